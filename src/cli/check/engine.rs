//! The straight way from drafts to a report: what `verse check`, the commit hook and `--watch` share.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::leftover::{self, Leftover};
use super::selection::Selection;
use super::sift::Examined;
use super::suggest;
use crate::analysis::{Pins, Poem};
use crate::cli::brief::Wishes;
use crate::cli::config::{Project, Projects, Settings};
use crate::cli::desk::{Desk, Draft, Progress};
use crate::cli::files::Files;
use crate::cli::ticker::Ticker;
use crate::cli::{Context, Exit, input, parallel, side};
use crate::render::Format;
use crate::render::check::{self, Checked, Report, Statistics, Summary};
use crate::text::printable;

/// A draft to be checked.
#[derive(Debug)]
pub struct Task {
    /// Where its text is read; [`input::STDIN`] for standard input.
    pub source: PathBuf,
    /// The path it is known by: its own, or what `--stdin-filename` says.
    pub path: PathBuf,
    /// The project it belongs to.
    pub project: Arc<Project>,
}

impl Task {
    /// The task of a draft in its closest project.
    pub fn new(source: PathBuf, path: PathBuf, projects: &mut Projects) -> Self {
        let project = projects.of(&path);
        Self { source, path, project }
    }

    /// What the project asks for it: said when it is its turn, since a folder may hold a hundred thousand drafts.
    pub fn settings(&self) -> Settings {
        self.project.settings(&self.path)
    }
}

/// How drafts are checked and shown.
#[derive(Debug, Default)]
pub struct Engine {
    /// What the command line asks of every draft.
    pub wishes: Wishes,
    /// Which findings are shown.
    pub selection: Selection,
    /// The format.
    pub format: Format,
    /// Whether findings are only counted.
    pub statistics: bool,
    /// Whether words that would fit are named.
    pub suggest: bool,
}

/// What became of a draft.
enum Outcome {
    Checked(Box<Done>),
    Problem(String),
}

/// A draft that was checked.
#[derive(Default)]
struct Done {
    checked: Checked,
    /// What the draft adds to the run's summary.
    summary: Summary,
    fails: bool,
    remarks: Vec<String>,
    /// Accepted departures that are no longer there.
    unused: Vec<Leftover>,
}

/// A report under way and what it adds up to.
struct Sheet<'a> {
    report: Box<dyn Report>,
    /// Counts in the place of findings, when only these are asked for.
    statistics: Option<Statistics>,
    summary: Summary,
    exit: Exit,
    out: &'a mut dyn Write,
}

impl Engine {
    /// Checks the drafts and writes the report; problems go to standard error, and every other draft is checked all the same.
    pub fn run(&self, tasks: &[Task], files: &Files, context: &Context, out: &mut dyn Write) -> anyhow::Result<Exit> {
        let mut sheet = Sheet {
            report: check::report(self.format),
            statistics: self.statistics.then(Statistics::default),
            summary: Summary::default(),
            exit: Exit::Success,
            out,
        };
        let mut unused = Vec::new();
        let work = |desk: &mut Desk<'_>, task: &Task| self.check(desk, task, files);
        let start = || Desk::new(&self.wishes);
        let mut ticker = Ticker::new(tasks.len(), self.statistics, context);
        let mut take = |outcome| match outcome {
            Outcome::Problem(problem) => sheet.complain(&problem, context),
            Outcome::Checked(done) => {
                if context.global.verbose {
                    let form = done.checked.form.as_deref().unwrap_or("no form");
                    context.remark(format_args!("{}: {}", printable(&done.checked.path), printable(form)));
                }
                unused.extend(done.unused);
                done.remarks.iter().for_each(|remark| context.warn(remark));
                sheet.put(&done.checked, done.summary, done.fails)
            }
        };
        parallel::in_order(tasks, start, work, |outcome| {
            ticker.step();
            take(outcome)
        })?;
        drop(ticker);
        for (checked, fails) in leftover::reports(tasks, files, unused, &self.selection) {
            let summary = Summary { shown: checked.findings.iter().collect(), ..Summary::default() };
            sheet.put(&checked, summary, fails)?;
        }
        sheet.close(self.format, context)
    }

    fn check(&self, desk: &mut Desk<'_>, task: &Task, files: &Files) -> Outcome {
        let read =
            if task.source.as_os_str() == input::STDIN { input::read(&task.source) } else { files.read(&task.source) };
        let text = match read {
            Ok(text) => text,
            Err(error) => return Outcome::Problem(error.to_string()),
        };
        // A draft whose side file is broken is checked as if nothing were pinned, and the side file told of.
        let (pins, broken) = match side::pins(&task.project, &task.path, files) {
            Ok(pins) => (pins, None),
            Err(problem) => (Pins::default(), Some(problem)),
        };
        let draft = Draft { path: &task.path, text: &text, pins: &pins, progress: Progress::Saved };
        let settings = task.settings();
        match self.selection.examine(desk, &task.project, &settings, &draft) {
            Ok(examined) => {
                let mut done = self.done((task, &settings), text, examined);
                done.remarks.extend(broken);
                Outcome::Checked(Box::new(done))
            }
            Err(error) => Outcome::Problem(format!("{error:#}")),
        }
    }

    /// Counts what was found of a draft and keeps what is shown.
    fn done(&self, (task, settings): (&Task, &Settings), text: String, mut examined: Examined) -> Done {
        let verdict = &mut examined.verdict;
        if self.suggest {
            suggest::name_words(&examined.poem, verdict);
        }
        let findings = std::mem::take(&mut verdict.findings);
        let failing = self.selection.failing(settings, &findings);
        let budget = examined.form.as_ref().map_or(0, |form| form.budget as usize);
        let mut done = Done { remarks: front_matter_warnings(&task.path, &examined.poem), ..Done::default() };
        done.summary = Summary {
            drafts: 1,
            without_form: usize::from(examined.form.is_none()),
            unfinished: usize::from(verdict.unfinished.is_some()),
            half_judged: usize::from(!verdict.unjudged.is_empty()),
            shown: findings.iter().collect(),
            left_out: examined.left_out.iter().collect(),
            allowed: examined.allowed,
            within_budget: usize::from((1..=budget).contains(&failing)),
        };
        done.unused = examined.unused;
        done.fails = failing > budget;
        done.checked.path = raw_path(&task.path);
        done.checked.form = examined.form.map(|form| form.id.clone());
        if !findings.is_empty() {
            done.checked = Checked { text, poem: examined.poem, findings, ..done.checked };
        }
        done
    }
}

impl Sheet<'_> {
    fn put(&mut self, draft: &Checked, summary: Summary, fails: bool) -> anyhow::Result<()> {
        self.summary += summary;
        if fails {
            self.exit = self.exit.max(Exit::Findings);
        }
        match &mut self.statistics {
            Some(statistics) => statistics.count(draft),
            None => self.report.draft(draft, self.out)?,
        }
        Ok(())
    }

    fn complain(&mut self, problem: &str, context: &Context) -> anyhow::Result<()> {
        self.exit = Exit::Error;
        // What was found so far stands before the complaint.
        self.out.flush()?;
        context.complain(problem);
        Ok(())
    }

    fn close(mut self, format: Format, context: &Context) -> anyhow::Result<Exit> {
        match &self.statistics {
            Some(statistics) => statistics.write(format, self.out)?,
            None => self.report.finish(&self.summary, self.out)?,
        }
        self.out.flush()?;
        if format.is_prose() && self.summary.drafts > 0 {
            context.remark(self.summary);
        }
        Ok(self.exit)
    }
}

/// The path as JSON and the like show it: as given, without a leading `./`.
pub(crate) fn raw_path(path: &Path) -> String {
    if path.as_os_str() == input::STDIN {
        return "<stdin>".to_owned();
    }
    path.strip_prefix("./").unwrap_or(path).to_string_lossy().into_owned()
}

fn front_matter_warnings(path: &Path, poem: &Poem) -> Vec<String> {
    let warnings = poem.draft.front_matter.iter().flat_map(|front| &front.warnings);
    warnings.map(|(line, message)| format!("{}:{}: {message}", input::shown(path), line + 1)).collect()
}
