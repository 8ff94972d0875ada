//! Carries out the effects that the editor's state asks for, and returns their results to it as events.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::{clipboard::CopyToClipboard, execute, terminal};

use super::action::{Action, Effect, Event};
use super::app::App;
use super::clipboard::Clipboard;
use super::complete;
use super::disk::{Disk, Greeting, SaveOutcome};
use super::found::Version;
use super::host::DraftHost;
use super::listen::Incoming;
use super::opened::OpenedDraft;
use super::terminal::{suspend, take_again};
use crate::rhyme::Accent;
use crate::speech::Utterance;
use crate::workspace::voice::{Speaking, VoiceError};

/// The editor while it runs: its state, and the disk, clipboard, voice and host that its effects use.
#[derive(Debug)]
pub(super) struct Runtime<'a> {
    pub(super) app: App,
    pub(super) disk: Disk,
    pub(super) clipboard: Clipboard,
    pub(super) host: &'a mut dyn DraftHost,
    /// The channel for results of effects that the editor does not wait for.
    pub(super) answers: Sender<Incoming>,
    pub(super) begun: Instant,
    /// The voice that is speaking; dropping it silences it.
    pub(super) speaking: Option<Speaking>,
    /// How long it took to hear and judge the draft the last time.
    pub(super) reading_took: Duration,
    /// Whether the screen may show something that the editor did not draw.
    pub(super) torn: bool,
}

impl Runtime<'_> {
    /// Applies an action and carries out its effects, and the effects of their results, until there are none.
    pub(super) fn act(&mut self, action: Action) {
        let mut effects = self.app.update(action);
        while !effects.is_empty() {
            let answers: Vec<Event> = effects.into_iter().filter_map(|effect| self.carry_out(effect)).collect();
            effects = answers.into_iter().flat_map(|answer| self.app.update(Action::Outside(answer))).collect();
        }
    }

    /// Carries out an effect and returns its result, unless it has none or sends it later.
    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        Some(match effect {
            Effect::Save { draft, path, text, over } => self.save(draft, path, &text, over),
            Effect::LookAtDisk { draft, path } => {
                let found = self.disk.unseen(draft)?;
                Event::ChangedOnDisk { draft, path, found }
            }
            Effect::Open(path) => self.open(&path),
            Effect::BeginTour => self.begin(Event::TourBegun),
            Effect::BeginEmpty => self.begin(Event::EmptyBegun),
            Effect::Browse(folder) => self.browse(folder),
            Effect::Complete(typed) => {
                let paths = complete::paths_beginning_with(&typed);
                Event::Completed { typed, paths }
            }
            Effect::WriteSide { draft, path, text } => match self.host.write_side(&path, text.as_deref()) {
                Ok(()) => Event::SideWritten { draft, text },
                Err(failed) => Event::Told(failed),
            },
            Effect::Settle { draft, path } => Event::Settled { draft, context: Box::new(self.host.context(&path)) },
            Effect::KeepForm { draft, path, form } => {
                let kept = self.host.keep_form(&path, &form);
                kept.map_or_else(Event::Told, |told| Event::FormKept { draft, told })
            }
            Effect::Teach { word, said } => {
                self.host.teach(&word, &said).map_or_else(Event::TeachFailed, Event::Taught)
            }
            Effect::Speak { nth, utterance, accent } => {
                let failed = self.speak(nth, &utterance, accent).err()?;
                Event::Spoken { nth, failed: Some(failed) }
            }
            unanswered => {
                self.do_unanswered(unanswered);
                return None;
            }
        })
    }

    /// Carries out an effect that has no result, or sends it later.
    fn do_unanswered(&mut self, effect: Effect) {
        match effect {
            Effect::Recover { draft, text, side } => self.recover(draft, (text, side)),
            Effect::Forget { draft } => self.disk.forget(draft),
            Effect::ForgetEarlier(sessions) => self.disk.forget_earlier(sessions),
            Effect::Close { draft } => self.disk.close(draft),
            Effect::Copy(text) => self.copy(text),
            Effect::AskClipboard => self.ask_clipboard(),
            Effect::Hush => self.speaking = None,
            Effect::Suspend => self.suspend(),
            // The other effects have results; `Quit` needs no work here.
            _ => {}
        }
    }

    /// Lists a folder, and finds which of its drafts are open here.
    fn browse(&mut self, folder: String) -> Event {
        let mut entries = self.host.folder(&folder);
        for entry in entries.iter_mut().filter(|entry| !entry.path.ends_with('/')) {
            entry.open = self.disk.open_draft(Path::new(&entry.path));
        }
        Event::Browsed { folder, entries }
    }

    /// Puts a text into the clipboard of the terminal and of the system.
    fn copy(&mut self, text: String) {
        // A terminal without OSC 52 ignores it; the editor's own clipboard still has the words.
        let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(&text));
        self.clipboard.put(text);
    }

    /// Asks for the text on the system's clipboard, without waiting for it.
    fn ask_clipboard(&mut self) {
        let answers = self.answers.clone();
        self.clipboard.ask(move |text| {
            let _ = answers.send(Incoming::Answer(Event::Clipboard(text)));
        });
    }

    /// Asks for a draft's recovery file to be written, without waiting for it.
    fn recover(&mut self, draft: u64, kept: (String, Option<String>)) {
        let answers = self.answers.clone();
        self.disk.recover_soon(draft, kept, move |failed| {
            let told = Event::Told(format!("No recovery file could be written ({failed}); save often."));
            // The receiver is gone once the editor has ended.
            let _ = answers.send(Incoming::Answer(told));
        });
    }

    /// Lets the voice speak, without waiting for it; what it spoke before is silenced.
    fn speak(&mut self, nth: u64, utterance: &Utterance, accent: Accent) -> Result<(), String> {
        self.speaking = None;
        let voice = self.host.voice()?;
        let answers = self.answers.clone();
        let ended = move |how: Result<(), VoiceError>| {
            let failed = how.err().map(|error| format!("{error}."));
            // The receiver is gone once the editor has ended.
            let _ = answers.send(Incoming::Answer(Event::Spoken { nth, failed }));
        };
        let speaking = Speaking::start(&voice, utterance, accent, ended);
        self.speaking = Some(speaking.map_err(|error| format!("{error}."))?);
        Ok(())
    }

    /// Hands the terminal back to the shell until it is called again.
    fn suspend(&mut self) {
        self.speaking = None;
        suspend();
        self.look_at_screen();
    }

    /// Takes the terminal again after the process was stopped from outside.
    pub(super) fn go_on(&mut self) {
        take_again();
        self.look_at_screen();
    }

    /// Draws everything anew, at the present size of the screen.
    fn look_at_screen(&mut self) {
        self.torn = true;
        let (columns, rows) = terminal::size().unwrap_or((80, 24));
        self.app.update(Action::Resize(columns, rows));
    }

    fn open(&mut self, path: &Path) -> Event {
        if let Some(draft) = self.disk.open_draft(path) {
            return Event::AlreadyOpen(draft);
        }
        match self.host.open(path, &mut self.disk) {
            Ok(opened) => Event::Opened(Box::new(opened)),
            Err(reason) => Event::OpenFailed(reason),
        }
    }

    fn save(&mut self, draft: u64, path: PathBuf, text: &str, over: Version) -> Event {
        match self.disk.save(draft, &path, text, over) {
            SaveOutcome::Saved => Event::Saved { draft, path },
            SaveOutcome::Changed(found) => Event::ChangedOnDisk { draft, path, found },
            SaveOutcome::Failed(reason) => Event::SaveFailed { draft, reason },
        }
    }

    /// Begins a draft without a name beside the others.
    fn begin(&mut self, begun: fn(Box<OpenedDraft>) -> Event) -> Event {
        match self.disk.open(Path::new("")) {
            Ok(Greeting { id, .. }) => {
                let context = self.host.context(Path::new(""));
                begun(Box::new(OpenedDraft { id, new: true, context, ..OpenedDraft::default() }))
            }
            Err(error) => Event::OpenFailed(error.to_string()),
        }
    }

    /// Writes what was not saved into the recovery files, unless the poet left.
    pub(super) fn shelve(&mut self) {
        if self.app.is_leaving() {
            return;
        }
        for draft in self.app.drafts().iter().filter(|draft| draft.buffer().is_changed()) {
            // The editor is ending, so nobody can be told of an error.
            let _ = self.disk.recover(draft.id(), &draft.buffer().to_file(), draft.side_to_recover().as_deref());
        }
    }
}
