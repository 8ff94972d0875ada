//! The word of the dictionary that a word on the page is a form of: *geese* of *goose*, *singing* of *sing*, *honour* of *honor*.

use super::PartOfSpeech;
use super::wordnet::{irregular, wordnet};

/// A listed word that another word is a form of, and the part of speech of that form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base {
    /// The listed word.
    pub word: String,
    /// The part of speech of the form; `None` for the word itself.
    pub part: Option<PartOfSpeech>,
}

/// The regular endings, and the endings that replace them in the base word: those of WordNet's own lookup, morphy(7WN).
const ENDINGS: [(PartOfSpeech, &str, &str); 20] = [
    (PartOfSpeech::Noun, "s", ""),
    (PartOfSpeech::Noun, "ses", "s"),
    (PartOfSpeech::Noun, "xes", "x"),
    (PartOfSpeech::Noun, "zes", "z"),
    (PartOfSpeech::Noun, "ches", "ch"),
    (PartOfSpeech::Noun, "shes", "sh"),
    (PartOfSpeech::Noun, "men", "man"),
    (PartOfSpeech::Noun, "ies", "y"),
    (PartOfSpeech::Verb, "s", ""),
    (PartOfSpeech::Verb, "ies", "y"),
    (PartOfSpeech::Verb, "es", "e"),
    (PartOfSpeech::Verb, "es", ""),
    (PartOfSpeech::Verb, "ed", "e"),
    (PartOfSpeech::Verb, "ed", ""),
    (PartOfSpeech::Verb, "ing", "e"),
    (PartOfSpeech::Verb, "ing", ""),
    (PartOfSpeech::Adjective, "er", ""),
    (PartOfSpeech::Adjective, "est", ""),
    (PartOfSpeech::Adjective, "er", "e"),
    (PartOfSpeech::Adjective, "est", "e"),
];

/// The old endings that verse still has, *-eth*, *-est*, and *-'d* for *-ed*, and the endings that replace them.
const OLD_ENDINGS: [(&str, &str); 6] = [("eth", ""), ("eth", "e"), ("est", ""), ("est", "e"), ("'d", ""), ("'d", "e")];

/// British endings and their American spellings, at the end of a word or of its stem.
const BRITISH: [(&str, &str); 11] = [
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourless", "orless"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("tre", "ter"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("lled", "led"),
];

/// The fewest letters of a stem before an ending: *goes* is a form of *go*.
const SHORTEST_STEM: usize = 2;

/// The fewest letters of a stem before a lone *s*: *his* is no form of *hi*.
const SHORTEST_BEFORE_S: usize = 3;

/// The listed words that a word in lower case may be a form of: itself first, then by irregular, regular and old endings, then
/// with American spelling. Empty where none is listed.
pub(super) fn bases(word: &str) -> Vec<Base> {
    let mut found = Vec::new();
    add(word, &mut found);
    if found.is_empty() {
        for american in american(word) {
            add(&american, &mut found);
        }
    }
    found
}

fn add(word: &str, found: &mut Vec<Base>) {
    let mut keep = |word: String, part: Option<PartOfSpeech>| {
        let is_new = |base: &Base| base.word != word || base.part.is_some() && base.part != part;
        if wordnet().place(&word).is_some() && found.iter().all(is_new) {
            found.push(Base { word, part });
        }
    };
    keep(word.to_owned(), None);
    let forms = irregular().get(word).into_iter().flatten();
    forms.clone().for_each(|&(part, of)| keep(of.to_owned(), Some(part)));
    let is_irregular = |part: PartOfSpeech| forms.clone().any(|&(other, _)| other == part);
    for (part, ending, other) in ENDINGS.into_iter().filter(|&(part, ..)| !is_irregular(part)) {
        stems(word, ending, other).for_each(|stem| keep(stem, Some(part)));
    }
    for (ending, other) in OLD_ENDINGS {
        stems(word, ending, other).for_each(|stem| keep(stem, Some(PartOfSpeech::Verb)));
    }
}

/// A word with an ending replaced by another; also with a doubled consonant made single: *sitting*, *sit*.
fn stems<'a>(word: &'a str, ending: &'a str, other: &'a str) -> impl Iterator<Item = String> + 'a {
    let shortest = if ending == "s" { SHORTEST_BEFORE_S } else { SHORTEST_STEM };
    let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= shortest);
    let single = stem.filter(|_| other.is_empty() && ending != "s").and_then(|stem| {
        let mut letters = stem.chars();
        let last = letters.next_back()?;
        (letters.clone().next_back() == Some(last)).then(|| letters.as_str().to_owned())
    });
    stem.map(|stem| [stem, other].concat()).into_iter().chain(single)
}

/// The American spellings that a British one may have: *colour*, *harbours*, *theatre*, *mediaeval*.
pub(super) fn american(word: &str) -> impl Iterator<Item = String> + '_ {
    let by_end = BRITISH.into_iter().filter_map(|(british, american)| {
        let stem = word.strip_suffix(british).filter(|stem| stem.len() >= SHORTEST_STEM)?;
        Some([stem, american].concat())
    });
    let within =
        [("our", "or"), ("ae", "e"), ("oe", "e"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized")];
    let within = within.into_iter().filter(|(british, _)| word.contains(british));
    by_end.chain(within.map(|(british, american)| word.replacen(british, american, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_under_the_words_they_are_forms_of() {
        for (form, word) in [
            ("snow", "snow"),
            ("geese", "goose"),
            ("singing", "sing"),
            ("sitting", "sit"),
            ("hoped", "hope"),
            ("cherries", "cherry"),
            ("sang", "sing"),
            ("brighter", "bright"),
            ("goeth", "go"),
            ("turn'd", "turn"),
        ] {
            assert!(bases(form).iter().any(|base| base.word == word), "{form}: {:?}", bases(form));
        }
        assert!(bases("his").is_empty() && bases("vlorbish").is_empty());
    }

    #[test]
    fn british_spellings_are_found() {
        for british in
            ["colour", "harbours", "theatre", "honoured", "realise", "catalogue", "grey", "plough", "favourite"]
        {
            assert!(!bases(british).is_empty(), "{british}");
        }
        assert!(american("parlour").any(|word| word == "parlor"));
        assert!(american("mediaeval").any(|word| word == "medieval"));
    }
}
