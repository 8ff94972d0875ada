//! Words in capitals: initials said letter by letter (OMG, LED, POW, DJs), and shouted words (NO, STOP).

use super::endings::plural;
use super::{Pronunciation, Source, Speaker, Variant, Variants, carried, numeral, standing};
use crate::lexicon::initials;
use crate::lexicon::spelling::Spelling;
use crate::phonology::letters::{is_vowel_letter, is_vowel_letter_except_y};

/// The most letters of initials; a longer word in capitals is shouted.
const LONGEST: usize = 6;

/// Initials of more letters than this that look like a word are said as one: NAFTA, FOMO.
const LONGEST_UNSAYABLE: usize = 3;

/// Initials of more letters than this that spell a word are that word: nobody reads *STORM* by its letters.
const LONGEST_WORD: usize = 4;

/// Words of this size class and commoner ones are more often shouted than initials.
const COMMONEST: u8 = 20;

/// Initials that spell a word but are mostly read by their letters, where no other word of the line is in capitals.
#[rustfmt::skip]
const MEANT: &[&str] = &[
    "led", "leds", "er", "ers", "mia", "pow", "pows", "add", "us", "pm", "id", "ids", "ac", "dc", "eta", "rip", "cod", "doa", "est", "sat", "sats", "esp",
    "iou", "ious", "aka", "iq", "iv", "ivs", "od", "pc", "mit", "usc", "ucla", "lax", "cpa", "pr", "hr", "tb", "oap", "asl", "ems", "mot", "ai", "ufos", "eu", "un", "fyi", "asap", "aka", "diy",
];

/// Initials that spell one of the commonest words, and may be read either way.
#[rustfmt::skip]
const EITHER: &[&str] = &[
    "it", "who", "or", "am", "ad", "ads", "ed", "act", "acts", "ma", "mas", "pa", "pas", "pe", "ot", "as", "is", "age", "arm", "art", "bar", "car", "ice", "man", "map", "may",
    "net", "pet", "pen", "pin", "pit", "sea", "sad", "sun", "tip", "top", "van", "war", "win",
];

/// The pronunciations of a word in capitals, given those that it has as a word; other words keep theirs.
pub(super) fn with_letters(speaker: Speaker<'_>, spelling: &Spelling, ways: Vec<Pronunciation>) -> Vec<Pronunciation> {
    let key = spelling.key.strip_suffix("'s").unwrap_or(&spelling.key);
    let (stem, ended) = match key.strip_suffix('s').filter(|stem| spelling.small_s && !stem.is_empty()) {
        Some(stem) => (stem, true),
        None => (key, key.len() < spelling.key.len()),
    };
    let letters = stem.len() > 1 || ended && spelling.small_s;
    if !letters || stem.len() > LONGEST || !stem.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return ways;
    }
    let Some(sounds) = numeral::initials(speaker, stem) else { return ways };
    let singular = vec![Pronunciation::plain(sounds, Source::Rule)];
    let named = if ended { carried(&singular, Source::Rule, plural) } else { singular };
    let guessed = ways.first().is_none_or(|way| way.source == Source::Guess);
    let vowelless = !stem.bytes().any(is_vowel_letter);
    match () {
        () if vowelless && (guessed || ended && spelling.small_s && stem.len() <= LONGEST_WORD) => named,
        () if guessed && may_be_word(stem) => both(ways, named),
        () if guessed => both(named, ways),
        // As, Is and Us begin many lines; the plural of a letter seldom does.
        () if stem.len() == 1 => both(ways, named),
        () if MEANT.contains(&key) || ended && spelling.small_s && stem.len() <= LONGEST_UNSAYABLE => both(named, ways),
        () if stem.len() > LONGEST_WORD || is_only_shouted(key) => ways,
        () => both(ways, named),
    }
}

/// Whether capitals shout a word that is too common to be thought initials.
fn is_only_shouted(key: &str) -> bool {
    standing(key).class.is_some_and(|class| class <= COMMONEST) && !EITHER.contains(&key)
}

/// Whether unknown capitals may be said as a word: long enough, and no cluster of letters that words lack.
fn may_be_word(stem: &str) -> bool {
    let letters = stem.as_bytes();
    let vowel = |letter: &u8| is_vowel_letter_except_y(*letter);
    let alike = |three: &[u8]| three.iter().all(vowel) || !three.iter().any(vowel);
    let begins = matches!(letters, [one, two, ..] if !vowel(one) && (vowel(two) || b"lrhwc".contains(two)));
    let doubled = letters.windows(2).any(|two| two[0] == two[1] && vowel(&two[0]));
    letters.len() > LONGEST_UNSAYABLE
        && begins
        && !doubled
        && !letters.windows(3).any(alike)
        && !letters.contains(&b'q')
}

/// The first ways, then the others as alternates; without those that name the letters twice.
fn both(mut first: Vec<Pronunciation>, others: Vec<Pronunciation>) -> Vec<Pronunciation> {
    for mut way in others {
        if first.iter().all(|known| known.sounds != way.sounds) {
            if way.variants.is_plain() {
                way.variants = Variants::one(Variant::Alternate);
            }
            // A guess beside a rule is kept among the pronunciations, but never first.
            first.push(way);
        }
    }
    first
}

/// The pronunciations of a word in a line that is all in capitals: those of a dictionary's initials come last.
pub(super) fn shouted(word: Vec<Pronunciation>, capitals: &[Pronunciation], key: &str) -> Vec<Pronunciation> {
    let listed = |way: &&Pronunciation| {
        matches!(way.source, Source::Dictionary | Source::SecondDictionary)
            && word.first().is_some_and(|first| initials::is_for_capitals(key, &first.sounds, &way.sounds))
    };
    let named: Vec<Pronunciation> = capitals.iter().filter(listed).cloned().collect();
    both(word, named)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    fn counts(word: &str) -> Vec<u32> {
        let mut counts: Vec<u32> = Vec::new();
        for way in &Ear::new().say(word).pronunciations {
            let count = way.sounds.syllable_count();
            if !counts.contains(&count) {
                counts.push(count);
            }
        }
        counts
    }

    #[test]
    fn initials_that_no_word_looks_like_are_named() {
        for (word, count) in [
            ("OMG", 3),
            ("NYC", 3),
            ("DIY", 3),
            ("OCD", 3),
            ("EMT", 3),
            ("NSA", 3),
            ("NYU", 3),
            ("TGIF", 4),
            ("ICU", 3),
            ("QED", 3),
            ("IMHO", 4),
            ("LGBT", 4),
            ("EKG", 3),
            ("NCAA", 4),
        ] {
            assert_eq!(counts(word).first(), Some(&count), "{word}");
        }
    }

    #[test]
    fn the_plural_of_initials_names_them_and_adds_an_s() {
        for (word, count) in [
            ("DJs", 2),
            ("PJs", 2),
            ("MCs", 2),
            ("IOUs", 3),
            ("PhDs", 3),
            ("EMTs", 3),
            ("DJ's", 2),
            ("POWs", 5),
            ("Cs", 1),
        ] {
            assert_eq!(counts(word).first(), Some(&count), "{word}");
        }
    }

    #[test]
    fn initials_that_spell_a_word_may_be_either() {
        for (word, first, other) in
            [("LED", 3, 1), ("ER", 2, 1), ("POW", 5, 1), ("ADD", 3, 1), ("US", 2, 1), ("OAK", 1, 3), ("FOMO", 2, 4)]
        {
            let counts = counts(word);
            assert!(counts.first() == Some(&first) && counts.contains(&other), "{word}: {counts:?}");
        }
    }

    #[test]
    fn a_word_that_begins_a_line_is_no_plural_of_a_letter() {
        for (word, sounds) in [("As", "AE1 Z"), ("Is", "IH1 Z"), ("Us", "AH1 S")] {
            let said = Ear::new().say(word);
            assert_eq!(said.best().unwrap().sounds.to_string(), sounds, "{word}");
        }
    }

    #[test]
    fn what_is_only_shouted_is_a_word() {
        for word in ["NO", "STOP", "YOU", "NEVER", "THUNDER", "HERE"] {
            assert_eq!(counts(word), counts(&word.to_lowercase()), "{word}");
        }
    }
}
