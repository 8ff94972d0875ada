//! The changes of a revision, as JSON.

use serde_json::{Value, json};

use super::{Change, LineChange, Noted, Place, State};
use crate::render::check::FindingRecord;

/// The record of a draft's changes.
pub(super) fn of(change: &Change) -> Value {
    let state = match change.state {
        State::Added => "added",
        State::Removed => "removed",
        State::Revised => "revised",
    };
    json!({
        "path": change.path,
        "path_before": change.path_before,
        "state": state,
        "form": change.form.after,
        "form_before": change.form.before,
        "meter": change.meter.after,
        "meter_before": change.meter.before,
        "scheme": change.scheme.after,
        "scheme_before": change.scheme.before,
        "gone": change.all_gone().count(),
        "new": change.all_new().count(),
        "lines": change.lines.iter().map(|line| line_record(change, line)).collect::<Vec<_>>(),
    })
}

fn line_record(change: &Change, line: &LineChange) -> Value {
    let number = |place: &Option<Place>| place.as_ref().map(|place| place.number);
    let text = |place: &Option<Place>| place.as_ref().map(|place| place.text.clone());
    let syllables = |place: &Option<Place>| place.as_ref().and_then(|place| place.syllables.clone());
    let findings = |noted: &[Noted], path: &str, form: Option<&str>| -> Vec<Value> {
        noted.iter().map(|noted| json!(FindingRecord::of(path, form, &noted.finding))).collect()
    };
    let path_before = change.path_before.as_deref().unwrap_or(&change.path);
    json!({
        "line": number(&line.after),
        "line_before": number(&line.before),
        "text": text(&line.after),
        "text_before": text(&line.before),
        "syllables": syllables(&line.after),
        "syllables_before": syllables(&line.before),
        "gone": findings(&line.gone, path_before, change.form.before.as_deref()),
        "new": findings(&line.new, &change.path, change.form.after.as_deref()),
        "still": findings(&line.still, &change.path, change.form.after.as_deref()),
    })
}
