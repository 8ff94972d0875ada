//! Words as vectors: the smaller the angle between two, the nearer the words are in meaning.
//!
//! `data/vectors.bin` is made by `trainers/vectors`: a byte that says how many numbers a word has, the packed length of the list
//! of words (4 bytes, the lowest first), the list packed by deflate, sorted, one word a line, and then the numbers of each word,
//! a signed byte each.

use std::sync::LazyLock;

use super::bases::{Base, bases};

/// The packed file.
const FILE: &[u8] = include_bytes!("../../data/vectors.bin");

/// The largest list of words that is unpacked, in bytes; the one that ships has a few hundred thousand.
const LARGEST: usize = 4 << 20;

/// The vectors of the commonest words.
#[derive(Debug, Default)]
struct Vectors {
    words: String,
    /// The offset in bytes at which each word begins, and the end of the last one.
    starts: Vec<usize>,
    numbers: &'static [u8],
    dimensions: usize,
}

fn vectors() -> &'static Vectors {
    static VECTORS: LazyLock<Vectors> = LazyLock::new(|| Vectors::read(FILE).unwrap_or_default());
    &VECTORS
}

impl Vectors {
    /// Reads the file; `None` where it is not one.
    fn read(file: &'static [u8]) -> Option<Self> {
        let (dimensions, rest) = file.split_first()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (packed, numbers) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let words = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, LARGEST).ok()?;
        let words = String::from_utf8(words).ok()?;
        let after = words.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).chain([words.len() + 1]).collect();
        Some(Self { words, starts, numbers, dimensions: usize::from(*dimensions) })
    }

    fn word(&self, place: usize) -> &str {
        let bounds = self.starts.get(place).zip(self.starts.get(place + 1));
        bounds.and_then(|(&start, &end)| self.words.get(start..end.saturating_sub(1))).unwrap_or_default()
    }

    /// The vector of a word as it is listed.
    fn listed(&self, word: &str) -> Option<Vector> {
        let (mut low, mut high) = (0, self.starts.len().saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        let numbers = self.numbers.get(low * self.dimensions..(low + 1) * self.dimensions)?;
        (self.word(low) == word).then(|| Vector::of(numbers.iter().map(|&byte| f32::from(byte.cast_signed()))))
    }
}

/// How many products are summed side by side.
const LANES: usize = 8;

/// A direction: of a word, or of several together.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector(Vec<f32>);

impl Vector {
    fn of(numbers: impl Iterator<Item = f32>) -> Self {
        let mut numbers: Vec<f32> = numbers.collect();
        let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
        if length > 0.0 {
            for number in &mut numbers {
                *number /= length;
            }
        }
        Self(numbers)
    }

    /// The vector of a word in lower case, or of the word it is a form of; `None` for a word that has none, such as a function
    /// word.
    pub fn of_word(word: &str) -> Option<Self> {
        vectors().listed(word).or_else(|| Self::of_bases(&bases(word)))
    }

    /// The vector of a word, as [`Self::of_word`] finds it, given the words it may be a form of.
    pub(super) fn of_form(word: &str, bases: &[Base]) -> Option<Self> {
        vectors().listed(word).or_else(|| Self::of_bases(bases))
    }

    fn of_bases(bases: &[Base]) -> Option<Self> {
        bases.iter().find_map(|base| vectors().listed(&base.word))
    }

    /// The mean direction of these; `None` for none.
    pub fn mean<'a>(all: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let mut sum = all.next()?.0.clone();
        for other in all {
            for (sum, number) in sum.iter_mut().zip(&other.0) {
                *sum += number;
            }
        }
        Some(Self::of(sum.into_iter()))
    }

    /// How near another direction is: the cosine of the angle between, 1 for the same one, about 0 for words that have nothing
    /// to do with each other.
    pub fn nearness(&self, other: &Self) -> f32 {
        // Several sums side by side, which the processor computes at once.
        let mut sums = [0.0; LANES];
        let (ones, others) = (self.0.chunks(LANES), other.0.chunks(LANES));
        for (one, other) in ones.zip(others) {
            for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
                *sum += one * other;
            }
        }
        sums.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(one: &str, other: &str) -> f32 {
        Vector::of_word(one).unwrap().nearness(&Vector::of_word(other).unwrap())
    }

    #[test]
    fn words_that_belong_together_are_nearer_than_others() {
        assert!((nearness("snow", "snow") - 1.0).abs() < 0.001);
        for (word, near, far) in [
            ("snow", "winter", "office"),
            ("cherry", "blossom", "brother"),
            ("sea", "ship", "carpet"),
            ("grave", "tomb", "spoon"),
        ] {
            assert!(nearness(word, near) > nearness(word, far), "{word}: {near}, {far}");
        }
    }

    #[test]
    fn forms_share_a_vector_and_function_words_have_none() {
        assert!(nearness("ships", "ship") > 0.9);
        assert!(Vector::of_word("the").is_none() && Vector::of_word("vlorbish").is_none());
        assert!(Vector::mean([]).is_none());
    }

    #[test]
    fn a_broken_file_has_no_vectors() {
        assert!(Vectors::read(&[]).is_none() && Vectors::default().listed("snow").is_none());
    }
}
