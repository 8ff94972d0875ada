//! The measure of a line: what it owes by itself, such as its syllables, meter, words and close.

use std::sync::Arc;

use super::Count;
use super::values::EndingAsked;
use crate::meter::Meter;
use crate::rule::Severity;

/// What a line owes by itself, apart from its rhyme and refrain.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// Its syllables.
    pub syllables: Option<Count>,
    /// Its meter.
    pub meter: Option<Arc<Meter>>,
    /// Its words.
    pub words: Option<Count>,
    /// How it closes.
    pub ending: Option<EndingAsked>,
    /// Whether it names somebody.
    pub name: bool,
    /// The severity of its findings, where the file sets one for this line.
    pub severity: Option<Severity>,
}

impl Measure {
    /// Whether nothing is owed.
    pub fn is_free(&self) -> bool {
        self.syllables.is_none() && self.meter.is_none() && self.words.is_none() && self.ending.is_none() && !self.name
    }

    /// This measure with the values of `other` where it has any.
    #[must_use]
    pub(super) fn overlaid(&self, other: &Self) -> Self {
        Self {
            syllables: other.syllables.clone().or_else(|| self.syllables.clone()),
            meter: other.meter.clone().or_else(|| self.meter.clone()),
            words: other.words.clone().or_else(|| self.words.clone()),
            ending: other.ending.or(self.ending),
            name: self.name || other.name,
            severity: other.severity.or(self.severity),
        }
    }
}
