//! A stage for the editor: keys in, screens out, a world made of a few strings.
#![allow(dead_code, unreachable_pub, reason = "each test file uses the part it needs")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use verse::form::Registry;
use verse::tui::{
    Action, App, Effect, Event, FolderEntry, Found, Key, Look, OpenDraft, OpenedDraft, Start, Version, view,
};
use verse::workspace::DraftContext;

/// The file every test draft is.
pub const PATH: &str = "snow.txt";

/// An editor with a world around it.
pub struct Stage {
    pub app: App,
    pub now: Duration,
    /// The files as they are on disk.
    pub files: HashMap<PathBuf, String>,
    /// The recovery files, by the numbers of their drafts.
    pub recovery: HashMap<u64, String>,
    pub clipboard: String,
    /// What a save is answered with, when it is to fail.
    pub save_fails: Option<String>,
    pub left: bool,
    pub effects: Vec<Effect>,
}

impl Stage {
    /// Opens a draft with this text and form, 80 columns by 24 rows.
    pub fn open(text: &str, form: &str) -> Self {
        Self::open_sized(text, form, (80, 24), Look::default())
    }

    pub fn open_sized(text: &str, form: &str, size: (u16, u16), look: Look) -> Self {
        let context = DraftContext::of(Registry::new(), (!form.is_empty()).then_some(form));
        let draft = OpenedDraft { path: PATH.into(), text: text.to_owned(), context, ..OpenedDraft::default() };
        Self::start(Start { drafts: vec![draft], look, size, ..Start::default() }, text)
    }

    pub fn start(start: Start, text: &str) -> Self {
        let mut files = HashMap::from([(PathBuf::from(PATH), text.to_owned())]);
        files.extend(start.drafts.iter().map(|draft| (draft.path.clone(), draft.text.clone())));
        Self {
            app: App::new(start),
            now: Duration::ZERO,
            files,
            recovery: HashMap::new(),
            clipboard: String::new(),
            save_fails: None,
            left: false,
            effects: Vec::new(),
        }
    }

    /// Presses keys by name, parted by spaces: `ctrl-s alt-r down enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key: Key = name.parse().unwrap();
            if let Some(action) = self.app.keymap().action(key.event()) {
                self.act(action);
            }
        }
        self
    }

    /// Types text letter by letter, a line break being Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            if letter == '\n' {
                self.press("enter");
            } else {
                self.act(Action::Type(letter.to_string()));
            }
        }
        self
    }

    /// Lets the ear read what changed, as it does when no key is waiting.
    pub fn rest(&mut self) -> &mut Self {
        self.act(Action::Idle);
        self
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        self.now += time;
        self.act(Action::Tick(self.now));
        self.rest()
    }

    /// Lets enough time pass for lines to settle.
    pub fn settle(&mut self) -> &mut Self {
        self.rest();
        self.wait(Duration::from_millis(400))
    }

    pub fn act(&mut self, action: Action) {
        let mut actions = vec![action];
        while !actions.is_empty() {
            let effects: Vec<Effect> = actions.drain(..).flat_map(|action| self.app.update(action)).collect();
            for effect in effects {
                actions.extend(self.carry_out(&effect).map(Action::Outside));
                self.effects.push(effect);
            }
        }
    }

    fn carry_out(&mut self, effect: &Effect) -> Option<Event> {
        match effect {
            Effect::Save { draft, path, text, over } => Some(self.save(*draft, path, text, *over)),
            Effect::Recover { draft, text, .. } => {
                self.recovery.insert(*draft, text.clone());
                None
            }
            Effect::Forget { draft, .. } | Effect::Close { draft, .. } => {
                self.recovery.remove(draft);
                None
            }
            Effect::WriteSide { draft, text, .. } => Some(Event::SideWritten { draft: *draft, text: text.clone() }),
            Effect::Open(path) => Some(self.open_file(path)),
            Effect::BeginTour => {
                let id = self.app.drafts().iter().map(OpenDraft::id).max().map_or(0, |id| id + 1);
                let context = DraftContext::of(Registry::new(), None);
                Some(Event::TourBegun(Box::new(OpenedDraft { id, new: true, context, ..OpenedDraft::default() })))
            }
            Effect::BeginEmpty => {
                let id = self.app.drafts().iter().map(OpenDraft::id).max().map_or(0, |id| id + 1);
                Some(Event::EmptyBegun(Box::new(OpenedDraft { id, new: true, ..OpenedDraft::default() })))
            }
            Effect::Browse(folder) => {
                let within =
                    |path: &PathBuf| path.display().to_string().strip_prefix(folder.as_str()).map(str::to_owned);
                let entry = |rest: String| {
                    if let Some((name, _)) = rest.split_once('/') {
                        return FolderEntry { path: format!("{folder}{name}/"), ..FolderEntry::default() };
                    }
                    let path = format!("{folder}{rest}");
                    let open = self.app.drafts().iter().find(|draft| draft.path() == Path::new(&path));
                    FolderEntry { open: open.map(OpenDraft::id), path, state: "no form".to_owned() }
                };
                let mut entries: Vec<FolderEntry> = self.files.keys().filter_map(within).map(entry).collect();
                entries.sort_by_key(|entry| (entry.path.ends_with('/'), entry.path.clone()));
                entries.dedup();
                Some(Event::Browsed { folder: folder.clone(), entries })
            }
            Effect::Complete(typed) => {
                let paths = self.files.keys().map(|path| path.display().to_string());
                let mut paths: Vec<String> = paths.filter(|path| path.starts_with(typed)).collect();
                paths.sort();
                Some(Event::Completed { typed: typed.clone(), paths })
            }
            Effect::Copy(text) => {
                self.clipboard.clone_from(text);
                None
            }
            Effect::AskClipboard => Some(Event::Clipboard(Some(self.clipboard.clone()))),
            Effect::Quit => {
                self.left = true;
                None
            }
            _ => None,
        }
    }

    fn open_file(&mut self, path: &Path) -> Event {
        if let Some(open) = self.app.drafts().iter().find(|draft| draft.path() == path) {
            return Event::AlreadyOpen(open.id());
        }
        let Some(text) = self.files.get(path).cloned() else {
            return Event::OpenFailed("no such file".to_owned());
        };
        let id = self.app.drafts().iter().map(OpenDraft::id).max().map_or(0, |id| id + 1);
        Event::Opened(Box::new(OpenedDraft { id, path: path.to_owned(), text, ..OpenedDraft::default() }))
    }

    fn save(&mut self, draft: u64, path: &Path, text: &str, over: Version) -> Event {
        if let Some(reason) = self.save_fails.clone() {
            return Event::SaveFailed { draft, reason };
        }
        let path = path.to_owned();
        let found = self.files.get(&path).map_or(Found::Gone, |text| Found::Text(text.clone()));
        if found.version() != over {
            return Event::ChangedOnDisk { draft, path, found };
        }
        self.files.insert(path.clone(), text.to_owned());
        Event::Saved { draft, path }
    }

    /// Somebody else writes the file.
    pub fn change_on_disk(&mut self, text: &str) {
        self.files.insert(PATH.into(), text.to_owned());
        let (draft, path) = (self.app.draft().id(), self.app.draft().path().to_owned());
        self.act(Action::Outside(Event::ChangedOnDisk { draft, path, found: Found::Text(text.to_owned()) }));
    }

    /// The side file written last.
    pub fn side(&self) -> Option<String> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::WriteSide { text, .. } => text.clone(),
            _ => None,
        })
    }

    pub fn text(&self) -> &str {
        self.app.draft().buffer().text()
    }

    pub fn saved(&self) -> &str {
        &self.files[Path::new(PATH)]
    }

    /// The screen as drawn.
    pub fn buffer(&self) -> Buffer {
        let (columns, rows) = self.app.size();
        let mut screen = Buffer::empty(Rect::new(0, 0, columns, rows));
        view::draw(&self.app, screen.area, &mut screen);
        screen
    }

    /// The screen's rows as text, trailing spaces taken off; the cursor is shown as `▏` before its cell.
    pub fn screen(&self) -> String {
        let screen = self.buffer();
        let cursor = view::cursor(&self.app);
        let mut rows = Vec::new();
        for y in 0..screen.area.height {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..screen.area.width {
                if cursor.is_some_and(|cursor| (cursor.x, cursor.y) == (x, y)) {
                    row.push('\u{258f}');
                }
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = screen[(x, y)].symbol();
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                row.push_str(symbol);
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.join("\n")
    }

    /// One row of the screen.
    pub fn row(&self, y: usize) -> String {
        self.screen().lines().nth(y).unwrap_or_default().replace('\u{258f}', "")
    }

    /// The gutter's row of a line of the draft, found by the line's words.
    pub fn gutter(&self, words: &str) -> String {
        let screen = self.screen().replace('\u{258f}', "");
        let row = screen.lines().find(|row| row.contains(words)).unwrap_or_default();
        row.split(words).next().unwrap_or_default().trim_end().to_owned()
    }
}
