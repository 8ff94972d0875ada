//! The voice of messages: every message of every rule, over all forms and over poems that break them in many ways, reads as one writer's.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use verse::analysis::Session;
use verse::form::{Form, Registry};
use verse::judge::{Finding, Judge, JudgeOptions, Rule};

/// What was said, by what, once for each pattern of it: numbers and quoted words aside, a message is the same.
type Said = BTreeMap<(Rule, String), (String, String)>;

/// Ways to break a poem that each make other rules speak.
fn broken(poem: &str) -> Vec<String> {
    let lines: Vec<&str> = poem.lines().collect();
    let without: Vec<&str> = lines.iter().skip(1).copied().collect();
    let reversed: Vec<&str> = lines.iter().rev().copied().collect();
    let shorter: Vec<String> =
        lines.iter().map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect();
    let longer: Vec<String> = lines.iter().map(|line| format!("{line} unalterably")).collect();
    let turned: Vec<String> =
        lines.iter().map(|line| line.split_whitespace().rev().collect::<Vec<_>>().join(" ")).collect();
    let guessed: Vec<String> = lines.iter().map(|line| format!("blorfing {line} of zouzh")).collect();
    let first = lines.iter().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
    let alike: Vec<&str> = lines.iter().map(|line| if line.trim().is_empty() { "" } else { first }).collect();
    let joined: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    let all: [Vec<String>; 9] = [
        without.into_iter().map(str::to_owned).collect(),
        lines.iter().copied().chain(["", first]).map(str::to_owned).collect(),
        reversed.into_iter().map(str::to_owned).collect(),
        shorter,
        longer,
        turned,
        guessed,
        alike.into_iter().map(str::to_owned).collect(),
        joined.into_iter().map(str::to_owned).collect(),
    ];
    all.into_iter().map(|lines| lines.join("\n")).collect()
}

/// The same message with other words and numbers is one.
fn pattern(message: &str) -> String {
    let mut quoted = false;
    let kept = message.chars().filter(|&c| {
        quoted ^= c == '*';
        !quoted
    });
    kept.map(|c| if c.is_ascii_digit() { '9' } else { c }).collect()
}

fn judge(form: &Arc<Form>, poem: &str, said: &mut Said) {
    let verdict = Judge::new(Arc::clone(form)).judge(&Session::default().hear(poem), &JudgeOptions::finished());
    for Finding { rule, message, help, .. } in verdict.findings {
        // A related place has the poet's own words. A help of counts has them too, each with its number: *I 1, am 1*.
        let is_counts =
            help.split(", ").all(|item| item.split(';').next().unwrap_or(item).ends_with(|c: char| c.is_ascii_digit()));
        for text in [message, if is_counts { String::new() } else { help }] {
            if !text.is_empty() {
                said.entry((rule, pattern(&text))).or_insert((text, form.id.clone()));
            }
        }
    }
}

/// Every text of every rule.
fn everything_said() -> Said {
    let registry = Registry::new();
    let mut said = Said::new();
    let ids: Vec<String> = registry.list().into_iter().map(|form| form.id).collect();
    for id in &ids {
        let form = registry.find(id).unwrap();
        for example in registry.examples(id).unwrap_or_default().iter().take(1) {
            judge(&form, &example.text, &mut said);
            for poem in broken(&example.text) {
                judge(&form, &poem, &mut said);
            }
        }
    }
    for rule in Rule::ALL {
        let mut registry = Registry::new();
        let blocks: Vec<&str> = rule.page().split("```").collect();
        if let Some((toml, name)) = blocks
            .iter()
            .find_map(|block| block.strip_prefix("toml\n"))
            .zip(blocks.iter().find_map(|block| block.strip_prefix("verse ")).and_then(|block| block.lines().next()))
        {
            registry.add(&format!("{name}.toml"), toml).unwrap();
        }
        for (name, poem) in blocks.iter().filter_map(|block| block.strip_prefix("verse ")?.split_once('\n')) {
            judge(&registry.find(name).unwrap(), poem, &mut said);
        }
    }
    said
}

/// Nouns that are counted: one of them, and more.
const NOUNS: &[(&str, &str)] = &[
    ("syllable", "syllables"),
    ("line", "lines"),
    ("word", "words"),
    ("letter", "letters"),
    ("beat", "beats"),
    ("stanza", "stanzas"),
    ("foot", "feet"),
    ("stress", "stresses"),
    ("poem", "poems"),
];

/// What is wrong with the numbers of a text: *1 syllables*, *2 line*.
fn number_faults(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace()).collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let pairs = words.windows(2).filter_map(|pair| {
        let number: u32 = pair[0].trim_start_matches('(').parse().ok()?;
        let noun = bare(pair[1]);
        let (one, many) = NOUNS.iter().find(|(one, many)| noun == *one || noun == *many)?;
        let wrong = if number == 1 { noun == *many } else { noun == *one };
        wrong.then(|| format!("{} {} ({one}, {many})", pair[0], pair[1]))
    });
    pairs.collect()
}

/// Phrases that no message has.
const NEVER: &[&str] = &["is told", "what came of it", "(s)", "  ", " ,", " .", "..", "\"", "“", "”"];

/// Words that speak of a speaker or to a reader, where a verb follows: *I say*, *you mean*.
fn has_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_verb = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    words.windows(2).any(|pair| ["I", "you", "You", "we", "We"].contains(&pair[0]) && is_verb(pair[1]))
}

#[test]
fn every_message_of_every_rule_is_said_in_one_voice() {
    let said = everything_said();
    let rules: BTreeSet<Rule> = said.keys().map(|(rule, _)| *rule).collect();
    let silent: Vec<&str> = Rule::ALL
        .iter()
        .filter(|rule| !rules.contains(rule) && **rule != Rule::UnusedAllow)
        .map(|rule| rule.id())
        .collect();
    assert!(silent.is_empty(), "nothing here makes these rules speak: {silent:?}");
    let mut faults = Vec::new();
    for ((rule, _), (text, form)) in &said {
        let mut told = |what: &str| faults.push(format!("{} of {form}: {what}: {text}", rule.id()));
        // What a poet wrote is quoted as it is; what one types stands between backquotes.
        let plain: String = text.split('`').step_by(2).collect::<Vec<_>>().join("``");
        let plain: String = plain.split('*').step_by(2).collect::<Vec<_>>().join("**");
        NEVER.iter().filter(|phrase| plain.contains(**phrase)).for_each(|phrase| told(phrase));
        if has_person(&plain) {
            told("a person");
        }
        if text.ends_with(['.', ';', ',', ' ', ':']) {
            told("its end");
        }
        if text.matches('*').count() % 2 == 1 || text.matches('`').count() % 2 == 1 {
            told("a quote that is not closed");
        }
        for fault in number_faults(text) {
            told(&fault);
        }
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), said.len(), faults.join("\n"));
}

#[test]
fn numbers_and_nouns_that_do_not_agree_are_seen() {
    assert_eq!(number_faults("1 syllables; line 2 of a haiku has 7").len(), 1);
    assert_eq!(number_faults("7 syllable; 10-11 syllables where 3 words are wanted").len(), 1);
    assert!(number_faults("1 syllable; line 1 of a haiku has 5, in 2 words").is_empty());
    assert!(has_person("7, if I say it so") && !has_person("the alphabet wants I (letter 9)"));
}

#[test]
fn a_missing_line_is_said_once() {
    let registry = Registry::new();
    for id in ["abecedarian", "acrostic"] {
        let form = registry.find(id).unwrap();
        let example = registry.examples(id).unwrap().into_iter().find(|example| example.expect.is_empty()).unwrap();
        let lines: Vec<&str> = example.text.lines().collect();
        let poem = lines[..lines.len() - 1].join("\n");
        let verdict = Judge::new(Arc::clone(&form)).judge(&Session::default().hear(&poem), &JudgeOptions::finished());
        assert_eq!(verdict.findings.len(), 1, "{id}: {:?}", verdict.findings);
    }
}
