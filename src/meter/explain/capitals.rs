//! Scansions as text: stressed syllables in capitals, and marks.

use std::ops::Range;

use crate::analysis::HeardLine;
use crate::lexicon::{Spoken, parted};
use crate::meter::scansion::Scansion;

/// Words with their stressed syllables in capitals and their syllables parted: `a-BOUT the MEA-dow`.
///
/// The stresses are those given, one a syllable of the scansion.
pub fn capitals(line: &HeardLine, scansion: &Scansion, words: Range<usize>, stressed: &[bool]) -> String {
    let drawn = words.filter_map(|word| {
        let heard = line.words.get(word)?;
        let text = line.text_of(heard);
        let start = scansion.syllables.partition_point(|syllable| syllable.word < word);
        let end = scansion.syllables.partition_point(|syllable| syllable.word <= word);
        let Some(read) = scansion.pronunciations.get(word).copied().flatten() else { return Some(quiet(text)) };
        let pieces = pieces(text, &heard.spoken, read);
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
fn pieces<'a>(text: &'a str, spoken: &Spoken, read: usize) -> Vec<&'a str> {
    spoken.pronunciations.get(read).map_or_else(|| vec![text], |reading| parted(text, &reading.sounds))
}

/// Marks as a handbook writes them: `x / x /`.
pub fn marks(beats: &[bool]) -> String {
    let signs: Vec<&str> = beats.iter().map(|&beat| if beat { "/" } else { "x" }).collect();
    signs.join(" ")
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
