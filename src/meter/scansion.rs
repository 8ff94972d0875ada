//! A scansion: one reading of a line, with its beats, feet and licenses.

use std::fmt;
use std::ops::Range;

use crate::analysis::HeardLine;
use crate::lexicon::Pronunciation;
use crate::meter::automaton::Automaton;
use crate::meter::decode::{Labeled, Path};
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
    /// The feet as ranges of syllables, from 0; slack before the first foot is part of the first, slack after the last part
    /// of the last.
    pub feet: Vec<Range<usize>>,
    /// The licenses taken, in the order of the line.
    pub licenses: Vec<Taken>,
    /// How the line ends.
    pub ending: Ending,
    /// For each syllable, the word and the syllable of its pronunciation that it is.
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

/// The license's id and its foot: `inversion@1`.
impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.license, self.foot)
    }
}

impl Taken {
    /// The license and its foot, inside a sentence: `a stress first in foot 1`.
    pub fn in_words(self) -> String {
        match self.license {
            License::Feminine | License::TripleEnding | License::Headless | License::Anacrusis | License::Catalexis => {
                self.license.in_words().to_owned()
            }
            License::Inversion
            | License::Heavy
            | License::Light
            | License::Anapest
            | License::Iamb
            | License::Elision => format!("{} in foot {}", self.license.in_words(), self.foot),
        }
    }

    /// Whether it is an everyday license, which every handbook lists and no reader remarks: a first foot inverted, a feminine ending, a
    /// light or a heavy foot, an elision, a falling line without its last slack.
    pub fn is_everyday(self) -> bool {
        !self.license.is_counted() || self.license == License::Inversion && self.foot == 1
    }
}

/// The syllable of a word that a syllable of a scansion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyllableOf {
    /// The word, from 0.
    pub word: usize,
    /// The syllable of the pronunciation read, from 0.
    pub syllable: usize,
    /// The liaison made here, if there is one.
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

    /// The licenses a path through a measure takes, without the rest of its scansion, which costs more.
    pub(crate) fn licenses_of(line: &HeardLine, lattice: &Lattice, path: &Path, measure: &Automaton) -> Vec<Taken> {
        taken(line, &nodes(lattice, path), |at| needs(path, measure, at), &feet(path, measure))
    }

    /// Reads a path through a measure as a scansion.
    pub(crate) fn of(line: &HeardLine, lattice: &Lattice, path: &Path, measure: &Automaton, weights: &Weights) -> Self {
        let (nodes, feet) = (nodes(lattice, path), feet(path, measure));
        let licenses = taken(line, &nodes, |at| needs(path, measure, at), &feet);
        Self::with(line, &nodes, beats(path, measure), feet, licenses, weights)
    }

    /// Reads the labels of a line as a scansion without a measure, in which every beat begins a foot.
    pub(crate) fn unmeasured(line: &HeardLine, lattice: &Lattice, labeled: Labeled, weights: &Weights) -> Self {
        let nodes: Vec<&Node> = labeled.nodes.iter().map(|&node| lattice.node(node)).collect();
        let feet = feet_by_beat(&labeled.beats);
        let licenses = taken(line, &nodes, |_| LicenseSet::EMPTY, &feet);
        Self::with(line, &nodes, labeled.beats, feet, licenses, weights)
    }

    fn with(
        line: &HeardLine,
        nodes: &[&Node],
        beats: Vec<bool>,
        feet: Vec<Range<usize>>,
        licenses: Vec<Taken>,
        weights: &Weights,
    ) -> Self {
        let stress = stress::Line { nodes, beats: &beats }.stresses(weights);
        let mut pronunciations = vec![None; line.words.len()];
        for node in nodes {
            if let Some(read) = pronunciations.get_mut(node.word.get()) {
                *read = Some(node.pronunciation.get());
            }
        }
        let syllables = nodes.iter().map(|node| SyllableOf {
            word: node.word.get(),
            syllable: node.syllable.get(),
            liaison: node.liaison,
        });
        let (syllables, ending) = (syllables.collect(), ending(&beats));
        Self { beats, stress, feet, licenses, ending, syllables, pronunciations }
    }
}

fn nodes<'a>(lattice: &'a Lattice, path: &Path) -> Vec<&'a Node> {
    path.visits.iter().map(|visit| lattice.node(visit.node)).collect()
}

/// Which syllables of a path are beats.
pub(super) fn beats(path: &Path, measure: &Automaton) -> Vec<bool> {
    path.visits.iter().map(|visit| measure.state(visit.state).beat).collect()
}

/// The licenses of the step to a syllable of a path.
fn needs(path: &Path, measure: &Automaton, at: usize) -> LicenseSet {
    let from = at.checked_sub(1).map(|before| path.visits[before].state);
    measure.step(from, path.visits[at].state).map_or(LicenseSet::EMPTY, |step| step.needs)
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
        let foot = measure.state(visit.state).foot;
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

/// Whether a reading leaves out a syllable that speech has (heav'n); one that adds a syllable (walk-èd, na-ti-on) does not.
fn is_elided(read: &Pronunciation) -> bool {
    read.variants.iter().any(|variant| !variant.is_everyday() && !variant.is_longer())
}

/// The licenses taken in a line; `needs` gives those of the step to each syllable.
fn taken(line: &HeardLine, nodes: &[&Node], needs: impl Fn(usize) -> LicenseSet, feet: &[Range<usize>]) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut foot = 1;
    let mut feet = feet.iter().peekable();
    for (at, node) in nodes.iter().enumerate() {
        while feet.next_if(|foot| foot.end <= at).is_some() {
            steps::count(1);
            foot += 1;
        }
        let needs = needs(at);
        if needs.contains(License::TripleEnding) {
            taken.retain(|taken| taken.license != License::Feminine);
        }
        let named = needs.iter().filter(|license| !matches!(license, License::Heavy | License::Light));
        taken.extend(named.map(|license| Taken { license, foot }));
        let said = || line.words.get(node.word.get())?.spoken.pronunciations.get(node.pronunciation.get());
        if node.liaison.is_some() || node.begins_word() && said().is_some_and(is_elided) {
            taken.push(Taken { license: License::Elision, foot });
        }
    }
    taken.dedup();
    taken
}
