//! Vowels that verse has rhymed though they are said apart.
//!
//! Sounds moved after poets had paired them (love/Jove, sea/obey, join/line), and later poets kept the pairs by example.

use super::part::{Folded, WEAK};
use crate::phonology::Phone;

/// Pairs that rhymed when the words were said otherwise, or by long custom, before the same coda.
///
/// Origin: annotated English verse of 1450 to 1950; each pair stands between rhyming lines far oftener than between others.
#[rustfmt::skip]
const HISTORIC: &[(Phone, Phone)] = {
    use Phone::{AA, AE, AH, AO, AW, AY, EH, ER, EY, IH, IY, OW, OY, UH, UW};
    &[
        (AH, UW), (EH, IY), (AH, OW), (AE, EY), (AH, UH), (AH, AO), (AO, OW), (EH, IH), (EH, EY), (AO, ER), (EY, IY),
        (IH, IY), (AA, OW), (AY, IH), (AW, OW), (UH, UW), (OW, UW), (AY, OY), (AW, UW), (EH, ER), (IH, ER), (AA, ER),
        (AE, AA), (AA, AH), (AO, AW), (AY, EY),
    ]
};

/// Whether two vowels, in either order, rhyme by history.
pub(crate) fn historic(first: Folded, second: Folded) -> bool {
    HISTORIC.iter().any(|&(a, b)| {
        let (a, b) = (a as Folded, b as Folded);
        (first, second) == (a, b) || (first, second) == (b, a)
    })
}

/// The vowel as it sounds before *r*, where English has fewer of them.
pub(crate) fn before_r(vowel: Folded) -> Folded {
    const IY: Folded = Phone::IY as Folded;
    const UW: Folded = Phone::UW as Folded;
    const AO: Folded = Phone::AO as Folded;
    const EY: Folded = Phone::EY as Folded;
    match vowel {
        IY => Phone::IH as Folded,
        UW => Phone::UH as Folded,
        AO => Phone::OW as Folded,
        EY => Phone::EH as Folded,
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
