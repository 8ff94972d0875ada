//! The units a stanza is made of, and how likely each is.

use super::FARTHEST;
use crate::rhyme::model::Weights;

/// A run of lines with a rhyme pattern of its own: a couplet, a quatrain, the linked tercet of terza rima.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// For each line, how many lines back its nearest rhyme is; 0 for a line that begins a rhyme or has none.
    pub(super) links: Box<[u8]>,
    /// The log-probability that the unit begins a stanza or follows another unit.
    pub(super) prior: f32,
}

/// What stanzas are made of: the units, and how they follow one another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grammar {
    /// Every unit.
    pub(super) units: Vec<Unit>,
    /// The log-probability that a unit is followed by another of its kind.
    pub(super) stay: f32,
    /// The log-probability that it is not.
    pub(super) change: f32,
}

impl Grammar {
    /// The units and weights learned from verse.
    pub(super) fn of(weights: &Weights) -> Self {
        let unit = |(letters, prior): &(String, f32)| Unit { links: links(letters), prior: *prior };
        Self { units: weights.units.iter().map(unit).collect(), stay: weights.stay, change: weights.change }
    }
}

/// The links of a pattern written in letters.
fn links(pattern: &str) -> Box<[u8]> {
    let letters: Vec<u8> = pattern.bytes().filter(|&c| c != b':').collect();
    let own = pattern.find(':').unwrap_or(0);
    let link = |at: usize| {
        let back = letters.get(..at)?.iter().rev().position(|&c| c == letters[at] && c != b'x')? + 1;
        u8::try_from(back).ok().filter(|_| back <= FARTHEST)
    };
    (own..letters.len()).map(|at| link(at).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_of_letters_gives_the_distance_to_each_nearest_rhyme() {
        assert_eq!(*links("abab"), [0, 0, 2, 2]);
        assert_eq!(*links("xaxa"), [0, 0, 0, 2]);
        assert_eq!(*links("aba:bcb"), [2, 0, 2]);
    }
}
