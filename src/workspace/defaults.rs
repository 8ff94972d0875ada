//! The form and accent that an editor sets for drafts without their own.

use std::path::Path;

use super::project::Project;
use super::resolve::form_of_name;
use super::settings::{FormSetting, Settings};
use crate::rhyme::Accent;

/// The form and accent used where neither a draft, its side file, its project nor its name sets one.
///
/// [`Overrides`](super::Overrides) come before all of those, and this comes after them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The form: a name or a bare scheme.
    pub form: Option<String>,
    /// The accent in which rhymes are judged.
    pub accent: Option<Accent>,
}

/// The place of the form's setting in messages.
const PLACE: &str = "the editor's setting `form`";

impl Defaults {
    /// The settings of a draft with these below them; its front matter comes before both, wherever it is read.
    #[must_use]
    pub fn below(&self, mut settings: Settings, project: &Project, draft: &Path) -> Settings {
        let is_named = || form_of_name(&project.registry, draft).is_some();
        if let (Some(form), None) = (&self.form, &settings.form)
            && !is_named()
        {
            settings.form = Some((FormSetting::Name(form.clone()), PLACE.to_owned()));
        }
        settings.accent = settings.accent.or(self.accent);
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_project_or_a_file_name_says_comes_before_the_defaults() {
        let defaults = Defaults { form: Some("sonnet".to_owned()), accent: Some(Accent::British) };
        let project = Project::default();
        let form = |settings: Settings, path: &str| {
            let below = defaults.below(settings, &project, Path::new(path));
            (below.form.map(|(form, _)| form), below.accent)
        };
        let named = |name: &str| Some(FormSetting::Name(name.to_owned()));
        let said = Settings {
            form: Some((FormSetting::Name("limerick".to_owned()), "verse.toml:3".to_owned())),
            accent: Some(Accent::American),
            ..Settings::default()
        };
        assert_eq!(form(said, "i.txt"), (named("limerick"), Some(Accent::American)));
        assert_eq!(form(Settings::default(), "i.haiku.txt"), (None, Some(Accent::British)));
        assert_eq!(form(Settings::default(), "i.draft.txt"), (named("sonnet"), Some(Accent::British)));
    }
}
