//! Which different sounds count as one in rhyme: vowels before *r*, *AA* and *AO*, consonants that differ in voice, and
//! vowels that rhyme by history.
//!
//! Vowels rhyme by history where they changed after poets had paired them (love/Jove, sea/obey, join/line) and later poets kept
//! the pairs by example.

use super::part::{Folded, WEAK};
use crate::phonology::Phone;

/// Pairs that rhymed when the words were said otherwise, or by long custom.
///
/// Origin: known words that are not spelled alike, in annotated English verse of 1450 to 1950. A pair is listed when it
/// occurs six times or more in rhymes and is at least twice as likely there as between lines that do not rhyme
/// (`trainers/rhyme --grades` prints the counts). Open vowels occur less often: of these, the four pairs that handbooks name
/// are listed.
type Pairs = &'static [(Phone, Phone)];

/// With no consonant after them: "low" and "thou", "joy" and "cry", "sea" and "obey".
const OPEN: Pairs = &[(Phone::AW, Phone::OW), (Phone::AW, Phone::UW), (Phone::AY, Phone::OY), (Phone::EY, Phone::IY)];

/// Before *r*: "war" and "care", "heard" and "beard", "word" and "lord".
const BEFORE_R: Pairs = &[
    (Phone::AA, Phone::EH),
    (Phone::AA, Phone::ER),
    (Phone::AO, Phone::EH),
    (Phone::AO, Phone::ER),
    (Phone::EH, Phone::ER),
    (Phone::EH, Phone::IH),
    (Phone::EH, Phone::IY),
    (Phone::ER, Phone::IH),
];

/// Before other consonants: "love" and "Jove", "death" and "beneath", "have" and "grave".
#[rustfmt::skip]
const CLOSED: Pairs = {
    use Phone::{AA, AE, AH, AO, AW, AY, EH, ER, EY, IH, IY, OW, OY, UH, UW};
    &[
        (AA, AE), (AA, AH), (AA, OW), (AA, UH), (AE, AO), (AE, EY), (AH, AO), (AH, AW), (AH, OW), (AH, UH), (AH, UW),
        (AO, ER), (AO, OW), (AW, OW), (AW, UW), (AY, OY), (EH, EY), (EH, IH), (EH, IY), (EY, IY), (IH, IY), (OW, UH),
        (OW, UW), (UH, UW),
    ]
};

/// Whether two vowels, in either order, rhyme by history before what follows both.
pub(crate) fn historic(first: Folded, second: Folded, rest: &[Folded]) -> bool {
    let pairs = match rest.first() {
        None => OPEN,
        Some(&next) if next == Phone::R as Folded => BEFORE_R,
        Some(_) => CLOSED,
    };
    pairs.iter().any(|&(a, b)| {
        let (a, b) = (a as Folded, b as Folded);
        (first, second) == (a, b) || (first, second) == (b, a)
    })
}

/// The vowel as it sounds before *r*, where English has fewer vowels: fear and here, poor and more, marry and merry.
pub(crate) fn before_r(vowel: Folded) -> Folded {
    const IY: Folded = Phone::IY as Folded;
    const UW: Folded = Phone::UW as Folded;
    const UH: Folded = Phone::UH as Folded;
    const AO: Folded = Phone::AO as Folded;
    const EY: Folded = Phone::EY as Folded;
    const AE: Folded = Phone::AE as Folded;
    match vowel {
        IY => Phone::IH as Folded,
        UW | UH | AO => Phone::OW as Folded,
        EY | AE => Phone::EH as Folded,
        other => other,
    }
}

/// The vowel where *AA* and *AO* are one ("cot" and "caught").
pub(crate) fn open_back(vowel: Folded) -> Folded {
    if vowel == Phone::AO as Folded { Phone::AA as Folded } else { vowel }
}

/// Whether a vowel is one that unstressed syllables are reduced to.
pub(crate) fn reduced(vowel: Folded) -> bool {
    const REDUCED: [Phone; 8] =
        [Phone::AH, Phone::IH, Phone::EH, Phone::ER, Phone::AE, Phone::AA, Phone::AO, Phone::UH];
    vowel == WEAK || REDUCED.iter().any(|&phone| phone as Folded == vowel)
}

/// Whether two consonants are fricatives that differ in voice alone: "face" and "gaze", "breathe" and "wreath".
pub(crate) fn hissed_alike(first: Folded, second: Folded) -> bool {
    let fricatives = [Phone::S, Phone::F, Phone::TH, Phone::SH].map(|phone| phone as Folded);
    twin(first) == Some(second) && (fricatives.contains(&first) || fricatives.contains(&second))
}

/// The consonant that differs from this one in voice alone.
pub(crate) fn twin(consonant: Folded) -> Option<Folded> {
    use Phone::{B, CH, D, DH, F, G, JH, K, P, S, SH, T, TH, V, Z, ZH};
    const TWINS: [(Phone, Phone); 8] = [(S, Z), (F, V), (TH, DH), (T, D), (SH, ZH), (CH, JH), (K, G), (P, B)];
    TWINS.iter().find_map(|&(a, b)| {
        let (a, b) = (a as Folded, b as Folded);
        if consonant == a {
            Some(b)
        } else if consonant == b {
            Some(a)
        } else {
            None
        }
    })
}
