//! Grades two line ends.

use super::end::{LineEnd, Reading};
use super::evidence;
use super::likeness::{Ending, Grade, Guessed, Likeness, Relation, Repeat};
use super::part::{Folded, Part, is_vowel};
use super::{spelling, vowels};
use crate::phonology::{Phone, Stress};

/// Compares two line ends over every reading of both; the nearest likeness counts.
///
/// Costs the product of both numbers of readings, at most 144 comparisons of a few bytes each; no allocation.
pub fn compare(first: &LineEnd, second: &LineEnd) -> Likeness {
    let nearest = nearest(first, second);
    let same_word = !first.letters.is_empty() && first.letters == second.letters;
    let Some(nearest) = nearest else { return unsaid(first, second, same_word) };
    let mosaic = nearest.first.words > 1 || nearest.second.words > 1;
    let leaning = mosaic && nearest.relation == Relation::Same && nearest.first.onset != nearest.second.onset;
    let repeat = repeat(&nearest, same_word && !leaning);
    let syllables = nearest.first.syllables.min(nearest.second.syllables);
    let alike = spelled_alike(first, second, syllables);
    let guessed = Guessed::of(
        first.guessed || mosaic && nearest.first.guessed,
        second.guessed || mosaic && nearest.second.guessed,
    );
    let grade = grade(&nearest, repeat, alike, guessed);
    let mut likeness = Likeness {
        grade,
        ending: if grade == Grade::None { Ending::Masculine } else { Ending::of(syllables) },
        mosaic: mosaic && grade.is_full(),
        repeat,
        guessed,
        evidence: 0.0,
        relation: nearest.relation,
    };
    likeness.evidence = evidence::weigh(&likeness, first, second, nearest.vowels);
    likeness
}

/// The nearest pair of readings and how they stand.
pub(super) struct Nearest<'a> {
    pub(super) first: &'a Reading,
    pub(super) second: &'a Reading,
    pub(super) relation: Relation,
    /// The vowels that were held against each other.
    pub(super) vowels: (Folded, Folded),
}

/// The nearest pair of readings; `None` when either end cannot be said.
pub(super) fn nearest<'a>(first: &'a LineEnd, second: &'a LineEnd) -> Option<Nearest<'a>> {
    let mut best: Option<Nearest<'a>> = None;
    for x in &first.readings {
        for y in &second.readings {
            let (relation, vowels) = relate(x, y);
            let leaning = x.words > 1 || y.words > 1;
            if leaning && relation != Relation::Same {
                continue;
            }
            let nearer = |best: &Nearest<'_>| {
                (relation, std::cmp::Reverse(x.syllables)) < (best.relation, std::cmp::Reverse(best.first.syllables))
            };
            if best.as_ref().is_none_or(nearer) {
                best = Some(Nearest { first: x, second: y, relation, vowels });
            }
        }
    }
    best
}

/// Two ends at least one of which cannot be said: the letters alone tell.
fn unsaid(first: &LineEnd, second: &LineEnd, same_word: bool) -> Likeness {
    let alike = !first.letters.is_empty() && spelled_alike(first, second, 1);
    let grade = match (same_word, alike) {
        (true, _) => Grade::Identical,
        (false, true) => Grade::Eye,
        (false, false) => Grade::None,
    };
    let mut likeness = Likeness {
        grade,
        ending: Ending::Masculine,
        mosaic: false,
        repeat: same_word.then_some(Repeat::SameWord),
        guessed: Guessed::of(first.readings.is_empty(), second.readings.is_empty()),
        evidence: 0.0,
        relation: Relation::Nothing,
    };
    likeness.evidence = evidence::weigh(&likeness, first, second, (0, 0));
    likeness
}

fn repeat(nearest: &Nearest<'_>, same_word: bool) -> Option<Repeat> {
    if same_word {
        return Some(Repeat::SameWord);
    }
    let twins = nearest.relation == Relation::Same && nearest.first.whole == nearest.second.whole;
    twins.then_some(Repeat::Homophone)
}

fn spelled_alike(first: &LineEnd, second: &LineEnd, syllables: u8) -> bool {
    spelling::rime(&first.letters, syllables) == spelling::rime(&second.letters, syllables)
}

fn grade(nearest: &Nearest<'_>, repeat: Option<Repeat>, spelled_alike: bool, guessed: Guessed) -> Grade {
    if repeat == Some(Repeat::SameWord) {
        return Grade::Identical;
    }
    let heard = heard_grade(nearest);
    let light = nearest.relation == Relation::LightSyllable;
    let eye = spelled_alike && heard > Grade::NearPerfect && heard != Grade::Promoted && (!light || guessed.any());
    if eye { Grade::Eye } else { heard }
}

/// The grade of what is heard, the letters apart.
fn heard_grade(nearest: &Nearest<'_>) -> Grade {
    let historic = vowels::historic(nearest.vowels.0, nearest.vowels.1);
    match nearest.relation {
        Relation::Same if nearest.first.onset == nearest.second.onset => Grade::Rich,
        Relation::Same => Grade::Perfect,
        Relation::BeforeR | Relation::OpenBack | Relation::WeakVowel | Relation::FeminineVoicing => Grade::NearPerfect,
        Relation::StressedVowel | Relation::Consonance | Relation::Open if historic => Grade::Historic,
        Relation::Raised | Relation::BothRaised | Relation::HighEnd | Relation::RaisedWeak => Grade::Promoted,
        Relation::StressedVowel
        | Relation::FeminineConsonance
        | Relation::Consonance
        | Relation::Voicing
        | Relation::Nasal
        | Relation::SharedClose
        | Relation::RaisedConsonance
        | Relation::LightSyllable => Grade::Slant,
        Relation::Leftover | Relation::Vowel => Grade::Assonance,
        Relation::Open | Relation::NearConsonance | Relation::Uneven | Relation::Nothing => Grade::None,
    }
}

/// How two readings stand, and the vowels held against each other.
fn relate(first: &Reading, second: &Reading) -> (Relation, (Folded, Folded)) {
    let (x, y) = (first.part.sounds(), second.part.sounds());
    let vowels = (x.first().copied().unwrap_or(0), y.first().copied().unwrap_or(0));
    if x == y && stressed(first) == stressed(second) {
        return (Relation::Same, vowels);
    }
    if first.syllables == second.syllables {
        if equal_under(&first.part, &second.part, shaded) {
            return (Relation::BeforeR, vowels);
        }
        if equal_under(&first.part, &second.part, |part, at| vowels::open_back(part[at])) {
            return (Relation::OpenBack, vowels);
        }
        if first.syllables > 1
            && let Some(relation) = feminine(x, y)
        {
            return (relation, vowels);
        }
    }
    let (light_x, light_y) = (first.close == Stress::Unstressed, second.close == Stress::Unstressed);
    if light_x || light_y {
        return raised(first, second, light_x && light_y);
    }
    if first.syllables == 1 && second.syllables == 1 {
        return (masculine(x, y), vowels);
    }
    (Relation::Uneven, vowels)
}

/// Whether the rhyming vowel is stressed, or the only one.
fn stressed(reading: &Reading) -> bool {
    reading.syllables > 1 || reading.close > Stress::Unstressed
}

fn equal_under(first: &Part, second: &Part, shade: impl Fn(&[Folded], usize) -> Folded) -> bool {
    let (x, y) = (first.sounds(), second.sounds());
    x.len() == y.len() && (0..x.len()).all(|at| shade(x, at) == shade(y, at))
}

/// A vowel as it sounds before *r*.
fn shaded(part: &[Folded], at: usize) -> Folded {
    let before_r = part.get(at + 1) == Some(&(Phone::R as Folded));
    if before_r { vowels::before_r(part[at]) } else { part[at] }
}

/// Two rhyming parts of as many syllables, more than one.
fn feminine(x: &[Folded], y: &[Folded]) -> Option<Relation> {
    if x.len() != y.len() {
        return None;
    }
    let pairs = || x.iter().zip(y).map(|(&a, &b)| (a, b));
    if pairs().any(|(a, b)| is_vowel(a) != is_vowel(b)) {
        return None;
    }
    let consonants = pairs().all(|(a, b)| is_vowel(a) || a == b);
    let voicing = pairs().all(|(a, b)| is_vowel(a) || a == b || voiced_alike(a, b));
    let stressed = x.first() == y.first();
    let unstressed = pairs().skip(1).all(|(a, b)| !is_vowel(a) || a == b);
    match (stressed, unstressed) {
        (true, _) if consonants => Some(Relation::WeakVowel),
        (false, true) if consonants => Some(Relation::StressedVowel),
        (false, false) if consonants => Some(Relation::FeminineConsonance),
        (true, true) if voicing => Some(Relation::FeminineVoicing),
        _ => None,
    }
}

/// Last syllables, at least one of which is unstressed.
fn raised(first: &Reading, second: &Reading, both: bool) -> (Relation, (Folded, Folded)) {
    let (x, y) = (last_syllable(first), last_syllable(second));
    let vowels = (x.first().copied().unwrap_or(0), y.first().copied().unwrap_or(0));
    let codas = x.get(1..) == y.get(1..);
    let bears = |reading: &Reading| reading.close > Stress::Unstressed || reading.syllables > 2;
    let bear = bears(first) && bears(second) || !both;
    let (high, long) = (Phone::IY as Folded, Phone::AY as Folded);
    let relation = if x == y {
        match (both, bear) {
            (false, _) => Relation::Raised,
            (true, true) => Relation::BothRaised,
            (true, false) => Relation::LightSyllable,
        }
    } else if codas && (vowels == (high, long) || vowels == (long, high)) {
        Relation::HighEnd
    } else if codas && x.len() > 1 {
        if vowels::reduced(vowels.0) && vowels::reduced(vowels.1) {
            if both { Relation::LightSyllable } else { Relation::RaisedWeak }
        } else {
            Relation::RaisedConsonance
        }
    } else if vowels.0 == vowels.1 && !both {
        Relation::Vowel
    } else {
        Relation::Nothing
    };
    (relation, vowels)
}

fn last_syllable(reading: &Reading) -> &[Folded] {
    reading.part.sounds().get(usize::from(reading.last)..).unwrap_or_default()
}

/// Two stressed last syllables that are not equal.
fn masculine(x: &[Folded], y: &[Folded]) -> Relation {
    let (Some((v, x)), Some((w, y))) = (x.split_first(), y.split_first()) else { return Relation::Nothing };
    let same_vowel = v == w;
    if x == y {
        return if x.is_empty() { Relation::Open } else { Relation::Consonance };
    }
    let pairs = || x.iter().zip(y).filter(|(a, b)| a != b);
    let voicing = x.len() == y.len() && pairs().all(|(&a, &b)| voiced_alike(a, b));
    let nasal = x.len() == y.len() && pairs().all(|(&a, &b)| is_nasal(a) && is_nasal(b));
    match (same_vowel, voicing, nasal) {
        (true, true, _) => Relation::Voicing,
        (true, _, true) => Relation::Nasal,
        (true, ..) if x.last() == y.last() => Relation::SharedClose,
        (true, ..) if x.starts_with(y) || y.starts_with(x) => Relation::Leftover,
        (true, ..) => Relation::Vowel,
        (false, true, _) | (false, _, true) => Relation::NearConsonance,
        (false, ..) => Relation::Nothing,
    }
}

/// Whether two consonants differ in voice alone.
fn voiced_alike(a: Folded, b: Folded) -> bool {
    use Phone::{B, CH, D, DH, F, G, JH, K, P, S, SH, T, TH, V, Z, ZH};
    const PAIRS: [(Phone, Phone); 8] = [(S, Z), (F, V), (TH, DH), (T, D), (SH, ZH), (CH, JH), (K, G), (P, B)];
    PAIRS.iter().any(|&(x, y)| (a, b) == (x as Folded, y as Folded) || (b, a) == (x as Folded, y as Folded))
}

fn is_nasal(sound: Folded) -> bool {
    [Phone::M, Phone::N, Phone::NG].iter().any(|&phone| phone as Folded == sound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn likeness(first: &str, second: &str) -> (Likeness, String) {
        let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
        let (first, second) = (end(first), end(second));
        let likeness = compare(&first, &second);
        let back = compare(&second, &first);
        assert_eq!(likeness.grade, back.grade, "the grade hangs on the order");
        (likeness, likeness.missing(&first, &second))
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
            ("home", "dim", Grade::Slant),
            ("stars", "bombs", Grade::Slant),
            ("time", "shine", Grade::Slant),
            ("making", "dreaming", Grade::Slant),
            ("nitride", "surprise", Grade::Assonance),
            ("too", "womb", Grade::Assonance),
            ("beach", "spine", Grade::None),
            ("tulips", "mountain", Grade::None),
        ] {
            assert_eq!(likeness(first, second).0.grade, grade, "{first} / {second}");
        }
    }

    #[test]
    fn a_mosaic_rhyme_takes_in_the_words_before_the_last() {
        let (known, _) = likeness("as if you did not know it", "a poet");
        assert_eq!((known.grade, known.ending, known.mosaic), (Grade::Perfect, Ending::Feminine, true));
        let (above, _) = likeness("the stars above me", "do you love me");
        assert_eq!((above.grade, above.repeat), (Grade::Perfect, None));
        let (twice, _) = likeness("and you love me", "do you love me");
        assert_eq!((twice.grade, twice.repeat), (Grade::Identical, Some(Repeat::SameWord)));
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
            assert_eq!(likeness(first, second).1, missing, "{first} / {second}");
        }
    }

    #[test]
    fn an_end_without_a_word_is_like_nothing() {
        assert_eq!(likeness("", "night").0.grade, Grade::None);
        assert_eq!(likeness("", "").0.grade, Grade::None);
    }

    #[test]
    fn words_nobody_can_say_are_held_together_by_their_letters() {
        let (likeness, _) = likeness("zzyxqua", "qqvyxqua");
        assert!(likeness.guessed.any());
        assert!(likeness.grade.is_licensed());
    }
}
