//! A line as a lattice of syllables: every reading of every word, and the readings across words.
//!
//! A reading of the line is one path through the lattice. Pronunciations of a word with the same stresses share a path;
//! words that may lose their syllable to the next (*th'eternal*, *thou art*) and last vowels that run into the next word
//! (*many a*) add paths. Linear in the line's length.

mod build;
mod class;
mod emission;
mod lengths;
mod patterns;
mod syllable;
mod words;

#[cfg(any(test, feature = "train"))]
pub(crate) use class::listed_word;
pub(crate) use class::{Class, Strength, is_bound_determiner, is_proclitic, leans_on_next, listed_words};
pub(crate) use class::{Leaning, is_determiner, is_function_word, leaning};
pub(crate) use emission::EmissionScorer;
pub(crate) use lengths::Lengths;
pub use syllable::Liaison;
pub(crate) use syllable::{Around, Before, Boundary, Loudness, Opening, Voice};
pub(crate) use words::counts;

use build::Builder;

use crate::analysis::HeardLine;
use crate::meter::index::{NodeId, PronunciationIndex, Run, SyllableIndex, WordIndex};
use crate::text::Pause;

/// A line's readings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lattice {
    /// The syllables, each after every syllable it may follow.
    pub(crate) nodes: Vec<Node>,
    /// The syllables a line may end on.
    pub(crate) ends: Vec<NodeId>,
    before: Vec<NodeId>,
    /// The joint scores of those syllables that have any, one entry for each syllable before them.
    joints: Vec<[[f32; 2]; 2]>,
}

/// One syllable of one reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// The word.
    pub(crate) word: WordIndex,
    /// The pronunciation of the word.
    pub(crate) pronunciation: PronunciationIndex,
    /// The syllable of the pronunciation.
    pub(crate) syllable: SyllableIndex,
    /// The reading across words that this syllable makes.
    pub(crate) liaison: Option<Liaison>,
    /// The syllable's class or stress in its word.
    pub(crate) voice: Voice,
    /// The pauses around its word.
    pub(crate) around: Around,
    /// What stands before the syllable.
    pub(crate) boundary: Boundary,
    /// Whether its word may open a phrase where no pause is written.
    pub(crate) opens_phrase: bool,
    /// Whether the line may begin here.
    pub(crate) first: bool,
    /// The score of the syllable in slack and on a beat; its first syllable carries the score of the reading.
    pub(crate) scores: [f32; 2],
    /// How many syllables the line may still have after it.
    pub(crate) to_go: Lengths,
    before: Run,
    /// Its joints, one for each syllable before it, or none at all.
    joints: Run,
}

impl Node {
    fn add(&mut self, score: f32) {
        self.scores = self.scores.map(|own| own + score);
    }

    /// Whether the syllable is the first of its word.
    #[inline]
    pub(crate) fn begins_word(&self) -> bool {
        self.syllable == SyllableIndex::FIRST
    }

    /// Where in its word the syllable is, for a foot that begins with it.
    #[inline]
    pub(crate) fn opening(&self) -> Opening {
        match self.around.after {
            Pause::Light | Pause::Strong if self.voice.ends_word() => Opening::BeforePause,
            _ if !self.begins_word() => Opening::Inside,
            _ => Opening::Word,
        }
    }

    /// Whether a pause stands before the syllable, inside the line.
    #[inline]
    pub(crate) fn after_pause(&self) -> bool {
        self.boundary.is_pause() && !self.first
    }
}

/// How guessed words are laid on a meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guesses {
    /// As guessed.
    AsGuessed,
    /// With any stress, and with a syllable more or fewer.
    AsNeeded,
}

impl Lattice {
    /// The lattice of a line.
    pub(crate) fn of(line: &HeardLine, weights: &impl EmissionScorer, guesses: Guesses) -> Self {
        let mut builder = Builder::new(line, weights, guesses);
        for word in 0..line.words.len() {
            builder.add(word);
        }
        builder.finish()
    }

    /// Fills in how many syllables may follow each, from the last to the first.
    fn count_down(&mut self) {
        let Self { nodes, ends, before, .. } = self;
        for &end in &*ends {
            nodes[end.get()].to_go = Lengths::NOTHING;
        }
        for at in (0..nodes.len()).rev() {
            let earlier = nodes[at].before;
            let longer = nodes[at].to_go.and_one_more();
            for &earlier in earlier.of(before) {
                let earlier = &mut nodes[earlier.get()];
                earlier.to_go = earlier.to_go.or(longer);
            }
        }
    }

    /// Fills in what the words of neighboring syllables add, where the scorer has features for them.
    fn join(&mut self, scorer: &impl EmissionScorer) {
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            let start = self.joints.len();
            let earlier = node.before.of(&self.before).iter();
            self.joints.extend(earlier.map_while(|&from| scorer.joint(&self.nodes[from.get()], node)));
            self.nodes[at].joints = Run::new(start, self.joints.len());
        }
    }

    /// What the words of a syllable and of each syllable before it add to the score, by the labels of the two; empty where
    /// the model has no feature for them.
    #[inline]
    pub(crate) fn joints(&self, node: &Node) -> &[[[f32; 2]; 2]] {
        node.joints.of(&self.joints)
    }

    /// The syllable with this id.
    #[inline]
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.get()]
    }

    /// The syllables a syllable may follow.
    #[inline]
    pub(crate) fn before(&self, node: &Node) -> &[NodeId] {
        node.before.of(&self.before)
    }

    /// What stands before a syllable that follows another, should a foot begin there.
    pub(crate) fn before_foot(&self, node: &Node, from: Option<NodeId>) -> Before {
        if node.after_pause() {
            return Before::Pause;
        }
        let Some(from) = from.and_then(|from| self.nodes.get(from.get())) else { return Before::Running };
        match () {
            () if node.opens_phrase && from.voice.carries_stress() => Before::Phrase,
            () if node.begins_word() && from.voice.loudness() == Some(Loudness::Stressed) => Before::Stress,
            () => Before::Running,
        }
    }
}

#[cfg(any(test, feature = "train"))]
impl Lattice {
    /// The same readings with a node for each number of syllables before it, and those numbers, one a node.
    pub(crate) fn by_place(&self) -> (Self, Vec<usize>) {
        let mut split = Self::default();
        let mut places = Vec::new();
        let mut copies: Vec<Vec<NodeId>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let mut before: std::collections::BTreeMap<usize, Vec<NodeId>> = std::collections::BTreeMap::new();
            if node.first {
                before.insert(0, Vec::new());
            }
            for &copy in self.before(node).iter().flat_map(|&from| &copies[from.get()]) {
                before.entry(places[copy.get()] + 1).or_default().push(copy);
            }
            let mut own = Vec::with_capacity(before.len());
            for (place, from) in before {
                let start = split.before.len();
                split.before.extend_from_slice(&from);
                own.push(NodeId::new(split.nodes.len()));
                split.nodes.push(Node {
                    before: Run::new(start, split.before.len()),
                    joints: Run::default(),
                    first: node.first && place == 0,
                    ..*node
                });
                places.push(place);
            }
            copies.push(own);
        }
        split.ends = self.ends.iter().flat_map(|&end| copies[end.get()].iter().copied()).collect();
        (split, places)
    }
}
