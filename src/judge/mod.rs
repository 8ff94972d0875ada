//! The judgement: a poem laid on a form, and what each line owes.
//!
//! Begin with [`Judge::judge`], which lays a [`Poem`](crate::analysis::Poem) on a form and returns a [`Verdict`]. Every
//! renderer, the editor among them, shows a verdict and decides nothing.
//!
//! ```text
//! draft → poems in it (section) → layouts of the form (plan) → lines on slots (lay, align)
//!       → what the rules say (rules, report) → the layout that fits best (choose) → verdict
//! ```

mod align;
mod choose;
mod finding;
mod gap;
mod hearing;
mod judging;
mod laid;
mod lay;
mod occasion;
mod place;
mod plan;
mod report;
mod rules;
mod same;
mod scansion;
mod section;
mod sequence;
mod verdict;

pub use finding::{Finding, Related};
pub use gap::{Gap, gap_at_end};
pub use judging::Judge;
pub use occasion::{Occasion, Status};
pub use scansion::scansion;

pub use crate::rule::{Rule, Severity};

use std::sync::Arc;

use crate::form::Measure;
use crate::span::Span;

/// What the judgement says of a whole poem.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// Every finding, ordered by line, then column, then rule.
    pub findings: Vec<Finding>,
    /// What each line of verse owes and how it stands, one entry a line of the poem.
    pub lines: Vec<LineVerdict>,
    /// Lines the form still asks for, in order: what the editor shows as ghost rows.
    pub owed: Vec<OwedLine>,
    /// For an unfinished poem, how many lines it has and how many the form asks for.
    pub unfinished: Option<Unfinished>,
    /// Keys of the form that are read but not judged; a form with any never claims that a poem fits.
    pub unjudged: Vec<String>,
}

/// How far an unfinished poem has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfinished {
    /// Lines of verse written.
    pub lines: u32,
    /// Lines the form asks for at least.
    pub of: u32,
}

/// What a line owes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwedLine {
    /// What it owes by itself, its count and meter among it.
    pub measure: Arc<Measure>,
    rhyme: Option<OwedRhyme>,
    /// The letter of its rhyme as the form writes it (`a`, `B`, `A1`, `x`, `3`); empty when the form asks for none.
    pub letter: String,
    /// The syllables it should have, as a reader writes them (`7`, `8-10`); empty when any number will do.
    pub syllables: String,
    /// The meter it should have, in words or marks; empty when any will do.
    pub meter: String,
    /// The whole line, where an earlier one returns here.
    pub refrain: Option<String>,
    /// The letter in capitals, or the word, that the acrostic wants of it; empty when there is none.
    pub acrostic: String,
}

/// A rhyme of one of the draft's poems: lines that owe the same one rhyme with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwedRhyme {
    /// The line of verse, counted from 0, at which the poem begins.
    pub poem: usize,
    /// Its number among the rhymes of the poem's form.
    pub number: u32,
}

/// How one line of verse stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineVerdict {
    /// What it owes.
    pub owes: OwedLine,
    /// The mark of the gutter.
    pub mark: Mark,
    /// Licenses used, each in words ("first foot turned (/x)", "love / move rhyme to the eye").
    pub licenses: Vec<String>,
    /// What is still open and cannot be broken yet ("needs a rhyme for tomb").
    pub pending: Vec<String>,
    /// Syllables or words to underline, as bytes of the line.
    pub flagged: Vec<Span>,
}

/// The mark a line carries in the gutter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mark {
    /// Nothing asked, or all of it kept.
    #[default]
    Fits,
    /// Kept with a license: `~`.
    License,
    /// Rests on a guessed word: `?`.
    Guess,
    /// Not judged yet: `.`.
    Pending,
    /// Does not fit: `!`.
    Broken,
}

impl Mark {
    /// The character shown.
    pub fn symbol(self) -> char {
        match self {
            Self::Fits => ' ',
            Self::License => '~',
            Self::Guess => '?',
            Self::Pending => '.',
            Self::Broken => '!',
        }
    }
}
