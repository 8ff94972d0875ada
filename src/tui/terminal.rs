//! The terminal: set up for the editor and restored, whatever happens.

use std::io::{self, Write as _};
use std::time::Duration;

use crossterm::{event, execute, terminal};

/// The terminal while the editor has it; dropping it restores the terminal, even if it was only half set up.
#[derive(Debug)]
pub(super) struct Held<G: FnMut()> {
    give_back: G,
}

/// Takes the terminal.
///
/// # Errors
/// When it cannot be set up; it is then restored.
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

/// How soon a terminal that could take no more bytes is written to again: before the poet notices a delay.
const ASKED_AGAIN: Duration = Duration::from_millis(5);

/// A stream that waits and retries where another program that shares the terminal set it to non-blocking, as Node does.
#[derive(Debug)]
pub(super) struct Patient<W>(pub(super) W);

impl<W> Patient<W> {
    fn insist<T>(&mut self, mut ask: impl FnMut(&mut W) -> io::Result<T>) -> io::Result<T> {
        loop {
            match ask(&mut self.0) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::sleep(ASKED_AGAIN),
                done => return done,
            }
        }
    }
}

impl<W: io::Write> io::Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.insist(|out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.insist(io::Write::flush)
    }
}

fn set_up() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, event::EnableMouseCapture)
}

/// Restores the terminal; a step that fails must not prevent the others.
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

/// Stops the process group as ^Z does elsewhere, with a program that started the editor, such as `git commit`: the shell
/// waits until all of them are stopped. Its `fg` continues them.
pub(super) fn suspend() {
    give_back();
    #[cfg(unix)]
    {
        // If the signal cannot be sent, the editor simply continues.
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    }
    take_again();
}

/// Takes the terminal again when the process continues after a stop: the shell had it meanwhile, and may have changed its
/// modes.
pub(super) fn take_again() {
    // The modes set before no longer hold. Without this call nothing would be set, for `crossterm` remembers raw mode as
    // on.
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
    /// A terminal that takes three bytes of every other write and refuses the others as if it were full.
    #[derive(Default)]
    struct Full {
        written: Vec<u8>,
        is_full: bool,
    }

    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.flush()?;
            let taken = &bytes[..bytes.len().min(3)];
            self.written.extend(taken);
            Ok(taken.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.is_full = !self.is_full;
            if self.is_full { Err(io::ErrorKind::WouldBlock.into()) } else { Ok(()) }
        }
    }

    #[test]
    fn a_terminal_that_can_take_no_more_is_asked_again() {
        let mut screen = io::BufWriter::new(Patient(Full::default()));
        screen.write_all(b"snow falls").unwrap();
        screen.flush().unwrap();
        assert_eq!(screen.get_ref().0.written, b"snow falls");
        let gone = Patient(()).insist(|()| Err::<(), _>(io::ErrorKind::BrokenPipe.into()));
        assert!(gone.is_err());
    }
}
