//! Forward-backward over every scansion of a line: the sum of their likelihoods, and the expected
//! count of each feature.

use crate::analysis::HeardLine;
use crate::meter::automaton::{Origin, Step};
use crate::meter::index::NodeId;
use crate::meter::infer::{ByLength, FootSums, MeterTable, Sums};
use crate::meter::lattice::{Boundary, Guesses, Lattice};
use crate::meter::model::Weights;
use crate::meter::model::feature::{self, Feature, FootPlace};
use crate::meter::notation::{Feet, LearnedFoot};

/// A line's lattice with the features of its syllables, a node for each number of syllables before it.
#[derive(Debug)]
pub(super) struct Graph {
    nodes: Vec<GraphNode>,
    ends: Vec<NodeId>,
}

#[derive(Debug)]
struct GraphNode {
    place: usize,
    before: Vec<NodeId>,
    boundary: Boundary,
    paused: bool,
    first: bool,
    beat: Vec<Feature>,
    reading: Vec<Feature>,
}

/// Which scansions a sum runs over.
#[derive(Debug, Clone, Copy)]
pub(super) enum Only<'a> {
    /// All of them.
    All,
    /// Those with these beats.
    Beats(&'a [bool]),
    /// Those with so many syllables.
    Length(usize),
}

impl Only<'_> {
    fn takes(self, place: usize, beat: bool) -> bool {
        match self {
            Self::All | Self::Length(_) => true,
            Self::Beats(beats) => beats.get(place) == Some(&beat),
        }
    }

    fn ends(self, place: usize) -> bool {
        match self {
            Self::All => true,
            Self::Beats(beats) => place + 1 == beats.len(),
            Self::Length(length) => place + 1 == length,
        }
    }
}

/// A sum to be taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) weights: &'a Weights,
    pub(super) sums: &'a Sums,
    /// The likelihood of each foot and length before the line is seen.
    pub(super) prior: &'a MeterTable,
    pub(super) only: Only<'a>,
}

impl Graph {
    pub(super) fn of(line: &HeardLine) -> Self {
        let nothing = Weights::new(Vec::new(), Vec::new());
        let (lattice, places) = Lattice::of(line, &nothing, Guesses::AsGuessed).by_place();
        let nodes = lattice.nodes.iter().zip(places).map(|(node, place)| {
            let (mut beat, mut reading) = (Vec::new(), Vec::new());
            feature::of_beat(node.voice, node.around, |feature| beat.push(feature));
            let said = line.words[node.word.get()].spoken.pronunciations.get(node.pronunciation.get());
            if node.begins_word() {
                reading.extend(said.iter().flat_map(|way| way.variants.iter()).map(feature::variant));
            }
            reading.extend(node.liaison.map(feature::liaison));
            let before = lattice.before(node).to_vec();
            GraphNode {
                place,
                before,
                boundary: node.boundary,
                paused: node.after_pause(),
                first: node.first,
                beat,
                reading,
            }
        });
        Self { nodes: nodes.collect(), ends: lattice.ends.clone() }
    }

    /// The sum asked for; `counts` receives `sign` times what each feature is expected to count in it.
    pub(super) fn sum(&self, ask: Ask<'_>, counts: Option<(&mut [f64], f64)>) -> f64 {
        let dot = |features: &[Feature]| {
            features.iter().map(|&feature| f64::from(ask.weights.of(feature))).sum::<f64>().exp()
        };
        let labels: Vec<[f64; 2]> = self
            .nodes
            .iter()
            .map(|node| {
                let reading = dot(&node.reading);
                let takes = |beat: bool| f64::from(u8::from(ask.only.takes(node.place, beat)));
                [reading * takes(false), reading * dot(&node.beat) * takes(true)]
            })
            .collect();
        let runs: Vec<FootRun<'_>> = ask
            .sums
            .feet
            .iter()
            .zip(LearnedFoot::ALL)
            .filter(|&(_, foot)| ask.prior.of_foot(foot).iter().any(|&prior| prior > 0.0))
            .map(|(sums, foot)| FootRun::backward(self, ask, foot, sums, &labels))
            .collect();
        let total: f64 = runs.iter().map(|run| run.total).sum();
        if let Some((counts, sign)) = counts.filter(|_| total > 0.0) {
            for run in &runs {
                run.forward(self, ask, &labels, counts, sign / total);
            }
        }
        total
    }
}

/// One foot's part of a sum.
struct FootRun<'a> {
    foot: LearnedFoot,
    sums: &'a FootSums,
    /// β of each syllable in each state: the sum over all ways to go on to the line's end.
    after: Vec<f64>,
    total: f64,
    prior: ByLength,
}

impl<'a> FootRun<'a> {
    fn backward(graph: &Graph, ask: Ask<'a>, foot: LearnedFoot, sums: &'a FootSums, labels: &[[f64; 2]]) -> Self {
        let automaton = sums.automaton;
        let states = automaton.states.len();
        let measure = |feet: Feet| -> f64 {
            let weight: f64 =
                feature::of_measure(foot, feet).into_iter().map(|feature| f64::from(ask.weights.of(feature))).sum();
            ask.prior.of_foot(foot)[feet.index()] * weight.exp()
        };
        let mut prior: ByLength = Default::default();
        for (prior, feet) in prior.iter_mut().zip(Feet::all()) {
            *prior = measure(feet);
        }
        let mut after = vec![0.0; graph.nodes.len() * states];
        for &end in graph.ends.iter().filter(|&&end| ask.only.ends(graph.nodes[end.get()].place)) {
            for (state, after) in automaton.states.iter().zip(&mut after[end.get() * states..]) {
                *after = f64::from(u8::from(state.ends));
            }
        }
        let (mut here, mut total) = (vec![0.0; states], 0.0);
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            let row = &after[at * states..(at + 1) * states];
            if row.iter().all(|&after| after == 0.0) {
                continue;
            }
            for (state, here) in here.iter_mut().enumerate() {
                *here = row[state] * labels[at][usize::from(automaton.states[state].beat)];
            }
            if node.first {
                for (step, likelihood) in automaton.starts_with(&sums.likelihood) {
                    let Some(feet) = step.feet_of_line() else { continue };
                    total += likelihood[0] * here[step.to.get()] * prior[feet.index()];
                }
            }
            let pairs = ask.sums.pair(node.boundary);
            for state in 0..states {
                let earlier = usize::from(automaton.states[state].beat);
                let sum: f64 = automaton
                    .steps_with(&automaton.states[state], &sums.likelihood)
                    .map(|(step, likelihood)| {
                        let to = step.to.get();
                        likelihood[usize::from(node.paused)]
                            * pairs[earlier][usize::from(automaton.states[to].beat)]
                            * here[to]
                    })
                    .sum();
                for &before in node.before.iter().filter(|_| sum > 0.0) {
                    after[before.get() * states + state] += sum;
                }
            }
        }
        Self { foot, sums, after, total, prior }
    }

    /// The forward pass, which adds the expected count of each feature.
    fn forward(&self, graph: &Graph, ask: Ask<'_>, labels: &[[f64; 2]], counts: &mut [f64], scale: f64) {
        if self.total <= 0.0 {
            return;
        }
        let automaton = self.sums.automaton;
        let states = automaton.states.len();
        let mut until = vec![0.0; graph.nodes.len() * states];
        for (at, node) in graph.nodes.iter().enumerate() {
            let label = |state: usize| labels[at][usize::from(automaton.states[state].beat)];
            if node.first {
                for (step, likelihood) in automaton.starts_with(&self.sums.likelihood) {
                    let Some(feet) = step.feet_of_line() else { continue };
                    let to = step.to.get();
                    let reached = self.prior[feet.index()] * likelihood[0] * label(to);
                    until[at * states + to] += reached;
                    let expected = reached * self.after[at * states + to] * scale;
                    if expected != 0.0 {
                        count_step(step, false, expected, counts);
                        for feature in feature::of_measure(self.foot, feet) {
                            counts[feature] += expected;
                        }
                    }
                }
            }
            let mut pairs = [[0.0; 2]; 2];
            let weight = ask.sums.pair(node.boundary);
            for &before in &node.before {
                for state in 0..states {
                    let earlier = until[before.get() * states + state];
                    if earlier == 0.0 {
                        continue;
                    }
                    let was = usize::from(automaton.states[state].beat);
                    for (step, likelihood) in automaton.steps_with(&automaton.states[state], &self.sums.likelihood) {
                        let to = step.to.get();
                        let is = usize::from(automaton.states[to].beat);
                        let reached = earlier * likelihood[usize::from(node.paused)] * weight[was][is] * label(to);
                        if reached == 0.0 {
                            continue;
                        }
                        until[at * states + to] += reached;
                        let expected = reached * self.after[at * states + to] * scale;
                        pairs[was][is] += expected;
                        if expected != 0.0 {
                            count_step(step, node.paused, expected, counts);
                        }
                    }
                }
            }
            count_pairs(node, pairs, counts);
            self.count_syllable(node, &until[at * states..], &self.after[at * states..], scale, counts);
        }
    }

    /// Counts the features of a syllable by how likely it is to be a beat.
    fn count_syllable(&self, node: &GraphNode, until: &[f64], after: &[f64], scale: f64, counts: &mut [f64]) {
        let mut share = [0.0; 2];
        for (state, (until, after)) in self.sums.automaton.states.iter().zip(until.iter().zip(after)) {
            share[usize::from(state.beat)] += until * after;
        }
        for &feature in &node.beat {
            counts[feature] += share[1] * scale;
        }
        for &feature in &node.reading {
            counts[feature] += (share[0] + share[1]) * scale;
        }
    }
}

fn count_pairs(node: &GraphNode, pairs: [[f64; 2]; 2], counts: &mut [f64]) {
    for (was, row) in pairs.into_iter().enumerate() {
        for (is, expected) in row.into_iter().enumerate() {
            counts[feature::pair(node.boundary, was == 1, is == 1)] += expected;
        }
    }
}

fn count_step(step: &Step, paused: bool, expected: f64, counts: &mut [f64]) {
    match step.origin {
        Origin::Going => {}
        Origin::Opening { foot, realization, first, from_end } => {
            let place = FootPlace { first, from_end, after_pause: paused };
            feature::of_foot(foot, realization, place, |feature| counts[feature] += expected);
        }
        Origin::Outside { foot, edge, .. } => counts[feature::edge(foot, edge)] += expected,
    }
}
