//! `rhyme-stray`: two lines near each other that rhyme where the form wants no rhyme.

use std::rc::Rc;

use crate::form::SlotKind;
use crate::judge::Rule;
use crate::judge::laid::Laid;
use crate::judge::place;
use crate::judge::report::{Remark, Report};
use crate::rhyme::{Grade, LineEnd};

/// How far apart two lines may stand and still be heard as a rhyme: rhyme partners lie within four lines in 99.9 % of
/// annotated stanzas.
const EARSHOT: usize = 4;

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let allowed = laid.layout.slots.iter().all(|slot| slot.kind != SlotKind::Forbidden);
    if allowed || report.is_off(Rule::RhymeStray) {
        return;
    }
    let first = laid.lines().start;
    let ends: Vec<Rc<LineEnd>> = laid.lines().map(|line| laid.end(line)).collect();
    for (line, _, owes) in laid.settled() {
        for earlier in line.saturating_sub(EARSHOT).max(first)..line {
            let forbidden = owes.kind == SlotKind::Forbidden
                || laid.slot_of(earlier).is_some_and(|slot| laid.layout.slots[slot].kind == SlotKind::Forbidden);
            let may = forbidden && laid.is_settled(earlier) && ends[earlier - first].may_rhyme(&ends[line - first]);
            if may && rhymes(laid, earlier, line) {
                report.add(stray(laid, earlier, line));
            }
        }
    }
}

/// Whether two lines rhyme fully: perfectly or nearly so. The same word again is no rhyme, nor is a guess.
fn rhymes(laid: &Laid<'_>, earlier: usize, line: usize) -> bool {
    let likeness = laid.likeness(earlier, line);
    matches!(likeness.grade, Grade::Rich | Grade::Perfect | Grade::NearPerfect) && !likeness.guessed.any()
}

fn stray(laid: &Laid<'_>, earlier: usize, line: usize) -> Remark {
    let (word, other) = (laid.last_word(line), laid.last_word(earlier));
    let there = place::line_seen_from(laid.case.section, earlier, line);
    let form = laid.case.form.noun.with_verb("does not rhyme", "do not rhyme");
    let last = laid.heard(line).words.last().map(|word| word.span);
    Remark::new(Rule::RhymeStray, line, format!("*{word}* rhymes with *{other}* ({there}); {form}"))
        .over(last)
        .beside(earlier, format!("*{other}*"))
}
