//! `--report csv`: the same columns in every run, so that the tables of two runs can be joined.

use std::io::{self, Write};

use super::{FAULTS, Overview};
use crate::judge::Score;
use crate::render::csv::{quoted, text_cell};

pub(super) fn write(overview: &Overview, out: &mut dyn Write) -> io::Result<()> {
    let faults: Vec<&str> = FAULTS.iter().map(|(duty, _)| duty.id()).collect();
    let faults_head: Vec<String> = faults.iter().map(|id| format!("{id}_faults")).collect();
    writeln!(
        out,
        "path,line,title,form,state,lines,errors,warnings,{},guessed_words,score,ear",
        faults_head.join(",")
    )?;
    for row in &overview.rows {
        let counts: Vec<String> =
            FAULTS.iter().map(|(duty, _)| row.faults.get(duty).copied().unwrap_or(0).to_string()).collect();
        let score = row.score.as_ref();
        let cells = [
            text_cell(&row.path),
            row.line.map_or_else(String::new, |line| line.to_string()),
            text_cell(row.title.as_deref().unwrap_or_default()),
            quoted(row.form.as_deref().unwrap_or_default()),
            row.state(),
            row.lines.to_string(),
            row.tally.errors.to_string(),
            row.tally.warnings.to_string(),
            counts.join(","),
            score.map_or(0, |score| score.guessed_words).to_string(),
            score.and_then(Score::value).map_or_else(String::new, |value| format!("{value:.4}")),
            quoted(Score::EAR),
        ];
        writeln!(out, "{}", cells.join(","))?;
    }
    for (path, why) in overview.not_listed() {
        let empty = ",".repeat(FAULTS.len() + 5);
        writeln!(
            out,
            "{},,,,{}{empty},{}",
            text_cell(&path),
            text_cell(&format!("not checked: {why}")),
            quoted(Score::EAR)
        )?;
    }
    Ok(())
}
