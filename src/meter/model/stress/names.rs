//! The names of the features of stress, as the table of weights gives them.

use super::{BETWEEN, CLASS, Feature, KINDS, LONG, LONG_FUNCTION, LONG_OF, NEXT, PAIR, PREVIOUS, WORD};
use crate::meter::lattice::{Class, listed_word};

const KIND_NAMES: [&str; KINDS + 1] =
    ["content", "strong function", "weak function", "main", "secondary", "unstressed", "long function", "the edge"];

/// A stress feature's name: what it describes, in words.
pub(crate) fn name(feature: Feature) -> String {
    let on = |at: usize| ["off the beat", "on the beat"][at % 2];
    let long = |at: usize| ["unstressed", "secondary stress", "main stress"][at];
    match feature {
        f if f >= WORD => format!("{} {}", listed_word((f - WORD) / 2), on(f - WORD)),
        f if f >= PAIR => {
            let at = f - PAIR;
            let place = ["", " inside a word", " across a space", " across a pause"][at % 4];
            format!("{}{place}", ["--", "-+", "+-", "++"][at / 4])
        }
        f if f >= BETWEEN => {
            let at = f - BETWEEN;
            let beat = |at: usize| ["slack", "beat", "edge"][at];
            let (own, neighbors) = (at / 2 / 9, at / 2 % 9);
            format!("{} between {} and {}, {}", KIND_NAMES[own], beat(neighbors / 3), beat(neighbors % 3), on(at))
        }
        f if f >= NEXT => {
            let (family, at) = if f >= PREVIOUS { ("after", f - PREVIOUS) } else { ("before", f - NEXT) };
            let (other, rest) = (at / 2 % (KINDS + 1), at / 2 / (KINDS + 1));
            let pause = ["", "a pause and "][rest % 2];
            format!("{} {family} {pause}{}, {}", KIND_NAMES[rest / 2], KIND_NAMES[other], on(at))
        }
        f if f >= LONG_OF => {
            let at = f - LONG_OF;
            format!("{} in a word of {}, {}", long(at / 2 % 3), ["two", "three", "four or more"][at / 6], on(at))
        }
        f if f >= LONG_FUNCTION => {
            format!("{} in a long function word, {}", long((f - LONG_FUNCTION) / 2), on(f - LONG_FUNCTION))
        }
        f if f >= LONG => format!("{} in a long word, {}", long((f - LONG) / 2), on(f - LONG)),
        f if f >= CLASS => format!("monosyllable {}, {}", Class::ALL[(f - CLASS) / 2].name(), on(f - CLASS)),
        f => format!("any syllable, {}", on(f)),
    }
}
