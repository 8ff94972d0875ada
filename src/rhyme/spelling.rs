//! Words compared by their letters: for eye rhyme, and for words without a pronunciation.

use unicode_normalization::UnicodeNormalization as _;

use crate::phonology::letters::is_vowel_letter;

/// A word's letters for comparing: lower case, accents off, apostrophes and all but the last part of a hyphenated word gone.
pub(crate) fn letters(word: &str) -> Box<str> {
    let last = word.rsplit(crate::text::is_hyphen).next().unwrap_or(word);
    if last.bytes().all(|c| c.is_ascii_lowercase()) {
        return last.into();
    }
    last.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>().into()
}

/// The letters from a vowel to the end, that vowel counted from the end in groups of vowels (1 the last).
///
/// A silent *e* at the end counts to the consonants before it: "love" gives "ove". A word with fewer vowels is given whole.
pub(crate) fn rime(letters: &str, syllables: u8) -> &str {
    let bytes = letters.as_bytes();
    let mut at = silent_e(bytes).unwrap_or(bytes.len());
    for _ in 0..syllables.max(1) {
        let Some(vowel) = bytes.get(..at).and_then(|head| head.iter().rposition(|&c| is_vowel_letter(c))) else {
            return letters;
        };
        at = bytes
            .get(..vowel)
            .and_then(|head| head.iter().rposition(|&c| !is_vowel_letter(c)))
            .map_or(0, |before| before + 1);
    }
    letters.get(at..).unwrap_or(letters)
}

/// How many letters two words share at their ends.
pub(crate) fn shared_ending(first: &str, second: &str) -> usize {
    first.bytes().rev().zip(second.bytes().rev()).take_while(|(a, b)| a == b).count()
}

/// Where a silent *e* closes the word: after a consonant that follows a vowel.
fn silent_e(bytes: &[u8]) -> Option<usize> {
    let (last, head) = bytes.split_last()?;
    let before = head.last()?;
    (*last == b'e' && !is_vowel_letter(*before) && head.iter().any(|&c| is_vowel_letter(c))).then_some(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_that_rhyme_begin_at_a_vowel() {
        for (word, syllables, expected) in [
            ("love", 1, "ove"),
            ("plough", 1, "ough"),
            ("the", 1, "e"),
            ("fever", 2, "ever"),
            ("eye", 1, "eye"),
            ("surprise", 1, "ise"),
            ("shh", 1, "shh"),
            ("", 1, ""),
        ] {
            assert_eq!(rime(word, syllables), expected, "{word}");
        }
    }

    #[test]
    fn letters_leave_out_accents_and_apostrophes() {
        assert_eq!(&*letters("far-Heav’n"), "heavn");
        assert_eq!(&*letters("Belovèd"), "beloved");
    }
}
