//! The syllable counts a line can have.

use std::fmt;

/// The set of syllable counts a line can have, over all ways of saying its words.
///
/// Almost always a range; kept as a set, since "fire" and a word of two or four syllables leave gaps.
#[derive(Clone, PartialEq, Eq)]
pub struct Counts {
    least: u32,
    /// Bit `n` of the whole stands for the count `least + n`; the first bit is always set.
    bits: Vec<u64>,
}

impl Counts {
    /// The empty line: no syllable.
    pub fn zero() -> Self {
        Self { least: 0, bits: vec![1] }
    }

    /// The set of these counts; an empty set counts as zero syllables.
    pub fn of(counts: impl IntoIterator<Item = u32>) -> Self {
        let counts: Vec<u32> = counts.into_iter().collect();
        let least = counts.iter().copied().min().unwrap_or(0);
        let mut set = Self { least, bits: vec![1] };
        for count in counts {
            set.insert_offset(count - least);
        }
        set
    }

    fn insert_offset(&mut self, offset: u32) {
        let (word, bit) = (offset as usize / 64, offset % 64);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << bit;
    }

    /// The smallest count.
    pub fn least(&self) -> u32 {
        self.least
    }

    /// The largest count.
    pub fn most(&self) -> u32 {
        let top = self.bits.len() - 1;
        let within = self.bits[top].checked_ilog2().unwrap_or(0);
        self.least + u32::try_from(top * 64).unwrap_or(u32::MAX) + within
    }

    /// Whether the line can have this many syllables.
    pub fn contains(&self, count: u32) -> bool {
        let Some(offset) = count.checked_sub(self.least) else { return false };
        self.bits.get(offset as usize / 64).is_some_and(|word| word >> (offset % 64) & 1 == 1)
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
    /// Costs the larger set's length times the number of counts in the smaller one.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (large, small) = if self.bits.len() >= other.bits.len() { (self, other) } else { (other, self) };
        let mut sum =
            Self { least: self.least.saturating_add(other.least), bits: vec![0; large.bits.len() + small.bits.len()] };
        for offset in small.iter().map(|count| count - small.least) {
            let (words, shift) = (offset as usize / 64, offset % 64);
            for (place, &bits) in large.bits.iter().enumerate() {
                sum.bits[place + words] |= bits << shift;
                if shift > 0 && bits >> (64 - shift) != 0 {
                    sum.bits[place + words + 1] |= bits >> (64 - shift);
                }
            }
        }
        while sum.bits.len() > 1 && sum.bits.last() == Some(&0) {
            sum.bits.pop();
        }
        sum
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
    fn a_line_of_a_thousand_fires_has_every_count_between() {
        let fire = Counts::of([1, 2]);
        let line = (0..1000).fold(Counts::zero(), |sum, _| sum.plus(&fire));
        assert_eq!((line.least(), line.most()), (1000, 2000));
        assert!((1000..=2000).all(|count| line.contains(count)));
    }
}
