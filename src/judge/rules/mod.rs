//! The checks: each reads an aligned poem and reports what breaks its rules.
//!
//! A check is one module with one function `check`; it reports one rule or a few that belong together. Each rule has a page
//! beside the checks, which `verse explain` prints. To add a rule: its row in `src/rule.rs`, its page here, and its name beside
//! the check that reports it in [`CHECKS`].

mod acrostic;
mod alike;
mod alliteration;
mod end_word;
mod inner_rhyme;
mod kept_meter;
mod line_ending;
mod meter;
mod name;
mod one_of;
mod pronunciation;
mod refrain;
mod rhyme;
mod rhyme_merge;
mod rhyme_stray;
mod shared_lines;
mod shared_meter;
mod structure;
mod syllables;
mod total_syllables;
mod word_count;

pub(super) use acrostic::owed as owed_to_acrostic;

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

/// Every check, in the order in which they run: meter after syllables, since a line told its count is not told its meter too,
/// and rhyme after refrains, since a line whose returning part is missing has nothing that rhymes.
const CHECKS: &[Check] = &[
    check(structure::check, &[Rule::LineCount, Rule::StanzaCount, Rule::StanzaLength, Rule::StanzaBreak]),
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
    check(acrostic::check, &[Rule::Acrostic]),
    check(alliteration::check, &[Rule::Alliteration]),
    check(name::check, &[Rule::Name]),
    check(one_of::check, &[Rule::WordCount, Rule::Syllables, Rule::Name, Rule::Meter]),
    PRONUNCIATION,
];

/// The one check of prose: a form of prose asks nothing of its lines.
const PRONUNCIATION: Check = check(pronunciation::check, &[Rule::Pronunciation]);

/// Runs the checks on an aligned poem.
pub(super) fn report<'a>(aligned: &AlignedPoem<'a>) -> Report<'a> {
    let mut report = Report::new(aligned.context.form);
    let checks = if aligned.context.form.prose { &[PRONUNCIATION][..] } else { CHECKS };
    for check in checks {
        let before = report.remarks.len();
        (check.run)(aligned, &mut report);
        debug_assert!(
            report.remarks[before..].iter().all(|(_, remark)| check.reports.contains(&remark.rule)),
            "a check reported a rule that CHECKS does not name beside it"
        );
    }
    structure::soften_breaks(aligned, &mut report);
    refrain::leave_to_rhyme(&mut report);
    report
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, Rule};

    /// Rules that no check of one poem reports: `judge/sequence.rs` reports the first, the command line the second.
    const REPORTED_ELSEWHERE: [Rule; 2] = [Rule::Sequence, Rule::UnusedAllow];

    #[test]
    fn every_rule_has_a_check_or_is_reported_elsewhere() {
        for rule in Rule::ALL {
            let has_check = CHECKS.iter().any(|check| check.reports.contains(rule));
            assert_ne!(has_check, REPORTED_ELSEWHERE.contains(rule), "{}", rule.id());
        }
    }
}
