//! From drafts to a report: the part that `verse check`, the commit hook and `--watch` share.

use std::io::{self, Write};
use std::path::Path;

use super::task::Task;
use super::{suggest, unused};
use crate::analysis::Poem;
use crate::cli::progress::ProgressLine;
use crate::cli::{Context, Exit};
use crate::judge::{Finding, Score};
use crate::page::Role;
use crate::render::Format;
use crate::render::check::{self, Checked, DraftRow, Fault, Overview, Part, Report, Statistics, Summary, Table};
use crate::text::printable;
use crate::workspace::{
    CheckedDraft, Checker, Draft, Files, FindingFilter, Overrides, Progress, STDIN, Settings, UnusedEntry,
};
use crate::workspace::{form_of_name, parallel, raw, read, shown, side};

/// How drafts are checked and shown.
#[derive(Debug, Default)]
pub struct Engine {
    /// The options that override those of every draft.
    pub overrides: Overrides,
    /// Which findings are shown.
    pub filter: FindingFilter,
    /// The format.
    pub format: Format,
    /// Whether findings are only counted.
    pub statistics: bool,
    /// The table written in place of findings, if one is asked for.
    pub table: Option<Table>,
    /// The files found that are no drafts; only a table names them.
    pub skipped: Vec<String>,
    /// Whether words that would fit are named.
    pub suggest: bool,
    /// Whether each line that is not read as verse is named.
    pub tells_pages: bool,
}

/// The result of a draft.
enum Outcome {
    Checked(Box<Done>),
    Fault(Fault),
    /// It is no text, and nobody named it or set a form for it; the reason.
    PassedOver(String),
}

/// A draft that was checked.
#[derive(Default)]
struct Done {
    checked: Checked,
    /// Its rows in the table, if a table is asked for.
    rows: Vec<DraftRow>,
    /// What the draft adds to the run's summary.
    summary: Summary,
    fails: bool,
    remarks: Vec<String>,
    /// The roles of its lines that are not read as verse, in words.
    pages: Vec<String>,
    /// Whether its side file was left out.
    side_left_out: bool,
    /// Entries of accepted departures that match no finding.
    unused: Vec<UnusedEntry>,
}

/// The output of a run.
enum Shown {
    /// Its findings.
    Findings(Box<dyn Report>),
    /// How many findings each rule has.
    Statistics(Statistics),
    /// A table of its drafts.
    Table(Overview),
}

/// A report being written, and its totals.
struct Sheet<'a> {
    shown: Shown,
    summary: Summary,
    exit: Exit,
    out: &'a mut dyn Write,
}

impl Engine {
    /// Checks the drafts and writes the report; names the drafts that cannot be checked and goes on with the others.
    ///
    /// `faults` were printed already, and are only added to the report.
    pub fn run(
        &self,
        tasks: &[Task],
        files: &Files,
        faults: &[Fault],
        context: &Context,
        out: &mut dyn Write,
    ) -> anyhow::Result<Exit> {
        let mut sheet = Sheet { shown: self.shown(), summary: Summary::default(), exit: Exit::Success, out };
        faults.iter().try_for_each(|fault| sheet.report(fault))?;
        let (mut entries, mut sides) = (Vec::new(), 0);
        let work = |checker: &mut Checker<'_>, task: &Task| self.check(checker, task, files);
        let start = || Checker::new(&self.overrides);
        let mut progress = ProgressLine::new(tasks.len(), self.statistics || self.table.is_some(), context);
        let mut take = |outcome| match outcome {
            Outcome::Fault(fault) => sheet.complain(&fault, context),
            Outcome::PassedOver(why) => {
                context.remark(why);
                Ok(())
            }
            Outcome::Checked(done) => {
                if context.global.verbose {
                    let form = done.checked.form.as_deref().unwrap_or("no form");
                    context.remark(format_args!("{}: {}", printable(&done.checked.path), printable(form)));
                    done.pages.iter().for_each(|line| context.remark(line));
                }
                entries.extend(done.unused);
                sides += usize::from(done.side_left_out);
                done.remarks.iter().for_each(|remark| context.warn(remark));
                sheet.put(&done.checked, done.rows, done.summary, done.fails)
            }
        };
        parallel::in_order(tasks, start, work, |outcome| {
            progress.step();
            take(outcome)
        })?;
        drop(progress);
        if sides > 0 {
            let files = if sides == 1 { "1 side file is" } else { &format!("{sides} side files are") };
            context.warn(format_args!("{files} not in git and left out by --project-only"));
        }
        for (checked, fails) in unused::reports(tasks, files, entries, &self.filter) {
            let summary = Summary { shown: checked.findings.iter().collect(), ..Summary::default() };
            sheet.put(&checked, Vec::new(), summary, fails)?;
        }
        sheet.close(self.format, context)
    }

    fn shown(&self) -> Shown {
        match self.table {
            Some(table) => Shown::Table(Overview::new(table, self.skipped.clone())),
            None if self.statistics => Shown::Statistics(Statistics::default()),
            None => Shown::Findings(check::report(self.format)),
        }
    }

    fn check(&self, checker: &mut Checker<'_>, task: &Task, files: &Files) -> Outcome {
        let settings = task.settings();
        let read = if task.source.as_os_str() == STDIN { read(&task.source) } else { files.read(&task.source) };
        let text = match read {
            Ok(text) => text,
            Err(error) if error.is_no_text() && !self.asks_for(task, &settings) => {
                return Outcome::PassedOver(format!(
                    "{} is passed over, since it has no form: {error}",
                    shown(&task.path)
                ));
            }
            Err(error) => return fault(task, &error),
        };
        // A draft with a broken side file is checked as if it had none, with a remark on the side file.
        let (kept, broken) = match side::kept(&task.project, &task.path, files) {
            Ok(kept) => (kept, None),
            Err(problem) => (side::Kept::default(), Some(problem)),
        };
        let draft = Draft { path: &task.path, text: &text, kept: &kept, progress: Progress::Saved };
        let settings = kept.over(settings);
        match self.filter.check(checker, &task.project, &settings, &draft) {
            Ok(result) => {
                let mut done = self.done((task, &settings), text, result);
                done.remarks.extend(broken);
                done.side_left_out = side::is_left_out(&task.project, &task.path, files);
                Outcome::Checked(Box::new(done))
            }
            Err(error) => fault(task, &error),
        }
    }

    /// Whether this file is meant to be a draft: it was named, or a form is set for it.
    fn asks_for(&self, task: &Task, settings: &Settings) -> bool {
        let is_mapped = || settings.form.is_some() || form_of_name(&task.project.registry, &task.path).is_some();
        task.named || self.overrides.form.is_some() || is_mapped()
    }

    /// The remark on keys of the draft's front matter that are ignored, because the command line sets the form.
    fn keys_left_out(&self, path: &Path, poem: &Poem) -> Option<String> {
        let front = poem.page.front_matter.as_ref().filter(|_| self.overrides.form.is_some())?;
        let (_, _, line) = front.settings.first()?;
        let keys: Vec<String> = front.settings.iter().map(|(key, ..)| format!("`{}`", printable(key))).collect();
        let (path, keys) = (shown(path), keys.join(", "));
        Some(format!(
            "{path}:{}: --form leaves out what the draft sets for its own form: {keys}; --set takes keys",
            line + 1
        ))
    }

    /// Counts the findings of a draft and keeps those to show.
    fn done(&self, (task, settings): (&Task, &Settings), text: String, mut checked: CheckedDraft) -> Done {
        if self.suggest {
            suggest::name_words(&checked.poem, &mut checked.verdict, &task.project.ear, checked.accent);
        }
        let not_judged = |what: &String| format!("{}: not judged: {}", shown(&task.path), printable(what));
        let unjudged: Vec<String> = checked.verdict.unjudged.iter().map(not_judged).collect();
        let findings = std::mem::take(&mut checked.verdict.findings);
        let rows = self.table.map_or_else(Vec::new, |table| rows(table, (task, &text), &checked, &findings));
        let failing = self.filter.failing(settings, &findings);
        let budget = checked.form.as_ref().map_or(0, |form| form.budget as usize);
        let mut done = Done { remarks: front_matter_warnings(&task.path, &checked.poem), rows, ..Done::default() };
        done.remarks.extend(self.keys_left_out(&task.path, &checked.poem));
        done.summary = Summary {
            drafts: 1,
            without_form: usize::from(checked.form.is_none()),
            unfinished: usize::from(checked.verdict.unfinished.is_some()),
            half_judged: usize::from(!unjudged.is_empty()),
            shown: findings.iter().collect(),
            left_out: checked.left_out.iter().collect(),
            allowed: checked.allowed,
            unasked: checked.unasked,
            within_budget: usize::from((1..=budget).contains(&failing)),
        };
        done.unused = checked.unused;
        done.fails = failing > budget;
        done.checked.path = raw(&task.path);
        done.checked.set_aside = checked.poem.set_aside().collect();
        if self.tells_pages {
            done.pages = pages(&task.path, &checked.poem, &text);
            done.pages.extend(unjudged);
        }
        done.checked.form = checked.form.map(|form| form.id.clone());
        if !findings.is_empty() {
            done.checked = Checked { text, poem: checked.poem, findings, ..done.checked };
        }
        done
    }
}

/// The rows of a draft in a table.
fn rows(table: Table, (task, text): (&Task, &str), checked: &CheckedDraft, findings: &[Finding]) -> Vec<DraftRow> {
    let CheckedDraft { poem, verdict, .. } = checked;
    let form = checked.form.as_deref();
    let parts =
        if table.parts_poems() { Part::of_draft(poem, form, verdict) } else { vec![Part::whole(poem, verdict)] };
    let row = |part: Part| {
        let against = findings.iter().chain(&checked.left_out);
        let score = form.map(|form| Score::of_lines(poem, form, verdict, part.lines.clone(), against));
        let row = DraftRow::of(poem, text, &part, findings);
        DraftRow { path: raw(&task.path), form: form.map(|form| form.id.clone()), score, ..row }
    };
    parts.into_iter().map(row).collect()
}

impl Sheet<'_> {
    fn put(&mut self, draft: &Checked, rows: Vec<DraftRow>, summary: Summary, fails: bool) -> anyhow::Result<()> {
        self.summary += summary;
        if fails {
            self.exit = self.exit.max(Exit::Findings);
        }
        match &mut self.shown {
            Shown::Findings(report) => report.draft(draft, self.out)?,
            Shown::Statistics(statistics) => statistics.count(draft),
            Shown::Table(table) => rows.into_iter().for_each(|row| table.add(row)),
        }
        Ok(())
    }

    /// Adds a fault to the report; statistics have no place for it.
    fn report(&mut self, fault: &Fault) -> io::Result<()> {
        match &mut self.shown {
            Shown::Findings(report) => report.fault(fault, self.out),
            Shown::Statistics(_) => Ok(()),
            Shown::Table(table) => {
                table.fault(fault);
                Ok(())
            }
        }
    }

    fn complain(&mut self, fault: &Fault, context: &Context) -> anyhow::Result<()> {
        self.exit = Exit::Error;
        self.report(fault)?;
        // Findings so far must be printed before the complaint.
        self.out.flush()?;
        context.complain(&fault.message);
        Ok(())
    }

    fn close(mut self, format: Format, context: &Context) -> anyhow::Result<Exit> {
        let is_table = matches!(self.shown, Shown::Table(_));
        match &mut self.shown {
            Shown::Findings(report) => report.finish(&self.summary, self.out)?,
            Shown::Statistics(statistics) => statistics.write(format, self.out)?,
            Shown::Table(table) => table.write(self.out)?,
        }
        self.out.flush()?;
        if format.is_prose() && !is_table && self.summary.drafts > 0 {
            context.remark(self.summary);
        }
        Ok(self.exit)
    }
}

fn fault(task: &Task, why: &impl std::fmt::Display) -> Outcome {
    Outcome::Fault(Fault { path: raw(&task.path), message: why.to_string() })
}

/// The roles of the lines that are not read as verse: `poem.txt:1: read as a title: Winter`.
fn pages(path: &Path, poem: &Poem, text: &str) -> Vec<String> {
    let words = |number: u32| poem.page.physical.get(number as usize - 1).map_or("", |line| line.of(text)).trim();
    let told = |(number, role): (u32, Role)| {
        format!("{}:{number}: read as {}: {}", shown(path), role.in_words(), printable(words(number)))
    };
    poem.set_aside().map(told).collect()
}

fn front_matter_warnings(path: &Path, poem: &Poem) -> Vec<String> {
    let warnings = poem.page.front_matter.iter().flat_map(|front| &front.warnings);
    warnings.map(|(line, message)| format!("{}:{}: {message}", shown(path), line + 1)).collect()
}
