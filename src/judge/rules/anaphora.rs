//! `anaphora`: lines that should begin, or end, on the same words.

use std::collections::BTreeMap;

use crate::form::Repeated;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::span::Span;
use crate::text::plain;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let written = &aligned.context.form.written;
    for (asked, at_end) in [(&written.anaphora, false), (&written.epistrophe, true)] {
        if let Some(asked) = asked {
            share(aligned, report, *asked, at_end);
        }
    }
}

/// The first or last words of a line, without case and marks, and their bytes.
fn words_of(aligned: &AlignedPoem<'_>, line: usize, count: usize, at_end: bool) -> Option<(String, Span)> {
    let heard = aligned.heard(line);
    let from = if at_end { heard.words.len().saturating_sub(count) } else { 0 };
    let words = heard.words.iter().skip(from).take(count);
    crate::steps::count(count.min(heard.words.len()));
    let span = Span::new(words.clone().next()?.span.start(), words.clone().next_back()?.span.end());
    Some((words.map(|word| plain(heard.text_of(word))).collect::<Vec<_>>().join(" "), span))
}

fn share(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, asked: Repeated, at_end: bool) {
    for (lines, _) in aligned.stretches(asked.within) {
        let found: Vec<(usize, String, Span)> = lines
            .filter(|&line| aligned.is_settled(line))
            .filter_map(|line| {
                let (text, span) = words_of(aligned, line, asked.words as usize, at_end)?;
                Some((line, text, span))
            })
            .collect();
        let is_short = |line: usize| aligned.heard(line).words.len() < asked.words as usize;
        let whole = |(line, ..): &&(usize, String, Span)| !is_short(*line);
        let due = shared(found.iter().filter(whole).map(|(_, text, _)| text.as_str()));
        let as_written = |line: usize, span: Span| span.of(&aligned.heard(line).text).to_owned();
        let first = found.iter().filter(whole).find(|(_, text, _)| Some(text.as_str()) == due);
        let Some((due, shown)) = due.zip(first.map(|(line, _, span)| as_written(*line, *span))) else {
            for (line, _, span) in &found {
                let has = wording::counted(asked.words, "word");
                let alike = if at_end { "end alike on" } else { "begin alike with" };
                let message = format!("Too short; the lines of this {} {alike} {has}", asked.within);
                report.add(Remark::new(Rule::Anaphora, *line, message).over([*span]));
            }
            continue;
        };
        for (line, _, span) in found.iter().filter(|(line, text, _)| text != due || is_short(*line)) {
            let does = if at_end { "Ends on" } else { "Begins with" };
            let do_so = if at_end { "end on" } else { "begin with" };
            let text = as_written(*line, *span);
            let message = format!("{does} *{text}*; the lines of this {} {do_so} *{shown}*", asked.within);
            report.add(Remark::new(Rule::Anaphora, *line, message).over([*span]));
        }
    }
}

/// The words that most lines have, the first of several.
fn shared<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut uses: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (place, text) in texts.enumerate() {
        uses.entry(text).or_insert((0, place)).0 += 1;
    }
    uses.into_iter().max_by_key(|(_, (uses, first))| (*uses, std::cmp::Reverse(*first))).map(|(text, _)| text)
}
