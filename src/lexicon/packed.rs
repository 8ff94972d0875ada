//! A dictionary packed by the build script: it needs no loading, and a lookup allocates once.

use std::cmp::Ordering;
use std::sync::LazyLock;

use fst::automaton::{Automaton as _, Str};
use fst::{IntoStreamer as _, Map, Streamer as _};
use levenshtein_automata::LevenshteinAutomatonBuilder;

use super::layout::{Head, Pointer};
use super::{Standing, initials};
use crate::phonology::{Phone, Sound, Sounds};

/// A packed dictionary: words in an fst, their sounds one byte each, and an index by sounds read backwards.
#[derive(Debug)]
pub struct Packed {
    /// `None` only if the build script's map could not be read; such a dictionary has no word.
    words: Option<Map<&'static [u8]>>,
    sounds: &'static [u8],
    backwards: &'static [u8],
}

/// A dictionary's word as a search by its end or its beginning finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWord {
    /// The word in lower case.
    pub word: String,
    /// The pronunciation that was found.
    pub sounds: Sounds,
    /// How common the word is.
    pub standing: Standing,
    /// Whether it lacks consonants at its end that the word's first pronunciation has: "last" without its *t*.
    pub is_clipped: bool,
}

macro_rules! packed {
    ($name:literal) => {
        Packed::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".sounds")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".backwards")),
        )
    };
}

/// CMUdict.
pub fn dictionary() -> &'static Packed {
    static DICTIONARY: LazyLock<Packed> = LazyLock::new(|| packed!("dictionary"));
    &DICTIONARY
}

/// The patch for verse, whose entries replace CMUdict's.
pub fn patch() -> &'static Packed {
    static PATCH: LazyLock<Packed> = LazyLock::new(|| packed!("patch"));
    &PATCH
}

/// The second dictionary: words CMUdict lacks, from ISLEdict.
pub fn second_dictionary() -> &'static Packed {
    static SECOND: LazyLock<Packed> = LazyLock::new(|| packed!("second"));
    &SECOND
}

impl Packed {
    fn new(words: &'static [u8], sounds: &'static [u8], backwards: &'static [u8]) -> Self {
        Self { words: Map::new(words).ok(), sounds, backwards }
    }

    /// The pronunciations of a word in lower case, in the dictionary's order; empty when it is not there.
    pub fn lookup(&self, word: &str) -> Vec<Sounds> {
        let offset = self.words.as_ref().and_then(|words| words.get(word));
        offset.map(|offset| self.entry(offset).collect()).unwrap_or_default()
    }

    /// Whether the dictionary has this word, given in lower case.
    pub fn contains(&self, word: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.contains_key(word))
    }

    /// How common a word is, given in lower case; `None` when the dictionary lacks it.
    pub fn standing(&self, word: &str) -> Option<Standing> {
        let offset = self.words.as_ref()?.get(word)?;
        Some(self.standing_at(offset))
    }

    /// The words that are a beginning of these letters, each as its length in bytes and how common it is, the shortest
    /// first.
    pub fn beginnings(&self, letters: &str) -> Vec<(usize, Standing)> {
        let Some(fst) = self.words.as_ref().map(Map::as_fst) else { return Vec::new() };
        let mut found = Vec::new();
        let (mut node, mut offset) = (fst.root(), 0);
        for (at, letter) in letters.bytes().enumerate() {
            let Some(step) = node.find_input(letter) else { break };
            let transition = node.transition(step);
            offset += transition.out.value();
            node = fst.node(transition.addr);
            if node.is_final() {
                found.push((at + 1, self.standing_at(offset + node.final_output().value())));
            }
        }
        found
    }

    /// Every word in alphabetical order, with its pronunciations.
    pub fn iter(&self) -> impl Iterator<Item = (String, Vec<Sounds>)> {
        let mut stream = self.words.as_ref().map(Map::stream);
        std::iter::from_fn(move || {
            let (word, offset) = stream.as_mut()?.next()?;
            Some((String::from_utf8_lossy(word).into_owned(), self.entry(offset).collect()))
        })
    }

    /// The words that begin with these letters, in alphabetical order.
    pub fn prefix(&self, beginning: &str) -> Vec<String> {
        let Some(words) = &self.words else { return Vec::new() };
        words.search(Str::new(beginning).starts_with()).into_stream().into_str_keys().unwrap_or_default()
    }

    /// The words at most so many letters away (added, lost, changed or swapped), the nearest first.
    ///
    /// Distances above 2 count as 2, since every short word is near beyond.
    pub fn nearest(&self, word: &str, distance: u8) -> Vec<String> {
        let Some(words) = &self.words else { return Vec::new() };
        let automaton = LevenshteinAutomatonBuilder::new(distance.min(2), true).build_dfa(word);
        let mut found: Vec<(u8, String)> = Vec::new();
        let mut stream = words.search(&automaton).into_stream();
        while let Some((near, _)) = stream.next() {
            let far = automaton.eval(near).to_u8();
            found.push((far, String::from_utf8_lossy(near).into_owned()));
        }
        found.sort();
        found.into_iter().map(|(_, word)| word).collect()
    }

    /// The words that end in these sounds, with any stress, in the order of their sounds read backwards; without the
    /// pronunciations of initials (*us* as U.S.).
    pub fn ending_with(&self, ending: &Sounds) -> impl Iterator<Item = FoundWord> {
        self.ending_where(ending, |_, _| true)
    }

    /// The words that end in these sounds and that `wanted` accepts; the letters of the others are not looked up, which
    /// would be slow.
    pub fn ending_where(
        &self,
        ending: &Sounds,
        wanted: impl Fn(&Sounds, Standing) -> bool,
    ) -> impl Iterator<Item = FoundWord> {
        let backwards: Vec<u8> = ending.iter().rev().map(Sound::phone_byte).collect();
        let first = self.first_place(&backwards);
        let places = (first..self.len()).map_while(move |place| {
            let (offset, sounds) = self.pronunciation(place)?;
            (compare(&sounds, &backwards) == Ordering::Equal).then_some((offset, sounds))
        });
        places.filter_map(move |(offset, sounds)| {
            let standing = self.standing_at(offset);
            if !wanted(&sounds, standing) {
                return None;
            }
            let word = String::from_utf8(self.words.as_ref()?.as_fst().get_key(offset)?).ok()?;
            let first = self.entry(offset).next()?;
            (!initials::is_for_capitals(&word, &first, &sounds)).then_some({
                let is_clipped = coda(&sounds) < coda(&first);
                FoundWord { word, sounds, standing, is_clipped }
            })
        })
    }

    /// The words that begin with these letters, with every pronunciation that `wanted` accepts; without those of initials.
    pub fn beginning_where(&self, beginning: &str, wanted: impl Fn(&Sounds, Standing) -> bool) -> Vec<FoundWord> {
        let Some(words) = &self.words else { return Vec::new() };
        let mut found = Vec::new();
        let mut stream = words.search(Str::new(beginning).starts_with()).into_stream();
        while let Some((word, offset)) = stream.next() {
            let Ok(word) = std::str::from_utf8(word) else { continue };
            let standing = self.standing_at(offset);
            let Some(first) = self.entry(offset).next() else { continue };
            let said = self
                .entry(offset)
                .filter(|sounds| wanted(sounds, standing) && !initials::is_for_capitals(word, &first, sounds));
            found.extend(said.map(|sounds| FoundWord {
                is_clipped: coda(&sounds) < coda(&first),
                word: word.to_owned(),
                sounds,
                standing,
            }));
        }
        found
    }

    /// The runs of consonants that words end on, each once; empty for words that end on a vowel.
    ///
    /// Costs a few searches a run, some hundreds in all.
    pub fn codas(&self) -> Vec<Sounds> {
        let mut codas = Vec::new();
        let mut place = 0;
        while let Some((_, sounds)) = self.pronunciation(place) {
            let coda: Vec<Sound> = sounds.iter().rev().take_while(|sound| !sound.is_vowel()).collect();
            // Vowels come before consonants in the index, so the next coda is one consonant longer or comes after all words
            // with this one.
            let mut next: Vec<u8> = coda.iter().map(|sound| sound.phone_byte()).collect();
            next.push(Phone::VOWELS);
            place = self.first_place(&next).max(place + 1);
            codas.push(coda.into_iter().rev().collect());
        }
        codas
    }

    /// How many pronunciations the dictionary has in all.
    pub fn len(&self) -> usize {
        self.backwards.len() / Pointer::BYTES
    }

    /// Whether the dictionary has no entry.
    pub fn is_empty(&self) -> bool {
        self.backwards.is_empty()
    }

    /// The first index, from 0, in the backwards index whose sounds do not sort before the wanted ones.
    fn first_place(&self, wanted: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let before =
                self.pronunciation(middle).is_some_and(|(_, sounds)| compare(&sounds, wanted) == Ordering::Less);
            if before { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The pronunciation at a place of the backwards index, with the offset of its word.
    fn pronunciation(&self, place: usize) -> Option<(u64, Sounds)> {
        let bytes = self.backwards.get(Pointer::BYTES * place..)?.first_chunk()?;
        let Pointer { offset, place } = Pointer::unpack(*bytes);
        let offset = u64::from(offset);
        Some((offset, self.entry(offset).nth(usize::from(place))?))
    }

    /// How common the word at an offset is.
    fn standing_at(&self, offset: u64) -> Standing {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let bytes = self.sounds.get(offset..).and_then(|rest| rest.first_chunk());
        bytes.copied().map(Standing::unpack).unwrap_or_default()
    }

    /// The pronunciations of the word at an offset.
    fn entry(&self, offset: u64) -> impl Iterator<Item = Sounds> {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let mut next = Some(offset.saturating_add(Standing::BYTES));
        std::iter::from_fn(move || {
            let at = next.take()?;
            let head = Head::unpack(*self.sounds.get(at)?);
            let end = at + 1 + usize::from(head.length);
            let bytes = self.sounds.get(at + 1..end)?;
            next = head.has_next.then_some(end);
            Some(Sounds::from_packed(bytes))
        })
    }
}

/// How many consonants follow the last vowel.
fn coda(sounds: &Sounds) -> usize {
    sounds.iter().rev().take_while(|sound| !sound.is_vowel()).count()
}

/// Compares the end of these sounds, read backwards and without stress, with the wanted ones.
fn compare(sounds: &Sounds, wanted: &[u8]) -> Ordering {
    let backwards = sounds.iter().rev().map(Sound::phone_byte).take(wanted.len());
    backwards.cmp(wanted.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_how_they_end() {
        let ending: Sounds = "UW1 M".parse().unwrap();
        let words: Vec<String> = dictionary().ending_with(&ending).map(|found| found.word).collect();
        for word in ["tomb", "loom", "perfume", "womb"] {
            assert!(words.iter().any(|found| found == word), "{word} does not end like loom");
        }
        assert!(!words.iter().any(|word| word == "comb"));
        let ending: Sounds = "EH1 S".parse().unwrap();
        assert!(dictionary().ending_with(&ending).all(|found| found.word != "us"), "us is no rhyme for yes");
    }

    #[test]
    fn every_way_to_close_a_word_is_known() {
        let codas: Vec<String> = dictionary().codas().iter().map(ToString::to_string).collect();
        for coda in ["", "T", "S T", "N D Z", "K S T"] {
            assert!(codas.iter().any(|known| known == coda), "no word ends on {coda}");
        }
        let all = dictionary().iter().flat_map(|(_, ways)| ways).map(|sounds| {
            let coda: Vec<Sound> = sounds.iter().rev().take_while(|sound| !sound.is_vowel()).collect();
            coda.into_iter().rev().collect::<Sounds>().to_string()
        });
        let mut all: Vec<String> = all.collect();
        all.sort_unstable();
        all.dedup();
        let mut codas = codas;
        codas.sort_unstable();
        assert_eq!(codas, all);
    }

    #[test]
    fn words_are_found_by_how_they_begin_and_by_near_spellings() {
        assert_eq!(dictionary().prefix("albatro"), ["albatross", "albatrosses"]);
        let near = dictionary().nearest("heavn", 1);
        assert!(near.iter().any(|word| word == "heaven"));
        assert_eq!(dictionary().nearest("heaven", 2)[0], "heaven");
        assert!(dictionary().nearest("", 2).iter().all(|word| word.len() <= 2));
    }

    #[test]
    fn the_words_come_in_order() {
        let mut before = String::new();
        for (word, sounds) in dictionary().iter() {
            assert!(before < word && !sounds.is_empty());
            before = word;
        }
    }
}
