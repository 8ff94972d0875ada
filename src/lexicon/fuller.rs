//! Syllables that a word may have beyond its plain pronunciation: op-e-ra, ge-ni-us, fi-er, na-ti-on.
//!
//! The first two are heard in speech: where dictionaries give a compressed form alone, the full one is as good (Wells,
//! Longman Pronunciation Dictionary, third edition, "Compression"). The others belong to verse (Kökeritz, Shakespeare's
//! Pronunciation, 1953, and Dobson, English Pronunciation 1500-1700, 1968, on -ion, -ience and their kind in two syllables).

use super::{Variant, Variants, align, standing};
use crate::phonology::edit::{has_vowel, inserted, replaced};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds};

/// Every reading of a word that has one syllable more than these sounds; `key` is the word in lower case.
///
/// `made` names the departures that led from the plain pronunciation to these sounds: a vowel dropped by one is not restored.
pub(super) fn fuller(key: &str, sounds: &[Sound], made: Variants) -> Vec<(Vec<Sound>, Variant)> {
    let unless = |taken: Variant| made.iter().all(|variant| variant != taken).then_some(());
    let vowel = unless(Variant::Syncope).and_then(|()| inner_vowel(key, sounds));
    let l = unless(Variant::Syncope).and_then(|()| syllabic_l(key, sounds));
    let i = unless(Variant::GlideI).and_then(|()| sounded_i(key, sounds));
    [fire(sounds), hissed(key, sounds), vowel, l, i].into_iter().flatten().collect()
}

/// Fi-er, ou-er.
fn fire(sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let r = sounds.iter().rposition(|sound| sound.phone() == Phone::R);
    let at = r.filter(|&at| at > 0 && !has_vowel(&sounds[at..]))?;
    matches!(sounds[at - 1].phone(), Phone::AY | Phone::AW)
        .then(|| (replaced(sounds, at, Phone::ER), Variant::FireLong))
}

/// Na-ti-on, pa-ti-ence, re-li-gi-on: sounds the i that turned the consonant before it into a sibilant.
fn hissed(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    const ION: [&str; 5] = ["tion", "sion", "cion", "xion", "gion"];
    const OTHERS: [&str; 16] = [
        "tious", "cious", "tial", "cial", "tience", "tient", "cient", "ciance", "cian", "science", "tia", "sia", "cia",
        "gious", "geous", "teous",
    ];
    let at = (0..sounds.len().saturating_sub(1)).rfind(|&at| {
        matches!(sounds[at].phone(), Phone::SH | Phone::ZH | Phone::CH | Phone::JH)
            && sounds[at + 1].is_unstressed_vowel()
            && sounds[at + 1].phone() == Phone::AH
    })?;
    let stem = key.trim_end_matches(['s', '\'']);
    let ends = |endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending) || key.ends_with(ending));
    let variant = if ends(&ION) {
        Variant::IonFull
    } else if ends(&OTHERS) {
        Variant::IousFull
    } else {
        return None;
    };
    Some((inserted(sounds, at + 1, Phone::IY), variant))
}

/// Op-e-ra, choc-o-late, sov-er-eign: a vowel written between a consonant and l, n or r that the dictionary leaves out, where a
/// weak vowel follows. It reverses a syncope, in the same surroundings.
///
/// The silent e at the end of a word inside the word stays silent: live-li-hood, Ice-land.
fn inner_vowel(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let closes = |at: usize| {
        let weak = matches!(sounds[at + 1].phone(), Phone::AH | Phone::IH | Phone::IY | Phone::ER);
        matches!(sounds[at].phone(), Phone::L | Phone::N | Phone::R)
            && !sounds[at - 1].is_vowel()
            && (weak && sounds[at + 1].is_unstressed_vowel())
            && has_vowel(&sounds[..at])
    };
    let mut places = (2..sounds.len().saturating_sub(1)).filter(|&at| closes(at)).peekable();
    places.peek().filter(|_| may_hide_a_vowel(key, sounds))?;
    let letters = align::speakers(key, &sounds.iter().copied().collect::<Sounds>());
    let at = places.find(|&at| is_unsaid(key, &letters[at - 1..at + 2]))?;
    let is_r = sounds[at].phone() == Phone::R;
    let full = if is_r { replaced(sounds, at, Phone::ER) } else { inserted(sounds, at, Phone::AH) };
    Some((full, Variant::Alternate))
}

/// Chuck-l-ing, med-dl-er: the l of a verb in -le, which may stay a syllable before an ending (Wells, "Compression").
fn syllabic_l(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    /// The rarest size class of a verb in -le: *inkling* comes from no *inkle*.
    const RAREST: u8 = 60;
    let stem = ["ling", "lings", "ler", "lers", "lest"].iter().find_map(|ending| key.strip_suffix(ending))?;
    let at = sounds.iter().rposition(|sound| sound.phone() == Phone::L).filter(|&at| at > 1)?;
    let closes = !sounds[at - 1].is_vowel()
        && sounds.get(at + 1).is_some_and(|after| after.is_unstressed_vowel())
        && has_vowel(&sounds[..at]);
    let verb = closes && standing(&format!("{stem}le")).class.is_some_and(|class| class <= RAREST);
    verb.then(|| (inserted(sounds, at, Phone::AH), Variant::Alternate))
}

/// A fast test by spelling before [`is_unsaid`], which needs the alignment of letters with sounds, ten times as slow as
/// everything else done for a word: whether the word has a vowel letter beyond the first group, then l, n or r, then another
/// vowel letter; and more vowel letters than vowels. Few words pass.
fn may_hide_a_vowel(key: &str, sounds: &[Sound]) -> bool {
    let letters = key.as_bytes();
    let vowel = |at: usize| letters.get(at).is_some_and(|&letter| is_vowel_letter(letter));
    let said = sounds.iter().filter(|sound| sound.is_vowel()).count();
    if (0..letters.len()).filter(|&at| vowel(at)).count() <= said {
        return false;
    }
    let said = (0..letters.len()).skip_while(|&at| !vowel(at)).find(|&at| !vowel(at));
    said.is_some_and(|from| {
        (from..letters.len()).filter(|&at| vowel(at)).any(|at| {
            let rest = letters.get(at + 1..).unwrap_or_default();
            let liquids = rest.iter().take_while(|letter| matches!(letter, b'l' | b'n' | b'r')).count();
            liquids > 0 && vowel(at + 1 + liquids)
        })
    })
}

/// Whether exactly one vowel letter lies between the letters that spell a consonant and l, n or r, which a vowel letter follows.
fn is_unsaid(key: &str, letters: &[usize]) -> bool {
    let [before, liquid, vowel] = *letters else { return false };
    let Some(between) = key.get(before + 1..liquid).filter(|_| vowel > liquid) else { return false };
    let Some((stem, rest)) = key.split_at_checked(liquid) else { return false };
    let Some(unsaid) = between.trim_end_matches(['l', 'n', 'r']).chars().next_back() else { return false };
    let one = is_vowel_letter(unsaid) && between.chars().filter(|&letter| is_vowel_letter(letter)).count() == 1;
    let open = rest.trim_start_matches(['l', 'n', 'r']).starts_with(is_vowel_letter);
    one && open && !(unsaid == 'e' && !rest.starts_with('r') && ends_a_word(stem, rest)) && !rest.starts_with("ness")
}

/// Whether the e before these letters ends a word inside the word.
fn ends_a_word(before: &str, rest: &str) -> bool {
    const HEADS: [&str; 8] = ["land", "line", "ly", "less", "let", "ling", "like", "ley"];
    HEADS.iter().any(|head| rest.starts_with(head)) || standing(before).class.is_some()
}

/// Ge-ni-us, Cor-ne-li-a, con-ve-ni-ent: an i or e written before a vowel, which the dictionary gives as the consonant y.
///
/// In -ion and -iard and in *behavior* only verse sounds it: o-pin-i-on.
fn sounded_i(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let glides = |at: usize| {
        sounds[at].phone() == Phone::Y && !sounds[at - 1].is_vowel() && sounds[at + 1].is_unstressed_vowel()
    };
    let mut places = (2..sounds.len().saturating_sub(1)).filter(|&at| glides(at)).peekable();
    let written = key.as_bytes().windows(2).any(|two| matches!(two, [b'i' | b'e', b'a' | b'e' | b'o' | b'u']));
    places.peek().filter(|_| written)?;
    let letters = align::speakers(key, &sounds.iter().copied().collect::<Sounds>());
    let written = |at: usize| {
        // In -ius both sounds are aligned with the u.
        let before = key.get(letters[at - 1] + 1..letters[at]).filter(|before| before.ends_with(['i', 'e']));
        let rest = key.get(letters[at] - before.map_or(0, |_| 1)..)?;
        let after = rest.strip_prefix(['i', 'e'])?;
        after.starts_with(['a', 'e', 'o', 'u']).then_some((at, rest))
    };
    let (at, rest) = places.find_map(written)?;
    let variant = match rest.strip_prefix('i') {
        Some(after) if after.starts_with("on") => Variant::IonFull,
        Some(after) if after.starts_with("ard") || sounds[at - 1].phone() == Phone::V => Variant::IousFull,
        _ => Variant::Alternate,
    };
    Some((replaced(sounds, at, Phone::IY), variant))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    /// The counts that speech gives a word.
    fn everyday(word: &str) -> Vec<u32> {
        let mut counts: Vec<u32> = Ear::new().say(word).everyday().map(|way| way.sounds.syllable_count()).collect();
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    #[test]
    fn a_written_vowel_may_be_said_where_the_dictionary_drops_it() {
        for (word, full) in [
            ("opera", 3),
            ("chocolate", 3),
            ("sovereign", 3),
            ("temperament", 4),
            ("aspirin", 3),
            ("catholic", 3),
            ("everything", 4),
            ("camera's", 3),
            ("cabinet's", 3),
            ("basically", 4),
            ("veterinary", 5),
        ] {
            let counts = everyday(word);
            assert!(counts.contains(&full) && counts.contains(&(full - 1)), "{word}: {counts:?}");
        }
    }

    #[test]
    fn an_i_said_as_y_may_be_said_in_full() {
        for (word, full) in [
            ("genius", 3),
            ("ophelia", 4),
            ("convenient", 4),
            ("daniel", 3),
            ("virginia", 4),
            ("junior", 3),
            ("napoleon", 4),
        ] {
            let counts = everyday(word);
            assert!(counts.contains(&full) && counts.contains(&(full - 1)), "{word}: {counts:?}");
        }
        for (word, said) in [("million", 2), ("opinion", 3), ("spaniard", 2), ("savior", 2)] {
            assert_eq!(everyday(word), [said], "{word}");
            let spoken = Ear::new().say(word);
            assert!(spoken.pronunciations.iter().any(|way| way.sounds.syllable_count() == said + 1), "{word}");
        }
    }

    #[test]
    fn the_l_of_a_verb_in_le_may_be_a_syllable_before_an_ending() {
        for word in ["chuckling", "trickling", "rustling", "kindling", "tangling", "meddler", "settlers", "sprinkler"] {
            let counts = everyday(word);
            assert!(counts.contains(&2) && counts.contains(&3), "{word}: {counts:?}");
        }
        for word in ["duckling", "darling", "sapling", "inkling", "filing", "ruler", "sterling"] {
            assert_eq!(everyday(word), [2], "{word}");
        }
    }

    #[test]
    fn a_silent_e_stays_silent() {
        for (word, said) in [
            ("lonely", 2),
            ("livelihood", 3),
            ("iceland", 2),
            ("timeline", 2),
            ("likeness", 2),
            ("business", 2),
            ("careless", 2),
            ("value", 2),
            ("occupied", 3),
            ("intelligently", 5),
        ] {
            assert_eq!(everyday(word), [said], "{word}");
        }
    }
}
