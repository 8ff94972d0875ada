//! How likely one line is under each named meter, for rules that compare a poem with several meters.

use super::Scanner;
use crate::analysis::HeardLine;
use crate::meter::infer::MeterTable;
use crate::meter::notation::{LearnedFoot, NamedMeter};

/// The likelihood of a line under every named meter in a learned foot, summed over all its readings.
#[derive(Debug, Clone)]
pub(crate) struct NamedMeters(MeterTable);

impl NamedMeters {
    /// The likelihoods of a line.
    pub(crate) fn of(line: &HeardLine) -> Self {
        let likelihoods = Scanner::shipped().likelihoods(line);
        let best = likelihoods.iter().fold(0.0, f64::max);
        let below = |likelihood: f64| if likelihood > 0.0 { (likelihood / best).ln() } else { Self::LEAST };
        Self(likelihoods.map(|likelihood| below(likelihood).max(Self::LEAST)))
    }

    /// The meters that have a likelihood.
    pub(crate) fn all() -> impl Iterator<Item = NamedMeter> {
        NamedMeter::learned()
    }

    /// How far the likelihood under a meter lies below that under the likeliest one, in nats: 0 at most, and [`Self::LEAST`]
    /// where the meter cannot hold the line.
    pub(crate) fn below_best(&self, meter: NamedMeter) -> f64 {
        LearnedFoot::of(meter.foot).map_or(Self::LEAST, |_| self.0.of(meter))
    }

    /// The value of a meter that cannot hold the line, in nats.
    const LEAST: f64 = -1e3;
}
