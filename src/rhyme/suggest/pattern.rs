//! Stress patterns as a poet writes them: `x/`.

use std::fmt;
use std::str::FromStr;

use crate::phonology::{Sounds, Stress};

/// The stresses wanted of a word or of the rest of a line, one mark a syllable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern(Vec<Mark>);

/// What one syllable should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `x`: slack.
    Slack,
    /// `/`: a beat.
    Beat,
    /// `?`: either.
    Either,
}

/// A mark that is none of `x`, `/` and `?`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no stress mark; write `x` for a slack syllable, `/` for a beat, `?` for either")]
pub struct UnknownMark {
    /// The mark as found.
    pub found: char,
}

impl Pattern {
    /// How many syllables the pattern has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the pattern has no syllable.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pattern with one slack more at its end.
    #[must_use]
    pub(crate) fn with_slack(mut self) -> Self {
        self.0.push(Mark::Slack);
        self
    }

    /// Its last marks, at most so many.
    #[must_use]
    pub fn last(&self, syllables: usize) -> Self {
        Self(self.0.get(self.0.len().saturating_sub(syllables)..).unwrap_or_default().to_vec())
    }

    /// So many of its marks from one on; fewer where it ends before.
    #[must_use]
    pub fn part(&self, from: usize, syllables: usize) -> Self {
        let rest = self.0.get(from..).unwrap_or_default();
        Self(rest.iter().take(syllables).copied().collect())
    }

    /// Whether a word said so fits: a monosyllable fits any mark, a secondary stress fits both, and a syllable with no
    /// stressed neighbor may bear a beat (the last of "memory").
    pub fn fits(&self, sounds: &Sounds) -> bool {
        let stresses: Vec<Stress> = sounds.stresses().collect();
        let light =
            |at: Option<usize>| at.and_then(|at| stresses.get(at)).is_none_or(|&stress| stress == Stress::Unstressed);
        let fits = |(at, mark): (usize, &Mark)| match mark {
            Mark::Either => true,
            Mark::Slack => stresses[at] < Stress::Primary,
            Mark::Beat => stresses[at] > Stress::Unstressed || light(at.checked_sub(1)) && light(Some(at + 1)),
        };
        stresses.len() == self.len() && (stresses.len() == 1 || self.0.iter().enumerate().all(fits))
    }
}

impl FromIterator<Mark> for Pattern {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        Self(marks.into_iter().collect())
    }
}

impl FromStr for Pattern {
    type Err = UnknownMark;

    /// Reads `x/x/`; spaces are left out, `-` and `+` are taken for `x` and `/`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mark = |c: char| match c {
            'x' | 'X' | '-' | 'u' => Ok(Mark::Slack),
            '/' | '+' => Ok(Mark::Beat),
            '?' => Ok(Mark::Either),
            found => Err(UnknownMark { found }),
        };
        text.chars().filter(|c| !c.is_whitespace()).map(mark).collect()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|mark| {
            f.write_str(match mark {
                Mark::Slack => "x",
                Mark::Beat => "/",
                Mark::Either => "?",
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_fits_the_beats_it_can_bear() {
        for (pattern, sounds, fits) in [
            ("x/", "D IH0 L EY1", true),
            ("/x", "D IH0 L EY1", false),
            ("/x/", "M EH1 M ER0 IY0", true),
            ("/", "DH AH0", true),
            ("x", "N AY1 T", true),
            ("x/", "N AY1 T", false),
            ("/x", "T W AY1 L AY2 T", true),
            ("//", "T W AY1 L AY2 T", true),
            ("??", "D IH0 L EY1", true),
        ] {
            let pattern: Pattern = pattern.parse().unwrap();
            assert_eq!(pattern.fits(&sounds.parse().unwrap()), fits, "{pattern} {sounds}");
        }
    }

    #[test]
    fn a_mark_that_is_none_is_named() {
        assert_eq!("x|/".parse::<Pattern>().unwrap_err().found, '|');
    }
}
