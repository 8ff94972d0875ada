//! What at least one of several lines must have: a `[[line]]` table with `some = true`.

use super::name::names_somebody;
use super::word_syllables;
use super::{banned_letter, cynghanedd, given_line, letter_count, line_ending, syllables, word_count, word_length};
use crate::form::{Count, Measure, OneOf};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::text::LetterSet;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for one_of in &aligned.layout.one_of {
        let written: Vec<usize> = one_of.slots.iter().filter_map(|&slot| aligned.line_of(slot)).collect();
        let may_still = written.len() < one_of.slots.len() && aligned.context.options.open
            || written.iter().any(|&line| !aligned.is_settled(line));
        let has = written.iter().any(|&line| has_it(aligned, line, &one_of.measure));
        if let Some(&last) = written.last().filter(|_| !may_still && !has) {
            report.add(remark(aligned, last, one_of));
        }
    }
}

/// Whether a line has everything that one of them must have.
fn has_it(aligned: &AlignedPoem<'_>, line: usize, wanted: &Measure) -> bool {
    let heard = aligned.heard(line);
    let Measure { syllables, meter, words, ending, cynghanedd, letters, word_letters, word_syllables, says, .. } =
        wanted;
    let given = || aligned.context.options.given_text.map(LetterSet::of).filter(|letters| !letters.is_empty());
    words.as_ref().is_none_or(|count| word_count::keeps(heard, count))
        && syllables.as_ref().is_none_or(|count| syllables::keeps(heard, count))
        && (!wanted.name || names_somebody(heard))
        && letters.as_ref().is_none_or(|count| letter_count::keeps(heard, count))
        && word_letters.as_ref().is_none_or(|count| word_length::keeps(heard, count))
        && word_syllables.as_ref().is_none_or(|count| word_syllables::keeps(heard, count))
        && says.as_ref().is_none_or(|text| given_line::keeps(heard, text))
        && banned_letter::keeps(heard, wanted, given().as_ref())
        && ending.is_none_or(|asked| line_ending::keeps(heard, asked))
        && cynghanedd.is_none_or(|kind| cynghanedd::keeps(heard, kind))
        && meter.as_ref().is_none_or(|meter| aligned.fit_to(line, meter).fits())
}

/// The rule by which a missing value is reported, the first where several are asked.
fn rule(wanted: &Measure) -> Rule {
    let asked = [
        (wanted.words.is_some(), Rule::WordCount),
        (wanted.syllables.is_some(), Rule::Syllables),
        (wanted.name, Rule::Name),
        (wanted.meter.is_some(), Rule::Meter),
        (wanted.says.is_some(), Rule::GivenLine),
        (wanted.letters.is_some(), Rule::LetterCount),
        (wanted.word_letters.is_some(), Rule::WordLength),
        (wanted.word_syllables.is_some(), Rule::WordSyllables),
        (wanted.ending.is_some(), Rule::LineEnding),
        (wanted.cynghanedd.is_some(), Rule::Cynghanedd),
    ];
    asked.into_iter().find(|(is_asked, _)| *is_asked).map_or(Rule::BannedLetter, |(_, rule)| rule)
}

fn remark(aligned: &AlignedPoem<'_>, line: usize, one_of: &OneOf) -> Remark {
    let wanted = &one_of.measure;
    let rule = rule(wanted);
    let which = lines_of(aligned, &one_of.slots);
    let asked = wanted.in_words();
    let has = match (rule, asked.as_slice()) {
        (Rule::WordCount, [_]) if wanted.words == Some(Count::exactly(1)) => Some("is a single word".to_owned()),
        (Rule::Meter, [meter]) => Some(format!("is {meter}")),
        (Rule::BannedLetter | Rule::LineEnding, _) => None,
        (_, [only]) => Some(format!("has {only}")),
        _ => None,
    };
    let owes = || format!("One of {which} owes {}; none of them keeps to it", asked.join(", "));
    let message = has.map_or_else(owes, |has| format!("None of {which} {has}"));
    Remark::new(rule, line, message).line_severity(wanted.severity)
}

/// The lines of which one is enough, in words: `lines 5 to 8`, `lines 5 to 8 of stanza 2`.
fn lines_of(aligned: &AlignedPoem<'_>, slots: &[usize]) -> String {
    let (first, last) = (slots.first().copied().unwrap_or_default(), slots.last().copied().unwrap_or_default());
    if aligned.layout.stanzas.len() > 1 && aligned.context.form.repeats() {
        let place = |slot: usize| aligned.layout.place(slot);
        return format!("lines {} to {} of stanza {}", place(first).1 + 1, place(last).1 + 1, place(last).0 + 1);
    }
    format!("lines {} to {}", first + 1, last + 1)
}
