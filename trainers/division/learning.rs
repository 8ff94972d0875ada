//! Learning the weights: an averaged perceptron over whole words (Collins 2002).

use verse::lexicon::division::{CUT_FEATURES, FEATURES, SIZE, Word, best};

use super::Example;

/// The score added to wrong cuts while learning, so that right ones must win by a margin.
const MARGIN: f32 = 15.0;

/// How often a feature must be seen to have a weight, so that no word is learned by heart.
const RAREST: u32 = 40;

/// In how many orders the words are seen, each giving weights of its own, of which the sum ships.
const ORDERS: u64 = 4;

/// The share of weights, by size, that fit into a signed byte; larger ones are cut.
const KEPT: f32 = 0.9998;

/// The seed of the order in which words are seen.
const SEED: u64 = 0x0123_4567;

/// Learns the weights and rounds them to signed bytes.
pub(crate) fn learn(examples: &[Example], epochs: u32) -> Vec<i8> {
    let fired = fired(examples);
    let mut sum = vec![0.0f32; SIZE];
    for order in 0..ORDERS {
        let learned = in_order(examples, epochs, SEED + order, &fired);
        sum.iter_mut().zip(learned).for_each(|(sum, weight)| *sum += weight);
    }
    rounded(&sum)
}

/// The mean over time of the weights that words seen in one order teach.
fn in_order(examples: &[Example], epochs: u32, seed: u64, fired: &[u32]) -> Vec<f32> {
    let mut weights = vec![0.0f32; SIZE];
    let mut sums = vec![0.0f32; SIZE];
    let mut time = 1.0f32;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = seed;
    for _ in 0..epochs {
        shuffle(&mut order, &mut random);
        for &at in &order {
            time += 1.0;
            let example = &examples[at];
            let said = tempted(example, &weights);
            if said == example.cuts {
                continue;
            }
            for (cuts, change) in [(&example.cuts, 1.0), (&said, -1.0)] {
                for place in places(&example.word, cuts).into_iter().filter(|&place| fired[place] >= RAREST) {
                    weights[place] += change;
                    sums[place] += change * time;
                }
            }
        }
    }
    weights.iter().zip(&sums).map(|(weight, sum)| weight - sum / time).collect()
}

/// How often each place of the table fires between two letters of all words.
fn fired(examples: &[Example]) -> Vec<u32> {
    let mut fired = vec![0; SIZE];
    for example in examples {
        for at in 1..example.word.len() {
            for place in example.word.features(at).into_iter().chain(example.word.cut_features(at, 1)) {
                fired[place as usize] += 1;
            }
        }
    }
    fired
}

/// The best cuts when the margin is added to wrong ones.
fn tempted(example: &Example, weights: &[f32]) -> Vec<usize> {
    let sum = |features: &[u32]| features.iter().map(|&at| weights[at as usize]).sum::<f32>();
    let cut = |at: usize, cuts: usize, features: &[u32; CUT_FEATURES]| {
        let right = example.cuts.get(cuts - 1) == Some(&at);
        sum(features) + if right { 0.0 } else { MARGIN }
    };
    best(&example.word, &|features: &[u32; FEATURES]| sum(features), &cut).unwrap_or_default()
}

/// The places of the weights that score these cuts.
fn places(word: &Word, cuts: &[usize]) -> Vec<usize> {
    let features = |(&at, cuts): (&usize, usize)| word.features(at).into_iter().chain(word.cut_features(at, cuts));
    cuts.iter().zip(1..).flat_map(features).map(|at| at as usize).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "rounding is meant"
)]
fn rounded(means: &[f32]) -> Vec<i8> {
    let mut sizes: Vec<f32> = means.iter().map(|mean| mean.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get((sizes.len() as f32 * KEPT) as usize).copied().unwrap_or(1.0);
    means.iter().map(|mean| (mean * 127.0 / largest).round().clamp(-127.0, 127.0) as i8).collect()
}

/// Fisher and Yates, with xorshift.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
}
