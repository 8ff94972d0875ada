//! The line as read aloud: which syllables a careful reader stresses.
//!
//! The beat is the meter's; the stress is the reader's. *Of* on a beat is seldom stressed, *old* off it nearly always is. A
//! chain over the syllables of the chosen scansion weighs each syllable by its word, its beat and its neighbors.

#[cfg(any(test, feature = "train"))]
mod names;

#[cfg(any(test, feature = "train"))]
pub(crate) use names::name;

use crate::meter::lattice::{Boundary, Node, Voice};
use crate::meter::lattice::{Class, Strength, listed_words};
use crate::meter::model::feature::Feature;
use crate::phonology::Stress;
use crate::text::Pause;

/// How many kinds of syllables there are: three grades of monosyllables, three stresses of longer words, long function
/// words.
const KINDS: usize = 7;
const EDGE: usize = KINDS;

const BASE: Feature = 0;
const CLASS: Feature = BASE + 2;
const LONG: Feature = CLASS + 2 * Class::ALL.len();
const LONG_FUNCTION: Feature = LONG + 2 * 3;
const LONG_OF: Feature = LONG_FUNCTION + 2 * 3;
const NEXT: Feature = LONG_OF + 2 * 3 * 3;
const PREVIOUS: Feature = NEXT + 2 * 3 * 2 * (KINDS + 1);
const BETWEEN: Feature = PREVIOUS + 2 * 3 * 2 * (KINDS + 1);
const PAIR: Feature = BETWEEN + 2 * 3 * 9;
const WORD: Feature = PAIR + 4 * 4;

/// How many features of stress there are.
pub(crate) fn count() -> usize {
    WORD + 2 * listed_words()
}

fn kind(voice: Voice) -> usize {
    match voice {
        Voice::Mono { class, .. } => class.strength() as usize,
        Voice::Poly { stress: Stress::Primary, function: true, .. } => 6,
        Voice::Poly { stress: Stress::Primary, .. } => 3,
        Voice::Poly { stress: Stress::Secondary, .. } => 4,
        Voice::Poly { stress: Stress::Unstressed, .. } | Voice::Free => 5,
    }
}

/// The syllables of a scansion with their beats.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) nodes: &'a [&'a Node],
    pub(crate) beats: &'a [bool],
}

impl Line<'_> {
    /// The features of the syllable at a place, when it is stressed.
    pub(crate) fn of_stress(self, at: usize, mut with: impl FnMut(Feature)) {
        let node = self.nodes[at];
        let on = usize::from(self.beats[at]);
        with(BASE + on);
        match node.voice {
            Voice::Mono { class, listed } => {
                with(CLASS + class as usize * 2 + on);
                if let Some(listed) = listed {
                    with(WORD + usize::from(listed) * 2 + on);
                }
                self.of_neighbors(at, class.strength(), on, with);
            }
            Voice::Poly { stress, of, function, .. } => {
                let stress = stress as usize;
                with(LONG + stress * 2 + on);
                if function {
                    with(LONG_FUNCTION + stress * 2 + on);
                }
                with(LONG_OF + ((of.min(4).saturating_sub(2) as usize) * 3 + stress) * 2 + on);
            }
            Voice::Free => {}
        }
    }

    fn of_neighbors(self, at: usize, strength: Strength, on: usize, mut with: impl FnMut(Feature)) {
        let node = self.nodes[at];
        let beat = |at: Option<usize>| at.and_then(|at| self.beats.get(at)).map_or(2, |&beat| usize::from(beat));
        let kind_at = |at: Option<usize>| at.and_then(|at| self.nodes.get(at)).map_or(EDGE, |node| kind(node.voice));
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let paused = |pause: Pause| usize::from(pause != Pause::None);
        let own = |family: Feature, pause: usize, other: usize| {
            family + (((strength as usize * 2 + pause) * (KINDS + 1)) + other) * 2 + on
        };
        with(own(NEXT, paused(node.around.after), kind_at(after)));
        with(own(PREVIOUS, paused(node.around.before), kind_at(before)));
        with(BETWEEN + (strength as usize * 9 + beat(before) * 3 + beat(after)) * 2 + on);
    }

    /// The features of a syllable and the one before it, both labelled.
    pub(crate) fn of_pair(self, at: usize, first: bool, second: bool) -> [Feature; 2] {
        let labels = usize::from(first) * 2 + usize::from(second);
        let place = match self.nodes[at].boundary {
            Boundary::Word => 1,
            Boundary::Space => 2,
            Boundary::Light | Boundary::Strong => 3,
        };
        [PAIR + labels * 4, PAIR + labels * 4 + place]
    }
}
