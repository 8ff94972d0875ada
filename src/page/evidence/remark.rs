//! Remarks to the reader around a poem: `Here is a haiku about rain:`, `I hope you like it!`

use crate::page::shape::bare_words;

/// Words with which a remark before a poem begins.
#[rustfmt::skip]
const OPENINGS: [&str; 12] = [
    "here is ", "here's ", "here are ", "here you go", "below is ", "sure", "certainly", "of course", "absolutely", "okay", "this is ",
    "my attempt",
];

/// Words with which a remark after a poem begins.
#[rustfmt::skip]
const CLOSINGS: [&str; 14] = [
    "i hope ", "hope you ", "hope this ", "let me know", "would you like ", "feel free ", "do you want ", "shall i ", "thanks for reading",
    "thank you for reading", "this poem ", "this haiku ", "this sonnet ", "this limerick ",
];

/// What a remark calls the poem.
#[rustfmt::skip]
const POEMS: [&str; 16] = [
    "poem", "haiku", "tanka", "sonnet", "limerick", "verse", "verses", "villanelle", "sestina", "ballad", "ode", "couplet", "quatrain",
    "stanza", "version", "draft",
];

/// Whether a line, a paragraph of its own, announces the poem below it: it begins as such remarks do, and ends in a colon or
/// says what follows.
pub(super) fn announces(words: &str) -> bool {
    let lower = lower(words);
    let names = || bare_words(&lower).any(|word| POEMS.contains(&word));
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
        && (words.ends_with(':') || words.ends_with(['.', '!', '\u{2014}']) && names())
}

/// Whether a line, a paragraph of its own, looks back at the poem above it.
pub(super) fn looks_back(words: &str) -> bool {
    let lower = lower(words);
    CLOSINGS.iter().any(|closing| lower.starts_with(closing)) && words.ends_with(['.', '!', '?', ')'])
}

fn lower(words: &str) -> String {
    words.trim_start_matches(['(', '*', '_']).to_lowercase().replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Page, Role, Settled, Syntax};

    #[test]
    fn remarks_are_known_by_how_they_begin_and_end() {
        for remark in
            ["Here is a haiku about rain:", "Sure! Here\u{2019}s one for you:", "Certainly, here is your poem."]
        {
            assert!(announces(remark), "{remark}");
        }
        for line in [
            "Here is the well, and here the broken wheel",
            "Sure as the tide, the evening comes again.",
            "And so I said:",
        ] {
            assert!(!announces(line), "{line}");
        }
        assert!(looks_back("I hope you like it!") && looks_back("Let me know if a line should change."));
        assert!(!looks_back("I hope the rain will hold until the hay"));
    }

    #[test]
    fn what_is_said_around_a_poem_is_no_verse() {
        let text = "Here is your haiku:\n\nthe ferry is late\nand the rain has all the time\nthat we have not got\n\nI hope you like it!\n";
        let page = Page::read(text, Syntax::Plain, &Settled::default());
        let roles: Vec<Role> =
            (0..page.sheets().len()).flat_map(|sheet| page.sheet_roles(sheet, page.cheapest().sheets[sheet])).collect();
        assert_eq!((roles[0], roles[2], roles[6]), (Role::Note, Role::Verse, Role::Note));
    }
}
