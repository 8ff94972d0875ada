//! The names of a poem's parts, where the front matter gives the parts forms: their lines are names for certain.

use super::shape::bare_words;
use super::{FrontMatter, PageLine, Role};

/// The words of a part's name that count: who sings it may follow.
const LONGEST_NAME: usize = 2;

/// The most words of a line that is a name: `Verse 2 (Anna):`. A line of verse may begin with the same words.
const LONGEST_LABEL: usize = 3;

/// The name of a part without its marks and its number: `[Verse 2]`, `verse:` and `Verse` are one.
pub(crate) fn plain_name(label: &str) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named = words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()) && *word != "x");
    named.take(LONGEST_NAME).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Marks the lines that name a part of the front matter's `sections`, in brackets or before a colon.
pub(super) fn mark(text: &str, lines: &mut [PageLine], front: &FrontMatter) {
    let names: Vec<String> = front.sections.iter().map(|(name, ..)| plain_name(name)).collect();
    for line in lines.iter_mut().filter(|line| line.certain.is_none()) {
        let heard = line.heard.of(text);
        let written = heard.trim();
        let is_marked = written.starts_with('[') && written.ends_with(']') || written.ends_with(':');
        let is_short = bare_words(written).count() <= LONGEST_LABEL;
        let name = plain_name(written);
        if is_marked && is_short && !name.is_empty() && names.contains(&name) {
            line.certain = Some(Role::Label);
        }
    }
}
