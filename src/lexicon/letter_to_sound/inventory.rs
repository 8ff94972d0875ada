//! The labels (sounds) that each letter may have, and the file that holds them with the weights.

use crate::phonology::{Phone, Sound, Stress};

/// How many letters the model reads: a to z and the apostrophe.
pub(super) const LETTERS: usize = 27;

/// The sounds that one letter spells: none, one or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label([Option<Sound>; 2]);

/// A label a letter may have, and how unusual it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The label's index in the inventory, from 0.
    pub label: u16,
    /// -8 ln *p*, capped at 255, where *p* is the label's share among the labels of the letter in
    /// training.
    pub cost: u8,
}

/// The labels in use, and those each letter may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    labels: Vec<Label>,
    candidates: Vec<Vec<Candidate>>,
}

/// Why a table could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// The file does not begin with the line that names its kind and edition.
    #[error("this is not a letter-to-sound table; train one with trainers/letter_to_sound")]
    NotATable,
    /// The file ends too early or names a sound or label that is not there.
    #[error("the letter-to-sound table is broken; train it again with trainers/letter_to_sound")]
    Broken,
}

/// The first bytes of a table: its kind and edition.
const MAGIC: &[u8] = b"verse letter-to-sound 1\n";

/// The most candidates a letter may have, and the length of a row of weights.
pub const ROW: usize = 64;

impl Label {
    /// The label of these sounds; `None` for more than two.
    pub fn new(sounds: &[Sound]) -> Option<Self> {
        match *sounds {
            [] => Some(Self([None, None])),
            [one] => Some(Self([Some(one), None])),
            [one, two] => Some(Self([Some(one), Some(two)])),
            _ => None,
        }
    }

    /// The sounds in order.
    pub fn sounds(self) -> impl Iterator<Item = Sound> {
        self.0.into_iter().flatten()
    }

    /// The phones in order, without stress.
    pub fn phones(self) -> impl Iterator<Item = Phone> {
        self.sounds().map(Sound::phone)
    }

    /// The stress of the label's first vowel; `None` where it has none.
    pub fn stress(self) -> Option<Stress> {
        self.sounds().find_map(Sound::stress)
    }
}

impl Inventory {
    /// An inventory of these labels and, for a to z and the apostrophe, the candidates among them.
    pub fn new(labels: Vec<Label>, candidates: Vec<Vec<Candidate>>) -> Result<Self, TableError> {
        let fits = |row: &Vec<Candidate>| {
            !row.is_empty()
                && row.len() <= ROW
                && row.iter().all(|candidate| usize::from(candidate.label) < labels.len())
        };
        let whole = candidates.len() == LETTERS && candidates.iter().all(fits);
        whole.then_some(Self { labels, candidates }).ok_or(TableError::Broken)
    }

    /// The label at an index, from 0.
    pub fn label(&self, place: u16) -> Label {
        self.labels.get(usize::from(place)).copied().unwrap_or_default()
    }

    /// The labels a letter may have, the usual ones first; none for what is not a letter.
    pub fn candidates(&self, letter: u8) -> &[Candidate] {
        let place = match letter {
            b'a'..=b'z' => usize::from(letter - b'a'),
            b'\'' => LETTERS - 1,
            _ => return &[],
        };
        &self.candidates[place]
    }

    /// Reads a table: the inventory and the weights, one signed byte each.
    pub fn read(bytes: &'static [u8]) -> Result<(Self, &'static [u8]), TableError> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(TableError::NotATable)?;
        let labels = (0..take_u16(&mut rest)?).map(|_| read_label(&mut rest)).collect::<Result<_, _>>()?;
        let candidates = (0..LETTERS).map(|_| read_candidates(&mut rest)).collect::<Result<_, _>>()?;
        if rest.len() <= ROW {
            return Err(TableError::Broken);
        }
        Ok((Self::new(labels, candidates)?, rest))
    }

    /// The table's beginning as [`Inventory::read`] reads it; the weights follow.
    #[cfg(feature = "train")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(u16::try_from(self.labels.len()).unwrap_or(u16::MAX).to_le_bytes());
        for label in &self.labels {
            bytes.push(u8::try_from(label.sounds().count()).unwrap_or(2));
            bytes.extend(label.sounds().map(Sound::byte));
        }
        for row in &self.candidates {
            bytes.push(u8::try_from(row.len()).unwrap_or(u8::MAX));
            for candidate in row {
                bytes.extend(candidate.label.to_le_bytes());
                bytes.push(candidate.cost);
            }
        }
        bytes
    }
}

fn take_u8(rest: &mut &[u8]) -> Result<u8, TableError> {
    let (&first, others) = rest.split_first().ok_or(TableError::Broken)?;
    *rest = others;
    Ok(first)
}

fn take_u16(rest: &mut &[u8]) -> Result<u16, TableError> {
    Ok(u16::from_le_bytes([take_u8(rest)?, take_u8(rest)?]))
}

fn read_label(rest: &mut &[u8]) -> Result<Label, TableError> {
    let count = take_u8(rest)?;
    let sound = |_| Sound::from_byte(take_u8(rest)?).ok_or(TableError::Broken);
    let sounds: Vec<Sound> = (0..count).map(sound).collect::<Result<_, _>>()?;
    Label::new(&sounds).ok_or(TableError::Broken)
}

fn read_candidates(rest: &mut &[u8]) -> Result<Vec<Candidate>, TableError> {
    let count = take_u8(rest)?;
    (0..count).map(|_| Ok(Candidate { label: take_u16(rest)?, cost: take_u8(rest)? })).collect()
}
