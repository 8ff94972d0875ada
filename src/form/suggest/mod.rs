//! Suggests forms for a draft: each form is scored by how much better it explains the draft than chance does.
//!
//! Begin with [`suggest`]. The score is a sum of log-likelihood ratios: each demand of a slot that a line keeps counts for the
//! form, the more the less likely it is by chance, and each that it does not keep counts against it. An `x` counts nothing, so
//! that a looser form never beats a tighter one that fits, and free verse, which asks nothing, has the score 0.

mod evidence;
mod score;
mod weights;
mod words;

use std::sync::Arc;

use super::{Form, Layout, LineFit, Registry, name_key};
use crate::analysis::Poem;
use crate::page::Role;
use evidence::Evidence;
use score::Tally;

/// A form a draft resembles.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The form.
    pub form: Arc<Form>,
    /// The log-likelihood ratio of the form against chance, in nats.
    pub score: f64,
    /// What the draft keeps of it, in words.
    pub fits: Vec<String>,
    /// What the draft does not keep of it, in words.
    pub misfits: Vec<String>,
}

/// The forms a draft resembles, best first: at most three, and none that chance explains nearly as well.
///
/// `text` is the draft's text; a title that names a form counts for that form. Forms that cannot be built are left out. The time
/// is proportional to the slots of all layouts with the draft's number of lines; two line ends are compared once.
pub fn suggest(poem: &Poem, text: &str, registry: &Registry) -> Vec<Suggestion> {
    if poem.lines.len() < 2 {
        return Vec::new();
    }
    let mut evidence = Evidence::of(poem);
    let title = title_key(poem, text);
    let mut found: Vec<Candidate> = Vec::new();
    for listed in registry.list() {
        let Ok(form) = registry.find(&listed.id) else { continue };
        let Some((layout, tally)) = best_tally(&form, &mut evidence) else { continue };
        let named = names_form(&title, &form);
        let score = tally.score() + if named { weights::NAMED_IN_TITLE } else { 0.0 };
        let (fits, misfits) = tally.in_words();
        let scheme = form.schemes().nth(layout.alternative).map(ToString::to_string);
        let (measured, fixed) = (tally.asks_measure(), tally.has_fixed_length());
        let stanzas = layout.stanzas.len();
        let rhymes = layout.slots.iter().map(|slot| slot.rhyme).collect();
        found.push(Candidate {
            suggestion: Suggestion { form, score, fits, misfits },
            scheme,
            measured,
            fixed,
            rhymes,
            stanzas,
        });
    }
    prefer_parents(&mut found);
    let mut found: Vec<Suggestion> = found.into_iter().map(|candidate| candidate.suggestion).collect();
    found.retain(|suggestion| suggestion.score >= weights::LEAST_SCORE);
    found.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.form.id.cmp(&other.form.id)));
    found.truncate(MOST_SUGGESTIONS);
    found
}

/// The most forms suggested at once.
const MOST_SUGGESTIONS: usize = 3;

/// A form of this many stanzas does not go on: a limerick is no short quintilla.
const SINGLE_STANZA: usize = 1;

/// A form with its score and the properties that decide whether it only adds to another form.
struct Candidate {
    suggestion: Suggestion,
    /// The scheme that explains the draft best.
    scheme: Option<String>,
    /// Whether its lines owe a count or a meter.
    measured: bool,
    /// Whether it has one number of lines.
    fixed: bool,
    /// The rhyme of each line, numbered by first appearance.
    rhymes: Vec<Option<u32>>,
    /// How many stanzas it has.
    stanzas: usize,
}

impl Candidate {
    /// Whether this form asks what `other` asks and more: it extends it, measures the lines of the same scheme, or asks the same
    /// rhymes of one number of lines (a terza rima sonnet, where terza rima goes on as long as it likes).
    fn adds_to(&self, other: &Self) -> bool {
        let extends = self.suggestion.form.parents.contains(&other.suggestion.form.id);
        let goes_on = !other.fixed && other.stanzas > SINGLE_STANZA;
        let shortened = self.fixed && goes_on && self.measured == other.measured;
        let stopped = shortened && self.rhymes.iter().any(Option::is_some) && self.rhymes == other.rhymes;
        extends || stopped || (self.measured && !other.measured && self.scheme.is_some() && self.scheme == other.scheme)
    }
}

/// The layout of a form with the best score, and its tally, of those with the draft's number of lines or into which the
/// draft may still grow.
fn best_tally(form: &Form, evidence: &mut Evidence<'_>) -> Option<(Layout, Tally)> {
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
    let tallies = allowed.map(|layout| (layout, Tally::of(form, layout, evidence)));
    tallies
        .filter(|(_, tally)| tally.is_borne_out())
        .max_by(|(_, one), (_, other)| one.score().total_cmp(&other.score()))
        .map(|(layout, tally)| (layout.clone(), tally))
}

/// Lowers the score of each form that adds to another and explains the draft hardly better, below the other's score.
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

/// The name key of a draft's titles: the one in its front matter and its headings.
fn title_key(poem: &Poem, text: &str) -> String {
    let matter = poem.page.front_matter.as_ref().and_then(|matter| matter.title.clone()).unwrap_or_default();
    let headings =
        poem.page.lines.iter().zip(&poem.roles).filter(|(_, role)| **role == Role::Title).map(|(line, _)| line);
    let all = headings.map(|line| line.heard.of(text)).fold(matter, |all, heading| all + " " + heading);
    name_key(&all)
}

fn names_form(title: &str, form: &Form) -> bool {
    let own = [&form.id, &form.name].into_iter().chain(&form.aka);
    !title.is_empty() && own.map(|name| name_key(name)).any(|key| key.len() > 3 && title.contains(&key))
}

#[cfg(test)]
mod tests;
