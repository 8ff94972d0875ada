//! Words that rhyme, and words that fill what is left of a line.
//!
//! Begin with [`rhymes`]; [`slot`] adds the line.

mod endings;
mod family;
mod finder;
mod group;
mod pattern;
mod phrases;
mod saying;
pub mod slot;
mod spelling;

pub use finder::rhymes_in_groups;
pub use group::Group;
pub use pattern::{Mark, Pattern, UnknownMark};
pub use phrases::phrases;
pub use saying::{Saying, keep_of_each_group, rhymes_by_saying, rhymes_or_nearer, sayings};
pub use spelling::Spelling;

use std::collections::BTreeMap;

use super::accent::Accent;
use super::compare::compare_in;
use super::comparison::{Ending, Repeat};
use super::end::{LineEnd, Reading};
use super::grade::Grade;
use super::slant::Slant;
use crate::lexicon::{FoundWord, Packed, Standing, dictionary, patch, second_dictionary};
use crate::phonology::{Sound, Sounds, Stress};

/// Which rhymes the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The grades wanted; empty for full rhymes.
    pub grades: Vec<Grade>,
    /// How many syllables, if it matters.
    pub syllables: Option<u32>,
    /// The stress pattern, if it matters.
    pub stress: Option<Pattern>,
    /// The letters the word begins with, in lower case; empty for any.
    pub starts: String,
    /// The accent in which they should rhyme.
    pub accent: Accent,
    /// Whether words hardly in use are offered too, after the others.
    pub rare: bool,
    /// Whether names and oddities are offered too, and words hardly in use.
    pub all: bool,
}

impl Asked {
    /// Whether the caller restricts syllables, stress or first letters, which few words match.
    fn narrows(&self) -> bool {
        !self.starts.is_empty() || self.syllables.is_some() || self.stress.is_some()
    }
}

/// A word that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The word in lower case.
    pub word: String,
    /// The pronunciation that rhymes.
    pub sounds: Sounds,
    /// How many syllables it has.
    pub syllables: u32,
    /// How it rhymes.
    pub grade: Grade,
    /// Which sort of slant rhyme it is; `None` for any nearer rhyme.
    pub slant: Option<Slant>,
    /// The accent in which alone it rhymes perfectly, where any accent was asked for.
    pub only_in: Option<Accent>,
    /// Whether it rhymes with more than the last word ("poet" with "know it"); such words lead.
    pub mosaic: bool,
    /// How common it is.
    pub standing: Standing,
    /// Whether it rhymes on a secondary stress: "compromise".
    pub is_light: bool,
    /// Whether it rhymes only where consonants at its end are lost: "last" without its *t*.
    pub is_clipped: bool,
}

/// The grades of a full rhyme, which are wanted unless others are named.
pub const FULL: [Grade; 3] = [Grade::Rich, Grade::Perfect, Grade::NearPerfect];

/// From this many rhyming words in use on, rarer ones are offered only where all are asked for.
const ENOUGH: usize = 8;

/// The words of the dictionaries that rhyme with an end as asked: the nearest grade first, in it common words first.
///
/// The end's own word is never offered, nor another of the same sound unless rich rhymes are asked for. Names and words hardly
/// in use are left out while there are others. Costs the words that end alike, some thousands for "-y" or for assonance.
pub fn rhymes(end: &LineEnd, asked: &Asked) -> Vec<Suggestion> {
    let mut found = every_rhyme(end, asked);
    if !asked.all {
        let in_use = found.iter().filter(|found| family::is_in_use(found)).count();
        if !asked.rare && in_use >= if asked.narrows() { 1 } else { ENOUGH } {
            found.retain(family::is_in_use);
        } else if found.iter().any(family::is_no_oddity) {
            found.retain(family::is_no_oddity);
        }
    }
    found
}

fn every_rhyme(end: &LineEnd, asked: &Asked) -> Vec<Suggestion> {
    let grades = if asked.grades.is_empty() { &FULL[..] } else { &asked.grades[..] };
    let within = grades.iter().copied().max().unwrap_or(Grade::NearPerfect);
    let mut found: BTreeMap<String, Suggestion> = BTreeMap::new();
    for (dictionary, sounds) in sought(end, asked.accent, within) {
        for candidate in
            dictionary.ending_where(&sounds, |said, standing| worth(asked, within, &sounds, said, standing))
        {
            let Some(suggestion) = grade(end, asked, candidate) else { continue };
            let known = found.get(&suggestion.word);
            if grades.contains(&suggestion.grade) && known.is_none_or(|known| suggestion.grade < known.grade) {
                found.insert(suggestion.word.clone(), suggestion);
            }
        }
    }
    let mut found: Vec<Suggestion> = found.into_values().collect();
    found.sort_by_cached_key(|found| {
        (found.grade.level(), found.group(), !found.mosaic, family::order(found), found.word.clone())
    });
    found
}

/// The dictionaries to search, each with an ending to look for.
fn sought(end: &LineEnd, accent: Accent, within: Grade) -> Vec<(&'static Packed, Sounds)> {
    let nearer = |reading| endings::endings(reading, within.min(Grade::Slant));
    let mut endings: Vec<Sounds> = end.readings.iter().flat_map(nearer).collect();
    if accent != Accent::American {
        endings.extend(end.readings_in(Accent::British).flat_map(endings::in_britain));
    }
    if within >= Grade::Slant {
        let codas = dictionary().codas();
        let wanted = |reading: &Reading, coda: &Sounds| within >= Grade::Assonance || endings::is_near(reading, coda);
        endings.extend(end.readings.iter().flat_map(|reading| {
            let codas: Vec<Sounds> = codas.iter().filter(|coda| wanted(reading, coda)).cloned().collect();
            endings::on_the_vowel(reading, &codas).collect::<Vec<_>>()
        }));
    }
    endings.sort();
    endings.dedup();
    let everywhere = [patch(), dictionary(), second_dictionary()];
    endings.into_iter().flat_map(|sounds| everywhere.map(|dictionary| (dictionary, sounds.clone()))).collect()
}

/// The rarest size class offered below near-perfect rhymes, since thousands of words are that alike.
const COMMON_ENOUGH: u8 = 50;

/// Whether a word with this ending may be a suggestion; tested before its letters are looked up, which is slow.
fn worth(asked: &Asked, within: Grade, ending: &Sounds, sounds: &Sounds, standing: Standing) -> bool {
    let common = standing.class.is_some_and(|class| class <= COMMON_ENOUGH) && !standing.is_name;
    let rhyming = sounds.stresses().rev().nth((ending.syllable_count() as usize).saturating_sub(1));
    let full = rhyming > Some(Stress::Unstressed) || sounds.syllable_count() < 2 && !sounds.is_weak_form();
    let likely = if within <= Grade::NearPerfect { full } else { common };
    likely
        && asked.syllables.is_none_or(|wanted| sounds.syllable_count() == wanted)
        && asked.stress.as_ref().is_none_or(|pattern| pattern.fits(sounds))
}

fn grade(end: &LineEnd, asked: &Asked, candidate: FoundWord) -> Option<Suggestion> {
    if !candidate.word.starts_with(&asked.starts) {
        return None;
    }
    let other = LineEnd::of_sounds(&candidate.word, &candidate.sounds);
    let comparison = compare_in(asked.accent, end, &other);
    let syllables = candidate.sounds.syllable_count();
    let is_light = rhyming_stress(&candidate.sounds, comparison.ending) == Some(Stress::Secondary);
    let is_twin = comparison.repeat == Some(Repeat::Homophone) && !asked.grades.contains(&Grade::Rich);
    let is_weak = comparison.grade.is_full() && is_light && ends_open_after_the_stress(&candidate.sounds);
    let differs = comparison.grade > Grade::Identical && other.letters != end.letters;
    (differs && !is_twin && !is_weak).then_some(Suggestion {
        is_light,
        is_clipped: candidate.is_clipped,
        word: candidate.word,
        sounds: candidate.sounds,
        syllables,
        grade: comparison.grade,
        slant: comparison.slant(),
        only_in: comparison.perfect_in,
        mosaic: comparison.mosaic,
        standing: candidate.standing,
    })
}

/// The stress of the vowel on which a rhyme of this length begins.
fn rhyming_stress(sounds: &Sounds, ending: Ending) -> Option<Stress> {
    let back = match ending {
        Ending::Masculine => 0,
        Ending::Feminine => 1,
        Ending::Dactylic => 2,
    };
    sounds.stresses().rev().nth(back)
}

/// Whether a word ends on an open vowel right after its main stress, where none is heard again: "shadow" is no rhyme for "row".
fn ends_open_after_the_stress(sounds: &Sounds) -> bool {
    let before = sounds.stresses().rev().nth(1);
    before == Some(Stress::Primary) && sounds.iter().next_back().is_some_and(Sound::is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn words(phrase: &str, asked: &Asked) -> Vec<String> {
        let end = LineEnd::of(&HeardLine::hear(phrase, &Ear::new()));
        rhymes(&end, asked).into_iter().map(|found| found.word).collect()
    }

    fn place(words: &[String], word: &str) -> Option<usize> {
        words.iter().position(|found| found == word)
    }

    #[test]
    fn common_full_rhymes_come_first_and_the_word_itself_never() {
        let found = words("night", &Asked::default());
        assert!(place(&found, "light").unwrap() < 20);
        assert!(place(&found, "light") < place(&found, "byte"));
        let bear = words("bear", &Asked::default());
        assert!(place(&bear, "their") < place(&bear, "glare"), "a word of grammar is a common one");
        assert_eq!(place(&found, "night"), None);
        assert_eq!(place(&found, "knight"), None, "a word of the same sound is no rhyme");
        let rich = words("night", &Asked { grades: vec![Grade::Rich], ..Asked::default() });
        assert!(place(&rich, "knight").is_some());
    }

    #[test]
    fn names_and_words_hardly_in_use_come_when_they_are_asked_for() {
        let found = words("night", &Asked::default());
        let rare = words("seen", &Asked { rare: true, ..Asked::default() });
        assert!(rare.len() > words("seen", &Asked::default()).len());
        let all = words("night", &Asked { all: true, ..Asked::default() });
        assert_eq!(place(&found, "dwight"), None);
        assert!(place(&all, "light") < place(&all, "dwight"));
        assert!(!words("month", &Asked { grades: vec![Grade::Slant], ..Asked::default() }).is_empty());
    }

    #[test]
    fn words_that_bear_their_main_stress_there_come_first() {
        let found = words("row", &Asked::default());
        assert_eq!(place(&found, "shadow"), None);
        assert!(place(&found, "slow").is_some());
        let wise = words("wise", &Asked::default());
        assert!(place(&wise, "rise") < place(&wise, "compromise"));
        let den = words("den", &Asked::default());
        assert!(place(&den, "ten").is_some() && place(&den, "lawmen").is_none());
    }

    #[test]
    fn several_words_rhyme_as_one() {
        assert!(place(&words("you know it", &Asked::default()), "poet").is_some());
    }

    #[test]
    fn other_kinds_are_found_when_asked_for() {
        for (word, grade, expected) in [
            ("love", Grade::Eye, "move"),
            ("come", Grade::Historic, "tomb"),
            ("thee", Grade::Promoted, "memory"),
            ("home", Grade::Slant, "dream"),
            ("surprise", Grade::Assonance, "light"),
            ("war", Grade::NearPerfect, "star"),
        ] {
            let found = words(word, &Asked { grades: vec![grade], ..Asked::default() });
            assert!(place(&found, expected).is_some(), "{word}: {grade} lacks {expected} in {} words", found.len());
        }
    }

    #[test]
    fn rhymes_of_one_accent_are_found_and_named() {
        let found = |word: &str, accent: Accent| {
            let end = LineEnd::of(&HeardLine::hear(word, &Ear::new()));
            rhymes(&end, &Asked { accent, ..Asked::default() })
        };
        for (word, other) in [
            ("grass", "farce"),
            ("farce", "pass"),
            ("near", "idea"),
            ("idea", "year"),
            ("court", "thought"),
            ("law", "more"),
        ] {
            let of = |accent| found(word, accent).into_iter().find(|found| found.word == other);
            let british = of(Accent::British);
            assert!(british.is_some_and(|found| found.grade.is_full()), "{word} lacks {other}");
            assert!(of(Accent::American).is_none(), "{word} has {other} in America");
            assert!(of(Accent::Any).is_some(), "{word} lacks {other} in any accent");
        }
        let farce = found("grass", Accent::Any).into_iter().find(|found| found.word == "farce").unwrap();
        assert_eq!((farce.only_in, farce.group()), (Some(Accent::British), Group::British));
        assert!(found("cot", Accent::British).iter().all(|found| found.word != "caught"));
    }

    #[test]
    fn slant_rhymes_say_their_sort() {
        let asked = Asked { grades: vec![Grade::Slant, Grade::Assonance], ..Asked::default() };
        for (word, other, sort) in [
            ("time", "line", Slant::Family),
            ("fate", "made", Slant::Family),
            ("too", "room", Slant::Additive),
            ("stars", "cards", Slant::Additive),
            ("surprise", "light", Slant::Assonance),
            ("home", "dream", Slant::Consonance),
        ] {
            let end = LineEnd::of(&HeardLine::hear(word, &Ear::new()));
            let found = rhymes(&end, &asked).into_iter().find(|found| found.word == other);
            assert_eq!(found.and_then(|found| found.slant), Some(sort), "{word} / {other}");
        }
        assert!(words("night", &Asked::default()).len() > 20);
        let night = rhymes(&LineEnd::of(&HeardLine::hear("night", &Ear::new())), &Asked::default());
        assert!(night.iter().all(|found| found.slant.is_none()));
    }

    #[test]
    fn syllables_stress_and_beginning_narrow_the_list() {
        let asked = Asked {
            syllables: Some(2),
            stress: Some("x/".parse().unwrap()),
            starts: "de".to_owned(),
            ..Asked::default()
        };
        assert!(place(&words("night", &asked), "delight").is_some());
        assert!(words("night", &asked).iter().all(|word| word.starts_with("de")));
    }

    #[test]
    fn nothing_rhymes_with_no_word() {
        assert_eq!(words("", &Asked::default()), Vec::<String>::new());
    }
}
