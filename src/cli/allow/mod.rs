//! `verse allow`: the poet accepts a departure.

mod book;

pub use book::{Book, Entry, FILE_NAME, Lines};

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::bounds::Bounds;
use super::brief::Wishes;
use super::config::{self, Project, Projects, absolute};
use super::desk::{Desk, Draft, Progress};
use super::place::Place;
use super::{Context, Exit, input, side};
use crate::analysis::Poem;
use crate::judge::{Finding, Rule, Severity};
use crate::text::printable;

/// Accept a departure from a form: `verse allow drafts/i.txt:2 syllables --reason "as my grandmother says it"`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    /// What else to do.
    #[command(subcommand)]
    pub action: Option<Action>,
    /// The line, as `FILE:LINE`; with --all, a draft or a folder of drafts.
    #[arg(value_name = "PLACE", required = true)]
    pub place: Option<String>,
    /// The rule departed from, by name or code.
    #[arg(value_name = "RULE", required_unless_present = "all", conflicts_with = "all", value_parser = config::rule)]
    pub rule: Option<Rule>,
    /// Why: for whoever reads allow.toml later.
    #[arg(long, value_name = "TEXT", required = true)]
    pub reason: Option<String>,
    /// Accept every warning and error there is now, as for a folder of old poems.
    #[arg(long)]
    pub all: bool,
}

/// What else `verse allow` does.
#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// List what was accepted.
    List {
        /// The folder to begin in: its allow.toml, and those further down.
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
    },
}

/// Runs `verse allow`.
pub fn run(args: Args, context: &Context) -> anyhow::Result<Exit> {
    if args.action.is_none() && context.global.isolated {
        bail!("--isolated leaves {FILE_NAME} alone; leave it out to accept a departure");
    }
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    match (args.action, args.place, args.rule) {
        (Some(Action::List { path }), ..) => list(&path, &mut projects, context),
        (None, Some(place), Some(rule)) => {
            let place: Place = place.parse().map_err(anyhow::Error::msg)?;
            allow_one(&place, rule, &args.reason.unwrap_or_default(), &mut projects, context)
        }
        (None, Some(place), None) => {
            allow_all(Path::new(&place), &args.reason.unwrap_or_default(), &mut projects, context)
        }
        (None, None, _) => bail!("name a line and a rule, or use --all with a folder"),
    }
}

/// Lists what the folder's own allow.toml accepts, and those that stand beside drafts further down.
fn list(path: &Path, projects: &mut Projects, context: &Context) -> anyhow::Result<Exit> {
    let within = if path.is_dir() { path.join("-") } else { path.to_owned() };
    let drafts = input::walk(&[path.to_owned()], &|_| true).drafts.into_iter().map(|draft| draft.path);
    let mut books: BTreeMap<PathBuf, Book> = BTreeMap::new();
    for draft in std::iter::once(within).chain(drafts) {
        if let Some(book) = &projects.of(&draft).allowed {
            books.entry(book.path.clone()).or_insert_with(|| book.clone());
        }
    }
    let mut out = context.stdout();
    for book in books.values() {
        let folder = book.path.parent().unwrap_or(&book.path);
        for entry in &book.entries {
            let path = input::shown_from_here(&folder.join(&entry.path));
            let (words, reason) = (printable(&entry.words), printable(&entry.reason));
            writeln!(out, "{path}  {}  \"{words}\"  {reason}", entry.rule.id())?;
        }
    }
    out.flush()?;
    if books.values().all(|book| book.entries.is_empty()) {
        context.remark("nothing is accepted here");
    }
    Ok(projects.tell(context))
}

/// A draft's findings with what an entry needs to know of their lines.
#[derive(Debug)]
pub(crate) struct Found {
    file: PathBuf,
    draft: PathBuf,
    /// The draft as the file's entries write it; `None` where it lies outside the file's folder.
    key: Option<String>,
    lines: Lines,
    findings: Vec<Finding>,
    /// The rules that were accepted before, each with its line, counted from 1.
    accepted: Vec<(u32, Rule)>,
}

fn allow_one(
    place: &Place,
    rule: Rule,
    reason: &str,
    projects: &mut Projects,
    context: &Context,
) -> anyhow::Result<Exit> {
    if broken(&[&place.path], projects, context) {
        return Ok(Exit::Error);
    }
    let mut found = found(&place.path, projects)?;
    if found.accepted.contains(&(place.line, rule)) {
        let (shown, rule) = (input::shown(&place.path), rule.id());
        context.remark(format_args!("{shown}:{}: `{rule}` is accepted already", place.line));
        return Ok(Exit::Success);
    }
    found.findings.retain(|finding| finding.line == place.line);
    if !found.findings.iter().any(|finding| finding.rule == rule) {
        let others: Vec<&str> = found.findings.iter().map(|finding| finding.rule.id()).collect();
        let others = if others.is_empty() { "nothing at all".to_owned() } else { others.join(", ") };
        bail!("{}:{} has no `{}` to accept; found there: {others}", input::shown(&place.path), place.line, rule.id());
    }
    found.findings.retain(|finding| finding.rule == rule);
    write(&found, reason)?;
    context.remark(format_args!("{}: accepted", input::shown_from_here(&found.file)));
    Ok(Exit::Success)
}

fn allow_all(path: &Path, reason: &str, projects: &mut Projects, context: &Context) -> anyhow::Result<Exit> {
    let listing = input::walk(&[path.to_owned()], &|_| true);
    let mut exit = listing.tell(context);
    let paths: Vec<&Path> = listing.drafts.iter().map(|draft| draft.path.as_path()).collect();
    if broken(&paths, projects, context) {
        return Ok(Exit::Error);
    }
    let mut accepted = 0;
    for draft in listing.drafts {
        if !draft.named && !projects.of(&draft.path).takes(&draft.path) {
            continue;
        }
        match found(&draft.path, projects) {
            Ok(mut found) => {
                found.findings.retain(|finding| finding.severity > Severity::Note);
                accepted += found.findings.len();
                write(&found, reason)?;
            }
            Err(error) => exit = context.fail(&error),
        }
    }
    context.remark(format_args!("accepted: {accepted}"));
    Ok(exit)
}

/// Whether something of these drafts' projects is broken, which is told: then they would be judged by other settings than
/// are meant, and what is accepted stays accepted.
fn broken(drafts: &[&Path], projects: &mut Projects, context: &Context) -> bool {
    for draft in drafts {
        projects.of(draft);
    }
    projects.tell(context) == Exit::Error
}

/// Judges a draft and leaves out what was accepted before.
fn found(path: &Path, projects: &mut Projects) -> anyhow::Result<Found> {
    let project = projects.of(path);
    let text = projects.files().read(path)?;
    let wishes = Wishes::default();
    let pins = side::pins(&project, path, projects.files()).map_err(anyhow::Error::msg)?;
    let draft = Draft { path, text: &text, pins: &pins, progress: Progress::Saved };
    let judged = Desk::new(&wishes).judge(&project, &project.settings(path), &draft)?;
    let findings = judged.verdict.map(|(_, verdict)| verdict.findings).unwrap_or_default();
    Ok(Found::new(&project, path, &text, &judged.poem, findings))
}

impl Found {
    /// These findings of a draft, without those that were accepted before.
    pub(crate) fn new(project: &Project, path: &Path, text: &str, poem: &Poem, mut findings: Vec<Finding>) -> Self {
        let lines = Lines::of_draft(poem.draft.lines.iter().map(|line| line.span.of(text)));
        let place = absolute(path);
        let folder = match &project.config {
            Some(_) => project.folder(),
            None => place.parent().map(Path::to_owned).unwrap_or_default(),
        };
        let new = || Book { path: folder.join(FILE_NAME), entries: Vec::new() };
        let book = project.allowed.clone().unwrap_or_else(new);
        let all: Vec<(u32, Rule)> = findings.iter().map(|finding| (finding.line, finding.rule)).collect();
        book.apply(&place, &lines, &mut findings);
        let is_left = |known: &(u32, Rule)| findings.iter().any(|finding| (finding.line, finding.rule) == *known);
        let accepted = all.into_iter().filter(|known| !is_left(known)).collect();
        Self { key: book.key(&place), file: book.path, draft: path.to_owned(), lines, findings, accepted }
    }
}

/// Adds entries to the file, leaving what stands in it as it stands.
pub(crate) fn write(found: &Found, reason: &str) -> anyhow::Result<()> {
    if found.findings.is_empty() {
        return Ok(());
    }
    let shown = input::shown_from_here(&found.file);
    let Some(key) = &found.key else {
        bail!(
            "{} lies outside the folder of {shown}, which speaks of the drafts below it; leave out --config to accept it",
            input::shown(&found.draft)
        )
    };
    let text = if found.file.exists() { input::read(&found.file)? } else { HEAD.to_owned() };
    let mut entries = ArrayOfTables::new();
    let mut known: Vec<(Rule, &str, u32)> = Vec::new();
    for finding in &found.findings {
        let (words, nth) = found.lines.of(finding.line);
        if !known.contains(&(finding.rule, words, nth)) {
            known.push((finding.rule, words, nth));
            entries.push(entry(key, finding.rule, words, nth, reason));
        }
    }
    let mut added = DocumentMut::new();
    added.insert("allow", Item::ArrayOfTables(entries));
    let joined = format!(
        "{}

{}",
        text.trim_end(),
        added.to_string().trim_start()
    );
    let bounds = Bounds::of(found.file.parent().unwrap_or(Path::new(".")));
    bounds.guard(&found.file).with_context(|| format!("cannot write {shown}"))?;
    joined.parse::<DocumentMut>().with_context(|| format!("cannot add to {shown}"))?;
    super::output::replace(&found.file, joined.as_bytes()).with_context(|| format!("cannot write {shown}"))
}

fn entry(path: &str, rule: Rule, words: &str, nth: u32, reason: &str) -> Table {
    let mut entry = Table::new();
    entry.insert("path", value(path));
    entry.insert("rule", value(rule.id()));
    entry.insert("words", value(words));
    if nth > 1 {
        entry.insert("nth", value(i64::from(nth)));
    }
    entry.insert("reason", value(reason));
    entry
}

/// What a new file begins with.
const HEAD: &str = "# Departures the poet accepted (`verse allow`), each known by its line's words.\n";
