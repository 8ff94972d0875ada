//! Which letters of a word spell which syllable.
//!
//! Letters are aligned with sounds by the sounds each letter usually spells, at costs learned with letter-to-sound; then the
//! letters are divided as a dictionary divides them: riv·er and hap·py, but be·held and o·pen.

mod deal;

use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds, Stress, Syllable, syllabify};
use crate::span::Span;

/// The letters of one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyllableSpan {
    /// The syllable's letters, as bytes of the word; the spans of a word follow each other without a gap.
    pub letters: Span,
    /// The letters that spell the syllable's vowel, over which a stress mark is drawn.
    pub nucleus: Span,
}

/// Parts a word's letters by the syllables of one of its pronunciations: `be·held`.
///
/// As many spans as [`syllabify`] makes syllables, a word without a vowel being one. The spans cover the whole word; a
/// syllable no letter spells (in a numeral or an abbreviation) may be empty. Linear in the word's length.
pub fn align(word: &str, sounds: &Sounds) -> Vec<SyllableSpan> {
    let syllables = syllabify(sounds);
    let letters = letters(word);
    let all: Vec<Sound> = sounds.iter().collect();
    let speakers = deal::speakers(&letters, &all);
    let end_of = |letter: usize| letters.get(letter + 1).map_or(word.len(), |next| next.at);
    let mut spans: Vec<SyllableSpan> = Vec::with_capacity(syllables.len());
    let mut first_sound = 0;
    let mut start = 0;
    for (place, syllable) in syllables.iter().enumerate() {
        let nucleus = first_sound + syllable.onset.len().min(all.len().saturating_sub(1));
        let nucleus = speakers.get(nucleus).copied().unwrap_or_default();
        first_sound += syllable.onset.len() + usize::from(syllable.nucleus.is_some()) + syllable.coda.len();
        let next = match syllables.get(place + 1) {
            Some(next) => boundary(&letters, &speakers, first_sound, syllable, next),
            None => letters.len(),
        };
        let next = next.max(nucleus + 1).clamp(start, letters.len());
        let byte = |letter: usize| letters.get(letter).map_or(word.len(), |letter| letter.at);
        let nucleus =
            if letters.is_empty() { Span::default() } else { Span::new(letters[nucleus].at, end_of(nucleus)) };
        spans.push(SyllableSpan { letters: Span::new(byte(start), byte(next)), nucleus });
        start = next;
    }
    spans
}

/// For each sound, the byte of the letter that spells it.
pub(super) fn speakers(word: &str, sounds: &Sounds) -> Vec<usize> {
    let letters = letters(word);
    let speakers = deal::speakers(&letters, &sounds.iter().collect::<Vec<_>>());
    speakers.into_iter().map(|letter| letters.get(letter).map_or(word.len(), |letter| letter.at)).collect()
}

fn letters(word: &str) -> Vec<Letter> {
    word.char_indices().map(|(at, letter)| Letter { at, plain: deal::plain(letter) }).collect()
}

/// A word's letters by its syllables alone, as [`align`] parts them; a word of one syllable costs nothing.
pub fn parted<'a>(word: &'a str, sounds: &Sounds) -> Vec<&'a str> {
    if !sounds.is_empty() && sounds.syllable_count() < 2 {
        return vec![word];
    }
    align(word, sounds).iter().map(|syllable| syllable.letters.of(word)).collect()
}

/// A character of the word.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Its byte in the word.
    at: usize,
    /// The letter a to z it is without capitals and accents, an apostrophe, or 0.
    plain: u8,
}

/// The letter with which the second of two neighboring syllables begins; `sound` is its first sound.
fn boundary(letters: &[Letter], speakers: &[usize], sound: usize, before: &Syllable, after: &Syllable) -> usize {
    let Some(&speaker) = speakers.get(sound) else { return letters.len() };
    // A letter that spells the end of one syllable and the beginning of the next stays with the first: ex·am.
    let shared = sound > 0 && speakers.get(sound - 1) == Some(&speaker);
    let mut first = speaker + usize::from(shared);
    let plain = |at: usize| letters.get(at).map_or(0, |letter| letter.plain);
    let vowel = speakers.get(sound + after.onset.len()).copied().unwrap_or(letters.len());
    if let Some(ending) = ending_start(letters).filter(|&ending| ending == vowel && after.onset.len() == 1) {
        // Doubled consonants part (sit·ting); others stay with the stem (walk·èd, mak·ing).
        let doubled = ending >= 2 && plain(ending - 1) == plain(ending - 2);
        return if doubled { ending - 1 } else { ending };
    }
    if first > 0 && plain(first) == plain(first - 1) && !is_vowel_letter(plain(first)) {
        return first;
    }
    if plain(first) == plain(first + 1) && first + 1 < vowel && !is_vowel_letter(plain(first)) {
        return first + 1;
    }
    if after.onset.len() == 1 && closes(before, plain(first)) {
        first = vowel;
    }
    first.min(vowel)
}

/// Whether a stressed short vowel draws the single consonant after it into its syllable: riv·er, bod·y.
fn closes(syllable: &Syllable, next: u8) -> bool {
    let short = matches!(syllable.nucleus, Some(Phone::AE | Phone::EH | Phone::IH | Phone::AH | Phone::UH));
    short && syllable.stress > Stress::Unstressed && syllable.coda.is_empty() && next != b'q'
}

/// Where the ending -ed, -èd or -ing begins, if the word has one after a consonant.
fn ending_start(letters: &[Letter]) -> Option<usize> {
    let word: Vec<u8> = letters.iter().map(|letter| letter.plain).collect();
    let ending = if word.ends_with(b"ing") { 3 } else { 2 };
    let start = word.len().checked_sub(ending)?;
    let after_consonant = start > 1 && !is_vowel_letter(word[start - 1]) && word[start - 1] != 0;
    let ending = matches!(&word[start..], b"ing" | b"ed");
    (ending && after_consonant && word[..start].iter().any(|&letter| is_vowel_letter(letter))).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str, arpabet: &str) -> String {
        let parts = align(word, &arpabet.parse().unwrap());
        parts.iter().map(|part| part.letters.of(word)).collect::<Vec<_>>().join("·")
    }

    #[test]
    fn letters_are_parted_where_syllables_are() {
        for (word, arpabet, expected) in [
            ("beheld", "B IH0 HH EH1 L D", "be·held"),
            ("heaven", "HH EH1 V AH0 N", "heav·en"),
            ("happy", "HH AE1 P IY0", "hap·py"),
            ("open", "OW1 P AH0 N", "o·pen"),
            ("river", "R IH1 V ER0", "riv·er"),
            ("walkèd", "W AO1 K IH0 D", "walk·èd"),
            ("learnèd", "L ER1 N IH0 D", "learn·èd"),
            ("sitting", "S IH1 T IH0 NG", "sit·ting"),
            ("making", "M EY1 K IH0 NG", "mak·ing"),
            ("exam", "IH0 G Z AE1 M", "ex·am"),
            ("nation", "N EY1 SH AH0 N", "na·tion"),
            ("noösphere", "N OW1 AH0 S F IH2 R", "no·ö·sphere"),
            ("people", "P IY1 P AH0 L", "peo·ple"),
            ("mother-in-law", "M AH1 DH ER0 IH0 N L AO2", "moth·er-·in-·law"),
            ("Foglefreude", "F OW1 G AH0 L F R OY2 D AH0", "Fo·gle·freu·de"),
            ("fire", "F AY1 R", "fire"),
            ("shh", "SH", "shh"),
        ] {
            assert_eq!(parted(word, arpabet), expected);
        }
    }

    #[test]
    fn the_spans_cover_every_word_and_never_cross() {
        for (word, arpabet) in [
            ("1984", "N AY2 N T IY1 N EY1 T IY0 F AO1 R"),
            ("x", "EH1 K S"),
            ("", "AH0"),
            ("tsk", ""),
            ("☃☃", "S N OW1 M AE2 N"),
            ("ééé", "EY1 EY1 EY1 EY1 EY1"),
        ] {
            let parts = align(word, &arpabet.parse().unwrap());
            let covered: String = parts.iter().map(|part| part.letters.of(word)).collect();
            assert!(covered == word || parts.is_empty(), "{word} is covered by {covered}");
            let letters: Vec<&str> = parts.iter().map(|part| part.letters.of(word)).collect();
            assert_eq!(super::parted(word, &arpabet.parse().unwrap()), letters);
            assert!(parts.windows(2).all(|pair| pair[0].letters.end == pair[1].letters.start));
        }
    }

    #[test]
    fn a_stress_mark_stands_over_the_vowel() {
        let parts = align("beheld", &"B IH0 HH EH1 L D".parse().unwrap());
        assert_eq!(parts.iter().map(|part| part.nucleus.of("beheld")).collect::<Vec<_>>(), ["e", "e"]);
    }
}
