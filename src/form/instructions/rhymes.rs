//! Which lines rhyme, at their ends and inside, and which beats alliterate.

use super::{groups, listed, places, with_verb};
use crate::form::{Alliteration, Form, InnerRhyme, Layout, RhymeAsked, Slot, SlotKind};

impl Form {
    pub(super) fn rhymes(&self, layout: &Layout) -> Vec<String> {
        if self.rhyme == RhymeAsked::None {
            return Vec::new();
        }
        let mut told: Vec<String> = groups(layout, |slot| slot.rhyme)
            .into_values()
            .filter(|lines| lines.len() > 1)
            .map(|lines| {
                let before =
                    lines.iter().any(|line| layout.slots[line - 1].refrain.is_some_and(|one| one.rhyme_before));
                let place = if before { " before the words that return" } else { "" };
                format!("{} rhyme{place}.", listed("Line", &lines))
            })
            .collect();
        told.extend(inner(layout));
        if !told.is_empty() {
            told.extend(kind_of_rhyme(self.rhyme).map(str::to_owned));
        }
        let apart = places(layout, |slot| slot.kind == SlotKind::Forbidden);
        if !apart.is_empty() {
            told.push(format!("{} no rhyme.", with_verb(&apart, "ends on", "end on")));
        }
        told
    }
}

/// Which rhymes the form accepts, for a reader who does not know the kinds of rhyme.
fn kind_of_rhyme(asked: RhymeAsked) -> Option<&'static str> {
    match asked {
        RhymeAsked::Perfect => Some("Rhymes are full: from the last stressed vowel on all sounds are the same."),
        RhymeAsked::Usual => Some("Rhymes are full; one to the eye, or of older speech, may pass."),
        RhymeAsked::Slant => Some("Near rhymes are enough: the last vowel or the consonants after it differ a little."),
        RhymeAsked::Assonance => Some("A shared vowel is enough for a rhyme."),
        RhymeAsked::None => None,
    }
}

/// `Line 2 rhymes inside, on syllable 6, with the end of line 1.`
fn inner(layout: &Layout) -> Vec<String> {
    let mut told = Vec::new();
    for (line, slot) in layout.slots.iter().enumerate() {
        for inner in &slot.inner {
            let Some(answer) = answered(layout, line, *inner) else { continue };
            let place = inner.at.map_or_else(String::new, |(from, to)| match to - from {
                0 => format!(", on syllable {from}"),
                1 => format!(", on syllable {from} or {to}"),
                _ => format!(", on one of syllables {from} to {to}"),
            });
            told.push(format!("Line {} rhymes inside{place}, with {answer}.", line + 1));
        }
    }
    told
}

/// The place an inner rhyme rhymes with: the end of its own line, else that of the nearest line before or after, else the first
/// inner rhyme before it. `None` for the first of several inner rhymes, which the others name.
fn answered(layout: &Layout, line: usize, inner: InnerRhyme) -> Option<String> {
    let ends = |at: &usize| layout.slots[*at].rhyme == Some(inner.rhyme);
    if ends(&line) {
        return Some("its own end".to_owned());
    }
    let end = (0..line).rev().find(ends).or_else(|| (line + 1..layout.slots.len()).find(ends));
    if let Some(end) = end {
        return Some(format!("the end of line {}", end + 1));
    }
    let within = |slot: &Slot| slot.inner.iter().copied().find(|other| other.rhyme == inner.rhyme);
    let (first, other) = layout.slots.iter().enumerate().find_map(|(at, slot)| Some((at, within(slot)?)))?;
    let place = match other.at {
        Some((from, to)) if from == to => format!("syllable {from} of"),
        _ => "the rhyme inside".to_owned(),
    };
    (other != inner || first != line)
        .then(|| if first == line { format!("{place} the same line") } else { format!("{place} line {}", first + 1) })
}

/// `Of the four beats of a line, those with one letter here begin with one sound, and x is free: aa|ax.`
pub(super) fn alliteration(patterns: &[Alliteration]) -> Option<String> {
    let written = |one: &Alliteration| {
        let [first, second, third, fourth] = one.beats;
        format!("{first}{second}|{third}{fourth}")
    };
    let patterns: Vec<String> = patterns.iter().map(written).collect();
    (!patterns.is_empty()).then(|| {
        format!(
            "Of the four beats of a line, those with one letter here begin with one sound, and x is free: {}.",
            patterns.join(" or ")
        )
    })
}
