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
    #[error("cannot be read: {0}")]
    Syntax(String),
    #[error("unknown key \"{key}\"{}", did_you_mean(nearest.as_deref()))]
    UnknownKey { key: String, nearest: Option<String> },
    #[error("its examples cannot be unpacked: {0}; install verse anew")]
    Packed(String),
    #[error("a form needs a name")]
    NoName,
    #[error("\"{key}\" is no key of {table}; a key of the form stands above the first [ or [[")]
    KeyBelow { key: String, table: &'static str },
    #[error("it takes {expected}, not {found}{}", instead(expected, found))]
    Kind { expected: &'static str, found: &'static str },
    #[error("it takes {expected}, not {found}")]
    NoWord { expected: String, found: &'static str },
    #[error("write [[{0}]], with two brackets on each side, above the keys of each")]
    WriteTables(String),
    #[error("it takes a number from 0 on, not {0}")]
    BelowZero(i64),
    #[error("a scheme needs at least one letter")]
    EmptyScheme,
    #[error("\"{found}\" in \"{stanza}\" is no mark of a scheme; {}", mark_instead(found, stanza))]
    OddMark { found: String, stanza: String },
    #[error("end-word {0} comes once; write the stanzas in which it returns, or \"...\" after the one that repeats")]
    EndWordOnce(u8),
    #[error("a stanza that comes again is written once: scheme = \"{stanza} ...\", stanzas = {times}")]
    Times { stanza: String, times: u8 },
    #[error("\"{mark}\" - numbers go after capitals (A1, A2); {letter} is only a rhyme")]
    NumberAfterSmall { mark: String, letter: char },
    #[error("{0} occurs once, so it rhymes with nothing; write x, or - to forbid a rhyme")]
    LetterOnce(char),
    #[error("only one \"...\" is allowed")]
    TwoEllipses,
    #[error("\"...\" needs a stanza before it")]
    EllipsisFirst,
    #[error("no pattern leads from \"{from}\" to \"{to}\"; write one more stanza before \"...\"")]
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
    #[error("a draft gives the letters it may have, allowed_letters = \"given\"; the form names those it may not")]
    GivenLetters,
    #[error("the key \"{0}\" is missing")]
    Needs(&'static str),
    #[error("lines cannot share 0 words; write 1 or more")]
    NoWords,
    #[error(
        "it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", or a row like \"1 up\" or \"5-7-5\", not \"{0}\""
    )]
    CountOfLines(String),
    #[error("what some lines owe stands below [[line]], without s")]
    LinesTable,
    #[error("it is empty; write {0}, or leave the key out")]
    Empty(&'static str),
    #[error("a poem has at most 5 different vowels (a, e, i, o, u), not {0}")]
    Vowels(String),
    #[error(
        "letters alone are read within a line; write unit = \"letter\", or at = \"line start\" or \"line end\" for words"
    )]
    WordsWithinLine,
    #[error("a word has 1 letter or more, not 0")]
    NoLetters,
    #[error("\"{word}\" is named twice, in {earlier} and in {key}; one word has one number of uses")]
    NamedTwice { word: String, earlier: &'static str, key: &'static str },
    #[error("\"{0}\" is not one word; write one word in each pair of quotes")]
    OneWord(String),
    #[error(
        "\"{0}\" is no row of numbers; write \"pi\", \"1 up\", \"9 down\", \"2 up by 2\", or a list like [3, 1, 4]"
    )]
    Numbers(String),
    #[error("the scheme has no {0}")]
    NoRefrain(char),
    #[error("a scheme of capitals alone is read in small letters, so none returns; write {0}1 for the line that does")]
    CapitalsAlone(char),
    #[error("returning lines have capitals; write refrain.{0}")]
    SmallRefrain(char),
    #[error("a form extends another; only a built-in form's own name may be extended by a form of that name")]
    ExtendsItself,
    #[error("the poem has no line {0}")]
    NoSuchLine(i64),
    #[error("no line {line}: {what} has {lines}")]
    LineBeyond { line: i64, what: &'static str, lines: usize },
    #[error("no stanza {stanza}: the poem has {stanzas}")]
    StanzaBeyond { stanza: i64, stanzas: usize },
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
    #[error("\"{0}\" holds poems itself; name the form of one poem")]
    SequenceOfSequences(String),
    #[error("the shortest poem this scheme allows has {}", stanzas(*.0))]
    ShortestPoem(usize),
    #[error("the longest poem of this form has {}; write a scheme with more, or \"...\" after the stanza that repeats", stanzas(*.0))]
    LongestPoem(usize),
    #[error("{values} values, but lines = {asked}; write a value for each line")]
    OtherLength { values: usize, asked: String },
    #[error("a form is a chain of poems (sequence) or prose with poems in it (inset), not both")]
    ChainAndInset,
    #[error("one line by itself has nothing to be like; write in = \"stanza\" or \"poem\"")]
    LineAlone,
    #[error("the form of the poems stands in a table: {key} = {{ form = \"{form}\" }}")]
    FormOfPoems { key: String, form: String },
    #[error("\"{key}\" is a key of {table}")]
    KeyOfTable { key: String, table: String },
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

/// How to write a value that has the wrong type.
fn instead(expected: &str, found: &str) -> &'static str {
    match (expected, found) {
        ("text", "a number" | "a number with a point") => "; write it between quotes",
        ("a number", "text") => "; write it in figures, without quotes",
        ("true or false", "text") => "; write true or false, without quotes",
        ("true or false", "a number") => "; write true or false",
        ("a table", _) => "; write entries between braces: { ... = ... }",
        _ => "",
    }
}

/// What to write instead of a mark that a scheme does not have.
fn mark_instead(found: &str, stanza: &str) -> String {
    match found {
        "." if stanza.contains("...") => {
            format!("a space stands before \"...\": \"{}\"", stanza.replacen("...", " ...", 1).trim())
        }
        "," | "/" | ";" | "|" | "_" => {
            let parts: Vec<&str> = stanza.split([',', '/', ';', '|', '_']).filter(|part| !part.is_empty()).collect();
            match parts.as_slice() {
                [] | [_] => "a space alone stands between stanzas".to_owned(),
                parts => format!("a space stands between stanzas: \"{}\"", parts.join(" ")),
            }
        }
        "(" => "its bracket is not closed".to_owned(),
        _ => "marks are letters, x, -, capitals for lines that return, and figures for end-words".to_owned(),
    }
}

fn stanzas(count: usize) -> String {
    if count == 1 { "1 stanza".to_owned() } else { format!("{count} stanzas") }
}

fn has_lines(count: usize) -> String {
    if count == 1 { "has 1 line".to_owned() } else { format!("has {count} lines") }
}
