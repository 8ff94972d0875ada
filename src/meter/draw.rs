//! Scansions in a poet's words: stress in capitals, marks, sentences.

use std::ops::Range;

use super::Scansion;
use super::fit::Fault;
use crate::analysis::HeardLine;
use crate::lexicon::parted;

/// Words with their stressed syllables in capitals and their syllables parted: `a-BOUT the MEA-dow`.
///
/// The stresses are those given, one a syllable of the scansion.
pub fn capitals(line: &HeardLine, scansion: &Scansion, words: Range<usize>, stressed: &[bool]) -> String {
    let drawn = words.filter_map(|word| {
        let heard = line.words.get(word)?;
        let text = line.text_of(heard);
        let start = scansion.syllables.partition_point(|syllable| syllable.word < word);
        let end = scansion.syllables.partition_point(|syllable| syllable.word <= word);
        let Some(way) = scansion.ways.get(word).copied().flatten() else { return Some(quiet(text)) };
        let pieces = pieces(text, &heard.spoken, way);
        let loud = |piece: usize| {
            let at = (start..end).find(|&at| scansion.syllables[at].syllable == piece);
            at.is_some_and(|at| stressed.get(at) == Some(&true))
        };
        let pieces = pieces
            .iter()
            .enumerate()
            .map(|(place, piece)| if loud(place) { piece.to_uppercase() } else { quiet(piece) });
        // A word written with a hyphen is parted there already.
        let joined = pieces.reduce(|word, piece| if word.ends_with('-') { word + &piece } else { word + "-" + &piece });
        Some(joined.unwrap_or_default())
    });
    drawn.collect::<Vec<_>>().join(" ")
}

/// A syllable without stress, in small letters; *I* is written as it is anywhere.
fn quiet(piece: &str) -> String {
    let small = piece.to_lowercase();
    let is_i = small == "i" || small.starts_with("i'") || small.starts_with("i\u{2019}");
    if is_i && piece.starts_with('I') { small.replacen('i', "I", 1) } else { small }
}

/// The letters of a word, parted by the syllables of one of its pronunciations.
pub(crate) fn pieces<'a>(text: &'a str, spoken: &crate::lexicon::Spoken, way: usize) -> Vec<&'a str> {
    spoken.pronunciations.get(way).map_or_else(|| vec![text], |reading| parted(text, &reading.sounds))
}

/// Marks as a handbook writes them: `x / x /`.
pub fn marks(beats: &[bool]) -> String {
    let signs: Vec<&str> = beats.iter().map(|&beat| if beat { "/" } else { "x" }).collect();
    signs.join(" ")
}

/// What is said of a foot whose stress is on the wrong side: the words around it, as they are spoken.
pub(super) fn stress_fault(line: &HeardLine, scansion: &Scansion, foot: usize) -> Fault {
    let here = scansion.feet.get(foot).cloned().unwrap_or(0..0);
    let before =
        foot.checked_sub(1).and_then(|before| scansion.feet.get(before)).map_or(here.start, |before| before.start);
    let of = |at: usize| scansion.syllables.get(at).map_or(0, |syllable| syllable.word);
    let words = of(before)..of(here.end.saturating_sub(1)) + 1;
    let said = spoken_stress(line, scansion);
    let within = |at: &usize| words.contains(&scansion.syllables[*at].word);
    let marked: Vec<bool> = (0..said.len()).filter(within).map(|at| said[at]).collect();
    Fault::Stress {
        foot: u32::try_from(foot + 1).unwrap_or(u32::MAX),
        drawn: capitals(line, scansion, words.clone(), &said),
        marks: marks(&marked),
        words,
    }
}

/// The stresses the words have of themselves: long words by the dictionary, short ones as the line is read.
fn spoken_stress(line: &HeardLine, scansion: &Scansion) -> Vec<bool> {
    let own = |at: usize| {
        let syllable = scansion.syllables[at];
        let way = scansion.ways[syllable.word]?;
        let reading = line.words.get(syllable.word)?.spoken.pronunciations.get(way)?;
        (reading.sounds.syllable_count() > 1)
            .then(|| reading.sounds.stresses().nth(syllable.syllable) == Some(crate::phonology::Stress::Primary))
    };
    (0..scansion.syllables.len()).map(|at| own(at).unwrap_or(scansion.stress[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;
    use crate::meter::{Meter, scan_poem};

    #[test]
    fn a_word_is_drawn_as_it_is_spelled_with_its_stress_in_capitals() {
        for (line, drawn) in [
            ("about the garden now", "a-BOUT the GAR-den NOW"),
            ("I began a hen-peck'd day", "I be-GAN a HEN-peck'd DAY"),
        ] {
            let poem = crate::analysis::Session::new(Ear::new()).hear(line);
            let meter: Meter = "iambic trimeter".parse().unwrap();
            let scansion = scan_poem(&poem, Some(&meter)).lines[0].scansion.clone();
            let words = 0..poem.lines[0].heard.words.len();
            assert_eq!(capitals(&poem.lines[0].heard, &scansion, words, &scansion.stress), drawn);
        }
    }
}
