//! A line that does not fit its meter, and the remark on it.

use std::sync::Arc;

use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark};
use crate::judge::rules::syllables::word_by_word;
use crate::judge::{Rule, wording};
use crate::lexicon::Pronunciation;
use crate::meter::{Clash, Ending, Fault, Licenses, Measure, Meter, NamedMeter};
use crate::phonology::Stress;

use super::measured::MeasuredLine;
use super::shared_lines::Short;

/// The number of syllables outside every licensed scansion from which a line is an error: one syllable may depend on how a word
/// is said, two do not.
const SURELY_OUTSIDE: u32 = 2;

/// A line that does not fit its meter.
pub(super) struct Misfit<'a> {
    pub(super) of: &'a MeasuredLine<'a>,
}

impl<'a> Misfit<'a> {
    /// The line as one that does not fit, if it does not and a remark may be made.
    pub(super) fn of(of: &'a MeasuredLine<'a>) -> Option<Self> {
        (of.is_open && !of.fit.fits() && !of.ends_on_dactylic_rhyme).then_some(Self { of })
    }

    /// The line.
    pub(super) fn line(&self) -> usize {
        self.of.line
    }

    /// The line as a part of a shared line, if its fault is its count.
    pub(super) fn short(&self, aligned: &AlignedPoem<'_>) -> Option<Short> {
        let Some(Fault::Count { found, wanted, .. }) = &self.of.fit.fault else { return None };
        let text = &aligned.heard(self.of.line).text;
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let (found, meter) = (found.clone(), Arc::clone(self.of.meter));
        Some(Short { line: self.of.line, indent, found, meter, least: wanted.least() })
    }

    /// Whether the line lies so far outside every licensed scansion that it is an error.
    pub(super) fn is_grave(&self) -> bool {
        let outside = match self.of.fit.fault {
            Some(Fault::Count { outside, .. }) => outside,
            _ => 0,
        };
        outside >= SURELY_OUTSIDE && self.of.owes.measure.syllables.is_none()
    }

    /// The remark on this line alone.
    pub(super) fn remark(&self, aligned: &AlignedPoem<'_>) -> Option<Remark> {
        let heard = aligned.heard(self.of.line);
        let guess = self.of.fit.guess.and_then(|word| heard.words.get(word)).map(|word| heard.text_of(word).to_owned());
        let remark = self.faulted(heard, aligned.context.form.licenses, self.of.fit.fault.as_ref()?);
        Some(remark.guessing(guess).line_severity(self.of.owes.measure.severity))
    }

    /// The remark on a fault.
    fn faulted(&self, heard: &HeardLine, licenses: Licenses, fault: &Fault) -> Remark {
        let &MeasuredLine { line, meter, .. } = self.of;
        match fault {
            Fault::Count { found, .. } => {
                let rule = if meter.is_accentual() { Rule::Beats } else { Rule::Meter };
                Remark::new(rule, line, miscounted(meter, found, licenses))
                    .shift(if self.is_grave() { LevelShift::Up } else { LevelShift::None })
                    .help(word_by_word(heard))
                    .of_count()
            }
            // The count fits, so no range of counts is told.
            Fault::Length { found, kept } => {
                let message = kept
                    .and_then(|kept| other_length(meter, kept))
                    .unwrap_or_else(|| miscounted(meter, found, licenses));
                Remark::new(Rule::Meter, line, message).help(word_by_word(heard)).of_count()
            }
            Fault::Stress { word, clash } => self.clashed(heard, *word, clash),
            Fault::Departures { taken } => {
                let message = format!("The stresses run against {}", in_words(meter));
                let taken: Vec<String> = taken.iter().map(|taken| taken.in_words()).collect();
                let help = format!("Its nearest reading has {}", taken.join(", and "));
                Remark::new(Rule::Meter, line, message).help(if taken.is_empty() { String::new() } else { help })
            }
            Fault::Ending { word, found } => self.ended(heard, licenses, *word, *found),
            Fault::Beats { found, wanted } => {
                let message = format!("About {}; this line wants {wanted}", wording::counted(*found, "beat"));
                Remark::new(Rule::Beats, line, message)
            }
            Fault::Caesura => {
                let message = "No pause near the middle; the beats should fall on both sides of one";
                Remark::new(Rule::Caesura, line, message)
            }
        }
    }

    /// The remark on a word that clashes with the meter.
    fn clashed(&self, heard: &HeardLine, word: usize, clash: &Clash) -> Remark {
        let &MeasuredLine { line, meter, .. } = self.of;
        let (at, meter) = (heard.words.get(word), in_words(meter));
        let text = at.map_or("", |word| heard.text_of(word));
        let (message, help) = match clash {
            Clash::Turned { said, wanted } => (
                format!("*{text}* is said {said}; {meter} would stress {wanted} here"),
                format!("Put a word there that is stressed as {wanted} is, or move *{text}* by a syllable"),
            ),
            Clash::Stressed => (
                format!("*{text}* is stressed where {meter} has a light syllable"),
                format!("Move *{text}* by a syllable, onto the beat, or put a light word there"),
            ),
            Clash::Light => (
                format!("*{text}* is light where {meter} has a beat"),
                format!("Put a stressed word there, or move *{text}* by a syllable"),
            ),
        };
        Remark::new(Rule::Meter, line, message).over(at.map(|word| word.span)).help(help)
    }

    /// The remark on a line that ends on a beat where it should end off it, or the other way round.
    fn ended(&self, heard: &HeardLine, licenses: Licenses, word: usize, found: Ending) -> Remark {
        let &MeasuredLine { line, meter, .. } = self.of;
        let last = heard.words.get(word);
        let text = last.map_or("", |word| heard.text_of(word));
        if found == Ending::Triple && last.is_some_and(closes_on_stress) {
            return Remark::new(Rule::Meter, line, miscounted(meter, &heard.counts, licenses))
                .help(word_by_word(heard));
        }
        let message = match found {
            Ending::Masculine => format!("Ends on a stress (*{text}*); this line should end off it"),
            Ending::Feminine | Ending::Triple => {
                format!("Ends on an unstressed syllable (*{text}*); this line should end on a stress")
            }
        };
        Remark::new(Rule::LineEnding, line, message).over(last.map(|word| word.span))
    }
}

/// The message on a wrong count: it gives the meter's common counts, which are what the meter's name leads a reader to expect.
fn miscounted(meter: &Meter, found: &Counts, licenses: Licenses) -> String {
    let wanted = meter.common_counts(licenses);
    let wanted = match (wanted.least(), wanted.most()) {
        (least, Meter::MOST_COUNTED..) => format!("{least} or more"),
        (least, most) if least + 1 == most => format!("{least} or {most}"),
        _ => wanted.to_string(),
    };
    let verb = if wanted == "1" { "is" } else { "are" };
    format!("Not {}: {} where {wanted} {verb} wanted", in_words(meter), wording::counts(found, "syllable"))
}

/// The message on a line that keeps another meter than its own, where its own has one name.
fn other_length(meter: &Meter, kept: NamedMeter) -> Option<String> {
    let mut measures = meter.measures();
    let (Some(Measure::Named(own)), None) = (measures.next(), measures.next()) else { return None };
    let beats = |meter: NamedMeter| wording::counted(u32::from(meter.feet.count()), "beat");
    Some(format!("{}, as in {kept}; {own} has {}", beats(kept), own.feet.count()))
}

/// A meter inside a sentence: by its name, or as `the pattern /x /x`.
pub(super) fn in_words(meter: &Meter) -> String {
    let text = meter.to_string();
    if text.contains('/') { format!("the pattern {text}") } else { text }
}

/// Whether every pronunciation of a word ends on a stress or has one syllable.
fn closes_on_stress(word: &HeardWord) -> bool {
    let closes = |way: &Pronunciation| {
        way.sounds.syllable_count() < 2 || way.sounds.stresses().next_back() > Some(Stress::Unstressed)
    };
    word.spoken.pronunciations.iter().all(closes)
}
