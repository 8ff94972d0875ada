//! How often each rule was found: `--statistics`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use super::{Checked, style};
use crate::judge::{Rule, Severity};
use crate::render::{Format, rows};

/// The findings of a run, counted by rule and level.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    counts: BTreeMap<(Rule, Severity), usize>,
}

impl Statistics {
    /// Counts a draft's findings.
    pub fn count(&mut self, draft: &Checked) {
        for finding in &draft.findings {
            *self.counts.entry((finding.rule, finding.severity)).or_default() += 1;
        }
    }

    /// Writes the table, the most frequent first: as JSON where the format is JSON, else for people.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.counts.iter().map(|(&(rule, severity), &count)| (count, rule, severity)).collect();
        rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(b.2.cmp(&a.2)));
        let record = |&(count, rule, severity): &(usize, Rule, Severity)| json!({"rule": rule.id(), "code": rule.code(), "severity": severity.to_string(), "count": count});
        if let Some(records) = format.rows("statistics") {
            return rows::write(records, &rows.iter().map(record).collect::<Vec<_>>(), out);
        }
        rows.iter().try_for_each(|&(count, rule, severity)| {
            let style = style(severity);
            writeln!(out, "{count:>6}  {style}{:7}{style:#}  {:<16} {}", severity.to_string(), rule.id(), rule.about())
        })
    }
}
