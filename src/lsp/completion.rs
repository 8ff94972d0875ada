//! Words that fit the rest of a line: that rhyme where it must, and keep its count and meter.

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Position, Range};
use crate::analysis::HeardLine;
use crate::lexicon::Ear;
use crate::rhyme::suggest::slot::written_on;
use crate::sense::fill::{Offer, Place, Question, offers};
use crate::workspace::CheckedDraft;

/// How many words are offered; the client asks again as letters are typed.
const MOST: usize = 60;

/// The words for the place, the likeliest first, as the draft's accent says them; the letters of a word typed so far stay as they are.
pub(super) fn complete(document: &Document, ear: &Ear, position: Position, encoding: Encoding) -> Value {
    let lines = Lines::of(&document.text, encoding);
    let byte = lines.byte(position);
    let found =
        document.checked.as_ref().and_then(|checked| Some((checked.accent, asked(document, checked, ear, byte)?)));
    let items: Option<Vec<Value>> = found.map(|(accent, (from, question))| {
        let place = (lines.range(from..byte), document.text.get(from..byte).unwrap_or_default());
        let offers = offers(&question, accent, MOST).into_iter().enumerate();
        offers.map(|(rank, offer)| item(rank, offer, place, question.slot.rhyme.is_some())).collect()
    });
    json!({"isIncomplete": true, "items": items.unwrap_or_default()})
}

/// The question about a byte of the draft, and the byte at which the word begins; `None` where no form asks for anything.
fn asked(document: &Document, checked: &CheckedDraft, ear: &Ear, byte: usize) -> Option<(usize, Question)> {
    let number = document.line_at(byte);
    let span = document.line(number);
    let line = span.of(&document.text);
    let place = Place { number, line, byte: byte.saturating_sub(span.start()).min(line.len()) };
    let question = Question::at(&checked.poem, &checked.verdict, place, |text| HeardLine::hear(text, ear));
    let asks = question.slot.rhyme.is_some() || question.slot.syllables.is_some();
    asks.then_some((span.start() + question.from, question))
}

/// A word for the place with these letters typed.
fn item(rank: usize, offer: Offer, (range, letters): (Range, &str), rhymes: bool) -> Value {
    let near = offer.why.near_in_words().map(|near| format!(", {near}")).unwrap_or_default();
    let (word, fills) = (offer.filler.suggestion, offer.filler.fills);
    let text = written_on(letters, &word.word).unwrap_or_else(|| word.word.clone());
    let count = format!("{} syllable{}", word.syllables, if word.syllables == 1 { "" } else { "s" });
    let named = word.slant.map_or_else(|| word.grade.id().to_owned(), |sort| format!("{} (slant)", sort.id()));
    let accent = word.only_in.map(|accent| format!(" in {}", accent.speech())).unwrap_or_default();
    let kind = if rhymes { format!("{named} rhyme{accent}, ") } else { String::new() };
    let room = if fills { "" } else { ", leaves room" };
    json!({
        "label": word.word,
        "kind": PLAIN_TEXT,
        "detail": format!("{kind}{count}{room}{near}"),
        "sortText": format!("{rank:04}"),
        "textEdit": {"range": range, "newText": text},
    })
}

/// The protocol's number for a completion that is neither code nor a snippet.
const PLAIN_TEXT: u8 = 1;
