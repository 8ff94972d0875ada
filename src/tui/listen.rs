//! What comes in from outside while the editor runs: keys, signals, answers that were not waited for.

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{self, Event as TerminalEvent};

use super::action::Event;

/// What comes in from outside.
#[derive(Debug)]
pub(super) enum Incoming {
    Terminal(TerminalEvent),
    Signal(i32),
    /// An answer to an effect that was not waited for.
    Answer(Event),
    /// The terminal can no longer be read.
    Hangup,
}

/// Hands on what the terminal says, until it can no longer be read.
pub(super) fn listen_to_terminal(sender: Sender<Incoming>) {
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

/// Hands on the signals that ask the editor to end.
#[cfg(unix)]
pub(super) fn listen_for_signals(sender: Sender<Incoming>) -> io::Result<()> {
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
pub(super) fn listen_for_signals(_sender: Sender<Incoming>) -> io::Result<()> {
    Ok(())
}
