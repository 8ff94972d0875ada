//! The pauses and the enjambment of a line, in words for the panel.

use crate::shape::{self, Strength};
use crate::tui::reading::Reading;

/// Where a line, counted from 0, pauses and how it runs on, a row each; a pause is shown where the line was scanned.
pub(crate) fn shape_in_words(reading: &Reading, line: usize) -> Vec<String> {
    let Some((heard, verse)) = reading.heard(line).zip(reading.verse(line)) else { return Vec::new() };
    let poem = reading.poem();
    let next = poem.lines.get(verse + 1).map(|next| &*next.heard);
    let scansion = reading.scanned(line).and_then(|scanned| scanned.fit.scansion.as_ref());
    let shape = shape::of_line(heard, next, scansion, shape::has_marks(poem));
    let after: Vec<String> = shape.caesuras.iter().map(|pause| pause.syllable.to_string()).collect();
    let paused = (!after.is_empty()).then(|| format!("pauses after syllable {}", after.join(", ")));
    let runs_on = shape.enjambment.map(|found| match found.strength {
        Strength::Weak => "runs on to the next line".to_owned(),
        Strength::Strong => format!("runs on: {}", found.why.in_words()),
    });
    paused.into_iter().chain(runs_on).collect()
}
