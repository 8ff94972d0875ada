//! The bytes of `data/wordnet.bin`, which `trainers/sense` writes and [`WordNet`](super::WordNet) reads.
//!
//! The file is four parts, each packed by deflate, each behind its packed length (4 bytes, the lowest first): words, senses,
//! definitions, irregular forms. So a command unpacks only the parts it needs.
//!
//! | part | holds |
//! |---|---|
//! | words | the words in the order of their bytes, one a line |
//! | senses | numbers (see [`Numbers`]): for each sense its part of speech, how many words it has, each word's place and the rank of the sense among those of the word, how many senses it is tied to, and each tie with the place of the other sense |
//! | definitions | one line for each sense |
//! | irregular | one line for each irregular form: the part of speech as a digit, the form, a space, the word |

#![cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names what is public here"))]

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The words.
    Words,
    /// The senses, their words and ties.
    Senses,
    /// The definitions of the senses.
    Definitions,
    /// The irregular forms.
    Irregular,
}

impl Part {
    /// The parts in the order of the file.
    pub const ALL: [Self; 4] = [Self::Words, Self::Senses, Self::Definitions, Self::Irregular];

    /// The largest size of a part that is unpacked, in bytes; the largest that ships has 5 million.
    const LARGEST: usize = 16 << 20;

    /// The strongest level of deflate.
    #[cfg(any(test, feature = "train"))]
    const MOST_PACKED: u8 = 10;

    /// This part of the file, unpacked; `None` where the file is not one.
    pub(super) fn of(self, mut file: &[u8]) -> Option<Vec<u8>> {
        for part in Self::ALL {
            let (length, rest) = file.split_first_chunk::<4>()?;
            let (packed, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            if part == self {
                return miniz_oxide::inflate::decompress_to_vec_with_limit(packed, Self::LARGEST).ok();
            }
            file = rest;
        }
        None
    }

    /// The file of these four parts.
    ///
    /// # Errors
    /// [`TooLarge`] where a part has more than 4 GB.
    #[cfg(any(test, feature = "train"))]
    pub fn pack(parts: [&[u8]; 4]) -> Result<Vec<u8>, TooLarge> {
        let mut file = Vec::new();
        for part in parts {
            let packed = miniz_oxide::deflate::compress_to_vec(part, Self::MOST_PACKED);
            file.extend(u32::try_from(packed.len()).map_err(|_error| TooLarge)?.to_le_bytes());
            file.extend(packed);
        }
        Ok(file)
    }
}

/// A part that is too large for the file.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of the file has more than 4 GB")]
pub struct TooLarge;

/// Numbers one after another, seven bits a byte, the lowest first; the eighth bit is set where more bits of the number
/// follow.
#[derive(Debug, Clone)]
pub(super) struct Numbers<'a>(&'a [u8]);

/// The bit that is set in a byte where more bits of the same number follow.
const MORE: u8 = 1 << 7;

impl<'a> Numbers<'a> {
    /// The numbers of these bytes.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next number; `None` at the end.
    pub(super) fn next(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..u32::BITS).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & !MORE) << shift;
            if byte & MORE == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// Writes a number as [`Numbers`] reads it.
#[cfg(any(test, feature = "train"))]
pub fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    loop {
        let low = number.to_le_bytes()[0] & !MORE;
        number >>= 7;
        if number == 0 {
            return bytes.push(low);
        }
        bytes.push(low | MORE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_their_bytes() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            write_number(number, &mut bytes);
        }
        let mut read = Numbers::of(&bytes);
        assert_eq!(std::iter::from_fn(|| read.next()).collect::<Vec<_>>(), numbers);
        assert_eq!(Numbers::of(&[MORE; 9]).next(), None);
    }

    #[test]
    fn parts_survive_their_packing_and_a_broken_file_has_none() {
        let file = Part::pack([b"snow\nsleet", b"123", b"", b"0geese goose"]).unwrap();
        assert_eq!(Part::Words.of(&file).as_deref(), Some(&b"snow\nsleet"[..]));
        assert_eq!(Part::Irregular.of(&file).as_deref(), Some(&b"0geese goose"[..]));
        assert_eq!(Part::Definitions.of(&file).as_deref(), Some(&b""[..]));
        assert_eq!(Part::Irregular.of(&file[..file.len() - 1]), None);
        assert_eq!(Part::Words.of(&[]), None);
    }
}
