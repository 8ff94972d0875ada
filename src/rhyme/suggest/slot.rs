//! Words that fill exactly what is left of a line.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

use super::{Asked, FULL, Pattern, Spelling, Suggestion, family, rhymes};
use crate::analysis::Counts;
use crate::lexicon::{FoundWord, Standing, dictionary};
use crate::phonology::Sounds;
use crate::rhyme::{Accent, Grade, LineEnd};

/// What a line still owes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slot {
    /// The syllable counts that are left, the shortest and the longest; `None` when any number will do.
    pub syllables: Option<RangeInclusive<u32>>,
    /// The beats of the whole line, when it has a meter; a word is laid on its end, or where `from` says.
    pub beats: Option<Pattern>,
    /// The syllable of the line at which the word begins, counted from 0, where other words follow it; `None` at the line's end.
    pub from: Option<usize>,
    /// The end the line should rhyme with.
    pub rhyme: Option<LineEnd>,
    /// The letters the word begins with, in lower case; empty for any.
    pub starts: String,
    /// What its letters must be.
    pub spelling: Arc<Spelling>,
}

/// A word for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    /// The word.
    pub suggestion: Suggestion,
    /// Whether it fills all that is left; a shorter one could close the line after another word.
    pub fills: bool,
}

impl Slot {
    /// What is left of a line that owes so many syllables once these words are written.
    ///
    /// Empty (`1..=0`) when nothing is left under any reading.
    pub fn left(written: &Counts, owed: &RangeInclusive<u32>) -> RangeInclusive<u32> {
        owed.start().saturating_sub(written.most()).max(1)..=owed.end().saturating_sub(written.least())
    }
}

/// A word written on from the letters typed of it, which stay as they are: `Sl` becomes `Sleep`. `None` when it begins otherwise.
pub fn written_on(letters: &str, word: &str) -> Option<String> {
    Some(format!("{letters}{}", word.strip_prefix(letters.to_lowercase().as_str())?))
}

/// With fewer words than this that rhyme, slant rhymes are candidates too.
const FEW: usize = 8;

/// Every word that fits a slot, rare ones too, in the order of rhymes; of each kind those that fill it come first.
///
/// They include historic, eye and promoted rhymes, and slant rhymes where there are few others. Where no rhyme is owed they are
/// common words that fit.
pub fn candidates(accent: Accent, slot: &Slot) -> Vec<Filler> {
    let Some(end) = &slot.rhyme else { return slot.fillers(any_words(slot)) };
    let rhyming = |grades: Vec<Grade>| {
        let asked = Asked { grades, starts: slot.starts.clone(), accent, rare: true, ..Asked::default() };
        slot.fillers(rhymes(end, &asked))
    };
    let mut fillers = rhyming(FULL.into_iter().chain([Grade::Historic, Grade::Eye, Grade::Promoted]).collect());
    if fillers.len() < FEW {
        fillers.extend(rhyming(vec![Grade::Slant]));
    }
    fillers
}

/// The words that begin with these letters and fit a slot, rare ones too but no names, whatever they rhyme with.
pub fn beginning_with(letters: &str, slot: &Slot) -> Vec<Filler> {
    let is_wanted = |_: &Sounds, standing: Standing| standing.class.is_some() && !standing.is_name;
    slot.fillers(dictionary().beginning_where(letters, is_wanted).into_iter().map(unrhymed).collect())
}

impl Slot {
    /// The words that fit the slot, those that fill it first.
    fn fillers(&self, words: Vec<Suggestion>) -> Vec<Filler> {
        let mut fillers: Vec<Filler> = words.into_iter().filter_map(|suggestion| self.take(suggestion)).collect();
        fillers.sort_by_key(|filler| !filler.fills);
        fillers
    }

    /// A word as a filler of the slot; `None` where it does not fit.
    fn take(&self, suggestion: Suggestion) -> Option<Filler> {
        self.fill(&suggestion).map(|fills| Filler { suggestion, fills })
    }

    /// Whether a word fills all that is left of the line; `None` where it does not fit.
    fn fill(&self, suggestion: &Suggestion) -> Option<bool> {
        let most = self.syllables.as_ref().map_or(u32::MAX, |left| *left.end());
        let fills = self.syllables.as_ref().is_none_or(|left| left.contains(&suggestion.syllables));
        let count = suggestion.syllables as usize;
        let on_beat = self.beats.as_ref().is_none_or(|beats| {
            let here = self.from.map_or_else(|| beats.last(count), |from| beats.part(from, count));
            here.fits(&suggestion.sounds)
        });
        let is_written_so = self.spelling.takes(&suggestion.word, suggestion.syllables);
        (suggestion.syllables <= most && on_beat && is_written_so).then_some(fills)
    }
}

/// The rarest class of words that are offered where no rhyme is owed.
const COMMON: u8 = 35;

/// How many words are offered where no rhyme is owed, the commonest: each costs a weighing, and nobody reads more.
const MOST_COMMON: usize = 800;

/// Common words that fit a slot, whatever they end in.
fn any_words(slot: &Slot) -> Vec<Suggestion> {
    let goes_in = |found: &&Suggestion| slot.fill(found) == Some(true);
    let mut words: Vec<Suggestion> = if slot.starts.is_empty() {
        common_words().iter().filter(goes_in).take(MOST_COMMON).cloned().collect()
    } else {
        let found = dictionary().beginning_where(&slot.starts, |_, standing| is_common(standing));
        let mut begun: Vec<Suggestion> = found.into_iter().map(unrhymed).filter(|found| goes_in(&found)).collect();
        begun.sort_by_key(commonness);
        begun.truncate(MOST_COMMON);
        begun
    };
    words.sort_by_cached_key(|found| (family::order(found), found.word.clone()));
    // A word that is said in several ways is offered once, in the way that comes first.
    let mut seen = HashSet::new();
    words.retain(|found| seen.insert(found.word.clone()));
    words
}

fn is_common(standing: Standing) -> bool {
    standing.class.is_some_and(|class| class <= COMMON) && !standing.is_name && !standing.is_coarse
}

/// Every common word with each of its pronunciations, the commonest first.
fn common_words() -> &'static [Suggestion] {
    static WORDS: LazyLock<Vec<Suggestion>> = LazyLock::new(|| {
        let any = Sounds::default();
        let found = dictionary().ending_where(&any, |_, standing| is_common(standing));
        let mut words: Vec<Suggestion> = found.map(unrhymed).collect();
        words.sort_by_key(commonness);
        words
    });
    &WORDS
}

/// The sort key by which the words to weigh are chosen: the commonest class first, in it the words most used, then short ones.
fn commonness(found: &Suggestion) -> (u16, Reverse<u8>, usize) {
    (found.standing.order(), Reverse(found.standing.often), found.word.len())
}

/// A word as a suggestion where no rhyme is owed.
fn unrhymed(found: FoundWord) -> Suggestion {
    Suggestion {
        syllables: found.sounds.syllable_count(),
        word: found.word,
        sounds: found.sounds,
        grade: Grade::None,
        slant: None,
        only_in: None,
        mosaic: false,
        is_light: false,
        is_clipped: found.is_clipped,
        standing: found.standing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn hear(text: &str) -> HeardLine {
        HeardLine::hear(text, &Ear::new())
    }

    #[test]
    fn the_words_that_fill_the_line_lead() {
        let written = hear("the window gave back all of");
        let slot = Slot {
            syllables: Some(Slot::left(&written.counts, &(10..=10))),
            beats: Some("x/x/x/x/x/".parse().unwrap()),
            rhyme: Some(LineEnd::of(&hear("night"))),
            ..Slot::default()
        };
        assert_eq!(slot.syllables, Some(3..=3));
        let found = candidates(Accent::Any, &slot);
        assert!(found.iter().take_while(|filler| filler.fills).all(|filler| filler.suggestion.syllables == 3));
        assert!(found.iter().any(|filler| !filler.fills && filler.suggestion.word == "light"));
        assert!(!found.iter().any(|filler| filler.suggestion.syllables > 3));
    }

    #[test]
    fn slant_rhymes_are_offered_where_no_nearer_one_is_left() {
        let found = |end: &str, syllables: u32| {
            let rhyme = Some(LineEnd::of(&hear(end)));
            candidates(Accent::Any, &Slot { syllables: Some(syllables..=syllables), rhyme, ..Slot::default() })
        };
        let slant = |fillers: &[Filler]| fillers.iter().filter(|filler| filler.suggestion.slant.is_some()).count();
        assert_eq!(slant(&found("night", 1)), 0);
        assert!(slant(&found("month", 1)) > 0);
    }

    #[test]
    fn a_word_amid_the_line_is_laid_on_the_beats_there() {
        let beats: Pattern = "x/x/x/x/".parse().unwrap();
        let found = |from: usize| {
            let slot = Slot { syllables: Some(2..=2), beats: Some(beats.clone()), from: Some(from), ..Slot::default() };
            candidates(Accent::Any, &slot).into_iter().map(|filler| filler.suggestion.word).collect::<Vec<_>>()
        };
        let (after_slack, after_beat) = (found(1), found(2));
        assert!(after_slack.iter().any(|word| word == "window") && !after_slack.iter().any(|word| word == "away"));
        assert!(after_beat.iter().any(|word| word == "away") && !after_beat.iter().any(|word| word == "window"));
    }

    #[test]
    fn the_words_that_begin_so_are_those_of_all_that_do() {
        let begins = |letters: &str| {
            let slot = Slot { syllables: Some(2..=2), starts: letters.to_owned(), ..Slot::default() };
            candidates(Accent::Any, &slot).into_iter().map(|filler| filler.suggestion.word).collect::<Vec<_>>()
        };
        for (letters, all) in [("", begins("")), ("t", begins("t")), ("win", begins("win"))] {
            let longer = format!("{letters}{}", if letters.is_empty() { "t" } else { "d" });
            let kept: Vec<String> = all.iter().filter(|word| word.starts_with(&longer)).cloned().collect();
            let begun = begins(&longer);
            let is_there = |word: &String| begun.contains(word);
            assert!(kept.iter().all(is_there) && begun.iter().all(|word| word.starts_with(&longer)), "{longer}");
        }
        assert!(begins("window").contains(&"window".to_owned()));
        assert_eq!(begins("\u{ff}\u{ff}"), Vec::<String>::new());
    }

    #[test]
    fn a_word_keeps_the_letters_as_they_were_typed() {
        assert_eq!(written_on("Sl", "sleep").as_deref(), Some("Sleep"));
        assert_eq!(written_on("", "sleep").as_deref(), Some("sleep"));
        assert_eq!(written_on("cold", "storm"), None);
    }

    #[test]
    fn a_full_line_has_no_slot() {
        let written = hear("night and day and night and day and night");
        let slot = Slot { syllables: Some(Slot::left(&written.counts, &(5..=5))), ..Slot::default() };
        assert_eq!(candidates(Accent::Any, &slot), []);
    }

    #[test]
    fn without_a_rhyme_any_common_word_of_the_length_will_do() {
        let slot = Slot { syllables: Some(2..=2), beats: Some("x/".parse().unwrap()), ..Slot::default() };
        let found = candidates(Accent::Any, &slot);
        assert!(found.iter().any(|filler| filler.suggestion.word == "about"));
        assert!(!found.iter().any(|filler| filler.suggestion.word == "table"));
    }
}
