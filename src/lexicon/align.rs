//! Which letters of a word spell which syllable.

use crate::phonology::Sounds;
use crate::span::Span;

/// The letters of one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyllableSpan {
    /// The syllable's letters, as bytes of the word; the spans of a word follow each other without a gap.
    pub letters: Span,
    /// The letters that spell the syllable's vowel, over which a stress mark stands.
    pub nucleus: Span,
}

/// Parts a word's letters by the syllables of one of its pronunciations: `be·held`.
///
/// As many spans as the sounds have syllables. The spans cover the whole word; a syllable no letter spells (a numeral,
/// an abbreviation) has an empty one. Linear in the word's length.
pub fn align(word: &str, sounds: &Sounds) -> Vec<SyllableSpan> {
    let count = sounds.syllable_count() as usize;
    let groups = vowel_groups(word);
    let nuclei: Vec<Span> =
        (0..count).map(|syllable| groups.get(syllable).copied().unwrap_or(Span::new(word.len(), word.len()))).collect();
    let mut start = 0;
    let spans = (0..count).map(|syllable| {
        let end =
            if syllable + 1 == count { word.len() } else { boundary(word, nuclei[syllable], nuclei[syllable + 1]) };
        let letters = Span::new(start, end);
        start = end;
        SyllableSpan { letters, nucleus: nuclei[syllable] }
    });
    spans.collect()
}

/// Where the second of two neighboring syllables begins: before the last consonant between their vowels.
fn boundary(word: &str, before: Span, after: Span) -> usize {
    let between = Span::new(before.end, after.start);
    between.of(word).char_indices().next_back().map_or(after.start, |(at, _)| between.start + at)
}

/// The runs of vowel letters, a final silent e left out.
fn vowel_groups(word: &str) -> Vec<Span> {
    let mut groups: Vec<Span> = Vec::new();
    for (at, letter) in word.char_indices() {
        let end = at + letter.len_utf8();
        let is_vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !letter.is_ascii();
        match groups.last_mut() {
            Some(group) if is_vowel && group.end == at => group.end = end,
            _ if is_vowel => groups.push(Span::new(at, end)),
            _ => {}
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_parted_where_syllables_are() {
        let sounds: Sounds = "B IH0 HH EH1 L D".parse().unwrap();
        let parts: Vec<&str> = align("beheld", &sounds).iter().map(|syllable| syllable.letters.of("beheld")).collect();
        assert_eq!(parts, ["be", "held"]);
    }
}
