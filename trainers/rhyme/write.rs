//! Writes learned weights as the text of `data/rhyme.weights`.

use verse::rhyme::model::{Weights, name};
use verse::weights::{write_comment, write_table};

use crate::history::History;

/// Weights of pairs nearer to zero than this are left out.
const LEAST: f32 = 0.005;

const COMMENT: &str = "\
What the model of rhyme has learned.
[pairs] has, for each feature of two line ends, what it adds to the log-likelihood ratio of a rhyme; each name begins with the
place of the feature, and places left out weigh 0. [units] has the log-probability of each unit that stanzas are made of, by the
letters of its rhymes; before a colon stands what it follows. [chain] has the log-probabilities that a unit is followed by another
of its kind, and that it is not. [history] says which words of different vowels verse has rhymed, as log-odds: the bias, then what
is noticed of two words.
Written by `cargo run --release --no-default-features --features train --example train_rhyme`; docs/accuracy.md says from what, and
with what effect.";

/// The text of the file that ships the weights.
pub(crate) fn file(weights: &Weights, history: &History) -> String {
    let mut file = String::new();
    write_comment(&mut file, COMMENT);
    let pairs = weights.pairs.iter().enumerate().filter(|(_, weight)| weight.abs() >= LEAST);
    write_table(&mut file, "pairs", 2, pairs.map(|(place, &weight)| (weight, format!("{place}: {}", name(place)))));
    write_table(&mut file, "units", 2, weights.units.iter().map(|(letters, weight)| (*weight, letters.clone())));
    let chain = [(weights.stay, "stay"), (weights.change, "change")];
    write_table(&mut file, "chain", 3, chain.map(|(weight, name)| (weight, name.to_owned())));
    write_table(&mut file, "history", 2, history.rows());
    file
}
