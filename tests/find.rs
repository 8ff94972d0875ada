//! Verse found in prose, whatever the prose is: its words are the source's, and the judge calls it fitting.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;

use verse::analysis::Session;
use verse::find::{Asked, Bounds, Finder, Paragraph, Split};
use verse::form::Registry;
use verse::judge::{Judge, JudgeOptions, Severity};
use verse::lexicon::Ear;
use verse::page::{Page, Settled, Syntax};

/// Words that prose is made of here: plain ones, ones said in several ways, names, abbreviations, and a word of no dictionary.
const WORDS: &[&str] = &[
    "the",
    "snow",
    "filled",
    "heaven",
    "every",
    "cart",
    "a",
    "yellow",
    "Mr. Hale",
    "gate",
    "stood",
    "wide",
    "nobody",
    "came",
    "home",
    "fire",
    "learned",
    "vorgleth",
    "door",
    "floor",
    "of",
    "and",
    "evening",
    "o'er",
    "half-\nfrozen",
    "street",
    "sweet",
    "1850",
];

/// What stands between two words.
const BETWEEN: &[&str] =
    &[" ", " ", " ", " ", ", ", "; ", ". ", "? “", ".” ", "--", " — ", "\n", "\n  ", ".\n\n", "! (", ") "];

prop_compose! {
    fn prose()(parts in prop::collection::vec((0..WORDS.len(), 0..BETWEEN.len()), 0..80)) -> String {
        parts.into_iter().flat_map(|(word, between)| [WORDS[word], BETWEEN[between]]).collect()
    }
}

/// The letters and figures of a text, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    Paragraph::of_page(&Page::read(text, Syntax::Plain, &Settled::default()), text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_find_has_the_words_of_its_place_and_fits_its_form(text in prose(), form in 0..4usize) {
        let form = Registry::new().find(["haiku", "fib", "aa", "short couplet"][form]).unwrap();
        let asked = Asked { bounds: Bounds::Phrase, overlapping: true, ..Asked::default() };
        let mut finder = Finder::new(form.clone(), Ear::new(), asked).unwrap();
        let mut judge = Judge::new(form);
        for find in paragraphs(&text).iter().flat_map(|paragraph| finder.find(paragraph)) {
            let lines: Vec<&str> = find.lines.iter().map(|line| line.text.as_str()).collect();
            prop_assert_eq!(letters(find.span.of(&text)), letters(&lines.concat()));
            let line_at = |byte: usize| 1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count();
            prop_assert_eq!((find.line as usize, find.end_line as usize), (line_at(find.span.start()), line_at(find.span.end())));
            let mut session = Session::default();
            let page = Page::read(&lines.join("\n"), Syntax::Plain, &Settled::default());
            let heard = session.hear_page(page, &lines.join("\n"));
            let (poem, verdict) = judge.judge_page(&heard, &JudgeOptions::finished());
            prop_assert_eq!(poem.lines.len(), lines.len());
            prop_assert!(verdict.findings.iter().all(|finding| finding.severity == Severity::Note), "{:?}", verdict.findings);
            prop_assert!((0.0..=1.0).contains(&find.quality), "{}", find.quality);
        }
    }

    #[test]
    fn no_text_stops_the_search(text in any::<String>(), mixed in prop::collection::vec(prop_oneof![
        any::<char>(), prop::sample::select(vec!['.', '"', '“', '\n', '\r', ' ', '-', '—', '\'', '\u{301}', '\u{ad}', '\0', 'a', 'É'])
    ], 0..200)) {
        let mixed: String = mixed.into_iter().collect();
        let mut finder = Finder::new(Registry::new().find("haiku").unwrap(), Ear::new(), Asked::default()).unwrap();
        for text in [text, mixed] {
            for syntax in [Syntax::Plain, Syntax::Markdown] {
                let page = Page::read(&text, syntax, &Settled::default());
                for find in Paragraph::of_page(&page, &text).iter().flat_map(|paragraph| finder.find(paragraph)) {
                    prop_assert!(text.get(find.span.range()).is_some());
                }
            }
            match finder.split(&text) {
                Split::Fits(find) => prop_assert!(text.get(find.span.range()).is_some()),
                Split::Misfits(uncut) => prop_assert!(!uncut.why.is_empty()),
            }
        }
    }
}
