//! The search for cuts: runs of words that could be the lines of a form.
//!
//! A depth-first search lays lines from a word on, one after another; a line that cannot fit ends its branch. The cheap tests come first:
//! the number of syllables, then the rhyme, then the meter. The judge decides about the cuts that are left.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::heard::{CountSet, HeardParagraph, Joint};
use super::plan::{Line, Plan, Shape};
use crate::form::RhymeAsked;
use crate::meter::PreparedLine;
use crate::rhyme::{Accent, Grade, LineEnd, compare_in};
use crate::text::{letter_count, word_key};

/// A way to cut words into lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The first word.
    pub(super) start: usize,
    /// One past the last word of each line.
    pub(super) ends: Vec<usize>,
}

impl Cut {
    /// The words of its lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(self.start).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied()).map(|(start, end)| start..end)
    }

    /// All its words.
    pub(super) fn words(&self) -> Range<usize> {
        self.start..self.ends.last().copied().unwrap_or(self.start)
    }
}

/// Where a cut may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// At a joint at least this strong: at the end of one of the sentences from the first word on, or within its sentence.
    Joint(Joint),
    /// After this many words of the paragraph, and nowhere else.
    At(usize),
}

/// The most lines laid from one word: a form of many loose lines could otherwise be laid in millions of ways. A text given whole is laid
/// once.
const MOST_LAID: usize = 4_000;
const MOST_LAID_WHOLE: usize = 1_000_000;

/// The most cuts from one word.
const MOST_CUTS: usize = 64;

/// A cache of the rhymes and meters of a paragraph's runs of words.
#[derive(Debug, Default)]
pub(super) struct Known {
    meters: HashMap<(usize, usize, usize), bool, RandomState>,
    ends: HashMap<usize, Rc<LineEnd>, RandomState>,
    rhymes: HashMap<(usize, usize), bool, RandomState>,
}

/// The most entries of the cache; those of words far behind are of no use.
const MOST_KNOWN: usize = 1 << 16;

impl Known {
    /// Empties the cache when it is full, so that a paragraph of megabytes takes no more memory than its words do.
    pub(super) fn forget_much(&mut self) {
        if self.meters.len() + self.ends.len() + self.rhymes.len() > MOST_KNOWN {
            *self = Self::default();
        }
    }
}

/// A search from one word.
pub(super) struct Search<'a> {
    pub(super) heard: &'a HeardParagraph<'a>,
    pub(super) plan: &'a Plan,
    pub(super) shape: &'a Shape,
    pub(super) accent: Accent,
    pub(super) known: &'a mut Known,
    pub(super) goal: Goal,
    laid: usize,
    cuts: Vec<Cut>,
}

/// How many words of a line's end can take part in its rhyme.
pub(super) const WORDS_OF_END: usize = 4;

impl<'a> Search<'a> {
    pub(super) fn new(
        heard: &'a HeardParagraph<'a>,
        (plan, shape): (&'a Plan, &'a Shape),
        accent: Accent,
        known: &'a mut Known,
        goal: Goal,
    ) -> Self {
        Self { heard, plan, shape, accent, known, goal, laid: 0, cuts: Vec::new() }
    }

    /// Every cut that begins with a word and passes all tests but the judge's.
    pub(super) fn from(mut self, start: usize) -> Vec<Cut> {
        let mut cut = Cut { start, ends: Vec::with_capacity(self.shape.lines.len()) };
        self.lay(&mut cut, CountSet::ZERO, 0);
        self.cuts
    }

    /// Lays the next line of a cut in every way; `before` has the syllables of the lines before it, of which the first `metered` are
    /// known to keep their meter.
    fn lay(&mut self, cut: &mut Cut, before: CountSet, metered: usize) {
        let number = cut.ends.len();
        let Some(line) = self.shape.lines.get(number) else {
            if self.plan.total.as_ref().is_none_or(|total| before.iter().any(|count| total.contains(count))) {
                self.cuts.push(cut.clone());
            }
            return;
        };
        let from = cut.words().end;
        let last = self.last_word(cut.start);
        let mut counts = CountSet::ZERO;
        for end in from + 1..=last {
            counts = counts.plus(self.heard.counts[end - 1]);
            if counts.least() > line.most {
                return;
            }
            if !self.may_end(number, end, cut.start) || !self.may_be(line, from..end, counts) {
                continue;
            }
            self.laid += 1;
            if self.laid > self.most_laid() || self.cuts.len() >= MOST_CUTS {
                return;
            }
            if line.rhymes && self.heard.leans(end) || !self.answers(line, cut, from..end) {
                continue;
            }
            cut.ends.push(end);
            // Testing a meter costs more than testing a rhyme: where a rhyme is still to come, the meters of lines wait for
            // it.
            let waits = line.rhymes_with.is_none()
                && self.shape.lines[number + 1..].iter().any(|line| line.rhymes_with.is_some());
            if waits {
                self.lay(cut, before.plus(counts), metered);
            } else if (metered..=number).all(|number| self.keeps_meter(number, cut)) {
                self.lay(cut, before.plus(counts), number + 1);
            }
            cut.ends.pop();
        }
    }

    fn most_laid(&self) -> usize {
        if matches!(self.goal, Goal::At(_)) { MOST_LAID_WHOLE } else { MOST_LAID }
    }

    /// One past the last word that a cut from word `start` may have.
    fn last_word(&self, start: usize) -> usize {
        let within_sentence = self.heard.joints[start] != Joint::Sentence;
        match self.goal {
            Goal::At(end) => end,
            Goal::Joint(_) if within_sentence => {
                let own = self.heard.sentence[start];
                start + self.heard.sentence[start..].partition_point(|&sentence| sentence == own)
            }
            Goal::Joint(_) => self.heard.words.len(),
        }
    }

    /// Whether a line may end before a word.
    fn may_end(&self, number: usize, end: usize, start: usize) -> bool {
        let joint = self.heard.joints[end];
        let is_last = number + 1 == self.shape.lines.len();
        match self.goal {
            _ if joint == Joint::Inside => false,
            _ if !is_last => !self.shape.lines[number].ends_at_pause || joint >= Joint::Phrase,
            Goal::At(goal) => end == goal,
            Goal::Joint(_) if joint == Joint::Sentence => true,
            Goal::Joint(least) => joint >= least && self.heard.sentence[end - 1] == self.heard.sentence[start],
        }
    }

    /// Whether words have the syllables, words and letters of a line.
    fn may_be(&self, line: &Line, words: Range<usize>, counts: CountSet) -> bool {
        let text_of = |word: usize| self.heard.words[word].span.of(self.heard.text);
        counts.meets(line.least, line.most)
            && line.syllables.as_ref().is_none_or(|asked| counts.iter().any(|count| asked.contains(count)))
            && line
                .words
                .as_ref()
                .is_none_or(|asked| u32::try_from(words.len()).is_ok_and(|count| asked.contains(count)))
            && line
                .letters
                .as_ref()
                .is_none_or(|asked| asked.contains(words.map(|word| letter_count(text_of(word))).sum()))
    }

    /// Whether the words of a line rhyme with the line they should rhyme with, and repeat the line they should repeat.
    fn answers(&mut self, line: &Line, cut: &Cut, words: Range<usize>) -> bool {
        let line_of = |nth: usize| cut.lines().nth(nth).unwrap_or_default();
        if let Some(source) = line.repeats {
            let text = |words: Range<usize>| {
                let spans = self.heard.words[words].iter().map(|word| word_key(word.span.of(self.heard.text)));
                spans.collect::<Vec<_>>()
            };
            return text(line_of(source)) == text(words);
        }
        match line.rhymes_with {
            Some(partner) if self.plan.rhyme != RhymeAsked::None => self.rhyme(line_of(partner).end, words.end),
            _ => true,
        }
    }

    /// Whether the words before two places rhyme as the form asks.
    fn rhyme(&mut self, one: usize, other: usize) -> bool {
        if let Some(&known) = self.known.rhymes.get(&(one, other)) {
            return known;
        }
        let (first, second) = (self.end(one), self.end(other));
        // A reader of prose hears only full rhymes: slant, historic and eye rhymes need verse around them.
        let least = match self.plan.rhyme {
            RhymeAsked::Perfect | RhymeAsked::Usual | RhymeAsked::Slant => Grade::NearPerfect,
            RhymeAsked::Assonance => Grade::Assonance,
            RhymeAsked::None => Grade::None,
        };
        let rhymes = (!least.is_full() || first.may_rhyme(&second)) && {
            let found = compare_in(self.accent, &first, &second);
            found.grade <= least && (self.plan.may_repeat || found.repeat.is_none())
        };
        self.known.rhymes.insert((one, other), rhymes);
        rhymes
    }

    fn end(&mut self, end: usize) -> Rc<LineEnd> {
        let heard = self.heard;
        let start = end.saturating_sub(WORDS_OF_END);
        let words = heard.words.get(start..end).unwrap_or_default();
        Rc::clone(self.known.ends.entry(end).or_insert_with(|| Rc::new(LineEnd::of_words(words, heard.text))))
    }

    /// Whether a line of a cut keeps its meter.
    fn keeps_meter(&mut self, number: usize, cut: &Cut) -> bool {
        let line = self.shape.lines.get(number).and_then(|line| line.meter.as_ref());
        let (Some(meter), Some(words)) = (line, cut.lines().nth(number)) else { return true };
        let key = (words.start, words.end, Arc::as_ptr(meter) as usize);
        if let Some(&known) = self.known.meters.get(&key) {
            return known;
        }
        let heard = self.heard.line(words);
        let keeps = PreparedLine::of(&heard).fits(&heard, meter, self.plan.licenses);
        self.known.meters.insert(key, keeps);
        keeps
    }
}
