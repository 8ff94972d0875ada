//! The pauses and the enjambment of a line, in words and as JSON.

use serde::Serialize;

use super::Scanned;
use crate::shape::{Caesura, Enjambment};
use crate::text::printable;

/// The pauses and the enjambment of a line, as JSON shows them.
#[derive(Debug, Serialize)]
pub(super) struct ShapeRecord<'a> {
    enjambment: Option<EnjambmentRecord>,
    caesuras: Vec<CaesuraRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    turn: Option<TurnRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct EnjambmentRecord {
    strength: &'static str,
    why: String,
}

#[derive(Debug, Serialize)]
struct CaesuraRecord<'a> {
    after: &'a str,
    syllable: usize,
    foot: usize,
    inside_foot: bool,
    kind: &'static str,
    mark: &'a str,
}

#[derive(Debug, Serialize)]
struct TurnRecord<'a> {
    word: Option<&'a str>,
    begins_stanza: bool,
    after_sentence: bool,
}

impl<'a> ShapeRecord<'a> {
    /// The shape of a line; `None` where it was not asked for.
    pub(super) fn of(scanned: &'a Scanned, line: usize) -> Option<Self> {
        let shape = scanned.shape.as_ref()?;
        let own = shape.lines.get(line)?;
        let enjambment =
            |found: &Enjambment| EnjambmentRecord { strength: found.strength.id(), why: found.why.in_words() };
        let caesura = |found: &Caesura| CaesuraRecord {
            after: word(scanned, line, found.after),
            syllable: found.syllable,
            foot: found.foot,
            inside_foot: found.inside_foot,
            kind: found.kind(),
            mark: mark(scanned, line, found.after),
        };
        let turn = shape.turns.iter().find(|(at, _)| *at == line);
        Some(Self {
            enjambment: own.enjambment.as_ref().map(enjambment),
            caesuras: own.caesuras.iter().map(caesura).collect(),
            turn: turn.map(|(_, turn)| TurnRecord {
                word: turn.word.as_deref(),
                begins_stanza: turn.begins_stanza,
                after_sentence: turn.after_sentence,
            }),
        })
    }
}

/// The shape of a line for a reader: `caesura after 4 (masculine, foot 2) · runs on strongly: “the” leans on the next line`.
pub(super) fn row(scanned: &Scanned, line: usize) -> Option<String> {
    let shape = scanned.shape.as_ref()?;
    let own = shape.lines.get(line)?;
    let turn = shape.turns.iter().find(|(at, _)| *at == line).map(|(_, turn)| turn.in_words());
    let pauses = own.caesuras.iter().map(in_words);
    let runs_on =
        own.enjambment.as_ref().map(|found| format!("{} enjambment: {}", found.strength.id(), found.why.in_words()));
    let told: Vec<String> = turn.into_iter().chain(pauses).chain(runs_on).collect();
    (!told.is_empty()).then(|| printable(&told.join(" \u{b7} ")).into_owned())
}

fn in_words(caesura: &Caesura) -> String {
    let place = match (caesura.foot, caesura.inside_foot) {
        (0, _) => String::new(),
        (foot, true) => format!(", inside foot {foot}"),
        (foot, false) => format!(", after foot {foot}"),
    };
    format!("caesura after syllable {} ({}{place})", caesura.syllable, caesura.kind())
}

/// The marks as they are written after a word, without the space around them: `;`, `—`, `,”`.
fn mark(scanned: &Scanned, line: usize, place: usize) -> &str {
    let written = || {
        let heard = &scanned.poem.lines.get(line)?.heard;
        let (before, after) = (heard.words.get(place)?, heard.words.get(place + 1)?);
        heard.text.get(before.span.end()..after.span.start())
    };
    written().unwrap_or_default().trim()
}

fn word(scanned: &Scanned, line: usize, place: usize) -> &str {
    let heard = scanned.poem.lines.get(line).map(|line| &line.heard);
    heard.and_then(|heard| Some(heard.text_of(heard.words.get(place)?))).unwrap_or_default()
}
