//! What the rules have to say, before it is laid out for a reader.

use crate::analysis::Poem;
use crate::form::{Form, Level};
use crate::span::{Span, column};

use super::{Finding, Related, Rule, Severity};

/// How a finding stands to the main case of its rule, whose level a form or a poet may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Case {
    /// One level above the main case: a count so far out that no reading comes near.
    Graver,
    /// The main case.
    #[default]
    Main,
    /// One level below.
    Milder,
}

/// One thing a rule has to say, with lines counted from 0 over the draft's lines of verse.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    pub(super) rule: Rule,
    pub(super) case: Case,
    pub(super) line: usize,
    pub(super) spans: Vec<Span>,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) related: Vec<(usize, String)>,
    pub(super) guess: Option<String>,
    /// The level of the main case as an exception of the form sets it for this line.
    pub(super) main: Option<Severity>,
}

impl Remark {
    /// A remark on a whole line; spans of the line make it narrower.
    pub(super) fn new(rule: Rule, line: usize, message: impl Into<String>) -> Self {
        Self {
            rule,
            case: Case::Main,
            line,
            spans: Vec::new(),
            message: message.into(),
            help: String::new(),
            related: Vec::new(),
            guess: None,
            main: None,
        }
    }

    pub(super) fn case(self, case: Case) -> Self {
        Self { case, ..self }
    }

    pub(super) fn over(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.spans.extend(spans);
        self
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    pub(super) fn beside(mut self, line: usize, message: impl Into<String>) -> Self {
        self.related.push((line, message.into()));
        self
    }

    /// Says that the remark rests on a guessed word, which lowers it one level.
    pub(super) fn guessing(self, word: Option<String>) -> Self {
        Self { guess: word, ..self }
    }

    pub(super) fn main(self, level: Option<Severity>) -> Self {
        Self { main: level, ..self }
    }
}

/// Everything the rules have to say of one poem laid on one layout.
#[derive(Debug, Clone)]
pub(super) struct Report<'a> {
    form: &'a Form,
    pub(super) remarks: Vec<(Severity, Remark)>,
    /// Licenses used, a line each, in words.
    pub(super) licenses: Vec<(usize, String)>,
    /// What is open and cannot be broken yet, a line each, in words.
    pub(super) pending: Vec<(usize, String)>,
    /// Lines that rest on a guessed word.
    pub(super) guessed: Vec<usize>,
    /// Lines that rhyme with an earlier one as they should.
    pub(super) kept_rhymes: usize,
}

impl<'a> Report<'a> {
    /// An empty report, with the levels this form sets.
    pub(super) fn new(form: &'a Form) -> Self {
        Self {
            form,
            remarks: Vec::new(),
            licenses: Vec::new(),
            pending: Vec::new(),
            guessed: Vec::new(),
            kept_rhymes: 0,
        }
    }

    /// Adds a remark at the level its rule, its case, the form and a guess give it.
    pub(super) fn add(&mut self, remark: Remark) {
        let main = match (self.form.level(remark.rule), remark.main) {
            (Some(Level::Off), _) => return,
            (_, Some(level)) | (Some(Level::At(level)), None) => level,
            (None, None) => remark.rule.default_severity(),
        };
        let severity = match remark.case {
            Case::Graver => main.graver(),
            Case::Main => main,
            Case::Milder => main.milder(),
        };
        let severity = if remark.guess.is_some() { severity.milder() } else { severity };
        self.remarks.push((severity, remark));
    }

    /// Adds remarks, if there are any.
    pub(super) fn extend(&mut self, remarks: impl IntoIterator<Item = Remark>) {
        remarks.into_iter().for_each(|remark| self.add(remark));
    }

    /// Whether nothing of a rule is wanted, so that it need not be looked for.
    pub(super) fn is_off(&self, rule: Rule) -> bool {
        self.form.level(rule) == Some(Level::Off)
    }

    /// How many remarks there are at a level.
    pub(super) fn count(&self, level: Severity) -> usize {
        self.remarks.iter().filter(|(severity, _)| *severity == level).count()
    }
}

/// A remark as a finding: physical lines, columns in grapheme clusters.
pub(super) fn finding(poem: &Poem, severity: Severity, remark: Remark) -> Finding {
    let start = remark.spans.iter().map(|span| span.start).min();
    let end = remark.spans.iter().map(|span| span.end).max();
    let text = poem.lines.get(remark.line).map_or("", |line| &*line.heard.text);
    let before = columns_before_verse(poem, remark.line);
    let number = physical(poem, remark.line);
    let message = match &remark.guess {
        Some(word) if !remark.message.contains(word.as_str()) => {
            format!("{}, if I say *{word}* rightly", remark.message.trim_end_matches('.'))
        }
        _ => remark.message,
    };
    Finding {
        rule: remark.rule,
        severity,
        line: number,
        column: before + column(text, start.unwrap_or(0)),
        end_line: number,
        end_column: before + column(text, end.unwrap_or(text.len())),
        message,
        help: remark.help,
        related: remark
            .related
            .into_iter()
            .map(|(line, message)| Related { line: physical(poem, line), message })
            .collect(),
        guess: remark.guess,
    }
}

/// The physical line of a line of verse; a draft without verse is said to stand on its first line.
pub(super) fn physical(poem: &Poem, line: usize) -> u32 {
    poem.lines.get(line).map_or(1, |line| line.number)
}

/// How many columns of the physical line come before its verse: a quote mark is ASCII, so bytes are columns.
fn columns_before_verse(poem: &Poem, line: usize) -> u32 {
    let bytes = poem.lines.get(line).and_then(|line| {
        let draft_line = poem.draft.lines.get((line.number as usize).checked_sub(1)?)?;
        line.start.checked_sub(draft_line.span.start)
    });
    bytes.and_then(|bytes| u32::try_from(bytes).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::form::Registry;

    fn severity_of(remark: Remark, form: &str) -> Option<Severity> {
        let form = Registry::default().find(form).unwrap();
        let mut report = Report::new(&form);
        report.add(remark);
        report.remarks.first().map(|(severity, _)| *severity)
    }

    #[test]
    fn a_guess_lowers_a_finding_exactly_one_level_and_names_the_word() {
        let remark =
            Remark::new(Rule::Syllables, 0, "8 syllables; line 1 has 7").guessing(Some("foglefreude".to_owned()));
        assert_eq!(severity_of(remark.clone(), "haiku"), Some(Severity::Warning));
        let poem = Session::default().hear("fickle foglefreude");
        let found = finding(&poem, Severity::Warning, remark);
        assert_eq!(found.message, "8 syllables; line 1 has 7, if I say *foglefreude* rightly");
    }

    #[test]
    fn columns_count_graphemes_of_the_physical_line() {
        let poem = Session::default().hear("one\n\n| noe\u{308}l bells");
        let bells = poem.lines[1].heard.words[1].span;
        let found = finding(&poem, Severity::Note, Remark::new(Rule::Rhyme, 1, "").over([bells]));
        assert_eq!((found.line, found.column, found.end_column), (3, 8, 13));
    }
}
