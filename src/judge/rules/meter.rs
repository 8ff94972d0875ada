//! `meter`, `beats` and `caesura`: whether any reading of a line, with the form's licenses, fits the meter of its slot.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::form::Slot;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::{Rule, wording};
use crate::lexicon::Pronunciation;
use crate::meter::{Ending, Fault, License, Licenses, Measure, Meter, MeterFit, NamedMeter, PreparedLine, Taken};
use crate::phonology::Stress;
use crate::rhyme::Ending as RhymeEnding;
use crate::span::Span;

use super::kept_meter::{self, KeptMeter, Measured};
use super::shared_lines::{self, Shared, Short};
use super::shared_meter::{SharedMeter, shared_meters};
use super::syllables::word_by_word;

/// The number of syllables outside every licensed scansion from which a line is an error: one syllable may depend on how a word
/// is said, two do not.
const SURELY_OUTSIDE: u32 = 2;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let counted_already: Vec<usize> = report
        .remarks
        .iter()
        .filter(|(_, remark)| remark.rule == Rule::Syllables)
        .map(|(_, remark)| remark.line)
        .collect();
    let lines = measured(aligned);
    let mut misfits: Vec<Misfit<'_>> = lines.iter().filter_map(MeasuredLine::misfit).collect();
    misfits.retain(|misfit| !counted_already.contains(&misfit.line));
    let shared = shared(aligned, &misfits);
    let kept = kept_meters(aligned, &lines, |line| shared.has(line) || counted_already.contains(&line));
    report.extend(kept.iter().filter_map(|kept| on_kept_meter(aligned, kept, &misfits)));
    let in_kept = |line: usize| kept.iter().any(|kept| kept.lines.binary_search(&line).is_ok());
    misfits.clear();
    for &MeasuredLine { line, slot, owes, meter, ref fit } in lines.iter().filter(|of| !in_kept(of.line)) {
        let fit = Rc::clone(fit);
        match &fit.fault {
            Some(_) if counted_already.contains(&line) => {}
            Some(fault) if leaves_room(aligned.heard(line), fault) => {}
            Some(_) if ends_on_dactylic_rhyme(aligned, line, slot, &fit) => {
                report.licenses.push((line, License::TripleEnding.in_words().to_owned()));
            }
            Some(_) => misfits.push(Misfit { line, owes, meter, fit }),
            None => licenses(aligned, line, &fit, report),
        }
    }
    misfits.retain(|misfit| !shared.has(misfit.line));
    report.licenses.extend(shared.parts.into_iter().map(|line| (line, "part of a line that is shared".to_owned())));
    report.pending.extend(shared.waiting.into_iter().map(|line| (line, "may be part of a line to come".to_owned())));
    let ready: Vec<OnceCell<PreparedLine>> =
        misfits.iter().map(|misfit| aligned.context.memory.ready(aligned.heard(misfit.line))).collect();
    aligned.context.memory.forget_ready();
    let keeps = |at: usize, meter: &Arc<Meter>| {
        aligned.context.memory.keeps(aligned.heard(misfits[at].line), meter, &ready[at])
    };
    let may_keep = |at: usize, meter: &Arc<Meter>| {
        aligned.context.memory.may_keep(aligned.heard(misfits[at].line), meter, &ready[at])
    };
    let shared_meters = shared_meters(misfits.len(), lines.len(), may_keep, keeps);
    for (at, misfit) in misfits.iter().enumerate() {
        match shared_meters.iter().find(|shared| shared.lines.binary_search(&at).is_ok()) {
            Some(shared) if shared.lines.first() == Some(&at) => {
                report.extend(misfit.remark(aligned).map(|remark| on_shared_meter(remark, shared, &misfits)));
            }
            Some(_) => {}
            None => report.extend(misfit.remark(aligned)),
        }
    }
}

/// A line of the poem with the meter it owes.
struct MeasuredLine<'a> {
    line: usize,
    slot: usize,
    owes: &'a Slot,
    meter: &'a Arc<Meter>,
    fit: Rc<MeterFit>,
}

impl<'a> MeasuredLine<'a> {
    /// The line as one that does not fit, if it does not.
    fn misfit(&self) -> Option<Misfit<'a>> {
        let &Self { line, owes, meter, ref fit, .. } = self;
        (!fit.fits()).then(|| Misfit { line, owes, meter, fit: Rc::clone(fit) })
    }
}

/// The settled lines that owe a meter, in order.
fn measured<'a>(aligned: &AlignedPoem<'a>) -> Vec<MeasuredLine<'a>> {
    let each = aligned.settled_pairs().filter_map(|(line, slot, owes)| {
        let (meter, fit) = (owes.measure.meter.as_ref()?, aligned.fit(line, owes)?);
        Some(MeasuredLine { line, slot, owes, meter, fit })
    });
    each.collect()
}

/// The meters that lines keep in place of their form's, but for lines that are told something else.
fn kept_meters(
    aligned: &AlignedPoem<'_>,
    lines: &[MeasuredLine<'_>],
    is_told: impl Fn(usize) -> bool,
) -> Vec<KeptMeter> {
    let measured: Vec<Measured<'_>> = lines
        .iter()
        .filter(|of| !is_told(of.line))
        .map(|of| Measured {
            line: of.line,
            heard: aligned.heard(of.line),
            meter: of.meter,
            fit: &of.fit,
            is_excused: ends_on_dactylic_rhyme(aligned, of.line, of.slot, &of.fit),
        })
        .collect();
    kept_meter::kept_meters(&measured, aligned.context.form.habitual_licenses, aligned.context.memory)
}

/// The remark on lines that keep another meter than the form's: it names them all, and they get no other on their meter.
fn on_kept_meter(aligned: &AlignedPoem<'_>, kept: &KeptMeter, misfits: &[Misfit<'_>]) -> Option<Remark> {
    let (&first, others) = kept.lines.split_first()?;
    let KeptMeter { meter, asked, of, .. } = kept;
    let message = format!("{} of {of} lines run in {meter}; the form asks {}", kept.lines.len(), in_words(asked));
    let grave = misfits.iter().filter(|misfit| misfit.is_grave() && kept.lines.binary_search(&misfit.line).is_ok());
    let is_grave = grave.count() * 2 >= kept.lines.len();
    let owes = aligned.slot_of(first).map(|slot| &aligned.layout.slots[slot].measure);
    let help = format!("Choose a form in {meter}, or set its `meter`, if that is what the poem keeps");
    let remark = Remark::new(Rule::Meter, first, message)
        .shift(if is_grave { LevelShift::Up } else { LevelShift::None })
        .help(help)
        .line_severity(owes.and_then(|measure| measure.severity));
    Some(others.iter().fold(remark, |remark, &line| remark.beside(line, format!("{meter} again"))))
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

/// A line that does not fit its meter.
struct Misfit<'a> {
    line: usize,
    owes: &'a Slot,
    meter: &'a Arc<Meter>,
    fit: Rc<MeterFit>,
}

impl Misfit<'_> {
    /// The line as a part of a shared line, if its fault is its count.
    fn short(&self, aligned: &AlignedPoem<'_>) -> Option<Short> {
        let Some(Fault::Count { found, wanted, .. }) = &self.fit.fault else { return None };
        let text = &aligned.heard(self.line).text;
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let (found, meter) = (found.clone(), Arc::clone(self.meter));
        Some(Short { line: self.line, indent, found, meter, least: wanted.least() })
    }

    /// Whether the line lies so far outside every licensed scansion that it is an error.
    fn is_grave(&self) -> bool {
        let outside = match self.fit.fault {
            Some(Fault::Count { outside, .. }) => outside,
            _ => 0,
        };
        outside >= SURELY_OUTSIDE && self.owes.measure.syllables.is_none()
    }

    /// The remark on this line alone.
    fn remark(&self, aligned: &AlignedPoem<'_>) -> Option<Remark> {
        let heard = aligned.heard(self.line);
        let guess = self.fit.guess.and_then(|word| heard.words.get(word)).map(|word| heard.text_of(word).to_owned());
        let remark = self.faulted(heard, aligned.context.form.licenses, self.fit.fault.as_ref()?);
        Some(remark.guessing(guess).line_severity(self.owes.measure.severity))
    }

    /// The remark on a fault.
    fn faulted(&self, heard: &HeardLine, licenses: Licenses, fault: &Fault) -> Remark {
        let &Misfit { line, meter, .. } = self;
        match fault {
            Fault::Count { found, wanted, .. } => {
                let rule = if meter.beats().is_some() { Rule::Beats } else { Rule::Meter };
                Remark::new(rule, line, miscounted(meter, found, licenses))
                    .shift(if self.is_grave() { LevelShift::Up } else { LevelShift::None })
                    .help(count_help(heard, meter, wanted, licenses))
            }
            Fault::Length { found, allowed, kept } => {
                let message = kept
                    .and_then(|kept| other_length(meter, kept))
                    .unwrap_or_else(|| miscounted(meter, found, licenses));
                Remark::new(Rule::Meter, line, message).help(count_help(heard, meter, allowed, licenses))
            }
            Fault::Stress { foot, words, drawn, marks } => {
                let message = format!("The stress falls on the wrong side in foot {foot}: \"{drawn}\" ({marks})");
                Remark::new(Rule::Meter, line, message)
                    .over(words_span(heard, words.clone()))
                    .help(format!("The line should run {}", in_words(meter)))
            }
            Fault::Ending { word, found } => self.ended(heard, licenses, *word, *found),
            Fault::Beats { found, wanted } => {
                let message = format!("About {}; this line wants {wanted}", wording::counted(*found, "beat"));
                Remark::new(Rule::Beats, line, message)
            }
            Fault::Caesura => {
                let message = "No pause near the middle; the beats should fall on both sides of one";
                Remark::new(Rule::Caesura, line, message)
            }
        }
    }

    /// The remark on a line that ends on a beat where it should end off it, or the other way round.
    fn ended(&self, heard: &HeardLine, licenses: Licenses, word: usize, found: Ending) -> Remark {
        let &Misfit { line, meter, .. } = self;
        let last = heard.words.get(word);
        let text = last.map_or("", |word| heard.text_of(word));
        if found == Ending::Triple && last.is_some_and(closes_on_stress) {
            let allowed = meter.counts(Licenses::Usual);
            return Remark::new(Rule::Meter, line, miscounted(meter, &heard.counts, licenses))
                .help(count_help(heard, meter, &allowed, licenses));
        }
        let message = match found {
            Ending::Masculine => format!("Ends on a stress (*{text}*); this line should end off it"),
            Ending::Feminine | Ending::Triple => {
                format!("Ends on an unstressed syllable (*{text}*); this line should end on a stress")
            }
        };
        Remark::new(Rule::LineEnding, line, message).over(last.map(|word| word.span))
    }
}

/// The remark on the first of the lines that share another meter; it names the others, which get no remark.
fn on_shared_meter(first: Remark, shared: &SharedMeter, misfits: &[Misfit<'_>]) -> Remark {
    let message =
        format!("{} lines keep {}, as this one does, not the meter of the form", shared.lines.len(), shared.meter);
    let others = shared.lines.iter().skip(1).filter_map(|&at| misfits.get(at));
    let told = Remark { message, spans: Vec::new(), ..first };
    others.fold(told, |told, misfit| told.beside(misfit.line, format!("{} again", shared.meter)))
}

/// Whether a word without pronunciation may hold what the line lacks, so that no remark can be made.
fn leaves_room(heard: &HeardLine, fault: &Fault) -> bool {
    let unsaid = heard.words.iter().any(|word| word.spoken.best().is_none());
    let over = matches!(fault, Fault::Count { found, wanted, .. } if found.least() > wanted.most());
    unsaid && !over
}

/// Whether a line ends on two light syllables and has a dactylic rhyme with a line it should rhyme with: the two then belong to the
/// rhyme, as in the comic stanzas of Byron.
fn ends_on_dactylic_rhyme(aligned: &AlignedPoem<'_>, line: usize, slot: usize, fit: &MeterFit) -> bool {
    if !matches!(fit.fault, Some(Fault::Ending { found: Ending::Triple, .. })) {
        return false;
    }
    let Some(rhyme) = aligned.layout.slots[slot].rhyme else { return false };
    let mates = aligned.layout.rhymes().nth(rhyme as usize).unwrap_or_default();
    mates.iter().filter(|&&mate| mate != slot).filter_map(|&mate| aligned.settled_line_of(mate)).any(|mate| {
        let likeness = aligned.likeness(mate.min(line), mate.max(line));
        likeness.ending == RhymeEnding::Dactylic && likeness.grade.is_licensed()
    })
}

/// The message on a wrong count: it gives the meter's common counts, which are what the meter's name leads a reader to expect.
fn miscounted(meter: &Meter, found: &Counts, licenses: Licenses) -> String {
    let wanted = meter.common_counts(licenses);
    let wanted = match (wanted.least(), wanted.most()) {
        (least, most) if least + 1 == most => format!("{least} or {most}"),
        _ => wanted.to_string(),
    };
    format!("Not {}: {} where {wanted} are wanted", in_words(meter), wording::counts(found, "syllable"))
}

/// The message on a line that keeps another meter than its own, where its own has one name.
fn other_length(meter: &Meter, kept: NamedMeter) -> Option<String> {
    let mut measures = meter.measures();
    let (Some(Measure::Named(own)), None) = (measures.next(), measures.next()) else { return None };
    let beats = |meter: NamedMeter| wording::counted(u32::from(meter.feet.count()), "beat");
    Some(format!("{}, as in {kept}; {own} has {}", beats(kept), own.feet.count()))
}

/// The count of each word, and the range of counts that the licenses allow where it is wider.
fn count_help(heard: &HeardLine, meter: &Meter, widest: &Counts, licenses: Licenses) -> String {
    let words = word_by_word(heard);
    if meter.common_counts(licenses) == *widest { words } else { format!("{words}; its licenses allow {widest}") }
}

/// A meter inside a sentence: by its name, or as `the pattern /x /x`.
fn in_words(meter: &Meter) -> String {
    let text = meter.to_string();
    if text.contains('/') { format!("the pattern {text}") } else { text }
}

/// Whether every pronunciation of a word ends on a stress or has one syllable.
fn closes_on_stress(word: &HeardWord) -> bool {
    let closes = |way: &Pronunciation| {
        way.sounds.syllable_count() < 2 || way.sounds.stresses().next_back() > Some(Stress::Unstressed)
    };
    word.spoken.pronunciations.iter().all(closes)
}

fn words_span(heard: &HeardLine, words: std::ops::Range<usize>) -> Option<Span> {
    let words = heard.words.get(words)?;
    Some(Span::new(words.first()?.span.start, words.last()?.span.end))
}

/// Lists the licenses of a line that fits, and remarks on too many in one line.
fn licenses(aligned: &AlignedPoem<'_>, line: usize, fit: &MeterFit, report: &mut Report<'_>) {
    report.licenses.extend(fit.licenses.iter().map(|taken| (line, license_in_words(*taken))));
    let most = aligned.context.form.licenses_per_line as usize;
    if fit.licenses_counted() > most {
        report.add(many_licenses(line, &fit.licenses, most));
    }
}

fn many_licenses(line: usize, taken: &[Taken], most: usize) -> Remark {
    let counted = taken.iter().filter(|taken| taken.license.is_counted());
    let counted: Vec<String> = counted.map(|taken| license_in_words(*taken)).collect();
    let message = format!("{} departures from the meter in one line; {most} go unremarked", counted.len());
    Remark::new(Rule::Meter, line, message).shift(LevelShift::Down).help(counted.join("; "))
}

fn license_in_words(taken: Taken) -> String {
    match taken.license {
        License::Inversion => format!("foot {} turned (/x)", taken.foot),
        License::Feminine | License::TripleEnding | License::Headless | License::Anacrusis | License::Catalexis => {
            taken.license.in_words().to_owned()
        }
        License::Heavy | License::Light | License::Anapest | License::Iamb | License::Elision => {
            format!("{} in foot {}", taken.license.in_words(), taken.foot)
        }
    }
}
