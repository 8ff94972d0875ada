//! What is wrong with a form file, and where.

use super::count::CountError;
use super::near::did_you_mean;
use crate::text::LetterSetError;

/// A form file that cannot be used: the file, the line, the key, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}{fault}", self.place(), self.key.as_ref().map(|key| format!("{key}: ")).unwrap_or_default())]
pub struct FormError {
    /// The file, or where the setting was made (`verse.toml`, `--set`, `front matter`).
    pub path: String,
    /// The line of the file, from 1; `None` where no line can be named.
    pub line: Option<u32>,
    /// The key whose value is wrong; `None` where it is not one key alone.
    pub key: Option<String>,
    /// What is wrong.
    pub fault: Box<Fault>,
}

impl FormError {
    fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}: ", self.path),
            None => format!("{}: ", self.path),
        }
    }
}

/// What can be wrong with a form file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "each variant's message says what it is")]
pub enum Fault {
    #[error("not valid TOML: {0}")]
    Syntax(String),
    #[error("unknown key \"{key}\"{}", did_you_mean(nearest.as_deref()))]
    UnknownKey { key: String, nearest: Option<String> },
    #[error("its examples cannot be unpacked: {0}; install verse anew")]
    Packed(String),
    #[error("a form needs a name")]
    NoName,
    #[error("I expected {expected}, not {found}")]
    Kind { expected: &'static str, found: &'static str },
    #[error("a scheme needs at least one letter")]
    EmptyScheme,
    #[error("I don't understand \"{found}\" in \"{stanza}\"")]
    OddMark { found: String, stanza: String },
    #[error("\"{mark}\" - numbers go after capitals (A1, A2); {letter} is only a rhyme")]
    NumberAfterSmall { mark: String, letter: char },
    #[error("{0} occurs once, so it rhymes with nothing; write x, or - to forbid a rhyme")]
    LetterOnce(char),
    #[error("only one \"...\" is allowed")]
    TwoEllipses,
    #[error("\"...\" needs a stanza before it")]
    EllipsisFirst,
    #[error("I cannot see the pattern from \"{from}\" to \"{to}\"; write one more stanza before \"...\"")]
    PatternUnclear { from: String, to: String },
    #[error("from \"{from}\" to \"{to}\", {letter} becomes both {one} and {other}")]
    PatternTorn { from: String, to: String, letter: char, one: char, other: char },
    #[error("the two stanzas before \"...\" have {0} and {1} lines; write two alike")]
    UnlikeLengths(usize, usize),
    #[error("end-word {0} is used before any stanza sets it")]
    EndWordUnset(u8),
    #[error("{values} values, but {stanza} {}", has_lines(*lines))]
    ListLength { values: usize, stanza: String, lines: usize },
    #[error("no line is lettered {0}")]
    NoSuchLetter(String),
    #[error("the letters of this scheme move from stanza to stanza; write a list with one value a line")]
    MovingLetters,
    #[error("a table by letter needs a scheme with letters")]
    LettersWithoutScheme,
    #[error(transparent)]
    Count(#[from] CountError),
    #[error("{0}")]
    Meter(String),
    #[error(transparent)]
    Letters(#[from] LetterSetError),
    #[error("it needs {0} = ...")]
    Needs(&'static str),
    #[error("lines cannot share 0 words; write 1 or more")]
    NoWords,
    #[error(
        "\"{0}\" is no row of numbers; write \"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list like [3, 1, 4]"
    )]
    Numbers(String),
    #[error("the scheme has no {0}")]
    NoRefrain(char),
    #[error("the poem has no line {0}")]
    NoSuchLine(i64),
    #[error("no check called \"{found}\"{}", did_you_mean(nearest.as_deref()))]
    UnknownRule { found: String, nearest: Option<String> },
    #[error("\"{0}\" is not error, warning, note or off")]
    UnknownLevel(String),
    #[error("\"{found}\" is not {expected}{}", did_you_mean(nearest.as_deref()))]
    UnknownWord { found: String, expected: String, nearest: Option<String> },
    #[error("extends goes in a circle: {0}")]
    Circle(String),
    #[error("extends \"{found}\": no such form{}", did_you_mean(nearest.as_deref()))]
    NoParent { found: String, nearest: Option<String> },
    #[error("a sequence needs the form of its poems, such as form = \"sonnet\"")]
    SequenceOfWhat,
    #[error("no form called \"{found}\"{}", did_you_mean(nearest.as_deref()))]
    NoPoem { found: String, nearest: Option<String> },
    #[error("\"{0}\" is a sequence itself; name the form of one poem")]
    SequenceOfSequences(String),
    #[error("the shortest poem this scheme allows has {}", stanzas(*.0))]
    ShortestPoem(usize),
    #[error("says which lines but not what they need")]
    NoCondition,
    #[error("alliteration patterns have four beats, two and two, like \"aa|ax\"; not \"{0}\"")]
    Alliteration(String),
    #[error("an example needs its text")]
    ExampleWithoutText,
    #[error("{found} {of} are too many for a form; write at most {most}")]
    TooMuch { found: usize, of: &'static str, most: usize },
    #[error("{found} forms extend each other; at most {most} may")]
    TooDeep { found: usize, most: usize },
    #[error("the name \"{name}\" is also given by {other}")]
    SameName { name: String, other: String },
}

fn stanzas(count: usize) -> String {
    if count == 1 { "1 stanza".to_owned() } else { format!("{count} stanzas") }
}

fn has_lines(count: usize) -> String {
    if count == 1 { "has 1 line".to_owned() } else { format!("has {count} lines") }
}
