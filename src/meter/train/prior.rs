//! The prior weights, set by hand from the handbooks: training starts with them, and L2 draws towards them.
//!
//! Drawing weights towards these rather than towards nothing is worth about one line in a hundred, and keeps rare realizations
//! of rare feet sensible where there is no evidence.

use crate::lexicon::Variant;
use crate::meter::automaton::{Departure, Edge, Realization};
use crate::meter::lattice::{Boundary, Class, Strength};
use crate::meter::model::feature::{self, Described, RealizationPlace};
use crate::meter::notation::LearnedFoot;
use crate::phonology::Stress;

/// The weight of a feature before anything was learned.
pub(super) fn weight(feature: feature::Feature) -> f32 {
    match feature::described(feature) {
        Some(Described::BeatOnClass(class)) => of_class(class),
        Some(Described::BeatOnStress(Stress::Primary)) => 3.0,
        Some(Described::BeatOnStress(Stress::Unstressed)) => -2.0,
        Some(Described::BeatInFunctionWord(Stress::Primary)) => -1.0,
        Some(Described::BeatOnUnstressed { apart }) => {
            if apart {
                0.5
            } else {
                -0.5
            }
        }
        Some(Described::Variant(Variant::Alternate)) => -1.4,
        Some(Described::Variant(_) | Described::Liaison(_)) => -1.2,
        Some(Described::BeatOnStress(Stress::Secondary) | Described::Foot(LearnedFoot::Iambic)) => 1.0,
        Some(Described::Edge(_, edge)) => of_edge(edge),
        Some(Described::Realization(foot, realization, place)) => of_realization(foot, realization, place),
        Some(Described::Pair(Boundary::Word | Boundary::Space, true, true)) => -0.7,
        Some(Described::Pair(Boundary::Word | Boundary::Space, false, false)) => -0.3,
        _ => 0.0,
    }
}

fn of_class(class: Class) -> f32 {
    match class {
        Class::Article => -2.0,
        _ => match class.strength() {
            Strength::Content => 1.0,
            Strength::Weak => -0.8,
            Strength::Strong => 0.0,
        },
    }
}

fn of_edge(edge: Edge) -> f32 {
    match edge {
        Edge::Anacrusis => -1.5,
        Edge::DoubleAnacrusis => -2.5,
        Edge::Extra => -1.0,
        Edge::SecondExtra => -3.0,
    }
}

/// A foot's plain realization is likely, a departure is not, unless it stands first or after a pause.
fn of_realization(foot: LearnedFoot, realization: &Realization, place: RealizationPlace) -> f32 {
    let plain = realization.departure == Departure::Plain;
    match (place, realization.shape) {
        (RealizationPlace::Anywhere, _) if plain => 1.0,
        (RealizationPlace::Anywhere, "-+" | "+-") => -1.0,
        (RealizationPlace::Anywhere, "--+" | "+--") => -1.5,
        (RealizationPlace::Anywhere, "++" | "--" | "+") => -2.5,
        (RealizationPlace::Anywhere, _) => -3.0,
        (RealizationPlace::First | RealizationPlace::AfterPause, _) if !plain => 0.7,
        (RealizationPlace::Last, "+") => 2.0,
        (RealizationPlace::Last, "+-") if foot == LearnedFoot::Iambic => -2.0,
        _ => 0.0,
    }
}
