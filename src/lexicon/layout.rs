//! The bytes of a packed dictionary, which the build script writes and [`Packed`](super::Packed) reads.
//!
//! A dictionary is three files. `NAME.fst` gives each word its offset in `NAME.sounds`: there lie three bytes that say how common
//! the word is (see `standing.rs`) and its pronunciations, each a [`Head`] and then one byte a sound (see `phone.rs`).
//! `NAME.backwards` has a [`Pointer`] to each pronunciation, ordered by their phones read from the last to the first.
//!
//! The build script includes this file by path, so it depends on nothing.

/// The byte before a pronunciation's sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// How many sounds follow, 127 at most; the longest word of CMUdict has 32.
    pub(crate) length: u8,
    /// Whether another pronunciation of the word comes after them.
    pub(crate) has_next: bool,
}

impl Head {
    /// The bit that says another pronunciation comes; the others hold the length.
    const NEXT: u8 = 1 << 7;

    /// The head as a byte; `None` when there are too many sounds.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build script packs, the library unpacks"))]
    pub(crate) fn pack(self) -> Option<u8> {
        (self.length < Self::NEXT).then_some(self.length | if self.has_next { Self::NEXT } else { 0 })
    }

    /// Reads the byte made by [`Head::pack`].
    pub(crate) fn unpack(byte: u8) -> Self {
        Self { length: byte & !Self::NEXT, has_next: byte & Self::NEXT != 0 }
    }
}

/// An entry of the backwards index: one pronunciation of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pointer {
    /// The word's offset in the file of sounds.
    pub(crate) offset: u32,
    /// Which of the word's pronunciations is meant, counted from 0.
    pub(crate) place: u8,
}

impl Pointer {
    /// The bytes of an entry, the lowest first: its 24 bits hold the place and, above it, the offset.
    pub(crate) const BYTES: usize = 3;

    /// The bits of the place.
    const PLACE_BITS: u32 = 3;

    /// The bits of the offset.
    const OFFSET_BITS: u32 = 21;

    /// The most pronunciations a word may have.
    pub(crate) const PLACES: u8 = 1 << Self::PLACE_BITS;

    /// The entry as bytes; `None` when the offset or the place is too large.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build script packs, the library unpacks"))]
    pub(crate) fn pack(self) -> Option<[u8; Self::BYTES]> {
        let fits = self.offset < 1 << Self::OFFSET_BITS && self.place < Self::PLACES;
        let [low, middle, high, _] = (self.offset << Self::PLACE_BITS | u32::from(self.place)).to_le_bytes();
        fits.then_some([low, middle, high])
    }

    /// Reads the bytes made by [`Pointer::pack`].
    pub(crate) fn unpack([low, middle, high]: [u8; Self::BYTES]) -> Self {
        let entry = u32::from_le_bytes([low, middle, high, 0]);
        Self { offset: entry >> Self::PLACE_BITS, place: low & (Self::PLACES - 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_survives_its_byte() {
        for length in [0, 1, 32, 127] {
            for has_next in [false, true] {
                let head = Head { length, has_next };
                assert_eq!(head.pack().map(Head::unpack), Some(head));
            }
        }
        assert_eq!(Head { length: 128, has_next: false }.pack(), None);
    }

    #[test]
    fn a_pointer_survives_its_bytes() {
        for offset in [0, 1, 1_124_235, (1 << 21) - 1] {
            for place in 0..Pointer::PLACES {
                let pointer = Pointer { offset, place };
                assert_eq!(pointer.pack().map(Pointer::unpack), Some(pointer));
            }
        }
        assert_eq!(Pointer { offset: 1 << 21, place: 0 }.pack(), None);
        assert_eq!(Pointer { offset: 0, place: 8 }.pack(), None);
    }
}
