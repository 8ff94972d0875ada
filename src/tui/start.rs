//! Opening the editor: its own settings, the drafts asked for, the terminal.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use super::app::{Layout, Look, Start};
use super::clipboard::Clipboard;
use super::disk::{Disk, Greeting};
use super::host::DraftHost as _;
use super::keymap::Keymap;
use super::opened::OpenedDraft;
use super::run::{Ended, run};
use super::workspace_host::WorkspaceHost;
use crate::workspace::voice::VoiceTable;
use crate::workspace::{OverrideTexts, Scope, SettingsText, config_folder, read, shown};

/// The options an editor is opened with.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The drafts to open, in order; a file that does not exist is begun. Without any, a draft without a name.
    pub files: Vec<PathBuf>,
    /// The form and settings of the command line, which override those of the drafts.
    pub overrides: OverrideTexts,
    /// Which settings files are read.
    pub scope: Scope,
    /// One sentence a finding, no boxes and no columns: for screen readers.
    pub linear: bool,
    /// Whether colors may be used.
    pub color: bool,
    /// Whether the tour is taken, in a draft of its own.
    pub tour: bool,
}

/// The editor's own settings, `editor.toml` in the configuration folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct EditorFile {
    /// Keys bound anew: a command's name and the names of its keys.
    keys: BTreeMap<String, Keys>,
    /// The programs that serve the clipboard.
    clipboard: ClipboardTable,
    /// The poet's own voice, which the workspace reads; listed here so that its table is no unknown key.
    #[serde(rename = "voice")]
    _voice: VoiceTable,
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

/// Runs the editor on the terminal until the poet leaves.
///
/// # Errors
/// When a draft cannot be read, or the terminal cannot be used.
pub fn edit(request: Request) -> anyhow::Result<Ended> {
    let Request { files, overrides, scope, linear, color, tour } = request;
    let isolated = scope.isolated;
    let mut host = WorkspaceHost::new(overrides, scope)?;
    let mut disk = Disk::new(recovery_folder());
    let mut drafts = Vec::new();
    if files.is_empty() || tour {
        let Greeting { id, recovered, .. } = disk.open(Path::new(""))?;
        // The words of an earlier session are offered another time.
        let recovered = if tour { Vec::new() } else { recovered };
        let context = host.context(Path::new(""));
        drafts.push(OpenedDraft { id, new: true, context, recovered, ..Default::default() });
    }
    for file in &files {
        // A file that was named twice is one draft.
        if disk.open_draft(file).is_none() {
            drafts.push(host.open(file, &mut disk).map_err(anyhow::Error::msg)?);
        }
    }
    if let (Some(problem), Some(first)) = (disk.recovery_problem(), drafts.first_mut()) {
        first.notes.push(format!("Save often: {problem}."));
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        bail!("verse edit needs a terminal; `verse check` judges a draft without one");
    }
    let settings = editor_settings(isolated)?;
    let bound = settings.keys.iter().flat_map(|(command, keys)| keys.names().iter().map(move |key| (command, key)));
    let keymap = Keymap::with(bound.map(|(command, key)| (command.as_str(), key.as_str())));
    let clipboard = Clipboard::new(settings.clipboard.copy.as_deref(), settings.clipboard.paste.as_deref());
    let look = Look {
        color,
        layout: if linear || settings.linear { Layout::Linear } else { Layout::Full },
        panel: settings.panel.unwrap_or(true),
        ..Look::default()
    };
    let start = Start { drafts, keymap: keymap.context("in editor.toml")?, look, tour, ..Start::default() };
    run(start, disk, clipboard, &mut host).context("the terminal cannot be used")
}

fn editor_settings(isolated: bool) -> anyhow::Result<EditorFile> {
    let path = config_folder().filter(|_| !isolated).map(|folder| folder.join("editor.toml"));
    let Some(path) = path.filter(|path| path.exists()) else { return Ok(EditorFile::default()) };
    let text = read(&path)?;
    Ok(SettingsText { path: &shown(&path), text: &text }.parse()?)
}

/// The variable with the folder for state that programs keep between runs (XDG Base Directory Specification 0.8);
/// it works without `HOME`.
const STATE_HOME: &str = "XDG_STATE_HOME";

fn recovery_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let named = std::env::var_os(STATE_HOME).map(PathBuf::from).filter(|path| path.is_absolute());
    let of_home = || {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.state_dir().unwrap_or_else(|| base.data_dir()))
    };
    Some(named.or_else(of_home)?.join("verse").join("recovery"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::tui::{COMMANDS, EDITOR_KEYS};

    #[test]
    fn every_key_of_editor_toml_has_a_row_whose_example_is_read() {
        for (table, tables) in [("", 3), ("[clipboard]", 0), ("[voice]", 0)] {
            let told = toml::from_str::<EditorFile>(&format!("{table}\nzzz = 1\n")).unwrap_err().message().to_owned();
            let known: BTreeSet<&str> = told.split('`').skip(3).step_by(2).collect();
            let rows: BTreeSet<&str> =
                EDITOR_KEYS.iter().filter(|key| key.table == table).map(|key| key.name).collect();
            assert!(rows.is_subset(&known) && known.len() == rows.len() + tables, "{table}: {known:?}");
        }
        for key in EDITOR_KEYS {
            let text = format!("{}\n{}\n", key.table, key.example);
            assert!(toml::from_str::<EditorFile>(&text).is_ok() && key.example.starts_with(key.name), "{text}");
        }
        let bound = EDITOR_KEYS.iter().filter(|key| key.table == "[keys]");
        assert!(bound.into_iter().all(|key| COMMANDS.iter().any(|entry| entry.id == key.name)));
    }
}
