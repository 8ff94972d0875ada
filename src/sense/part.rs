//! Parts of speech, and the ties between senses.

/// A part of speech of WordNet, which lists no function words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum PartOfSpeech {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
}

impl PartOfSpeech {
    /// The parts of speech in the order of the file.
    pub const ALL: [Self; 4] = [Self::Noun, Self::Verb, Self::Adjective, Self::Adverb];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Verb => "verb",
            Self::Adjective => "adjective",
            Self::Adverb => "adverb",
        }
    }

    /// Its name in the names of WordNet's files.
    #[cfg(feature = "train")]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Adjective => "adj",
            Self::Adverb => "adv",
            _ => self.name(),
        }
    }

    /// The part of speech of this number.
    pub(super) fn of(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

/// How a sense is tied to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tie {
    /// It is a kind of the other: snow of precipitation.
    Kind,
    /// It is like the other: icy and cold.
    Like,
    /// It is the opposite of the other: hot and cold.
    Opposite,
    /// It has the other as a part, a member or its stuff: a tree and its trunk.
    Part,
    /// One word is made from the other, or one thing brings about the other: growth and to grow.
    Made,
}

impl Tie {
    /// The ties in the order of the file.
    const ALL: [Self; 5] = [Self::Kind, Self::Like, Self::Opposite, Self::Part, Self::Made];

    /// The tie of this number.
    pub(super) fn of(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}
