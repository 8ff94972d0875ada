//! Words that fill exactly what is left of a line.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{Asked, FULL, Pattern, Spelling, Suggestion, family, rhymes};
use crate::analysis::Counts;
use crate::lexicon::{Standing, dictionary};
use crate::phonology::{Sound, Sounds};
use crate::rhyme::hanging::is_light;
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
    /// The article, possessive or demonstrative right before the word.
    pub determiner: Option<Determiner>,
    /// The end the line should rhyme with.
    pub rhyme: Option<LineEnd>,
    /// The letters the word begins with, in lower case; empty for any.
    pub starts: String,
    /// What its letters must be.
    pub spelling: Arc<Spelling>,
}

/// A word after which a noun or an adjective is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// "a", which no vowel follows.
    A,
    /// "an", which a vowel follows.
    An,
    /// "the", "my", "those", "every" and their like.
    Other,
}

impl Determiner {
    /// The determiner that a word is, in any case of letters.
    pub fn of(word: &str) -> Option<Self> {
        const OTHERS: [&str; 17] = [
            "the", "my", "thy", "his", "her", "its", "our", "your", "their", "this", "these", "those", "every", "each",
            "no", "some", "any",
        ];
        let is = |known: &str| known.eq_ignore_ascii_case(word);
        match word {
            _ if is("a") => Some(Self::A),
            _ if is("an") => Some(Self::An),
            _ => OTHERS.into_iter().any(is).then_some(Self::Other),
        }
    }

    /// Whether a word may follow: no verb alone, no function word, and after "a" and "an" the sound that each wants.
    fn takes(self, found: &Suggestion) -> bool {
        let parts = found.standing.parts;
        let begins_on_vowel = found.sounds.iter().next().is_some_and(Sound::is_vowel);
        let is_thing = parts.is_noun() || parts.is_adjective() || !parts.is_verb() && !is_light(&found.word);
        is_thing
            && match self {
                Self::A => !begins_on_vowel,
                Self::An => begins_on_vowel,
                Self::Other => true,
            }
    }
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

/// The words that fill a slot: those that fill it exactly first, in each half by rhyme, then common words first.
///
/// Without a rhyme every common word of the right length is a candidate; where no rhyme fills the slot, slant rhymes follow.
pub fn words(slot: &Slot) -> Vec<Filler> {
    words_in(Accent::Any, slot)
}

/// The words that fill a slot, which rhyme as an accent says them; else as [`words`].
pub fn words_in(accent: Accent, slot: &Slot) -> Vec<Filler> {
    let Some(end) = &slot.rhyme else { return slot.fillers(any_words(slot)) };
    let rhyming = |grades: Vec<Grade>| {
        slot.fillers(rhymes(end, &Asked { grades, starts: slot.starts.clone(), accent, ..Asked::default() }))
    };
    let mut fillers = rhyming(FULL.into_iter().chain([Grade::Historic, Grade::Eye, Grade::Promoted]).collect());
    if !fillers.iter().any(|filler| filler.fills) {
        fillers.extend(rhyming(vec![Grade::Slant]));
        fillers.sort_by_key(|filler| !filler.fills);
    }
    fillers
}

/// With fewer words than this that rhyme, slant rhymes are candidates too.
const FEW: usize = 8;

/// Every word that goes into a slot, rare ones too, in the order of rhymes; for those who weigh more than that order does.
///
/// Words that rhyme by history, to the eye or on a light syllable are among them, slant rhymes where there are few others.
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

impl Slot {
    /// Those of the words that go into the slot: those that fill it first.
    fn fillers(&self, words: Vec<Suggestion>) -> Vec<Filler> {
        let mut fillers: Vec<Filler> = words.into_iter().filter_map(|suggestion| self.take(suggestion)).collect();
        fillers.sort_by_key(|filler| !filler.fills);
        fillers
    }

    /// Whether a word goes into the slot, and whether it fills it.
    fn take(&self, suggestion: Suggestion) -> Option<Filler> {
        let most = self.syllables.as_ref().map_or(u32::MAX, |left| *left.end());
        let fills = self.syllables.as_ref().is_none_or(|left| left.contains(&suggestion.syllables));
        let count = suggestion.syllables as usize;
        let on_beat = self.beats.as_ref().is_none_or(|beats| {
            let here = self.from.map_or_else(|| beats.last(count), |from| beats.part(from, count));
            here.fits(&suggestion.sounds)
        });
        let follows = self.determiner.is_none_or(|determiner| determiner.takes(&suggestion));
        let is_written_so = self.spelling.takes(&suggestion.word, suggestion.syllables);
        (suggestion.syllables <= most && on_beat && follows && is_written_so).then_some(Filler { suggestion, fills })
    }
}

/// Common words, whatever they end in.
fn any_words(slot: &Slot) -> Vec<Suggestion> {
    const COMMON: u8 = 35;
    let fits = |count: u32| slot.syllables.as_ref().is_none_or(|left| left.contains(&count));
    let is_wanted = |sounds: &Sounds, standing: Standing| {
        standing.class.is_some_and(|class| class <= COMMON)
            && !standing.is_name
            && !standing.is_coarse
            && fits(sounds.syllable_count())
    };
    let common = if slot.starts.is_empty() {
        dictionary().ending_where(&Sounds::default(), is_wanted).collect()
    } else {
        dictionary().beginning_where(&slot.starts, is_wanted)
    };
    let mut words: Vec<Suggestion> = common
        .into_iter()
        .map(|found| Suggestion {
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
        })
        .collect();
    words.sort_by_cached_key(|found| (family::order(found), found.word.clone()));
    words.dedup_by(|a, b| a.word == b.word);
    words
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
        let found = words(&slot);
        assert!(found.iter().take_while(|filler| filler.fills).all(|filler| filler.suggestion.syllables == 3));
        assert!(found.iter().any(|filler| !filler.fills && filler.suggestion.word == "light"));
        assert!(!found.iter().any(|filler| filler.suggestion.syllables > 3));
    }

    #[test]
    fn slant_rhymes_are_offered_where_no_nearer_one_is_left() {
        let found = |end: &str, syllables: u32| {
            let rhyme = Some(LineEnd::of(&hear(end)));
            words(&Slot { syllables: Some(syllables..=syllables), rhyme, ..Slot::default() })
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
            words(&slot).into_iter().map(|filler| filler.suggestion.word).collect::<Vec<_>>()
        };
        let (after_slack, after_beat) = (found(1), found(2));
        assert!(after_slack.iter().any(|word| word == "window") && !after_slack.iter().any(|word| word == "away"));
        assert!(after_beat.iter().any(|word| word == "away") && !after_beat.iter().any(|word| word == "window"));
    }

    #[test]
    fn after_my_no_verb_is_offered_and_a_takes_no_vowel() {
        let found = |before: &str| {
            let rhyme = Some(LineEnd::of(&hear("street")));
            let slot = Slot { syllables: Some(1..=1), rhyme, determiner: Determiner::of(before), ..Slot::default() };
            words(&slot).into_iter().map(|filler| filler.suggestion.word).collect::<Vec<_>>()
        };
        let has = |words: &[String], word: &str| words.iter().any(|known| known == word);
        assert!(has(&found("will"), "eat") && !has(&found("My"), "eat") && has(&found("my"), "seat"));
        assert!(!has(&found("an"), "seat"));
    }

    #[test]
    fn the_words_that_begin_so_are_those_of_all_that_do() {
        let begins = |letters: &str| {
            let slot = Slot { syllables: Some(2..=2), starts: letters.to_owned(), ..Slot::default() };
            words(&slot).into_iter().map(|filler| filler.suggestion.word).collect::<Vec<_>>()
        };
        let all = begins("");
        for letters in ["t", "win", "window"] {
            let kept: Vec<String> = all.iter().filter(|word| word.starts_with(letters)).cloned().collect();
            assert!(!kept.is_empty());
            assert_eq!(begins(letters), kept, "{letters}");
        }
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
        assert_eq!(words(&slot), []);
    }

    #[test]
    fn without_a_rhyme_any_common_word_of_the_length_will_do() {
        let slot = Slot { syllables: Some(2..=2), beats: Some("x/".parse().unwrap()), ..Slot::default() };
        let found = words(&slot);
        assert!(found.iter().any(|filler| filler.suggestion.word == "about"));
        assert!(!found.iter().any(|filler| filler.suggestion.word == "table"));
    }
}
