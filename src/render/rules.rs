//! Rules and kinds of rhyme: their pages for a reader, or as JSON.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use super::{Format, Offered};
use crate::judge::Rule;
use crate::rhyme::{KINDS, Kind};

/// The formats of `verse explain`.
pub const FORMATS: Offered =
    &[(Format::Full, "Pages to read"), (Format::Json, "One object, with every page in Markdown")];

/// Writes a line for each rule, and the names of the kinds of rhyme.
pub fn write_list(out: &mut dyn Write) -> io::Result<()> {
    Rule::ALL.iter().try_for_each(|rule| writeln!(out, "{}  {:<16} {}", rule.code(), rule.id(), rule.about()))?;
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    writeln!(out, "\nKinds of rhyme: {}", kinds.join(", "))
}

/// Writes these pages one after another in this format.
pub fn write(format: Format, rules: &[Rule], kinds: &[Kind], out: &mut dyn Write) -> io::Result<()> {
    if format == Format::Json {
        let rules = rules.iter().map(|rule| RuleRecord::of(*rule)).collect();
        let kinds = kinds.iter().map(KindRecord::of).collect();
        serde_json::to_writer(&mut *out, &PagesRecord { version: 1, rules, kinds })?;
        return writeln!(out);
    }
    let mut first = true;
    for rule in rules {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        write_page(*rule, out)?;
    }
    for kind in kinds {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        write_kind(*kind, out)?;
    }
    Ok(())
}

/// Writes what a kind of rhyme is, with an example.
fn write_kind(kind: Kind, out: &mut dyn Write) -> io::Result<()> {
    let (bold, (one, other)) = (Style::new().bold(), kind.example);
    writeln!(out, "{bold}{}{bold:#} (a kind of rhyme)\n\n{}\n\n    {one} / {other}\n", kind.name, kind.about)?;
    writeln!(out, "`verse compare A B` tells how two words rhyme, `verse rhyme WORD --kind KIND` finds them.")
}

/// Writes a rule's page: headings in bold, verse indented.
fn write_page(rule: Rule, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let mut verse = false;
    for line in rule.page().lines() {
        if line.starts_with("```") {
            verse = !verse;
        } else if verse {
            writeln!(out, "    {line}")?;
        } else if let Some(heading) = line.strip_prefix("# ") {
            writeln!(out, "{bold}{heading}{bold:#} ({})", rule.code())?;
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{bold}{heading}{bold:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The document of `verse explain --output-format json`. Fields may be added, never renamed or removed.
#[derive(Serialize)]
struct PagesRecord {
    version: u32,
    rules: Vec<RuleRecord>,
    kinds: Vec<KindRecord>,
}

/// A rule as JSON shows it.
#[derive(Serialize)]
struct RuleRecord {
    rule: &'static str,
    code: &'static str,
    /// Its default level.
    severity: String,
    about: &'static str,
    /// Its page in Markdown.
    page: &'static str,
}

impl RuleRecord {
    fn of(rule: Rule) -> Self {
        let severity = rule.default_severity().to_string();
        Self { rule: rule.id(), code: rule.code(), severity, about: rule.about(), page: rule.page() }
    }
}

/// A kind of rhyme as JSON shows it.
#[derive(Serialize)]
struct KindRecord {
    kind: &'static str,
    about: &'static str,
    example: [&'static str; 2],
}

impl KindRecord {
    fn of(kind: &Kind) -> Self {
        Self { kind: kind.name, about: kind.about, example: [kind.example.0, kind.example.1] }
    }
}
