//! `scan`: the document of `verse scan --output-format json`.

use verse::judge;
use verse::meter::Meter;
use verse::render::Format;
use verse::render::scan::{Notation, Scanned, Style};
use verse::rhyme::scheme;
use verse::workspace::side::Kept;
use verse::workspace::{Draft, Progress, Settings, raw};

use crate::question;
use crate::workshop::Workshop;

impl Workshop {
    /// The lines of a poem as scanned, in the meter asked for, that of the form asked for, or the one that the poem keeps.
    pub(crate) fn scan(&mut self, draft: question::Draft) -> Result<String, String> {
        let meter = draft.meter.as_deref().map(str::parse::<Meter>).transpose().map_err(|error| error.to_string())?;
        let has_form = draft.form.is_some();
        let asked = self.take(question::Draft { meter: None, ..draft })?;
        let (mut poem, verdict) = if has_form {
            let found = self.judge(&asked, Progress::Saved, None).map_err(|error| error.to_string())?;
            (found.poem, Some(found.verdict))
        } else {
            let kept = Kept::default();
            let draft = Draft { path: asked.path(), text: &asked.text, kept: &kept, progress: Progress::Saved };
            (self.checker.hear(&self.project, &Settings::default(), &draft), None)
        };
        let scansion = judge::scan(&mut poem, meter.as_ref(), verdict.as_ref());
        let scheme = scheme::of_poem(&poem);
        let runners_up = vec![Vec::new(); poem.lines.len()];
        let path = raw(asked.path());
        let scanned = Scanned { path, poem, scansion, scheme, by_stanza: false, runners_up, echoes: None, shape: None };
        let style = Style { format: Format::Json, notation: Notation::Marks, all_licenses: false };
        Ok([style.head(), &style.page(&scanned), style.foot()].concat())
    }
}
