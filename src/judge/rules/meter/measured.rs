//! The lines that owe a meter, and how each fits it.

use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::HeardLine;
use crate::form::Slot;
use crate::judge::align::AlignedPoem;
use crate::meter::{Ending, Fault, Meter, MeterFit};
use crate::rhyme::Ending as RhymeEnding;

/// A line with the meter that the form asks of it.
pub(super) struct MeasuredLine<'a> {
    pub(super) line: usize,
    pub(super) owes: &'a Slot,
    pub(super) meter: &'a Arc<Meter>,
    pub(super) fit: Rc<MeterFit>,
    /// Whether it ends on two light syllables that belong to a dactylic rhyme.
    pub(super) ends_on_dactylic_rhyme: bool,
    /// Whether a remark may be made on its meter: none was made on its count, and its fault depends on no word without
    /// pronunciation.
    pub(super) is_open: bool,
}

/// The settled lines that owe a meter, in order; `miscounted` got a remark on their count.
pub(super) fn measured<'a>(aligned: &AlignedPoem<'a>, miscounted: &[usize]) -> Vec<MeasuredLine<'a>> {
    let each = aligned.settled_pairs().filter_map(|(line, slot, owes)| {
        let (meter, fit) = (owes.measure.meter.as_ref()?, aligned.fit(line, owes)?);
        let heard = aligned.heard(line);
        let may_be_unsaid = fit.fault.as_ref().is_some_and(|fault| leaves_room(heard, fault));
        let is_open = !may_be_unsaid && !miscounted.contains(&line);
        let ends_on_dactylic_rhyme = ends_on_dactylic_rhyme(aligned, line, slot, &fit);
        Some(MeasuredLine { line, owes, meter, fit, ends_on_dactylic_rhyme, is_open })
    });
    each.collect()
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
