//! The terminal: set up for the editor and given back, whatever happens.

use std::io::{self, Write as _};

use crossterm::{event, execute, terminal};

/// The terminal while the editor has it: dropped, it is given back, though it was only half set up.
#[derive(Debug)]
pub(super) struct Held<G: FnMut()> {
    give_back: G,
}

/// Takes the terminal.
///
/// # Errors
/// When it cannot be set up; it is as it was before then.
pub(super) fn take() -> io::Result<Held<impl FnMut()>> {
    restore_on_panic();
    Held::new(set_up, give_back)
}

impl<G: FnMut()> Held<G> {
    fn new(set_up: impl FnOnce() -> io::Result<()>, give_back: G) -> io::Result<Self> {
        let held = Self { give_back };
        set_up()?;
        Ok(held)
    }
}

impl<G: FnMut()> Drop for Held<G> {
    fn drop(&mut self) {
        (self.give_back)();
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

/// Stops the process as ^Z does elsewhere; the shell's `fg` goes on.
pub(super) fn suspend() {
    give_back();
    #[cfg(unix)]
    {
        // Should the signal not be sent, the editor simply goes on.
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGTSTP);
    }
    take_again();
}

/// Takes the terminal once more, when the process goes on after it was stopped: the shell had it meanwhile, and may have set
/// it up for itself.
pub(super) fn take_again() {
    // What was set before counts no longer; without this nothing would be set, as it is raw by what is remembered here.
    let _ = terminal::disable_raw_mode();
    let _ = set_up();
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_terminal_that_was_half_set_up_is_given_back() {
        let times = Cell::new(0);
        let give_back = || times.set(times.get() + 1);
        let half = Held::new(|| Err(io::ErrorKind::BrokenPipe.into()), give_back);
        assert!(half.is_err());
        assert_eq!(times.get(), 1);
        let whole = Held::new(|| Ok(()), give_back);
        assert_eq!(times.get(), 1, "it is held while the editor runs");
        drop(whole);
        assert_eq!(times.get(), 2);
    }
}
