//! What holds for any text at all: the core never panics, its places lie in the text, and hearing after edits equals hearing afresh.

use proptest::prelude::*;
use verse::analysis::Session;
use verse::lexicon::Ear;
use verse::text::{Draft, LineKind, words};

/// Pieces from which hostile and ordinary drafts are put together.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "the snow", " ", "\n", "\r\n", "\r", "\n\n", "---\n", "form: haiku\n", "* * *\n", "XIV.\n", "# Snow\n", "'", "’tis ", "th'", "o’er",
    "learnèd", "learne\u{300}d", "no\u{308}o\u{308}sphere", "日本", "👩‍👩‍👧", "\u{202e}", "\u{feff}", "\0", "-", "--", "—", "1984", "&", "<br>", "\\",
    "| ", "\t", "a\u{301}", "shh", "copper-waxed", "'''", "\u{fffd}", "ﬁre", "ß",
];

fn drafts() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

proptest! {
    #[test]
    fn every_place_the_core_names_lies_in_the_text(text in drafts()) {
        let draft = Draft::read(&text);
        for line in &draft.lines {
            prop_assert!(text.get(line.span.range()).is_some());
            prop_assert!(line.span.start <= line.verse.start && line.verse.end <= line.span.end);
            let verse = line.verse.of(&text);
            let mut end = 0;
            for word in words(verse) {
                prop_assert!(word.span.start >= end && !word.span.of(verse).is_empty());
                end = word.span.end;
            }
        }
        let in_stanzas: usize = draft.stanzas().iter().map(ExactSizeIterator::len).sum();
        prop_assert_eq!(in_stanzas, draft.lines.iter().filter(|line| line.kind == LineKind::Verse).count());
    }

    #[test]
    fn the_lines_and_their_endings_are_the_whole_text(text in drafts()) {
        let mut end = if text.starts_with('\u{feff}') { 3 } else { 0 };
        for line in &Draft::read(&text).lines {
            prop_assert_eq!(line.span.start, end);
            let rest = text.get(line.span.end..).unwrap_or_default();
            prop_assert!(rest.is_empty() || rest.starts_with('\n') || rest.starts_with("\r\n"));
            end = line.span.end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
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
