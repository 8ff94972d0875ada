//! Cells of comma-separated values, after RFC 4180.

/// A cell of text that somebody wrote. A spreadsheet runs a cell that begins with one of four signs as a formula: an
/// apostrophe before it marks it as text. Marks of scansion begin with these signs too, and are left as they are.
pub(crate) fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { quoted(&format!("'{text}")) } else { quoted(text) }
}

/// A cell, in quotes where it holds a comma, a quote or a line's end.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_a_spreadsheet_would_run_is_text() {
        for (text, cell) in [
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("- and so to bed", "'- and so to bed"),
            ("@night", "'@night"),
            ("+1", "'+1"),
            ("snow = white", "snow = white"),
        ] {
            assert_eq!(text_cell(text), cell);
        }
    }
}
