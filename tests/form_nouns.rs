//! What messages call the built-in forms: the nouns are written by hand, and right in every message that names a form.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that reads the form files and may stop")]

use std::collections::BTreeSet;
use std::sync::Arc;

use verse::analysis::Session;
use verse::form::{Form, Registry};
use verse::judge::{Judge, JudgeOptions};

/// Words written with a vowel and spoken with a consonant, or the other way round: by their beginnings, but for "one".
const SPOKEN_WITH_CONSONANT: [&str; 3] = ["uni", "eu", "use"];
const SPOKEN_WITH_VOWEL: [&str; 3] = ["hour", "honest", "heir"];

/// Words that keep their capital inside a sentence: each is the name of a person, a people, a place or a work.
const PROPER: [&str; 27] = [
    "Adonis",
    "Alcaic",
    "American",
    "Burns",
    "Collom",
    "English",
    "French",
    "Horatian",
    "Hudibrastic",
    "In",
    "Italian",
    "Keatsian",
    "Lear's",
    "Memoriam",
    "Meredithian",
    "Miltonic",
    "Monk's",
    "Onegin",
    "Petrarchan",
    "Sapphic",
    "Shakespearean",
    "Sicilian",
    "Skeltonics",
    "Spenserian",
    "Tale",
    "Venus",
    "Wordsworthian",
];

/// Forms whose noun is a plural; all others take the verb of the singular.
const PLURAL: [&str; 2] = ["hendecasyllabics", "skeltonics"];

fn forms() -> Vec<Arc<Form>> {
    let registry = Registry::new();
    registry.list().iter().map(|form| registry.find(&form.id).unwrap()).collect()
}

fn article_of(word: &str) -> &'static str {
    let small = word.to_lowercase();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| small.starts_with(beginning));
    let vowel = small.starts_with(['a', 'e', 'i', 'o', 'u']);
    if starts(&SPOKEN_WITH_VOWEL) || vowel && small != "one" && !starts(&SPOKEN_WITH_CONSONANT) { "an" } else { "a" }
}

/// The articles of a text that do not agree with the word after them.
fn wrong_articles(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_wrong = |pair: &&[&str]| {
        let article = pair[0].to_lowercase();
        ["a", "an"].contains(&article.as_str())
            && article != article_of(pair[1].trim_matches(|c: char| !c.is_alphanumeric()))
    };
    words.windows(2).filter(is_wrong).map(|pair| pair.join(" ")).collect()
}

#[test]
fn every_form_file_gives_its_noun() {
    let missing = |id: &String| {
        let text = std::fs::read_to_string(format!("forms/{id}.toml")).unwrap();
        !text.lines().any(|line| line.starts_with("noun = \""))
    };
    let missing: Vec<String> = Registry::new().list().into_iter().map(|form| form.id).filter(missing).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_noun_has_the_article_of_its_sound() {
    for form in forms() {
        for noun in [form.noun.poem(), form.noun.stanza()] {
            assert_eq!(wrong_articles(noun), Vec::<String>::new(), "{}: {noun}", form.id);
        }
        let has_article = |noun: &str| noun.starts_with("a ") || noun.starts_with("an ");
        assert!(has_article(form.noun.stanza()), "{}: {}", form.id, form.noun.stanza());
    }
}

#[test]
fn only_proper_names_have_capitals() {
    for form in forms() {
        for noun in [form.noun.poem(), form.noun.stanza()] {
            for word in noun.split([' ', '-']) {
                let proper = PROPER.iter().find(|proper| proper.to_lowercase() == word.to_lowercase());
                // The preposition is no part of a name: "a poem in Burns stanzas".
                let is_name = word != "in" && proper.is_some();
                assert_eq!(word.starts_with(char::is_uppercase), is_name, "{}: {noun}", form.id);
            }
        }
    }
}

#[test]
fn a_plural_noun_takes_the_verb_of_the_plural() {
    for form in forms() {
        let verb = if PLURAL.contains(&form.id.as_str()) { "have" } else { "has" };
        assert_eq!(form.noun.with_verb("has", "have"), format!("{} {verb}", form.noun.poem()));
    }
}

/// A poem with the slips that make messages name its form: lines missing, over or too long, and blank lines moved.
fn broken(poem: &str) -> Vec<String> {
    let lines: Vec<&str> = poem.lines().collect();
    let Some((first, rest)) = lines.split_first() else { return Vec::new() };
    let verse: Vec<&str> = lines.iter().filter(|line| !line.trim().is_empty()).copied().collect();
    let longer = verse.iter().map(|line| format!("{line} and water")).collect::<Vec<_>>();
    vec![
        rest.join("\n"),
        first.to_string(),
        format!("{poem}\n{first}"),
        verse.join("\n"),
        longer.join("\n"),
        verse.join("\n\n"),
        [poem; 18].join("\n\n"),
    ]
}

/// A message without the words it quotes from the poem.
fn unquoted(message: &str) -> String {
    message.split(['*', '"']).step_by(2).collect()
}

/// Parts of the messages that name a form; each must be met.
static SHAPES: [&str; 9] = [
    "; this has ",
    " a multiple of ",
    " there",
    " at least ",
    " seldom has more ",
    " in all; ",
    " not rhyme",
    "line 2 of a",
    " poems",
];

#[test]
fn every_message_that_names_a_form_has_its_articles_and_verbs_right() {
    let registry = Registry::new();
    let (mut session, mut wrong, mut met) = (Session::default(), BTreeSet::new(), BTreeSet::<&str>::new());
    for form in forms() {
        let mut judge = Judge::new(Arc::clone(&form));
        let plural = PLURAL.contains(&form.id.as_str());
        let wrong_verbs = if plural { [" has ", " does "] } else { [" have ", " do "] };
        let (noun, stanza) = (form.noun.poem().to_lowercase(), form.noun.stanza().to_lowercase());
        for poem in registry.examples(&form.id).unwrap().iter().flat_map(|example| broken(&example.text)) {
            for finding in judge.judge(&session.hear(&poem), &JudgeOptions::finished()).findings {
                let message = unquoted(&finding.message).to_lowercase();
                if !message.contains(&noun) && !message.contains(&stanza) {
                    continue;
                }
                met.extend(SHAPES.iter().copied().filter(|shape| message.contains(shape)));
                let disagrees = |verb: &&str| message.contains(&format!("{noun}{verb}"));
                if !wrong_articles(&message).is_empty() || wrong_verbs.iter().any(disagrees) {
                    wrong.insert(format!("{}: {message}", form.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(met.len(), SHAPES.len(), "{met:?}");
}

/// The first message on a draft judged by a form of one's own.
fn first_message(form: &str, draft: &str) -> String {
    let mut registry = Registry::new();
    registry.add("mine.toml", form).unwrap();
    let poem = Session::default().hear(draft);
    let verdict = Judge::new(registry.find("mine").unwrap()).judge(&poem, &JudgeOptions::finished());
    verdict.findings.first().unwrap().message.clone()
}

#[test]
fn a_form_of_ones_own_is_called_what_it_says_or_else_by_its_name() {
    let three = "the long rain\ncame back again\nfor the train\n";
    for (form, said) in [
        ("name = \"Autumn couplets\"\nscheme = \"aa ...\"", "3 lines; autumn couplets have an even number of them"),
        (
            "name = \"Pairs\"\nnoun = \"a poem in pairs\"\nscheme = \"aa ...\"",
            "3 lines; a poem in pairs has an even number of them",
        ),
        ("name = \"Unison\"\nscheme = \"aaaa\"", "A unison has 4 lines; this has 3"),
        (
            "name = \"Haiku of mine\"\nextends = \"haiku\"\nsyllables = 3",
            "4 syllables; line 2 of a haiku of mine has 3",
        ),
        ("name = \"Mine\"\nextends = \"couplet\"\nsyllables = 2", "3 syllables; line 1 of a mine stanza has 2"),
        (
            "extends = \"couplet\"\nname = \"Couplet\"\nstanza_noun = \"a pair\"\nsyllables = 2",
            "3 syllables; line 1 of a pair has 2",
        ),
    ] {
        assert_eq!(first_message(form, three), said);
    }
}

#[test]
fn a_bare_scheme_is_called_a_scheme() {
    let registry = Registry::new();
    let noun = |scheme: &str| registry.find(scheme).unwrap().noun.clone();
    assert_eq!((noun("aabba").poem(), noun("aabba").stanza()), ("the scheme aabba", "an aabba stanza"));
    assert_eq!((noun("xaxa").poem(), noun("xaxa").stanza()), ("the scheme xaxa", "an xaxa stanza"));
}
