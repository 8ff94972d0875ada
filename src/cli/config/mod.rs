//! What a project asks for: verse.toml, the poet's forms and lexicons, and which of them hold for a draft.
//!
//! Begin with [`Projects::of`], which finds the verse.toml closest to a draft; [`Project::settings`] says what it asks for
//! that draft. Whatever is broken is told as a [`Problem`] and left out, so that every draft is still checked.

mod file;
mod mapping;
mod project;
mod reading;
mod settings;
mod stamps;

pub use file::ConfigError;
pub(crate) use file::{Source, rule};
pub(crate) use mapping::below;
pub use mapping::{Mapping, pattern_of};
pub(crate) use project::absolute;
pub use project::{Problem, Project, Projects, own_folder};
pub use reading::LEXICON;
pub use settings::{FormChoice, Settings};
pub use stamps::Stamps;

/// The name of a project's settings file.
pub const FILE_NAME: &str = "verse.toml";

/// The word of `known` nearest to a mistyped one, if any is near enough to be meant.
///
/// ```
/// assert_eq!(verse::cli::config::nearest("incldue", ["exclude", "include"]), Some("include"));
/// assert_eq!(verse::cli::config::nearest("zebra", ["exclude", "include"]), None);
/// ```
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Jaro similarity from which a name is offered; the limit clap has for its own options.
    const NEAR: f64 = 0.7;
    let scored = known.into_iter().map(|name| (strsim::jaro(typed, name), name));
    let best = scored.filter(|(score, _)| *score > NEAR).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, name)| name)
}

/// `` (did you mean `include`?)``, or nothing when no name is near.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(typed, known).map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default()
}
