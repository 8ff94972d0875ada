//! `verse completions` and `verse man`, made from the same definitions as the parser.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::Context as _;
use clap::CommandFactory as _;
use clap_complete::Generator as _;

use super::{Cli, Context, Exit};

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

/// Runs `verse completions`.
pub fn completions(args: &CompletionsArgs, context: &Context) -> anyhow::Result<Exit> {
    let mut command = Cli::command();
    command.set_bin_name("verse");
    command.build();
    let mut out = context.stdout();
    match args.shell {
        Shell::Bash => clap_complete::Shell::Bash.try_generate(&command, &mut out)?,
        Shell::Zsh => clap_complete::Shell::Zsh.try_generate(&command, &mut out)?,
        Shell::Fish => clap_complete::Shell::Fish.try_generate(&command, &mut out)?,
        Shell::PowerShell => clap_complete::Shell::PowerShell.try_generate(&command, &mut out)?,
        Shell::Nushell => clap_complete_nushell::Nushell.try_generate(&command, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Success)
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
