//! `verse edit`: the draft editor.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use super::bounds::Bounds;
use super::brief::Wishes;
use super::check::Asked;
use super::config::{FILE_NAME, LEXICON, Projects, Source, own_folder};
use super::input::{self, InputError};
use super::output::replace;
use super::say;
use super::side::{self, side_path};
use super::terms::Terms;
use super::{Context, Exit, Global};
use crate::lexicon::LexiconEntry;
use crate::tui::{self, Clipboard, Disk, Ended, Keymap, Layout, Look, OpenedDraft, Start, Surroundings};

/// Options of `verse edit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Drafts to open; a file that is not there is begun.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the drafts are judged by.
    #[command(flatten)]
    asked: Asked,
    /// One sentence a finding, no boxes and no columns: for screen readers.
    #[arg(long)]
    linear: bool,
}

/// The editor's own settings, `editor.toml` in the configuration folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct EditorFile {
    /// Keys bound anew: a command's name and the names of its keys.
    keys: BTreeMap<String, Keys>,
    /// The programs that serve the clipboard.
    clipboard: ClipboardTable,
    /// Whether the side panel stands on a wide screen.
    panel: Option<bool>,
    /// Whether `--linear` is always meant.
    linear: bool,
}

/// One key or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

impl Keys {
    fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// The `[clipboard]` table: commands with their arguments, parted by spaces.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ClipboardTable {
    /// Takes what is copied on its standard input.
    copy: Option<String>,
    /// Prints what the clipboard holds.
    paste: Option<String>,
}

/// Runs the editor.
///
/// # Errors
/// When a draft cannot be read, or the terminal cannot be used.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let wishes = args.asked.wishes(&mut projects)?;
    let mut around = Around { projects, wishes, asked: args.asked.clone(), global: context.global.clone() };
    let mut disk = Disk::new(recovery_folder());
    let mut drafts = Vec::new();
    if args.files.is_empty() {
        drafts.push(OpenedDraft {
            new: true,
            terms: around.terms(Path::new("")),
            recovered: disk.opened(Path::new(""), None).recovered,
            ..Default::default()
        });
    }
    for file in &args.files {
        drafts.push(around.open(file, &mut disk).map_err(anyhow::Error::msg)?);
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        bail!("verse edit needs a terminal; `verse check` judges a draft without one");
    }
    let settings = editor_settings(context.global.isolated)?;
    let bound = settings.keys.iter().flat_map(|(command, keys)| keys.names().iter().map(move |key| (command, key)));
    let keymap = Keymap::with(bound.map(|(command, key)| (command.as_str(), key.as_str())));
    let clipboard = Clipboard::new(settings.clipboard.copy.as_deref(), settings.clipboard.paste.as_deref());
    let look = Look {
        color: context.has_color(),
        layout: if args.linear || settings.linear { Layout::Linear } else { Layout::Full },
        panel: settings.panel.unwrap_or(true),
        ..Look::default()
    };
    let start = Start { drafts, keymap: keymap.context("in editor.toml")?, look, ..Start::default() };
    match tui::run(start, disk, clipboard, &mut around).context("the terminal cannot be used")? {
        Ended::Left => Ok(Exit::Success),
        Ended::Signal(signal) => end_by(signal),
        Ended::Hangup => Ok(Exit::Error),
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
    let text = input::read(&path)?;
    Ok(Source { path: &input::shown(&path), text: &text }.parse()?)
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
    wishes: Wishes,
    /// What the wishes were read from, a form file among it.
    asked: Asked,
    global: Global,
}

impl Around {
    /// The poet's own lexicon.
    fn lexicon(&self) -> anyhow::Result<PathBuf> {
        if self.global.isolated {
            bail!("--isolated leaves your lexicon alone");
        }
        own_folder().map(|folder| folder.join(LEXICON)).context("there is no configuration folder")
    }

    /// Reads settings, forms and lexicons again from now on.
    fn look_again(&mut self) -> anyhow::Result<()> {
        let mut projects = Projects::new(self.global.isolated, self.global.config.as_deref());
        self.wishes = self.asked.wishes(&mut projects)?;
        self.projects = projects;
        Ok(())
    }

    /// Adds a word to the poet's lexicon and hears with it from now on.
    fn learn(&mut self, word: &str, said: &str) -> anyhow::Result<String> {
        let entry = LexiconEntry::new(&word.replace('\u{2019}', "'"), say::read_sounds(said)?)?;
        let path = self.lexicon()?;
        say::add(&path, &entry)?;
        self.look_again()?;
        Ok(format!("{entry} ({}) is taught, in {}.", entry.sounds.ipa(), input::shown(&path)))
    }
}

impl Surroundings for Around {
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String> {
        let (text, new) = match input::read(path) {
            Ok(text) => (text, false),
            Err(InputError::Missing(_)) => (String::new(), true),
            Err(error) => return Err(error.to_string()),
        };
        let project = self.projects.of(path);
        let mut notes: Vec<String> = project.problems.iter().map(ToString::to_string).collect();
        let greeting = disk.opened(path, (!new).then_some(text.as_str()));
        if greeting.open_elsewhere {
            notes.push("This draft is open in another editor too; whichever saves last is asked first.".to_owned());
        }
        Ok(OpenedDraft {
            path: path.to_owned(),
            text,
            new,
            read_only: tui::read_only(path),
            terms: self.terms(path),
            recovered: greeting.recovered,
            side: side::text(&project, path),
            notes,
        })
    }

    fn terms(&mut self, path: &Path) -> Terms {
        // A draft without a name belongs to the project of the working directory.
        let beside = if path.as_os_str().is_empty() { Path::new("./-") } else { path };
        let project = self.projects.of(beside);
        let settings = project.settings(beside);
        Terms { path: path.to_owned(), project, settings, wishes: self.wishes.clone() }
    }

    fn keep_form(&mut self, path: &Path, form: &str) -> Result<String, String> {
        let project = self.projects.of(path);
        let config = project.config.clone().unwrap_or_else(|| folder_of(path).join(FILE_NAME));
        let kept = keep_form_in(&config, path, form).map_err(|error| format!("The form was not kept: {error:#}."))?;
        self.look_again().map_err(|error| format!("{error:#}."))?;
        Ok(format!("{form} is kept for {kept} in {}.", config.display()))
    }

    fn teach(&mut self, word: &str, said: &str) -> Result<String, String> {
        self.learn(word, said).map_err(|error| format!("{word} was not taught: {error:#}."))
    }

    fn write_side(&mut self, path: &Path, text: Option<&str>) -> Result<(), String> {
        let project = self.projects.of(path);
        let side = input::shown_from_here(&side_path(&project, path));
        side::write(&project, path, text)
            .map_err(|error| format!("Kept lines could not be written to {side}: {error}."))
    }
}

fn folder_of(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

/// Writes `form` into the draft's own `[[drafts]]` entry, or adds one at the end, where it wins over those before.
fn keep_form_in(config: &Path, draft: &Path, form: &str) -> anyhow::Result<String> {
    use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};
    let text = if config.exists() { input::read(config)? } else { String::new() };
    let mut document: DocumentMut = text.parse().with_context(|| format!("{} is not understood", config.display()))?;
    let folder = std::path::absolute(folder_of(config))?;
    let absolute = std::path::absolute(draft)?;
    let name = absolute.strip_prefix(&folder).unwrap_or(&absolute).to_string_lossy().replace('\\', "/");
    let entries = document.entry("drafts").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let entries = entries.as_array_of_tables_mut().context("`drafts` is written in another way than [[drafts]]")?;
    let is_own = |entry: &Table| {
        let paths = entry.get("paths").and_then(Item::as_array);
        paths.is_some_and(|paths| paths.len() == 1 && paths.get(0).and_then(toml_edit::Value::as_str) == Some(&name))
    };
    let own = entries.iter().position(is_own);
    if let Some(entry) = own.and_then(|own| entries.get_mut(own)) {
        entry["form"] = value(form);
    } else {
        let mut entry = Table::new();
        entry["paths"] = value(toml_edit::Array::from_iter([name.as_str()]));
        entry["form"] = value(form);
        entries.push(entry);
    }
    Bounds::of(&folder).guard(config)?;
    replace(config, document.to_string().as_bytes())?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_form_leaves_the_rest_of_the_settings_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (config, draft) = (folder.path().join(FILE_NAME), folder.path().join("snow.txt"));
        std::fs::write(&config, "# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n").unwrap();
        keep_form_in(&config, &draft, "haiku").unwrap();
        keep_form_in(&config, &draft, "senryu").unwrap();
        let text = std::fs::read_to_string(&config).unwrap();
        assert!(text.starts_with("# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n"), "{text}");
        assert!(text.ends_with("[[drafts]]\npaths = [\"snow.txt\"]\nform = \"senryu\"\n"), "{text}");
        assert_eq!(text.matches("[[drafts]]").count(), 2, "{text}");
    }
}
