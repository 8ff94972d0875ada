//! A line as a lattice of syllables: every reading of every word, and the readings across words.
//!
//! A reading of the line is one path through the lattice. Readings of a word with the same stresses are one; words that may
//! lose their syllable to the next (th'eternal, thou art) and last vowels that run into it (many a) add paths. Linear in the
//! line's length.

use super::class::{self, Class, Proclitic, Standing};
use super::feature::{Around, Before, Boundary, Liaison, Opening, Voice};
use super::search::Scorer;
use super::strain;
use super::weighed::Lengths;
use super::weights::Weights;
use crate::analysis::{Counts, HeardLine};
use crate::lexicon::Spoken;
use crate::phonology::{Sound, Stress};
use crate::text::Pause;

/// A line's readings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lattice {
    /// The syllables; each stands after every syllable it may follow.
    pub(crate) nodes: Vec<Node>,
    /// The syllables a line may end on.
    pub(crate) ends: Vec<u32>,
    before: Vec<u32>,
    /// The joints of those syllables that have any, one for each syllable before them.
    joints: Vec<[[f32; 2]; 2]>,
}

/// One syllable of one reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// The word, from 0.
    pub(crate) word: u32,
    /// The pronunciation of the word, from 0.
    pub(crate) way: u16,
    /// The syllable of the pronunciation, from 0.
    pub(crate) syllable: u16,
    /// The reading across words that this syllable makes.
    pub(crate) liaison: Option<Liaison>,
    /// How the word makes the syllable.
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
    before: (u32, u32),
    /// The first of its joints.
    joints: Option<u32>,
}

impl Node {
    fn add(&mut self, score: f32) {
        self.scores = self.scores.map(|own| own + score);
    }

    /// How the syllable stands to its word, should a foot begin with it.
    pub(crate) fn opening(&self) -> Opening {
        let last = match self.voice {
            Voice::Mono { .. } => true,
            Voice::Poly { at, of, .. } => at + 1 == of,
            Voice::Free => false,
        };
        match self.around.after {
            Pause::Light | Pause::Strong if last => Opening::BeforePause,
            _ if self.syllable > 0 => Opening::Inside,
            _ => Opening::Word,
        }
    }

    /// Whether a pause stands before the syllable, inside the line.
    pub(crate) fn after_pause(&self) -> bool {
        self.boundary >= Boundary::Light && !self.first
    }
}

/// How words that are only guessed are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guesses {
    /// As guessed.
    AsGuessed,
    /// With any stress, and a syllable more or less.
    AsNeeded,
}

impl Lattice {
    /// The lattice of a line.
    pub(crate) fn of(line: &HeardLine, weights: &impl Scorer, guesses: Guesses) -> Self {
        let mut builder = Builder::new(line, weights, guesses);
        for word in 0..line.words.len() {
            builder.add(word);
        }
        builder.finish()
    }

    /// Notes how many syllables may follow each; every one stands behind those it may follow.
    fn count_down(&mut self) {
        let Self { nodes, ends, before, .. } = self;
        for &end in &*ends {
            nodes[end as usize].to_go = Lengths::NOTHING;
        }
        for at in (0..nodes.len()).rev() {
            let (from, to) = nodes[at].before;
            let longer = nodes[at].to_go.and_one_more();
            for &earlier in before.get(from as usize..to as usize).unwrap_or_default() {
                let earlier = &mut nodes[earlier as usize];
                earlier.to_go = earlier.to_go.or(longer);
            }
        }
    }

    /// Notes what the words of neighboring syllables add, where the scorer asks.
    fn join(&mut self, scorer: &impl Scorer) {
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            let (from, to) = node.before;
            let earlier = self.before.get(from as usize..to as usize).unwrap_or_default();
            let start = self.joints.len();
            self.joints.extend(earlier.iter().map_while(|&from| scorer.joint(&self.nodes[from as usize], node)));
            self.nodes[at].joints = (self.joints.len() > start).then(|| index(start));
        }
    }

    /// What the words of a syllable and the nth of those before it add to the scores of the two.
    pub(crate) fn joint(&self, node: &Node, nth: usize) -> Option<&[[f32; 2]; 2]> {
        self.joints.get(node.joints? as usize + nth)
    }

    /// The syllables a syllable may follow.
    pub(crate) fn before(&self, node: &Node) -> &[u32] {
        let (start, end) = node.before;
        self.before.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What stands before a syllable that follows another, should a foot begin there.
    pub(crate) fn before_foot(&self, node: &Node, from: Option<u32>) -> Before {
        if node.after_pause() {
            return Before::Pause;
        }
        let Some(from) = from.and_then(|from| self.nodes.get(from as usize)) else { return Before::Running };
        match () {
            () if node.opens_phrase && from.voice.carries_stress() => Before::Phrase,
            () if node.syllable == 0 && strain::is_stressed(from.voice) => Before::Stress,
            () => Before::Running,
        }
    }
}

/// Where a word may begin: after these syllables, or at the line's beginning.
#[derive(Debug, Clone, Copy, Default)]
struct Front {
    before: (u32, u32),
    line_start: bool,
}

struct Builder<'a, S> {
    line: &'a HeardLine,
    weights: &'a S,
    guesses: Guesses,
    lattice: Lattice,
    front: Front,
    /// Where the word before began, if it may lose its syllable to this one, and how.
    elided: Option<(Front, Liaison)>,
    standing: Standing,
    /// The stress patterns of the word at hand, and the syllables it may end on.
    patterns: Patterns,
    word_ends: Vec<u32>,
}

/// The stress patterns of a word; one room serves all words of a line.
#[derive(Debug, Default)]
struct Patterns {
    each: Vec<Pattern>,
    /// The stresses of all patterns, one after the other.
    stresses: Vec<Stress>,
}

/// One stress pattern of a word.
#[derive(Debug, Clone, Copy)]
struct Pattern {
    way: u16,
    /// Its stresses among those of the word's patterns: first, and one past the last.
    stresses: (usize, usize),
    bare: f32,
    /// Whether the stresses are taken as the meter needs them.
    free: bool,
}

impl Patterns {
    fn stresses(&self, pattern: Pattern) -> &[Stress] {
        self.stresses.get(pattern.stresses.0..pattern.stresses.1).unwrap_or_default()
    }

    /// Adds a reading: a pattern of its own, or another way to one there is, whichever is better.
    fn add(&mut self, way: usize, said: impl Iterator<Item = Stress>, bare: f32) {
        let way = u16::try_from(way).unwrap_or(u16::MAX);
        let start = self.stresses.len();
        self.stresses.extend(said);
        if self.stresses.len() == start {
            self.stresses.push(Stress::Primary);
        }
        let (before, own) = self.stresses.split_at_mut(start);
        stress_main(own);
        let known = self.each.iter_mut().find(|known| before.get(known.stresses.0..known.stresses.1) == Some(&*own));
        match known {
            Some(known) => {
                if known.bare < bare {
                    (known.way, known.bare) = (way, bare);
                }
                self.stresses.truncate(start);
            }
            None => self.each.push(Pattern { way, stresses: (start, self.stresses.len()), bare, free: false }),
        }
    }

    /// Adds a pattern of so many syllables with any stress.
    fn add_free(&mut self, syllables: usize) {
        let start = self.stresses.len();
        self.stresses.resize(start + syllables, Stress::Unstressed);
        self.each.push(Pattern { way: 0, stresses: (start, self.stresses.len()), bare: 0.0, free: true });
    }
}

/// Gives a word of two syllables or more a main stress if it has none.
fn stress_main(stresses: &mut [Stress]) {
    if stresses.len() > 1 && !stresses.contains(&Stress::Primary) {
        let main = stresses.iter().position(|&stress| stress == Stress::Secondary).unwrap_or(0);
        stresses[main] = Stress::Primary;
    }
}

impl<'a, S: Scorer> Builder<'a, S> {
    fn new(line: &'a HeardLine, weights: &'a S, guesses: Guesses) -> Self {
        let syllables = line.counts.most() as usize + line.words.len();
        let lattice = Lattice {
            nodes: Vec::with_capacity(syllables * 2),
            ends: Vec::new(),
            before: Vec::with_capacity(syllables * 2),
            joints: Vec::new(),
        };
        let front = Front { line_start: true, ..Front::default() };
        let standing = Self::standing(line, 0);
        let (patterns, word_ends) = (Patterns::default(), Vec::new());
        Self { line, weights, guesses, lattice, front, elided: None, standing, patterns, word_ends }
    }

    fn standing(line: &HeardLine, word: usize) -> Standing {
        let standing = line.words.get(word).map(|heard| class::standing(line.text_of(heard))).unwrap_or_default();
        // Every line may begin with a capital.
        Standing { capital: standing.capital && word > 0, ..standing }
    }

    /// Adds every reading of a word.
    fn add(&mut self, word: usize) {
        let heard = &self.line.words[word];
        let standing = self.standing;
        let next = Self::standing(self.line, word + 1);
        let joins = self.joins(word);
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
        let lost = if joins { self.loses_syllable(word, standing, next) } else { None };
        self.elided = lost.map(|liaison| (self.front, liaison));
        let (start, passed) = (self.mark(), self.front);
        self.lattice.before.extend_from_slice(&self.word_ends);
        if standing.vowelless {
            let (from, to) = passed.before;
            self.lattice.before.extend_from_within(from as usize..to as usize);
        }
        self.front = Front { before: (start, self.mark()), line_start: standing.vowelless && passed.line_start };
        self.standing = next;
    }

    fn mark(&self) -> u32 {
        index(self.lattice.before.len())
    }

    /// Whether a word runs into the next one: no pause, and a vowel there.
    fn joins(&self, word: usize) -> bool {
        let Some(next) = self.line.words.get(word + 1) else { return false };
        let vowel = |spoken: &Spoken| spoken.best().and_then(|way| way.sounds.get(0)).is_some_and(Sound::is_vowel);
        // A vowel marked as lost is lost to a vowel.
        next.pause == Pause::None && (vowel(&next.spoken) || self.standing.proclitic == Some(Proclitic::Written))
    }

    fn loses_syllable(&self, word: usize, standing: Standing, next: Standing) -> Option<Liaison> {
        self.line.words.get(word + 1)?;
        match standing.proclitic? {
            Proclitic::Written => Some(Liaison::Written),
            Proclitic::Marked => self.is_monosyllable(word).then_some(Liaison::Written),
            Proclitic::The => Some(Liaison::The),
            Proclitic::To => Some(Liaison::To),
            Proclitic::Pronoun => {
                next.listed.filter(|listed| listed.class == Class::Auxiliary).map(|_| Liaison::Pronoun)
            }
        }
    }

    fn is_monosyllable(&self, word: usize) -> bool {
        self.line.words[word].spoken.best().is_some_and(|way| way.sounds.syllable_count() == 1)
    }

    /// Reads the stress patterns of a word, each once, with the best score of the readings that have it.
    fn read_patterns(&mut self, spoken: &Spoken) {
        self.patterns.each.clear();
        self.patterns.stresses.clear();
        if self.guesses == Guesses::AsNeeded && spoken.is_guess() {
            free_counts(spoken).for_each(|syllables| self.patterns.add_free(syllables));
            return;
        }
        for (way, reading) in spoken.pronunciations.iter().enumerate() {
            self.patterns.add(way, reading.sounds.stresses(), self.weights.reading(reading.variants));
        }
    }

    fn add_pattern(&mut self, word: usize, pattern: Pattern, standing: Standing, around: Around, open_end: bool) {
        let stresses = self.patterns.stresses(pattern);
        let count = stresses.len();
        let drops = open_end && count > 1 && stresses[count - 1] == Stress::Unstressed;
        let first_node = self.lattice.nodes.len();
        let plain = self.node(word, pattern, 0, standing, around);
        let front = self.front;
        self.push_first(plain, front);
        let mut starts = [index(first_node); 2];
        let mut begun = 1;
        if let Some((front, liaison)) = self.elided {
            let before = if front.line_start { Pause::LineStart } else { self.line.words[word - 1].pause };
            let mut node = self.node(word, pattern, 0, standing, Around { before, ..around });
            node.liaison = Some(liaison);
            node.add(self.weights.liaison(liaison));
            starts[1] = index(self.lattice.nodes.len());
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
            node.before = (start, self.mark());
            node.boundary = Boundary::Word;
            (starts[0], begun) = (index(self.lattice.nodes.len()), 1);
            self.lattice.nodes.push(node);
        }
        self.word_ends.extend(starts.iter().take(begun));
    }

    /// Lets the word end on the syllables before its last: many a.
    fn drop_last(&mut self, from: u32) {
        let mut node = self.lattice.nodes[from as usize];
        node.liaison = Some(Liaison::OpenEnd);
        node.add(self.weights.liaison(Liaison::OpenEnd));
        self.word_ends.push(index(self.lattice.nodes.len()));
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
        let bare = if at == 0 { pattern.bare } else { 0.0 };
        Node {
            word: index(word),
            way: pattern.way,
            syllable: u16::try_from(at).unwrap_or(u16::MAX),
            liaison: None,
            voice,
            around,
            boundary: Boundary::Space,
            opens_phrase: at == 0 && self.standing.opens_phrase,
            first: false,
            scores: self.weights.syllable(voice, around).map(|score| score + bare),
            to_go: Lengths::default(),
            before: (0, 0),
            joints: None,
        }
    }

    fn finish(mut self) -> Lattice {
        let (start, end) = self.front.before;
        self.lattice.ends = self.lattice.before.get(start as usize..end as usize).unwrap_or_default().to_vec();
        self.lattice.count_down();
        self.lattice.join(self.weights);
        self.lattice
    }
}

/// A place as the lattice holds it; a line has never as many as four thousand million.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// How many syllables a word that nothing can say may have.
const UNSAID: std::ops::RangeInclusive<usize> = 1..=4;

/// How many syllables a guessed word may have as the meter needs it: one more or less than guessed.
fn free_counts(spoken: &Spoken) -> std::ops::RangeInclusive<usize> {
    let guessed = spoken.best().map(|best| best.sounds.syllable_count() as usize);
    guessed.map_or(UNSAID, |count| count.saturating_sub(1).max(1)..=count + 1)
}

/// The most syllables of a word whose stress may waver between prefix and stem: *aspect*, *contrary*.
const LONGEST_PREFIXED: usize = 3;

fn voice(pattern: Pattern, stresses: &[Stress], at: usize, standing: Standing) -> Voice {
    if pattern.free {
        return Voice::Free;
    }
    if stresses.len() == 1 {
        let class = standing.listed.map_or(Class::Content, |listed| listed.class);
        return Voice::Mono { class, listed: standing.listed.map(|listed| listed.place) };
    }
    let loud = |at: usize| stresses.get(at).is_some_and(|&stress| stress > Stress::Unstressed);
    Voice::Poly {
        stress: stresses[at],
        at: u8::try_from(at).unwrap_or(u8::MAX),
        of: u8::try_from(stresses.len()).unwrap_or(u8::MAX),
        beside_stress: at.checked_sub(1).is_some_and(loud) || loud(at + 1),
        rises: loud(at + 1),
        function: standing.long_function,
        name: standing.capital,
        prefixed: standing.prefixed && !standing.long_function && at < 2 && stresses.len() <= LONGEST_PREFIXED,
    }
}

/// Every count of syllables a line can have, readings that only verse makes and readings across words among them.
pub(crate) fn counts(line: &HeardLine) -> Counts {
    let weights = Weights::shipped();
    let mut builder = Builder::new(line, weights, Guesses::AsGuessed);
    let mut sum = Counts::zero();
    for (word, heard) in line.words.iter().enumerate() {
        let next = Builder::<Weights>::standing(line, word + 1);
        let joins = builder.joins(word);
        let joined =
            joins && (builder.standing.open_end || builder.loses_syllable(word, builder.standing, next).is_some());
        let said = heard.spoken.pronunciations.iter().map(|way| way.sounds.syllable_count());
        let joined = joined || builder.standing.vowelless;
        let fewer = said.clone().filter(|_| joined).map(|count| count.saturating_sub(1));
        sum = sum.plus(&Counts::of(said.chain(fewer)));
        builder.standing = next;
    }
    sum
}

#[cfg(any(test, feature = "train"))]
impl Lattice {
    /// The same readings with every syllable told apart by how many stand before it, and those numbers.
    pub(crate) fn by_place(&self) -> (Self, Vec<usize>) {
        let mut split = Self::default();
        let mut places = Vec::new();
        let mut copies: Vec<Vec<u32>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let mut before: std::collections::BTreeMap<usize, Vec<u32>> = std::collections::BTreeMap::new();
            if node.first {
                before.insert(0, Vec::new());
            }
            for &copy in self.before(node).iter().flat_map(|&from| &copies[from as usize]) {
                before.entry(places[copy as usize] + 1).or_default().push(copy);
            }
            let mut own = Vec::with_capacity(before.len());
            for (place, from) in before {
                let start = index(split.before.len());
                split.before.extend_from_slice(&from);
                own.push(index(split.nodes.len()));
                split.nodes.push(Node {
                    before: (start, index(split.before.len())),
                    first: node.first && place == 0,
                    ..*node
                });
                places.push(place);
            }
            copies.push(own);
        }
        split.ends = self.ends.iter().flat_map(|&end| copies[end as usize].iter().copied()).collect();
        (split, places)
    }
}
