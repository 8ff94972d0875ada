//! The names of a poem's parts, where the front matter gives the parts forms: their lines are names for certain.

use super::{FrontMatter, PageLine, Role};

/// The most words of a part's name: who sings it may follow.
const LONGEST_NAME: usize = 2;

/// The name of a part without its marks and its number: `[Verse 2]`, `verse:` and `Verse` are one.
pub(crate) fn plain_name(label: &str) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let named = words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()) && *word != "x");
    named.take(LONGEST_NAME).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Marks the lines that name a part of the front matter's `sections`, in brackets or before a colon.
pub(super) fn mark(text: &str, lines: &mut [PageLine], front: &FrontMatter) {
    let names: Vec<String> = front.sections.iter().map(|(name, ..)| plain_name(name)).collect();
    if names.is_empty() {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.certain.is_none()) {
        let heard = line.heard.of(text);
        let written = heard.trim();
        let is_marked = written.starts_with('[') && written.ends_with(']') || written.ends_with(':');
        if is_marked && names.contains(&plain_name(written)) {
            line.certain = Some(Role::Label);
        }
    }
}
