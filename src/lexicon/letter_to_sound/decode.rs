//! Beam search for the best pronunciation of a word, from its last letter to its first.

use super::features::{History, Letters, history_rows, letter_rows};
use super::inventory::{Inventory, ROW};
use crate::phonology::{Sound, Stress};

/// A number of the weight table: a float while learning, a signed byte in the shipped table.
pub trait Weight: Copy {
    /// The weight's value.
    fn value(self) -> f32;
}

impl Weight for f32 {
    fn value(self) -> f32 {
        self
    }
}

impl Weight for u8 {
    fn value(self) -> f32 {
        f32::from(self.cast_signed())
    }
}

/// An inventory and the weights learned for it; the table has [`ROW`] weights more than indices that a feature
/// may hash to.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a, W> {
    /// The labels each letter may have.
    pub inventory: &'a Inventory,
    /// The weights.
    pub weights: &'a [W],
}

/// The label given to one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// The label's index in the inventory, from 0.
    pub label: u16,
    /// Its index among the letter's candidates, from 0.
    pub candidate: u8,
}

/// The beams of a search; kept between words to save allocations.
#[derive(Debug, Clone, Default)]
pub struct Decoder {
    beams: Vec<Vec<State>>,
    scored: Vec<(f32, u16, u8)>,
    /// How many letters the last word had.
    length: usize,
}

#[derive(Debug, Clone, Copy)]
struct State {
    score: f32,
    parent: u16,
    step: Step,
    history: History,
}

impl<W: Weight> Model<'_, W> {
    /// How many indices a feature may hash to: the size of the table without the overhang of its last row.
    pub fn size(&self) -> u32 {
        u32::try_from(self.weights.len().saturating_sub(ROW)).unwrap_or(u32::MAX)
    }

    /// Searches the best label for each letter, keeping `beam` sequences at each.
    pub fn decode(&self, word: &Letters, beam: usize, decoder: &mut Decoder) {
        self.decode_against(word, beam, decoder, None);
    }

    /// Loss-augmented decoding: as [`Model::decode`], but every step that differs from `truth` scores 1 more.
    pub fn decode_against(&self, word: &Letters, beam: usize, decoder: &mut Decoder, truth: Option<&[Step]>) {
        decoder.start(word.len());
        for step in 0..word.len() {
            let at = word.len() - 1 - step;
            let wanted = truth.and_then(|truth| truth.get(step)).map(|step| usize::from(step.candidate));
            self.advance(word, at, step, beam, decoder, wanted);
        }
    }

    /// Extends every state of one beam by one letter.
    fn advance(
        &self,
        word: &Letters,
        at: usize,
        step: usize,
        beam: usize,
        decoder: &mut Decoder,
        wanted: Option<usize>,
    ) {
        let candidates = self.inventory.candidates(word.get(at));
        let count = candidates.len();
        let mut base = [0f32; ROW];
        let (rows, used) = letter_rows(word, at, self.size());
        self.add(&rows[..used], &mut base[..count]);
        if let Some(wanted) = wanted {
            base.iter_mut().enumerate().filter(|(place, _)| *place != wanted).for_each(|(_, score)| *score += 1.0);
        }
        let (before, after) = decoder.beams.split_at_mut(step + 1);
        let (current, next) = (&before[step], &mut after[0]);
        decoder.scored.clear();
        for (parent, state) in (0u16..).zip(current) {
            let mut scores = base;
            let (rows, used) = history_rows(word, at, &state.history, self.size());
            self.add(&rows[..used], &mut scores[..count]);
            for (place, (candidate, score)) in (0u8..).zip(candidates.iter().zip(&scores)) {
                let main = self.inventory.label(candidate.label).stress() == Some(Stress::Primary);
                if !(main && state.history.mains > 0) {
                    decoder.scored.push((state.score + score, parent, place));
                }
            }
        }
        let worst_first = |one: &(f32, u16, u8), two: &(f32, u16, u8)| {
            two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2)))
        };
        if decoder.scored.len() > beam {
            decoder.scored.select_nth_unstable_by(beam - 1, worst_first);
            decoder.scored.truncate(beam);
        }
        decoder.scored.sort_unstable_by(worst_first);
        next.clear();
        next.extend(decoder.scored.iter().map(|&(score, parent, candidate)| {
            let label = candidates[usize::from(candidate)].label;
            let history = current[usize::from(parent)].history.after(label, self.inventory.label(label).stress());
            State { score, parent, step: Step { label, candidate }, history }
        }));
    }

    /// Adds the rows' weights to the scores of the candidates.
    fn add(&self, rows: &[u32], scores: &mut [f32]) {
        for &row in rows {
            let row = row as usize;
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + ROW]) {
                *score += weight.value();
            }
        }
    }

    /// The sounds of a sequence of labels, its steps in the order of the search.
    pub fn sounds(&self, steps: &[Step]) -> Vec<Sound> {
        steps.iter().rev().flat_map(|step| self.inventory.label(step.label).sounds()).collect()
    }
}

impl Decoder {
    fn start(&mut self, length: usize) {
        self.length = length;
        if self.beams.len() <= length {
            self.beams.resize_with(length + 1, Vec::new);
        }
        self.beams[0].clear();
        self.beams[0].push(State { score: 0.0, parent: 0, step: Step::default(), history: History::default() });
    }

    /// The best sequence found, from the last letter to the first: the best with a main stress, if there is one.
    pub fn best(&self) -> Vec<Step> {
        let finals = self.beams.get(self.length).map(Vec::as_slice).unwrap_or_default();
        self.path(self.length, finals.iter().position(|state| state.history.mains == 1).unwrap_or(0))
    }

    /// The best sequence after so many steps, and its score.
    #[cfg(feature = "train")]
    pub fn best_after(&self, steps: usize) -> Option<(f32, Vec<Step>)> {
        let state = self.beams.get(steps)?.first()?;
        Some((state.score, self.path(steps, 0)))
    }

    fn path(&self, steps: usize, mut place: usize) -> Vec<Step> {
        let mut path = vec![Step::default(); steps];
        for at in (1..=steps).rev() {
            let state = self.beams[at][place];
            path[at - 1] = state.step;
            place = usize::from(state.parent);
        }
        path
    }
}
