//! Where training starts and what it is drawn back to: weights set by hand from the handbooks.
//!
//! Drawing weights towards these rather than towards nothing is worth about one line in a hundred, and keeps rare ways of
//! realising rare feet sensible where there is no evidence.

use crate::meter::model::feature;

/// The weight of a feature before anything was learned.
pub(super) fn weight(feature: feature::Feature) -> f32 {
    let name = feature::name(feature);
    let (family, rest) = name.split_once(": ").unwrap_or((&name, ""));
    match family {
        "beat on a monosyllable" => of_class(rest),
        "beat in a long word" => of_stress(rest),
        "beat in a long function word" if rest == "main stress" => -1.0,
        "said as" if rest == "alternate" => -1.4,
        "said as" => -1.2,
        "line" if rest == "iambic" => 1.0,
        _ if name.contains(" line: ") => of_edge(rest),
        _ if name.starts_with("beat on an unstressed syllable") => {
            if name.ends_with("apart") {
                0.5
            } else {
                -0.5
            }
        }
        _ if name.contains(" foot ") => of_foot(&name),
        _ => of_pair(&name),
    }
}

fn of_class(class: &str) -> f32 {
    match class {
        "content" => 1.0,
        "article" => -2.0,
        "preposition" | "conjunction" | "possessive" | "auxiliary" | "subject" | "object" => -0.8,
        _ => 0.0,
    }
}

fn of_stress(stress: &str) -> f32 {
    match stress {
        "main stress" => 3.0,
        "secondary stress" => 1.0,
        _ => -2.0,
    }
}

fn of_edge(edge: &str) -> f32 {
    match edge {
        "slack before" => -1.5,
        "two slacks before" => -2.5,
        "slack after" => -1.0,
        _ => -3.0,
    }
}

fn of_pair(name: &str) -> f32 {
    let clash = matches!(name, "++ inside a word" | "++ across a space");
    let lapse = matches!(name, "-- inside a word" | "-- across a space");
    if clash {
        -0.7
    } else if lapse {
        -0.3
    } else {
        0.0
    }
}

/// A foot's way: the plain one is likely, a departure is not, unless it stands first or after a pause.
fn of_foot(name: &str) -> f32 {
    let (shape, place) =
        name.split_once(" foot ").map_or(("", ""), |(_, way)| way.split_once(", ").unwrap_or((way, "")));
    let (foot, _) = name.split_once(' ').unwrap_or_default();
    let plain =
        matches!((foot, shape), ("iambic", "-+") | ("trochaic", "+-") | ("anapestic", "--+") | ("dactylic", "+--"));
    match (place, shape) {
        ("", _) if plain => 1.0,
        ("", "-+" | "+-") => -1.0,
        ("", "--+" | "+--") => -1.5,
        ("", "++" | "--" | "+") => -2.5,
        ("", _) => -3.0,
        ("first" | "after a pause", _) if !plain => 0.7,
        ("last", "+") => 2.0,
        ("last", "+-") if foot == "iambic" => -2.0,
        _ => 0.0,
    }
}
