//! `acrostic`: letters or words that spell a text down the poem, at the start, the end or the middle of its lines.

mod mesostic;
mod spelled;

use std::collections::BTreeMap;

use self::spelled::Spelled;
use super::given;
use crate::form::{Acrostic, AcrosticPlace, AcrosticText};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::{Rule, same_words};
use crate::span::Span;
use crate::text::letters;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let (all, missing) = spelled::all(aligned);
    if missing > 0 {
        given::missing_texts(aligned, report, missing);
    }
    for spelled in &all {
        if spelled.acrostic.at == AcrosticPlace::WithinLine {
            mesostic::check(aligned, report, spelled);
        } else {
            edges(aligned, report, spelled);
        }
        stops_short(aligned, report, spelled);
        goes_on(aligned, report, spelled);
    }
}

/// Checks the letters or words at the edges of lines.
fn edges(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, spelled: &Spelled<'_>) {
    let help = if spelled::shares_one_text(aligned) {
        "Both edges spell the one text given; two texts have a slash between them: `given: OWL / SUN`"
    } else {
        ""
    };
    for (nth, (&line, due)) in spelled.lines.iter().zip(&spelled.due).enumerate() {
        crate::steps::count(1);
        if !aligned.is_settled(line) {
            continue;
        }
        if let Some((found, span)) = found(aligned, line, spelled.acrostic)
            && !same_words::is_same_word(&found, due)
        {
            let message = message(spelled, nth, &found, due);
            report.add(Remark::new(Rule::Acrostic, line, message).over([span]).help(help));
        }
    }
}

/// Reports a text that is not spelled to its end, unless missing lines are reported: one missing line is one finding.
fn stops_short(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, spelled: &Spelled<'_>) {
    let is_count = |rule: Rule| matches!(rule, Rule::LineCount | Rule::StanzaCount | Rule::StanzaLength);
    if report.remarks.iter().any(|(_, remark)| is_count(remark.rule)) {
        return;
    }
    let Spelled { acrostic, text, due, lines } = spelled;
    if let Some(&last) = lines.last().filter(|_| lines.len() < due.len() && !aligned.context.options.open) {
        let rest = due[lines.len()..].join(if acrostic.by_word { " " } else { "" });
        let message = format!("The acrostic *{text}* stops short; {} is still to come", shown(acrostic, &rest));
        report.add(Remark::new(Rule::Acrostic, last, message));
    }
}

/// Reports the first line after the text in a poem of any length; a form of so many lines may be longer than what it spells.
fn goes_on(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, spelled: &Spelled<'_>) {
    let Spelled { acrostic, text, due, lines } = spelled;
    let Some(&line) = lines.get(due.len()).filter(|&&line| aligned.context.form.repeats() && aligned.is_settled(line))
    else {
        return;
    };
    let what = if acrostic.at == AcrosticPlace::StanzaStart { "stanza" } else { "line" };
    let message = format!("The acrostic *{text}* ends before this {what}, which spells nothing");
    // Whole words leave no doubt; a name may be spelled by the beginning of a poem alone.
    let shift = if acrostic.by_word { LevelShift::None } else { LevelShift::Down };
    report.add(Remark::new(Rule::Acrostic, line, message).shift(shift));
}

/// The letters or words that the acrostics ask of each line of the poem, and of the lines still to come.
pub(in crate::judge) fn owed(aligned: &AlignedPoem<'_>) -> (BTreeMap<usize, String>, Vec<String>) {
    let (mut here, mut to_come): (BTreeMap<usize, String>, Vec<String>) = Default::default();
    let add = |owed: &mut String, letter: String| {
        *owed = if owed.is_empty() { letter } else { format!("{owed}…{letter}") };
    };
    for Spelled { acrostic, due, lines, .. } in spelled::all(aligned).0 {
        let mut due = due.into_iter().map(|due| if acrostic.by_word { due } else { due.to_uppercase() });
        for line in lines {
            crate::steps::count(1);
            let Some(letter) = due.next() else { break };
            add(here.entry(line).or_default(), letter);
        }
        // Nobody knows yet where the next stanza will begin.
        let rest = due.filter(|_| acrostic.at != AcrosticPlace::StanzaStart);
        for (place, letter) in rest.enumerate() {
            if place == to_come.len() {
                to_come.push(String::new());
            }
            add(&mut to_come[place], letter);
        }
    }
    (here, to_come)
}

/// What an acrostic asks of the end of a line.
#[derive(Debug, Clone)]
pub(in crate::judge) enum LineEnd {
    /// A last word that ends on this letter.
    Letter(char),
    /// This last word.
    Word(String),
}

/// What the acrostics ask of the ends of lines.
pub(super) fn line_ends(aligned: &AlignedPoem<'_>) -> BTreeMap<usize, LineEnd> {
    let all = spelled::all(aligned).0.into_iter().filter(|spelled| spelled.acrostic.at == AcrosticPlace::LineEnd);
    let ends = all.flat_map(|Spelled { acrostic, due, lines, .. }| {
        let end = |due: String| {
            if acrostic.by_word { Some(LineEnd::Word(due)) } else { due.chars().next().map(LineEnd::Letter) }
        };
        lines.into_iter().zip(due).filter_map(move |(line, due)| Some((line, end(due)?)))
    });
    ends.collect()
}

/// The letter or word of a line that the acrostic takes, and its span.
fn found(aligned: &AlignedPoem<'_>, line: usize, acrostic: &Acrostic) -> Option<(String, Span)> {
    let heard = aligned.heard(line);
    let at_end = acrostic.at == AcrosticPlace::LineEnd;
    let word = if at_end { heard.words.last()? } else { heard.words.first()? };
    let text = heard.text_of(word);
    if acrostic.by_word {
        return Some((text.to_owned(), word.span));
    }
    let mut marks = text.char_indices().filter(|(_, mark)| mark.is_alphanumeric());
    let (at, mark) = if at_end { marks.next_back()? } else { marks.next()? };
    let letter = if at_end { letters(text).last() } else { letters(text).next() };
    match letter.filter(|_| !mark.is_numeric()) {
        Some(found) => Some((found.letter.to_string(), found.span.shifted(word.span.start()))),
        None => Some((mark.to_string(), Span::new(at, at + mark.len_utf8()).shifted(word.span.start()))),
    }
}

fn message(spelled: &Spelled<'_>, nth: usize, found: &str, due: &str) -> String {
    let acrostic = spelled.acrostic;
    let does = if acrostic.at == AcrosticPlace::LineEnd { "Ends" } else { "Begins" };
    let spelling = match acrostic.spells {
        AcrosticText::Alphabet => "the alphabet".to_owned(),
        AcrosticText::Given | AcrosticText::Text(_) if acrostic.by_word => "the line it spells".to_owned(),
        AcrosticText::Given | AcrosticText::Text(_) => format!("the acrostic {}", spelled.text.to_uppercase()),
    };
    let unit = if acrostic.by_word { "word" } else { "letter" };
    let (found, due) = (shown(acrostic, found), shown(acrostic, due));
    format!("{does} with {found}; {spelling} wants {due} ({unit} {})", nth + 1)
}

fn shown(acrostic: &Acrostic, text: &str) -> String {
    if acrostic.by_word { format!("*{text}*") } else { text.to_uppercase() }
}
