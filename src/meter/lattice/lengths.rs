//! Sets of lengths in syllables: how many syllables may follow in a lattice or an automaton.

/// The numbers of syllables that may follow, as a set; all numbers above [`Lengths::MOST`] are one
/// element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lengths(u64);

impl Lengths {
    /// No syllable follows.
    pub(crate) const NOTHING: Self = Self(1);
    const MOST: u32 = u64::BITS - 1;

    /// The same with one syllable more.
    #[inline]
    pub(crate) fn and_one_more(self) -> Self {
        Self(self.0 << 1 | self.0 & 1 << Self::MOST)
    }

    /// Both sets together.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The largest number, [`Lengths::MOST`] or more where it is that; 0 for no number.
    #[inline]
    pub(crate) fn largest(self) -> usize {
        self.0.checked_ilog2().unwrap_or_default() as usize
    }

    /// Whether the sets share a number, or may share one above [`Lengths::MOST`].
    #[inline]
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_too_large_to_be_told_apart_still_meet() {
        let long = |more: usize| (0..more).fold(Lengths::NOTHING, |lengths, _| lengths.and_one_more());
        assert!(long(10).meets(long(10)) && !long(10).meets(long(11)));
        assert!(long(70).meets(long(400)) && !long(62).meets(long(63)));
        assert!(long(3).or(long(5)).meets(long(5)));
    }
}
