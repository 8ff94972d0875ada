//! `acrostic`: letters or words that spell a text down the poem.

use crate::form::{Acrostic, AcrosticPlace, AcrosticText};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, same_words};
use crate::span::Span;

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(acrostic) = &aligned.context.form.acrostic else { return };
    let Some(text) = text(aligned, acrostic) else { return not_given(aligned, report) };
    let due = due(acrostic, text);
    let lines = lines(aligned, acrostic.at);
    for (nth, (&line, due)) in lines.iter().zip(&due).enumerate() {
        if !aligned.is_settled(line) {
            continue;
        }
        if let Some((found, span)) = found(aligned, line, acrostic)
            && !same_words::is_same_word(&found, due)
        {
            report.add(Remark::new(Rule::Acrostic, line, message(acrostic, text, nth, &found, due)).over([span]));
        }
    }
    if let Some(&last) = lines.last().filter(|_| lines.len() < due.len() && !aligned.context.options.open) {
        let rest = due[lines.len()..].join(if acrostic.by_word { " " } else { "" });
        let message = format!("The acrostic \"{text}\" stops short; {} is still to come", shown(acrostic, &rest));
        report.add(Remark::new(Rule::Acrostic, last, message));
    }
}

/// The letter or word that the acrostic asks of each line of the poem, and of the lines still to come.
pub(in crate::judge) fn owed(aligned: &AlignedPoem<'_>) -> (Vec<(usize, String)>, Vec<String>) {
    let Some(acrostic) = &aligned.context.form.acrostic else { return Default::default() };
    let Some(text) = text(aligned, acrostic) else { return Default::default() };
    let shown = |due: String| if acrostic.by_word { due } else { due.to_uppercase() };
    let mut due: Vec<String> = due(acrostic, text).into_iter().map(shown).collect();
    let lines = lines(aligned, acrostic.at);
    let rest = due.split_off(lines.len().min(due.len()));
    // It is not known where the next stanza will begin.
    let rest = if acrostic.at == AcrosticPlace::StanzaStart { Vec::new() } else { rest };
    (lines.into_iter().zip(due).collect(), rest)
}

/// The text that the acrostic spells; `None` where the draft should give it and does not.
fn text<'a>(aligned: &'a AlignedPoem<'_>, acrostic: &'a Acrostic) -> Option<&'a str> {
    match &acrostic.spells {
        AcrosticText::Alphabet => Some(ALPHABET),
        AcrosticText::Text(text) => Some(text),
        AcrosticText::Given => aligned.context.options.acrostic,
    }
}

/// Remarks that the draft should give the text of the acrostic and does not.
fn not_given(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    if let Some(line) = aligned.lines().next().filter(|_| !aligned.context.options.open) {
        let remark = Remark::new(Rule::Acrostic, line, "The form spells a text of your own, and none is given");
        report.add(
            remark
                .line_severity(Some(crate::judge::Severity::Note))
                .help("Write acrostic: and the text in the lines between --- at the top of the draft"),
        );
    }
}

/// The letters or words due, in order.
fn due(acrostic: &Acrostic, text: &str) -> Vec<String> {
    if acrostic.by_word {
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).collect()
    } else {
        text.chars().filter(|letter| letter.is_alphanumeric()).map(String::from).collect()
    }
}

/// The lines that spell the acrostic.
fn lines(aligned: &AlignedPoem<'_>, at: AcrosticPlace) -> Vec<usize> {
    match at {
        AcrosticPlace::StanzaStart => aligned.context.section.stanzas.iter().map(|stanza| stanza.start).collect(),
        AcrosticPlace::LineStart | AcrosticPlace::LineEnd => aligned.lines().collect(),
    }
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
    let mut letters = text.char_indices().filter(|(_, letter)| letter.is_alphanumeric());
    let (at, letter) = if at_end { letters.next_back()? } else { letters.next()? };
    let start = word.span.start + at;
    Some((letter.to_string(), Span::new(start, start + letter.len_utf8())))
}

fn message(acrostic: &Acrostic, text: &str, nth: usize, found: &str, due: &str) -> String {
    let does = if acrostic.at == AcrosticPlace::LineEnd { "Ends" } else { "Begins" };
    let spelling = match acrostic.spells {
        AcrosticText::Alphabet => "the alphabet".to_owned(),
        AcrosticText::Given | AcrosticText::Text(_) if acrostic.by_word => "the line it spells".to_owned(),
        AcrosticText::Given | AcrosticText::Text(_) => format!("the acrostic {}", text.to_uppercase()),
    };
    let unit = if acrostic.by_word { "word" } else { "letter" };
    let (found, due) = (shown(acrostic, found), shown(acrostic, due));
    format!("{does} with {found}; {spelling} wants {due} ({unit} {})", nth + 1)
}

fn shown(acrostic: &Acrostic, text: &str) -> String {
    if acrostic.by_word { format!("*{text}*") } else { text.to_uppercase() }
}
