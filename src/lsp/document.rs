//! A draft open in the editor.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use serde::Deserialize as _;
use serde_json::Value;

use super::position::{Encoding, Lines, Range};
use crate::judge::{Verdict, scansion};
use crate::meter::PoemScansion;
use crate::page::physical_lines;
use crate::span::Span;
use crate::workspace::{CheckedDraft, Progress};

/// A draft open in the editor, with its present text.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) uri: String,
    /// The file, or the name of a draft that has none yet.
    pub(super) path: PathBuf,
    pub(super) version: Value,
    pub(super) text: String,
    pub(super) progress: Progress,
    /// The present text as heard and judged; `None` until it is.
    pub(super) checked: Option<CheckedDraft>,
    /// The scansion of the text, computed at the first question.
    scansion: OnceCell<PoemScansion>,
    /// Why it cannot be judged.
    pub(super) problem: Option<Problem>,
    /// Whether the findings of this text were published.
    pub(super) published: bool,
}

/// Why a draft cannot be judged.
#[derive(Debug)]
pub(super) struct Problem {
    /// The physical line at fault, counted from 1; the first where no line of the draft is.
    pub(super) line: u32,
    pub(super) message: String,
}

impl Document {
    /// A draft just opened.
    pub(super) fn open(uri: String, version: Value, text: String) -> Self {
        let path = path_of(&uri).unwrap_or_else(|| PathBuf::from("untitled"));
        let (progress, scansion) = (Progress::Saved, OnceCell::new());
        Self { uri, path, version, text, progress, checked: None, scansion, problem: None, published: false }
    }

    /// Forgets the results, because the text, the settings or the defaults changed.
    pub(super) fn forget(&mut self) {
        (self.checked, self.problem, self.published) = (None, None, false);
        self.scansion = OnceCell::new();
    }

    /// The scansion of the text, each line in the meter its form gives it; `None` before it is judged.
    ///
    /// Every hover asks for it, and a poem of a thousand lines takes a fifth of a second.
    pub(super) fn scansion(&self) -> Option<&PoemScansion> {
        let checked = self.checked.as_ref()?;
        Some(self.scansion.get_or_init(|| scansion(&checked.poem, self.verdict())))
    }

    /// The verdict; `None` for a draft without a form, and before it is judged.
    pub(super) fn verdict(&self) -> Option<&Verdict> {
        self.checked.as_ref().and_then(|checked| checked.form.as_ref().map(|_| &checked.verdict))
    }

    /// Applies changes in order, each to the text that the one before leaves.
    ///
    /// The line of the last change counts as being typed, unless whole lines came at once or the whole draft was
    /// replaced.
    pub(super) fn change(&mut self, changes: &[Value], encoding: Encoding) {
        let mut line = None;
        for change in changes {
            let Some(text) = change.get("text").and_then(Value::as_str) else { continue };
            let Some(range) = change.get("range").and_then(|range| Range::deserialize(range).ok()) else {
                (self.text, line) = (text.to_owned(), None);
                continue;
            };
            let lines = Lines::of(&self.text, encoding);
            let (start, end) = (lines.byte(range.start), lines.byte(range.end));
            self.text.replace_range(start..end.max(start), text);
            let whole = text.trim_end_matches(['\r', '\n']).contains('\n');
            let before = self.text.get(..start + text.len()).unwrap_or_default();
            line = (!whole).then(|| 1 + before.matches('\n').count()).and_then(|line| u32::try_from(line).ok());
        }
        self.progress = Progress::Changing { line };
        self.forget();
    }

    /// The bytes of a physical line, counted from 1.
    pub(super) fn line(&self, number: u32) -> Span {
        let at = (number as usize).checked_sub(1);
        let line = match &self.checked {
            Some(checked) => at.and_then(|at| checked.poem.page.physical.get(at)).copied(),
            None => at.and_then(|at| physical_lines(&self.text).get(at).copied()),
        };
        line.unwrap_or(Span::new(self.text.len(), self.text.len()))
    }

    /// The physical line, counted from 1, of a byte.
    pub(super) fn line_at(&self, byte: usize) -> u32 {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        u32::try_from(1 + before.matches('\n').count()).unwrap_or(u32::MAX)
    }

    /// The line of verse, counted from 0, on a physical line, counted from 1.
    pub(super) fn verse(&self, number: u32) -> Option<usize> {
        self.checked.as_ref()?.poem.lines.binary_search_by_key(&number, |line| line.number).ok()
    }
}

/// The path of a `file:` URI; `None` for any other.
fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // A host may come before the path; only this machine's files can be read.
    let path = rest.get(rest.find('/')?..)?;
    let path = String::from_utf8(decoded(path)).ok()?;
    // `/C:/poems` is a path of Windows.
    let drive = path.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(Path::new(if drive { path.get(1..)? } else { &path }).to_owned())
}

/// The bytes a URI's path stands for: `%20` is a space.
fn decoded(path: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        let escape = if byte == b'%' { digit(0).zip(digit(1)) } else { None };
        let (byte, after) = match escape.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(meant) => (meant, after.get(2..).unwrap_or_default()),
            None => (byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use serde_json::json;

    #[test]
    fn a_uri_names_a_file_whatever_stands_in_its_name() {
        assert_eq!(path_of("file:///poems/the%20snow%C3%A9%25.txt"), Some(PathBuf::from("/poems/the snowé%.txt")));
        assert_eq!(path_of("untitled:Untitled-1"), None);
    }

    #[test]
    fn a_text_is_scanned_once() {
        let mut document = Document::open("file:///a.txt".to_owned(), json!(1), "snow falls\n".to_owned());
        assert!(document.scansion().is_none(), "it was not heard");
        let heard = |text: &str| CheckedDraft { poem: Session::default().hear(text), ..CheckedDraft::default() };
        document.checked = Some(heard("snow falls\n"));
        let first: *const PoemScansion = document.scansion().unwrap();
        assert!(std::ptr::eq(first, document.scansion().unwrap()));
        document.change(&[json!({"text": "the snow\nhas come\n"})], Encoding::Utf16);
        assert!(document.scansion().is_none());
        document.checked = Some(heard(&document.text));
        assert_eq!(document.scansion().unwrap().lines.len(), 2);
    }

    #[test]
    fn changes_follow_each_other_and_tell_which_line_is_typed() {
        let mut document = Document::open("file:///a.txt".to_owned(), json!(1), "snow\nfalls\n".to_owned());
        let change = |line: u32, from: u32, to: u32, text: &str| {
            let place = |character: u32| json!({"line": line, "character": character});
            json!({"range": {"start": place(from), "end": place(to)}, "text": text})
        };
        document.change(&[change(1, 5, 5, "\nhere"), change(2, 0, 1, "H")], Encoding::Utf16);
        assert_eq!(document.text, "snow\nfalls\nHere\n");
        assert_eq!(document.progress, Progress::Changing { line: Some(3) });
        document.change(&[change(0, 0, 0, "one\ntwo\n")], Encoding::Utf16);
        let whole = Progress::Changing { line: None };
        assert_eq!((document.text.as_str(), document.progress), ("one\ntwo\nsnow\nfalls\nHere\n", whole));
    }
}
