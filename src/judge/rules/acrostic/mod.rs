//! `acrostic`: letters or words that spell a text down the poem, at the start, the end or the middle of its lines.

mod mesostic;

use super::given;
use crate::form::{Acrostic, AcrosticPlace, AcrosticText};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, same_words};
use crate::span::Span;
use crate::text::letters;

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// The mark between the texts of several acrostics that a draft gives: `acrostic: OWL / SUN`.
const BETWEEN: char = '/';

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let acrostics = &aligned.context.form.acrostics;
    if acrostics.iter().enumerate().any(|(nth, _)| text(aligned, nth).is_none()) {
        given::text(aligned, report, Rule::Acrostic, ("acrostic", "spells a text"));
    }
    for (nth, acrostic) in acrostics.iter().enumerate() {
        let Some(text) = text(aligned, nth) else { continue };
        if acrostic.at == AcrosticPlace::WithinLine {
            mesostic::check(aligned, report, acrostic, &due(acrostic, text));
        } else {
            edges(aligned, report, acrostic, text);
        }
        stops_short(aligned, report, acrostic, text);
    }
}

/// Checks the letters or words at the edges of lines.
fn edges(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, acrostic: &Acrostic, text: &str) {
    for (nth, (line, due)) in lines(aligned, acrostic.at).into_iter().zip(due(acrostic, text)).enumerate() {
        crate::steps::count(1);
        if !aligned.is_settled(line) {
            continue;
        }
        if let Some((found, span)) = found(aligned, line, acrostic)
            && !same_words::is_same_word(&found, &due)
        {
            report.add(Remark::new(Rule::Acrostic, line, message(acrostic, text, nth, &found, &due)).over([span]));
        }
    }
}

fn stops_short(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, acrostic: &Acrostic, text: &str) {
    let (lines, due) = (lines(aligned, acrostic.at), due(acrostic, text));
    if let Some(&last) = lines.last().filter(|_| lines.len() < due.len() && !aligned.context.options.open) {
        let rest = due[lines.len()..].join(if acrostic.by_word { " " } else { "" });
        let message = format!("The acrostic \"{text}\" stops short; {} is still to come", shown(acrostic, &rest));
        report.add(Remark::new(Rule::Acrostic, last, message));
    }
}

/// The letters or words that the acrostics ask of each line of the poem, and of the lines still to come.
pub(in crate::judge) fn owed(aligned: &AlignedPoem<'_>) -> (Vec<(usize, String)>, Vec<String>) {
    let (mut here, mut to_come): (Vec<(usize, String)>, Vec<String>) = Default::default();
    for (nth, acrostic) in aligned.context.form.acrostics.iter().enumerate() {
        let Some(text) = text(aligned, nth) else { continue };
        let shown = |due: String| if acrostic.by_word { due } else { due.to_uppercase() };
        let mut due: Vec<String> = due(acrostic, text).into_iter().map(shown).collect();
        let lines = lines(aligned, acrostic.at);
        // It is not known where the next stanza will begin.
        let rest = due.split_off(lines.len().min(due.len()));
        let rest = if acrostic.at == AcrosticPlace::StanzaStart { Vec::new() } else { rest };
        for (line, letter) in lines.into_iter().zip(due) {
            match here.iter_mut().find(|(known, _)| *known == line) {
                Some((_, owed)) => *owed = format!("{owed}…{letter}"),
                None => here.push((line, letter)),
            }
        }
        for (place, letter) in rest.into_iter().enumerate() {
            match to_come.get_mut(place) {
                Some(owed) => *owed = format!("{owed}…{letter}"),
                None => to_come.push(letter),
            }
        }
    }
    (here, to_come)
}

/// The text that one of the form's acrostics spells; `None` where the draft should give it and does not.
///
/// A draft gives several texts with a slash between them; one text alone is spelled by all.
fn text<'a>(aligned: &'a AlignedPoem<'_>, nth: usize) -> Option<&'a str> {
    let acrostics = &aligned.context.form.acrostics;
    match &acrostics.get(nth)?.spells {
        AcrosticText::Alphabet => Some(ALPHABET),
        AcrosticText::Text(text) => Some(text),
        AcrosticText::Given => {
            let given = aligned.context.options.acrostic?;
            let before = acrostics.iter().take(nth).filter(|other| other.spells == AcrosticText::Given).count();
            let several = acrostics.len() > 1 && given.contains(BETWEEN);
            if several { given.split(BETWEEN).nth(before).map(str::trim) } else { Some(given) }
        }
    }
}

/// The letters or words due, in order; letters without their accents.
fn due(acrostic: &Acrostic, text: &str) -> Vec<String> {
    if acrostic.by_word {
        return text
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
            .collect();
    }
    let units = text.split_inclusive(char::is_numeric).flat_map(|part| {
        let figure = part.chars().next_back().filter(|c| c.is_numeric());
        letters(part).map(|found| found.letter).chain(figure)
    });
    units.map(String::from).collect()
}

/// The lines that spell the acrostic.
fn lines(aligned: &AlignedPoem<'_>, at: AcrosticPlace) -> Vec<usize> {
    match at {
        AcrosticPlace::StanzaStart => aligned.context.section.stanzas.iter().map(|stanza| stanza.start).collect(),
        AcrosticPlace::LineStart | AcrosticPlace::LineEnd | AcrosticPlace::WithinLine => aligned.lines().collect(),
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
    let mut marks = text.char_indices().filter(|(_, mark)| mark.is_alphanumeric());
    let (at, mark) = if at_end { marks.next_back()? } else { marks.next()? };
    let letter = if at_end { letters(text).last() } else { letters(text).next() };
    match letter.filter(|_| !mark.is_numeric()) {
        Some(found) => Some((found.letter.to_string(), found.span.shifted(word.span.start))),
        None => Some((mark.to_string(), Span::new(at, at + mark.len_utf8()).shifted(word.span.start))),
    }
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
