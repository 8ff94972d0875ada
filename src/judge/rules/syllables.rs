//! `syllables`: whether a line has the syllables its form asks for, under any pronunciation of its words.

use crate::analysis::{Counts, HeardLine, HeardWord};
use crate::form::Count;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::wording;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, slot, owes) in aligned.pairs() {
        let Some(wanted) = &owes.measure.syllables else { continue };
        let heard = aligned.heard(line);
        let found =
            if aligned.is_settled(line) { misses(heard, wanted) } else { over_while_typing(aligned, line, wanted) };
        let Some(miss) = found else { continue };
        let within = miss.by.unsigned_abs() <= u64::from(aligned.context.form.tolerance);
        let remark = Remark::new(Rule::Syllables, line, message(aligned, slot, &miss, wanted))
            .shift(if within { LevelShift::Down } else { LevelShift::None })
            .help(word_by_word(heard))
            .guessing(miss.guess)
            .line_severity(owes.measure.severity);
        report.add(remark);
    }
}

/// Whether a line can have the syllables asked.
pub(super) fn keeps(heard: &HeardLine, wanted: &Count) -> bool {
    misses(heard, wanted).is_none()
}

/// How a line misses its count.
struct Miss {
    counts: Counts,
    /// The distance of the nearest possible count from the form's: negative when the line is too short.
    by: i64,
    /// The guessed word it depends on.
    guess: Option<String>,
}

/// How a finished line misses a count; `None` when any of its counts fits, or when a word without pronunciation may hold what is
/// missing.
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

/// The guessed word a miss depends on; `None` when the line is too long even with the shortest guesses.
fn guess_it_rests_on(heard: &HeardLine, by: i64, wanted: &Count) -> Option<String> {
    let guess = heard.guesses().next()?;
    let surely_over = by > 0 && wanted.most().is_some_and(|most| known_least(heard) > most);
    (!surely_over).then(|| heard.text_of(guess).to_owned())
}

/// The fewest syllables a line can have, whatever its guessed words have.
fn known_least(heard: &HeardLine) -> u32 {
    least_said(heard.words.iter())
}

/// The fewest syllables words can have: at least 1 for a guessed word, 0 for one without pronunciation.
fn least_said<'a>(words: impl Iterator<Item = &'a HeardWord>) -> u32 {
    words
        .map(
            |word| if word.spoken.is_guess() { u32::from(word.spoken.best().is_some()) } else { word.counts().least() },
        )
        .sum()
}

/// How the line under the cursor misses a count: its finished words alone have too many syllables.
fn over_while_typing(aligned: &AlignedPoem<'_>, line: usize, wanted: &Count) -> Option<Miss> {
    let finished = aligned.finished_words(line);
    let least = least_said(finished.iter());
    let most = wanted.most().filter(|&most| least > most)?;
    Some(Miss { counts: aligned.heard(line).counts.clone(), by: i64::from(least - most), guess: None })
}

fn message(aligned: &AlignedPoem<'_>, slot: usize, miss: &Miss, wanted: &Count) -> String {
    let counted = match (miss.counts.least(), miss.counts.most()) {
        (1, 1) => "1 syllable".to_owned(),
        _ => format!("{} syllables", miss.counts),
    };
    format!("{counted}; {} has {wanted}", wording::owed_line(aligned, slot))
}

/// The most words listed: more than any line of verse has, and few enough to read.
const COUNTED: usize = 30;

/// The syllables of each word, as a poet would check them: `minuscule 3, migratory 4, men 1`.
pub(super) fn word_by_word(heard: &HeardLine) -> String {
    let word = |word: &HeardWord| {
        let parted = word
            .spoken
            .best()
            .map_or_else(|| heard.text_of(word).to_owned(), |way| wording::parted(heard.text_of(word), &way.sounds));
        format!("{parted} {}", word.counts())
    };
    let mut words: Vec<String> = heard.words.iter().take(COUNTED).map(word).collect();
    if heard.words.len() > COUNTED {
        words.push("and so on".to_owned());
    }
    words.join(", ")
}
