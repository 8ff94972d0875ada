//! What holds for any text at all: the core never panics, its places lie in the text, and hearing after edits equals hearing afresh.

use proptest::prelude::*;
use verse::analysis::{HeardPage, Poem, Session};
use verse::form::Registry;
use verse::judge::{Judge, JudgeOptions};
use verse::lexicon::Ear;
use verse::page::{Page, Role, Settled, Syntax};

/// Pieces from which hostile and ordinary drafts are put together: verse, clothes of pages, bytes.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "the snow", " ", "\n", "\r\n", "\r", "\n\n", "---\n", "form: haiku\n", "* * *\n", "XIV.\n", "# Snow\n", "'", "’tis ", "th'", "o’er",
    "learnèd", "learne\u{300}d", "no\u{308}o\u{308}sphere", "日本", "👩‍👩‍👧", "\u{202e}", "\u{feff}", "\0", "-", "--", "—", "1984", "&", "<br>", "\\",
    "| ", "\t", "a\u{301}", "shh", "copper-waxed", "'''", "\u{fffd}", "ﬁre", "ß",
    "The Gate\n", "by A. Nobody\n", "[Verse 1]\n", "Chorus:\n", "1  ", "2. ", "    5\n", "```\n", "~~~", "> ", "- ", "1. ", "<p>", "</p>", "<!--", "-->",
    "%%", "%\n", "&rsquo;", "&#39;", "&", "**", "*", "_", "[snow](a_b.html)", "[[snow|ice]]", "[1]", "[^1]: a note\n", "¹", "²", " / ", "\n/\n",
    "\\begin{verse}\n", "\\end{verse}\n", "\\\\", "\\textit{", "}", "{", "~", "#+BEGIN_VERSE\n", "#+END_VERSE\n", "[verse]\n____\n", "____\n",
    ".. note::\n", "====\n", "\u{ad}", "\u{200b}", "\u{a0}\u{2003}", "#snow #rain\n", "12 March 2021\n", "— A. Nobody\n", "“Old words.”\n",
    "ANNA: ", "I\n", "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", "Notes:\n", "The End\n", "page: {verse: [\"I\"]}\n", "\u{b}",
];

const SYNTAXES: [Syntax; 6] =
    [Syntax::Plain, Syntax::Markdown, Syntax::Tex, Syntax::Org, Syntax::AsciiDoc, Syntax::Rst];

fn drafts() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

fn hear(text: &str, syntax: Syntax) -> HeardPage {
    Session::new(Ear::new()).hear_page(Page::read(text, syntax, &Settled::default()), text)
}

/// Every poem that the readings of a page make, one sheet read otherwise at a time.
fn poems(page: &HeardPage) -> Vec<Poem> {
    let cheapest = page.page().cheapest();
    let mut poems = vec![page.poem(&cheapest)];
    for sheet in 0..cheapest.sheets.len() {
        for reading in page.page().readings(sheet) {
            let mut other = cheapest.clone();
            other.sheets[sheet] = reading;
            poems.push(page.poem(&other));
        }
    }
    poems
}

proptest! {
    #[test]
    fn every_place_the_core_names_lies_in_the_text(text in drafts(), syntax in prop::sample::select(&SYNTAXES[..])) {
        let page = hear(&text, syntax);
        let numbers: Vec<u32> = page.page().lines.iter().map(|line| line.number).collect();
        prop_assert!(numbers.is_sorted());
        for poem in poems(&page) {
            prop_assert_eq!(poem.roles.len(), page.page().lines.len());
            let verse = poem.roles.iter().filter(|role| **role == Role::Verse).count();
            prop_assert_eq!(verse, poem.lines.len());
            let in_stanzas: usize = poem.stanzas.iter().map(ExactSizeIterator::len).sum();
            prop_assert_eq!(in_stanzas, poem.lines.len());
            prop_assert_eq!((poem.headed.len(), poem.labels.len()), (poem.stanzas.len(), poem.stanzas.len()));
            for line in &poem.lines {
                let physical = page.page().physical[line.number as usize - 1];
                let mut end = physical.start();
                for word in &line.heard.words {
                    prop_assert!(!word.span.of(&line.heard.text).is_empty());
                    let file = line.in_file(word.span);
                    prop_assert!(text.get(file.range()).is_some_and(|written| !written.is_empty()));
                    prop_assert!(file.start() >= end && file.end() <= physical.end());
                    end = file.end();
                }
            }
        }
    }

    #[test]
    fn any_page_is_judged_and_its_findings_lie_in_it(
        text in drafts(),
        syntax in prop::sample::select(&SYNTAXES[..]),
        form in prop::sample::select(&["haiku", "limerick", "shakespearean-sonnet", "ballad"][..]),
    ) {
        let form = Registry::new().find(form).unwrap();
        let page = hear(&text, syntax);
        let (poem, verdict) = Judge::new(form.clone()).judge_page(&page, &JudgeOptions::default());
        prop_assert_eq!(verdict.lines.len(), poem.lines.len());
        for finding in &verdict.findings {
            let lines = page.page().physical.len().max(1);
            prop_assert!((1..=lines).contains(&(finding.line as usize)));
            prop_assert!(finding.column >= 1 && finding.end_column >= finding.column);
        }
        // The choice depends on the page alone, whatever was judged before.
        let mut judge = Judge::new(form);
        judge.judge_page(&hear("the gate is shut\n", syntax), &JudgeOptions::default());
        let again = judge.judge_page(&page, &JudgeOptions::default());
        prop_assert_eq!((again.0.roles, again.1.findings), (poem.roles, verdict.findings));
    }

    #[test]
    fn the_lines_and_their_endings_are_the_whole_text(text in drafts()) {
        let mut end = if text.starts_with('\u{feff}') { 3 } else { 0 };
        for line in Page::read(&text, Syntax::Plain, &Settled::default()).physical {
            prop_assert_eq!(line.start(), end);
            let rest = text.get(line.end()..).unwrap_or_default();
            prop_assert!(rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n"));
            end = line.end() + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn hearing_after_any_edits_equals_hearing_afresh(texts in prop::collection::vec(drafts(), 1..5)) {
        let mut session = Session::new(Ear::new());
        for text in &texts {
            prop_assert_eq!(session.hear(text), Session::new(Ear::new()).hear(text));
        }
    }
}
