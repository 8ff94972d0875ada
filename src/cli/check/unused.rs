//! Entries of accepted departures that match no finding: `unused-allow`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use super::task::Task;
use crate::judge::{Finding, Rule, Severity};
use crate::render::check::Checked;
use crate::workspace::{Accepted, Files, FindingFilter, Settings, UnusedEntry, shown_from_here};

/// Unused entries as findings on their allow.toml, one report a file, and whether they fail the run; entries whose draft is
/// gone are among them. The settings of the file's project decide which are shown and which fail the run.
pub(super) fn reports(
    tasks: &[Task],
    files: &Files,
    mut found: Vec<UnusedEntry>,
    filter: &FindingFilter,
) -> Vec<(Checked, bool)> {
    let known = tasks.iter().filter_map(|task| Some((task.project.accepted.as_ref()?, task.project.base_settings())));
    let mut known: BTreeMap<&Path, (&Accepted, &Settings)> =
        known.map(|(accepted, settings)| (accepted.path.as_path(), (accepted, settings))).collect();
    known.retain(|_, (_, settings)| {
        filter.takes(settings, Rule::UnusedAllow) && filter.min_level(settings) <= Severity::Warning
    });
    for (path, (accepted, _)) in &known {
        let folder = path.parent().unwrap_or(path);
        // A draft may have hundreds of entries, and is searched once.
        let drafts: BTreeSet<&str> = accepted.entries.iter().map(|entry| entry.path.as_str()).collect();
        let is_there = |draft: &&str| is_below(draft) && files.is_file(&folder.join(draft));
        let there: BTreeSet<&str> = drafts.into_iter().filter(is_there).collect();
        let gone = accepted.entries.iter().filter(|entry| !there.contains(entry.path.as_str()));
        found.extend(gone.map(|entry| UnusedEntry::of_missing_draft(accepted, entry)));
    }
    let mut by_file: BTreeMap<&Path, BTreeSet<&UnusedEntry>> = BTreeMap::new();
    for entry in &found {
        by_file.entry(&entry.file).or_default().insert(entry);
    }
    let report = |(path, unused): (&Path, BTreeSet<&UnusedEntry>)| {
        let (_, settings) = known.get(path)?;
        let findings: Vec<Finding> = unused.into_iter().map(UnusedEntry::finding).collect();
        let fails = filter.failing(settings, &findings) > 0;
        Some((Checked { path: shown_from_here(path), findings, ..Checked::default() }, fails))
    };
    by_file.into_iter().filter_map(report).collect()
}

/// Whether a path leads only downward: a file elsewhere is no draft of this allow.toml and must not be read.
fn is_below(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
