//! Threads that deliver input while the editor runs: keys, signals, results of effects it does not wait for.
#![allow(clippy::disallowed_methods, reason = "the terminal is a file")]

use crossterm::event::Event as TerminalEvent;

use super::action::Event;

#[cfg(not(unix))]
pub(super) use elsewhere::{listen_for_signals, listen_to_terminal};
#[cfg(unix)]
pub(super) use unix::{listen_for_signals, listen_to_terminal};

/// Input from outside.
#[derive(Debug)]
pub(super) enum Incoming {
    Terminal(TerminalEvent),
    /// A signal asks the editor to end.
    Signal(i32),
    /// The process was stopped and continues; another program may have changed the screen and the terminal's modes.
    Continued,
    /// The result of an effect that the editor does not wait for.
    Answer(Event),
    /// The terminal can no longer be read.
    Hangup,
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal as _, Read as _};
    use std::os::fd::AsFd as _;
    use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, sync_channel};
    use std::time::Duration;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    use signal_hook::iterator::Signals;

    use super::{Incoming, TerminalEvent};
    use crate::tui::input::Decoder;

    /// Bytes taken in one read: no terminal of Linux or macOS hands over more than 4 KiB at once.
    const READ: usize = 4096;

    /// How many reads may wait to be decoded; beyond it the reading thread waits, and so the sender.
    const READS_AHEAD: usize = 16;

    /// How soon a terminal that another program set to non-blocking is read again: before the poet notices a delay.
    const ASKED_AGAIN: Duration = Duration::from_millis(10);

    /// Sends on the input of the terminal until it can no longer be read.
    ///
    /// One thread only reads, so that no byte waits; another decodes, and knows by the clock when a sequence has broken off.
    ///
    /// # Errors
    /// When there is no terminal.
    pub(in crate::tui) fn listen_to_terminal(sender: Sender<Incoming>) -> io::Result<()> {
        let input = terminal()?;
        let (to, bytes) = sync_channel(READS_AHEAD);
        std::thread::spawn(move || read(input, &to));
        std::thread::spawn(move || decode(&bytes, &sender));
        Ok(())
    }

    /// Standard input, if that is a terminal, else the terminal that the process belongs to.
    fn terminal() -> io::Result<File> {
        let input = io::stdin();
        if input.is_terminal() { Ok(input.as_fd().try_clone_to_owned()?.into()) } else { File::open("/dev/tty") }
    }

    fn read(mut input: File, to: &SyncSender<Vec<u8>>) {
        let mut bytes = [0; READ];
        loop {
            match input.read(&mut bytes) {
                Ok(0) => return,
                Ok(count) => {
                    let read = bytes.iter().take(count).copied().collect();
                    if to.send(read).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::sleep(ASKED_AGAIN),
                Err(_) => return,
            }
        }
    }

    fn decode(bytes: &Receiver<Vec<u8>>, sender: &Sender<Incoming>) {
        let mut decoder = Decoder::default();
        // The receiver is gone when the editor has ended by itself; then the reader ends with this thread.
        let hand_on = |event| drop(sender.send(Incoming::Terminal(event)));
        // After a stopped process continues, its timeout has run out although bytes are unread: only a second timeout means
        // silence.
        let mut waited = false;
        loop {
            let read = match decoder.waits() {
                Some(pause) => bytes.recv_timeout(pause),
                None => bytes.recv().map_err(RecvTimeoutError::from),
            };
            match read {
                Ok(read) => decoder.take(&read, hand_on),
                Err(RecvTimeoutError::Timeout) if waited => decoder.settle(hand_on),
                Err(RecvTimeoutError::Timeout) => {
                    waited = true;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
            waited = false;
        }
        decoder.settle(hand_on);
        let _ = sender.send(Incoming::Hangup);
    }

    /// Sends on the signals that ask the editor to end, and those about the terminal.
    pub(in crate::tui) fn listen_for_signals(sender: Sender<Incoming>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH])?;
        std::thread::spawn(move || {
            for signal in signals.forever() {
                let incoming = match signal {
                    SIGWINCH => resized(),
                    SIGCONT => Some(Incoming::Continued),
                    _ => Some(Incoming::Signal(signal)),
                };
                if incoming.is_some_and(|incoming| sender.send(incoming).is_err()) {
                    return;
                }
            }
        });
        Ok(())
    }

    fn resized() -> Option<Incoming> {
        let (columns, rows) = crossterm::terminal::size().ok()?;
        Some(Incoming::Terminal(TerminalEvent::Resize(columns, rows)))
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::sync::mpsc::Sender;

    use super::Incoming;

    /// Sends on the input of the terminal until it can no longer be read.
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as where there may be no terminal")]
    pub(in crate::tui) fn listen_to_terminal(sender: Sender<Incoming>) -> io::Result<()> {
        std::thread::spawn(move || {
            while let Ok(event) = crossterm::event::read() {
                if sender.send(Incoming::Terminal(event)).is_err() {
                    return;
                }
            }
            // The receiver is gone when the editor has ended by itself.
            let _ = sender.send(Incoming::Hangup);
        });
        Ok(())
    }

    /// Does nothing where there are no signals.
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as where signals can fail")]
    pub(in crate::tui) fn listen_for_signals(_sender: Sender<Incoming>) -> io::Result<()> {
        Ok(())
    }
}
