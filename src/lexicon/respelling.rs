//! Plain respellings, as newspapers write them: `FOH-gul-froy-duh`, capitals for the stressed syllable.

use crate::phonology::letters::is_vowel_letter_except_y;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// Why a respelling could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RespellingError {
    /// No letter at all.
    #[error("there is nothing to say; write it like `FOH-gul-froy-duh`, or in ARPAbet like `F OW1 G AH0 L`")]
    Nothing,
    /// Several syllables and none in capitals.
    #[error("which syllable of `{0}` is stressed? Write it in capitals, like `FOH-gul-froy-duh`")]
    NoStress(String),
    /// A syllable without a vowel.
    #[error("`{0}` has no vowel; write one syllable between two hyphens, like `FOH-gul`")]
    NoVowel(String),
    /// A syllable with two vowels apart.
    #[error("`{0}` has more than one vowel; put a hyphen between its syllables")]
    TwoVowels(String),
    /// Letters that spell no sound in a respelling.
    #[error(
        "`{rest}` in `{syllable}` spells no English sound; the vowels are ah a aw ay ee eh eye ih oh oo ow oy uh er"
    )]
    Unknown {
        /// The syllable.
        syllable: String,
        /// The letters from the first unreadable one on.
        rest: String,
    },
}

/// The vowel spellings with their phones, the longer ones first.
#[rustfmt::skip]
const VOWELS: &[(&str, &[Phone])] = &[
    ("eye", &[Phone::AY]), ("igh", &[Phone::AY]), ("air", &[Phone::EH, Phone::R]), ("eer", &[Phone::IH, Phone::R]),
    ("ear", &[Phone::IH, Phone::R]), ("oor", &[Phone::UH, Phone::R]), ("ire", &[Phone::AY, Phone::R]), ("awr", &[Phone::AO, Phone::R]),
    ("ohr", &[Phone::AO, Phone::R]), ("ahr", &[Phone::AA, Phone::R]), ("ehr", &[Phone::EH, Phone::R]), ("uhr", &[Phone::ER]),
    ("owr", &[Phone::AW, Phone::R]), ("ah", &[Phone::AA]), ("aw", &[Phone::AO]), ("ay", &[Phone::EY]), ("ai", &[Phone::EY]),
    ("ar", &[Phone::AA, Phone::R]), ("ee", &[Phone::IY]), ("ea", &[Phone::IY]), ("eh", &[Phone::EH]), ("ei", &[Phone::AY]),
    ("er", &[Phone::ER]), ("ew", &[Phone::UW]), ("ie", &[Phone::AY]), ("ih", &[Phone::IH]), ("ir", &[Phone::ER]), ("oh", &[Phone::OW]),
    ("oe", &[Phone::OW]), ("oa", &[Phone::OW]), ("oi", &[Phone::OY]), ("oo", &[Phone::UW]), ("or", &[Phone::AO, Phone::R]),
    ("ou", &[Phone::AW]), ("ow", &[Phone::AW]), ("oy", &[Phone::OY]), ("uh", &[Phone::AH]), ("ur", &[Phone::ER]), ("uu", &[Phone::UH]),
    ("a", &[Phone::AE]), ("e", &[Phone::EH]), ("i", &[Phone::IH]), ("o", &[Phone::AA]), ("u", &[Phone::AH]), ("y", &[Phone::AY]),
];

/// The consonant spellings with their phones, the longer ones first.
#[rustfmt::skip]
const CONSONANTS: &[(&str, &[Phone])] = &[
    ("tch", &[Phone::CH]), ("dge", &[Phone::JH]), ("ch", &[Phone::CH]), ("ck", &[Phone::K]), ("dh", &[Phone::DH]), ("gh", &[Phone::G]),
    ("kh", &[Phone::K]), ("ng", &[Phone::NG]), ("ph", &[Phone::F]), ("qu", &[Phone::K, Phone::W]), ("sh", &[Phone::SH]),
    ("th", &[Phone::TH]), ("wh", &[Phone::W]), ("zh", &[Phone::ZH]), ("bb", &[Phone::B]), ("dd", &[Phone::D]), ("ff", &[Phone::F]),
    ("gg", &[Phone::G]), ("kk", &[Phone::K]), ("ll", &[Phone::L]), ("mm", &[Phone::M]), ("nn", &[Phone::N]), ("pp", &[Phone::P]),
    ("rr", &[Phone::R]), ("ss", &[Phone::S]), ("tt", &[Phone::T]), ("zz", &[Phone::Z]), ("b", &[Phone::B]), ("c", &[Phone::K]),
    ("d", &[Phone::D]), ("f", &[Phone::F]), ("g", &[Phone::G]), ("h", &[Phone::HH]), ("j", &[Phone::JH]), ("k", &[Phone::K]),
    ("l", &[Phone::L]), ("m", &[Phone::M]), ("n", &[Phone::N]), ("p", &[Phone::P]), ("q", &[Phone::K]), ("r", &[Phone::R]),
    ("s", &[Phone::S]), ("t", &[Phone::T]), ("v", &[Phone::V]), ("w", &[Phone::W]), ("x", &[Phone::K, Phone::S]), ("z", &[Phone::Z]),
];

/// Reads a respelling: syllables parted by hyphens, the stressed one in capitals; a second one in capitals is secondary.
///
/// ```
/// let sounds = verse::lexicon::respelled("FOH-gul-froy-duh")?;
/// assert_eq!(sounds.to_string(), "F OW1 G AH0 L F R OY0 D AH0");
/// # Ok::<(), verse::lexicon::RespellingError>(())
/// ```
pub fn respelled(text: &str) -> Result<Sounds, RespellingError> {
    let syllables: Vec<&str> = text.split(['-', ' ', '·']).filter(|syllable| !syllable.is_empty()).collect();
    let is_capital = |syllable: &str| syllable.chars().all(|c| !c.is_lowercase());
    let main = syllables.iter().position(|syllable| is_capital(syllable));
    let main = match (syllables.len(), main) {
        (0, _) => return Err(RespellingError::Nothing),
        (1, _) => 0,
        (_, Some(main)) => main,
        (_, None) => return Err(RespellingError::NoStress(text.to_owned())),
    };
    let mut sounds: Vec<Sound> = Vec::new();
    for (place, syllable) in syllables.iter().enumerate() {
        let stress = match is_capital(syllable) {
            _ if place == main => Stress::Primary,
            true => Stress::Secondary,
            false => Stress::Unstressed,
        };
        sounds.extend(read_syllable(&syllable.to_lowercase())?.into_iter().map(|phone| Sound::new(phone, stress)));
    }
    Ok(sounds.into_iter().collect())
}

/// The phones of one syllable in lower case.
fn read_syllable(syllable: &str) -> Result<Vec<Phone>, RespellingError> {
    let mut phones: Vec<Phone> = Vec::new();
    let mut rest = syllable;
    while !rest.is_empty() {
        let begins_vowel = rest.starts_with(is_vowel_letter_except_y);
        // Y is a consonant before a vowel (yoo) and a vowel elsewhere (fly).
        let glide = rest.starts_with('y') && rest.chars().nth(1).is_some_and(is_vowel_letter_except_y);
        if glide {
            phones.push(Phone::Y);
            rest = rest.strip_prefix('y').unwrap_or_default();
            continue;
        }
        let table = if begins_vowel || rest.starts_with('y') { VOWELS } else { CONSONANTS };
        let found = table.iter().find_map(|(spelled, said)| Some((rest.strip_prefix(spelled)?, said)));
        let Some((after, said)) = found else {
            return Err(RespellingError::Unknown { syllable: syllable.to_owned(), rest: rest.to_owned() });
        };
        phones.extend(*said);
        rest = after;
    }
    match phones.iter().filter(|phone| phone.is_vowel()).count() {
        0 => Err(RespellingError::NoVowel(syllable.to_owned())),
        1 => Ok(phones),
        _ => Err(RespellingError::TwoVowels(syllable.to_owned())),
    }
}

/// Makes a word rhyme: its own sounds up to its rhyming part, then the other word's rhyming part.
pub fn made_to_rhyme(word: &Sounds, other: &Sounds) -> Sounds {
    let (own, lent) = (word.rhyming_part(), other.rhyming_part());
    let before: Vec<Sound> = word.iter().take(word.len() - own.len()).collect();
    let stressed = before.iter().any(|sound| sound.stress() == Some(Stress::Primary));
    let lent = lent.iter().map(|sound| match sound.stress() {
        Some(Stress::Primary) if stressed => sound.with_stress(Stress::Secondary),
        Some(Stress::Secondary) if !stressed => sound.with_stress(Stress::Primary),
        _ => sound,
    });
    before.iter().copied().chain(lent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_respelling_is_read_as_a_newspaper_means_it() {
        for (text, sounds) in [
            ("FOH-gul-froy-duh", "F OW1 G AH0 L F R OY0 D AH0"),
            ("kwes-CHAHN", "K W EH0 S CH AA1 N"),
            ("yoo", "Y UW1"),
            ("NIGHT-in-gayl", "N AY1 T IH0 N G EY0 L"),
            ("uh-BUV-BORD", "AH0 B AH1 V B AO2 R D"),
            ("fly", "F L AY1"),
        ] {
            assert_eq!(respelled(text).map(|read| read.to_string()).as_deref(), Ok(sounds), "{text}");
        }
    }

    #[test]
    fn nonsense_is_refused_with_what_would_do() {
        for (text, told) in [
            ("", "there is nothing to say"),
            ("---", "there is nothing to say"),
            ("foh-gul", "Write it in capitals"),
            ("FGL", "has no vowel"),
            ("FOH-gulfroyduh", "put a hyphen"),
            ("F☃H", "spells no English sound"),
        ] {
            let error = respelled(text).unwrap_err().to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
    }

    #[test]
    fn a_word_made_to_rhyme_keeps_its_beginning() {
        let made = |word: &str, other: &str| made_to_rhyme(&word.parse().unwrap(), &other.parse().unwrap()).to_string();
        assert_eq!(made("B R EH1 N D", "L OW1 N"), "B R OW1 N");
        assert_eq!(made("F OW1 G F R AW2 D", "JH OY1"), "F OW1 G F R OY2");
    }
}
