//! Grades two line ends.

mod words;

use std::cmp::Reverse;

use super::accent::Accent;
use super::comparison::{Ending, Guessed, Repeat, RhymeComparison};
use super::end::{LineEnd, Reading};
use super::grade::Grade;
use super::model::Side;
use super::model::{self, Features, Heard, History, Weights};
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
/// In [`Accent::Any`], a pair that is no full rhyme in the dictionaries' American sounds but a perfect one in southern
/// England is near-perfect, and [`RhymeComparison::perfect_in`] names that accent.
pub fn compare_in(accent: Accent, first: &LineEnd, second: &LineEnd) -> RhymeComparison {
    let weights = Weights::shipped();
    let (mut comparison, features) = compare_unweighed(&weights.history, accent, first, second);
    if accent == Accent::Any && comparison.grade > Grade::NearPerfect && is_perfect_in_britain(first, second) {
        comparison.grade = Grade::NearPerfect;
        comparison.perfect_in = Some(Accent::British);
        comparison.ending = Ending::of(
            nearest(&weights.history, Accent::British, first, second).map_or(1, |pair| pair.first.syllables),
        );
    }
    comparison.evidence = weights.evidence(&features);
    comparison
}

/// The features that comparing two line ends finds, for [`Weights::evidence`]: a trainer learns the weights of pairs from these.
///
/// Of the weights only the history is used: it decides which of their readings are nearest.
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names it"))]
pub fn observe(history: &History, first: &LineEnd, second: &LineEnd) -> Features {
    compare_unweighed(history, Accent::Any, first, second).1
}

/// Compares two line ends, with the evidence left at 0, and returns the features whose weights add up to it.
fn compare_unweighed(
    history: &History,
    accent: Accent,
    first: &LineEnd,
    second: &LineEnd,
) -> (RhymeComparison, Features) {
    let same_word = !first.letters.is_empty() && first.letters == second.letters;
    let Some(nearest) = nearest(history, accent, first, second) else {
        return unsaid(accent, first, second, same_word);
    };
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
pub(super) fn nearest<'a>(
    history: &History,
    accent: Accent,
    first: &'a LineEnd,
    second: &'a LineEnd,
) -> Option<Nearest<'a>> {
    let mut best: Option<Nearest<'a>> = None;
    for x in first.readings_in(accent) {
        for y in second.readings_in(accent) {
            let (relation, vowels) = relate(x, y);
            let relation = relation.heard_in(accent, vowels);
            // A rhyme over several words is heard only where nearly all sounds are equal.
            if (x.words > 1 || y.words > 1) && !relation.holds_over_words() {
                continue;
            }
            let historic = relation.parts_vowels() && is_historic(history, (first, x), (second, y), vowels);
            let heard = heard_grade(x, y, relation, historic);
            let pair = Nearest { first: x, second: y, relation, heard, historic, vowels };
            if best.as_ref().is_none_or(|best| pair.rank() < best.rank()) {
                best = Some(pair);
            }
        }
    }
    best
}

/// Whether verse has rhymed such words although their vowels differ; for a guess and for open vowels, whether it has rhymed
/// the two vowels at all.
fn is_historic(
    history: &History,
    first: (&LineEnd, &Reading),
    second: (&LineEnd, &Reading),
    vowels: (Folded, Folded),
) -> bool {
    let rest = first.1.part.sounds().get(1..).unwrap_or_default();
    let guessed = first.1.guessed || second.1.guessed;
    (guessed || rest.is_empty()) && equivalence::historic(vowels.0, vowels.1, rest)
        || history.has_rhymed(
            Side::of(&first.0.letters, vowels.0, first.1.syllables),
            Side::of(&second.0.letters, vowels.1, second.1.syllables),
            rest,
        )
}

/// The features by which the model of history judges two ends whose nearest readings differ in their vowels; `None` for
/// other ends.
///
/// For a trainer; it does not use the shipped weights.
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
    // *tents* is no homophone of *tense*: its *t* is left out only in quick speech.
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
mod tests;
