//! Letters and figures in one word, and letters joined by "&": 6pm, B12, MP3s, H2O, R&B, gr8, 4x4.

use super::numeral::{numerals, phrase};
use super::{Pronunciation, Source, Speaker, Variant, Variants, standing};
use crate::phonology::letters::is_vowel_letter;

/// The most parts of such a word; a longer one is a code that nobody reads aloud.
const MOST_PARTS: usize = 8;

/// The most ways of reading that are kept.
const MOST_READINGS: usize = 8;

/// The words that letters after a figure stand for, the likeliest first; `_` is the letters' names.
#[rustfmt::skip]
const UNITS: &[(&str, &[&str])] = &[
    ("k", &["_", "thousand", "kilometers"]), ("m", &["million", "meters", "_"]), ("b", &["_", "billion"]), ("bn", &["billion"]),
    ("g", &["_", "grams"]), ("l", &["liters", "_"]), ("w", &["watts", "_"]), ("v", &["volts", "_"]), ("d", &["_"]), ("x", &["_", "times"]),
    ("km", &["kilometers", "_", "kay"]), ("cm", &["centimeters", "_"]), ("mm", &["millimeters", "_"]), ("kg", &["kilograms", "kilos", "_"]),
    ("mg", &["milligrams", "_"]), ("ml", &["milliliters", "_"]), ("lb", &["pounds", "pound"]), ("lbs", &["pounds"]), ("oz", &["ounces", "ounce"]),
    ("ft", &["feet", "foot"]), ("in", &["inches", "inch"]), ("yd", &["yards"]), ("yds", &["yards"]), ("mi", &["miles"]), ("hr", &["hours", "hour"]),
    ("hrs", &["hours"]), ("h", &["hours", "_"]), ("min", &["minutes", "minute"]), ("mins", &["minutes"]), ("sec", &["seconds", "second"]),
    ("secs", &["seconds"]), ("yr", &["years", "year"]), ("yrs", &["years"]), ("yo", &["year old", "_"]),
    ("gb", &["gigabytes", "_", "gigs"]), ("mb", &["megabytes", "_", "megs"]), ("tb", &["terabytes", "_"]), ("kb", &["kilobytes", "_"]),
    ("hz", &["hertz"]), ("khz", &["kilohertz"]), ("px", &["pixels", "_"]), ("am", &["_"]), ("pm", &["_"]), ("mph", &["_", "miles an hour", "miles per hour"]),
    ("kph", &["_"]), ("rpm", &["_"]), ("bpm", &["_"]), ("hp", &["horsepower", "_"]), ("c", &["_", "degrees", "cents"]), ("p", &["_", "pence"]),
    ("f", &["_"]),
];

/// Letters that figures replace for their sound: gr8, l8r, 4ever, 2day.
const SOUNDS: [(char, &[&str]); 5] =
    [('8', &["ate", "eat", "ait"]), ('4', &["for", "fore"]), ('2', &["to", "too"]), ('1', &["one"]), ('3', &["e"])];

/// A run of one kind of character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Letters(&'a str),
    Figures(&'a str),
    And,
}

/// The pronunciations of a word of letters and figures; empty for any other.
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let mixes = word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'&') && word.len() > 1;
    let fit = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'&');
    if !mixes || !fit || !word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut ways = if speaker.capitals { Vec::new() } else { hurried(speaker, word) };
    for reading in readings(speaker, word) {
        let Some(sounds) = phrase(speaker, &reading) else { continue };
        if ways.iter().all(|way| way.sounds != sounds) {
            let variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
            ways.push(Pronunciation { sounds, source: Source::Rule, variants });
        }
    }
    ways
}

/// The word that figures spell by their sounds, if it is one.
fn hurried(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    if figures != 1 {
        return Vec::new();
    }
    let spelled = SOUNDS
        .iter()
        .filter(|(figure, _)| word.contains(*figure))
        .flat_map(|(figure, sounds)| sounds.iter().map(|sound| word.replacen(*figure, sound, 1)));
    let words = spelled.filter(|spelled| spelled.len() > 3 && standing(spelled).class.is_some_and(|class| class <= 50));
    let mut ways = words.map(|word| speaker.known(&word)).find(|ways| !ways.is_empty()).unwrap_or_default();
    for way in &mut ways {
        way.source = Source::Rule;
    }
    ways
}

/// The ways of reading the word, each as words; the likeliest first.
fn readings(speaker: Speaker<'_>, word: &str) -> Vec<Vec<String>> {
    let parts = parts(word);
    if parts.len() > MOST_PARTS {
        return Vec::new();
    }
    let mut readings: Vec<Vec<String>> = vec![Vec::new()];
    for (at, &part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| parts[at]);
        let options = options(speaker, part, before, parts.get(at + 1).copied());
        let options = options.iter().take(MOST_READINGS);
        let mut longer: Vec<Vec<String>> =
            options.flat_map(|option| readings.iter().map(|read| [read.as_slice(), option].concat())).collect();
        longer.truncate(MOST_READINGS);
        readings = longer;
    }
    readings
}

fn parts(word: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let alike = |c: char| c.is_ascii_digit() == first.is_ascii_digit() && (c == '&') == (first == '&');
        let (run, after) = rest.split_at(rest.find(|c| !alike(c)).unwrap_or(rest.len()));
        parts.push(match first {
            '&' => Part::And,
            '0'..='9' => Part::Figures(run),
            _ => Part::Letters(run),
        });
        rest = after;
    }
    parts
}

/// The readings of one part, given its neighbors.
fn options(
    speaker: Speaker<'_>,
    part: Part<'_>,
    before: Option<Part<'_>>,
    after: Option<Part<'_>>,
) -> Vec<Vec<String>> {
    match part {
        Part::And => vec![vec!["and".into()]],
        Part::Figures(figures) => figure_options(figures, before.is_some()),
        Part::Letters(letters) => {
            let after_figure = matches!(before, Some(Part::Figures(_)));
            if letters == "s" && before.is_some() && after.is_none() && !after_figure {
                return vec![vec!["s.".into()]];
            }
            if letters == "x" && after_figure && matches!(after, Some(Part::Figures(_))) {
                return vec![vec!["by".into()], vec!["times".into()]];
            }
            letter_options(speaker, letters, after_figure && after.is_none())
        }
    }
}

/// A number as people read it; after letters three figures are a name too: F150 as one fifty, A320 as three twenty.
fn figure_options(figures: &str, after_letters: bool) -> Vec<Vec<String>> {
    let mut options = numerals(figures);
    if let (true, 3, Some((hundred, rest))) = (after_letters, figures.len(), figures.split_at_checked(1)) {
        let named = [numerals(hundred), numerals(rest)].map(|read| read.into_iter().next().unwrap_or_default());
        if !rest.starts_with('0') {
            options.insert(0, named.concat());
        }
    }
    options.truncate(3);
    options
}

/// The readings of letters: the words they stand for, the word they spell, or their names.
fn letter_options(speaker: Speaker<'_>, letters: &str, is_unit: bool) -> Vec<Vec<String>> {
    let names: Vec<String> = letters.chars().map(|letter| format!("{letter}.")).collect();
    let unit = UNITS.iter().find(|(written, _)| is_unit && *written == letters);
    if let Some((_, said)) = unit {
        let words = |said: &&str| {
            if *said == "_" { names.clone() } else { said.split(' ').map(str::to_owned).collect::<Vec<_>>() }
        };
        return said.iter().map(words).collect();
    }
    let is_word = letters.len() > 1
        && letters.bytes().any(is_vowel_letter)
        && standing(letters).class.is_some_and(|class| class <= 60 || letters.len() > 3)
        && !speaker.known(letters).is_empty();
    let as_word = vec![letters.to_owned()];
    match (is_word, letters.len()) {
        (true, 2 | 3) if speaker.capitals => vec![names, as_word],
        (true, _) => vec![as_word],
        (false, _) => vec![names],
    }
}

/// 2D and 3D; in small letters also "second" and "third", as they were once written.
pub(super) fn in_dimensions(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(figure) = word.strip_suffix('d').filter(|figure| matches!(*figure, "1" | "2" | "3" | "4")) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    for words in [
        vec![super::in_words(figure).unwrap_or_default(), "d.".to_owned()],
        vec![super::in_words(word).unwrap_or_default()],
    ] {
        if let Some(sounds) = phrase(speaker, &words) {
            let variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
            ways.push(Pronunciation { sounds, source: Source::Rule, variants });
        }
    }
    ways
}

/// The plural of a word that ends in a figure or in the name of a letter: MP3s, B52s, R&Bs.
pub(super) fn plural_say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1) else { return Vec::new() };
    let ended = stem.ends_with(|c: char| c.is_ascii_digit()) && stem.starts_with(|c: char| c.is_ascii_lowercase())
        || stem.contains('&');
    if !ended {
        return Vec::new();
    }
    super::carried(&say(speaker, stem), Source::Rule, super::endings::plural)
}

/// The years, figures and halves of a range: 1914-1918 with "to" between them, or without.
pub(super) fn range(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let Some((from, to)) = word.split_once('-') else { return Vec::new() };
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(from) || !is_number(to) {
        return Vec::new();
    }
    let mut ways: Vec<Pronunciation> = Vec::new();
    for between in [Some("to".to_owned()), None] {
        for from in numerals(from).into_iter().take(RANGE_READINGS) {
            for to in numerals(to).into_iter().take(RANGE_READINGS) {
                let words: Vec<String> = from.iter().cloned().chain(between.clone()).chain(to).collect();
                let Some(sounds) = phrase(speaker, &words) else { continue };
                let variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
                ways.push(Pronunciation { sounds, source: Source::Rule, variants });
            }
        }
    }
    ways
}

/// How many readings of each number of a range are used.
const RANGE_READINGS: usize = 2;

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    fn count(word: &str) -> u32 {
        Ear::new().say(word).best().map_or(0, |way| way.sounds.syllable_count())
    }

    #[test]
    fn letters_and_figures_are_read_one_after_another() {
        for (word, syllables) in [
            ("6pm", 3),
            ("11am", 5),
            ("B12", 2),
            ("10k", 2),
            ("MP3s", 3),
            ("4K", 2),
            ("R&B", 3),
            ("Q&A", 3),
            ("AT&T", 4),
            ("H2O", 3),
            ("CO2", 3),
            ("60mph", 5),
            ("M16", 3),
            ("A1", 2),
            ("F150", 4),
            ("U2", 2),
            ("5kg", 4),
            ("6ft", 2),
            ("4x4", 3),
            ("B&Bs", 3),
            ("Y2K", 3),
            ("WD-40", 6),
            ("F-16", 3),
            ("US-born", 3),
            ("PS5", 3),
            ("R2D2", 4),
            ("20lbs", 3),
        ] {
            assert_eq!(count(word), syllables, "{word}");
        }
    }

    #[test]
    fn a_hurried_hand_writes_figures_for_their_sounds() {
        for (word, said) in
            [("gr8", "G R EY1 T"), ("l8r", "L EY1 T ER0"), ("4ever", "F ER0 EH1 V ER0"), ("2day", "T AH0 D EY1")]
        {
            assert_eq!(Ear::new().say(word).best().map(|way| way.sounds.to_string()).as_deref(), Some(said), "{word}");
        }
    }

    #[test]
    fn a_range_is_read_with_to_or_without() {
        let counts = |word: &str| -> Vec<u32> {
            Ear::new().say(word).pronunciations.iter().map(|way| way.sounds.syllable_count()).collect()
        };
        assert!(counts("1914-1918").starts_with(&[9]) && counts("1914-1918").contains(&8));
        assert_eq!(counts("2-3"), [3, 2]);
    }
}
