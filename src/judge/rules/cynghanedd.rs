//! `cynghanedd`: lines whose parts repeat each other's consonants or rhymes, as in Welsh verse, as far as English can be judged by it.

use crate::analysis::{HeardLine, HeardWord};
use crate::form::Cynghanedd;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::phonology::{Phone, Sound, Stress};

/// The most words of a line in which cynghanedd is looked for; a Welsh line has seven syllables, or ten.
const MOST_WORDS: usize = 24;

/// The most pronunciations of a word that are tried where a part of the line ends.
const MOST_WAYS: usize = 3;

/// The fewest consonants that the halves must share where unanswered ones lie between them; a single one is chance.
const FEWEST_ACROSS: usize = 2;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.settled_pairs() {
        let Some(kind) = owes.measure.cynghanedd else { continue };
        let heard = aligned.heard(line);
        crate::steps::count(heard.words.len());
        if keeps(heard, kind) {
            continue;
        }
        let message = match kind {
            _ if heard.words.len() > MOST_WORDS => {
                format!("No cynghanedd is heard in a line of more than {MOST_WORDS} words")
            }
            Cynghanedd::Any => "No two parts of this line answer each other's consonants or rhyme".to_owned(),
            Cynghanedd::Groes => {
                "The consonants of one half of this line do not all come again in the other".to_owned()
            }
            Cynghanedd::Draws => {
                "The consonants of the first half do not come again at the end of this line".to_owned()
            }
            Cynghanedd::Sain => {
                "No two parts of this line rhyme with a third that answers the second's consonants".to_owned()
            }
            Cynghanedd::Lusg => "No word of this line rhymes with the last syllable but one".to_owned(),
        };
        let guess = heard.guesses().next().map(|word| heard.text_of(word).to_owned());
        report.add(Remark::new(Rule::Cynghanedd, line, message).guessing(guess).line_severity(owes.measure.severity));
    }
}

/// Whether a line has a kind of cynghanedd; a line with a word without pronunciation counts as having any.
pub(super) fn keeps(heard: &HeardLine, kind: Cynghanedd) -> bool {
    heard.words.iter().any(|word| word.spoken.best().is_none())
        || heard.words.len() <= MOST_WORDS && Line::of(&heard.words).keeps(kind)
}

/// The words of a line, each in the ways it is said, the likeliest first.
struct Line(Vec<Vec<Vec<Sound>>>);

/// The consonants of a stretch of words by which it answers another: those up to its last main stress, and those between that and
/// the next vowel, if one follows.
#[derive(PartialEq)]
struct Part {
    before: Vec<Phone>,
    after: Option<Vec<Phone>>,
}

impl Line {
    fn of(words: &[HeardWord]) -> Self {
        let ways = |word: &HeardWord| {
            word.spoken.everyday().take(MOST_WAYS).map(|way| way.sounds.iter().collect()).collect::<Vec<Vec<Sound>>>()
        };
        Self(words.iter().map(ways).filter(|ways: &Vec<_>| !ways.is_empty()).collect())
    }

    fn keeps(&self, kind: Cynghanedd) -> bool {
        match kind {
            Cynghanedd::Any => self.halves(true) || self.halves(false) || self.sain() || self.lusg(),
            Cynghanedd::Groes => self.halves(true),
            Cynghanedd::Draws => self.halves(false) || self.halves(true),
            Cynghanedd::Sain => self.sain(),
            Cynghanedd::Lusg => self.lusg(),
        }
    }

    /// The parts made by the words of a range: one for each pronunciation of the last word, the other words in their first
    /// pronunciation.
    fn parts(&self, from: usize, to: usize) -> Vec<Part> {
        let Some((last, before)) = self.0.get(from..to).and_then(<[_]>::split_last) else { return Vec::new() };
        let lead: Vec<Sound> = before.iter().filter_map(|ways| ways.first()).flatten().copied().collect();
        last.iter().filter_map(|way| Part::of(&lead, way)).collect()
    }

    /// Whether the line has two halves of which the second answers all the consonants of the first (groes), or ends by doing so (draws).
    fn halves(&self, all: bool) -> bool {
        (1..self.0.len()).any(|at| {
            let (first, second) = (self.parts(0, at), self.parts(at, self.0.len()));
            first.iter().any(|one| second.iter().any(|other| one.is_answered(other, all)))
        })
    }

    /// Whether two parts of the line rhyme, and the last word answers the consonants before the stress of the second.
    fn sain(&self) -> bool {
        let Some(last) = self.0.len().checked_sub(1) else { return false };
        let onsets = |word: usize| self.0[word].iter().filter_map(|way| onset(way)).collect::<Vec<_>>();
        let closing = onsets(last);
        let answers = |word: usize| onsets(word).iter().any(|onset| !onset.is_empty() && closing.contains(onset));
        (1..last).any(|second| answers(second) && (0..second).any(|first| self.rhyme(first, second)))
    }

    /// Whether the last syllables of two words rhyme and the words differ.
    fn rhyme(&self, one: usize, other: usize) -> bool {
        let ends = |word: usize| self.0[word].iter().filter_map(|way| last_syllable(way)).collect::<Vec<_>>();
        let ends_alike = ends(one).iter().any(|end| ends(other).contains(end));
        ends_alike && self.0[one].first() != self.0[other].first()
    }

    /// Whether a word rhymes with the stressed last syllable but one of the line.
    fn lusg(&self) -> bool {
        let Some((last, before)) = self.0.split_last() else { return false };
        let wanted: Vec<(Phone, Vec<Phone>)> = last.iter().filter_map(|way| penult(way)).collect();
        before.iter().flatten().filter_map(|way| last_syllable(way)).any(|(vowel, coda)| {
            wanted.iter().any(|(penult, between)| {
                vowel == *penult && between.starts_with(&coda) && (coda.is_empty() == between.is_empty())
            })
        })
    }
}

impl Part {
    /// The part that these sounds and a last word make; `None` for a word without a vowel.
    fn of(lead: &[Sound], last: &[Sound]) -> Option<Self> {
        let stress = main_stress(last)?;
        let before = lead.iter().chain(last.iter().take(stress)).copied().filter_map(answered).collect();
        let rest = last.get(stress + 1..).unwrap_or_default();
        let next = rest.iter().position(|sound| sound.is_vowel());
        let after = next.map(|next| rest.iter().take(next).copied().filter_map(answered).collect());
        Some(Self { before, after })
    }

    /// Whether another part has these consonants in their order: all of its own, or its last ones.
    fn is_answered(&self, other: &Self, all: bool) -> bool {
        let same = if all {
            self.before == other.before && !self.before.is_empty()
        } else {
            self.before.len() >= FEWEST_ACROSS && other.before.ends_with(&self.before)
        };
        let after = match (&self.after, &other.after) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        same && after
    }
}

/// The phone of a consonant that must be answered; `None` for *h*, *w* and *y*, and for vowels.
fn answered(sound: Sound) -> Option<Phone> {
    let phone = sound.phone();
    (!phone.is_vowel() && !matches!(phone, Phone::HH | Phone::W | Phone::Y)).then_some(phone)
}

/// The place of the main stress of a word, or of its last vowel.
fn main_stress(word: &[Sound]) -> Option<usize> {
    let main = word.iter().rposition(|sound| sound.stress() == Some(Stress::Primary));
    main.or_else(|| word.iter().rposition(|sound| sound.is_vowel()))
}

/// The consonants right before the main stress of a word.
fn onset(word: &[Sound]) -> Option<Vec<Phone>> {
    let before = word.get(..main_stress(word)?)?;
    let from = before.iter().rposition(|sound| sound.is_vowel()).map_or(0, |at| at + 1);
    Some(before.iter().skip(from).copied().filter_map(answered).collect())
}

/// The last vowel of a word and the consonants after it.
fn last_syllable(word: &[Sound]) -> Option<(Phone, Vec<Phone>)> {
    let at = word.iter().rposition(|sound| sound.is_vowel())?;
    Some((word.get(at)?.phone(), word.iter().skip(at + 1).map(|sound| sound.phone()).collect()))
}

/// The stressed last vowel but one of a word and the consonants up to the last vowel; `None` where it is not stressed.
fn penult(word: &[Sound]) -> Option<(Phone, Vec<Phone>)> {
    let last = word.iter().rposition(|sound| sound.is_vowel())?;
    let at = word.get(..last)?.iter().rposition(|sound| sound.is_vowel())?;
    let vowel = word.get(at).filter(|vowel| vowel.stress() == Some(Stress::Primary))?;
    Some((vowel.phone(), word.get(at + 1..last)?.iter().map(|sound| sound.phone()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;

    fn kinds(line: &str) -> Vec<&'static str> {
        let heard = HeardLine::hear(line, &Ear::new());
        let kept = |(_, kind): &&(&str, Cynghanedd)| *kind != Cynghanedd::Any && Line::of(&heard.words).keeps(*kind);
        Cynghanedd::WORDS.iter().filter(kept).map(|(word, _)| *word).collect()
    }

    #[test]
    fn each_kind_is_heard_by_itself() {
        assert_eq!(kinds("A dull road, idle river"), ["groes", "draws"]);
        assert_eq!(kinds("A dull road, an old idle river"), ["draws"]);
        assert_eq!(kinds("In the gray bay the bells"), ["sain"]);
        assert_eq!(kinds("The sky was dull and sullen"), ["lusg"]);
        assert_eq!(kinds("Nobody said it would snow"), [] as [&str; 0]);
    }
}
