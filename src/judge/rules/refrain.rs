//! `refrain` and `refrain-part`: lines that return, whole or in part.

use crate::form::{RefrainMatch, RefrainPart, Return};
use crate::judge::laid::Laid;
use crate::judge::report::{Case, Remark, Report};
use crate::judge::same::{self, kept_words, plain_words};
use crate::judge::{Rule, place};
use crate::rhyme::{Grade, LineEnd, compare};

use super::rhyme::is_enough;

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in laid.settled() {
        let Some(returns) = owes.refrain else { continue };
        let Some(first) = returns.source.and_then(|source| laid.settled_line_of(source)) else { continue };
        if first == line {
            continue;
        }
        if returns.rhyme_before {
            report.extend(before_ending(laid, first, line, returns));
        }
        let remark = match returns.part {
            RefrainPart::Whole => whole(laid, first, line, returns),
            RefrainPart::Opening => opening(laid, first, line),
            RefrainPart::Ending => ending(laid, first, line, returns),
        };
        if let Some(remark) = remark {
            report.add(remark.main(owes.measure.severity));
        }
    }
}

/// A line that should come back whole.
fn whole(laid: &Laid<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let (before, after) = (plain_words(laid.heard(first)), plain_words(laid.heard(line)));
    let same_words = before == after;
    let kept = match returns.matching {
        RefrainMatch::Exact => laid.heard(first).text.trim() == laid.heard(line).text.trim(),
        RefrainMatch::SameWords => same_words,
        RefrainMatch::Close => 3 * changed(&before, &after) <= before.len().max(after.len()),
        RefrainMatch::LastWord => before.last() == after.last(),
    };
    if kept {
        return None;
    }
    let there = place::line_seen_from(laid.case.section, first, line);
    let change = if same_words { "only its marks have changed".to_owned() } else { change(&before, &after) };
    let case = match returns.matching {
        RefrainMatch::Close | RefrainMatch::LastWord => Case::Milder,
        RefrainMatch::Exact if same_words => Case::Milder,
        RefrainMatch::Exact | RefrainMatch::SameWords => Case::Main,
    };
    let spans = departing(laid, &before, &after, line);
    Some(
        Remark::new(Rule::Refrain, line, format!("Should repeat {there}; {change}"))
            .case(case)
            .over(spans)
            .beside(first, laid.heard(first).text.trim().to_owned()),
    )
}

/// How many words it would take to make one list the other.
fn changed(before: &[String], after: &[String]) -> usize {
    before.len().max(after.len()) - kept_words(before, after).len()
}

/// What has become of a line, in a clause.
fn change(before: &[String], after: &[String]) -> String {
    let kept = kept_words(before, after);
    let lost = left_over(before, |word| kept.iter().any(|pair| pair.0 == word));
    let new = left_over(after, |word| kept.iter().any(|pair| pair.1 == word));
    let quoted = |words: &[&str]| format!("\"{}\"", words.join(" "));
    if 2 * kept.len() <= before.len() {
        return format!("that line is \"{}\"", before.join(" "));
    }
    match (lost.as_slice(), new.as_slice()) {
        ([], new) => format!("{} is new", quoted(new)),
        (lost, []) => format!("{} is missing", quoted(lost)),
        (lost, new) => format!("{} has become {}", quoted(lost), quoted(new)),
    }
}

fn left_over(words: &[String], is_kept: impl Fn(usize) -> bool) -> Vec<&str> {
    (0..words.len()).filter(|&place| !is_kept(place)).map(|place| words[place].as_str()).collect()
}

/// The words of a line that were not in it the first time.
fn departing(laid: &Laid<'_>, before: &[String], after: &[String], line: usize) -> Vec<crate::span::Span> {
    let heard = laid.heard(line);
    let kept = kept_words(before, after);
    if heard.words.len() != after.len() {
        return Vec::new();
    }
    (0..after.len())
        .filter(|&place| !kept.iter().any(|pair| pair.1 == place))
        .map(|place| heard.words[place].span)
        .collect()
}

/// A line that is the opening of an earlier one.
fn opening(laid: &Laid<'_>, first: usize, line: usize) -> Option<Remark> {
    let (before, after) = (plain_words(laid.heard(first)), plain_words(laid.heard(line)));
    if !after.is_empty() && before.starts_with(&after) {
        return None;
    }
    let there = place::line_seen_from(laid.case.section, first, line);
    let words = after.len().clamp(1, before.len().max(1));
    let due = before.get(..words.min(before.len())).unwrap_or_default().join(" ");
    let message = format!("Should be the opening of {there}, \"{due}\"");
    Some(Remark::new(Rule::RefrainPart, line, message).beside(first, laid.heard(first).text.trim().to_owned()))
}

/// A line that closes on the same words as an earlier one: those all lines of the refrain share, one at least.
fn ending(laid: &Laid<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let (before, after) = (plain_words(laid.heard(first)), plain_words(laid.heard(line)));
    let same_last = |(one, other): (&String, &String)| same::same(one, other);
    if before.last().zip(after.last()).is_some_and(same_last) {
        return None;
    }
    let shared = shared_ending(laid, first, returns).max(1);
    let due = before.get(before.len().saturating_sub(shared)..).unwrap_or_default().join(" ");
    let there = place::line_seen_from(laid.case.section, first, line);
    let last = laid.heard(line).words.last().map(|word| word.span);
    let message = format!("Should end with \"{due}\", like {there}");
    Some(
        Remark::new(Rule::RefrainPart, line, message)
            .over(last)
            .beside(first, laid.heard(first).text.trim().to_owned()),
    )
}

/// A rhyme that stands before the repeated ending (the qafia of a ghazal).
fn before_ending(laid: &Laid<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let shared = shared_ending(laid, first, returns);
    let before = |line: usize| {
        let heard = laid.heard(line);
        let words = heard.words.get(..heard.words.len().checked_sub(shared)?)?;
        Some((heard, words, words.last()?))
    };
    let ((one, one_words, due), (other, other_words, word)) = (before(first)?, before(line)?);
    let ends = (LineEnd::of_words(one_words, &one.text), LineEnd::of_words(other_words, &other.text));
    let likeness = compare(&ends.0, &ends.1);
    if is_enough(laid.case.form.rhyme, &likeness) {
        return None;
    }
    let (word_text, due_text) = (other.text_of(word), one.text_of(due));
    let there = place::line_seen_from(laid.case.section, first, line);
    let rule = if likeness.grade == Grade::None { Rule::Rhyme } else { Rule::RhymeSlant };
    let message = format!("*{word_text}*, before the words that return, does not rhyme with *{due_text}* ({there})");
    let guess = likeness.guessed.any().then(|| word_text.to_owned());
    Some(Remark::new(rule, line, message).over([word.span]).beside(first, format!("*{due_text}*")).guessing(guess))
}

/// How many last words the first line of a refrain shares with the next line of it that ends alike.
fn shared_ending(laid: &Laid<'_>, first: usize, returns: Return) -> usize {
    let before = plain_words(laid.heard(first));
    let others = laid
        .settled()
        .filter(|(line, _, owes)| *line != first && owes.refrain.is_some_and(|other| other.line == returns.line));
    others
        .map(|(line, ..)| {
            let after = plain_words(laid.heard(line));
            before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count()
        })
        .find(|&shared| shared > 0)
        .unwrap_or(1)
}
