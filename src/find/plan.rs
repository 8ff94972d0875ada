//! The demands of a form on a find: its lines, each with what it owes, written out once before any prose is read.

use std::sync::Arc;

use crate::form::{Count, Form, IdenticalRhyme, Layout, Measure, RefrainPart, RhymeAsked, Slot};
use crate::meter::{Licenses, Meter};

/// The most lines of a form that can be found: a sonnet's. Longer poems do not occur in prose.
pub const MOST_LINES: usize = 14;

/// The fewest syllables of a line for which the form asks no count, and below the most: an exclamation is no line of verse, and verse has
/// hardly longer lines (except Whitman's).
const SHORTEST_FREE: u32 = 3;
const LONGEST_FREE: u32 = 16;

/// The most syllables of any line that is found; a [`CountSet`](super::heard::CountSet) reaches up to 63.
const LONGEST: u32 = 60;

/// Why prose cannot be searched for a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotFind {
    /// It has more lines than [`MOST_LINES`].
    #[error("{noun} has {lines} lines at least; forms of up to {MOST_LINES} lines are looked for")]
    TooLong {
        /// The noun of the form in sentences.
        noun: String,
        /// Its fewest lines.
        lines: usize,
    },
    /// It is prose, or made of other poems.
    #[error("{noun} is no poem of lines of its own; name the form of one poem, such as haiku")]
    NoLines {
        /// The noun of the form in sentences.
        noun: String,
    },
    /// It asks for no number, meter or rhyme that a line could be cut by.
    #[error("{noun} may be cut anywhere; name a form that asks for syllables, words, a meter or rhymes")]
    AsksNothing {
        /// The noun of the form in sentences.
        noun: String,
    },
    /// It asks for something that cannot be judged, so that no text can be said to fit it.
    #[error("{noun} asks for what is not judged ({what}), so nothing can be said to fit it")]
    Unjudged {
        /// The noun of the form in sentences.
        noun: String,
        /// What is not judged.
        what: String,
    },
}

/// A form prepared for the search.
#[derive(Debug)]
pub(super) struct Plan {
    /// The shapes that its shortest poems can have.
    pub(super) shapes: Vec<Shape>,
    /// The syllables of the whole poem.
    pub(super) total: Option<Count>,
    /// Which licenses a line may take.
    pub(super) licenses: Licenses,
    /// The least that counts as a rhyme.
    pub(super) rhyme: RhymeAsked,
    /// Whether a word may rhyme with itself.
    pub(super) may_repeat: bool,
}

/// One shape of a poem.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) lines: Vec<Line>,
}

/// The demands on a line that the search checks before the judge.
#[derive(Debug)]
pub(super) struct Line {
    /// The fewest and the most syllables.
    pub(super) least: u32,
    pub(super) most: u32,
    /// Its syllables, words and letters.
    pub(super) syllables: Option<Count>,
    pub(super) words: Option<Count>,
    pub(super) letters: Option<Count>,
    /// Its meter.
    pub(super) meter: Option<Arc<Meter>>,
    /// The earlier line that it rhymes with, counted from 0.
    pub(super) rhymes_with: Option<usize>,
    /// Whether it rhymes with any line.
    pub(super) rhymes: bool,
    /// The earlier line that it repeats, counted from 0.
    pub(super) repeats: Option<usize>,
    /// Whether it ends only where the prose pauses, because no count, meter or rhyme shows its end.
    pub(super) ends_at_pause: bool,
    /// Whether a blank line is due before it.
    pub(super) begins_stanza: bool,
}

impl Plan {
    /// The plan of a form.
    ///
    /// # Errors
    /// [`CannotFind`], when the form has too many lines, no lines, or nothing by which prose could be cut, or asks for
    /// something that cannot be judged.
    pub(super) fn of(form: &Form) -> Result<Self, CannotFind> {
        let noun = || form.noun.poem().to_owned();
        if form.prose || form.sequence.is_some() || form.inset.is_some() {
            return Err(CannotFind::NoLines { noun: noun() });
        }
        if !form.written.unjudged.is_empty() {
            return Err(CannotFind::Unjudged { noun: noun(), what: form.written.unjudged.join("; ") });
        }
        let lines = form.least_lines().max(1);
        if lines > MOST_LINES {
            return Err(CannotFind::TooLong { noun: noun(), lines });
        }
        let mut shapes: Vec<Shape> = shortest(form.layouts(lines, &[lines])).iter().map(Shape::of).collect();
        // Where a form may have a single line that owes nothing by itself, any sentence would fit.
        let is_any_sentence = |shape: &Shape| matches!(&*shape.lines, [line] if line.ends_at_pause);
        if !shapes.iter().all(is_any_sentence) {
            shapes.retain(|shape| !is_any_sentence(shape));
        }
        let is_asked = |line: &Line| !line.ends_at_pause || line.rhymes_with.is_some() || line.repeats.is_some();
        if form.total_syllables.is_none() && !shapes.iter().any(|shape| shape.lines.iter().any(is_asked)) {
            return Err(CannotFind::AsksNothing { noun: noun() });
        }
        Ok(Self {
            shapes,
            total: form.total_syllables.clone(),
            licenses: form.licenses,
            rhyme: form.rhyme,
            may_repeat: form.identical_rhyme == IdenticalRhyme::Allow,
        })
    }
}

/// The shortest layout of each scheme, as far as it is short enough.
fn shortest(layouts: Vec<Layout>) -> Vec<Layout> {
    let mut shortest: Vec<Layout> = Vec::new();
    for layout in layouts.into_iter().filter(|layout| (1..=MOST_LINES).contains(&layout.slots.len())) {
        match shortest.iter_mut().find(|known| known.alternative == layout.alternative) {
            Some(known) if layout.slots.len() < known.slots.len() => *known = layout,
            Some(_) => {}
            None => shortest.push(layout),
        }
    }
    shortest
}

impl Shape {
    fn of(layout: &Layout) -> Self {
        let parts_stanzas = layout.breaks == crate::form::StanzaBreaks::Required;
        let line = |(place, slot): (usize, &Slot)| {
            let begins_stanza = parts_stanzas && place > 0 && layout.place(place).1 == 0;
            let earlier = slot
                .rhyme
                .and_then(|rhyme| layout.slots.iter().take(place).position(|earlier| earlier.rhyme == Some(rhyme)));
            let repeats = slot.refrain.filter(|refrain| refrain.part == RefrainPart::Whole);
            Line {
                rhymes_with: earlier,
                rhymes: slot.rhyme.is_some(),
                repeats: repeats.and_then(|refrain| refrain.source).filter(|&source| source < place),
                begins_stanza,
                ..Line::of(&slot.measure)
            }
        };
        Self { lines: layout.slots.iter().enumerate().map(line).collect() }
    }
}

impl Line {
    fn of(measure: &Measure) -> Self {
        let counted = measure.syllables.as_ref().map(|count| (count.least(), count.most().unwrap_or(LONGEST)));
        // Only the counts readers expect: a line that depends on rarer licenses is seldom heard as verse in prose.
        let metered = measure.meter.as_ref().map(|meter| {
            let counts = meter.common_counts(Licenses::Usual);
            (counts.least(), counts.most())
        });
        let is_cut = measure.words.is_some() || measure.letters.is_some();
        let (least, most) = match (counted, metered) {
            (Some(one), Some(other)) => (one.0.max(other.0), one.1.min(other.1)),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) if is_cut => (1, LONGEST),
            (None, None) => (SHORTEST_FREE, LONGEST_FREE),
        };
        Self {
            least,
            most: most.min(LONGEST),
            syllables: measure.syllables.clone(),
            words: measure.words.clone(),
            letters: measure.letters.clone(),
            meter: measure.meter.clone(),
            rhymes_with: None,
            rhymes: false,
            repeats: None,
            ends_at_pause: counted.is_none() && metered.is_none() && !is_cut,
            begins_stanza: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Registry;

    fn plan(form: &str) -> Result<Plan, CannotFind> {
        Plan::of(&Registry::new().find(form).unwrap())
    }

    #[test]
    fn a_form_is_looked_for_in_its_shortest_poem() {
        for (form, lines, least, most) in [
            ("haiku", 3, 17, 17),
            ("tanka", 5, 31, 31),
            ("couplet", 2, 6, 32),
            ("limerick", 5, 31, 49),
            ("blank verse", 1, 10, 11),
        ] {
            let plan = plan(form).unwrap();
            let shape = &plan.shapes[0];
            let sum = |of: fn(&Line) -> u32| shape.lines.iter().map(of).sum::<u32>();
            assert_eq!(
                (shape.lines.len(), sum(|line| line.least), sum(|line| line.most)),
                (lines, least, most),
                "{form}"
            );
        }
    }

    #[test]
    fn a_form_that_prose_could_not_be_cut_by_is_refused_and_told_why() {
        for (form, why) in [
            ("sestina", "a sestina has 39 lines at least; forms of up to 14 lines are looked for"),
            (
                "free verse",
                "free verse may be cut anywhere; name a form that asks for syllables, words, a meter or rhymes",
            ),
            ("haibun", "a haibun is no poem of lines of its own; name the form of one poem, such as haiku"),
        ] {
            assert_eq!(plan(form).unwrap_err().to_string(), why);
        }
        assert!(plan("englyn").unwrap_err().to_string().contains("is not judged"));
    }
}
