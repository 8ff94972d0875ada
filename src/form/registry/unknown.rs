//! The error for a name that no form has, with the nearest names.

use super::super::near::nearest;
use super::listed::Listed;

/// A name no form has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no form called \"{name}\"{}", or_unread(unread.as_deref()).or_else(|| or_lone(name)).unwrap_or_else(|| or_nearest(nearest)))]
pub struct UnknownForm {
    /// The name as given.
    pub name: String,
    /// The ids of the forms with the nearest names, best first.
    pub nearest: Vec<String>,
    /// The path of a form file of that name that exists but was not read.
    pub unread: Option<String>,
}

fn or_unread(unread: Option<&str>) -> Option<String> {
    let unread = unread?;
    Some(format!(
        "; {unread} is read only for drafts below a verse.toml beside forms/: `verse init` makes one, or say --form {unread}"
    ))
}

/// Why a name is no bare scheme although its letters come in the order of one: the letter that comes once.
fn or_lone(name: &str) -> Option<String> {
    let lone = lone_letter(&name.to_lowercase())?;
    Some(format!(
        "; as a bare scheme it has {lone} once, where each letter comes twice or more: write x for an unrhymed line"
    ))
}

/// The first letter that comes once, where letters come in order of first appearance as those of a scheme do.
fn lone_letter(name: &str) -> Option<char> {
    let letters: Vec<char> = name.chars().filter(|c| *c != ' ').collect();
    let mut next = 'a';
    for &letter in letters.iter().filter(|&&letter| letter != 'x') {
        if !letter.is_ascii_lowercase() || letter > next {
            return None;
        }
        if letter == next {
            next = char::from_u32(u32::from(next) + 1)?;
        }
    }
    let is_lone = |letter: &&char| **letter != 'x' && letters.iter().filter(|other| other == letter).count() == 1;
    letters.iter().find(is_lone).copied().filter(|_| letters.len() > 2)
}

fn or_nearest(nearest: &[String]) -> String {
    match nearest {
        [] => "; `verse forms` lists them".to_owned(),
        [only] => format!("; did you mean {only}?"),
        [rest @ .., last] => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}

/// The most near names given.
const NEAREST: usize = 3;

/// The number of letters shown of a name that is too long.
const SHOWN: usize = 60;

impl UnknownForm {
    /// The error for a text that is too long to be a name.
    pub(super) fn too_long(name: &str) -> Self {
        let name = name.chars().take(SHOWN).chain("...".chars()).collect();
        Self { name, nearest: Vec::new(), unread: None }
    }

    /// The error for a name that none of these forms has.
    pub(super) fn among(name: &str, listed: &[Listed]) -> Self {
        let mut names: Vec<(&str, &str)> = Vec::new();
        for form in listed {
            names.push((&form.id, &form.id));
            names.push((&form.name, &form.id));
            names.extend(form.aka.iter().map(|aka| (aka.as_str(), form.id.as_str())));
        }
        let mut ids: Vec<String> = Vec::new();
        for near in nearest(name, names.iter().map(|(name, _)| *name), NEAREST * 2) {
            let id = names.iter().find(|(name, _)| *name == near).map_or(near, |(_, id)| id);
            if !ids.iter().any(|known| known == id) && ids.len() < NEAREST {
                ids.push(id.to_owned());
            }
        }
        Self { name: name.to_owned(), nearest: ids, unread: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_with_a_letter_once_is_told_what_to_write() {
        for (name, lone) in
            [("aabbc", Some('c')), ("abxb", Some('a')), ("ABAB c", Some('c')), ("haiku", None), ("abab", None)]
        {
            assert_eq!(lone_letter(&name.to_lowercase()), lone, "{name}");
        }
        assert_eq!(
            UnknownForm::among("aabbc", &[]).to_string(),
            "no form called \"aabbc\"; as a bare scheme it has c once, where each letter comes twice or more: write x for an unrhymed line"
        );
    }
}
