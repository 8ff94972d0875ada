//! `missing-letter`: letters that must all occur, in the poem, in each stanza or in each line.

use std::ops::Range;

use super::given;
use crate::form::{Letters, RequiredLetters, Within};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::text::{LetterSet, VOWELS, letters};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let written = &aligned.context.form.written;
    if let Some(required) = &written.required {
        match &required.letters {
            Letters::These(wanted) => required_letters(aligned, report, required, wanted),
            Letters::Given => {
                if let Some(text) = given::letters(aligned, report, Rule::MissingLetter) {
                    required_letters(aligned, report, required, &LetterSet::of(text));
                }
            }
        }
    }
    let is_whole = !aligned.context.options.open && aligned.lines().all(|line| aligned.is_settled(line));
    let (Some(wanted), Some(last)) = (&written.vowels, aligned.lines().next_back().filter(|_| is_whole)) else {
        return;
    };
    let vowels = used(aligned, aligned.lines()).iter().filter(|letter| VOWELS.contains(letter)).count();
    let count = u32::try_from(vowels).unwrap_or(u32::MAX);
    // A vowel too many is reported by `banned-letter`, at its place.
    if !wanted.contains(count) && wanted.most().is_none_or(|most| count <= most) {
        let has = wording::counted(vowels, "different vowel");
        let form = aligned.context.form.noun.with_verb("has", "have");
        report.add(Remark::new(Rule::MissingLetter, last, format!("{has} in all; {form} {}", wording::wanted(wanted))));
    }
}

/// The letters from a to z.
const ALPHABET: usize = 26;

fn required_letters(
    aligned: &AlignedPoem<'_>,
    report: &mut Report<'_>,
    required: &RequiredLetters,
    wanted: &LetterSet,
) {
    for (lines, is_whole) in aligned.stretches(required.within) {
        let Some(last) = lines.clone().next_back().filter(|_| is_whole) else { continue };
        let used = used(aligned, lines);
        let missing: LetterSet = wanted.iter().filter(|letter| !used.contains(*letter)).collect();
        if !missing.is_empty() {
            let place = match required.within {
                Within::Poem => "The poem",
                Within::Stanza => "This stanza",
                Within::Line => "This line",
            };
            let form = aligned.context.form.noun.with_verb("has", "have");
            let each = match required.within {
                Within::Poem => String::new(),
                within => format!(" in each {within}"),
            };
            let all = if wanted.len() == ALPHABET { "every letter from " } else { "" };
            report.add(Remark::new(
                Rule::MissingLetter,
                last,
                format!("{place} has no {}; {form} {all}{wanted}{each}", missing.listed("or")),
            ));
        }
    }
}

/// The letters of some lines.
fn used(aligned: &AlignedPoem<'_>, lines: Range<usize>) -> LetterSet {
    let words = lines.flat_map(|line| aligned.heard(line).words.iter().map(move |word| (line, word)));
    let letters = words.flat_map(|(line, word)| {
        crate::steps::count(1);
        letters(aligned.heard(line).text_of(word))
    });
    letters.map(|found| found.letter).collect()
}
