//! The names of the features, as the table of weights gives them.

use super::{
    BEAT_CLASS, BEAT_FINAL, BEAT_FUNCTION, BEAT_PAUSE, BEAT_STRESS, BEAT_UNSTRESSED, BEAT_WORD, DEPARTURE,
    DEPARTURE_PLACES, EDGE, Feature, LENGTH, LIAISON, PAIR, PLACES, REALIZATION, TYPE, TYPE_LENGTH, VARIANT,
};
use crate::lexicon::Variant;
use crate::meter::automaton::{Departure, REALIZATIONS};
use crate::meter::lattice::Liaison;
use crate::meter::lattice::{Class, listed_word};
use crate::meter::notation::{Foot, length_name};

const BOUNDARIES: [&str; 4] = ["inside a word", "across a space", "across a comma", "across a stop"];
const STRESSES: [&str; 3] = ["unstressed", "secondary stress", "main stress"];

/// A feature's name: what it attends to.
pub(crate) fn name(feature: Feature) -> String {
    match feature {
        f if f >= BEAT_WORD => format!("beat on: {}", listed_word(f - BEAT_WORD)),
        f if f >= REALIZATION => of_feet(f),
        f if f >= LIAISON => format!("said as: {}", Liaison::ALL[f - LIAISON].in_words()),
        f if f >= VARIANT => {
            format!("said as: {}", Variant::all().nth(f - VARIANT).map(Variant::id).unwrap_or_default())
        }
        f if f >= PAIR => {
            let at = f - PAIR;
            format!("{} {}", ["--", "-+", "+-", "++"][at % 4], BOUNDARIES[at / 4])
        }
        f => of_beats(f),
    }
}

fn of_beats(feature: Feature) -> String {
    match feature {
        f if f >= BEAT_PAUSE => {
            let at = f - BEAT_PAUSE;
            let strength = ["content", "strong function", "weak function"][at / 4];
            let place = ["before the end", "before a pause", "at the beginning", "after a pause"][at % 4];
            format!("beat on a {strength} monosyllable {place}")
        }
        f if f >= BEAT_FINAL => {
            format!("beat on a final unstressed syllable {}", ["inside", "at the end"][f - BEAT_FINAL])
        }
        f if f >= BEAT_UNSTRESSED => {
            format!("beat on an unstressed syllable {}", ["beside a stress", "apart"][f - BEAT_UNSTRESSED])
        }
        f if f >= BEAT_FUNCTION => format!("beat in a long function word: {}", STRESSES[f - BEAT_FUNCTION]),
        f if f >= BEAT_STRESS => format!("beat in a long word: {}", STRESSES[f - BEAT_STRESS]),
        f => format!("beat on a monosyllable: {}", Class::ALL[f - BEAT_CLASS].name()),
    }
}

fn of_feet(feature: Feature) -> String {
    let foot = |at: usize| Foot::LEARNED[at].name();
    let length = |at: usize| u8::try_from(at + 1).ok().and_then(length_name).unwrap_or_default();
    match feature {
        f if f >= TYPE_LENGTH => format!("line: {} {}", foot((f - TYPE_LENGTH) / 8), length((f - TYPE_LENGTH) % 8)),
        f if f >= LENGTH => format!("line: {}", length(f - LENGTH)),
        f if f >= TYPE => format!("line: {}", foot(f - TYPE)),
        f if f >= EDGE => {
            let edge = ["slack before", "two slacks before", "slack after", "second slack after"][(f - EDGE) % 4];
            format!("{} line: {edge}", foot((f - EDGE) / 4))
        }
        f if f >= DEPARTURE => {
            let (kind, place) = ((f - DEPARTURE) / DEPARTURE_PLACES, (f - DEPARTURE) % DEPARTURE_PLACES);
            let size = if kind < Departure::ALL.len() { "duple" } else { "triple" };
            let place =
                ["", ", first rising", ", first falling", ", last rising", ", last falling", ", after a pause"][place];
            format!("{size} foot, {}{place}", Departure::ALL[kind % Departure::ALL.len()].name())
        }
        f => realization_name(f - REALIZATION),
    }
}

fn realization_name(at: usize) -> String {
    let (mut realization, place) = (at / PLACES, at % PLACES);
    let place = ["", ", first", ", last", ", last but one", ", after a pause"][place];
    for (foot, realizations) in REALIZATIONS.iter().enumerate() {
        if let Some(found) = realizations.get(realization) {
            return format!("{} foot {}{place}", Foot::LEARNED[foot], found.shape);
        }
        realization -= realizations.len();
    }
    String::new()
}
