//! The reasons for a line's reading: its counts, its scansion, its rhyme, its findings.

use crate::analysis::HeardLine;
use crate::judge::{Finding, Mark};
use crate::meter::Scansion;
use crate::rhyme::{self, Grade, LineEnd};
use crate::tui::poem::Scanned;
use crate::tui::reading::Reading;
use crate::tui::view::{quoted, sentence};

/// Explains a line of the draft, counted from 0, in paragraphs; `help` is what the editor says on a finding.
pub(crate) fn why(reading: &Reading, line: usize, help: impl Fn(&Finding) -> String) -> Vec<String> {
    let Some(heard) = reading.heard(line) else { return vec!["There is no verse on this line.".to_owned()] };
    let mut said = vec![format!("\u{201c}{}\u{201d}", heard.text.trim()), String::new()];
    said.push(counted(heard));
    said.extend(reading.scanned(line).map(|scanned| laid(heard, scanned)).into_iter().flatten());
    said.extend(rhymed(reading, line));
    said.push(String::new());
    said.extend(judged(reading, line, help));
    said
}

/// How the line rhymes with the line it should rhyme with.
fn rhymed(reading: &Reading, line: usize) -> Option<String> {
    let verse = reading.verse(line)?;
    let partner = reading.verdict().partner(verse)?;
    let lines = &reading.poem().lines;
    let (here, other) = (&lines.get(verse)?.heard, &lines.get(partner)?.heard);
    let owes = reading.owes(line)?;
    let words = (owes.rhyming_words(other), owes.rhyming_words(here));
    let ends = (LineEnd::of_words(words.0, &other.text), LineEnd::of_words(words.1, &here.text));
    let likeness = rhyme::compare_in(reading.accent(), &ends.0, &ends.1);
    let (word, answer) = (here.text_of(words.1.last()?), other.text_of(words.0.last()?));
    let how = match likeness.missing(&ends.1, &ends.0) {
        how if !how.is_empty() => how,
        _ if likeness.grade == Grade::Identical => "are the same word".to_owned(),
        _ => format!("make a {} rhyme", likeness.grade),
    };
    Some(format!("\u{201c}{word}\u{201d} and \u{201c}{answer}\u{201d} (line {}) {how}.", partner + 1))
}

fn counted(heard: &HeardLine) -> String {
    let words: Vec<String> = heard
        .words
        .iter()
        .map(|word| {
            let guess = if word.spoken.is_guess() { " (a guess)" } else { "" };
            format!("{} {}{guess}", heard.text_of(word), word.counts())
        })
        .collect();
    let unit = if heard.counts.most() == 1 { "syllable" } else { "syllables" };
    format!("{} {unit}: {}.", heard.counts, words.join(", "))
}

fn laid(heard: &HeardLine, scanned: &Scanned) -> Vec<String> {
    let Some(scansion) = &scanned.fit.scansion else { return Vec::new() };
    let feet: Vec<String> = scansion.feet_strings().map(|foot| foot.replace('-', "x").replace('+', "/")).collect();
    let mut said = vec![format!("Read as {}.", feet.join(" | "))];
    said.extend(chosen(heard, scansion));
    said
}

/// The words that the scansion reads in another pronunciation than their plain one.
fn chosen(heard: &HeardLine, scansion: &Scansion) -> Vec<String> {
    let read = heard.words.iter().zip(&scansion.pronunciations).filter_map(|(word, way)| {
        let way = word.spoken.pronunciations.get((*way)?)?;
        let variants: Vec<&str> = way.variants.iter().map(crate::lexicon::Variant::name).collect();
        let count = way.sounds.syllable_count();
        (!variants.is_empty())
            .then(|| format!("{} is read with {count} ({}).", heard.text_of(word), variants.join(", ")))
    });
    read.collect()
}

fn judged(reading: &Reading, line: usize, help: impl Fn(&Finding) -> String) -> Vec<String> {
    if reading.form().is_none() {
        return vec!["No form is chosen, so nothing is judged.".to_owned()];
    }
    let mut said: Vec<String> = Vec::new();
    for finding in reading.findings_on(line) {
        said.push(quoted(&format!("{}: {}", finding.severity, sentence(&finding.message, &help(finding)))));
    }
    if let Some(verdict) = reading.line_verdict(line) {
        said.extend(verdict.licenses.iter().map(|license| format!("License: {}.", quoted(&license.in_words))));
        said.extend(verdict.pending.iter().map(|pending| format!("Still open: {}.", quoted(pending))));
    }
    if said.is_empty() {
        let open = reading.mark(line) == Some(Mark::Pending);
        said.push(if open { "It is still being written." } else { "It keeps all that the form asks." }.to_owned());
    }
    said
}
