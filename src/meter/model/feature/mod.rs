//! What the ear for meter attends to: every feature a scansion is weighed by, with its name.
//!
//! A scansion's score is the sum of the weights of its features, as log-odds: +1 makes it 2.7 times as likely. The weights
//! stand in [`weights`](crate::meter::weights), one a feature in the order given here, and were learned from hand-scanned verse by
//! `trainers/meter.rs`.

#[cfg(any(test, feature = "train"))]
mod names;

#[cfg(any(test, feature = "train"))]
pub(crate) use names::name;

use crate::lexicon::Variant;
use crate::meter::automaton::Edge;
use crate::meter::automaton::{Departure, REALIZATIONS};
use crate::meter::lattice::{Around, Boundary, Liaison, Voice};
use crate::meter::lattice::{Class, listed_words};
use crate::meter::notation::MOST_FEET;
use crate::phonology::Stress;
use crate::text::Pause;

/// A feature: its place in the table of weights.
pub(crate) type Feature = usize;

const STRESSES: usize = 3;
const PLACES: usize = 5;
const DEPARTURE_PLACES: usize = 6;
const REALIZATIONS_IN_ALL: usize =
    REALIZATIONS[0].len() + REALIZATIONS[1].len() + REALIZATIONS[2].len() + REALIZATIONS[3].len();

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
    /// Feet after it in the line.
    pub(crate) to_come: u8,
    /// Whether a pause stands before it.
    pub(crate) after_pause: bool,
}

/// The features of a realized foot; `foot` and `realization` are places in [`REALIZATIONS`].
pub(crate) fn of_foot(foot: usize, realization: usize, place: FootPlace, mut with: impl FnMut(Feature)) {
    let before: usize = REALIZATIONS.iter().take(foot).map(|realizations| realizations.len()).sum();
    let own = REALIZATION + (before + realization) * PLACES;
    let triple = usize::from(foot >= 2);
    let departure = REALIZATIONS[foot][realization].departure as usize;
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

/// The feature of slack outside the feet of a line.
pub(crate) fn edge(foot: usize, edge: Edge) -> Feature {
    EDGE + foot * 4 + edge as usize
}
/// The features of a whole line's foot and length; `feet` counts from 1.
pub(crate) fn of_measure(foot: usize, feet: usize) -> [Feature; 3] {
    let length = feet - 1;
    [TYPE + foot, LENGTH + length, TYPE_LENGTH + foot * MOST_FEET as usize + length]
}
