//! The registry of forms: every file reads, every name finds its form, every example holds.

use verse::analysis::Session;
use verse::form::{Example, Form, Level, Measure, Registry, RhymeAsked, name_key};
use verse::judge::{Judge, JudgeOptions, Rule, Severity};
use verse::page::{Page, Settled, Syntax};

#[test]
fn every_built_in_form_reads() {
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
    let page = Page::read(&example.text, Syntax::Plain, &Settled::default());
    let (poem, verdict) = judge.judge_page(&session.hear_page(page, &example.text), &JudgeOptions::finished());
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

/// What a form asks that an example can break: the rules that would tell.
fn breakable(form: &Form) -> Vec<(&'static str, &'static [Rule])> {
    let mut asked: Vec<(&'static str, &'static [Rule])> = Vec::new();
    let shortest = form.shortest();
    let slots = shortest.iter().flat_map(|layout| &layout.slots).collect::<Vec<_>>();
    let mut ask = |key, is_asked: bool, rules| {
        if is_asked {
            asked.push((key, rules));
        }
    };
    let measured = |of: fn(&Measure) -> bool| slots.iter().any(|slot| of(&slot.measure));
    let rhymed = form.rhyme != RhymeAsked::None
        && slots.iter().filter(|slot| slot.rhyme.is_some() && slot.refrain.is_none()).count() > 1;
    ask("rhyme", rhymed, &[Rule::Rhyme, Rule::RhymeSlant]);
    ask("refrain", slots.iter().any(|slot| slot.refrain.is_some()), &[Rule::Refrain, Rule::RefrainPart]);
    ask("end-words", slots.iter().any(|slot| !slot.end_words.is_empty()), &[Rule::EndWord, Rule::Envoi]);
    ask("syllables", measured(|measure| measure.syllables.is_some()), &[Rule::Syllables]);
    let unmeasured = measured(|measure| measure.meter.is_some() && measure.syllables.is_none());
    ask("meter", unmeasured, &[Rule::Meter, Rule::Beats, Rule::LineEnding, Rule::Caesura]);
    ask("words", measured(|measure| measure.words.is_some()), &[Rule::WordCount]);
    ask("ending", measured(|measure| measure.ending.is_some()), &[Rule::LineEnding]);
    ask("total_syllables", form.total_syllables.is_some(), &[Rule::TotalSyllables]);
    ask("alike", !form.alike.is_empty(), &[Rule::Alike]);
    ask("acrostic", !form.acrostics.is_empty(), &[Rule::Acrostic]);
    ask("cynghanedd", measured(|measure| measure.cynghanedd.is_some()), &[Rule::Cynghanedd]);
    ask("alternation", form.alternation.is_some(), &[Rule::Alternation]);
    ask("letters", measured(|measure| measure.letters.is_some()), &[Rule::LetterCount]);
    ask("word_letters", measured(|measure| measure.word_letters.is_some()), &[Rule::WordLength]);
    ask("word_syllables", measured(|measure| measure.word_syllables.is_some()), &[Rule::WordSyllables]);
    let written = &form.written;
    let letters = measured(|measure| measure.banned_letters.is_some() || measure.allowed_letters.is_some());
    ask("letters banned", letters || written.vowels.is_some(), &[Rule::BannedLetter]);
    ask("required_letters", written.required.is_some(), &[Rule::MissingLetter]);
    ask("word_lengths", written.lengths.is_some(), &[Rule::WordLength]);
    ask("tautogram", written.tautogram.is_some(), &[Rule::Tautogram]);
    ask("palindrome", written.palindrome.is_some(), &[Rule::Palindrome]);
    ask("anagram", written.anagram.is_some(), &[Rule::Anagram]);
    ask("word_uses", !written.word_uses.is_free(), &[Rule::WordUse]);
    ask("anaphora", written.anaphora.is_some() || written.epistrophe.is_some(), &[Rule::Anaphora]);
    ask("total_words", written.total_words.is_some(), &[Rule::TotalWords]);
    ask("total_letters", written.total_letters.is_some(), &[Rule::TotalLetters]);
    ask("alliteration", !form.alliteration.is_empty(), &[Rule::Alliteration]);
    ask("inset", form.inset.is_some(), &[Rule::Inset]);
    ask("sequence", form.sequence.is_some(), &[Rule::Sequence]);
    asked
}

#[test]
fn the_failing_examples_of_a_form_break_every_key_that_can_break() {
    let registry = Registry::new();
    let mut missing = Vec::new();
    for listed in registry.list() {
        let form = registry.find(&listed.id).unwrap();
        let examples = registry.examples(&listed.id).unwrap();
        let broken = |rule: &Rule| {
            let names = examples.iter().flat_map(|example| &example.expect);
            names.clone().any(|name| name.split(':').next() == Some(rule.id()))
        };
        for (key, rules) in breakable(&form) {
            let off = rules.iter().all(|rule| form.level(*rule) == Some(Level::Off));
            if !off && !rules.iter().any(broken) && !UNBREAKABLE.contains(&listed.id.as_str()) {
                missing.push(format!("{}: {key}", listed.id));
            }
        }
    }
    assert!(missing.is_empty(), "{}\n{} keys", missing.join("\n"), missing.len());
}

#[test]
fn the_notes_of_every_form_say_where_its_claims_are_known_from() {
    let registry = Registry::new();
    let sourced = |id: &str| registry.find(id).unwrap().notes.as_deref().is_some_and(|notes| notes.contains("ource"));
    let unsourced: Vec<String> = registry.list().into_iter().map(|form| form.id).filter(|id| !sourced(id)).collect();
    assert!(unsourced.is_empty(), "{unsourced:?}");
}

#[test]
fn no_form_is_recalled_from_memory_and_none_sets_a_key_that_asks_nothing() {
    let registry = Registry::new();
    for listed in registry.list() {
        let form = registry.find(&listed.id).unwrap();
        assert!(!form.notes.as_deref().unwrap_or_default().contains("ecalled"), "{}", listed.id);
        assert_eq!(form.ignored, [], "{}", listed.id);
    }
}

#[test]
fn a_form_that_asks_what_nothing_judges_is_never_said_to_fit() {
    let unjudged = |form: &str, poem: &str| {
        let mut judge = Judge::new(Registry::new().find(form).unwrap());
        judge.judge(&Session::default().hear(poem), &JudgeOptions::finished()).unjudged
    };
    assert_eq!(unjudged("golden shovel", "I woke up late and there was snow\n").len(), 1);
    assert!(unjudged("golden shovel", "---\ngiven: snow\n---\nI woke up late and there was snow\n").is_empty());
    assert_eq!(unjudged("englyn", "one\ntwo\nthree\nfour\n").len(), 2);
    assert_eq!(unjudged("beau présent", "one\n").len(), 1);
}

#[test]
fn what_is_not_judged_of_a_poem_is_not_judged_of_a_chain_or_of_prose_with_such_poems() {
    let mut registry = Registry::new();
    registry.add("song.toml", "name = \"Song\"\nlines = 2\nunjudged = [\"the tones\"]\n").unwrap();
    registry.add("chain.toml", "name = \"Chain\"\nsequence = { form = \"song\", count = 2 }\n").unwrap();
    registry.add("prose.toml", "name = \"Prose\"\nprose = true\ninset = { form = \"song\" }\n").unwrap();
    let chained = "rain fell\nand fell\n\n* * *\n\nand fell\nall day\n";
    for (form, poem) in [("chain", chained), ("prose", "The gate was open when we came.\n\nrain fell\nand fell\n")] {
        let mut judge = Judge::new(registry.find(form).unwrap());
        let verdict = judge.judge(&Session::default().hear(poem), &JudgeOptions::finished());
        assert_eq!(verdict.unjudged, ["the tones"], "{form}");
    }
}

#[test]
fn a_text_that_is_missing_is_told_once_over_all_the_poems_of_a_draft() {
    let mut registry = Registry::new();
    registry
        .add("two.toml", "name = \"Two\"\nlines = 2\nacrostic = { at = \"line start\", spells = \"given\" }\n")
        .unwrap();
    let mut judge = Judge::new(registry.find("two").unwrap());
    let poem = Session::default().hear("rain fell\nand fell\n\nand fell\nall day\n");
    assert_eq!(judge.judge(&poem, &JudgeOptions::finished()).unjudged.len(), 1);
}
