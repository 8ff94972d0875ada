//! Words whose accents say how to pronounce them: learnèd has two syllables, noösphere three, café two.

use super::endings::{stems, with};
use super::{Pronunciation, Source, Speaker, carried, joined};
use crate::lexicon::align;
use crate::lexicon::spelling::{Accent, Spelling};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// The pronunciations of a word by its accents; empty when it has none that changes its sounds.
pub(super) fn say(speaker: Speaker<'_>, spelling: &Spelling) -> Vec<Pronunciation> {
    let Some(&(at, accent)) = spelling.accents.last() else { return Vec::new() };
    let key = spelling.key.as_str();
    if !key.is_char_boundary(at) || !is_vowel_letter(key.as_bytes()[at]) {
        return Vec::new();
    }
    let after_vowel = at > 0 && is_vowel_letter(key.as_bytes()[at - 1]);
    match &key[at..] {
        "ed" => past(speaker, key, at, &[]),
        "edly" => past(speaker, key, at, &[Phone::L, Phone::IY]),
        "edness" => past(speaker, key, at, &[Phone::N, Phone::AH, Phone::S]),
        "e" if accent == Accent::Sounded || !after_vowel => sounded_end(speaker, key),
        _ if accent == Accent::Apart && after_vowel => apart(speaker, key, at),
        _ => Vec::new(),
    }
}

/// Learnèd, belovèd, markèdly: the vowel is said, whatever the stem.
fn past(speaker: Speaker<'_>, key: &str, at: usize, after: &[Phone]) -> Vec<Pronunciation> {
    let ending: Vec<Phone> = [Phone::IH, Phone::D].iter().chain(after).copied().collect();
    if let Some((first, last)) = key[..at].rsplit_once('-') {
        return joined(
            &speaker.say(first),
            &past(speaker, &key[first.len() + 1..], last.len(), after),
            Source::Derived,
        );
    }
    let stem = stems(&key[..at]).into_iter().map(|stem| speaker.made(&stem)).find(|ways| !ways.is_empty());
    let full = carried(&stem.unwrap_or_default(), Source::Derived, |stem| with(stem, &ending));
    if !full.is_empty() {
        return full;
    }
    // No known stem: the guess for the unmarked word, with its -ed made a syllable.
    carried(&speaker.say(&key[..at + 2]), Source::Derived, |said| {
        let sounds: Vec<Sound> = said.iter().collect();
        let body = match sounds.as_slice() {
            [body @ .., weak, _] if weak.is_unstressed_vowel() => body,
            [body @ .., _] => body,
            [] => &[],
        };
        with(&body.iter().copied().collect(), &ending)
    })
}

/// Café, Brontë: the last vowel is said.
fn sounded_end(speaker: Speaker<'_>, key: &str) -> Vec<Pronunciation> {
    let said = speaker.say(key);
    let open = |sounds: &Sounds| sounds.iter().next_back().is_some_and(Sound::is_vowel);
    let fitting: Vec<Pronunciation> = said.iter().filter(|way| open(&way.sounds)).cloned().collect();
    if !fitting.is_empty() {
        return fitting;
    }
    carried(&said, Source::Rule, |sounds| sounds.iter().chain([Sound::new(Phone::EY, Stress::Secondary)]).collect())
}

/// Noösphere, Zoë: two vowels, two syllables.
fn apart(speaker: Speaker<'_>, key: &str, at: usize) -> Vec<Pronunciation> {
    let known = speaker.known(key);
    let parts = |way: &&Pronunciation| align(key, &way.sounds).iter().any(|part| part.nucleus.start() == at);
    let fitting: Vec<Pronunciation> = known.iter().filter(parts).cloned().collect();
    if fitting.is_empty() { joined(&speaker.say(&key[..at]), &speaker.say(&key[at..]), Source::Rule) } else { fitting }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    #[test]
    fn an_accent_makes_a_syllable() {
        let ear = Ear::new();
        for (word, syllables) in [
            ("learnèd", 2),
            ("learne\u{300}d", 2),
            ("learned", 1),
            ("Belovèd", 3),
            ("markèdly", 3),
            ("storm-belovèd", 4),
            ("vlorbèd", 2),
            ("noösphere", 3),
            ("Zoë", 2),
            ("café", 2),
            ("rosé", 2),
            ("naïve", 2),
            ("Cæsar", 2),
            ("façade", 2),
            ("señor", 2),
        ] {
            let spoken = ear.say(word);
            assert_eq!(spoken.best().map(|best| best.sounds.syllable_count()), Some(syllables), "{word}");
        }
    }
}
