//! Words that lean on the next one, so that a line which ends on them is torn.

use crate::meter;

/// Whether a word leans on the one after it: an article, a preposition, a conjunction, an auxiliary.
pub(super) fn leans(word: &str) -> bool {
    meter::leaning(&word.to_lowercase()) == meter::Leaning::Always || meter::leans_on_next(word)
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
