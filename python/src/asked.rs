//! The project, the form and the accent that a call asks for.

use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;

use pyo3::prelude::*;
use verse::meter::Meter;
use verse::rhyme::Accent;
use verse::workspace::{OverrideTexts, Overrides, Project, Projects, STDIN, Scope, Settings};

use crate::error::{InvalidMeter, InvalidOption, of_overrides};

/// The options of a call, which hold for every poem.
pub(crate) struct Asked {
    /// The project without a file: the built-in forms and dictionaries, and a form file that was asked for.
    pub(crate) project: Arc<Project>,
    /// The settings of that project for a poem.
    pub(crate) settings: Settings,
    /// The form and the accent.
    pub(crate) overrides: Overrides,
    /// How many threads may work.
    pub(crate) threads: NonZero<usize>,
}

impl Asked {
    /// Reads the options. Only a form file that is named is read from the disk, so that otherwise the answer depends on the version
    /// alone.
    pub(crate) fn read(texts: &OverrideTexts, threads: Option<usize>) -> PyResult<Self> {
        let mut projects = Projects::new(&Scope { isolated: true, ..Scope::default() });
        let overrides = texts.read(&mut projects).map_err(|error| of_overrides(&error))?;
        let project = projects.of(Path::new(STDIN));
        let settings = project.settings(Path::new(STDIN));
        let cores = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        let threads = match threads {
            None => cores(),
            Some(threads) => NonZero::new(threads)
                .ok_or_else(|| InvalidOption::new_err("threads=0; at least one thread must work"))?,
        };
        Ok(Self { project, settings, overrides, threads })
    }
}

/// The meter of these words.
pub(crate) fn meter(words: Option<&str>) -> PyResult<Option<Meter>> {
    let read =
        |words: &str| words.parse().map_err(|error: verse::meter::MeterError| InvalidMeter::new_err(error.to_string()));
    words.map(read).transpose()
}

/// The accent of this name.
pub(crate) fn accent(name: Option<&str>) -> PyResult<Option<Accent>> {
    let read = |name: &str| {
        let unknown =
            || InvalidOption::new_err(format!("accent={name:?}; there are \"any\", \"american\" and \"british\""));
        Accent::named(name).ok_or_else(unknown)
    };
    name.map(read).transpose()
}

/// A form as Python names it: a text, or the path of a form file.
pub(crate) fn form(named: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
    let Some(named) = named else { return Ok(None) };
    if let Ok(name) = named.extract::<String>() {
        return Ok(Some(name));
    }
    let path: std::path::PathBuf = named.extract()?;
    // A bare file name ends in `.toml` and is taken for a file by that.
    Ok(Some(path.to_string_lossy().into_owned()))
}
