//! A desk at which drafts are judged one after another: sessions and judges kept from draft to draft.

use std::path::Path;
use std::sync::Arc;

use super::brief::{Brief, BriefError, Wishes, brief};
use super::config::{Project, Settings};
use crate::analysis::{Pins, Poem, Session};
use crate::form::{FindError, Form};
use crate::judge::{Judge, Occasion, Rule, Verdict};

/// A draft to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Where it stands, or would.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
    /// The readings the poet chose for its lines.
    pub pins: &'a Pins,
    /// Whether it is being changed just now.
    pub progress: Progress,
}

/// Whether a draft lies saved, or is being changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// It lies as it was saved, and is judged so.
    #[default]
    Saved,
    /// It is being changed: unfinished unless it says otherwise, and so is the line last changed.
    Changing {
        /// The physical line last changed, counted from 1.
        line: Option<u32>,
    },
}

/// Judges drafts, each by its own project's ear and forms; one desk a thread.
#[derive(Debug)]
pub struct Desk<'a> {
    wishes: &'a Wishes,
    rooms: Vec<Room>,
}

/// A project's session and judges.
#[derive(Debug)]
struct Room {
    project: Arc<Project>,
    session: Session,
    /// The judges of the forms met last, the latest last.
    judges: Vec<(Arc<Form>, Judge)>,
}

/// A form under which only words are remarked on.
const ASKS_NOTHING: &str = "free-verse";

/// How many judges a project keeps: drafts that set keys of their own each need one, and a folder may hold thousands.
const JUDGES: usize = 16;

/// A draft as judged.
#[derive(Debug)]
pub struct Judged {
    /// The draft as heard.
    pub poem: Poem,
    /// The form and what is said of it; `None` when the draft has no form.
    pub verdict: Option<(Arc<Form>, Verdict)>,
}

impl<'a> Desk<'a> {
    /// A desk that follows these wishes.
    pub fn new(wishes: &'a Wishes) -> Self {
        Self { wishes, rooms: Vec::new() }
    }

    /// Hears a draft, its words said as the poet pinned them, and judges it, if it has a form.
    pub fn judge(
        &mut self,
        project: &Arc<Project>,
        settings: &Settings,
        draft: &Draft<'_>,
    ) -> Result<Judged, BriefError> {
        let wishes = self.wishes;
        let room = self.room(project);
        room.session.pin(draft.pins.clone());
        let poem = room.session.hear(draft.text);
        let mut brief = brief(project, settings, wishes, draft.path, poem.draft.front_matter.as_ref())?;
        if let Progress::Changing { line } = draft.progress {
            brief.occasion = brief.occasion.while_changing(line);
        }
        let verdict = room.verdict(&poem, brief);
        Ok(Judged { poem, verdict })
    }

    /// What the ear had to guess in a draft that has no form, so that nothing else is said of it.
    pub fn unknown_words(&mut self, project: &Arc<Project>, poem: &Poem) -> Result<Verdict, FindError> {
        let form = project.registry.find(ASKS_NOTHING)?;
        let mut verdict = self.room(project).judge_of(&form).judge(poem, &Occasion::default());
        verdict.findings.retain(|finding| finding.rule == Rule::Pronunciation);
        Ok(verdict)
    }

    fn room(&mut self, project: &Arc<Project>) -> &mut Room {
        let at = self.rooms.iter().position(|room| Arc::ptr_eq(&room.project, project)).unwrap_or_else(|| {
            let session = Session::new(project.ear.clone());
            self.rooms.push(Room { project: Arc::clone(project), session, judges: Vec::new() });
            self.rooms.len() - 1
        });
        &mut self.rooms[at]
    }
}

impl Room {
    fn verdict(&mut self, poem: &Poem, brief: Brief) -> Option<(Arc<Form>, Verdict)> {
        let form = brief.form?;
        let verdict = self.judge_of(&form).judge(poem, &brief.occasion);
        Some((form, verdict))
    }

    fn judge_of(&mut self, form: &Arc<Form>) -> &mut Judge {
        let same = |known: &Arc<Form>| Arc::ptr_eq(known, form) || known == form;
        let at = self.judges.iter().rposition(|(known, _)| same(known)).unwrap_or_else(|| {
            if self.judges.len() == JUDGES {
                self.judges.remove(0);
            }
            self.judges.push((Arc::clone(form), Judge::new(Arc::clone(form))));
            self.judges.len() - 1
        });
        &mut self.judges[at].1
    }
}
