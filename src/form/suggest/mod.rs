//! Which form is this draft? Each form is scored by how much better it explains the draft than chance does.
//!
//! Begin with [`suggest`]. A slot that asks something and gets it counts for the form by how seldom chance would give it;
//! a slot that is let down counts against it. `x` counts nothing, so a looser form never beats a tighter one that fits, and
//! free verse, which asks nothing, stays at zero. A suggestion never convicts: nothing is judged until a form is chosen.

mod evidence;
mod score;
mod weights;
mod words;

use std::sync::Arc;

use super::{Form, Layout, LineFit, Registry, name_key};
use crate::analysis::Poem;
use crate::text::LineKind;
use evidence::Evidence;
use score::Tally;

/// A form a draft resembles.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The form.
    pub form: Arc<Form>,
    /// How much better it explains the draft than chance does, in nats.
    pub score: f64,
    /// What of it the draft keeps, in words.
    pub fits: Vec<String>,
    /// What of it the draft does not keep, in words.
    pub misfits: Vec<String>,
}

/// The forms a draft resembles, best first: at most three, and none that chance explains nearly as well.
///
/// `text` is the draft the poem was heard from; a title that names a form speaks for it. Forms that cannot be read are left
/// out. The work is one look at each slot of each layout whose lines come out even; how like two line ends are is asked once.
pub fn suggest(poem: &Poem, text: &str, registry: &Registry) -> Vec<Suggestion> {
    if poem.lines.len() < 2 {
        return Vec::new();
    }
    let mut evidence = Evidence::of(poem);
    let title = title_key(poem, text);
    let mut found: Vec<Candidate> = Vec::new();
    for listed in registry.list() {
        let Ok(form) = registry.find(&listed.id) else { continue };
        let Some((alternative, tally)) = best_tally(&form, &mut evidence) else { continue };
        let named = names_form(&title, &form);
        let score = tally.score() + if named { weights::NAMED_IN_TITLE } else { 0.0 };
        let (fits, misfits) = tally.in_words();
        let scheme = form.schemes().nth(alternative).map(ToString::to_string);
        let measured = tally.asks_measure();
        found.push(Candidate { suggestion: Suggestion { form, score, fits, misfits }, scheme, measured });
    }
    prefer_parents(&mut found);
    let mut found: Vec<Suggestion> = found.into_iter().map(|candidate| candidate.suggestion).collect();
    found.retain(|suggestion| suggestion.score >= weights::LEAST_SCORE);
    found.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.form.id.cmp(&other.form.id)));
    found.truncate(MOST_SUGGESTIONS);
    found
}

/// How many forms are suggested at once.
const MOST_SUGGESTIONS: usize = 3;

/// A form scored, with what tells whether it only adds to another.
struct Candidate {
    suggestion: Suggestion,
    /// The scheme that explains the draft best.
    scheme: Option<String>,
    /// Whether its lines owe a count or a meter.
    measured: bool,
}

impl Candidate {
    /// Whether this form asks what `other` asks and more: it extends it, or measures the lines of the same scheme.
    fn adds_to(&self, other: &Self) -> bool {
        let extends = self.suggestion.form.parents.contains(&other.suggestion.form.id);
        extends || (self.measured && !other.measured && self.scheme.is_some() && self.scheme == other.scheme)
    }
}

/// The best of a form's layouts that hold the draft, or that a form without end could still fill, and which of its schemes that is.
fn best_tally(form: &Form, evidence: &mut Evidence<'_>) -> Option<(usize, Tally)> {
    if form.prose {
        return None;
    }
    let lengths = evidence.stanza_lengths();
    let layouts = form.layouts(evidence.len(), &lengths);
    let holds = |layout: &&Layout| layout.fit == LineFit::Exact || (layout.fit == LineFit::Longer && layout.open);
    let allowed = layouts.iter().filter(holds).filter(|layout| {
        let count = u32::try_from(layout.stanzas.len()).unwrap_or(u32::MAX);
        form.stanzas.as_ref().is_none_or(|stanzas| count >= stanzas.least())
    });
    let tallies = allowed.map(|layout| (layout.alternative, Tally::of(form, layout, evidence)));
    tallies
        .filter(|(_, tally)| tally.is_borne_out())
        .max_by(|(_, one), (_, other)| one.score().total_cmp(&other.score()))
}

/// A form that explains the draft hardly better than one it adds to gives way to that one, where that one is worth saying.
fn prefer_parents(found: &mut [Candidate]) {
    let below = |candidate: &Candidate| {
        let score = candidate.suggestion.score;
        let parents = found.iter().filter(|other| candidate.adds_to(other)).map(|other| other.suggestion.score);
        parents
            .filter(|&parent| parent >= weights::LEAST_SCORE && score - parent < weights::CHILD_MUST_LEAD)
            .fold(score, |score, parent| score.min(parent - weights::JUST_BELOW))
    };
    let scores: Vec<f64> = found.iter().map(below).collect();
    for (candidate, score) in found.iter_mut().zip(scores) {
        candidate.suggestion.score = score;
    }
}

/// The title a draft gives itself, in front matter or as a heading, as name keys are written.
fn title_key(poem: &Poem, text: &str) -> String {
    let matter = poem.draft.front_matter.as_ref().and_then(|matter| matter.title.clone()).unwrap_or_default();
    let headings = poem.draft.lines.iter().filter(|line| line.kind == LineKind::Heading);
    let all = headings.map(|line| line.verse.of(text)).fold(matter, |all, heading| all + " " + heading);
    name_key(&all)
}

fn names_form(title: &str, form: &Form) -> bool {
    let own = [&form.id, &form.name].into_iter().chain(&form.aka);
    !title.is_empty() && own.map(|name| name_key(name)).any(|key| key.len() > 3 && title.contains(&key))
}

#[cfg(test)]
mod tests;
