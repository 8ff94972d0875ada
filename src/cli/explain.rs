//! `verse explain`: explains a rule or a kind of rhyme, or the scansion and the findings of a line.

use std::io::Write;

use anstyle::Style;

use super::check::OverrideArgs;
use super::place::Place;
use super::values::offered;
use super::{Context, Exit};
use crate::analysis::Poem;
use crate::judge::Rule;
use crate::page::Role;
use crate::render::Format;
use crate::render::explain::{scanned_with_next, write_verdict, write_words};
use crate::render::rules::{self, FORMATS};
use crate::render::scan::lesson;
use crate::rhyme::{KINDS, Kind};
use crate::text::printable;
use crate::workspace::{Checker, Draft, OverrideTexts, Progress, read, rule, shown, side};

/// Explain a rule or a kind of rhyme, or why a line was read as it was.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A rule by name or code (`rhyme-slant`, `R2`), a kind of rhyme (`slant`, `eye`), or a line as `FILE:LINE`; every rule
    /// and kind when left out.
    #[arg(value_name = "RULE | KIND | FILE:LINE")]
    pub what: Option<String>,
    /// Print the pages of all rules and kinds.
    #[arg(long, conflicts_with = "what")]
    pub all: bool,
    /// How rules and kinds are printed.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
    /// What a line is judged by.
    #[command(flatten)]
    pub overrides: OverrideArgs,
}

/// Runs `verse explain`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut out = context.out_for(args.output_format);
    let mut exit = Exit::Success;
    let format = args.output_format;
    match args.what.as_deref() {
        None if !args.all && format == Format::Full => rules::write_list(&mut out)?,
        None => rules::write(format, Rule::ALL, KINDS, &mut out)?,
        Some(what) => match (rule(what), Kind::named(what), what.parse::<Place>()) {
            (Ok(rule), ..) => rules::write(format, &[rule], &[], &mut out)?,
            (_, Some(kind), _) => rules::write(format, &[], &[kind], &mut out)?,
            (_, _, Ok(_)) if format != Format::Full => {
                anyhow::bail!("--output-format {} is for rules and kinds; `verse scan` has it for lines", format.id())
            }
            (_, _, Ok(place)) => exit = explain_line(&place, args, context, &mut out)?,
            (Err(unknown), ..) => {
                anyhow::bail!("{unknown}; `verse explain` lists them and the kinds of rhyme, FILE:LINE explains a line")
            }
        },
    }
    out.flush()?;
    Ok(exit)
}

/// Explains the role of a line that is not verse, the reason for it, and how to give it another.
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

fn explain_line(place: &Place, args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let overrides = OverrideTexts::from(&args.overrides).read(&mut projects)?;
    let project = projects.of(&place.path);
    let exit = context.tell_problems(&projects);
    let text = read(&place.path)?;
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
