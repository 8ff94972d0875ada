//! Compares two words or phrases as they are written.

use super::accent::Accent;
use super::compare::compare_in;
use super::comparison::RhymeComparison;
use super::end::LineEnd;
use crate::analysis::HeardLine;
use crate::lexicon::Ear;
use crate::text::printable;

/// A text with no word in it, where a word to rhyme was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` holds no word to rhyme; write one in letters", printable(.words))]
pub struct NoWord {
    /// The text.
    pub words: String,
}

/// Two words or phrases and how they rhyme.
#[derive(Debug)]
pub struct WordComparison {
    /// The ends of both.
    pub ends: (LineEnd, LineEnd),
    /// How they rhyme.
    pub likeness: RhymeComparison,
    /// The accent they were compared in.
    pub accent: Accent,
    /// The last words that rhyme only in a less likely pronunciation, each with that pronunciation in IPA.
    pub rests_on: Vec<(String, String)>,
}

/// Compares two words or phrases in this accent, as this ear says them.
///
/// # Errors
/// When one of them holds no word.
///
/// ```
/// use verse::{lexicon::Ear, rhyme::{Accent, Grade, compare_words}};
///
/// let compared = compare_words("poet", "know it", Accent::Any, &Ear::new())?;
/// assert_eq!(compared.likeness.grade, Grade::Perfect);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare_words(one: &str, other: &str, accent: Accent, ear: &Ear) -> Result<WordComparison, NoWord> {
    let lines = [heard(one, ear)?, heard(other, ear)?];
    let [one, other] = lines.each_ref().map(LineEnd::of);
    let likeness = compare_in(accent, &one, &other);
    let ways = [likeness.ways.0, likeness.ways.1];
    let rests_on = lines.iter().zip(ways).filter_map(|(line, way)| rare(line, way)).collect();
    Ok(WordComparison { ends: (one, other), likeness, accent, rests_on })
}

fn heard(words: &str, ear: &Ear) -> Result<HeardLine, NoWord> {
    let line = HeardLine::hear(words, ear);
    if line.words.is_empty() { Err(NoWord { words: words.to_owned() }) } else { Ok(line) }
}

/// The line's last word and its pronunciation number `way`, in IPA; `None` for 0, the likeliest.
fn rare(line: &HeardLine, way: u8) -> Option<(String, String)> {
    let last = line.words.last().filter(|_| way > 0)?;
    let said = last.spoken.pronunciations.get(usize::from(way))?;
    Some((printable(last.span.of(&line.text)).to_string(), said.sounds.ipa()))
}
