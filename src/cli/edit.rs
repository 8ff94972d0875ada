//! `verse edit`: the draft editor.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use super::brief::Wishes;
use super::check::Asked;
use super::config::{FILE_NAME, LEXICON, Mapping, Projects, Source, absolute, own_folder};
use super::files::Files;
use super::input;
use super::say;
use super::side::{self, side_path};
use super::terms::Terms;
use super::{Context, Exit, Global};
use crate::lexicon::LexiconEntry;
use crate::tui::{
    self, Clipboard, Disk, Ended, Greeting, Keymap, Layout, Look, OpenedDraft, SideText, Start, Surroundings,
};

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
        let Greeting { id, recovered, .. } = disk.open(Path::new(""))?;
        let terms = around.terms(Path::new(""));
        drafts.push(OpenedDraft { id, new: true, terms, recovered, ..Default::default() });
    }
    for file in &args.files {
        // A file that was named twice is one draft.
        if disk.open_draft(file).is_none() {
            drafts.push(around.open(file, &mut disk).map_err(anyhow::Error::msg)?);
        }
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

    /// Maps a draft to a form in its project's verse.toml, or in one beside it, and reads it from now on.
    fn keep(&mut self, path: &Path, form: &str) -> anyhow::Result<String> {
        if self.global.isolated {
            bail!("--isolated leaves verse.toml alone");
        }
        let config = self.projects.of(path).config.clone();
        let config = config.unwrap_or_else(|| absolute(path).with_file_name(FILE_NAME));
        let mapping = Mapping::plan(&config, path, form)?;
        mapping.write()?;
        self.look_again()?;
        Ok(format!("{form} is kept for {} in {}.", input::shown(path), input::shown_from_here(&config)))
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
        let Greeting { id, text, recovered, open_elsewhere } = disk.open(path).map_err(|error| error.to_string())?;
        let (new, text) = (text.is_none(), text.unwrap_or_default());
        let project = self.projects.of(path);
        let mut notes: Vec<String> = project.problems.iter().map(ToString::to_string).collect();
        if open_elsewhere {
            notes.push("This draft is open in another editor too; whichever saves last is asked first.".to_owned());
        }
        let side = side::text(&project, path, &Files::Disk);
        Ok(OpenedDraft {
            id,
            path: path.to_owned(),
            text,
            new,
            read_only: tui::read_only(path),
            terms: self.terms(path),
            recovered,
            side: side.map_or_else(SideText::Unreadable, |text| text.map_or(SideText::None, SideText::Is)),
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
        self.keep(path, form).map_err(|error| format!("The form was not kept: {error:#}."))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn around() -> Around {
        let global = Global::default();
        Around { projects: Projects::new(false, None), wishes: Wishes::default(), asked: Asked::default(), global }
    }

    #[test]
    fn a_form_kept_is_what_the_draft_is_judged_by_through_a_link_too() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        std::fs::create_dir(&real).unwrap();
        std::fs::write(real.join(FILE_NAME), "# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n").unwrap();
        let mut drafts = vec![real.join("snow[1].txt")];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&real, folder.path().join("link")).unwrap();
            drafts.push(folder.path().join("link/rain.txt"));
        }
        for draft in drafts {
            let mut around = around();
            around.keep(&draft, "haiku").unwrap();
            let kept = around.terms(&draft).brief(None, None).unwrap();
            assert_eq!(kept.form.map(|form| form.id.clone()).as_deref(), Some("haiku"), "{}", draft.display());
        }
        let text = std::fs::read_to_string(real.join(FILE_NAME)).unwrap();
        assert!(text.starts_with("# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n"), "{text}");
    }

    #[test]
    fn without_settings_no_form_is_kept() {
        let global = Global { isolated: true, ..Global::default() };
        assert!(Around { global, ..around() }.keep(Path::new("snow.txt"), "haiku").is_err());
    }
}
