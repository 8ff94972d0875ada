//! `--suggest`: names words that would mend a rhyme; the draft is never changed.

use crate::analysis::{HeardLine, Poem};
use crate::judge::{Rule, Verdict};
use crate::lexicon::Ear;
use crate::rhyme::Accent;
use crate::sense::fill::{Place, Question, offers};

/// How many words are named.
const MOST: usize = 6;

/// Adds to the help of each rhyme that fails the words that would keep it, and the count and meter of the line.
pub(super) fn name_words(poem: &Poem, verdict: &mut Verdict, ear: &Ear, accent: Accent) {
    let mut findings = std::mem::take(&mut verdict.findings);
    for finding in &mut findings {
        let rhymes = matches!(finding.rule, Rule::Rhyme | Rule::RhymeSlant | Rule::RhymeRepeat);
        let line = poem.lines.binary_search_by_key(&finding.line, |line| line.number).ok().filter(|_| rhymes);
        let words = line.map(|line| words(poem, verdict, line, ear, accent)).unwrap_or_default();
        if !words.is_empty() {
            let gap = if finding.help.is_empty() { "" } else { "; " };
            finding.help = format!("{}{gap}would fit: {}", finding.help.trim_end_matches('.'), words.join(", "));
        }
    }
    verdict.findings = findings;
}

/// The words that fill the end of a line of verse, counted from 0, best first.
fn words(poem: &Poem, verdict: &Verdict, line: usize, ear: &Ear, accent: Accent) -> Vec<String> {
    let Some(verse) = poem.lines.get(line) else { return Vec::new() };
    let Some(owes) = verdict.lines.get(line).map(|line| &line.owes) else { return Vec::new() };
    let Some(last) = owes.rhyming_words(&verse.heard).last() else { return Vec::new() };
    let before = verse.heard.text.get(..last.span.start()).unwrap_or_default();
    let place = Place { number: verse.number, line: before, byte: before.len() };
    let question = Question::at(poem, verdict, place, |text| HeardLine::hear(text, ear));
    if question.slot.rhyme.is_none() {
        return Vec::new();
    }
    let fitting = offers(&question, accent, MOST).into_iter().filter(|offer| offer.filler.fills);
    fitting.map(|offer| offer.filler.suggestion.word).collect()
}
