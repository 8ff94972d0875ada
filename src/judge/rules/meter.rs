//! `meter`, `beats` and `caesura`: a line against the meter of its slot, under every reading and license.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::form::Slot;
use crate::judge::laid::Laid;
use crate::judge::report::{Case, Remark, Report};
use crate::judge::{Rule, place};
use crate::lexicon::Pronunciation;
use crate::meter::{self, Ending, Fault, Habit, Keeping, License, Licenses, Meter, MeterFit, Taken};
use crate::phonology::Stress;
use crate::rhyme::Ending as RhymeEnding;
use crate::span::Span;

use super::halves::{self, Shared, Short};
use super::syllables::word_by_word;

/// Outside every licensed scansion by this many syllables, a line is an error: one syllable may hang on how a word is said,
/// two do not.
const SURELY_OUTSIDE: u32 = 2;

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let counted_already: Vec<usize> = report
        .remarks
        .iter()
        .filter(|(_, remark)| remark.rule == Rule::Syllables)
        .map(|(_, remark)| remark.line)
        .collect();
    let mut measured = 0;
    let mut misfits: Vec<Misfit<'_>> = Vec::new();
    for (line, slot, owes) in laid.settled() {
        let (Some(meter), Some(fit)) = (&owes.measure.meter, laid.fit(line, owes)) else { continue };
        measured += 1;
        match &fit.fault {
            Some(_) if counted_already.contains(&line) => {}
            Some(fault) if leaves_room(laid.heard(line), fault) => {}
            Some(Fault::Ending { found: Ending::Triple, .. }) if closes_on_dactylic_rhyme(laid, line, slot) => {
                report.licenses.push((line, License::TripleEnding.in_words().to_owned()));
            }
            Some(_) => misfits.push(Misfit { line, owes, meter, fit }),
            None => licenses(laid, line, &fit, report),
        }
    }
    let shared = shared(laid, &misfits);
    misfits.retain(|misfit| !shared.has(misfit.line));
    report.licenses.extend(shared.parts.into_iter().map(|line| (line, "part of a line that is shared".to_owned())));
    report.pending.extend(shared.waiting.into_iter().map(|line| (line, "may be part of a line to come".to_owned())));
    let ready: Vec<OnceCell<Keeping>> =
        misfits.iter().map(|misfit| laid.case.hearing.ready(laid.heard(misfit.line))).collect();
    laid.case.hearing.forget_ready();
    let keeps =
        |at: usize, meter: &Arc<Meter>| laid.case.hearing.keeps(laid.heard(misfits[at].line), meter, &ready[at]);
    let may_keep =
        |at: usize, meter: &Arc<Meter>| laid.case.hearing.may_keep(laid.heard(misfits[at].line), meter, &ready[at]);
    let habits = meter::habits(misfits.len(), measured, may_keep, keeps);
    for (at, misfit) in misfits.iter().enumerate() {
        match habits.iter().find(|habit| habit.lines.binary_search(&at).is_ok()) {
            Some(habit) if habit.lines.first() == Some(&at) => {
                report.extend(misfit.remark(laid).map(|remark| in_habit(remark, habit, &misfits)));
            }
            Some(_) => {}
            None => report.extend(misfit.remark(laid)),
        }
    }
}

/// Which of the lines that are out of their meter are parts of a line of it. Only verse that is neither rhymed nor counted in
/// lines is parted so: elsewhere each line of the page has its own place.
fn shared(laid: &Laid<'_>, misfits: &[Misfit<'_>]) -> Shared {
    if !laid.is_stichic() {
        return Shared::default();
    }
    let short: Vec<Short> = misfits.iter().filter_map(|misfit| misfit.short(laid)).collect();
    let is_line = |parts: &[Short]| {
        let [first, .., last] = parts else { return false };
        let together = parts.iter().fold(Counts::zero(), |sum, part| sum.plus(&part.found));
        let common = first.meter.common_counts(laid.case.form.licenses);
        together.shares(&common) && laid.keep_together(first.line..last.line + 1, &first.meter)
    };
    halves::shared(&short, laid.lines().last().filter(|_| laid.case.scene.open), is_line)
}

/// A line that does not keep its meter.
struct Misfit<'a> {
    line: usize,
    owes: &'a Slot,
    meter: &'a Arc<Meter>,
    fit: Rc<MeterFit>,
}

impl Misfit<'_> {
    /// The line as one that is too short, if its count is what it is told.
    fn short(&self, laid: &Laid<'_>) -> Option<Short> {
        let Some(Fault::Count { found, wanted, .. }) = &self.fit.fault else { return None };
        let text = &laid.heard(self.line).text;
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let (found, meter) = (found.clone(), Arc::clone(self.meter));
        Some(Short { line: self.line, indent, found, meter, least: wanted.least() })
    }

    /// What is said of the line alone.
    fn remark(&self, laid: &Laid<'_>) -> Option<Remark> {
        let heard = laid.heard(self.line);
        let guess = self.fit.guess.and_then(|word| heard.words.get(word)).map(|word| heard.text_of(word).to_owned());
        let remark = self.faulted(heard, laid.case.form.licenses, self.fit.fault.as_ref()?);
        Some(remark.guessing(guess).main(self.owes.measure.severity))
    }

    /// The remark on what stands between the line and its meter.
    fn faulted(&self, heard: &HeardLine, licenses: Licenses, fault: &Fault) -> Remark {
        let &Misfit { line, owes, meter, .. } = self;
        match fault {
            Fault::Count { found, wanted, outside } => {
                let rule = if meter.beats().is_some() { Rule::Beats } else { Rule::Meter };
                let grave = *outside >= SURELY_OUTSIDE && owes.measure.syllables.is_none();
                Remark::new(rule, line, miscounted(meter, found, licenses))
                    .case(if grave { Case::Graver } else { Case::Main })
                    .help(count_help(heard, meter, wanted, licenses))
            }
            Fault::Length { found, allowed } => {
                let help = count_help(heard, meter, allowed, licenses);
                let but = if found.shares(allowed) { ", but not with these stresses" } else { "" };
                Remark::new(Rule::Meter, line, miscounted(meter, found, licenses)).help(format!("{help}{but}"))
            }
            Fault::Stress { foot, words, drawn, marks } => {
                let message = format!("The stress falls on the wrong side in foot {foot}: \"{drawn}\" ({marks})");
                Remark::new(Rule::Meter, line, message)
                    .over(words_span(heard, words.clone()))
                    .help(format!("The line should run {}", in_words(meter)))
            }
            Fault::Ending { word, found } => self.ended(heard, licenses, *word, *found),
            Fault::Beats { found, wanted } => {
                let message = format!("About {}; this line wants {wanted}", place::counted(*found, "beat"));
                Remark::new(Rule::Beats, line, message)
            }
            Fault::Caesura => {
                let message = "No pause near the middle; the beats should fall on both sides of one";
                Remark::new(Rule::Caesura, line, message)
            }
        }
    }

    /// The remark on a line that ends on a beat where it should not, or off it.
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

/// The remark on the first line of a habit, which stands for them all.
fn in_habit(first: Remark, habit: &Habit, misfits: &[Misfit<'_>]) -> Remark {
    let message =
        format!("{} lines keep {}, as this one does, not the meter of the form", habit.lines.len(), habit.meter);
    let others = habit.lines.iter().skip(1).filter_map(|&at| misfits.get(at));
    let told = Remark { message, spans: Vec::new(), ..first };
    others.fold(told, |told, misfit| told.beside(misfit.line, format!("{} again", habit.meter)))
}

/// Whether a word that cannot be said at all may hold what the line lacks: nothing is known of it, so nothing is said.
fn leaves_room(heard: &HeardLine, fault: &Fault) -> bool {
    let unsaid = heard.words.iter().any(|word| word.spoken.best().is_none());
    let over = matches!(fault, Fault::Count { found, wanted, .. } if found.least() > wanted.most());
    unsaid && !over
}

/// Whether a line rhymes over its last three syllables with a line it should rhyme with: the two light syllables that hang
/// over are then the rhyme's, as in the comic stanzas of Byron.
fn closes_on_dactylic_rhyme(laid: &Laid<'_>, line: usize, slot: usize) -> bool {
    let Some(rhyme) = laid.layout.slots[slot].rhyme else { return false };
    let mates = laid.layout.rhymes().nth(rhyme as usize).unwrap_or_default();
    mates.iter().filter(|&&mate| mate != slot).filter_map(|&mate| laid.settled_line_of(mate)).any(|mate| {
        let likeness = laid.likeness(mate.min(line), mate.max(line));
        likeness.ending == RhymeEnding::Dactylic && likeness.grade.is_licensed()
    })
}

/// A count held against the meter's own, which is what a reader of the meter's name expects.
fn miscounted(meter: &Meter, found: &Counts, licenses: Licenses) -> String {
    let wanted = meter.common_counts(licenses);
    let wanted = match (wanted.least(), wanted.most()) {
        (least, most) if least + 1 == most => format!("{least} or {most}"),
        _ => wanted.to_string(),
    };
    format!("Not {}: {} where {wanted} are wanted", in_words(meter), place::counts(found, "syllable"))
}

/// The count word by word, and the widest range the licenses allow.
fn count_help(heard: &HeardLine, meter: &Meter, widest: &Counts, licenses: Licenses) -> String {
    let words = word_by_word(heard);
    if meter.common_counts(licenses) == *widest { words } else { format!("{words}; its licenses allow {widest}") }
}

/// A meter inside a sentence: a named one by its name, one in marks as the pattern it is.
fn in_words(meter: &Meter) -> String {
    let text = meter.to_string();
    if text.contains('/') { format!("the pattern {text}") } else { text }
}

/// Whether a word ends on a stress or is too short to end off it, however it is said.
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

/// What a line that fits takes beyond the plain meter; too much of it in one line is a remark.
fn licenses(laid: &Laid<'_>, line: usize, fit: &MeterFit, report: &mut Report<'_>) {
    report.licenses.extend(fit.licenses.iter().map(|taken| (line, license_in_words(*taken))));
    let most = laid.case.form.licenses_per_line as usize;
    if fit.licenses_counted() > most {
        report.add(many_licenses(line, &fit.licenses, most));
    }
}

fn many_licenses(line: usize, taken: &[Taken], most: usize) -> Remark {
    let counted = taken.iter().filter(|taken| taken.license.is_counted());
    let counted: Vec<String> = counted.map(|taken| license_in_words(*taken)).collect();
    let message = format!("{} departures from the meter in one line; {most} go unremarked", counted.len());
    Remark::new(Rule::Meter, line, message).case(Case::Milder).help(counted.join("; "))
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
