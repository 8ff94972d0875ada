//! Rhymes inside a line: a luc bat's sixth syllable, the double rhyme of `(bb)a`.

use crate::analysis::HeardLine;
use crate::form::{InnerRhyme, RhymeAsked};
use crate::judge::laid::Laid;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, place};
use crate::rhyme::sound::is_light;
use crate::rhyme::{Grade, LineEnd, compare, inner_end};

use super::rhyme::is_enough;

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let asked = laid.case.form.rhyme;
    if asked == RhymeAsked::None {
        return;
    }
    for (line, _, owes) in laid.settled() {
        for inner in &owes.inner {
            if let Some(remark) = missed(laid, line, *inner, asked) {
                report.add(remark.main(owes.measure.severity));
            }
        }
    }
}

/// The remark on an inner rhyme that answers no line end of its rhyme; `None` when it answers one, or when none is written.
fn missed(laid: &Laid<'_>, line: usize, inner: InnerRhyme, asked: RhymeAsked) -> Option<Remark> {
    let slots = laid.layout.rhymes().nth(inner.rhyme as usize)?;
    let partners: Vec<usize> = slots.iter().filter_map(|&slot| laid.settled_line_of(slot)).collect();
    let nearest = partners.iter().copied().min_by_key(|&partner| (partner > line, partner.abs_diff(line)))?;
    let candidates = candidates(laid.heard(line), inner);
    let grades = partners.iter().flat_map(|&partner| {
        let end = laid.end(partner);
        candidates.iter().map(move |candidate| compare(&end, candidate)).collect::<Vec<_>>()
    });
    let best = grades.min_by_key(|likeness| likeness.grade)?;
    if is_enough(asked, &best) {
        return None;
    }
    let answer = laid.last_word(nearest);
    let there = if nearest == line {
        "the line's end".to_owned()
    } else {
        place::line_seen_from(laid.case.section, nearest, line)
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

/// How far a syllable may slip, since a line that may be said two ways has two sixth syllables.
const SLIP: u32 = 1;

/// The ends of the words that may bear the inner rhyme; the line's last word is its end rhyme's.
fn candidates(heard: &HeardLine, inner: InnerRhyme) -> Vec<LineEnd> {
    match inner.at {
        Some((from, to)) => {
            let uncertain = heard.counts.least() != heard.counts.most();
            let slip = if uncertain { SLIP } else { 0 };
            let from = from.saturating_sub(1 + slip);
            (from..to + slip).filter_map(|at| inner_end(heard, at..at + 1)).collect()
        }
        None => (1..heard.words.len())
            .filter(|&end| !is_light(heard.text_of(&heard.words[end - 1])))
            .map(|end| LineEnd::of_words(&heard.words[..end], &heard.text))
            .collect(),
    }
}
