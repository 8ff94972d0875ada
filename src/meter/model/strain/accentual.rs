//! The strains of accentual verse, which counts beats and lets the slack between them vary.
//!
//! Where feet are counted, a stressed word of one syllable may be in slack and a light one on a beat as often as the feet need it, for the
//! number of feet shows where the beats are. Where nothing but beats is counted, the stresses themselves must show it: a reader gives a
//! beat to each stressed word unless another beat stands beside it (demotion), and to a light syllable only for want of a stress near
//! (promotion). The terms and the rules are those of Derek Attridge, *The Rhythms of English Poetry* (1982). The weights are set by hand,
//! so that three demotions or promotions keep the count and five lose it, and were tried on the ballads, limericks and nursery rhymes of
//! the forms' examples and of canonical verse; there is too little verse of this kind with its beats marked to learn them from.

use std::sync::LazyLock;

use super::{Boundary, Strain, Strains};

/// The strains whose weights differ from those of verse that counts feet.
const WEIGHTS: &[(Strain, f32)] = &[
    // Demotions.
    (Strain::MainInSlack, 0.5),
    (Strain::NameInSlack, 0.3),
    (Strain::ContentInSlack, 0.25),
    (Strain::StrongInSlack, 0.1),
    // A rhyme falls on a beat: a word of several syllables ends the line on its stress. A function word may be the light end of a double
    // rhyme, "Pratt is" beside "hat is".
    (Strain::LastMainInSlack, 0.6),
    (Strain::LastContentInSlack, 0.6),
    (Strain::LastStrongInSlack, 0.0),
    (Strain::LastWeakInSlack, 0.0),
    // Promotions.
    (Strain::WeakOnBeat, 0.15),
    (Strain::ArticleOnBeat, 0.3),
];

/// What two beats without slack between them weigh, unless a pause parts them.
const BEATS_TOGETHER: f32 = 0.4;

impl Strains {
    /// The weights by which lines that count beats alone are judged.
    pub(crate) fn accentual() -> &'static Self {
        static ACCENTUAL: LazyLock<Strains> = LazyLock::new(|| {
            let mut strains = Strains::shipped().clone();
            for &(strain, weight) in WEIGHTS {
                strains.weights[strain as usize] = weight;
            }
            for boundary in [Boundary::Word, Boundary::Space] {
                strains.pairs[boundary as usize][1][1] = -BEATS_TOGETHER;
            }
            strains
        });
        &ACCENTUAL
    }
}
