//! Records for other programs: one JSON object a line, or all of them in one document.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

/// The version of every document; fields may be added to it, never renamed or removed.
const VERSION: u32 = 1;

/// Records written one after another.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// The name of the array of records in a document; `None` for one object a line.
    key: Option<&'static str>,
    begun: bool,
}

impl Rows {
    /// One object a line.
    pub const fn lines() -> Self {
        Self { key: None, begun: false }
    }

    /// One document with the records as an array named `key`.
    pub const fn document(key: &'static str) -> Self {
        Self { key: Some(key), begun: false }
    }

    /// Whether the records are those of a document.
    pub const fn is_document(&self) -> bool {
        self.key.is_some()
    }

    /// Writes a record.
    pub fn row(&mut self, record: &impl Serialize, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        self.begin(out)?;
        serde_json::to_writer(&mut *out, record)?;
        if self.key.is_none() { writeln!(out) } else { Ok(()) }
    }

    /// Writes what closes a document: further values beside the array, and its end.
    pub fn finish(mut self, beside: &[(&str, Value)], out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        let Some(key) = self.key else { return Ok(()) };
        if !self.begun {
            write!(out, "{{\"version\":{VERSION},\"{key}\":[")?;
            self.begun = true;
        }
        write!(out, "\n]")?;
        for (name, value) in beside {
            write!(out, ",\"{name}\":{value}")?;
        }
        writeln!(out, "}}")
    }

    fn begin(&mut self, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        match (self.key, self.begun) {
            (Some(_), true) => out.write_all(b",\n")?,
            (Some(key), false) => writeln!(out, "{{\"version\":{VERSION},\"{key}\":[")?,
            (None, _) => {}
        }
        self.begun = true;
        Ok(())
    }
}

/// Writes all records at once, as lines or as a document.
pub fn write<T: Serialize>(mut rows: Rows, records: &[T], out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    records.iter().try_for_each(|record| rows.row(record, out))?;
    rows.finish(&[], out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_one_value_whatever_it_holds() {
        for records in [&[][..], &["dove"], &["dove", "\u{1b}\"love"]] {
            let mut out = Vec::new();
            write(Rows::document("words"), records, &mut out).unwrap();
            let document: Value = serde_json::from_slice(&out).unwrap();
            assert_eq!(document, serde_json::json!({"version": 1, "words": records}));
            let mut out = Vec::new();
            write(Rows::lines(), records, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap().lines().count(), records.len());
        }
    }
}
