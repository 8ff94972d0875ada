//! Grades two line ends.

use std::cmp::Reverse;

use super::accent::Accent;
use super::comparison::{Ending, Guessed, Repeat, RhymeComparison};
use super::end::{LineEnd, Reading};
use super::grade::Grade;
use super::model::Side;
use super::model::{self, Features, Heard, Weights};
use super::part::Folded;
use super::relation::{Relation, relate};
use super::{equivalence, spelling};
use crate::phonology::Phone;

/// Compares two line ends over every reading of both; the nearest pair counts.
///
/// Costs the product of both numbers of readings, at most 144 comparisons of a few bytes each; no allocation.
pub fn compare(first: &LineEnd, second: &LineEnd) -> RhymeComparison {
    compare_in(Accent::Any, first, second)
}

/// Compares two line ends as an accent says them.
///
/// In any accent, a pair that is no full rhyme as the dictionaries write it and a perfect one in southern England is
/// near-perfect, and names that accent.
pub fn compare_in(accent: Accent, first: &LineEnd, second: &LineEnd) -> RhymeComparison {
    let (mut comparison, features) = compare_unweighed(accent, first, second);
    if accent == Accent::Any && comparison.grade > Grade::NearPerfect && is_perfect_in_britain(first, second) {
        comparison.grade = Grade::NearPerfect;
        comparison.perfect_in = Some(Accent::British);
        comparison.ending = Ending::of(nearest(Accent::British, first, second).map_or(1, |pair| pair.first.syllables));
    }
    comparison.evidence = Weights::shipped().evidence(&features);
    comparison
}

/// The features that comparing two line ends finds, for [`Weights::evidence`] of any weights: a trainer learns them from these.
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names it"))]
pub fn observe(first: &LineEnd, second: &LineEnd) -> Features {
    compare_unweighed(Accent::Any, first, second).1
}

/// Compares two line ends, with the evidence left at 0, and returns the features whose weights add up to it.
fn compare_unweighed(accent: Accent, first: &LineEnd, second: &LineEnd) -> (RhymeComparison, Features) {
    let same_word = !first.letters.is_empty() && first.letters == second.letters;
    let Some(nearest) = nearest(accent, first, second) else { return unsaid(accent, first, second, same_word) };
    let mosaic = nearest.first.words > 1 || nearest.second.words > 1;
    let differs_before = mosaic && nearest.relation == Relation::Same && nearest.first.onset != nearest.second.onset;
    let repeat = repeat(&nearest, same_word && !differs_before);
    let syllables = nearest.first.syllables.min(nearest.second.syllables);
    let heard = nearest.heard(spelled_alike(first, second, syllables));
    let guessed = Guessed::of(
        first.guessed || mosaic && nearest.first.guessed,
        second.guessed || mosaic && nearest.second.guessed,
    );
    let grade = grade(&nearest, repeat, heard.spelled_alike, guessed);
    let comparison = RhymeComparison {
        grade,
        ending: if grade == Grade::None { Ending::Masculine } else { Ending::of(syllables) },
        mosaic: mosaic && grade.is_full(),
        repeat,
        guessed,
        evidence: 0.0,
        perfect_in: None,
        ways: (nearest.first.way, nearest.second.way),
        accent,
        vowels_apart: nearest.relation.keeps_only_consonants() && !nearest.historic,
        relation: nearest.relation,
    };
    (comparison, model::features(&comparison, first, second, &heard))
}

/// Whether two ends rhyme perfectly as southern England says them.
fn is_perfect_in_britain(first: &LineEnd, second: &LineEnd) -> bool {
    let differs = first.is_said_otherwise_in_britain() || second.is_said_otherwise_in_britain();
    differs
        && first
            .readings_in(Accent::British)
            .any(|x| second.readings_in(Accent::British).any(|y| x.part == y.part && relate(x, y).0 == Relation::Same))
}

/// The nearest pair of readings, and the relation of their rhyming parts.
pub(super) struct Nearest<'a> {
    pub(super) first: &'a Reading,
    pub(super) second: &'a Reading,
    pub(super) relation: Relation,
    /// The grade by sound alone, before the spelling is considered.
    heard: Grade,
    /// Whether verse has rhymed such words although their vowels differ.
    historic: bool,
    /// The vowels that were compared.
    pub(super) vowels: (Folded, Folded),
}

impl Nearest<'_> {
    /// The order of nearness: the level of the grade by sound, then the relation, then the longer rhyme first.
    fn rank(&self) -> (u8, Relation, Reverse<u8>) {
        (self.heard.level().unwrap_or(u8::MAX), self.relation, Reverse(self.first.syllables))
    }

    fn heard(&self, spelled_alike: bool) -> Heard {
        let coda = self.first.coda();
        Heard {
            vowels: self.vowels,
            coda: coda.len(),
            before_r: self.first.part.sounds().get(1) == Some(&(Phone::R as Folded)),
            spelled_alike,
            rich: self.first.onset == self.second.onset,
        }
    }
}

/// The nearest pair of readings; `None` when either end has no pronunciation.
pub(super) fn nearest<'a>(accent: Accent, first: &'a LineEnd, second: &'a LineEnd) -> Option<Nearest<'a>> {
    let mut best: Option<Nearest<'a>> = None;
    for x in first.readings_in(accent) {
        for y in second.readings_in(accent) {
            let (relation, vowels) = relate(x, y);
            let relation = relation.heard_in(accent, vowels);
            // A rhyme over several words is heard only where nearly all sounds are equal.
            if (x.words > 1 || y.words > 1) && !relation.holds_over_words() {
                continue;
            }
            let historic = relation.parts_vowels() && is_historic((first, x), (second, y), vowels);
            let heard = heard_grade(x, y, relation, historic);
            let pair = Nearest { first: x, second: y, relation, heard, historic, vowels };
            if best.as_ref().is_none_or(|best| pair.rank() < best.rank()) {
                best = Some(pair);
            }
        }
    }
    best
}

/// Whether verse has rhymed such words although their vowels differ; of a guess and of
/// open vowels, whether it has rhymed such vowels at all.
fn is_historic(first: (&LineEnd, &Reading), second: (&LineEnd, &Reading), vowels: (Folded, Folded)) -> bool {
    let rest = first.1.part.sounds().get(1..).unwrap_or_default();
    let guessed = first.1.guessed || second.1.guessed;
    (guessed || rest.is_empty()) && equivalence::historic(vowels.0, vowels.1, rest)
        || model::has_rhymed(
            Side::of(&first.0.letters, vowels.0, first.1.syllables),
            Side::of(&second.0.letters, vowels.1, second.1.syllables),
            rest,
        )
}

/// What the model of history notices of two ends whose nearest relation is that their vowels differ; `None` of others.
///
/// For a trainer: it asks nothing of the shipped weights.
#[cfg(feature = "train")]
pub fn observe_history(first: &LineEnd, second: &LineEnd) -> Option<Vec<String>> {
    let pairs = first.readings.iter().flat_map(|x| second.readings.iter().map(move |y| (x, y)));
    let alone = pairs.filter(|(x, y)| x.words == 1 && y.words == 1);
    let (x, y, relation, vowels) = alone
        .map(|(x, y)| {
            let (relation, vowels) = relate(x, y);
            (x, y, relation, vowels)
        })
        .min_by_key(|(_, _, relation, _)| *relation)?;
    let alike_but_for_the_vowel = matches!(relation, Relation::StressedVowel | Relation::Consonance | Relation::Open);
    alike_but_for_the_vowel.then(|| {
        let rest = x.part.sounds().get(1..).unwrap_or_default();
        model::names(
            Side::of(&first.letters, vowels.0, x.syllables),
            Side::of(&second.letters, vowels.1, y.syllables),
            rest,
        )
    })
}

/// Compares two ends, one of which at least has no pronunciation, by their letters alone.
fn unsaid(accent: Accent, first: &LineEnd, second: &LineEnd, same_word: bool) -> (RhymeComparison, Features) {
    let alike = !first.letters.is_empty() && spelled_alike(first, second, 1);
    let grade = match (same_word, alike) {
        (true, _) => Grade::Identical,
        (false, true) => Grade::Eye,
        (false, false) => Grade::None,
    };
    let comparison = RhymeComparison {
        grade,
        ending: Ending::Masculine,
        mosaic: false,
        repeat: same_word.then_some(Repeat::SameWord),
        guessed: Guessed::of(first.readings.is_empty(), second.readings.is_empty()),
        evidence: 0.0,
        perfect_in: None,
        ways: (0, 0),
        accent,
        vowels_apart: false,
        relation: Relation::Nothing,
    };
    let heard = Heard { spelled_alike: alike, ..Heard::default() };
    (comparison, model::features(&comparison, first, second, &heard))
}

fn repeat(nearest: &Nearest<'_>, same_word: bool) -> Option<Repeat> {
    if same_word {
        return Some(Repeat::SameWord);
    }
    // *tents* is no second *tense*: its *t* is only left out in quick speech.
    let twins = nearest.relation == Relation::Same
        && nearest.first.whole == nearest.second.whole
        && nearest.first.is_clipped == nearest.second.is_clipped;
    twins.then_some(Repeat::Homophone)
}

fn spelled_alike(first: &LineEnd, second: &LineEnd, syllables: u8) -> bool {
    spelling::rime(&first.letters, syllables) == spelling::rime(&second.letters, syllables)
}

fn grade(nearest: &Nearest<'_>, repeat: Option<Repeat>, spelled_alike: bool, guessed: Guessed) -> Grade {
    if repeat == Some(Repeat::SameWord) {
        return Grade::Identical;
    }
    let heard = nearest.heard;
    let light = nearest.relation == Relation::LightSyllable;
    let eye = spelled_alike && heard > Grade::NearPerfect && heard != Grade::Promoted && (!light || guessed.any());
    if eye { Grade::Eye } else { heard }
}

/// The grade by sound alone, before the spelling is considered.
fn heard_grade(first: &Reading, second: &Reading, relation: Relation, historic: bool) -> Grade {
    match relation {
        Relation::Same if first.is_clipped != second.is_clipped => Grade::NearPerfect,
        Relation::Same if first.onset == second.onset => Grade::Rich,
        Relation::Same => Grade::Perfect,
        Relation::BeforeR
        | Relation::OpenBack
        | Relation::WeakVowel
        | Relation::FeminineVoicing
        | Relation::DroppedG => Grade::NearPerfect,
        Relation::StressedVowel | Relation::Consonance | Relation::Open if historic => Grade::Historic,
        Relation::Hissed | Relation::Nonrhotic => Grade::Historic,
        Relation::Raised | Relation::BothRaised | Relation::HighEnd | Relation::RaisedWeak => Grade::Promoted,
        Relation::StressedVowel
        | Relation::FeminineConsonance
        | Relation::Between
        | Relation::Consonance
        | Relation::Voicing
        | Relation::Nasal
        | Relation::SharedClose
        | Relation::RaisedConsonance
        | Relation::HissedHistoric
        | Relation::LightSyllable => Grade::Slant,
        Relation::Leftover | Relation::Vowel => Grade::Assonance,
        Relation::Open | Relation::NearConsonance | Relation::Uneven | Relation::Nothing => Grade::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn compared(first: &str, second: &str) -> (RhymeComparison, String) {
        let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
        let (first, second) = (end(first), end(second));
        let comparison = compare(&first, &second);
        let back = compare(&second, &first);
        assert_eq!(comparison.grade, back.grade, "the grade hangs on the order");
        (comparison, comparison.missing(&first, &second))
    }

    #[test]
    fn two_ends_are_as_like_as_readers_have_heard_them() {
        for (first, second, grade) in [
            ("night", "night", Grade::Identical),
            ("leave", "believe", Grade::Rich),
            ("I", "eye", Grade::Rich),
            ("light", "night", Grade::Perfect),
            ("twilight", "night", Grade::Perfect),
            ("making", "waking", Grade::Perfect),
            ("Byron", "iron", Grade::Perfect),
            ("iron", "siren", Grade::Perfect),
            ("star", "war", Grade::NearPerfect),
            ("fear", "here", Grade::NearPerfect),
            ("wedding", "betting", Grade::NearPerfect),
            ("love", "Jove", Grade::Eye),
            ("love", "move", Grade::Eye),
            ("death", "beneath", Grade::Eye),
            ("flood", "mood", Grade::Eye),
            ("come", "tomb", Grade::Historic),
            ("thee", "memory", Grade::Promoted),
            ("eternity", "die", Grade::Promoted),
            ("misery", "liberty", Grade::Promoted),
            ("company", "I", Grade::Promoted),
            ("bliss", "is", Grade::Historic),
            ("barking", "hearken", Grade::NearPerfect),
            ("Quaker", "Jamaica", Grade::NearPerfect),
            ("horse", "sauce", Grade::NearPerfect),
            ("law", "more", Grade::NearPerfect),
            ("alive", "live", Grade::Rich),
            ("weave", "live", Grade::Historic),
            ("poor", "more", Grade::NearPerfect),
            ("harmonies", "is", Grade::Promoted),
            ("drawer", "fire", Grade::Slant),
            ("beautiful", "dutiful", Grade::Perfect),
            ("minds", "combines", Grade::NearPerfect),
            ("prints", "since", Grade::NearPerfect),
            ("minds", "finds", Grade::Perfect),
            ("married", "did", Grade::Promoted),
            ("vigor", "figure", Grade::NearPerfect),
            ("home", "dim", Grade::Slant),
            ("stars", "bombs", Grade::Slant),
            ("time", "shine", Grade::Slant),
            ("making", "dreaming", Grade::Slant),
            ("nitride", "surprise", Grade::Assonance),
            ("too", "womb", Grade::Assonance),
            ("beach", "spine", Grade::None),
            ("tulips", "mountain", Grade::None),
        ] {
            assert_eq!(compared(first, second).0.grade, grade, "{first} / {second}");
        }
    }

    #[test]
    fn words_that_keep_only_their_consonants_do_not_rhyme() {
        for (first, second) in [
            ("sight", "late"),
            ("stone", "mean"),
            ("chips", "keeps"),
            ("bath", "faith"),
            ("lacks", "talks"),
            ("lack", "shock"),
            ("cat", "cot"),
            ("bone", "bin"),
            ("class", "guess"),
        ] {
            let (comparison, _) = compared(first, second);
            assert!(!comparison.grade.is_licensed(), "{first} / {second} is {}", comparison.grade);
            assert!(comparison.vowels_apart, "{first} / {second}");
        }
    }

    #[test]
    fn words_that_verse_has_paired_are_heard_by_themselves_and_their_spelling() {
        for (first, second) in [
            ("one", "gone"),
            ("blood", "stood"),
            ("come", "Rome"),
            ("great", "seat"),
            ("said", "maid"),
            ("haste", "past"),
            ("heaven", "given"),
            ("tongue", "song"),
            ("obey", "sea"),
        ] {
            let (comparison, _) = compared(first, second);
            assert!(comparison.grade.is_licensed(), "{first} / {second} is {}", comparison.grade);
        }
    }

    #[test]
    fn a_rhyme_of_one_accent_names_it() {
        for (first, second) in [
            ("grass", "farce"),
            ("idea", "near"),
            ("promenade", "yard"),
            ("caught", "port"),
            ("vase", "stars"),
            ("dancer", "answer"),
            ("drama", "farmer"),
        ] {
            let [one, other] = [first, second].map(|text| LineEnd::of(&HeardLine::hear(text, &Ear::new())));
            let grade = |accent| compare_in(accent, &one, &other).grade;
            assert_eq!(grade(Accent::British), Grade::Perfect, "{first} / {second}");
            let any = compare(&one, &other);
            assert!(any.grade.is_full(), "{first} / {second}");
            if first != "dancer" {
                assert!(!grade(Accent::American).is_full(), "{first} / {second}");
                assert_eq!(any.perfect_in, Some(Accent::British), "{first} / {second}");
                assert_eq!(any.missing(&one, &other), "rhyme in British English");
            }
        }
    }

    #[test]
    fn an_accent_grades() {
        for (first, second, american, british) in [
            ("cot", "caught", true, false),
            ("calm", "bomb", true, false),
            ("bath", "math", true, false),
            ("clerk", "work", true, false),
            ("tomato", "potato", true, false),
            ("fear", "here", true, true),
            ("tune", "moon", true, true),
            ("class", "guess", false, false),
        ] {
            let [one, other] = [first, second].map(|text| LineEnd::of(&HeardLine::hear(text, &Ear::new())));
            assert_eq!(compare_in(Accent::American, &one, &other).grade.is_full(), american, "{first} / {second}");
            assert_eq!(compare_in(Accent::British, &one, &other).grade.is_full(), british, "{first} / {second}");
        }
    }

    #[test]
    fn ends_told_apart_by_their_last_sounds_never_rhyme_fully() {
        let words = crate::lexicon::dictionary().iter().step_by(251).map(|(word, _)| word);
        let more = ["making", "maken", "wedding", "setting", "sofa", "photo", "star", "law", "see", "is 't", "her"];
        let ends: Vec<LineEnd> = words
            .chain(more.map(str::to_owned))
            .map(|word| LineEnd::of(&HeardLine::hear(&format!("the old {word}"), &Ear::new())))
            .collect();
        let mut told_apart = 0;
        for (one, other) in ends.iter().flat_map(|one| ends.iter().map(move |other| (one, other))) {
            let full = matches!(compare(one, other).grade, Grade::Rich | Grade::Perfect | Grade::NearPerfect);
            assert!(one.may_rhyme(other) || !full, "{} / {}", one.letters, other.letters);
            told_apart += usize::from(!one.may_rhyme(other));
        }
        assert!(told_apart * 2 > ends.len() * ends.len());
    }

    #[test]
    fn a_word_that_may_lose_a_sound_is_no_homophone() {
        for (first, second) in [("tents", "tense"), ("minds", "mines"), ("prints", "prince")] {
            let (comparison, _) = compared(first, second);
            assert_eq!((comparison.grade, comparison.repeat), (Grade::NearPerfect, None), "{first} / {second}");
        }
        assert_eq!(compared("night", "knight").0.repeat, Some(Repeat::Homophone));
    }

    #[test]
    fn a_mosaic_rhyme_takes_in_the_words_before_the_last() {
        let (known, _) = compared("as if you did not know it", "a poet");
        assert_eq!((known.grade, known.ending, known.mosaic), (Grade::Perfect, Ending::Feminine, true));
        let (above, _) = compared("the stars above me", "do you love me");
        assert_eq!((above.grade, above.repeat), (Grade::Perfect, None));
        let (twice, _) = compared("and you love me", "do you love me");
        assert_eq!((twice.grade, twice.repeat), (Grade::Identical, Some(Repeat::SameWord)));
        assert_eq!(compared("the hens that never please her", "the tower of Pisa").0.grade, Grade::Historic);
        assert_eq!(compared("the hens that never please her", "the book of Lisa").0.grade, Grade::Historic);
        assert_eq!(compared("she waits until we hush her", "the winter comes to Russia").0.grade, Grade::NearPerfect);
        assert_eq!(compared("a chair, a cup to ease us", "the kettle when it freezes").0.grade, Grade::NearPerfect);
    }

    #[test]
    fn what_is_missing_is_said_in_letters() {
        for (first, second, missing) in [
            ("light", "night", ""),
            ("surprise", "nitride", "share only the vowel: -ise, -ide"),
            ("too", "womb", "share only the vowel; -m is left over"),
            ("burr", "herb", "share only the vowel; -b is left over"),
            ("time", "shine", "are one sound off: m and n"),
            ("love", "move", "rhyme to the eye only"),
            ("home", "dim", "share the last consonants, not the vowel: -ome, -im"),
        ] {
            assert_eq!(compared(first, second).1, missing, "{first} / {second}");
        }
    }

    #[test]
    fn an_end_without_a_word_is_like_nothing() {
        assert_eq!(compared("", "night").0.grade, Grade::None);
        assert_eq!(compared("", "").0.grade, Grade::None);
    }

    #[test]
    fn words_nobody_can_say_are_held_together_by_their_letters() {
        let (comparison, _) = compared("zzyxqua", "qqvyxqua");
        assert!(comparison.guessed.any());
        assert!(comparison.grade.is_licensed());
    }
}
