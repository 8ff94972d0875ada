//! What each feature describes, as a value, from which its name and its prior in training are made.

use super::{
    BEAT_CLASS, BEAT_FINAL, BEAT_FUNCTION, BEAT_PAUSE, BEAT_STRESS, BEAT_UNSTRESSED, BEAT_WORD, DEPARTURE,
    DEPARTURE_PLACES, EDGE, Feature, LENGTH, LIAISON, PAIR, PLACES, REALIZATION, TYPE, TYPE_LENGTH, VARIANT,
};
use crate::lexicon::Variant;
use crate::meter::automaton::{Departure, Edge, Realization};
use crate::meter::lattice::{Boundary, Class, Liaison, Strength};
use crate::meter::notation::{Feet, LearnedFoot};
use crate::phonology::Stress;

/// What a feature describes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Described {
    /// A beat on a monosyllable of a class.
    BeatOnClass(Class),
    /// A beat on a syllable of a long word, by its stress.
    BeatOnStress(Stress),
    /// A beat on a syllable of a long function word, by its stress; added to [`Described::BeatOnStress`].
    BeatInFunctionWord(Stress),
    /// A beat on an unstressed syllable, beside a stress or apart from it.
    BeatOnUnstressed {
        /// Whether no syllable beside it is stressed.
        apart: bool,
    },
    /// A beat on an unstressed syllable that ends its word.
    BeatOnFinal {
        /// Whether it ends the line.
        ends_line: bool,
    },
    /// A beat on a monosyllable beside a pause or an end of the line.
    BeatAtPause(Strength, PausePlace),
    /// Two neighboring labels: whether the first and the second are beats.
    Pair(Boundary, bool, bool),
    /// A word said as this variant.
    Variant(Variant),
    /// A reading across words.
    Liaison(Liaison),
    /// A foot in one of its realizations.
    Realization(LearnedFoot, &'static Realization, RealizationPlace),
    /// A departure, shared by the duple feet or by the triple ones.
    Departure {
        /// Whether the foot has two slacks.
        triple: bool,
        /// The departure.
        departure: Departure,
        /// Where the foot stands.
        place: DeparturePlace,
    },
    /// Slack outside the feet.
    Edge(LearnedFoot, Edge),
    /// A line in this foot.
    Foot(LearnedFoot),
    /// A line of this many feet.
    Length(Feet),
    /// A line in this foot and of this many feet.
    Meter(LearnedFoot, Feet),
    /// A beat on a listed word, by its index among the listed words, from 0.
    BeatOnWord(usize),
}

/// Where a monosyllable stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PausePlace {
    BeforeEnd,
    BeforePause,
    AtBeginning,
    AfterPause,
}

impl PausePlace {
    const ALL: [Self; 4] = [Self::BeforeEnd, Self::BeforePause, Self::AtBeginning, Self::AfterPause];
}

/// Where a foot stands in its line, for a feature of its realization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RealizationPlace {
    Anywhere,
    First,
    Last,
    LastButOne,
    AfterPause,
}

impl RealizationPlace {
    const ALL: [Self; PLACES] = [Self::Anywhere, Self::First, Self::Last, Self::LastButOne, Self::AfterPause];
}

/// Where a foot stands in its line, for a feature of its departure; of first and last feet, whether it rises to its beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeparturePlace {
    Anywhere,
    FirstRising,
    FirstFalling,
    LastRising,
    LastFalling,
    AfterPause,
}

impl DeparturePlace {
    const ALL: [Self; DEPARTURE_PLACES] =
        [Self::Anywhere, Self::FirstRising, Self::FirstFalling, Self::LastRising, Self::LastFalling, Self::AfterPause];
}

const STRESSES: [Stress; 3] = [Stress::Unstressed, Stress::Secondary, Stress::Primary];
const STRENGTHS: [Strength; 3] = [Strength::Content, Strength::Strong, Strength::Weak];
const EDGES: [Edge; 4] = [Edge::Anacrusis, Edge::DoubleAnacrusis, Edge::Extra, Edge::SecondExtra];

/// What a feature describes; `None` for a number that no feature has.
pub(crate) fn described(feature: Feature) -> Option<Described> {
    Some(match feature {
        f if f >= BEAT_WORD => Described::BeatOnWord(f - BEAT_WORD),
        f if f >= REALIZATION => return of_foot(f),
        f if f >= LIAISON => Described::Liaison(*Liaison::ALL.get(f - LIAISON)?),
        f if f >= VARIANT => Described::Variant(Variant::all().nth(f - VARIANT)?),
        f if f >= PAIR => {
            let at = f - PAIR;
            Described::Pair(*Boundary::ALL.get(at / 4)?, at / 2 % 2 == 1, at % 2 == 1)
        }
        f => return of_beat(f),
    })
}

fn of_beat(feature: Feature) -> Option<Described> {
    Some(match feature {
        f if f >= BEAT_PAUSE => {
            let at = f - BEAT_PAUSE;
            Described::BeatAtPause(*STRENGTHS.get(at / 4)?, *PausePlace::ALL.get(at % 4)?)
        }
        f if f >= BEAT_FINAL => Described::BeatOnFinal { ends_line: f > BEAT_FINAL },
        f if f >= BEAT_UNSTRESSED => Described::BeatOnUnstressed { apart: f > BEAT_UNSTRESSED },
        f if f >= BEAT_FUNCTION => Described::BeatInFunctionWord(*STRESSES.get(f - BEAT_FUNCTION)?),
        f if f >= BEAT_STRESS => Described::BeatOnStress(*STRESSES.get(f - BEAT_STRESS)?),
        f => Described::BeatOnClass(*Class::ALL.get(f - BEAT_CLASS)?),
    })
}

fn of_foot(feature: Feature) -> Option<Described> {
    Some(match feature {
        f if f >= TYPE_LENGTH => {
            let at = f - TYPE_LENGTH;
            Described::Meter(*LearnedFoot::ALL.get(at / Feet::COUNT)?, Feet::all().nth(at % Feet::COUNT)?)
        }
        f if f >= LENGTH => Described::Length(Feet::all().nth(f - LENGTH)?),
        f if f >= TYPE => Described::Foot(*LearnedFoot::ALL.get(f - TYPE)?),
        f if f >= EDGE => {
            let at = f - EDGE;
            Described::Edge(*LearnedFoot::ALL.get(at / EDGES.len())?, *EDGES.get(at % EDGES.len())?)
        }
        f if f >= DEPARTURE => {
            let (kind, place) = ((f - DEPARTURE) / DEPARTURE_PLACES, (f - DEPARTURE) % DEPARTURE_PLACES);
            let (triple, departure) = (kind >= Departure::ALL.len(), kind % Departure::ALL.len());
            let departure = *Departure::ALL.get(departure)?;
            Described::Departure { triple, departure, place: *DeparturePlace::ALL.get(place)? }
        }
        f => {
            let (mut at, place) = ((f - REALIZATION) / PLACES, (f - REALIZATION) % PLACES);
            let place = *RealizationPlace::ALL.get(place)?;
            for foot in LearnedFoot::ALL {
                match foot.realizations().get(at) {
                    Some(realization) => return Some(Described::Realization(foot, realization, place)),
                    None => at -= foot.realizations().len(),
                }
            }
            return None;
        }
    })
}
