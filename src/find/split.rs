//! One given text cut into the lines of a form, or why it cannot be.

use std::sync::Arc;

use super::heard::{CountSet, HeardParagraph, Joint};
use super::paragraph::Paragraph;
use super::plan::{Line, Plan, Shape};
use super::search::{Cut, Goal, Known, Search};
use super::{Find, Finder, FoundLine, lines_of};
use crate::form::FormNoun;
use crate::judge::Severity;

/// The result of cutting a whole text.
#[derive(Debug, Clone, PartialEq)]
pub enum Split {
    /// The lines of the form.
    Fits(Find),
    /// It cannot be cut into lines that fit.
    Misfits(Uncut),
}

/// Why a text cannot be cut into the lines of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncut {
    /// The reasons, as sentences without their last stop; never empty.
    pub why: Vec<String>,
    /// The lines that come nearest by their syllables; empty where the number of syllables alone is the reason.
    pub nearest: Vec<FoundLine>,
}

/// The most words of a text that is cut: more than a form of fourteen lines can have.
const MOST_WORDS: usize = 1_000;

/// By how many syllables a line of the nearest cut may miss its count.
const FARTHEST: u32 = 6;

impl Finder {
    /// Cuts a text whole, from its first word to its last.
    pub fn split(&mut self, text: &str) -> Split {
        let paragraph = Paragraph::alone(text);
        let heard = HeardParagraph::hear(&paragraph.text, &self.ear);
        let noun = self.reader.form().noun.clone();
        if let Some(why) = uncuttable(&heard, &noun) {
            return misfit(vec![why]);
        }
        let plan = Arc::clone(&self.plan);
        let goal = Goal::At(heard.words.len());
        let mut known = Known::default();
        for shape in &plan.shapes {
            let cuts = Search::new(&heard, (&plan, shape), self.asked.accent, &mut known, goal).from(0);
            for cuts in self.likeliest(&heard, shape, cuts) {
                if let Some(find) = self.best(&paragraph, &heard, shape, &cuts) {
                    return Split::Fits(find);
                }
            }
        }
        if let Some(why) = another_length(&heard, &plan, &noun) {
            return misfit(vec![why]);
        }
        self.nearest(&heard, &plan)
    }

    /// The cut that comes nearest, with the judge's findings as reasons.
    fn nearest(&mut self, heard: &HeardParagraph<'_>, plan: &Plan) -> Split {
        let nearest = plan.shapes.iter().filter_map(|shape| Some((nearest_cut(heard, shape)?, shape)));
        let Some(((_, cut), shape)) = nearest.min_by_key(|((cost, _), _)| *cost) else {
            return misfit(vec!["no word ends where a line would have to end".to_owned()]);
        };
        let lines = lines_of(heard, shape, &cut);
        let verdict = self.reader.verdict(lines.iter().map(|line| (line.text.as_str(), line.begins_stanza)));
        let mut why: Vec<String> = Vec::new();
        for finding in verdict.iter().flat_map(|verdict| &verdict.findings) {
            if finding.severity > Severity::Note {
                why.push(finding.message.clone());
            }
        }
        if why.is_empty() {
            why.push("no cut at the ends of words keeps the form".to_owned());
        }
        Split::Misfits(Uncut { why, nearest: lines })
    }
}

fn misfit(why: Vec<String>) -> Split {
    Split::Misfits(Uncut { why, nearest: Vec::new() })
}

/// Why a text cannot be cut into lines of any form.
fn uncuttable(heard: &HeardParagraph<'_>, noun: &FormNoun) -> Option<String> {
    if heard.words.is_empty() {
        return Some("there are no words to cut".to_owned());
    }
    if heard.words.len() > MOST_WORDS {
        return Some(format!("{} words; {} fewer than {MOST_WORDS}", heard.words.len(), noun.with_verb("has", "have")));
    }
    let mute = heard.words.iter().zip(&heard.counts).find(|(_, counts)| **counts == CountSet::default());
    mute.map(|(word, _)| format!("the pronunciation of “{}” is unknown", word.span.of(heard.text)))
}

/// The reason, if the text has more or fewer syllables than the form.
fn another_length(heard: &HeardParagraph<'_>, plan: &Plan, noun: &FormNoun) -> Option<String> {
    let least: u32 = heard.counts.iter().map(|counts| counts.least()).sum();
    let most: u32 = heard.counts.iter().map(|counts| counts.iter().last().unwrap_or(0)).sum();
    let asked = |shape: &Shape| {
        let sum = |of: fn(&Line) -> u32| shape.lines.iter().map(of).sum::<u32>();
        (sum(|line| line.least), sum(|line| line.most))
    };
    let asked: Vec<(u32, u32)> = plan.shapes.iter().map(asked).collect();
    let meets = |&(low, high): &(u32, u32)| least <= high && low <= most;
    let counted = plan.shapes.iter().flat_map(|shape| &shape.lines).all(|line| !line.ends_at_pause);
    let (low, high) = (asked.iter().map(|asked| asked.0).min()?, asked.iter().map(|asked| asked.1).max()?);
    (counted && !asked.iter().any(meets)).then(|| {
        let unit = if most == 1 { "syllable" } else { "syllables" };
        format!("{} {unit}; {} {}", range(least, most), noun.with_verb("has", "have"), range(low, high))
    })
}

fn range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low}-{high}") }
}

/// For each word, the least cost of the lines before it and the word at which the last of them begins; `None` where no line can end.
type Reached = Vec<Option<(u32, usize)>>;

/// The cut of all words whose lines miss their syllables least, with its cost; of equal ones the one whose lines end at pauses.
fn nearest_cut(heard: &HeardParagraph<'_>, shape: &Shape) -> Option<(u32, Cut)> {
    let words = heard.words.len();
    let mut start = vec![None; words + 1];
    start[0] = Some((0, 0));
    let mut rows: Vec<Reached> = vec![start];
    for line in &shape.lines {
        let next = lay(heard, line, rows.last()?);
        rows.push(next);
    }
    let (cost, _) = (*rows.last()?.last()?)?;
    let mut ends = vec![words];
    // The beginning of each line is the end of the line before.
    for row in rows.iter().skip(2).rev() {
        let (_, begin) = (*row.get(*ends.last()?)?)?;
        ends.push(begin);
    }
    ends.reverse();
    Some((cost, Cut { start: 0, ends }))
}

/// Lays one more line after the lines before it, in every way.
fn lay(heard: &HeardParagraph<'_>, line: &Line, before: &Reached) -> Reached {
    let mut next = vec![None; before.len()];
    for (from, reached) in before.iter().enumerate() {
        let Some((before, _)) = *reached else { continue };
        let mut counts = CountSet::ZERO;
        let places = next.iter_mut().zip(&heard.joints).skip(from + 1);
        for ((place, joint), own) in places.zip(heard.counts.iter().skip(from)) {
            counts = counts.plus(*own);
            if counts.least() > line.most + FARTHEST {
                break;
            }
            let Some(missed) = misses(counts, line) else { continue };
            if *joint == Joint::Inside {
                continue;
            }
            let cost = before + missed * MISSED + u32::from(*joint == Joint::Word);
            if place.is_none_or(|(known, _)| cost < known) {
                *place = Some((cost, from));
            }
        }
    }
    next
}

/// The cost of a syllable too many or too few; a line that ends inside a phrase costs 1.
const MISSED: u32 = 10;

/// By how many syllables a line misses its count; `None` beyond [`FARTHEST`].
fn misses(counts: CountSet, line: &Line) -> Option<u32> {
    let far = |count: u32| line.least.saturating_sub(count).max(count.saturating_sub(line.most));
    counts.iter().map(far).min().filter(|far| *far <= FARTHEST)
}
