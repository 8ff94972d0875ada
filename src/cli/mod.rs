//! The `verse` command line: arguments, what is printed, exit codes.
//!
//! Each command is a module with its `Args` and a `run(args, &Context) -> anyhow::Result<Exit>`; this page joins them. What they judge
//! comes from [`workspace`](crate::workspace), what they print goes through [`output`].
#![allow(
    clippy::disallowed_methods,
    reason = "the command line asks the environment, and the clock for its progress line"
)]

pub mod allow;
pub mod aloud;
pub mod check;
pub mod compare;
pub mod diff;
pub mod doctor;
#[cfg(feature = "tui")]
pub mod edit;
pub mod explain;
pub mod fill;
pub mod find;
pub mod forms;
pub mod guard;
pub mod hook;
pub mod init;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod manual;
pub mod new;
pub mod output;
pub mod passage;
pub mod place;
pub mod progress;
pub mod rhyme;
pub mod say;
pub mod scan;
pub mod textconv;
pub mod values;
pub mod word;
pub mod words;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

pub use output::{Color, Context};

use crate::text::printable;

/// A terminal workshop for constrained verse: an editor and a checker that hear syllables, meter and rhyme.
#[derive(Debug, clap::Parser)]
#[command(name = "verse", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// Options every command takes.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Read settings from this file instead of the closest verse.toml.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Ignore verse.toml, user forms, lexicons, allow.toml and the configuration folder.
    #[arg(long, global = true)]
    pub isolated: bool,
    /// When to use color.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,
    /// Say nothing but findings and errors.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more about what is done.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// Every command of `verse`.
#[derive(Debug, clap::Subcommand)]
#[non_exhaustive]
pub enum Command {
    /// Check drafts against their forms.
    Check(check::Args),
    /// Write in the draft editor.
    #[cfg(feature = "tui")]
    Edit(edit::Args),
    /// List, show and test forms; find a draft's form.
    Forms(forms::Args),
    /// Begin a draft of a form.
    New(new::Args),
    /// Find words that rhyme, by kind, common words first.
    Rhyme(rhyme::Args),
    /// Find words for what is left of a line: that rhyme, fill it and belong to the poem.
    Fill(fill::Args),
    /// Find verse in prose, or cut a text into the lines of a form.
    Find(find::Args),
    /// Tell how two words or phrases rhyme, in which accent, and why.
    Compare(compare::Args),
    /// Add a word's pronunciation to the lexicon: in ARPAbet, in a plain respelling, or by a rhyme.
    Say(say::Args),
    /// Say words: syllables, stress, sounds, and where each pronunciation comes from.
    Word(word::Args),
    /// List the content words that return in a poem or across a folder.
    Words(words::Args),
    /// Scan verse: marks above each line, counts, feet, rhyme letters, the poem's meter.
    Scan(scan::Args),
    /// Speak a poem, or lines of it, with the reading that was chosen.
    Aloud(aloud::Args),
    /// Accept a departure from a form.
    Allow(allow::Args),
    /// Explain a rule, or why a line was read as it was.
    Explain(explain::Args),
    /// Write a starter verse.toml.
    Init(init::Args),
    /// Check drafts before each git commit.
    Hook(hook::Args),
    /// Compare two revisions: syllables, meter, rhyme, findings.
    Diff(diff::Args),
    /// Print a draft with the syllables of each line, for git's own diff.
    Textconv(textconv::Args),
    /// Serve an editor over standard input and output, by the Language Server Protocol.
    #[cfg(feature = "lsp")]
    Lsp(lsp::Args),
    /// Print what was found: settings, forms, lexicons, the hook, the terminal.
    Doctor(doctor::Args),
    /// Print completions for a shell.
    Completions(manual::CompletionsArgs),
    /// Print a manual page.
    Man(manual::ManArgs),
}

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exit {
    /// 0: nothing to say at the level asked for.
    #[default]
    Success,
    /// 1: findings at error level.
    Findings,
    /// 2: bad usage, something that could not be read, a broken configuration or form file.
    Error,
}

impl Exit {
    /// Every exit code, in order, with what it means.
    pub const ALL: &[(Self, &str)] = &[
        (
            Self::Success,
            "Nothing is found at the level that fails the run; an answer is given, though it may be empty.",
        ),
        (
            Self::Findings,
            "Findings at error level, with `--strict` at warning level too; an example of a form that fails.",
        ),
        (
            Self::Error,
            "Wrong usage, a draft that cannot be read, settings or a form that are broken. What can be judged is judged all the same.",
        ),
    ];
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Parses the process's arguments, runs the command and says how the process ends.
pub fn main() -> ExitCode {
    run(std::env::args_os()).into()
}

/// Runs `verse` with these arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    run_as(None, arguments)
}

/// The same for a process that runs another program, such as Python; `program` is the one a hook calls.
pub fn run_as(program: Option<PathBuf>, arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.len() == 1 && is_at_a_terminal() {
        arguments.push(OPENED_ALONE.into());
    }
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(usage) => return tell_usage(&usage, &arguments),
    };
    let context = Context { program, ..Context::new(cli.global) };
    if let Err(missing) = context.look_for_config() {
        return context.fail(&missing);
    }
    let done = dispatch(cli.command, &context);
    done.unwrap_or_else(|error| if output::is_broken_pipe(&error) { Exit::Success } else { context.fail(&error) })
}

/// The command that `verse` without arguments runs at a terminal.
const OPENED_ALONE: &str = "edit";

/// Whether input and output are a terminal, so that the editor can be opened.
fn is_at_a_terminal() -> bool {
    cfg!(feature = "tui") && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Prints the help, or the error in the arguments, made printable: a shell's pattern may have put a stranger's file names
/// among them.
fn tell_usage(usage: &clap::Error, arguments: &[OsString]) -> Exit {
    let is_raw = |argument: &OsString| matches!(printable(&argument.to_string_lossy()), Cow::Owned(_));
    // If the help itself cannot be printed, nothing can.
    let _ = if arguments.iter().any(is_raw) {
        let told = usage.to_string();
        told.lines().try_for_each(|line| writeln!(std::io::stderr(), "{}", printable(line)))
    } else {
        usage.print()
    };
    if usage.use_stderr() { Exit::Error } else { Exit::Success }
}

fn dispatch(command: Command, context: &Context) -> anyhow::Result<Exit> {
    match command {
        Command::Check(args) => check::run(&args, context),
        #[cfg(feature = "tui")]
        Command::Edit(args) => edit::run(&args, context),
        Command::Allow(args) => allow::run(args, context),
        Command::Aloud(args) => aloud::run(&args, context),
        Command::Explain(args) => explain::run(&args, context),
        Command::Init(args) => init::run(&args, context),
        Command::Diff(args) => diff::run(&args, context),
        Command::Textconv(args) => textconv::run(&args, context),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Completions(args) => manual::completions(&args, context),
        Command::Man(args) => manual::man(&args, context),
        Command::Forms(args) => forms::run(&args, context),
        Command::Hook(args) => hook::run(args, context),
        Command::New(args) => new::run(&args, context),
        Command::Rhyme(args) => rhyme::run(&args, context),
        Command::Fill(args) => fill::run(&args, context),
        Command::Find(args) => find::run(&args, context),
        Command::Compare(args) => compare::run(&args, context),
        Command::Say(args) => say::run(&args, context),
        Command::Word(args) => word::run(&args, context),
        Command::Words(args) => words::run(&args, context),
        Command::Scan(args) => scan::run(&args, context),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
