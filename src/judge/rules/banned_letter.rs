//! `banned-letter`: letters that a form bans, or does not allow, or vowels beside the ones a univocalic has.

use std::collections::BTreeMap;

use super::given;
use super::wrong_words::WrongWords;
use crate::analysis::HeardLine;
use crate::form::{Letters, Measure};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::judge::{Rule, wording};
use crate::span::Span;
use crate::text::{LetterSet, VOWELS, letters};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let kept = kept_vowels(aligned, Kept::WhereOthersAre);
    let is_given = |measure: &Measure| measure.allowed_letters == Some(Letters::Given);
    let one_of = || aligned.layout.one_of.iter().any(|one_of| is_given(&one_of.measure));
    let asks_given = aligned.layout.slots.iter().any(|slot| is_given(&slot.measure)) || one_of();
    let given = asks_given.then(|| given::letters(aligned, report, Rule::BannedLetter)).flatten().map(LetterSet::of);
    let mut wrong = WrongWords::new(report);
    for (line, _, slot) in aligned.pairs() {
        let asks = Asks { measure: &slot.measure, given: given.as_ref(), vowels: kept.as_ref() };
        if !asks.anything() {
            continue;
        }
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            let text = aligned.heard(line).text_of(word);
            if let Some((set, span)) = asks.wrong_in(text) {
                let message = || format!("*{text}* has {set}; {}", asks.said(aligned, &set));
                let remark =
                    || Remark::new(Rule::BannedLetter, line, message()).over([span.shifted(word.span.start())]);
                wrong.add(line, || remark().line_severity(asks.measure.severity));
            }
        }
    }
    wrong.finish();
}

/// The letters that a line may and may not have.
struct Asks<'a> {
    measure: &'a Measure,
    /// The letters that the draft gives.
    given: Option<&'a LetterSet>,
    /// The vowels that the poem keeps; `None` where it may have any.
    vowels: Option<&'a LetterSet>,
}

impl Asks<'_> {
    fn anything(&self) -> bool {
        self.measure.banned_letters.is_some() || self.allowed().is_some() || self.vowels.is_some()
    }

    fn allowed(&self) -> Option<&LetterSet> {
        match &self.measure.allowed_letters {
            Some(Letters::These(letters)) => Some(letters),
            Some(Letters::Given) => self.given,
            None => None,
        }
    }

    fn is_wrong(&self, letter: char) -> bool {
        self.measure.banned_letters.as_ref().is_some_and(|banned| banned.contains(letter))
            || self.allowed().is_some_and(|allowed| !allowed.contains(letter))
            || self.vowels.is_some_and(|kept| VOWELS.contains(&letter) && !kept.contains(letter))
    }

    /// The wrong letters of a word, and the bytes from the first to the last of them.
    fn wrong_in(&self, word: &str) -> Option<(LetterSet, Span)> {
        let wrong: Vec<_> = letters(word).filter(|found| self.is_wrong(found.letter)).collect();
        let (first, last) = (wrong.first()?, wrong.last()?);
        Some((wrong.iter().map(|found| found.letter).collect(), Span::new(first.span.start(), last.span.end())))
    }

    /// The rule that these wrong letters break, as a message has it: `a lipogram has no e`.
    fn said(&self, aligned: &AlignedPoem<'_>, wrong: &LetterSet) -> String {
        let mut parts: Vec<String> = Vec::new();
        if let Some(banned) =
            self.measure.banned_letters.as_ref().filter(|banned| wrong.iter().any(|it| banned.contains(it)))
        {
            parts.push(format!("no {}", banned.listed("or")));
        }
        if let Some(allowed) = self.allowed().filter(|allowed| !wrong.iter().all(|it| allowed.contains(it))) {
            parts.push(format!("no letter but {allowed}"));
        }
        let is_stray = |kept: &LetterSet| wrong.iter().any(|letter| VOWELS.contains(&letter) && !kept.contains(letter));
        if let Some(kept) = self.vowels.filter(|kept| parts.is_empty() && is_stray(kept)) {
            let count = wording::counted(u32::try_from(kept.len()).unwrap_or(u32::MAX), "vowel");
            parts.push(if kept.is_empty() { "no vowel".to_owned() } else { format!("{count}, here {kept}") });
        }
        format!("{} {}", aligned.context.form.noun.with_verb("has", "have"), parts.join(" and "))
    }
}

/// Whether a line has none of the letters that a measure bans or does not allow; `given` has the letters of the draft's text.
pub(super) fn keeps(heard: &HeardLine, measure: &Measure, given: Option<&LetterSet>) -> bool {
    let asks = Asks { measure, given, vowels: None };
    !asks.anything() || heard.words.iter().all(|word| asks.wrong_in(heard.text_of(word)).is_none())
}

/// From when on the vowels of a poem count as chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Once it has other vowels beside them, which are wrong.
    WhereOthersAre,
    /// Once it has as many as it may have, so that no other may follow.
    AsSoonAsFull,
}

/// The vowels that a poem keeps, where the form counts them: those it uses most; `None` where the form counts none, or where any
/// may still follow.
pub(super) fn kept_vowels(aligned: &AlignedPoem<'_>, kept: Kept) -> Option<LetterSet> {
    let most = aligned.context.form.written.vowels.as_ref()?.most()? as usize;
    let mut used: BTreeMap<char, usize> = BTreeMap::new();
    for line in aligned.lines() {
        let heard = aligned.heard(line);
        for word in aligned.judged_words(line) {
            crate::steps::count(1);
            for found in letters(heard.text_of(word)).filter(|found| VOWELS.contains(&found.letter)) {
                *used.entry(found.letter).or_default() += 1;
            }
        }
    }
    if used.len() < most || used.len() == most && kept == Kept::WhereOthersAre {
        return None;
    }
    let mut by_use: Vec<(char, usize)> = used.into_iter().collect();
    by_use.sort_by_key(|&(letter, uses)| (std::cmp::Reverse(uses), letter));
    Some(by_use.into_iter().take(most).map(|(letter, _)| letter).collect())
}

/// The letters from a to z that no word of a line may have, for suggestions of words.
pub(in crate::judge) fn banned(measure: &Measure, given: Option<&LetterSet>, vowels: Option<&LetterSet>) -> LetterSet {
    let asks = Asks { measure, given, vowels };
    ('a'..='z').filter(|&letter| asks.is_wrong(letter)).collect()
}
