//! Why a line was scanned as it was, step by step, as a teacher would explain it.

use std::fmt::Write as _;

use super::row::marks_above;
use super::{Notation, Scanned};
use crate::analysis::HeardLine;
use crate::meter::{Foot, LineScansion, RunnerUp, Scansion, capitals};
use crate::phonology::Stress;
use crate::text::{counted, printable};

/// The steps from the words' own stresses to the rhyme; empty for a line that does not exist.
///
/// The line's next best scansion ([`Scanned::runners_up`]) is compared where there is one.
pub fn lesson(scanned: &Scanned, at: usize) -> String {
    let (Some(line), Some(read)) = (scanned.poem.lines.get(at), scanned.scansion.lines.get(at)) else {
        return String::new();
    };
    let steps = [
        ("Stresses", Some(stresses(&line.heard, &read.scansion))),
        ("Meter", Some(meter(scanned, read))),
        ("Reading", Some(reading(&line.heard, read))),
        ("Aloud", aloud(&line.heard, &read.scansion)),
        ("Instead", scanned.runners_up.get(at).and_then(|others| instead(&line.heard, read, others))),
        ("Rhyme", rhyme(scanned, at)),
    ];
    let mut page = String::new();
    for (name, told) in steps {
        let Some(told) = told else { continue };
        // Writing to a string cannot fail.
        let gap = if told.starts_with('\n') { "" } else { " " };
        let _ = writeln!(page, "{name}:{gap}{told}");
    }
    page
}

/// The stresses that long words bring, and the words that bring none.
fn stresses(line: &HeardLine, scansion: &Scansion) -> String {
    let own: Vec<bool> = scansion
        .syllables
        .iter()
        .map(|syllable| {
            let way = scansion.pronunciations.get(syllable.word).copied().flatten();
            let said = way.and_then(|way| line.words.get(syllable.word)?.spoken.pronunciations.get(way));
            said.is_some_and(|said| said.sounds.stresses().nth(syllable.syllable) == Some(Stress::Primary))
        })
        .collect();
    let is_long = |word: &usize| scansion.syllables.iter().filter(|syllable| syllable.word == *word).count() > 1;
    let long: Vec<String> = (0..line.words.len())
        .filter(is_long)
        .map(|word| printable(&capitals(line, scansion, word..word + 1, &own)).into_owned())
        .collect();
    match (long.is_empty(), long.len() == line.words.len()) {
        (true, _) => "every word is of one syllable, so the line decides what is heavy.".to_owned(),
        (_, true) => format!("the words bring their own, {}.", long.join(", ")),
        _ => {
            let bring = if long.len() == 1 { "brings its own" } else { "bring their own" };
            format!("{} {bring}; a word of one syllable takes what the line gives it.", long.join(", "))
        }
    }
}

/// The poem's meter, and the line's where it is another.
fn meter(scanned: &Scanned, read: &LineScansion) -> String {
    let lines = scanned.poem.lines.len();
    let poem = match scanned.scansion.meter_in_words() {
        Some(meter) if lines > 1 => {
            let sure = scanned.scansion.posterior * 100.0;
            format!("the {lines} lines together are best read as {meter} ({sure:.0} % sure)")
        }
        Some(meter) => format!("the line is best read as {meter}"),
        None => "the lines together keep no meter that a reader would name".to_owned(),
    };
    let own = &read.in_words;
    if own.is_empty() || scanned.scansion.meter_in_words().as_ref() == Some(own) {
        format!("{poem}.")
    } else {
        format!("{poem}; this line is read as {own}.")
    }
}

/// The marks over the line, and its departures from the plain foot.
fn reading(line: &HeardLine, read: &LineScansion) -> String {
    let scansion = &read.scansion;
    let drawn = format!("\n  {}\n  {}\n", marks_above(line, scansion, Notation::Marks), printable(&line.text));
    let feet = scansion.feet.len();
    let departures: Vec<String> =
        scansion.licenses.iter().map(|taken| format!("{} ({})", taken.in_words(), taken.license.id())).collect();
    let told = match (read.measure, departures.as_slice()) {
        (Some(meter), []) => format!("{drawn}  {feet} feet, each {}; nothing departs from it.", plain_foot(meter.foot)),
        (Some(meter), taken) => {
            format!("{drawn}  {feet} feet, each {} but for\n  {}.", plain_foot(meter.foot), taken.join("\n  "))
        }
        (None, []) => format!("{drawn}  {}.", beats(scansion)),
        (None, taken) => format!("{drawn}  {}, with\n  {}.", beats(scansion), taken.join("\n  ")),
    };
    let drawn_out = drawn_out(line, scansion);
    drawn_out.iter().fold(told, |told, word| format!("{told}\n  {word}."))
}

/// The beats of a line that no named meter can hold.
fn beats(scansion: &Scansion) -> String {
    counted(scansion.beats.iter().filter(|beat| **beat).count(), "beat")
}

/// The words said with a syllable more than in speech, which no license names.
fn drawn_out(line: &HeardLine, scansion: &Scansion) -> Vec<String> {
    let read = line.words.iter().zip(&scansion.pronunciations).filter_map(|(word, way)| {
        let way = word.spoken.pronunciations.get((*way)?)?;
        let longer = way.variants.iter().find(|variant| variant.is_longer())?;
        Some(format!("*{}* is said with {}", printable(line.text_of(word)), longer.name()))
    });
    read.collect()
}

/// A foot as a handbook writes it.
fn plain_foot(foot: Foot) -> &'static str {
    match foot {
        Foot::Iambic => "an iamb (x /)",
        Foot::Trochaic => "a trochee (/ x)",
        Foot::Anapestic => "an anapest (x x /)",
        Foot::Dactylic => "a dactyl (/ x x)",
        _ => "as the meter asks",
    }
}

/// Where the stresses aloud differ from the beats; `None` where they do not.
fn aloud(line: &HeardLine, scansion: &Scansion) -> Option<String> {
    let word = |at: usize| {
        let word = scansion.syllables.get(at)?.word;
        let is_long = scansion.syllables.iter().filter(|syllable| syllable.word == word).count() > 1;
        if is_long {
            let only: Vec<bool> = (0..scansion.syllables.len()).map(|place| place == at).collect();
            return Some(printable(&capitals(line, scansion, word..word + 1, &only)).into_owned());
        }
        Some(printable(line.text_of(line.words.get(word)?)).into_owned())
    };
    let pairs = || scansion.beats.iter().zip(&scansion.stress).enumerate();
    let heavy: Vec<String> =
        pairs().filter(|(_, (beat, stress))| !**beat && **stress).filter_map(|(at, _)| word(at)).collect();
    let light: Vec<String> =
        pairs().filter(|(_, (beat, stress))| **beat && !**stress).filter_map(|(at, _)| word(at)).collect();
    let told = [
        (!heavy.is_empty()).then(|| format!("off the beat, {} still is stressed", heavy.join(", "))),
        (!light.is_empty()).then(|| format!("the beat on {} is light", light.join(", "))),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
}

/// The runner-up and the licenses it would take.
fn instead(line: &HeardLine, read: &LineScansion, others: &[RunnerUp]) -> Option<String> {
    let other = others.first()?;
    let licenses: Vec<String> = other.scansion.licenses.iter().map(|taken| taken.in_words()).collect();
    let takes = match (other.in_words == read.in_words, licenses.as_slice()) {
        (true, []) => "fits the meter less well".to_owned(),
        (true, taken) => format!("takes {}", taken.join(", ")),
        (false, []) => format!("is {}", printable(&other.in_words)),
        (false, taken) => format!("is {}, with {}", printable(&other.in_words), taken.join(", ")),
    };
    Some(format!(
        "the next best reading {takes}:\n  {}\n  {}",
        marks_above(line, &other.scansion, Notation::Marks),
        printable(&line.text)
    ))
}

/// The lines it rhymes with.
fn rhyme(scanned: &Scanned, at: usize) -> Option<String> {
    let letter = scanned.letter(at);
    let end = |line: usize| {
        let heard = &scanned.poem.lines.get(line)?.heard;
        let word = heard.words.last()?;
        Some(printable(heard.text_of(word)).into_owned())
    };
    let own = end(at)?;
    if letter.is_x() {
        return Some(format!("{own} rhymes with no line near."));
    }
    let others: Vec<String> = (0..scanned.poem.lines.len())
        .filter(|&other| other != at && scanned.letter(other) == letter)
        .filter(|&other| !scanned.by_stanza || scanned.place(other).0 == scanned.place(at).0)
        .filter_map(|other| Some(format!("{} (line {})", end(other)?, scanned.poem.lines[other].number)))
        .take(MOST_RHYMES)
        .collect();
    Some(format!("letter {letter}, {own} with {}.", others.join(", ")))
}

/// The most rhymes of a line that are named; a rhyme royal has three.
const MOST_RHYMES: usize = 4;
