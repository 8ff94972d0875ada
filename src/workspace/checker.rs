//! The checker: judges drafts one after another, keeping sessions and judges from draft to draft.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::overrides::Overrides;
use super::page::page_of;
use super::paths::shown;
use super::project::Project;
use super::resolve::{ASKS_NOTHING, ChoiceError, FormChoice, resolve};
use super::settings::Settings;
use super::side::Kept;
use crate::analysis::{HeardPage, Poem, Session};
use crate::form::{FindError, Form};
use crate::judge::{Judge, JudgeOptions, Rule, SongJudge, Verdict};
use crate::rhyme::Accent;

/// A draft to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Its file, which need not exist.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
    /// What the poet keeps beside it: readings of its lines, and what some of them are.
    pub kept: &'a Kept,
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

/// Judges drafts, each by its own project's ear and forms; one checker a thread.
#[derive(Debug)]
pub struct Checker<'a> {
    overrides: Cow<'a, Overrides>,
    projects: Vec<ProjectChecker>,
}

/// A project's session and judges.
#[derive(Debug)]
struct ProjectChecker {
    project: Arc<Project>,
    session: Session,
    /// The judges of the forms met last, the latest last.
    judges: Vec<(Arc<Form>, Judge)>,
}

/// How many judges a project keeps: drafts that set keys of their own each need one, and a folder may hold thousands.
const JUDGES: usize = 16;

/// A draft as judged.
#[derive(Debug)]
pub struct Judged {
    /// The draft as heard.
    pub poem: Poem,
    /// The form and what is said of it; `None` when the draft has no form.
    pub verdict: Option<(Arc<Form>, Verdict)>,
    /// The accent in which its rhymes are judged.
    pub accent: Accent,
}

impl<'a> Checker<'a> {
    /// A checker that follows these overrides.
    pub fn new(overrides: &'a Overrides) -> Self {
        Self { overrides: Cow::Borrowed(overrides), projects: Vec::new() }
    }

    /// Follows other overrides from now on; the sessions and judges stay.
    pub fn follow(&mut self, overrides: Overrides) {
        self.overrides = Cow::Owned(overrides);
    }

    /// Whether drafts are judged by a form that is asked for and not by their own.
    pub fn has_other_form(&self) -> bool {
        self.overrides.form.is_some()
    }

    /// Hears a draft, its words said as the poet pinned them, and judges it, if it has a form.
    pub fn judge(
        &mut self,
        project: &Arc<Project>,
        settings: &Settings,
        draft: &Draft<'_>,
    ) -> Result<Judged, ChoiceError> {
        let overrides = self.overrides.clone();
        let checker = self.checker_of(project);
        let page = checker.page(draft);
        if let Some(line) = page.page().conflict() {
            return Err(ChoiceError::Conflict { path: shown(draft.path), line });
        }
        let mut choice = resolve(project, settings, &overrides, draft.path, page.page().front_matter.as_ref())?;
        if let Progress::Changing { line } = draft.progress {
            choice.options = choice.options.while_changing(line);
        }
        Ok(checker.verdict(&page, draft.text, choice))
    }

    /// Hears a draft under the reading of its page that keeps its form best; by what the page looks like alone where it has no form, or
    /// one that cannot be had. A page of which nothing is open is not judged.
    pub fn hear(&mut self, project: &Arc<Project>, settings: &Settings, draft: &Draft<'_>) -> Poem {
        let overrides = self.overrides.clone();
        let checker = self.checker_of(project);
        let page = checker.page(draft);
        if page.page().is_settled() {
            return page.cheapest();
        }
        let choice = resolve(project, settings, &overrides, draft.path, page.page().front_matter.as_ref());
        checker.verdict(&page, draft.text, choice.unwrap_or_default()).poem
    }

    /// What the ear had to guess in a draft that has no form, so that nothing else is said of it.
    pub fn unknown_words(&mut self, project: &Arc<Project>, poem: &Poem) -> Result<Verdict, FindError> {
        let form = project.registry.find(ASKS_NOTHING)?;
        let mut verdict = self.checker_of(project).judge_of(&form).judge(poem, &JudgeOptions::default());
        verdict.findings.retain(|finding| finding.rule == Rule::Pronunciation);
        Ok(verdict)
    }

    fn checker_of(&mut self, project: &Arc<Project>) -> &mut ProjectChecker {
        let known = self.projects.iter().position(|checker| Arc::ptr_eq(&checker.project, project));
        let at = known.unwrap_or_else(|| {
            let session = Session::new(project.ear.clone());
            self.projects.push(ProjectChecker { project: Arc::clone(project), session, judges: Vec::new() });
            self.projects.len() - 1
        });
        &mut self.projects[at]
    }
}

impl ProjectChecker {
    /// A draft's page as heard, its words said as the poet pinned them.
    fn page(&mut self, draft: &Draft<'_>) -> HeardPage {
        self.session.pin(draft.kept.pins.clone());
        self.session.hear_page(page_of(draft.path, draft.text, &draft.kept.settled), draft.text)
    }

    fn verdict(&mut self, page: &HeardPage, text: &str, choice: FormChoice) -> Judged {
        let accent = choice.options.accent;
        if !choice.parts.is_empty() {
            let (poem, verdict) =
                SongJudge::new(choice.form.clone(), &choice.parts).judge_page(page, text, &choice.options);
            return Judged { poem, verdict: choice.form.map(|form| (form, verdict)), accent };
        }
        let Some(form) = choice.form else { return Judged { poem: page.cheapest(), verdict: None, accent } };
        let (poem, verdict) = self.judge_of(&form).judge_page(page, &choice.options);
        Judged { poem, verdict: Some((form, verdict)), accent }
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
