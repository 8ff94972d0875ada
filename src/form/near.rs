//! The nearest known words to a misspelled one.

/// The candidates closest to `word`, best first: at most `limit`, and none below [`LIKENESS`].
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut near: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(likeness, _)| likeness >= LIKENESS)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    near.dedup_by(|one, other| one.1 == other.1);
    near.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

/// The least Jaro-Winkler similarity of two words that may be the same: "sheme" and "scheme" have 0.95, "haik" and "haiku" 0.96;
/// unrelated words have less than 0.75.
const LIKENESS: f64 = 0.8;

/// `(did you mean "scheme"?)` with a space before it, or nothing.
pub(crate) fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!(" (did you mean \"{near}\"?)")).unwrap_or_default()
}
