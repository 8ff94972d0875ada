//! Lines without words: rows of marks, which part poems or stanzas.

use super::Role;
use super::source::SourceLine;

/// The text of a line without the white space around it.
fn bare<'a>(line: &SourceLine, text: &'a str) -> &'a str {
    match line.kept.spans() {
        &[one] => one.of(text).trim(),
        _ => "",
    }
}

/// Whether a line is a row of marks without a word.
pub(super) fn is_row(line: &SourceLine, text: &str) -> bool {
    let bare = bare(line, text);
    !bare.is_empty() && is_wordless(bare) && !opens_fence(bare)
}

/// The role of a row of marks: a break between poems, or an ornament.
pub(super) fn role_of_row(line: &SourceLine, text: &str) -> Role {
    let bare = bare(line, text);
    if parts_poems(bare) { Role::Break } else { Role::Ornament }
}

/// Whether a text has no letter and no figure, nor a sign that is read aloud.
fn is_wordless(text: &str) -> bool {
    !text.contains(|c: char| c.is_alphanumeric() || c == '&') && crate::text::words(text).is_empty()
}

fn opens_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

/// Whether a row of marks parts poems: three or more asterisks, dashes or low lines, an asterism, or fortune's `%`.
fn parts_poems(row: &str) -> bool {
    let of = |mark: char| row.chars().all(|c| c == mark || c == ' ') && row.chars().filter(|&c| c == mark).count() >= 3;
    of('*') || of('-') || of('_') || matches!(row, "%" | "⁂" | "❦" | "❧" | "§")
}
