//! Learning the weights: cost-augmented, max-violation MIRA (Crammer and Singer 2003; Huang, Fayong and Guo 2012).
//!
//! Each word is said under the present weights, every wrong step made tempting by one. Where the beam's best partial way
//! leads the truth by most, the weights move just far enough to turn it round. The mean of all weights over time is
//! kept, which does not follow the last words seen.

use verse::lexicon::letter_to_sound::{Decoder, History, Inventory, Model, ROW, Step, history_rows, letter_rows};

use super::examples::Example;

/// How far one word may move the weights.
const AGGRESSIVENESS: f32 = 0.05;

/// The beam while learning; a wider one learns no better.
const BEAM: usize = 4;

/// The share of weights, by size, that fit into a signed byte; larger ones are cut.
const KEPT: f64 = 0.9995;

/// Learns a table of this size and rounds it to signed bytes.
pub(crate) fn learn(inventory: &Inventory, examples: &[Example], size: u32, epochs: u32) -> Vec<u8> {
    let places = size as usize + ROW;
    let mut learner = Learner {
        inventory,
        size,
        weights: vec![0.0; places],
        sums: vec![0.0; places],
        time: 1.0,
        decoder: Decoder::default(),
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x0123_4567_u64;
    for epoch in 1..=epochs {
        shuffle(&mut order, &mut random);
        let wrong = order.iter().filter(|&&at| learner.see(&examples[at])).count();
        println!("epoch {epoch}: {wrong} of {} wrong", examples.len());
    }
    learner.rounded()
}

struct Learner<'a> {
    inventory: &'a Inventory,
    size: u32,
    weights: Vec<f32>,
    /// Each weight's changes times when they were made, for the mean over time.
    sums: Vec<f32>,
    time: f32,
    decoder: Decoder,
}

impl Learner<'_> {
    /// Learns from one word; returns whether its pronunciation was wrong.
    fn see(&mut self, example: &Example) -> bool {
        self.time += 1.0;
        let model = Model { inventory: self.inventory, weights: &self.weights };
        model.decode_against(&example.letters, BEAM, &mut self.decoder, Some(&example.truth));
        let Some((violation, said)) = self.worst(example) else { return false };
        let changes = self.difference(example, &said);
        let length: f32 = changes.iter().map(|(_, change)| change * change).sum();
        if length > 0.0 && violation > 0.0 {
            let step = (violation / length).min(AGGRESSIVENESS * example.weight);
            for (place, change) in changes {
                self.weights[place] += step * change;
                self.sums[place] += step * change * self.time;
            }
        }
        true
    }

    /// The best partial sequence where it leads the truth by most: its lead and its steps; `None` when the truth won.
    fn worst(&self, example: &Example) -> Option<(f32, Vec<Step>)> {
        let whole = self.decoder.best_after(example.truth.len())?.1;
        if whole == example.truth {
            return None;
        }
        let mut truth = 0.0;
        let mut history = History::default();
        let mut worst: Option<(f32, Vec<Step>)> = None;
        for (step, wanted) in example.truth.iter().enumerate() {
            let rows = self.rows(example, step, &history, *wanted);
            truth += rows.iter().map(|&row| self.weights[row]).sum::<f32>();
            history = history.after(wanted.label, self.inventory.label(wanted.label).stress());
            let (score, said) = self.decoder.best_after(step + 1)?;
            let lead = score - truth;
            if worst.as_ref().is_none_or(|(most, _)| lead > *most) && said != example.truth[..=step] {
                worst = Some((lead, said));
            }
        }
        worst
    }

    /// The difference of the truth's features and those of the sequence found, weight by weight.
    fn difference(&self, example: &Example, said: &[Step]) -> Vec<(usize, f32)> {
        let mut changes: Vec<(usize, f32)> = Vec::new();
        for (steps, change) in [(&example.truth[..said.len()], 1.0), (said, -1.0)] {
            let mut history = History::default();
            for (step, taken) in steps.iter().enumerate() {
                changes.extend(self.rows(example, step, &history, *taken).into_iter().map(|row| (row, change)));
                history = history.after(taken.label, self.inventory.label(taken.label).stress());
            }
        }
        changes.sort_unstable_by_key(|change| change.0);
        let mut summed: Vec<(usize, f32)> = Vec::new();
        for (place, change) in changes {
            match summed.last_mut() {
                Some(last) if last.0 == place => last.1 += change,
                _ => summed.push((place, change)),
            }
        }
        summed.retain(|(_, change)| change.abs() > f32::EPSILON);
        summed
    }

    /// The weights that fire for one step.
    fn rows(&self, example: &Example, step: usize, history: &History, taken: Step) -> Vec<usize> {
        let at = example.letters.len() - 1 - step;
        let (letters, used) = letter_rows(&example.letters, at, self.size);
        let (said, all) = history_rows(&example.letters, at, history, self.size);
        letters[..used].iter().chain(&said[..all]).map(|&row| row as usize + usize::from(taken.candidate)).collect()
    }

    /// The mean weights as signed bytes.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "rounding is meant"
    )]
    fn rounded(&self) -> Vec<u8> {
        let means: Vec<f32> =
            self.weights.iter().zip(&self.sums).map(|(weight, sum)| weight - sum / self.time).collect();
        let mut sizes: Vec<f32> = means.iter().map(|mean| mean.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get((sizes.len() as f64 * KEPT) as usize).copied().unwrap_or(1.0);
        let byte = |mean: f32| (mean * 127.0 / largest).round().clamp(-127.0, 127.0) as i8;
        means.into_iter().map(|mean| byte(mean).cast_unsigned()).collect()
    }
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
