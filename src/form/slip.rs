//! Slips of TOML in plain words: what is wrong with the line and what to write instead.

use crate::rule::Rule;

/// The line of a slip, from 1, and what to write instead; `line` is where the parser stopped and `told` is the parser's
/// message.
pub(super) fn located(text: &str, line: u32, told: &str) -> (u32, String) {
    let nth = |line: u32| text.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default();
    let before = line.saturating_sub(1);
    if told.contains("key with no value") && !nth(line).trim_start().starts_with('#') && is_open(nth(before)) {
        let advice = "the quote is not closed on its line; a text of several lines stands between \"\"\" and \"\"\"";
        return (before, advice.to_owned());
    }
    (line, advice(nth(line), told))
}

/// Whether a line begins a text in quotes and does not end it: `notes = "one`.
fn is_open(line: &str) -> bool {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    value.starts_with('"') && !value.starts_with("\"\"\"") && value.replace("\\\"", "").matches('"').count() % 2 == 1
}

/// A part of the parser's message, and what to write instead; the first row whose part the message has is used.
const SLIPS: &[(&str, &str)] = &[
    ("multi-line", "the three closing quotes are missing: \"\"\" or '''"),
    ("invalid basic string", "the closing quote is missing"),
    ("invalid literal string", "the closing quote is missing"),
    ("unclosed array table", "two brackets stand on each side: [[line]]"),
    ("unclosed array", "the closing ] is missing"),
    ("unclosed table", "the closing ] is missing"),
    ("unclosed inline table", "the closing } is missing"),
    (
        "unexpected key or value",
        "one key and one value stand on a line; several values stand between [ and ], with commas",
    ),
    ("missing comma", "entries have commas between them: { at = \"line end\", spells = \"OWL\" }"),
    ("keys cannot be empty", "a name is missing before ="),
    ("invalid boolean", "write true or false, in small letters"),
    ("missing escaped value", "a backslash in a text is written twice: \\\\"),
    (
        "cannot extend value of type inline table",
        "the table is closed above; all its entries stand there, between { and }, with commas",
    ),
];

/// What to write instead of a line that is not TOML; `told` is the parser's message.
fn advice(line: &str, told: &str) -> String {
    let (key, value) = line.split_once('=').map_or((line, ""), |(key, value)| (key, value));
    let (key, value) = (key.trim(), value.trim());
    if told.contains("string values must be quoted") || is_half_number(value, told) {
        return unquoted(key, value);
    }
    if told.contains("key with no value") {
        return without_value(line.trim());
    }
    if told.contains("duplicate key") {
        return twice(line, key);
    }
    let known = SLIPS.iter().find(|(part, _)| told.contains(part));
    known.map_or_else(|| told.trim().replace('\n', "; "), |(_, advice)| (*advice).to_owned())
}

/// The advice on a key that the file has twice.
fn twice(line: &str, key: &str) -> String {
    if line.trim().starts_with("[[lines]]") {
        return "what some lines owe stands below [[line]], without s".to_owned();
    }
    format!("{} is there already; a key stands once", quoted_key(key))
}

fn quoted_key(key: &str) -> String {
    if key.is_empty() || key.starts_with('[') { "this table".to_owned() } else { format!("\"{key}\"") }
}

/// Whether the parser took a text without quotes for a number or a date: `5-7-5`, `9-11`, `none`.
fn is_half_number(value: &str, told: &str) -> bool {
    let is_odd = ["invalid date", "invalid float", "invalid time"].iter().any(|odd| told.contains(odd));
    is_odd && !value.starts_with(['[', '{', '"', '\''])
}

/// The advice on a value that is no text in quotes, no number and no list.
fn unquoted(key: &str, value: &str) -> String {
    let words =
        value.trim_matches(|c: char| matches!(c, '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}'));
    let is_list = value.starts_with('[');
    let numbers: Vec<&str> =
        value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(MOST_SHOWN).collect();
    if value.is_empty() {
        format!("a value is missing after {key} =")
    } else if value.starts_with('{') {
        "words in a table stand between quotes: { at = \"line end\", spells = \"OWL\" }".to_owned()
    } else if words.len() < value.len() {
        format!("quotes are straight: {key} = \"{words}\"")
    } else if is_list && !value.contains(',') && numbers.len() > 1 {
        format!("values in a list have commas between them: [{}]", numbers.join(", "))
    } else if is_list {
        "words in a list stand between quotes: [\"abab\", \"aabb\"]".to_owned()
    } else if Rule::named(key).is_none() && matches!(value.to_lowercase().as_str(), "yes" | "no" | "on" | "off") {
        "write true or false".to_owned()
    } else {
        format!("words stand between quotes: {key} = \"{}\"", value.split(" #").next().unwrap_or(value).trim_end())
    }
}

/// The most numbers of a list that are shown.
const MOST_SHOWN: usize = 20;

/// The advice on a line that has no `=` where one is due.
fn without_value(line: &str) -> String {
    let is_name = |text: &str| text.split_whitespace().count() == 1;
    if let Some((key, value)) = line.split_once(':').filter(|(key, _)| is_name(key)) {
        return format!("= stands between a key and its value: {} = {}", key.trim(), value.trim());
    }
    match line.split_once('=') {
        Some((key, _)) => format!("a key is one word: {} = ...", key.split_whitespace().collect::<Vec<_>>().join("_")),
        None => "= stands between a key and its value: scheme = \"abab\"".to_owned(),
    }
}
