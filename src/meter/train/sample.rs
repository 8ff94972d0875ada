//! Hand-scanned lines, as the trainer takes them.

use super::graph::Graph;
use crate::analysis::HeardLine;
use crate::lexicon::Ear;
use crate::meter::notation::{LearnedFoot, Measure, NamedMeter};

/// One hand-scanned line.
#[derive(Debug)]
pub struct Sample {
    /// The source it is from; results are reported for each.
    pub source: String,
    /// The poem it is of; lines of one poem stand together.
    pub poem: String,
    /// The stanza it is of.
    pub stanza: String,
    /// The line as heard.
    pub heard: HeardLine,
    /// The scansions that count as right, `true` a beat or a stress.
    pub scansions: Vec<Vec<bool>>,
    /// Whether the scansions mark stress as read aloud and not the beats of the meter.
    pub aloud: bool,
    /// The line's meter, if it is in a foot that is learned.
    pub meter: Option<NamedMeter>,
    pub(super) graph: Graph,
}

impl Sample {
    /// A sample of this text; scansions are written `-+-+`.
    pub fn new(
        source: &str,
        poem: &str,
        stanza: &str,
        text: &str,
        scansions: &[&str],
        aloud: bool,
        meter: Option<&str>,
    ) -> Self {
        let heard = HeardLine::hear(text, &Ear::new());
        Self {
            source: source.to_owned(),
            poem: poem.to_owned(),
            stanza: stanza.to_owned(),
            graph: Graph::of(&heard),
            heard,
            scansions: scansions.iter().map(|signs| signs.chars().map(|sign| sign == '+').collect()).collect(),
            aloud,
            meter: meter.and_then(learned_meter),
        }
    }
}

fn learned_meter(name: &str) -> Option<NamedMeter> {
    match name.parse() {
        Ok(Measure::Named(meter)) if LearnedFoot::of(meter.foot).is_some() => Some(meter),
        _ => None,
    }
}

/// Samples grouped by poem, as ranges.
pub(super) fn poems(samples: &[Sample]) -> Vec<std::ops::Range<usize>> {
    runs(samples, |sample| (&sample.source, &sample.poem))
}

/// The stanzas of lines that stand together, as ranges of them.
pub(super) fn stanzas(samples: &[Sample]) -> Vec<std::ops::Range<usize>> {
    runs(samples, |sample| &sample.stanza)
}

fn runs<'a, K: PartialEq>(samples: &'a [Sample], key: impl Fn(&'a Sample) -> K) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, sample) in samples.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if key(&samples[run.start]) == key(sample) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
