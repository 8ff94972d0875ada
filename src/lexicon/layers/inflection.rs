//! Plurals and possessives that a dictionary lists, given every pronunciation of their stem: *camera's* as *camera*.

use super::endings::plural;
use super::{Pronunciation, Speaker, Variant, Variants};
use crate::phonology::{Phone, Sound, Sounds};

/// The known pronunciations of a word, and those that its stem's other pronunciations make with the ending.
///
/// The stem's are added only where one of the known pronunciations is the stem's with the ending: *does* is no form
/// of *doe*.
pub(super) fn with_readings_of_its_stem(
    speaker: Speaker<'_>,
    word: &str,
    mut known: Vec<Pronunciation>,
) -> Vec<Pronunciation> {
    let Some(stem) = stem(word) else { return known };
    let made: Vec<Sounds> = speaker.known(&stem).iter().map(|way| plural(&way.sounds)).collect();
    let listed = |made: &Sounds| known.iter().any(|known| levelled(&known.sounds) == levelled(made));
    if !made.iter().any(listed) {
        return known;
    }
    let Some(source) = known.first().map(|first| first.source) else { return known };
    for sounds in made {
        if known.iter().all(|known| levelled(&known.sounds) != levelled(&sounds)) {
            known.push(Pronunciation { sounds, source, variants: Variants::one(Variant::Alternate) });
        }
    }
    known
}

/// The stem of a word with *-'s*, *-s'* or *-s*.
fn stem(word: &str) -> Option<String> {
    let bare = word.strip_suffix("'s").or_else(|| word.trim_end_matches('\'').strip_suffix('s'))?;
    let stem = bare.strip_suffix("ie").filter(|_| word.ends_with("ies"));
    (bare.len() > 2).then(|| stem.map_or_else(|| bare.to_owned(), |stem| format!("{stem}y")))
}

/// The sounds with *AH0* for *IH0*, since dictionaries write either in the same word: *roses*.
fn levelled(sounds: &Sounds) -> Vec<Sound> {
    let weak = |sound: Sound| sound.phone() == Phone::IH && sound.is_unstressed_vowel();
    sounds.iter().map(|sound| if weak(sound) { Sound::plain(Phone::AH) } else { sound }).collect()
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    #[test]
    fn an_inflection_has_the_readings_of_its_stem() {
        let ear = Ear::new();
        for (word, counts) in [
            ("camera's", [2, 3].as_slice()),
            ("cameras", &[2, 3]),
            ("operas", &[2, 3]),
            ("libraries", &[2, 3]),
            ("caramels", &[2, 3]),
            ("oranges", &[2, 3]),
            ("does", &[1]),
        ] {
            let mut said: Vec<u32> = ear.say(word).everyday().map(|way| way.sounds.syllable_count()).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said, counts, "{word}");
        }
    }
}
