//! The features of the log-linear model of scansion, with their names.
//!
//! A scansion's score is the sum of the weights of its features, as log-odds: +1 makes it 2.7 times as likely.
//! [`Weights`](super::Weights) has the weights, one a feature in the order given here; `trainers/meter.rs` learned them
//! from hand-scanned verse.

#[cfg(any(test, feature = "train"))]
mod described;
#[cfg(any(test, feature = "train"))]
mod names;

#[cfg(any(test, feature = "train"))]
pub(crate) use described::{Described, RealizationPlace, described};
#[cfg(any(test, feature = "train"))]
pub(crate) use names::name;

use crate::lexicon::Variant;
use crate::meter::automaton::{Departure, Edge};
use crate::meter::lattice::{Around, Boundary, Class, Liaison, Voice, listed_words};
use crate::meter::notation::{Feet, LearnedFoot};
use crate::phonology::Stress;
use crate::text::Pause;

/// A feature: its index in the table of weights, from 0.
pub(crate) type Feature = usize;

const STRESSES: usize = 3;
const PLACES: usize = 5;
const DEPARTURE_PLACES: usize = 6;
const REALIZATIONS_IN_ALL: usize = {
    let (mut foot, mut count) = (0, 0);
    while foot < LearnedFoot::COUNT {
        count += LearnedFoot::ALL[foot].realizations().len();
        foot += 1;
    }
    count
};

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
const REALIZATION: Feature = LIAISON + Liaison::ALL.len();
const DEPARTURE: Feature = REALIZATION + REALIZATIONS_IN_ALL * PLACES;
const EDGE: Feature = DEPARTURE + 2 * Departure::ALL.len() * DEPARTURE_PLACES;
const TYPE: Feature = EDGE + LearnedFoot::COUNT * 4;
const LENGTH: Feature = TYPE + LearnedFoot::COUNT;
const TYPE_LENGTH: Feature = LENGTH + Feet::COUNT;
const BEAT_WORD: Feature = TYPE_LENGTH + LearnedFoot::COUNT * Feet::COUNT;

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

/// The feature of a variant of a word.
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
    /// Which it is, counted from the line's end: 1 is the last.
    pub(crate) from_end: Feet,
    /// Whether a pause comes before it.
    pub(crate) after_pause: bool,
}

/// The features of a foot in one of its realizations.
pub(crate) fn of_foot(foot: LearnedFoot, realization: usize, place: FootPlace, mut with: impl FnMut(Feature)) {
    let before: usize = LearnedFoot::ALL.iter().take(foot as usize).map(|foot| foot.realizations().len()).sum();
    let own = REALIZATION + (before + realization) * PLACES;
    let triple = usize::from(foot.is_triple());
    let departure = foot.realizations()[realization].departure as usize;
    let shared = DEPARTURE + (triple * Departure::ALL.len() + departure) * DEPARTURE_PLACES;
    let falling = usize::from(!foot.is_rising());
    with(own);
    with(shared);
    if place.first {
        with(own + 1);
        with(shared + 1 + falling);
    }
    match place.from_end.count() {
        1 => {
            with(own + 2);
            with(shared + 3 + falling);
        }
        2 => with(own + 3),
        _ => {}
    }
    if place.after_pause && !place.first {
        with(own + 4);
        with(shared + 5);
    }
}

/// The feature of slack outside the feet of a line.
pub(crate) fn edge(foot: LearnedFoot, edge: Edge) -> Feature {
    EDGE + foot as usize * 4 + edge as usize
}
/// The features of a whole line's foot and length.
pub(crate) fn of_measure(foot: LearnedFoot, feet: Feet) -> [Feature; 3] {
    let (foot, length) = (foot as usize, feet.index());
    [TYPE + foot, LENGTH + length, TYPE_LENGTH + foot * Feet::COUNT + length]
}
