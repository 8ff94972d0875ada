//! The meter that a poem keeps in place of its form's.
//!
//! A license is a departure; a departure that every line takes is a meter. So where lines each fit by a license, such as
//! trochees read as headless iambs, the check compares the likelihood of all of them under the form's meter with that under
//! other meters.

#![allow(clippy::cast_precision_loss, reason = "counts of lines")]

use std::rc::Rc;
use std::sync::Arc;

use crate::judge::context::JudgeContext;
use crate::meter::{Foot, License, LicenseSet, Measure, Meter, MeterFit, NamedMeter, NamedMeters};

use super::measured::MeasuredLine;

/// The fewest lines that show a habit.
const LEAST_LINES: usize = 4;

/// How much likelier another meter must be, in nats a line over all lines of the form's meter. The most that a canonical poem
/// in its own meter reaches is about 0.5; poems in another foot gain from 1.2 (trochees as iambs) to 9 (iambs as anapests).
const LEAST_GAIN: f64 = 0.9;

/// Lines that keep another meter than the form's.
#[derive(Debug, Clone)]
pub(super) struct KeptMeter {
    /// The meter they keep.
    pub(super) meter: NamedMeter,
    /// The meter that the form asks of them.
    pub(super) asked: Arc<Meter>,
    /// The lines, in order.
    pub(super) lines: Vec<usize>,
    /// How many lines the form asks that meter of.
    pub(super) of: usize,
}

impl KeptMeter {
    /// Whether a line is among them.
    pub(super) fn has(&self, line: usize) -> bool {
        self.lines.binary_search(&line).is_ok()
    }
}

/// The meters that lines keep in place of their form's, for each meter of the form by itself. A line whose fault depends on
/// a guessed word is not counted.
pub(super) fn kept_meters(measured: &[&MeasuredLine<'_>], context: JudgeContext<'_>) -> Vec<KeptMeter> {
    let measured: Vec<&MeasuredLine<'_>> = measured.iter().copied().filter(|line| line.fit.guess.is_none()).collect();
    let mut asked: Vec<&Arc<Meter>> = Vec::new();
    for line in &measured {
        if !asked.contains(&line.meter) {
            asked.push(line.meter);
        }
    }
    let of_meter =
        |meter: &&Arc<Meter>| measured.iter().copied().filter(|line| line.meter == *meter).collect::<Vec<_>>();
    asked.iter().filter_map(|meter| kept_instead(meter, &of_meter(meter), context)).collect()
}

/// The meter that the lines of one of the form's meters keep instead.
fn kept_instead(asked: &Arc<Meter>, measured: &[&MeasuredLine<'_>], context: JudgeContext<'_>) -> Option<KeptMeter> {
    let departing = measured.iter().filter(|line| !line.ends_on_dactylic_rhyme && departs(&line.fit)).count();
    if measured.len() < LEAST_LINES || departing * 2 < measured.len() {
        return None;
    }
    let own: Vec<NamedMeter> = asked.measures().map(Measure::named).collect::<Option<_>>()?;
    if !own.iter().all(|own| NamedMeters::all().any(|learned| learned == *own)) {
        // There is no model of a foot whose weights were not learned.
        return None;
    }
    let each: Vec<(usize, Rc<NamedMeters>)> =
        measured.iter().map(|line| (line.line, context.memory.likelihoods(context.numbers[line.line]))).collect();
    let gain = |likelihoods: &NamedMeters, other: NamedMeter| {
        let as_asked = own.iter().map(|&own| likelihoods.below_best(own)).fold(f64::NEG_INFINITY, f64::max);
        (likelihoods.below_best(other) - as_asked).clamp(-MOST_OF_A_LINE, MOST_OF_A_LINE)
    };
    let traditions = context.form.habitual_licenses;
    let others = NamedMeters::all().filter(|other| !own.contains(other) && !is_traditional(&own, *other, traditions));
    let held = others.filter_map(|other| {
        let lines: Vec<usize> =
            each.iter().filter(|(_, likely)| gain(likely, other) > 0.0).map(|&(line, _)| line).collect();
        let sum: f64 = each.iter().map(|(_, likely)| gain(likely, other)).sum();
        let enough = lines.len() >= LEAST_LINES && lines.len() * 2 >= each.len();
        // Where the form's meter can hold no line, every other meter gains as much; the likeliest is chosen.
        let likelihood: f64 = each.iter().map(|(_, likely)| likely.below_best(other).max(-MOST_OF_A_LINE)).sum();
        (enough && sum >= LEAST_GAIN * each.len() as f64).then_some((likelihood, other, lines))
    });
    let (_, meter, lines) = held.max_by(|(one, ..), (other, ..)| one.total_cmp(other))?;
    Some(KeptMeter { meter, asked: Arc::clone(asked), lines, of: each.len() })
}

/// The most that one line counts for a meter or against it, in nats: a line that a meter cannot hold at all, perhaps because
/// of a wrong pronunciation, does not outvote the poem.
const MOST_OF_A_LINE: f64 = 12.0;

/// Whether a line departs from its meter, so that a poem of such lines may be in another.
fn departs(fit: &MeterFit) -> bool {
    let is_departure =
        |license: License| license.is_counted() && license != License::Inversion || license == License::Catalexis;
    !fit.fits() || fit.licenses.iter().any(|taken| is_departure(taken.license))
}

/// Whether another meter differs from the form's by nothing but a license that is a tradition of the form: headless iambs are
/// trochees, iambs with many anapests are anapests.
fn is_traditional(own: &[NamedMeter], other: NamedMeter, traditions: LicenseSet) -> bool {
    own.iter().any(|own| {
        let turns = |one: Foot, another: Foot| own.foot == one && other.foot == another;
        own.feet == other.feet
            && (turns(Foot::Iambic, Foot::Trochaic) && traditions.contains(License::Headless)
                || turns(Foot::Trochaic, Foot::Iambic) && traditions.contains(License::Anacrusis)
                || turns(Foot::Iambic, Foot::Anapestic) && traditions.contains(License::Anapest)
                || turns(Foot::Trochaic, Foot::Dactylic) && traditions.contains(License::Anapest)
                || turns(Foot::Anapestic, Foot::Iambic) && traditions.contains(License::Iamb)
                || turns(Foot::Dactylic, Foot::Trochaic) && traditions.contains(License::Iamb))
    })
}
