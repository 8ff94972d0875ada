//! One of the shapes a poem of a form can have: a scheme or a number of lines, and what each line owes.

use std::sync::Arc;

use crate::form::{Count, Measure, Scheme, Steps};

/// One shape of a form, with the measure of each of its lines.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) struct Alternative {
    pub(in crate::form) shape: Shape,
    /// For a scheme, a list for each written stanza; else one list.
    pub(in crate::form) measures: Vec<Vec<Arc<Measure>>>,
    /// The `[[line]]` tables applied to each layout: those whose lines depend on the poem, and those with `some`.
    pub(in crate::form) exceptions: Vec<Exception>,
    /// The numbers of an open form that rise from line to line.
    pub(in crate::form) rising: Rising,
}

/// The counts that rise from line to line of a form of any length, by key; `None` for one that does not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::form) struct Rising {
    pub(in crate::form) syllables: Option<Steps>,
    pub(in crate::form) words: Option<Steps>,
    pub(in crate::form) letters: Option<Steps>,
    pub(in crate::form) word_letters: Option<Steps>,
    pub(in crate::form) word_syllables: Option<Steps>,
}

impl Rising {
    /// The rising counts, in words: `1 letter more in each line, from 1`, `2 letters of each word more in each line, from
    /// 2`.
    pub(in crate::form) fn in_words(&self) -> Vec<String> {
        let things = [
            (self.syllables, "syllable", ""),
            (self.words, "word", ""),
            (self.letters, "letter", ""),
            (self.word_letters, "letter", " of each word"),
            (self.word_syllables, "syllable", " of each word"),
        ];
        let told = |(steps, thing, of): (Option<Steps>, &str, &str)| {
            let Steps { first, by } = steps?;
            Some(format!("{}{of} more in each line, from {first}", Count::exactly(by.unsigned_abs()).with_unit(thing)))
        };
        things.into_iter().filter_map(told).collect()
    }

    /// A measure without the parts that rise.
    pub(in crate::form) fn rest(&self, measure: &Measure) -> Measure {
        let mut rest = measure.clone();
        rest.syllables.take_if(|_| self.syllables.is_some());
        rest.words.take_if(|_| self.words.is_some());
        rest.letters.take_if(|_| self.letters.is_some());
        rest.word_letters.take_if(|_| self.word_letters.is_some());
        rest.word_syllables.take_if(|_| self.word_syllables.is_some());
        rest
    }

    /// The measure of a line, counted from 0: `measure` with the line's own rising counts.
    pub(super) fn measure(&self, line: usize, measure: &Arc<Measure>) -> Arc<Measure> {
        if *self == Self::default() {
            return Arc::clone(measure);
        }
        let count = |steps: Option<Steps>| steps.and_then(|steps| steps.at(line)).map(Count::exactly);
        let risen = Measure {
            syllables: count(self.syllables),
            words: count(self.words),
            letters: count(self.letters),
            word_letters: count(self.word_letters),
            word_syllables: count(self.word_syllables),
            ..Measure::default()
        };
        Arc::new(measure.overlaid(&risen))
    }
}

/// The number of lines of a poem and their division into stanzas.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) enum Shape {
    /// As the scheme says.
    Scheme(Scheme),
    /// This many lines in one stanza.
    Lines(usize),
    /// `head` lines, then any number of rounds of `step` lines, then `tail` lines.
    Series { head: usize, tail: usize, step: usize },
    /// Any number of lines from this one.
    Open(usize),
}

/// A `[[line]]` table that is applied to each layout, since its lines depend on the poem.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) struct Exception {
    /// Line numbers, from 1, or from the end when negative; empty for every line.
    pub(in crate::form) lines: Vec<i64>,
    /// The stanza, from 1, or from the end when negative; `None` counts lines from the start of a fixed poem or of each
    /// stanza of a repeating one.
    pub(in crate::form) stanza: Option<i64>,
    /// Whether one of the lines is enough.
    pub(in crate::form) some: bool,
    /// What is owed.
    pub(in crate::form) measure: Arc<Measure>,
}

impl Alternative {
    pub(in crate::form) fn scheme(&self) -> Option<&Scheme> {
        if let Shape::Scheme(scheme) = &self.shape { Some(scheme) } else { None }
    }

    /// The number of lines of a poem; `None` where it is not fixed.
    pub(in crate::form) fn fixed_lines(&self) -> Option<usize> {
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => None,
            Shape::Scheme(scheme) => Some(scheme.least_lines()),
            Shape::Lines(lines) => Some(*lines),
            Shape::Series { .. } | Shape::Open(_) => None,
        }
    }

    /// The largest line number a `[[line]]` table may name: the lines of a repeating stanza, or of the poem; `None` without
    /// a limit.
    pub(in crate::form) fn lines_of_a_part(&self) -> Option<usize> {
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => scheme.written().map(Vec::len).max(),
            _ => self.fixed_lines(),
        }
    }

    /// Whether its scheme repeats a stanza of one line, so that the poem is written line by line.
    pub(in crate::form) fn is_line_by_line(&self) -> bool {
        self.scheme().is_some_and(|scheme| scheme.repeats() && scheme.written().all(|stanza| stanza.len() == 1))
    }

    /// The counts that rise over the whole poem; none in a form with stanzas of several lines, where the counts begin anew
    /// in each.
    pub(in crate::form) fn rising_over_the_poem(&self) -> Rising {
        match &self.shape {
            Shape::Open(_) => self.rising.clone(),
            Shape::Scheme(scheme) if scheme.unit_lines() == 1 => self.rising.clone(),
            Shape::Scheme(_) | Shape::Lines(_) | Shape::Series { .. } => Rising::default(),
        }
    }

    /// The most stanzas of a poem; `None` without a limit.
    pub(in crate::form) fn most_stanzas(&self) -> Option<usize> {
        match &self.shape {
            Shape::Scheme(scheme) => Some(scheme).filter(|scheme| !scheme.repeats()).map(Scheme::least_stanzas),
            Shape::Lines(_) | Shape::Series { .. } => Some(1),
            Shape::Open(_) => None,
        }
    }

    /// The number of stanzas of the shortest poem.
    pub(in crate::form) fn stanza_count(&self) -> usize {
        self.scheme().map_or(1, Scheme::least_stanzas)
    }

    /// The number of lines of a poem of this size. A size counts the regular stanzas of a scheme, the rounds of a series, or the
    /// lines of an open form.
    pub(in crate::form) fn lines(&self, size: usize) -> usize {
        match &self.shape {
            Shape::Scheme(scheme) => scheme.lines(size),
            Shape::Lines(lines) => *lines,
            Shape::Series { head, tail, step } => head + tail + size * step,
            Shape::Open(least) => size.max(*least),
        }
    }

    /// The number of lines before the close.
    pub(super) fn regular_lines(&self, size: usize) -> usize {
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => scheme.regular_lines(size),
            Shape::Series { head, step, .. } => head + size * step,
            Shape::Scheme(_) | Shape::Lines(_) | Shape::Open(_) => usize::MAX,
        }
    }

    /// The smallest size.
    pub(in crate::form) fn least_size(&self) -> usize {
        match &self.shape {
            Shape::Scheme(scheme) => scheme.least_regular(),
            Shape::Open(least) => *least,
            Shape::Lines(_) | Shape::Series { .. } => 0,
        }
    }

    /// The greatest size.
    pub(super) fn most_size(&self) -> usize {
        match &self.shape {
            Shape::Scheme(scheme) if !scheme.repeats() => scheme.least_regular(),
            Shape::Lines(_) => 0,
            Shape::Scheme(_) | Shape::Series { .. } | Shape::Open(_) => usize::MAX,
        }
    }

    /// The least size with at least this many lines, or the greatest size.
    pub(in crate::form) fn size_of_lines(&self, lines: usize) -> usize {
        let least = self.least_size();
        let missing = lines.saturating_sub(self.lines(least));
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => least + missing.div_ceil(scheme.unit_lines().max(1)),
            Shape::Series { step, .. } => least + missing.div_ceil((*step).max(1)),
            Shape::Open(_) => least + missing,
            Shape::Scheme(_) | Shape::Lines(_) => least,
        }
    }

    /// The least size with at least this many stanzas, or the greatest size.
    pub(in crate::form) fn size_of_stanzas(&self, stanzas: usize) -> usize {
        let least = self.least_size();
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => least + stanzas.saturating_sub(scheme.stanzas(least)),
            Shape::Scheme(_) | Shape::Lines(_) | Shape::Series { .. } | Shape::Open(_) => least,
        }
    }

    /// What a line of a written stanza owes.
    pub(super) fn measure(&self, stanza: usize, line: usize) -> Arc<Measure> {
        self.measures.get(stanza).and_then(|stanza| stanza.get(line)).cloned().unwrap_or_default()
    }

    /// What a line of a form without a scheme owes, in a poem of `lines` lines.
    pub(super) fn measure_of_line(&self, line: usize, lines: usize) -> Arc<Measure> {
        let Some(measures) = self.measures.first() else { return Arc::default() };
        let place = match &self.shape {
            Shape::Series { head, tail, step } if line >= *head => {
                if line + tail >= lines {
                    measures.len() + line - lines
                } else {
                    head - step + (line - head) % step
                }
            }
            Shape::Open(_) => 0,
            Shape::Scheme(_) | Shape::Lines(_) | Shape::Series { .. } => line,
        };
        let measure = measures.get(place).cloned().unwrap_or_default();
        if matches!(self.shape, Shape::Open(_)) { self.rising.measure(line, &measure) } else { measure }
    }
}
