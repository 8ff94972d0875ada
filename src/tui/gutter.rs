//! The columns of the gutter: as many as the draft and its form need on this screen, and no more.

use super::app::{App, Layout};

/// Below this many columns on the screen the gutter keeps only count and mark.
const WIDE_FROM: u16 = 60;

/// From this many columns on the screen a range of counts is written out.
const RANGES_FROM: u16 = 80;

/// The columns of a range written out, `10-11`, of a range in short, `10+`, and of a range of small numbers, `7-8`.
const LONG_RANGE: u16 = 5;
const SHORT_RANGE: u16 = 3;

/// From this count on a range may have two digits and need more columns: a line that owes 8 syllables may have 9 or
/// 10.
const TWO_DIGITS: u32 = 9;

/// The longest target shown beside a count on a narrow screen: one number.
const NARROW_TARGET: u16 = 2;

/// The parts of the gutter from left to right, each with its columns; a part of none is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct GutterColumns {
    /// The sign of the cursor's line.
    pub here: u16,
    /// The line's number.
    pub number: u16,
    /// The rhyme letter due.
    pub letter: u16,
    /// The letter that an acrostic asks for.
    pub acrostic: u16,
    /// The count.
    pub count: u16,
    /// The count asked, without the slash before it.
    pub target: u16,
    /// The mark.
    pub mark: u16,
}

impl GutterColumns {
    /// The gutter of the draft that is shown.
    pub(super) fn of(app: &App) -> Self {
        if app.look.layout != Layout::Full {
            return Self::default();
        }
        let widths = app.draft().reading().widths();
        let any_count = widths.most == 0 || widths.most >= TWO_DIGITS;
        let count = if any_count && app.size.0 >= RANGES_FROM { LONG_RANGE } else { SHORT_RANGE };
        if app.size.0 < WIDE_FROM {
            let target = if widths.target <= NARROW_TARGET { widths.target } else { 0 };
            return Self { count, target, mark: 1, ..Self::default() };
        }
        Self {
            here: 1,
            number: widths.number.max(2),
            letter: widths.letter,
            acrostic: widths.acrostic,
            count,
            target: widths.target,
            mark: 1,
        }
    }

    /// All its columns: a space follows each part but the sign, and a slash stands before the target.
    pub(super) fn columns(self) -> u16 {
        let spaced =
            [self.number, self.letter, self.acrostic, self.mark].map(|part| if part > 0 { part + 1 } else { 0 });
        let counts = if self.count > 0 { self.count + self.slash() + 1 } else { 0 };
        self.here + spaced.into_iter().sum::<u16>() + counts
    }

    /// The columns of the target with its slash.
    pub(super) fn slash(self) -> u16 {
        if self.target > 0 { self.target + 1 } else { 0 }
    }
}
