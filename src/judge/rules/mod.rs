//! The checks: each reads an aligned poem and reports what breaks its rules.
//!
//! A check is one module with one function `check`; it reports one rule or a few that belong together. Each rule has a page
//! beside the checks, which `verse explain` prints. To add a rule: its row in `src/rule.rs`, its page here, and its name beside
//! the check that reports it in [`CHECKS`], [`OF_ALIGNMENT`] or [`IN_PROSE`].

mod acrostic;
mod alike;
mod alliteration;
mod alternation;
mod anagram;
mod anaphora;
mod banned_letter;
mod cynghanedd;
mod end_word;
mod given;
mod given_line;
mod inner_rhyme;
mod letter_count;
mod line_ending;
mod meter;
mod missing_letter;
mod name;
mod one_of;
mod palindrome;
mod pronunciation;
mod refrain;
mod rhyme;
mod rhyme_merge;
mod rhyme_stray;
mod spelling;
mod structure;
mod syllables;
mod tautogram;
mod total_syllables;
mod totals;
mod word_count;
mod word_length;
mod word_syllables;
mod word_use;
mod wrong_words;

pub(super) use acrostic::owed as owed_to_acrostic;
pub(super) use end_word::{EndWordsSet, set as end_words_set};
pub(super) use refrain::ending_due;
pub(super) use spelling::PoemSpelling;

use super::Rule;
use super::align::AlignedPoem;
use super::report::Report;

/// A check: code that reads an aligned poem and reports what breaks some rules.
struct Check {
    /// Reads the poem and adds remarks to the report.
    run: fn(&AlignedPoem<'_>, &mut Report<'_>),
    /// The rules it may report.
    reports: &'static [Rule],
}

const fn check(run: fn(&AlignedPoem<'_>, &mut Report<'_>), reports: &'static [Rule]) -> Check {
    Check { run, reports }
}

/// The checks that depend on whether stanzas were aligned by their numbers: of lines, stanzas and blank lines over or missing, and of
/// the acrostic, which leaves missing lines to them.
const OF_ALIGNMENT: &[Check] = &[
    check(structure::check, &[Rule::LineCount, Rule::StanzaCount, Rule::StanzaLength, Rule::StanzaBreak]),
    check(acrostic::check, &[Rule::Acrostic]),
];

/// The other checks of verse, in the order in which they run: meter after syllables, since a line with a remark on its count gets none on
/// its meter, and rhyme after refrains, since a line whose returning part is missing has nothing that rhymes.
const CHECKS: &[Check] = &[
    check(alike::check, &[Rule::Alike]),
    check(syllables::check, &[Rule::Syllables]),
    check(total_syllables::check, &[Rule::TotalSyllables]),
    check(meter::check, &[Rule::Meter, Rule::Beats, Rule::Caesura, Rule::LineEnding]),
    check(line_ending::check, &[Rule::LineEnding]),
    check(word_count::check, &[Rule::WordCount]),
    check(refrain::check, &[Rule::Refrain, Rule::RefrainPart, Rule::Rhyme, Rule::RhymeSlant]),
    check(rhyme::check, &[Rule::Rhyme, Rule::RhymeSlant, Rule::RhymeRepeat]),
    check(inner_rhyme::check, &[Rule::Rhyme, Rule::RhymeSlant]),
    check(rhyme_stray::check, &[Rule::RhymeStray]),
    check(rhyme_merge::check, &[Rule::RhymeMerge]),
    check(end_word::check, &[Rule::EndWord, Rule::Envoi]),
    check(alliteration::check, &[Rule::Alliteration]),
    check(alternation::check, &[Rule::Alternation]),
    check(cynghanedd::check, &[Rule::Cynghanedd]),
    check(name::check, &[Rule::Name]),
    check(one_of::check, ONE_OF),
];

/// The rules of what a form may ask of at least one of several lines.
const ONE_OF: &[Rule] = &[
    Rule::WordCount,
    Rule::Syllables,
    Rule::Name,
    Rule::Meter,
    Rule::GivenLine,
    Rule::LetterCount,
    Rule::WordLength,
    Rule::WordSyllables,
    Rule::BannedLetter,
    Rule::LineEnding,
    Rule::Cynghanedd,
];

/// The checks that also run on prose, after the others: a form of prose asks nothing of its lines, but may ask something of its words
/// and letters.
const IN_PROSE: &[Check] = &[
    check(banned_letter::check, &[Rule::BannedLetter]),
    check(missing_letter::check, &[Rule::MissingLetter]),
    check(letter_count::check, &[Rule::LetterCount]),
    check(word_length::check, &[Rule::WordLength]),
    check(word_syllables::check, &[Rule::WordSyllables]),
    check(tautogram::check, &[Rule::Tautogram]),
    check(palindrome::check, &[Rule::Palindrome]),
    check(anagram::check, &[Rule::Anagram]),
    check(word_use::check, &[Rule::WordUse]),
    check(anaphora::check, &[Rule::Anaphora]),
    check(given_line::check, &[Rule::GivenLine]),
    check(totals::check, &[Rule::TotalWords, Rule::TotalLetters]),
    check(pronunciation::check, &[Rule::Pronunciation]),
];

impl Check {
    /// Adds what the check reports of an aligned poem.
    fn add(&self, aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
        let before = report.remarks.len();
        (self.run)(aligned, report);
        debug_assert!(
            report.remarks[before..].iter().all(|(_, remark)| self.reports.contains(&remark.rule)),
            "a check reported a rule that is not named beside it"
        );
    }
}

/// Runs the checks on a poem under each of its alignments with one layout.
///
/// Where two of them have the same slots, only what [`OF_ALIGNMENT`] says of them differs, so the other checks run once.
pub(super) fn reports<'a>(alignments: &[AlignedPoem<'a>]) -> Vec<Report<'a>> {
    let mut reports: Vec<Report<'a>> = Vec::with_capacity(alignments.len());
    for (nth, aligned) in alignments.iter().enumerate() {
        let known = (0..nth).find(|&earlier| alignments[earlier].has_slots_of(aligned));
        reports.push(known.map_or_else(|| of_lines(aligned), |earlier| reports[earlier].clone()));
    }
    alignments.iter().zip(reports).map(|(aligned, report)| of_alignment(aligned, report)).collect()
}

/// Runs the checks that read lines and their slots alone.
fn of_lines<'a>(aligned: &AlignedPoem<'a>) -> Report<'a> {
    let mut report = Report::new(aligned.context.form);
    let of_verse = if aligned.context.form.prose { &[][..] } else { CHECKS };
    of_verse.iter().chain(IN_PROSE).for_each(|check| check.add(aligned, &mut report));
    report
}

/// Adds the checks of the alignment, and what depends on all remarks.
fn of_alignment<'a>(aligned: &AlignedPoem<'a>, mut report: Report<'a>) -> Report<'a> {
    if !aligned.context.form.prose {
        for check in OF_ALIGNMENT {
            check.add(aligned, &mut report);
        }
    }
    structure::soften_breaks(aligned, &mut report);
    refrain::leave_to_rhyme(&mut report);
    report
}

#[cfg(test)]
mod linear;

#[cfg(test)]
mod tests {
    use super::{CHECKS, IN_PROSE, OF_ALIGNMENT, Rule};

    /// Rules that no check of one poem reports: `judge/sequence.rs` and `judge/inset.rs` report the first two, the command line the last.
    const REPORTED_ELSEWHERE: [Rule; 3] = [Rule::Sequence, Rule::Inset, Rule::UnusedAllow];

    #[test]
    fn every_rule_has_a_check_or_is_reported_elsewhere() {
        for rule in Rule::ALL {
            let has_check = CHECKS.iter().chain(IN_PROSE).chain(OF_ALIGNMENT).any(|check| check.reports.contains(rule));
            assert_ne!(has_check, REPORTED_ELSEWHERE.contains(rule), "{}", rule.id());
        }
    }
}
