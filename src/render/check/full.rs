//! Each finding with its line: its words are marked, with their counts where the finding is about a count.
//!
//! ```text
//! drafts/i.txt:2:1 (haiku)
//!   minuscule migratory men
//!   ----3---- ----4---- -1-
//!   error: 8 syllables; line 2 of a haiku has 7. [syllables]
//!   min-us-cule 3, mi-gra-to-ry 4, men 1.
//! ```

use std::io::{self, Write};

use anstyle::Style;

use super::{Checked, Report, sentence, style};
use crate::judge::{Finding, Rule};
use crate::render::marks::{Strip, mark};
use crate::span::byte_of;
use crate::text::printable;

/// The format `full`.
#[derive(Debug)]
pub(super) struct Full;

impl Report for Full {
    fn draft(&mut self, draft: &Checked, out: &mut dyn Write) -> io::Result<()> {
        draft.findings.iter().try_for_each(|finding| write_finding(draft, finding, out))
    }
}

fn write_finding(draft: &Checked, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let form = draft.form.as_deref().map(|form| format!(" ({})", printable(form))).unwrap_or_default();
    let (line, column) = (finding.line, finding.column);
    writeln!(out, "{bold}{}:{line}:{column}{bold:#}{form}", printable(&draft.path))?;
    write_lines(draft, finding, out)?;
    let (severity, rule) = (finding.severity, finding.rule.id());
    let style = style(severity);
    writeln!(out, "  {style}{severity}{style:#}: {} [{rule}]", sentence(&finding.message))?;
    if !finding.help.is_empty() {
        writeln!(out, "  {}", sentence(&finding.help))?;
    }
    writeln!(out)
}

/// Writes the finding's line with its marks, and the related lines before and after it, in the order of the poem.
fn write_lines(draft: &Checked, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let mut numbers: Vec<u32> = finding.related.iter().map(|related| related.line).collect();
    numbers.retain(|&number| number != finding.line && !draft.line(number).trim().is_empty());
    numbers.push(finding.line);
    numbers.sort_unstable();
    numbers.dedup();
    let dim = Style::new().dimmed();
    let mut last = None;
    for number in numbers {
        if last.is_some_and(|last| last + 1 < number) {
            writeln!(out, "  {dim}...{dim:#}")?;
        }
        last = Some(number);
        if number == finding.line {
            write_marked(draft, finding, out)?;
        } else {
            writeln!(out, "  {dim}{}{dim:#}", Strip::of(draft.line(number), 0).text())?;
        }
    }
    Ok(())
}

fn write_marked(draft: &Checked, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let line = draft.line(finding.line);
    if line.trim().is_empty() {
        return Ok(());
    }
    let end = if finding.end_line > finding.line { u32::MAX } else { finding.end_column };
    let (start, end) = (byte_of(line, finding.column), byte_of(line, end));
    let strip = Strip::of(line, start);
    writeln!(out, "  {}", strip.text())?;
    let words = counted_words(draft, finding).into_iter().filter(|(from, to, _)| *from < end && *to > start);
    let mut marks: Vec<(usize, usize, String)> = words.collect();
    if marks.is_empty() {
        marks.push((start, end, String::new()));
    }
    let under = mark(&strip, &marks);
    let style = style(finding.severity);
    if under.is_empty() { Ok(()) } else { writeln!(out, "  {style}{under}{style:#}") }
}

/// The words of the finding's line with their counts, as bytes of the physical line, where the rule counts syllables.
fn counted_words(draft: &Checked, finding: &Finding) -> Vec<(usize, usize, String)> {
    let counts = matches!(finding.rule, Rule::Syllables | Rule::Meter | Rule::Beats);
    let Some(verse) = draft.verse(finding.line).filter(|_| counts) else { return Vec::new() };
    let physical = draft.poem.page.physical.get(finding.line as usize - 1).map_or(0, |line| line.start());
    let word = |word: &crate::analysis::HeardWord| {
        let file = verse.in_file(word.span);
        (file.start().saturating_sub(physical), file.end().saturating_sub(physical), word.counts().to_string())
    };
    verse.heard.words.iter().map(word).collect()
}
