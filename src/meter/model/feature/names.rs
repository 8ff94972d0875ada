//! The names of the features, as the file of weights gives them.

use std::fmt;

use super::described::{DeparturePlace, Described, PausePlace, RealizationPlace, described};
use super::{Edge, Feature};
use crate::lexicon::Variant;
use crate::meter::lattice::{Boundary, Strength, listed_word};
use crate::phonology::Stress;

/// A feature's name: what it describes, in words; empty for a number that no feature has.
pub(crate) fn name(feature: Feature) -> String {
    described(feature).map(|described| described.to_string()).unwrap_or_default()
}

impl fmt::Display for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::BeatOnClass(class) => write!(f, "beat on a monosyllable: {}", class.name()),
            Self::BeatOnStress(stress) => write!(f, "beat in a long word: {}", of_stress(stress)),
            Self::BeatInFunctionWord(stress) => write!(f, "beat in a long function word: {}", of_stress(stress)),
            Self::BeatOnUnstressed { apart } => {
                write!(f, "beat on an unstressed syllable {}", if apart { "apart" } else { "beside a stress" })
            }
            Self::BeatOnFinal { ends_line } => {
                write!(f, "beat on a final unstressed syllable {}", if ends_line { "at the end" } else { "inside" })
            }
            Self::BeatAtPause(strength, place) => {
                write!(f, "beat on a {} monosyllable {}", of_strength(strength), of_pause(place))
            }
            Self::Pair(boundary, first, second) => {
                write!(f, "{}{} {}", sign(first), sign(second), of_boundary(boundary))
            }
            Self::Variant(variant) => write!(f, "said as: {}", Variant::id(variant)),
            Self::Liaison(liaison) => write!(f, "said as: {}", liaison.in_words()),
            Self::Realization(foot, realization, place) => {
                write!(f, "{} foot {}{}", foot.foot(), realization.shape, of_realization(place))
            }
            Self::Departure { triple, departure, place } => {
                let size = if triple { "triple" } else { "duple" };
                write!(f, "{size} foot, {}{}", departure.name(), of_departure(place))
            }
            Self::Edge(foot, edge) => write!(f, "{} line: {}", foot.foot(), of_edge(edge)),
            Self::Foot(foot) => write!(f, "line: {}", foot.foot()),
            Self::Length(feet) => write!(f, "line: {}", feet.name()),
            Self::Meter(foot, feet) => write!(f, "line: {} {}", foot.foot(), feet.name()),
            Self::BeatOnWord(word) => write!(f, "beat on: {}", listed_word(word)),
        }
    }
}

fn sign(beat: bool) -> char {
    if beat { '+' } else { '-' }
}

fn of_stress(stress: Stress) -> &'static str {
    match stress {
        Stress::Unstressed => "unstressed",
        Stress::Secondary => "secondary stress",
        Stress::Primary => "main stress",
    }
}

fn of_strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Content => "content",
        Strength::Strong => "strong function",
        Strength::Weak => "weak function",
    }
}

fn of_pause(place: PausePlace) -> &'static str {
    match place {
        PausePlace::BeforeEnd => "before the end",
        PausePlace::BeforePause => "before a pause",
        PausePlace::AtBeginning => "at the beginning",
        PausePlace::AfterPause => "after a pause",
    }
}

fn of_boundary(boundary: Boundary) -> &'static str {
    match boundary {
        Boundary::Word => "inside a word",
        Boundary::Space => "across a space",
        Boundary::Light => "across a comma",
        Boundary::Strong => "across a stop",
    }
}

fn of_realization(place: RealizationPlace) -> &'static str {
    match place {
        RealizationPlace::Anywhere => "",
        RealizationPlace::First => ", first",
        RealizationPlace::Last => ", last",
        RealizationPlace::LastButOne => ", last but one",
        RealizationPlace::AfterPause => ", after a pause",
    }
}

fn of_departure(place: DeparturePlace) -> &'static str {
    match place {
        DeparturePlace::Anywhere => "",
        DeparturePlace::FirstRising => ", first rising",
        DeparturePlace::FirstFalling => ", first falling",
        DeparturePlace::LastRising => ", last rising",
        DeparturePlace::LastFalling => ", last falling",
        DeparturePlace::AfterPause => ", after a pause",
    }
}

fn of_edge(edge: Edge) -> &'static str {
    match edge {
        Edge::Anacrusis => "slack before",
        Edge::DoubleAnacrusis => "two slacks before",
        Edge::Extra => "slack after",
        Edge::SecondExtra => "second slack after",
    }
}
