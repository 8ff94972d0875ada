//! A form on one line, as a list of forms shows it.

use super::layout::{Alternative, Rising};
use super::{AcrosticPlace, Count, Form, Layout, Measure};

impl Form {
    /// The shape on one line: `14 lines, abab cdcd efef gg, iambic pentameter`.
    pub fn shape(&self) -> String {
        if let Some(sequence) = &self.sequence {
            return sequence.in_words();
        }
        let mut parts = vec![self.length()];
        parts.extend(self.scheme_in_short());
        let rising = self.alternatives.first().map(Alternative::rising_over_the_poem).unwrap_or_default();
        parts.extend(self.shortest().and_then(|layout| measure_in_short(&layout, &rising)));
        parts.extend(self.acrostics.iter().map(|acrostic| match acrostic.at {
            AcrosticPlace::WithinLine => "mesostic".to_owned(),
            at => format!("acrostic by {at}"),
        }));
        parts.extend(self.inset.iter().map(|inset| {
            let poem = inset.poem().map_or(inset.form.as_str(), |form| form.name.as_str());
            format!("{} set in it: {poem}", if inset.count == Count::exactly(1) { "one poem" } else { "poems" })
        }));
        parts.extend(self.written_in_words());
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// The written constraints in words: those of its first line, then those of the whole poem.
    pub fn written_in_words(&self) -> Vec<String> {
        let of_lines = self.alternatives.first().map(written_of_lines).unwrap_or_default();
        of_lines.into_iter().chain(self.written.in_words()).collect()
    }

    /// What each line of a form of any length owes, in words; `None` where it owes nothing.
    pub fn owed_by_each_line(&self) -> Option<String> {
        let shape = self.alternatives.first()?;
        let measure = shape.rising.rest(shape.measures.first()?.first()?);
        // In a paragraph only letters and words are judged.
        let mut owed = if self.prose { measure.written() } else { measure.in_words() };
        owed.extend(shape.rising.in_words());
        Some(owed.join(", ")).filter(|owed| !owed.is_empty())
    }

    /// By how much each line of a form of any length has more than the one above, in words: `1 word more in each line,
    /// from 1`.
    pub fn rises_by(&self) -> Vec<String> {
        self.alternatives.first().map(|shape| shape.rising_over_the_poem().in_words()).unwrap_or_default()
    }

    /// How long a poem is: `14 lines`, `stanzas of 4 lines`, `any length`.
    fn length(&self) -> String {
        if self.prose {
            return "paragraphs".to_owned();
        }
        let unit = self.schemes().map(super::Scheme::unit_lines).next().unwrap_or_default();
        match (self.least_lines(), self.most_lines()) {
            (_, None) if unit == 1 => "line by line".to_owned(),
            (_, None) if unit > 1 => format!("stanzas of {unit} lines"),
            (least, None) if least > 1 => format!("{least} lines or more"),
            (_, None) => "any length".to_owned(),
            (1, Some(1)) => "1 line".to_owned(),
            (least, Some(most)) if least == most => format!("{most} lines"),
            (least, Some(most)) => format!("{least} to {most} lines"),
        }
    }

    fn scheme_in_short(&self) -> Option<String> {
        let mut schemes = self.schemes();
        // A scheme without letters says no more than the number of lines.
        let first = schemes.next()?.to_string();
        if !first.contains(char::is_alphabetic) {
            return None;
        }
        match schemes.count() {
            0 => Some(first),
            1 => Some(format!("{first} (or 1 other)")),
            others => Some(format!("{first} (or {others} others)")),
        }
    }
}

/// The written constraints of the lines: those that all share, or else the letters of each line.
fn written_of_lines(shape: &Alternative) -> Vec<String> {
    let rising = shape.rising_over_the_poem();
    let lines: Vec<Measure> = shape.measures.iter().flatten().map(|measure| rising.rest(measure)).collect();
    let Some((first, others)) = lines.split_first() else { return Vec::new() };
    let letters = || lines.iter().map(|line| Some(line.letters.as_ref()?.to_string())).collect::<Option<Vec<_>>>();
    let mut parts = if others.iter().all(|other| other.written() == first.written()) {
        first.written()
    } else {
        letters().map(|counts| format!("{} letters", counts.join("-"))).into_iter().collect()
    };
    parts.extend(rising.in_words());
    parts
}

/// What the lines owe: one value when all owe the same, else one for each line of the first stanza.
fn measure_in_short(layout: &Layout, rising: &Rising) -> Option<String> {
    let first = layout.stanzas.first()?;
    let lines = if layout.open { first.clone() } else { 0..layout.slots.len() };
    let all: Vec<Measure> = layout.slots.get(lines)?.iter().map(|slot| rising.rest(&slot.measure)).collect();
    let part = |of: fn(&Measure) -> Option<String>, join: &str, kind: &str| {
        let mut values: Vec<String> = all.iter().map(|measure| of(measure).unwrap_or_else(|| "?".to_owned())).collect();
        let first = values.first().cloned().filter(|first| first != "?" || values.iter().any(|value| value != "?"))?;
        let same = values.iter().all(|value| *value == first);
        if values.len() > MOST_SHOWN {
            values.sort_unstable();
            values.dedup();
        }
        let kind = if first == "1" && same { kind.trim_end_matches('s') } else { kind };
        Some(if same { format!("{first}{kind}") } else { format!("{}{kind}", values.join(join)) })
    };
    let syllables =
        part(|measure| Some(measure.syllables.as_ref()?.to_string().replace('-', "\u{2013}")), "-", " syllables");
    let words = || part(|measure| Some(measure.words.as_ref()?.to_string()), "-", " words");
    let meter = || part(|measure| Some(measure.meter.as_ref()?.to_string()), " / ", "");
    syllables.or_else(words).or_else(meter)
}

/// The most lines whose values are written one by one; for more lines, each different value is written once.
const MOST_SHOWN: usize = 10;
