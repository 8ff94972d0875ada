//! `verse allow`: the poet accepts a departure, or takes it back.

mod retract;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::place::Place;
use super::{Context, Exit};
use crate::judge::{Rule, Severity};
use crate::text::printable;
use crate::workspace::{ALLOW_FILE, Accepted, Checker, Departures, Draft, Overrides, Progress, Projects};
use crate::workspace::{rule, shown, shown_from_here, side, walk};

/// Accept a departure from a form: `verse allow drafts/i.txt:2 syllables --reason "as my grandmother says it"`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    /// What else to do.
    #[command(subcommand)]
    pub action: Option<Action>,
    /// The line, as `FILE:LINE`; with --all or --prune, a draft or a folder of drafts.
    #[arg(value_name = "PLACE", required_unless_present = "prune")]
    pub place: Option<String>,
    /// The rule departed from, by name or code; with --remove every rule of the line when left out.
    #[arg(
        value_name = "RULE",
        required_unless_present_any = ["all", "remove", "prune"],
        conflicts_with_all = ["all", "prune"],
        value_parser = rule
    )]
    pub rule: Option<Rule>,
    /// Why: for whoever reads allow.toml later.
    #[arg(long, value_name = "TEXT", required_unless_present_any = ["remove", "prune"])]
    pub reason: Option<String>,
    /// Accept every warning and error there is now, as for a folder of old poems.
    #[arg(long)]
    pub all: bool,
    /// Take back what was accepted on the line.
    #[arg(long, conflicts_with_all = ["all", "reason"])]
    pub remove: bool,
    /// Take out of allow.toml what is no longer there to accept: lines that changed or were mended, drafts that are gone.
    #[arg(long, conflicts_with_all = ["all", "reason", "remove"])]
    pub prune: bool,
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
        bail!("--isolated leaves {ALLOW_FILE} alone; leave it out to accept a departure");
    }
    let mut projects = context.projects();
    if args.action.is_none() && args.prune {
        return retract::prune(Path::new(args.place.as_deref().unwrap_or(".")), &mut projects, context);
    }
    if let (None, true, Some(place)) = (&args.action, args.remove, &args.place) {
        let place: Place = place.parse().map_err(anyhow::Error::msg)?;
        return retract::remove(&place, args.rule, &mut projects, context);
    }
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

/// Lists the entries of the folder's own allow.toml, and of those beside drafts further down.
fn list(path: &Path, projects: &mut Projects, context: &Context) -> anyhow::Result<Exit> {
    let within = if path.is_dir() { path.join("-") } else { path.to_owned() };
    let drafts = walk(&[path.to_owned()], &|_| true).drafts.into_iter().map(|draft| draft.path);
    let mut files: BTreeMap<PathBuf, Accepted> = BTreeMap::new();
    for draft in std::iter::once(within).chain(drafts) {
        if let Some(accepted) = &projects.of(&draft).accepted {
            files.entry(accepted.path.clone()).or_insert_with(|| accepted.clone());
        }
    }
    let mut out = context.stdout();
    for accepted in files.values() {
        let folder = accepted.path.parent().unwrap_or(&accepted.path);
        for entry in &accepted.entries {
            let path = shown_from_here(&folder.join(&entry.path));
            let (words, reason) = (printable(&entry.words), printable(&entry.reason));
            writeln!(out, "{path}  {}  \"{words}\"  {reason}", entry.rule.id())?;
        }
    }
    out.flush()?;
    let exit = context.tell_problems(projects);
    if exit == Exit::Success && files.values().all(|accepted| accepted.entries.is_empty()) {
        context.remark("nothing is accepted here");
    }
    Ok(exit)
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
    let mut found = found(&place.path, &mut Checker::new(&Overrides::default()), projects)?;
    if found.accepted.contains(&(place.line, rule)) {
        let (shown, rule) = (shown(&place.path), rule.id());
        context.remark(format_args!("{shown}:{}: `{rule}` is accepted already", place.line));
        return Ok(Exit::Success);
    }
    found.findings.retain(|finding| finding.line == place.line);
    if !found.findings.iter().any(|finding| finding.rule == rule) {
        let others: Vec<&str> = found.findings.iter().map(|finding| finding.rule.id()).collect();
        let others = if others.is_empty() { "nothing at all".to_owned() } else { others.join(", ") };
        bail!("{}:{} has no `{}` to accept; found there: {others}", shown(&place.path), place.line, rule.id());
    }
    found.findings.retain(|finding| finding.rule == rule);
    found.accept(reason)?;
    context.remark(format_args!("{}: accepted", shown_from_here(&found.file)));
    Ok(Exit::Success)
}

fn allow_all(path: &Path, reason: &str, projects: &mut Projects, context: &Context) -> anyhow::Result<Exit> {
    let listing = walk(&[path.to_owned()], &|_| true);
    let mut exit = context.tell_listing(&listing);
    let paths: Vec<&Path> = listing.drafts.iter().map(|draft| draft.path.as_path()).collect();
    if broken(&paths, projects, context) {
        return Ok(Exit::Error);
    }
    let mut all = Vec::new();
    let overrides = Overrides::default();
    let mut checker = Checker::new(&overrides);
    for draft in listing.drafts {
        if !draft.named && !projects.of(&draft.path).takes(&draft.path) {
            continue;
        }
        match found(&draft.path, &mut checker, projects) {
            Ok(mut found) => {
                found.findings.retain(|finding| finding.severity > Severity::Note);
                all.push(found);
            }
            Err(error) => exit = context.fail(&error),
        }
    }
    Departures::accept_all(&all, reason)?;
    let accepted: usize = all.iter().map(|found| found.findings.len()).sum();
    context.remark(format_args!("accepted: {accepted}"));
    Ok(exit)
}

/// Prints the problems of these drafts' projects and returns whether there are any: the drafts would then be judged by wrong
/// settings, so that no entry may be removed.
fn broken(drafts: &[&Path], projects: &mut Projects, context: &Context) -> bool {
    for draft in drafts {
        projects.of(draft);
    }
    context.tell_problems(projects) == Exit::Error
}

/// Judges a draft and leaves out the findings accepted earlier.
fn found(path: &Path, checker: &mut Checker<'_>, projects: &mut Projects) -> anyhow::Result<Departures> {
    let project = projects.of(path);
    let text = projects.files().read(path)?;
    let kept = side::kept(&project, path, projects.files()).map_err(anyhow::Error::msg)?;
    let draft = Draft { path, text: &text, kept: &kept, progress: Progress::Saved };
    let judged = checker.judge(&project, &kept.over(project.settings(path)), &draft)?;
    let (is_judged, findings) = match judged.verdict {
        Some((_, verdict)) => (true, verdict.findings),
        None => (false, Vec::new()),
    };
    let mut departures = Departures::new(&project, path, &text, &judged.poem, findings);
    if !is_judged {
        // What no form judges keeps what was accepted of it.
        departures.unused.clear();
    }
    Ok(departures)
}
