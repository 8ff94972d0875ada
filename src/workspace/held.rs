//! The settings in force for a draft, key by key, each with its source: `verse check --show-settings`.

use std::path::Path;

use super::filter::FindingFilter;
use super::overrides::OverrideTexts;
use super::paths::shown;
use super::project::Project;
use super::resolve::{FormChoice, place_of};
use super::settings::Settings;
use crate::judge::{Rule, Status};
use crate::page::FrontMatter;

/// A key in force for a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldKey {
    /// The key's name in verse.toml; `set` for a key of the form, whose name is then in the value.
    pub key: &'static str,
    /// Its value as written.
    pub value: String,
    /// Its source: `default`, `verse.toml:4`, `front matter, i.txt:2`, `--form`; empty where nobody chose a form.
    pub source: String,
}

/// The source of a key that nobody sets.
const DEFAULT: &str = "default";

/// The sources of settings for one draft.
#[derive(Debug, Clone, Copy)]
pub struct Voices<'a> {
    /// The draft's project.
    pub project: &'a Project,
    /// The project's settings for the draft, overridden by its side file.
    pub settings: &'a Settings,
    /// The command line's overrides, as typed.
    pub texts: &'a OverrideTexts,
    /// The command line's filter.
    pub filter: &'a FindingFilter,
    /// The draft's path.
    pub path: &'a Path,
    /// The draft's front matter.
    pub front: Option<&'a FrontMatter>,
}

impl Voices<'_> {
    /// Every key in force for the draft, in the order of the reference page; `choice` has its form and options.
    pub fn held(&self, choice: &FormChoice) -> Vec<HeldKey> {
        let mut held = vec![self.form(choice)];
        held.extend(self.sections(choice));
        let keys = self.form_keys();
        let budget_place = keys.iter().rev().find(|(key, ..)| key == "budget").map(|(.., place)| place.clone());
        let is_last = |at: usize| keys.iter().skip(at + 1).all(|(later, ..)| *later != keys[at].0);
        let sets = keys.iter().enumerate().filter(|(at, (key, ..))| is_last(*at) && key != "budget");
        held.extend(sets.map(|(_, (key, value, place))| row("set", format!("{key} = {value}"), place)));
        let budget = choice.form.as_ref().map_or(0, |form| form.budget);
        let of_form = || if budget > 0 { "the form".to_owned() } else { DEFAULT.to_owned() };
        held.push(row("budget", budget.to_string(), &budget_place.unwrap_or_else(of_form)));
        held.push(self.status(choice.options.status));
        held.push(self.text("acrostic", choice.options.given_text.as_deref().unwrap_or("none")));
        held.push(self.accent(choice));
        held.extend(self.findings());
        held
    }

    fn form(&self, choice: &FormChoice) -> HeldKey {
        let is_song = !choice.parts.is_empty() && choice.place.is_none();
        let own = choice.form.as_ref().filter(|_| !is_song).map(|form| form.id.as_str());
        let id = own.unwrap_or(if is_song { "by sections" } else { "no form" });
        let place = choice.place.clone().unwrap_or_default();
        let in_front = self.front.is_some_and(|front| front.form.is_some());
        let source = match (&self.texts.form, &self.settings.form) {
            (Some(_), _) => "--form".to_owned(),
            (None, _) if in_front => format!("front matter, {place}"),
            (None, None) if own.is_some() => "the file's name".to_owned(),
            (None, _) => place,
        };
        row("form", id.to_owned(), &source)
    }

    /// The form of each named part of the poem, a row a part.
    fn sections(&self, choice: &FormChoice) -> Vec<HeldKey> {
        let written = self.front.map_or(&[][..], |front| &front.sections);
        let place = |label: &str| {
            let line = written.iter().find(|(name, ..)| name == label).map(|(.., line)| line + 1);
            line.map_or_else(String::new, |line| format!("front matter, {}:{line}", shown(self.path)))
        };
        choice
            .parts
            .iter()
            .map(|(label, form)| row("section", format!("{label} = {}", form.id), &place(label)))
            .collect()
    }

    /// The keys of the form that are set, each with its value and place, the later over the earlier.
    fn form_keys(&self) -> Vec<(String, String, String)> {
        let mut keys = Vec::new();
        for (key, value) in &self.settings.set {
            let place = self.settings.set_places.get(key).map_or("verse.toml", String::as_str);
            flatten(key, value, place, &mut keys);
        }
        if let Some(meter) = &self.settings.meter {
            keys.push(("meter".to_owned(), meter.clone(), self.place("meter")));
        }
        let front = self.front.filter(|_| self.texts.form.is_none());
        for (key, value, line) in front.map_or(&[][..], |front| &front.settings) {
            let place = format!("front matter, {}:{}", shown(self.path), line + 1);
            keys.push((key.clone(), value.clone(), place));
        }
        if let Some(meter) = &self.texts.meter {
            keys.push(("meter".to_owned(), meter.clone(), "--meter".to_owned()));
        }
        for set in self.texts.set.iter().filter_map(|set| set.parse::<toml::Table>().ok()) {
            set.iter().for_each(|(key, value)| flatten(key, value, "--set", &mut keys));
        }
        keys
    }

    fn status(&self, status: Status) -> HeldKey {
        let word = match status {
            Status::Unsaid => "by its length",
            Status::Draft => "draft",
            Status::Done => "done",
        };
        if self.texts.finished { row("status", word.to_owned(), "--finished") } else { self.text("status", word) }
    }

    fn accent(&self, choice: &FormChoice) -> HeldKey {
        let word = choice.options.accent.id();
        if self.texts.accent.is_some() { row("accent", word.to_owned(), "--accent") } else { self.text("accent", word) }
    }

    /// Which findings are shown, and which of them fail the run.
    fn findings(&self) -> [HeldKey; 4] {
        let (settings, filter) = (self.settings, self.filter);
        let select = if filter.select.is_empty() {
            let chosen = settings.select.as_deref().map_or_else(|| "all".to_owned(), ids);
            row("select", chosen, &self.place("select"))
        } else {
            row("select", ids(&filter.select), "--select")
        };
        let ignored = [settings.ignore.as_slice(), &filter.ignore].concat();
        let typed = if filter.ignore.is_empty() { "" } else { "--ignore" };
        let written = settings.places.get("ignore").map_or("", String::as_str);
        let places: Vec<&str> = [written, typed].into_iter().filter(|place| !place.is_empty()).collect();
        let places = if places.is_empty() { DEFAULT.to_owned() } else { places.join(", ") };
        let ignored = if ignored.is_empty() { "none".to_owned() } else { ids(&ignored) };
        let level = filter.min_level.map_or_else(|| self.place("min-level"), |_| "--min-level".to_owned());
        let strict = if filter.strict { "--strict".to_owned() } else { self.place("strict") };
        [
            select,
            row("ignore", ignored, &places),
            row("min-level", filter.min_level(settings).to_string(), &level),
            row("strict", (filter.strict || settings.strict).to_string(), &strict),
        ]
    }

    /// A key that front matter may have over verse.toml.
    fn text(&self, key: &'static str, value: &str) -> HeldKey {
        let names: &[&str] = if key == "acrostic" { &["given", "acrostic"] } else { &[key] };
        let own = self.front.and_then(|front| {
            let name = names.iter().find(|name| front.line_of(name).is_some())?;
            Some(format!("front matter, {}", place_of(self.path, front, name)))
        });
        row(key, value.to_owned(), &own.unwrap_or_else(|| self.place(key)))
    }

    /// The place of a key in verse.toml.
    fn place(&self, key: &str) -> String {
        self.settings.places.get(key).cloned().unwrap_or_else(|| DEFAULT.to_owned())
    }
}

fn row(key: &'static str, value: String, source: &str) -> HeldKey {
    HeldKey { key, value, source: source.to_owned() }
}

fn ids(rules: &[Rule]) -> String {
    rules.iter().map(|rule| rule.id()).collect::<Vec<_>>().join(", ")
}

/// Adds a key and what is in its table, one row a value: `severity.meter`.
fn flatten(key: &str, value: &toml::Value, place: &str, keys: &mut Vec<(String, String, String)>) {
    match value.as_table() {
        Some(table) => table.iter().for_each(|(below, value)| flatten(&format!("{key}.{below}"), value, place, keys)),
        None => keys.push((key.to_owned(), value.to_string(), place.to_owned())),
    }
}
