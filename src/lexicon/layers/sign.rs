//! Signs read as words: £5, 50%, 9:05, two + two.
//!
//! A known sign has every reading people give it; a tag or an address (#verse, @home) has a guess; any other sign
//! has no pronunciation, so that no rule faults its line.

use super::fraction::fraction;
use super::numeral::{phrase, whole};
use super::{Pronunciation, Source, Speaker, Variant, Variants, joined};
use crate::phonology::Sounds;

/// Money by its sign: the words for one, for several, and for its small coin.
#[rustfmt::skip]
const MONEY: [(char, &str, &str, &str); 5] = [
    ('£', "pound", "pounds", "pence"), ('$', "dollar", "dollars", "cents"), ('€', "euro", "euros", "cents"),
    ('¥', "yen", "yen", ""), ('¢', "cent", "cents", ""),
];

/// The words by which letters after a sum multiply it.
const MULTIPLES: [(&str, &str); 4] = [("bn", "billion"), ("k", "thousand"), ("m", "million"), ("b", "billion")];

/// Signs that are words by themselves.
#[rustfmt::skip]
const ALONE: [(&str, &[&str]); 10] = [
    ("+", &["plus", "and"]), ("=", &["equals", "is"]), ("@", &["at"]), ("%", &["percent"]), ("°", &["degrees", "degree"]),
    ("§", &["section"]), ("№", &["number"]), ("½", &["half", "one half"]), ("¼", &["a quarter", "one quarter", "one fourth"]),
    ("¾", &["three quarters", "three fourths"]),
];

/// Signs before or after a figure, and the words of both: `_` is the figure.
const BESIDE: [(char, &str); 8] = [
    ('#', "number _"),
    ('№', "number _"),
    ('§', "section _"),
    ('%', "_ percent"),
    ('°', "_ degrees"),
    ('½', "_ and a half"),
    ('¼', "_ and a quarter"),
    ('¾', "_ and three quarters"),
];

/// The pronunciations of a sign, or of a word with signs in it; the likeliest first.
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    if let Some(name) = word.strip_prefix(['#', '@']).filter(|name| name.starts_with(char::is_alphabetic)) {
        return tag(speaker, word, name);
    }
    let mut ways: Vec<Pronunciation> = Vec::new();
    for reading in readings(word) {
        let Some(sounds) = said(speaker, &reading) else { continue };
        if ways.iter().all(|way| way.sounds != sounds) {
            let variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
            ways.push(Pronunciation { sounds, source: Source::Rule, variants });
        }
    }
    ways
}

/// The readings of a tag or an address: the word alone, or with "hashtag" or "at" before it; a reader may say
/// either.
fn tag(speaker: Speaker<'_>, word: &str, name: &str) -> Vec<Pronunciation> {
    let mut ways: Vec<Pronunciation> = speaker.say(&name.to_lowercase());
    for way in &mut ways {
        way.source = Source::Guess;
    }
    let sign = said(speaker, if word.starts_with('#') { "hash tag" } else { "at" });
    let sign: Vec<Pronunciation> = sign.map(|sounds| Pronunciation::plain(sounds, Source::Guess)).into_iter().collect();
    let whole = joined(&sign, &ways, Source::Guess);
    ways.extend(whole);
    ways
}

fn said(speaker: Speaker<'_>, words: &str) -> Option<Sounds> {
    phrase(speaker, &words.split(' ').map(str::to_owned).collect::<Vec<_>>())
}

/// The ways of reading a word with a sign.
fn readings(word: &str) -> Vec<String> {
    if let Some((_, words)) = ALONE.iter().find(|(sign, _)| *sign == word) {
        return words.iter().map(|&words| words.to_owned()).collect();
    }
    let plain = word.replace(',', "");
    let beside = |sign: char| plain.strip_prefix(sign).or_else(|| plain.strip_suffix(sign));
    for &(sign, one, several, small) in &MONEY {
        if let Some(amount) = beside(sign) {
            return money(amount, one, several, small);
        }
    }
    for &(sign, pattern) in &BESIDE {
        if let Some(number) = beside(sign) {
            let pattern = if (sign, number) == ('°', "1") { pattern.trim_end_matches('s') } else { pattern };
            return figure(number).iter().map(|number| pattern.replace('_', number)).collect();
        }
    }
    if plain.contains('/') {
        return fraction(&plain);
    }
    if let Some((number, scale)) = plain.split_once('°') {
        return degrees(number, scale);
    }
    let half_day =
        ["am", "pm"].iter().find_map(|half| Some((plain.to_lowercase().strip_suffix(half)?.to_owned(), *half)));
    if let Some((hours, half)) = half_day {
        let (before, after) = hours.split_once([':', '.']).unwrap_or((&hours, ""));
        return time(before, after).iter().map(|time| format!("{time} {}. m.", &half[..1])).collect();
    }
    let Some((before, after)) = plain.split_once(':') else { return figure(&plain) };
    let time = time(before, after);
    if time.is_empty() { pairs(before, after, "_ to ") } else { time }
}

/// Ninety degrees Fahrenheit.
fn degrees(number: &str, scale: &str) -> Vec<String> {
    let name = match scale {
        "f" | "F" => "fahrenheit",
        "c" | "C" => "celsius",
        _ => return Vec::new(),
    };
    let letter = scale.to_lowercase();
    let said = |number: String| {
        [format!("{number} degrees {name}"), format!("{number} degrees"), format!("{number} degrees {letter}.")]
    };
    figure(number).into_iter().flat_map(said).collect()
}

/// Every reading of two numbers: the first as the pattern has it, and the second after it.
fn pairs(first: &str, second: &str, pattern: &str) -> Vec<String> {
    let mut pairs = Vec::new();
    for first in whole(first) {
        for second in whole(second) {
            pairs.push(pattern.replace('_', &first) + &second);
        }
    }
    pairs
}

/// A whole number or a decimal fraction; one with two places may be a time, as Britain writes it.
fn figure(number: &str) -> Vec<String> {
    let Some((before, places)) = number.split_once('.') else { return whole(number) };
    let mut after = "point".to_owned();
    for digit in places.split_terminator("").skip(1) {
        let Some(digit) = whole(digit).into_iter().next() else { return Vec::new() };
        after = after + " " + &digit;
    }
    let mut readings: Vec<String> = whole(before).iter().map(|before| format!("{before} {after}")).collect();
    if before == "0" {
        readings.push(after);
    }
    readings.extend(time(before, places));
    readings
}

/// Five pounds, five dollars fifty, and "a five-dollar bill".
fn money(amount: &str, one: &str, several: &str, small: &str) -> Vec<String> {
    let scaled =
        MULTIPLES.iter().find_map(|(sign, name)| Some((amount.to_lowercase().strip_suffix(sign)?.to_owned(), *name)));
    if let Some((amount, multiple)) = scaled {
        let named = |number: String| [format!("{number} {multiple} {several}"), format!("{number} {multiple}")];
        return figure(&amount).into_iter().flat_map(named).collect();
    }
    let (before, after) = amount.split_once('.').unwrap_or((amount, ""));
    let unit = if before == "1" { one } else { several };
    if amount == before {
        let named = |unit: &&str| whole(amount).into_iter().map(|number| number + " " + unit).collect::<Vec<_>>();
        return [unit, one].iter().flat_map(named).collect();
    }
    if after.len() == 1 {
        // In $1.5 million the dollars are said last.
        return figure(amount).into_iter().map(|number| number + " " + several).collect();
    }
    if small.is_empty() || after.len() != 2 {
        return Vec::new();
    }
    let long = pairs(before, after, &format!("_ {unit} and ")).into_iter().map(|words| words + " " + small);
    [pairs(before, after, &format!("_ {unit} ")), pairs(before, after, "_ "), long.collect()].concat()
}

/// Nine oh five, twelve thirty, half past twelve; empty where the clock has no such time.
fn time(hours: &str, minutes: &str) -> Vec<String> {
    let (Ok(hour), Ok(minute)) = (hours.parse::<u8>(), minutes.parse::<u8>()) else { return Vec::new() };
    if hours.len() > 2 || minutes.len() != 2 || hour > 24 || minute > 59 {
        return Vec::new();
    }
    let number = |number: u8| whole(&number.to_string()).into_iter().next().unwrap_or_default();
    let patterns: &[&str] = match minute {
        0 => &["h o'clock", "h", "h hundred"],
        1..=9 => &["h oh m", "h m", "m past h"],
        15 => &["h m", "quarter past h", "a quarter past h"],
        30 => &["h m", "half past h"],
        45 => &["h m", "quarter to n", "a quarter to n"],
        _ => &["h m"],
    };
    let fill = |word: &str| match word {
        "h" => number(hour),
        "m" => number(minute),
        "n" => number(hour % 12 + 1),
        _ => word.to_owned(),
    };
    patterns.iter().map(|pattern| pattern.split(' ').map(fill).collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    #[test]
    fn signs_are_read_as_people_read_them() {
        for (word, read) in [
            ("£5", "five pounds"),
            ("$1", "one dollar"),
            ("$1,000", "one thousand dollars"),
            ("€20", "twenty euros"),
            ("5¢", "five cents"),
            ("$5.50", "five dollars fifty"),
            ("50%", "fifty percent"),
            ("3.5%", "three point five percent"),
            ("90°", "ninety degrees"),
            ("#7", "number seven"),
            ("9:05", "nine oh five"),
            ("9:00", "nine o'clock"),
            ("12:30", "twelve thirty"),
            ("3:1", "three to one"),
            ("3.14", "three point one four"),
            ("5½", "five and a half"),
            ("1°", "one degree"),
            ("1¾", "one and three quarters"),
            ("+", "plus"),
            ("=", "equals"),
        ] {
            assert_eq!(readings(word).first().map(String::as_str), Some(read), "{word}");
        }
        for (word, also) in [
            ("9:05", "nine five"),
            ("12:30", "half past twelve"),
            ("12:45", "quarter to one"),
            ("9.05", "nine oh five"),
            ("$5.50", "five fifty"),
            ("+", "and"),
        ] {
            assert!(readings(word).iter().any(|words| words == also), "{word}");
        }
    }

    #[test]
    fn a_sign_that_is_clear_is_no_guess_and_any_other_is_one() {
        let ear = Ear::new();
        for word in ["£5", "$5", "€5", "¥5", "50%", "90°", "9:05", "9:00", "+", "=", "@", "½", "5¾", "§", "#7", "£5.50"]
        {
            assert!(!ear.say(word).is_guess(), "{word}");
        }
        for word in ["#verse", "@home", "$", "£", "#", "9:75x", "5.1.2", "5%%", "£", "$-5"] {
            assert!(ear.say(word).is_guess(), "{word}");
        }
    }
}
