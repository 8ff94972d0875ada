//! What at least one of several lines must have: a `[[line]]` table with `some = true`.

use crate::form::{Measure, OneOf};
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};

use super::banned_letter::banned;
use super::name::names_somebody;
use crate::analysis::HeardLine;
use crate::text::{self, letter_count};

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
    let words = u32::try_from(heard.words.len()).unwrap_or(u32::MAX);
    let syllables = |count: &crate::form::Count| heard.counts.iter().any(|counted| count.contains(counted));
    wanted.words.as_ref().is_none_or(|count| count.contains(words))
        && wanted.syllables.as_ref().is_none_or(syllables)
        && (!wanted.name || names_somebody(heard))
        && has_letters(heard, wanted)
        && wanted.meter.as_ref().is_none_or(|meter| aligned.context.memory.fit(heard, meter).fits())
}

/// Whether a line has the letters, the length of words and the words that one of them must have.
fn has_letters(heard: &HeardLine, wanted: &Measure) -> bool {
    let texts = || heard.words.iter().map(|word| heard.text_of(word));
    let all: u32 = texts().map(letter_count).sum();
    let banned = banned(wanted, None, None);
    let given = |text: &String| text::line_words(text) == text::line_words(&heard.text);
    wanted.letters.as_ref().is_none_or(|count| count.contains(all))
        && wanted.word_letters.as_ref().is_none_or(|count| texts().all(|text| count.contains(letter_count(text))))
        && wanted.word_syllables.as_ref().is_none_or(|count| {
            heard.words.iter().all(|word| word.counts().iter().any(|counted| count.contains(counted)))
        })
        && wanted.says.as_ref().is_none_or(given)
        && (banned.is_empty() || !texts().flat_map(text::letters).any(|found| banned.contains(found.letter)))
}

fn remark(aligned: &AlignedPoem<'_>, line: usize, one_of: &OneOf) -> Remark {
    let wanted = &one_of.measure;
    let (rule, what) = if let Some(count) = &wanted.words {
        (Rule::WordCount, if count.contains(1) { "is a single word".to_owned() } else { format!("has {count} words") })
    } else if let Some(count) = &wanted.syllables {
        (Rule::Syllables, format!("has {count} syllables"))
    } else if wanted.name {
        (Rule::Name, "has a name".to_owned())
    } else if wanted.meter.is_none() {
        let rule = match &**wanted {
            Measure { says: Some(_), .. } => Rule::GivenLine,
            Measure { letters: Some(_), .. } => Rule::LetterCount,
            Measure { word_letters: Some(_), .. } => Rule::WordLength,
            Measure { word_syllables: Some(_), .. } => Rule::WordSyllables,
            _ => Rule::BannedLetter,
        };
        (rule, format!("has {}", wanted.written().join(", ")))
    } else {
        (Rule::Meter, wanted.meter.as_ref().map_or_else(String::new, |meter| format!("is {meter}")))
    };
    let places = &one_of.slots;
    let (first, last) = (places.first().map_or(0, |slot| slot + 1), places.last().map_or(0, |slot| slot + 1));
    let which = if aligned.layout.stanzas.len() > 1 && aligned.context.form.repeats() {
        let place = |slot: usize| aligned.layout.place(slot.saturating_sub(1));
        format!("lines {} to {} of stanza {}", place(first).1 + 1, place(last).1 + 1, place(last).0 + 1)
    } else {
        format!("lines {first} to {last}")
    };
    let message = if rule == Rule::BannedLetter {
        format!("One of {which} owes {}; none of them keeps to it", wanted.written().join(", "))
    } else {
        format!("None of {which} {what}")
    };
    Remark::new(rule, line, message).line_severity(wanted.severity)
}
