//! `verse new`: a blank draft of a form, mapped in verse.toml.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Context, Exit};
use crate::form::Form;
use crate::text::printable;
use crate::workspace::{FILE_NAME, Mapping, shown, shown_from_here};

/// Begin a draft of a form.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// The form: a name, or a bare scheme such as `aabba`.
    #[arg(value_name = "FORM")]
    pub form: String,
    /// The draft to write; without it the form's id with `.txt`, in the working directory.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Do not map the draft in verse.toml: its form stands in front matter instead, as it does with --isolated.
    #[arg(long)]
    pub front_matter: bool,
}

/// Runs `verse new`; finds every error it can before it writes anything.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let beside = args.file.clone().unwrap_or_else(|| PathBuf::from("./-"));
    let project = projects.of(&beside);
    let front_matter = args.front_matter || project.isolated;
    let exit = context.tell_problems(&projects);
    if exit == Exit::Error && !front_matter {
        return Ok(exit);
    }
    let form = project.registry.find(&args.form)?;
    let file = args.file.clone().unwrap_or_else(|| PathBuf::from(file_name(&form)));
    let mut out = context.stdout();
    let (shown, name) = (shown(&file), printable(&form.name));
    if front_matter {
        write_new(&file, &format!("---\nform: {}\n---\n\n", form.id))?;
        writeln!(out, "{shown}: {name}")?;
    } else {
        let beside = || file.parent().unwrap_or(Path::new("")).join(FILE_NAME);
        let mapping = Mapping::plan(&project.config.clone().unwrap_or_else(beside), &file, &form.id)?;
        write_new(&file, "")?;
        mapping.write().inspect_err(|_| take_back(&file))?;
        writeln!(out, "{shown}: {name}, mapped in {}", shown_from_here(&mapping.config))?;
    }
    out.flush()?;
    Ok(exit)
}

fn file_name(form: &Form) -> String {
    let letters = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    format!("{}.txt", form.id.chars().map(letters).collect::<String>())
}

/// Writes a new file; never changes an existing one.
fn write_new(file: &Path, text: &str) -> anyhow::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => anyhow::anyhow!("{} is there already; name another file", shown(file)),
        _ => anyhow::anyhow!("cannot begin {}: {error}", shown(file)),
    })?;
    Ok(opened.write_all(text.as_bytes())?)
}

/// Removes a new draft that could not be mapped; the error of the mapping says why.
fn take_back(file: &Path) {
    let _ = std::fs::remove_file(file);
}
