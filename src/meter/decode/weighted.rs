//! A measure ready to be searched: the steps that the licenses allow, each weighed once by a scorer.
//!
//! A search looks at a step thousands of times. Whether it is allowed, what it weighs and which lengths of line it leaves
//! open depend on the measure alone, so they are computed here, before any search.

use std::sync::OnceLock;

use crate::meter::automaton::{Asks, Automaton, Step};
use crate::meter::index::{Run, StateId};
use crate::meter::lattice::{Before, Boundary, Lengths, Opening};
use crate::meter::model::Scorer;
use crate::meter::notation::LicenseSet;

/// The score of a state or step that no path reaches: the logarithm of 0.
pub(crate) const UNREACHED: f32 = f32::NEG_INFINITY;

/// A measure as searches go through it.
#[derive(Debug, Clone)]
pub(crate) struct WeightedAutomaton {
    /// The positions of the measure, as in its automaton.
    pub(crate) states: Box<[WeightedState]>,
    steps: Box<[WeightedStep]>,
    starts: Run,
    pairs: [[[f32; 2]; 2]; 4],
}

/// A position of the measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WeightedState {
    /// Whether its syllable is a beat.
    pub(crate) beat: bool,
    /// Whether the line may end here.
    pub(crate) ends: bool,
    steps: Run,
}

/// A step to a position.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WeightedStep {
    /// The position.
    pub(crate) to: StateId,
    /// Whether its syllable is a beat.
    pub(crate) beat: bool,
    /// Whether only the first syllable of a word may take the step.
    pub(crate) begins_word: bool,
    /// Its score for each [`Opening`] and each [`Before`], in this order; [`UNREACHED`] where it may not be taken.
    pub(crate) scores: [[f32; 4]; 3],
    /// How many syllables may follow it.
    pub(crate) to_go: Lengths,
}

impl WeightedAutomaton {
    /// The steps of a measure that these licenses allow, as a scorer weighs them.
    pub(crate) fn of(automaton: &Automaton, scorer: &impl Scorer, allowed: LicenseSet) -> Self {
        let to_go = lengths_to_go(automaton, allowed);
        let mut steps: Vec<WeightedStep> = Vec::with_capacity(automaton.steps.len());
        let mut sift = |of: &[Step]| {
            let start = steps.len();
            let open = of.iter().filter(|step| step.needs.is_within(allowed));
            steps.extend(open.map(|step| WeightedStep {
                to: step.to,
                beat: automaton.state(step.to).beat,
                begins_word: step.asks == Asks::Caesura,
                scores:
                    Opening::ALL.map(|opening| Before::ALL.map(|before| weigh(step, before, opening, scorer, allowed))),
                to_go: to_go[step.to.get()],
            }));
            Run::new(start, steps.len())
        };
        let starts = sift(automaton.starts());
        let states: Vec<WeightedState> = automaton
            .states
            .iter()
            .map(|state| WeightedState { beat: state.beat, ends: state.ends, steps: sift(automaton.steps_of(state)) })
            .collect();
        let pairs = Boundary::ALL.map(|boundary| *scorer.pair(boundary));
        Self { states: states.into(), steps: steps.into(), starts, pairs }
    }

    /// The steps with which a line may begin.
    #[inline]
    pub(crate) fn starts(&self) -> &[WeightedStep] {
        self.starts.of(&self.steps)
    }

    /// The steps from a position.
    #[inline]
    pub(crate) fn steps_of(&self, state: &WeightedState) -> &[WeightedStep] {
        state.steps.of(&self.steps)
    }

    /// The scores of two neighboring syllables by their labels.
    #[inline]
    pub(crate) fn pair(&self, boundary: Boundary) -> &[[f32; 2]; 2] {
        &self.pairs[boundary as usize]
    }

    /// The state with this id.
    #[inline]
    pub(crate) fn state(&self, id: StateId) -> &WeightedState {
        &self.states[id.get()]
    }
}

fn weigh(step: &Step, before: Before, opening: Opening, scorer: &impl Scorer, allowed: LicenseSet) -> f32 {
    let pauses = before != Before::Running || LicenseSet::EVERY_PLACE.is_within(allowed);
    if step.asks == Asks::Pause && !pauses { UNREACHED } else { scorer.step(step, before, opening) }
}

/// How many syllables may follow each position within the licenses.
fn lengths_to_go(automaton: &Automaton, allowed: LicenseSet) -> Vec<Lengths> {
    let mut to_go: Vec<Lengths> =
        automaton.states.iter().map(|state| if state.ends { Lengths::NOTHING } else { Lengths::default() }).collect();
    // Steps mostly lead to later states, so that a few rounds reach the fixed point; free slack leads to itself.
    loop {
        let mut settled = true;
        for state in (0..to_go.len()).rev() {
            let open = automaton.steps_of(&automaton.states[state]).iter().filter(|step| step.needs.is_within(allowed));
            let known = open.fold(to_go[state], |known, step| known.or(to_go[step.to.get()].and_one_more()));
            settled &= known == to_go[state];
            to_go[state] = known;
        }
        if settled {
            return to_go;
        }
    }
}

/// The weighted automata of one measure, one for each set of licenses asked for, as a linked list: few sets are ever
/// asked for.
#[derive(Debug, Default)]
pub(crate) struct WeightCache(OnceLock<Box<(LicenseSet, WeightedAutomaton, Self)>>);

impl WeightCache {
    /// The weighted automaton for these licenses; `make` makes it the first time.
    pub(crate) fn get(&self, allowed: LicenseSet, make: impl Fn() -> WeightedAutomaton) -> &WeightedAutomaton {
        let mut here = self;
        loop {
            let (own, weighed, next) = &**here.0.get_or_init(|| Box::new((allowed, make(), Self::default())));
            if *own == allowed {
                return weighed;
            }
            here = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meter::model::strain::Strains;
    use crate::meter::notation::{Licenses, Measure};

    #[test]
    fn a_cache_keeps_what_was_made_for_each_set_of_licenses() {
        let measure: Measure = "iambic pentameter".parse().unwrap();
        let automaton = Automaton::of(&measure);
        let made = std::cell::Cell::new(0);
        let cache = WeightCache::default();
        for licenses in [Licenses::None, Licenses::Usual, Licenses::None, Licenses::Loose, Licenses::Usual] {
            let allowed = licenses.allowed(&measure);
            cache.get(allowed, || {
                made.set(made.get() + 1);
                WeightedAutomaton::of(&automaton, Strains::shipped(), allowed)
            });
        }
        assert_eq!(made.get(), 3);
    }
}
