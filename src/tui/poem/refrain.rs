//! The rest of a refrain, offered while the poet types its beginning.

/// The rest of a refrain, when what was typed is its beginning.
///
/// Case and the shape of apostrophes are ignored. `None` when the line begins otherwise or is complete.
pub(crate) fn rest_of<'a>(refrain: &'a str, typed: &str) -> Option<&'a str> {
    let mut wanted = refrain.trim().chars();
    for c in typed.trim_start().chars() {
        if !alike(wanted.next()?, c) {
            return None;
        }
    }
    Some(wanted.as_str()).filter(|rest| !rest.is_empty())
}

/// The rest of the words that end a line, when the line's last words are their beginning: at least a letter of them, in its case, for *I*
/// is no beginning of *in the dark*.
pub(crate) fn rest_of_ending<'a>(ending: &'a str, typed: &str) -> Option<&'a str> {
    let starts = crate::text::words(typed).into_iter().map(|word| word.span.start());
    let first = ending.chars().next()?;
    let mut tails = starts.filter_map(|start| typed.get(start..)).filter(|tail| tail.starts_with(first));
    tails.find_map(|tail| rest_of(ending, tail))
}

fn alike(wanted: char, typed: char) -> bool {
    let plain = |c: char| if c == '\u{2019}' { '\'' } else { c };
    plain(wanted) == plain(typed) || wanted.to_lowercase().eq(typed.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refrain_begun_is_written_to_its_end() {
        let refrain = "The night\u{2019}s long water wears the stone away.";
        assert_eq!(rest_of(refrain, "  the night's long w"), Some("ater wears the stone away."));
        assert_eq!(rest_of(refrain, ""), Some(refrain));
        assert_eq!(rest_of(refrain, "The night is"), None);
        assert_eq!(rest_of(refrain, refrain), None);
    }

    #[test]
    fn an_ending_begun_is_written_to_its_end() {
        for (typed, rest) in [
            ("a heel of bread i", Some("n the dark")),
            ("a heel of bread in th", Some("e dark")),
            ("a heel of bread in ", Some("the dark")),
            ("in the bread in the", Some(" dark")),
            ("a heel of bread ", None),
            ("a heel of bread, and I", None),
            ("a heel of bread in the dark", None),
            ("", None),
        ] {
            assert_eq!(rest_of_ending("in the dark", typed), rest, "{typed:?}");
        }
    }
}
