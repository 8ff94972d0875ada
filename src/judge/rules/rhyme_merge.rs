//! `rhyme-merge`: two rhymes of one stanza that sound alike.

use std::ops::Range;

use crate::form::{RhymeAsked, SlotKind, rhyme_letter};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::rhyme::Grade;

/// The greatest distance, in lines, at which two rhymes of a stanza are still heard together.
const EARSHOT: usize = 8;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    if aligned.context.form.rhyme == RhymeAsked::None || report.is_off(Rule::RhymeMerge) {
        return;
    }
    for stanza in &aligned.layout.stanzas {
        if let Some(remark) = merged(aligned, stanza.clone()) {
            report.add(remark);
        }
    }
}

/// The lines of a stanza that should rhyme, each with the number of its rhyme.
fn rhyming(aligned: &AlignedPoem<'_>, stanza: Range<usize>) -> Vec<(usize, u32)> {
    let own = |slot: &usize| {
        let owes = &aligned.layout.slots[*slot];
        matches!(owes.kind, SlotKind::Rhyme | SlotKind::Refrain) && owes.refrain.is_none_or(|it| it.source.is_none())
    };
    stanza
        .filter(own)
        .filter_map(|slot| Some((aligned.settled_line_of(slot)?, aligned.layout.slots[slot].rhyme?)))
        .collect()
}

/// The remark on the first line of a stanza that rhymes with a line of another rhyme; a stanza gets one such remark.
fn merged(aligned: &AlignedPoem<'_>, stanza: Range<usize>) -> Option<Remark> {
    let lines = rhyming(aligned, stanza);
    let alike = |one: usize, other: usize| {
        let likeness = aligned.likeness(lines[one.min(other)].0, lines[one.max(other)].0);
        likeness.grade <= Grade::Perfect && likeness.repeat.is_none() && !likeness.guessed.any()
    };
    // A word with two pronunciations keeps the rhymes apart when it rhymes with its own line in a pronunciation that does not
    // rhyme with the other: *been* said to rhyme with *seen* does not rhyme with *sin*.
    let held_apart = |one: usize, other: usize| {
        (0..lines.len())
            .any(|mate| mate != one && lines[mate].1 == lines[one].1 && alike(mate, one) && !alike(mate, other))
    };
    let sounds_like =
        |one: usize, other: usize| alike(one, other) && !held_apart(one, other) && !held_apart(other, one);
    let later = (1..lines.len()).find(|&later| {
        (later.saturating_sub(EARSHOT)..later)
            .any(|earlier| lines[earlier].1 != lines[later].1 && sounds_like(earlier, later))
    })?;
    let others: Vec<usize> = (0..lines.len())
        .filter(|&at| at.abs_diff(later) <= EARSHOT && lines[at].1 != lines[later].1)
        .filter(|&at| sounds_like(at.min(later), at.max(later)))
        .map(|at| lines[at].0)
        .collect();
    let line = lines[later].0;
    let words: Vec<&str> = others.iter().map(|&other| aligned.last_word(other)).collect();
    let word = aligned.last_word(line);
    let (mine, theirs) = (lines[later].1, others.first().and_then(|&first| rhyme_of(&lines, first))?);
    let message = format!(
        "*{word}* rhymes with {}, so the {} and {} rhymes sound alike",
        wording::listed(&words),
        rhyme_letter(mine.min(theirs)),
        rhyme_letter(mine.max(theirs)),
    );
    let last = aligned.heard(line).words.last().map(|word| word.span);
    let remark = Remark::new(Rule::RhymeMerge, line, message).over(last);
    Some(
        others
            .into_iter()
            .fold(remark, |remark, other| remark.beside(other, format!("*{}*", aligned.last_word(other)))),
    )
}

fn rhyme_of(lines: &[(usize, u32)], line: usize) -> Option<u32> {
    lines.iter().find(|entry| entry.0 == line).map(|entry| entry.1)
}
