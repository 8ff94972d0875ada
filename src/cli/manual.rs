//! `verse completions` and `verse man`, made from the same definitions as the parser.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use clap::builder::PossibleValuesParser;
use clap::{Arg, CommandFactory as _};
use clap_complete::Generator as _;

use super::{Cli, Context, Exit};
use crate::judge::Rule;
use crate::rhyme::KINDS;
use crate::workspace::STDIN;

/// Print completions for a shell.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// The shells that completions are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shell {
    /// GNU Bash.
    Bash,
    /// The Z shell.
    Zsh,
    /// fish.
    Fish,
    /// PowerShell.
    #[value(name = "powershell")]
    PowerShell,
    /// Nushell.
    Nushell,
}

/// Print a manual page.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The command whose page is printed; that of `verse` itself when left out.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Runs `verse completions`: commands and options, and the names of forms and rules wherever one is asked for.
///
/// The forms are those of the working directory at that time.
pub fn completions(args: &CompletionsArgs, context: &Context) -> anyhow::Result<Exit> {
    let mut command = named_values(Cli::command(), &form_names(context));
    command.set_bin_name("verse");
    command.build();
    let mut out = context.stdout();
    match args.shell {
        Shell::Bash => clap_complete::Shell::Bash.try_generate(&command, &mut out)?,
        Shell::Zsh => clap_complete::Shell::Zsh.try_generate(&command, &mut out)?,
        Shell::Fish => {
            clap_complete::Shell::Fish.try_generate(&command, &mut out)?;
            write_fish_words(&command, &mut out)?;
        }
        Shell::PowerShell => clap_complete::Shell::PowerShell.try_generate(&command, &mut out)?,
        Shell::Nushell => clap_complete_nushell::Nushell.try_generate(&command, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// The ids of the forms a draft of the working directory can have; leaked, for a run asks for them once.
fn form_names(context: &Context) -> Vec<&'static str> {
    let project = context.projects().of(Path::new(STDIN));
    project.registry.list().into_iter().map(|form| &*form.id.leak()).collect()
}

/// A command with the names that its arguments take, for the generators of completions: forms where the help says FORM, rules where
/// it says RULE, and rules and kinds of rhyme for `verse explain`.
fn named_values(command: clap::Command, forms: &[&'static str]) -> clap::Command {
    let rules = || Rule::ALL.iter().map(|rule| rule.id());
    let named = |arg: Arg| {
        let names: Vec<&'static str> =
            match arg.get_value_names().and_then(|names| names.first()).map(clap::builder::Str::as_str) {
                Some("FORM") => forms.to_vec(),
                Some("RULE") => rules().collect(),
                Some(name) if name.starts_with("RULE |") => rules().chain(KINDS.iter().map(|kind| kind.name)).collect(),
                _ => return arg,
            };
        arg.value_parser(PossibleValuesParser::new(names))
    };
    command.mut_args(named).mut_subcommands(|below| named_values(below, forms))
}

/// Writes the words that a command takes by place: the generator for fish knows options alone.
fn write_fish_words(command: &clap::Command, out: &mut dyn Write) -> io::Result<()> {
    for below in command.get_subcommands() {
        let deeper =
            below.get_subcommands().flat_map(|deeper| words_by_place(deeper).map(move |words| (Some(deeper), words)));
        for (deeper, words) in words_by_place(below).map(|words| (None, words)).chain(deeper) {
            let seen = deeper.map(|deeper| format!("; and __fish_seen_subcommand_from {}", deeper.get_name()));
            let condition = format!("__fish_seen_subcommand_from {}{}", below.get_name(), seen.unwrap_or_default());
            writeln!(out, "complete -c verse -n \"{condition}\" -a \"{words}\"")?;
        }
    }
    Ok(())
}

/// The words of each argument by place that knows its own.
fn words_by_place(command: &clap::Command) -> impl Iterator<Item = String> {
    command.get_positionals().filter_map(|arg| {
        let names: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        (!names.is_empty()).then(|| names.join(" "))
    })
}

/// Runs `verse man`.
pub fn man(args: &ManArgs, context: &Context) -> anyhow::Result<Exit> {
    let mut command = Cli::command();
    command.build();
    let asked = match &args.command {
        Some(name) => command.find_subcommand(name).with_context(|| format!("there is no command `{name}`"))?.clone(),
        None => command,
    };
    let edits = asked.get_name() == "edit";
    let mut page = Vec::new();
    clap_mangen::Man::new(asked).render(&mut page)?;
    let mut page = String::from_utf8(page)?;
    if edits {
        page.push_str(&keys());
    }
    let mut out = context.stdout();
    out.write_all(in_ascii(&page).as_bytes())?;
    out.flush()?;
    Ok(Exit::Success)
}

/// The editor's keys as a section of its manual page, from the editor's own table.
#[cfg(feature = "tui")]
fn keys() -> String {
    use crate::tui::{COMMANDS, Group, Keymap};
    let keymap = Keymap::default();
    let mut section = ".SH KEYS\n".to_owned();
    for group in Group::ALL {
        section.extend([".SS \"", group.title(), "\"\n"]);
        for entry in COMMANDS.iter().filter(|entry| entry.group == group) {
            let keys = keymap.shown(entry.command).join(", ");
            let keys = if keys.is_empty() { format!("(by name: {})", entry.id) } else { keys };
            section.extend([".TP\n\\fB", &keys, "\\fR\n", entry.title, "\n"]);
        }
    }
    section
}

/// Without the editor its page has no keys.
#[cfg(not(feature = "tui"))]
fn keys() -> String {
    String::new()
}

/// A manual page as every roff reads it: characters beyond ASCII by their number.
fn in_ascii(page: &str) -> String {
    let mut ascii = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            c if c.is_ascii() => ascii.push(c),
            // Writing to a string cannot fail.
            c => _ = write!(ascii, "\\[u{:04X}]", u32::from(c)),
        }
    }
    ascii
}
