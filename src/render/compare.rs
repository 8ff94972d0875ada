//! How two words rhyme, as a sentence for a reader or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, Offered, rows};
use crate::rhyme::{Accent, Ending, Grade, Guessed, Repeat, Slant, WordComparison};

/// The formats of `verse compare`.
pub const FORMATS: Offered =
    &[(Format::Full, "A sentence"), (Format::Json, "One object"), (Format::Jsonl, "The same on one line")];

/// Two words or phrases and how they rhyme.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The first, as written.
    pub one: &'a str,
    /// The second, as written.
    pub other: &'a str,
    /// How they rhyme.
    pub words: &'a WordComparison,
}

/// Writes how two words rhyme.
pub fn write(format: Format, compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format.rows("pairs") {
        None => {
            let kind = match compared.words.likeness.grade {
                Grade::None => "no rhyme".to_owned(),
                Grade::Assonance => "assonance".to_owned(),
                grade => format!("{grade} rhyme"),
            };
            let speech = if compared.words.accent == Accent::Any {
                String::new()
            } else {
                format!(" in {}", compared.words.accent.speech())
            };
            writeln!(out, "{} / {}: {kind}{speech}; they {}", compared.one, compared.other, compared.why())
        }
        Some(rows) => rows::write(rows, &[PairRecord::of(compared)], out),
    }
}

impl Compared<'_> {
    /// The predicate of a sentence about both: what they share and what they do not, and which
    /// pronunciations give the result.
    fn why(&self) -> String {
        let said = self
            .words
            .rests_on
            .iter()
            .fold(self.shared(), |why, (word, said)| why + ", " + word + " said /" + said + "/");
        let guessed: &[&str] = match self.words.likeness.guessed {
            Guessed::Neither => return said,
            Guessed::First => &[self.one],
            Guessed::Second => &[self.other],
            Guessed::Both => &[self.one, self.other],
        };
        let verb = if guessed.len() == 1 { "is" } else { "are" };
        format!("{said}; {} {verb} guessed from the letters", guessed.join(" and "))
    }

    fn shared(&self) -> String {
        let missing = self.words.likeness.missing(&self.words.ends.0, &self.words.ends.1);
        if !missing.is_empty() {
            return missing;
        }
        match (self.words.likeness.repeat, self.words.likeness.grade) {
            (Some(Repeat::SameWord), _) => "end on the same word".to_owned(),
            (Some(Repeat::Homophone), _) => "are two words of one sound".to_owned(),
            (None, Grade::Rich) => "share their sounds from the consonant before the stressed vowel on".to_owned(),
            (None, Grade::NearPerfect) => "share their sounds from the stressed vowel on, but for a shade".to_owned(),
            (None, _) => match self.words.likeness.ending {
                Ending::Masculine => "share their sounds from the last stressed vowel on".to_owned(),
                Ending::Feminine => "share their last two syllables from the stressed vowel on".to_owned(),
                Ending::Dactylic => "share their last syllables from the stressed vowel on".to_owned(),
            },
        }
    }
}

/// A comparison as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
pub struct PairRecord<'a> {
    a: &'a str,
    b: &'a str,
    accent: &'static str,
    kind: &'static str,
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<&'static str>,
    why: String,
}

impl<'a> PairRecord<'a> {
    /// The record of a comparison.
    pub fn of(compared: &Compared<'a>) -> Self {
        Self {
            a: compared.one,
            b: compared.other,
            accent: compared.words.accent.id(),
            kind: compared.words.likeness.grade.id(),
            level: compared.words.likeness.grade.level(),
            sort: compared.words.likeness.slant().map(Slant::id),
            why: compared.why(),
        }
    }
}
