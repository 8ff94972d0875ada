//! `verse edit`: the draft editor.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use serde::Deserialize;

use super::config::{FormChoice, Projects, own_folder};
use super::input::{self, InputError};
use super::{Context, Exit};
use crate::form::{Form, FormError, Registry, Setting};
use crate::tui::{self, Disk, Ended, Keymap, Layout, Look, OpenedDraft, Start, Surroundings, Workshop};

/// Options of `verse edit`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Drafts to open; a file that is not there is begun.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Judge by this form: a name, a bare scheme such as ABAB, or a form file.
    #[arg(long, value_name = "NAME")]
    form: Option<String>,
    /// Set a key of the form, as `key = value`; may be repeated.
    #[arg(long = "set", value_name = "KEY = VALUE")]
    settings: Vec<String>,
    /// One sentence a finding, no boxes and no columns: for screen readers.
    #[arg(long)]
    linear: bool,
}

/// The editor's own settings, `editor.toml` in the configuration folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct EditorFile {
    /// Keys bound anew: a command's name and a key's name.
    keys: std::collections::BTreeMap<String, String>,
    /// Whether the side panel stands on a wide screen.
    panel: Option<bool>,
    /// Whether `--linear` is always meant.
    linear: bool,
}

/// Runs the editor.
///
/// # Errors
/// When a draft cannot be read, or the terminal cannot be used.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        bail!("verse edit needs a terminal; `verse check` judges a draft without one");
    }
    let settings = editor_settings(context.global.isolated)?;
    let keymap = Keymap::with(settings.keys.iter().map(|(command, key)| (command.as_str(), key.as_str())));
    let color = context.has_color();
    let look = Look {
        color,
        layout: if args.linear || settings.linear { Layout::Linear } else { Layout::Full },
        panel: settings.panel.unwrap_or(true),
        ..Look::default()
    };
    let mut disk = Disk::new(recovery_folder());
    let mut around = Around {
        projects: Projects::new(context.global.isolated, context.global.config.as_deref()),
        form: args.form.clone(),
        settings: args.settings.clone(),
    };
    let mut drafts = Vec::new();
    for file in &args.files {
        drafts.push(around.open(file, &mut disk).map_err(anyhow::Error::msg)?);
    }
    let start =
        Start { drafts, workshop: Workshop::default(), keymap: keymap.context("in editor.toml")?, look, size: (0, 0) };
    match tui::run(start, disk, &mut around).context("the terminal cannot be used")? {
        Ended::Left => Ok(Exit::Success),
        Ended::Signal(signal) => end_by(signal),
    }
}

/// Ends the process as the signal would have, now that everything is safe.
fn end_by(signal: i32) -> anyhow::Result<Exit> {
    signal_hook::low_level::emulate_default_handler(signal)?;
    Ok(Exit::Error)
}

fn editor_settings(isolated: bool) -> anyhow::Result<EditorFile> {
    let path = own_folder().filter(|_| !isolated).map(|folder| folder.join("editor.toml"));
    let Some(path) = path.filter(|path| path.exists()) else { return Ok(EditorFile::default()) };
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
    toml::from_str(&text).with_context(|| format!("{shown} is not understood"))
}

fn recovery_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let base = etcetera::choose_base_strategy().ok()?;
    let state = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(state.join("verse").join("recovery"))
}

/// The files around the drafts.
#[derive(Debug)]
struct Around {
    projects: Projects,
    form: Option<String>,
    settings: Vec<String>,
}

impl Around {
    fn form_named(&self, registry: &Registry, name: &str) -> Result<Arc<Form>, String> {
        let settings: Result<Vec<Setting>, FormError> =
            self.settings.iter().map(|setting| Setting::parse("--set", setting)).collect();
        let settings = settings.map_err(|error| error.to_string())?;
        registry.find_with(name, &settings).map_err(|error| error.to_string())
    }
}

impl Surroundings for Around {
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String> {
        let (text, new) = match input::read(path) {
            Ok(text) => (text, false),
            Err(InputError::Missing(_)) => (String::new(), true),
            Err(error) => return Err(error.to_string()),
        };
        let shelved = disk.opened(path, (!new).then_some(text.as_str()));
        let mut notes = Vec::new();
        if shelved.open_elsewhere {
            notes.push("This draft is open in another editor; the one that saves last is asked.".to_owned());
        }
        let project = self.projects.of(path);
        notes.extend(project.problems.iter().map(ToString::to_string));
        let asked = project.settings(path);
        let from_project = asked.form.and_then(|(choice, _)| match choice {
            FormChoice::Name(name) => Some(name),
            FormChoice::Table(_) => None,
        });
        let registry = Registry::new();
        let name = self.form.clone().or(from_project);
        let form = match name.map(|name| self.form_named(&registry, &name)) {
            None => None,
            Some(Ok(form)) => Some(form),
            Some(Err(reason)) if self.form.is_some() => return Err(reason),
            Some(Err(reason)) => {
                notes.push(reason);
                None
            }
        };
        Ok(OpenedDraft {
            path: path.to_owned(),
            text,
            new,
            read_only: tui::read_only(path),
            form,
            recovered: shelved.recovered,
            side: None,
            notes,
        })
    }

    fn keep_form(&mut self, _path: &Path, _form: &str) -> Result<String, String> {
        Err("A form cannot be kept yet.".to_owned())
    }

    fn teach(&mut self, _word: &str, _said: &str) -> Result<String, String> {
        Err("A word cannot be taught yet.".to_owned())
    }

    fn write_side(&mut self, _path: &Path, _text: Option<&str>) -> Result<(), String> {
        Ok(())
    }
}
