//! The input of judging one poem of a draft, before the poem is aligned with a layout.

use crate::analysis::Poem;
use crate::form::Form;
use crate::rhyme::{Accent, RhymeComparison};

use super::memory::{JudgeMemory, LineNumber};
use super::section::Section;

/// One poem of a draft, with its form, its options and the judge's memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct JudgeContext<'a> {
    /// The whole draft as heard.
    pub(super) poem: &'a Poem,
    /// The lines of the draft that are this poem.
    pub(super) section: &'a Section,
    /// The form the poem is judged by.
    pub(super) form: &'a Form,
    /// The options of the judgment, for this poem.
    pub(super) options: ResolvedOptions<'a>,
    /// Line ends, likenesses and fits computed before.
    pub(super) memory: &'a JudgeMemory,
    /// The number that each line of the draft has in the memory.
    pub(super) numbers: &'a [LineNumber],
}

impl JudgeContext<'_> {
    /// How alike the ends of two lines of the draft are; the first comes before the second.
    pub(super) fn likeness(&self, one: usize, other: usize) -> RhymeComparison {
        self.memory.likeness(self.options.accent, self.numbers[one], self.numbers[other])
    }
}

/// The options of a judgment for one poem: [`JudgeOptions`](super::JudgeOptions) completed from the draft's front matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct ResolvedOptions<'a> {
    /// Whether text may still be added at the end.
    pub(super) open: bool,
    /// The line of verse under the cursor, counted from 0.
    pub(super) typing: Option<usize>,
    /// Whether one more stanza has been opened below.
    pub(super) opened: bool,
    /// The text that the form takes from the draft: the text an acrostic spells, or whose letters the poem has.
    pub(super) given_text: Option<&'a str>,
    /// The accent in which rhymes are judged.
    pub(super) accent: Accent,
}
