//! Messages of serde's, of which TOML files are read by, in our words.

use super::near::did_you_mean;

/// Rewrites a message: an unknown key gets the nearest known one, and a value of another kind is told with the kind that would do.
///
/// serde names the key first and the known ones after it, each between backticks; of a value it says `invalid type: FOUND, expected
/// WANTED`, or `invalid value:` where the kind is right.
pub(super) fn explained(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    match names.next() {
        Some(key) if message.starts_with("unknown field") => {
            return format!("unknown key `{key}`{}", did_you_mean(key, names));
        }
        Some(key) if message.starts_with("missing field") => return format!("the key `{key}` is missing"),
        _ => {}
    }
    if message.starts_with("data did not match any variant") {
        return "this is neither a text in quotes nor a list of them".to_owned();
    }
    let kinds = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    let Some((found, wanted)) = kinds.and_then(|kinds| kinds.trim().split_once(", expected ")) else {
        return message.trim().replace('\n', "; ");
    };
    format!("{} is in the place of {}", found_in_words(found), wanted_in_words(wanted))
}

/// A value that was found, in serde's words: `string "x"`, `sequence`.
fn found_in_words(found: &str) -> String {
    let bare = |text: &str| text.trim_matches('`').to_owned();
    match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer", number)) => format!("the number {}", bare(number)),
        Some(("floating", rest)) => format!("the number {}", bare(rest.trim_start_matches("point "))),
        Some(("boolean", value)) => bare(value),
        _ if found == "sequence" => "a list".to_owned(),
        _ if found == "map" => "a table".to_owned(),
        _ => found.to_owned(),
    }
}

/// A kind of value that would do: `a sequence`, `u32`, `struct Table`.
fn wanted_in_words(wanted: &str) -> String {
    match wanted {
        "a string" | "path string" => "a text in quotes".to_owned(),
        "a sequence" => "a list in brackets".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0".to_owned(),
        "i64" => "a whole number".to_owned(),
        _ if wanted == "a map" || wanted.starts_with("struct ") => "a table".to_owned(),
        _ => wanted.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_another_kind_is_told_with_the_kind_that_would_do() {
        for (message, told) in [
            ("invalid type: integer `3`, expected a string", "the number 3 is in the place of a text in quotes"),
            ("invalid type: boolean `true`, expected a sequence", "true is in the place of a list in brackets"),
            (
                "invalid type: floating point `1.5`, expected u32",
                "the number 1.5 is in the place of a whole number from 0",
            ),
            ("invalid type: sequence, expected struct LexiconTable", "a list is in the place of a table"),
            (
                "invalid type: string \"a, b\", expected a sequence",
                "the text \"a, b\" is in the place of a list in brackets",
            ),
            (
                "data did not match any variant of untagged enum Keys",
                "this is neither a text in quotes nor a list of them",
            ),
            ("duplicate key\n", "duplicate key"),
        ] {
            assert_eq!(explained(message), told);
        }
    }
}
