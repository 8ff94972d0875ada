//! The changes of a revision, as text for a poet.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{Change, LineChange, Noted, Place, State};
use crate::judge::Rule;
use crate::text::printable;

/// Writes the changes of a draft, line by line.
pub(super) fn write_change(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let form = change.form.after.as_ref().or(change.form.before.as_ref());
    let form = form.map(|form| format!(" ({})", printable(form))).unwrap_or_default();
    writeln!(out, "{bold}{}{bold:#}{form}: {}", printable(&change.path), headline(change))?;
    if change.state == State::Revised {
        let turns = [
            ("form", &change.form, true),
            ("meter", &change.meter, change.asks_meter),
            ("rhymes", &change.scheme, change.asks_rhyme),
        ];
        for (what, turn, asked) in turns {
            if asked && turn.before != turn.after {
                let said = |side: &Option<String>| side.as_deref().map_or("none".into(), printable).into_owned();
                writeln!(out, "  {what}: {} to {}", said(&turn.before), said(&turn.after))?;
            }
        }
    }
    change.lines.iter().try_for_each(|line| write_line(line, out))?;
    writeln!(out)
}

fn headline(change: &Change) -> String {
    let mut said = Vec::new();
    match (change.state, &change.path_before) {
        (State::Added, _) => said.push("a new draft".to_owned()),
        (State::Removed, _) => said.push("taken away".to_owned()),
        (State::Revised, Some(before)) => said.push(format!("was {}", printable(before))),
        (State::Revised, None) => {}
    }
    for (count, what) in [(change.all_gone().count(), "gone"), (change.all_new().count(), "new")] {
        if count > 0 {
            said.push(format!("{count} {what}"));
        }
    }
    if said.is_empty() {
        said.push("no finding gone or new".to_owned());
    }
    said.join(", ")
}

fn write_line(line: &LineChange, out: &mut dyn Write) -> io::Result<()> {
    let dim = Style::new().dimmed();
    writeln!(out, "  {}", line_head(line))?;
    if line.is_heard() {
        for (sign, place) in [('-', &line.before), ('+', &line.after)] {
            if let Some(place) = place.as_ref().filter(|place| !place.text.is_empty()) {
                writeln!(out, "    {dim}{sign} {}{dim:#}", printable(&place.text))?;
            }
        }
    }
    let (green, red) = (AnsiColor::Green.on_default(), AnsiColor::Red.on_default());
    let gone = if line.after.is_some() { "mended" } else { "gone" };
    let still: &[Noted] = if line.is_heard() { &line.still } else { &[] };
    for (sign, style, noted) in [(gone, green, &*line.gone), ("new", red, &*line.new), ("still", dim, still)] {
        for noted in noted {
            let (level, rule) = (noted.finding.severity, noted.finding.rule.id());
            writeln!(out, "    {style}{sign}{style:#}: {level}[{rule}] {}", printable(&noted.finding.message))?;
        }
    }
    Ok(())
}

/// `line 7: 11 to 10 syllables; rhyme C mended`
fn line_head(line: &LineChange) -> String {
    let mut said: Vec<String> = syllables(line).into_iter().collect();
    let still = |noted: &Noted, others: &[Noted]| others.iter().any(|other| other.about() == noted.about());
    said.extend(line.gone.iter().filter(|noted| !still(noted, &line.new)).map(|noted| {
        let what = if line.after.is_some() { "mended" } else { "gone" };
        format!("{} {what}", noted.about())
    }));
    said.extend(line.new.iter().map(|noted| match line.gone.iter().find(|gone| gone.about() == noted.about()) {
        Some(gone) if gone.finding.severity > noted.finding.severity => format!("{} eased", noted.about()),
        Some(gone) if gone.finding.severity < noted.finding.severity => format!("{} worse", noted.about()),
        Some(_) => format!("{} changed", noted.about()),
        None => format!("{} broken", noted.about()),
    }));
    let place = match (&line.before, &line.after) {
        (None, Some(after)) => format!("line {}, new", after.number),
        (Some(before), None) => format!("line {} before, taken out", before.number),
        (_, after) => format!("line {}", after.as_ref().map_or(0, |after| after.number)),
    };
    if said.is_empty() { place } else { format!("{place}: {}", said.join("; ")) }
}

/// The change of the line's syllables.
fn syllables(line: &LineChange) -> Option<String> {
    let count = |place: &Option<Place>| place.as_ref().and_then(|place| place.syllables.clone());
    match (count(&line.before), count(&line.after)) {
        (Some(before), Some(after)) if before != after => Some(format!("{before} to {after} syllables")),
        (Some(_), Some(after)) if line.is_heard() => Some(format!("{after} syllables as before")),
        (None, Some(only)) | (Some(only), None) => Some(format!("{only} syllables")),
        _ => None,
    }
}

impl Noted {
    /// The subject of a finding: `rhyme C`, or the rule.
    fn about(&self) -> String {
        let rhymes = matches!(self.finding.rule, Rule::Rhyme | Rule::RhymeSlant | Rule::RhymeRepeat | Rule::RhymeMerge);
        match &self.rhyme {
            Some(letter) if rhymes => format!("rhyme {letter}"),
            _ => self.finding.rule.id().to_owned(),
        }
    }
}
