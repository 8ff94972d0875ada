//! Words whose neighbors in the line decide how they are read: Nov. and No. 7, St. Louis and Main St., Richard II and Part II, and
//! capitals that are initials in one line and shouting in another.
//!
//! A word may have several such readings; all are kept, the likeliest first.

mod abbreviations;
mod roman;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use abbreviations::{POINTLESS, Place, entries};
use roman::Reading;

use super::{Ear, Pronunciation, Source, Spoken, Variant, Variants, in_words, standing};
use crate::phonology::Sounds;
use crate::text::{WordSpan, words};

impl Ear {
    /// The pronunciations of the words of a line, each as it is read in its place: *Nov.* in full, *Richard II* as the second.
    pub fn say_line(&self, line: &str, words: &[WordSpan]) -> Vec<Arc<Spoken>> {
        say_line(self, line, words)
    }

    /// The pronunciations of what a poet types for a word: a word, an abbreviation with its point (*St.*), several words (*ice
    /// cream*), said one after another.
    pub fn say_text(&self, text: &str) -> Arc<Spoken> {
        let several = text.trim().contains(char::is_whitespace);
        if !several && !text.trim_end().ends_with('.') {
            return self.say(text.trim());
        }
        let said = self.say_line(text, &words(text));
        match said.as_slice() {
            [] => Arc::default(),
            [one] => Arc::clone(one),
            several => Arc::new(Spoken::one_after_another(several)),
        }
    }
}

/// The pronunciations of the words of a line, each as it is read there.
fn say_line(ear: &Ear, line: &str, words: &[WordSpan]) -> Vec<Arc<Spoken>> {
    let capitals = Capitals::of(line, words);
    let said = (0..words.len()).map(|at| {
        let setting = Setting { line, words, at };
        let word = setting.word();
        let settled = if needs_setting(word, setting.rest()) { settled(ear, &setting, &capitals) } else { None };
        settled.unwrap_or_else(|| ear.say(word))
    });
    said.collect()
}

/// A fast test whether a word's place may change how it is read: it ends in a point, is in capitals, or is an abbreviation. Most
/// words fail it.
fn needs_setting(word: &str, rest: &str) -> bool {
    let short = word.len() <= abbreviations::LONGEST;
    let pointed = short && rest.starts_with('.');
    pointed || in_capitals(word) || short && POINTLESS.contains(&word.to_ascii_lowercase().as_str())
}

fn in_capitals(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.chars().any(char::is_lowercase)
}

/// A word of a line, and the words around it.
#[derive(Debug, Clone, Copy)]
struct Setting<'a> {
    line: &'a str,
    words: &'a [WordSpan],
    at: usize,
}

impl<'a> Setting<'a> {
    fn word(&self) -> &'a str {
        self.words[self.at].span.of(self.line)
    }

    /// The text after the word.
    fn rest(&self) -> &'a str {
        self.line.get(self.words[self.at].span.end()..).unwrap_or_default()
    }

    /// The word `by` places before, if no full stop but an abbreviation's lies between.
    fn before(&self, by: usize) -> Option<&'a str> {
        self.at.checked_sub(by).map(|at| self.words[at].span.of(self.line))
    }

    fn next(&self) -> Option<&'a str> {
        self.words.get(self.at + 1).map(|word| word.span.of(self.line))
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The pronunciations of a word whose place decides how it is read; `None` where the place makes no difference.
fn settled(ear: &Ear, setting: &Setting<'_>, capitals: &Capitals) -> Option<Arc<Spoken>> {
    if !ear.asks(Source::Rule) {
        return None;
    }
    let word = setting.word();
    if let Some(readings) = numeral(setting) {
        let own = ear.say(word);
        let read = readings.iter().map(|reading| phrase(ear, reading));
        return Some(Arc::new(merged(read.chain([own]))));
    }
    if let Some((full, keeps_own)) = in_full(setting) {
        let own = ear.say(word);
        let own = keeps_own.then_some(own).filter(|own| !own.is_guess());
        let read = full.iter().map(|reading| phrase(ear, reading));
        return Some(Arc::new(merged(read.chain(own))));
    }
    capitals.are_shouted(setting).then(|| ear.say_shouted(word))
}

/// The readings of a Roman numeral by the words before it.
fn numeral(setting: &Setting<'_>) -> Option<Vec<String>> {
    let word = setting.word();
    let number = roman::number(word).filter(|_| in_capitals(word))?;
    let before = setting.before(1).map(str::to_lowercase);
    let earlier = setting.before(2).map(str::to_lowercase);
    let capital = setting.before(1).is_some_and(is_capital);
    let name = before.as_deref().is_some_and(|before| {
        let standing = standing(before);
        standing.is_name || standing.class.is_none() || ALSO_NAMES.contains(&before)
    });
    let ordinal = format!("the {}", in_words(&format!("{number}th"))?);
    let cardinal = in_words(&number.to_string())?;
    match roman::reading(word, before.as_deref(), earlier.as_deref(), capital, name) {
        Reading::Ordinal => Some(vec![ordinal, cardinal]),
        Reading::Cardinal => Some(vec![cardinal, ordinal]),
        Reading::Letters => None,
    }
}

/// Names of rulers and families that are words too.
const ALSO_NAMES: [&str; 14] = [
    "pius", "mark", "victor", "frank", "grant", "pope", "king", "rose", "will", "bill", "jack", "innocent", "urban",
    "clement",
];

/// The words an abbreviation stands for in its place, and whether it may also be said as it is written.
fn in_full(setting: &Setting<'_>) -> Option<(&'static [&'static str], bool)> {
    let key = setting.word().to_ascii_lowercase();
    let pointed = setting.rest().starts_with('.');
    if pointed && let Some(full) = by_place(setting, &key) {
        return Some((full, false));
    }
    let pointless = POINTLESS.contains(&key.as_str());
    let fits = |place: Place| {
        let (next, capital) = (setting.next(), is_capital(setting.word()));
        let after_name = setting.before(1).is_some_and(is_capital) && setting.at > 0;
        let ends = next.is_none();
        match place {
            Place::Anywhere => true,
            Place::BeforeName => capital && (ends && setting.words.len() == 1 || next.is_some_and(is_capital)),
            Place::Dated => {
                capital && !next.is_some_and(is_capital) && (!ends || setting.words.len() == 1 || !is_word(&key))
            }
            Place::BeforeFigure => {
                next.is_some_and(|next| is_figure(next) || roman::number(next).is_some() && next != "I")
            }
            Place::AfterFigure => setting.before(1).is_some_and(is_figure),
            Place::AfterName => capital && after_name,
        }
    };
    let found = entries(&key).find(|(.., place)| (pointed || pointless) && fits(*place));
    found.map(|(_, full, place)| (*full, matches!(place, Place::BeforeName)))
}

/// Whether an abbreviation of a day or a month is a word, too, that may end a sentence.
fn is_word(key: &str) -> bool {
    matches!(key, "sat" | "sun" | "mar" | "wed" | "dec" | "mon" | "jan" | "jun")
}

/// St. and Dr., which stand before a name or after one: saint and doctor, street and drive.
fn by_place(setting: &Setting<'_>, key: &str) -> Option<&'static [&'static str]> {
    let before_name = setting.next().is_some_and(is_capital) || setting.words.len() == 1;
    let after_name = setting.at > 0 && setting.before(1).is_some_and(|before| is_capital(before) || is_figure(before));
    match (key, before_name || !after_name) {
        ("st", true) => Some(&["saint", "street"]),
        ("st", false) => Some(&["street", "saint"]),
        ("dr", true) => Some(&["doctor", "drive"]),
        ("dr", false) => Some(&["drive", "doctor"]),
        _ => None,
    }
}

/// The pronunciations of some words as one: of a single word all, of several the best.
fn phrase(ear: &Ear, words: &str) -> Arc<Spoken> {
    if !words.contains(' ') {
        return ear.say(words);
    }
    let mut sounds = Vec::new();
    for word in words.split(' ') {
        let spoken = ear.say(word);
        let Some(best) = spoken.best() else { return Arc::default() };
        sounds.extend(best.sounds.iter());
    }
    let sounds: Sounds = sounds.into_iter().collect();
    Arc::new(Spoken { pronunciations: vec![Pronunciation::plain(sounds, Source::Rule)] })
}

/// The pronunciations of several readings together: those of the first keep their variants, those of the others become
/// alternates.
fn merged(readings: impl Iterator<Item = Arc<Spoken>>) -> Spoken {
    let mut ways: Vec<Pronunciation> = Vec::new();
    for (nth, spoken) in readings.filter(|spoken| !spoken.pronunciations.is_empty()).enumerate() {
        for way in &spoken.pronunciations {
            if ways.iter().any(|known| known.sounds == way.sounds) {
                continue;
            }
            let source = if way.source == Source::Guess { way.source } else { Source::Rule };
            let variants =
                if nth > 0 && way.variants.is_plain() { Variants::one(Variant::Alternate) } else { way.variants };
            ways.push(Pronunciation { sounds: way.sounds.clone(), source, variants });
        }
    }
    // Readings of verse alone come after those of speech.
    ways.sort_by_key(|way| !way.is_everyday());
    Spoken { pronunciations: ways }
}

/// Which words of a line are in capitals, by which shouting is distinguished from initials.
#[derive(Debug)]
struct Capitals {
    /// Whether the line has two words or more of two letters or more, and none of these has a small letter.
    all: bool,
}

impl Capitals {
    fn of(line: &str, words: &[WordSpan]) -> Self {
        let long = words.iter().map(|word| word.span.of(line)).filter(|word| word.len() > 1);
        let mut count = 0;
        for word in long {
            if !in_capitals(word) {
                return Self { all: false };
            }
            count += 1;
        }
        Self { all: count > 1 }
    }

    /// Whether the capitals of a word are shouting: the whole line is in capitals, or a word beside it is and is not
    /// initials.
    fn are_shouted(&self, setting: &Setting<'_>) -> bool {
        let word = setting.word();
        if word.len() < 2 || !in_capitals(word) {
            return false;
        }
        let shouts = |beside: Option<&str>| {
            beside.is_some_and(|beside| {
                beside.len() > 1
                    && in_capitals(beside)
                    && standing(&beside.to_lowercase()).class.is_some_and(|class| class <= 35)
            })
        };
        self.all || shouts(setting.before(1)) || shouts(setting.next())
    }
}
