//! The drafts of this repository, judged through the library: what a good reader would say of each, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use verse::analysis::Session;
use verse::form::Registry;
use verse::judge::{Finding, Judge, JudgeOptions, Rule, Severity, Verdict};

/// Judges a draft as a form, as done.
fn judged(draft: &str, form: &str) -> Verdict {
    let form = Registry::new().find(form).unwrap();
    let poem = Session::default().hear(draft);
    Judge::new(form).judge(&poem, &JudgeOptions::finished())
}

/// The findings above notes as `rule:line severity`, physical lines.
fn told(verdict: &Verdict) -> Vec<String> {
    let above_notes = verdict.findings.iter().filter(|finding| finding.severity > Severity::Note);
    above_notes.map(|finding| format!("{}:{} {}", finding.rule.id(), finding.line, finding.severity)).collect()
}

fn found(verdict: &Verdict, rule: Rule, line: u32) -> Option<&Finding> {
    verdict.findings.iter().find(|finding| finding.rule == rule && finding.line == line)
}

#[test]
fn the_first_draft_is_a_haiku_with_one_syllable_too_many() {
    let verdict = judged(include_str!("../drafts/i.txt"), "haiku");
    assert_eq!(told(&verdict), ["syllables:2 error"]);
    let finding = found(&verdict, Rule::Syllables, 2).unwrap();
    assert_eq!(finding.message, "8 syllables; line 2 of a haiku has 7");
    assert!(finding.help.ends_with("ry 4, men 1"), "{}", finding.help);
}

#[test]
fn the_second_draft_errs_in_its_first_line_and_nothing_rests_on_its_strange_word() {
    let verdict = judged(include_str!("../drafts/ii.txt"), "haiku");
    assert_eq!(told(&verdict).first().map(String::as_str), Some("syllables:1 error"));
    assert_eq!(found(&verdict, Rule::Syllables, 1).unwrap().message, "6 syllables; line 1 of a haiku has 5");
    assert!(verdict.findings.iter().all(|finding| finding.line != 2 || finding.severity < Severity::Error));
    let word = found(&verdict, Rule::Pronunciation, 2).unwrap();
    assert!(word.message.starts_with("*foglefreude* is in no dictionary; counted as "), "{}", word.message);
}

#[test]
fn the_third_draft_rhymes_abcb_in_two_stanzas_of_four() {
    let verdict = judged(include_str!("../drafts/iii.txt"), "ABCB");
    assert_eq!(told(&verdict), ["rhyme-slant:9 warning", "rhyme-slant:14 warning"]);
    let nitride = found(&verdict, Rule::RhymeSlant, 9).unwrap();
    assert!(nitride.message.starts_with("*nitride* and *surprise* (line 2 of this stanza) share only the vowel"));
    let womb = found(&verdict, Rule::RhymeSlant, 14).unwrap();
    assert!(womb.message.contains("-m is left over"), "{}", womb.message);
    assert!(found(&verdict, Rule::RhymeRepeat, 19).unwrap().message.ends_with("are the same sound"));
}

#[test]
fn the_fourth_draft_begins_abab_and_does_not_keep_it() {
    let verdict = judged(include_str!("../drafts/iv.txt"), "ABAB");
    assert_eq!(
        told(&verdict),
        [
            "rhyme-slant:4 warning",
            "rhyme-slant:8 warning",
            "rhyme-merge:8 warning",
            "rhyme:13 error",
            "rhyme:14 error",
            "rhyme-slant:18 warning",
            "rhyme:19 error",
        ]
    );
    let tulips = found(&verdict, Rule::Rhyme, 13).unwrap();
    assert_eq!(tulips.message, "*tulips* does not rhyme with *yonder* (line 1 of this stanza)");
}

#[test]
fn the_fourth_draft_is_quatrains_and_nothing_more_is_asked() {
    assert_eq!(told(&judged(include_str!("../drafts/iv.txt"), "quatrain")), Vec::<String>::new());
}
