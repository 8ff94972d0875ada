//! The form a draft is judged by: the one chosen in the editor, the one kept beside it, or what its settings say.

use std::sync::Arc;

use super::Reading;
use crate::analysis::Session;
use crate::form::Form;
use crate::judge::{Judge, SongJudge, Verdict};
use crate::page::FrontMatter;
use crate::tui::poem::Scans;
use crate::workspace::{ChoiceError, DraftContext, FormChoice, FormSetting, form_of_name};

/// What the poet chose in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chosen {
    /// No form at all.
    Nothing,
    /// A form, by its id, or a bare scheme.
    Form(String),
}

impl Reading {
    /// Judges by another form from now on, given by its id; by none for the empty id.
    pub(in crate::tui) fn choose(&mut self, form: &str) -> Result<Option<Arc<Form>>, ChoiceError> {
        if form.is_empty() {
            self.chosen = Some(Chosen::Nothing);
        } else {
            self.choice_of(form)?;
            self.chosen = Some(Chosen::Form(form.to_owned()));
        }
        self.unsettled = true;
        let page = Arc::clone(&self.poem.page);
        self.settle(page.front_matter.as_ref());
        self.stale = true;
        Ok(self.form().cloned())
    }

    /// Judges by the form kept beside the draft, if there is one, where neither the command line nor the front matter names
    /// one.
    pub(in crate::tui) fn keep(&mut self, form: Option<&str>) {
        let kept = form.map(|form| (FormSetting::Name(form.to_owned()), "the form chosen for this draft".to_owned()));
        self.context.settings.form = kept.or_else(|| self.asked.clone());
        self.unsettled = true;
        self.stale = true;
    }

    /// Whether the command line alone names a form: the draft will have none when it is opened again.
    pub(in crate::tui) fn has_form_for_this_run(&self) -> bool {
        let DraftContext { path, project, settings, overrides } = &self.context;
        let front = self.poem.page.front_matter.as_ref().and_then(|front| front.form.as_ref());
        overrides.form.is_some()
            && self.chosen.is_none()
            && settings.form.is_none()
            && front.is_none()
            && form_of_name(&project.registry, path).is_none()
    }

    /// Forgets the form chosen in the editor, which the settings now have.
    pub(in crate::tui) fn forget_choice(&mut self) {
        // A form given on the command line would override the settings.
        if self.context.overrides.form.is_none() {
            self.chosen = None;
            self.unsettled = true;
            self.stale = true;
        }
    }

    /// Judges by another context from now on: settings, forms or lexicons changed, or the draft has another name.
    pub(in crate::tui) fn follow(&mut self, context: DraftContext) {
        let pins = self.session.pins().clone();
        self.session = Session::new(context.project.ear.clone());
        self.session.pin(pins);
        self.asked.clone_from(&context.settings.form);
        self.context = context;
        self.unsettled = true;
        self.scans = Scans::default();
        self.stale = true;
    }

    pub(super) fn choice_of(&self, form: &str) -> Result<FormChoice, ChoiceError> {
        self.context.choose(Some(form), self.poem.page.front_matter.as_ref())
    }

    /// Resolves the form and the options, unless that was done with the present front matter.
    pub(super) fn settle(&mut self, front: Option<&FrontMatter>) {
        if !self.unsettled && self.front.as_ref() == front {
            return;
        }
        let chosen = match &self.chosen {
            Some(Chosen::Form(form)) => Some(form.as_str()),
            Some(Chosen::Nothing) | None => None,
        };
        let (mut choice, problem) = match self.context.choose(chosen, front) {
            Ok(choice) => (choice, None),
            Err(problem) => (FormChoice::default(), Some(problem)),
        };
        if self.chosen == Some(Chosen::Nothing) {
            choice.form = None;
            choice.parts.clear();
        }
        (self.front, self.unsettled) = (front.cloned(), false);
        self.problem = problem.map(|problem| problem.to_string());
        self.options = choice.options;
        self.song = (!choice.parts.is_empty()).then(|| SongJudge::new(choice.form.clone(), &choice.parts));
        if self.form() != choice.form.as_ref() {
            self.judge = choice.form.map(Judge::new);
        }
    }

    /// Another form, by its id, and the judgement the draft would have by it; `None` when it asks for nothing.
    ///
    /// # Errors
    /// When there is no such form, or a key set for the draft does not go with it.
    pub fn judged_as(&self, form: &str) -> Result<Option<(Arc<Form>, Verdict)>, ChoiceError> {
        let FormChoice { form, options, .. } = self.choice_of(form)?;
        Ok(form.map(|form| (Arc::clone(&form), Judge::new(form).judge(&self.poem, &options))))
    }
}
