//! `total-words` and `total-letters`: whether the whole poem has the words and the letters its form asks for.

use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::wording;
use crate::span::Span;
use crate::text::letter_count;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let written = &aligned.context.form.written;
    if let Some(wanted) = &written.total_words {
        total(aligned, report, wanted, (Rule::TotalWords, "word"), |_| 1);
    }
    if let Some(wanted) = &written.total_letters {
        total(aligned, report, wanted, (Rule::TotalLetters, "letter"), letter_count);
    }
}

fn total(
    aligned: &AlignedPoem<'_>,
    report: &mut Report<'_>,
    wanted: &Count,
    (rule, thing): (Rule, &str),
    worth: impl Fn(&str) -> u32,
) {
    let most = wanted.most().unwrap_or(u32::MAX);
    let mut sum = 0_u32;
    let mut first_over: Option<(usize, Span)> = None;
    for line in aligned.lines() {
        let heard = aligned.heard(line);
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            sum = sum.saturating_add(worth(heard.text_of(word)));
            if sum > most && first_over.is_none() {
                first_over = Some((line, word.span));
            }
        }
    }
    let Some(last) = aligned.lines().next_back() else { return };
    let may_grow = aligned.context.options.open || aligned.lines().any(|line| !aligned.is_settled(line));
    if wanted.contains(sum) || may_grow && sum <= most {
        return;
    }
    let form = aligned.context.form.noun.with_verb("has", "have");
    let message = format!("{} in all; {form} {wanted}", wording::counted(sum, thing));
    let (line, span) = first_over.map_or((last, None), |(line, span)| (line, Some(span)));
    report.add(Remark::new(rule, line, message).over(span));
}
