//! The paths that a source names: use trees written out, and `crate::` paths in the code.

use std::iter::Peekable;
use std::slice::Iter;

use super::tokens::tokens;

/// A path that a source names, segment by segment as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// Its segments, `crate`, `self` or `super` among them; a `self` at the end of a use tree is left out.
    pub segments: Vec<String>,
    /// The name under which a `pub use` re-exports it, if one does.
    pub exported_as: Option<String>,
}

/// Every path of a source that a `use` line names, or that begins with `crate::` in the code: an expression, a type, a
/// visibility such as `pub(in crate::form)`.
pub(super) fn paths(source: &str) -> Vec<Path> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut rest = tokens.iter().peekable();
    let mut before: Vec<&str> = Vec::new();
    while let Some(&token) = rest.next() {
        match token {
            // `impl Trait + use<'a>` names no path.
            "use" if rest.peek() != Some(&&"<") => {
                let mut leaves = Vec::new();
                read_tree(&mut rest, &mut Vec::new(), &mut leaves);
                let is_public = ends_with_pub(&before);
                found.extend(leaves.into_iter().map(|leaf| leaf.into_path(is_public)));
            }
            "crate" => {
                let segments = straight_path(&mut rest);
                if segments.len() > 1 {
                    found.push(Path { segments, exported_as: None });
                }
            }
            _ => before.push(token),
        }
    }
    found
}

/// One path of a use tree, and the name it has in the file.
#[derive(Debug)]
struct Leaf {
    segments: Vec<String>,
    alias: Option<String>,
}

impl Leaf {
    fn into_path(self, is_public: bool) -> Path {
        let Self { mut segments, alias } = self;
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        let name = alias.or_else(|| segments.last().cloned());
        Path { segments, exported_as: name.filter(|_| is_public) }
    }
}

/// Reads one branch of a use tree, up to the `,`, `}` or `;` behind it, and writes its paths out: `a::{b, c::d as e}` holds
/// `a::b` and `a::c::d`.
fn read_tree(tokens: &mut Peekable<Iter<'_, &str>>, stem: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
    let depth = stem.len();
    let mut alias = None;
    let mut is_leaf = false;
    while let Some(&&token) = tokens.peek() {
        match token {
            "," | "}" | ";" => break,
            "{" => {
                read_branches(tokens, stem, leaves);
                is_leaf = false;
                continue;
            }
            "::" => {}
            "as" => {
                tokens.next();
                alias = tokens.peek().map(|name| (**name).to_owned());
            }
            segment => {
                stem.push(segment.to_owned());
                is_leaf = true;
            }
        }
        tokens.next();
    }
    if is_leaf {
        leaves.push(Leaf { segments: stem.clone(), alias });
    }
    stem.truncate(depth);
}

/// Reads the branches between `{` and `}`.
fn read_branches(tokens: &mut Peekable<Iter<'_, &str>>, stem: &mut Vec<String>, leaves: &mut Vec<Leaf>) {
    while tokens.next_if(|token| matches!(**token, "{" | ",")).is_some() {
        read_tree(tokens, stem, leaves);
    }
    tokens.next_if(|token| **token == "}");
}

/// The path that goes on behind `crate`.
fn straight_path(tokens: &mut Peekable<Iter<'_, &str>>) -> Vec<String> {
    let mut segments = vec!["crate".to_owned()];
    while tokens.next_if(|token| **token == "::").is_some() {
        let word = tokens.next_if(|token| token.starts_with(|c: char| c.is_alphabetic() || c == '_'));
        let Some(word) = word else { break };
        segments.push((*word).to_owned());
    }
    segments
}

/// Whether the last thing before a `use` is `pub`, with or without how far.
fn ends_with_pub(tokens: &[&str]) -> bool {
    match tokens.split_last() {
        Some((&"pub", _)) => true,
        Some((&")", before)) => {
            let open = before.iter().rposition(|token| *token == "(");
            open.is_some_and(|open| before.get(..open).is_some_and(|before| before.last() == Some(&"pub")))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::paths;

    /// The paths of a source, each with the name it is exported as.
    fn named(source: &str) -> Vec<String> {
        let found = paths(source).into_iter();
        let shown = found.map(|path| match path.exported_as {
            Some(name) => format!("{} => {name}", path.segments.join("::")),
            None => path.segments.join("::"),
        });
        shown.collect()
    }

    #[test]
    fn a_use_tree_is_written_out() {
        let source = "use crate::a::{self, b, c::{d as e, f::*,}, g}; use super::h as i;";
        let expected = ["crate::a", "crate::a::b", "crate::a::c::d", "crate::a::c::f::*", "crate::a::g", "super::h"];
        assert_eq!(named(source), expected);
    }

    #[test]
    fn a_public_use_exports_its_names() {
        let source = "pub use a::B; pub(super) use c::{D as E, f::{self}}; pub(in crate::g) use h::I; use j::K;";
        assert_eq!(named(source), ["a::B => B", "c::D => E", "c::f => f", "crate::g", "h::I => I", "j::K"]);
    }

    #[test]
    fn a_path_in_the_code_is_read_where_it_begins_with_crate() {
        let source = "fn f(x: crate::a::B<'_>) -> impl C + use<'_> { crate::d::e(x); self::f::g() }";
        assert_eq!(named(source), ["crate::a::B", "crate::d::e"]);
    }
}
