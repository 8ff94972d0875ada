//! What is left of the line at the cursor, and the words that would fill it.

use std::ops::RangeInclusive;

use crate::analysis::HeardLine;
use crate::form::Count;
use crate::meter::{Foot, Measure, Meter};
use crate::rhyme::LineEnd;
use crate::rhyme::suggest::{Pattern, slot};
use crate::span::Span;
use crate::tui::buffer::TextBuffer;
use crate::tui::reading::Reading;

/// Words that would fill what is left of the cursor's line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offer {
    /// The byte of the draft the cursor stood at when the words were looked for.
    pub at: usize,
    /// The bytes of the draft a word takes the place of: the letters of it typed so far.
    pub replaces: Span,
    /// What is asked, in words: `2 syllables left, to rhyme with brow`.
    pub asks: String,
    /// Whether the line owes a rhyme here.
    pub rhymes: bool,
    /// The most syllables that are left; unbounded when any number will do.
    pub room: u32,
    /// The words, best first, each with what is to be said beside it.
    pub words: Vec<(String, String)>,
}

impl Offer {
    /// With so many syllables left, the word that ends the line is next.
    pub const NEAR_THE_END: u32 = 3;
}

/// How many words are offered.
const MOST_WORDS: usize = 300;

/// Looks for the words that would fill the line at the cursor.
pub(in crate::tui) fn offer(reading: &mut Reading, buffer: &TextBuffer) -> Offer {
    let line = buffer.cursor_line();
    let (text, start, offset) = (buffer.line(line), buffer.line_span(line).start, buffer.cursor_offset());
    let words = crate::text::words(text);
    let begun = words.iter().find(|word| word.span.start < offset && offset <= word.span.end);
    let from = begun.map_or(offset, |word| word.span.start);
    let (before, after) = (text.get(..from).unwrap_or_default(), text.get(offset..).unwrap_or_default());
    let written = reading.hear(before).counts.plus(&reading.hear(after).counts);
    let at_end = !after.contains(char::is_alphanumeric);
    let owes = reading.owes(line).cloned().unwrap_or_default();
    let meter = reading.meter(&owes.meter).cloned();
    let wanted = owed_syllables(&owes.syllables, meter.as_ref());
    let partner = if at_end { partner(reading, line, &owes.letter) } else { None };
    let slot = slot::Slot {
        syllables: wanted.as_ref().map(|wanted| slot::Slot::left(&written, wanted)),
        beats: meter.as_ref().filter(|_| at_end).and_then(beats),
        rhyme: partner.as_ref().map(|(_, line)| LineEnd::of(line)),
        starts: text.get(from..offset).unwrap_or_default().to_lowercase(),
    };
    let asks = asks(slot.syllables.as_ref(), partner.as_ref());
    let found = slot::words(&slot).into_iter().take(MOST_WORDS);
    let words = found.map(|filler| {
        let count = filler.suggestion.syllables;
        let detail = if filler.fills { String::new() } else { format!("leaves room, {}", syllables(count)) };
        (filler.suggestion.word, detail)
    });
    Offer {
        at: buffer.cursor(),
        replaces: Span::new(start + from, start + offset),
        asks,
        rhymes: partner.is_some(),
        room: slot.syllables.as_ref().map_or(u32::MAX, |left| *left.end()),
        words: words.collect(),
    }
}

/// The syllables a line owes, from its count or from its meter.
fn owed_syllables(count: &str, meter: Option<&Meter>) -> Option<RangeInclusive<u32>> {
    if let Ok(count) = count.parse::<Count>() {
        return Some(count.least()..=count.most().unwrap_or(u32::MAX));
    }
    let counts = meter?.plain_counts();
    Some(counts.least()..=counts.most())
}

/// The beats of a named meter, written out.
fn beats(meter: &Meter) -> Option<Pattern> {
    let named = |measure: &Measure| match measure {
        Measure::Named { foot, feet } => Some((*foot, *feet)),
        Measure::Beats(_) | Measure::Marks(_) => None,
    };
    let (foot, feet): (Foot, u8) = meter.measures().find_map(named)?;
    let marks = foot.pattern().repeat(usize::from(feet));
    let marks: String = marks.iter().map(|&beat| if beat { '/' } else { 'x' }).collect();
    marks.parse().ok()
}

/// The line this one should rhyme with: the nearest before it with its letter, else the nearest after; with its number.
fn partner(reading: &Reading, line: usize, letter: &str) -> Option<(usize, HeardLine)> {
    let same = rhyme_of(letter)?;
    let lines = &reading.verdict().lines;
    let here = reading.verse(line).unwrap_or(lines.len());
    let with_letter = |at: &usize| lines.get(*at).and_then(|other| rhyme_of(&other.owes.letter)) == Some(same);
    let found = (0..here).rev().find(with_letter).or_else(|| (here + 1..lines.len()).find(with_letter))?;
    let heard = &reading.poem().lines.get(found)?.heard;
    Some((found + 1, HeardLine::clone(heard)))
}

/// The rhyme a letter of the form names: `A1` and `a` name one; `x` and `-` none.
fn rhyme_of(letter: &str) -> Option<char> {
    letter.chars().next().map(|c| c.to_ascii_lowercase()).filter(|&c| c.is_ascii_alphabetic() && c != 'x')
}

fn asks(left: Option<&RangeInclusive<u32>>, partner: Option<&(usize, HeardLine)>) -> String {
    let room = left.map(|left| match (*left.start(), *left.end()) {
        (start, end) if start > end => "the line is full".to_owned(),
        (start, u32::MAX) => format!("{} or more left", syllables(start)),
        (start, end) if start == end => format!("{} left", syllables(start)),
        (start, end) => format!("{start} to {} left", syllables(end)),
    });
    let rhyme = partner.and_then(|(number, line)| {
        let last = line.words.last()?;
        Some(format!("to rhyme with {} ({number})", line.text_of(last)))
    });
    [room, rhyme].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn syllables(count: u32) -> String {
    if count == 1 { "1 syllable".to_owned() } else { format!("{count} syllables") }
}
