//! `end-word` and `envoi`: end-words that return in another order, as in a sestina.

use std::collections::BTreeMap;

use crate::analysis::{HeardLine, HeardWord};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::{Rule, same_words, wording};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let set = first_set(aligned);
    for (line, slot, owes) in aligned.settled_pairs() {
        match owes.end_words.as_slice() {
            [] => {}
            [number] => {
                if let Some(&(first, _)) = set.get(number).filter(|&&(first, _)| first != line) {
                    end_word(aligned, report, (line, slot), first, (*number, set.len()));
                }
            }
            numbers => envoi(aligned, report, line, &set, numbers),
        }
    }
}

/// For each end-word that a poem has set, by its number, the line that sets it and the word as it stands there.
pub(in crate::judge) type EndWordsSet = BTreeMap<u8, (usize, String)>;

/// The end-words that a poem has set so far.
pub(in crate::judge) fn set(aligned: &AlignedPoem<'_>) -> EndWordsSet {
    let text = |(number, (line, word)): (u8, (usize, &HeardWord))| {
        (number, (line, aligned.heard(line).text_of(word).to_owned()))
    };
    first_set(aligned).into_iter().map(text).collect()
}

/// For each end-word, by its number, the line that sets it and the word.
type EndWords<'a> = BTreeMap<u8, (usize, &'a HeardWord)>;

fn first_set<'a>(aligned: &AlignedPoem<'a>) -> EndWords<'a> {
    let mut set = EndWords::new();
    let mut lines: BTreeMap<u8, Vec<(usize, &'a HeardWord)>> = BTreeMap::new();
    for (line, _, owes) in aligned.settled_pairs() {
        if let ([number], Some(word)) = (owes.end_words.as_slice(), aligned.heard(line).words.last()) {
            lines.entry(*number).or_default().push((line, word));
        }
    }
    for (number, lines) in lines {
        set.extend(setting(aligned, &lines).map(|setting| (number, setting)));
    }
    set
}

/// The line that sets an end-word: the first one, unless two or more later ones agree and none has its word.
fn setting<'a>(aligned: &AlignedPoem<'a>, lines: &[(usize, &'a HeardWord)]) -> Option<(usize, &'a HeardWord)> {
    let (&first, later) = lines.split_first()?;
    let text = |(line, word): (usize, &'a HeardWord)| (aligned.heard(line).text_of(word), word);
    let Some(&second) = later.first() else { return Some(first) };
    let agree = later.len() > 1 && later.iter().all(|&other| match_of(text(other), text(second)) == WordMatch::Same);
    let departs = match_of(text(first), text(second)) == WordMatch::Other;
    Some(if agree && departs { second } else { first })
}

/// How a word compares with the end-word that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum WordMatch {
    /// The same word.
    Same,
    /// An inflection or a homophone of it.
    Variant,
    /// Another word.
    Other,
}

fn match_of(word: (&str, &HeardWord), due: (&str, &HeardWord)) -> WordMatch {
    if same_words::is_same_word(word.0, due.0) {
        WordMatch::Same
    } else if same_words::are_inflections(word.0, due.0) || same_words::are_homophones(&word.1.spoken, &due.1.spoken) {
        WordMatch::Variant
    } else {
        WordMatch::Other
    }
}

/// Checks a line that should end on the word that an earlier line set; `which` is the word's number and the number of words.
fn end_word(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, at: (usize, usize), first: usize, which: (u8, usize)) {
    let (line, slot) = at;
    let (heard, setting) = (aligned.heard(line), aligned.heard(first));
    let (Some(word), Some(due)) = (heard.words.last(), setting.words.last()) else { return };
    let (text, due_text) = (heard.text_of(word), setting.text_of(due));
    let there = wording::line_seen_from(aligned.context.section, first, line);
    let (message, shift) = match match_of((text, word), (due_text, due)) {
        WordMatch::Same => return,
        WordMatch::Variant => (format!("*{text}* stands for *{due_text}* ({there})"), LevelShift::Down),
        WordMatch::Other => (
            format!("Ends in *{text}*; the end-word due here is *{due_text}* ({} of {})", which.0, which.1),
            LevelShift::None,
        ),
    };
    report.add(
        Remark::new(Rule::EndWord, line, message)
            .shift(shift)
            .over([word.span])
            .beside(first, format!("*{due_text}*"))
            .line_severity(aligned.layout.slots[slot].measure.severity),
    );
}

/// Checks a line that should hold several end-words in order, the last at its end.
fn envoi(aligned: &AlignedPoem<'_>, report: &mut Report<'_>, line: usize, set: &EndWords<'_>, numbers: &[u8]) {
    let due: Vec<Due<'_>> = numbers.iter().filter_map(|number| Due::of(aligned, set, *number)).collect();
    let places: Vec<Option<usize>> = due.iter().map(|due| due.place_in(aligned.heard(line))).collect();
    let absent: Vec<&Due<'_>> =
        due.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(due, _)| due).collect();
    let missing: Vec<&str> = absent.iter().filter(|due| !due.is_in_envoi(aligned)).map(|due| due.text).collect();
    let words: Vec<&str> = due.iter().map(|due| due.text).collect();
    let message = if !missing.is_empty() {
        if !is_envoi_written(aligned) {
            return;
        }
        report.add(Remark::new(Rule::Envoi, line, format!("The envoi is missing {}", wording::listed(&missing))));
        return;
    } else if !absent.is_empty() || places.windows(2).any(|pair| pair[0] >= pair[1]) {
        format!("{} are due in this line, in that order", wording::listed(&words))
    } else if places.last().is_some_and(|last| *last != aligned.heard(line).words.len().checked_sub(1)) {
        format!("*{}* should stand at the line's end", words.last().copied().unwrap_or_default())
    } else {
        return;
    };
    report.add(Remark::new(Rule::Envoi, line, message).shift(LevelShift::Down));
}

/// An end-word that is due in the envoi.
struct Due<'a> {
    text: &'a str,
    word: &'a HeardWord,
}

impl<'a> Due<'a> {
    fn of(aligned: &AlignedPoem<'a>, set: &EndWords<'a>, number: u8) -> Option<Self> {
        let &(first, word) = set.get(&number)?;
        Some(Self { text: aligned.heard(first).text_of(word), word })
    }

    /// The last place in a line of the word or a variant of it.
    fn place_in(&self, heard: &HeardLine) -> Option<usize> {
        let is_due =
            |word: &HeardWord| match_of((heard.text_of(word), word), (self.text, self.word)) != WordMatch::Other;
        heard.words.iter().rposition(is_due)
    }

    /// Whether any line of the envoi has the word.
    fn is_in_envoi(&self, aligned: &AlignedPoem<'_>) -> bool {
        envoi_lines(aligned).any(|line| self.place_in(aligned.heard(line)).is_some())
    }
}

/// The lines of the envoi: those that hold several end-words.
fn envoi_lines(aligned: &AlignedPoem<'_>) -> impl Iterator<Item = usize> {
    aligned.settled_pairs().filter(|(.., owes)| owes.end_words.len() > 1).map(|(line, ..)| line)
}

/// Whether no line of the envoi can still be added, so that a missing word stays missing.
fn is_envoi_written(aligned: &AlignedPoem<'_>) -> bool {
    let due = aligned.layout.slots.iter().filter(|slot| slot.end_words.len() > 1).count();
    !aligned.context.options.open || envoi_lines(aligned).count() == due
}
