//! Rhymes inside a line: the sixth syllable of a luc bat, the double rhyme of `(bb)a`.

use crate::analysis::HeardLine;
use crate::form::{InnerRhyme, RhymeAsked};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::rhyme::sound::is_light;
use crate::rhyme::{Grade, LineEnd, compare_in, inner_end};

use super::rhyme::is_enough;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let asked = aligned.context.form.rhyme;
    if asked == RhymeAsked::None {
        return;
    }
    for (line, _, owes) in aligned.settled_pairs() {
        for inner in &owes.inner {
            if let Some(remark) = missed(aligned, line, *inner, asked) {
                report.add(remark.line_severity(owes.measure.severity));
            }
        }
    }
}

/// The remark on an inner rhyme that rhymes with no line of its rhyme; `None` when it rhymes with one, or none is written.
fn missed(aligned: &AlignedPoem<'_>, line: usize, inner: InnerRhyme, asked: RhymeAsked) -> Option<Remark> {
    let slots = aligned.layout.rhymes().nth(inner.rhyme as usize)?;
    let partners: Vec<usize> = slots.iter().filter_map(|&slot| aligned.settled_line_of(slot)).collect();
    let nearest = partners.iter().copied().min_by_key(|&partner| (partner > line, partner.abs_diff(line)))?;
    let accent = aligned.context.options.accent;
    let candidates = candidates(aligned.heard(line), inner);
    let grades = partners.iter().flat_map(|&partner| {
        let end = aligned.end(partner);
        candidates.iter().map(move |candidate| compare_in(accent, &end, candidate)).collect::<Vec<_>>()
    });
    let best = grades.min_by_key(|likeness| likeness.grade)?;
    if is_enough(asked, &best) {
        return None;
    }
    let answer = aligned.last_word(nearest);
    let there = if nearest == line {
        "the line's end".to_owned()
    } else {
        wording::line_seen_from(aligned.context.section, nearest, line)
    };
    let which = match inner.at {
        None => "No word inside the line rhymes".to_owned(),
        Some((from, to)) if from == to => format!("Syllable {from} does not rhyme"),
        Some((from, to)) => format!("No word on syllables {from} to {to} rhymes"),
    };
    let rule = if best.grade == Grade::None { Rule::Rhyme } else { Rule::RhymeSlant };
    let guess = best.guessed.any().then(|| answer.to_owned());
    Some(Remark::new(rule, line, format!("{which} with *{answer}* ({there})")).guessing(guess))
}

/// The number of syllables by which the place of an inner rhyme may differ: a line with two pronunciations has two sixth
/// syllables.
const TOLERANCE: u32 = 1;

/// The ends of the words that may bear the inner rhyme; the last word of the line bears the end rhyme.
fn candidates(heard: &HeardLine, inner: InnerRhyme) -> Vec<LineEnd> {
    match inner.at {
        Some((from, to)) => {
            let uncertain = heard.counts.least() != heard.counts.most();
            let tolerance = if uncertain { TOLERANCE } else { 0 };
            let from = from.saturating_sub(1 + tolerance);
            (from..to + tolerance).filter_map(|at| inner_end(heard, at..at + 1)).collect()
        }
        None => (1..heard.words.len())
            .filter(|&end| !is_light(heard.text_of(&heard.words[end - 1])))
            .map(|end| LineEnd::of_words(&heard.words[..end], &heard.text))
            .collect(),
    }
}
