//! `--score`: how much of its form each draft keeps.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{DraftRow, Overview};
use crate::judge::{DutyScore, Score};
use crate::render::Format;
use crate::text::{counted, printable};

pub(super) fn write(overview: &Overview, format: Format, out: &mut dyn Write) -> io::Result<()> {
    if let Some(mut rows) = format.rows("scores") {
        overview.rows.iter().try_for_each(|row| rows.row(&record(row), out))?;
        return rows.finish(&[("ear", json!(Score::EAR)), ("mean", json!(overview.mean().map(rounded)))], out);
    }
    for row in &overview.rows {
        let path = printable(&row.path);
        match (&row.form, &row.score) {
            (Some(form), Some(score)) => {
                writeln!(out, "{:>4}  {path} ({}): {}", row.scored(), printable(form), in_words(row, score))?;
            }
            _ => writeln!(out, "   -  {path}: no form chosen")?,
        }
    }
    if let Some(mean) = overview.mean().filter(|_| scored(overview) > 1) {
        writeln!(out, "{mean:.2}  mean of {}", counted(scored(overview), "draft"))?;
    }
    Ok(())
}

fn scored(overview: &Overview) -> usize {
    overview.rows.iter().filter(|row| row.score.as_ref().is_some_and(|score| score.value().is_some())).count()
}

/// `lines 14 of 14, meter 13 of 14, rhyme 6 of 7; 2 words guessed`.
fn in_words(row: &DraftRow, score: &Score) -> String {
    let kinds: Vec<String> = score.duties.iter().map(kind_in_words).collect();
    let mut told = if kinds.is_empty() { "the form asks nothing".to_owned() } else { kinds.join(", ") };
    if let Some(unfinished) = row.unfinished {
        told = format!("{told}; unfinished, {} of {} lines", unfinished.lines, unfinished.of);
    }
    if score.guessed_words > 0 {
        told = format!("{told}; {} guessed", counted(score.guessed_words, "word"));
    }
    told
}

fn kind_in_words(kind: &DutyScore) -> String {
    let told = format!("{} {} of {}", kind.duty.id().replace('_', "-"), kind.kept, kind.owed);
    if kind.undecided == 0 { told } else { format!("{told} ({} undecided)", kind.undecided) }
}

fn record(row: &DraftRow) -> Value {
    let score = row.score.as_ref();
    let duties: Map<String, Value> = score
        .map(|score| &score.duties)
        .into_iter()
        .flatten()
        .map(|kind| {
            (kind.duty.id().to_owned(), json!({"owed": kind.owed, "kept": kind.kept, "undecided": kind.undecided}))
        })
        .collect();
    json!({
        "path": row.path,
        "title": row.title,
        "form": row.form,
        "score": score.and_then(Score::value).map(rounded),
        "finished": row.unfinished.is_none(),
        "lines": row.lines,
        "guessed_words": score.map_or(0, |score| score.guessed_words),
        "duties": duties,
        "ear": Score::EAR,
    })
}

/// A score with four decimals, as the records have it.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
