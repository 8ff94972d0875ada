//! The readings of a line: the combinations of its words' pronunciations, one of which the poet may pin.

use super::word::respelled;
use crate::analysis::{Counts, HeardLine, HeardWord, PinnedWord};
use crate::lexicon::{Pronunciation, Variant};
use crate::meter::{Licenses, Meter, PreparedLine};

/// How many readings are listed: nobody would look through more.
const MOST_READINGS: usize = 40;

/// One way of reading a line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineReading {
    /// The line split into syllables, the stressed ones in capitals: `HEAV·EN turns`.
    pub shown: String,
    /// Its syllables, whether it keeps the meter, and the optional pronunciations in it.
    pub about: String,
    /// The words that have several pronunciations, with those of this reading.
    pub words: Vec<PinnedWord>,
}

/// Every reading of a line, those that keep the meter first, the plainest of them first.
pub(crate) fn readings(line: &HeardLine, meter: Option<(&Meter, Licenses)>) -> Vec<LineReading> {
    let last = line.words.len().saturating_sub(1);
    let choices = line.words.iter().enumerate().map(|(at, word)| Choice { at, ways: ways(word, at == last) });
    let choices: Vec<Choice<'_>> = choices.filter(|choice| choice.ways.len() > 1).collect();
    if choices.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, LineReading)> =
        combinations(&choices).into_iter().map(|ways| reading(line, &choices, &ways, meter)).collect();
    found.sort_by_key(|(fits, _)| !fits);
    found.into_iter().map(|(_, reading)| reading).collect()
}

/// A word with several pronunciations.
#[derive(Debug)]
struct Choice<'a> {
    /// The word's place in the line.
    at: usize,
    ways: Vec<&'a Pronunciation>,
}

/// The pronunciations of a word that differ in syllables or stress, or at the line's end in any sound.
fn ways(word: &HeardWord, ends_line: bool) -> Vec<&Pronunciation> {
    let mut ways: Vec<&Pronunciation> = Vec::new();
    for way in &word.spoken.pronunciations {
        let count = way.sounds.syllable_count();
        let alike = |other: &&Pronunciation| {
            let same_count = other.sounds.syllable_count() == count;
            same_count && (count < 2 || other.sounds.stresses().eq(way.sounds.stresses()))
        };
        if ends_line || !ways.iter().any(alike) {
            ways.push(way);
        }
    }
    ways
}

/// The combinations of pronunciations, each an index into every word's list, the plainest first.
fn combinations(choices: &[Choice<'_>]) -> Vec<Vec<usize>> {
    let mut found = vec![vec![0; choices.len()]];
    let mut next = 0;
    while let Some(from) = found.get(next).cloned() {
        next += 1;
        // Only words after the last one changed are changed further, so that no combination is made
        // twice.
        let changed = from.iter().rposition(|&way| way > 0).unwrap_or(0);
        for at in changed..choices.len() {
            let mut ways_now = from.clone();
            ways_now[at] += 1;
            if ways_now[at] < choices[at].ways.len() && found.len() < MOST_READINGS {
                found.push(ways_now);
            }
        }
    }
    found
}

fn reading(
    line: &HeardLine,
    choices: &[Choice<'_>],
    chosen: &[usize],
    meter: Option<(&Meter, Licenses)>,
) -> (bool, LineReading) {
    let mut said = line.clone();
    let mut words = Vec::new();
    let mut departures: Vec<String> = Vec::new();
    for (Choice { at, ways }, &way) in choices.iter().zip(chosen) {
        let (way, heard) = (ways[way], &mut said.words[*at]);
        let plain = Pronunciation::plain(way.sounds.clone(), way.source);
        heard.spoken = std::sync::Arc::new(crate::lexicon::Spoken { pronunciations: vec![plain] });
        let text = line.text_of(&line.words[*at]);
        words.push(PinnedWord { word: text.to_lowercase().into(), sounds: way.sounds.clone() });
        departures
            .extend(way.variants.iter().filter(|made| *made != Variant::Alternate).map(|made| made.name().to_owned()));
        if ways.iter().any(|other| *other != way && respelled(text, other) == respelled(text, way)) {
            departures.push(format!("{text} {}", way.sounds.ipa()));
        }
    }
    said.counts = said.words.iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()));
    let fit = meter.map(|(meter, licenses)| PreparedLine::of(&said).fits(&said, meter, licenses));
    let keeps = (fit == Some(true)).then(|| "keeps the meter".to_owned());
    let count = format!("{} syllables", said.counts);
    let about = std::iter::once(count).chain(keeps).chain(departures).collect::<Vec<_>>().join(", ");
    (fit == Some(true), LineReading { shown: shown(&said), about, words })
}

/// The line split into syllables, each word in its likeliest pronunciation.
fn shown(line: &HeardLine) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for word in &line.words {
        shown.push_str(line.text.get(from..word.span.start()).unwrap_or_default());
        let text = line.text_of(word);
        match word.spoken.best().filter(|best| best.sounds.syllable_count() > 1) {
            Some(best) => shown.push_str(&respelled(text, best)),
            None => shown.push_str(text),
        }
        from = word.span.end();
    }
    shown.push_str(line.text.get(from..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    #[test]
    fn every_reading_is_listed_once_and_those_that_keep_the_meter_come_first() {
        let line = HeardLine::hear("The heaven that burned above the quiet hill", &Ear::new());
        let meter: Meter = "iambic pentameter".parse().unwrap();
        let found = readings(&line, Some((&meter, Licenses::default())));
        assert!(found.len() > 1);
        assert!(found[0].about.contains("keeps the meter"), "{found:?}");
        let mut shown: Vec<&[PinnedWord]> = found.iter().map(|reading| reading.words.as_slice()).collect();
        shown.dedup();
        assert_eq!(shown.len(), found.len());
        assert!(found.iter().any(|reading| reading.about.contains("heav'n")), "{found:?}");
    }

    #[test]
    fn a_line_said_in_one_way_has_nothing_to_choose() {
        assert!(readings(&HeardLine::hear("cold snow", &Ear::new()), None).is_empty());
    }
}
