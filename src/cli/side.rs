//! Side files on disk: `.verse/<draft path>.toml` beside verse.toml, or beside the draft where there is none.

use std::path::{Path, PathBuf};

use super::config::{Project, absolute};
use super::files::Files;
use super::input;
use crate::analysis::Pins;
use crate::side::SideFile;

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

/// The readings chosen for a draft's lines; none without a side file.
///
/// # Errors
/// When the side file cannot be read, with its path and the reason in words.
pub fn pins(project: &Project, draft: &Path, files: &Files) -> Result<Pins, String> {
    if project.isolated {
        return Ok(Pins::default());
    }
    let path = side_path(project, draft);
    if !files.is_file(&path) {
        return Ok(Pins::default());
    }
    let text = files.read(&path).map_err(|error| error.to_string())?;
    let side = SideFile::parse(&text).map_err(|error| format!("{}: {error}", input::shown_from_here(&path)))?;
    Ok(side.pins())
}
