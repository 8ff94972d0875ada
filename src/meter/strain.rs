//! How hard the words of a line strain against a meter: the measure by which a line is judged.
//!
//! Scanning asks which reading is likeliest; judging asks whether any reading keeps the meter. So it counts only what no
//! reader can mend: a long word's stress pressed into slack, a light syllable pressed into a beat, and the licenses it took
//! to avoid that. A line whose least strain is over [`MOST_STRAIN`](super::MOST_STRAIN) keeps the meter in no plausible
//! reading.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Compiled;
use super::automaton::{Origin, Step};
use super::class::{Class, Strength};
use super::feature::{Around, Before, Boundary, Liaison, Voice};
use super::license::{License, LicenseSet};
use super::search::Scorer;
use super::weighed::Weighed;
use crate::lexicon::{Variant, Variants};
use crate::phonology::Stress;

macro_rules! strains {
    ($($name:ident $words:literal $weight:literal),+ $(,)?) => {
        /// One way for a line to strain against its meter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Strain { $($name),+ }

        /// Every strain with its name and its weight.
        ///
        /// Learned by `trainers/plausible.rs` from canonical verse against the same lines with two neighboring words swapped, a
        /// word dropped or a word added; the unit is arbitrary.
        pub(crate) const STRAINS: &[(Strain, &str, f32)] = &[$((Strain::$name, $words, $weight)),+];
    };
}

strains! {
    MainInSlack "main stress of a long word in slack" 0.462,
    LaterInSlack "main stress after a word's first syllable in slack" 0.400,
    SecondaryInSlack "secondary stress in slack" 0.020,
    FunctionInSlack "main stress of a long function word in slack" 0.294,
    PrepositionInSlack "main stress of a function word of two syllables in slack" 0.283,
    NameInSlack "main stress of a name in slack" 0.211,
    ContentInSlack "content monosyllable in slack" 0.190,
    StrongInSlack "strong function monosyllable in slack" 0.117,
    BesideOnBeat "unstressed syllable beside a stress on a beat" 0.227,
    RisingOnBeat "unstressed syllable before a stress on a beat" 0.332,
    FinalOnBeat "final unstressed syllable beside a stress on a beat" 0.571,
    ApartOnBeat "unstressed syllable apart from stress on a beat" 0.025,
    LightFunctionOnBeat "unstressed syllable of a long function word on a beat" 0.395,
    LightPrepositionOnBeat "unstressed syllable of a function word of two syllables on a beat" 0.291,
    NameOnBeat "unstressed syllable of a name on a beat" 0.597,
    WeakOnBeat "weak function monosyllable on a beat" 0.115,
    ArticleOnBeat "article on a beat" 0.042,
    TurnFirst "first foot turned" 0.119,
    TurnLater "later foot turned" 0.171,
    TurnPhrase "later foot turned where a phrase may open" 0.514,
    ExtraSlack "two slacks for one" 0.720,
    ShortFirst "one slack for two in the first foot" 0.001,
    Short "one slack for two" 0.647,
    Headless "first slack dropped" 0.504,
    Anacrusis "slack before the first beat" 0.076,
    Feminine "feminine ending" 0.238,
    Triple "two slacks after the last beat" 0.709,
    Catalexis "last slack dropped" 0.776,
    Everyday "everyday reading" 0.014,
    VerseOnly "reading that only verse makes" 0.404,
    AlternateReading "another pronunciation" 0.287,
    Joined "reading across words" 0.415,
}

/// The weights of the strains, none of them below zero: a strain never makes a line fit better.
#[derive(Debug, Clone)]
pub(crate) struct Strains {
    weights: Vec<f32>,
    /// Whether these are the weights `verse` ships, by which measures keep their steps weighed.
    shipped: bool,
}

const LEVEL: [[f32; 2]; 2] = [[0.0; 2]; 2];

impl Strains {
    /// The weights that `verse` ships.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Strains> = LazyLock::new(|| {
            let weights = STRAINS.iter().map(|&(_, _, weight)| weight).collect();
            Strains { weights, shipped: true }
        });
        &SHIPPED
    }

    /// Other weights, in the order of [`STRAINS`].
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn new(weights: Vec<f32>) -> Self {
        Self { weights, shipped: false }
    }

    /// The steps of a measure as these strains weigh them.
    pub(super) fn weigh<'a>(&self, measure: &'a Compiled, allowed: LicenseSet) -> Cow<'a, Weighed> {
        let weigh = || Weighed::of(&measure.automaton, self, allowed);
        if self.shipped { Cow::Borrowed(measure.strained.get(allowed, weigh)) } else { Cow::Owned(weigh()) }
    }

    fn of(&self, strain: Option<Strain>) -> f32 {
        strain.map_or(0.0, |strain| -self.weights[strain as usize])
    }
}

/// The strain of a syllable in slack and on a beat.
pub(crate) fn of_syllable(voice: Voice) -> [Option<Strain>; 2] {
    match voice {
        Voice::Free => [None, None],
        Voice::Mono { class: Class::Article, .. } => [None, Some(Strain::ArticleOnBeat)],
        Voice::Mono { class, .. } => match class.strength() {
            Strength::Content => [Some(Strain::ContentInSlack), None],
            Strength::Strong => [Some(Strain::StrongInSlack), None],
            Strength::Weak => [None, Some(Strain::WeakOnBeat)],
        },
        Voice::Poly { stress: Stress::Primary, function: true, of: 2, .. } => [Some(Strain::PrepositionInSlack), None],
        Voice::Poly { stress: Stress::Primary, function: true, .. } => [Some(Strain::FunctionInSlack), None],
        Voice::Poly { stress: Stress::Primary, name: true, .. } => [Some(Strain::NameInSlack), None],
        Voice::Poly { stress: Stress::Primary, at: 0, .. } => [Some(Strain::MainInSlack), None],
        Voice::Poly { stress: Stress::Primary, .. } => [Some(Strain::LaterInSlack), None],
        Voice::Poly { stress: Stress::Secondary, .. } => [Some(Strain::SecondaryInSlack), None],
        Voice::Poly { function: true, of: 2, .. } => [None, Some(Strain::LightPrepositionOnBeat)],
        Voice::Poly { function: true, .. } => [None, Some(Strain::LightFunctionOnBeat)],
        Voice::Poly { beside_stress: false, .. } => [None, Some(Strain::ApartOnBeat)],
        Voice::Poly { name: true, .. } => [None, Some(Strain::NameOnBeat)],
        Voice::Poly { rises: true, .. } => [None, Some(Strain::RisingOnBeat)],
        Voice::Poly { at, of, .. } if at + 1 == of => [None, Some(Strain::FinalOnBeat)],
        Voice::Poly { .. } => [None, Some(Strain::BesideOnBeat)],
    }
}

/// The strains of a reading.
pub(crate) fn of_variant(variant: Variant) -> Strain {
    match variant {
        Variant::Alternate => Strain::AlternateReading,
        other if other.is_everyday() => Strain::Everyday,
        _ => Strain::VerseOnly,
    }
}

/// The strains of a step of the meter.
pub(crate) fn of_step(step: &Step, before: Before) -> impl Iterator<Item = Strain> {
    step.needs.iter().filter_map(move |license| match license {
        License::Inversion if first(step) => Some(Strain::TurnFirst),
        License::Inversion if before == Before::Phrase => Some(Strain::TurnPhrase),
        License::Inversion => Some(Strain::TurnLater),
        License::Anapest => Some(Strain::ExtraSlack),
        License::Iamb if first(step) => Some(Strain::ShortFirst),
        License::Iamb => Some(Strain::Short),
        License::Headless => Some(Strain::Headless),
        License::Anacrusis => Some(Strain::Anacrusis),
        License::Feminine => Some(Strain::Feminine),
        License::TripleEnding => Some(Strain::Triple),
        License::Catalexis => Some(Strain::Catalexis),
        License::Heavy | License::Light | License::Elision => None,
    })
}

fn first(step: &Step) -> bool {
    matches!(step.origin, Origin::Opening { first: true, .. })
}

impl Scorer for Strains {
    fn syllable(&self, voice: Voice, _: Around) -> [f32; 2] {
        of_syllable(voice).map(|strain| self.of(strain))
    }

    fn reading(&self, variants: Variants) -> f32 {
        variants.iter().map(|variant| self.of(Some(of_variant(variant)))).sum()
    }

    fn liaison(&self, _: Liaison) -> f32 {
        self.of(Some(Strain::Joined))
    }

    fn step(&self, step: &Step, before: Before) -> f32 {
        of_step(step, before).map(|strain| self.of(Some(strain))).sum()
    }

    fn pair(&self, _: Boundary) -> &[[f32; 2]; 2] {
        &LEVEL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_strain_makes_a_line_fit_better() {
        assert!(STRAINS.iter().all(|&(.., weight)| weight >= 0.0));
    }
}
