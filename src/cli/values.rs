//! Words that an option takes, from the tables of whoever gives them their meaning.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::render::{Format, Offered};
use crate::rhyme::Grade;

/// A parser of one of these words; each has its meaning and what help says of it.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(T, &'static str, &'static str)],
) -> impl TypedValueParser<Value = T> {
    parser(words.iter().copied())
}

/// A parser of the formats a command offers.
pub fn offered(formats: Offered) -> impl TypedValueParser<Value = Format> {
    parser(formats.iter().map(|&(format, about)| (format, format.id(), about)))
}

/// A parser of the kinds of rhyme that words can be sought by; a word does not rhyme with itself, nor with what is unlike it.
pub fn rhyme_kinds() -> impl TypedValueParser<Value = Grade> {
    let kinds = Grade::ALL.iter().copied().filter(|grade| !matches!(grade, Grade::Identical | Grade::None));
    parser(kinds.map(|grade| (grade, grade.id(), grade.about())))
}

fn parser<T: Copy + Send + Sync + 'static>(
    words: impl Iterator<Item = (T, &'static str, &'static str)> + Clone,
) -> impl TypedValueParser<Value = T> {
    let known: Vec<(T, &'static str)> = words.clone().map(|(meaning, word, _)| (meaning, word)).collect();
    let shown = words.map(|(_, word, about)| PossibleValue::new(word).help(about));
    PossibleValuesParser::new(shown).try_map(move |typed: String| {
        let found = known.iter().find(|(_, word)| *word == typed);
        found.map(|(meaning, _)| *meaning).ok_or_else(|| format!("no such word: {typed}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::forms;
    use crate::render::{check, diff, rhyme, scan, word};

    #[test]
    fn every_command_offers_each_format_once_and_the_full_one_among_them() {
        for offered in [check::FORMATS, diff::FORMATS, forms::FORMATS, rhyme::FORMATS, scan::FORMATS, word::FORMATS] {
            let mut ids: Vec<&str> = offered.iter().map(|(format, _)| format.id()).collect();
            assert!(ids.contains(&Format::default().id()), "{ids:?}");
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), offered.len(), "{ids:?}");
        }
    }
}
