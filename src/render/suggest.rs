//! The forms a draft resembles, as JSON.

use serde::Serialize;

use crate::form::suggest::Suggestion;

/// A form that a draft resembles as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
pub struct SuggestionRecord<'a> {
    form: &'a str,
    score: f64,
    fits: &'a [String],
    misfits: &'a [String],
}

impl<'a> SuggestionRecord<'a> {
    /// The record of a suggestion, its score to a tenth.
    pub fn of(found: &'a Suggestion) -> Self {
        let score = (found.score * 10.0).round() / 10.0;
        Self { form: &found.form.id, score, fits: &found.fits, misfits: &found.misfits }
    }
}
