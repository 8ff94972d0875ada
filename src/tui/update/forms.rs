//! The form picker: the list of forms, the most wanted first, and choosing one.

use std::sync::Arc;

use crate::form::{Form, Listed, suggest};
use crate::judge::{Severity, Verdict};
use crate::tui::action::Effect;
use crate::tui::app::App;
use crate::tui::form_search::FormWords;
use crate::tui::overlay::{Choice, Item, List, ListKind, Overlay};
use crate::tui::view::quoted;

/// How many findings the preview of a form shows.
const PREVIEWED: usize = 4;

/// The forms most people ask for, the most wanted first: those that handbooks and courses begin with.
const WANTED: [&str; 20] = [
    "haiku",
    "limerick",
    "shakespearean-sonnet",
    "petrarchan-sonnet",
    "ballad",
    "quatrain-abab",
    "heroic-couplet",
    "blank-verse",
    "villanelle",
    "sestina",
    "ghazal",
    "pantoum",
    "triolet",
    "tanka",
    "cinquain",
    "terza-rima",
    "acrostic",
    "clerihew",
    "ottava-rima",
    "free-verse",
];

impl App {
    /// Lists the forms: the one the draft has, those it resembles, the choice of no form, those most people want, then all by family and
    /// name.
    pub(super) fn list_forms(&mut self) {
        self.read_stale();
        let draft = self.draft();
        let registry = draft.reading.registry();
        let suggested = suggest::suggest(draft.reading.poem(), draft.buffer.text(), registry);
        let mut listed = registry.list();
        // A bare scheme, a form of verse.toml and a song have no row of their own.
        let own = draft.reading.form().map(|form| form.id.clone());
        let own = own.filter(|own| listed.iter().any(|form| form.id == *own));
        let is_own = |form: &Listed| own.as_ref() == Some(&form.id);
        let place = |form: &Listed| {
            let likely = suggested.iter().position(|suggestion| suggestion.form.id == form.id);
            let wanted = WANTED.iter().position(|wanted| *wanted == form.id);
            (
                !is_own(form),
                likely.unwrap_or(usize::MAX),
                wanted.unwrap_or(usize::MAX),
                form.family.clone(),
                form.name.clone(),
            )
        };
        listed.sort_by_cached_key(place);
        let mut list = List::new(ListKind::Forms, "Forms", Vec::new());
        for form in listed {
            let built = registry.find(&form.id).ok();
            let resembles = suggested.iter().any(|suggestion| suggestion.form.id == form.id);
            let shape = built.as_deref().map(Form::shape).unwrap_or_default();
            let detail = match (is_own(&form), resembles) {
                (true, _) => format!("this draft's form: {shape}"),
                (false, true) => format!("like this draft: {shape}"),
                (false, false) => shape,
            };
            list.words.push(words_of(&form, built.as_ref()));
            list.items.push(Item { label: form.name, detail, choice: Choice::Form(form.id) });
        }
        let none = Item {
            label: "No form".to_owned(),
            detail: "nothing is judged".to_owned(),
            choice: Choice::Form(String::new()),
        };
        let is_apart = own.is_some_and(|own| suggested.iter().all(|suggestion| suggestion.form.id != own));
        let leading = suggested.len() + usize::from(is_apart);
        list.items.insert(leading, none);
        list.words.insert(leading, FormWords::default());
        list.foot = "Enter keeps it here, Tab in verse.toml".into();
        self.overlay = Some(Overlay::List(list));
        self.preview();
    }

    /// Shows below the list how the draft fits the selected form.
    pub(super) fn preview(&mut self) {
        let Some(Overlay::List(list)) = &self.overlay else { return };
        let Some(Choice::Form(id)) = list.taken() else { return };
        let told = match self.draft().reading.judged_as(&id) {
            _ if id.is_empty() => vec!["Counts are shown and nothing is judged.".to_owned()],
            Ok(Some((form, verdict))) => self.fit_in_words(&form, &verdict),
            Ok(None) => Vec::new(),
            Err(error) => vec![error.to_string()],
        };
        if let Some(Overlay::List(list)) = &mut self.overlay {
            list.preview = told;
        }
    }

    /// The form's shape in one line, then how the draft fits it.
    fn fit_in_words(&self, form: &Form, verdict: &Verdict) -> Vec<String> {
        let counted = |severity: Severity| verdict.findings.iter().filter(|found| found.severity == severity).count();
        let (errors, warnings) = (counted(Severity::Error), counted(Severity::Warning));
        let summary = match (errors, warnings) {
            _ if self.draft().reading.poem().lines.is_empty() => {
                "The page is empty: lines it wants stand below it.".to_owned()
            }
            (0, 0) => format!("The draft keeps all that {} asks.", form.name),
            (errors, warnings) => {
                let some = |count: usize, what: &str| match count {
                    0 => None,
                    1 => Some(format!("1 {what}")),
                    count => Some(format!("{count} {what}s")),
                };
                let counts: Vec<String> =
                    [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
                format!("{} as {}.", counts.join(" and "), form.name)
            }
        };
        let worst = verdict.findings.iter().filter(|found| found.severity > Severity::Note).take(PREVIEWED);
        // Lines are numbered as in the gutter: blank ones do not count.
        let number = |line: u32| self.draft().reading.verse(line as usize - 1).map_or(line as usize, |verse| verse + 1);
        let told = worst.map(|found| format!("Line {}: {}", number(found.line), quoted(&found.message)));
        [form.shape(), summary].into_iter().chain(told).collect()
    }

    /// Judges the draft by another form and keeps that form for it; the choice of no form holds until the draft is opened
    /// again.
    pub(super) fn choose_form(&mut self, id: &str) -> Vec<Effect> {
        let own = self.draft().reading.form().map(|form| form.id.clone());
        let form = match self.draft_mut().reading.choose(id) {
            Ok(form) => form,
            Err(error) => {
                self.warn(error.to_string());
                return Vec::new();
            }
        };
        let now = self.now;
        let Some(form) = form else {
            self.tell("No form: nothing is judged.");
            return self.draft_mut().keep_form(None, now).into_iter().collect();
        };
        if self.front_matter_names_a_form() && own.as_ref() == Some(&form.id) {
            self.tell(format!("{} stays, as the draft says at its top.", form.name));
            return Vec::new();
        }
        if self.front_matter_names_a_form() {
            self.warn("The draft names its form between the --- at its top, and that wins; change it there.");
            return Vec::new();
        }
        let kept = if self.draft().is_unnamed() {
            " The form is kept with the draft until it has a name, and then beside it."
        } else {
            ""
        };
        self.tell(format!("Judged as {}.{kept}", form.name));
        self.draft_mut().keep_form(Some(id.to_owned()), now).into_iter().collect()
    }

    /// Judges by the form chosen in the list and keeps it for the draft in verse.toml; a draft without a name has no place there,
    /// so its form is kept with it.
    pub(super) fn keep_form_in_project(&mut self, id: &str) -> Vec<Effect> {
        let path = self.draft().path().to_owned();
        if id.is_empty() || path.as_os_str().is_empty() || self.front_matter_names_a_form() {
            return self.choose_form(id);
        }
        match self.draft_mut().reading.choose(id) {
            Ok(_) => vec![Effect::KeepForm { draft: self.draft().id, path, form: id.to_owned() }],
            Err(error) => {
                self.warn(error.to_string());
                Vec::new()
            }
        }
    }

    fn front_matter_names_a_form(&self) -> bool {
        let matter = self.draft().reading.poem().page.front_matter.as_ref();
        matter.is_some_and(|matter| matter.form.is_some())
    }
}

/// The words by which a form is found besides its name.
fn words_of(form: &Listed, built: Option<&Arc<Form>>) -> FormWords {
    let notes = built.and_then(|form| form.notes.clone()).unwrap_or_default();
    let origin = built.and_then(|form| form.origin.clone()).unwrap_or_default();
    let shape = built.map(|form| form.shape()).unwrap_or_default();
    FormWords::new(&[form.id.clone(), form.aka.join(" ")].join(" "), &form.family, &[notes, origin, shape].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Registry;

    #[test]
    fn the_forms_that_are_wanted_are_there() {
        let registry = Registry::new();
        let unknown: Vec<&str> = WANTED.into_iter().filter(|id| registry.find(id).is_err()).collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }
}
