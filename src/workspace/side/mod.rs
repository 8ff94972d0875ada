//! Side files: what the poet keeps beside a draft, in `.verse/<draft path>.toml` beside verse.toml, or beside the draft where there is
//! none.

mod file;

pub use file::{KeptLine, PinnedLine, SideError, SideFile};

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::bounds::Bounds;
use super::paths::{absolute, shown_from_here};
use super::project::Project;
use super::settings::{FormSetting, Settings};
use super::source::Files;
use super::store::replace;
use crate::analysis::{Pins, Poem, Session};

/// The folder side files lie in.
const FOLDER: &str = ".verse";

/// Where a draft's side file lies, whether there is one or not.
pub fn side_path(project: &Project, draft: &Path) -> PathBuf {
    let draft = absolute(draft);
    let own = draft.parent().map(Path::to_owned).unwrap_or_default();
    let folder = if project.config.is_some() { project.folder() } else { own };
    let alone = || Path::new(draft.file_name().unwrap_or_default());
    let within = draft.strip_prefix(&folder).unwrap_or_else(|_| alone());
    let mut name = folder.join(FOLDER).join(within).into_os_string();
    name.push(".toml");
    name.into()
}

/// What a draft's side file says of how it is judged; nothing without one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The readings chosen for its lines.
    pub pins: Pins,
    /// The form chosen for it, and the side file that says so.
    form: Option<(String, String)>,
}

impl Kept {
    /// The settings of the draft's project with the form chosen for the draft in place of the one they ask for.
    #[must_use]
    pub fn over(&self, settings: Settings) -> Settings {
        let form = self.form.clone().map(|(form, place)| (FormSetting::Name(form), place));
        Settings { form: form.or(settings.form), ..settings }
    }
}

/// Reads what a draft's side file says of how it is judged.
///
/// # Errors
/// When the side file cannot be read, with its path and the reason in words.
pub fn kept(project: &Project, draft: &Path, files: &Files) -> Result<Kept, String> {
    let Some(text) = text(project, draft, files)? else { return Ok(Kept::default()) };
    let place = shown_from_here(&side_path(project, draft));
    let side = SideFile::parse(&text).map_err(|error| format!("{place}: {error}"))?;
    Ok(Kept { pins: side.pins(), form: side.form.map(|form| (form, place)) })
}

/// A draft as heard in its project, its words said as the poet pinned them; beside it what is wrong with its side file, if something
/// is, for then it is left out.
pub fn hear(project: &Project, draft: &Path, text: &str) -> (Poem, Option<String>) {
    let mut session = Session::new(project.ear.clone());
    let problem = match kept(project, draft, &Files::Disk) {
        Ok(kept) => {
            session.pin(kept.pins);
            None
        }
        Err(problem) => Some(problem),
    };
    (session.hear(text), problem)
}

/// The text of a draft's side file; `None` where there is none.
///
/// # Errors
/// When the side file cannot be read, with its path and the reason in words.
pub fn text(project: &Project, draft: &Path, files: &Files) -> Result<Option<String>, String> {
    let path = side_path(project, draft);
    if project.isolated || !files.is_file(&path) {
        return Ok(None);
    }
    files.read_within(&bounds(draft), &path).map(Some).map_err(|error| error.to_string())
}

/// Writes a draft's side file, or takes it away where there is no text for it; a reader never meets half of it.
///
/// # Errors
/// When the system refuses, the file would lie outside of the draft's repository, or an isolated project has none.
pub fn write(project: &Project, draft: &Path, text: Option<&str>) -> io::Result<()> {
    if project.isolated {
        return Err(io::Error::other("--isolated leaves it alone"));
    }
    let path = side_path(project, draft);
    bounds(draft).guard(&path)?;
    match text {
        Some(text) => {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            replace(&path, text.as_bytes())
        }
        None if path.exists() => fs::remove_file(&path),
        None => Ok(()),
    }
}

fn bounds(draft: &Path) -> Bounds {
    Bounds::of(absolute(draft).parent().unwrap_or(Path::new(".")))
}
