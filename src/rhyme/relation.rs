//! Which sounds of their rhyming parts two readings share.

use super::accent::Accent;
use super::end::Reading;
use super::equivalence;
use super::part::{Folded, Part, WEAK, is_vowel};
use crate::phonology::{Phone, Stress};

/// Which sounds the rhyming parts of two readings share, the nearest relation first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Relation {
    /// Equal from the stressed vowel on.
    Same,
    /// Equal but for a vowel shaded by the *r* after it: "fear" and "here" in two dictionaries, "poor" and "more".
    BeforeR,
    /// Equal but for *AA* and *AO*: "star" and "war", "wash" and "squash".
    OpenBack,
    /// Feminine; the unstressed vowels differ, all else is equal.
    WeakVowel,
    /// Feminine; the stressed vowels differ, all else is equal: "never" and "fever".
    StressedVowel,
    /// Feminine; a consonant differs in voice alone: "wedding" and "setting".
    FeminineVoicing,
    /// Feminine; one ends in *-ing*, the other in *-in* or *-en*: "barking" and "hearken".
    DroppedG,
    /// Equal where no *r* is sounded before a consonant or a pause: "Quaker" and "Jamaica", "horse" and "sauce"; feminine ones
    /// may differ in the voice of a consonant too: "please her" and "Pisa".
    Nonrhotic,
    /// A stressed and an unstressed last syllable, equal: "thee" and "memory".
    Raised,
    /// Two unstressed last syllables, equal, either of which may bear a beat: "memory" and "company".
    BothRaised,
    /// *-y* with *-ie* ("eternity" and "die"), and *-ies* with *is* ("harmonies"), whose vowel is short in careful England.
    HighEnd,
    /// A stressed and a weak last syllable with the same coda: "breast" and "tempest".
    RaisedWeak,
    /// Feminine; consonants equal, vowels not.
    FeminineConsonance,
    /// Feminine; the stressed vowel and the last syllable equal, not the consonants between: "vigor" and "figure".
    Between,
    /// Masculine; codas equal, vowels not: "love" and "move".
    Consonance,
    /// Masculine; open syllables, vowels differ: "low" and "thou".
    Open,
    /// Masculine; the vowel equal, a fricative differs in voice alone: "bliss" and "is".
    Hissed,
    /// Masculine; the vowel equal, a stop differs in voice alone: "fate" and "fade".
    Voicing,
    /// Masculine; the vowel equal, one nasal for another: "time" and "thine".
    Nasal,
    /// Masculine; the vowel and the last consonant equal, not the sounds between them: "stars" and "bombs".
    SharedClose,
    /// Masculine; the vowel equal, one coda goes on where the other ends: "too" and "womb".
    Leftover,
    /// A stressed and an unstressed last syllable with the same coda and other vowels.
    RaisedConsonance,
    /// Only a weak last syllable is shared: "making" and "dreaming".
    LightSyllable,
    /// The vowel equal, the coda not.
    Vowel,
    /// Vowels rhyme by history, and a fricative differs in voice alone: "was" and "glass".
    HissedHistoric,
    /// Vowels differ, codas alike in all but voice or nasal.
    NearConsonance,
    /// Rhyming parts of two lengths that share the vowel or the coda in part.
    Uneven,
    /// Nothing shared.
    Nothing,
}

impl Relation {
    /// Every relation, the nearest first.
    #[cfg(any(test, feature = "train"))]
    pub(crate) const ALL: [Self; 28] = [
        Self::Same,
        Self::BeforeR,
        Self::OpenBack,
        Self::WeakVowel,
        Self::StressedVowel,
        Self::FeminineVoicing,
        Self::DroppedG,
        Self::Nonrhotic,
        Self::Raised,
        Self::BothRaised,
        Self::HighEnd,
        Self::RaisedWeak,
        Self::FeminineConsonance,
        Self::Between,
        Self::Consonance,
        Self::Open,
        Self::Hissed,
        Self::Voicing,
        Self::Nasal,
        Self::SharedClose,
        Self::Leftover,
        Self::RaisedConsonance,
        Self::LightSyllable,
        Self::Vowel,
        Self::HissedHistoric,
        Self::NearConsonance,
        Self::Uneven,
        Self::Nothing,
    ];

    /// What two readings of an accent share, as that accent hears it.
    ///
    /// America has one vowel before *r* where the dictionaries write two ("fear" and "here"), and sounds every *r*; southern
    /// England keeps *cot* and *caught* apart, and its readings already leave out each silent *r*.
    pub(crate) fn heard_in(self, accent: Accent, vowels: (Folded, Folded)) -> Self {
        const DARK: [Folded; 2] = [Phone::UH as Folded, Phone::UW as Folded];
        let dark = |vowel: Folded| DARK.contains(&vowel);
        match (accent, self) {
            (Accent::American, Self::BeforeR) if dark(vowels.0) == dark(vowels.1) => Self::Same,
            (Accent::British, Self::OpenBack) => Self::Consonance,
            (Accent::American | Accent::British, Self::Nonrhotic) => Self::Leftover,
            (_, relation) => relation,
        }
    }

    /// Whether the consonants after the vowels agree, or all but agree, and the rhyming vowels do not.
    pub(crate) fn parts_vowels(self) -> bool {
        matches!(
            self,
            Self::StressedVowel | Self::Consonance | Self::Open | Self::HissedHistoric | Self::NearConsonance
        )
    }

    /// Whether the parts share a closed last syllable but for its vowel and nothing more: such words rhyme only where verse
    /// has paired them.
    ///
    /// Open vowels have no consonants after them, and a feminine pair ("mellow", "swallow") shares a further syllable: for
    /// both the learned evidence decides.
    pub(crate) fn keeps_only_consonants(self) -> bool {
        matches!(self, Self::Consonance | Self::HissedHistoric | Self::NearConsonance)
    }

    /// Whether readers hear the relation in a mosaic rhyme too: "please her" and "Pisa", "ease us" and "squeezes".
    pub(crate) fn holds_over_words(self) -> bool {
        matches!(
            self,
            Self::Same
                | Self::BeforeR
                | Self::OpenBack
                | Self::WeakVowel
                | Self::FeminineVoicing
                | Self::DroppedG
                | Self::Nonrhotic
        )
    }
}

/// The relation of two readings, and the vowels that were compared.
pub(crate) fn relate(first: &Reading, second: &Reading) -> (Relation, (Folded, Folded)) {
    let (x, y) = (first.part.sounds(), second.part.sounds());
    let vowels = (x.first().copied().unwrap_or(0), y.first().copied().unwrap_or(0));
    if x == y && stressed(first) == stressed(second) {
        return (Relation::Same, vowels);
    }
    if first.syllables == second.syllables {
        if equal_under(&first.part, &second.part, shaded) {
            return (Relation::BeforeR, vowels);
        }
        if equal_under(&first.part, &second.part, |part, at| equivalence::open_back(part[at])) {
            return (Relation::OpenBack, vowels);
        }
    }
    if is_nonrhotic(x, y, first.syllables > 1) {
        return (Relation::Nonrhotic, vowels);
    }
    let whole = (first.syllables == second.syllables && first.syllables > 1).then(|| feminine(x, y)).flatten();
    let (light_x, light_y) = (first.close == Stress::Unstressed, second.close == Stress::Unstressed);
    let last = (light_x || light_y).then(|| raised(first, second, light_x && light_y));
    match (whole, last) {
        (Some(whole), Some(last)) if last.0 < whole => return last,
        (Some(whole), _) => return (whole, vowels),
        (None, Some(last)) => return last,
        (None, None) => {}
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

fn equal_under(first: &Part, second: &Part, class: impl Fn(&[Folded], usize) -> Folded) -> bool {
    let (x, y) = (first.sounds(), second.sounds());
    x.len() == y.len() && (0..x.len()).all(|at| class(x, at) == class(y, at))
}

/// A vowel as it sounds before *r*.
fn shaded(part: &[Folded], at: usize) -> Folded {
    let before_r = part.get(at + 1) == Some(&(Phone::R as Folded));
    if before_r { equivalence::before_r(part[at]) } else { part[at] }
}

/// Two rhyming parts of as many syllables, more than one.
fn feminine(x: &[Folded], y: &[Folded]) -> Option<Relation> {
    if is_dropped_g(x, y) || is_dropped_g(y, x) {
        return Some(Relation::DroppedG);
    }
    same_shape(x, y).or_else(|| {
        let between = x.first() == y.first() && last_syllable(x) == last_syllable(y);
        between.then_some(Relation::Between)
    })
}

/// Two feminine parts with their vowels in the same places.
fn same_shape(x: &[Folded], y: &[Folded]) -> Option<Relation> {
    let pairs = || x.iter().zip(y).map(|(&a, &b)| (a, b));
    if x.len() != y.len() || pairs().any(|(a, b)| is_vowel(a) != is_vowel(b)) {
        return None;
    }
    let consonants = pairs().all(|(a, b)| is_vowel(a) || a == b);
    let voicing = pairs().all(|(a, b)| is_vowel(a) || a == b || equivalence::twin(a) == Some(b));
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

/// Whether two parts are equal once no *r* is sounded but before a vowel, as in most of England since about 1800; feminine parts
/// also where a consonant differs in voice.
fn is_nonrhotic(x: &[Folded], y: &[Folded], feminine: bool) -> bool {
    const R: Folded = Phone::R as Folded;
    if !x.contains(&R) && !y.contains(&R) {
        return false;
    }
    let alike = |a: Folded, b: Folded| a == b || feminine && equivalence::twin(a) == Some(b);
    let (mut one, mut other) = (without_r(x), without_r(y));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if alike(a, b) => {}
            _ => return false,
        }
    }
}

/// The sounds of a part as speakers without such *r*s say them: after the vowels of "law" and "spa" it is lost, and the
/// *-er* of "Quaker" is the *-a* of "Jamaica". After other vowels a glide takes its place, so the *R* is kept.
fn without_r(part: &[Folded]) -> impl Iterator<Item = Folded> + '_ {
    const ER: Folded = Phone::ER as Folded;
    const R: Folded = Phone::R as Folded;
    let lost = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| part.get(at)).copied();
        let dark = [Phone::AA, Phone::AO].map(|phone| Some(phone as Folded)).contains(&before);
        (dark || before == Some(ER) && at > 1) && !part.get(at + 1).is_some_and(|&next| is_vowel(next))
    };
    part.iter().enumerate().filter(move |&(at, &sound)| sound != R || !lost(at)).map(|(at, &sound)| match sound {
        ER if at > 0 => Phone::AH as Folded,
        // A part writes its weak vowels as `WEAK` but a last *-a* as *AH*, so they are made the same.
        WEAK => Phone::AH as Folded,
        sound => sound,
    })
}

/// Whether the first ends in *-ing* where the second ends in *-in* or *-en*.
fn is_dropped_g(x: &[Folded], y: &[Folded]) -> bool {
    const NG: Folded = Phone::NG as Folded;
    const N: Folded = Phone::N as Folded;
    matches!((x, y), ([x @ .., WEAK, NG], [y @ .., WEAK, N]) if x == y && !x.is_empty())
}

fn last_syllable(part: &[Folded]) -> &[Folded] {
    let start = part.iter().rposition(|&sound| is_vowel(sound)).unwrap_or(0);
    part.get(start..).unwrap_or_default()
}

/// Last syllables, at least one of which is unstressed.
fn raised(first: &Reading, second: &Reading, both: bool) -> (Relation, (Folded, Folded)) {
    let (x, y) = (first.last_syllable(), second.last_syllable());
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
    } else if codas && (vowels == (high, long) || vowels == (long, high)) || !both && codas && is_short_y(first, second)
    {
        Relation::HighEnd
    } else if codas && x.len() > 1 {
        if equivalence::reduced(vowels.0)
            && equivalence::reduced(vowels.1)
            && !is_dark_before_r(x)
            && !is_dark_before_r(y)
        {
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

/// Whether a syllable rhymes with *door* or *star*. No poet rhymed a light *-er* with these, though with *there* and *her*.
fn is_dark_before_r(syllable: &[Folded]) -> bool {
    const R: Folded = Phone::R as Folded;
    const DARK: [Folded; 3] = [Phone::AA as Folded, Phone::AO as Folded, Phone::UH as Folded];
    matches!(syllable, [vowel, R] if DARK.contains(vowel))
}

/// Whether one end is a light *-ies* or *-ied* and the other has a short vowel that bears the beat.
fn is_short_y(first: &Reading, second: &Reading) -> bool {
    let (high, short) = (Phone::IY as Folded, Phone::IH as Folded);
    let (light, beat) = if first.close == Stress::Unstressed { (first, second) } else { (second, first) };
    light.last_syllable().first() == Some(&high)
        && beat.last_syllable().first() == Some(&short)
        && !beat.coda().is_empty()
}

/// Two stressed last syllables that are not equal.
fn masculine(x: &[Folded], y: &[Folded]) -> Relation {
    let (Some((v, x)), Some((w, y))) = (x.split_first(), y.split_first()) else { return Relation::Nothing };
    let same_vowel = v == w;
    if x == y {
        return if x.is_empty() { Relation::Open } else { Relation::Consonance };
    }
    let pairs = || x.iter().zip(y).filter(|(a, b)| a != b);
    let voicing = x.len() == y.len() && pairs().all(|(&a, &b)| equivalence::twin(a) == Some(b));
    let nasal = x.len() == y.len() && pairs().all(|(&a, &b)| is_nasal(a) && is_nasal(b));
    let hissed = voicing && pairs().all(|(&a, &b)| equivalence::hissed_alike(a, b));
    match (same_vowel, voicing, nasal) {
        (true, true, _) if hissed => Relation::Hissed,
        (false, true, _) if hissed && equivalence::historic(*v, *w, x) => Relation::HissedHistoric,
        (true, true, _) => Relation::Voicing,
        (true, _, true) => Relation::Nasal,
        (true, ..) if x.last() == y.last() => Relation::SharedClose,
        (true, ..) if x.starts_with(y) || y.starts_with(x) => Relation::Leftover,
        (true, ..) => Relation::Vowel,
        (false, true, _) | (false, _, true) => Relation::NearConsonance,
        (false, ..) => Relation::Nothing,
    }
}

fn is_nasal(sound: Folded) -> bool {
    [Phone::M, Phone::N, Phone::NG].iter().any(|&phone| phone as Folded == sound)
}
