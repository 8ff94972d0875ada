//! `meter`, `beats` and `caesura`: whether any reading of a line, with the form's licenses, fits the meter of its slot.
//!
//! | file | holds |
//! |---|---|
//! | `measured` | the lines that owe a meter, and how each fits it |
//! | `misfit` | a line that does not fit, and the remark on it |
//! | `shared_lines` | short lines that are parts of one line of the meter |
//! | `kept_meter` | the meter that the lines of a poem keep in place of their form's |
//! | `shared_meter` | the other meter that many lines of a poem have in common |

mod kept_meter;
mod measured;
mod misfit;
mod shared_lines;
mod shared_meter;

use std::cell::OnceCell;
use std::sync::Arc;

use crate::analysis::Counts;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::{LineLicense, Rule};
use crate::meter::{License, Meter, MeterFit, PreparedLine, Taken};

use kept_meter::{KeptMeter, kept_meters};
use measured::{MeasuredLine, measured};
use misfit::Misfit;
use shared_lines::{Shared, Short};
use shared_meter::{SharedMeter, shared_meters};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let lines = measured(aligned, &miscounted(report));
    let mut misfits: Vec<Misfit<'_>> = lines.iter().filter_map(Misfit::of).collect();
    let shared = shared(aligned, &misfits);
    let alone: Vec<&MeasuredLine<'_>> = lines.iter().filter(|of| of.is_open && !shared.has(of.line)).collect();
    let kept = kept_meters(&alone, aligned.context);
    report.extend(kept.iter().filter_map(|kept| on_kept_meter(aligned, kept, &misfits)));
    let is_kept = |line: usize| kept.iter().any(|kept| kept.has(line));
    for of in lines.iter().filter(|of| !is_kept(of.line)) {
        if of.fit.fits() {
            licenses(aligned, of.line, &of.fit, report);
        } else if of.ends_on_dactylic_rhyme {
            report.license(of.line, License::TripleEnding.in_words());
        }
    }
    misfits.retain(|misfit| !is_kept(misfit.line()) && !shared.has(misfit.line()));
    shared.parts.into_iter().for_each(|line| report.license(line, "part of a line that is shared"));
    report.pending.extend(shared.waiting.into_iter().map(|line| (line, "may be part of a line to come".to_owned())));
    remark_on_misfits(aligned, &misfits, lines.len(), report);
}

/// The lines that got a remark on their count, and get none on their meter.
fn miscounted(report: &Report<'_>) -> Vec<usize> {
    let counts = report.remarks.iter().filter(|(_, remark)| remark.rule == Rule::Syllables);
    counts.map(|(_, remark)| remark.line).collect()
}

/// Remarks on the lines that do not fit: once on those that have another meter in common, and on each of the others.
fn remark_on_misfits(aligned: &AlignedPoem<'_>, misfits: &[Misfit<'_>], measured: usize, report: &mut Report<'_>) {
    let memory = aligned.context.memory;
    let number = |at: usize| aligned.context.numbers[misfits[at].line()];
    let ready: Vec<OnceCell<PreparedLine>> = (0..misfits.len()).map(|at| memory.ready(number(at))).collect();
    memory.forget_ready();
    let keeps = |at: usize, meter: &Arc<Meter>| memory.keeps(number(at), meter, &ready[at]);
    let may_keep = |at: usize, meter: &Arc<Meter>| memory.may_keep(number(at), meter, &ready[at]);
    let shared_meters = shared_meters(misfits.len(), measured, may_keep, keeps);
    for (at, misfit) in misfits.iter().enumerate() {
        match shared_meters.iter().find(|shared| shared.lines.binary_search(&at).is_ok()) {
            Some(shared) if shared.lines.first() == Some(&at) => {
                report.extend(misfit.remark(aligned).map(|remark| on_shared_meter(remark, shared, misfits)));
            }
            Some(_) => {}
            None => report.extend(misfit.remark(aligned)),
        }
    }
}

/// Which of the lines that do not fit are parts of one line of the meter. Only stichic verse divides its lines so: elsewhere
/// each printed line has a place of its own.
fn shared(aligned: &AlignedPoem<'_>, misfits: &[Misfit<'_>]) -> Shared {
    if !aligned.is_stichic() {
        return Shared::default();
    }
    let short: Vec<Short> = misfits.iter().filter_map(|misfit| misfit.short(aligned)).collect();
    let is_line = |parts: &[Short]| {
        let [first, .., last] = parts else { return false };
        let together = parts.iter().fold(Counts::zero(), |sum, part| sum.plus(&part.found));
        let common = first.meter.common_counts(aligned.context.form.licenses);
        together.shares(&common) && aligned.keep_together(first.line..last.line + 1, &first.meter)
    };
    shared_lines::shared(&short, aligned.lines().last().filter(|_| aligned.context.options.open), is_line)
}

/// The remark on lines that keep another meter than the form's: it names them all, and they get no other on their meter.
fn on_kept_meter(aligned: &AlignedPoem<'_>, kept: &KeptMeter, misfits: &[Misfit<'_>]) -> Option<Remark> {
    let (&first, others) = kept.lines.split_first()?;
    let KeptMeter { meter, asked, of, .. } = kept;
    let message =
        format!("{} of {of} lines run in {meter}; the form asks {}", kept.lines.len(), misfit::in_words(asked));
    let grave = misfits.iter().filter(|misfit| misfit.is_grave() && kept.has(misfit.line())).count();
    let owes = aligned.slot_of(first).map(|slot| &aligned.layout.slots[slot].measure);
    let help = format!("Choose a form in {meter}, or set its `meter`, if that is what the poem keeps");
    let remark = Remark::new(Rule::Meter, first, message)
        .shift(if grave * 2 >= kept.lines.len() { LevelShift::Up } else { LevelShift::None })
        .help(help)
        .line_severity(owes.and_then(|measure| measure.severity));
    Some(others.iter().fold(remark, |remark, &line| remark.beside(line, format!("{meter} again"))))
}

/// The remark on the first of the lines that share another meter; it names the others, which get no remark.
fn on_shared_meter(first: Remark, shared: &SharedMeter, misfits: &[Misfit<'_>]) -> Remark {
    let message =
        format!("{} lines keep {}, as this one does, not the meter of the form", shared.lines.len(), shared.meter);
    let others = shared.lines.iter().skip(1).filter_map(|&at| misfits.get(at));
    let remark = Remark { message, spans: Vec::new(), ..first };
    others.fold(remark, |remark, misfit| remark.beside(misfit.line(), format!("{} again", shared.meter)))
}

/// Lists the licenses of a line that fits, and remarks on too many in one line. A license among the form's `habitual_licenses` is an
/// everyday one where a line takes it once.
fn licenses(aligned: &AlignedPoem<'_>, line: usize, fit: &MeterFit, report: &mut Report<'_>) {
    let habits = aligned.context.form.habitual_licenses;
    let times = |license: License| fit.licenses.iter().filter(|taken| taken.license == license).count();
    let is_habit = |taken: &Taken| habits.contains(taken.license) && times(taken.license) == 1;
    report.licenses.extend(fit.licenses.iter().map(|taken| {
        let is_everyday = taken.is_everyday() || is_habit(taken);
        (line, LineLicense { in_words: taken.in_words(), is_everyday })
    }));
    let most = aligned.context.form.licenses_per_line as usize;
    if fit.licenses_counted() > most {
        report.add(many_licenses(line, &fit.licenses, most));
    }
}

fn many_licenses(line: usize, taken: &[Taken], most: usize) -> Remark {
    let counted = taken.iter().filter(|taken| taken.license.is_counted());
    let counted: Vec<String> = counted.map(|taken| taken.in_words()).collect();
    let message = format!("{} departures from the meter in one line; {most} go unremarked", counted.len());
    Remark::new(Rule::Meter, line, message).shift(LevelShift::Down).help(counted.join("; "))
}
