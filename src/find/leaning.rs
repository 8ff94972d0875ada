//! Words that lean on the next one, so that a line which ends on them is torn.

use crate::meter;

/// Function words of several syllables that lean on what follows: prepositions and conjunctions of grammar's closed classes.
#[rustfmt::skip]
const LONG_LEANING: &[&str] = &[
    "about", "across", "after", "against", "along", "although", "amid", "among", "around", "because", "before", "behind", "below", "beneath",
    "beside", "between", "beyond", "during", "either", "every", "except", "having", "into", "neither", "onto", "over", "throughout", "toward",
    "towards", "under", "unless", "until", "upon", "whether", "within", "without",
];

/// Whether a word leans on the one after it: an article, a preposition, a conjunction, an auxiliary.
pub(super) fn leans(word: &str) -> bool {
    let is_long = || LONG_LEANING.iter().any(|known| known.eq_ignore_ascii_case(word));
    meter::leaning(&word.to_lowercase()) == meter::Leaning::Always || meter::leans_on_next(word) || is_long()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_torn_after_articles_prepositions_and_the_like() {
        for word in ["the", "of", "And", "my", "upon", "is", "they", "every"] {
            assert!(leans(word), "{word}");
        }
        for word in ["mill", "you", "it", "him", "away", "down", "not", "will", "more", "three", "all"] {
            assert!(!leans(word), "{word}");
        }
    }
}
