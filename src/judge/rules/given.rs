//! Texts that a form leaves to the draft (`given:` or `acrostic:` in its front matter), and the notes on missing ones.

use crate::form::{Acrostic, AcrosticText};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, Severity, wording};
use crate::text::letter_count;

/// The text whose letters the form takes; where the draft gives none, or one without letters, the poem is not said to fit.
pub(super) fn letters<'a>(aligned: &AlignedPoem<'a>, report: &mut Report<'_>, rule: Rule) -> Option<&'a str> {
    let given = aligned.context.options.given_text;
    let (message, unjudged) = match given {
        Some(text) if letter_count(text) > 0 => return Some(text),
        Some(text) => (
            format!("The form takes its letters from a text; *{text}*, which is given, has none"),
            "the letters of a text (none given)",
        ),
        None => (
            "The form takes its letters from a text of your own, and none is given".to_owned(),
            "the letters of a text (no text given)",
        ),
    };
    report.not_judged(unjudged);
    note(aligned, report, Remark::new(rule, 0, message).help(help("TEXT")));
    None
}

/// Adds a note that the draft lacks so many of the texts that its lines should spell.
pub(super) fn missing_texts(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, missing: usize) {
    let of_draft = |acrostic: &&Acrostic| acrostic.spells == AcrosticText::Given;
    let all = aligned.context.form.acrostics.iter().filter(of_draft).count();
    let texts = if all == 1 { "a text".to_owned() } else { wording::counted(all, "text") };
    let given = match all.saturating_sub(missing) {
        0 => "none is given".to_owned(),
        1 => "1 is given".to_owned(),
        given => format!("{given} are given"),
    };
    report.not_judged(format!("what the lines spell ({texts}, {given})"));
    let message = format!("The lines spell {texts} of your own, and {given}");
    note(aligned, report, Remark::new(Rule::Acrostic, 0, message).help(help(&vec!["TEXT"; all].join(" / "))));
}

fn help(texts: &str) -> String {
    format!("Write `given: {texts}`, with your words for TEXT, between two lines --- at the top of the draft")
}

/// Adds a note on the first line, once the draft is finished.
fn note(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, remark: Remark) {
    if let Some(line) = aligned.lines().next().filter(|_| !aligned.context.options.open) {
        report.add(Remark { line, ..remark }.line_severity(Some(Severity::Note)));
    }
}
