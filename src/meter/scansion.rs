//! A scansion: one reading of a line, with its beats, feet and licenses.

use std::ops::Range;

use crate::analysis::HeardLine;
use crate::lexicon::Pronunciation;
use crate::meter::automaton::Automaton;
use crate::meter::decode::Path;
use crate::meter::lattice::{Lattice, Liaison, Node};
use crate::meter::model::Weights;
use crate::meter::model::stress;
use crate::meter::notation::{License, LicenseSet};
use crate::steps;

/// One way of scanning a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Scansion {
    /// The realised meter: for each syllable, whether it is a beat.
    pub beats: Vec<bool>,
    /// Which of its syllables a careful reader stresses.
    pub stress: Vec<bool>,
    /// The feet as ranges of syllables; slack before the first foot belongs to it, slack after the last to that.
    pub feet: Vec<Range<usize>>,
    /// The licenses taken, in the order of the line.
    pub licenses: Vec<Taken>,
    /// How the line ends.
    pub ending: Ending,
    /// Where each syllable comes from.
    pub syllables: Vec<SyllableOf>,
    /// For each word, which of its pronunciations is read; `None` where the word has no syllable of its own.
    pub pronunciations: Vec<Option<usize>>,
}

/// A license taken in a foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The license.
    pub license: License,
    /// The foot, from 1.
    pub foot: u32,
}

/// The syllable of a word that a syllable of a scansion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyllableOf {
    /// The word, from 0.
    pub word: usize,
    /// The syllable of the pronunciation read, from 0.
    pub syllable: usize,
    /// The reading across words made here, if there is one.
    pub liaison: Option<Liaison>,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// On a beat.
    Masculine,
    /// On one slack after the last beat.
    Feminine,
    /// On two or more.
    Triple,
}

impl Scansion {
    /// The beats as `-+-+`.
    pub fn beats_string(&self) -> String {
        signs(&self.beats)
    }

    /// The stresses as `-+-+`.
    pub fn stress_string(&self) -> String {
        signs(&self.stress)
    }

    /// The feet as `-+`, `-+`.
    pub fn feet_strings(&self) -> impl Iterator<Item = String> + '_ {
        self.feet.iter().map(|foot| signs(self.beats.get(foot.clone()).unwrap_or_default()))
    }

    /// How many of the licenses taken count toward a form's `licenses_per_line`.
    pub fn licenses_counted(&self) -> usize {
        counted(&self.licenses)
    }

    /// The licenses a path through a measure takes, and nothing else of its scansion.
    pub(crate) fn licenses_of(line: &HeardLine, lattice: &Lattice, path: &Path, measure: &Automaton) -> Vec<Taken> {
        let nodes: Vec<&Node> = path.visits.iter().map(|visit| &lattice.nodes[visit.node as usize]).collect();
        taken(line, path, &nodes, Some(measure), &feet(path, measure))
    }

    /// Reads a path through a measure as a scansion; without a measure every beat begins a foot.
    pub(crate) fn of(
        line: &HeardLine,
        lattice: &Lattice,
        path: &Path,
        measure: Option<&Automaton>,
        weights: &Weights,
    ) -> Self {
        let nodes: Vec<&Node> = path.visits.iter().map(|visit| &lattice.nodes[visit.node as usize]).collect();
        let beats = beats(path, measure);
        let stress = stress::Line { nodes: &nodes, beats: &beats }.stresses(weights);
        let feet = measure.map_or_else(|| feet_by_beat(&beats), |measure| feet(path, measure));
        let mut pronunciations = vec![None; line.words.len()];
        for node in &nodes {
            if let Some(read) = pronunciations.get_mut(node.word as usize) {
                *read = Some(usize::from(node.pronunciation));
            }
        }
        let syllables = nodes.iter().map(|node| SyllableOf {
            word: node.word as usize,
            syllable: node.syllable as usize,
            liaison: node.liaison,
        });
        let syllables = syllables.collect();
        let licenses = taken(line, path, &nodes, measure, &feet);
        let ending = ending(&beats);
        Self { beats, stress, feet, licenses, ending, syllables, pronunciations }
    }
}

/// Which syllables of a path are beats; without a measure the search itself says so.
pub(super) fn beats(path: &Path, measure: Option<&Automaton>) -> Vec<bool> {
    let beat = |state: u16| measure.map_or(state == 1, |measure| measure.states[usize::from(state)].beat);
    path.visits.iter().map(|visit| beat(visit.state)).collect()
}

/// How many licenses count toward a form's `licenses_per_line`.
pub(super) fn counted(taken: &[Taken]) -> usize {
    taken.iter().filter(|taken| taken.license.is_counted()).count()
}

/// Beats or stresses as `-+-+`.
pub(crate) fn signs(marks: &[bool]) -> String {
    marks.iter().map(|&mark| if mark { '+' } else { '-' }).collect()
}

fn ending(beats: &[bool]) -> Ending {
    match beats.iter().rev().take_while(|&&beat| !beat).count() {
        0 => Ending::Masculine,
        1 => Ending::Feminine,
        _ => Ending::Triple,
    }
}

fn feet(path: &Path, measure: &Automaton) -> Vec<Range<usize>> {
    let mut feet: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, visit) in path.visits.iter().enumerate() {
        let foot = measure.states[usize::from(visit.state)].foot;
        match feet.last_mut() {
            Some(range) if last == Some(foot) => range.end = at + 1,
            _ => feet.push(at..at + 1),
        }
        last = Some(foot);
    }
    feet
}

fn feet_by_beat(beats: &[bool]) -> Vec<Range<usize>> {
    let mut feet: Vec<Range<usize>> = Vec::new();
    for (at, &beat) in beats.iter().enumerate() {
        match feet.last_mut() {
            Some(range) if !beat || !beats.get(range.clone()).unwrap_or_default().contains(&true) => range.end = at + 1,
            _ => feet.push(at..at + 1),
        }
    }
    feet
}

/// Whether a word loses a syllable as no one speaks it; one that is drawn out (walk-èd, na-ti-on) loses none.
fn is_elided(read: &Pronunciation) -> bool {
    read.variants.iter().any(|variant| !variant.is_everyday() && !variant.is_longer())
}

fn taken(
    line: &HeardLine,
    path: &Path,
    nodes: &[&Node],
    measure: Option<&Automaton>,
    feet: &[Range<usize>],
) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut foot = 1;
    let mut feet = feet.iter().peekable();
    for (at, (visit, node)) in path.visits.iter().zip(nodes).enumerate() {
        while feet.next_if(|foot| foot.end <= at).is_some() {
            steps::count(1);
            foot += 1;
        }
        let from = at.checked_sub(1).map(|before| path.visits[before].state);
        let needs =
            measure.and_then(|measure| measure.step(from, visit.state)).map_or(LicenseSet::EMPTY, |step| step.needs);
        if needs.contains(License::TripleEnding) {
            taken.retain(|taken| taken.license != License::Feminine);
        }
        let named = needs.iter().filter(|license| !matches!(license, License::Heavy | License::Light));
        taken.extend(named.map(|license| Taken { license, foot }));
        let said = || line.words.get(node.word as usize)?.spoken.pronunciations.get(usize::from(node.pronunciation));
        if node.liaison.is_some() || node.syllable == 0 && said().is_some_and(is_elided) {
            taken.push(Taken { license: License::Elision, foot });
        }
    }
    taken.dedup();
    taken
}
