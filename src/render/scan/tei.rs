//! Scansions as a TEI P5 document of verse: `met` is the meter as its feet have it, `real` the line as read aloud, `rhyme` its letter,
//! `enjamb` whether the line runs on into the next, in a poem whose lines are punctuated.

use std::fmt::Write as _;

use super::Scanned;
use crate::render::xml::escaped;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc>\n\
     <titleStmt><title>Scansions by verse</title></titleStmt>\n<publicationStmt><p>Unpublished.</p></publicationStmt>\n\
     <sourceDesc><p>Each div is of the file it names.</p></sourceDesc>\n</fileDesc></teiHeader>\n<text><body>\n";
pub(super) const FOOT: &str = "</body></text>\n</TEI>\n";

pub(super) fn page(scanned: &Scanned) -> String {
    let mut page = String::new();
    if scanned.poem.lines.is_empty() {
        return page;
    }
    // Writing to a string cannot fail.
    let is_punctuated = scanned.poem.lines.iter().any(|line| !runs_on(&line.heard.text));
    let last = scanned.poem.lines.len() - 1;
    let _ = writeln!(page, "<div type=\"poem\" n=\"{}\">", escaped(&scanned.path));
    for (number, stanza) in scanned.poem.stanzas.iter().enumerate() {
        let _ = writeln!(page, "<lg n=\"{}\">", number + 1);
        for at in stanza.clone() {
            let (line, read) = (&scanned.poem.lines[at], &scanned.scansion.lines[at]);
            let feet: Vec<String> = read.scansion.feet_strings().collect();
            let _ = writeln!(
                page,
                "<l n=\"{}\" met=\"{}\" real=\"{}\" rhyme=\"{}\"{}>{}</l>",
                line.number,
                feet.join("|"),
                read.aloud_string(),
                scanned.letter(at),
                if is_punctuated && at < last { enjamb(&line.heard.text) } else { "" },
                escaped(&line.heard.text)
            );
        }
        page.push_str("</lg>\n");
    }
    page.push_str("</div>\n");
    page
}

/// Whether a line runs on, as TEI says it.
fn enjamb(line: &str) -> &'static str {
    if runs_on(line) { " enjamb=\"yes\"" } else { " enjamb=\"no\"" }
}

/// Whether a line closes without any mark of a pause; quotation marks and brackets after one do not hide it.
fn runs_on(line: &str) -> bool {
    let last = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', ' ']).chars().next_back();
    last.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::runs_on;

    #[test]
    fn a_line_runs_on_where_no_mark_of_a_pause_closes_it() {
        for (line, runs) in
            [("and carried it", true), ("and put it down,", false), ("\"Come in!\"", false), ("a dash—", false)]
        {
            assert_eq!(runs_on(line), runs, "{line}");
        }
    }
}
