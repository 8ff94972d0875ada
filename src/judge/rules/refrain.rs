//! `refrain` and `refrain-part`: lines that should return, whole or in part.

use crate::analysis::HeardLine;
use crate::form::{RefrainMatch, RefrainPart, Return, Slot};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::same_words::{self, common_words, plain_words};
use crate::judge::{Rule, wording};
use crate::rhyme::{Grade, LineEnd, compare_in};

use super::rhyme::is_enough;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.settled_pairs() {
        let Some(returns) = owes.refrain else { continue };
        let Some(first) = returns.source.and_then(|source| aligned.settled_line_of(source)) else { continue };
        if first == line {
            continue;
        }
        if returns.rhyme_before {
            report.extend(before_ending(aligned, first, line, returns));
        }
        let remark = match returns.part {
            RefrainPart::Whole => match mate_of_odd_first(aligned, returns) {
                // The later lines agree with one another, so the first one is wrong: one finding, on it.
                Some(mate) if mate == line => whole(aligned, line, first, returns),
                Some(_) => None,
                None => whole(aligned, first, line, returns),
            },
            RefrainPart::Opening => opening(aligned, first, line),
            RefrainPart::Ending => ending(aligned, first, line, returns),
        };
        if let Some(remark) = remark {
            report.add(remark.line_severity(owes.measure.severity));
        }
    }
}

/// Removes the remark on a refrain of which only the last word differs, where a rhyme is reported as broken in the same line:
/// one slip is one finding.
pub(super) fn leave_to_rhyme(report: &mut Report<'_>) {
    let rhymes = report.remarks.iter().filter(|(_, remark)| matches!(remark.rule, Rule::Rhyme | Rule::RhymeSlant));
    let ends: Vec<_> = rhymes.map(|(severity, remark)| (*severity, remark.line, remark.spans.clone())).collect();
    report.remarks.retain(|(severity, remark)| {
        remark.rule != Rule::Refrain
            || remark.spans.is_empty()
            || !ends
                .iter()
                .any(|(rhyme, line, spans)| rhyme >= severity && *line == remark.line && *spans == remark.spans)
    });
}

/// The first of the later lines of a refrain, where two or more of them agree with one another but not with its first line;
/// `None` elsewhere.
fn mate_of_odd_first(aligned: &AlignedPoem<'_>, returns: Return) -> Option<usize> {
    let source = returns.source?;
    let first = plain_words(aligned.heard(aligned.settled_line_of(source)?));
    let repeats = |owes: &Slot| {
        owes.refrain.is_some_and(|other| other.source == Some(source) && other.part == RefrainPart::Whole)
    };
    let mates: Vec<usize> = aligned.settled_pairs().filter(|(.., owes)| repeats(owes)).map(|(line, ..)| line).collect();
    let mate = *mates.first()?;
    let words = plain_words(aligned.heard(mate));
    let agree = mates.iter().all(|&other| plain_words(aligned.heard(other)) == words);
    (mates.len() > 1 && agree && words != first).then_some(mate)
}

/// The most words of a refrain that may change for it to be a varied one, which poets write on purpose.
///
/// Handbooks let a villanelle's refrain vary so (Strand and Boland 2000); with more words changed it is another line.
const MOST_VARIED: usize = 2;

/// Checks a line that should return whole.
fn whole(aligned: &AlignedPoem<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let (before, after) = (plain_words(aligned.heard(first)), plain_words(aligned.heard(line)));
    let same_words = before == after;
    let kept = match returns.matching {
        RefrainMatch::Exact => aligned.heard(first).text.trim() == aligned.heard(line).text.trim(),
        RefrainMatch::SameWords => same_words,
        RefrainMatch::Close => 3 * changed(&before, &after) <= before.len().max(after.len()),
        RefrainMatch::LastWord => before.last() == after.last(),
    };
    if kept {
        return None;
    }
    let there = wording::line_seen_from(aligned.context.section, first, line);
    let change = if same_words {
        "only its marks have changed".to_owned()
    } else {
        let (one, other) = (aligned.heard(first), aligned.heard(line));
        change((&before, &as_written(one, &before)), (&after, &as_written(other, &after)))
    };
    let varied = !same_words && is_varied(&before, &after);
    let shift = match returns.matching {
        _ if varied => LevelShift::Down,
        RefrainMatch::Close | RefrainMatch::LastWord => LevelShift::Down,
        RefrainMatch::Exact if same_words => LevelShift::Down,
        RefrainMatch::Exact | RefrainMatch::SameWords => LevelShift::None,
    };
    let spans = departing(aligned, &before, &after, line);
    let message = if varied { format!("Varies {there}: {change}") } else { format!("Should repeat {there}; {change}") };
    Some(
        Remark::new(Rule::Refrain, line, message)
            .shift(shift)
            .over(spans)
            .beside(first, aligned.heard(first).text.trim().to_owned()),
    )
}

/// Whether a refrain varies by a word or two and keeps more than half of its words.
fn is_varied(before: &[String], after: &[String]) -> bool {
    changed(before, after) <= MOST_VARIED && 2 * common_words(before, after).len() > before.len()
}

/// The number of words of the longer list that are not in the longest common subsequence.
fn changed(before: &[String], after: &[String]) -> usize {
    before.len().max(after.len()) - common_words(before, after).len()
}

/// What has changed from one line to the other, as a clause; each line is its words as they are compared and as they are written.
fn change((before, was): (&[String], &[String]), (after, is): (&[String], &[String])) -> String {
    let kept = common_words(before, after);
    let lost = left_over(was, |word| kept.iter().any(|pair| pair.0 == word));
    let new = left_over(is, |word| kept.iter().any(|pair| pair.1 == word));
    let quoted = |words: &[&str]| format!("*{}*", words.join(" "));
    if 2 * kept.len() <= before.len() {
        return format!("that line is *{}*", was.join(" "));
    }
    match (lost.as_slice(), new.as_slice()) {
        ([], new) => format!("{} is new", quoted(new)),
        (lost, []) => format!("{} is missing", quoted(lost)),
        (lost, new) => format!("{} has become {}", quoted(lost), quoted(new)),
    }
}

/// The words of a line with the poet's own capitals and marks; as they are compared where the two do not match one to one.
fn as_written(line: &HeardLine, compared: &[String]) -> Vec<String> {
    if line.words.len() != compared.len() {
        return compared.to_vec();
    }
    line.words.iter().map(|word| line.text_of(word).to_owned()).collect()
}

fn left_over(words: &[String], is_kept: impl Fn(usize) -> bool) -> Vec<&str> {
    (0..words.len()).filter(|&place| !is_kept(place)).map(|place| words[place].as_str()).collect()
}

/// The spans of a line's words that the first line does not have.
fn departing(aligned: &AlignedPoem<'_>, before: &[String], after: &[String], line: usize) -> Vec<crate::span::Span> {
    let heard = aligned.heard(line);
    let kept = common_words(before, after);
    if heard.words.len() != after.len() {
        return Vec::new();
    }
    (0..after.len())
        .filter(|&place| !kept.iter().any(|pair| pair.1 == place))
        .map(|place| heard.words[place].span)
        .collect()
}

/// Checks a line that should be the opening of an earlier one.
fn opening(aligned: &AlignedPoem<'_>, first: usize, line: usize) -> Option<Remark> {
    let (before, after) = (plain_words(aligned.heard(first)), plain_words(aligned.heard(line)));
    if !after.is_empty() && before.starts_with(&after) {
        return None;
    }
    let there = wording::line_seen_from(aligned.context.section, first, line);
    let words = after.len().clamp(1, before.len().max(1));
    let written = as_written(aligned.heard(first), &before);
    let due = written.get(..words.min(written.len())).unwrap_or_default().join(" ");
    let message = format!("Should be the opening of {there}, *{due}*");
    Some(Remark::new(Rule::RefrainPart, line, message).beside(first, aligned.heard(first).text.trim().to_owned()))
}

/// Checks a line that should close on the words that the lines of the refrain share, at least one.
fn ending(aligned: &AlignedPoem<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let (before, after) = (plain_words(aligned.heard(first)), plain_words(aligned.heard(line)));
    let same_last = |(one, other): (&String, &String)| same_words::is_same_word(one, other);
    if before.last().zip(after.last()).is_some_and(same_last) {
        return None;
    }
    let shared = shared_ending(aligned, first, returns).max(1);
    let written = as_written(aligned.heard(first), &before);
    let due = written.get(written.len().saturating_sub(shared)..).unwrap_or_default().join(" ");
    let there = wording::line_seen_from(aligned.context.section, first, line);
    let last = aligned.heard(line).words.last().map(|word| word.span);
    let message = format!("Should end with *{due}*, like {there}");
    Some(
        Remark::new(Rule::RefrainPart, line, message)
            .over(last)
            .beside(first, aligned.heard(first).text.trim().to_owned()),
    )
}

/// Checks the rhyme before the repeated ending: the qafia of a ghazal.
fn before_ending(aligned: &AlignedPoem<'_>, first: usize, line: usize, returns: Return) -> Option<Remark> {
    let shared = shared_ending(aligned, first, returns);
    let before = |line: usize| {
        let heard = aligned.heard(line);
        let words = heard.words.get(..heard.words.len().checked_sub(shared)?)?;
        Some((heard, words, words.last()?))
    };
    let ((one, one_words, due), (other, other_words, word)) = (before(first)?, before(line)?);
    let ends = (LineEnd::of_words(one_words, &one.text), LineEnd::of_words(other_words, &other.text));
    let likeness = compare_in(aligned.context.options.accent, &ends.0, &ends.1);
    if is_enough(aligned.context.form.rhyme, &likeness) {
        return None;
    }
    let (word_text, due_text) = (other.text_of(word), one.text_of(due));
    let there = wording::line_seen_from(aligned.context.section, first, line);
    let rule = if likeness.grade == Grade::None { Rule::Rhyme } else { Rule::RhymeSlant };
    let message = format!("*{word_text}*, before the words that return, does not rhyme with *{due_text}* ({there})");
    let guess = likeness.guessed.any().then(|| word_text.to_owned());
    Some(Remark::new(rule, line, message).over([word.span]).beside(first, format!("*{due_text}*")).guessing(guess))
}

/// The words on which a slot's line must end, as the first line of the refrain writes them; `None` before two lines have set them.
pub(in crate::judge) fn ending_due(aligned: &AlignedPoem<'_>, slot: &Slot, line: Option<usize>) -> Option<String> {
    let returns = slot.refrain.filter(|returns| returns.part == RefrainPart::Ending)?;
    let first = aligned.settled_line_of(returns.source?)?;
    let mate = aligned
        .settled_pairs()
        .find(|(other, _, owes)| *other != first && owes.refrain.is_some_and(|refrain| refrain.line == returns.line));
    // The first two lines set the ending.
    if line.is_some_and(|line| line <= mate.map_or(usize::MAX, |(mate, ..)| mate)) {
        return None;
    }
    mate?;
    let words = plain_words(aligned.heard(first));
    let written = as_written(aligned.heard(first), &words);
    let shared = shared_ending(aligned, first, returns);
    Some(written.get(written.len().checked_sub(shared)?..)?.join(" "))
}

/// The number of last words that the first line of a refrain shares with the next line that ends alike; 1 without such a line.
fn shared_ending(aligned: &AlignedPoem<'_>, first: usize, returns: Return) -> usize {
    let before = plain_words(aligned.heard(first));
    let others = aligned
        .settled_pairs()
        .filter(|(line, _, owes)| *line != first && owes.refrain.is_some_and(|other| other.line == returns.line));
    others
        .map(|(line, ..)| {
            let after = plain_words(aligned.heard(line));
            before.iter().rev().zip(after.iter().rev()).take_while(|(one, other)| one == other).count()
        })
        .find(|&shared| shared > 0)
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Session;
    use crate::form::Registry;
    use crate::judge::{Finding, Judge, JudgeOptions, Rule, Severity};

    const TRIOLET: [&str; 8] = [
        "The tide comes in, the tide goes out,",
        "and nothing that it brings can stay.",
        "It never stops to look about.",
        "The tide comes in, the tide goes out.",
        "It leaves behind a boat, a doubt,",
        "a bottle and a bit of spray.",
        "The tide comes in, the tide goes out,",
        "and nothing that it brings can stay.",
    ];

    fn refrains(lines: &[&str]) -> Vec<Finding> {
        let form = Registry::new().find("triolet").unwrap();
        let poem = Session::default().hear(&lines.join("\n"));
        let verdict = Judge::new(form).judge(&poem, &JudgeOptions::finished());
        verdict.findings.into_iter().filter(|finding| finding.rule == Rule::Refrain).collect()
    }

    fn with(line: usize, text: &'static str) -> [&'static str; 8] {
        let mut lines = TRIOLET;
        lines[line] = text;
        lines
    }

    #[test]
    fn a_refrain_that_varies_by_a_word_is_a_warning_that_says_so() {
        let found = refrains(&with(6, "The tide comes in, the sea goes out,"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(found[0].message.starts_with("Varies line 1"), "{}", found[0].message);
    }

    #[test]
    fn a_line_in_the_place_of_a_refrain_is_an_error() {
        let found = refrains(&with(6, "A bell is ringing from the redoubt,"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert!(found[0].message.starts_with("Should repeat line 1"), "{}", found[0].message);
    }

    #[test]
    fn a_slip_in_the_first_line_is_found_once_and_there() {
        let found = refrains(&with(0, "The tide came in, the tide goes out,"));
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [1]);
    }
}
