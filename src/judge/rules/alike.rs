//! `alike`: stanzas that should match the first one.

use std::ops::Range;

use crate::form::Alike;
use crate::judge::Rule;
use crate::judge::laid::Laid;
use crate::judge::place;
use crate::judge::report::{Remark, Report};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let stanzas = &laid.case.section.stanzas;
    let Some((first, others)) = stanzas.split_first() else { return };
    for (index, stanza) in others.iter().enumerate() {
        let is_last = index + 2 == stanzas.len();
        let growing = is_last && laid.case.scene.open;
        let departures = laid.case.form.alike.iter().filter_map(|alike| match alike {
            Alike::Lines => lines(first, stanza, growing),
            Alike::Syllables => syllables(laid, first, stanza),
            Alike::Rhyme => rhyme(laid, first, stanza),
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
    let count = |stanza: &Range<usize>| place::counted(u32::try_from(stanza.len()).unwrap_or(u32::MAX), "line");
    differs.then(|| (line, format!("it has {}, that one {}", count(stanza), count(first))))
}

fn syllables(laid: &Laid<'_>, first: &Range<usize>, stanza: &Range<usize>) -> Option<(usize, String)> {
    let pairs = first.clone().zip(stanza.clone()).enumerate();
    let mut settled = pairs.filter(|(_, (one, other))| laid.is_settled(*one) && laid.is_settled(*other));
    settled.find_map(|(nth, (one, other))| {
        let (there, here) = (&laid.heard(one).counts, &laid.heard(other).counts);
        let differs = !here.iter().any(|count| there.contains(count));
        differs.then(|| {
            let counts = place::counts(here, "syllable");
            (other, format!("line {} has {counts}, there it has {there}", nth + 1))
        })
    })
}

/// The first line that should rhyme with an earlier one of its stanza, as its fellow in the first stanza does, and does not.
fn rhyme(laid: &Laid<'_>, first: &Range<usize>, stanza: &Range<usize>) -> Option<(usize, String)> {
    let length = first.len().min(stanza.len());
    let rhymes = |stanza: &Range<usize>, one: usize, other: usize| {
        laid.likeness(stanza.start + one, stanza.start + other).grade.is_licensed()
    };
    let settled = |line: usize| laid.is_settled(stanza.start + line) && laid.is_settled(first.start + line);
    (1..length).filter(|&later| settled(later)).find_map(|later| {
        let earlier = (0..later).rev().find(|&earlier| rhymes(first, earlier, later))?;
        let broken = settled(earlier) && !rhymes(stanza, earlier, later);
        broken.then(|| (stanza.start + later, format!("lines {} and {} rhyme there", earlier + 1, later + 1)))
    })
}
