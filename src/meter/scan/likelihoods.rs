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

    /// The logarithm of the likelihood under a meter, in nats; minus infinity where the meter cannot hold the line.
    pub(crate) fn log(&self, meter: NamedMeter) -> f64 {
        self.0.of(meter).ln()
    }
}
