//! `verse explain`: a rule or a kind of rhyme in prose, or why a line was read as it was.

use std::io::{self, Write};

use anstyle::Style;

use super::place::Place;
use super::{Context, Exit};
use crate::analysis::Poem;
use crate::judge::Rule;
use crate::page::Role;
use crate::render::explain::{scanned_with_next, write_verdict, write_words};
use crate::render::scan::lesson;
use crate::rhyme::{KINDS, Kind};
use crate::text::printable;
use crate::workspace::{Checker, Draft, Overrides, Progress, read, rule, shown, side};

/// Explain a rule or a kind of rhyme, or why a line was read as it was.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A rule by name or code (`rhyme-slant`, `R2`), a kind of rhyme (`slant`, `eye`), or a line as `FILE:LINE`; every rule
    /// and kind when left out.
    #[arg(value_name = "RULE | KIND | FILE:LINE")]
    pub what: Option<String>,
}

/// Runs `verse explain`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.stdout();
    let mut exit = Exit::Success;
    match args.what.as_deref() {
        None => list_rules(&mut out)?,
        Some(what) => match (rule(what), Kind::named(what), what.parse::<Place>()) {
            (Ok(rule), ..) => write_page(rule, &mut out)?,
            (_, Some(kind), _) => write_kind(kind, &mut out)?,
            (_, _, Ok(place)) => exit = explain_line(&place, context, &mut out)?,
            (Err(unknown), ..) => {
                anyhow::bail!("{unknown}; `verse explain` lists them and the kinds of rhyme, FILE:LINE explains a line")
            }
        },
    }
    out.flush()?;
    Ok(exit)
}

fn list_rules(out: &mut dyn Write) -> io::Result<()> {
    Rule::ALL.iter().try_for_each(|rule| writeln!(out, "{}  {:<16} {}", rule.code(), rule.id(), rule.about()))?;
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    writeln!(out, "\nKinds of rhyme: {}", kinds.join(", "))
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

/// Says what a line is that is not verse, why, and how to say otherwise.
fn explain_aside(place: &Place, poem: &Poem, text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let shown = shown(&place.path);
    let Some(role) = poem.role(place.line) else {
        anyhow::bail!("{shown}:{}: the draft has {} lines", place.line, poem.page.physical.len());
    };
    let words = poem.page.physical.get(place.line as usize - 1).map_or("", |line| line.of(text)).trim();
    let bold = Style::new().bold();
    writeln!(out, "{bold}{shown}:{}{bold:#}", place.line)?;
    if matches!(role, Role::Blank | Role::FrontMatter) {
        writeln!(out, "  {}", role.in_words())?;
        return Ok(());
    }
    writeln!(out, "  {}\n", printable(words))?;
    writeln!(out, "Read as {}, because {}.", role.in_words(), role.because())?;
    let known = Role::named(role.id()).is_some();
    if known && !words.is_empty() {
        writeln!(out, "If it is verse, say so in the front matter: page: {{verse: [{:?}]}}", printable(words))?;
    }
    Ok(())
}

fn explain_line(place: &Place, context: &Context, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(&place.path);
    let exit = context.tell_problems(&projects);
    let text = read(&place.path)?;
    let overrides = Overrides::default();
    let kept = side::kept(&project, &place.path, projects.files()).map_err(anyhow::Error::msg)?;
    let settings = kept.over(project.settings(&place.path));
    let draft = Draft { path: &place.path, text: &text, kept: &kept, progress: Progress::Saved };
    let judged = Checker::new(&overrides).judge(&project, &settings, &draft)?;
    let shown = shown(&place.path);
    let Some(at) = judged.poem.lines.iter().position(|line| line.number == place.line) else {
        return explain_aside(place, &judged.poem, &text, out).map(|()| exit);
    };
    let form = judged.verdict.as_ref().map_or("no form", |(form, _)| form.id.as_str());
    let bold = Style::new().bold();
    writeln!(out, "{bold}{shown}:{}{bold:#} ({})", place.line, printable(form))?;
    let verdict = judged.verdict.as_ref().map(|(_, verdict)| verdict);
    if let Some(line) = judged.poem.lines.get(at) {
        writeln!(out, "  {}\n", printable(&line.heard.text))?;
        write_words(line, out)?;
        writeln!(out, "{}", lesson(&scanned_with_next(&judged.poem, verdict, at), at))?;
    }
    if let Some(verdict) = verdict {
        write_verdict(&judged.poem, verdict, at, out)?;
    }
    Ok(exit)
}
