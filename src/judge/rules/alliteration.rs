//! `alliteration`: the beats of a line that should begin alike.

use crate::analysis::{HeardLine, HeardWord};
use crate::form::Alliteration;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::phonology::{Phone, Sound, Stress};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let patterns = &aligned.context.form.alliteration;
    if patterns.is_empty() {
        return;
    }
    for (line, ..) in aligned.settled_pairs() {
        let heard = aligned.heard(line);
        let beats = beats(heard);
        if beats.len() >= 4 && !alliterates(&beats, patterns) {
            report.add(remark(heard, line, &beats));
        }
    }
}

/// A word that can bear a beat, and the onsets of its stressed syllable over all its pronunciations.
struct Beat<'a> {
    word: &'a HeardWord,
    onsets: Vec<Onset>,
}

/// The onset of a stressed syllable, as far as it alliterates. All vowels alliterate with one another; *sp*, *st* and *sk* each
/// only with itself, as in Old English verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Onset {
    Vowel,
    Consonant(Phone),
    Cluster(Phone, Phone),
}

/// The words of a line that can bear a beat: all but those in [`LIGHT`].
fn beats(heard: &HeardLine) -> Vec<Beat<'_>> {
    let bears = |word: &&HeardWord| !is_light(&heard.text_of(word).to_lowercase());
    heard.words.iter().filter(bears).map(|word| Beat { word, onsets: onsets(word) }).collect()
}

/// Function words, which do not bear a beat.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "nor", "if", "as", "of", "to", "in", "on", "at", "by", "for", "from", "with", "into",
    "i", "me", "my", "you", "your", "he", "him", "his", "she", "her", "it", "its", "we", "us", "our", "they", "them", "their",
    "is", "are", "was", "were", "be", "been", "am", "do", "did", "does", "has", "have", "had", "will", "would", "shall", "should",
    "can", "could", "may", "might", "must", "that", "this", "these", "those", "who", "whom", "which", "what", "than", "then",
    "so", "no", "not", "o", "there", "when", "where", "while", "till", "through", "over", "under", "up", "down", "out",
];

fn is_light(word: &str) -> bool {
    LIGHT.contains(&word)
}

fn onsets(word: &HeardWord) -> Vec<Onset> {
    let onset = |sounds: Vec<Sound>| {
        let stressed = sounds.iter().position(|sound| sound.stress() == Some(Stress::Primary));
        let nucleus = stressed.or_else(|| sounds.iter().position(|sound| sound.is_vowel()))?;
        let start = sounds[..nucleus].iter().rposition(|sound| sound.is_vowel()).map_or(0, |vowel| vowel + 1);
        let phones: Vec<Phone> = sounds[start..nucleus].iter().map(|sound| sound.phone()).collect();
        Some(match phones.as_slice() {
            [] => Onset::Vowel,
            [.., Phone::S, stop @ (Phone::P | Phone::T | Phone::K), Phone::L | Phone::R | Phone::W | Phone::Y]
            | [.., Phone::S, stop @ (Phone::P | Phone::T | Phone::K)] => Onset::Cluster(Phone::S, *stop),
            [.., first, Phone::L | Phone::R | Phone::W | Phone::Y] => Onset::Consonant(*first),
            [.., last] => Onset::Consonant(*last),
        })
    };
    let mut onsets: Vec<Onset> =
        word.spoken.pronunciations.iter().filter_map(|way| onset(way.sounds.iter().collect())).collect();
    onsets.dedup();
    onsets
}

/// Whether any four of the beats, in order, keep a pattern.
fn alliterates(beats: &[Beat<'_>], patterns: &[Alliteration]) -> bool {
    let count = beats.len().min(MOST_BEATS);
    let alike = |one: usize, other: usize| beats[one].onsets.iter().any(|onset| beats[other].onsets.contains(onset));
    let keeps = |choice: [usize; 4], pattern: &Alliteration| {
        (0..4).all(|x| {
            (x + 1..4).all(|y| {
                let letter = pattern.beats[x];
                letter == 'x' || letter != pattern.beats[y] || alike(choice[x], choice[y])
            })
        })
    };
    (0..count).any(|a| {
        (a + 1..count).any(|b| {
            (b + 1..count).any(|c| (c + 1..count).any(|d| patterns.iter().any(|pattern| keeps([a, b, c, d], pattern))))
        })
    })
}

/// The most words of a line that are tried: a longer line is prose.
const MOST_BEATS: usize = 10;

fn remark(heard: &HeardLine, line: usize, beats: &[Beat<'_>]) -> Remark {
    let third = beats.len().saturating_sub(2);
    let text = |at: usize| heard.text_of(beats[at].word);
    let message =
        format!("The third beat, *{}*, alliterates with neither *{}* nor *{}*", text(third), text(0), text(1));
    Remark::new(Rule::Alliteration, line, message).over([beats[third].word.span])
}
