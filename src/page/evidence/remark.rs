//! Remarks to the reader around a poem: `Here is a haiku about rain:`, `I hope you like it!`

use super::{LIKELY, UNLIKELY};
use crate::page::cost::Cost;
use crate::page::shape::bare_words;

/// Words with which a remark before a poem begins.
#[rustfmt::skip]
const OPENINGS: [&str; 12] = [
    "here is ", "here's ", "here are ", "here you go", "below is ", "sure", "certainly", "of course", "absolutely", "okay", "this is ",
    "my attempt",
];

/// Words with which a remark after a poem begins: to its reader, or of itself.
#[rustfmt::skip]
const CLOSINGS: [&str; 14] = [
    "i hope you like ", "i hope you enjoy ", "hope you like ", "hope you enjoy ", "let me know if ", "would you like me to ", "would you like another",
    "feel free to ", "thanks for reading", "thank you for reading", "this poem ", "this haiku ", "this sonnet ", "this limerick ",
];

/// What a remark calls the poem.
#[rustfmt::skip]
const POEMS: [&str; 16] = [
    "poem", "haiku", "tanka", "sonnet", "limerick", "verse", "verses", "villanelle", "sestina", "ballad", "ode", "couplet", "quatrain",
    "stanza", "version", "draft",
];

/// What a remark before a poem costs, where a line that is a paragraph of its own is one: it begins as such remarks do and ends in a
/// colon, or says what kind of poem follows.
///
/// One that does both is taken for what it is. Any other may be the poem's first line, so the form decides.
pub(super) fn before(words: &str) -> Option<(Cost, Cost)> {
    let lower = lower(words);
    let names = bare_words(&lower).any(|word| POEMS.contains(&word));
    let leads_in = words.ends_with(':');
    let begins = OPENINGS.iter().any(|opening| lower.starts_with(opening));
    match (leads_in, names && words.ends_with([':', '.', '!', '\u{2014}'])) {
        _ if !begins => None,
        (true, true) => Some(LIKELY),
        (true, false) | (false, true) => Some(UNLIKELY),
        (false, false) => None,
    }
}

/// What a remark after a poem costs, where a line that is a paragraph of its own is one. Poems end on such lines too, so the form decides.
pub(super) fn after(words: &str) -> Option<(Cost, Cost)> {
    let lower = lower(words);
    let closes = words.ends_with(['.', '!', '?', ')']);
    (closes && CLOSINGS.iter().any(|closing| lower.starts_with(closing))).then_some(UNLIKELY)
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
        assert_eq!(before("Here is a haiku about rain:"), Some(LIKELY));
        for remark in ["Sure! Here\u{2019}s one for you:", "Certainly, here is your poem."] {
            assert_eq!(before(remark), Some(UNLIKELY), "{remark}");
        }
        for line in
            ["Here is the well, and here the broken wheel", "Sure as the tide, the evening comes.", "And so I said:"]
        {
            assert_eq!(before(line), None, "{line}");
        }
        assert_eq!(after("Let me know if a line should change."), Some(UNLIKELY));
        assert_eq!(after("I hope the rain will hold until the hay"), None);
    }

    fn roles(text: &str) -> Vec<Role> {
        let page = Page::read(text, Syntax::Plain, &Settled::default());
        let sheets = 0..page.sheets().len();
        sheets.flat_map(|sheet| page.sheet_roles(sheet, page.cheapest().sheets[sheet])).collect()
    }

    #[test]
    fn a_lone_line_that_a_poem_may_have_is_verse_unless_the_form_decides_otherwise() {
        let snow = "the ferry is late\nand the rain has all the time\nthat we have not got\n";
        assert_eq!(roles(&format!("Here is your haiku:\n\n{snow}"))[0], Role::Note);
        for first in ["This is what the old man said:", "Here is the thing:"] {
            assert_eq!(roles(&format!("{first}\n\n{snow}"))[0], Role::Verse, "{first}");
        }
        for last in ["I hope the rain will hold.", "Would you like some tea?", "Let me know.", "This poem is for you."]
        {
            assert_eq!(roles(&format!("{snow}\n{last}\n"))[4], Role::Verse, "{last}");
        }
    }
}
