//! The stresses of a line as said aloud, where the voice sounds syllables that the meter elides.

use crate::analysis::HeardLine;
use crate::lexicon::{Variant, Variants};
use crate::meter::automaton::Automaton;
use crate::meter::decode::Path;
use crate::meter::lattice::{Around, EmissionScorer, Guesses, Lattice, Liaison, Node, Voice};
use crate::meter::model::Weights;
use crate::meter::model::stress::Line;
use crate::meter::scansion::{self, Scansion};

/// The extra cost of each departure from the plain reading when a line is said aloud, in log-odds, on top of its cost in
/// scansion.
///
/// Those who mark a line as read aloud count three syllables in *glittering* where its meter has two. Anything from 1 to 3
/// serves as well; it is worth three lines in a hundred of those marked as read aloud (five folds, by poem).
const DEARER: f32 = 2.0;

/// The stresses of a line as said aloud, given its scansion; `decode` finds the best path of a lattice in the meter of
/// that scansion.
pub(crate) fn aloud<'a>(
    line: &HeardLine,
    scansion: &Scansion,
    weights: &Weights,
    decode: impl Fn(&Lattice) -> Option<(Path, &'a Automaton)>,
) -> Vec<bool> {
    if !departs(line, scansion) {
        return scansion.stress.clone();
    }
    let lattice = Lattice::of(line, &Voiced(weights), Guesses::AsGuessed);
    let Some((path, automaton)) = decode(&lattice) else { return scansion.stress.clone() };
    let nodes: Vec<&Node> = path.visits.iter().map(|visit| lattice.node(visit.node)).collect();
    let beats = scansion::beats(&path, automaton);
    Line { nodes: &nodes, beats: &beats }.stresses(weights)
}

/// Whether any word departs from its plain reading, so that the voice may read it otherwise than the meter.
fn departs(line: &HeardLine, scansion: &Scansion) -> bool {
    let read = line.words.iter().zip(&scansion.pronunciations);
    let mut read = read.filter_map(|(word, read)| word.spoken.pronunciations.get((*read)?));
    read.any(|read| departures(read.variants) > 0)
        || scansion.syllables.iter().any(|syllable| syllable.liaison.is_some())
}

/// How often a reading departs from the plain one; a dictionary's other pronunciation is as plain as its first.
fn departures(variants: Variants) -> usize {
    variants.iter().filter(|&variant| variant != Variant::Alternate).count()
}

/// The weights of scansion, every departure dearer.
struct Voiced<'a>(&'a Weights);

impl EmissionScorer for Voiced<'_> {
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2] {
        self.0.syllable(voice, around)
    }

    fn reading(&self, variants: Variants) -> f32 {
        (0..departures(variants)).fold(self.0.reading(variants), |score, _| score - DEARER)
    }

    fn liaison(&self, liaison: Liaison) -> f32 {
        self.0.liaison(liaison) - DEARER
    }
}
