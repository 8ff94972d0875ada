//! Every rule's page: its headings, its example, and how the example is mended.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use verse::analysis::Session;
use verse::form::{Form, Registry};
use verse::judge::{Judge, JudgeOptions, Rule};

/// The fenced blocks of a page: the language and what follows it, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// The form a page's example is judged by, and the example with its mended version.
fn examples(rule: Rule) -> Option<(Arc<Form>, String, String)> {
    let blocks = blocks(rule.page());
    let mut verses = blocks.iter().filter_map(|(info, text)| Some((info.strip_prefix("verse ")?, text)));
    let (name, broken) = verses.next()?;
    let (_, mended) = verses.next()?;
    let mut registry = Registry::new();
    if let Some((_, toml)) = blocks.iter().find(|(info, _)| info == "toml") {
        registry.add(&format!("{name}.toml"), toml).unwrap();
    }
    Some((registry.find(name).unwrap(), broken.clone(), mended.clone()))
}

/// The rules found in a poem.
fn found(form: &Arc<Form>, poem: &str) -> Vec<Rule> {
    let verdict = Judge::new(Arc::clone(form)).judge(&Session::default().hear(poem), &JudgeOptions::finished());
    verdict.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn every_page_has_its_five_headings() {
    for rule in Rule::ALL {
        let headings: Vec<&str> = rule.page().lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(
            headings,
            ["What it finds", "Why it matters", "Example", "How to mend it", "When to keep it"],
            "{}",
            rule.id()
        );
        assert!(rule.page().starts_with(&format!("# {}\n", rule.id())));
    }
}

#[test]
fn the_example_of_a_page_shows_its_rule_and_the_mended_one_does_not() {
    let mut wrong = Vec::new();
    // An accepted departure is no matter of the poem.
    let has_example = |rule: &&Rule| !matches!(rule, Rule::UnusedAllow);
    for rule in Rule::ALL.iter().filter(has_example) {
        let (form, broken, mended) = examples(*rule).unwrap();
        let (shown, left) = (found(&form, &broken), found(&form, &mended));
        if !shown.contains(rule) {
            wrong.push(format!("{}: the example shows {shown:?}", rule.id()));
        }
        if left.contains(rule) {
            wrong.push(format!("{}: the mended example still shows it", rule.id()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_and_codes_are_each_given_once() {
    let mut names: Vec<&str> = Rule::ALL.iter().flat_map(|rule| [rule.id(), rule.code()]).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(Rule::ALL.iter().all(|rule| Rule::named(rule.id()) == Some(*rule)));
}
