//! Counts: how many syllables, words, lines or stanzas a form asks for.

use std::fmt;
use std::str::FromStr;

/// A number a form asks for: `10`, `9-11`, `3+` or `8 or 10`.
///
/// A `Count` always allows at least one number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Count {
    /// The ranges of numbers allowed, as least and most, both included, in the order written.
    ranges: Vec<(u32, u32)>,
}

/// Why a text is no [`Count`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The text is not written as a count is.
    #[error("it takes a count like 10, \"9-11\", \"3+\" or \"8 or 10\", not \"{0}\"")]
    Unreadable(String),
    /// A range whose first number is the greater.
    #[error("\"{0}\" runs backwards")]
    Backwards(String),
    /// More alternatives than a count may have.
    #[error("it takes at most {MOST_RANGES} counts joined by \"or\", not {0}")]
    TooMany(usize),
}

/// The most alternatives of a count; each line of a poem is compared with all of them.
const MOST_RANGES: usize = 100;

impl Count {
    /// Exactly this many.
    pub fn exactly(count: u32) -> Self {
        Self { ranges: vec![(count, count)] }
    }

    /// This many or more.
    pub fn at_least(least: u32) -> Self {
        Self { ranges: vec![(least, u32::MAX)] }
    }

    /// From `least` to `most`, both included.
    pub fn between(least: u32, most: u32) -> Self {
        Self { ranges: vec![(least.min(most), most.max(least))] }
    }

    /// The smallest number that fits.
    pub fn least(&self) -> u32 {
        self.ranges.iter().map(|range| range.0).min().unwrap_or_default()
    }

    /// The greatest number that fits; `None` when there is no limit.
    pub fn most(&self) -> Option<u32> {
        self.ranges.iter().map(|range| range.1).max().filter(|&most| most < u32::MAX)
    }

    /// Whether this number fits.
    pub fn contains(&self, count: u32) -> bool {
        self.ranges.iter().any(|&(least, most)| (least..=most).contains(&count))
    }

    /// The count with what is counted: `1 word`, `8-10 words`.
    pub fn with_unit(&self, thing: &str) -> String {
        format!("{self} {thing}{}", if *self == Self::exactly(1) { "" } else { "s" })
    }

    /// The distance of a number from the nearest one that fits: negative when it is too small, positive when too great.
    pub fn distance(&self, count: u32) -> i64 {
        let away = |&(least, most): &(u32, u32)| i64::from(count) - i64::from(count.clamp(least, most));
        self.ranges.iter().map(away).min_by_key(|by| by.abs()).unwrap_or_default()
    }

    /// How many numbers fit; `u32::MAX` for a count without a limit.
    pub fn width(&self) -> u32 {
        self.ranges.iter().fold(0, |sum, &(least, most)| sum.saturating_add((most - least).saturating_add(1)))
    }
}

impl FromStr for Count {
    type Err = CountError;

    fn from_str(text: &str) -> Result<Self, CountError> {
        let unreadable = || CountError::Unreadable(text.to_owned());
        let number = |digits: &str| {
            let digits = digits.trim();
            digits.parse::<u32>().ok().filter(|_| digits.chars().all(|c| c.is_ascii_digit()))
        };
        let mut ranges = Vec::new();
        for part in text.trim().split(" or ") {
            let part = part.trim();
            let range = if let Some(least) = part.strip_suffix('+') {
                (number(least).ok_or_else(unreadable)?, u32::MAX)
            } else if let Some((least, most)) = part.split_once(['-', '–']) {
                (number(least).ok_or_else(unreadable)?, number(most).ok_or_else(unreadable)?)
            } else {
                let count = number(part).ok_or_else(unreadable)?;
                (count, count)
            };
            if range.0 > range.1 {
                return Err(CountError::Backwards(text.to_owned()));
            }
            ranges.push(range);
        }
        if ranges.len() > MOST_RANGES {
            return Err(CountError::TooMany(ranges.len()));
        }
        Ok(Self { ranges })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, &(least, most)) in self.ranges.iter().enumerate() {
            f.write_str(if place > 0 { " or " } else { "" })?;
            match most {
                u32::MAX => write!(f, "{least}+")?,
                _ if least == most => write!(f, "{least}")?,
                _ => write!(f, "{least}-{most}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_reads_as_a_poet_writes_it() {
        for (text, fits, fails) in [
            ("10", vec![10], vec![9, 11]),
            ("9-11", vec![9, 11], vec![8]),
            ("3+", vec![3, 900], vec![2]),
            ("8 or 10", vec![8, 10], vec![9]),
        ] {
            let count: Count = text.parse().unwrap();
            assert_eq!(count.to_string(), text);
            assert!(fits.iter().all(|&n| count.contains(n)), "{text}");
            assert!(!fails.iter().any(|&n| count.contains(n)), "{text}");
        }
    }

    #[test]
    fn a_count_says_how_far_off_a_number_is() {
        let count: Count = "8 or 10-11".parse().unwrap();
        assert_eq!([7, 8, 9, 10, 13].map(|n| count.distance(n)), [-1, 0, 1, 0, 2]);
        assert_eq!((count.least(), count.most(), count.width()), (8, Some(11), 3));
        assert_eq!("3+".parse::<Count>().unwrap().most(), None);
    }

    #[test]
    fn what_is_no_count_says_so() {
        assert_eq!("11-9".parse::<Count>().unwrap_err().to_string(), "\"11-9\" runs backwards");
        for text in ["", "ten", "-3", "3-", "1+2", "8 or"] {
            let error = text.parse::<Count>().unwrap_err().to_string();
            assert!(error.starts_with("it takes a count like 10"), "{text}: {error}");
        }
    }
}
