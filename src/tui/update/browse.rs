//! The list of a folder: its drafts with their states, and opening one of them.

use crate::tui::action::{Effect, FolderEntry};
use crate::tui::app::App;
use crate::tui::draft::OpenDraft;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay, Prompt, PromptKind};

impl App {
    /// Lists the drafts of the folder in which the editor was started.
    pub(super) fn browse(&mut self) -> Vec<Effect> {
        self.read_stale();
        let mut list = List::new(ListKind::Files, "Open", Vec::new());
        list.foot = "Enter opens it, Tab writes on, Esc closes".into();
        self.overlay = Some(Overlay::List(list));
        vec![Effect::Browse(String::new())]
    }

    /// Fills the list with the entries of a folder, unless it shows another folder by now.
    pub(super) fn browsed(&mut self, folder: &str, entries: Vec<FolderEntry>) {
        let Some(Overlay::List(list)) = self.overlay.as_mut().filter(|open| open.is_list(ListKind::Files)) else {
            return;
        };
        if folder_of(list.input.text()) != folder {
            return;
        }
        let drafts = &self.drafts;
        let item = |entry: FolderEntry| {
            // An open draft is newer than its file, so its own state is shown.
            let open = entry.open.and_then(|id| drafts.iter().find(|draft| draft.id == id));
            let detail = open.filter(|draft| draft.buffer.is_changed()).map_or(entry.state, OpenDraft::fares);
            Item { label: entry.path.clone(), detail, choice: Choice::Open(entry.path) }
        };
        list.items = entries.into_iter().map(item).collect();
        list.folder = Some(folder.to_owned());
        list.selected = list.selected.min(list.items.len().saturating_sub(1));
    }

    /// Lists the folder that was typed, if the list shows another.
    pub(super) fn follow_folder(&self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::List(list)) if list.kind == ListKind::Files => {
                let folder = folder_of(list.input.text());
                if list.folder.as_deref() == Some(folder) {
                    Vec::new()
                } else {
                    vec![Effect::Browse(folder.to_owned())]
                }
            }
            _ => Vec::new(),
        }
    }

    /// Completes the path typed as far as all matching paths agree, or else to the chosen one.
    pub(super) fn write_path_on(&mut self) -> Vec<Effect> {
        let Some(Overlay::List(list)) = &mut self.overlay else { return Vec::new() };
        let typed = list.input.text().to_owned();
        let begin: Vec<String> =
            list.items.iter().map(|item| item.label.clone()).filter(|path| path.starts_with(&typed)).collect();
        let shared = super::overlays::common_prefix(&begin).to_owned();
        let chosen = list.chosen().map(|item| item.label.clone());
        if let Some(path) = Some(shared).filter(|shared| shared.len() > typed.len()).or(chosen) {
            list.type_anew(&path);
        }
        self.follow_folder()
    }

    /// Opens the path that was chosen or typed; lists it where it is a folder.
    pub(super) fn open_path(&mut self, path: &str) -> Vec<Effect> {
        let path = path.trim();
        if path.is_empty() {
            return Vec::new();
        }
        if path.ends_with('/') {
            let mut list = List::new(ListKind::Files, "Open", Vec::new());
            list.foot = "Enter opens it, Tab writes on, Esc closes".into();
            list.type_anew(path);
            self.overlay = Some(Overlay::List(list));
            return self.follow_folder();
        }
        // Where it cannot be opened, the prompt opens again with the path as typed.
        if let Overlay::Prompt(prompt) = Overlay::prompt(PromptKind::Open, path, self.draft().buffer.cursor()) {
            self.filled = Some(Prompt { ..prompt });
        }
        vec![Effect::Open(path.into())]
    }
}

/// The folder of a path that was typed, its slash included.
fn folder_of(typed: &str) -> &str {
    typed.rfind('/').and_then(|slash| typed.get(..=slash)).unwrap_or_default()
}
