//! Short forms with a sign in them: *w/* and *w/o*, and oaths whose middle is hidden by dashes or stars (*d—n*, *G-d*).

/// Words that are written with a slash, and the words they stand for.
const SLASHED: [(&str, &str); 6] =
    [("w/o", "without"), ("w/", "with"), ("b/c", "because"), ("c/o", "care of"), ("n/a", "n a"), ("b/w", "between")];

/// Words that printers have hidden, the likeliest first of those with the same letters shown.
#[rustfmt::skip]
const HIDDEN: [&str; 44] = [
    "damn", "damned", "damns", "damnation", "damnable", "hell", "hellish", "devil", "devils", "devilish", "god", "gods", "lord", "christ", "jesus",
    "bitch", "bitches", "bitching", "bastard", "bastards", "bloody", "shit", "shits", "shitty", "fuck", "fucks", "fucked", "fucker", "fucking",
    "bullshit", "motherfucker", "cunt", "cock", "dick", "prick", "piss", "whore", "whores", "slut", "bugger", "pox", "crap", "goddamn", "zounds",
];

/// The most letters before the hidden part.
pub(super) const LONGEST_BEGINNING: usize = 3;

/// How many bytes after `letter` belong to a word with a slash; `None` where there is no such word.
pub(super) fn ends(letter: char, rest: &str) -> Option<usize> {
    let found = SLASHED.iter().find(|(written, _)| {
        let (first, after) = written.split_at(1);
        let fits = first.starts_with(letter.to_ascii_lowercase())
            && rest.get(..after.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(after));
        // *W/* may run into the next word; the other forms must end where their letters do.
        fits && (after.len() == 1 || !rest.get(after.len()..).unwrap_or_default().starts_with(char::is_alphanumeric))
    });
    found.map(|(written, _)| written.len() - 1)
}

/// The word that a word with a slash stands for: *with*, *without*.
pub(crate) fn slashed(word: &str) -> Option<&'static str> {
    SLASHED.iter().find(|(written, _)| written.eq_ignore_ascii_case(word)).map(|(_, full)| *full)
}

/// Whether a sign hides letters: a dash or a star.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '‒' | '-' | '*')
}

/// How many bytes after a first dash or star complete a hidden word that begins with `run`; `None` where there is no such
/// word.
pub(super) fn censored_end(run: &str, c: char, rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(is_blank);
    let length = after.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let end = after.get(..length).filter(|end| !end.is_empty())?;
    let last = after.get(length..).unwrap_or_default();
    let closed = !last.starts_with(|c| is_blank(c) && c == '-' || c.is_alphanumeric());
    let blanks = rest.len() - after.len() + c.len_utf8();
    hidden(run, end).filter(|_| closed).map(|_| blanks - c.len_utf8() + length)
}

/// The word whose middle is hidden by dashes or stars: *d—n*, *G-d*, *f\*\*k*.
pub(crate) fn censored(word: &str) -> Option<&'static str> {
    let (begin, rest) = word.split_at_checked(word.find(is_blank)?)?;
    let end = rest.trim_start_matches(is_blank);
    let fits = !begin.is_empty() && begin.len() <= LONGEST_BEGINNING && !end.contains(is_blank);
    if fits { hidden(begin, end) } else { None }
}

/// The hidden word with this beginning and end.
fn hidden(begin: &str, end: &str) -> Option<&'static str> {
    let (begin, end) = (begin.to_ascii_lowercase(), end.to_lowercase());
    let consonant = begin.starts_with(|c: char| c.is_ascii_alphabetic() && !"aeiou".contains(c));
    let fits = |word: &&&str| {
        word.len() > begin.len() + end.len() && word.starts_with(begin.as_str()) && word.ends_with(end.as_str())
    };
    HIDDEN.iter().find(fits).copied().filter(|_| consonant && !end.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_oath_is_known_by_its_ends() {
        for (word, meant) in [
            ("d—n", Some("damn")),
            ("D--n", Some("damn")),
            ("d-d", Some("damned")),
            ("d—l", Some("devil")),
            ("G-d", Some("god")),
            ("h—ll", Some("hell")),
            ("f**k", Some("fuck")),
            ("sh*t", Some("shit")),
            ("wh—re", Some("whore")),
            ("x-ray", None),
            ("e-mail", None),
            ("A—n", None),
            ("t-shirt", None),
            ("good-bye", None),
        ] {
            assert_eq!(censored(word), meant, "{word}");
        }
    }

    #[test]
    fn a_word_with_a_slash_ends_where_its_letters_do() {
        assert_eq!(
            (ends('w', "/o milk"), ends('w', "/ my"), ends('W', "/my"), ends('w', "/out")),
            (Some(2), Some(1), Some(1), Some(1))
        );
        assert_eq!((ends('h', "/she"), slashed("W/O")), (None, Some("without")));
    }
}
