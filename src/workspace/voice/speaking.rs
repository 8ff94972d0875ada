//! Running a voice: starting, silencing, waiting for it.

use std::ffi::OsString;
use std::io::Write as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::complaint::{Complaint, held};
use super::error::VoiceError;
use super::program::{Handed, Voice};
use crate::rhyme::Accent;
use crate::speech::Utterance;

/// A running voice; dropping it silences the voice.
#[derive(Debug)]
pub struct Speaking {
    at_work: Arc<AtWork>,
    voice: Voice,
}

/// The process of a voice, and whether it was silenced.
#[derive(Debug)]
struct AtWork {
    child: Mutex<Child>,
    silenced: AtomicBool,
}

/// How often the program asks whether a voice has ended: no reader hears a pause of a fiftieth of a second.
const LOOKED_AGAIN: Duration = Duration::from_millis(20);

/// A voice that takes less than this fraction of a reader's time, and writes to standard error, has not spoken: without a sound
/// card espeak-ng ends with success.
const AT_ONCE: u32 = 4;

impl Speaking {
    /// Starts a voice. `ended` is called once it has ended, with the error where it could not speak; never after it was silenced.
    ///
    /// # Errors
    /// When the program does not start.
    pub fn start(
        voice: &Voice,
        utterance: &Utterance,
        accent: Accent,
        ended: impl FnOnce(Result<(), VoiceError>) + Send + 'static,
    ) -> Result<Self, VoiceError> {
        let mut child = spawn(voice, utterance, accent, &[], Stdio::null())?;
        let complaint = Complaint::of(&mut child);
        let at_work = Arc::new(AtWork { child: Mutex::new(child), silenced: AtomicBool::new(false) });
        let (watched, name) = (Arc::clone(&at_work), voice.name.clone());
        let (begun, least) = (Instant::now(), utterance.length / AT_ONCE);
        thread::spawn(move || {
            // After silencing, nobody needs to know how the voice ended.
            while !watched.silenced.load(Ordering::Acquire) {
                let status = held(&watched.child).try_wait();
                if watched.silenced.load(Ordering::Acquire) {
                    return;
                }
                match status {
                    Ok(None) => {}
                    Ok(Some(status)) => return ended(judged(name, status, begun.elapsed() < least, &complaint)),
                    Err(why) => return ended(Err(VoiceError::Lost { name, why })),
                }
                thread::sleep(LOOKED_AGAIN);
            }
        });
        Ok(Self { at_work, voice: voice.clone() })
    }

    /// Speaks and waits for the end.
    ///
    /// # Errors
    /// When the program does not start, or ends with a failure.
    pub fn to_the_end(voice: &Voice, utterance: &Utterance, accent: Accent) -> Result<(), VoiceError> {
        let (sender, ended) = mpsc::channel();
        let speaking = Self::start(voice, utterance, accent, move |how| _ = sender.send(how))?;
        let how = ended.recv().unwrap_or(Ok(()));
        drop(speaking);
        how
    }
}

impl Drop for Speaking {
    /// Silences the voice.
    fn drop(&mut self) {
        let mut child = held(&self.at_work.child);
        if let Ok(Some(_)) = child.try_wait() {
            return;
        }
        self.at_work.silenced.store(true, Ordering::Release);
        // An error means that it has just ended by itself.
        let _ = child.kill();
        let _ = child.wait();
        if let Some(arguments) = self.voice.silence {
            let silent = Command::new(&self.voice.program)
                .args(arguments)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            // That run ends by itself; if it does not start, nothing more can be done.
            drop(silent.map(|mut child| thread::spawn(move || child.wait())));
        }
    }
}

/// Starts a voice and gives it its text.
pub(super) fn spawn(
    voice: &Voice,
    utterance: &Utterance,
    accent: Accent,
    more: &[OsString],
    output: Stdio,
) -> Result<Child, VoiceError> {
    let text = voice.handed(utterance);
    let mut command = Command::new(&voice.program);
    command.args(voice.arguments(accent)).args(more).stdout(output).stderr(Stdio::piped());
    match voice.by {
        Handed::Input => command.stdin(Stdio::piped()),
        Handed::Argument => command.arg(text).stdin(Stdio::null()),
    };
    let mut child = command.spawn().map_err(|why| VoiceError::Start { name: voice.name.clone(), why })?;
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // On a thread: a long poem fills the pipe until it has been spoken. A program that ends early needs no more of it.
        thread::spawn(move || input.write_all(text.as_bytes()));
    }
    Ok(child)
}

fn judged(name: String, ended: ExitStatus, soon: bool, complaint: &Complaint) -> Result<(), VoiceError> {
    if ended.success() && !soon {
        return Ok(());
    }
    let lines = complaint.lines();
    match (ended.success(), lines.last()) {
        (true, Some(_)) => Err(VoiceError::Unheard { name }),
        (true, None) => Ok(()),
        (false, last) => Err(VoiceError::Failed { name, ended, said: last.cloned().unwrap_or_default() }),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    /// A voice that is a shell script, which gets its text on standard input.
    fn voice(script: &str) -> Voice {
        Voice::of_words(&["/bin/sh".to_owned(), "-c".to_owned(), script.to_owned()], false).unwrap()
    }

    fn utterance() -> Utterance {
        Utterance { phonemes: "[[sn'oU]]".to_owned(), words: "snow\n".to_owned(), length: Duration::from_secs(9) }
    }

    #[test]
    fn a_voice_gets_the_words_and_tells_when_it_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("said");
        let (sender, ended) = mpsc::channel();
        let script = format!("cat > {}", file.display());
        let speaking =
            Speaking::start(&voice(&script), &utterance(), Accent::Any, move |how| sender.send(how).unwrap());
        let speaking = speaking.unwrap();
        ended.recv_timeout(Duration::from_secs(10)).unwrap().unwrap();
        drop(speaking);
        assert_eq!(std::fs::read_to_string(file).unwrap(), "snow\n");
    }

    #[test]
    fn a_voice_that_is_dropped_is_silent_at_once_and_tells_nothing() {
        let (sender, ended) = mpsc::channel();
        let begun = Instant::now();
        let speaking =
            Speaking::start(&voice("exec sleep 30"), &utterance(), Accent::Any, move |how| sender.send(how).unwrap());
        drop(speaking.unwrap());
        assert!(begun.elapsed() < Duration::from_secs(5));
        assert!(
            ended.recv_timeout(Duration::from_millis(200)).is_err(),
            "it was silenced, so nobody asks how it ended"
        );
    }

    #[test]
    fn a_voice_that_fails_is_quoted() {
        let told =
            Speaking::to_the_end(&voice("echo no sound card >&2; exit 3"), &utterance(), Accent::Any).unwrap_err();
        assert!(told.to_string().contains("own could not speak (exit status: 3): no sound card;"), "{told}");
    }

    #[test]
    fn a_voice_that_ends_at_once_and_complains_was_not_heard() {
        let told = Speaking::to_the_end(&voice("echo no card >&2"), &utterance(), Accent::Any).unwrap_err();
        assert!(told.to_string().starts_with("own ended at once, so no sound seems to be played here;"), "{told}");
        assert!(
            Speaking::to_the_end(&voice("exit 0"), &utterance(), Accent::Any).is_ok(),
            "it may hand on what it says"
        );
    }
}
