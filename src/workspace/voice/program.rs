//! A program that speaks, and how to run it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::error::NoVoice;
use super::own::{VoiceTable, own_table};
use crate::rhyme::Accent;
use crate::speech::Utterance;
use crate::workspace::discovery::Scope;

/// A program that speaks, and how to run it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Its name: `espeak-ng`, or `own` for the poet's own.
    pub name: String,
    /// The path of the program.
    pub program: PathBuf,
    /// The arguments it always gets.
    arguments: Vec<OsString>,
    /// The arguments that choose the accent, American and British.
    accents: Option<[&'static str; 2]>,
    /// What it reads.
    pub takes: Takes,
    /// How it gets its text.
    pub(super) by: Handed,
    /// The arguments that make it write a sound file, the path last; `None` for one that cannot.
    pub(super) to_file: Option<&'static [&'static str]>,
    /// The arguments that make it print the sound instead of playing it.
    pub(super) to_output: Option<&'static [&'static str]>,
    /// The arguments of another run that silences it, where ending it does not.
    pub(super) silence: Option<&'static [&'static str]>,
}

/// What a voice reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Phonemes as espeak-ng writes them: the reading that was chosen.
    Phonemes,
    /// Words, which it says in its own way.
    Words,
}

/// How a voice gets its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handed {
    /// On its standard input.
    Input,
    /// As its last argument.
    Argument,
}

/// A program that every system may have.
struct Known {
    name: &'static str,
    arguments: &'static [&'static str],
    accents: Option<[&'static str; 2]>,
    takes: Takes,
    by: Handed,
    to_file: Option<&'static [&'static str]>,
    to_output: Option<&'static [&'static str]>,
    silence: Option<&'static [&'static str]>,
}

/// Words a minute of espeak-ng and `say`. Their own 175 is the pace of prose; readers of verse take about three quarters of it.
const PACE: &str = "130";

const ESPEAK: Known = Known {
    name: "espeak-ng",
    arguments: &["--stdin", "-s", PACE, "-v"],
    accents: Some(["en-us", "en-gb"]),
    takes: Takes::Phonemes,
    by: Handed::Input,
    to_file: Some(&["-w"]),
    to_output: Some(&["--stdout"]),
    silence: None,
};

/// The programs that are known to speak, the best first. Only espeak-ng and its predecessor take phonemes.
const KNOWN: [Known; 4] = [
    ESPEAK,
    Known { name: "espeak", accents: Some(["en-us", "en"]), ..ESPEAK },
    Known {
        name: "spd-say",
        arguments: &["--wait", "--language", "en", "--"],
        accents: None,
        takes: Takes::Words,
        by: Handed::Argument,
        to_file: None,
        to_output: None,
        silence: Some(&["--cancel"]),
    },
    Known {
        name: "say",
        arguments: &["-r", PACE, "-f", "-"],
        accents: None,
        takes: Takes::Words,
        by: Handed::Input,
        to_file: None,
        to_output: None,
        silence: None,
    },
];

/// The name of the poet's own voice.
const OWN: &str = "own";

/// The names that a voice is asked for by.
pub const VOICES: [&str; 5] = [KNOWN[0].name, KNOWN[1].name, KNOWN[2].name, KNOWN[3].name, OWN];

impl Voice {
    /// The voice to speak with: the one asked for by its name, else the poet's own, else the first of those known that is installed.
    ///
    /// # Errors
    /// When there is none, with what would help.
    pub fn find(asked: Option<&str>, scope: &Scope) -> Result<Self, NoVoice> {
        if let Some(known) = asked.and_then(|asked| KNOWN.iter().find(|known| known.name == asked)) {
            return known.voice().ok_or_else(|| NoVoice::NotFound(known.name.to_owned()));
        }
        let own = if scope.isolated { VoiceTable::default() } else { own_table()? };
        if let Some(command) = own.words() {
            return Self::of_words(&command, own.takes_phonemes());
        }
        if asked.is_some() {
            return Err(NoVoice::NoOwn);
        }
        KNOWN.iter().find_map(Known::voice).ok_or(NoVoice::NoneFound)
    }

    /// The poet's own voice, by its program and its arguments.
    pub(super) fn of_words(command: &[String], phonemes: bool) -> Result<Self, NoVoice> {
        let missing = || NoVoice::OwnNotFound(command.join(" "));
        let (program, arguments) = command.split_first().ok_or_else(missing)?;
        let path = Path::new(program);
        let program =
            if path.is_absolute() { Some(path.to_owned()).filter(|path| path.is_file()) } else { in_path(program) };
        Ok(Self {
            name: OWN.to_owned(),
            program: program.ok_or_else(missing)?,
            arguments: arguments.iter().map(OsString::from).collect(),
            accents: None,
            takes: if phonemes { Takes::Phonemes } else { Takes::Words },
            by: Handed::Input,
            to_file: None,
            to_output: None,
            silence: None,
        })
    }

    /// The arguments the program gets, in an accent.
    pub fn arguments(&self, accent: Accent) -> Vec<OsString> {
        let of_accent =
            self.accents.map(|[american, british]| if accent == Accent::British { british } else { american });
        self.arguments.iter().cloned().chain(of_accent.map(OsString::from)).collect()
    }

    /// The text it gets of an utterance: the phonemes, or the words.
    pub fn handed<'a>(&self, utterance: &'a Utterance) -> &'a str {
        match self.takes {
            Takes::Phonemes => &utterance.phonemes,
            Takes::Words => &utterance.words,
        }
    }

    /// The program and its arguments as one would type them.
    pub fn in_words(&self, accent: Accent) -> String {
        let program = self.program.file_name().unwrap_or(self.program.as_os_str());
        let words = std::iter::once(program.to_owned()).chain(self.arguments(accent));
        words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
    }
}

impl Known {
    fn voice(&self) -> Option<Voice> {
        Some(Voice {
            name: self.name.to_owned(),
            program: in_path(self.name)?,
            arguments: self.arguments.iter().map(OsString::from).collect(),
            accents: self.accents,
            takes: self.takes,
            by: self.by,
            to_file: self.to_file,
            to_output: self.to_output,
            silence: self.silence,
        })
    }
}

/// A program by its name, in the absolute folders of `PATH` alone: a relative one would mean another program in each folder.
fn in_path(name: &str) -> Option<PathBuf> {
    if Path::new(name).components().count() != 1 {
        return None;
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let named = [name.to_owned(), format!("{name}{}", env::consts::EXE_SUFFIX)];
    let found = env::split_paths(&folders).filter(|folder| folder.is_absolute());
    found.flat_map(|folder| named.clone().map(|name| folder.join(name))).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_a_folder_that_is_no_absolute_one_is_never_found() {
        assert_eq!(in_path("./speak"), None);
        assert_eq!(in_path("../bin/speak"), None);
        assert_eq!(in_path(""), None);
        assert!(matches!(Voice::of_words(&["./speak".to_owned()], false), Err(NoVoice::OwnNotFound(_))));
        assert!(matches!(Voice::of_words(&[], false), Err(NoVoice::OwnNotFound(_))));
    }

    #[test]
    fn the_accent_chooses_the_voice() {
        let voice =
            Voice { program: "/bin/espeak-ng".into(), ..Voice::of_words(&["/bin/sh".to_owned()], true).unwrap() };
        let voice = Voice { accents: ESPEAK.accents, arguments: vec!["-v".into()], ..voice };
        assert_eq!(voice.in_words(Accent::British), "espeak-ng -v en-gb");
        assert_eq!(voice.in_words(Accent::Any), "espeak-ng -v en-us");
    }
}
