//! A gap in a line: where a word is missing, and which syllables, beats, rhyme and letters a word there must have.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::{OwedLine, OwedRhyme, Verdict};
use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::form::Measure;
use crate::meter::{self, Meter};
use crate::phonology::Stress;
use crate::rhyme::LineEnd;
use crate::rhyme::suggest::Pattern;
use crate::rhyme::suggest::slot::Slot;

/// A place in a line where a word is missing or begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The byte of the line at which the word begins.
    pub from: usize,
    /// The syllables, beats, rhyme and letters the word must have.
    pub slot: Slot,
    /// The line of verse, from 0, that the word must rhyme with.
    pub partner: Option<usize>,
}

impl Gap {
    /// The gap at byte `at` of a line; `owes` is what the line owes.
    ///
    /// `partner` is the line of verse it must rhyme with, and `counts` counts syllables as they are counted for the draft. A word
    /// that ends at the byte counts as begun.
    pub fn at(
        (line, byte): (&str, usize),
        owes: &OwedLine,
        partner: Option<(usize, &HeardLine)>,
        counts: impl Fn(&str) -> Counts,
    ) -> Self {
        let words = crate::text::words(line);
        let begun = words.iter().find(|word| word.span.start() < byte && byte <= word.span.end());
        let from = begun.map_or(byte, |word| word.span.start());
        let part = |bytes: Range<usize>| line.get(bytes).unwrap_or_default();
        let (before, letters, after) = (part(0..from), part(from..byte), part(byte..line.len()));
        let at_end = !after.contains(char::is_alphanumeric);
        let (returning, is_begun) = owes.still_returning(before);
        let partner = partner.filter(|_| at_end && !is_begun);
        let written = counts(before);
        // Inside the line the beat due is known only where the words before have a single count.
        let begins = (written.least() == written.most()).then_some(written.least() as usize);
        let returning = if at_end && !returning.is_empty() { counts(&returning) } else { Counts::zero() };
        let slot = Slot {
            starts: letters.to_lowercase(),
            ..owes.gap(
                &written.plus(&counts(after)).plus(&returning),
                if at_end { Place::End } else { Place::Amid(begins) },
                partner.map(|(_, line)| line),
            )
        };
        Self { from, slot, partner: partner.map(|(line, _)| line) }
    }
}

/// Where in its line a word is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At its end.
    End,
    /// Before other words, from this syllable on, counted from 0; `None` where the words before may be counted in several ways.
    Amid(Option<usize>),
}

impl Verdict {
    /// The line of verse, from 0, that this line must rhyme with: the nearest line before it with its rhyme, else the nearest
    /// after it.
    pub fn partner(&self, line: usize) -> Option<usize> {
        let own = self.lines.get(line)?.owes.rhyme?;
        let same = |other: &usize| self.lines[*other].owes.rhyme == Some(own);
        (0..line).rev().find(same).or_else(|| (line + 1..self.lines.len()).find(same))
    }

    /// The line of verse, from 0, that a line still to be written must rhyme with.
    pub fn partner_of_owed(&self, owes: &OwedLine) -> Option<usize> {
        let own = owes.rhyme?;
        self.lines.iter().rposition(|line| line.owes.rhyme == Some(own))
    }
}

impl OwedLine {
    /// The rhyme at its end.
    pub fn rhyme(&self) -> Option<OwedRhyme> {
        self.rhyme
    }

    /// The slot for a word in the gap, when the words around it have `written` syllables; only at the end of the line must the
    /// word rhyme with its partner's end.
    fn gap(&self, written: &Counts, place: Place, partner: Option<&HeardLine>) -> Slot {
        let beats = self.measure.meter.as_deref().filter(|_| place != Place::Amid(None)).and_then(beats);
        let from = if let Place::Amid(from) = place { from } else { None };
        let owed = syllables(&self.measure);
        // Words that return follow the word asked for, so the last beats are theirs.
        let is_last = place != Place::End || self.returning().is_none();
        let beats = beats.filter(|_| is_last);
        let is_feminine = is_last
            && self.measure.syllables.is_none()
            && owed.as_ref().zip(partner).is_some_and(|(owed, partner)| ends_beyond(partner, owed));
        let beyond = u32::from(is_feminine);
        Slot {
            syllables: owed.map(|owed| Slot::left(written, &(owed.start() + beyond..=owed.end() + beyond))),
            beats: if is_feminine { beats.map(Pattern::with_slack) } else { beats },
            from,
            rhyme: partner.filter(|_| place == Place::End).map(|line| self.rhyming_end(line)),
            spelling: if place == Place::End { Arc::clone(&self.spelling) } else { self.spelling.within_line() },
            ..Slot::default()
        }
    }
}

impl OwedLine {
    /// The words that return at its end, behind the word that bears its rhyme.
    pub(crate) fn returning(&self) -> Option<&str> {
        self.ending.as_deref().filter(|_| self.rhymes_before)
    }

    /// The words of [`Self::returning`] that are not among those written of the line, empty where none are left, and whether the last words
    /// written begin them.
    pub(crate) fn still_returning(&self, written: &str) -> (String, bool) {
        let Some(ending) = self.returning() else { return Default::default() };
        let plain_words = |text: &str| -> Vec<String> {
            crate::text::words(text).iter().map(|word| crate::text::plain(word.span.of(text))).collect()
        };
        let (due, written) = (plain_words(ending), plain_words(written));
        let begun = (1..=due.len()).rev().find(|&begun| written.ends_with(&due[..begun])).unwrap_or(0);
        let left = crate::text::words(ending).get(begun).and_then(|word| ending.get(word.span.start()..));
        (left.unwrap_or_default().to_owned(), begun > 0)
    }

    /// The words of another line of its rhyme up to the one that bears it: those before the ending, where one returns.
    pub(crate) fn rhyming_words<'l>(&self, line: &'l HeardLine) -> &'l [HeardWord] {
        let returning = self.returning().map_or(0, |ending| crate::text::words(ending).len());
        match line.words.len().checked_sub(returning) {
            Some(left @ 1..) => &line.words[..left],
            _ => &line.words,
        }
    }

    /// The sounds of another line of its rhyme that a word must rhyme with.
    fn rhyming_end(&self, line: &HeardLine) -> LineEnd {
        LineEnd::of_words(self.rhyming_words(line), &line.text)
    }
}

/// Whether a line ends with a slack syllable beyond the syllables that its meter owes: a feminine ending, as a line that rhymes with it
/// must have too.
pub(crate) fn ends_beyond(line: &HeardLine, owed: &RangeInclusive<u32>) -> bool {
    let Some(said) = line.words.last().and_then(|word| word.spoken.best()) else { return false };
    let stresses: Vec<Stress> = said.sounds.stresses().collect();
    let is_feminine = matches!(stresses.as_slice(), [.., before, Stress::Unstressed] if *before > Stress::Unstressed);
    is_feminine && line.counts.least() > *owed.end()
}

/// The number of syllables a line owes, from its count or from its meter.
fn syllables(measure: &Measure) -> Option<RangeInclusive<u32>> {
    if let Some(count) = &measure.syllables {
        return Some(count.least()..=count.most().unwrap_or(u32::MAX));
    }
    let counts = measure.meter.as_ref()?.plain_counts();
    Some(counts.least()..=counts.most())
}

/// The beats of a named meter as a pattern: `x/x/x/`.
fn beats(meter: &Meter) -> Option<Pattern> {
    let named = |measure: &meter::Measure| match measure {
        meter::Measure::Named(meter) => Some(*meter),
        meter::Measure::Beats(_) | meter::Measure::Marks(_) => None,
    };
    let meter = meter.measures().find_map(named)?;
    let marks: String = meter.pattern().iter().map(|&beat| if beat { '/' } else { 'x' }).collect();
    marks.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Poem, Session};
    use crate::form::Registry;
    use crate::judge::{Judge, JudgeOptions};
    use crate::lexicon::Ear;
    use crate::rhyme::Accent;
    use crate::rhyme::suggest::slot::candidates;

    fn judged(form: &str, text: &str) -> (Poem, Verdict) {
        let poem = Session::default().hear(text);
        let verdict = Judge::new(Registry::new().find(form).unwrap()).judge(&poem, &JudgeOptions::finished());
        (poem, verdict)
    }

    /// The slot for a word that replaces the last word of a line.
    fn slot_at_end((poem, verdict): (&Poem, &Verdict), line: usize) -> Slot {
        let heard = &poem.lines[line].heard;
        let before = heard.text.get(..heard.words.last().unwrap().span.start()).unwrap();
        let partner = verdict.partner(line).map(|partner| (partner, &*poem.lines[partner].heard));
        let ear = Ear::new();
        let counts = |text: &str| HeardLine::hear(text, &ear).counts;
        Gap::at((before, before.len()), &verdict.lines[line].owes, partner, counts).slot
    }

    #[test]
    fn the_last_word_of_a_line_leaves_a_rhyme_and_its_syllables_open() {
        let (poem, verdict) = judged(
            "ABAB",
            "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
             The children long have gone to bed,\nAnd dream of nothing more.\n",
        );
        assert_eq!((verdict.partner(2), verdict.partner(0)), (Some(0), Some(2)));
        let words = candidates(Accent::Any, &slot_at_end((&poem, &verdict), 2));
        assert!(words.iter().any(|word| word.suggestion.word == "sleep"), "{words:?}");
    }

    #[test]
    fn a_line_that_rhymes_with_a_feminine_ending_has_one_too() {
        let (poem, verdict) = judged(
            "common-meter",
            "The evening settles on the river\nand every lamp is cold,\nand all the little willows shiver\nand all of them are old.\n",
        );
        let slot = slot_at_end((&poem, &verdict), 2);
        assert_eq!(slot.syllables, Some(2..=2));
        let words = candidates(Accent::Any, &slot);
        assert!(words.iter().any(|word| word.fills && word.suggestion.word == "quiver"), "{words:?}");
        assert_eq!(slot_at_end((&poem, &verdict), 3).syllables, Some(1..=1));
    }

    #[test]
    fn a_line_rhymes_within_its_own_poem_even_where_the_one_before_has_the_same_letters() {
        let (_, verdict) = judged(
            "clerihew",
            "Old Ebenezer Crane\nLay listening to the rain\nAnd counted up his sheep\nUntil he fell asleep\n\n\
             Young Dorothea Gray\nLay wide awake till day\nAnd when she heard the bell\nShe did not feel too well\n",
        );
        assert_eq!(verdict.lines[4].owes.letter, verdict.lines[1].owes.letter);
        assert_eq!((verdict.partner(4), verdict.partner(5), verdict.partner(6)), (Some(5), Some(4), Some(7)));
    }

    #[test]
    fn a_line_with_a_rhyme_inside_still_has_one_at_its_end() {
        let (_, verdict) = judged(
            "aa(bb)a",
            "There was an old man of the sea\nWho sat all day long in a tree\n\
             When the wind came to blow he went down with the snow\nThat foolish old man of the sea\n",
        );
        assert!(verdict.lines[2].owes.letter.starts_with('('), "{:?}", verdict.lines[2].owes);
        assert!(verdict.lines[2].owes.rhyme().is_some_and(|rhyme| Some(rhyme) != verdict.lines[0].owes.rhyme()));
    }

    #[test]
    fn a_gap_takes_only_words_with_the_letters_that_the_form_allows() {
        let mut registry = Registry::new();
        registry
            .add("mine.toml", "name = \"Mine\"\nscheme = \"aa\"\nbanned_letters = \"e\"\nword_syllables = 1\n")
            .unwrap();
        let poem = Session::default().hear("A lamp is low, a moon is high,\nI hear a bird and wonder why.\n");
        let verdict = Judge::new(registry.find("mine").unwrap()).judge(&poem, &JudgeOptions::finished());
        let words = candidates(Accent::Any, &slot_at_end((&poem, &verdict), 1));
        let has = |word: &str| words.iter().any(|filler| filler.suggestion.word == word);
        assert!(has("sky") && !has("die") && !has("goodbye"), "{words:?}");
    }

    #[test]
    fn a_gap_takes_the_letters_typed_and_asks_for_a_rhyme_at_the_end_alone() {
        let (poem, verdict) =
            judged("haiku", "the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n");
        let (ear, partner) = (Ear::new(), Some((0, &*poem.lines[0].heard)));
        let at = |line: &str, byte: usize| {
            Gap::at((line, byte), &verdict.lines[1].owes, partner, |text| HeardLine::hear(text, &ear).counts)
        };
        let line = "snow has filled the empty c";
        let end = at(line, line.len());
        assert_eq!((end.from, end.slot.starts.as_str(), end.partner), (line.len() - 1, "c", Some(0)));
        assert_eq!((end.slot.syllables, end.slot.rhyme.is_some()), (Some(1..=1), true));
        let middle = at("snow has  the empty cart", 9);
        assert_eq!((middle.from, middle.slot.starts.as_str(), middle.partner), (9, "", None));
        assert_eq!((middle.slot.syllables, middle.slot.rhyme), (Some(1..=1), None));
    }
}
