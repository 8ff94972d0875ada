//! Words with an apostrophe, in place of a vowel (lov'd, heav'n, wand'ring, 'gainst) or before an ending (dove's, know'st,
//! is't).

use super::endings::{clipped_past, plural, stems, with};
use super::{Pronunciation, Source, Speaker, affix, carried, clitic, joined};
use crate::lexicon::align;
use crate::phonology::edit::{has_vowel, replaced, without};
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// The pronunciations of a word with an apostrophe, by the first rule that fits.
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if !word.contains('\'') || word.contains('-') {
        return Vec::new();
    }
    let rules: [fn(Speaker<'_>, &str) -> Vec<Pronunciation>; 9] =
        [ever, it_not, clitic::leaning, ending, dropped_g, lost_beginning, lost_vowel, clitic::syllabic, bare];
    rules.iter().map(|rule| rule(speaker, word)).find(|ways| !ways.is_empty()).unwrap_or_default()
}

/// Whate'er, howsoe'er: the word before, and e'er.
fn ever(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(before) = word.strip_suffix("e'er").or_else(|| word.strip_suffix("e're")) else { return Vec::new() };
    joined(&speaker.known(before), &speaker.known("e'er"), Source::Rule)
}

/// 'Tisn't, 'twouldn't, 'tain't: it, and what it is not.
fn it_not(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(rest) = word.strip_prefix("'t").filter(|rest| rest.ends_with("n't")) else { return Vec::new() };
    carried(&speaker.known(rest), Source::Rule, |rest| {
        [Sound::plain(Phone::T)].into_iter().chain(rest.iter()).collect()
    })
}

/// An ending written with an apostrophe, after a word from any source.
fn ending(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((stem, ending)) = word.rsplit_once('\'').filter(|(stem, _)| !stem.is_empty()) else { return Vec::new() };
    let after = |sounds: &[Phone]| carried(&speaker.say(stem), Source::Derived, |stem| with(stem, sounds));
    match ending {
        "s" => carried(&speaker.say(stem), Source::Derived, plural),
        "" if stem.ends_with(['s', 'x', 'z']) => speaker.say(stem),
        "d" if WOULD.contains(&stem) => after(&[Phone::AH, Phone::D]),
        "d" => past(speaker, stem),
        "st" => second_person(speaker, stem),
        "th" => by_stem(speaker, stem, &|stem| with(stem, &[Phone::TH])),
        "t" => after(&[Phone::T]),
        "ll" | "l" => after(&[Phone::AH, Phone::L]),
        "ve" => after(&[Phone::AH, Phone::V]),
        "re" => after(&[Phone::ER]),
        "m" => after(&[Phone::AH, Phone::M]),
        _ => Vec::new(),
    }
}

/// Words after which *'d* is *would* or *had* and adds a syllable.
#[rustfmt::skip]
const WOULD: [&str; 14] = [
    "it", "that", "this", "what", "y'all", "one", "someone", "anyone", "everyone", "these", "those", "else", "which", "let",
];

/// Lov'd, carri'd; where the stem is not known, the guess for the word in -ed without its vowel.
fn past(speaker: Speaker<'_>, stem: &str) -> Vec<Pronunciation> {
    // The word in -ed decides between verb and noun: clos'd is closed, not close.
    let written = format!("{stem}ed");
    let known = speaker.known(&written);
    if !known.is_empty() {
        return carried(&known, Source::Rule, clipped);
    }
    let made = by_stem(speaker, stem, &clipped_past);
    if made.is_empty() { carried(&speaker.say(&written), Source::Rule, clipped) } else { made }
}

/// A past without its weak vowel, if it has one.
fn clipped(past: &Sounds) -> Sounds {
    let sounds: Vec<Sound> = past.iter().collect();
    match sounds.as_slice() {
        [body @ .., weak, last]
            if weak.is_unstressed_vowel()
                && matches!(weak.phone(), Phone::IH | Phone::AH)
                && last.phone() == Phone::D
                && has_vowel(body) =>
        {
            clipped_past(&body.iter().copied().collect())
        }
        _ => past.clone(),
    }
}

/// Know'st, lov'st; and the superlative high'st.
fn second_person(speaker: Speaker<'_>, stem: &str) -> Vec<Pronunciation> {
    let verb = affix::verb(speaker, stem);
    if !verb.is_empty() {
        return carried(&verb, Source::Rule, |stem| with(stem, &[Phone::S, Phone::T]));
    }
    let known = by_stem(speaker, stem, &|stem| with(stem, &[Phone::S, Phone::T]));
    if known.is_empty() {
        carried(&speaker.say(stem), Source::Rule, |stem| with(stem, &[Phone::S, Phone::T]))
    } else {
        known
    }
}

/// The first spelling of the stem that is known, with the ending.
fn by_stem(speaker: Speaker<'_>, stem: &str, ending: &dyn Fn(&Sounds) -> Sounds) -> Vec<Pronunciation> {
    let found = stems(stem).into_iter().map(|stem| speaker.base(&stem)).find(|ways| !ways.is_empty());
    let found = found.or_else(|| stems(stem).into_iter().map(|stem| speaker.made(&stem)).find(|ways| !ways.is_empty()));
    carried(&found.unwrap_or_default(), Source::Rule, ending)
}

/// Ridin', mornin'.
fn dropped_g(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(stem) = word.strip_suffix('\'').filter(|stem| stem.ends_with("in")) else { return Vec::new() };
    carried(&speaker.say(&format!("{stem}g")), Source::Rule, |sounds| {
        let sounds: Vec<Sound> = sounds.iter().collect();
        match sounds.as_slice() {
            [body @ .., last] if last.phone() == Phone::NG => {
                body.iter().copied().chain([Sound::plain(Phone::N)]).collect()
            }
            _ => sounds.iter().copied().collect(),
        }
    })
}

/// 'Gainst, 'neath, 'scape: a word whose weak first syllable is gone.
fn lost_beginning(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(rest) = word.strip_prefix('\'').filter(|rest| rest.len() > 2 && !rest.contains('\'')) else {
        return Vec::new();
    };
    for lost in ["a", "be", "e", "en", "re", "de", "in", "un"] {
        let ways = carried(&speaker.base(&format!("{lost}{rest}")), Source::Rule, |sounds| {
            let all: Vec<Sound> = sounds.iter().collect();
            let vowel = all.iter().position(|sound| sound.is_vowel()).unwrap_or(0);
            let consonants = usize::from(matches!(lost, "en" | "in" | "un"));
            all.into_iter().skip(vowel + 1 + consonants).collect()
        });
        let weak_lost = speaker
            .base(&format!("{lost}{rest}"))
            .iter()
            .all(|way| way.sounds.stresses().next() == Some(Stress::Unstressed) && way.sounds.syllable_count() > 1);
        if weak_lost && !ways.is_empty() {
            return ways;
        }
    }
    Vec::new()
}

/// Heav'n, ev'ry, wand'ring, flow'r: the full word without the vowel the apostrophe stands for.
fn lost_vowel(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(at) = word.find('\'').filter(|&at| at > 0) else { return Vec::new() };
    let (before, after) = (&word[..at], &word[at + 1..]);
    if after.is_empty() {
        return Vec::new();
    }
    for vowel in ["e", "o", "i", "u", "a", "y"] {
        let full = format!("{before}{vowel}{after}");
        let whole = if after.contains('\'') { speaker.say(&full) } else { speaker.made(&full) };
        let ways: Vec<Pronunciation> = whole
            .iter()
            .filter_map(|way| {
                let sounds = without_vowel(&full, at, &way.sounds)?;
                Some(Pronunciation {
                    sounds,
                    source: Source::Rule.max(super::weakest(way.source)),
                    variants: way.variants,
                })
            })
            .collect();
        if !ways.is_empty() {
            return ways;
        }
    }
    Vec::new()
}

/// The sounds without the weak vowel that the letter at byte `at` spells; `None` where it spells none.
fn without_vowel(word: &str, at: usize, sounds: &Sounds) -> Option<Sounds> {
    let place = align(word, sounds).iter().position(|part| part.nucleus.range().contains(&at))?;
    let all: Vec<Sound> = sounds.iter().collect();
    let vowel = all.iter().enumerate().filter(|(_, sound)| sound.is_vowel()).nth(place)?.0;
    if !all[vowel].is_unstressed_vowel() || sounds.syllable_count() < 2 {
        return None;
    }
    let keeps_r = all[vowel].phone() == Phone::ER;
    let left = if keeps_r { replaced(&all, vowel, Phone::R) } else { without(&all, vowel) };
    Some(left.into_iter().collect())
}

/// The word without its apostrophes: thro', th'eternal.
fn bare(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let bare = word.replace('\'', "");
    if let Some(rest) = word.strip_prefix("th'").filter(|rest| rest.len() > 2) {
        // The article runs into the next word and adds no syllable.
        return carried(&speaker.say(rest), Source::Rule, |sounds| {
            [Sound::plain(Phone::DH)].into_iter().chain(sounds.iter()).collect()
        });
    }
    if bare.is_empty() {
        return Vec::new();
    }
    let mut ways = carried(&speaker.say(&bare), Source::Rule, Sounds::clone);
    ways.extend(lost_after(word, &bare, &ways));
    ways
}

/// Reg'iment, firm'ament: the same without the weak vowel that the apostrophe is set before.
fn lost_after(word: &str, bare: &str, ways: &[Pronunciation]) -> Vec<Pronunciation> {
    let Some(at) = word.find('\'') else { return Vec::new() };
    let letters: Vec<char> = [at.checked_sub(1), Some(at), Some(at + 1)]
        .into_iter()
        .filter_map(|place| bare.get(place?..)?.chars().next())
        .collect();
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let &[before, lost, after] = letters.as_slice() else { return Vec::new() };
    if is_vowel(before) || !is_vowel(lost) || is_vowel(after) {
        return Vec::new();
    }
    let shorter =
        |way: &Pronunciation| Some(Pronunciation { sounds: without_vowel(bare, at, &way.sounds)?, ..way.clone() });
    ways.iter().filter_map(shorter).collect()
}
