//! Learns weights: a logistic regression over pairs of line ends, and counts of the units stanzas are made of.

use verse::rhyme::model::{self, Features, PLACES, Weights};
use verse::rhyme::observe;
use verse::rhyme::scheme::{FARTHEST, units_of};

use crate::history::History;
use crate::stanza::Poem;

/// How many passes over the examples are made.
const ROUNDS: usize = 12;

/// How far a weight moves at first (`AdaGrad`).
const STEP: f32 = 0.3;

/// How strongly weights are drawn to zero, per example.
const DECAY: f32 = 2e-6;

/// The pseudo-count of each unit.
const GRANTED: f32 = 0.5;

/// How often units are counted anew with what was just learned.
const RECOUNTS: usize = 4;

/// Learns every weight from these poems but the history, which was learned from them before: it settles which readings of two
/// ends are held against each other. Of the weights that ship nothing is taken over but the names of the units.
pub(crate) fn weights(poems: &[&Poem], history: &History) -> Weights {
    let mut weights = Weights::shipped().clone();
    weights.history = history.as_written();
    weights.pairs = pairs(poems, &weights.history);
    let (even, many) = (0.5f32.ln(), count(weights.units.len()));
    (weights.stay, weights.change) = (even, even);
    weights.units.iter_mut().for_each(|unit| unit.1 = -many.ln());
    for _ in 0..RECOUNTS {
        count_units(&mut weights, poems);
    }
    weights
}

struct Example {
    features: Features,
    rhymes: bool,
}

/// The nearest rhyme of each line, and every line within reach that does not rhyme with it.
fn examples<'a>(poem: &'a Poem, history: &'a model::History) -> impl Iterator<Item = Example> + 'a {
    poem.stanzas.iter().flat_map(move |stanza| {
        stanza.clone().flat_map(move |at| {
            let reach = FARTHEST.min(at - stanza.start);
            let nearest = (1..=reach).find(|back| poem.letters[at - back] == poem.letters[at]);
            (1..=reach).filter_map(move |back| {
                let rhymes = poem.letters[at - back] == poem.letters[at];
                (!rhymes || nearest == Some(back)).then(|| {
                    let features = observe(history, &poem.ends[at - back], &poem.ends[at]);
                    Example { features, rhymes }
                })
            })
        })
    })
}

/// Weights of pairs: a logistic regression whose intercept, the share of pairs that rhyme, is left out of the weights.
fn pairs(poems: &[&Poem], history: &model::History) -> Vec<f32> {
    let examples: Vec<Example> = poems.iter().flat_map(|poem| examples(poem, history)).collect();
    let rhyming = count(examples.iter().filter(|example| example.rhymes).count());
    let intercept = (rhyming / (count(examples.len()) - rhyming)).ln();
    let mut weights = vec![0.0f32; PLACES];
    let mut squares = vec![1e-6f32; PLACES];
    for _ in 0..ROUNDS {
        for at in 0..examples.len() {
            // A fixed stride that shares no factor with most lengths mixes the examples the same way each time.
            let example = &examples[at * 7919 % examples.len()];
            let places = || example.features.places().iter().map(|&place| usize::from(place));
            let sum: f32 = intercept + places().map(|place| weights[place]).sum::<f32>();
            let error = f32::from(u8::from(example.rhymes)) - 1.0 / (1.0 + (-sum).exp());
            for place in places() {
                let gradient = error - DECAY * weights[place] * count(examples.len()).sqrt();
                squares[place] += gradient * gradient;
                weights[place] += STEP * gradient / squares[place].sqrt();
            }
        }
    }
    weights
}

/// Counts the units of every annotated stanza and how often one is followed by its like.
fn count_units(weights: &mut Weights, poems: &[&Poem]) {
    let mut chosen = vec![GRANTED; weights.units.len()];
    let (mut stayed, mut changed) = (1.0f32, 1.0f32);
    for (poem, stanza) in poems.iter().flat_map(|poem| poem.stanzas.iter().map(move |stanza| (poem, stanza))) {
        for (place, (unit, again)) in units_of(weights, &poem.links(stanza)).into_iter().enumerate() {
            match (place, again) {
                (0, _) => chosen[unit] += 1.0,
                (_, true) => stayed += 1.0,
                (_, false) => {
                    changed += 1.0;
                    chosen[unit] += 1.0;
                }
            }
        }
    }
    let sum: f32 = chosen.iter().sum();
    for ((_, weight), count) in weights.units.iter_mut().zip(chosen) {
        *weight = (count / sum).ln();
    }
    weights.stay = (stayed / (stayed + changed)).ln();
    weights.change = (changed / (stayed + changed)).ln();
}

#[allow(clippy::cast_precision_loss, reason = "counts of examples")]
fn count(examples: usize) -> f32 {
    examples as f32
}
