//! `--report html`: a page of one table that opens in any browser and prints well.

use std::io::{self, Write};

use super::Overview;
use crate::judge::Score;
use crate::render::xml::escaped;

const STYLE: &str = "body{font:1rem/1.4 system-ui,sans-serif;margin:2rem;max-width:70rem}\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}\
td.n{text-align:right;font-variant-numeric:tabular-nums}caption{text-align:left;padding:.5rem 0}\
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}";

pub(super) fn write(overview: &Overview, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Drafts</title>")?;
    writeln!(out, "<style>{STYLE}</style>\n</head>\n<body>\n<h1>Drafts</h1>\n<table>")?;
    writeln!(
        out,
        "<caption>Faults by kind, and the part of its form that each poem keeps (0 to 1). {}</caption>",
        Score::EAR
    )?;
    let headings: Vec<String> =
        overview.headings().iter().map(|name| format!("<th scope=\"col\">{name}</th>")).collect();
    writeln!(out, "<thead><tr>{}</tr></thead>\n<tbody>", headings.concat())?;
    for row in overview.cells() {
        let cells: Vec<String> = row.iter().enumerate().map(|(at, text)| cell(at, text)).collect();
        writeln!(out, "<tr>{}</tr>", cells.concat())?;
    }
    writeln!(out, "</tbody>\n</table>")?;
    if let Some(mean) = overview.mean() {
        writeln!(out, "<p>Mean score: {mean:.2}</p>")?;
    }
    let not_listed = overview.not_listed();
    if !not_listed.is_empty() {
        writeln!(out, "<h2>Not checked</h2>\n<ul>")?;
        not_listed.iter().try_for_each(|(path, why)| writeln!(out, "<li>{}: {}</li>", escaped(path), escaped(why)))?;
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</body>\n</html>")
}

/// A cell; the title is the heading of its row, and numbers are aligned right.
fn cell(at: usize, text: &str) -> String {
    let shown = escaped(text);
    match at {
        0 => format!("<th scope=\"row\">{shown}</th>"),
        _ if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
            format!("<td class=\"n\">{shown}</td>")
        }
        _ => format!("<td>{shown}</td>"),
    }
}
