//! `verse explain`: a rule in prose, or why a line was read as it was.

use std::io::{self, Write};

use anstyle::Style;

use super::brief::Wishes;
use super::config::{self, Projects};
use super::desk::{Desk, Draft, Progress};
use super::place::Place;
use super::{Context, Exit, input, side};
use crate::analysis::{Poem, PoemLine};
use crate::judge::{Finding, LineVerdict, Rule, Verdict};
use crate::meter::{LineScansion, PoemScansion, runners_up, scan_poem_by};
use crate::render::scan::{Notation, Scanned, lesson, marks_above};
use crate::rhyme::scheme;
use crate::text::printable;

/// Explain a rule, or why a line was read as it was.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A rule by name or code (`rhyme-slant`, `R2`), or a line as `FILE:LINE`; every rule when left out.
    #[arg(value_name = "RULE | FILE:LINE")]
    pub what: Option<String>,
}

/// Runs `verse explain`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    let mut exit = Exit::Success;
    match args.what.as_deref() {
        None => list_rules(&mut out)?,
        Some(what) => match (config::rule(what), what.parse::<Place>()) {
            (Ok(rule), _) => write_page(rule, &mut out)?,
            (Err(_), Ok(place)) => exit = explain_line(&place, context, &mut out)?,
            (Err(unknown), Err(_)) => anyhow::bail!("{unknown}; `verse explain` lists them, FILE:LINE explains a line"),
        },
    }
    out.flush()?;
    Ok(exit)
}

fn list_rules(out: &mut dyn Write) -> io::Result<()> {
    Rule::ALL.iter().try_for_each(|rule| writeln!(out, "{}  {:<16} {}", rule.code(), rule.id(), rule.about()))
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

fn explain_line(place: &Place, context: &Context, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let global = &context.global;
    let mut projects = Projects::new(global.isolated, global.config.as_deref());
    let project = projects.of(&place.path);
    let exit = projects.tell(context);
    let text = input::read(&place.path)?;
    let wishes = Wishes::default();
    let settings = project.settings(&place.path);
    let pins = side::pins(&project, &place.path, projects.files()).map_err(anyhow::Error::msg)?;
    let draft = Draft { path: &place.path, text: &text, pins: &pins, progress: Progress::Saved };
    let judged = Desk::new(&wishes).judge(&project, &settings, &draft)?;
    let shown = input::shown(&place.path);
    let Some(at) = judged.poem.lines.iter().position(|line| line.number == place.line) else {
        anyhow::bail!("{shown}:{} is no line of verse", place.line);
    };
    let form = judged.verdict.as_ref().map_or("no form", |(form, _)| form.id.as_str());
    let bold = Style::new().bold();
    writeln!(out, "{bold}{shown}:{}{bold:#} ({})", place.line, printable(form))?;
    let verdict = judged.verdict.as_ref().map(|(_, verdict)| verdict);
    if let Some(line) = judged.poem.lines.get(at) {
        writeln!(out, "  {}\n", printable(&line.heard.text))?;
        write_words(line, out)?;
        writeln!(out, "{}", lesson(&scanned(&judged.poem, verdict, at), at))?;
    }
    if let Some(verdict) = verdict {
        write_verdict(&judged.poem, verdict, at, out)?;
    }
    Ok(exit)
}

/// A poem scanned in the meters its form gives or else its poem has, with the next best reading of one line.
fn scanned(poem: &Poem, verdict: Option<&Verdict>, at: usize) -> Scanned {
    let scansion = scansion(poem, verdict);
    let mut next = vec![Vec::new(); poem.lines.len()];
    if let (Some(next), Some(line), Some(read)) = (next.get_mut(at), poem.lines.get(at), scansion.lines.get(at)) {
        *next = runners_up(&line.heard, read, 1);
    }
    let (poem, scheme) = (poem.clone(), scheme::of_poem(poem));
    Scanned { path: String::new(), runners_up: next, echoes: None, poem, scansion, scheme, by_stanza: false }
}

/// A poem scanned, each line in the meter its form gives it or else the poem has.
pub(crate) fn scansion(poem: &Poem, verdict: Option<&Verdict>) -> PoemScansion {
    let lines = verdict.map_or(&[][..], |verdict| &verdict.lines);
    scan_poem_by(poem, |line| lines.get(line)?.owes.measure.meter.as_deref())
}

/// Writes a line of verse with its marks above it, as it is read.
pub(crate) fn write_scansion(line: &PoemLine, read: &LineScansion, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {}", marks_above(&line.heard, &read.scansion, Notation::Marks).trim_end())?;
    writeln!(out, "  {}\n", printable(&line.heard.text))?;
    if read.in_words.is_empty() { Ok(()) } else { writeln!(out, "It is read as {}.", printable(&read.in_words)) }
}

/// Writes what a line of verse, counted from 0, owes, and what is found.
pub(crate) fn write_verdict(poem: &Poem, verdict: &Verdict, at: usize, out: &mut dyn Write) -> io::Result<()> {
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

/// Writes each word with its syllables, how it may be said, and who says so.
fn write_words(line: &PoemLine, out: &mut dyn Write) -> io::Result<()> {
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

/// Words longer than this put their own line out of the column rather than every line.
const WIDEST_WORD: usize = 20;

fn write_standing(stands: &LineVerdict, out: &mut dyn Write) -> io::Result<()> {
    let owes = &stands.owes;
    let asked = [
        ("syllables", owes.syllables.as_str()),
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
        writeln!(out, "It takes these licenses: {}.", printable(&stands.licenses.join("; ")))?;
    }
    if !stands.pending.is_empty() {
        writeln!(out, "Still open: {}.", printable(&stands.pending.join("; ")))?;
    }
    Ok(())
}
