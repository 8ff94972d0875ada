//! `alike`: stanzas that should have the lines, syllables or rhymes of the first one.

use std::ops::Range;

use crate::form::Alike;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let stanzas = &aligned.context.section.stanzas;
    let Some((first, others)) = stanzas.split_first() else { return };
    for (index, stanza) in others.iter().enumerate() {
        let is_last = index + 2 == stanzas.len();
        let growing = is_last && aligned.context.options.open;
        let departures = aligned.context.form.alike.iter().filter_map(|alike| match alike {
            Alike::Lines => lines(first, stanza, growing),
            Alike::Syllables => syllables(aligned, first, stanza),
            Alike::Rhyme => rhyme(aligned, first, stanza),
        });
        if let Some((line, departure)) = departures.into_iter().next() {
            let message = format!("Stanza {} does not match stanza 1: {departure}", index + 2);
            report.add(Remark::new(Rule::Alike, line, message));
        }
    }
}

fn lines(first: &Range<usize>, stanza: &Range<usize>, growing: bool) -> Option<(usize, String)> {
    let line = if stanza.len() > first.len() { stanza.start + first.len() } else { stanza.end - 1 };
    let differs = stanza.len() > first.len() || stanza.len() < first.len() && !growing;
    let count = |stanza: &Range<usize>| wording::counted(u32::try_from(stanza.len()).unwrap_or(u32::MAX), "line");
    differs.then(|| (line, format!("it has {}, that one {}", count(stanza), count(first))))
}

fn syllables(aligned: &AlignedPoem<'_>, first: &Range<usize>, stanza: &Range<usize>) -> Option<(usize, String)> {
    let pairs = first.clone().zip(stanza.clone()).enumerate();
    let mut settled = pairs.filter(|(_, (one, other))| aligned.is_settled(*one) && aligned.is_settled(*other));
    settled.find_map(|(nth, (one, other))| {
        let (there, here) = (&aligned.heard(one).counts, &aligned.heard(other).counts);
        let differs = !here.iter().any(|count| there.contains(count));
        differs.then(|| {
            let counts = wording::counts(here, "syllable");
            (other, format!("line {} has {counts}, there it has {there}", nth + 1))
        })
    })
}

/// The first line that does not rhyme with an earlier one although the lines of their numbers in the first stanza rhyme.
fn rhyme(aligned: &AlignedPoem<'_>, first: &Range<usize>, stanza: &Range<usize>) -> Option<(usize, String)> {
    let length = first.len().min(stanza.len());
    let rhymes = |stanza: &Range<usize>, one: usize, other: usize| {
        aligned.likeness(stanza.start + one, stanza.start + other).grade.is_licensed()
    };
    let settled = |line: usize| aligned.is_settled(stanza.start + line) && aligned.is_settled(first.start + line);
    (1..length).filter(|&later| settled(later)).find_map(|later| {
        let earlier = (0..later).rev().find(|&earlier| rhymes(first, earlier, later))?;
        let broken = settled(earlier) && !rhymes(stanza, earlier, later);
        broken.then(|| (stanza.start + later, format!("lines {} and {} rhyme there", earlier + 1, later + 1)))
    })
}
