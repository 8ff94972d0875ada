//! The syllable counts a line can have.

use std::fmt;

use crate::steps;

/// The set of syllable counts a line can have, over all ways of saying its words.
///
/// Almost always a range; kept as a set, since "fire" and a word of two or four syllables leave gaps.
#[derive(Clone, PartialEq, Eq)]
pub struct Counts {
    least: u32,
    /// Bit `n` stands for the count `least + n`; the first bit is always set.
    low: u64,
    /// The bits from 64 on: a line with more than 63 words of two readings is rare, so this seldom holds anything.
    high: Vec<u64>,
    /// In a set wider than [`MOST_APART`], the distance from its first count to its last; the set then has each count
    /// between. Else 0.
    wide: u32,
}

/// The greatest distance between the counts of a line that are kept one by one: no form asks for a line of so many syllables,
/// and the longest lines of Whitman and Ginsberg have a few hundred. A wider set has each number between its least and its
/// greatest.
const MOST_APART: u32 = 1_000;

impl Counts {
    /// The empty line: no syllable.
    pub const fn zero() -> Self {
        Self { least: 0, low: 1, high: Vec::new(), wide: 0 }
    }

    /// The set of these counts; an empty set counts as zero syllables.
    pub fn of(counts: impl IntoIterator<Item = u32, IntoIter: Clone>) -> Self {
        let counts = counts.into_iter();
        let few = counts.clone().try_fold(0u64, |few, count| Some(few | 1u64.checked_shl(count)?));
        if let Some(few) = few {
            return Self::of_few(few);
        }
        let least = counts.clone().min().unwrap_or(0);
        let most = counts.clone().max().unwrap_or(0);
        if most - least > MOST_APART {
            return Self::between(least, most);
        }
        let mut set = Self { least, ..Self::zero() };
        for count in counts {
            set.put((count - least) as usize / 64, 1 << ((count - least) % 64));
        }
        set
    }

    /// The set of the counts whose bits are set.
    fn of_few(bits: u64) -> Self {
        let least = if bits == 0 { 0 } else { bits.trailing_zeros() };
        Self { least, low: (bits >> least).max(1), ..Self::zero() }
    }

    /// The set of each count from `least` to `most`, for a set too wide to keep its counts one by one.
    fn between(least: u32, most: u32) -> Self {
        Self { least, wide: most - least, ..Self::zero() }
    }

    /// The smallest count.
    pub fn least(&self) -> u32 {
        self.least
    }

    /// The largest count.
    pub fn most(&self) -> u32 {
        if self.wide > 0 {
            return self.least + self.wide;
        }
        let top = self.high.len();
        let within = self.block(top).checked_ilog2().unwrap_or(0);
        self.least + u32::try_from(top * 64).unwrap_or(u32::MAX) + within
    }

    /// Whether the line can have this many syllables.
    pub fn contains(&self, count: u32) -> bool {
        let Some(offset) = count.checked_sub(self.least) else { return false };
        offset <= self.wide || self.block(offset as usize / 64) >> (offset % 64) & 1 == 1
    }

    /// Whether the line can have a number of syllables from `low` to `high`.
    pub fn meets(&self, low: u32, high: u32) -> bool {
        (low.max(self.least)..=high.min(self.most())).any(|count| self.contains(count))
    }

    /// Whether a count of this set is one of the other, too.
    pub fn shares(&self, other: &Self) -> bool {
        self.iter().any(|count| other.contains(count))
    }

    /// Every count, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (self.least..=self.most()).filter(|&count| self.contains(count))
    }

    /// The count of this set nearest to a range; the smaller of two as near.
    pub fn nearest(&self, low: u32, high: u32) -> u32 {
        let far = |count: u32| low.saturating_sub(count).max(count.saturating_sub(high));
        self.iter().min_by_key(|&count| far(count)).unwrap_or(self.least)
    }

    /// The counts of two stretches said one after the other.
    ///
    /// Costs the bounded length of the larger set, times the number of counts in the smaller one.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (least, most) = (self.least.saturating_add(other.least), self.most().saturating_add(other.most()));
        if most - least > MOST_APART {
            steps::count(1);
            return Self::between(least, most);
        }
        let span = |set: &Self| u64::BITS - set.low.leading_zeros();
        if self.high.is_empty() && other.high.is_empty() && span(self) + span(other) <= u64::BITS {
            let mut low = 0;
            let mut rest = other.low;
            while rest != 0 {
                low |= self.low << rest.trailing_zeros();
                rest &= rest - 1;
            }
            return Self { least, low, ..Self::zero() };
        }
        let (large, small) = if self.high.len() >= other.high.len() { (self, other) } else { (other, self) };
        let mut sum = Self { least, low: 0, ..Self::zero() };
        for offset in small.iter().map(|count| count - small.least) {
            let (blocks, shift) = (offset as usize / 64, offset % 64);
            steps::count(large.high.len() + 1);
            for place in 0..=large.high.len() {
                let bits = large.block(place);
                sum.put(place + blocks, bits << shift);
                if shift > 0 {
                    sum.put(place + blocks + 1, bits >> (64 - shift));
                }
            }
        }
        sum
    }

    fn block(&self, place: usize) -> u64 {
        match place.checked_sub(1) {
            None => self.low,
            Some(above) => self.high.get(above).copied().unwrap_or(0),
        }
    }

    fn put(&mut self, place: usize, bits: u64) {
        match place.checked_sub(1) {
            None => self.low |= bits,
            Some(_) if bits == 0 => {}
            Some(above) => {
                if self.high.len() <= above {
                    self.high.resize(above + 1, 0);
                }
                self.high[above] |= bits;
            }
        }
    }
}

impl fmt::Display for Counts {
    /// `10`, or `9-10` while readings differ.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least(), self.most()) {
            (least, most) if least == most => write!(f, "{least}"),
            (least, most) => write!(f, "{least}-{most}"),
        }
    }
}

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_two_words_add_in_every_way() {
        let sum = Counts::of([1, 2]).plus(&Counts::of([2, 4]));
        assert_eq!(sum.iter().collect::<Vec<_>>(), [3, 4, 5, 6]);
        let gap = Counts::of([1]).plus(&Counts::of([2, 4]));
        assert_eq!(gap.iter().collect::<Vec<_>>(), [3, 5]);
        assert_eq!(gap.to_string(), "3-5");
        assert_eq!(gap.nearest(4, 4), 3);
    }

    #[test]
    fn a_line_of_a_hundred_thousand_fires_is_counted_in_steps_that_grow_with_it() {
        let fire = Counts::of([1, 2, 5]);
        let line = |words: usize| (0..words).fold(Counts::zero(), |sum, _| sum.plus(&fire));
        let (short, long) = (steps::taken_by(|| line(1_000)), steps::taken_by(|| line(100_000)));
        assert!(long < 110 * short, "{short} and {long} steps");
        let line = line(100_000);
        assert_eq!((line.least(), line.most()), (100_000, 500_000));
        assert!(line.contains(123_456) && !line.contains(99_999) && !line.contains(500_001));
        assert_eq!((line.nearest(7, 9), line.to_string()), (100_000, "100000-500000".to_owned()));
        assert_eq!(Counts::of([3, 4_000]), Counts::of([3, 4_000, 17]));
    }

    #[test]
    fn a_line_of_a_thousand_fires_has_every_count_between() {
        let fire = Counts::of([1, 2]);
        let line = (0..1000).fold(Counts::zero(), |sum, _| sum.plus(&fire));
        assert_eq!((line.least(), line.most()), (1000, 2000));
        assert!((1000..=2000).all(|count| line.contains(count)));
    }
}
