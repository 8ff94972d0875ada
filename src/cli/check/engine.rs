//! The straight way from drafts to a report: what `verse check`, the commit hook and `--watch` share.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::leftover::{self, Leftover};
use super::selection::Selection;
use super::sift::Heard;
use super::suggest;
use crate::analysis::Pins;
use crate::cli::brief::Wishes;
use crate::cli::config::{Project, Projects, Settings};
use crate::cli::desk::{Desk, Judged};
use crate::cli::files::Files;
use crate::cli::{Context, Exit, input, parallel, side};
use crate::judge::Severity;
use crate::render::check::{Checked, Format, Report, Statistics, Summary};
use crate::render::printable;

/// A draft to be checked.
#[derive(Debug)]
pub struct Task {
    /// Where its text is read; [`input::STDIN`] for standard input.
    pub source: PathBuf,
    /// The path it is known by: its own, or what `--stdin-filename` says.
    pub path: PathBuf,
    /// The project it belongs to.
    pub project: Arc<Project>,
    /// What the project asks for it.
    pub settings: Settings,
}

impl Task {
    /// The task of a draft in its closest project.
    pub fn new(source: PathBuf, path: PathBuf, projects: &mut Projects) -> Self {
        let project = projects.of(&path);
        let settings = project.settings(&path);
        Self { source, path, project, settings }
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
            report: self.format.report(),
            statistics: self.statistics.then(Statistics::default),
            summary: Summary::default(),
            exit: Exit::Success,
            out,
        };
        let mut unused = Vec::new();
        let work = |desk: &mut Desk<'_>, task: &Task| self.check(desk, task, files);
        let start = || Desk::new(&self.wishes);
        parallel::in_order(tasks, start, work, |outcome| match outcome {
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
        })?;
        for checked in leftover::reports(tasks, files, unused, &self.selection) {
            let summary = Summary { shown: checked.findings.iter().collect(), ..Summary::default() };
            let fails = self.selection.fails(&Settings::default(), &checked.findings);
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
        let judged = desk.judge(&task.project, &task.settings, &task.path, &text, pins).map_err(anyhow::Error::from);
        match judged.and_then(|judged| self.shown(desk, task, text, judged)) {
            Ok(mut done) => {
                done.remarks.extend(broken);
                Outcome::Checked(Box::new(done))
            }
            Err(error) => Outcome::Problem(format!("{error:#}")),
        }
    }

    /// Keeps the findings to show and counts the others.
    fn shown(&self, desk: &mut Desk<'_>, task: &Task, text: String, judged: Judged) -> anyhow::Result<Done> {
        let remarks = front_matter_warnings(&task.path, &judged);
        let mut done = Done { remarks, ..Done::default() };
        done.summary.drafts = 1;
        done.summary.without_form = usize::from(judged.verdict.is_none());
        done.checked.path = raw_path(&task.path);
        let (form, mut verdict) = judged.verdict.map(|(form, verdict)| (form.id.clone(), verdict)).unzip();
        // Words are remarked on without a form where notes are asked for, and nothing else is.
        if form.is_none() && self.selection.min_level(&task.settings) == Severity::Note {
            verdict = Some(desk.unknown_words(&task.project, &judged.poem)?);
        }
        let mut verdict = verdict.unwrap_or_default();
        if self.suggest {
            suggest::name_words(&judged.poem, &mut verdict);
        }
        done.summary.unfinished = usize::from(verdict.unfinished.is_some());
        done.summary.half_judged = usize::from(!verdict.unjudged.is_empty());
        let heard = Heard { path: &task.path, text: &text, poem: &judged.poem };
        let sifted = self.selection.sift(&task.project, &task.settings, heard, verdict.findings);
        done.summary.allowed = sifted.allowed;
        done.unused = sifted.unused;
        done.summary.left_out = sifted.left_out.iter().collect();
        done.summary.shown = sifted.shown.iter().collect();
        done.fails = self.selection.fails(&task.settings, &sifted.shown);
        done.checked.form = form;
        if !sifted.shown.is_empty() {
            done.checked = Checked { text, poem: judged.poem, findings: sifted.shown, ..done.checked };
        }
        Ok(done)
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

fn front_matter_warnings(path: &Path, judged: &Judged) -> Vec<String> {
    let warnings = judged.poem.draft.front_matter.iter().flat_map(|front| &front.warnings);
    warnings.map(|(line, message)| format!("{}:{}: {message}", input::shown(path), line + 1)).collect()
}
