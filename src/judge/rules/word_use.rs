//! `word-use`: words that a form bans, asks for, or lets occur so many times.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::wrong_words::WrongWords;
use crate::form::Count;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::span::Span;
use crate::text::word_key;

/// A word's uses so far, and how many there may be.
struct Uses<'a> {
    /// The word as the form writes it; `None` for one that it does not name.
    named: Option<&'a str>,
    count: u32,
    wanted: &'a Count,
    /// The last use: its line and its bytes there.
    last: Option<(usize, Span)>,
}

impl Uses<'_> {
    fn is_too_often(&self) -> bool {
        self.wanted.most().is_some_and(|most| self.count > most)
    }
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let asked = &aligned.context.form.written.word_uses;
    if asked.is_free() {
        return;
    }
    let mut uses: HashMap<String, Uses<'_>, RandomState> = HashMap::default();
    for (word, wanted) in &asked.words {
        uses.insert(word_key(word), Uses { named: Some(word), count: 0, wanted, last: None });
    }
    let mut wrong = WrongWords::new(report);
    for line in aligned.lines() {
        let heard = aligned.heard(line);
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let text = heard.text_of(word);
            let known = match (uses.get_mut(&word_key(text)), &asked.other) {
                (Some(known), _) => known,
                (None, Some(wanted)) => {
                    uses.entry(word_key(text)).or_insert(Uses { named: None, count: 0, wanted, last: None })
                }
                (None, None) => continue,
            };
            (known.count, known.last) = (known.count + 1, Some((line, word.span)));
            if known.is_too_often() {
                wrong.add(line, || Remark::new(Rule::WordUse, line, over(text, known)).over([word.span]));
            }
        }
    }
    wrong.finish();
    if !aligned.context.options.open && aligned.lines().all(|line| aligned.is_settled(line)) {
        seldom(aligned, report, &uses);
        named_seldom(aligned, report, &uses);
    }
}

fn over(text: &str, uses: &Uses<'_>) -> String {
    match uses.wanted.most().unwrap_or_default() {
        0 => format!("*{text}* is a word that the form bans"),
        1 => format!("*{text}* comes again; it may come once"),
        most => format!("*{text}* comes for the {} time; it may come {most} times", ordinal(uses.count)),
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Reports words that the form does not name and that come less often than they should, each at its last use.
fn seldom(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, uses: &HashMap<String, Uses<'_>, RandomState>) {
    let is_seldom =
        |uses: &&Uses<'_>| uses.named.is_none() && !uses.is_too_often() && !uses.wanted.contains(uses.count);
    let mut found: Vec<(usize, Span, &Uses<'_>)> =
        uses.values().filter(is_seldom).filter_map(|uses| uses.last.map(|(line, span)| (line, span, uses))).collect();
    found.sort_by_key(|&(line, span, _)| (line, span.start()));
    let mut wrong = WrongWords::new(report);
    for (line, span, uses) in found {
        wrong.add(line, || {
            let times = wording::counted(uses.count, "time");
            let text = span.of(&aligned.heard(line).text);
            let message = format!("*{text}* comes {times}; a word comes {} times", wording::wanted(uses.wanted));
            Remark::new(Rule::WordUse, line, message).over([span])
        });
    }
    wrong.finish();
}

/// Reports the words that the form names and that come less often than they should, in the order of the form.
fn named_seldom(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, uses: &HashMap<String, Uses<'_>, RandomState>) {
    let Some(end) = aligned.lines().next_back() else { return };
    let (mut absent, mut others): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for (word, _) in &aligned.context.form.written.word_uses.words {
        let Some(known) = uses.get(&word_key(word)) else { continue };
        let name = known.named.unwrap_or(word);
        if known.is_too_often() || known.wanted.contains(known.count) || absent.contains(&name) {
            continue;
        }
        if (known.count, known.wanted.least()) == (0, 1) {
            absent.push(name);
        } else {
            let (times, wanted) = (wording::counted(known.count, "time"), wording::wanted(known.wanted));
            others.push(format!("*{name}* comes {times}, not {wanted}"));
        }
    }
    let needed = absent.len() + others.len();
    if needed == 0 {
        return;
    }
    if !absent.is_empty() {
        let verb = if absent.len() == 1 { "does" } else { "do" };
        others.insert(0, format!("{} {verb} not come", wording::listed(&absent)));
    }
    let form = aligned.context.form.noun.with_verb("needs", "need");
    let message = format!("{}; {form} {}", others.join("; "), if needed == 1 { "it" } else { "them" });
    report.add(Remark::new(Rule::WordUse, end, message));
}
