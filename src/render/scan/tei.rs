//! Scansions as a TEI P5 document of verse: `met` is the nominal pattern of the line's meter, `real` the pattern as realised,
//! `rhyme` its letter, `enjamb` whether the line runs on into the next, in a poem whose lines are punctuated. `n` counts the
//! poem's lines of verse.
//!
//! The notation of both patterns is declared in the header's `metDecl`, as chapter 6 of the TEI Guidelines asks.

use std::fmt::Write as _;

use super::Scanned;
use crate::meter::{LineScansion, NamedMeter};
use crate::render::xml::escaped;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc>\n\
     <titleStmt><title>Scansions by verse</title></titleStmt>\n<publicationStmt><p>Unpublished.</p></publicationStmt>\n\
     <sourceDesc><p>Each div is of the file it names.</p></sourceDesc>\n</fileDesc>\n\
     <encodingDesc><metDecl type=\"met real\" pattern=\"[+\\-]+(\\|[+\\-]+)*\">\n\
     <metSym value=\"+\">beat</metSym>\n<metSym value=\"-\">slack</metSym>\n<metSym value=\"|\">foot boundary</metSym>\n\
     </metDecl></encodingDesc></teiHeader>\n<text><body>\n";
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
            let _ = writeln!(
                page,
                "<l n=\"{}\"{} rhyme=\"{}\"{}>{}</l>",
                at + 1,
                patterns(read),
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

/// The attributes of a line's meter. A line of no named foot and length has no nominal pattern, and a line without any
/// pronunciation has neither pattern.
fn patterns(read: &LineScansion) -> String {
    let attribute =
        |name: &str, pattern: String| if pattern.is_empty() { pattern } else { format!(" {name}=\"{pattern}\"") };
    let nominal = read.measure.map_or_else(String::new, nominal);
    let realised: Vec<String> = read.scansion.feet_strings().collect();
    attribute("met", nominal) + &attribute("real", realised.join("|"))
}

/// The nominal pattern of a named meter: `-+|-+|-+|-+|-+`.
fn nominal(meter: NamedMeter) -> String {
    let foot: String = meter.foot.pattern().iter().map(|&beat| if beat { '+' } else { '-' }).collect();
    vec![foot; usize::from(meter.feet.count())].join("|")
}

/// Whether a line runs on, as the value of TEI's `enjamb`.
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
