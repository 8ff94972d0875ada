//! Finding a form by any word of its name, its other names, its family or its description.

/// The words by which a form is found besides its name, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormWords {
    /// Its other names.
    aka: Vec<String>,
    /// Its family.
    family: Vec<String>,
    /// The words of its description.
    about: Vec<String>,
}

impl FormWords {
    /// The words of its other names, its family and its description.
    pub(super) fn new(aka: &str, family: &str, about: &str) -> Self {
        let about = words(about).into_iter().filter(|word| !is_scheme(word)).collect();
        Self { aka: words(aka), family: words(family), about }
    }
}

/// Whether a word of a description is a rhyme scheme (`abaab`), which finds no form: a poet who types one means the scheme
/// itself.
fn is_scheme(word: &str) -> bool {
    /// The letters of most schemes.
    const LETTERS: &str = "abcdefghx";
    word.len() > 2 && word.chars().all(|letter| LETTERS.contains(letter))
}

/// Where a word that was typed is found, from the nearest to the furthest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// The whole text typed is the name.
    Name,
    /// A word of the name begins with it.
    InName,
    /// A word of another name does.
    InOtherName,
    /// The family does.
    InFamily,
    /// A word of the description does.
    InDescription,
}

/// The indices of the forms in which every word typed is found, the nearest first, equal ones in their old order.
pub(super) fn found<'a>(names: impl Iterator<Item = &'a str>, words_of: &[FormWords], typed: &str) -> Vec<usize> {
    let (typed, sought) = (typed.trim().to_lowercase(), words(typed));
    let unknown = FormWords::default();
    let place = |(at, name): (usize, &str)| {
        if !typed.is_empty() && name.to_lowercase() == typed {
            return Some((Found::Name, at));
        }
        let (known, name) = (words_of.get(at).unwrap_or(&unknown), words(name));
        let all = sought.iter().map(|word| find(word, &name, known)).collect::<Option<Vec<_>>>()?;
        Some((all.into_iter().max().unwrap_or(Found::InName), at))
    };
    let mut all: Vec<(Found, usize)> = names.enumerate().filter_map(place).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, at)| at).collect()
}

fn find(sought: &str, name: &[String], known: &FormWords) -> Option<Found> {
    let begins = |words: &[String]| words.iter().any(|word| word.starts_with(sought));
    let places = [
        (Found::InName, name),
        (Found::InOtherName, &known.aka),
        (Found::InFamily, &known.family),
        (Found::InDescription, &known.about),
    ];
    places.into_iter().find(|(_, words)| begins(words)).map(|(place, _)| place)
}

/// The words of a text in small letters, accents and all; an apostrophe belongs to its word.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}');
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
