//! Texts that a form leaves to the draft (`given:` or `acrostic:` in its front matter), and what is said where one is missing.

use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, Severity};

/// The text that the draft gives; where it gives none, a remark says so and the poem is not said to fit.
///
/// `what` is what the form takes from it: `the letters of a text`.
pub(super) fn text<'a>(
    aligned: &AlignedPoem<'a>,
    report: &mut Report<'_>,
    rule: Rule,
    (key, what): (&str, &str),
) -> Option<&'a str> {
    let given = aligned.context.options.acrostic;
    if given.is_none() {
        report.not_judged(format!("{what}, since the draft gives none"));
        if let Some(line) = aligned.lines().next().filter(|_| !aligned.context.options.open) {
            let remark = Remark::new(rule, line, format!("The form {what} of your own, and none is given"));
            let help = format!("Write `{key}: TEXT`, with the text, between two lines --- at the top of the draft");
            report.add(remark.line_severity(Some(Severity::Note)).help(help));
        }
    }
    given
}
