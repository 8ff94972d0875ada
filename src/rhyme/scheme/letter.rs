//! The letters of a scheme.

use std::fmt;

/// The letter of a line's rhyme: `a` to `z` by first appearance, then `aa`, `ab`; `x` for a line that rhymes with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(Option<u32>);

/// The letters of some lines in order.
pub type Letters = Vec<Letter>;

/// The index of `x` in the alphabet, from 0; no rhyme gets that letter.
const X: u32 = b'x' as u32 - b'a' as u32;

impl Letter {
    /// A line that rhymes with nothing.
    pub const X: Self = Self(None);

    /// The letter of the rhyme that appears as number `index`, counted from 0.
    pub fn of_rhyme(index: u32) -> Self {
        Self(Some(index))
    }

    /// Which rhyme this is, counted from 0 by first appearance; `None` for `x`.
    pub fn rhyme(self) -> Option<u32> {
        self.0
    }

    /// Whether the line rhymes with nothing.
    pub fn is_x(self) -> bool {
        self.0.is_none()
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(index) = self.0 else { return f.write_str("x") };
        let place = if index >= X { index.saturating_add(1) } else { index };
        f.write_str(&in_letters(place))
    }
}

/// A place counted from 0 in letters, as spreadsheets count: `a` to `z`, `aa`, `ab`.
fn in_letters(place: u32) -> String {
    let mut letters = Vec::new();
    let mut left = place.saturating_add(1);
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// Letters for classes of lines, in order of first appearance; a class of one line is `x`.
pub(super) fn lettered(classes: &[usize]) -> Letters {
    let most = classes.iter().copied().max().map_or(0, |most| most + 1);
    let mut members = vec![0u32; most];
    for &class in classes {
        members[class] += 1;
    }
    let mut named: Vec<Option<u32>> = vec![None; most];
    let mut next = 0;
    let mut name = |class: usize| {
        if members[class] < 2 {
            return Letter::X;
        }
        let index = *named[class].get_or_insert_with(|| {
            next += 1;
            next - 1
        });
        Letter::of_rhyme(index)
    };
    classes.iter().map(|&class| name(class)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_never_names_a_rhyme_and_aa_follows_z() {
        let name = |index| Letter::of_rhyme(index).to_string();
        assert_eq!([name(0), name(22), name(23), name(24), name(25), name(26)], ["a", "w", "y", "z", "aa", "ab"]);
        assert_eq!(Letter::X.to_string(), "x");
    }

    #[test]
    fn letters_go_by_first_appearance() {
        let letters: String = lettered(&[7, 2, 7, 5, 2]).iter().map(Letter::to_string).collect();
        assert_eq!(letters, "abaxb");
    }
}
