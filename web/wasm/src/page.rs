//! `page`: the data that a web page shows beside a draft that is being written.

use serde::Serialize;
use verse::judge::{self, Severity};
use verse::render::check::FindingRecord;
use verse::workspace::{CheckError, CheckedDraft, Progress, lines_in_words, state_in_words};

use crate::line::{LineRecord, OwedRecord, Units};
use crate::question::OpenDraft;
use crate::workshop::Workshop;

/// The data that a web page shows of a draft.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PageRecord {
    /// The form it is judged by.
    form: Option<ChosenForm>,
    /// How many lines it has: `8 of 14 lines`; without faults, which an open line may still mend.
    progress: String,
    /// Its state: `8 of 14 lines, 2 faults`.
    state: String,
    /// The lines of verse, in order.
    lines: Vec<LineRecord>,
    /// The lines still owed, in order.
    owed: Vec<OwedRecord>,
    /// The lines with words that are not read as verse.
    asides: Vec<AsideRecord>,
    /// The findings, as `verse check` has them.
    findings: Vec<serde_json::Value>,
    /// Remarks on the draft beside its findings: slips in its front matter, demands of its form that are not judged.
    remarks: Vec<String>,
    /// Why it is not judged.
    problem: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChosenForm {
    id: String,
    name: String,
    /// What it asks, on one line.
    shape: String,
}

#[derive(Debug, Serialize)]
struct AsideRecord {
    line: u32,
    role: &'static str,
}

impl Workshop {
    /// Judges a draft as the editor does: the line being typed is not judged, nor anything that later text may mend.
    pub(crate) fn page(&mut self, asked: OpenDraft) -> Result<PageRecord, String> {
        let OpenDraft { draft, typing, scan } = asked;
        let progress = if draft.finished { Progress::Saved } else { Progress::Changing { line: typing } };
        let asked = self.take(draft)?;
        let mut found = match self.judge(&asked, progress, Some(Severity::Note)) {
            Ok(found) => found,
            Err(CheckError::Choice(why)) => {
                let problem = Some(why.without_place().to_string());
                return Ok(PageRecord { problem, ..PageRecord::default() });
            }
            Err(why) => return Err(why.to_string()),
        };
        let verdict = found.form.is_some().then_some(&found.verdict);
        let scansion = scan.then(|| judge::scan(&mut found.poem, None, verdict));
        let units = Units::of(&asked.text);
        let lines = found.poem.lines.iter().enumerate().map(|(at, line)| {
            let scanned = scansion.as_ref().and_then(|scansion| scansion.lines.get(at));
            LineRecord::of(line, found.verdict.lines.get(at), scanned, &units)
        });
        let form = found.form.as_deref();
        let findings = found.verdict.findings.iter();
        let findings = findings
            .map(|finding| serde_json::to_value(FindingRecord::of("", form.map(|form| form.id.as_str()), finding)));
        Ok(PageRecord {
            form: form.map(|form| ChosenForm { id: form.id.clone(), name: form.name.clone(), shape: form.shape() }),
            progress: form.map(|form| lines_in_words(form, &found.poem, &found.verdict)).unwrap_or_default(),
            state: form.map(|form| state_in_words(form, &found.poem, &found.verdict)).unwrap_or_default(),
            lines: lines.collect(),
            owed: found.verdict.owed.iter().map(OwedRecord::of).collect(),
            asides: found.poem.set_aside().map(|(line, role)| AsideRecord { line, role: role.in_words() }).collect(),
            findings: findings.collect::<Result<_, _>>().map_err(|error| error.to_string())?,
            remarks: remarks(&found),
            problem: None,
        })
    }
}

fn remarks(found: &CheckedDraft) -> Vec<String> {
    let front = found.poem.page.front_matter.iter().flat_map(|front| &front.warnings);
    let front = front.map(|(line, message)| format!("line {}: {message}", line + 1));
    front.chain(found.verdict.unjudged.iter().map(|what| format!("not judged: {what}"))).collect()
}
