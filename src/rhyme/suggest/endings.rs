//! Which sounds to look for when words should rhyme with an end.

use std::collections::BTreeSet;

use crate::phonology::{Phone, Sound, Sounds};
use crate::rhyme::end::Reading;
use crate::rhyme::equivalence;
use crate::rhyme::grade::Grade;
use crate::rhyme::part::{Folded, WEAK, is_vowel};

/// The most endings tried for one reading: a long dactylic part has many weak vowels.
const MOST: usize = 64;

/// The sounds that words must end in to rhyme with this reading in a grade, or a nearer one.
pub(super) fn endings(reading: &Reading, within: Grade) -> BTreeSet<Sounds> {
    let part = reading.part.sounds();
    let mut wanted = vec![part.to_vec()];
    if within >= Grade::NearPerfect {
        wanted.extend(shaded(part));
        wanted.extend(voiced(part, reading.syllables));
    }
    if within > Grade::NearPerfect && reading.syllables > 1 {
        wanted.push(reading.last_syllable().to_vec());
    }
    if within >= Grade::Historic {
        wanted.extend(other_vowels(part, within));
    }
    wanted.iter().flat_map(|part| unfolded(part)).take(MOST).collect()
}

/// The sounds that words must end in to share the last vowel of this reading, one for each coda.
pub(super) fn on_the_vowel(reading: &Reading, codas: &[Sounds]) -> impl Iterator<Item = Sounds> {
    const ER: Folded = Phone::ER as Folded;
    let vowel = reading.last_syllable().first().map(|&vowel| if vowel == WEAK { Phone::AH as Folded } else { vowel });
    let vowel = vowel.and_then(Sound::from_byte);
    // *ER* includes an *R*, so no coda that begins with *R* follows it.
    let closes =
        move |coda: &&Sounds| vowel.map(Sound::byte) != Some(ER) || coda.get(0).map(Sound::phone) != Some(Phone::R);
    codas.iter().filter(closes).filter_map(move |coda| Some(std::iter::once(vowel?).chain(coda.iter()).collect()))
}

/// Whether a slant rhyme with this reading may close on a coda: consonants that differ in voice alone, one nasal for another, or
/// the same last consonant after others.
pub(super) fn is_near(reading: &Reading, coda: &Sounds) -> bool {
    const NASALS: [Folded; 3] = [Phone::M as Folded, Phone::N as Folded, Phone::NG as Folded];
    let own = reading.coda();
    let other: Vec<Folded> = coda.iter().map(|sound| sound.phone() as Folded).collect();
    let alike = |(&a, &b): (&Folded, &Folded)| {
        a == b || equivalence::twin(a) == Some(b) || NASALS.contains(&a) && NASALS.contains(&b)
    };
    let said_alike = own.len() == other.len() && own.iter().zip(&other).all(alike);
    said_alike || own.len() != other.len() && !other.is_empty() && own.last() == other.last()
}

/// The American sounds that words must end in to rhyme with this reading as southern England says both.
///
/// The British part is written as [`accent`](crate::rhyme::Accent) writes it (*AA R* for the vowel of *palm*), and each of its
/// vowels may come from several American ones: *grass* and *farce*, *near* and *idea*, *court* and *thought*.
pub(super) fn in_britain(reading: &Reading) -> Vec<Sounds> {
    let part = reading.part.sounds();
    let mut found: Vec<Vec<Folded>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(rest) = part.get(at..).filter(|rest| !rest.is_empty()) {
        let (taken, sources) = american(rest, at);
        found = found
            .iter()
            .flat_map(|head| sources.iter().map(move |source| [&head[..], &source[..]].concat()))
            .take(MOST)
            .collect();
        at += taken;
    }
    found.iter().flat_map(|part| unfolded(part)).take(MOST).collect()
}

/// How many sounds of a British part are taken, and the American sounds they come from; `at` is their place in the part.
fn american(rest: &[Folded], at: usize) -> (usize, Vec<Vec<Folded>>) {
    const AA: Folded = Phone::AA as Folded;
    const AE: Folded = Phone::AE as Folded;
    const AH: Folded = Phone::AH as Folded;
    const AO: Folded = Phone::AO as Folded;
    const EH: Folded = Phone::EH as Folded;
    const ER: Folded = Phone::ER as Folded;
    const EY: Folded = Phone::EY as Folded;
    const IH: Folded = Phone::IH as Folded;
    const IY: Folded = Phone::IY as Folded;
    const OW: Folded = Phone::OW as Folded;
    const R: Folded = Phone::R as Folded;
    const UH: Folded = Phone::UH as Folded;
    let vowel_follows = |at: usize| rest.get(at).is_some_and(|&next| is_vowel(next));
    let each = |sources: &[&[Folded]]| sources.iter().map(|source| source.to_vec()).collect();
    match *rest {
        [AA, R, ..] if !vowel_follows(2) => (2, each(&[&[AA, R], &[AE], &[AA]])),
        [AA, R, R, ..] => (3, each(&[&[AA, R]])),
        [AA, ..] => (1, each(&[&[AA], &[AO]])),
        [AO, R, ..] => (2, each(&[&[AO, R], &[OW, R]])),
        [AO, ..] => (1, each(&[&[AO], &[AA], &[AO, R], &[OW, R], &[UH, R]])),
        [IH, R] => (2, each(&[&[IH, R], &[IY, R], &[IY, AH]])),
        [IH, R, ..] => (2, each(&[&[IH, R], &[IY, R]])),
        [EH, R, ..] => (2, each(&[&[EH, R], &[EY, R]])),
        [AH | WEAK, ..] if at > 0 && !rest.iter().skip(1).any(|&sound| is_vowel(sound)) => {
            (1, each(&[&[AH], &[ER, R], &[WEAK], &[R]]))
        }
        [sound, ..] => (1, each(&[&[sound]])),
        [] => (1, Vec::new()),
    }
}

/// The part with its stressed vowel as another dictionary would write it: before *r*, and *AA* for *AO*.
fn shaded(part: &[Folded]) -> Vec<Vec<Folded>> {
    let Some((&vowel, rest)) = part.split_first() else { return Vec::new() };
    let before_r = rest.first() == Some(&(Phone::R as Folded));
    let alike = |other: Folded| {
        equivalence::open_back(other) == equivalence::open_back(vowel)
            || before_r && equivalence::before_r(other) == equivalence::before_r(vowel)
    };
    vowels().filter(|&other| other != vowel && alike(other)).map(|other| with_vowel(other, rest)).collect()
}

/// A feminine part with its first consonant voiced or unvoiced.
fn voiced(part: &[Folded], syllables: u8) -> Option<Vec<Folded>> {
    let (place, twin) =
        part.iter().enumerate().skip(1).find_map(|(place, &sound)| Some((place, equivalence::twin(sound)?)))?;
    let mut other = part.to_vec();
    other[place] = twin;
    (syllables > 1).then_some(other)
}

/// The part with every other vowel that rhymes by history, or with any vowel where an eye rhyme is wanted.
fn other_vowels(part: &[Folded], within: Grade) -> Vec<Vec<Folded>> {
    let Some((&vowel, rest)) = part.split_first() else { return Vec::new() };
    let wanted = |other: &Folded| {
        *other != vowel && (equivalence::historic(*other, vowel, rest) || within >= Grade::Eye && !rest.is_empty())
    };
    vowels().filter(wanted).map(|other| with_vowel(other, rest)).collect()
}

fn with_vowel(vowel: Folded, rest: &[Folded]) -> Vec<Folded> {
    [&[vowel], rest].concat()
}

fn vowels() -> impl Iterator<Item = Folded> {
    0..Phone::VOWELS
}

/// Folded sounds as dictionaries write them: *ER* for the vowel and its *R*, each weak vowel both ways.
pub(super) fn unfolded(part: &[Folded]) -> Vec<Sounds> {
    const ER: Folded = Phone::ER as Folded;
    const R: Folded = Phone::R as Folded;
    let mut found: Vec<Vec<Folded>> = vec![Vec::new()];
    let mut sounds = part.iter().peekable();
    while let Some(&sound) = sounds.next() {
        if sound == ER && sounds.peek() == Some(&&R) {
            sounds.next();
        }
        if sound == WEAK && found.len() < MOST {
            let other: Vec<Vec<Folded>> =
                found.iter().map(|head| [&head[..], &[Phone::IH as Folded]].concat()).collect();
            for head in &mut found {
                head.push(Phone::AH as Folded);
            }
            found.extend(other);
        } else {
            let plain = if sound == WEAK { Phone::AH as Folded } else { sound };
            for head in &mut found {
                head.push(plain);
            }
        }
    }
    found.iter().map(|sounds| sounds.iter().filter_map(|&sound| Sound::from_byte(sound)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Pronunciation, Source, Spoken};
    use crate::rhyme::LineEnd;

    fn endings_of(arpabet: &str, within: Grade) -> Vec<String> {
        let way = Pronunciation::plain(arpabet.parse().unwrap(), Source::Dictionary);
        let end = LineEnd::of_word("word", &Spoken { pronunciations: vec![way] });
        endings(&end.readings[0], within).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn perfect_rhymes_end_in_the_rhyming_part_with_weak_vowels_both_ways() {
        assert_eq!(endings_of("N AY1 T", Grade::Perfect), ["AY0 T"]);
        assert_eq!(endings_of("R OW1 Z IH0 Z", Grade::Perfect), ["OW0 Z AH0 Z", "OW0 Z IH0 Z"]);
        assert_eq!(endings_of("B ER1 D", Grade::Perfect), ["ER0 D"]);
    }

    #[test]
    fn near_rhymes_end_in_shades_of_it() {
        assert_eq!(endings_of("F IH1 R", Grade::NearPerfect), ["IH0 R", "IY0 R"]);
    }
}
