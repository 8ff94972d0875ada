//! The physical lines of a file without what every syntax leaves out: comments, tags of HTML, invisible characters.

use crate::span::Span;

use super::Role;

/// A stretch of a physical line that is one line of the page, before markup is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The physical line, counted from 1.
    pub(super) number: u32,
    /// The bytes of the physical line, without its line ending.
    pub(super) physical: Span,
    /// The bytes that are left of it, in order; none for a blank line.
    pub(super) kept: Kept,
    /// The role of the line, where it is already known.
    pub(super) role: Option<Role>,
}

/// The bytes that are left of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// One run of bytes.
    One(Span),
    /// Several.
    Many(Vec<Span>),
}

impl Kept {
    /// The runs in order.
    pub(super) fn spans(&self) -> &[Span] {
        match self {
            Self::One(span) => std::slice::from_ref(span),
            Self::Many(spans) => spans,
        }
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The bytes of every physical line; only LF and CRLF end a line, and a byte order mark is no part of the first one.
pub fn physical_lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let (line, next) = match rest.find('\n') {
            Some(at) => (rest.get(..at).unwrap_or_default(), start + at + 1),
            None => (rest, text.len()),
        };
        let line = line.strip_suffix('\r').filter(|_| next > start + line.len()).unwrap_or(line);
        lines.push(Span::new(start, start + line.len()));
        start = next;
    }
    lines
}

/// The part of a line that may be heard: without a quote bar before it and a line break of Markdown after it.
pub(super) fn without_edges(line: &str) -> Span {
    let body = line.strip_prefix("| ").unwrap_or(line);
    let start = line.len() - body.len();
    let body = body.trim_end();
    let body = ["<br>", "<br/>", "<br />", "\\"].iter().find_map(|mark| body.strip_suffix(mark)).unwrap_or(body);
    Span::new(start, start + body.trim_end().len())
}

/// Parts lines at ` / ` where a poem is written on one line: three parts or more, and no other line of verse on the page.
pub(super) fn part_at_slashes(text: &str, lines: &mut Vec<SourceLine>) {
    let mut written = lines.iter().enumerate().filter(|(_, line)| line.role.is_none() && !line.is_blank(text));
    let (Some((at, only)), None) = (written.next(), written.next()) else { return };
    let &[whole] = only.kept.spans() else { return };
    let mut parts = Vec::new();
    let mut start = whole.start();
    let marks =
        whole.of(text).match_indices(SLASH).map(|(at, mark)| (whole.start() + at, whole.start() + at + mark.len()));
    for (end, next) in marks.collect::<Vec<_>>().into_iter().chain([(whole.end(), whole.end())]) {
        let part = Span::new(start, end);
        // Two slashes part stanzas, and leave a part without words between them.
        let word = part.of(text).trim_matches(|c: char| c == '/' || c.is_whitespace());
        parts.push(if word.is_empty() { Span::new(start, start) } else { part });
        start = next;
    }
    if parts.iter().filter(|part| !part.is_empty()).count() < FEWEST_PARTS {
        return;
    }
    let (number, physical) = (only.number, only.physical);
    let line = |part: Span| SourceLine {
        number,
        physical,
        kept: Kept::One(part),
        role: part.is_empty().then_some(Role::Blank),
    };
    lines.splice(at..=at, parts.into_iter().map(line));
}

/// The mark between lines of verse that are written on one line.
const SLASH: &str = " / ";

/// The fewest lines of a poem that is written on one line; with two, the slash may be anything.
const FEWEST_PARTS: usize = 3;

impl SourceLine {
    /// Whether the line has nothing but white space.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        self.kept.spans().iter().all(|span| span.of(text).trim().is_empty())
    }
}

/// Physical lines as they are, for a syntax that leaves nothing out.
pub(super) fn whole(physical: &[Span], from: usize) -> Vec<SourceLine> {
    let line = |(index, &line): (usize, &Span)| SourceLine {
        number: u32::try_from(index + 1).unwrap_or(u32::MAX),
        physical: line,
        kept: Kept::One(line),
        role: (index < from).then_some(Role::FrontMatter),
    };
    physical.iter().enumerate().map(line).collect()
}

/// Whether a character cannot be seen and parts no word: a soft hyphen, a joiner, a space without width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text may have comments, tags or invisible characters, by a fast look at its bytes: text without any is read
/// as it is.
pub(super) fn has_marks(text: &str) -> bool {
    const MARKS: [bool; 256] = {
        let mut marks = [false; 256];
        let ascii = *b"<&*_[`\\>#~%|";
        let mut at = 0;
        while at < ascii.len() {
            marks[ascii[at] as usize] = true;
            at += 1;
        }
        // The first bytes of a soft hyphen, of joiners and of a byte order mark; curly quotes begin with 0xE2 too.
        marks[0xc2] = true;
        marks[0xef] = true;
        marks
    };
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    body.bytes().any(|byte| MARKS[byte as usize]) || !body.is_ascii() && body.contains(is_unseen)
}

/// Opening and closing marks of text that is not shown: comments of HTML and of Obsidian, elements of HTML.
const UNSHOWN: [(&str, &str); 5] =
    [("<!--", "-->"), ("%%", "%%"), ("<script", "</script>"), ("<style", "</style>"), ("<head>", "</head>")];

/// The comment or element that is open while lines are read.
#[derive(Debug, Default)]
struct Open {
    /// The mark that closes what was opened on an earlier line.
    close: Option<&'static str>,
    /// For each row of [`UNSHOWN`], whether its closing mark is known not to follow; then its opening mark is text.
    never_closed: [bool; UNSHOWN.len()],
}

impl Open {
    /// The opening mark at a byte of the text, if it is closed somewhere below, with its closing mark.
    fn opened_at(&mut self, text: &str, at: usize) -> Option<(&'static str, &'static str)> {
        let rest = text.get(at..)?;
        let row = UNSHOWN.iter().position(|(mark, _)| starts_with_ignoring_case(rest, mark))?;
        let (mark, close) = UNSHOWN[row];
        if !self.never_closed[row] {
            self.never_closed[row] = find_ignoring_case(rest.get(mark.len()..)?, close).is_none();
        }
        (!self.never_closed[row]).then_some((mark, close))
    }
}

/// Reads physical lines, leaving out comments, tags and marks that cannot be seen.
pub(super) fn read(text: &str, physical: &[Span], from: usize) -> Vec<SourceLine> {
    let mut open = Open::default();
    let mut lines = Vec::with_capacity(physical.len());
    let careful = has_marks(text);
    for (index, &line) in physical.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let source = |kept, role| SourceLine { number, physical: line, kept, role };
        if index < from {
            lines.push(source(Kept::One(Span::new(line.start(), line.start())), Some(Role::FrontMatter)));
            continue;
        }
        let body = without_edges(line.of(text)).shifted(line.start());
        if !careful {
            lines.push(source(Kept::One(body), None));
            continue;
        }
        read_line(text, body, &mut open, &mut |kept, role| lines.push(source(kept, role)));
    }
    lines
}

/// Reads one physical line into one line of the page, or several where `<br>` parts it.
fn read_line(text: &str, body: Span, open: &mut Open, add: &mut dyn FnMut(Kept, Option<Role>)) {
    let mut kept: Vec<Span> = Vec::new();
    let (mut at, mut start) = (body.start(), body.start());
    let (mut commented, mut tagged, mut heading) = (open.close.is_some(), false, false);
    while at < body.end() {
        let rest = Span::new(at, body.end()).of(text);
        if let Some(close) = open.close {
            let end = find_ignoring_case(rest, close);
            at = end.map_or(body.end(), |end| at + end + close.len());
            start = at;
            open.close = if end.is_some() { None } else { open.close };
            continue;
        }
        if let Some((mark, close)) = open.opened_at(text, at) {
            push(&mut kept, Span::new(start, at));
            (at, start) = (at + mark.len(), at + mark.len());
            (commented, open.close) = (true, Some(close));
        } else if let Some(tag) = tag(rest) {
            push(&mut kept, Span::new(start, at));
            heading |= tag.name.len() == 2 && matches!(tag.name.as_bytes(), [b'h' | b'H', b'1'..=b'6']);
            tagged = true;
            at += tag.length;
            start = at;
            if tag.name.eq_ignore_ascii_case("br") && (!blank(text, &kept) || at < body.end()) {
                let role = role_of(text, &kept, false, false, heading);
                add(Kept::of(std::mem::take(&mut kept), body), role);
            }
        } else {
            let c = rest.chars().next().unwrap_or(' ');
            if is_unseen(c) {
                push(&mut kept, Span::new(start, at));
                start = at + c.len_utf8();
            }
            at += c.len_utf8();
        }
    }
    push(&mut kept, Span::new(start.min(body.end()), body.end()));
    let role = role_of(text, &kept, commented, tagged, heading);
    add(Kept::of(kept, body), role);
}

fn role_of(text: &str, kept: &[Span], commented: bool, tagged: bool, heading: bool) -> Option<Role> {
    match blank(text, kept) {
        true if commented => Some(Role::Comment),
        true if tagged => Some(Role::Markup),
        false if heading => Some(Role::Title),
        _ => None,
    }
}

fn blank(text: &str, kept: &[Span]) -> bool {
    kept.iter().all(|span| span.of(text).trim().is_empty())
}

impl Kept {
    fn of(spans: Vec<Span>, body: Span) -> Self {
        match spans.as_slice() {
            [] => Self::One(Span::new(body.start(), body.start())),
            &[one] => Self::One(one),
            _ => Self::Many(spans),
        }
    }
}

fn push(kept: &mut Vec<Span>, span: Span) {
    if !span.is_empty() {
        kept.push(span);
    }
}

/// A tag of HTML.
struct Tag<'a> {
    name: &'a str,
    /// The bytes that it takes.
    length: usize,
}

/// The most bytes of a tag; what is longer is text.
const LONGEST_TAG: usize = 1_000;

/// The tag at the beginning of a text, if one is there: `<br/>`, `</p>`, `<div class="poem">`.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let named = inner.strip_prefix('/').unwrap_or(inner);
    let end = named.find(|c: char| !c.is_ascii_alphanumeric()).filter(|&end| end > 0)?;
    let name = named.get(..end)?;
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let follows = named.get(end..)?.starts_with(['>', '/', ' ', '\t']);
    let window = inner.as_bytes().get(..LONGEST_TAG).unwrap_or(inner.as_bytes());
    let close =
        window.iter().position(|byte| matches!(byte, b'>' | b'<')).filter(|&close| window.get(close) == Some(&b'>'))?;
    (begins && follows).then_some(Tag { name, length: close + 2 })
}

fn starts_with_ignoring_case(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark))
}

fn find_ignoring_case(text: &str, mark: &str) -> Option<usize> {
    let (text, mark) = (text.as_bytes(), mark.as_bytes());
    (0..text.len()).find(|&at| text.get(at..at + mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<(String, Option<Role>)> {
        let lines = read(text, &physical_lines(text), 0);
        let words = |line: &SourceLine| line.kept.spans().iter().map(|span| span.of(text)).collect::<String>();
        lines.iter().map(|line| (words(line), line.role)).collect()
    }

    #[test]
    fn tags_and_comments_are_left_out() {
        assert_eq!(
            kept("<p>The mill<br/>\nis <b>still</b></p>\n<!-- try\nagain --> now\n%% note %%"),
            [
                ("The mill".to_owned(), None),
                ("is still".to_owned(), None),
                (String::new(), Some(Role::Comment)),
                (" now".to_owned(), None),
                (String::new(), Some(Role::Comment)),
            ]
        );
    }

    #[test]
    fn a_break_in_mid_line_parts_it() {
        let texts: Vec<String> = kept("<p>the mill<br>is still</p>").into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["the mill", "is still"]);
    }

    #[test]
    fn less_than_is_no_tag() {
        assert_eq!(kept("one < two > none <3")[0].0, "one < two > none <3");
    }

    #[test]
    fn soft_hyphens_and_joiners_part_no_word() {
        assert_eq!(kept("na\u{ad}tion of wa\u{200b}ter")[0].0, "nation of water");
    }
}
