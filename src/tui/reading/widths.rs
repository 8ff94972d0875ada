//! How wide the gutter's parts must be for a draft and its form.

use crate::judge::{CountedIn, Verdict};

/// The columns that each part of the gutter needs.
///
/// They count the whole draft and the lines still owed, not only the lines in sight, and only grow while the form stays the same: so the
/// text does not move sideways while it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::tui) struct Widths {
    /// The digits of the last line's number.
    pub(in crate::tui) number: u16,
    /// The longest rhyme letter, as `A1`; 0 where no line has one.
    pub(in crate::tui) letter: u16,
    /// 1 where an acrostic asks lines for letters.
    pub(in crate::tui) acrostic: u16,
    /// The longest count asked, as `7-11`; 0 where any count will do.
    pub(in crate::tui) target: u16,
    /// The highest count asked; 0 where any will do.
    pub(in crate::tui) most: u32,
}

impl Widths {
    /// The columns that the lines of a poem need, of which `lines` are written.
    pub(super) fn of(verdict: &Verdict, lines: usize) -> Self {
        let mut widths = Self { number: digits(lines + verdict.owed.len()), ..Self::default() };
        // Most lines owe the same as the line before, which is skipped: this runs over a long poem with every key.
        let mut before = None;
        for owes in verdict.lines.iter().map(|line| &line.owes).chain(&verdict.owed) {
            if &*owes.letter != "-" {
                widths.letter = widths.letter.max(columns(&owes.letter));
            }
            if !owes.acrostic.is_empty() && owes.acrostic.chars().nth(1).is_none() {
                widths.acrostic = 1;
            }
            let asked = CountedIn::of(&owes.measure).asked(&owes.measure);
            if asked != before {
                widths.target = widths.target.max(asked.map_or(0, |count| columns(&count.to_string())));
                widths.most = widths.most.max(asked.map_or(0, |count| count.most().unwrap_or(count.least())));
                before = asked;
            }
        }
        widths
    }

    /// The wider of each part.
    #[must_use]
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            number: self.number.max(other.number),
            letter: self.letter.max(other.letter),
            acrostic: self.acrostic.max(other.acrostic),
            target: self.target.max(other.target),
            most: self.most.max(other.most),
        }
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.chars().count()).unwrap_or(u16::MAX)
}

fn digits(number: usize) -> u16 {
    columns(&number.to_string())
}
