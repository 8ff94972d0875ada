//! The form to search for: one of the registry's, or a line of a meter.

use std::sync::Arc;

use super::Args;
use crate::form::{FindError, Form, Registry, Setting};
use crate::meter::Meter;
use crate::workspace::{OverrideError, OverrideTexts, Projects};

/// The form to search for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    what: What,
    /// Keys set over the form's own.
    settings: Vec<Setting>,
}

#[derive(Debug, Clone)]
enum What {
    /// A form by its name, or a bare scheme.
    Form(String),
    /// One line of a meter.
    Meter(Meter),
}

impl Wanted {
    /// Reads the form of the command line; the name of a form takes precedence over a meter.
    pub(super) fn of(args: &Args, projects: &mut Projects) -> anyhow::Result<Self> {
        let texts = OverrideTexts {
            form: Some(args.form.clone()),
            meter: args.meter.clone(),
            set: args.set.clone(),
            ..OverrideTexts::default()
        };
        // Marks of a meter have slashes, as the path of a form file has.
        let may_be_marks = args.form.contains('/');
        if let (true, Ok(meter)) = (may_be_marks, args.form.parse::<Meter>()) {
            return Self::line_of(meter, texts, projects);
        }
        match texts.read(projects) {
            Ok(overrides) => {
                let name = overrides.form.unwrap_or_default();
                Ok(Self { what: What::Form(name), settings: overrides.settings })
            }
            Err(OverrideError::Form(why)) => match (&why, args.form.parse::<Meter>()) {
                (FindError::Unknown(_), Ok(meter)) => Self::line_of(meter, texts, projects),
                _ => Err(anyhow::Error::msg(why)),
            },
            Err(why) => Err(why.into()),
        }
    }

    fn line_of(meter: Meter, texts: OverrideTexts, projects: &mut Projects) -> anyhow::Result<Self> {
        let own = format!("name = \"{meter}\"\nnoun = \"a line of {meter}\"\nlines = 1\nmeter = \"{meter}\"\n");
        let mut settings = vec![Setting::parse("FORM", &own)?];
        settings.extend(OverrideTexts { form: None, ..texts }.read(projects)?.settings);
        Ok(Self { what: What::Meter(meter), settings })
    }

    /// The form as a registry has it.
    pub(super) fn form(&self, registry: &Registry) -> Result<Arc<Form>, FindError> {
        match &self.what {
            What::Form(name) => registry.find_with(name, &self.settings),
            What::Meter(_) => registry.made_of(&self.settings),
        }
    }

    /// What finds call the form: its id, or the meter.
    pub(super) fn label(&self, form: &Form) -> String {
        match &self.what {
            What::Form(_) => form.id.clone(),
            What::Meter(meter) => meter.to_string(),
        }
    }
}
