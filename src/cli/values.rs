//! Parsers of options that take one of a few words, made from the tables that define these words.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::render::{Format, Offered};
use crate::rhyme::{Accent, Grade};

/// A word that an option takes: its value, the word, its help.
type Word<T> = (T, &'static str, &'static str);

/// A parser of one of these words.
pub fn one_of<T: Copy + Send + Sync + 'static>(words: &'static [Word<T>]) -> impl TypedValueParser<Value = T> {
    Words(move || words.iter().copied())
}

/// A parser of the formats a command offers.
pub fn offered(formats: Offered) -> impl TypedValueParser<Value = Format> {
    Words(move || formats.iter().map(|&(format, about)| (format, format.id(), about)))
}

/// A parser of the kinds of rhyme that words can be sought by; a word does not rhyme with itself, nor with what is unlike it.
pub fn rhyme_kinds() -> impl TypedValueParser<Value = Grade> {
    let is_sought = |grade: &Grade| !matches!(grade, Grade::Identical | Grade::None);
    Words(move || Grade::ALL.iter().copied().filter(is_sought).map(|grade| (grade, grade.id(), grade.about())))
}

/// A parser of the accents in which rhymes are judged.
pub fn accents() -> impl TypedValueParser<Value = Accent> {
    Words(|| Accent::ALL.into_iter().map(|accent| (accent, accent.id(), accent.about())))
}

/// The words of an option, listed only when needed: every run builds all options, and reads few.
#[derive(Clone)]
struct Words<L>(L);

impl<T, L, I> TypedValueParser for Words<L>
where
    T: Copy + Send + Sync + 'static,
    L: Fn() -> I + Clone + Send + Sync + 'static,
    I: Iterator<Item = Word<T>> + 'static,
{
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        let words = PossibleValuesParser::new(self.shown());
        let word = words.parse_ref(command, argument, typed)?;
        let found = (self.0)().find(|(_, known, _)| *known == word);
        found.map(|(meaning, ..)| meaning).ok_or_else(|| Error::new(clap::error::ErrorKind::InvalidValue))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.shown().into_iter()))
    }
}

impl<T, L: Fn() -> I, I: Iterator<Item = Word<T>>> Words<L> {
    fn shown(&self) -> Vec<PossibleValue> {
        (self.0)().map(|(_, word, about)| PossibleValue::new(word).help(about)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::forms;
    use crate::render::{aloud, check, compare, diff, fill, find, rhyme, scan, word, words};

    #[test]
    fn every_command_offers_each_format_once_and_the_full_one_among_them() {
        let commands = [check::FORMATS, compare::FORMATS, diff::FORMATS, fill::FORMATS, forms::FORMATS, aloud::FORMATS];
        let others = [find::FORMATS, rhyme::FORMATS, scan::FORMATS, word::FORMATS, words::FORMATS];
        for offered in commands.into_iter().chain(others) {
            let mut ids: Vec<&str> = offered.iter().map(|(format, _)| format.id()).collect();
            assert!(ids.contains(&Format::default().id()), "{ids:?}");
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), offered.len(), "{ids:?}");
        }
    }
}
