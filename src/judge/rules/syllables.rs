//! `syllables`: a line's count against the form's, under every way of saying its words.

use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::form::Count;
use crate::judge::Rule;
use crate::judge::laid::Laid;
use crate::judge::place;
use crate::judge::report::{Case, Remark, Report};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    for (line, slot, owes) in laid.laid() {
        let Some(wanted) = &owes.measure.syllables else { continue };
        let heard = laid.heard(line);
        let found = if laid.is_settled(line) { misses(heard, wanted) } else { over_while_typing(laid, line, wanted) };
        let Some(miss) = found else { continue };
        let within = miss.by.unsigned_abs() <= u64::from(laid.case.form.tolerance);
        let remark = Remark::new(Rule::Syllables, line, message(laid, slot, &miss, wanted))
            .case(if within { Case::Milder } else { Case::Main })
            .help(word_by_word(heard))
            .guessing(miss.guess)
            .main(owes.measure.severity);
        report.add(remark);
    }
}

/// How a line misses its count.
struct Miss {
    counts: Counts,
    /// How far the nearest count is off.
    by: i64,
    /// The guessed word it rests on.
    guess: Option<String>,
}

/// How a finished line misses a count; `None` when any way of saying it fits, or when a word in it cannot be said at all and
/// the others leave room for it.
fn misses(heard: &HeardLine, wanted: &Count) -> Option<Miss> {
    if heard.counts.iter().any(|count| wanted.contains(count)) {
        return None;
    }
    if heard.words.iter().any(|word| word.spoken.best().is_none())
        && known_least(heard) <= wanted.most().unwrap_or(u32::MAX)
    {
        return None;
    }
    let by = heard.counts.iter().map(|count| wanted.distance(count)).min_by_key(|by| by.abs()).unwrap_or_default();
    Some(Miss { counts: heard.counts.clone(), by, guess: guess_it_rests_on(heard, by, wanted) })
}

/// The guessed word a miss rests on: none when the known words alone, with the least a guessed one can have, are over.
fn guess_it_rests_on(heard: &HeardLine, by: i64, wanted: &Count) -> Option<String> {
    let guess = heard.guesses().next()?;
    let surely_over = by > 0 && wanted.most().is_some_and(|most| known_least(heard) > most);
    (!surely_over).then(|| heard.text_of(guess).to_owned())
}

/// The fewest syllables a line can have, whatever its guessed words are.
fn known_least(heard: &HeardLine) -> u32 {
    least_said(heard.words.iter())
}

/// The fewest syllables words can have; a guessed word has one, one that cannot be said none.
fn least_said<'a>(words: impl Iterator<Item = &'a HeardWord>) -> u32 {
    words
        .map(
            |word| if word.spoken.is_guess() { u32::from(word.spoken.best().is_some()) } else { word.counts().least() },
        )
        .sum()
}

/// A line under the cursor is over when its finished words alone are, however they are said.
fn over_while_typing(laid: &Laid<'_>, line: usize, wanted: &Count) -> Option<Miss> {
    let finished = laid.finished_words(line);
    let least = least_said(finished.iter());
    let most = wanted.most().filter(|&most| least > most)?;
    Some(Miss { counts: Counts::of([least]), by: i64::from(least - most), guess: None })
}

fn message(laid: &Laid<'_>, slot: usize, miss: &Miss, wanted: &Count) -> String {
    let counted = match (miss.counts.least(), miss.counts.most()) {
        (1, 1) => "1 syllable".to_owned(),
        _ => format!("{} syllables", miss.counts),
    };
    format!("{counted}; {} has {wanted}", place::owed_line(laid, slot))
}

/// The most words counted one by one: more than any line of verse has, and few enough to read.
const COUNTED: usize = 30;

/// The count of each word, as a poet would check it: `minuscule 3, migratory 4, men 1`.
pub(super) fn word_by_word(heard: &HeardLine) -> String {
    let word = |word: &HeardWord| {
        let parted = word
            .spoken
            .best()
            .map_or_else(|| heard.text_of(word).to_owned(), |way| place::parted(heard.text_of(word), &way.sounds));
        format!("{parted} {}", word.counts())
    };
    let mut words: Vec<String> = heard.words.iter().take(COUNTED).map(word).collect();
    if heard.words.len() > COUNTED {
        words.push("and so on".to_owned());
    }
    words.join(", ")
}
