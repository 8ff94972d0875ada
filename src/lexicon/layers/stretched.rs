//! Words whose letters are drawn out or stammered: noooo, pleeease, whyyy, aaaah; w-w-why, b-but.
//!
//! No English spelling has a letter three times in a row, so the word behind a stretched one has it once or twice.

use super::{Pronunciation, Source, Speaker, Variant, Variants, standing};
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Stress};

/// The most spellings that are tried.
const MOST: usize = 16;

/// The rarest size class of a word behind a stretched one that only doubles its last letter: heyy, soo, yess.
const DOUBLED: u8 = 20;

/// The pronunciations of the word behind a stretched one.
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let stretched = longest_run(word) > 2;
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || !(stretched || doubled_end(word)) {
        return Vec::new();
    }
    let mut found: Vec<(u8, Vec<Pronunciation>)> = Vec::new();
    for spelled in spellings(word, stretched) {
        let known = speaker.known(&spelled);
        let class = standing(&spelled).class.unwrap_or(u8::MAX);
        if !known.is_empty() && (stretched || class <= DOUBLED) {
            // Interjections are in the dictionaries' supplement, whatever their class: aww, eek, brr.
            let class = if known.iter().any(|way| way.source == Source::Patch) { class.min(DOUBLED) } else { class };
            found.push((class, known));
        }
    }
    found.sort_by_key(|(class, _)| *class);
    let mut ways: Vec<Pronunciation> = Vec::new();
    for mut way in found.into_iter().flat_map(|(_, known)| known) {
        if ways.iter().all(|known| known.sounds != way.sounds) {
            way.variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
            ways.push(Pronunciation { source: Source::Rule, ..way });
        }
    }
    if ways.is_empty() && stretched { guessed(speaker, word) } else { ways }
}

/// The guess for a stretched word that no dictionary has, its letters written once, or vowels twice.
fn guessed(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let doubles = |letter: u8| matches!(letter, b'o' | b'e');
    let short = written(
        word,
        &runs(word).iter().map(|run| if run.1 > 2 && doubles(run.0) { 2 } else { run.1.min(1) }).collect::<Vec<_>>(),
    );
    speaker.say(&short)
}

/// The letters of a word in runs of the same letter, and how long each run is.
fn runs(word: &str) -> Vec<(u8, usize)> {
    let mut runs: Vec<(u8, usize)> = Vec::new();
    for letter in word.bytes() {
        match runs.last_mut() {
            Some((last, count)) if *last == letter => *count += 1,
            _ => runs.push((letter, 1)),
        }
    }
    runs
}

fn longest_run(word: &str) -> usize {
    runs(word).iter().map(|run| run.1).max().unwrap_or(0)
}

/// Whether the word ends in a letter twice that English hardly doubles there.
fn doubled_end(word: &str) -> bool {
    let letters = word.as_bytes();
    letters.len() > 2 && letters.ends_with(&[letters[letters.len() - 1]; 2])
}

/// The spellings a stretched word may have had: each run that is too long once or twice, other doubled letters as they are or
/// once. The ones that keep most letters come first, so that *tooo* is *too* before *to*.
fn spellings(word: &str, stretched: bool) -> Vec<String> {
    let runs = runs(word);
    let mut counts: Vec<Vec<usize>> = vec![Vec::new()];
    for (at, &(letter, length)) in runs.iter().enumerate() {
        let last = at + 1 == runs.len();
        let options: &[usize] = match length {
            1 => &[1],
            2 if stretched || last => &[2, 1],
            2 => &[2],
            // Three of a letter may be a spelling of its own or a stretch (*eee*): interjections have three, other words do
            // not.
            _ if is_vowel_letter(letter) || last => &[2, 1, 3],
            _ => &[2, 1],
        };
        let longer =
            options.iter().flat_map(|&option| counts.iter().map(move |done| [done.as_slice(), &[option]].concat()));
        counts = longer.take(MOST).collect();
    }
    counts.iter().map(|counts| written(word, counts)).filter(|spelled| spelled != word).collect()
}

/// The word with its runs of these lengths.
fn written(word: &str, counts: &[usize]) -> String {
    runs(word).iter().zip(counts).flat_map(|(run, &count)| std::iter::repeat_n(char::from(run.0), count)).collect()
}

/// The pronunciations of a stammered word: its first sound again for each piece before it.
pub(super) fn stammered(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((pieces, last)) = word.rsplit_once('-').filter(|(pieces, _)| !pieces.is_empty()) else {
        return Vec::new();
    };
    let begins = |piece: &str| {
        let consonants = !piece.is_empty() && piece.len() <= 3 && !piece.bytes().any(is_vowel_letter);
        let vowel = piece.len() == 1 && last.len() > 2;
        (consonants || vowel) && last.len() > piece.len() && last.starts_with(piece)
    };
    if !pieces.split('-').all(begins) {
        return Vec::new();
    }
    let times = pieces.split('-').count();
    let mut ways = speaker.say(last);
    for way in &mut ways {
        let sounds: Vec<Sound> = way.sounds.iter().collect();
        let piece = first_piece(&sounds);
        way.sounds = piece.iter().copied().cycle().take(times * piece.len()).chain(sounds).collect();
        way.source = way.source.max(Source::Rule);
    }
    ways
}

/// The consonants a word begins with and a weak vowel; the vowel it begins with, weak.
fn first_piece(sounds: &[Sound]) -> Vec<Sound> {
    let vowel = sounds.iter().position(|sound| sound.is_vowel()).unwrap_or(sounds.len());
    match (vowel, sounds.first()) {
        (0, Some(first)) => vec![first.with_stress(Stress::Unstressed)],
        _ => sounds[..vowel].iter().copied().chain([Sound::plain(Phone::AH)]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Ear, Source};

    fn said(word: &str) -> Option<String> {
        Ear::new().say(word).best().map(|way| way.sounds.to_string())
    }

    #[test]
    fn a_stretched_word_is_said_as_the_word_behind_it() {
        for (stretched, word) in [
            ("noooo", "no"),
            ("sooooo", "so"),
            ("whyyy", "why"),
            ("heyyy", "hey"),
            ("heyy", "hey"),
            ("pleeease", "please"),
            ("craaazy", "crazy"),
            ("niiight", "night"),
            ("hellooooo", "hello"),
            ("slooow", "slow"),
            ("goooood", "good"),
            ("tooo", "too"),
            ("yesss", "yes"),
            ("freeeee", "free"),
            ("waaait", "wait"),
            ("looove", "love"),
            ("stoppp", "stop"),
            ("meee", "me"),
            ("byeee", "bye"),
            ("reallllly", "really"),
            ("zooom", "zoom"),
            ("booo", "boo"),
            ("eeeek", "eek"),
            ("awwww", "aww"),
            ("brrrrr", "brrr"),
            ("shhhhh", "shh"),
            ("hmmmmm", "hmm"),
        ] {
            assert_eq!(said(stretched), said(word), "{stretched}");
        }
    }

    #[test]
    fn a_word_with_doubled_letters_is_no_stretched_one() {
        for word in ["vlorbee", "brindlesee", "skaatt"] {
            assert_ne!(Ear::new().say(word).best().map(|way| way.source), Some(Source::Rule), "{word}");
        }
        assert_eq!(Ear::new().say("too").best().map(|way| way.source), Some(Source::Dictionary));
    }

    #[test]
    fn a_stammer_says_the_first_sound_again() {
        for (word, sounds) in [
            ("w-w-why", "W AH0 W AH0 W AY1"),
            ("b-but", "B AH0 B AH1 T"),
            ("th-that", "DH AH0 DH AE1 T"),
            ("a-and", "AH0 AH0 N D"),
        ] {
            assert_eq!(said(word).as_deref(), Some(sounds), "{word}");
        }
        assert_eq!(said("t-shirt"), said("T-shirt"));
        assert_eq!(Ear::new().say("x-ray").best().map(|way| way.sounds.syllable_count()), Some(2));
    }
}
