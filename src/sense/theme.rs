//! A theme, and the words that belong to it.

use std::collections::HashSet;

use super::near::define;
use super::vectors::Vector;
use crate::rhyme::suggest::Suggestion;

/// From this nearness on a word belongs to a theme: about one pair of common words in thirty is so near.
const NEAR: f32 = 0.4;

/// The nearness of a word that WordNet ties to the theme: *boat* to *ship*.
const TIED: f32 = 0.75;

/// One or several words to which others may be near.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The vector of each word of the theme.
    words: Vec<Vector>,
    /// The words that WordNet ties to them: synonyms and near words.
    tied: HashSet<&'static str>,
}

impl Theme {
    /// The theme of one or several words; `None` where none of them has a vector.
    pub fn of(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let spans = crate::text::words(&lower);
        let all: Vec<&str> = spans.iter().map(|word| word.span.of(&lower)).collect();
        let words: Vec<Vector> = all.iter().filter_map(|word| Vector::of_word(word)).collect();
        let senses = all.iter().flat_map(|word| define(word)).flat_map(|of| of.senses);
        let tied = senses.flat_map(|sense| sense.synonyms.into_iter().chain(sense.near)).collect();
        (!words.is_empty()).then_some(Self { words, tied })
    }

    /// The nearness of a word to the nearest word of the theme, as a cosine: about 0 for an unrelated word, 1 for the
    /// word itself.
    pub fn nearness(&self, word: &str) -> f32 {
        let tied = if self.tied.contains(word) { TIED } else { -1.0 };
        let vector = Vector::of_word(word);
        let near = vector.iter().flat_map(|vector| self.words.iter().map(|theme| theme.nearness(vector)));
        near.fold(tied, f32::max)
    }

    /// The words that belong to the theme, the nearest first.
    pub fn nearest(&self, words: Vec<Suggestion>) -> Vec<Suggestion> {
        let near = words.into_iter().map(|word| (self.nearness(&word.word), word));
        let mut near: Vec<(f32, Suggestion)> = near.filter(|(nearness, _)| *nearness >= NEAR).collect();
        near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        near.into_iter().map(|(_, word)| word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::rhyme::LineEnd;
    use crate::rhyme::suggest::{Asked, rhymes};

    #[test]
    fn rhymes_that_belong_to_the_theme_are_kept() {
        let end = LineEnd::of(&HeardLine::hear("slow", &Ear::new()));
        let winter = Theme::of("winter").unwrap();
        let kept: Vec<String> =
            winter.nearest(rhymes(&end, &Asked::default())).into_iter().map(|found| found.word).collect();
        assert!(kept.iter().any(|word| word == "snow") && !kept.iter().any(|word| word == "ago"), "{kept:?}");
        assert!(winter.nearness("frost") > winter.nearness("carpet"));
        assert_eq!(Theme::of("vlorbish"), None);
    }
}
