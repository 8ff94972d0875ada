//! Words that fit the rest of a line: that rhyme where it must, and keep its count and meter.

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Position, Range};
use crate::analysis::{Counts, HeardLine, PoemLine};
use crate::cli::check::Examined;
use crate::judge::OwedLine;
use crate::lexicon::Ear;
use crate::rhyme::LineEnd;
use crate::rhyme::suggest::slot::{Filler, Slot, words};

/// How many words are offered; the client asks again as letters are typed.
const MOST: usize = 60;

/// The words for the place, best first; the letters of a word typed so far are replaced.
pub(super) fn complete(document: &Document, ear: &Ear, position: Position, encoding: Encoding) -> Value {
    let lines = Lines::of(&document.text, encoding);
    let byte = lines.byte(position);
    let found = document.examined.as_ref().and_then(|examined| Gap::at(document, examined, ear, byte));
    let items: Option<Vec<Value>> = found.map(|gap| {
        let range = lines.range(gap.from..byte);
        let fillers = words(&gap.slot).into_iter().take(MOST).enumerate();
        fillers.map(|(rank, filler)| item(rank, filler, range, gap.slot.rhyme.is_some())).collect()
    });
    json!({"isIncomplete": true, "items": items.unwrap_or_default()})
}

/// What is missing at a place of a line.
struct Gap {
    /// The byte at which the word begun stands.
    from: usize,
    slot: Slot,
}

impl Gap {
    /// `None` where no form asks for anything.
    fn at(document: &Document, examined: &Examined, ear: &Ear, byte: usize) -> Option<Self> {
        let number = document.line_at(byte);
        let span = document.line(number);
        let (line, offset) = (span.of(&document.text), byte.saturating_sub(span.start));
        let (owes, end) = owed(examined, document.verse(number), number)?;
        let begun =
            crate::text::words(line).into_iter().find(|word| word.span.start < offset && offset <= word.span.end);
        let from = begun.map_or(offset, |word| word.span.start);
        let (before, after) = (line.get(..from)?, line.get(offset..)?);
        let counts = |text: &str| -> Counts { HeardLine::hear(text, ear).counts };
        let at_end = !after.contains(char::is_alphanumeric);
        let mut slot = owes.gap(&counts(before).plus(&counts(after)), at_end, end);
        line.get(from..offset)?.to_lowercase().clone_into(&mut slot.starts);
        let asks = slot.rhyme.is_some() || slot.syllables.is_some();
        asks.then(|| Self { from: document.line(number).start + from, slot })
    }
}

/// What a line owes and the end it should rhyme with; an empty line after the last one owes what the form has next.
fn owed(examined: &Examined, verse: Option<usize>, number: u32) -> Option<(&OwedLine, Option<LineEnd>)> {
    let verdict = &examined.verdict;
    let end = |line: &PoemLine| LineEnd::of(&line.heard);
    if let Some(at) = verse {
        let partner = verdict.partner(at).and_then(|partner| examined.poem.lines.get(partner));
        return Some((&verdict.lines.get(at)?.owes, partner.map(end)));
    }
    if examined.poem.lines.last().is_some_and(|last| last.number > number) {
        return None;
    }
    let owes = verdict.owed.first()?;
    let own = owes.rhyme();
    let partner = own.and_then(|own| verdict.lines.iter().rposition(|line| line.owes.rhyme() == Some(own)));
    Some((owes, partner.and_then(|partner| examined.poem.lines.get(partner)).map(end)))
}

fn item(rank: usize, filler: Filler, range: Range, rhymes: bool) -> Value {
    let word = filler.suggestion;
    let count = format!("{} syllable{}", word.syllables, if word.syllables == 1 { "" } else { "s" });
    let kind = if rhymes { format!("{} rhyme, ", word.grade.id()) } else { String::new() };
    let room = if filler.fills { "" } else { ", leaves room" };
    json!({
        "label": word.word,
        "kind": PLAIN_TEXT,
        "detail": format!("{kind}{count}{room}"),
        "sortText": format!("{rank:04}"),
        "textEdit": {"range": range, "newText": word.word},
    })
}

/// The protocol's number for a completion that is neither code nor a snippet.
const PLAIN_TEXT: u8 = 1;
