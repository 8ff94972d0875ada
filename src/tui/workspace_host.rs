//! The [`DraftHost`] that uses the workspace: the files on disk.
#![allow(clippy::disallowed_methods, reason = "a room of the editor that touches files")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::action::FolderEntry;
use super::complete;
use super::disk::{Disk, Greeting, read_only};
use super::host::DraftHost;
use super::opened::{OpenedDraft, SideText};
use crate::judge::Status;
use crate::lexicon::LexiconEntry;
use crate::workspace::side::{self, side_path};
use crate::workspace::voice::Voice;
use crate::workspace::{
    Checker, Draft, DraftContext, FILE_NAME, Files, FindingFilter, LEXICON, Mapping, OverrideError, OverrideTexts,
    Overrides, Progress, Projects, Settings, goes_on, may_go_on, read, state_in_words,
};
use crate::workspace::{Scope, absolute, config_folder, shown, shown_from_here, sounds_of, teach};

/// The longest time to list a folder, while the poet waits for its names.
const LOOKING_THROUGH: Duration = Duration::from_millis(150);

/// The files around the drafts.
#[derive(Debug)]
pub(super) struct WorkspaceHost {
    projects: Projects,
    overrides: Overrides,
    /// The texts the overrides were read from, with the path of a form file.
    texts: OverrideTexts,
    scope: Scope,
    /// The last text this editor read from or wrote to each side file.
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

    /// The state of a draft on disk, in words.
    fn state_of(&mut self, path: &Path, checker: &mut Checker<'_>) -> String {
        let project = self.projects.of(path);
        let (text, kept) = match (read(path), side::kept(&project, path, &Files::Disk)) {
            (Ok(text), Ok(kept)) => (text, kept),
            (Err(_), _) => return "cannot be read".to_owned(),
            (_, Err(_)) => return "its side file cannot be read".to_owned(),
        };
        let draft = Draft { path, text: &text, kept: &kept, progress: Progress::Saved };
        let settings = kept.over(project.settings(path));
        let check = |checker: &mut Checker<'_>, settings: &Settings| {
            FindingFilter::default().check(checker, &project, settings, &draft)
        };
        let Ok(mut judged) = check(checker, &settings) else { return "cannot be judged".to_owned() };
        let Some(form) = judged.form.clone() else { return "no form".to_owned() };
        // As in the editor, a poem whose last part is not complete is unfinished, unless its status says that it
        // is done.
        if settings.status.is_none() && may_go_on(&form, &judged.poem, &judged.verdict) {
            let settings = Settings { status: Some(Status::Draft), ..settings };
            let as_draft = check(checker, &settings).ok();
            judged = as_draft.filter(|draft| goes_on(&form, &draft.poem, &draft.verdict)).unwrap_or(judged);
        }
        let far = state_in_words(&form, &judged.poem, &judged.verdict);
        [form.id.as_str(), &far].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
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

    fn folder(&mut self, typed: &str) -> Vec<FolderEntry> {
        let begun = Instant::now();
        let (folders, drafts): (Vec<String>, Vec<String>) =
            complete::paths_beginning_with(typed).into_iter().partition(|path| path.ends_with('/'));
        let overrides = self.overrides.clone();
        let mut checker = Checker::new(&overrides);
        let fares = |path: String| {
            let in_time = begun.elapsed() < LOOKING_THROUGH;
            let state = if in_time { self.state_of(Path::new(&path), &mut checker) } else { String::new() };
            FolderEntry { path, state, open: None }
        };
        let mut entries: Vec<FolderEntry> = drafts.into_iter().map(fares).collect();
        let above = (!typed.is_empty() || Path::new("..").is_dir()).then(|| format!("{typed}../"));
        entries.extend(folders.into_iter().chain(above).map(|path| FolderEntry { path, ..FolderEntry::default() }));
        entries
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

    fn voice(&mut self) -> Result<Voice, String> {
        Voice::find(None, &self.scope).map_err(|none| in_a_sentence(&none.to_string()))
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

/// A message of the command line as a sentence of the editor.
fn in_a_sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
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
    fn a_folder_tells_how_each_of_its_drafts_fares() {
        let folder = tempfile::tempdir().unwrap();
        let haiku = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";
        for (name, text) in [
            ("done.haiku.txt", haiku),
            ("begun.haiku.txt", "An old silent pond\na frog leaps\n"),
            ("free.txt", "snow falls\n"),
            ("picture.png", ""),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        std::fs::create_dir(folder.path().join("old")).unwrap();
        let typed = format!("{}/", folder.path().display());
        let found = host(Scope::default()).folder(&typed);
        let told: Vec<(&str, &str)> =
            found.iter().map(|entry| (entry.path.strip_prefix(&typed).unwrap(), entry.state.as_str())).collect();
        assert_eq!(
            told,
            [
                ("begun.haiku.txt", "haiku, 2 of 3 lines, 1 fault"),
                ("done.haiku.txt", "haiku, 3 of 3 lines, all fits"),
                ("free.txt", "no form"),
                ("old/", ""),
                ("../", ""),
            ]
        );
    }

    #[test]
    fn without_settings_no_form_is_kept() {
        let scope = Scope { isolated: true, ..Scope::default() };
        assert!(host(scope).keep(Path::new("snow.txt"), "haiku").is_err());
    }
}
