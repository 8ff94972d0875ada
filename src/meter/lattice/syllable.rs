//! The properties of a syllable in a lattice: its class or stress in its word, and the pauses and boundaries
//! around it.

use crate::meter::index::SyllableIndex;
use crate::meter::lattice::class::{Class, Strength};
use crate::phonology::Stress;
use crate::text::Pause;

/// The liaisons: readings across two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Liaison {
    /// th'eternal, written so.
    Written,
    /// the + vowel.
    The,
    /// to + vowel.
    To,
    /// thou art, I am.
    Pronoun,
    /// many a, sorrow and.
    OpenEnd,
}

impl Liaison {
    /// Every liaison.
    pub const ALL: [Self; 5] = [Self::Written, Self::The, Self::To, Self::Pronoun, Self::OpenEnd];

    /// What a poet would call it, with an example.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Written => "th' said with the next word",
            Self::The => "\"the\" said with the next word (th'eternal)",
            Self::To => "\"to\" said with the next word (t'enjoy)",
            Self::Pronoun => "a pronoun said with the next word (thou'rt)",
            Self::OpenEnd => "a last vowel run into the next word (many a)",
        }
    }
}

/// The boundary between a syllable and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Boundary {
    /// Both are in one word.
    Word,
    /// A space.
    Space,
    /// A comma or the like.
    Light,
    /// A full stop or the like, or the line's beginning.
    Strong,
}

impl Boundary {
    /// How many boundaries there are.
    pub(crate) const COUNT: usize = 4;

    /// Every boundary, in order.
    pub(crate) const ALL: [Self; Self::COUNT] = [Self::Word, Self::Space, Self::Light, Self::Strong];

    /// Whether a reader pauses here.
    pub(crate) fn is_pause(self) -> bool {
        self >= Self::Light
    }

    pub(crate) fn before_word(pause: Pause) -> Self {
        match pause {
            Pause::None => Self::Space,
            Pause::Light => Self::Light,
            Pause::Strong | Pause::LineStart => Self::Strong,
        }
    }
}

/// A syllable's class or stress in its word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Voice {
    /// A word of one syllable.
    Mono {
        /// Its class.
        class: Class,
        /// Its place among the listed words.
        listed: Option<u16>,
    },
    /// A syllable of a longer word.
    Poly {
        /// Its stress by the dictionary.
        stress: Stress,
        /// Its place in the word, from 0.
        at: SyllableIndex,
        /// How many syllables the word has.
        of: u32,
        /// Whether the syllable before or after it is stressed.
        beside_stress: bool,
        /// Whether the next syllable is stressed.
        rises: bool,
        /// Whether any later syllable of the word is stressed.
        stressed_later: bool,
        /// Whether the word is a long function word.
        function: bool,
        /// Whether it is written as a name.
        name: bool,
        /// Whether it is one of the first two syllables of a word that is spelled with a prefix.
        prefixed: bool,
    },
    /// A syllable of a word without a known pronunciation, which may be a beat or slack.
    Free,
}

impl Voice {
    /// Whether the syllable is the last of its word; `false` for [`Voice::Free`].
    #[inline]
    pub(crate) fn ends_word(self) -> bool {
        match self {
            Self::Mono { .. } => true,
            Self::Poly { at, of, .. } => at.get() + 1 == of as usize,
            Self::Free => false,
        }
    }

    /// Whether the word may bear a stress: it is no weak function word.
    #[inline]
    pub(crate) fn carries_stress(self) -> bool {
        match self {
            Self::Mono { class, .. } => class.strength() != Strength::Weak,
            Self::Poly { .. } | Self::Free => true,
        }
    }
}

/// What comes right before a foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    /// The phrase runs on.
    Running,
    /// No pause, but a stressed word, and a word that may open a phrase of its own: *hand | striking great blows*.
    Phrase,
    /// No pause, but a stress, and the beginning of a word: *moon | heavy with rain*.
    Stress,
    /// A written pause.
    Pause,
}

impl Before {
    /// Each of them, in order.
    pub(crate) const ALL: [Self; 4] = [Self::Running, Self::Phrase, Self::Stress, Self::Pause];
}

/// Where in its word the first syllable of a foot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It begins a word, and no pause follows it.
    Word,
    /// It is inside a word, after the first syllable.
    Inside,
    /// It ends a word, and a pause follows inside the line.
    BeforePause,
}

impl Opening {
    /// Each of them, in order.
    pub(crate) const ALL: [Self; 3] = [Self::Word, Self::Inside, Self::BeforePause];
}

/// The pauses around a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Around {
    /// The pause before the word.
    pub(crate) before: Pause,
    /// The pause after it; the line's end is [`Pause::LineStart`], the break between lines.
    pub(crate) after: Pause,
}

/// How loud a syllable is apart from any meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loudness {
    /// An unstressed syllable, or a weak function word.
    Light,
    /// A secondary stress, or a strong function word.
    Middling,
    /// A long word's main stress, or a content monosyllable.
    Stressed,
}

impl Voice {
    /// How loud the syllable is; `None` for [`Voice::Free`].
    #[inline]
    pub(crate) fn loudness(self) -> Option<Loudness> {
        Some(match self {
            Self::Free => return None,
            Self::Mono { class, .. } => match class.strength() {
                Strength::Content => Loudness::Stressed,
                Strength::Strong => Loudness::Middling,
                Strength::Weak => Loudness::Light,
            },
            Self::Poly { stress: Stress::Primary, .. } => Loudness::Stressed,
            Self::Poly { stress: Stress::Secondary, .. } => Loudness::Middling,
            Self::Poly { stress: Stress::Unstressed, .. } => Loudness::Light,
        })
    }
}
