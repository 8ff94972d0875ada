//! TeX: the lines of its verse environments, or of the whole file where there is none.

use crate::span::Span;

use super::heard_text::HeardTextBuilder;
use super::source::SourceLine;
use super::{PageLine, Role};

/// Environments whose lines are verse: of LaTeX, the packages verse, poemscol, memoir, gmverse and poetrytex.
const ENVIRONMENTS: [&str; 7] = ["verse", "verse*", "poem", "stanza", "altverse", "patverse", "verbatim"];

/// Commands whose argument names the poem or a part of it.
const TITLES: [&str; 8] =
    ["title", "poemtitle", "PoemTitle", "poemtoc", "section", "subsection", "chapter", "sequencetitle"];

/// Commands whose argument is no part of the text.
const SILENT: [&str; 22] = [
    "vspace",
    "hspace",
    "label",
    "ref",
    "cite",
    "footnote",
    "footnotemark",
    "index",
    "setlength",
    "settowidth",
    "usepackage",
    "documentclass",
    "begin",
    "end",
    "input",
    "include",
    "pagestyle",
    "marginpar",
    "indentpattern",
    "href",
    "setcounter",
    "renewcommand",
];

/// Reads lines of TeX.
pub(super) fn read(text: &str, source: Vec<SourceLine>) -> Vec<PageLine> {
    let begins = |line: &SourceLine| environment(bare(line, text), "\\begin{");
    let any = source.iter().any(|line| begins(line).is_some_and(|name| ENVIRONMENTS.contains(&name)));
    let mut within = !any;
    let mut lines = Vec::with_capacity(source.len());
    for line in source {
        let is_verse = |name: &str| ENVIRONMENTS.contains(&name);
        let opens = environment(bare(&line, text), "\\begin{").is_some_and(is_verse);
        let closes = environment(bare(&line, text), "\\end{").is_some_and(is_verse);
        let read = read_line(text, &line);
        within = within && !(any && closes);
        let certain = line.role.or(match read.1 {
            _ if bare(&line, text).is_empty() => Some(Role::Blank),
            _ if opens || closes => Some(Role::Markup),
            Some(role) => Some(role),
            None if !within => Some(Role::Markup),
            None if read.0.is_blank() => Some(Role::Markup),
            None => None,
        });
        within |= opens;
        lines.push(PageLine {
            number: line.number,
            physical: line.physical,
            heard: read.0.finish(line.physical, text),
            certain,
        });
    }
    lines
}

fn bare<'a>(line: &SourceLine, text: &'a str) -> &'a str {
    line.physical.of(text).trim()
}

/// The name of the environment that a line opens or closes.
fn environment<'a>(line: &'a str, command: &str) -> Option<&'a str> {
    let (name, _) = line.strip_prefix(command)?.split_once('}')?;
    Some(name)
}

/// The heard text of one line, and its role where a command gives one.
fn read_line(text: &str, line: &SourceLine) -> (HeardTextBuilder, Option<Role>) {
    let mut reader = Reader {
        text,
        end: line.physical.end(),
        at: line.physical.start(),
        heard: HeardTextBuilder::default(),
        role: None,
    };
    while reader.at < reader.end {
        reader.step();
    }
    (reader.heard, reader.role)
}

struct Reader<'a> {
    text: &'a str,
    end: usize,
    at: usize,
    heard: HeardTextBuilder,
    role: Option<Role>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        Span::new(self.at, self.end).of(self.text)
    }

    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else {
            self.at = self.end;
            return;
        };
        match c {
            '%' => {
                self.role = self.role.or(self.heard.is_blank().then_some(Role::Comment));
                self.at = self.end;
            }
            '{' | '}' | '\u{ad}' | '\u{200b}' => self.at += c.len_utf8(),
            '~' => self.replace(1, " "),
            '\\' => self.command(),
            _ => {
                const DASHES: [(&str, &str); 4] = [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")];
                if let Some((mark, sign)) = DASHES.iter().find(|(mark, _)| rest.starts_with(mark)) {
                    self.replace(mark.len(), sign);
                } else {
                    self.keep(c.len_utf8());
                }
            }
        }
    }

    fn keep(&mut self, bytes: usize) {
        self.heard.keep(Span::new(self.at, self.at + bytes), self.text);
        self.at += bytes;
    }

    fn replace(&mut self, bytes: usize, heard: &str) {
        self.heard.replace(Span::new(self.at, self.at + bytes), heard);
        self.at += bytes;
    }

    fn command(&mut self) {
        let rest = self.rest().get(1..).unwrap_or_default();
        let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        if name > 0 {
            self.named(name);
            return;
        }
        match rest.chars().next() {
            Some('\\') => self.line_end(),
            Some(c @ ('&' | '%' | '$' | '#' | '_' | '{' | '}')) => {
                self.at += 1;
                self.keep(c.len_utf8());
            }
            Some(c) if accent(c).is_some() => self.accented(accent(c).unwrap_or_default()),
            Some(c) => self.at += 1 + c.len_utf8(),
            None => self.at = self.end,
        }
    }

    /// `\\`, `\\*`, `\\!`, `\\[2ex]`.
    fn line_end(&mut self) {
        self.at += 2;
        let rest = self.rest();
        let marks = rest.len() - rest.trim_start_matches(['*', '!', '>']).len();
        self.at += marks;
        self.skip_optional();
    }

    fn skip_optional(&mut self) {
        if let Some(close) = self.rest().strip_prefix('[').and_then(|rest| rest.find(']')) {
            self.at += close + 2;
        }
    }

    fn named(&mut self, length: usize) {
        let name = self.rest().get(1..=length).unwrap_or_default().to_owned();
        self.at += 1 + length;
        if self.rest().starts_with('*') {
            self.at += 1;
        }
        self.skip_optional();
        if SILENT.contains(&name.as_str()) {
            while let Some(close) = self.rest().strip_prefix('{').map(closing) {
                self.at += close + 1;
            }
        } else if TITLES.contains(&name.as_str()) {
            self.role = Some(Role::Title);
        } else if name == "attrib" || name == "author" {
            self.role = Some(Role::Byline);
        } else if name == "date" {
            self.role = Some(Role::Date);
        } else if name == "item" || name == "newcommand" || name == "def" {
            self.role = Some(Role::Markup);
        } else if let Some((_, letter)) = LETTERS.iter().find(|(letter, _)| *letter == name) {
            self.heard.replace(Span::new(self.at - 1 - length, self.at), letter);
            let blank = self.rest().len() - self.rest().trim_start().len();
            self.at += blank;
        } else if self.rest().starts_with(' ') && self.heard.text().ends_with(' ') {
            self.at += 1;
        }
    }

    /// An accent command with its letter: `\'e`, `\"{o}`.
    fn accented(&mut self, mark: &str) {
        let inner = self.rest().get(2..).unwrap_or_default();
        let (open, close) = if inner.starts_with('{') { (1, 1) } else { (0, 0) };
        let Some(letter) = inner.get(open..).and_then(|rest| rest.chars().next()).filter(|c| c.is_alphabetic()) else {
            self.at += 2;
            return;
        };
        let heard: String = format!("{letter}{mark}");
        let heard: String = unicode_normalization::UnicodeNormalization::nfc(heard.as_str()).collect();
        self.replace(2 + open + letter.len_utf8() + close, &heard);
    }
}

/// The byte after the brace that closes a group, in the text after its opening brace.
fn closing(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        depth = match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// Commands that are letters and signs.
const LETTERS: [(&str, &str); 12] = [
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("ss", "ß"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textellipsis", "…"),
];

/// The combining mark of an accent command of one sign.
fn accent(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\'' => "\u{301}",
        '`' => "\u{300}",
        '^' => "\u{302}",
        '"' => "\u{308}",
        '~' => "\u{303}",
        '=' => "\u{304}",
        _ => return None,
    })
}
