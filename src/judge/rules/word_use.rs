//! `word-use`: words that a form bans, asks for, or lets occur so many times.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::form::Count;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::text::plain;

/// The most words of a line that are told one by one.
const MOST_TOLD: usize = 5;

/// A word's uses so far, and how many there may be.
struct Uses<'a> {
    /// The word as the form writes it; `None` for one that it does not name.
    named: Option<&'a str>,
    count: u32,
    wanted: &'a Count,
}

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let asked = &aligned.context.form.written.word_uses;
    if asked.is_free() {
        return;
    }
    let mut uses: HashMap<String, Uses<'_>, RandomState> = HashMap::default();
    for (word, wanted) in &asked.words {
        uses.insert(key(word), Uses { named: Some(word), count: 0, wanted });
    }
    for line in aligned.lines() {
        let heard = aligned.heard(line);
        let mut told = 0;
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let text = heard.text_of(word);
            let known = match (uses.get_mut(&key(text)), &asked.other) {
                (Some(known), _) => known,
                (None, Some(wanted)) => uses.entry(key(text)).or_insert(Uses { named: None, count: 0, wanted }),
                (None, None) => continue,
            };
            known.count += 1;
            if told < MOST_TOLD && known.wanted.most().is_some_and(|most| known.count > most) {
                told += 1;
                let message = over(text, known);
                report.add(Remark::new(Rule::WordUse, line, message).over([word.span]));
            }
        }
    }
    if !aligned.context.options.open && aligned.lines().all(|line| aligned.is_settled(line)) {
        missing(aligned, report, &uses);
    }
}

/// A word without case, hyphens and the shape of its apostrophes.
fn key(word: &str) -> String {
    plain(word).replace('-', "")
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

/// Words that do not come as often as they should, in the order of the form.
fn missing(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, counted: &HashMap<String, Uses<'_>, RandomState>) {
    let Some(end) = aligned.lines().next_back() else { return };
    let (mut absent, mut told): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    for (word, _) in &aligned.context.form.written.word_uses.words {
        let Some(known) = counted.get(&key(word)).filter(|known| known.count < known.wanted.least()) else { continue };
        let name = known.named.unwrap_or(word);
        let least = known.wanted.least();
        if (known.count, least) == (0, 1) {
            absent.push(name);
            continue;
        }
        let or_more = if known.wanted.most() == Some(least) { "" } else { " or more" };
        told.push(format!("*{name}* comes {}, not {least}{or_more}", wording::counted(known.count, "time")));
    }
    let needed = absent.len() + told.len();
    if needed == 0 {
        return;
    }
    if !absent.is_empty() {
        let verb = if absent.len() == 1 { "does" } else { "do" };
        told.insert(0, format!("{} {verb} not come", wording::listed(&absent)));
    }
    let form = aligned.context.form.noun.with_verb("needs", "need");
    let message = format!("{}; {form} {}", told.join("; "), if needed == 1 { "it" } else { "them" });
    report.add(Remark::new(Rule::WordUse, end, message));
}
