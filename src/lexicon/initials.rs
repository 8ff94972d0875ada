//! Dictionary entries that name a word's letters one by one: *us* as U.S., *am* as A.M., *baa* as B.A.A.
//!
//! Dictionaries made from newswire list them, in lower case, beside the word or in place of it. They are right only for words
//! written in capitals, except where no word has these letters: *tv*, *ufo*.

use super::{Pronunciation, Source, Variants, standing};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds};

/// The names of the letters from a to z.
#[rustfmt::skip]
const NAMES: [&[Phone]; 26] = {
    use Phone::{AA, AH, AY, B, CH, D, EH, EY, F, IY, JH, K, L, M, N, OW, P, R, S, T, UW, V, W, Y, Z};
    [
        &[EY], &[B, IY], &[S, IY], &[D, IY], &[IY], &[EH, F], &[JH, IY], &[EY, CH], &[AY], &[JH, EY], &[K, EY], &[EH, L], &[EH, M],
        &[EH, N], &[OW], &[P, IY], &[K, Y, UW], &[AA, R], &[EH, S], &[T, IY], &[Y, UW], &[V, IY], &[D, AH, B, AH, L, Y, UW],
        &[EH, K, S], &[W, AY], &[Z, IY],
    ]
};

/// Removes the pronunciations that name a word's letters, for a word that is not written in capitals; `word` is in lower
/// case.
///
/// It removes them where the dictionary's first pronunciation says the word, and where SCOWL lists it as a word with a vowel
/// letter (*baa*, *ait*): such a word may be left without a pronunciation, for the layers below. Other words keep them: *tv*,
/// *ufo*, *asap*.
pub(super) fn leave_out(word: &str, ways: &mut Vec<Pronunciation>) {
    let Some(first) = ways.first().cloned() else { return };
    let spelt = |way: &Pronunciation| {
        matches!(way.source, Source::Dictionary | Source::SecondDictionary)
            && is_for_capitals(word, &first.sounds, &way.sounds)
    };
    if ways.iter().any(spelt) {
        ways.retain(|way| !spelt(way));
        if let Some(first) = ways.first_mut() {
            first.variants = Variants::PLAIN;
        }
    }
}

/// Whether a dictionary's pronunciation of a word is right only for the word in capitals; `first` is the first one listed.
pub(super) fn is_for_capitals(word: &str, first: &Sounds, sounds: &Sounds) -> bool {
    is_spelt_out(word, sounds) && (!is_spelt_out(word, first) || is_sayable_word(word))
}

fn is_sayable_word(word: &str) -> bool {
    let standing = standing(word);
    standing.class.is_some() && !standing.is_name && word.contains(is_vowel_letter)
}

/// Whether the sounds are the names of the word's letters, one after another, and perhaps a plural's or possessive's *s*.
fn is_spelt_out(word: &str, sounds: &Sounds) -> bool {
    let letters = || word.bytes().filter(u8::is_ascii_lowercase);
    let (count, syllables) = (letters().count(), sounds.syllable_count() as usize);
    // Every letter's name has a vowel, so hardly any word passes this test.
    if count < 2 || syllables + 1 < count || word.contains('.') {
        return false;
    }
    let phones: Vec<Phone> = sounds.iter().map(Sound::phone).collect();
    let after = |count: usize| {
        letters().take(count).try_fold(phones.as_slice(), |rest, letter| {
            rest.strip_prefix(NAMES.get(usize::from(letter - b'a')).copied().unwrap_or_default())
        })
    };
    let ended = word.ends_with('s') && count > 2;
    after(count) == Some(&[]) || ended && after(count - 1) == Some(&[Phone::Z])
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Ear, Source, dictionary};

    fn counts(word: &str) -> Vec<u32> {
        let mut counts: Vec<u32> =
            Ear::new().say(word).pronunciations.iter().map(|way| way.sounds.syllable_count()).collect();
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    #[test]
    fn a_word_is_not_its_letters_unless_it_is_written_in_capitals() {
        for (word, said) in [
            ("us", vec![1]),
            ("Us", vec![1]),
            ("US", vec![1, 2]),
            ("am", vec![1]),
            ("AM", vec![1, 2]),
            ("id", vec![1]),
            ("IDs", vec![2]),
            ("cod", vec![1]),
            ("Cod", vec![1]),
            ("baa", vec![1]),
            ("Baa", vec![1]),
            ("ach", vec![1]),
            ("ait", vec![1]),
            ("ems", vec![1]),
        ] {
            assert_eq!(counts(word), said, "{word}");
        }
        assert!(!Ear::new().say("baa").is_guess());
    }

    #[test]
    fn what_is_only_ever_spelt_out_stays_so_without_capitals() {
        for (word, count) in
            [("tv", 2), ("tvs", 2), ("dvd", 3), ("TV", 2), ("ufo", 3), ("ok", 2), ("fbi", 3), ("cd's", 2)]
        {
            assert_eq!(counts(word).first(), Some(&count), "{word}");
        }
        assert!(counts("aka").contains(&3));
    }

    #[test]
    fn no_common_word_is_left_without_a_way_to_say_it() {
        let common = |word: &str| crate::lexicon::rank(word).is_some_and(|class| class <= 50);
        let words = dictionary().iter().map(|(word, _)| word).filter(|word| word.len() < 6 && common(word));
        let ear = Ear::new().without(Source::Guess);
        for word in words {
            let spoken = ear.say(&word);
            assert!(spoken.best().is_some(), "{word}");
        }
    }
}
