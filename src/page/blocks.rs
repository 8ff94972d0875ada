//! Readers of org, `AsciiDoc` and reStructuredText: where the file marks a block of verse, the lines outside are no
//! verse.

use crate::span::Span;

use super::heard_text::{HeardText, HeardTextBuilder};
use super::source::SourceLine;
use super::{PageLine, Role, marks};

/// What one line of a marked-up file is, before its inline marks are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    /// A line inside a block of verse, from this byte of the line on.
    Verse(usize),
    /// A line outside of such a block.
    Outside,
    /// A line of this role, its words from this byte on.
    Known(Role, usize),
}

/// Reads lines of org.
pub(super) fn org(text: &str, source: Vec<SourceLine>) -> Vec<PageLine> {
    let mut within = false;
    let mut drawer = false;
    let blocks = source.iter().map(|line| {
        let bare = bare(line, text);
        let upper: String = bare.chars().take(LONGEST_KEY).flat_map(char::to_uppercase).collect();
        if upper.starts_with("#+BEGIN_VERSE") || upper.starts_with("#+END_VERSE") {
            within = upper.starts_with("#+BEGIN");
            return Block::Known(Role::Markup, 0);
        }
        if within {
            return Block::Verse(0);
        }
        if bare.starts_with(':') && bare.ends_with(':') && bare.len() > 2 {
            drawer = !upper.starts_with(":END:");
            return Block::Known(Role::Markup, 0);
        }
        match () {
            () if drawer => Block::Known(Role::Markup, 0),
            () if upper.starts_with("#+TITLE:") => Block::Known(Role::Title, "#+TITLE:".len()),
            () if upper.starts_with("#+AUTHOR:") => Block::Known(Role::Byline, "#+AUTHOR:".len()),
            () if upper.starts_with("#+DATE:") => Block::Known(Role::Date, "#+DATE:".len()),
            () if bare.starts_with("#+") => Block::Known(Role::Markup, 0),
            () if bare.starts_with("# ") || bare == "#" => Block::Known(Role::Comment, 0),
            () => match stars(bare) {
                0 => Block::Outside,
                stars => Block::Known(Role::Title, stars),
            },
        }
    });
    let blocks: Vec<Block> = blocks.collect();
    finish(text, source, &blocks, &["/", "*", "_", "+", "=", "~"])
}

/// The most characters of a key at the beginning of a line that are looked at.
const LONGEST_KEY: usize = 16;

/// The number of bytes of a headline's stars with the blank after them; 0 where there are none.
fn stars(line: &str) -> usize {
    let stars = line.len() - line.trim_start_matches('*').len();
    if stars > 0 && line.get(stars..).is_some_and(|rest| rest.starts_with(' ')) { stars + 1 } else { 0 }
}

/// Reads lines of `AsciiDoc`.
pub(super) fn ascii_doc(text: &str, source: Vec<SourceLine>) -> Vec<PageLine> {
    /// Where in a block of verse a line lies.
    enum Place {
        Outside,
        /// Below `[verse]`.
        Named,
        /// Between two lines of `____`.
        Between,
        /// In the paragraph below `[verse]`.
        Paragraph,
    }
    let mut place = Place::Outside;
    let blocks = source.iter().map(|line| {
        let bare = bare(line, text);
        let fence = bare.len() >= 4 && bare.bytes().all(|byte| byte == b'_');
        let (next, block) = match place {
            Place::Named if fence => (Place::Between, Block::Known(Role::Markup, 0)),
            Place::Between if fence => (Place::Outside, Block::Known(Role::Markup, 0)),
            Place::Between => (Place::Between, Block::Verse(0)),
            Place::Paragraph if bare.is_empty() => (Place::Outside, Block::Outside),
            Place::Paragraph => (Place::Paragraph, Block::Verse(0)),
            Place::Named if !bare.is_empty() && !bare.starts_with('.') => (Place::Paragraph, Block::Verse(0)),
            Place::Named => (Place::Named, Block::Known(Role::Title, usize::from(bare.starts_with('.')))),
            Place::Outside if bare.starts_with("[verse") => (Place::Named, Block::Known(Role::Markup, 0)),
            Place::Outside => (Place::Outside, ascii_doc_outside(bare)),
        };
        place = next;
        if bare.is_empty() { Block::Outside } else { block }
    });
    let blocks: Vec<Block> = blocks.collect();
    finish(text, source, &blocks, &["*", "_", "`", "#"])
}

fn ascii_doc_outside(bare: &str) -> Block {
    let equals = bare.len() - bare.trim_start_matches('=').len();
    if equals > 0 && bare.get(equals..).is_some_and(|rest| rest.starts_with(' ')) {
        return Block::Known(Role::Title, equals + 1);
    }
    let attribute = bare.starts_with(':') && bare.get(1..).is_some_and(|rest| rest.contains(':'));
    match () {
        () if bare.starts_with("//") => Block::Known(Role::Comment, 0),
        () if attribute || bare.contains("::") || bare.starts_with('[') && bare.ends_with(']') => {
            Block::Known(Role::Markup, 0)
        }
        () => Block::Outside,
    }
}

/// Reads lines of reStructuredText.
pub(super) fn rst(text: &str, source: Vec<SourceLine>) -> Vec<PageLine> {
    let mut blocks: Vec<Block> = Vec::with_capacity(source.len());
    let mut directive = false;
    for line in &source {
        let (bare, indented) = (bare(line, text), line.physical.of(text).starts_with([' ', '\t']));
        directive = directive && (indented || bare.is_empty());
        let mut underlined = false;
        let block = match bare {
            "" => Block::Outside,
            "|" => Block::Known(Role::Blank, 0),
            _ if bare.starts_with("| ") => Block::Verse(2),
            _ if directive => Block::Known(Role::Markup, 0),
            _ if bare.starts_with(".. ") || bare == ".." => {
                directive = true;
                Block::Known(Role::Markup, 0)
            }
            _ if bare.starts_with(':') && bare.get(1..).is_some_and(|rest| rest.contains(": ")) => {
                Block::Known(Role::Markup, 0)
            }
            _ if is_underline(bare) => {
                underlined = true;
                Block::Known(Role::Markup, 0)
            }
            _ => Block::Outside,
        };
        if let Some(above @ Block::Outside) = blocks.last_mut().filter(|_| underlined) {
            *above = Block::Known(Role::Title, 0);
        }
        blocks.push(block);
    }
    finish(text, source, &blocks, &["*", "`"])
}

/// Whether a line is made of one mark, two or more of it, as below a title.
fn is_underline(bare: &str) -> bool {
    let mark = bare.chars().next().filter(|c| "=-~^\"'#*+".contains(*c));
    mark.is_some_and(|mark| bare.len() >= 2 && bare.chars().all(|c| c == mark))
}

fn bare<'a>(line: &SourceLine, text: &'a str) -> &'a str {
    line.physical.of(text).trim()
}

/// The lines of a page from their blocks: if there is any block of verse, the lines outside are markup, else they may
/// be verse.
fn finish(text: &str, source: Vec<SourceLine>, blocks: &[Block], marks: &[&str]) -> Vec<PageLine> {
    let any = blocks.iter().any(|block| matches!(block, Block::Verse(_)));
    let line = |(line, &block): (SourceLine, &Block)| {
        let (role, from) = match block {
            Block::Verse(from) => (None, from),
            Block::Outside if any => (Some(Role::Markup), 0),
            Block::Outside => (None, 0),
            Block::Known(role, from) => (Some(role), from),
        };
        let certain = line.role.or_else(|| match role {
            _ if bare(&line, text).is_empty() => Some(Role::Blank),
            None if marks::is_row(&line, text) => Some(marks::role_of_row(&line, text)),
            role => role,
        });
        let indent = line.physical.len() - line.physical.of(text).trim_start().len();
        let body = Span::new((line.physical.start() + indent + from).min(line.physical.end()), line.physical.end());
        PageLine {
            number: line.number,
            physical: line.physical,
            heard: inline(text, line.physical, body, marks),
            certain,
        }
    };
    source.into_iter().zip(blocks).map(line).collect()
}

/// The heard text of a line: without the marks around words, and with only the shown text of links.
fn inline(text: &str, physical: Span, body: Span, marks: &[&str]) -> HeardText {
    let mut heard = HeardTextBuilder::default();
    let mut at = body.start();
    let mut before = ' ';
    while at < body.end() {
        let rest = Span::new(at, body.end()).of(text);
        let Some(c) = rest.chars().next() else { break };
        if let Some((shown, length)) = link(rest) {
            heard.keep(shown.shifted(at), text);
            at += length;
            before = 'a';
            continue;
        }
        let mut symbol = [0; 4];
        let is_mark = marks.contains(&&*c.encode_utf8(&mut symbol));
        let after = rest.chars().nth(1).unwrap_or(' ');
        let opens = !before.is_alphanumeric() && after.is_alphanumeric() && closes_below(rest, c);
        let closes = before.is_alphanumeric() || before.is_ascii_punctuation();
        let skipped = matches!(c, '\u{ad}' | '\u{200b}') || is_mark && (opens || closes && !after.is_alphanumeric());
        if !skipped {
            heard.keep(Span::new(at, at + c.len_utf8()), text);
        }
        before = c;
        at += c.len_utf8();
    }
    heard.finish(physical, text)
}

fn closes_below(rest: &str, mark: char) -> bool {
    rest.get(mark.len_utf8()..).is_some_and(|rest| rest.contains(mark))
}

/// A link of org at the beginning of a text: the bytes shown, and all of its bytes.
fn link(text: &str) -> Option<(Span, usize)> {
    let inner = text.strip_prefix("[[")?;
    let close = inner.find("]]")?;
    let shown = inner.get(..close)?.find("][").map_or(0, |at| at + 2);
    Some((Span::new(2 + shown, 2 + close), close + 4))
}
