//! What the ear for meter attends to: every feature a scansion is weighed by, with its name.
//!
//! A scansion's score is the sum of the weights of its features, as log-odds: +1 makes it 2.7 times as likely. The weights
//! stand in [`weights`](super::weights), one a feature in the order given here, and were learned from hand-scanned verse by
//! `trainers/meter.rs`.

#[cfg(any(test, feature = "train"))]
mod names;

#[cfg(any(test, feature = "train"))]
pub(crate) use names::name;

use super::MOST_FEET;
use super::class::{Class, Strength, listed_words};
use super::ways::{Departure, WAYS};
use crate::lexicon::Variant;
use crate::phonology::Stress;
use crate::text::Pause;

/// A feature: its place in the table of weights.
pub(crate) type Feature = usize;

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

/// What stands between a syllable and the one before it.
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
    /// Every boundary, in order.
    pub(crate) const ALL: [Self; 4] = [Self::Word, Self::Space, Self::Light, Self::Strong];

    pub(crate) fn before_word(pause: Pause) -> Self {
        match pause {
            Pause::None => Self::Space,
            Pause::Light => Self::Light,
            Pause::Strong | Pause::LineStart => Self::Strong,
        }
    }
}

/// A syllable as its word makes it.
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
        /// Which syllable it is, from 0.
        at: u32,
        /// How many syllables the word has.
        of: u32,
        /// Whether the syllable before or after it is stressed.
        beside_stress: bool,
        /// Whether the next syllable is stressed.
        rises: bool,
        /// Whether the word is a long function word.
        function: bool,
        /// Whether it is written as a name.
        name: bool,
        /// Whether it is one of the first two syllables of a word that is spelled with a prefix.
        prefixed: bool,
    },
    /// A syllable of a word nobody knows, taken as it is needed.
    Free,
}

impl Voice {
    /// Whether the syllable is the last of its word; no word says so of a syllable that is taken as it is needed.
    pub(crate) fn ends_word(self) -> bool {
        match self {
            Self::Mono { .. } => true,
            Self::Poly { at, of, .. } => of.checked_sub(at) == Some(1),
            Self::Free => false,
        }
    }

    /// Whether the voice may rest on the word: it is no weak function word.
    pub(crate) fn carries_stress(self) -> bool {
        match self {
            Self::Mono { class, .. } => class.strength() != Strength::Weak,
            Self::Poly { .. } | Self::Free => true,
        }
    }
}

/// What stands before a foot.
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

/// How the first syllable of a foot stands to its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It begins a word, and the voice goes on.
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

/// The surroundings of a word that count for its syllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Around {
    /// The pause before the word.
    pub(crate) before: Pause,
    /// The pause after it; the line's end is [`Pause::LineStart`], the break between lines.
    pub(crate) after: Pause,
}

const STRESSES: usize = 3;
const PLACES: usize = 5;
const DEPARTURE_PLACES: usize = 6;
const WAYS_IN_ALL: usize = WAYS[0].len() + WAYS[1].len() + WAYS[2].len() + WAYS[3].len();

const BEAT_CLASS: Feature = 0;
const BEAT_STRESS: Feature = BEAT_CLASS + Class::ALL.len();
const BEAT_FUNCTION: Feature = BEAT_STRESS + STRESSES;
const BEAT_UNSTRESSED: Feature = BEAT_FUNCTION + STRESSES;
const BEAT_FINAL: Feature = BEAT_UNSTRESSED + 2;
const BEAT_PAUSE: Feature = BEAT_FINAL + 2;
const PAIR: Feature = BEAT_PAUSE + 3 * 4;
const VARIANT: Feature = PAIR + 4 * 4;
const VARIANTS: usize = 22;
const LIAISON: Feature = VARIANT + VARIANTS;
const WAY: Feature = LIAISON + Liaison::ALL.len();
const DEPARTURE: Feature = WAY + WAYS_IN_ALL * PLACES;
const EDGE: Feature = DEPARTURE + 2 * Departure::ALL.len() * DEPARTURE_PLACES;
const TYPE: Feature = EDGE + 4 * 4;
const LENGTH: Feature = TYPE + 4;
const TYPE_LENGTH: Feature = LENGTH + MOST_FEET as usize;
const BEAT_WORD: Feature = TYPE_LENGTH + 4 * MOST_FEET as usize;

/// How many features there are.
pub(crate) fn count() -> usize {
    BEAT_WORD + listed_words()
}

/// The features a syllable has when it takes a beat; it has none in slack.
pub(crate) fn of_beat(voice: Voice, around: Around, mut with: impl FnMut(Feature)) {
    match voice {
        Voice::Mono { class, listed } => {
            with(BEAT_CLASS + class as usize);
            if let Some(listed) = listed {
                with(BEAT_WORD + usize::from(listed));
            }
            let strength = BEAT_PAUSE + class.strength() as usize * 4;
            match around.after {
                Pause::None => {}
                Pause::LineStart => with(strength),
                Pause::Light | Pause::Strong => with(strength + 1),
            }
            match around.before {
                Pause::None => {}
                Pause::LineStart => with(strength + 2),
                Pause::Light | Pause::Strong => with(strength + 3),
            }
        }
        Voice::Poly { stress, beside_stress, function, .. } => {
            with(BEAT_STRESS + stress as usize);
            if function {
                with(BEAT_FUNCTION + stress as usize);
            }
            if stress == Stress::Unstressed {
                with(BEAT_UNSTRESSED + usize::from(!beside_stress));
                if voice.ends_word() {
                    with(BEAT_FINAL + usize::from(around.after == Pause::LineStart));
                }
            }
        }
        Voice::Free => {}
    }
}

/// The feature of two neighboring syllables, each a beat or not.
pub(crate) fn pair(boundary: Boundary, first: bool, second: bool) -> Feature {
    PAIR + boundary as usize * 4 + usize::from(first) * 2 + usize::from(second)
}

/// The feature of a way of saying a word.
pub(crate) fn variant(variant: Variant) -> Feature {
    VARIANT + variant as usize
}

/// The feature of a reading across words.
pub(crate) fn liaison(liaison: Liaison) -> Feature {
    LIAISON + liaison as usize
}

/// Where a foot stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FootPlace {
    /// Whether it is the first.
    pub(crate) first: bool,
    /// Feet after it in the line.
    pub(crate) to_come: u8,
    /// Whether a pause stands before it.
    pub(crate) after_pause: bool,
}

/// The features of a foot realised in some way; `foot` and `way` are places in [`WAYS`].
pub(crate) fn of_foot(foot: usize, way: usize, place: FootPlace, mut with: impl FnMut(Feature)) {
    let before: usize = WAYS.iter().take(foot).map(|ways| ways.len()).sum();
    let own = WAY + (before + way) * PLACES;
    let triple = usize::from(foot >= 2);
    let departure = WAYS[foot][way].departure as usize;
    let shared = DEPARTURE + (triple * Departure::ALL.len() + departure) * DEPARTURE_PLACES;
    let falling = foot % 2;
    with(own);
    with(shared);
    if place.first {
        with(own + 1);
        with(shared + 1 + falling);
    }
    if place.to_come == 0 {
        with(own + 2);
        with(shared + 3 + falling);
    }
    if place.to_come == 1 {
        with(own + 3);
    }
    if place.after_pause && !place.first {
        with(own + 4);
        with(shared + 5);
    }
}

/// Slack outside the feet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Edge {
    /// One slack before the first foot.
    Anacrusis,
    /// Two.
    DoubleAnacrusis,
    /// One slack after the last foot.
    Extra,
    /// A second one.
    SecondExtra,
}

/// The feature of slack outside the feet of a line.
pub(crate) fn edge(foot: usize, edge: Edge) -> Feature {
    EDGE + foot * 4 + edge as usize
}
/// The features of a whole line's foot and length; `feet` counts from 1.
pub(crate) fn of_measure(foot: usize, feet: usize) -> [Feature; 3] {
    let length = feet - 1;
    [TYPE + foot, LENGTH + length, TYPE_LENGTH + foot * MOST_FEET as usize + length]
}
