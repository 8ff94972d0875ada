//! One of the ways a form is written: its scheme or number of lines, and what each line of it owes.

use std::sync::Arc;

use crate::form::{Measure, Scheme};

/// One scheme of a form, with the measure of each of its lines.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) struct Alternative {
    pub(in crate::form) shape: Shape,
    /// For a scheme, a list a written stanza; else one list, the line before the last of `series` coming again.
    pub(in crate::form) measures: Vec<Vec<Arc<Measure>>>,
    /// What some lines owe beyond the rest, where it hangs on the poem's number of stanzas or is owed by one of several.
    pub(in crate::form) exceptions: Vec<Exception>,
}

/// How many lines there are, and how they hang together.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) enum Shape {
    /// As the scheme says.
    Scheme(Scheme),
    /// Just so many lines in one stanza.
    Lines(usize),
    /// So many lines, then any number of rounds of `unit`, then so many more.
    Series { head: usize, tail: usize, step: usize },
    /// Any lines, at least so many.
    Open(usize),
}

/// A `[[line]]` table that cannot be laid in advance.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::form) struct Exception {
    /// Line numbers, from 1, or from the end when negative; none means every line.
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

    /// The number of lines, where it is fixed.
    pub(in crate::form) fn fixed_lines(&self) -> Option<usize> {
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => None,
            Shape::Scheme(scheme) => Some(scheme.least_lines()),
            Shape::Lines(lines) => Some(*lines),
            Shape::Series { .. } | Shape::Open(_) => None,
        }
    }

    /// The stanzas of the shortest poem.
    pub(in crate::form) fn stanza_count(&self) -> usize {
        self.scheme().map_or(1, Scheme::least_stanzas)
    }

    /// The lines of a poem of this size: regular stanzas of a scheme, rounds of a series, lines of an open form.
    pub(in crate::form) fn lines(&self, size: usize) -> usize {
        match &self.shape {
            Shape::Scheme(scheme) => scheme.lines(size),
            Shape::Lines(lines) => *lines,
            Shape::Series { head, tail, step } => head + tail + size * step,
            Shape::Open(least) => size.max(*least),
        }
    }

    /// The lines before the close.
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

    /// The least size with at least this many lines; the greatest there is when none has.
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

    /// The least size with at least this many stanzas; the greatest there is when none has.
    pub(in crate::form) fn size_of_stanzas(&self, stanzas: usize) -> usize {
        let least = self.least_size();
        match &self.shape {
            Shape::Scheme(scheme) if scheme.repeats() => least + stanzas.saturating_sub(scheme.stanzas(least)),
            Shape::Scheme(_) | Shape::Lines(_) | Shape::Series { .. } | Shape::Open(_) => least,
        }
    }

    /// What a line of a scheme's written stanza owes.
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
        measures.get(place).cloned().unwrap_or_default()
    }
}
