//! The registry of forms: every file reads, every name finds its form, every example holds.

use verse::analysis::Session;
use verse::form::{Example, Registry, name_key};
use verse::judge::{Judge, Occasion, Severity};

#[test]
fn every_form_of_the_house_reads() {
    let registry = Registry::new();
    let listed = registry.list();
    for form in &listed {
        if let Err(error) = registry.find(&form.id) {
            panic!("{error}");
        }
    }
    assert!(listed.len() > 130, "{}", listed.len());
}

#[test]
fn every_name_finds_its_form_however_it_is_spelled() {
    let registry = Registry::new();
    for form in registry.list() {
        for name in form.aka.iter().chain([&form.name, &form.id]) {
            for spelled in [name.clone(), name.to_uppercase(), name.replace(' ', "-"), name.replace("meter", "metre")] {
                assert_eq!(registry.find(&spelled).unwrap().id, form.id, "{spelled} ({})", name_key(&spelled));
            }
        }
    }
}

#[test]
fn a_run_reads_only_the_form_asked_for() {
    let registry = Registry::new();
    for _ in 0..3 {
        registry.find("Common Metre").unwrap();
    }
    assert_eq!(registry.read_count(), 1);
}

/// What an example is found to do: `rule:line` for every error and warning, lines of verse counted from 1, and for notes
/// where the example names them.
fn found(session: &mut Session, judge: &mut Judge, example: &Example) -> Vec<String> {
    let poem = session.hear(&example.text);
    let verdict = judge.judge(&poem, &Occasion::finished());
    let line = |number: u32| poem.lines.iter().position(|line| line.number == number).map_or(0, |place| place + 1);
    let named = verdict
        .findings
        .iter()
        .map(|finding| (finding.severity, format!("{}:{}", finding.rule.id(), line(finding.line))));
    named
        .filter(|(severity, name)| *severity > Severity::Note || example.expect.contains(name))
        .map(|(_, name)| name)
        .collect()
}

#[test]
fn every_example_of_every_form_does_what_it_says() {
    let registry = Registry::new();
    let mut session = Session::default();
    let mut wrong = Vec::new();
    for listed in registry.list() {
        let mut judge = Judge::new(registry.find(&listed.id).unwrap());
        let examples = registry.examples(&listed.id).unwrap();
        for (place, example) in examples.iter().enumerate() {
            let (mut found, mut expect) = (found(&mut session, &mut judge, example), example.expect.clone());
            found.sort();
            expect.sort();
            if found != expect {
                wrong.push(format!("{} example {}: found {found:?}, expected {expect:?}", listed.id, place + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{} examples", wrong.join("\n"), wrong.len());
}

/// Forms that ask nothing a line could break.
const UNBREAKABLE: [&str; 3] = ["free-verse", "prose-poem", "sprung-rhythm"];

#[test]
fn every_form_has_an_example_that_fits_and_one_that_does_not() {
    let registry = Registry::new();
    for listed in registry.list() {
        let examples = registry.examples(&listed.id).unwrap();
        assert!(examples.iter().any(|example| example.expect.is_empty()), "{}", listed.id);
        let breaks = examples.iter().any(|example| !example.expect.is_empty());
        assert!(breaks || UNBREAKABLE.contains(&listed.id.as_str()), "{}", listed.id);
    }
}
