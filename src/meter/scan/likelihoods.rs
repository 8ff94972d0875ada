//! How likely one line is under each named meter, for rules that hold a poem against several.

use super::Scanner;
use crate::analysis::HeardLine;
use crate::meter::infer::MeterTable;
use crate::meter::notation::NamedMeter;

/// The likelihood of a line under every named meter in a foot that was learned, all its readings summed.
#[derive(Debug, Clone)]
pub(crate) struct NamedMeters(MeterTable);

impl NamedMeters {
    /// The likelihoods of a line.
    pub(crate) fn of(line: &HeardLine) -> Self {
        Self(Scanner::shipped().likelihoods(line))
    }

    /// The meters that have a likelihood.
    pub(crate) fn all() -> impl Iterator<Item = NamedMeter> {
        NamedMeter::learned()
    }

    /// How far the likelihood under a meter lies below that under the likeliest one, in nats: 0 at most, and [`Self::LEAST`]
    /// where the meter cannot hold the line.
    pub(crate) fn below_best(&self, meter: NamedMeter) -> f64 {
        let best = self.0.iter().fold(0.0, f64::max);
        let likelihood = self.0.of(meter);
        if likelihood > 0.0 { (likelihood / best).ln().max(Self::LEAST) } else { Self::LEAST }
    }

    /// What is as good as impossible, in nats.
    const LEAST: f64 = -1e3;
}
