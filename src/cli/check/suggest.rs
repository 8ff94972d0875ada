//! `--suggest`: words that would mend a rhyme. They are named, never written.

use crate::analysis::Poem;
use crate::judge::{Rule, Verdict, gap_at_end};
use crate::rhyme::suggest::slot;

/// How many words are named.
const MOST: usize = 6;

/// Adds to the help of each rhyme that fails the words that would keep it, and the count and meter of the line.
pub(super) fn name_words(poem: &Poem, verdict: &mut Verdict) {
    let mut findings = std::mem::take(&mut verdict.findings);
    for finding in &mut findings {
        let rhymes = matches!(finding.rule, Rule::Rhyme | Rule::RhymeSlant | Rule::RhymeRepeat);
        let line = poem.lines.binary_search_by_key(&finding.line, |line| line.number).ok().filter(|_| rhymes);
        let words = line.map(|line| words(poem, verdict, line)).unwrap_or_default();
        if !words.is_empty() {
            let gap = if finding.help.is_empty() { "" } else { "; " };
            finding.help = format!("{}{gap}would fit: {}", finding.help.trim_end_matches('.'), words.join(", "));
        }
    }
    verdict.findings = findings;
}

/// The words that fill the end of a line of verse, counted from 0, best first.
fn words(poem: &Poem, verdict: &Verdict, line: usize) -> Vec<String> {
    let Some(gap) = gap_at_end(poem, verdict, line).filter(|gap| gap.rhyme.is_some()) else { return Vec::new() };
    let fitting = slot::words(&gap).into_iter().filter(|filler| filler.fills);
    fitting.take(MOST).map(|filler| filler.suggestion.word).collect()
}
