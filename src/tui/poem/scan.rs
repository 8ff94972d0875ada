//! Scansion marks over the vowels they belong to.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::HeardLine;
use crate::meter::{self, Fault, Licenses, Measure, Meter, MeterFit, NamedMeter, Scansion};

/// A mark above a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScansionMark {
    /// The byte of the line below the mark: a syllable's vowel, or the boundary between two feet.
    pub at: usize,
    /// `/` a beat, `\` a beat a reader hardly stresses, `x` slack, `|` between two feet.
    pub shown: &'static str,
}

/// A line scanned in its meter.
#[derive(Debug, Clone, PartialEq)]
pub struct Scanned {
    /// How it fits the meter.
    pub fit: MeterFit,
    /// The marks above it, from left to right.
    pub marks: Vec<ScansionMark>,
}

/// A cache of scanned lines, by meter and by text.
#[derive(Debug, Default)]
pub(crate) struct Scans {
    meters: HashMap<String, Option<Meter>>,
    known: HashMap<String, HashMap<Box<str>, Arc<Scanned>>>,
    count: usize,
}

/// How many lines the cache holds before it is emptied: many screens full.
const REMEMBERED: usize = 4096;

impl Scans {
    /// The meter that a form's words name; `None` when they name none.
    pub(crate) fn meter(&mut self, words: &str) -> Option<&Meter> {
        self.meters.entry(words.to_owned()).or_insert_with(|| words.parse().ok()).as_ref()
    }

    /// Scans a line in a meter, unless the cache has it.
    pub(crate) fn add(&mut self, line: &HeardLine, meter: &str, licenses: Licenses) {
        if self.get(&line.text, meter).is_some() {
            return;
        }
        let Some(laid) = self.meter(meter).map(|meter| lay(line, meter, licenses)) else { return };
        let marks = laid.scansion.as_ref().map(|scansion| marks(line, scansion)).unwrap_or_default();
        self.remember(meter, line, Scanned { fit: laid, marks });
    }

    /// Scans a line that is still being written in as much of a meter as it fills, unless the cache has it.
    ///
    /// The whole meter is used once the line has a foot or less to go. Until then a line that begins otherwise than its meter
    /// has no marks: it may still come right.
    pub(crate) fn add_begun(&mut self, line: &HeardLine, words: &str, licenses: Licenses) {
        if self.get_begun(&line.text, words).is_some() {
            return;
        }
        let Some(meter) = self.meter(words).cloned() else { return };
        let Some((part, is_whole)) = begun(&meter, line) else { return };
        let laid = meter::fit(line, &part, &licenses);
        let shown = laid.scansion.as_ref().filter(|_| is_whole || laid.fits());
        let marks = shown.map(|scansion| marks(line, scansion)).unwrap_or_default();
        self.remember(&format!("{words}{BEGUN}"), line, Scanned { fit: laid, marks });
    }

    /// The scansion of an unfinished line from the cache.
    pub(crate) fn get_begun(&self, line: &str, words: &str) -> Option<&Arc<Scanned>> {
        self.get(line, &format!("{words}{BEGUN}"))
    }

    fn remember(&mut self, meter: &str, line: &HeardLine, scanned: Scanned) {
        if self.count >= REMEMBERED {
            self.known.clear();
            self.count = 0;
        }
        self.known.entry(meter.to_owned()).or_default().insert(line.text.clone(), Arc::new(scanned));
        self.count += 1;
    }

    /// The scansion of a line from the cache.
    pub(crate) fn get(&self, line: &str, meter: &str) -> Option<&Arc<Scanned>> {
        self.known.get(meter)?.get(line)
    }
}

/// Follows the meter's words in the cache's key of an unfinished line.
const BEGUN: &str = ", begun";

/// The part of a meter that an unfinished line fills, and whether that is the whole meter; `None` while it fills no foot, or
/// where the meter is not made of equal feet.
fn begun(meter: &Meter, line: &HeardLine) -> Option<(Meter, bool)> {
    let said = line.words.iter().filter_map(|word| word.spoken.best()).map(|best| best.sounds.syllable_count());
    let syllables = usize::try_from(said.sum::<u32>()).unwrap_or(usize::MAX);
    meter.measures().find_map(|measure| {
        let Measure::Named(NamedMeter { foot, feet }) = *measure else { return None };
        let size = foot.pattern().len();
        // A foot of rising verse ends with its beat, so it counts when full; one of falling verse begins with it, so it
        // counts when begun.
        let filled = if foot.is_rising() { syllables / size } else { syllables.div_ceil(size) };
        match u8::try_from(filled) {
            Ok(filled) if filled < feet.count() => Some((Meter::named(NamedMeter::new(foot, filled)?), false)),
            _ => Some((meter.clone(), true)),
        }
    })
}

/// Scans a line in a meter; a line of another length is scanned in as many feet as it has.
fn lay(line: &HeardLine, meter: &Meter, licenses: Licenses) -> MeterFit {
    let laid = meter::fit(line, meter, &licenses);
    match laid.fault {
        Some(Fault::Count { .. } | Fault::Length { .. } | Fault::Beats { .. }) => {
            let spoken = meter::as_spoken(line, meter, licenses);
            MeterFit { scansion: spoken.or(laid.scansion), ..laid }
        }
        _ => laid,
    }
}

/// The marks of a scansion, each at its place in the line.
fn marks(line: &HeardLine, scansion: &Scansion) -> Vec<ScansionMark> {
    let mut marks: Vec<ScansionMark> = Vec::new();
    let letters = scansion.letters(line);
    for (index, ((&beat, of), letters)) in scansion.beats.iter().zip(&scansion.syllables).zip(letters).enumerate() {
        let Some(syllable) = letters else { continue };
        let begins_foot = index > 0 && scansion.feet.iter().any(|foot| foot.start == index);
        // A bar goes between words, or behind the letters of the syllable before.
        let bar = if of.syllable == 0 {
            syllable.letters.start().checked_sub(1)
        } else {
            Some(syllable.letters.start().min(syllable.nucleus.start().saturating_sub(1)))
        };
        let taken = |at: usize| at >= syllable.nucleus.start() || marks.last().is_some_and(|mark| mark.at >= at);
        if let Some(at) = bar.filter(|&at| begins_foot && !taken(at)) {
            marks.push(ScansionMark { at, shown: "|" });
        }
        let stressed = scansion.stress.get(index).copied().unwrap_or(beat);
        let shown = match (beat, stressed) {
            (true, true) => "/",
            (true, false) => "\\",
            (false, _) => "x",
        };
        marks.push(ScansionMark { at: syllable.nucleus.start(), shown });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    fn marks_of(text: &str) -> String {
        let line = HeardLine::hear(text, &Ear::new());
        let mut scans = Scans::default();
        scans.add(&line, "iambic pentameter", Licenses::default());
        scans.get(&line.text, "iambic pentameter").unwrap().marks.iter().map(|mark| mark.shown).collect()
    }

    #[test]
    fn a_line_too_short_or_too_long_has_the_marks_it_is_spoken_with() {
        assert_eq!(marks_of("The road is empty"), "x/|x/x");
        assert_eq!(marks_of("The water runs below the bridge and under garden walls"), "x/|x/|x/|x/|x/|x/|x/");
        assert_eq!(marks_of("Rain, rain"), "//", "no feet are parted where none are heard");
    }

    fn begun_marks(text: &str) -> String {
        let line = HeardLine::hear(text, &Ear::new());
        let mut scans = Scans::default();
        scans.add_begun(&line, "iambic pentameter", Licenses::default());
        let scanned = scans.get_begun(&line.text, "iambic pentameter");
        scanned.map(|scanned| scanned.marks.iter().map(|mark| mark.shown).collect()).unwrap_or_default()
    }

    #[test]
    fn a_line_being_written_is_scanned_as_far_as_it_goes() {
        assert_eq!(begun_marks("Be"), "");
        assert_eq!(begun_marks("Beside"), "x/");
        assert_eq!(begun_marks("Beside the window"), "x/|x/x");
        assert_eq!(begun_marks("Beside the window sat"), "x/|x/|x/");
        assert_eq!(begun_marks("Beside the window sat the silent cat"), "x/|x/|x/|x/|x/");
    }

    #[test]
    fn a_mark_stands_over_its_vowel_and_a_bar_between_feet() {
        let line = HeardLine::hear("Beside the window sat the cat", &Ear::new());
        let mut scans = Scans::default();
        scans.add(&line, "iambic tetrameter", Licenses::default());
        let scanned = scans.get(&line.text, "iambic tetrameter").unwrap();
        let marks: Vec<(usize, &str)> = scanned.marks.iter().map(|mark| (mark.at, mark.shown)).collect();
        let [be, side, the, win, dow] = [(1, "x"), (3, "/"), (9, "x"), (12, "/"), (15, "x")];
        let [sat, the_second, cat] = [(19, "/"), (24, "x"), (27, "/")];
        let bars = [(6, "|"), (14, "|"), (21, "|")];
        assert_eq!(marks, [be, side, bars[0], the, win, bars[1], dow, sat, bars[2], the_second, cat]);
    }
}
