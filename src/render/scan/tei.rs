//! Scansions as a TEI P5 document of verse: `met` is the meter as its feet have it, `real` the line as read aloud, `rhyme` its letter.

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
    let _ = writeln!(page, "<div type=\"poem\" n=\"{}\">", escaped(&scanned.path));
    for (number, stanza) in scanned.poem.stanzas.iter().enumerate() {
        let _ = writeln!(page, "<lg n=\"{}\">", number + 1);
        for at in stanza.clone() {
            let (line, read) = (&scanned.poem.lines[at], &scanned.scansion.lines[at]);
            let feet: Vec<String> = read.scansion.feet_strings().collect();
            let _ = writeln!(
                page,
                "<l n=\"{}\" met=\"{}\" real=\"{}\" rhyme=\"{}\">{}</l>",
                line.number,
                feet.join("|"),
                read.aloud_string(),
                scanned.letter(at),
                escaped(&line.heard.text)
            );
        }
        page.push_str("</lg>\n");
    }
    page.push_str("</div>\n");
    page
}
