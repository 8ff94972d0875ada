//! A line as a lattice of syllables: every reading of every word, and the readings across words.
//!
//! A reading of the line is one path through the lattice. Readings of a word with the same stresses are one; words that may
//! lose their syllable to the next (th'eternal, thou art) and last vowels that run into it (many a) add paths. Linear in the
//! line's length.

use super::class::{self, Class, Proclitic, Standing};
use super::feature::{Around, Before, Boundary, Liaison, Voice};
use super::search::Scorer;
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
    before: (u32, u32),
}

impl Node {
    fn add(&mut self, score: f32) {
        self.scores = self.scores.map(|own| own + score);
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

    /// The syllables a syllable may follow.
    pub(crate) fn before(&self, node: &Node) -> &[u32] {
        let (start, end) = node.before;
        self.before.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What stands before a syllable that follows another, should a foot begin there.
    pub(crate) fn before_foot(&self, node: &Node, from: Option<u32>) -> Before {
        let stressed = |from: u32| self.nodes.get(from as usize).is_some_and(|node| node.voice.carries_stress());
        match from {
            _ if node.after_pause() => Before::Pause,
            Some(from) if node.opens_phrase && stressed(from) => Before::Phrase,
            _ => Before::Running,
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
}

/// One stress pattern of a word.
struct Pattern {
    way: u16,
    stresses: Stresses,
    bare: f32,
    /// Whether the stresses are taken as the meter needs them.
    free: bool,
}

/// The stresses of a reading's syllables; nearly always few.
type Stresses = Vec<Stress>;

impl<'a, S: Scorer> Builder<'a, S> {
    fn new(line: &'a HeardLine, weights: &'a S, guesses: Guesses) -> Self {
        let syllables = line.counts.most() as usize + line.words.len();
        let lattice = Lattice {
            nodes: Vec::with_capacity(syllables * 2),
            ends: Vec::new(),
            before: Vec::with_capacity(syllables * 2),
        };
        let front = Front { line_start: true, ..Front::default() };
        Self { line, weights, guesses, lattice, front, elided: None, standing: Self::standing(line, 0) }
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
        let patterns = self.patterns(&heard.spoken);
        if patterns.is_empty() {
            self.elided = None;
            self.standing = next;
            return;
        }
        let around = Around {
            before: heard.pause,
            after: self.line.words.get(word + 1).map_or(Pause::LineStart, |next| next.pause),
        };
        let mut ends = Vec::with_capacity(patterns.len() + 2);
        for pattern in &patterns {
            let open_end = joins && standing.open_end;
            self.add_pattern(word, pattern, standing, around, open_end, &mut ends);
        }
        let lost = if joins { self.loses_syllable(word, standing, next) } else { None };
        self.elided = lost.map(|liaison| (self.front, liaison));
        let start = self.mark();
        self.lattice.before.extend_from_slice(&ends);
        self.front = Front { before: (start, self.mark()), line_start: false };
        self.standing = next;
    }

    fn mark(&self) -> u32 {
        index(self.lattice.before.len())
    }

    /// Whether a word runs into the next one: no pause, and a vowel there.
    fn joins(&self, word: usize) -> bool {
        let Some(next) = self.line.words.get(word + 1) else { return false };
        let vowel = |spoken: &Spoken| spoken.best().and_then(|way| way.sounds.get(0)).is_some_and(Sound::is_vowel);
        next.pause == Pause::None && (vowel(&next.spoken) || self.standing.proclitic == Some(Proclitic::Written))
    }

    fn loses_syllable(&self, word: usize, standing: Standing, next: Standing) -> Option<Liaison> {
        self.line.words.get(word + 1)?;
        match standing.proclitic? {
            Proclitic::Written => Some(Liaison::Written),
            Proclitic::The => Some(Liaison::The),
            Proclitic::To => Some(Liaison::To),
            Proclitic::Pronoun => {
                next.listed.filter(|listed| listed.class == Class::Auxiliary).map(|_| Liaison::Pronoun)
            }
        }
    }

    /// The stress patterns of a word, each once, with the best score of the readings that have it.
    fn patterns(&self, spoken: &Spoken) -> Vec<Pattern> {
        if self.guesses == Guesses::AsNeeded && spoken.is_guess() {
            return free_patterns(spoken);
        }
        let mut patterns: Vec<Pattern> = Vec::with_capacity(spoken.pronunciations.len());
        for (way, reading) in spoken.pronunciations.iter().enumerate() {
            let bare = self.weights.reading(reading.variants);
            let stresses = stresses(reading.sounds.stresses());
            match patterns.iter_mut().find(|pattern| pattern.stresses == stresses) {
                Some(known) if known.bare >= bare => {}
                Some(known) => (known.way, known.bare) = (u16::try_from(way).unwrap_or(u16::MAX), bare),
                None => {
                    patterns.push(Pattern { way: u16::try_from(way).unwrap_or(u16::MAX), stresses, bare, free: false });
                }
            }
        }
        patterns
    }

    fn add_pattern(
        &mut self,
        word: usize,
        pattern: &Pattern,
        standing: Standing,
        around: Around,
        open_end: bool,
        ends: &mut Vec<u32>,
    ) {
        let count = pattern.stresses.len();
        let first_node = self.lattice.nodes.len();
        let voice = |at: usize| voice(pattern, at, standing);
        let plain = self.node(word, pattern, 0, voice(0), around);
        let front = self.front;
        self.push_first(plain, front);
        let mut starts = [index(first_node); 2];
        let mut begun = 1;
        if let Some((front, liaison)) = self.elided {
            let before = if front.line_start { Pause::LineStart } else { self.line.words[word - 1].pause };
            let mut node = self.node(word, pattern, 0, voice(0), Around { before, ..around });
            node.liaison = Some(liaison);
            node.add(self.weights.liaison(liaison));
            starts[1] = index(self.lattice.nodes.len());
            begun = 2;
            self.push_first(node, front);
        }
        let drops = open_end && count > 1 && pattern.stresses[count - 1] == Stress::Unstressed;
        for at in 1..count {
            if drops && at + 1 == count {
                self.drop_last(starts[0], ends);
            }
            let start = self.mark();
            self.lattice.before.extend(starts.iter().take(begun));
            let mut node = self.node(word, pattern, at, voice(at), around);
            node.before = (start, self.mark());
            node.boundary = Boundary::Word;
            (starts[0], begun) = (index(self.lattice.nodes.len()), 1);
            self.lattice.nodes.push(node);
        }
        ends.extend(starts.iter().take(begun));
    }

    /// Lets the word end on the syllables before its last: many a.
    fn drop_last(&mut self, from: u32, ends: &mut Vec<u32>) {
        let mut node = self.lattice.nodes[from as usize];
        node.liaison = Some(Liaison::OpenEnd);
        node.add(self.weights.liaison(Liaison::OpenEnd));
        ends.push(index(self.lattice.nodes.len()));
        self.lattice.nodes.push(node);
    }

    fn push_first(&mut self, mut node: Node, front: Front) {
        node.before = front.before;
        node.first = front.line_start;
        node.boundary = if front.line_start { Boundary::Strong } else { Boundary::before_word(node.around.before) };
        self.lattice.nodes.push(node);
    }

    fn node(&self, word: usize, pattern: &Pattern, at: usize, voice: Voice, around: Around) -> Node {
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
            before: (0, 0),
        }
    }

    fn finish(mut self) -> Lattice {
        let (start, end) = self.front.before;
        self.lattice.ends = self.lattice.before.get(start as usize..end as usize).unwrap_or_default().to_vec();
        self.lattice
    }
}

/// A place as the lattice holds it; a line has never as many as four thousand million.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The stresses of a reading, with a main stress in every word of two syllables or more.
fn stresses(said: impl Iterator<Item = Stress>) -> Stresses {
    let mut stresses: Stresses = said.collect();
    if stresses.is_empty() {
        stresses.push(Stress::Primary);
    }
    if stresses.len() > 1 && !stresses.contains(&Stress::Primary) {
        let main = stresses.iter().position(|&stress| stress == Stress::Secondary).unwrap_or(0);
        stresses[main] = Stress::Primary;
    }
    stresses
}

/// How many syllables a word that nothing can say may have.
const UNSAID: std::ops::RangeInclusive<usize> = 1..=4;

/// A guessed word taken as the meter needs it: any stress, and a syllable more or less than guessed.
fn free_patterns(spoken: &Spoken) -> Vec<Pattern> {
    let guessed = spoken.best().map(|best| best.sounds.syllable_count() as usize);
    let counts = guessed.map_or(UNSAID, |count| count.saturating_sub(1).max(1)..=count + 1);
    counts.map(|count| Pattern { way: 0, stresses: vec![Stress::Unstressed; count], bare: 0.0, free: true }).collect()
}

fn voice(pattern: &Pattern, at: usize, standing: Standing) -> Voice {
    let stresses = &pattern.stresses;
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
        let said: Vec<u32> = heard.spoken.pronunciations.iter().map(|way| way.sounds.syllable_count()).collect();
        let fewer: Vec<u32> = said.iter().filter(|_| joined).map(|count| count.saturating_sub(1)).collect();
        let all: Vec<u32> = said.into_iter().chain(fewer).collect();
        sum = sum.plus(&Counts::of(all.iter().copied()));
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
