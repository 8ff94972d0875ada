//! Words made of words: dew-pearled, moonlit.

use super::{Pronunciation, Source, Speaker, Variant, Variants, carried, guessed_count, joined, lowered};
use crate::lexicon::standing;
use crate::phonology::edit::with_main_stress;
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Sound, Sounds};

/// The rarest class of a part that counts as common.
const COMMON: u8 = 50;

/// The pronunciations of a hyphenated word: its parts, from any source, one after another.
pub(super) fn hyphenated(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if !word.contains('-') {
        return Vec::new();
    }
    let mut parts = word.split('-').filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return Vec::new() };
    let whole = parts.try_fold(speaker.say(first), |whole, part| {
        let part = speaker.say(part);
        // Where a part has no pronunciation, the whole has none.
        (!part.is_empty()).then(|| joined(&whole, &part, Source::Derived))
    });
    let mut ways = whole.unwrap_or_default();
    add_end_stressed(speaker, word, &mut ways);
    ways
}

/// First parts that only give the degree of the second or deny it.
const GRADING: &[&str] = &[
    "all", "ever", "far", "full", "half", "ill", "least", "long", "most", "never", "new", "non", "not", "once", "over",
    "so", "still", "too", "twice", "well", "yet",
];

/// Adds to a compound of a word of degree and another the reading that stresses its second part: never-ENDing, well-MADE.
///
/// Before a noun it may be stressed on its first part, and after one on its second ("a WELL-made box", "the box is well-MADE";
/// Quirk and others, *A Comprehensive Grammar of the English Language*, appendix II). Compounds of two full words (*soft-fallen*) keep
/// a beat on both.
fn add_end_stressed(speaker: Speaker<'_>, word: &str, ways: &mut Vec<Pronunciation>) {
    let two = word.split_once('-').filter(|(first, second)| GRADING.contains(first) && !second.contains('-'));
    let Some((first, second)) = two else { return };
    let (Some(first), Some(second)) = (speaker.say(first).into_iter().next(), speaker.say(second).into_iter().next())
    else {
        return;
    };
    if !first.variants.is_plain() || !second.variants.is_plain() {
        return;
    }
    let Some(source) = ways.first().map(|way| way.source) else { return };
    let sounds: Sounds = first.sounds.iter().map(lowered).chain(with_main_stress(second.sounds).iter()).collect();
    if ways.iter().all(|known| known.sounds != sounds) {
        ways.push(Pronunciation { sounds, source, variants: Variants::one(Variant::Alternate) });
    }
}

/// Where, there and here before a preposition: whereto, thereunder, herewithal. The second part bears the stress, unlike
/// in other compounds.
#[rustfmt::skip]
const PLACES: &[(&str, &str)] = &[
    ("where", "W EH2 R"), ("there", "DH EH2 R"), ("here", "HH IH2 R"), ("hence", "HH EH2 N S"), ("thence", "DH EH2 N S"),
    ("whence", "W EH2 N S"), ("whither", "W IH2 DH ER0"), ("thither", "DH IH2 DH ER0"), ("hither", "HH IH2 DH ER0"),
];

/// The prepositions that follow them.
#[rustfmt::skip]
const RELATIONS: &[&str] = &[
    "in", "to", "of", "on", "by", "at", "as", "out", "from", "with", "into", "unto", "upon", "under", "after", "over", "among", "between",
    "through", "forth", "forward", "forwards", "withal", "within", "about", "above", "against", "around",
];

/// The pronunciations of such a pair, stressed on its second part.
pub(super) fn of_place(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let pair = PLACES.iter().find_map(|(place, sounds)| Some((sounds, word.strip_prefix(place)?)));
    let Some((sounds, relation)) = pair.filter(|(_, relation)| RELATIONS.contains(relation)) else { return Vec::new() };
    let place: Vec<Sound> = sounds.split(' ').filter_map(|sound| sound.parse().ok()).collect();
    carried(&speaker.say(relation), Source::Derived, |relation| {
        place.iter().copied().chain(with_main_stress(relation.clone()).iter()).collect()
    })
}

/// The pronunciations of two words written as one, if both are words of the language.
///
/// Where the parts are rare, the whole must have as many syllables as letter-to-sound gives it.
pub(super) fn closed(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if word.len() < 6 || !word.is_ascii() || word.contains(['\'', '-']) {
        return Vec::new();
    }
    let mut best: Option<(u32, Vec<Pronunciation>)> = None;
    for at in 3..=word.len() - 3 {
        let (first, second) = word.split_at(at);
        let (Some(left), Some(right)) = (worth(first), second_worth(speaker, second)) else { continue };
        if best.as_ref().is_some_and(|(most, _)| *most >= left + right) {
            continue;
        }
        let whole = joined(&speaker.base(first), &speaker.made(second), Source::Derived);
        if !whole.is_empty() {
            best = Some((left + right, whole));
        }
    }
    let Some((worth, ways)) = best else { return Vec::new() };
    let count = ways.first().map(|way| way.sounds.syllable_count());
    if worth >= CERTAIN || count == guessed_count(word) { ways } else { Vec::new() }
}

/// The [`worth`] of two common parts of four letters each, from which on letter-to-sound need not agree.
const CERTAIN: u32 = 2 * (40 + 15);

/// Words that begin no compound, since other words begin so by chance: the-ban is Theban, men-ander Menander.
#[rustfmt::skip]
const SLIGHT: &[&str] = &[
    "the", "and", "for", "but", "not", "con", "per", "pro", "men", "her", "his", "him", "our", "can", "may", "was", "has", "are", "any",
    "you", "she", "who", "how", "why", "its", "had", "did", "too", "all", "one", "two", "see", "say", "get", "let", "put", "this",
    "that", "them", "were", "from", "with",
];

/// Words of three letters that English ends compounds with.
const SHORT_HEADS: &[&str] = &["day", "man", "men", "boy", "way", "eye", "sea", "sky", "lit", "god", "bed", "sun"];

/// How likely a word is the first part: 10 a letter, up to six, and 15 if it is common; `None` where it cannot be one.
fn worth(part: &str) -> Option<u32> {
    let standing = standing(part);
    let class = standing.class.filter(|_| !standing.is_name && !SLIGHT.contains(&part))?;
    let letters = u32::try_from(part.len()).unwrap_or(0);
    let fits = part.bytes().any(is_vowel_letter) && class <= 70 && (letters >= 4 || letters == 3 && class <= 20);
    fits.then(|| letters.min(6) * 10 + if class <= COMMON { 15 } else { 0 })
}

/// How likely a word is the second part, which may be inflected, on the scale of [`worth`].
fn second_worth(speaker: Speaker<'_>, part: &str) -> Option<u32> {
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "ing", "ers", "est", "ous", "ion", "ian", "ity", "ist", "ish", "ent", "ant", "ate", "ten", "tor", "ter", "der", "ger",
        "sis", "ton", "son", "age", "den", "let", "lets", "able", "less", "ness", "ling", "lings", "ship",
        "ably", "ance", "ence", "rant", "tick", "dual", "duce", "rate", "ration", "action", "ants", "ents", "kins", "tion",
    ];
    if ENDINGS.contains(&part) || part.len() == 3 && !SHORT_HEADS.contains(&part) {
        return None;
    }
    worth(part).or_else(|| {
        let inflected = part.len() > 4 && part.ends_with(['s', 'd', 'g', 'r', 'y', 't']);
        (inflected && !speaker.made(part).is_empty()).then_some(30)
    })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Ear, Source};
    use crate::phonology::Stress;

    #[test]
    fn a_compound_of_a_word_of_degree_may_stress_its_second_part() {
        let ends_in_the_main_stress = |word: &str| {
            let spoken = Ear::new().say(word);
            spoken
                .pronunciations
                .iter()
                .any(|way| way.sounds.stresses().skip(1).any(|stress| stress == Stress::Primary))
        };
        for word in ["not-seeking", "half-drowned", "well-made", "never-ending"] {
            assert!(ends_in_the_main_stress(word), "{word}");
        }
        assert!(!ends_in_the_main_stress("hay-barn") && !ends_in_the_main_stress("moss-grown"));
    }

    #[test]
    fn where_there_and_here_lean_on_the_preposition_after_them() {
        let ear = Ear::new().without(Source::SecondDictionary);
        for (word, said) in [
            ("whereinto", "W EH2 R IH1 N T UW0"),
            ("thereamong", "DH EH2 R AH0 M AH1 NG"),
            ("yfenced", "IH0 F EH1 N S T"),
        ] {
            assert_eq!(ear.say(word).best().map(|best| best.sounds.to_string()).as_deref(), Some(said), "{word}");
        }
    }
}
