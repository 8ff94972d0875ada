//! A draft without a line of verse: it keeps no form that has lines.

use crate::analysis::Poem;
use crate::form::Form;

use super::report::{Remark, Report, finding};
use super::{Rule, Status, Unfinished, Verdict, wording};

/// Adds the finding of a draft without verse: it is not begun, or, where its status is done, it lacks all of its
/// lines.
pub(super) fn judge(verdict: &mut Verdict, poem: &Poem, form: &Form, status: Status) {
    let wanted = form.least_lines();
    if wanted == 0 || !poem.lines.is_empty() {
        return;
    }
    let count = u32::try_from(wanted).unwrap_or(u32::MAX);
    if status != Status::Done {
        verdict.unfinished = Some(Unfinished { lines: 0, of: count });
        return;
    }
    let form_has = wording::capitalized(&form.noun.with_verb("has", "have"));
    let least = if form.most_lines() == Some(wanted) { "" } else { "at least " };
    let message = format!("{form_has} {least}{}; this has 0", wording::counted(count, "line"));
    let mut report = Report::new(form);
    report.add(Remark::new(Rule::LineCount, 0, message));
    verdict.findings.extend(report.remarks.into_iter().map(|(severity, remark)| finding(poem, severity, remark)));
}

#[cfg(test)]
mod tests {
    use super::super::{Judge, JudgeOptions};
    use super::*;
    use crate::analysis::Session;
    use crate::form::Registry;

    #[test]
    fn an_empty_draft_is_none_of_its_lines_and_no_fit() {
        for (form, told) in [
            ("shakespearean sonnet", Some("A Shakespearean sonnet has 14 lines; this has 0")),
            ("haiku", Some("A haiku has 3 lines; this has 0")),
            ("free verse", None),
        ] {
            let form = Registry::default().find(form).unwrap();
            let judge = |status| {
                let poem = Session::default().hear("\n  \n");
                Judge::new(form.clone()).judge(&poem, &JudgeOptions { status, ..JudgeOptions::default() })
            };
            let done = judge(Status::Done);
            let messages: Vec<&str> = done.findings.iter().map(|finding| finding.message.as_str()).collect();
            assert_eq!(messages, told.into_iter().collect::<Vec<_>>());
            let unsaid = judge(Status::Unsaid);
            assert_eq!((unsaid.findings.len(), unsaid.unfinished.is_some()), (0, told.is_some()));
        }
    }
}
