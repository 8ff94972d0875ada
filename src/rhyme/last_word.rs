//! The word a line ends on, which is not always the last one written: "is 't" is said as one word, and "D---l" is
//! censored.

use std::sync::Arc;

use crate::analysis::HeardWord;
use crate::lexicon::{Pronunciation, Spoken};
use crate::phonology::{Phone, Sound, Sounds};
use crate::text::is_hyphen;

/// The word a line ends on.
#[derive(Debug)]
pub(super) enum LastWord<'a> {
    /// A word, with its letters and the words before it.
    Said { letters: String, spoken: Arc<Spoken>, before: &'a [HeardWord] },
    /// A censored word, or none.
    Unsaid,
}

impl<'a> LastWord<'a> {
    /// The word on which the part of a line ends that these words make up.
    pub(super) fn of(words: &'a [HeardWord], text: &str) -> Self {
        let Some((last, before)) = words.split_last() else { return Self::Unsaid };
        let letters = last.span.of(text);
        if is_censored(text, last) {
            return Self::Unsaid;
        }
        match (before.split_last(), enclitic(letters)) {
            (Some((host, before)), Some(phone)) => Self::Said {
                letters: format!("{}{letters}", host.span.of(text)),
                spoken: Arc::new(with_enclitic(&host.spoken, phone)),
                before,
            },
            _ => Self::Said { letters: letters.to_owned(), spoken: Arc::clone(&last.spoken), before },
        }
    }
}

/// Whether a word is one letter beside a dash: the rest of a name or an oath that the poet censored.
fn is_censored(text: &str, word: &HeardWord) -> bool {
    let mut letters = word.span.of(text).chars();
    let first = letters.next();
    // "I" and "O" are words of one letter, and end a line that breaks off: "it was I—".
    let one =
        first.is_some_and(|first| first.is_alphabetic() && !matches!(first, 'I' | 'O')) && letters.next().is_none();
    let dash = |c: char| is_hyphen(c) || matches!(c, '—' | '–' | '―' | '⸺' | '⸻' | '*' | '_');
    let (head, tail) = (text.get(..word.span.start()), text.get(word.span.end()..));
    let emphasis = ['*', '_'];
    let is_emphasized = emphasis
        .iter()
        .any(|&mark| head.is_some_and(|head| head.ends_with(mark)) && tail.is_some_and(|tail| tail.starts_with(mark)));
    one && !is_emphasized
        && (head.is_some_and(|head| head.ends_with(dash)) || tail.is_some_and(|tail| tail.starts_with(dash)))
}

/// The sound of a word without a vowel that joins the word before: "is 't", "he 'll".
fn enclitic(letters: &str) -> Option<Phone> {
    let bare = letters.strip_prefix(['\'', '\u{2019}', '\u{2018}'])?;
    match bare.to_ascii_lowercase().as_str() {
        "t" => Some(Phone::T),
        "s" => Some(Phone::Z),
        "d" => Some(Phone::D),
        "ll" => Some(Phone::L),
        "m" => Some(Phone::M),
        "ve" => Some(Phone::V),
        _ => None,
    }
}

/// A word with one more sound at its end; *s* takes the voice of the sound before.
fn with_enclitic(host: &Spoken, phone: Phone) -> Spoken {
    let add = |way: &Pronunciation| {
        let unvoiced = [Phone::P, Phone::T, Phone::K, Phone::F, Phone::TH];
        let last = way.sounds.iter().next_back().map(Sound::phone);
        let phone =
            if phone == Phone::Z && last.is_some_and(|last| unvoiced.contains(&last)) { Phone::S } else { phone };
        let sounds: Sounds = way.sounds.iter().chain([Sound::plain(phone)]).collect();
        Pronunciation { sounds, ..way.clone() }
    };
    Spoken { pronunciations: host.pronunciations.iter().map(add).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::rhyme::{LineEnd, compare};

    fn rhyme(first: &str, second: &str) -> bool {
        let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
        compare(&end(first), &end(second)).grade.is_full()
    }

    #[test]
    fn a_word_without_a_vowel_leans_on_the_one_before() {
        assert!(rhyme("and if he did not know \u{2019}t", "the rower in the boat"));
        assert!(rhyme("and that is all, \u{2019}t", "the stone that made them halt"));
        assert!(!rhyme("and that is all, \u{2019}t", "the end of all"));
    }

    #[test]
    fn a_word_that_is_only_hinted_at_is_no_end() {
        for line in ["go to the D---", "the king is an a--", "and damn the b⸺s"] {
            let line = HeardLine::hear(line, &Ear::new());
            assert!(matches!(LastWord::of(&line.words, &line.text), LastWord::Unsaid), "{}", line.text);
        }
        for line in ["it was not I", "it was not I—", "and then I--", "no one but *I*", "O"] {
            let line = HeardLine::hear(line, &Ear::new());
            assert!(matches!(LastWord::of(&line.words, &line.text), LastWord::Said { .. }), "{}", line.text);
        }
    }
}
