//! The letters that English writes vowels with.
//!
//! Letters come in lower case and without accents, as bytes or as characters; any other character is no vowel letter.

/// Whether a letter is *a*, *e*, *i*, *o*, *u* or *y*.
pub(crate) fn is_vowel_letter(letter: impl Into<char>) -> bool {
    matches!(letter.into(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether a letter is *a*, *e*, *i*, *o* or *u*: before them *y* is a consonant (*yes*).
pub(crate) fn is_vowel_letter_except_y(letter: impl Into<char>) -> bool {
    matches!(letter.into(), 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn y_is_a_vowel_letter_unless_it_is_excepted() {
        let vowels = |is_vowel: fn(u8) -> bool| (0..=u8::MAX).filter(|&letter| is_vowel(letter)).collect::<Vec<u8>>();
        assert_eq!(vowels(is_vowel_letter), b"aeiouy");
        assert_eq!(vowels(is_vowel_letter_except_y), b"aeiou");
        assert!(is_vowel_letter('y') && !is_vowel_letter('é') && !is_vowel_letter('A'));
    }
}
