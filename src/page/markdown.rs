//! Reads Markdown: the heard text of each line, with its bytes in the file.
//!
//! `pulldown-cmark` reads a copy of the page in which lines have no indent and rows of marks are blank lines, so that no verse is taken
//! for code and no line above a row of dashes for a heading. Its ranges are carried back to the file.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::span::Span;

use super::heard_text::{HeardText, HeardTextBuilder};
use super::source::SourceLine;
use super::{PageLine, Role, marks};

/// Reads lines as Markdown; where `lists` is false, a number that begins a line is text.
pub(super) fn read(text: &str, source: Vec<SourceLine>, lists: bool) -> Vec<PageLine> {
    let copy = Copy::of(text, &source, lists);
    let mut reader = Reader::new(&copy, text, source.len());
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    for (event, range) in Parser::new_ext(&copy.text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.finish(source)
}

/// The page as the parser reads it.
struct Copy {
    text: String,
    /// Runs of the copy, each by its first byte there, with their bytes in the file.
    runs: Vec<(usize, Span)>,
    /// The first byte of each line in the copy.
    lines: Vec<usize>,
}

impl Copy {
    fn of(text: &str, source: &[SourceLine], lists: bool) -> Self {
        let mut copy = Self { text: String::with_capacity(text.len()), runs: Vec::new(), lines: Vec::new() };
        for line in source {
            copy.lines.push(copy.text.len());
            if line.role.is_none() && !marks::is_row(line, text) {
                copy.add_line(text, line, lists);
            }
            copy.text.push('\n');
        }
        copy
    }

    fn add_line(&mut self, text: &str, line: &SourceLine, lists: bool) {
        let mut begun = false;
        for &span in line.kept.spans() {
            let run = if begun { span } else { Span::new(span.end() - span.of(text).trim_start().len(), span.end()) };
            if run.is_empty() {
                continue;
            }
            if !begun && !lists {
                self.add_numbered(text, run);
            } else {
                self.push(text, run);
            }
            begun = true;
        }
    }

    /// Adds a run of the file. In verse a grave accent is a quotation mark: only fences keep theirs.
    fn push(&mut self, text: &str, run: Span) {
        self.runs.push((self.text.len(), run));
        let fence = run.of(text).starts_with("```");
        let from = self.text.len();
        self.text.push_str(run.of(text));
        if !fence && self.text.get(from..).is_some_and(|added| added.contains('`')) {
            let plain = run.of(text).replace('`', "'");
            self.text.truncate(from);
            self.text.push_str(&plain);
        }
    }

    /// Adds the beginning of a line; where it looks like a number of a list, a backslash keeps it from being one.
    fn add_numbered(&mut self, text: &str, run: Span) {
        let digits = run.of(text).bytes().take_while(u8::is_ascii_digit).count();
        let mark = run.start() + digits;
        let split =
            if digits > 0 && Span::new(mark, run.end()).of(text).starts_with(['.', ')']) { mark } else { run.start() };
        for part in [Span::new(run.start(), split), Span::new(split, run.end())] {
            if part.start() == split && split > run.start() {
                self.text.push('\\');
            }
            if !part.is_empty() {
                self.push(text, part);
            }
        }
    }

    /// The runs of the file that a range of the copy is made of.
    fn in_file(&self, range: Range<usize>) -> impl Iterator<Item = Span> {
        let first = self.runs.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        self.runs.iter().skip(first).take_while(move |(start, _)| *start < range.end).filter_map(
            move |&(start, file)| {
                let (from, to) = (range.start.max(start), range.end.min(start + file.len()));
                (from < to).then(|| Span::new(file.start() + from - start, file.start() + to - start))
            },
        )
    }

    fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at).saturating_sub(1)
    }
}

/// Collects the role and the heard text of each line from the parser's events.
struct Reader<'a> {
    copy: &'a Copy,
    text: &'a str,
    lines: Vec<HeardTextBuilder>,
    roles: Vec<Option<Role>>,
    /// How many images or automatic links enclose the text; above 0 it is not heard.
    unheard: usize,
    /// How many footnotes enclose the text.
    notes: usize,
}

impl<'a> Reader<'a> {
    fn new(copy: &'a Copy, text: &'a str, lines: usize) -> Self {
        let lines = std::iter::repeat_with(HeardTextBuilder::default).take(lines).collect();
        let roles = vec![None; copy.lines.len()];
        Self { copy, text, lines, roles, unheard: 0, notes: 0 }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.unheard += 1;
                // The end of an automatic link is an end of any link: the links inside are counted alike.
            }
            Event::Start(Tag::Link { .. }) if self.unheard > 0 => self.unheard += 1,
            Event::End(TagEnd::Image | TagEnd::Link) => self.unheard = self.unheard.saturating_sub(1),
            Event::Start(Tag::FootnoteDefinition(_)) => self.notes += 1,
            Event::End(TagEnd::FootnoteDefinition) => self.notes = self.notes.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => self.set(&range, Role::Title),
            Event::Start(Tag::CodeBlock(_)) => self.set(&range, Role::Markup),
            Event::Text(heard) | Event::Code(heard) if self.unheard == 0 => self.hear(&heard, range),
            _ => {}
        }
    }

    /// Sets the role of the lines of a range.
    fn set(&mut self, range: &Range<usize>, role: Role) {
        let last = self.copy.line_at(range.end.saturating_sub(1));
        for line in self.copy.line_at(range.start)..=last {
            self.roles[line] = Some(role);
        }
    }

    /// Adds text that is heard; text of several lines is that of a fence.
    fn hear(&mut self, heard: &str, range: Range<usize>) {
        let written = self.copy.text.get(range.clone()).unwrap_or_default();
        let Some(at) = written.find(heard).filter(|_| !heard.is_empty()) else {
            let mut file = self.copy.in_file(range.clone());
            if let Some(first) = file.next() {
                let last = file.last().unwrap_or(first);
                let line = self.copy.line_at(range.start);
                self.lines[line].replace(Span::new(first.start(), last.end()), heard);
            }
            return;
        };
        let mut start = range.start + at;
        for part in heard.split_inclusive('\n') {
            let line = self.copy.line_at(start);
            let body = part.trim_end_matches('\n');
            for file in self.copy.in_file(start..start + body.len()) {
                self.lines[line].keep(file, self.text);
            }
            if heard.contains('\n') {
                self.roles[line] = None;
            }
            if self.notes > 0 {
                self.roles[line] = Some(Role::Note);
            }
            start += part.len();
        }
    }

    fn finish(self, source: Vec<SourceLine>) -> Vec<PageLine> {
        let Self { text, lines, roles, .. } = self;
        let all = source.into_iter().zip(lines).zip(roles);
        let line = |((line, heard), role): ((SourceLine, HeardTextBuilder), Option<Role>)| {
            let blank = line.is_blank(text);
            let certain = match (line.role, role) {
                (Some(role), _) => Some(role),
                (None, _) if blank => Some(Role::Blank),
                (None, _) if marks::is_row(&line, text) => Some(marks::role_of_row(&line, text)),
                (None, None) if heard.is_blank() => Some(Role::Markup),
                (None, role) => role,
            };
            let heard = if heard.is_blank() { verbatim(&line) } else { heard.finish(line.physical, text) };
            PageLine { number: line.number, physical: line.physical, heard, certain }
        };
        all.map(line).collect()
    }
}

fn verbatim(line: &SourceLine) -> HeardText {
    let spans = line.kept.spans();
    let (first, last) = (spans.first().copied().unwrap_or_default(), spans.last().copied().unwrap_or_default());
    HeardText::verbatim(Span::new(first.start(), last.end().max(first.start())))
}
