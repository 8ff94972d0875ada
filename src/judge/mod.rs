//! Judging a poem by a form: what each line owes, and where it breaks the form.
//!
//! Begin with [`Judge::judge`], which compares a [`Poem`](crate::analysis::Poem) with a form and returns a [`Verdict`]. Every
//! renderer, the editor among them, shows a verdict and decides nothing.
//!
//! ```text
//! draft → its poems (section) → layouts of the form (indexed_layout) → which line answers which slot (align)
//!       → what the checks report (rules, report) → the layout that fits best (choose) → verdict
//! ```

mod align;
mod choose;
mod context;
mod counted;
mod finding;
mod gap;
mod indexed_layout;
mod inset;
mod judging;
mod memory;
mod nothing;
mod options;
mod page_choice;
mod pi;
mod report;
mod rules;
mod same_words;
mod scansion;
mod score;
mod section;
mod sequence;
mod song;
mod verdict;
mod wording;

pub use counted::CountedIn;
pub use finding::{Finding, Related};
pub use gap::Gap;
pub(crate) use gap::ends_beyond;
pub use judging::Judge;
pub use options::{JudgeOptions, Status};
pub use scansion::{scan, scansion};
pub use score::{Duty, DutyScore, Score};
pub use song::SongJudge;

pub use crate::rule::{Rule, Severity};

use std::ops::Range;
use std::sync::Arc;

use crate::form::Measure;
use crate::rhyme::suggest::Spelling;
use crate::span::Span;

/// The result of judging a draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// Every finding, ordered by line, then column, then rule.
    pub findings: Vec<Finding>,
    /// What each line of verse owes and whether it keeps it, one entry for each line.
    pub lines: Vec<LineVerdict>,
    /// The lines the form still asks for after the last one written, in order; the editor shows them as ghost rows.
    pub owed: Vec<OwedLine>,
    /// The progress of an unfinished poem; `None` for a finished one.
    pub unfinished: Option<Unfinished>,
    /// The number of lines that are over or missing in finished poems.
    pub(crate) unmatched: usize,
    /// The poems of the draft in order, each judged by itself; one for a draft of named parts.
    pub poems: Vec<JudgedPoem>,
    /// What the form asks that cannot be judged, in words; with any of it, no poem is said to fit.
    pub unjudged: Vec<String>,
}

/// One of a draft's poems.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct JudgedPoem {
    /// Its lines, as a range of the draft's lines of verse.
    pub lines: Range<usize>,
    /// Its progress; `None` for a finished one.
    pub unfinished: Option<Unfinished>,
    /// The lines that the form has and the poem lacks, without those still to come after the draft's last line.
    pub(crate) lacking: Vec<OwedLine>,
    /// The number of lines that the form does not have.
    pub(crate) extra: usize,
    /// The number of lines that the form has and the poem does not, finished or not.
    pub(crate) missing: usize,
}

impl JudgedPoem {
    /// Whether it ends among these lines of the draft; `is_last` where no line follows them.
    pub(crate) fn ends_in(&self, lines: &Range<usize>, is_last: bool) -> bool {
        lines.contains(&self.lines.end.saturating_sub(1)) || is_last && self.lines.is_empty()
    }
}

/// The progress of an unfinished poem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfinished {
    /// The number of lines of verse written.
    pub lines: u32,
    /// The least number of lines the form asks for.
    pub of: u32,
}

/// What a line owes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwedLine {
    /// What it owes by itself: syllables, meter, words and close.
    pub measure: Arc<Measure>,
    rhyme: Option<OwedRhyme>,
    /// The letter of its rhyme as the form writes it (`a`, `B`, `A1`, `x`, `3`); empty when the form asks for none.
    pub letter: Arc<str>,
    /// The number of syllables it should have (`7`, `8-10`); empty when any number will do.
    pub syllables: Arc<str>,
    /// The meter it should have, in words or marks; empty when any will do.
    pub meter: Arc<str>,
    /// The text of the earlier line that returns here, where one returns whole.
    pub refrain: Option<String>,
    /// The words on which it must end, where the ending of two earlier lines returns: the radif of a ghazal.
    pub ending: Option<String>,
    /// Whether the word before that ending bears the rhyme.
    rhymes_before: bool,
    /// The end-words it must have, in order, the last at its end; `None` for one that this line is the first to have.
    pub end_words: Vec<Option<String>>,
    /// Whether a blank line is due before it.
    pub begins_stanza: bool,
    /// The letter, as a capital, or the word that the acrostic asks of it; empty when it asks none.
    pub acrostic: String,
    /// What the letters of each of its words must be.
    pub spelling: Arc<Spelling>,
}

/// A rhyme of one of the draft's poems: lines that owe the same rhyme should rhyme with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwedRhyme {
    /// The first line of the poem, counted from 0 over the draft's lines of verse.
    pub poem: usize,
    /// The number of the rhyme, from 0, in the poem's layout.
    pub number: u32,
}

/// The verdict on one line of verse.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineVerdict {
    /// What it owes.
    pub owes: OwedLine,
    /// The mark shown beside it.
    pub mark: Mark,
    /// Licenses used, in the order the rules found them.
    pub licenses: Vec<LineLicense>,
    /// What the line does not keep yet and can still come right by writing on ("needs a rhyme for tomb").
    pub pending: Vec<String>,
    /// The syllables or words to underline, as bytes of the line.
    pub flagged: Vec<Span>,
}

/// A license that a line takes, in words: "a stress first in foot 1", "love / move rhyme to the eye".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineLicense {
    /// What the license is, inside a sentence.
    pub in_words: String,
    /// Whether it is so common in the tradition that no reader remarks it: it gives the line no mark.
    pub is_everyday: bool,
}

/// The mark shown beside a line, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mark {
    /// The form asks nothing, or the line keeps all it asks.
    #[default]
    Fits,
    /// The line keeps the form with a license that a reader notices: `~`.
    License,
    /// The verdict depends on a guessed word: `?`.
    Guess,
    /// The line is not judged yet: `.`.
    Pending,
    /// The line breaks the form: `!`.
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
