//! The host of the open drafts that answers from the workspace: the files on disk.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::disk::{Disk, Greeting, read_only};
use super::host::DraftHost;
use super::opened::{OpenedDraft, SideText};
use crate::lexicon::LexiconEntry;
use crate::workspace::side::{self, side_path};
use crate::workspace::{
    DraftContext, FILE_NAME, Files, LEXICON, Mapping, OverrideError, OverrideTexts, Overrides, Projects,
};
use crate::workspace::{Scope, absolute, config_folder, shown, shown_from_here, sounds_of, teach};

/// The files around the drafts.
#[derive(Debug)]
pub(super) struct WorkspaceHost {
    projects: Projects,
    overrides: Overrides,
    /// What the overrides were read from, a form file among it.
    texts: OverrideTexts,
    scope: Scope,
    /// What this editor read from a side file, or wrote into it, last.
    sides: HashMap<PathBuf, String>,
}

impl WorkspaceHost {
    /// A host that judges by these overrides, within this scope.
    pub(super) fn new(texts: OverrideTexts, scope: Scope) -> Result<Self, OverrideError> {
        let mut projects = Projects::new(&scope);
        let overrides = texts.read(&mut projects)?;
        Ok(Self { projects, overrides, texts, scope, sides: HashMap::new() })
    }

    /// The poet's own lexicon.
    fn lexicon(&self) -> anyhow::Result<PathBuf> {
        if self.scope.isolated {
            bail!("--isolated leaves your lexicon alone");
        }
        config_folder().map(|folder| folder.join(LEXICON)).context("there is no configuration folder")
    }

    /// Maps a draft to a form in its project's verse.toml, or in one beside it, and reads it from now on.
    fn keep(&mut self, path: &Path, form: &str) -> anyhow::Result<String> {
        if self.scope.isolated {
            bail!("--isolated leaves verse.toml alone");
        }
        let config = self.projects.of(path).config.clone();
        let config = config.unwrap_or_else(|| absolute(path).with_file_name(FILE_NAME));
        let mapping = Mapping::plan(&config, path, form)?;
        mapping.write()?;
        self.look_again()?;
        Ok(format!("{form} is kept for {} in {}.", shown(path), shown_from_here(&config)))
    }

    /// Reads settings, forms and lexicons again from now on.
    fn look_again(&mut self) -> anyhow::Result<()> {
        let mut projects = Projects::new(&self.scope);
        self.overrides = self.texts.read(&mut projects)?;
        self.projects = projects;
        Ok(())
    }

    /// Adds a word to the poet's lexicon and hears with it from now on.
    fn learn(&mut self, word: &str, said: &str) -> anyhow::Result<String> {
        let entry = LexiconEntry::new(&word.replace('\u{2019}', "'"), sounds_of(said)?)?;
        let path = self.lexicon()?;
        teach(&path, &entry)?;
        self.look_again()?;
        Ok(format!("{entry} ({}) is taught, in {}.", entry.sounds.ipa(), shown(&path)))
    }
}

impl DraftHost for WorkspaceHost {
    fn open(&mut self, path: &Path, disk: &mut Disk) -> Result<OpenedDraft, String> {
        let Greeting { id, text, recovered, open_elsewhere } = disk.open(path).map_err(|error| error.to_string())?;
        let (new, text) = (text.is_none(), text.unwrap_or_default());
        let project = self.projects.of(path);
        let mut notes: Vec<String> = project.problems.iter().map(ToString::to_string).collect();
        if open_elsewhere {
            notes.push("This draft is open in another editor too; whichever saves last is asked first.".to_owned());
        }
        let side = side::text(&project, path, &Files::Disk);
        if let Ok(Some(text)) = &side {
            self.sides.insert(side_path(&project, path), text.clone());
        }
        Ok(OpenedDraft {
            id,
            path: path.to_owned(),
            text,
            new,
            read_only: read_only(path),
            context: self.context(path),
            recovered,
            side: side.map_or_else(SideText::Unreadable, |text| text.map_or(SideText::None, SideText::Is)),
            notes,
        })
    }

    fn context(&mut self, path: &Path) -> DraftContext {
        // A draft without a name belongs to the project of the working directory.
        let beside = if path.as_os_str().is_empty() { Path::new("./-") } else { path };
        let project = self.projects.of(beside);
        let settings = project.settings(beside);
        DraftContext { path: path.to_owned(), project, settings, overrides: self.overrides.clone() }
    }

    fn keep_form(&mut self, path: &Path, form: &str) -> Result<String, String> {
        self.keep(path, form).map_err(|error| format!("The form was not kept: {error:#}."))
    }

    fn teach(&mut self, word: &str, said: &str) -> Result<String, String> {
        self.learn(word, said).map_err(|error| format!("{word} was not taught: {error:#}."))
    }

    fn write_side(&mut self, path: &Path, text: Option<&str>) -> Result<(), String> {
        let project = self.projects.of(path);
        let side = side_path(&project, path);
        let known = self.sides.get(&side).map(String::as_str);
        side::write(&project, path, known, text)
            .map_err(|error| format!("Kept lines could not be written to {}: {error}.", shown_from_here(&side)))?;
        match text {
            Some(text) => _ = self.sides.insert(side, text.to_owned()),
            None => _ = self.sides.remove(&side),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(scope: Scope) -> WorkspaceHost {
        WorkspaceHost::new(OverrideTexts::default(), scope).unwrap()
    }

    #[test]
    fn a_form_kept_is_what_the_draft_is_judged_by_through_a_link_too() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        std::fs::create_dir(&real).unwrap();
        std::fs::write(real.join(FILE_NAME), "# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n").unwrap();
        let mut drafts = vec![real.join("snow[1].txt")];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&real, folder.path().join("link")).unwrap();
            drafts.push(folder.path().join("link/rain.txt"));
        }
        for draft in drafts {
            let mut host = host(Scope::default());
            host.keep(&draft, "haiku").unwrap();
            let kept = host.context(&draft).choose(None, None).unwrap();
            assert_eq!(kept.form.map(|form| form.id.clone()).as_deref(), Some("haiku"), "{}", draft.display());
        }
        let text = std::fs::read_to_string(real.join(FILE_NAME)).unwrap();
        assert!(text.starts_with("# mine\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\n"), "{text}");
    }

    #[test]
    fn two_editors_on_one_draft_lose_no_line_kept_by_either() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("snow.txt");
        let kept = |line: &str| format!("[[kept]]\nline = \"{line}\"\nwordings = [\"{line}\"]\n");
        let (mut one, mut other) = (host(Scope::default()), host(Scope::default()));
        one.write_side(&draft, Some(&kept("white snow"))).unwrap();
        other.write_side(&draft, Some(&kept("grey rain"))).unwrap();
        one.write_side(&draft, Some(&(kept("white snow") + &kept("black ice")))).unwrap();
        other.write_side(&draft, None).unwrap();
        let text = std::fs::read_to_string(folder.path().join(".verse/snow.txt.toml")).unwrap();
        let lines: Vec<String> = side::SideFile::parse(&text).unwrap().kept.into_iter().map(|kept| kept.line).collect();
        assert_eq!(lines, ["white snow", "black ice"]);
    }

    #[test]
    fn without_settings_no_form_is_kept() {
        let scope = Scope { isolated: true, ..Scope::default() };
        assert!(host(scope).keep(Path::new("snow.txt"), "haiku").is_err());
    }
}
