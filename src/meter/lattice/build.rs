//! Building a lattice, word after word.

use super::patterns::{Pattern, Patterns, free_counts, voice};
use super::words::Words;
use super::{Around, Boundary, EmissionScorer, Guesses, Lattice, Lengths, Liaison, Node};
use crate::analysis::HeardLine;
use crate::lexicon::Spoken;
use crate::meter::index::{NodeId, Run, SyllableIndex, WordIndex};
use crate::meter::lattice::class::Standing;
use crate::phonology::Stress;
use crate::text::Pause;

/// Where a word may begin: after these syllables, or at the line's beginning.
#[derive(Debug, Clone, Copy, Default)]
struct Front {
    before: Run,
    line_start: bool,
    /// How many words in a row were passed over to come here.
    passed: u8,
}

/// The most words in a row that are passed over for having no vowel: *he 'd 've gone*. A word may follow any of the words passed
/// over before it, so without a limit a line of such words would have edges for every pair of them.
const MOST_PASSED: u8 = 2;

pub(super) struct Builder<'a, S> {
    line: &'a HeardLine,
    scorer: &'a S,
    guesses: Guesses,
    lattice: Lattice,
    front: Front,
    /// Where the word before began, if it may lose its syllable to this one, and how.
    elided: Option<(Front, Liaison)>,
    standing: Standing,
    /// The stress patterns of the word at hand, and the syllables it may end on.
    patterns: Patterns,
    word_ends: Vec<NodeId>,
}

impl<'a, S: EmissionScorer> Builder<'a, S> {
    pub(super) fn new(line: &'a HeardLine, scorer: &'a S, guesses: Guesses) -> Self {
        let syllables = line.counts.most() as usize + line.words.len();
        let lattice = Lattice {
            nodes: Vec::with_capacity(syllables * 2),
            ends: Vec::new(),
            before: Vec::with_capacity(syllables * 2),
            joints: Vec::new(),
        };
        let front = Front { line_start: true, ..Front::default() };
        let standing = Words(line).standing(0);
        let (patterns, word_ends) = (Patterns::default(), Vec::new());
        Self { line, scorer, guesses, lattice, front, elided: None, standing, patterns, word_ends }
    }

    /// Adds every reading of a word.
    pub(super) fn add(&mut self, word: usize) {
        let heard = &self.line.words[word];
        let standing = self.standing;
        let words = Words(self.line);
        let next = words.standing(word + 1);
        let joins = words.joins(word, standing);
        self.read_patterns(&heard.spoken);
        if self.patterns.each.is_empty() {
            self.elided = None;
            self.standing = next;
            return;
        }
        let around = Around {
            before: heard.pause,
            after: self.line.words.get(word + 1).map_or(Pause::LineStart, |next| next.pause),
        };
        self.word_ends.clear();
        for at in 0..self.patterns.each.len() {
            self.add_pattern(word, self.patterns.each[at], standing, around, joins && standing.open_end);
        }
        let lost = if joins { words.loses_syllable(word, standing, next) } else { None };
        self.elided = lost.map(|liaison| (self.front, liaison));
        let (start, passed) = (self.mark(), self.front);
        self.lattice.before.extend_from_slice(&self.word_ends);
        let is_passed = standing.vowelless && passed.passed < MOST_PASSED;
        if is_passed {
            self.lattice.before.extend_from_within(passed.before.range());
        }
        self.front = Front {
            before: self.run_from(start),
            line_start: is_passed && passed.line_start,
            passed: if is_passed { passed.passed + 1 } else { 0 },
        };
        self.standing = next;
    }

    /// The start of the next run in the list of earlier syllables.
    fn mark(&self) -> usize {
        self.lattice.before.len()
    }

    /// The run in the list of earlier syllables from `start` to its end.
    fn run_from(&self, start: usize) -> Run {
        Run::new(start, self.lattice.before.len())
    }

    /// The node that is pushed next.
    fn next_node(&self) -> NodeId {
        NodeId::new(self.lattice.nodes.len())
    }

    /// Reads the stress patterns of a word, each once, with the best score of the readings that have it.
    fn read_patterns(&mut self, spoken: &Spoken) {
        self.patterns.clear();
        if self.guesses == Guesses::AsNeeded && spoken.is_guess() {
            for (syllables, departs) in free_counts(spoken) {
                let emission = if departs > 0 { self.scorer.another_count() } else { 0.0 };
                self.patterns.add_free(syllables, emission);
            }
            return;
        }
        for (pronunciation, reading) in spoken.pronunciations.iter().enumerate() {
            self.patterns.add(pronunciation, reading.sounds.stresses(), self.scorer.reading(reading.variants));
        }
    }

    fn add_pattern(&mut self, word: usize, pattern: Pattern, standing: Standing, around: Around, open_end: bool) {
        let stresses = self.patterns.stresses(pattern);
        let count = stresses.len();
        let drops = open_end && count > 1 && stresses[count - 1] == Stress::Unstressed;
        let first_node = self.next_node();
        let plain = self.node(word, pattern, 0, standing, around);
        let front = self.front;
        self.push_first(plain, front);
        let mut starts = [first_node; 2];
        let mut begun = 1;
        if let Some((front, liaison)) = self.elided {
            let before = if front.line_start { Pause::LineStart } else { self.line.words[word - 1].pause };
            let mut node = self.node(word, pattern, 0, standing, Around { before, ..around });
            node.liaison = Some(liaison);
            node.add(self.scorer.liaison(liaison));
            starts[1] = self.next_node();
            begun = 2;
            self.push_first(node, front);
        }
        for at in 1..count {
            if drops && at + 1 == count {
                self.drop_last(starts[0]);
            }
            let start = self.mark();
            self.lattice.before.extend(starts.iter().take(begun));
            let mut node = self.node(word, pattern, at, standing, around);
            node.before = self.run_from(start);
            node.boundary = Boundary::Word;
            (starts[0], begun) = (self.next_node(), 1);
            self.lattice.nodes.push(node);
        }
        self.word_ends.extend(starts.iter().take(begun));
    }

    /// Lets the word end one syllable early, where its last vowel runs into the next word: *many a*.
    fn drop_last(&mut self, from: NodeId) {
        let mut node = self.lattice.nodes[from.get()];
        node.liaison = Some(Liaison::OpenEnd);
        node.add(self.scorer.liaison(Liaison::OpenEnd));
        self.word_ends.push(self.next_node());
        self.lattice.nodes.push(node);
    }

    fn push_first(&mut self, mut node: Node, front: Front) {
        node.before = front.before;
        node.first = front.line_start;
        node.boundary = if front.line_start { Boundary::Strong } else { Boundary::before_word(node.around.before) };
        self.lattice.nodes.push(node);
    }

    fn node(&self, word: usize, pattern: Pattern, at: usize, standing: Standing, around: Around) -> Node {
        let voice = voice(pattern, self.patterns.stresses(pattern), at, standing);
        let emission = if at == 0 { pattern.emission } else { 0.0 };
        Node {
            word: WordIndex::new(word),
            pronunciation: pattern.pronunciation,
            syllable: SyllableIndex::new(at),
            liaison: None,
            voice,
            around,
            boundary: Boundary::Space,
            opens_phrase: at == 0 && self.standing.opens_phrase,
            first: false,
            scores: self.scorer.syllable(voice, around).map(|score| score + emission),
            to_go: Lengths::default(),
            before: Run::default(),
            joints: Run::default(),
        }
    }

    pub(super) fn finish(mut self) -> Lattice {
        self.lattice.ends = self.front.before.of(&self.lattice.before).to_vec();
        self.lattice.count_down();
        self.lattice.join(self.scorer);
        self.lattice
    }
}
