//! The streams that commands print to: with color only where it is wanted; a closed pipe is no error.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::guard::Guarded;
use super::{Exit, Global};
use crate::analysis::Poem;
use crate::judge::Verdict;
use crate::render::Format;
use crate::text::printable;
use crate::workspace::side::{self, Kept};
use crate::workspace::{Checker, Draft, Files, Listing, Overrides, Progress, Project, Projects, Scope, shown};

/// When to use color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Color {
    /// On a terminal that has colors, unless `NO_COLOR` is set or `TERM` is `dumb`; everywhere when `FORCE_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// The choice for a stream.
    fn choice(self, stream: &impl anstream::stream::RawStream) -> ColorChoice {
        match self {
            Self::Auto => forced_color().unwrap_or_else(|| AutoStream::choice(stream)),
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// What `FORCE_COLOR` asks for: color wherever it is set, none where it is `0` or `false`; nothing where it is empty.
fn forced_color() -> Option<ColorChoice> {
    let word = std::env::var_os("FORCE_COLOR").filter(|word| !word.is_empty())?;
    Some(if word == "0" || word == "false" { ColorChoice::Never } else { ColorChoice::Always })
}

/// The context of every command beside its own arguments.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The options every command takes.
    pub global: Global,
    /// The program that runs the commands, where it is not the process's own: a script of Python's.
    pub program: Option<PathBuf>,
}

impl Context {
    /// The context of these options.
    pub fn new(global: Global) -> Self {
        Self { global, program: None }
    }

    /// The program that a hook calls.
    ///
    /// # Errors
    /// When the system does not say which program this is.
    pub fn program(&self) -> io::Result<PathBuf> {
        self.program.clone().map_or_else(std::env::current_exe, Ok)
    }

    /// The same context, with remarks only where `--verbose` asked for them.
    #[must_use]
    pub fn quiet_unless_verbose(&self) -> Self {
        let quiet = !self.global.verbose;
        Self { global: Global { quiet, ..self.global.clone() }, ..self.clone() }
    }

    /// Checks that the settings file of `--config` exists: without it every draft would be judged by other settings.
    ///
    /// # Errors
    /// When it does not exist, or is a folder.
    pub fn look_for_config(&self) -> anyhow::Result<()> {
        let Some(config) = &self.global.config else { return Ok(()) };
        let about = config.metadata().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => anyhow::anyhow!("--config {}: no such file", shown(config)),
            _ => anyhow::anyhow!("--config {}: {error}", shown(config)),
        })?;
        anyhow::ensure!(!about.is_dir(), "--config: {} is a folder; name a settings file", shown(config));
        Ok(())
    }

    /// Which settings files the run reads.
    pub fn scope(&self) -> Scope {
        Scope { isolated: self.global.isolated, config: self.global.config.clone(), ..Scope::default() }
    }

    /// The projects of the run, read from the disk.
    pub fn projects(&self) -> Projects {
        Projects::new(&self.scope())
    }

    /// A draft as heard in its project, under the reading of its page that keeps its form best; warns of a broken side file and leaves
    /// it out.
    pub fn hear(&self, project: &Arc<Project>, draft: &Path, text: &str) -> Poem {
        let kept = side::kept(project, draft, &Files::Disk).unwrap_or_else(|problem| {
            self.warn(problem);
            Kept::default()
        });
        let settings = kept.over(project.settings(draft));
        let draft = Draft { path: draft, text, kept: &kept, progress: Progress::Saved };
        Checker::new(&Overrides::default()).hear(project, &settings, &draft)
    }

    /// A draft as heard and judged in its project; with an empty verdict where it has no form, or, after a warning, where its form
    /// cannot be used.
    pub fn judge(&self, project: &Arc<Project>, draft: &Path, text: &str) -> (Poem, Verdict) {
        let kept = side::kept(project, draft, &Files::Disk).unwrap_or_else(|problem| {
            self.warn(problem);
            Kept::default()
        });
        let settings = kept.over(project.settings(draft));
        let draft = Draft { path: draft, text, kept: &kept, progress: Progress::Saved };
        let (overrides, hearing) = (Overrides::default(), Overrides::default());
        match Checker::new(&overrides).judge(project, &settings, &draft) {
            Ok(judged) => (judged.poem, judged.verdict.map(|(_, verdict)| verdict).unwrap_or_default()),
            Err(error) => {
                self.warn(error);
                (Checker::new(&hearing).hear(project, &settings, &draft), Verdict::default())
            }
        }
    }

    /// Prints the problems beside the drafts; exit 2 when a file is a project's own or was named by the user.
    pub fn tell_problems(&self, projects: &Projects) -> Exit {
        let mut exit = Exit::Success;
        for problem in projects.problems() {
            if problem.own {
                self.complain(problem);
                exit = Exit::Error;
            } else {
                self.warn(problem);
            }
        }
        exit
    }

    /// Prints which paths could not be read, and which links are not followed; exit 2 for the former.
    pub fn tell_listing(&self, listing: &Listing) -> Exit {
        listing.problems.iter().for_each(|problem| self.complain(problem));
        for path in &listing.left_out {
            let why = "leads outside of the repository and is left out; name it to have it read";
            self.remark(format_args!("{} {why}", shown(path)));
        }
        if listing.problems.is_empty() { Exit::Success } else { Exit::Error }
    }

    /// Standard output, buffered; it drops color escapes where color is not wanted.
    ///
    /// The caller flushes it, so that an error on the last bytes is seen.
    pub fn stdout(&self) -> BufWriter<AutoStream<io::StdoutLock<'static>>> {
        let stdout = io::stdout().lock();
        let choice = self.global.color.choice(&stdout);
        BufWriter::with_capacity(1 << 16, AutoStream::new(stdout, choice))
    }

    /// Standard output for other programs: every byte as it is, but guarded on a terminal.
    #[allow(clippy::unused_self, reason = "it is asked for as the other streams are")]
    pub fn bytes_out(&self) -> Box<dyn io::Write> {
        let stdout = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        if io::stdout().is_terminal() { Box::new(Guarded::new(stdout)) } else { Box::new(stdout) }
    }

    /// Standard output for results in this format: for people, or for other programs.
    pub fn out_for(&self, format: Format) -> Box<dyn io::Write> {
        if format.is_prose() { Box::new(self.stdout()) } else { self.bytes_out() }
    }

    /// Standard error, for messages that are not results.
    pub fn stderr(&self) -> AutoStream<io::StderrLock<'static>> {
        let stderr = io::stderr().lock();
        let choice = self.global.color.choice(&stderr);
        AutoStream::new(stderr, choice)
    }

    /// Whether color is wanted on standard output.
    pub fn has_color(&self) -> bool {
        self.global.color.choice(&io::stdout()) != ColorChoice::Never
    }

    /// Prints a complaint on standard error: `error: cannot read drafts/x.txt: ...`.
    pub fn complain(&self, what: impl fmt::Display) {
        self.tell(AnsiColor::Red.on_default().bold(), "error: ", what);
    }

    /// Prints a warning on standard error, unless `--quiet`.
    pub fn warn(&self, what: impl fmt::Display) {
        if !self.global.quiet {
            self.tell(AnsiColor::Yellow.on_default().bold(), "warning: ", what);
        }
    }

    /// Prints a remark on standard error, unless `--quiet`.
    pub fn remark(&self, what: impl fmt::Display) {
        if !self.global.quiet {
            self.tell(Style::new(), "", what);
        }
    }

    /// Prints an error that ends the command, its causes on the same line.
    pub(super) fn fail(&self, error: &anyhow::Error) -> Exit {
        self.complain(format_args!("{error:#}"));
        Exit::Error
    }

    fn tell(&self, style: Style, label: &str, what: impl fmt::Display) {
        // A message may quote anything: a key of a stranger's settings, a name, an error of git. Its lines after the first
        // are indented, so that they cannot pass for messages of ours.
        let what = what.to_string();
        let lines: Vec<_> = what.lines().map(printable).collect();
        // A closed standard error leaves no way to say so.
        let _ = writeln!(self.stderr(), "{style}{label}{style:#}{}", lines.join("\n  "));
    }
}

/// Whether an error only means that the reader of our output closed the pipe (`verse check | head`).
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}
