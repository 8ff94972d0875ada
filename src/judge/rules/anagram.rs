//! `anagram`: lines that should have the letters of one text, in another order.

use std::collections::BTreeMap;

use super::given;
use crate::form::LettersOf;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::text::{Letter, letters};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(asked) = &aligned.context.form.written.anagram else { return };
    let mut lines = aligned.lines();
    let (wanted, whose) = match asked {
        LettersOf::Text(text) => (counted(letters(text)), format!("*{text}*")),
        LettersOf::Given => match given::letters(aligned, report, Rule::Anagram) {
            Some(text) => (counted(letters(text)), format!("*{text}*")),
            None => return,
        },
        LettersOf::FirstLine => match lines.next().filter(|&first| aligned.is_settled(first)) {
            Some(first) => (letters_of_line(aligned, first), "line 1".to_owned()),
            None => return,
        },
    };
    for line in lines.filter(|&line| aligned.is_settled(line)) {
        let found = letters_of_line(aligned, line);
        let differs = |letter: &char| {
            let count = |all: &BTreeMap<char, i64>| all.get(letter).copied().unwrap_or_default();
            count(&found) - count(&wanted)
        };
        let all: BTreeMap<char, i64> =
            found.keys().chain(wanted.keys()).map(|letter| (*letter, differs(letter))).collect();
        let (over, missing) = (spelled(&all, 1), spelled(&all, -1));
        if over.is_empty() && missing.is_empty() {
            continue;
        }
        let parts = [(over, "too many"), (missing, "missing")];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, what)| format!("{what}: {text}"))
            .collect();
        let message = format!("These are not the letters of {whose}; {}", parts.join("; "));
        report.add(Remark::new(Rule::Anagram, line, message));
    }
}

fn letters_of_line(aligned: &AlignedPoem<'_>, line: usize) -> BTreeMap<char, i64> {
    let heard = aligned.heard(line);
    crate::steps::count(heard.words.len());
    counted(heard.words.iter().flat_map(|word| letters(heard.text_of(word))))
}

/// How often each letter is among these.
fn counted(letters: impl Iterator<Item = Letter>) -> BTreeMap<char, i64> {
    let mut all = BTreeMap::new();
    for found in letters {
        *all.entry(found.letter).or_insert(0) += 1;
    }
    all
}

/// The letters of which there are too many, or with -1 too few, each as often as it is out: `e e s`.
fn spelled(all: &BTreeMap<char, i64>, sign: i64) -> String {
    let letters =
        all.iter().flat_map(|(letter, by)| (0..(by * sign).clamp(0, MOST_SHOWN)).map(move |_| letter.to_string()));
    letters.collect::<Vec<_>>().join(" ")
}

/// The most times that one letter is shown.
const MOST_SHOWN: i64 = 5;
