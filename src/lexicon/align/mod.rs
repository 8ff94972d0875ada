//! Which letters of a word spell which syllable.
//!
//! Letters are aligned with sounds by the sounds each letter usually spells, at costs learned with letter-to-sound; then
//! [`division`] parts them as a dictionary does: riv·er and hap·py, but be·held and o·pen.

mod costs;
mod deal;
#[cfg(not(feature = "train"))]
mod division;
#[cfg(feature = "train")]
pub mod division;
mod known;

use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Sound, Sounds};
use crate::span::Span;

/// The letters of one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyllableSpan {
    /// The syllable's letters, as bytes of the word; the spans of a word follow each other without a gap.
    pub letters: Span,
    /// The letters that spell the syllable's vowel, over which a stress mark is drawn.
    pub nucleus: Span,
}

/// Parts a word's letters by the syllables of one of its pronunciations, as a printed dictionary parts them: `be·held`.
///
/// Returns as many spans as [`syllabify`](crate::phonology::syllabify) makes syllables; a word without a vowel has one. The spans
/// cover the whole word; the span of a syllable that no letter spells (in a numeral or an abbreviation) is empty. Linear in the
/// word's length.
pub fn align(word: &str, sounds: &Sounds) -> Vec<SyllableSpan> {
    if word.len() > known::LONGEST {
        aligned(word, sounds)
    } else {
        known::recall(word, sounds, || aligned(word, sounds))
    }
}

fn aligned(word: &str, sounds: &Sounds) -> Vec<SyllableSpan> {
    let letters = letters(word);
    let all: Vec<Sound> = sounds.iter().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let speakers = deal::speakers(&letters, &all);
    let nuclei = nuclei(&all, &speakers);
    let starts = starts(&letters, &all, &speakers, &nuclei);
    let byte = |letter: usize| letters.get(letter).map_or(word.len(), |letter| letter.at);
    let ends = starts.iter().skip(1).copied().chain([letters.len()]);
    let spans = starts.iter().zip(ends).zip(&nuclei).map(|((&start, end), &nucleus)| {
        let vowel = (start..end).find(|&at| is_vowel_letter(letters[at].plain)).unwrap_or(start);
        let nucleus = if (start..end).contains(&nucleus) { nucleus } else { vowel };
        let letter = if letters.is_empty() { Span::default() } else { Span::new(byte(nucleus), byte(nucleus + 1)) };
        SyllableSpan { letters: Span::new(byte(start), byte(end)), nucleus: letter }
    });
    spans.collect()
}

/// For each syllable, the letter that spells its vowel; the first letter for a word without one.
fn nuclei(sounds: &[Sound], speakers: &[usize]) -> Vec<usize> {
    let vowels = sounds.iter().zip(speakers).filter(|(sound, _)| sound.is_vowel()).map(|(_, &letter)| letter);
    let nuclei: Vec<usize> = vowels.collect();
    if nuclei.is_empty() { vec![0] } else { nuclei }
}

/// For each syllable, the letter with which it begins; every part of a word with hyphens or spaces is parted by itself.
fn starts(letters: &[Letter], sounds: &[Sound], speakers: &[usize], nuclei: &[usize]) -> Vec<usize> {
    if nuclei.len() == 1 {
        return vec![0];
    }
    let mut starts = Vec::with_capacity(nuclei.len());
    let mut from = 0;
    while from < letters.len() {
        let end = letters[from..].iter().position(|letter| letter.plain == b'-').map_or(letters.len(), |at| from + at);
        let next = letters[end..].iter().position(|letter| letter.plain != b'-').map_or(letters.len(), |at| end + at);
        starts.extend(starts_within(&letters[from..end], sounds, speakers, from, next));
        from = next;
    }
    // In *2nd* or *&c* every syllable begins with the letter that spells its vowel.
    let mut starts = if starts.len() == nuclei.len() { starts } else { nuclei.to_vec() };
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts
}

/// The syllables of a part of the word, which begins at the letter `from`; its sounds are spelled by letters before `next`.
fn starts_within(part: &[Letter], sounds: &[Sound], speakers: &[usize], from: usize, next: usize) -> Vec<usize> {
    let own = |at: &usize| (from..next).contains(&speakers[*at]);
    let places: Vec<usize> = (0..sounds.len().min(speakers.len())).filter(own).collect();
    let said: Vec<Sound> = places.iter().map(|&at| sounds[at]).collect();
    match said.iter().filter(|sound| sound.is_vowel()).count() {
        0 => return Vec::new(),
        1 => return vec![from],
        _ => {}
    }
    let plain: Vec<u8> = part.iter().map(|letter| letter.plain).collect();
    let spelled: Vec<usize> = places.iter().map(|&at| speakers[at] - from).collect();
    let Some(mut cuts) = division::cuts(&division::Word::new(&plain, &said, &spelled)) else { return Vec::new() };
    if let (Some(ending), Some(last)) = (sounded_ed(part), cuts.last_mut()) {
        *last = ending;
    }
    std::iter::once(from).chain(cuts.into_iter().map(|cut| from + cut)).collect()
}

/// Where the last syllable of a word in -èd begins: hop·pèd parts its double letter, walk·èd keeps its stem.
fn sounded_ed(part: &[Letter]) -> Option<usize> {
    let [.., one, two, vowel, last] = part else { return None };
    let marked = vowel.plain == b'e' && vowel.is_marked && last.plain == b'd' && !is_vowel_letter(two.plain);
    marked.then(|| part.len() - if one.plain == two.plain { 3 } else { 2 })
}

/// For each sound, the offset in bytes of the letter that spells it.
pub(super) fn speakers(word: &str, sounds: &Sounds) -> Vec<usize> {
    let letters = letters(word);
    let speakers = deal::speakers(&letters, &sounds.iter().collect::<Vec<_>>());
    speakers.into_iter().map(|letter| letters.get(letter).map_or(word.len(), |letter| letter.at)).collect()
}

/// A word with these sounds, in the form [`division`] takes.
#[cfg(feature = "train")]
pub fn divisible(word: &str, sounds: &Sounds) -> division::Word {
    let letters = letters(word);
    let all: Vec<Sound> = sounds.iter().collect();
    let speakers = deal::speakers(&letters, &all);
    let plain: Vec<u8> = letters.iter().map(|letter| letter.plain).collect();
    division::Word::new(&plain, &all, &speakers)
}

fn letters(word: &str) -> Vec<Letter> {
    word.char_indices()
        .map(|(at, letter)| Letter { at, plain: deal::plain(letter), is_marked: !letter.is_ascii() })
        .collect()
}

/// A word's letters parted by its syllables as [`align`] parts them, without the vowels' letters; a word of one syllable
/// costs nothing.
pub fn parted<'a>(word: &'a str, sounds: &Sounds) -> Vec<&'a str> {
    if !sounds.is_empty() && sounds.syllable_count() < 2 {
        return vec![word];
    }
    align(word, sounds).iter().map(|syllable| syllable.letters.of(word)).collect()
}

/// A character of the word.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Its offset in the word, in bytes.
    at: usize,
    /// The letter a to z it is without capitals and accents, an apostrophe, a hyphen, or 0.
    plain: u8,
    /// Whether it has an accent.
    is_marked: bool,
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
            ("hoppèd", "HH AA1 P IH0 D", "hop·pèd"),
            ("kangaroo", "K AE2 NG G ER0 UW1", "kan·ga·roo"),
            ("around", "ER0 AW1 N D", "a·round"),
            ("backwards", "B AE1 K W ER0 D Z", "back·wards"),
            ("without", "W IH0 TH AW1 T", "with·out"),
            ("ourselves", "AW0 R S EH1 L V Z", "our·selves"),
            ("New York City", "N UW1 Y AO1 R K S IH1 T IY0", "New ·York ·Cit·y"),
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
            assert!(parts.windows(2).all(|pair| pair[0].letters.end() == pair[1].letters.start()));
        }
    }

    #[test]
    fn a_stress_mark_stands_over_the_vowel() {
        let parts = align("beheld", &"B IH0 HH EH1 L D".parse().unwrap());
        assert_eq!(parts.iter().map(|part| part.nucleus.of("beheld")).collect::<Vec<_>>(), ["e", "e"]);
    }
}
