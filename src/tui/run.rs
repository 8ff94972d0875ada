//! Running the editor: keys in, pictures out, until the poet leaves.
#![allow(clippy::disallowed_methods, reason = "the editor's clock")]

use std::io::{self, Write as _};
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::{Event as TerminalEvent, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::app::{App, Start};
use super::clipboard::Clipboard;
use super::disk::Disk;
use super::host::DraftHost;
use super::listen::{Incoming, listen_for_signals, listen_to_terminal};
use super::runtime::Runtime;
use super::{terminal, view};
use crate::sense::fill::warm_up;

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

/// Runs the editor on the terminal until the poet leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(mut start: Start, disk: Disk, clipboard: Clipboard, host: &mut dyn DraftHost) -> io::Result<Ended> {
    start.size = crossterm::terminal::size()?;
    start.system_clipboard = clipboard.can_paste();
    let (sender, incoming) = mpsc::channel();
    listen_for_signals(sender.clone())?;
    let held = terminal::take()?;
    let backend = CrosstermBackend::new(io::BufWriter::with_capacity(1 << 16, terminal::Patient(io::stdout())));
    // If it were dropped with its cursor hidden, it would write to a terminal that may be gone, and panic where it cannot.
    // [`Held`](super::terminal::Held) restores the terminal.
    let mut screen = ManuallyDrop::new(Terminal::new(backend)?);
    listen_to_terminal(sender.clone())?;
    // Without a thread the first list of words is slower.
    let _ = std::thread::Builder::new().spawn(warm_up);
    let app = App::new(start);
    let mut runtime = Runtime {
        app,
        disk,
        clipboard,
        host,
        answers: sender,
        begun: Instant::now(),
        speaking: None,
        reading_took: Duration::ZERO,
        torn: false,
    };
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.run(&mut screen, &incoming)));
    runtime.shelve();
    drop(held);
    ended.unwrap_or_else(|panic| {
        let _ =
            writeln!(io::stderr(), "The editor broke off. Open the draft again: what was not saved is offered there.");
        resume_unwind(panic)
    })
}

/// The longest time to hear and judge the draft that the poet does not notice between two keys.
const UNFELT: Duration = Duration::from_millis(8);

/// How long no key must have come before a draft that takes longer is heard and judged.
const PAUSE: Duration = Duration::from_millis(120);

/// How long the editor sleeps when nothing is due.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

impl Runtime<'_> {
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
                    Incoming::Continued => self.go_on(),
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

    /// How long no key must have come before the whole draft is heard and judged: 0, unless that takes longer than
    /// [`UNFELT`].
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
            // `Terminal::clear` would ask the terminal where its cursor is, but the answer goes to the listener.
            let size = terminal.size()?;
            terminal.resize(Rect::from((Position::ORIGIN, size)))?;
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
}
