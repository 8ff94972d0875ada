//! Numbers, years, ordinals, initials and "&", said as words.

use super::{Pronunciation, Source, Speaker, Variant, Variants};
use crate::phonology::{Sound, Sounds};

/// The most digits of a number that is read as one; a longer one is read digit by digit.
const LONGEST: usize = 15;

/// The pronunciations of a word of digits, and of "&".
pub(super) fn say(speaker: Speaker<'_>, word: &str) -> Vec<Pronunciation> {
    let readings: Vec<Vec<String>> = match word {
        "&" => vec![vec!["and".into()]],
        "&c" => vec![vec!["et".into(), "cetera".into()]],
        _ if word.bytes().any(|byte| byte.is_ascii_digit()) => numerals(word.trim_matches('\'')),
        _ => Vec::new(),
    };
    let mut ways: Vec<Pronunciation> = Vec::new();
    for sounds in readings.iter().filter_map(|words| phrase(speaker, words)) {
        let variants = if ways.is_empty() { Variants::PLAIN } else { Variants::one(Variant::Alternate) };
        ways.push(Pronunciation { sounds, source: Source::Rule, variants });
    }
    ways
}

/// The names of a word's letters, one after another: N. F. L.
pub(super) fn initials(speaker: Speaker<'_>, word: &str) -> Option<Sounds> {
    let names = word.chars().map(|letter| format!("{letter}."));
    phrase(speaker, &names.collect::<Vec<_>>())
}

/// The sounds of words one after another; `None` when one of them is not in a dictionary.
pub(super) fn phrase(speaker: Speaker<'_>, words: &[String]) -> Option<Sounds> {
    let said = words.iter().map(|word| speaker.known(word).into_iter().next().map(|way| way.sounds));
    let said: Vec<Sounds> = said.collect::<Option<_>>()?;
    Some(said.iter().flat_map(|sounds| sounds.iter().collect::<Vec<Sound>>()).collect())
}

/// A whole number, in figures alone.
pub(super) fn whole(number: &str) -> Vec<String> {
    let figures = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if figures { numerals(number).iter().map(|words| words.join(" ")).collect() } else { Vec::new() }
}

/// The ways of reading digits, with what may follow them: 1984, 42nd, 1960s, 20's.
pub(super) fn numerals(word: &str) -> Vec<Vec<String>> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    let ending: Option<fn(&str) -> String> = match rest {
        "" => None,
        "st" | "nd" | "rd" | "th" | "d" => Some(ordinal),
        "s" | "'s" => Some(plural),
        _ => return Vec::new(),
    };
    let mut readings = Vec::new();
    if digits.is_empty() {
        return readings;
    }
    if matches!(rest, "" | "s" | "'s") {
        readings.extend(year(&digits));
    }
    readings.push(cardinal(&digits));
    if rest.is_empty() {
        readings.extend(rarer_year(&digits));
        readings.extend(with_oh(&digits));
        readings.extend(in_pieces(&digits));
    }
    readings.extend(with_and(&digits));
    if let Some(ending) = ending {
        for words in &mut readings {
            if let Some(last) = words.last_mut() {
                *last = ending(last);
            }
        }
    }
    readings
}

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const THOUSANDS: [&str; 5] = ["", "thousand", "million", "billion", "trillion"];

/// 1984 as nineteen eighty-four, 1905 as nineteen oh five, 1900 as nineteen hundred; `None` where nobody reads
/// figures so.
fn year(digits: &str) -> Option<Vec<String>> {
    let number: usize = digits.parse().ok().filter(|number| digits.len() == 4 && (1100..=2099).contains(number))?;
    if number / 100 == 20 && number % 100 < 10 { None } else { Some(by_century(number)) }
}

/// 1066 as ten sixty-six and 2005 as twenty oh five: years that people mostly read as other numbers.
fn rarer_year(digits: &str) -> Option<Vec<String>> {
    let number =
        digits.parse().ok().filter(|number| digits.len() == 4 && matches!(number, 1001..=1099 | 2001..=2009))?;
    Some(by_century(number))
}

fn by_century(number: usize) -> Vec<String> {
    let (century, rest) = (number / 100, number % 100);
    let mut words = below_hundred(century);
    match rest {
        0 => words.push("hundred".into()),
        1..=9 => words.extend(["oh".into(), ONES[rest].into()]),
        _ => words.extend(below_hundred(rest)),
    }
    words
}

/// 05 as oh five, 007 as oh oh seven.
fn with_oh(digits: &str) -> Option<Vec<String>> {
    let name = |digit: u8| if digit == b'0' { "oh" } else { ONES[usize::from(digit - b'0')] };
    (digits.len() > 1 && digits.starts_with('0')).then(|| digits.bytes().map(|digit| name(digit).to_owned()).collect())
}

/// 747 as seven forty-seven and 911 as nine one one, as figures in names are read.
fn in_pieces(digits: &str) -> Vec<Vec<String>> {
    let Some((hundred, rest)) = digits.split_at_checked(1).filter(|_| digits.len() == 3 && !digits.starts_with('0'))
    else {
        return Vec::new();
    };
    let by_digit =
        digits.bytes().map(|digit| if digit == b'0' { "oh" } else { ONES[usize::from(digit - b'0')] }.to_owned());
    let by_digit = by_digit.collect();
    if rest.starts_with('0') { vec![by_digit] } else { vec![[cardinal(hundred), cardinal(rest)].concat(), by_digit] }
}

/// 101 as one hundred and one, as Britain reads it.
fn with_and(digits: &str) -> Option<Vec<String>> {
    let number: usize = digits.parse().ok().filter(|_| digits.len() <= LONGEST && !digits.starts_with('0'))?;
    let rest = number % 100;
    (rest > 0 && number > 100).then(|| {
        let hundreds = cardinal(&(number - rest).to_string());
        hundreds.into_iter().chain(["and".to_owned()]).chain(below_hundred(rest)).collect()
    })
}

/// 1,234 as one thousand two hundred thirty-four; a number too long is read digit by digit.
fn cardinal(digits: &str) -> Vec<String> {
    let number: Option<u64> =
        digits.parse().ok().filter(|_| digits.len() <= LONGEST && (digits.len() == 1 || !digits.starts_with('0')));
    let Some(number) = number else {
        return digits.bytes().map(|digit| ONES[usize::from(digit - b'0')].to_owned()).collect();
    };
    if number == 0 {
        return vec![ONES[0].into()];
    }
    let mut groups = Vec::new();
    let mut rest = number;
    for name in THOUSANDS {
        groups.push((usize::try_from(rest % 1000).unwrap_or(0), name));
        rest /= 1000;
    }
    let spoken = groups.into_iter().rev().filter(|(group, _)| *group > 0);
    spoken
        .flat_map(|(group, name)| below_thousand(group).into_iter().chain((!name.is_empty()).then(|| name.to_owned())))
        .collect()
}

fn below_thousand(number: usize) -> Vec<String> {
    let mut words = Vec::new();
    if number >= 100 {
        words.extend([ONES[number / 100].to_owned(), "hundred".to_owned()]);
    }
    if !number.is_multiple_of(100) {
        words.extend(below_hundred(number % 100));
    }
    words
}

fn below_hundred(number: usize) -> Vec<String> {
    match (number, number % 10) {
        (..20, _) => vec![ONES[number].to_owned()],
        (_, 0) => vec![TENS[number / 10].to_owned()],
        (_, one) => vec![TENS[number / 10].to_owned(), ONES[one].to_owned()],
    }
}

fn ordinal(cardinal: &str) -> String {
    match cardinal {
        "one" => "first".into(),
        "two" => "second".into(),
        "three" => "third".into(),
        "five" => "fifth".into(),
        "eight" => "eighth".into(),
        "nine" => "ninth".into(),
        "twelve" => "twelfth".into(),
        _ => cardinal.strip_suffix('y').map_or_else(|| format!("{cardinal}th"), |stem| format!("{stem}ieth")),
    }
}

fn plural(cardinal: &str) -> String {
    cardinal.strip_suffix('y').map_or_else(|| format!("{cardinal}s"), |stem| format!("{stem}ies"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_read_them() {
        for (word, read) in [
            ("7", "seven"),
            ("42", "forty two"),
            ("1984", "nineteen eighty four"),
            ("1905", "nineteen oh five"),
            ("1066", "one thousand sixty six"),
            ("2001", "two thousand one"),
            ("1000000", "one million"),
            ("21st", "twenty first"),
            ("30th", "thirtieth"),
            ("1960s", "nineteen sixties"),
            ("007", "zero zero seven"),
        ] {
            assert_eq!(numerals(word)[0].join(" "), read, "{word}");
        }
        for (word, also) in [
            ("1066", "ten sixty six"),
            ("2005", "twenty oh five"),
            ("007", "oh oh seven"),
            ("05", "oh five"),
            ("101", "one hundred and one"),
            ("2001", "two thousand and one"),
            ("101st", "one hundred and first"),
        ] {
            assert!(numerals(word).iter().any(|words| words.join(" ") == also), "{word}");
        }
        assert_eq!(numerals("9z"), Vec::<Vec<String>>::new());
        assert_eq!(numerals(&"9".repeat(10_000))[0].len(), 10_000);
    }
}
