//! How a word of a line must be written, for whoever looks for one that fits.

use crate::form::{Count, Measure, Within};
use crate::judge::align::AlignedPoem;
use crate::rhyme::suggest::Spelling;
use crate::text::LetterSet;

use super::{banned_letter, tautogram};

/// What a whole poem shows of how its words must be written.
#[derive(Debug)]
pub(in crate::judge) struct PoemSpelling {
    /// The letters that the draft gives.
    given: Option<LetterSet>,
    /// The vowels it keeps.
    vowels: Option<LetterSet>,
    /// The letter that its words begin with.
    first: Option<char>,
}

impl PoemSpelling {
    /// What the poem shows so far. The time grows with its words where the form asks for vowels or one first letter.
    pub(in crate::judge) fn of(aligned: &AlignedPoem<'_>) -> Self {
        let is_of_poem = aligned.context.form.written.tautogram == Some(Within::Poem);
        Self {
            given: aligned.context.options.given_text.map(LetterSet::of),
            vowels: banned_letter::kept_vowels(aligned, banned_letter::Kept::AsSoonAsFull),
            first: if is_of_poem { tautogram::due(aligned, aligned.lines()) } else { None },
        }
    }

    /// How the words of a line with this measure must be written.
    pub(in crate::judge) fn under(&self, measure: &Measure) -> Spelling {
        let range = |count: &Count| count.least()..=count.most().unwrap_or(u32::MAX);
        Spelling {
            banned: banned_letter::banned(measure, self.given.as_ref(), self.vowels.as_ref()),
            letters: measure.word_letters.as_ref().map(range),
            syllables: measure.word_syllables.as_ref().map(range),
            first: self.first,
        }
    }
}
