//! Explains a line in words: its scansion, its words and its findings.

use std::io::{self, Write};

use super::scan::{Notation, Scanned, marks_above};
use crate::analysis::{Poem, PoemLine};
use crate::judge::{Finding, LineVerdict, Verdict, scansion};
use crate::meter::{LineScansion, runners_up};
use crate::rhyme::scheme;
use crate::rule::Rule;
use crate::text::printable;

/// A poem scanned in the meters its form gives or else its poem has, with the next best reading of one line.
pub fn scanned_with_next(poem: &Poem, verdict: Option<&Verdict>, at: usize) -> Scanned {
    let mut scansion = scansion(poem, verdict);
    if let (Some(line), Some(read)) = (poem.lines.get(at), scansion.lines.get_mut(at))
        && verdict.is_some_and(|verdict| has_other_beats(verdict, line.number))
    {
        *read = read.as_spoken(&line.heard);
    }
    let mut next = vec![Vec::new(); poem.lines.len()];
    if let (Some(next), Some(line), Some(read)) = (next.get_mut(at), poem.lines.get(at), scansion.lines.get(at)) {
        *next = runners_up(&line.heard, read, 1);
    }
    let (poem, scheme) = (poem.clone(), scheme::of_poem(poem));
    Scanned {
        path: String::new(),
        runners_up: next,
        echoes: None,
        shape: None,
        poem,
        scansion,
        scheme,
        by_stanza: false,
    }
}

/// Whether a line, by its number in the file, has a finding that it has other beats or another length than its meter: scanned in that
/// meter it would seem to keep it.
fn has_other_beats(verdict: &Verdict, line: u32) -> bool {
    let is_other = |finding: &Finding| finding.rule == Rule::Beats || finding.rule == Rule::Meter && finding.of_count;
    verdict.findings.iter().any(|finding| finding.line == line && is_other(finding))
}

/// Writes a line of verse with the marks of its scansion above it.
pub fn write_scansion(line: &PoemLine, read: &LineScansion, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {}", marks_above(&line.heard, &read.scansion, Notation::Marks).trim_end())?;
    writeln!(out, "  {}\n", printable(&line.heard.text))?;
    if read.in_words.is_empty() { Ok(()) } else { writeln!(out, "It is read as {}.", printable(&read.in_words)) }
}

/// Writes what a line of verse, counted from 0, owes, and its findings.
pub fn write_verdict(poem: &Poem, verdict: &Verdict, at: usize, out: &mut dyn Write) -> io::Result<()> {
    let Some(line) = poem.lines.get(at) else { return Ok(()) };
    if let Some(stands) = verdict.lines.get(at) {
        write_standing(stands, out)?;
    }
    let here = |finding: &&Finding| finding.line == line.number;
    let mut found = verdict.findings.iter().filter(here).peekable();
    if found.peek().is_none() {
        writeln!(out, "Nothing is found against it.")?;
    }
    found.try_for_each(|finding| {
        let (severity, message) = (finding.severity, printable(&finding.message));
        writeln!(out, "{severity}[{}]: {message}. {}", finding.rule.id(), printable(&finding.help))
    })
}

/// Writes each word with its syllables, its pronunciations and their sources.
pub fn write_words(line: &PoemLine, out: &mut dyn Write) -> io::Result<()> {
    let counts = &line.heard.counts;
    writeln!(out, "Words: {counts} syllable{}.", if counts.most() == 1 { "" } else { "s" })?;
    let widest = line.heard.words.iter().map(|word| word.span.len()).max().unwrap_or(0).min(WIDEST_WORD);
    for word in &line.heard.words {
        let text = printable(line.heard.text_of(word));
        let ways: Vec<String> = word.spoken.pronunciations.iter().map(|way| way.sounds.to_string()).collect();
        let source = word.spoken.best().map_or("cannot be said", |best| best.source.id());
        writeln!(out, "  {text:widest$}  {:>3}  {source}: {}", word.counts().to_string(), ways.join(" | "))?;
    }
    writeln!(out)
}

/// The widest column of words; a longer word shifts only its own line.
const WIDEST_WORD: usize = 20;

fn write_standing(stands: &LineVerdict, out: &mut dyn Write) -> io::Result<()> {
    let owes = &stands.owes;
    let asked = [
        ("syllables", &*owes.syllables),
        ("meter", &owes.meter),
        ("rhyme letter", &owes.letter),
        ("refrain", owes.refrain.as_deref().unwrap_or_default()),
    ];
    let asked: Vec<String> =
        asked.iter().filter(|(_, asked)| !asked.is_empty()).map(|(what, asked)| format!("{what} {asked}")).collect();
    if !asked.is_empty() {
        writeln!(out, "The form asks for: {}.", printable(&asked.join("; ")))?;
    }
    if !stands.licenses.is_empty() {
        let licenses: Vec<&str> = stands.licenses.iter().map(|license| license.in_words.as_str()).collect();
        writeln!(out, "It takes these licenses: {}.", printable(&licenses.join("; ")))?;
    }
    if !stands.pending.is_empty() {
        writeln!(out, "Still open: {}.", printable(&stands.pending.join("; ")))?;
    }
    Ok(())
}
