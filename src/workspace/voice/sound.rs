//! Speech as a sound file, and its length.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::complaint::Complaint;
use super::error::VoiceError;
use super::program::Voice;
use super::speaking::spawn;
use crate::rhyme::Accent;
use crate::speech::Utterance;
use crate::workspace::paths::shown;

/// Makes a voice write its speech to a sound file.
///
/// # Errors
/// When the voice writes none, the name is not that of a sound file, another kind of file has it, or nothing was written.
pub fn speak_to_file(voice: &Voice, utterance: &Utterance, accent: Accent, path: &Path) -> Result<(), VoiceError> {
    let Some(option) = voice.to_file else { return Err(VoiceError::NoFile(voice.name.clone())) };
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wav")) {
        return Err(VoiceError::NotWav(shown(path)));
    }
    if path.exists() && !is_sound(path) {
        return Err(VoiceError::Taken(shown(path)));
    }
    // An existing file is kept until the new sound is complete.
    let unfinished = beside(path);
    let mut more: Vec<OsString> = option.iter().map(OsString::from).collect();
    more.push(unfinished.clone().into());
    let mut child = spawn(voice, utterance, accent, &more, Stdio::null())?;
    let complaint = Complaint::of(&mut child);
    let status = child.wait().map_err(|why| VoiceError::Lost { name: voice.name.clone(), why })?;
    let renamed = (status.success() && is_whole(&unfinished)).then(|| fs::rename(&unfinished, path));
    if let Some(Ok(())) = renamed {
        return Ok(());
    }
    let why = renamed.and_then(Result::err).map(|error| error.to_string());
    // An error means that there is none.
    let _ = fs::remove_file(&unfinished);
    Err(VoiceError::NotWritten {
        name: voice.name.clone(),
        path: shown(path),
        said: why.or_else(|| complaint.lines().pop()).unwrap_or_default(),
    })
}

/// The file of a sound that is not finished: in the same folder, under a name that no other program has. It never begins with a dash, which
/// would be taken for an option.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = if folder.is_absolute() { folder.to_owned() } else { Path::new(".").join(folder) };
    folder.join(format!(".{name}.{}.part", std::process::id()))
}

/// Whether a file holds as much sound as its header says.
fn is_whole(path: &Path) -> bool {
    /// The bytes before the number, and how much it leaves out.
    const BEFORE: usize = 4;
    const LEFT_OUT: u64 = 8;
    let mut header = [0; BEFORE + 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    let length = u32::from_le_bytes([header[4], header[5], header[6], header[7]]);
    let has = fs::metadata(path).map_or(0, |about| about.len());
    read.is_ok() && header.starts_with(RIFF) && has >= u64::from(length) + LEFT_OUT
}

/// The first bytes of a WAV file (RIFF, IBM and Microsoft 1991).
const RIFF: &[u8] = b"RIFF";

fn is_sound(path: &Path) -> bool {
    let mut first = [0; RIFF.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == RIFF
}

/// How long a voice is silent before it speaks, and how long it then speaks; `None` for a voice that cannot print its sound.
pub fn measure(voice: &Voice, utterance: &Utterance, accent: Accent) -> Option<(Duration, Duration)> {
    /// The most bytes of sound read: over ten minutes, more than any line takes.
    const MOST: u64 = 32 << 20;
    let more: Vec<OsString> = voice.to_output?.iter().map(OsString::from).collect();
    let mut child = spawn(voice, utterance, accent, &more, Stdio::piped()).ok()?;
    drop(child.stderr.take());
    let mut bytes = Vec::new();
    let read = child.stdout.take()?.take(MOST).read_to_end(&mut bytes);
    let _ = child.kill();
    let _ = child.wait();
    read.ok()?;
    sounding(&bytes)
}

/// The silence before the sound of a WAV file of one channel and 16 bits, and the length of the sound.
fn sounding(wav: &[u8]) -> Option<(Duration, Duration)> {
    /// The offset in bytes of the sampling rate in the header that espeak-ng writes, and the header's length.
    const RATE: usize = 24;
    const HEADER: usize = 44;
    /// Quieter samples are silence: a hundredth of the loudest possible.
    const QUIET: u16 = 328;
    let rate = u32::from_le_bytes(wav.get(RATE..RATE + 4)?.try_into().ok()?);
    let samples = wav.get(HEADER..).filter(|_| wav.starts_with(RIFF) && rate > 0)?.chunks_exact(2);
    let is_loud = |sample: &[u8]| i16::from_le_bytes([sample[0], sample[1]]).unsigned_abs() > QUIET;
    let loud: Vec<bool> = samples.map(is_loud).collect();
    let (first, last) = (loud.iter().position(|loud| *loud)?, loud.iter().rposition(|loud| *loud)?);
    let after =
        |samples: usize| Some(Duration::from_secs_f64(f64::from(u32::try_from(samples).ok()?) / f64::from(rate)));
    Some((after(first)?, after(last - first)?))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_sound_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let poem = folder.path().join("poem.wav");
        fs::write(&poem, "snow\n").unwrap();
        let mut voice = Voice::of_words(&["/bin/sh".to_owned(), "-c".to_owned(), "true".to_owned()], false).unwrap();
        voice.to_file = Some(&["-w"]);
        let to = |path: &Path| speak_to_file(&voice, &Utterance::default(), Accent::Any, path).unwrap_err();
        assert!(matches!(to(&poem), VoiceError::Taken(_)));
        assert!(matches!(to(&folder.path().join("poem.txt")), VoiceError::NotWav(_)));
        assert!(matches!(to(&folder.path().join("new.wav")), VoiceError::NotWritten { .. }));
        assert_eq!(fs::read_to_string(poem).unwrap(), "snow\n");
    }

    #[test]
    fn the_sound_of_a_file_lies_between_its_silences() {
        let mut wav = b"RIFF".to_vec();
        wav.resize(24, 0);
        wav.extend(1000u32.to_le_bytes());
        wav.resize(44, 0);
        for loud in [0, 0, 9000, 0, 9000, 9000, 0i16] {
            wav.extend(std::iter::repeat_n(loud.to_le_bytes(), 100).flatten());
        }
        assert_eq!(sounding(&wav), Some((Duration::from_millis(200), Duration::from_millis(399))));
        assert_eq!(sounding(b"RIFF"), None);
    }
}
