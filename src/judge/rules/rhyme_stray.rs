//! `rhyme-stray`: two lines near each other that rhyme where the form allows no rhyme.

use std::rc::Rc;

use crate::form::SlotKind;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::rhyme::{Grade, LineEnd};

/// The greatest distance, in lines, at which two lines are heard as a rhyme: 99.9 % of the rhymes in annotated stanzas lie
/// within it.
const EARSHOT: usize = 4;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let allowed = aligned.layout.slots.iter().all(|slot| slot.kind != SlotKind::Forbidden);
    if allowed || report.is_off(Rule::RhymeStray) {
        return;
    }
    let first = aligned.lines().start;
    let ends: Vec<Rc<LineEnd>> = aligned.lines().map(|line| aligned.end(line)).collect();
    for (line, _, owes) in aligned.settled_pairs() {
        for earlier in line.saturating_sub(EARSHOT).max(first)..line {
            let forbidden = owes.kind == SlotKind::Forbidden
                || aligned.slot_of(earlier).is_some_and(|slot| aligned.layout.slots[slot].kind == SlotKind::Forbidden);
            let may = forbidden && aligned.is_settled(earlier) && ends[earlier - first].may_rhyme(&ends[line - first]);
            if may && rhymes(aligned, earlier, line) {
                report.add(stray(aligned, earlier, line));
            }
        }
    }
}

/// Whether two lines rhyme perfectly or nearly so. The same word again is no rhyme, nor is a guessed one.
fn rhymes(aligned: &AlignedPoem<'_>, earlier: usize, line: usize) -> bool {
    let likeness = aligned.likeness(earlier, line);
    matches!(likeness.grade, Grade::Rich | Grade::Perfect | Grade::NearPerfect) && !likeness.guessed.any()
}

fn stray(aligned: &AlignedPoem<'_>, earlier: usize, line: usize) -> Remark {
    let (word, other) = (aligned.last_word(line), aligned.last_word(earlier));
    let there = wording::line_seen_from(aligned.context.section, earlier, line);
    let form = aligned.context.form.noun.with_verb("does not rhyme", "do not rhyme");
    let last = aligned.heard(line).words.last().map(|word| word.span);
    Remark::new(Rule::RhymeStray, line, format!("*{word}* rhymes with *{other}* ({there}); {form}"))
        .over(last)
        .beside(earlier, format!("*{other}*"))
}
