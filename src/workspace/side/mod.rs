//! Side files, with the poet's form, pins, roles and wordings of a draft: `.verse/<draft path>.toml` beside verse.toml, or beside the
//! draft where there is none.

mod file;
mod merge;

pub use file::{KeptLine, PinnedLine, SideError, SideFile};

use std::path::{Path, PathBuf};

use super::bounds::Bounds;
use super::paths::{absolute, shown_from_here};
use super::project::Project;
use super::settings::{FormSetting, Settings};
use super::source::Files;
use super::store::{Change, StoreError, update};
use crate::analysis::Pins;
use crate::page::Settled;

/// The folder of side files.
const FOLDER: &str = ".verse";

/// The path of a draft's side file, whether it exists or not.
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

/// The parts of a draft's side file that concern judging; empty without a side file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The readings chosen for its lines.
    pub pins: Pins,
    /// The roles that the poet gave to lines.
    pub settled: Settled,
    /// The form chosen for it, and the path of the side file.
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

/// Reads the parts of a draft's side file that concern judging.
///
/// # Errors
/// When the side file cannot be read, with its path and the reason in words.
pub fn kept(project: &Project, draft: &Path, files: &Files) -> Result<Kept, String> {
    let Some(text) = text(project, draft, files)? else { return Ok(Kept::default()) };
    let place = shown_from_here(&side_path(project, draft));
    let side = SideFile::parse(&text).map_err(|error| format!("{place}: {error}"))?;
    Ok(Kept { pins: side.pins(), settled: side.settled(), form: side.form.map(|form| (form, place)) })
}

/// Whether a draft has a side file that is left out, since git does not track it: `--project-only`.
pub fn is_left_out(project: &Project, draft: &Path, files: &Files) -> bool {
    let path = side_path(project, draft);
    project.is_untracked(&path) && files.is_file(&path)
}

/// The text of a draft's side file; `None` where there is none.
///
/// # Errors
/// When the side file cannot be read, with its path and the reason in words.
pub fn text(project: &Project, draft: &Path, files: &Files) -> Result<Option<String>, String> {
    let path = side_path(project, draft);
    if project.isolated || project.is_untracked(&path) || !files.is_file(&path) {
        return Ok(None);
    }
    files.read_within(&bounds(draft), &path).map(Some).map_err(|error| error.to_string())
}

/// Why a side file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// An isolated project has none.
    #[error("--isolated leaves it alone")]
    Isolated,
    /// It cannot be read or written, or would lie outside of the draft's repository.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file is no side file by now, so it is not changed.
    #[error(transparent)]
    Broken(#[from] SideError),
}

/// Writes a draft's side file, or removes it where nothing is left in it; whole or not at all.
///
/// `known` is the text the caller read or wrote last, and `text` the new one. The changes between the two are applied to the
/// file's present text, so that what other programs kept meanwhile is preserved.
///
/// # Errors
/// When the file cannot be read, understood or written, lies outside of the draft's repository, or the project is isolated.
pub fn write(project: &Project, draft: &Path, known: Option<&str>, text: Option<&str>) -> Result<(), WriteError> {
    if project.isolated {
        return Err(WriteError::Isolated);
    }
    let path = side_path(project, draft);
    bounds(draft).guard(&path).map_err(|why| StoreError::write(&path, why))?;
    if text.is_none() && !path.exists() {
        return Ok(());
    }
    let read = |text: Option<&str>| text.map_or_else(|| Ok(SideFile::default()), SideFile::parse);
    let (known, wanted) = (read(known)?, read(text)?);
    update(&path, |there| {
        let merged = merge::merged(&known, wanted, read(there.as_deref())?);
        Ok(merged.to_text().map_or(Change::Remove, Change::Write))
    })
}

fn bounds(draft: &Path) -> Bounds {
    Bounds::of(absolute(draft).parent().unwrap_or(Path::new(".")))
}
