//! Verse in prose: sentences, runs of sentences and whole clauses that happen to keep a form.
//!
//! ```text
//! page → paragraphs → sentences (sentence) → words as heard, with what parts them (heard) → cuts into the form's lines (plan, search)
//!      → the judge's word (reading) → how good (quality) → finds, overlapping ones settled
//! ```
//!
//! Begin with [`Finder::new`] and [`Finder::find`]. A find begins and ends where sentences do, or where clauses do within one sentence; it
//! never crosses a paragraph and never parts a word. The judge decides whether a find fits; the search only leaves out lines that cannot
//! fit or that nobody would hear as verse in prose (counts by rare licenses, rhymes to the eye), so that no line is judged by two rules.

mod heard;
mod leaning;
mod paragraph;
mod plan;
mod quality;
mod reading;
mod search;
mod sentence;
mod settle;
mod split;

pub use paragraph::Paragraph;
pub use plan::{CannotFind, MOST_LINES};
pub use split::{Split, Uncut};

use std::sync::Arc;

use crate::form::Form;
use crate::lexicon::Ear;
use crate::rhyme::Accent;
use crate::span::Span;

use heard::{HeardParagraph, Joint};
use plan::{Plan, Shape};
use quality::Weighed;
use reading::{Reader, fits};
use search::{Cut, Goal, Known, Search};

/// Verse found in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    /// Its bytes in the file.
    pub span: Span,
    /// The physical line in which it begins, counted from 1.
    pub line: u32,
    /// The physical line in which it ends.
    pub end_line: u32,
    /// Its lines.
    pub lines: Vec<FoundLine>,
    /// How good it is, from 0 to 1: see `quality`.
    pub quality: f32,
    /// The reasons for the quality, in words.
    pub why: Vec<String>,
}

/// A line of a find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLine {
    /// Its words and marks as they are written, white space apart.
    pub text: String,
    /// Whether it begins a stanza after another.
    pub begins_stanza: bool,
}

/// The options of a search, beside the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Where a find may begin and end.
    pub bounds: Bounds,
    /// Whether finds that depend on a guessed word are left out.
    pub without_guesses: bool,
    /// Whether finds that overlap better ones are kept.
    pub overlapping: bool,
    /// The accent in which rhymes are judged.
    pub accent: Accent,
}

/// Where a find may begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bounds {
    /// At the bounds of sentences.
    Sentence,
    /// At the bounds of clauses within a sentence too: at a semicolon, a colon, a dash.
    #[default]
    Clause,
    /// At commas, brackets and quotation marks within a sentence too.
    Phrase,
}

impl Bounds {
    /// Every choice, with its name and what it means.
    pub const ALL: &[(Self, &'static str, &'static str)] = &[
        (Self::Sentence, "sentence", "Whole sentences alone"),
        (Self::Clause, "clause", "Within a sentence at a semicolon, a colon or a dash too"),
        (Self::Phrase, "phrase", "Within a sentence at a comma, a bracket or a quotation mark too"),
    ];

    fn joint(self) -> Joint {
        match self {
            Self::Sentence => Joint::Sentence,
            Self::Clause => Joint::Clause,
            Self::Phrase => Joint::Phrase,
        }
    }
}

/// The most cuts of the same words that are judged, the likeliest first.
const MOST_JUDGED: usize = 4;

/// The most runs of words from one word on that are judged, the likeliest first: finds of a loose form overlap in any case.
const MOST_RUNS: usize = 4;

/// Looks for verse of one form in prose.
#[derive(Debug)]
pub struct Finder {
    plan: Arc<Plan>,
    reader: Reader,
    ear: Ear,
    asked: Asked,
}

impl Finder {
    /// A finder of this form that hears with this ear.
    ///
    /// # Errors
    /// [`CannotFind`], when prose cannot be searched for the form.
    pub fn new(form: Arc<Form>, ear: Ear, asked: Asked) -> Result<Self, CannotFind> {
        let plan = Arc::new(Plan::of(&form)?);
        Ok(Self { plan, reader: Reader::new(form, ear.clone(), asked.accent), ear, asked })
    }

    /// The verse in a paragraph, in the order of the text. The time grows with the paragraph's length.
    ///
    /// ```
    /// use verse::find::{Asked, Finder, Paragraph};
    /// use verse::{form::Registry, lexicon::Ear};
    ///
    /// let mut finder = Finder::new(Registry::new().find("haiku")?, Ear::new(), Asked::default())?;
    /// let prose = "The letter came. First frost on the gate; a robin takes the handle, as if it were his. Nobody read it.";
    /// let found = finder.find(&Paragraph::alone(prose));
    /// assert_eq!(found[0].lines[1].text, "a robin takes the handle,");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn find(&mut self, paragraph: &Paragraph) -> Vec<Find> {
        let plan = Arc::clone(&self.plan);
        let heard = HeardParagraph::hear(&paragraph.text, &self.ear);
        let goal = Goal::Joint(self.asked.bounds.joint());
        let mut known = Known::default();
        let mut finds = Vec::new();
        for shape in &plan.shapes {
            for start in 0..heard.words.len() {
                if heard.joints[start] < self.asked.bounds.joint() {
                    continue;
                }
                known.forget_much();
                let cuts = Search::new(&heard, (&plan, shape), self.asked.accent, &mut known, goal).from(start);
                for cuts in self.likeliest(&heard, shape, cuts) {
                    finds.extend(self.best(paragraph, &heard, shape, &cuts));
                }
            }
        }
        settle::settle(finds, self.asked.overlapping)
    }

    /// Cuts grouped by the words they cut, the likeliest first, as many as are worth judging.
    fn likeliest(&self, heard: &HeardParagraph<'_>, shape: &Shape, cuts: Vec<Cut>) -> Vec<Vec<Cut>> {
        if cuts.len() < 2 {
            return if cuts.is_empty() { Vec::new() } else { vec![cuts] };
        }
        let expected =
            |cut: &Cut| Weighed { heard, plan: &self.plan, shape, cut, accent: self.asked.accent }.expected();
        let mut weighed: Vec<(f32, Cut)> = cuts.into_iter().map(|cut| (expected(&cut), cut)).collect();
        weighed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let most = if self.asked.overlapping { usize::MAX } else { MOST_RUNS };
        let mut runs: Vec<Vec<Cut>> = Vec::new();
        for (_, cut) in weighed {
            match runs.iter().position(|run| run[0].words() == cut.words()) {
                Some(run) if runs[run].len() < MOST_JUDGED => runs[run].push(cut),
                None if runs.len() < most => runs.push(vec![cut]),
                Some(_) | None => {}
            }
        }
        runs
    }

    /// The first of several cuts of the same words that fits the form.
    fn best(&mut self, paragraph: &Paragraph, heard: &HeardParagraph<'_>, shape: &Shape, cuts: &[Cut]) -> Option<Find> {
        let plan = Arc::clone(&self.plan);
        let words = cuts.first()?.words();
        if self.asked.without_guesses && heard.words[words].iter().any(|word| word.spoken.is_guess()) {
            return None;
        }
        cuts.iter().find_map(|cut| {
            let lines = lines_of(heard, shape, cut);
            let verdict = self.reader.verdict(lines.iter().map(|line| (line.text.as_str(), line.begins_stanza)))?;
            fits(&verdict).then(|| {
                let quality = Weighed { heard, plan: &plan, shape, cut, accent: self.asked.accent }.quality(&verdict);
                let span = heard.span_alone(cut.words());
                let (span, rows) = (paragraph.in_file(span), paragraph.lines(span));
                let (line, end_line) = (*rows.start(), *rows.end());
                Find { span, line, end_line, lines, quality: quality.score, why: quality.why }
            })
        })
    }
}

/// The lines of a cut as they are written.
fn lines_of(heard: &HeardParagraph<'_>, shape: &Shape, cut: &Cut) -> Vec<FoundLine> {
    let whole = heard.span_alone(cut.words());
    let text = |words| {
        let span = heard.span(words);
        let written = Span::new(span.start().max(whole.start()), span.end().min(whole.end())).of(heard.text);
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let lines = cut.lines().zip(&shape.lines);
    lines.map(|(words, line)| FoundLine { text: text(words), begins_stanza: line.begins_stanza }).collect()
}

#[cfg(test)]
mod tests;
