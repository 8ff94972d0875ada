//! Tags of words in a sentence: finer than parts of speech, since a plural or a past tense may stand where its base word may
//! not.

use super::PartOfSpeech;
use super::bases::{Base, bases};
use super::wordnet::wordnet;
use crate::lexicon::standing;

/// The tag of a word in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum Tag {
    /// A noun in the singular.
    Noun,
    /// A noun in the plural.
    Plural,
    /// A verb as it follows *to* and *will*.
    Verb,
    /// A verb in the past, or its participle.
    Past,
    /// A verb in *-s*, as it follows *he*; also in *-eth*.
    Third,
    /// A verb in *-ing*.
    Ing,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A function word.
    Function,
    /// A word of which nothing is known.
    Unknown,
}

impl Tag {
    /// Every tag.
    pub(super) const ALL: [Self; 10] = [
        Self::Noun,
        Self::Plural,
        Self::Verb,
        Self::Past,
        Self::Third,
        Self::Ing,
        Self::Adjective,
        Self::Adverb,
        Self::Function,
        Self::Unknown,
    ];

    /// Its name, as in the names of weights.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Noun => "noun",
            Self::Plural => "plural",
            Self::Verb => "verb",
            Self::Past => "past",
            Self::Third => "verb in -s",
            Self::Ing => "verb in -ing",
            Self::Adjective => "adjective",
            Self::Adverb => "adverb",
            Self::Function => "function word",
            Self::Unknown => "unknown",
        }
    }

    /// The tags a word in lower case may have, each once: by the parts of speech it is used as in WordNet's tagged texts, or, for
    /// a word they lack, by those it is listed as.
    pub(super) fn of(word: &str) -> Vec<Self> {
        Self::of_form(word, &bases(word))
    }

    /// The tags a word may have, as [`Self::of`] finds them, given the words it may be a form of.
    pub(super) fn of_form(word: &str, bases: &[Base]) -> Vec<Self> {
        if is_function_word(word) {
            return vec![Self::Function];
        }
        let net = wordnet();
        let own = net.place(word).map(|place| net.senses_of(place)).unwrap_or_default();
        let is_listed = |part| own.iter().any(|&sense| net.part(sense) == Some(part));
        let forms: Vec<PartOfSpeech> =
            bases.iter().filter(|base| base.word != word).filter_map(|base| base.part).collect();
        let used = standing(word).parts;
        let is_used = |part| match part {
            PartOfSpeech::Noun => used.is_noun(),
            PartOfSpeech::Verb => used.is_verb(),
            PartOfSpeech::Adjective => used.is_adjective(),
            PartOfSpeech::Adverb => used.is_adverb(),
        };
        let is_tagged = PartOfSpeech::ALL.into_iter().any(is_used);
        let mut tags = Vec::new();
        for part in PartOfSpeech::ALL {
            let (listed, formed) = (is_listed(part), forms.contains(&part));
            if if is_tagged { is_used(part) } else { listed || formed } {
                match part {
                    PartOfSpeech::Noun if formed => tags.push(Self::Plural),
                    PartOfSpeech::Noun if listed => tags.push(Self::Noun),
                    PartOfSpeech::Noun => {}
                    PartOfSpeech::Verb => {
                        let ending = Self::ending(word);
                        tags.extend(formed.then_some(ending));
                        tags.extend((listed && !(formed && ending != Self::Past)).then_some(Self::Verb));
                    }
                    PartOfSpeech::Adjective => tags.push(Self::Adjective),
                    PartOfSpeech::Adverb => tags.push(Self::Adverb),
                }
            }
        }
        if tags.is_empty() { vec![Self::Unknown] } else { tags }
    }

    /// The tag of a form of a verb, by its ending.
    fn ending(word: &str) -> Self {
        match word {
            _ if word.ends_with("ing") => Self::Ing,
            _ if word.ends_with('s') || word.ends_with("eth") => Self::Third,
            _ => Self::Past,
        }
    }
}

/// Function words that may end a line, in plain and old forms.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "i", "me", "my", "mine", "we", "us", "our", "ours", "thou", "thee", "thy", "thine", "ye", "you", "your", "yours", "he",
    "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "this", "that", "these", "those",
    "who", "whom", "whose", "which", "what", "a", "an", "the", "and", "or", "but", "nor", "for", "so", "yet", "if", "though",
    "although", "because", "since", "while", "when", "where", "how", "why", "as", "than", "of", "in", "on", "at", "by", "to",
    "from", "with", "without", "into", "unto", "upon", "through", "over", "under", "above", "below", "between", "among",
    "against", "about", "before", "after", "behind", "beyond", "beneath", "toward", "towards", "within", "off", "out", "up",
    "down", "not", "no", "never", "ever", "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had",
    "having", "do", "does", "did", "doing", "done", "will", "would", "shall", "should", "may", "might", "can", "could", "must",
    "art", "wert", "wast", "hast", "hath", "doth", "dost", "o", "oh", "ah", "all", "any", "some", "none", "each", "every",
    "both", "here", "there", "then", "thus", "now", "too", "again", "once", "own", "same", "such", "more", "most", "much",
    "many", "few", "very", "just", "only", "even", "still",
];

/// Whether a word in lower case is a function word.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_their_words() {
        for (word, tag) in [
            ("snow", Tag::Noun),
            ("lanterns", Tag::Plural),
            ("geese", Tag::Plural),
            ("hear", Tag::Verb),
            ("heard", Tag::Past),
            ("hears", Tag::Third),
            ("singing", Tag::Ing),
            ("cold", Tag::Adjective),
            ("softly", Tag::Adverb),
            ("beneath", Tag::Function),
            ("vlorbish", Tag::Unknown),
        ] {
            assert!(Tag::of(word).contains(&tag), "{word}: {:?}", Tag::of(word));
        }
        assert!(!Tag::of("heard").contains(&Tag::Noun) && !Tag::of("lanterns").contains(&Tag::Noun));
    }
}
