//! A place in a poem where a word is missing, with the demands on that word.

use std::ops::{Range, RangeInclusive};

use crate::analysis::{Counts, HeardLine, Poem};
use crate::judge::{Gap, OwedLine, Verdict, ends_beyond};
use crate::meter::{NamedMeter, scan_poem};
use crate::rhyme::Accent;
use crate::rhyme::suggest::Pattern;
use crate::rhyme::suggest::slot::{Filler, Slot, candidates};

/// A place where a word is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// The byte of its line at which the word begins; letters of it that are typed already follow.
    pub from: usize,
    /// The syllables, beats, rhyme and letters that the form asks of the word.
    pub slot: Slot,
    /// The syllables that are left by the meter the poem keeps, where the form asks for no number.
    pub kept: Option<RangeInclusive<u32>>,
    /// The beats of the meter the poem keeps, where the form names none; the word must fit their end.
    pub beats: Option<Pattern>,
    /// The words before it in its line, in lower case.
    pub line: Vec<String>,
    /// Whether a mark of punctuation stands right before it.
    pub pause: bool,
    /// The words of the lines near it, each line by itself, in lower case.
    pub others: Vec<Vec<String>>,
    /// The word it rhymes with, and its physical line, counted from 1.
    pub rhymes_with: Option<(String, u32)>,
}

/// A place in a draft: a byte of a physical line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The line, counted from 1.
    pub number: u32,
    /// The line as written.
    pub line: &'a str,
    /// The byte of the line, from 0.
    pub byte: usize,
}

impl Question {
    /// The question about a word at a place; `hear` hears text as the draft is heard.
    ///
    /// An empty line after the last line of verse owes what the form asks of the next line.
    pub fn at(poem: &Poem, verdict: &Verdict, place: Place<'_>, hear: impl Fn(&str) -> HeardLine) -> Self {
        let at = poem.lines.iter().position(|line| line.number == place.number);
        let (owes, partner) = owed(poem, verdict, at, place.number);
        let heard = |at: usize| Some((at, &*poem.lines.get(at)?.heard));
        let counts = |text: &str| hear(text).counts;
        let Gap { from, slot, partner } = Gap::at((place.line, place.byte), &owes, partner.and_then(heard), counts);
        let nearby = others(poem, at);
        let written = place.line.get(..from).unwrap_or_default();
        let after = place.line.get(place.byte..).unwrap_or_default();
        let ends = !after.contains(char::is_alphanumeric);
        let (returning, _) = owes.still_returning(written);
        // Words that return follow the word asked for, so the last beats are theirs.
        let is_last = owes.returning().is_none();
        let returning = if ends && !returning.is_empty() { counts(&returning) } else { Counts::zero() };
        let meter = if slot.syllables.is_none() && ends { kept_meter(poem, &nearby, partner) } else { None };
        let syllables = meter.and_then(|meter| u32::try_from(meter.syllables()).ok());
        let is_feminine = is_last
            && syllables
                .zip(partner.and_then(heard))
                .is_some_and(|(count, (_, line))| ends_beyond(line, &(count..=count)));
        let syllables = syllables.map(|count| count + u32::from(is_feminine));
        let slack = |beats: Pattern| if is_feminine { beats.with_slack() } else { beats };
        let rhymes_with = partner.and_then(heard).and_then(|(at, line)| {
            let word = line.text_of(owes.rhyming_words(line).last()?).to_owned();
            Some((word, poem.lines.get(at)?.number))
        });
        Self {
            from,
            kept: syllables.map(|count| Slot::left(&counts(written).plus(&returning), &(count..=count))),
            beats: meter.filter(|_| is_last).and_then(beats).map(slack),
            line: words(written),
            pause: written.trim_end().ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}')),
            others: nearby.iter().map(|&at| words(&poem.lines[at].heard.text)).collect(),
            rhymes_with,
            slot,
        }
    }

    /// Every word that fits, in the order of rhymes; where no rhyme is owed, common words that fill what is left.
    pub fn candidates(&self, accent: Accent) -> Vec<Filler> {
        if self.slot.rhyme.is_some() {
            return candidates(accent, &self.slot);
        }
        candidates(accent, &self.slot_left())
    }

    /// The slot, with the syllables that the poem's meter leaves where the form asks for no number.
    pub(super) fn slot_left(&self) -> Slot {
        Slot { syllables: self.wanted(), ..self.slot.clone() }
    }

    /// The syllables that a word for the place may have: all that are left, or any number up to that where no rhyme is owed and more
    /// are left than most words have.
    pub(super) fn wanted(&self) -> Option<RangeInclusive<u32>> {
        let left = self.left()?;
        let is_open = self.slot.rhyme.is_none() && *left.start() > MOST_ONE_WORD && !left.is_empty();
        Some(if is_open { 1..=*left.end() } else { left.clone() })
    }

    /// The syllables that are left, by the form or by the meter that the poem keeps.
    pub fn left(&self) -> Option<&RangeInclusive<u32>> {
        self.slot.syllables.as_ref().or(self.kept.as_ref())
    }
}

/// The duties of the line, and the line of verse, from 0, that it should rhyme with.
fn owed(poem: &Poem, verdict: &Verdict, at: Option<usize>, number: u32) -> (OwedLine, Option<usize>) {
    if let Some(at) = at {
        let owes = verdict.lines.get(at).map(|line| line.owes.clone()).unwrap_or_default();
        return (owes, verdict.partner(at));
    }
    let is_after = poem.lines.last().is_none_or(|last| last.number < number);
    match verdict.owed.first().filter(|_| is_after) {
        Some(owes) => (owes.clone(), verdict.partner_of_owed(owes)),
        None => (OwedLine::default(), None),
    }
}

/// The most syllables that one word is asked to fill where it need not rhyme: few words have more.
const MOST_ONE_WORD: u32 = 2;

/// How many lines before and after a place count for its meter and its meaning: about a page, so that a long poem costs no more.
const NEARBY: usize = 40;

/// The lines of verse near line `at`, without it; those near the end of the poem where `at` is `None`.
fn others(poem: &Poem, at: Option<usize>) -> Vec<usize> {
    let here = at.unwrap_or(poem.lines.len());
    let nearby = here.saturating_sub(NEARBY)..poem.lines.len().min(here + NEARBY + 1);
    nearby.filter(|other| Some(*other) != at).collect()
}

/// The meter that these lines keep: that of the line to rhyme with where it is among them, else that of most lines.
fn kept_meter(poem: &Poem, others: &[usize], partner: Option<usize>) -> Option<NamedMeter> {
    let place = |line: usize| others.partition_point(|other| *other < line);
    let lines = others.iter().map(|&at| poem.lines[at].clone()).collect();
    let stanzas = poem.stanzas.iter().map(|Range { start, end }| place(*start)..place(*end));
    let stanzas = stanzas.filter(|stanza| !stanza.is_empty()).collect();
    let scanned = scan_poem(&Poem { lines, stanzas, ..Poem::default() }, None);
    match partner.filter(|partner| others.contains(partner)) {
        Some(partner) => scanned.lines.get(place(partner))?.measure,
        None => scanned.meter.filter(|_| others.len() >= FEWEST),
    }
}

/// The fewest lines that show a meter: one or two may keep one by chance.
const FEWEST: usize = 3;

/// The beats of a meter as a pattern: `x/x/x/`.
fn beats(meter: NamedMeter) -> Option<Pattern> {
    let marks: String = meter.pattern().into_iter().map(|beat| if beat { '/' } else { 'x' }).collect();
    marks.parse().ok()
}

/// The words of a text in lower case, with plain apostrophes.
fn words(text: &str) -> Vec<String> {
    let words = crate::text::words(text);
    words.iter().map(|word| word.span.of(text).replace('\u{2019}', "'").to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::form::Registry;
    use crate::judge::{Judge, JudgeOptions};
    use crate::lexicon::Ear;

    fn asked(form: &str, text: &str, number: u32) -> Question {
        let poem = Session::default().hear(text);
        let verdict = Judge::new(Registry::new().find(form).unwrap()).judge(&poem, &JudgeOptions::typing(number));
        let line = text.lines().nth(number as usize - 1).unwrap_or_default();
        let ear = Ear::new();
        Question::at(&poem, &verdict, Place { number, line, byte: line.len() }, |text| HeardLine::hear(text, &ear))
    }

    #[test]
    fn the_meter_that_the_poem_keeps_says_what_is_left() {
        let text = "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
                    The children long have gone to \n";
        let question = asked("abab", text, 3);
        assert_eq!(question.kept, Some(1..=1));
        assert_eq!(question.rhymes_with, Some(("deep".to_owned(), 1)));
        assert_eq!(question.line.last().map(String::as_str), Some("to"));
        assert_eq!((question.others.len(), question.others[1].len()), (2, 6));
        assert!(!question.pause && question.slot.syllables.is_none());
    }

    #[test]
    fn a_line_that_is_not_begun_owes_what_the_form_asks_next() {
        let question = asked("haiku", "the old gate stands wide\n\n", 2);
        assert_eq!(question.slot.syllables, Some(7..=7));
        assert_eq!((question.rhymes_with, question.kept), (None, None));
    }

    #[test]
    fn amid_a_line_the_rest_of_it_counts_and_no_rhyme_is_owed() {
        let text = "the old gate stands wide\nsnow has filled the  cart\n";
        let poem = Session::default().hear(text);
        let verdict = Judge::new(Registry::new().find("haiku").unwrap()).judge(&poem, &JudgeOptions::typing(2));
        let line = text.lines().nth(1).unwrap();
        let place = Place { number: 2, line, byte: 20 };
        let ear = Ear::new();
        let question = Question::at(&poem, &verdict, place, |text| HeardLine::hear(text, &ear));
        assert_eq!(question.slot.syllables, Some(2..=2));
        assert!(question.rhymes_with.is_none());
    }
}
