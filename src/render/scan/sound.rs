//! The sound echoes of a line apart from its end rhyme, in words and as JSON.

use serde::Serialize;

use super::Scanned;
use crate::rhyme::sound::{Answer, Echo};
use crate::text::printable;

/// The echoes of a line as JSON shows them; places count words of a line from 0.
#[derive(Debug, Serialize)]
pub(super) struct SoundRecord<'a> {
    alliteration: Vec<EchoRecord<'a>>,
    assonance: Vec<EchoRecord<'a>>,
    rhymes: Vec<AnswerRecord<'a>>,
}

/// Words of a line that share a sound.
#[derive(Debug, Serialize)]
struct EchoRecord<'a> {
    sound: &'a str,
    words: Vec<&'a str>,
    places: &'a [usize],
}

/// A word that rhymes with an earlier one of its stanza.
#[derive(Debug, Serialize)]
struct AnswerRecord<'a> {
    word: &'a str,
    place: usize,
    with: &'a str,
    with_line: u32,
    with_place: usize,
    kind: &'static str,
}

impl<'a> SoundRecord<'a> {
    /// The echoes of a line; `None` where they were not asked for.
    pub(super) fn of(scanned: &'a Scanned, line: usize) -> Option<Self> {
        let echoes = scanned.echoes.as_ref()?.get(line)?;
        let echo = |echo: &'a Echo| EchoRecord {
            sound: &echo.sound,
            words: echo.words.iter().map(|&place| word(scanned, line, place)).collect(),
            places: &echo.words,
        };
        let answer = |answer: &Answer| AnswerRecord {
            word: word(scanned, line, answer.word),
            place: answer.word,
            with: word(scanned, answer.line, answer.with),
            with_line: scanned.poem.lines.get(answer.line).map_or(0, |line| line.number),
            with_place: answer.with,
            kind: answer.comparison.grade.id(),
        };
        Some(Self {
            alliteration: echoes.alliteration.iter().map(echo).collect(),
            assonance: echoes.assonance.iter().map(echo).collect(),
            rhymes: echoes.rhymes.iter().map(answer).collect(),
        })
    }
}

/// The echoes of a line for a reader: `alliteration: grey goat; rhyme: snow, crow (line 1)`.
pub(super) fn row(scanned: &Scanned, line: usize) -> Option<String> {
    let echoes = scanned.echoes.as_ref()?.get(line)?;
    let said = |echo: &Echo| {
        let words: Vec<&str> = echo.words.iter().map(|&place| word(scanned, line, place)).collect();
        words.join(" ")
    };
    let rhyme = |answer: &Answer| {
        let there = if answer.line == line {
            String::new()
        } else {
            format!(" (line {})", scanned.poem.lines.get(answer.line).map_or(0, |line| line.number))
        };
        format!("{}, {}{there}", word(scanned, line, answer.word), word(scanned, answer.line, answer.with))
    };
    let kinds = [
        ("alliteration", echoes.alliteration.iter().map(said).collect::<Vec<_>>()),
        ("assonance", echoes.assonance.iter().map(said).collect()),
        ("rhyme", echoes.rhymes.iter().map(rhyme).collect()),
    ];
    let told = kinds.into_iter().filter(|(_, groups)| !groups.is_empty());
    let told: Vec<String> = told.map(|(kind, groups)| format!("{kind}: {}", groups.join("; "))).collect();
    (!told.is_empty()).then(|| printable(&told.join(" \u{b7} ")).into_owned())
}

/// A word of a line.
fn word(scanned: &Scanned, line: usize, place: usize) -> &str {
    let heard = scanned.poem.lines.get(line).map(|line| &line.heard);
    heard.and_then(|heard| Some(heard.text_of(heard.words.get(place)?))).unwrap_or_default()
}
