//! The words that fit at the cursor: those that may come next, and those of the same meaning as the word there.

use crate::rhyme::{Accent, LineEnd, compare_in};
use crate::sense::fill::{self, Place, Question, instead, offers};
use crate::span::Span;
use crate::tui::buffer::TextBuffer;
use crate::tui::reading::Reading;

/// Words that would fill what is left of the cursor's line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offer {
    /// The byte of the draft at which the cursor was when the words were searched.
    pub at: usize,
    /// The bytes of the draft that a word replaces: the letters typed of it.
    pub replaces: Span,
    /// What the line still needs, in words: `2 syllables left, to rhyme with brow (line 6)`.
    pub asks: String,
    /// Whether the line owes a rhyme here.
    pub rhymes: bool,
    /// The words, the likeliest first.
    pub words: Vec<OfferedWord>,
}

/// A word that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedWord {
    /// The word.
    pub word: String,
    /// Why it is offered, in words: `rhymes with go; near bloom, cherry`.
    pub why: String,
    /// The words of the poem that it is near to, in words; `None` where it is near none.
    pub near: Option<String>,
}

impl From<fill::Offer> for OfferedWord {
    fn from(offer: fill::Offer) -> Self {
        let (why, near) = (offer.why.in_words().join("; "), offer.why.near_in_words());
        Self { word: offer.filler.suggestion.word, why, near }
    }
}

impl Offer {
    /// Whether the word at the cursor is one of those offered: the line is full.
    pub(crate) fn is_filled(&self, buffer: &TextBuffer) -> bool {
        let typed = buffer.text().get(self.replaces.start()..buffer.cursor()).unwrap_or_default().to_lowercase();
        self.words.iter().any(|offered| offered.word == typed)
    }

    /// The offer after more letters were typed: the words that begin with them. `None` when the edit did more than add letters
    /// to the same word, or when no word is left.
    pub(crate) fn narrowed(mut self, buffer: &TextBuffer) -> Option<Self> {
        let span = Span::new(self.replaces.start(), buffer.cursor());
        let typed = buffer.text().get(span.start()..span.end())?.to_lowercase();
        let letters = typed.chars().all(|c| c.is_alphabetic() || c == '\'');
        if span.end() < self.at || typed.is_empty() || !letters || self.is_filled(buffer) {
            return None;
        }
        self.words.retain(|offered| offered.word.starts_with(&typed));
        (!self.words.is_empty()).then_some(Self { at: span.end(), replaces: span, ..self })
    }
}

/// How many words are offered.
const MOST_WORDS: usize = 200;

/// How many words of the same meaning as another are offered.
const MOST_INSTEAD: usize = 12;

/// The words offered while the poet writes: those that would end the line at the cursor, where it owes a rhyme and is near its end.
pub(crate) fn offer_to_end_line(reading: &Reading, buffer: &TextBuffer) -> Option<Offer> {
    /// The most syllables left with which the next word may end the line.
    const NEAR_THE_END: u32 = 3;
    let line = buffer.cursor_line();
    let (text, start, offset) = (buffer.line(line), buffer.line_span(line).start(), buffer.cursor_offset());
    let question = question(reading, line, text, offset);
    if let Some((owes, ending)) = reading.owes(line).and_then(|owes| Some((owes, owes.returning()?))) {
        let written = text.get(..offset).unwrap_or_default();
        if owes.still_returning(written).0.is_empty() {
            return None;
        }
        if let Some(offer) = offer_of_ending(reading, ending, &question, written, start + offset) {
            return Some(offer);
        }
    }
    let is_near = question.left().is_some_and(|left| *left.start() <= 1 || *left.end() <= NEAR_THE_END);
    // With no letters typed and no syllable left, the line has its last word.
    let is_full = question.from == offset
        && question.left().is_some_and(|left| *left.end() == 0 || question.pause && left.contains(&0));
    if question.rhymes_with.is_none() || !is_near || is_full {
        return None;
    }
    let words = offers(&question, reading.accent(), MOST_WORDS).into_iter().map(OfferedWord::from);
    let offer = Offer {
        at: buffer.cursor(),
        replaces: Span::new(start + question.from, start + offset),
        asks: asks(reading, &question),
        rhymes: true,
        words: words.collect(),
    };
    (!offer.is_filled(buffer)).then_some(offer)
}

/// The words that return at the end of a line, once the word before the cursor rhymes as the words before them do; `None` before that.
fn offer_of_ending(
    reading: &Reading,
    ending: &str,
    question: &Question,
    written: &str,
    cursor: usize,
) -> Option<Offer> {
    let heard = reading.hear(written);
    let due = question.slot.rhyme.as_ref()?;
    let likeness = compare_in(reading.accent(), due, &LineEnd::of(&heard));
    (likeness.grade.is_full() && likeness.repeat.is_none()).then(|| Offer {
        at: cursor,
        replaces: Span::new(cursor, cursor),
        asks: "The words that return".to_owned(),
        rhymes: true,
        words: vec![OfferedWord { word: ending.to_owned(), why: "return here".to_owned(), near: None }],
    })
}

fn question(reading: &Reading, line: usize, text: &str, byte: usize) -> Question {
    let place = Place { number: u32::try_from(line + 1).unwrap_or(u32::MAX), line: text, byte };
    Question::at(reading.poem(), reading.verdict(), place, |text| reading.hear(text))
}

/// The demands on a word, with lines numbered as in the gutter.
fn asks(reading: &Reading, question: &Question) -> String {
    question.in_words(|line| {
        let verse = (line as usize).checked_sub(1).and_then(|line| reading.verse(line));
        verse.map_or_else(|| "above".to_owned(), |verse| format!("line {}", verse + 1))
    })
}

/// The words that the poet may ask for at the cursor.
#[derive(Debug)]
pub(crate) struct Finder {
    accent: Accent,
    /// The demands on the word, as a title.
    title: String,
    /// The question about the next word, or about a word in the cursor's place where none may follow.
    next: Question,
    /// The letters of the word at the cursor, as bytes of the draft; empty where none was begun.
    letters: Span,
    /// The whole word there, if there is one.
    whole: Option<WholeWord>,
}

/// A whole word at the cursor.
#[derive(Debug)]
struct WholeWord {
    text: String,
    /// The question about a word in its place.
    question: Question,
    /// Whether another word may follow it at the cursor.
    has_room: bool,
}

/// Words for the cursor's place, as its list shows them.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Words that the letters at the cursor begin, or that come next.
    pub(crate) next: Vec<OfferedWord>,
    /// Words that may replace the one at the cursor.
    pub(crate) instead: Vec<OfferedWord>,
}

impl Finder {
    /// The words that the poet may ask for at the cursor; `is_begun` where the word there has just been offered more letters, so that
    /// it is no whole word.
    pub(crate) fn at(reading: &Reading, buffer: &TextBuffer, is_begun: bool) -> Self {
        let line = buffer.cursor_line();
        let (text, start, offset) = (buffer.line(line), buffer.line_span(line).start(), buffer.cursor_offset());
        let words = crate::text::words(text);
        let accent = reading.accent();
        let word = words.iter().map(|word| word.span).find(|word| word.start() < offset && offset <= word.end());
        let whole = word.filter(|word| offset < word.end() || !is_begun && reading.is_whole_word(word.of(text)));
        let Some(word) = whole else {
            let next = question(reading, line, text, offset);
            let letters = Span::new(start + next.from, start + offset);
            let title = Some(asks(reading, &next)).filter(|asks| !asks.is_empty());
            let title = title.unwrap_or_else(|| "Any word: type how it begins".to_owned());
            return Self { accent, title, next, letters, whole: None };
        };
        let (before, after) =
            (text.get(..word.start()).unwrap_or_default(), text.get(word.end()..).unwrap_or_default());
        let question_for = |before: &str| question(reading, line, &[before, after].concat(), before.len());
        let next = question_for(&[before, word.of(text), " "].concat());
        let has_room = offset == word.end() && next.left().is_none_or(|left| !left.is_empty());
        let whole = WholeWord { text: word.of(text).to_owned(), question: question_for(before), has_room };
        let (which, asked) = if has_room { ("After", &next) } else { ("In place of", &whole.question) };
        let asks = asks(reading, asked);
        let part = if asks.is_empty() { "" } else { ": " };
        let title = format!("{which} {}{part}{asks}", whole.text);
        Self { accent, title, next, letters: word.shifted(start), whole: Some(whole) }
    }

    /// The bytes of the draft that hold the word at the cursor, or the letters typed of it.
    pub(crate) fn letters(&self) -> Span {
        self.letters
    }

    /// The letters typed of a word that is not whole.
    pub(crate) fn begun(&self) -> &str {
        if self.whole.is_some() { "" } else { &self.next.slot.starts }
    }

    /// Whether a word taken is written after the word at the cursor and does not replace it.
    pub(crate) fn leaves_the_word(&self) -> bool {
        self.whole.as_ref().is_some_and(|whole| whole.has_room)
    }

    /// The demands on the word, as a title.
    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    /// The words that agree with the letters typed into the list.
    pub(crate) fn found(self, typed: &str) -> Found {
        let typed = typed.trim().to_lowercase();
        let accent = self.accent;
        let beginning = |mut question: Question, letters: String| {
            question.slot.starts = letters;
            offers(&question, accent, MOST_WORDS).into_iter().map(OfferedWord::from).collect::<Vec<_>>()
        };
        let Some(WholeWord { text, question, has_room }) = self.whole else {
            return Found { next: beginning(self.next, typed), instead: Vec::new() };
        };
        let mut same: Vec<OfferedWord> =
            instead(&question, &text, accent, MOST_INSTEAD).into_iter().map(OfferedWord::from).collect();
        same.retain(|offered| offered.word.starts_with(&typed));
        let lower = text.to_lowercase();
        if has_room {
            let written_on = if typed.is_empty() { Vec::new() } else { beginning(question, lower + &typed) };
            let next = written_on.into_iter().chain(beginning(self.next, typed));
            return Found { next: next.collect(), instead: same };
        }
        let others = beginning(question, typed).into_iter();
        let is_new = |offered: &OfferedWord| {
            offered.word != lower && same.iter().all(|known: &OfferedWord| known.word != offered.word)
        };
        let others: Vec<OfferedWord> = others.filter(is_new).collect();
        Found { next: Vec::new(), instead: same.into_iter().chain(others).collect() }
    }
}
