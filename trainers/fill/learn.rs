//! The weights under which the poets' words are likeliest among all that were offered.

use verse::rhyme::Accent;
use verse::sense::fill::{Candidate, Noticed, Noticer, names};
use verse::weights::{write_comment, write_table};

use super::cut::Cut;

/// How often the weights are moved.
const STEPS: u32 = 250;

/// The size of the first steps.
const STEP: f64 = 0.1;

/// The L2 strength: half the inverse of the prior variance of the weights.
const PRIOR: f64 = 1.5;

/// How much of the mean gradient and of its mean square is kept from step to step (Kingma and Ba 2015).
const KEPT: (f64, f64) = (0.9, 0.99);

/// The words offered for a cut, and which of them is the poet's.
pub(crate) struct Example {
    pub(crate) author: String,
    pub(crate) offered: Vec<Noticed>,
    /// The place of the poet's word among them; `None` where it is not offered.
    pub(crate) wanted: Option<usize>,
}

impl Example {
    pub(crate) fn of(cut: &Cut) -> Option<Self> {
        let question = cut.question()?;
        let fillers = question.candidates(Accent::Any);
        let noticer = Noticer::of(&question);
        let notice = |(order, filler)| noticer.notice(&Candidate { filler, order });
        Some(Self {
            author: cut.author.clone(),
            offered: fillers.iter().enumerate().map(notice).collect(),
            wanted: fillers.iter().position(|filler| filler.suggestion.word == cut.word),
        })
    }

    /// The place of the poet's word under these weights, counted from 1; `None` where it is not offered.
    pub(crate) fn rank(&self, weights: &[f32]) -> Option<usize> {
        let wanted = self.offered.get(self.wanted?)?.score(weights);
        Some(1 + self.offered.iter().filter(|other| other.score(weights) > wanted).count())
    }
}

/// Learns the weights whose names are kept, the others 0: the likeliest ones, by steps of the same length along the gradient.
pub(crate) fn weights(examples: &[&Example], is_kept: &dyn Fn(&str) -> bool) -> Vec<f32> {
    let kept: Vec<bool> = names().iter().map(|name| is_kept(name)).collect();
    let mut weights = vec![0.0f64; kept.len()];
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    for step in 1..=STEPS {
        let gradient = gradient(examples, &weights);
        let (first, second) = KEPT;
        let warm = |kept: f64| 1.0 - kept.powi(i32::try_from(step).unwrap_or(i32::MAX));
        let length = STEP * f64::from(STEPS - step + 1) / f64::from(STEPS);
        for at in (0..weights.len()).filter(|&at| kept[at]) {
            let slope = gradient[at] - 2.0 * PRIOR * weights[at];
            mean[at] = first * mean[at] + (1.0 - first) * slope;
            square[at] = second * square[at] + (1.0 - second) * slope * slope;
            weights[at] += length * (mean[at] / warm(first)) / ((square[at] / warm(second)).sqrt() + 1e-9);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights are small numbers")]
    weights.into_iter().map(|weight| weight as f32).collect()
}

/// The gradient of the log-probability of the poets' words.
fn gradient(examples: &[&Example], weights: &[f64]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    let mut scores = Vec::new();
    for example in examples {
        let Some(wanted) = example.wanted else { continue };
        scores.clear();
        scores.extend(
            example.offered.iter().map(|noticed| {
                noticed.degrees().map(|(place, degree)| weights[place] * f64::from(degree)).sum::<f64>()
            }),
        );
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - best).exp()).sum();
        for (at, (noticed, score)) in example.offered.iter().zip(&scores).enumerate() {
            let share = f64::from(u8::from(at == wanted)) - (score - best).exp() / sum;
            for (place, degree) in noticed.degrees() {
                gradient[place] += share * f64::from(degree);
            }
        }
    }
    gradient
}

/// The file of weights.
pub(crate) fn written(weights: &[f32]) -> String {
    let mut file = String::new();
    write_comment(
        &mut file,
        "What a word is worth for the end of a line, in nats; docs/accuracy.md says from which verse this was learned.\n\
         cargo run --release --no-default-features --features train --example train_fill -- STANZAS.jsonl --write data/fill.weights",
    );
    write_table(&mut file, "weights", 2, weights.iter().copied().zip(names()));
    file
}
