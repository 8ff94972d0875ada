//! Verse found in prose, as stanzas with their places or as JSON.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use super::{Format, Offered, rows};
use crate::find::{Find, FoundLine, Split};
use crate::text::printable;

/// The formats of `verse find`.
pub const FORMATS: Offered = &[
    (Format::Full, "Each find cut into its lines, with its place, its quality and why"),
    (Format::Concise, "One line a find"),
    (Format::Json, "One object"),
    (Format::Jsonl, "One object a find"),
];

/// A find and where it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The path of the file.
    pub path: String,
    /// The form, by its id, or the meter of a line.
    pub form: String,
    /// The find.
    pub find: Find,
}

/// Writes finds in their order.
pub fn write(format: Format, found: &[Found], out: &mut dyn Write) -> io::Result<()> {
    if let Some(rows) = format.rows("finds") {
        return rows::write(rows, &found.iter().map(Row::of).collect::<Vec<_>>(), out);
    }
    for (nth, found) in found.iter().enumerate() {
        if format == Format::Concise {
            writeln!(out, "{}", concise(found))?;
            continue;
        }
        let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
        let between = if nth > 0 { "\n" } else { "" };
        let Found { path, find, .. } = found;
        writeln!(out, "{between}{bold}{}:{}{bold:#}  {:.2}", printable(path), find.line, find.quality)?;
        write_lines(&find.lines, out)?;
        writeln!(out, "  {dim}{}{dim:#}", printable(&find.why.join("; ")))?;
    }
    Ok(())
}

/// Writes the lines that a whole text was cut into, or why it cannot be cut.
pub fn write_split(format: Format, (text, form): (&str, &str), split: &Split, out: &mut dyn Write) -> io::Result<()> {
    if let Some(rows) = format.rows("finds") {
        return rows::write(rows, &[Row::of_split((text, form), split)], out);
    }
    let dim = Style::new().dimmed();
    match split {
        Split::Fits(find) if format == Format::Concise => writeln!(out, "{}", in_one_line(&find.lines)),
        Split::Fits(find) => {
            write_lines(&find.lines, out)?;
            writeln!(out, "  {dim}{:.2}  {}{dim:#}", find.quality, printable(&find.why.join("; ")))
        }
        Split::Misfits(uncut) => {
            if format != Format::Concise {
                write_lines(&uncut.nearest, out)?;
            }
            uncut.why.iter().try_for_each(|why| writeln!(out, "{}.", printable(why)))
        }
    }
}

/// `novel.txt:12: 0.93: first frost on the gate / a robin takes the handle / as if it were his`.
fn concise(found: &Found) -> String {
    let Found { path, find, .. } = found;
    format!("{}:{}: {:.2}: {}", printable(path), find.line, find.quality, in_one_line(&find.lines))
}

fn in_one_line(lines: &[FoundLine]) -> String {
    lines.iter().map(|line| printable(&line.text).into_owned()).collect::<Vec<_>>().join(" / ")
}

fn write_lines(lines: &[FoundLine], out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{}  {}", if line.begins_stanza { "\n" } else { "" }, printable(&line.text))?;
    }
    Ok(())
}

/// A find as JSON shows it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: &'a str,
    line: u32,
    end_line: u32,
    /// The bytes of the find in its file, the end exclusive.
    start: usize,
    end: usize,
    form: &'a str,
    lines: Vec<&'a str>,
    /// From 0 to 1, to four places.
    quality: f64,
    why: &'a [String],
    /// Whether it keeps the form: `false` only for a text given whole that cannot be cut so.
    fits: bool,
}

/// The path shown for a text given whole.
const GIVEN: &str = "<text>";

impl<'a> Row<'a> {
    fn of(found: &'a Found) -> Self {
        Self::new(&found.path, &found.form, &found.find)
    }

    fn new(path: &'a str, form: &'a str, find: &'a Find) -> Self {
        Self {
            path,
            line: find.line,
            end_line: find.end_line,
            start: find.span.start(),
            end: find.span.end(),
            form,
            lines: texts(&find.lines),
            quality: (f64::from(find.quality) * 10_000.0).round() / 10_000.0,
            why: &find.why,
            fits: true,
        }
    }

    fn of_split((text, form): (&str, &'a str), split: &'a Split) -> Self {
        match split {
            Split::Fits(find) => Self::new(GIVEN, form, find),
            Split::Misfits(uncut) => Self {
                path: GIVEN,
                line: 1,
                end_line: 1,
                start: 0,
                end: text.len(),
                form,
                lines: texts(&uncut.nearest),
                quality: 0.0,
                why: &uncut.why,
                fits: false,
            },
        }
    }
}

fn texts(lines: &[FoundLine]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}
