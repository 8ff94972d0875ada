//! The senses of a word as a reader sees them: definition, synonyms, near words.

use super::bases::{Base, bases};
use super::wordnet::{SensePlace, WordNet, WordPlace, definition, wordnet};
use super::{PartOfSpeech, Tie};

/// A listed word and its senses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SensesOf {
    /// The word as it is listed; it differs from the word asked for where that is a form or another spelling of it.
    pub word: &'static str,
    /// Its senses, the commonest first.
    pub senses: Vec<Sense>,
}

/// A sense of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sense {
    /// The part of speech.
    pub part: PartOfSpeech,
    /// What it means, in a clause or two.
    pub definition: &'static str,
    /// Other words for the same.
    pub synonyms: Vec<&'static str>,
    /// Words for things like it, of its kind, or a kind of it, the nearest first; at most a dozen.
    pub near: Vec<&'static str>,
    /// Words for the opposite.
    pub opposites: Vec<&'static str>,
}

/// The most near words that are given of a sense.
const MOST_NEAR: usize = 12;

/// The senses of a word, in any case of letters; a form and a British spelling are looked up as the words they are forms of.
/// Empty for a word that is not listed.
pub fn define(word: &str) -> Vec<SensesOf> {
    let word = word.trim().replace('\u{2019}', "'").to_lowercase();
    let mut found: Vec<SensesOf> = Vec::new();
    for Base { word, part } in bases(&word) {
        let Some(place) = wordnet().place(&word) else { continue };
        let senses = senses_of(place, part);
        if !senses.is_empty() && found.iter().all(|known| known.word != word) {
            found.push(SensesOf { word: wordnet().word(place), senses });
        }
    }
    found
}

fn senses_of(word: WordPlace, part: Option<PartOfSpeech>) -> Vec<Sense> {
    let net = wordnet();
    let senses = net.senses_of(word).iter().copied();
    senses
        .filter_map(|sense| {
            let of = net.part(sense).filter(|&of| part.is_none_or(|part| part == of))?;
            Some(Sense {
                part: of,
                definition: definition(sense),
                synonyms: others(net, word, [sense]),
                near: near(net, word, sense),
                opposites: tied(net, sense, Tie::Opposite).flat_map(|sense| words(net, sense)).collect(),
            })
        })
        .collect()
}

fn tied(net: &WordNet, sense: SensePlace, tie: Tie) -> impl Iterator<Item = SensePlace> {
    net.ties_of(sense).iter().filter(move |(of, _)| *of == tie).map(|(_, other)| *other)
}

fn words(net: &'static WordNet, sense: SensePlace) -> impl Iterator<Item = &'static str> {
    net.words_of(sense).iter().map(|&place| net.word(place))
}

/// The words of these senses, each once, without `word`.
fn others(net: &'static WordNet, word: WordPlace, senses: impl IntoIterator<Item = SensePlace>) -> Vec<&'static str> {
    let mut found = Vec::new();
    for sense in senses {
        for other in net.words_of(sense).iter().filter(|other| **other != word) {
            let other = net.word(*other);
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found
}

/// Words near a sense: those for things it is like, for its kind, for kinds of it, for its parts, and for others of its
/// kind.
fn near(net: &'static WordNet, word: WordPlace, sense: SensePlace) -> Vec<&'static str> {
    let kinds: Vec<SensePlace> = tied(net, sense, Tie::Kind).collect();
    let like = tied(net, sense, Tie::Like).chain(net.tied_to(Tie::Like, sense));
    let related = like
        .chain(kinds.iter().copied())
        .chain(net.tied_to(Tie::Kind, sense))
        .chain(tied(net, sense, Tie::Part))
        .chain(kinds.iter().flat_map(|&kind| net.tied_to(Tie::Kind, kind)))
        .filter(|other| *other != sense);
    let synonyms = others(net, word, [sense]);
    let mut near = others(net, word, related.take(4 * MOST_NEAR));
    near.retain(|other| !synonyms.contains(other));
    near.truncate(MOST_NEAR);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_senses_with_synonyms_and_near_words() {
        let found = define("Harbor");
        assert_eq!(found[0].word, "harbor");
        let sense = &found[0].senses[0];
        assert_eq!(sense.part, PartOfSpeech::Noun);
        assert!(sense.definition.contains("port") && sense.synonyms.contains(&"haven"), "{sense:?}");
        assert!(sense.near.len() <= MOST_NEAR && sense.near.contains(&"anchorage"), "{sense:?}");
        assert!(define("cold")[0].senses.iter().any(|sense| sense.opposites.contains(&"hot")));
    }

    #[test]
    fn forms_have_the_senses_of_their_words_and_unlisted_words_none() {
        let sang = define("sang");
        assert!(
            sang.iter().any(|of| of.word == "sing" && of.senses.iter().all(|sense| sense.part == PartOfSpeech::Verb))
        );
        let parts = |word: &str| define(word).iter().map(|of| of.word).collect::<Vec<_>>();
        assert!(parts("harbours").contains(&"harbor") || parts("harbours").contains(&"harbour"));
        assert_eq!(define("the"), []);
        assert_eq!(define(""), []);
    }
}
