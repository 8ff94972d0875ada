//! The questions, as JSON: `{"ask": "compare", "a": "love", "b": "move"}`. An answer is `{"answer": ...}`, or `{"error": "why"}`.

use serde::{Deserialize, Serialize};
use serde_json::json;
use verse::judge::Severity;
use verse::rhyme::Accent;

use crate::workshop::Workshop;

/// A question.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
enum Question {
    /// The findings of a poem.
    Check(Draft),
    /// The data a web page shows of a draft that is being written.
    Page(OpenDraft),
    /// The scansion of a poem.
    Scan(Draft),
    /// The forms that a poem resembles.
    Suggest { text: String },
    /// Words that rhyme.
    Rhymes(Rhymes),
    /// How two words rhyme.
    Compare { a: String, b: String, accent: Option<String> },
    /// Every form.
    Forms,
    /// The version of the program.
    Version,
    /// A panic, so that tests can see what follows one.
    Panic,
}

/// A poem, and the form and options that override its own.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// Its text.
    pub(crate) text: String,
    /// The name of its file, whose ending decides its syntax: `poem.md`. Without a name the text's opening decides.
    pub(crate) name: Option<String>,
    /// A form by name, or a bare scheme.
    pub(crate) form: Option<String>,
    /// A meter in place of the form's.
    pub(crate) meter: Option<String>,
    /// `any`, `american`, `british`.
    pub(crate) accent: Option<String>,
    /// Whether it is judged as finished.
    pub(crate) finished: bool,
    /// The level from which findings are given.
    #[serde(rename = "minLevel")]
    pub(crate) min_level: Option<String>,
}

/// A draft that is being written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OpenDraft {
    #[serde(flatten)]
    pub(crate) draft: Draft,
    /// The physical line being typed, from 1.
    pub(crate) typing: Option<u32>,
    /// Whether the lines are scanned too.
    pub(crate) scan: bool,
}

/// Words that rhyme with a word or several.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Rhymes {
    pub(crate) word: String,
    /// The kinds of rhyme; without them full rhymes, and nearer kinds where those are few.
    pub(crate) kind: Vec<String>,
    pub(crate) syllables: Option<u32>,
    pub(crate) accent: Option<String>,
    /// At most so many of each kind; 0 for all.
    pub(crate) limit: Option<usize>,
}

/// The answer to a question, as JSON.
pub(crate) fn answer_to(question: &[u8], workshop: &mut Workshop) -> String {
    let answer = match serde_json::from_slice(question) {
        Ok(question) => answer(question, workshop),
        Err(error) => Err(format!("this is no question: {error}")),
    };
    match answer {
        Ok(answer) => format!("{{\"answer\":{answer}}}"),
        Err(why) => json!({ "error": why }).to_string(),
    }
}

fn answer(question: Question, workshop: &mut Workshop) -> Result<String, String> {
    match question {
        Question::Check(draft) => workshop.check(draft),
        Question::Page(draft) => workshop.page(draft).and_then(|page| in_json(&page)),
        Question::Scan(draft) => workshop.scan(draft),
        Question::Suggest { text } => workshop.suggest(text),
        Question::Rhymes(asked) => workshop.rhymes(&asked),
        Question::Compare { a, b, accent } => {
            workshop.compare(&a, &b, self::accent(accent.as_deref())?.unwrap_or_default())
        }
        Question::Forms => workshop.forms(),
        Question::Version => in_json(&env!("CARGO_PKG_VERSION")),
        #[expect(clippy::panic, reason = "it is asked for")]
        Question::Panic => panic!("a panic was asked for"),
    }
}

/// A value as JSON.
pub(crate) fn in_json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// The accent of this name.
pub(crate) fn accent(name: Option<&str>) -> Result<Option<Accent>, String> {
    let read = |name: &str| {
        Accent::named(name).ok_or_else(|| format!("accent `{name}`; there are `any`, `american` and `british`"))
    };
    name.map(read).transpose()
}

/// The level of this name.
pub(crate) fn level(name: Option<&str>) -> Result<Option<Severity>, String> {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let read = |name: &str| {
        let found = all.into_iter().find(|level| level.to_string() == name);
        found.ok_or_else(|| format!("level `{name}`; there are `error`, `warning` and `note`"))
    };
    name.map(read).transpose()
}
