//! The quality of a find, as a number from 0 to 1, with its reasons in words.
//!
//! It is the weighted mean of three parts, each from 0 to 1: where the lines end, whether the find is a whole sentence or clause of the
//! prose, and how natural its pronunciations are. A guessed word lowers the result. The numbers were chosen by comparing finds in prose
//! side by side.

use std::ops::Range;

use super::heard::{HeardParagraph, Joint};
use super::plan::{Plan, Shape};
use super::search::{Cut, WORDS_OF_END};
use crate::form::Count;
use crate::judge::{Mark, Rule, Severity, Verdict};
use crate::lexicon::Spoken;
use crate::meter::{MOST_STRAIN, PreparedLine};
use crate::rhyme::{Accent, Grade, LineEnd, compare_in};

/// The weight of the line ends: readers hear at once where a cut tears a phrase apart.
const ENDS: f32 = 0.4;

/// The weight of whether the find is whole sentences or clauses.
const WHOLE: f32 = 0.3;

/// The weight of whether the lines need a license or a rarer reading.
const NATURAL: f32 = 0.3;

/// The factor for a find that depends on a guessed word: letter-to-sound misses the syllables of one word in ten, and the stress
/// of one in four.
const GUESSED: f32 = 0.6;

/// The worth of a line's end: at a stop or a dash, at a comma, between words, and on a word that leans on the next one.
const AT_CLAUSE: f32 = 1.0;
const AT_PHRASE: f32 = 0.9;
const AT_WORD: f32 = 0.5;
const LEANING: f32 = 0.0;

/// The worth of a find's bounds: whole sentences, the first or last clauses of one, clauses from its middle.
const SENTENCES: f32 = 1.0;
const OPEN_AT_ONE_END: f32 = 0.5;
const OPEN_AT_BOTH: f32 = 0.25;

/// The worth of a line that takes an everyday license, and of one whose license or reading a reader notices.
const EVERYDAY: f32 = 0.8;
const LICENSED: f32 = 0.4;

/// How much of its worth a line loses at the greatest strain that the judge accepts.
const STRAINED: f32 = 0.7;

/// The worth of a rhyme that is not perfect, or takes in several words.
const NEAR_RHYME: f32 = 0.7;

/// The ratio of the longest line to the shortest from which lines without a count in the form are uneven.
const UNEVEN: f32 = 1.5;

/// The quality of a find.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quality {
    /// From 0 to 1.
    pub(super) score: f32,
    /// The reasons for the score, in words.
    pub(super) why: Vec<String>,
}

/// A cut to be weighed.
pub(super) struct Weighed<'a> {
    pub(super) heard: &'a HeardParagraph<'a>,
    pub(super) plan: &'a Plan,
    pub(super) shape: &'a Shape,
    pub(super) cut: &'a Cut,
    /// The accent in which rhymes are judged.
    pub(super) accent: Accent,
}

impl Weighed<'_> {
    /// The quality of a cut before it is judged, by which cuts of the same words are sorted.
    pub(super) fn expected(&self) -> f32 {
        let natural: Vec<f32> = (0..self.cut.ends.len()).map(|line| self.counted(line)).collect();
        self.score(mean(&natural))
    }

    /// The quality of a cut that fits its form, given its verdict.
    pub(super) fn quality(&self, verdict: &Verdict) -> Quality {
        let said = |line: usize| {
            let licenses = verdict.lines.get(line).map_or(&[][..], |line| &line.licenses);
            let is_remarked = verdict.lines.get(line).is_some_and(|line| line.mark > Mark::Fits);
            let license = match licenses.is_empty() {
                _ if is_remarked => LICENSED,
                true => 1.0,
                false => EVERYDAY,
            };
            license.min(self.counted(line)).min(self.metered(line)).min(self.rhymed(line)) * self.even()
        };
        let natural: Vec<f32> = (0..self.cut.ends.len()).map(said).collect();
        Quality { score: self.score(mean(&natural)), why: self.why(verdict) }
    }

    fn score(&self, natural: f32) -> f32 {
        let ends: Vec<f32> = self.inner_ends().map(|end| self.end(end)).collect();
        let plain = ENDS * mean(&ends) + WHOLE * self.whole() + NATURAL * natural;
        if self.guesses().next().is_some() { plain * GUESSED } else { plain }
    }

    /// The ends of the lines before the last.
    fn inner_ends(&self) -> impl Iterator<Item = usize> {
        self.cut.ends.iter().copied().take(self.cut.ends.len().saturating_sub(1))
    }

    /// The worth of a line that ends before word `end`.
    fn end(&self, end: usize) -> f32 {
        match self.heard.joints.get(end) {
            None | Some(Joint::Sentence | Joint::Clause) => AT_CLAUSE,
            Some(Joint::Phrase) => AT_PHRASE,
            Some(Joint::Word) if self.heard.leans(end) => LEANING,
            Some(Joint::Word | Joint::Inside) => AT_WORD,
        }
    }

    fn last_word(&self, end: usize) -> &str {
        let word = end.checked_sub(1).and_then(|last| self.heard.words.get(last));
        word.map_or("", |word| word.span.of(self.heard.text))
    }

    /// Whether sentences begin and end with the find.
    fn edges(&self) -> (bool, bool) {
        let Range { start, end } = self.cut.words();
        let parts = |word: usize| self.heard.joints.get(word).is_none_or(|joint| *joint == Joint::Sentence);
        (parts(start), parts(end))
    }

    fn whole(&self) -> f32 {
        match self.edges() {
            (true, true) => SENTENCES,
            (false, false) => OPEN_AT_BOTH,
            _ => OPEN_AT_ONE_END,
        }
    }

    /// The worth of a line's count: whether it has its syllables with the first pronunciation of every word.
    fn counted(&self, line: usize) -> f32 {
        let (Some(asked), Some(words)) = (self.shape.lines.get(line), self.cut.lines().nth(line)) else { return 1.0 };
        let Some(count) = &asked.syllables else { return 1.0 };
        if count.contains(self.plain_count(words)) { 1.0 } else { LICENSED }
    }

    /// The worth of a line's meter: the less it strains, the more.
    fn metered(&self, line: usize) -> f32 {
        let meter = self.shape.lines.get(line).and_then(|line| line.meter.as_ref());
        let (Some(meter), Some(words)) = (meter, self.cut.lines().nth(line)) else { return 1.0 };
        let heard = self.heard.line(words);
        let strain = PreparedLine::of(&heard).strain(&heard, meter, self.plan.licenses).unwrap_or(MOST_STRAIN);
        1.0 - STRAINED * (strain / MOST_STRAIN).clamp(0.0, 1.0)
    }

    /// The worth of a line's rhyme with an earlier one.
    fn rhymed(&self, line: usize) -> f32 {
        let Some((earlier, own)) = self.rhyme_of(line) else { return 1.0 };
        let found = compare_in(self.accent, &self.line_end(earlier), &self.line_end(own));
        let is_plain = !found.mosaic && matches!(found.grade, Grade::Perfect | Grade::Rich);
        if is_plain { 1.0 } else { NEAR_RHYME }
    }

    /// The ends of a line and of the one it rhymes with, each as one past its last word, the earlier first.
    fn rhyme_of(&self, line: usize) -> Option<(usize, usize)> {
        let partner = self.shape.lines.get(line)?.rhymes_with?;
        Some((*self.cut.ends.get(partner)?, *self.cut.ends.get(line)?))
    }

    fn line_end(&self, end: usize) -> LineEnd {
        let words = self.heard.words.get(end.saturating_sub(WORDS_OF_END)..end).unwrap_or_default();
        LineEnd::of_words(words, self.heard.text)
    }

    /// The worth of how even the lines are whose count the form leaves open.
    fn even(&self) -> f32 {
        let free = self.cut.lines().zip(&self.shape.lines).filter(|(_, line)| line.ends_at_pause);
        let counts: Vec<u32> = free.map(|(words, _)| self.plain_count(words)).collect();
        let (Some(&least), Some(&most)) = (counts.iter().min(), counts.iter().max()) else { return 1.0 };
        let ratio = f64::from(least) / f64::from(most.max(1));
        #[allow(clippy::cast_possible_truncation, reason = "a ratio needs no more digits")]
        let even = (ratio as f32 * UNEVEN).min(1.0);
        even
    }

    fn plain_count(&self, words: Range<usize>) -> u32 {
        let words = self.heard.words.get(words).unwrap_or_default();
        words.iter().filter_map(|word| word.spoken.best()).map(|best| best.sounds.syllable_count()).sum()
    }

    /// The guessed words of the find.
    fn guesses(&self) -> impl Iterator<Item = (&str, &Spoken)> {
        let words = self.heard.words.get(self.cut.words()).unwrap_or_default();
        let guessed = words.iter().filter(|word| word.spoken.is_guess());
        guessed.map(|word| (word.span.of(self.heard.text), &*word.spoken))
    }

    /// The reasons for the quality, the bounds of the find first.
    fn why(&self, verdict: &Verdict) -> Vec<String> {
        let mut why = vec![self.whole_in_words()];
        why.extend(self.ends_in_words());
        for line in 0..self.cut.ends.len() {
            let asked = self.shape.lines.get(line).and_then(|line| line.syllables.as_ref());
            if let Some(count) = asked.filter(|_| self.counted(line) < 1.0) {
                why.push(format!("line {} has {} by a rarer reading", line + 1, syllables(count)));
            }
            let licenses = verdict.lines.get(line).map_or(&[][..], |line| &line.licenses);
            let remarked = licenses.iter().filter(|license| !license.is_everyday);
            why.extend(remarked.map(|license| format!("line {}: {}", line + 1, license.in_words)));
        }
        why.extend((0..self.cut.ends.len()).filter_map(|line| {
            let (earlier, own) = self.rhyme_of(line)?;
            Some(format!("*{}* rhymes with *{}*", self.last_word(own), self.last_word(earlier)))
        }));
        let notes = verdict.findings.iter().filter(|finding| finding.severity == Severity::Note);
        // A reason below names guessed words, with their pronunciation.
        why.extend(
            notes
                .filter(|note| note.guess.is_none() && note.rule != Rule::Pronunciation)
                .map(|note| note.message.clone()),
        );
        why.extend(self.guesses().map(|(word, spoken)| {
            let count = spoken.best().map_or(0, |best| best.sounds.syllable_count());
            format!("rests on a guess: *{word}* with {}", syllables(&Count::exactly(count)))
        }));
        why
    }

    fn whole_in_words(&self) -> String {
        let Range { start, end } = self.cut.words();
        let first = self.heard.sentence.get(start).copied().unwrap_or_default();
        let last = end.checked_sub(1).and_then(|last| self.heard.sentence.get(last)).copied().unwrap_or_default();
        match (self.edges(), last.saturating_sub(first) + 1) {
            ((true, true), 1) => "a whole sentence".to_owned(),
            ((true, true), count) => format!("{count} whole sentences"),
            ((true, false), _) => "the beginning of a sentence".to_owned(),
            ((false, true), _) => "the end of a sentence".to_owned(),
            ((false, false), _) => "from the middle of a sentence".to_owned(),
        }
    }

    fn ends_in_words(&self) -> Vec<String> {
        let ends: Vec<usize> = self.inner_ends().collect();
        let pauses = ends.iter().filter(|&&end| self.end(end) > AT_WORD).count();
        let mut why = Vec::new();
        match (pauses, ends.len()) {
            (0, _) => {}
            (_, 1) => why.push("line 1 ends at a pause".to_owned()),
            (pauses, all) if pauses == all => why.push("every line ends at a pause".to_owned()),
            (pauses, all) => why.push(format!("{pauses} of {all} lines end at a pause")),
        }
        let leaning = (1..).zip(&ends).filter(|(_, end)| self.end(**end) == LEANING);
        why.extend(leaning.map(|(line, &end)| format!("line {line} ends on *{}*", self.last_word(end))));
        why
    }
}

fn syllables(count: &Count) -> String {
    count.with_unit("syllable")
}

/// The mean of these numbers; 1 for none.
fn mean(numbers: &[f32]) -> f32 {
    let count = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
    if count == 0 { 1.0 } else { numbers.iter().sum::<f32>() / f32::from(count) }
}
