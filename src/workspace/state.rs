//! The state of a draft, in words.

use crate::analysis::Poem;
use crate::form::Form;
use crate::judge::{Severity, Verdict};

/// How many lines a draft has of those its form asks for: `8 of 14 lines`, `12 lines`; empty for prose, whose lines nobody counts.
pub fn lines_in_words(form: &Form, poem: &Poem, verdict: &Verdict) -> String {
    let lines = poem.lines.len();
    let of = match (verdict.unfinished, form.most_lines()) {
        (Some(unfinished), _) => Some((unfinished.lines as usize, unfinished.of as usize)),
        (None, Some(most)) if most == lines && form.least_lines() == most => Some((lines, most)),
        (None, _) => None,
    };
    match of {
        _ if form.prose => String::new(),
        Some((has, of)) => format!("{has} of {of} lines"),
        None if lines == 1 => "1 line".to_owned(),
        None => format!("{lines} lines"),
    }
}

fn faults(verdict: &Verdict) -> usize {
    verdict.findings.iter().filter(|finding| finding.severity > Severity::Note).count()
}

/// Whether a judged draft is finished and keeps all that its form asks; `false` where something the form asks cannot be
/// judged.
pub fn all_fits(poem: &Poem, verdict: &Verdict) -> bool {
    let is_judged = verdict.unfinished.is_none() && verdict.unjudged.is_empty() && !poem.lines.is_empty();
    is_judged && faults(verdict) == 0
}

/// Whether a poem judged as finished may still be in progress, so that the editor must judge it as a draft too: it is shorter than its
/// form, or has findings.
pub fn may_go_on(form: &Form, poem: &Poem, verdict: &Verdict) -> bool {
    !poem.lines.is_empty() && (poem.lines.len() < form.least_lines() || faults(verdict) > 0)
}

/// Whether a poem is in progress, by the verdict on it as a draft: it is shorter than its form, or its last poem or stanza is not
/// complete. The editor then reports only what no text written after it can mend.
pub fn goes_on(form: &Form, poem: &Poem, as_draft: &Verdict) -> bool {
    poem.lines.len() < form.least_lines() || as_draft.unfinished.is_some()
}

/// The state of a judged draft: `8 of 14 lines, 2 faults`, `14 of 14 lines, all fits`; without `all fits` where something the form
/// asks cannot be judged.
pub fn state_in_words(form: &Form, poem: &Poem, verdict: &Verdict) -> String {
    let state = lines_and_faults(form, poem, verdict, faults(verdict));
    let parts = [state.as_str(), if all_fits(poem, verdict) { "all fits" } else { "" }];
    joined(parts)
}

/// The state of a draft that is being written, with so many faults shown: `8 of 14 lines, 2 faults`. That all fits is not said before the
/// line in hand is judged.
pub fn lines_and_faults(form: &Form, poem: &Poem, verdict: &Verdict, faults: usize) -> String {
    let faults = match faults {
        0 => String::new(),
        1 => "1 fault".to_owned(),
        faults => format!("{faults} faults"),
    };
    joined([&lines_in_words(form, poem, verdict), &faults])
}

fn joined(parts: [&str; 2]) -> String {
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}
