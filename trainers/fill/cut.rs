//! Stanzas cut before a rhyming word.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::Value;
use verse::analysis::{HeardLine, Session};
use verse::form::Registry;
use verse::judge::{Judge, JudgeOptions};
use verse::lexicon::Ear;
use verse::sense::fill::{Place, Question};
use verse::text::words;

/// The longest stanza that is read as a whole; a longer one is read four lines at a time.
const LONGEST: usize = 8;

/// How many lines of a longer one are read at a time.
const PART: usize = 4;

/// Of how many stanzas one is cut: a third of them teach as much as all.
const EVERY: usize = 3;

/// An annotated stanza.
pub(crate) struct Stanza {
    author: String,
    lines: Vec<String>,
    scheme: Vec<char>,
}

/// A stanza up to the place where a word is missing.
pub(crate) struct Cut {
    pub(crate) author: String,
    text: String,
    /// The physical line of the place, counted from 1.
    line: u32,
    form: String,
    /// The poet's word, in lower case.
    pub(crate) word: String,
}

fn field(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn read(path: &str) -> Result<Vec<Value>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let value = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", number + 1))
    };
    text.lines().enumerate().map(value).collect()
}

pub(crate) fn read_stanzas(path: &str) -> Result<Vec<Stanza>, String> {
    let stanza = |value: &Value| Stanza {
        author: field(value, "author"),
        lines: value["lines"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        scheme: field(value, "scheme").chars().collect(),
    };
    Ok(read(path)?.iter().map(stanza).collect())
}

/// Reads stanzas that are cut already; the author is that of the stanza with the same line, else the first line stands for one.
pub(crate) fn read_questions(path: &str, stanzas: &[Stanza]) -> Result<Vec<Cut>, String> {
    let letters = |line: &str| line.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let authors: BTreeMap<String, &str> = stanzas
        .iter()
        .flat_map(|stanza| stanza.lines.iter().map(|line| (letters(line), stanza.author.as_str())))
        .collect();
    let cut = |value: &Value| {
        let text = field(value, "text");
        let known = text.lines().find_map(|line| authors.get(&letters(line)).copied());
        Cut {
            author: known.or_else(|| text.lines().next()).unwrap_or_default().to_owned(),
            line: value["line"].as_u64().and_then(|line| u32::try_from(line).ok()).unwrap_or(1),
            form: field(value, "form"),
            word: field(value, "word"),
            text,
        }
    };
    Ok(read(path)?.iter().map(cut).collect())
}

/// Cuts every third stanza, each at a rhyming line that has its rhyme before it; at which, its place in the file decides.
pub(crate) fn cut(stanzas: &[Stanza]) -> Vec<Cut> {
    let parts = stanzas.iter().flat_map(|stanza| {
        let size = if stanza.lines.len() <= LONGEST { LONGEST } else { PART };
        let lines = stanza.lines.chunks(size).zip(stanza.scheme.chunks(size));
        lines.map(|(lines, scheme)| (stanza.author.as_str(), lines, scheme))
    });
    parts.enumerate().filter(|(at, _)| at % EVERY == 0).filter_map(|(at, part)| cut_at(at / EVERY, part)).collect()
}

fn cut_at(at: usize, (author, lines, scheme): (&str, &[String], &[char])) -> Option<Cut> {
    let rhymes = |line: usize| scheme.get(..line).is_some_and(|before| before.contains(&scheme[line]));
    let places: Vec<usize> = (0..lines.len().min(scheme.len())).filter(|&line| rhymes(line)).collect();
    let line = *places.get(at % places.len().max(1))?;
    let text = &lines[line];
    let words = words(text);
    let last = words.last().filter(|_| words.len() > 2)?;
    let mut cut = lines[..line].join("\n");
    cut.push('\n');
    cut.push_str(text.get(..last.span.start())?);
    cut.push('\n');
    Some(Cut {
        author: author.to_owned(),
        text: cut,
        line: u32::try_from(line).ok()? + 1,
        form: letters(scheme),
        word: last.span.of(text).replace('\u{2019}', "'").to_lowercase(),
    })
}

/// A scheme as a form: letters in the order of their first line, `x` for a line that rhymes with none.
fn letters(scheme: &[char]) -> String {
    let mut known: Vec<char> = Vec::new();
    let letter = |&sound: &char| {
        if scheme.iter().filter(|other| **other == sound).count() < 2 {
            return 'x';
        }
        let at = known.iter().position(|other| *other == sound).unwrap_or_else(|| {
            known.push(sound);
            known.len() - 1
        });
        ('a'..='w').nth(at).unwrap_or('w')
    };
    scheme.iter().map(letter).collect()
}

impl Cut {
    /// The question about the missing word; `None` where the scheme makes no form.
    pub(crate) fn question(&self) -> Option<Question> {
        static REGISTRY: Mutex<Option<Registry>> = Mutex::new(None);
        let form = {
            let mut registry = REGISTRY.lock().ok()?;
            registry.get_or_insert_with(Registry::new).find(&self.form).ok()?
        };
        let ear = Ear::new();
        let poem = Session::new(ear.clone()).hear(&self.text);
        let verdict = Judge::new(form).judge(&poem, &JudgeOptions::typing(self.line));
        let line = self.text.lines().nth(self.line as usize - 1).unwrap_or_default();
        let place = Place { number: self.line, line, byte: line.len() };
        Some(Question::at(&poem, &verdict, place, |text| HeardLine::hear(text, &ear)))
    }
}
