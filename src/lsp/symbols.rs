//! The outline of a draft: its poems by their titles, and their stanzas.

use std::ops;

use serde_json::{Value, json};

use super::document::Document;
use super::position::{Encoding, Lines, Range};
use crate::analysis::Poem;
use crate::page::Role;
use crate::span::Span;
use crate::text::counted;

/// The protocol's numbers for a thing with parts, and for a text.
const MODULE: u8 = 2;
const TEXT: u8 = 15;

/// A part of the draft.
#[derive(Debug)]
pub(super) struct Symbol {
    name: String,
    detail: String,
    kind: u8,
    /// From its heading to its end.
    whole: Span,
    /// Its heading, or its first line.
    head: Span,
    parts: Vec<Self>,
}

/// The parts of a draft, in order: poems, with their stanzas where they have several.
///
/// The name of a poem is its title and number, or its first line where it is untitled, as in an index. The title of the front matter
/// is that of the only poem, or of all of them together.
pub(super) fn symbols(document: &Document) -> Vec<Symbol> {
    let Some(checked) = &document.checked else { return Vec::new() };
    let outline = Outline { text: &document.text, poem: &checked.poem };
    let form = checked.form.as_ref().map(|form| format!("{}, ", form.name)).unwrap_or_default();
    let mut poems: Vec<Symbol> = outline.poems().into_iter().map(|stanzas| outline.symbol(stanzas)).collect();
    let titled = checked.poem.page.front_matter.as_ref().and_then(|front| front.title.clone());
    let title = titled.filter(|title| !title.trim().is_empty());
    match (title, poems.as_mut_slice()) {
        (Some(title), [poem]) if !outline.is_titled(0) => poem.name = title,
        (Some(title), [first, .., last]) => {
            let (whole, head) = (Span::new(first.whole.start(), last.whole.end()), first.head);
            let detail = counted(checked.poem.lines.len(), "line");
            poems = vec![Symbol { name: title, detail, kind: MODULE, whole, head, parts: poems }];
        }
        _ => {}
    }
    for poem in &mut poems {
        poem.detail.insert_str(0, &form);
    }
    poems
}

/// Symbols in the protocol's form: nested, or flat where the client cannot show nested ones.
pub(super) fn written(symbols: &[Symbol], document: &Document, (encoding, nested): (Encoding, bool)) -> Vec<Value> {
    let lines = Lines::of(&document.text, encoding);
    if nested {
        return symbols.iter().map(|symbol| symbol.nested(&lines)).collect();
    }
    let mut flat = Vec::new();
    for symbol in symbols {
        symbol.flatten(None, (&lines, &document.uri), &mut flat);
    }
    flat
}

impl Symbol {
    fn nested(&self, lines: &Lines<'_>) -> Value {
        json!({
            "name": self.name,
            "detail": self.detail,
            "kind": self.kind,
            "range": lines.range(self.whole.range()),
            "selectionRange": lines.range(self.head.range()),
            "children": self.parts.iter().map(|part| part.nested(lines)).collect::<Vec<_>>(),
        })
    }

    fn flatten(&self, of: Option<&str>, (lines, uri): (&Lines<'_>, &str), flat: &mut Vec<Value>) {
        let range: Range = lines.range(self.whole.range());
        flat.push(json!({
            "name": self.name,
            "kind": self.kind,
            "location": {"uri": uri, "range": range},
            "containerName": of,
        }));
        self.parts.iter().for_each(|part| part.flatten(Some(&self.name), (lines, uri), flat));
    }
}

/// A draft whose parts are listed.
struct Outline<'a> {
    text: &'a str,
    poem: &'a Poem,
}

impl Outline<'_> {
    /// The stanzas of each poem: one begins at every heading.
    fn poems(&self) -> Vec<ops::Range<usize>> {
        let count = self.poem.stanzas.len();
        let starts = (0..count).filter(|&at| at == 0 || self.poem.headed.get(at).copied().unwrap_or(false));
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().copied().skip(1).chain([count]);
        starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
    }

    /// A poem that has these stanzas.
    fn symbol(&self, stanzas: ops::Range<usize>) -> Symbol {
        let parts: Vec<Symbol> = stanzas.clone().map(|at| self.stanza(at, at - stanzas.start + 1)).collect();
        let heading = self.above(stanzas.start, |role| matches!(role, Role::Title | Role::Number));
        let lines = self.lines(stanzas.start).start..self.lines(stanzas.end.saturating_sub(1)).end;
        let first = self.written(lines.start);
        let head = heading.first().map_or(first, |&(span, _)| span);
        let words: Vec<&str> = heading.iter().map(|&(_, words)| words).collect();
        Symbol {
            name: if words.is_empty() { self.words(lines.start) } else { words.join(" ") },
            detail: counted(lines.len(), "line"),
            kind: MODULE,
            whole: Span::new(head.start().min(first.start()), self.written(lines.end.saturating_sub(1)).end()),
            head,
            parts: if parts.len() > 1 { parts } else { Vec::new() },
        }
    }

    /// A stanza by the name of its part, where the poet gave it one, or by its number in the poem.
    fn stanza(&self, at: usize, number: usize) -> Symbol {
        let lines = self.lines(at);
        let label = self.above(at, |role| matches!(role, Role::Label | Role::Envoi)).into_iter().last();
        let name = label.map(|(_, words)| words.trim_matches(|c: char| "[]():#*_ ".contains(c)).to_owned());
        let first = self.written(lines.start);
        let head = label.map_or(first, |(span, _)| span);
        Symbol {
            name: name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("Stanza {number}")),
            detail: self.words(lines.start),
            kind: TEXT,
            whole: Span::new(head.start().min(first.start()), self.written(lines.end.saturating_sub(1)).end()),
            head,
            parts: Vec::new(),
        }
    }

    /// Whether there is a title right above a stanza.
    fn is_titled(&self, at: usize) -> bool {
        !self.above(at, |role| role == Role::Title).is_empty()
    }

    /// The lines of some roles between a stanza and the one before it, with their words.
    fn above(&self, at: usize, wanted: impl Fn(Role) -> bool) -> Vec<(Span, &str)> {
        let place = |line: usize| self.poem.lines.get(line).map_or(0, |line| line.place);
        let start = at.checked_sub(1).map_or(0, |before| place(self.lines(before).end.saturating_sub(1)) + 1);
        let end = place(self.lines(at).start);
        let between = self.poem.page.lines.iter().zip(&self.poem.roles).take(end).skip(start);
        let found = between.filter(|&(_, &role)| wanted(role));
        let words =
            found.map(|(line, _)| (line.physical, line.heard.of(self.text).trim().trim_start_matches('#').trim()));
        words.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The lines of verse of a stanza.
    fn lines(&self, stanza: usize) -> ops::Range<usize> {
        self.poem.stanzas.get(stanza).cloned().unwrap_or_default()
    }

    /// The bytes in which a line of verse is written.
    fn written(&self, line: usize) -> Span {
        self.poem.lines.get(line).map_or(Span::new(0, 0), |line| line.written.span())
    }

    /// The words of a line of verse.
    fn words(&self, line: usize) -> String {
        self.poem.lines.get(line).map(|line| line.heard.text.trim().to_owned()).unwrap_or_default()
    }
}
