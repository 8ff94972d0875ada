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

use super::halves::{self, Short};
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
    let halves = halves::halves(&short(&misfits), laid.lines().last().filter(|_| laid.case.scene.open));
    misfits.retain(|misfit| !halves.contains(&misfit.line));
    report.licenses.extend(halves.into_iter().map(|line| (line, "half of a line that two share".to_owned())));
    let ready: Vec<OnceCell<Keeping>> = misfits.iter().map(|_| OnceCell::new()).collect();
    let keeps =
        |at: usize, meter: &Arc<Meter>| laid.case.hearing.keeps(laid.heard(misfits[at].line), meter, &ready[at]);
    let habits = meter::habits(misfits.len(), measured, keeps);
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

/// Those of the lines that are too short or too long for their meter.
fn short(misfits: &[Misfit<'_>]) -> Vec<Short> {
    let counted = |misfit: &Misfit<'_>| match &misfit.fit.fault {
        Some(Fault::Count { found, wanted, .. }) => {
            Some(Short { line: misfit.line, found: found.clone(), wanted: wanted.clone() })
        }
        _ => None,
    };
    misfits.iter().filter_map(counted).collect()
}

/// A line that does not keep its meter.
struct Misfit<'a> {
    line: usize,
    owes: &'a Slot,
    meter: &'a Meter,
    fit: Rc<MeterFit>,
}

impl Misfit<'_> {
    /// What is said of the line alone.
    fn remark(&self, laid: &Laid<'_>) -> Option<Remark> {
        let heard = laid.heard(self.line);
        let guess = self.fit.guess.and_then(|word| heard.words.get(word)).map(|word| heard.text_of(word).to_owned());
        let remark = remark(heard, self.line, self.owes, self.meter, self.fit.fault.as_ref()?);
        Some(remark.guessing(guess).main(self.owes.measure.severity))
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

fn remark(heard: &HeardLine, line: usize, owes: &Slot, meter: &Meter, fault: &Fault) -> Remark {
    match fault {
        Fault::Count { found, wanted, outside } => {
            let rule = if meter.beats().is_some() { Rule::Beats } else { Rule::Meter };
            let grave = *outside >= SURELY_OUTSIDE && owes.measure.syllables.is_none();
            Remark::new(rule, line, miscounted(meter, found))
                .case(if grave { Case::Graver } else { Case::Main })
                .help(count_help(heard, meter, wanted))
        }
        Fault::Stress { foot, words, drawn, marks } => {
            let message = format!("The stress falls on the wrong side in foot {foot}: \"{drawn}\" ({marks})");
            Remark::new(Rule::Meter, line, message)
                .over(words_span(heard, words.clone()))
                .help(format!("The line should run {}", in_words(meter)))
        }
        Fault::Ending { word, found } => {
            let last = heard.words.get(*word);
            let text = last.map_or("", |word| heard.text_of(word));
            if *found == Ending::Triple && last.is_some_and(closes_on_stress) {
                let wanted = meter.counts(Licenses::Usual);
                return Remark::new(Rule::Meter, line, miscounted(meter, &heard.counts))
                    .help(count_help(heard, meter, &wanted));
            }
            let message = match found {
                Ending::Masculine => format!("Ends on a stress (*{text}*); this line should end off it"),
                Ending::Feminine | Ending::Triple => {
                    format!("Ends on an unstressed syllable (*{text}*); this line should end on a stress")
                }
            };
            Remark::new(Rule::LineEnding, line, message).over(last.map(|word| word.span))
        }
        Fault::Beats { found, wanted } => {
            let message = format!("About {}; this line wants {wanted}", place::counted(*found, "beat"));
            Remark::new(Rule::Beats, line, message)
        }
        Fault::Caesura => {
            Remark::new(Rule::Caesura, line, "No pause near the middle; the beats should fall on both sides of one")
        }
    }
}

/// A count held against the meter's own, which is what a reader of the meter's name expects.
fn miscounted(meter: &Meter, found: &Counts) -> String {
    format!("Not {}: {} where it has {}", in_words(meter), place::counts(found, "syllable"), meter.plain_counts())
}

/// The count word by word, and the widest range the licenses allow.
fn count_help(heard: &HeardLine, meter: &Meter, widest: &Counts) -> String {
    let words = word_by_word(heard);
    if meter.plain_counts() == *widest { words } else { format!("{words}; its licenses allow {widest}") }
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
