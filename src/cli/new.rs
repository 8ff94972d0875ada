//! `verse new`: a blank draft of a form, mapped in verse.toml.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::bounds::Bounds;
use super::config::Projects;
use super::output::replace;
use super::{Context, Exit, input};
use crate::form::Form;
use crate::render::printable;

/// Begin a draft of a form.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// The form: a name, or a bare scheme such as `aabba`.
    #[arg(value_name = "FORM")]
    pub form: String,
    /// The draft to write; without it the form's id with `.txt`, in the working directory.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Do not map the draft in verse.toml: its form stands in front matter instead.
    #[arg(long)]
    pub front_matter: bool,
}

/// Runs `verse new`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let beside = args.file.clone().unwrap_or_else(|| PathBuf::from("./-"));
    let project = projects.of(&beside);
    let form = project.registry.find(&args.form)?;
    let file = args.file.clone().unwrap_or_else(|| PathBuf::from(file_name(&form)));
    let text = if args.front_matter { format!("---\nform: {}\n---\n\n", form.id) } else { String::new() };
    write_new(&file, &text)?;
    let (shown, name) = (input::shown(&file), printable(&form.name));
    let mut out = context.stdout();
    match project.config.as_deref().filter(|_| !args.front_matter) {
        Some(config) => {
            map(config, &file, &form.id)?;
            writeln!(out, "{shown}: {name}, mapped in {}", input::shown_from_here(config))?;
        }
        None if args.front_matter => writeln!(out, "{shown}: {name}")?,
        None => {
            let config = file.parent().unwrap_or(Path::new("")).join(super::config::FILE_NAME);
            map(&config, &file, &form.id)?;
            writeln!(out, "{shown}: {name}, mapped in {}", input::shown(&config))?;
        }
    }
    out.flush()?;
    Ok(Exit::Success)
}

fn file_name(form: &Form) -> String {
    let letters = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '-' };
    format!("{}.txt", form.id.chars().map(letters).collect::<String>())
}

/// Writes a file that is not there yet; one that is there is left alone.
fn write_new(file: &Path, text: &str) -> anyhow::Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened = opened.with_context(|| format!("cannot begin {}", input::shown(file)))?;
    Ok(opened.write_all(text.as_bytes())?)
}

/// Adds a `[[drafts]]` entry for the file, leaving comments and order as they are.
fn map(config: &Path, file: &Path, form: &str) -> anyhow::Result<()> {
    let text = if config.exists() { input::read(config)? } else { String::new() };
    let mapped = with_entry(&text, &relative(config, file)?, form)
        .with_context(|| format!("cannot map the draft in {}", input::shown(config)))?;
    Bounds::of(&folder_of(config))
        .guard(config)
        .and_then(|()| replace(config, mapped.as_bytes()))
        .with_context(|| format!("cannot write {}", input::shown(config)))
}

fn folder_of(config: &Path) -> PathBuf {
    config.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The draft's path as verse.toml writes it: from its own folder, with `/`.
fn relative(config: &Path, file: &Path) -> anyhow::Result<String> {
    let folder = folder_of(config);
    let folder = folder.canonicalize().with_context(|| format!("cannot find {}", input::shown(&folder)))?;
    let file = file.canonicalize().with_context(|| format!("cannot find {}", input::shown(file)))?;
    let Ok(path) = file.strip_prefix(&folder) else {
        bail!("{} lies outside the folder of {}", input::shown(&file), input::shown(config))
    };
    Ok(path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn with_entry(text: &str, path: &str, form: &str) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse()?;
    let entries = document.entry("drafts").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(entries) = entries.as_array_of_tables_mut() else { bail!("`drafts` is not a list of tables") };
    let mut entry = Table::new();
    entry["paths"] = value([path].into_iter().collect::<toml_edit::Array>());
    entry["form"] = value(form);
    entries.push(entry);
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::with_entry;

    #[test]
    fn mapping_a_draft_keeps_comments_and_order() {
        let text = "# mine\n[[drafts]]\npaths = [\"a.txt\"] # first\nform = \"haiku\"\n\n[lexicon]\nfiles = []\n";
        let mapped = with_entry(text, "b.txt", "sonnet").unwrap();
        assert!(mapped.starts_with("# mine\n[[drafts]]\npaths = [\"a.txt\"] # first\nform = \"haiku\"\n"), "{mapped}");
        assert!(mapped.contains("[[drafts]]\npaths = [\"b.txt\"]\nform = \"sonnet\"\n"), "{mapped}");
        assert!(mapped.contains("[lexicon]\nfiles = []\n"), "{mapped}");
    }

    #[test]
    fn a_settings_file_is_begun_where_there_is_none() {
        assert_eq!(with_entry("", "b.txt", "haiku").unwrap(), "[[drafts]]\npaths = [\"b.txt\"]\nform = \"haiku\"\n");
    }
}
