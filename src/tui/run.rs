//! The terminal: setting it up and giving it back, whatever happens; keys in, pictures and effects out.
#![allow(clippy::disallowed_methods, reason = "the editor's clock")]

use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event as TerminalEvent, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::{clipboard::CopyToClipboard, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};

use super::action::{Action, Effect, Event, Found};
use super::app::{App, OpenedDraft, Start};
use super::clipboard::Clipboard;
use super::complete;
use super::disk::{Disk, SaveOutcome};
use super::view;
use crate::cli::terms::Terms;

/// What lies around the drafts: settings, forms, lexicons, side files.
pub trait Surroundings {
    /// Reads a draft and what is known of it; `disk` is told.
    ///
    /// # Errors
    /// When it cannot be read, with the reason in words.
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String>;

    /// What a draft is judged by beside its text, as settings, forms and lexicons stand now.
    fn terms(&mut self, path: &Path) -> Terms;

    /// Keeps a form for a draft in verse.toml and says where.
    ///
    /// # Errors
    /// When it cannot be kept, with the reason in words.
    fn keep_form(&mut self, path: &Path, form: &str) -> Result<String, String>;

    /// Writes a word into the poet's lexicon and says where.
    ///
    /// # Errors
    /// When it is not said in a way that is understood, or cannot be written, with the reason in words.
    fn teach(&mut self, word: &str, said: &str) -> Result<String, String>;

    /// Writes or removes the draft's side file.
    ///
    /// # Errors
    /// When it cannot be written, with the reason in words.
    fn write_side(&mut self, path: &Path, text: Option<&str>) -> Result<(), String>;
}

/// How the editor ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The poet left.
    Left,
    /// A signal asked it to; the recovery files hold what was not saved.
    Signal(i32),
    /// The terminal is gone; the recovery files hold what was not saved.
    Hangup,
}

/// What comes in from outside.
#[derive(Debug)]
enum Incoming {
    Terminal(TerminalEvent),
    Signal(i32),
    /// An answer to an effect that was not waited for.
    Answer(Event),
    /// The terminal can no longer be read.
    Hangup,
}

/// Runs the editor on the terminal until the poet leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(mut start: Start, disk: Disk, clipboard: Clipboard, around: &mut dyn Surroundings) -> io::Result<Ended> {
    start.size = terminal::size()?;
    start.system_clipboard = clipboard.can_paste();
    let (sender, incoming) = mpsc::channel();
    listen_for_signals(sender.clone())?;
    restore_on_panic();
    set_up()?;
    let backend = CrosstermBackend::new(io::BufWriter::with_capacity(1 << 16, io::stdout()));
    let mut terminal = Terminal::new(backend)?;
    listen_to_terminal(sender.clone());
    let app = App::new(start);
    let mut session = Session {
        app,
        disk,
        clipboard,
        around,
        answers: sender,
        begun: Instant::now(),
        reading_took: Duration::ZERO,
        torn: false,
    };
    let ended = catch_unwind(AssertUnwindSafe(|| session.run(&mut terminal, &incoming)));
    session.shelve();
    give_back();
    ended.unwrap_or_else(|panic| {
        let _ =
            writeln!(io::stderr(), "The editor broke off. Open the draft again: what was not saved is offered there.");
        resume_unwind(panic)
    })
}

/// One run of the editor.
#[derive(Debug)]
struct Session<'a> {
    app: App,
    disk: Disk,
    clipboard: Clipboard,
    around: &'a mut dyn Surroundings,
    /// Where an answer goes that is not waited for.
    answers: Sender<Incoming>,
    begun: Instant,
    /// How long it took to hear and judge the draft the last time.
    reading_took: Duration,
    /// Whether the screen may hold something the editor did not draw.
    torn: bool,
}

impl std::fmt::Debug for dyn Surroundings + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Surroundings")
    }
}

/// Hearing and judging the draft is not felt between two keys while it takes no longer than this.
const UNFELT: Duration = Duration::from_millis(8);

/// A draft too long for that is heard and judged once no key has come for so long.
const PAUSE: Duration = Duration::from_millis(120);

/// How long the editor sleeps when nothing is due.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

impl Session<'_> {
    fn run<B: Backend>(&mut self, terminal: &mut Terminal<B>, incoming: &Receiver<Incoming>) -> io::Result<Ended>
    where
        io::Error: From<B::Error>,
    {
        self.draw(terminal)?;
        while !self.app.is_leaving() {
            let wakes = self.app.wakes_at().map_or(LONGEST_SLEEP, |at| at.saturating_sub(self.begun.elapsed()));
            let unread = if self.app.draft().reading().is_stale() { self.reading_waits() } else { LONGEST_SLEEP };
            let first = match incoming.recv_timeout(wakes.min(unread).min(LONGEST_SLEEP)) {
                Ok(first) => Some(first),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Left),
            };
            let quiet = first.is_none();
            self.act(Action::Tick(self.begun.elapsed()));
            for heard in first.into_iter().chain(incoming.try_iter()) {
                match heard {
                    Incoming::Signal(signal) => return Ok(Ended::Signal(signal)),
                    Incoming::Hangup => return Ok(Ended::Hangup),
                    Incoming::Answer(answer) => self.act(Action::Outside(answer)),
                    Incoming::Terminal(event) => self.take(event),
                }
                if self.app.is_leaving() {
                    return Ok(Ended::Left);
                }
            }
            self.draw(terminal)?;
            if self.app.draft().reading().is_stale() && (quiet || self.reading_waits().is_zero()) {
                self.read();
                self.draw(terminal)?;
            }
        }
        Ok(Ended::Left)
    }

    /// How long no key must come before the whole draft is heard and judged: not at all, unless that takes so long that the
    /// next key would feel it.
    fn reading_waits(&self) -> Duration {
        if self.reading_took > UNFELT { PAUSE } else { Duration::ZERO }
    }

    fn read(&mut self) {
        let begun = Instant::now();
        self.act(Action::Idle);
        self.reading_took = begun.elapsed();
    }

    fn draw<B: Backend>(&mut self, terminal: &mut Terminal<B>) -> io::Result<()>
    where
        io::Error: From<B::Error>,
    {
        if std::mem::take(&mut self.torn) {
            terminal.clear()?;
        }
        terminal.draw(|frame| {
            let area = frame.area();
            view::draw(&self.app, area, frame.buffer_mut());
            if let Some(position) = view::cursor(&self.app).filter(|&position| area.contains(position)) {
                frame.set_cursor_position(position);
            }
        })?;
        Ok(())
    }

    fn take(&mut self, event: TerminalEvent) {
        let action = match event {
            TerminalEvent::Key(key) if key.kind == KeyEventKind::Release => None,
            TerminalEvent::Key(key) => self.app.keymap().action(key),
            TerminalEvent::Paste(text) => Some(Action::Paste(text)),
            TerminalEvent::Resize(columns, rows) => Some(Action::Resize(columns, rows)),
            TerminalEvent::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Action::Click { x: mouse.column, y: mouse.row }),
                MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag { x: mouse.column, y: mouse.row }),
                MouseEventKind::ScrollUp => Some(Action::Wheel(-1)),
                MouseEventKind::ScrollDown => Some(Action::Wheel(1)),
                _ => None,
            },
            TerminalEvent::FocusGained | TerminalEvent::FocusLost => None,
        };
        if let Some(action) = action {
            self.act(action);
        }
    }

    /// Gives the app an action and does what it asks for, until it asks for nothing more.
    fn act(&mut self, action: Action) {
        let mut effects = self.app.update(action);
        while !effects.is_empty() {
            let answers: Vec<Event> = effects.into_iter().filter_map(|effect| self.carry_out(effect)).collect();
            effects = answers.into_iter().flat_map(|answer| self.app.update(Action::Outside(answer))).collect();
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Save { draft, path, text, overwrite } => Some(match self.disk.save(&path, &text, overwrite) {
                SaveOutcome::Saved => Event::Saved { draft },
                SaveOutcome::Changed(found) => self.changed(draft, &path, found),
                SaveOutcome::Failed(reason) => Event::SaveFailed { draft, reason },
            }),
            Effect::LookAtDisk { draft, path } => {
                let found = self.disk.unseen(&path)?;
                Some(self.changed(draft, &path, found))
            }
            Effect::Recover { path, text, .. } => {
                let answers = self.answers.clone();
                self.disk.recover_soon(&path, text, move |failed| {
                    let told = Event::Told(format!("No recovery file could be written ({failed}); save often."));
                    // Nobody is left to tell once the editor has ended.
                    let _ = answers.send(Incoming::Answer(told));
                });
                None
            }
            Effect::Forget { path, earlier } => {
                self.disk.forget(&path, earlier);
                None
            }
            Effect::Open(path) => Some(self.open(&path)),
            Effect::Complete(typed) => {
                let paths = complete::paths_beginning_with(&typed);
                Some(Event::Completed { typed, paths })
            }
            Effect::Copy(text) => {
                // A terminal without OSC 52 ignores it; the editor's own clipboard still has the words.
                let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(&text));
                self.clipboard.put(text);
                None
            }
            Effect::AskClipboard => {
                let answers = self.answers.clone();
                self.clipboard.ask(move |text| {
                    let _ = answers.send(Incoming::Answer(Event::Clipboard(text)));
                });
                None
            }
            Effect::WriteSide { path, text } => {
                let failed = self.around.write_side(&path, text.as_deref()).err()?;
                Some(Event::Told(failed))
            }
            Effect::Settle { draft, path } => Some(Event::Settled { draft, terms: Box::new(self.around.terms(&path)) }),
            Effect::KeepForm { draft, path, form } => {
                let kept = self.around.keep_form(&path, &form);
                Some(kept.map_or_else(Event::Told, |told| Event::FormKept { draft, told }))
            }
            Effect::Teach { word, said } => {
                Some(self.around.teach(&word, &said).map_or_else(Event::Told, Event::Taught))
            }
            Effect::Suspend => {
                suspend();
                self.torn = true;
                let (columns, rows) = terminal::size().unwrap_or((80, 24));
                self.app.update(Action::Resize(columns, rows));
                None
            }
            Effect::Quit => None,
        }
    }

    fn changed(&mut self, draft: u64, path: &Path, found: Found) -> Event {
        self.disk.seen(path);
        Event::ChangedOnDisk { draft, found }
    }

    fn open(&mut self, path: &Path) -> Event {
        match self.around.open(path, &mut self.disk) {
            Ok(opened) => Event::Opened(Box::new(opened)),
            Err(reason) => Event::OpenFailed(reason),
        }
    }

    /// Leaves what was not saved in the recovery files, unless the poet left of their own will.
    fn shelve(&mut self) {
        if self.app.is_leaving() {
            return;
        }
        for draft in self.app.drafts().iter().filter(|draft| draft.buffer().is_changed()) {
            // The terminal is about to be given back; there is nobody left to tell.
            let _ = self.disk.recover(draft.path(), &draft.buffer().to_file());
        }
    }
}

fn set_up() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, event::EnableMouseCapture)
}

/// Gives the terminal back; what fails on the way must not keep the rest from being done.
fn give_back() {
    let _ = execute!(
        io::stdout(),
        event::DisableMouseCapture,
        event::DisableBracketedPaste,
        terminal::LeaveAlternateScreen,
        crossterm::cursor::Show
    );
    let _ = terminal::disable_raw_mode();
    let _ = io::stdout().flush();
}

fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        before(panic);
    }));
}

fn listen_to_terminal(sender: Sender<Incoming>) {
    std::thread::spawn(move || {
        while let Ok(event) = event::read() {
            if sender.send(Incoming::Terminal(event)).is_err() {
                return;
            }
        }
        // Nobody listens any longer when the editor has ended by itself.
        let _ = sender.send(Incoming::Hangup);
    });
}

#[cfg(unix)]
fn listen_for_signals(sender: Sender<Incoming>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if sender.send(Incoming::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape as where signals can fail")]
fn listen_for_signals(_sender: Sender<Incoming>) -> io::Result<()> {
    Ok(())
}

/// Stops the process as ^Z does elsewhere; the shell's `fg` goes on.
fn suspend() {
    give_back();
    #[cfg(unix)]
    {
        // Should the signal not be sent, the editor simply goes on.
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
    }
    let _ = set_up();
}
