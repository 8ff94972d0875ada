//! Forms of verse: what a villanelle asks of its nineteen lines.
//!
//! A form is one TOML file (`forms/haiku.toml`). [`Registry::find`] turns a name into a [`Form`], which is valid because it
//! exists; [`Form::layouts`] writes it out for a poem of so many lines, as slots the judgement lays the poem on. The keys of a
//! form file are read in `schema`, its scheme in [`Scheme`].

mod build;
mod count;
mod error;
mod example;
mod expect;
mod layout;
pub mod learn;
mod measure;
mod name;
mod near;
mod node;
mod registry;
mod schema;
mod scheme;
mod setting;
mod shape;
pub mod suggest;

pub use count::{Count, CountError};
pub use error::{Fault, FormError};
pub use example::Example;
pub use expect::{Acrostic, AcrosticPlace, AcrosticText, Alike, Alliteration, EndingAsked, IdenticalRhyme, Level};
pub use expect::{Poems, Refrain, RefrainMatch, RefrainPart, RhymeAsked, Sequence, StanzaBreaks};
pub use layout::{InnerRhyme, Layout, LineFit, OneOf, Return, Slot, SlotKind, rhyme_letter};
pub use measure::Measure;
pub use name::name_key;
pub use registry::{FindError, Listed, Registry, UnknownForm};
pub use schema::{FormKey, keys};
pub use scheme::Scheme;
pub use setting::Setting;

use std::collections::BTreeMap;

use crate::meter::Licenses;
use crate::rule::{Rule, Severity};

/// A form of verse, as its file and its parents describe it; an absent key asks nothing.
///
/// A form that exists is valid: its scheme reads, its lists have the length of its stanzas, its checks and levels are known.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Form {
    /// The id: the file's name without its ending, or the scheme itself for a bare scheme.
    pub id: String,
    /// The name for people: `Shakespearean sonnet`.
    pub name: String,
    /// Other names it is found by.
    pub aka: Vec<String>,
    /// What it belongs with in a list: `sonnet`, `japanese`.
    pub family: Option<String>,
    /// Where and when it comes from.
    pub origin: Option<String>,
    /// What a poet or scholar should know of it, and where that is known from.
    pub notes: Option<String>,
    /// The forms it extends, the closest first.
    pub parents: Vec<String>,
    /// How many stanzas a poem has, the closing one counted in.
    pub stanzas: Option<Count>,
    /// Where blank lines may fall.
    pub stanza_breaks: StanzaBreaks,
    /// Whether it is prose: paragraphs, with no line checked.
    pub prose: bool,
    /// What every stanza must share with the first.
    pub alike: Vec<Alike>,
    /// Syllables over or under the count that only warn.
    pub tolerance: u32,
    /// Syllables of the whole poem.
    pub total_syllables: Option<Count>,
    /// Which metrical licenses a line may take.
    pub licenses: Licenses,
    /// How many counted licenses one line may take before it is remarked on.
    pub licenses_per_line: u32,
    /// The least that counts as a rhyme.
    pub rhyme: RhymeAsked,
    /// What to make of a word that rhymes with itself.
    pub identical_rhyme: IdenticalRhyme,
    /// How closely a returning line must return.
    pub refrain_match: RefrainMatch,
    /// What is asked of returning lines by their capital letter, beyond that they return.
    pub refrains: BTreeMap<char, Refrain>,
    /// What the lines spell.
    pub acrostic: Option<Acrostic>,
    /// Patterns of alliterating beats, any of which will do.
    pub alliteration: Vec<Alliteration>,
    /// The chain of poems it is part of.
    pub sequence: Option<Sequence>,
    /// Whether a draft may hold several poems of it.
    pub poems: Poems,
    /// Levels the file sets; see [`Form::level`].
    pub levels: BTreeMap<Rule, Level>,
    /// How many findings a draft may have before they fail a check; they are shown all the same.
    pub budget: u32,
    alternatives: Vec<layout::Alternative>,
}

impl Form {
    /// The level the form gives a rule, if it gives one.
    pub fn level(&self, rule: Rule) -> Option<Level> {
        self.levels.get(&rule).copied()
    }

    /// The severity of a rule whose level is `default` unless the form says otherwise; `None` when it is switched off.
    pub fn severity(&self, rule: Rule, default: Severity) -> Option<Severity> {
        match self.level(rule) {
            None => Some(default),
            Some(Level::At(severity)) => Some(severity),
            Some(Level::Off) => None,
        }
    }

    /// The schemes it may have, in the order written; empty for a form without one.
    pub fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.alternatives.iter().filter_map(layout::Alternative::scheme)
    }

    /// How many lines the shortest poem has; zero when any number will do.
    pub fn least_lines(&self) -> usize {
        self.alternatives.iter().map(|alternative| self.least_lines_of(alternative)).min().unwrap_or_default()
    }

    /// The lines of every poem of it, when it has one stanza and that is all of it: a blank line may part two such poems.
    pub fn one_stanza_lines(&self) -> Option<usize> {
        let fixed =
            |alternative: &layout::Alternative| alternative.fixed_lines().filter(|_| alternative.stanza_count() == 1);
        let lines: Vec<usize> = self.alternatives.iter().map(fixed).collect::<Option<_>>()?;
        lines.iter().copied().max()
    }

    /// The most lines a poem has; `None` when it can go on.
    pub fn most_lines(&self) -> Option<usize> {
        let lines: Vec<usize> =
            self.alternatives.iter().map(layout::Alternative::fixed_lines).collect::<Option<_>>()?;
        lines.into_iter().max()
    }

    /// The nearest number of lines a poem of it can have that is smaller than this, and the nearest that is not.
    pub fn lengths_around(&self, lines: usize) -> (Option<usize>, Option<usize>) {
        let lengths = |alternative: &layout::Alternative| {
            let size = alternative.size_of_lines(lines);
            [size.checked_sub(1), Some(size)]
                .into_iter()
                .flatten()
                .filter(|&size| size >= alternative.least_size())
                .map(|size| alternative.lines(size))
                .collect::<Vec<_>>()
        };
        let all: Vec<usize> = self.alternatives.iter().flat_map(lengths).collect();
        (
            all.iter().copied().filter(|&length| length < lines).max(),
            all.into_iter().filter(|&length| length >= lines).min(),
        )
    }

    /// Whether it can go on stanza by stanza.
    pub fn repeats(&self) -> bool {
        self.most_lines().is_none()
    }
}

#[cfg(test)]
mod tests;
