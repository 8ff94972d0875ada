//! Greek and Latin names as English verse says them: every vowel makes a syllable, and a last -e or -es is sounded.
//!
//! The endings, and the syllable each puts the main stress on, are those of Walker's Key to the Classical Pronunciation of
//! Greek and Latin Proper Names (1798). Only endings that no English word has are used for any word; the others require that
//! SCOWL lists the word as a name. Letter-to-sound says the rest of the word.

use super::{Pronunciation, Source, Speaker};
use crate::lexicon::{letter_to_sound, standing};
use crate::phonology::edit::replaced;
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// An ending of classical names.
struct Ending {
    letters: &'static str,
    /// The letters of the ending that are guessed by letter-to-sound together with the stem.
    kept: &'static str,
    /// The phones said after that, in ARPAbet without stress.
    said: &'static str,
    /// Which syllable bears the main stress, counted from the end.
    main: usize,
    /// Whether the ending is used for names alone, because English words have it too.
    names_only: bool,
}

/// An ending that only classical names have.
const fn ending(letters: &'static str, kept: &'static str, said: &'static str, main: usize) -> Ending {
    Ending { letters, kept, said, main, names_only: false }
}

/// An ending that English words have too.
const fn of_names(letters: &'static str, kept: &'static str, said: &'static str, main: usize) -> Ending {
    Ending { letters, kept, said, main, names_only: true }
}

/// The endings; of two that fit, the longer comes first.
#[rustfmt::skip]
const ENDINGS: &[Ending] = &[
    // Alcibiades, Laertiades; Hyades; Pelides.
    ending("iades", "", "AY AH D IY Z", 3), ending("ades", "ad", "IY Z", 3), ending("ides", "id", "IY Z", 3),
    // Sophocles, Heracles; Demosthenes, Diogenes, Aristophanes; Praxiteles; Socrates.
    ending("ocles", "ocl", "IY Z", 3), ending("acles", "acl", "IY Z", 3), ending("thenes", "then", "IY Z", 3),
    ending("genes", "", "JH AH N IY Z", 3), ending("phanes", "", "F AH N IY Z", 3), ending("teles", "", "T AH L IY Z", 3),
    ending("crates", "cr", "AH T IY Z", 3),
    // Diomedes; Apelles; Mithridates; Laertes; Orestes; Corybantes.
    ending("medes", "", "M IY D IY Z", 2), ending("elles", "", "EH L IY Z", 2), of_names("ates", "", "EY T IY Z", 2),
    of_names("ertes", "", "ER T IY Z", 2), of_names("estes", "", "EH S T IY Z", 2), of_names("antes", "", "AE N T IY Z", 2),
    // Leucippe; Daphne; Andromache; Persephone; Euphrosyne; Eurynome; Arsinoe; Calliope; Mitylene; Lethe.
    ending("ippe", "ipp", "IY", 2), ending("ephe", "eph", "IY", 3), ending("phne", "phn", "IY", 2),
    ending("mache", "mac", "IY", 3), ending("phone", "phon", "IY", 3), of_names("yne", "", "IH N IY", 3),
    ending("nome", "nom", "IY", 3), ending("thoe", "tho", "IY", 3), ending("noe", "no", "IY", 3),
    of_names("iope", "", "AY AH P IY", 3), of_names("ope", "", "AH P IY", 3), of_names("iobe", "", "AY AH B IY", 3),
    of_names("ione", "", "AY AH N IY", 3), of_names("ene", "", "IY N IY", 2), of_names("ethe", "", "IY TH IY", 2),
    // Hyperborean; Lethean, Atlantean, empyrean.
    ending("orean", "or", "IY AH N", 3), ending("anean", "an", "IY AH N", 3), ending("aean", "", "IY AH N", 2),
    ending("cean", "", "S IY AH N", 2), ending("gean", "", "JH IY AH N", 2), ending("ean", "", "IY AH N", 2),
    // Alcaeus; Morpheus; Oceanus; Silvanus; Quirinus; Silenus; Heraclitus.
    ending("aeus", "", "IY AH S", 2), ending("eus", "", "IY AH S", 3), ending("eanus", "", "IY AH N AH S", 4),
    ending("anus", "", "EY N AH S", 2), ending("inus", "", "AY N AH S", 2), ending("enus", "", "IY N AH S", 2),
    ending("clitus", "", "K L AY T AH S", 2), ending("aea", "", "IY AH", 2),
    // Deucalion; Machaon; Anacreon.
    ending("alion", "", "EY L IY AH N", 3), of_names("aon", "", "EY AH N", 2), of_names("eon", "", "IY AH N", 3),
    // Tiresias, Ananias.
    of_names("anias", "", "AH N AY AH S", 2), of_names("ias", "", "IY AH S", 3),
];

/// English endings that look like one of those: crustacean, surgeon, Dardanus.
const ENGLISH: &[&str] = &["acean", "geon", "cheon", "danus", "scope", "trope", "anes"];

/// The pronunciation of a classical name, by its ending.
pub(super) fn say(_speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let is_name = standing(word).is_name;
    let found = ENDINGS.iter().filter(|ending| is_name || !ending.names_only).find_map(|ending| {
        let stem = word.strip_suffix(ending.letters)?;
        let fits = stem.len() >= 3 && (stem.bytes().any(is_vowel_letter) || ending.main < 3) || ending.names_only;
        (fits && !stem.is_empty()).then_some((ending, stem))
    });
    let Some((ending, stem)) = found.filter(|_| !ENGLISH.iter().any(|english| word.ends_with(english))) else {
        return Vec::new();
    };
    let Some(before) = before(stem, ending) else { return Vec::new() };
    let said = ending.said.split(' ').filter_map(Phone::named).map(Sound::plain);
    let whole: Sounds = before.into_iter().chain(said).collect();
    if (whole.syllable_count() as usize) < 2 {
        return Vec::new();
    }
    vec![Pronunciation::plain(stressed(&whole, ending.main), Source::Names)]
}

/// The sounds before an ending, guessed by letter-to-sound with a vowel after the stem: a bare stem may end in a cluster that
/// ends no word (anacr-).
fn before(stem: &str, ending: &Ending) -> Option<Vec<Sound>> {
    let open = ending.kept.is_empty() && !stem.ends_with(is_vowel_letter);
    let spelled = format!("{stem}{}{}", ending.kept, if open { "a" } else { "" });
    let mut sounds: Vec<Sound> = letter_to_sound::guess(&spelled)?.iter().collect();
    if !open {
        return Some(sounds);
    }
    sounds.truncate(sounds.iter().rposition(|sound| sound.is_vowel())?);
    if ending.letters.starts_with(['e', 'i', 'y']) || ending.letters.starts_with("ae") {
        // C and g are soft there.
        match (stem.bytes().next_back(), sounds.last_mut()) {
            (Some(b'c'), Some(last)) if last.phone() == Phone::K => *last = Sound::plain(Phone::S),
            (Some(b'g'), Some(last)) if last.phone() == Phone::G => *last = Sound::plain(Phone::JH),
            _ => {}
        }
    }
    Some(sounds)
}

/// A guessed Idalian or Deucalion with its i as a syllable, as in English verse; the short form stays among the readings.
pub(super) fn with_full_i(word: &str, sounds: Sounds) -> Sounds {
    let ending = ["lial", "lian", "lion", "nian", "phian", "phion", "lians", "nians", "lius", "nius", "lia", "nia"];
    let all: Vec<Sound> = sounds.iter().collect();
    let glide = all.iter().rposition(|sound| sound.phone() == Phone::Y).filter(|&at| at > 1);
    let Some(at) = glide.filter(|_| word.len() > 4 && ending.iter().any(|ending| word.ends_with(ending))) else {
        return sounds;
    };
    let last_syllable = all[at..].iter().filter(|sound| sound.is_vowel()).count() == 1;
    if !last_syllable {
        return sounds;
    }
    replaced(&all, at, Phone::IY).into_iter().collect()
}

/// The main stress on a syllable counted from the end, or on the first of a shorter word; no other main stress.
fn stressed(sounds: &Sounds, from_end: usize) -> Sounds {
    let main = (sounds.syllable_count() as usize).saturating_sub(from_end);
    let mut syllable = 0;
    let stressed = |sound: Sound| {
        if !sound.is_vowel() {
            return sound;
        }
        let at = syllable;
        syllable += 1;
        let stress = if at == main {
            Stress::Primary
        } else {
            sound.stress().unwrap_or(Stress::Unstressed).min(Stress::Secondary)
        };
        sound.with_stress(stress)
    };
    sounds.iter().map(stressed).collect()
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Ear, Source};
    use crate::phonology::Stress;

    #[test]
    fn a_greek_name_says_its_last_e() {
        let ear = Ear::new().without(Source::SecondDictionary);
        for (word, syllables) in
            [("Philippides", 4), ("Damocles", 3), ("Aristomache", 5), ("Leucippe", 3), ("Thessalian", 4)]
        {
            let spoken = ear.say(word);
            assert_eq!(spoken.best().map(|best| best.sounds.syllable_count()), Some(syllables), "{word}");
        }
    }

    #[test]
    fn the_main_stress_stands_where_the_ending_puts_it() {
        let ear = Ear::new().without(Source::SecondDictionary);
        for (word, pattern) in [
            ("Philandrean", "0010"),
            ("Melissanus", "0010"),
            ("Ganorides", "0100"),
            ("Torimedes", "0010"),
            ("Galcaeus", "010"),
        ] {
            let spoken = ear.say(word);
            let mains = spoken.best().map(|best| {
                let is_main = |stress| if stress == Stress::Primary { '1' } else { '0' };
                best.sounds.stresses().map(is_main).collect::<String>()
            });
            assert_eq!(mains.as_deref(), Some(pattern), "{word}");
        }
    }
}
