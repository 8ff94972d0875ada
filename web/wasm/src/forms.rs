//! `forms` and `suggest`: the documents of `verse forms` and `verse forms suggest` as JSON.

use serde::Serialize;
use verse::form::suggest::suggest;
use verse::render::forms::list;
use verse::render::rows::{self, Rows};
use verse::render::suggest::SuggestionRecord;
use verse::workspace::side::Kept;
use verse::workspace::{Draft, Progress, Settings};

use crate::question;
use crate::workshop::Workshop;

impl Workshop {
    /// Every form.
    pub(crate) fn forms(&self) -> Result<String, String> {
        document("forms", &list(&self.project.registry))
    }

    /// The forms that a poem resembles, the best first.
    pub(crate) fn suggest(&mut self, text: String) -> Result<String, String> {
        let asked = self.take(question::Draft { text, ..question::Draft::default() })?;
        let kept = Kept::default();
        let draft = Draft { path: asked.path(), text: &asked.text, kept: &kept, progress: Progress::Saved };
        let poem = self.checker.hear(&self.project, &Settings::default(), &draft);
        let found = suggest(&poem, &asked.text, &self.project.registry);
        document("suggestions", &found.iter().map(SuggestionRecord::of).collect::<Vec<_>>())
    }
}

fn document<T: Serialize>(key: &'static str, records: &[T]) -> Result<String, String> {
    let mut out = Vec::new();
    rows::write(Rows::document(key), records, &mut out).map_err(|error| error.to_string())?;
    String::from_utf8(out).map_err(|error| error.to_string())
}
