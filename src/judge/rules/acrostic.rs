//! `acrostic`: letters or words that spell something down the poem.

use crate::form::{Acrostic, AcrosticPlace, AcrosticText};
use crate::judge::laid::Laid;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, same};
use crate::span::Span;

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let Some(acrostic) = &laid.case.form.acrostic else { return };
    let Some(text) = text(laid, acrostic) else { return not_given(laid, report) };
    let due = due(acrostic, text);
    let lines = lines(laid, acrostic.at);
    for (nth, (&line, due)) in lines.iter().zip(&due).enumerate() {
        if !laid.is_settled(line) {
            continue;
        }
        if let Some((found, span)) = found(laid, line, acrostic)
            && !same::same(&found, due)
        {
            report.add(Remark::new(Rule::Acrostic, line, message(acrostic, text, nth, &found, due)).over([span]));
        }
    }
    if let Some(&last) = lines.last().filter(|_| lines.len() < due.len() && !laid.case.scene.open) {
        let rest = due[lines.len()..].join(if acrostic.by_word { " " } else { "" });
        let message = format!("The acrostic \"{text}\" stops short; {} is still to come", shown(acrostic, &rest));
        report.add(Remark::new(Rule::Acrostic, last, message));
    }
}

/// What each line of the poem owes to the acrostic, and what the lines to come will owe, as a reader writes it.
pub(in crate::judge) fn owed(laid: &Laid<'_>) -> (Vec<(usize, String)>, Vec<String>) {
    let Some(acrostic) = &laid.case.form.acrostic else { return Default::default() };
    let Some(text) = text(laid, acrostic) else { return Default::default() };
    let shown = |due: String| if acrostic.by_word { due } else { due.to_uppercase() };
    let mut due: Vec<String> = due(acrostic, text).into_iter().map(shown).collect();
    let lines = lines(laid, acrostic.at);
    let rest = due.split_off(lines.len().min(due.len()));
    // Where the next stanza will begin is not known.
    let rest = if acrostic.at == AcrosticPlace::StanzaStart { Vec::new() } else { rest };
    (lines.into_iter().zip(due).collect(), rest)
}

/// The text the acrostic spells, if it is known.
fn text<'a>(laid: &'a Laid<'_>, acrostic: &'a Acrostic) -> Option<&'a str> {
    match &acrostic.spells {
        AcrosticText::Alphabet => Some(ALPHABET),
        AcrosticText::Text(text) => Some(text),
        AcrosticText::Given => laid.case.scene.acrostic,
    }
}

/// A form whose acrostic the draft has to give, and did not.
fn not_given(laid: &Laid<'_>, report: &mut Report<'_>) {
    if let Some(line) = laid.lines().next().filter(|_| !laid.case.scene.open) {
        let remark = Remark::new(Rule::Acrostic, line, "The form spells a text of your own, and none is given");
        report.add(
            remark
                .main(Some(crate::judge::Severity::Note))
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

/// The lines that carry the acrostic.
fn lines(laid: &Laid<'_>, at: AcrosticPlace) -> Vec<usize> {
    match at {
        AcrosticPlace::StanzaStart => laid.case.section.stanzas.iter().map(|stanza| stanza.start).collect(),
        AcrosticPlace::LineStart | AcrosticPlace::LineEnd => laid.lines().collect(),
    }
}

/// The letter or word a line has in its place.
fn found(laid: &Laid<'_>, line: usize, acrostic: &Acrostic) -> Option<(String, Span)> {
    let heard = laid.heard(line);
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
