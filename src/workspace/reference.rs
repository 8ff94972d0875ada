//! Every key of verse.toml, as its reference page lists it.
//!
//! docs/reference/settings.md is made of these rows; tests hold them to what `file` reads and to each key's own example.

/// A key of a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingKey {
    /// The table it belongs to, as it is written: `[[drafts]]`; empty at the top.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// Its value where nobody sets it.
    pub default: &'static str,
    /// A line that sets it.
    pub example: &'static str,
    /// The version that first read it.
    pub since: &'static str,
    /// What it means, in a sentence.
    pub about: &'static str,
}

impl SettingKey {
    /// A key by its table, name, what it takes, default, version, example and meaning.
    pub const fn of([table, name, takes, default, since, example, about]: [&'static str; 7]) -> Self {
        Self { table, name, takes, default, example, since, about }
    }
}

/// The keys of verse.toml.
pub const SETTING_KEYS: &[SettingKey] = &[
    SettingKey::of([
        "",
        "extend",
        "a path",
        "none",
        "0.1",
        r#"extend = "../verse.toml""#,
        "Another settings file that holds where this one is silent; it may extend a third.",
    ]),
    SettingKey::of([
        "",
        "include",
        "patterns",
        "`*.txt`, `*.md`, `*.poem`, `*.verse`",
        "0.1",
        r#"include = ["poems/*.txt"]"#,
        "The files of a folder that are drafts; a file that is named is always one.",
    ]),
    SettingKey::of([
        "",
        "exclude",
        "patterns",
        "none",
        "0.1",
        r#"exclude = ["notes/"]"#,
        "Files and folders that are left out of a folder; with `--force-exclude` of the named files too.",
    ]),
    SettingKey::of([
        "",
        "select",
        "rules",
        "ALL",
        "0.1",
        r#"select = ["R", "syllables"]"#,
        "The rules whose findings are shown: by name or code, by the letter of a group of codes, or ALL.",
    ]),
    SettingKey::of([
        "",
        "ignore",
        "rules",
        "none",
        "0.1",
        r#"ignore = ["rhyme-repeat"]"#,
        "The rules whose findings are not shown, though they are selected.",
    ]),
    SettingKey::of([
        "",
        "min-level",
        "error, warning or note",
        "warning",
        "0.1",
        r#"min-level = "note""#,
        "The level from which findings are shown.",
    ]),
    SettingKey::of([
        "",
        "strict",
        "true or false",
        "false",
        "0.1",
        "strict = true",
        "Whether warnings fail a run as errors do.",
    ]),
    SettingKey::of([
        "",
        "accent",
        "any, american or british",
        "any",
        "0.2",
        r#"accent = "british""#,
        "The accent in which rhymes are judged; `any` takes a rhyme of either.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "paths",
        "patterns",
        "must be given",
        "0.1",
        r#"paths = ["haiku/*.txt", "i.txt"]"#,
        "The drafts that the entry is for. A pattern counts from the folder of the file; one without a slash matches in every folder below, and one of a folder every draft in it.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "form",
        "a name, a scheme or a table",
        "none",
        "0.1",
        r#"form = "shakespearean sonnet""#,
        "Their form: a name, a bare scheme such as aabba, or a table of a form's keys.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "meter",
        "a meter",
        "the form's",
        "0.1",
        r#"meter = "iambic tetrameter""#,
        "The meter in place of the form's; `metre` is read too.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "set",
        "a table",
        "none",
        "0.1",
        r#"set = { tolerance = 1, severity.rhyme-slant = "off" }"#,
        "Any keys of the form, over those of its file.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "status",
        "draft or done",
        "by the poem's length",
        "0.1",
        r#"status = "draft""#,
        "Whether the poem is finished; what text added at the end could mend is no finding in a draft.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "poems",
        "one or many",
        "the form's",
        "0.1",
        r#"poems = "one""#,
        "Whether a file holds one poem or several, as the form's key of that name.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "acrostic",
        "a text",
        "none",
        "0.1",
        r#"acrostic = "SNOW""#,
        "The text that an acrostic spells or another form takes from the draft; `given` is read too.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "accent",
        "any, american or british",
        "that of the file",
        "0.2",
        r#"accent = "american""#,
        "The accent in which their rhymes are judged.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "select",
        "rules",
        "those of the file",
        "0.1",
        r#"select = ["M"]"#,
        "The rules whose findings are shown of these drafts.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "ignore",
        "rules",
        "none",
        "0.1",
        r#"ignore = ["meter"]"#,
        "Rules that are left out of these drafts, beside those of the file.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "min-level",
        "error, warning or note",
        "that of the file",
        "0.1",
        r#"min-level = "error""#,
        "The level from which their findings are shown.",
    ]),
    SettingKey::of([
        "[[drafts]]",
        "budget",
        "a number",
        "0",
        "0.1",
        "budget = 2",
        "How many findings that would fail a run each of them may have before it does.",
    ]),
    SettingKey::of([
        "[lexicon]",
        "files",
        "paths",
        "lexicon.dict, if it is there",
        "0.1",
        r#"files = ["lexicon.dict"]"#,
        "Your own words, in the format of CMUdict; the first file counts most, and `verse say --project` writes there.",
    ]),
    SettingKey::of([
        "[forms]",
        "paths",
        "paths",
        "forms, if it is there",
        "0.1",
        r#"paths = ["forms"]"#,
        "Your own forms: files, or folders of them.",
    ]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::workspace::file::{ConfigFile, SettingsText};

    /// The keys that a table has, from the reader's message about an unknown one.
    fn known(table: &str) -> BTreeSet<String> {
        let text = format!("{table}\n{}zzz = 1\n", if table == "[[drafts]]" { "paths = []\n" } else { "" });
        let told = toml::from_str::<ConfigFile>(&text).unwrap_err().message().to_owned();
        told.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn every_key_of_verse_toml_has_a_row_and_every_row_a_key() {
        for table in ["", "[[drafts]]", "[lexicon]", "[forms]"] {
            let rows: BTreeSet<String> =
                SETTING_KEYS.iter().filter(|key| key.table == table).map(|key| key.name.to_owned()).collect();
            let mut known = known(table);
            // Leave out other spellings of a key, which its row names, and the tables themselves.
            known.retain(|name| !["metre", "given", "drafts", "lexicon", "forms"].contains(&name.as_str()));
            assert_eq!(known, rows, "{table}");
        }
    }

    #[test]
    fn every_example_is_read() {
        for key in SETTING_KEYS {
            let paths = if key.table == "[[drafts]]" && key.name != "paths" { "paths = []\n" } else { "" };
            let text = format!("{}\n{paths}{}\n", key.table, key.example);
            let read = SettingsText { path: "verse.toml", text: &text }.parse::<ConfigFile>();
            assert!(read.is_ok() && key.example.starts_with(key.name), "{text}: {read:?}");
        }
    }
}
