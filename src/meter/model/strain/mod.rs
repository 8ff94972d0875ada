//! Strain, the cost by which a line is judged: how hard its words resist a meter.
//!
//! Scanning asks which reading is likeliest; judging asks whether any reading keeps the meter. So strain counts only what no
//! reading aloud can smooth: a stress in slack between light syllables, a light syllable on a beat, and the licenses taken
//! to avoid these. A stress beside another stress gives way to it, so it strains little. A line whose least strain is over
//! [`MOST_STRAIN`](crate::meter::MOST_STRAIN) keeps the meter in no plausible reading.

mod accentual;
mod table;

use std::sync::LazyLock;

pub(crate) use table::Strain;

use super::learned;
use crate::lexicon::{Variant, Variants};
use crate::meter::automaton::{Origin, Step};
use crate::meter::index::SyllableIndex;
use crate::meter::lattice::{Around, Before, Boundary, EmissionScorer, Liaison, Loudness, Node, Opening, Voice};
use crate::meter::lattice::{Class, Strength, is_bound_determiner, is_proclitic};
use crate::meter::model::Scorer;
use crate::meter::notation::License;
use crate::phonology::Stress;
use crate::text::Pause;

/// The weights of the strains, none of them below zero: a strain never makes a line fit better.
#[derive(Debug, Clone)]
pub(crate) struct Strains {
    weights: Vec<f32>,
    /// The scores of two neighboring syllables by boundary and by their labels.
    pairs: [[[f32; 2]; 2]; Boundary::COUNT],
    /// Whether these are the shipped weights, for which measures keep their weighted automata.
    shipped: bool,
}

/// The strain of a guessed word with a syllable more or fewer than guessed. Alone it is well below the limit, so that a guess
/// never breaks a line; with an anapest in the same line it is not, since both together are unlikely. Letter-to-sound miscounts
/// fewer than one word in twelve, of plain words and names (`docs/accuracy.md`, "Words").
const ANOTHER_COUNT: f32 = 0.5;

const LEVEL: [[[f32; 2]; 2]; Boundary::COUNT] = [[[0.0; 2]; 2]; Boundary::COUNT];

impl Strains {
    /// The weights that `verse` ships.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Strains> = LazyLock::new(|| {
            let weights = learned::STRAINS.to_vec();
            Strains { weights, pairs: LEVEL, shipped: true }
        });
        &SHIPPED
    }

    /// Other weights, in the order of [`Strain::ALL`].
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn new(weights: Vec<f32>) -> Self {
        Self { weights, pairs: LEVEL, shipped: false }
    }

    /// Whether these are the weights that `verse` ships.
    pub(crate) fn are_shipped(&self) -> bool {
        self.shipped
    }

    /// What a strain weighs.
    pub(crate) fn weight(&self, strain: Strain) -> f32 {
        self.weights[strain as usize]
    }

    /// The score of strains: the sum of their weights, negated.
    pub(crate) fn of(&self, strains: impl IntoIterator<Item = Strain>) -> f32 {
        strains.into_iter().map(|strain| -self.weights[strain as usize]).sum()
    }
}

/// The strains of a syllable in slack and on a beat.
pub(crate) fn of_syllable(voice: Voice, around: Around) -> [[Option<Strain>; 2]; 2] {
    let ends_line = around.after == Pause::LineStart;
    let last = |strain| ends_line.then_some(strain);
    match voice {
        Voice::Free => [[None; 2]; 2],
        Voice::Mono { class: Class::Article, .. } => {
            let stranded = (around.after != Pause::None).then_some(Strain::ArticleAtPause);
            [[stranded, None], [stranded, Some(Strain::ArticleOnBeat)]]
        }
        Voice::Mono { class, .. } => match class.strength() {
            Strength::Content => [[Some(Strain::ContentInSlack), last(Strain::LastContentInSlack)], [None; 2]],
            Strength::Strong => [[Some(Strain::StrongInSlack), last(Strain::LastStrongInSlack)], [None; 2]],
            Strength::Weak => {
                let pronoun = matches!(class, Class::Subject | Class::Object);
                let hangs_over = if pronoun { None } else { last(Strain::LastWeakInSlack) };
                [[hangs_over, None], [Some(Strain::WeakOnBeat), None]]
            }
        },
        Voice::Poly { stress: Stress::Primary, stressed_later, .. } => {
            // The last beat may fall on a secondary stress later in the word: *melanCHOLy*.
            let hangs_over = if stressed_later { None } else { last(Strain::LastMainInSlack) };
            [[Some(of_main_stress(voice)), hangs_over], [None; 2]]
        }
        Voice::Poly { .. } => of_long_word(voice).map(|strain| [strain, None]),
    }
}

/// The strain of a long word's syllable in slack and on a beat; its main stress in slack is weighed apart.
fn of_long_word(voice: Voice) -> [Option<Strain>; 2] {
    match voice {
        Voice::Poly { stress: Stress::Secondary, .. } => [Some(Strain::SecondaryInSlack), None],
        Voice::Poly { .. } => [None, of_light(voice)],
        Voice::Mono { .. } | Voice::Free => [None; 2],
    }
}

/// The strain of a long word's main stress in slack.
fn of_main_stress(voice: Voice) -> Strain {
    match voice {
        Voice::Poly { function: true, of: 2, .. } => Strain::PrepositionInSlack,
        Voice::Poly { function: true, .. } => Strain::FunctionInSlack,
        Voice::Poly { prefixed: true, at: SyllableIndex::FIRST, .. } => Strain::PrefixInSlack,
        Voice::Poly { prefixed: true, .. } => Strain::StemInSlack,
        Voice::Poly { name: true, .. } => Strain::NameInSlack,
        _ => Strain::MainInSlack,
    }
}

/// The strain of a long word's unstressed syllable on a beat; none where no syllable beside it is stressed, for there it takes
/// a beat readily: mem-o-RY.
fn of_light(voice: Voice) -> Option<Strain> {
    Some(match voice {
        Voice::Poly { function: true, of: 2, .. } => Strain::LightPrepositionOnBeat,
        Voice::Poly { function: true, .. } => Strain::LightFunctionOnBeat,
        Voice::Poly { beside_stress: false, .. } => return None,
        Voice::Poly { prefixed: true, at: SyllableIndex::FIRST, .. } => Strain::PrefixOnBeat,
        Voice::Poly { prefixed: true, .. } => Strain::LightStemOnBeat,
        Voice::Poly { name: true, .. } => Strain::NameOnBeat,
        Voice::Poly { rises: true, .. } => Strain::RisingOnBeat,
        Voice::Poly { .. } if voice.ends_word() => Strain::FinalOnBeat,
        _ => Strain::BesideOnBeat,
    })
}

/// The strains where one word ends and the next begins.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Joint {
    /// The strain of the first syllable in slack and on a beat, by the syllable after it.
    pub(crate) leaving: [Option<Strain>; 2],
    /// The strain of the second in slack and on a beat, by the syllable before it.
    pub(crate) entering: [Option<Strain>; 2],
    /// The strain of the two together, whatever their labels.
    pub(crate) both: Option<Strain>,
}

/// The strains of two neighboring syllables; none inside a word.
pub(crate) fn of_pair(from: &Node, to: &Node) -> Joint {
    let (Some(first), Some(second)) = (from.voice.loudness(), to.voice.loudness()) else { return Joint::default() };
    if to.boundary == Boundary::Word {
        return Joint::default();
    }
    let paused = to.boundary >= Boundary::Light;
    let leaving = match (from.voice, second) {
        (Voice::Poly { stress: Stress::Primary, .. }, _) if paused => [Some(Strain::MainBeforePause), None],
        (Voice::Poly { stress: Stress::Primary, .. }, Loudness::Light) => [Some(Strain::MainBeforeLight), None],
        (Voice::Poly { stress: Stress::Primary, .. }, Loudness::Middling) => [Some(Strain::MainBeforeMiddling), None],
        (Voice::Poly { stress: Stress::Unstressed, .. }, _) if paused => [None, Some(Strain::LightBeforePause)],
        (Voice::Poly { stress: Stress::Unstressed, .. }, Loudness::Stressed) => [None, Some(Strain::LightBeforeStress)],
        (Voice::Poly { stress: Stress::Unstressed, .. }, _) => [None, Some(Strain::LightBeforeLight)],
        (Voice::Mono { class: Class::Article, .. }, Loudness::Stressed) if !paused => {
            [None, Some(Strain::ArticleBeforeStress)]
        }
        _ => [None; 2],
    };
    let entering = match (first, to.voice) {
        _ if paused => [None; 2],
        (Loudness::Light, Voice::Poly { stress: Stress::Primary, .. }) => [Some(Strain::MainAfterLight), None],
        (Loudness::Middling, Voice::Poly { stress: Stress::Primary, .. }) => [Some(Strain::MainAfterMiddling), None],
        (Loudness::Stressed, Voice::Poly { stress: Stress::Primary, .. }) => [Some(Strain::MainAfterStress), None],
        (Loudness::Stressed, Voice::Mono { class: Class::Article, .. }) => [None, Some(Strain::ArticleAfterStress)],
        _ => [None; 2],
    };
    let determiner = matches!(from.voice, Voice::Mono { listed: Some(place), .. } if is_bound_determiner(place));
    let both = (determiner && !paused && leans(to.voice)).then_some(Strain::DeterminerAlone);
    Joint { leaving, entering, both }
}

/// Whether a word leans on the one after it, so that a determiner cannot belong to it: *the of*, *your in*.
fn leans(voice: Voice) -> bool {
    match voice {
        Voice::Mono { listed, .. } => listed.is_some_and(is_proclitic),
        Voice::Poly { function, .. } => function,
        Voice::Free => false,
    }
}

/// The strains of a reading.
pub(crate) fn of_variant(variant: Variant) -> Strain {
    match variant {
        Variant::Alternate => Strain::AlternateReading,
        Variant::GlideWeak | Variant::Hiatus => Strain::VowelsJoined,
        Variant::Trial | Variant::Being => Strain::Being,
        Variant::EdFull => Strain::EdSounded,
        Variant::FireLong | Variant::IonFull | Variant::IousFull => Strain::SyllableRestored,
        Variant::Fallen
        | Variant::Ever
        | Variant::Spirit
        | Variant::EdShort
        | Variant::EstShort
        | Variant::EthShort => Strain::VowelLost,
        Variant::Syncope
        | Variant::SyncopeEr
        | Variant::GlideI
        | Variant::GlideU
        | Variant::Power
        | Variant::Fire
        | Variant::Heaven => Strain::Everyday,
    }
}

/// The strain of a reading across words.
pub(crate) fn of_liaison(liaison: Liaison) -> Strain {
    match liaison {
        Liaison::Written => Strain::JoinedWritten,
        Liaison::The => Strain::JoinedThe,
        Liaison::To => Strain::JoinedTo,
        Liaison::Pronoun => Strain::JoinedPronoun,
        Liaison::OpenEnd => Strain::JoinedOpenEnd,
    }
}

/// The strains of a step of the meter to a syllable.
pub(crate) fn of_step(step: &Step, before: Before, opening: Opening) -> impl Iterator<Item = Strain> {
    step.needs.iter().filter_map(move |license| match license {
        License::Inversion if first(step) => Some(Strain::TurnFirst),
        License::Inversion => Some(match before {
            Before::Phrase => Strain::TurnPhrase,
            Before::Stress => Strain::TurnStress,
            Before::Pause | Before::Running => Strain::TurnLater,
        }),
        License::Anapest => Some(extra_slack(step, opening)),
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

/// The strain of a foot with a slack too many, by the syllable that begins it.
fn extra_slack(step: &Step, opening: Opening) -> Strain {
    match opening {
        _ if step.needs.contains(License::Inversion) => Strain::ExtraTurn,
        _ if first(step) => Strain::ExtraSlack,
        Opening::BeforePause => Strain::ExtraAtPause,
        Opening::Inside => Strain::ExtraInWord,
        Opening::Word => Strain::ExtraSlack,
    }
}

fn first(step: &Step) -> bool {
    matches!(step.origin, Origin::Opening { first: true, .. })
}

impl EmissionScorer for Strains {
    fn syllable(&self, voice: Voice, around: Around) -> [f32; 2] {
        of_syllable(voice, around).map(|strains| self.of(strains.into_iter().flatten()))
    }

    fn reading(&self, variants: Variants) -> f32 {
        self.of(variants.iter().map(of_variant))
    }

    fn liaison(&self, liaison: Liaison) -> f32 {
        self.of([of_liaison(liaison)])
    }

    fn another_count(&self) -> f32 {
        -ANOTHER_COUNT
    }

    fn joint(&self, from: &Node, to: &Node) -> Option<[[f32; 2]; 2]> {
        if to.boundary == Boundary::Word {
            return None;
        }
        let Joint { leaving, entering, both } = of_pair(from, to);
        let both = self.of(both);
        let entering = entering.map(|strain| self.of(strain));
        Some(leaving.map(|strain| entering.map(|entering| self.of(strain) + entering + both)))
    }
}

impl Scorer for Strains {
    fn step(&self, step: &Step, before: Before, opening: Opening) -> f32 {
        self.of(of_step(step, before, opening))
    }

    fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2] {
        &self.pairs[boundary as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_strain_makes_a_line_fit_better() {
        assert!(learned::STRAINS.iter().all(|&weight| weight >= 0.0));
    }

    #[test]
    fn every_weight_stands_beside_the_name_of_its_strain() {
        let tables = crate::weights::read(include_str!("../../../../data/strain.weights")).unwrap();
        let named: Vec<&str> = tables[0].rows.iter().map(|&(_, name)| name).collect();
        assert_eq!(named, Strain::ALL.iter().map(|strain| strain.name()).collect::<Vec<_>>());
        assert_eq!(learned::STRAINS.len(), named.len());
    }
}
