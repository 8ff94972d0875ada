//! What verse.toml asks for one draft.

use std::collections::BTreeMap;
use std::path::Path;

use super::file::{ACCENTS, ConfigError, ConfigFile, DraftsEntry, LEVELS, LineStarts, STATUSES, SettingsText};
use super::patterns::Patterns;
use super::walk;
use crate::judge::{Rule, Severity, Status};
use crate::rhyme::Accent;

/// A form as a project names it.
#[derive(Debug, Clone, PartialEq)]
pub enum FormSetting {
    /// By name or bare scheme.
    Name(String),
    /// Written out in place: `form = { scheme = "abba ..." }`.
    Table(toml::Table),
}

/// What a project asks for one draft; later `[[drafts]]` entries win, key by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The form, and where it was asked for (`verse.toml:4`).
    pub form: Option<(FormSetting, String)>,
    /// The meter, in place of the form's.
    pub meter: Option<String>,
    /// Keys of the form set for this draft.
    pub set: toml::Table,
    /// Where each of them was set (`verse.toml:4`).
    pub set_places: BTreeMap<String, String>,
    /// The status of the poem.
    pub status: Option<Status>,
    /// The text an acrostic spells.
    pub acrostic: Option<String>,
    /// The accent in which rhymes are judged.
    pub accent: Option<Accent>,
    /// The rules that are shown; all when absent.
    pub select: Option<Vec<Rule>>,
    /// The rules that are not.
    pub ignore: Vec<Rule>,
    /// The level from which findings are shown.
    pub min_level: Option<Severity>,
    /// Whether warnings count as errors do.
    pub strict: bool,
    /// Where each key but `form` and those of `set` was written (`verse.toml:4`); `ignore` may be in several places.
    pub places: BTreeMap<&'static str, String>,
}

/// A verse.toml with its values parsed, merged with the settings it extends.
#[derive(Debug, Default)]
pub(super) struct Rules {
    include: Option<Patterns>,
    exclude: Patterns,
    base: Settings,
    drafts: Vec<Drafts>,
    /// `include` and `exclude` as written, each with its place.
    written: BTreeMap<&'static str, (String, String)>,
}

/// The `[[drafts]]` entries of one file, found by their paths.
#[derive(Debug)]
struct Drafts {
    paths: Patterns,
    entries: Vec<Entry>,
}

/// A `[[drafts]]` entry with its values parsed.
#[derive(Debug)]
struct Entry {
    form: Option<(FormSetting, String)>,
    meter: Option<String>,
    set: toml::Table,
    /// Where the keys are set.
    set_place: String,
    status: Option<Status>,
    acrostic: Option<String>,
    accent: Option<Accent>,
    select: Option<Vec<Rule>>,
    ignore: Option<Vec<Rule>>,
    min_level: Option<Severity>,
    places: Vec<(&'static str, String)>,
}

impl Rules {
    /// Merges a file's rules over the inherited ones; `folder` is the file's own, from which its paths count.
    pub(super) fn lay_over(
        &mut self,
        file: &ConfigFile,
        source: SettingsText<'_>,
        folder: &Path,
    ) -> Result<(), ConfigError> {
        let lines = LineStarts::of(source.text);
        let place = |at: usize| format!("{}:{}", source.path, lines.line(at));
        for (key, patterns) in [("include", &file.include), ("exclude", &file.exclude)] {
            let Some(patterns) = patterns else { continue };
            let read = Patterns::read(patterns.iter().map(|pattern| (0, pattern)), source, folder)?;
            if key == "include" {
                self.include = Some(read);
            } else {
                self.exclude = read;
            }
            let written: Vec<&str> = patterns.iter().map(|pattern| pattern.get_ref().as_str()).collect();
            let at = patterns.first().map_or(0, |pattern| pattern.span().start);
            self.written.insert(key, (written.join(", "), place(at)));
        }
        self.lay_base(file, source)?;
        self.base.places.extend(file.places(&place));
        let patterns =
            file.drafts.iter().enumerate().flat_map(|(at, entry)| entry.paths.iter().map(move |path| (at, path)));
        let paths = Patterns::read(patterns, source, folder)?;
        let entries =
            file.drafts.iter().map(|entry| Entry::understand(entry, source, &lines)).collect::<Result<_, _>>()?;
        self.drafts.push(Drafts { paths, entries });
        Ok(())
    }

    /// Merges the keys for all drafts.
    fn lay_base(&mut self, file: &ConfigFile, source: SettingsText<'_>) -> Result<(), ConfigError> {
        let base = &mut self.base;
        if let Some(names) = &file.select {
            base.select = Some(source.rules(names)?);
        }
        if let Some(names) = &file.ignore {
            base.ignore = source.rules(names)?;
        }
        if let Some(level) = &file.min_level {
            base.min_level = Some(source.one_of(level, LEVELS)?);
        }
        if let Some(accent) = &file.accent {
            base.accent = Some(source.one_of(accent, ACCENTS)?);
        }
        base.strict = file.strict.as_ref().map_or(base.strict, |strict| *strict.get_ref());
        Ok(())
    }

    /// `include` and `exclude` as they are written: the key, the patterns, the place.
    pub(super) fn written(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.written.iter().map(|(key, (patterns, place))| (*key, patterns.as_str(), place.as_str()))
    }

    /// Whether a file found in a folder is a draft of this project.
    pub(super) fn takes(&self, path: &Path) -> bool {
        let included = match &self.include {
            Some(patterns) => patterns.match_path(path),
            None => walk::has_draft_extension(path),
        };
        included && !self.leaves_out(path)
    }

    /// Whether `exclude` names this file or a folder it is in.
    pub(super) fn leaves_out(&self, path: &Path) -> bool {
        !self.exclude.entries(path).is_empty()
    }

    /// The settings of files without a `[[drafts]]` entry.
    pub(super) fn base(&self) -> &Settings {
        &self.base
    }

    /// The settings of the draft at this absolute path.
    pub(super) fn settings(&self, path: &Path) -> Settings {
        let mut settings = self.base.clone();
        for Drafts { paths, entries } in &self.drafts {
            let own = paths.entries(path).into_iter().filter_map(|at| entries.get(at));
            own.for_each(|entry| entry.lay_over(&mut settings));
        }
        settings
    }
}

impl Entry {
    fn understand(entry: &DraftsEntry, source: SettingsText<'_>, lines: &LineStarts) -> Result<Self, ConfigError> {
        let form =
            entry.form.as_ref().map(|form| {
                let place = format!("{}:{}", source.path, lines.line(form.span().start));
                match form.get_ref() {
                    toml::Value::String(name) => Ok((FormSetting::Name(name.clone()), place)),
                    toml::Value::Table(table) => Ok((FormSetting::Table(table.clone()), place)),
                    _ => Err(source
                        .error(Some(form.span()), "`form` is a form's name, a scheme, or a table of a form's keys")),
                }
            });
        let set_at = entry.set.as_ref().map(|set| lines.line(set.span().start));
        Ok(Self {
            set_place: set_at.map_or_else(|| source.path.to_owned(), |line| format!("{}:{line}", source.path)),
            form: form.transpose()?,
            meter: entry.meter.as_ref().map(|meter| meter.get_ref().clone()),
            set: keys_set(entry),
            status: entry.status.as_ref().map(|status| source.one_of(status, STATUSES)).transpose()?,
            acrostic: entry.acrostic.as_ref().map(|text| text.get_ref().clone()),
            accent: entry.accent.as_ref().map(|accent| source.one_of(accent, ACCENTS)).transpose()?,
            select: entry.select.as_deref().map(|names| source.rules(names)).transpose()?,
            ignore: entry.ignore.as_deref().map(|names| source.rules(names)).transpose()?,
            min_level: entry.min_level.as_ref().map(|level| source.one_of(level, LEVELS)).transpose()?,
            places: entry.places(&|at| format!("{}:{}", source.path, lines.line(at))),
        })
    }

    fn lay_over(&self, settings: &mut Settings) {
        fn over<T: Clone>(value: Option<&T>, place: &mut Option<T>) {
            if let Some(value) = value {
                *place = Some(value.clone());
            }
        }
        over(self.form.as_ref(), &mut settings.form);
        over(self.meter.as_ref(), &mut settings.meter);
        over(self.status.as_ref(), &mut settings.status);
        over(self.acrostic.as_ref(), &mut settings.acrostic);
        over(self.accent.as_ref(), &mut settings.accent);
        over(self.select.as_ref(), &mut settings.select);
        over(self.min_level.as_ref(), &mut settings.min_level);
        merge(&mut settings.set, &self.set);
        // `poems` and `budget` may be written beside `set`.
        let beside = |key: &str| self.places.iter().find(|(name, _)| *name == key && matches!(key, "poems" | "budget"));
        let place = |key: &str| beside(key).map_or(&self.set_place, |(_, place)| place).clone();
        settings.set_places.extend(self.set.keys().map(|key| (key.clone(), place(key))));
        for (key, place) in &self.places {
            let known = settings.places.entry(key).or_default();
            let both = *key == "ignore" && !known.is_empty();
            *known = if both { format!("{known}, {place}") } else { place.clone() };
        }
        if let Some(rules) = &self.ignore {
            settings.ignore.extend(rules);
        }
    }
}

/// The keys of the form an entry sets, those it may also name outside `set` among them.
fn keys_set(entry: &DraftsEntry) -> toml::Table {
    let mut set = entry.set.as_ref().map(|set| set.get_ref().clone()).unwrap_or_default();
    let poems = entry.poems.as_ref().map(|poems| toml::Value::String(poems.get_ref().clone()));
    let budget = entry.budget.as_ref().map(|budget| toml::Value::Integer((*budget.get_ref()).into()));
    for (key, value) in [("poems", poems), ("budget", budget)] {
        if let Some(value) = value {
            set.insert(key.to_owned(), value);
        }
    }
    set
}

/// Merges the keys of one table over another, inner tables key by key.
pub(super) fn merge(below: &mut toml::Table, above: &toml::Table) {
    for (key, value) in above {
        match (below.get_mut(key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => merge(below, above),
            _ => _ = below.insert(key.clone(), value.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Rules {
        let source = SettingsText { path: "verse.toml", text };
        let mut rules = Rules::default();
        rules.lay_over(&source.parse().unwrap(), source, Path::new("/poems")).unwrap();
        rules
    }

    #[test]
    fn later_entries_win_key_by_key() {
        let rules = rules(
            "[[drafts]]\npaths = [\"drafts\"]\nform = \"sonnet\"\nset = { tolerance = 1, severity.meter = \"off\" }\n\
             [[drafts]]\npaths = [\"*.haiku\", \"drafts/i.txt\"]\nform = \"haiku\"\nset.severity.rhyme = \"note\"\n",
        );
        let form = |path: &str| rules.settings(Path::new(path)).form;
        assert_eq!(form("/poems/drafts/a/b.txt"), Some((FormSetting::Name("sonnet".into()), "verse.toml:3".into())));
        assert_eq!(form("/poems/drafts/i.txt"), Some((FormSetting::Name("haiku".into()), "verse.toml:7".into())));
        assert_eq!(form("/poems/deep/down/x.haiku"), form("/poems/drafts/i.txt"));
        assert_eq!(form("/poems/other.txt"), None);
        let set = rules.settings(Path::new("/poems/drafts/i.txt")).set;
        assert_eq!(set, toml::from_str("tolerance = 1\nseverity = { meter = \"off\", rhyme = \"note\" }").unwrap());
    }

    #[test]
    fn include_and_exclude_say_which_files_are_drafts() {
        let rules = rules("include = [\"*.txt\", \"odes/*\"]\nexclude = [\"notes/\", \"old*.txt\"]\n");
        for (path, taken) in [
            ("/poems/a.txt", true),
            ("/poems/deep/a.txt", true),
            ("/poems/odes/one", true),
            ("/poems/odes/deep/one", false),
            ("/poems/a.md", false),
            ("/poems/deep/notes/a.txt", false),
            ("/poems/older.txt", false),
        ] {
            assert_eq!(rules.takes(Path::new(path)), taken, "{path}");
        }
    }
}
