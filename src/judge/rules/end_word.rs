//! `end-word` and `envoi`: end-words that return in another order, as in a sestina.

use std::collections::BTreeMap;

use crate::analysis::{HeardLine, HeardWord};
use crate::judge::laid::Laid;
use crate::judge::report::{Case, Remark, Report};
use crate::judge::{Rule, place, same};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let set = first_set(laid);
    for (line, slot, owes) in laid.settled() {
        match owes.end_words.as_slice() {
            [] => {}
            [number] => {
                if let Some(&(first, _)) = set.get(number).filter(|&&(first, _)| first < line) {
                    end_word(laid, report, (line, slot), first, (*number, set.len()));
                }
            }
            numbers => envoi(laid, report, line, &set, numbers),
        }
    }
}

/// The line that sets each end-word, with the word.
type Set<'a> = BTreeMap<u8, (usize, &'a HeardWord)>;

fn first_set<'a>(laid: &Laid<'a>) -> Set<'a> {
    let mut set = Set::new();
    for (line, _, owes) in laid.settled() {
        if let ([number], Some(word)) = (owes.end_words.as_slice(), laid.heard(line).words.last()) {
            set.entry(*number).or_insert((line, word));
        }
    }
    set
}

/// How a word stands to the end-word that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    /// It is the word.
    Is,
    /// It is another form of it, or sounds the same.
    For,
    /// It is another word.
    Apart,
}

fn stands(word: (&str, &HeardWord), due: (&str, &HeardWord)) -> Stands {
    if same::same(word.0, due.0) {
        Stands::Is
    } else if same::inflections(word.0, due.0) || same::homophones(&word.1.spoken, &due.1.spoken) {
        Stands::For
    } else {
        Stands::Apart
    }
}

/// A line that should end on the word another line set; `which` is the word's number and how many there are.
fn end_word(laid: &Laid<'_>, report: &mut Report<'_>, at: (usize, usize), first: usize, which: (u8, usize)) {
    let (line, slot) = at;
    let (heard, setting) = (laid.heard(line), laid.heard(first));
    let (Some(word), Some(due)) = (heard.words.last(), setting.words.last()) else { return };
    let (text, due_text) = (heard.text_of(word), setting.text_of(due));
    let there = place::line_seen_from(laid.case.section, first, line);
    let (message, case) = match stands((text, word), (due_text, due)) {
        Stands::Is => return,
        Stands::For => (format!("*{text}* stands for *{due_text}* ({there})"), Case::Milder),
        Stands::Apart => (
            format!("Ends in *{text}*; the end-word due here is *{due_text}* ({} of {})", which.0, which.1),
            Case::Main,
        ),
    };
    report.add(
        Remark::new(Rule::EndWord, line, message)
            .case(case)
            .over([word.span])
            .beside(first, format!("*{due_text}*"))
            .main(laid.layout.slots[slot].measure.severity),
    );
}

/// A line that holds several end-words in order, the last at its end.
fn envoi(laid: &Laid<'_>, report: &mut Report<'_>, line: usize, set: &Set<'_>, numbers: &[u8]) {
    let due: Vec<Due<'_>> = numbers.iter().filter_map(|number| Due::of(laid, set, *number)).collect();
    let places: Vec<Option<usize>> = due.iter().map(|due| due.place_in(laid.heard(line))).collect();
    let absent: Vec<&Due<'_>> =
        due.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(due, _)| due).collect();
    let missing: Vec<&str> = absent.iter().filter(|due| !due.is_in_envoi(laid)).map(|due| due.text).collect();
    let words: Vec<&str> = due.iter().map(|due| due.text).collect();
    let message = if !missing.is_empty() {
        if !is_envoi_written(laid) {
            return;
        }
        report.add(Remark::new(Rule::Envoi, line, format!("The envoi is missing {}", place::listed(&missing))));
        return;
    } else if !absent.is_empty() || places.windows(2).any(|pair| pair[0] >= pair[1]) {
        format!("{} are due in this line, in that order", place::listed(&words))
    } else if places.last().is_some_and(|last| *last != laid.heard(line).words.len().checked_sub(1)) {
        format!("*{}* should stand at the line's end", words.last().copied().unwrap_or_default())
    } else {
        return;
    };
    report.add(Remark::new(Rule::Envoi, line, message).case(Case::Milder));
}

/// An end-word that is due in the envoi.
struct Due<'a> {
    text: &'a str,
    word: &'a HeardWord,
}

impl<'a> Due<'a> {
    fn of(laid: &Laid<'a>, set: &Set<'a>, number: u8) -> Option<Self> {
        let &(first, word) = set.get(&number)?;
        Some(Self { text: laid.heard(first).text_of(word), word })
    }

    /// The last place of a line where the word stands, or another form of it.
    fn place_in(&self, heard: &HeardLine) -> Option<usize> {
        let is_due = |word: &HeardWord| stands((heard.text_of(word), word), (self.text, self.word)) != Stands::Apart;
        heard.words.iter().rposition(is_due)
    }

    /// Whether any line of the envoi has the word.
    fn is_in_envoi(&self, laid: &Laid<'_>) -> bool {
        envoi_lines(laid).any(|line| self.place_in(laid.heard(line)).is_some())
    }
}

/// The lines of the envoi: those that hold several end-words.
fn envoi_lines(laid: &Laid<'_>) -> impl Iterator<Item = usize> {
    laid.settled().filter(|(.., owes)| owes.end_words.len() > 1).map(|(line, ..)| line)
}

/// Whether every line of the envoi is there, so that what is missing stays missing.
fn is_envoi_written(laid: &Laid<'_>) -> bool {
    let due = laid.layout.slots.iter().filter(|slot| slot.end_words.len() > 1).count();
    !laid.case.scene.open || envoi_lines(laid).count() == due
}
