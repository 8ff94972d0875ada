//! A page: which lines of a poet's file are verse, and which are its title, its notes, its markup.
//!
//! ```text
//! text → physical lines → without comments and tags (source) → without markup (markdown, tex, blocks) → lines
//!      → what each line may be (evidence, margin) → sheets, one a poem → readings, the cheapest first
//! ```
//!
//! Markup that the syntax shows is taken off at once. Where only the look of the page shows what a line is, its possible
//! roles are kept, each with a cost; the judge takes the reading under which the form is kept best. Nothing here changes a
//! byte: the heard text of a line keeps its place in the file, and findings and edits point there.

mod blocks;
mod cost;
mod evidence;
mod front_matter;
mod heard_text;
mod label;
mod margin;
mod markdown;
mod marks;
mod notes;
mod reading;
mod role;
mod settled;
mod shape;
mod sheet;
mod source;
mod syntax;
mod tex;

pub use cost::{Cost, ERROR};
pub use front_matter::FrontMatter;
pub use heard_text::{HeardText, Piece};
pub(crate) use label::plain_name;
pub use reading::{PageReading, SheetReading, Spacing};
pub use role::Role;
pub use settled::{Held, Settled};
pub use source::physical_lines;
pub use syntax::Syntax;

use std::ops::Range;

use crate::span::Span;

use sheet::Sheet;

/// A file as a page of verse.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The block of keys at the top, if the poet put one there.
    pub front_matter: Option<FrontMatter>,
    /// The bytes of every physical line, without its line ending.
    pub physical: Vec<Span>,
    /// The lines of the page in order. A poem on one physical line has several.
    pub lines: Vec<PageLine>,
    sheets: Vec<Sheet>,
    /// Whether the only line with words looks like a title.
    pub(crate) lone_title: bool,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLine {
    /// The physical line, counted from 1.
    pub number: u32,
    /// The bytes of the physical line, without its line ending.
    pub physical: Span,
    /// Its heard text, if it is read as verse.
    pub heard: HeardText,
    /// Its role, where the syntax or the poet decides it; `None` where the reading of the page does.
    pub certain: Option<Role>,
}

impl Page {
    /// Reads a file's text as a page. `settled` has the roles that the poet gave to lines, by their words.
    pub fn read(text: &str, syntax: Syntax, settled: &Settled) -> Self {
        Self::read_holding(text, syntax, settled, &Held::default())
    }

    /// The same while a line is typed: `held` has the roles that lines keep meanwhile.
    pub fn read_holding(text: &str, syntax: Syntax, settled: &Settled, held: &Held) -> Self {
        let physical = physical_lines(text);
        let front_matter = front_matter::read(text, &physical, syntax);
        let body = front_matter.as_ref().map_or(0, |matter| matter.lines.end);
        let mut lines = lines(text, syntax, &physical, body);
        mark_conflicts(text, &mut lines);
        notes::strip_marks(text, &mut lines);
        notes::strip_counts(text, &mut lines);
        if let Some(front) = &front_matter {
            label::mark(text, &mut lines, front);
        }
        let own = front_matter.as_ref().map(FrontMatter::settled);
        settled::settle(text, &mut lines, own.iter().chain([settled]), held);
        let sheets = sheet::sheets(text, &lines);
        let lone_title = sheet::lone_title(text, &lines);
        Self { front_matter, physical, lines, sheets, lone_title }
    }

    /// The physical line, from 1, of the first of git's conflict marks, if the draft has them.
    pub fn conflict(&self) -> Option<u32> {
        self.lines.iter().find(|line| line.certain == Some(Role::Conflict)).map(|line| line.number)
    }

    /// The sheets of the page: runs of its lines, in order, each with a reading of its own.
    pub fn sheets(&self) -> impl ExactSizeIterator<Item = Range<usize>> {
        self.sheets.iter().map(|sheet| sheet.lines.clone())
    }
}

/// Marks the lines that git leaves where it cannot merge: both the first and the last of them are there.
fn mark_conflicts(text: &str, lines: &mut [PageLine]) {
    const MARKS: [&str; 4] = ["<<<<<<< ", "||||||| ", "=======", ">>>>>>> "];
    if !text.contains(MARKS[0]) || !text.contains(MARKS[3]) {
        return;
    }
    let begins = |line: &PageLine, mark: &str| line.physical.of(text).starts_with(mark);
    if !lines.iter().any(|line| begins(line, MARKS[0])) || !lines.iter().any(|line| begins(line, MARKS[3])) {
        return;
    }
    for line in lines.iter_mut().filter(|line| MARKS.iter().any(|mark| begins(line, mark))) {
        line.certain = Some(Role::Conflict);
    }
}

/// Reads the lines of a page by its syntax.
fn lines(text: &str, syntax: Syntax, physical: &[Span], body: usize) -> Vec<PageLine> {
    let whole = || source::whole(physical, body);
    match syntax {
        Syntax::Tex => tex::read(text, whole()),
        Syntax::Org => blocks::org(text, whole()),
        Syntax::AsciiDoc => blocks::ascii_doc(text, whole()),
        Syntax::Rst => blocks::rst(text, whole()),
        Syntax::Plain | Syntax::Markdown => {
            let mut lines = source::read(text, physical, body);
            source::part_at_slashes(text, &mut lines);
            if syntax == Syntax::Markdown || source::has_marks(text) {
                markdown::read(text, lines, syntax == Syntax::Markdown)
            } else {
                lines.into_iter().map(|line| plain_line(text, &line)).collect()
            }
        }
    }
}

/// A line of a text without any markup.
fn plain_line(text: &str, line: &source::SourceLine) -> PageLine {
    let span = line.kept.spans().first().copied().unwrap_or_default();
    let certain = match line.role {
        None if span.of(text).trim().is_empty() => Some(Role::Blank),
        None if marks::is_row(line, text) => Some(marks::role_of_row(line, text)),
        role => role,
    };
    PageLine { number: line.number, physical: line.physical, heard: HeardText::verbatim(span), certain }
}
