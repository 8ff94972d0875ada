//! The text form of learned weights, which trainers write and the build script packs.
//!
//! ```text
//! # What this file holds, and the command that wrote it.
//! [beats]
//! 1.88    beat on a monosyllable: content
//! -2.67    beat on a monosyllable: article
//! ```
//!
//! A line that begins with `#` is a comment. A name in square brackets begins a table. Each row of a table is a weight, a tab (not the
//! spaces of this page), and the name of what it weighs. What a weight means is told by the model it belongs to.
//!
//! The build script includes this file by path, so it depends on nothing.

use std::fmt::Write as _;

/// A table of weights as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'a> {
    /// The name of the table.
    pub name: &'a str,
    /// Its rows: each weight as it is written, and what it weighs.
    pub rows: Vec<(&'a str, &'a str)>,
}

/// Reads the tables of a file.
///
/// # Errors
/// The first line that is no comment, no name of a table and no row, with its number from 1.
pub fn read(text: &str) -> Result<Vec<Table<'_>>, String> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            tables.push(Table { name, rows: Vec::new() });
            continue;
        }
        let row = line.split_once('\t').filter(|(weight, _)| weight.parse::<f32>().is_ok_and(f32::is_finite));
        match (tables.last_mut(), row) {
            (Some(table), Some(row)) => table.rows.push(row),
            (None, _) => return Err(format!("line {number} stands before the first [table]: \"{line}\"")),
            (_, None) => return Err(format!("line {number} is not a weight, a tab and a name: \"{line}\"")),
        }
    }
    Ok(tables)
}

/// Writes a comment, each of its lines behind `# `, and a blank line.
pub fn write_comment(file: &mut String, comment: &str) {
    for line in comment.lines() {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "# {line}");
    }
    file.push('\n');
}

/// Writes a table of weights, each with so many decimals.
pub fn write_table(file: &mut String, name: &str, decimals: usize, rows: impl IntoIterator<Item = (f32, String)>) {
    let gap = if file.is_empty() || file.ends_with("\n\n") { "" } else { "\n" };
    let _ = writeln!(file, "{gap}[{name}]");
    for (weight, name) in rows {
        let weight = format!("{weight:.decimals$}");
        // A small negative weight is a plain 0 once it is rounded.
        let digits = weight.strip_prefix('-').filter(|digits| digits.bytes().all(|byte| matches!(byte, b'0' | b'.')));
        let _ = writeln!(file, "{}\t{name}", digits.unwrap_or(&weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut file = String::new();
        write_comment(&mut file, "Two tables.\nFor a test.");
        write_table(&mut file, "beats", 2, [(1.5, "a beat: here".to_owned()), (-0.001, "none".to_owned())]);
        write_table(&mut file, "units", 3, [(-0.25, "abab".to_owned())]);
        let tables = read(&file).unwrap();
        assert_eq!(tables[0], Table { name: "beats", rows: vec![("1.50", "a beat: here"), ("0.00", "none")] });
        assert_eq!(tables[1], Table { name: "units", rows: vec![("-0.250", "abab")] });
    }

    #[test]
    fn a_line_that_is_no_row_is_told_with_its_number() {
        assert_eq!(read("1.0\tx").unwrap_err(), "line 1 stands before the first [table]: \"1.0\tx\"");
        assert!(read("[a]\n1.0 x").unwrap_err().starts_with("line 2 is not a weight"));
        assert!(read("[a]\nNaN\tx").is_err());
    }
}
