//! `verse diff`: the changes of a revision in syllables, meter, rhyme and findings.

mod compare;
mod lines;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::bail;

use self::compare::{Side, compare};
use super::check::FilterArgs;
use super::values::offered;
use super::{Context, Exit};
use crate::render::Format;
use crate::render::diff::{FORMATS, Report, Totals};
use crate::workspace::git::{self, Snapshot};
use crate::workspace::{Checker, Draft, Files, FindingFilter, Overrides, Progress, Projects, from_here, raw, side};

/// Compare two revisions: syllables, meters and rhymes that changed, findings gone and new.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Compare the working tree with this revision, or two revisions with each other: `HEAD~2`, `main..draft`, `v1 v2`.
    #[arg(value_name = "REV", num_args = 0..=2, default_value = "HEAD")]
    pub revisions: Vec<String>,
    /// Only these drafts and folders.
    #[arg(value_name = "PATH", last = true)]
    pub paths: Vec<PathBuf>,
    /// Which findings are shown.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How changes are shown.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

/// Runs `verse diff`. Changes are no errors: the exit is 0, and 2 when something could not be read.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let root = git::top()?;
    let range = Range::of(&args.revisions)?;
    let mut before = Moment::new(Files::Git(Snapshot::of_revision(&range.before)?), context);
    let mut after = match &range.after {
        Some(revision) => Moment::new(Files::Git(Snapshot::of_revision(revision)?), context),
        None => Moment::new(Files::Disk, context),
    };
    let filter = FindingFilter::from(&args.filter);
    let mut exit = Exit::Success;
    let mut totals = Totals::default();
    let mut out = context.out_for(args.output_format);
    let mut report = Report::new(args.output_format);
    for changed in range.changed(&args.paths)? {
        let changed = changed.below(&root);
        let mut read = |moment: &mut Moment, path: Option<PathBuf>| match moment.side(path, &filter) {
            Ok(side) => side,
            Err(problem) => {
                exit = context.fail(&problem);
                None
            }
        };
        let sides = (read(&mut before, changed.before), read(&mut after, changed.after));
        let Some(change) = compare(sides.0.as_ref(), sides.1.as_ref()) else { continue };
        totals.count(&change);
        report.draft(&change, &mut out)?;
    }
    report.finish(&totals, &mut out)?;
    out.flush()?;
    // `verse check` of an earlier time reports what was broken then.
    exit = exit.max(context.tell_problems(&after.projects));
    if args.output_format.is_prose() {
        context.remark(totals);
    }
    Ok(exit)
}

/// The two versions compared: names of commits, or the working tree where no later one is given.
struct Range {
    before: String,
    after: Option<String>,
}

/// A file that changed, by its path at each time.
struct Changed {
    before: Option<PathBuf>,
    after: Option<PathBuf>,
}

impl Range {
    fn of(revisions: &[String]) -> anyhow::Result<Self> {
        let or_head = |name: &str| git::revision(if name.is_empty() { "HEAD" } else { name });
        match revisions {
            [] => Ok(Self { before: git::revision("HEAD")?, after: None }),
            [one] => match one.split_once("..") {
                Some((_, after)) if after.starts_with('.') => {
                    bail!("`{one}`: write two dots; verse compares two revisions and looks for no common one")
                }
                Some((before, after)) => Ok(Self { before: or_head(before)?, after: Some(or_head(after)?) }),
                None => Ok(Self { before: git::revision(one)?, after: None }),
            },
            [before, after, ..] => Ok(Self { before: git::revision(before)?, after: Some(git::revision(after)?) }),
        }
    }

    /// The files that changed, in the order git has them; one that was moved is one file.
    fn changed(&self, paths: &[PathBuf]) -> anyhow::Result<Vec<Changed>> {
        let mut arguments: Vec<std::ffi::OsString> =
            ["diff", "--name-status", "--find-renames", "--no-relative", "-z"].map(Into::into).into();
        arguments.push(self.before.clone().into());
        arguments.extend(self.after.clone().map(Into::into));
        arguments.push("--".into());
        arguments.extend(paths.iter().map(Into::into));
        let listed = git::git(arguments)?;
        let mut fields = git::fields(&listed);
        let mut changed = Vec::new();
        while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
            let path = git::path_of(path);
            changed.push(match status.first() {
                Some(b'A') => Changed { before: None, after: Some(path) },
                Some(b'D') => Changed { before: Some(path), after: None },
                Some(b'R' | b'C') => Changed { before: Some(path), after: fields.next().map(git::path_of) },
                _ => Changed { before: Some(path.clone()), after: Some(path) },
            });
        }
        Ok(changed)
    }
}

impl Changed {
    fn below(self, root: &std::path::Path) -> Self {
        let below = |path: Option<PathBuf>| path.map(|path| root.join(path));
        Self { before: below(self.before), after: below(self.after) }
    }
}

/// A time at which drafts are judged, by the settings, forms and lexicons of that time.
struct Moment {
    projects: Projects,
}

impl Moment {
    fn new(files: Files, context: &Context) -> Self {
        Self { projects: Projects::among(files, &context.scope()) }
    }

    /// The draft as it was; `None` for a path that is no draft.
    fn side(&mut self, path: Option<PathBuf>, filter: &FindingFilter) -> anyhow::Result<Option<Side>> {
        let Some(path) = path else { return Ok(None) };
        let project = self.projects.of(&path);
        if !project.takes(&path) {
            return Ok(None);
        }
        let text = self.projects.files().read(&path)?;
        let kept = side::kept(&project, &path, self.projects.files()).map_err(anyhow::Error::msg)?;
        let (settings, overrides) = (kept.over(project.settings(&path)), Overrides::default());
        let draft = Draft { path: &path, text: &text, kept: &kept, progress: Progress::Saved };
        let checked = filter.check(&mut Checker::new(&overrides), &project, &settings, &draft)?;
        let shown = raw(from_here(&path));
        Ok(Some(Side { path: shown, text, checked }))
    }
}
