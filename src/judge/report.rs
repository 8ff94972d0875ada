//! Remarks: findings as the checks make them, before they get a place in the text.

use crate::analysis::Poem;
use crate::form::{Form, Level};
use crate::span::Span;

use super::{Finding, LineLicense, Related, Rule, Severity};

/// By how much the severity of a remark differs from the level of its rule, which a form or a poet may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum LevelShift {
    /// One level up: a count that no reading comes near.
    Up,
    /// The level of the rule.
    #[default]
    None,
    /// One level down.
    Down,
}

/// A finding of a check. Lines are counted from 0 over the draft's lines of verse.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    pub(super) rule: Rule,
    pub(super) shift: LevelShift,
    pub(super) line: usize,
    pub(super) spans: Vec<Span>,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) related: Vec<(usize, String)>,
    pub(super) guess: Option<String>,
    /// The level that a `[[line]]` table of the form sets for this line; it replaces the rule's.
    pub(super) line_severity: Option<Severity>,
    /// Whether it is about the line's count of syllables, words or letters.
    pub(super) of_count: bool,
}

impl Remark {
    /// A remark on a whole line; [`Self::over`] narrows it to parts of the line.
    pub(super) fn new(rule: Rule, line: usize, message: impl Into<String>) -> Self {
        Self {
            rule,
            shift: LevelShift::None,
            line,
            spans: Vec::new(),
            message: message.into(),
            help: String::new(),
            related: Vec::new(),
            guess: None,
            line_severity: None,
            of_count: matches!(rule, Rule::Syllables | Rule::WordCount | Rule::LetterCount),
        }
    }

    /// Marks the remark as one about the line's count, which its rule does not show.
    pub(super) fn of_count(self) -> Self {
        Self { of_count: true, ..self }
    }

    /// Moves the remark one level up or down.
    pub(super) fn shift(self, shift: LevelShift) -> Self {
        Self { shift, ..self }
    }

    /// Narrows the remark to these spans of the line.
    pub(super) fn over(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.spans.extend(spans);
        self
    }

    /// Adds a sentence that helps.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// Adds another line that the remark refers to, with the message on that line.
    pub(super) fn beside(mut self, line: usize, message: impl Into<String>) -> Self {
        self.related.push((line, message.into()));
        self
    }

    /// Names the guessed word that the remark depends on, which moves it one level down.
    pub(super) fn guessing(self, word: Option<String>) -> Self {
        Self { guess: word, ..self }
    }

    /// Sets the level that the form gives this line.
    pub(super) fn line_severity(self, level: Option<Severity>) -> Self {
        Self { line_severity: level, ..self }
    }
}

/// Everything the checks report of one poem aligned with one layout.
#[derive(Debug, Clone)]
pub(super) struct Report<'a> {
    form: &'a Form,
    pub(super) remarks: Vec<(Severity, Remark)>,
    /// The licenses used: each with its line.
    pub(super) licenses: Vec<(usize, LineLicense)>,
    /// What lines do not keep yet and can still come right by writing on, in words, each with its line.
    pub(super) pending: Vec<(usize, String)>,
    /// The lines with a guessed word.
    pub(super) guessed: Vec<usize>,
    /// The number of lines that rhyme with an earlier one as they should.
    pub(super) kept_rhymes: usize,
    /// What the form asks and no check can judge, in words.
    pub(super) unjudged: Vec<String>,
}

impl<'a> Report<'a> {
    /// An empty report, with the levels that this form sets.
    pub(super) fn new(form: &'a Form) -> Self {
        Self {
            form,
            remarks: Vec::new(),
            licenses: Vec::new(),
            pending: Vec::new(),
            guessed: Vec::new(),
            kept_rhymes: 0,
            unjudged: Vec::new(),
        }
    }

    /// Adds something that the form asks and no check can judge, so that no verdict says the poem fits.
    pub(super) fn not_judged(&mut self, what: impl Into<String>) {
        self.unjudged.push(what.into());
    }

    /// Adds a license of a line that a reader notices, in words.
    pub(super) fn license(&mut self, line: usize, in_words: impl Into<String>) {
        self.licenses.push((line, LineLicense { in_words: in_words.into(), is_everyday: false }));
    }

    /// Adds a remark. Its severity follows from the level of its rule or line, its shift, and whether a word was guessed.
    pub(super) fn add(&mut self, remark: Remark) {
        let level = match (self.form.level(remark.rule), remark.line_severity) {
            (Some(Level::Off), _) => return,
            (_, Some(level)) | (Some(Level::At(level)), None) => level,
            (None, None) => remark.rule.default_severity(),
        };
        let severity = match remark.shift {
            LevelShift::Up => level.graver(),
            LevelShift::None => level,
            LevelShift::Down => level.milder(),
        };
        let severity = if remark.guess.is_some() { severity.milder() } else { severity };
        self.remarks.push((severity, remark));
    }

    /// Adds remarks, if there are any.
    pub(super) fn extend(&mut self, remarks: impl IntoIterator<Item = Remark>) {
        remarks.into_iter().for_each(|remark| self.add(remark));
    }

    /// Whether the form switches a rule off, so that its check may be skipped.
    pub(super) fn is_off(&self, rule: Rule) -> bool {
        self.form.level(rule) == Some(Level::Off)
    }

    /// The number of remarks of a severity.
    pub(super) fn count(&self, level: Severity) -> usize {
        self.remarks.iter().filter(|(severity, _)| *severity == level).count()
    }
}

/// Makes a finding of a remark: its physical lines, and its columns in grapheme clusters.
pub(super) fn finding(poem: &Poem, severity: Severity, remark: Remark) -> Finding {
    let start = remark.spans.iter().map(|span| span.start()).min();
    let end = remark.spans.iter().map(|span| span.end()).max();
    let column = |at: Option<usize>, is_end: bool| {
        let Some(line) = poem.lines.get(remark.line) else { return 1 };
        let physical = poem.page.lines.get(line.place).map_or(0, |line| line.physical.start());
        let text = &*line.heard.text;
        line.written.column(physical, text, at.unwrap_or(if is_end { text.len() } else { 0 }), is_end)
    };
    let number = physical(poem, remark.line);
    let message = match &remark.guess {
        Some(word) if !remark.message.contains(word.as_str()) => {
            format!("{}, if *{word}* is said as guessed", remark.message.trim_end_matches('.'))
        }
        _ => remark.message,
    };
    Finding {
        rule: remark.rule,
        severity,
        of_count: remark.of_count,
        line: number,
        column: column(start, false),
        end_line: number,
        end_column: column(end, true),
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

/// The physical line of a line of verse, from 1; 1 for a draft without verse.
pub(super) fn physical(poem: &Poem, line: usize) -> u32 {
    poem.lines.get(line).map_or(1, |line| line.number)
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
        assert_eq!(found.message, "8 syllables; line 1 has 7, if *foglefreude* is said as guessed");
    }

    #[test]
    fn columns_count_graphemes_of_the_physical_line() {
        let poem = Session::default().hear("one\n\n| noe\u{308}l bells");
        let bells = poem.lines[1].heard.words[1].span;
        let found = finding(&poem, Severity::Note, Remark::new(Rule::Rhyme, 1, "").over([bells]));
        assert_eq!((found.line, found.column, found.end_column), (3, 8, 13));
    }
}
