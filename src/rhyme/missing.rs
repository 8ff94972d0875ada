//! Why two ends are no full rhyme, in words that a finding shows.

use super::accent::Accent;
use super::compare::{Nearest, nearest};
use super::comparison::RhymeComparison;
use super::end::LineEnd;
use super::grade::Grade;
use super::model::Weights;
use super::part::{Folded, is_vowel};
use super::relation::Relation;
use super::spelling;
use crate::phonology::Phone;

impl RhymeComparison {
    /// Why the two ends compared are no full rhyme, or are one in a single accent; else empty. Pass the ends that were
    /// compared.
    ///
    /// A predicate whose subject is both words: *nitride* and *surprise* "share only the vowel: -ide, -ise".
    pub fn missing(&self, first: &LineEnd, second: &LineEnd) -> String {
        if let Some(accent) = self.perfect_in {
            return format!("rhyme in {}", accent.speech());
        }
        match self.grade {
            Grade::Identical | Grade::Rich | Grade::Perfect | Grade::NearPerfect => String::new(),
            Grade::Historic if self.relation == Relation::Hissed => near_miss(self.accent, first, second),
            Grade::Historic if self.relation == Relation::Nonrhotic => "rhyme where no r is sounded".to_owned(),
            Grade::Historic => "rhymed once and are said apart now".to_owned(),
            Grade::Eye if self.guessed.any() => "are spelled alike, but how they sound is a guess".to_owned(),
            Grade::Eye => "rhyme to the eye only".to_owned(),
            Grade::Promoted => "rhyme on a last syllable that speech leaves light".to_owned(),
            Grade::Slant | Grade::Assonance => near_miss(self.accent, first, second),
            Grade::None if self.relation == Relation::Open => {
                format!("end on open vowels that differ: {}", both_rimes(first, second))
            }
            Grade::None => format!("have no sound in common that rhymes: {}", both_rimes(first, second)),
        }
    }
}

fn near_miss(accent: Accent, first: &LineEnd, second: &LineEnd) -> String {
    let Some(nearest) = nearest(&Weights::shipped().history, accent, first, second) else { return String::new() };
    let rimes = || both_rimes(first, second);
    match nearest.relation {
        Relation::Leftover => format!("share only the vowel; -{} is left over", left_over(&nearest)),
        Relation::Vowel => format!("share only the vowel: {}", rimes()),
        Relation::SharedClose => {
            format!("share the vowel and the last consonant, not what stands between: {}", rimes())
        }
        Relation::Hissed | Relation::Voicing | Relation::Nasal => match differing(&nearest) {
            Some((a, b)) => format!("are one sound off: {} and {}", spelled(a), spelled(b)),
            None => format!("are one sound off: {}", rimes()),
        },
        Relation::LightSyllable => format!("share only the light last syllable: {}", rimes()),
        Relation::Between => format!("share the vowel and the last syllable, not what stands between: {}", rimes()),
        Relation::FeminineConsonance => "share the consonants, not the vowels".to_owned(),
        _ => format!("share the last consonants, not the vowel: {}", rimes()),
    }
}

/// The letters each word would rhyme on: `-ide, -ise`.
fn both_rimes(first: &LineEnd, second: &LineEnd) -> String {
    format!("-{}, -{}", spelling::rime(&first.letters, 1), spelling::rime(&second.letters, 1))
}

/// The sounds that the longer coda has beyond the shorter one.
fn left_over(nearest: &Nearest<'_>) -> String {
    let (x, y) = (nearest.first.part.sounds(), nearest.second.part.sounds());
    let (long, short) = if x.len() > y.len() { (x, y) } else { (y, x) };
    long.get(short.len()..).unwrap_or_default().iter().map(|&sound| spelled(sound)).collect()
}

/// The first sounds in which two rhyming parts of one length differ.
fn differing(nearest: &Nearest<'_>) -> Option<(Folded, Folded)> {
    let (x, y) = (nearest.first.part.sounds(), nearest.second.part.sounds());
    x.iter().zip(y).map(|(&a, &b)| (a, b)).find(|(a, b)| a != b)
}

/// A consonant as a poet would write it.
fn spelled(sound: Folded) -> &'static str {
    const LETTERS: [(Phone, &str); 24] = {
        use Phone::{B, CH, D, DH, F, G, HH, JH, K, L, M, N, NG, P, R, S, SH, T, TH, V, W, Y, Z, ZH};
        [
            (B, "b"),
            (CH, "ch"),
            (D, "d"),
            (DH, "th"),
            (F, "f"),
            (G, "g"),
            (HH, "h"),
            (JH, "j"),
            (K, "k"),
            (L, "l"),
            (M, "m"),
            (N, "n"),
            (NG, "ng"),
            (P, "p"),
            (R, "r"),
            (S, "s"),
            (SH, "sh"),
            (T, "t"),
            (TH, "th"),
            (V, "v"),
            (W, "w"),
            (Y, "y"),
            (Z, "z"),
            (ZH, "zh"),
        ]
    };
    if is_vowel(sound) {
        return "a vowel";
    }
    LETTERS.iter().find(|(phone, _)| *phone as Folded == sound).map_or("", |(_, letters)| letters)
}
