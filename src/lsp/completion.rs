//! Words that fit the rest of a line: that rhyme where it must, and keep its count and meter.

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Position, Range};
use crate::analysis::HeardLine;
use crate::judge::{Gap, OwedLine};
use crate::lexicon::Ear;
use crate::rhyme::suggest::slot::{Filler, Slot, words_in, written_on};
use crate::workspace::CheckedDraft;

/// How many words are offered; the client asks again as letters are typed.
const MOST: usize = 60;

/// The words for the place, best first, as the draft's accent says them; the letters of a word typed so far stay as they are.
pub(super) fn complete(document: &Document, ear: &Ear, position: Position, encoding: Encoding) -> Value {
    let lines = Lines::of(&document.text, encoding);
    let byte = lines.byte(position);
    let found =
        document.checked.as_ref().and_then(|checked| Some((checked.accent, gap(document, checked, ear, byte)?)));
    let items: Option<Vec<Value>> = found.map(|(accent, (from, slot))| {
        let place = (lines.range(from..byte), document.text.get(from..byte).unwrap_or_default());
        let fillers = words_in(accent, &slot).into_iter().take(MOST).enumerate();
        fillers.map(|(rank, filler)| item(rank, filler, place, slot.rhyme.is_some())).collect()
    });
    json!({"isIncomplete": true, "items": items.unwrap_or_default()})
}

/// What is missing at a byte of the draft, and the byte from which on a word would stand; `None` where no form asks for anything.
fn gap(document: &Document, checked: &CheckedDraft, ear: &Ear, byte: usize) -> Option<(usize, Slot)> {
    let number = document.line_at(byte);
    let span = document.line(number);
    let (owes, partner) = owed(checked, document.verse(number), number)?;
    let partner = partner.and_then(|at| Some((at, &*checked.poem.lines.get(at)?.heard)));
    let line = span.of(&document.text);
    let place = (line, byte.saturating_sub(span.start).min(line.len()));
    let gap = Gap::at(place, owes, partner, |text| HeardLine::hear(text, ear).counts);
    let asks = gap.slot.rhyme.is_some() || gap.slot.syllables.is_some();
    asks.then_some((span.start + gap.from, gap.slot))
}

/// What a line owes and the line of verse it should rhyme with; an empty line after the last one owes what the form has next.
fn owed(checked: &CheckedDraft, verse: Option<usize>, number: u32) -> Option<(&OwedLine, Option<usize>)> {
    let verdict = &checked.verdict;
    if let Some(at) = verse {
        return Some((&verdict.lines.get(at)?.owes, verdict.partner(at)));
    }
    if checked.poem.lines.last().is_some_and(|last| last.number > number) {
        return None;
    }
    let owes = verdict.owed.first()?;
    Some((owes, verdict.partner_of_owed(owes)))
}

/// A word for the place with these letters typed.
fn item(rank: usize, filler: Filler, (range, letters): (Range, &str), rhymes: bool) -> Value {
    let word = filler.suggestion;
    let text = written_on(letters, &word.word).unwrap_or_else(|| word.word.clone());
    let count = format!("{} syllable{}", word.syllables, if word.syllables == 1 { "" } else { "s" });
    let named = word.slant.map_or_else(|| word.grade.id().to_owned(), |sort| format!("{} (slant)", sort.id()));
    let accent = word.only_in.map(|accent| format!(" in {}", accent.speech())).unwrap_or_default();
    let kind = if rhymes { format!("{named} rhyme{accent}, ") } else { String::new() };
    let room = if filler.fills { "" } else { ", leaves room" };
    json!({
        "label": word.word,
        "kind": PLAIN_TEXT,
        "detail": format!("{kind}{count}{room}"),
        "sortText": format!("{rank:04}"),
        "textEdit": {"range": range, "newText": text},
    })
}

/// The protocol's number for a completion that is neither code nor a snippet.
const PLAIN_TEXT: u8 = 1;
