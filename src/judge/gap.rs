//! What a line still owes where a word is missing, as a gap that words can be looked up for.

use std::ops::RangeInclusive;

use super::{OwedLine, Verdict};
use crate::analysis::{Counts, Poem};
use crate::form::Count;
use crate::meter::{Foot, Measure, Meter};
use crate::rhyme::LineEnd;
use crate::rhyme::suggest::Pattern;
use crate::rhyme::suggest::slot::Slot;

impl Verdict {
    /// The line of verse, counted from 0, whose end this one should rhyme with: the nearest before it with its letter, else
    /// the nearest after it.
    pub fn partner(&self, line: usize) -> Option<usize> {
        let letter = |line: &usize| self.lines.get(*line).and_then(|line| line.owes.rhyme());
        let own = letter(&line)?;
        let same = |other: &usize| letter(other) == Some(own);
        (0..line).rev().find(same).or_else(|| (line + 1..self.lines.len()).find(same))
    }
}

impl OwedLine {
    /// The rhyme its letters name, as a number of its own: `A1` and `a` name one, `aa` another; `x`, `-` and a line without a
    /// letter none.
    pub fn rhyme(&self) -> Option<u32> {
        let letters = self.letter.bytes().take_while(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase());
        let place = |letter: u8| u32::from(letter - b'a') + 1;
        let number = letters.fold(0_u32, |number, letter| number.saturating_mul(27).saturating_add(place(letter)));
        (number > 0 && number != place(b'x')).then_some(number)
    }

    /// What is left of the line where the words around the gap have so many syllables; `end` is the end it should rhyme with,
    /// asked for only where the gap stands at the line's end.
    pub fn gap(&self, written: &Counts, at_end: bool, end: Option<LineEnd>) -> Slot {
        let meter: Option<Meter> = self.meter.parse().ok();
        let owed = syllables(&self.syllables, meter.as_ref());
        Slot {
            syllables: owed.map(|owed| Slot::left(written, &owed)),
            beats: meter.as_ref().filter(|_| at_end).and_then(beats),
            rhyme: end.filter(|_| at_end),
            starts: String::new(),
        }
    }
}

/// What the last word of a line of verse, counted from 0, leaves open when it is taken away.
pub fn gap_at_end(poem: &Poem, verdict: &Verdict, line: usize) -> Option<Slot> {
    let (verse, owes) = (poem.lines.get(line)?, &verdict.lines.get(line)?.owes);
    let (_, before) = verse.heard.words.split_last()?;
    let written = before.iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()));
    let partner = verdict.partner(line).and_then(|partner| poem.lines.get(partner));
    Some(owes.gap(&written, true, partner.map(|partner| LineEnd::of(&partner.heard))))
}

/// The syllables a line owes, from its count or from its meter.
fn syllables(count: &str, meter: Option<&Meter>) -> Option<RangeInclusive<u32>> {
    if let Ok(count) = count.parse::<Count>() {
        return Some(count.least()..=count.most().unwrap_or(u32::MAX));
    }
    let counts = meter?.plain_counts();
    Some(counts.least()..=counts.most())
}

/// The beats of a named meter, written out.
fn beats(meter: &Meter) -> Option<Pattern> {
    let named = |measure: &Measure| match measure {
        Measure::Named { foot, feet } => Some((*foot, *feet)),
        Measure::Beats(_) | Measure::Marks(_) => None,
    };
    let (foot, feet): (Foot, u8) = meter.measures().find_map(named)?;
    let marks = foot.pattern().repeat(usize::from(feet));
    let marks: String = marks.iter().map(|&beat| if beat { '/' } else { 'x' }).collect();
    marks.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::form::Registry;
    use crate::judge::{Judge, Occasion};
    use crate::rhyme::suggest::slot;

    #[test]
    fn the_last_word_of_a_line_leaves_a_rhyme_and_its_syllables_open() {
        let poem = Session::default().hear(
            "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
             The children long have gone to bed,\nAnd dream of nothing more.\n",
        );
        let form = Registry::new().find("ABAB").unwrap();
        let verdict = Judge::new(form).judge(&poem, &Occasion::finished());
        assert_eq!((verdict.partner(2), verdict.partner(0)), (Some(0), Some(2)));
        let words = slot::words(&gap_at_end(&poem, &verdict, 2).unwrap());
        assert!(words.iter().any(|word| word.suggestion.word == "sleep"), "{words:?}");
    }
}
