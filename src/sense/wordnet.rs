//! WordNet in the program: tables of words, senses and ties, unpacked when they are first asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::layout::{Numbers, Part};
use super::{PartOfSpeech, Tie};

/// The packed file.
const FILE: &[u8] = include_bytes!("../../data/wordnet.bin");

/// The index of a word in the table of words, from 0.
pub(super) type WordPlace = u32;

/// The index of a sense in the table of senses, from 0.
pub(super) type SensePlace = u32;

/// Words and senses.
#[derive(Debug, Default)]
pub(super) struct WordNet {
    words: Lines,
    senses: Vec<Row>,
    /// The words of all senses, grouped by sense.
    members: Vec<WordPlace>,
    ties: Vec<(Tie, SensePlace)>,
    /// The senses of all words, grouped by word.
    of_words: Vec<SensePlace>,
    /// The index in `of_words` at which the senses of each word begin, and the end of the last.
    starts: Vec<u32>,
}

/// A sense: its words and its ties as ranges of the tables.
#[derive(Debug)]
struct Row {
    part: PartOfSpeech,
    members: Range<usize>,
    ties: Range<usize>,
}

/// Lines of text, found by their number.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    /// The offset in bytes at which each line begins, and the end of the last one.
    starts: Vec<usize>,
}

impl Lines {
    fn of(bytes: Vec<u8>) -> Self {
        let text = String::from_utf8(bytes).unwrap_or_default();
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut starts: Vec<usize> = std::iter::once(0).chain(after).collect();
        starts.push(text.len() + 1);
        Self { text, starts }
    }

    fn get(&self, place: u32) -> &str {
        let place = place as usize;
        let bounds = self.starts.get(place).zip(self.starts.get(place + 1));
        bounds.and_then(|(&start, &end)| self.text.get(start..end.saturating_sub(1))).unwrap_or_default()
    }

    fn len(&self) -> u32 {
        u32::try_from(self.starts.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// WordNet's words and senses.
pub(super) fn wordnet() -> &'static WordNet {
    static WORDNET: LazyLock<WordNet> = LazyLock::new(|| WordNet::read(FILE).unwrap_or_default());
    &WORDNET
}

/// The definition of a sense.
pub(super) fn definition(sense: SensePlace) -> &'static str {
    static DEFINITIONS: LazyLock<Lines> = LazyLock::new(|| Lines::of(Part::Definitions.of(FILE).unwrap_or_default()));
    DEFINITIONS.get(sense)
}

/// The irregular forms, each with the words it is a form of.
pub(super) fn irregular() -> &'static BTreeMap<&'static str, Vec<(PartOfSpeech, &'static str)>> {
    static TEXT: LazyLock<Lines> = LazyLock::new(|| Lines::of(Part::Irregular.of(FILE).unwrap_or_default()));
    static FORMS: LazyLock<BTreeMap<&str, Vec<(PartOfSpeech, &str)>>> = LazyLock::new(|| {
        let mut forms: BTreeMap<&str, Vec<(PartOfSpeech, &str)>> = BTreeMap::new();
        for line in TEXT.text.lines() {
            let part = line.get(..1).and_then(|digit| PartOfSpeech::of(digit.parse().ok()?));
            let words = line.get(1..).and_then(|words| words.split_once('\t'));
            if let (Some(part), Some((form, word))) = (part, words) {
                forms.entry(form).or_default().push((part, word));
            }
        }
        forms
    });
    &FORMS
}

impl WordNet {
    /// Reads the packed file; `None` where it is not one.
    fn read(file: &[u8]) -> Option<Self> {
        let words = Lines::of(Part::Words.of(file)?);
        let packed = Part::Senses.of(file)?;
        let mut numbers = Numbers::of(&packed);
        let mut net = Self { words, ..Self::default() };
        let mut ranked: Vec<(WordPlace, u32, SensePlace)> = Vec::new();
        while let Some(part) = numbers.next() {
            let at = u32::try_from(net.senses.len()).ok()?;
            let members = net.members.len();
            for _ in 0..numbers.next()? {
                let word = numbers.next()?;
                net.members.push(word);
                ranked.push((word, numbers.next()?, at));
            }
            let ties = net.ties.len();
            for _ in 0..numbers.next()? {
                net.ties.push((Tie::of(numbers.next()?)?, numbers.next()?));
            }
            let (members, ties) = (members..net.members.len(), ties..net.ties.len());
            net.senses.push(Row { part: PartOfSpeech::of(part)?, members, ties });
        }
        ranked.sort_unstable();
        net.starts = vec![0; net.words.len() as usize + 1];
        for &(word, ..) in &ranked {
            *net.starts.get_mut(word as usize + 1)? += 1;
        }
        let mut sum = 0;
        for start in &mut net.starts {
            sum += *start;
            *start = sum;
        }
        net.of_words = ranked.into_iter().map(|(.., sense)| sense).collect();
        Some(net)
    }

    /// The place of a word in lower case.
    pub(super) fn place(&self, word: &str) -> Option<WordPlace> {
        let (mut low, mut high) = (0, self.words.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.words.get(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// A word by its place.
    pub(super) fn word(&self, place: WordPlace) -> &str {
        self.words.get(place)
    }

    /// The senses of a word, the commonest first.
    pub(super) fn senses_of(&self, word: WordPlace) -> &[SensePlace] {
        let at = |place: usize| self.starts.get(place).map_or(0, |&start| start as usize);
        self.of_words.get(at(word as usize)..at(word as usize + 1)).unwrap_or_default()
    }

    /// The part of speech of a sense.
    pub(super) fn part(&self, sense: SensePlace) -> Option<PartOfSpeech> {
        self.senses.get(sense as usize).map(|row| row.part)
    }

    /// The words of a sense, in WordNet's order.
    pub(super) fn words_of(&self, sense: SensePlace) -> &[WordPlace] {
        self.senses.get(sense as usize).and_then(|row| self.members.get(row.members.clone())).unwrap_or_default()
    }

    /// The senses that a sense is tied to.
    pub(super) fn ties_of(&self, sense: SensePlace) -> &[(Tie, SensePlace)] {
        self.senses.get(sense as usize).and_then(|row| self.ties.get(row.ties.clone())).unwrap_or_default()
    }

    /// The senses that have a tie of this kind to `sense`. Linear in the number of all senses.
    pub(super) fn tied_to(&self, tie: Tie, sense: SensePlace) -> impl Iterator<Item = SensePlace> {
        (0u32..)
            .zip(&self.senses)
            .filter(move |(_, row)| self.ties.get(row.ties.clone()).is_some_and(|ties| ties.contains(&(tie, sense))))
            .map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_has_a_sense_whose_word_it_is() {
        let net = wordnet();
        assert!(net.words.len() > 50_000, "{}", net.words.len());
        for place in 0..net.words.len() {
            assert_eq!(net.place(net.word(place)), Some(place));
            let senses = net.senses_of(place);
            assert!(!senses.is_empty() && senses.iter().all(|&sense| net.words_of(sense).contains(&place)));
        }
    }

    #[test]
    fn every_sense_has_a_definition_and_ties_within_the_table() {
        let net = wordnet();
        let count = u32::try_from(net.senses.len()).unwrap();
        for sense in 0..count {
            assert!(!definition(sense).is_empty());
            assert!(net.ties_of(sense).iter().all(|&(_, other)| other < count));
        }
        assert_eq!(definition(count + 1), "");
    }

    #[test]
    fn a_broken_file_has_no_words() {
        assert!(WordNet::read(&FILE[..100]).is_none());
        assert_eq!(WordNet::default().place("snow"), None);
    }
}
