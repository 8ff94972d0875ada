//! Compares a draft with its earlier version.

use std::ops::Range;

use super::lines::paired;
use crate::judge::{Finding, LineVerdict, Rule};
use crate::meter::scan_poem;
use crate::render::diff::{Change, LineChange, Noted, Place, State, Turn};
use crate::rhyme::scheme;
use crate::workspace::CheckedDraft;

/// A draft at one time.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) path: String,
    pub(super) text: String,
    /// The draft as heard, and the findings to show.
    pub(super) checked: CheckedDraft,
}

/// The changes of a draft; `None` when the file is no draft at either time.
pub(super) fn compare(before: Option<&Side>, after: Option<&Side>) -> Option<Change> {
    let state = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => State::Added,
        (Some(_), None) => State::Removed,
        (Some(_), Some(_)) => State::Revised,
    };
    let path = after.or(before).map(|side| side.path.clone())?;
    let moved = before.map(|side| side.path.clone()).filter(|earlier| *earlier != path);
    let turn = |of: &dyn Fn(&Side) -> Option<String>| Turn { before: before.and_then(of), after: after.and_then(of) };
    let sides = || before.into_iter().chain(after);
    let asks = |without: &dyn Fn(&LineVerdict) -> bool| {
        sides().any(|side| side.checked.form.is_none() || !side.checked.verdict.lines.iter().all(without))
    };
    Some(Change {
        path,
        path_before: moved,
        state,
        form: turn(&|side| side.form()),
        meter: turn(&|side| scan_poem(&side.checked.poem, None).meter_in_words()),
        scheme: turn(&|side| Some(side.scheme()).filter(|scheme| !scheme.is_empty())),
        asks_meter: asks(&|line| line.owes.meter.is_empty()),
        asks_rhyme: asks(&|line| line.owes.letter.is_empty()),
        lines: lines(before, after),
    })
}

/// The lines of verse that changed, and those whose findings did.
fn lines(before: Option<&Side>, after: Option<&Side>) -> Vec<LineChange> {
    let old = before.map(Side::physical_lines).unwrap_or_default();
    let new = after.map(Side::physical_lines).unwrap_or_default();
    let place = |side: Option<&Side>, at: Option<usize>| Some(side?.place(at?));
    let change = |(one, other)| LineChange::new(place(before, one), place(after, other));
    let mut changes: Vec<LineChange> = paired(&old, &new).into_iter().map(change).collect();
    settle_whole(&mut changes);
    changes.retain(|change| change.is_heard() || !change.gone.is_empty() || !change.new.is_empty());
    changes
}

/// Rules about the whole poem: their findings move with its last line, but are the same findings.
const WHOLE: [Rule; 3] = [Rule::LineCount, Rule::StanzaCount, Rule::TotalSyllables];

/// Removes findings about the whole poem that are there at both times, but on different lines.
fn settle_whole(changes: &mut [LineChange]) {
    for rule in WHOLE {
        let find = |noted: &[Noted]| noted.iter().position(|noted| noted.finding.rule == rule);
        let gone = changes.iter().enumerate().find_map(|(at, change)| Some((at, find(&change.gone)?)));
        let new = changes.iter().enumerate().find_map(|(at, change)| Some((at, find(&change.new)?)));
        if let (Some((gone_at, gone)), Some((new_at, new))) = (gone, new)
            && changes[gone_at].gone[gone].finding.severity == changes[new_at].new[new].finding.severity
        {
            changes[gone_at].gone.remove(gone);
            changes[new_at].new.remove(new);
        }
    }
}

impl Side {
    fn form(&self) -> Option<String> {
        self.checked.form.as_ref().map(|form| form.id.clone())
    }

    fn physical_lines(&self) -> Vec<&str> {
        self.checked.poem.page.physical.iter().map(|line| line.of(&self.text)).collect()
    }

    /// A physical line, counted from 0, at this time.
    fn place(&self, at: usize) -> Place {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let verse = self.checked.poem.lines.binary_search_by_key(&number, |line| line.number).ok();
        let letter =
            verse.and_then(|verse| self.checked.verdict.lines.get(verse)).map(|line| line.owes.letter.to_uppercase());
        let letter = letter.filter(|letter| letter.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'X'));
        let noted = |finding: &Finding| Noted { rhyme: letter.clone(), finding: finding.clone() };
        let line = self.checked.poem.page.physical.get(at).map_or("", |line| line.of(&self.text));
        Place {
            number,
            text: line.trim().to_owned(),
            syllables: verse.and_then(|verse| Some(self.checked.poem.lines.get(verse)?.heard.counts.to_string())),
            found: self.checked.verdict.findings.iter().filter(|finding| finding.line == number).map(noted).collect(),
        }
    }

    /// The poem's rhymes: a letter for each line, stanzas parted by spaces.
    fn scheme(&self) -> String {
        let letters = scheme::of_poem(&self.checked.poem).poem;
        let stanza = |stanza: &Range<usize>| {
            letters.get(stanza.clone()).unwrap_or_default().iter().map(ToString::to_string).collect::<String>()
        };
        self.checked.poem.stanzas.iter().map(stanza).collect::<Vec<_>>().join(" ")
    }
}
