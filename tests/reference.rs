//! The reference pages, docs/reference/*.md, are what the code says, and the JSON of each command is what its schema, docs/schema/*.json,
//! says. `VERSE_REFERENCE=write cargo test --test reference` writes the pages anew.
#![cfg(all(feature = "cli", feature = "tui", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read the project's own pages and run the program"
)]

mod desk;
mod schema;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use desk::{BROKEN, Desk, FITS, Repository};
use schema::{Schema, field_rows};
use serde_json::Value;
use verse::cli::Exit;
use verse::judge::Rule;
use verse::meter::{License, Licenses, Meter};
use verse::rhyme::KINDS;
use verse::tui::EDITOR_KEYS;
use verse::workspace::{SETTING_KEYS, SettingKey};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Holds a page to what it should say, or writes it where that is asked for.
fn hold(page: &str, text: &str) {
    let path = root(page);
    if std::env::var("VERSE_REFERENCE").is_ok_and(|value| value == "write") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "{page} is not what the code says: VERSE_REFERENCE=write cargo test --test reference");
}

const MADE: &str = "Made from the code; `VERSE_REFERENCE=write cargo test --test reference` writes it anew.";

/// A cell of a table in Markdown.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn keys(rows: &[SettingKey], page: &mut String) {
    let mut tables: Vec<&str> = Vec::new();
    for key in rows {
        if !tables.contains(&key.table) {
            tables.push(key.table);
        }
    }
    for table in tables {
        let head = if table.is_empty() { "At the top".to_owned() } else { format!("`{table}`") };
        writeln!(
            page,
            "\n### {head}\n\n| key | takes | default | since | example | means |\n|---|---|---|---|---|---|"
        )
        .unwrap();
        for key in rows.iter().filter(|key| key.table == table) {
            let SettingKey { name, takes, default, since, example, about, .. } = *key;
            let (takes, default, about) = (cell(takes), cell(default), cell(about));
            writeln!(page, "| `{name}` | {takes} | {default} | {since} | `{}` | {about} |", cell(example)).unwrap();
        }
    }
}

#[test]
fn every_key_of_the_settings_files_is_on_its_page() {
    let mut page = format!(
        "# Settings\n\n{MADE}\n\n`verse check --show-settings` tells what holds for each draft, and who says so. For one key the order is: the command line, the \
         draft's front matter, its side file, the closest `verse.toml` (later `[[drafts]]` entries over earlier ones), the file's name, the default. `--form` is judged \
         without the keys that a draft's front matter sets for its own form. The keys of forms are in [forms.md](../forms.md) and [form-language.md](../form-language.md).\n\n\
         ## verse.toml\n\nFound upward from the draft, as far as the root of the git repository; the closest one holds. `verse init` writes one to begin with.\n"
    );
    keys(SETTING_KEYS, &mut page);
    page.push_str(
        "\n## editor.toml\n\nYour own, in the configuration folder (`~/.config/verse`, or `$XDG_CONFIG_HOME/verse`); no repository brings one.\n",
    );
    keys(EDITOR_KEYS, &mut page);
    page.push_str(
        "\n## The environment\n\n| variable | means |\n|---|---|\n\
         | `NO_COLOR` | no color, where it is set |\n\
         | `FORCE_COLOR` | color everywhere, where it is set; none where it is `0` |\n\
         | `XDG_CONFIG_HOME` | the folder of your own settings, `~/.config` without it |\n\
         | `XDG_STATE_HOME` | the folder of the editor's recovery files, `~/.local/state` without it |\n",
    );
    hold("docs/reference/settings.md", &page);
}

#[test]
fn every_rule_is_on_its_page_with_a_broken_and_a_mended_example() {
    let mut page = format!(
        "# Rules\n\n{MADE}\n\nA rule goes by its name or its code; `--select`, `--ignore` and verse.toml take the letter of a group too, and ALL. A form sets the level of a rule \
         with `severity.NAME`. `verse explain NAME` prints a rule's section.\n\n| code | rule | level | finds |\n|---|---|---|---|\n"
    );
    for rule in Rule::ALL {
        let (id, code, level) = (rule.id(), rule.code(), rule.default_severity());
        writeln!(page, "| {code} | [{id}](#{id}-{}) | {level} | {} |", code.to_lowercase(), cell(rule.about()))
            .unwrap();
    }
    for rule in Rule::ALL {
        let examples = rule.page().matches("```verse").count();
        // An entry of allow.toml is no matter of the poem.
        assert!(examples >= 2 || *rule == Rule::UnusedAllow, "{} shows no broken and mended example", rule.id());
        let text = rule.page().strip_prefix(&format!("# {}\n", rule.id())).unwrap();
        write!(page, "\n## {} ({})\n", rule.id(), rule.code()).unwrap();
        for line in text.lines() {
            let line = if line.starts_with("## ") { format!("#{line}") } else { line.to_owned() };
            writeln!(page, "{line}").unwrap();
        }
    }
    hold("docs/reference/rules.md", &page);
}

#[test]
fn every_license_is_on_its_page_with_the_meters_that_take_it() {
    let mut page = format!(
        "# Licenses\n\n{MADE}\n\nWhat a line may take and keep its meter all the same. A form says which with `licenses`: `none`, `usual` (what tradition allows the meter, in the last \
         column), `loose` (all of them), or a list of names. `licenses_per_line` bounds those that are counted. Machine formats write each with its foot: `inversion@1`.\n\n\
         | license | in words | counted | usual in | what it is |\n|---|---|---|---|---|\n"
    );
    let feet = ["iambic", "trochaic", "anapestic", "dactylic", "amphibrachic", "spondaic", "cretic", "choriambic"];
    let usual = |license: License, length: &str| -> Vec<&str> {
        let takes = |foot: &&str| {
            let meter: Meter = format!("{foot} {length}").parse().unwrap();
            let measure = meter.measures().next().unwrap().clone();
            Licenses::Usual.allowed(&measure).contains(license)
        };
        feet.iter().copied().filter(takes).collect()
    };
    for &license in License::ALL {
        let (short, long) = (usual(license, "tetrameter"), usual(license, "pentameter"));
        let only: Vec<&str> = short.iter().copied().filter(|foot| !long.contains(foot)).collect();
        let mut where_usual = if long.len() == feet.len() { "every meter".to_owned() } else { long.join(", ") };
        if !only.is_empty() {
            let joint = if where_usual.is_empty() { "" } else { "; " };
            write!(where_usual, "{joint}{} of four feet or fewer", only.join(", ")).unwrap();
        }
        let counted = if license.is_counted() { "yes" } else { "no" };
        writeln!(
            page,
            "| `{license}` | {} | {counted} | {where_usual} | {} |",
            license.in_words(),
            cell(license.about())
        )
        .unwrap();
    }
    page.push_str("\n## Kinds of rhyme\n\n| kind | example | what it is |\n|---|---|---|\n");
    for kind in KINDS {
        writeln!(page, "| `{}` | {} / {} | {} |", kind.name, kind.example.0, kind.example.1, cell(kind.about)).unwrap();
    }
    hold("docs/reference/licenses.md", &page);
}

#[test]
fn every_exit_code_is_on_its_page() {
    let mut page = format!("# Exit codes\n\n{MADE}\n\n| code | means |\n|---|---|\n");
    for &(exit, about) in Exit::ALL {
        writeln!(page, "| {} | {about} |", exit as u8).unwrap();
    }
    page.push_str(
        "\n1 comes from `verse check`, `verse hook run` and `verse forms test` alone; a [budget](../forms.md#budgets) of findings lets a draft pass with so many. `--exit-zero` \
         turns 1 into 0, and never 2. A pipe that is closed early (`verse check | head`) ends a command with 0. A file that no form is set for and that is no text is passed over.\n",
    );
    hold("docs/reference/exit-codes.md", &page);
}

/// The commands whose JSON has a schema: the file's name, and what prints such a document.
const DOCUMENTS: &[(&str, &[&[&str]])] = &[
    (
        "check",
        &[
            &["check", "--min-level", "note", "--output-format", "json", "a.haiku.txt", "song.txt", "page.haiku.txt"],
            &["check", "--output-format", "json", "none.txt"],
        ],
    ),
    ("check-statistics", &[&["check", "--statistics", "--output-format", "json", "a.haiku.txt"]]),
    ("check-score", &[&["check", "--score", "--output-format", "json", "a.haiku.txt", "song.txt", "sonnet.txt"]]),
    (
        "scan",
        &[
            &["scan", "--output-format", "json", "song.txt", "sonnet.txt", "free.txt"],
            &[
                "scan",
                "--output-format",
                "json",
                "--sound",
                "--shape",
                "--all-readings",
                "song.txt",
                "sonnet.txt",
                "inner.txt",
            ],
        ],
    ),
    ("scan-statistics", &[&["scan", "--statistics", "--output-format", "json", "song.txt", "sonnet.txt", "free.txt"]]),
    ("word", &[&["word", "--define", "--output-format", "json", "heaven", "hot", "ice cream", "☃", ""]]),
    (
        "rhyme",
        &[
            &["rhyme", "night", "--limit", "9", "--output-format", "json"],
            &["rhyme", "read", "--limit", "2", "--output-format", "json"],
            &["rhyme", "grass", "--kind", "near-perfect", "--limit", "0", "--output-format", "json"],
            &["rhyme", "time", "--kind", "slant", "--limit", "9", "--output-format", "json"],
        ],
    ),
    ("fill", &[&["fill", "song.txt:4", "--output-format", "json", "--limit", "30"]]),
    (
        "find",
        &[
            &["find", "haiku", "--output-format", "json", "prose.txt"],
            &["find", "haiku", "--output-format", "json", "--split", "one two three"],
        ],
    ),
    (
        "compare",
        &[
            &["compare", "grass", "farce", "--output-format", "json"],
            &["compare", "time", "thine", "--output-format", "json"],
            &["compare", "snow", "bread", "--output-format", "json"],
        ],
    ),
    ("words", &[&["words", "--output-format", "json", "song.txt", "sonnet.txt"]]),
    ("aloud", &[&["aloud", "--phonemes", "--output-format", "json", "song.txt"]]),
    ("explain", &[&["explain", "--all", "--output-format", "json"], &["explain", "slant", "--output-format", "json"]]),
    ("forms", &[&["forms", "--output-format", "json"]]),
    ("forms-suggest", &[&["forms", "suggest", "sonnet.txt", "--output-format", "json"]]),
    (
        "forms-show",
        &[
            &["forms", "show", "onegin-stanza", "--output-format", "json"],
            &["forms", "show", "haiku", "--instructions", "--output-format", "json"],
        ],
    ),
    ("forms-test", &[&["forms", "test", "broken", "--output-format", "json"]]),
];

const SONG: &str = "---\nform: quatrain-abab\n---\nThe lamp is low, the rooms are deep,\nThe wind is at the door,\n\
                    The children long have gone to bed,\nAnd dream, and dream of nothing\n";

/// A sonnet that turns, with pauses, lines that run on, and words of one sound.
const SONNET: &str = "When winter lays the garden down to sleep\nand hangs its iron key upon the wall,\nthe spade, the rake, the barrow in a heap\n\
                      lie silent where the last of summer's fall\nhas covered them; and nothing seems to keep\nthe promise that the April made to all.\n\
                      The robin sings upon the rusted sweep\nas if he had not heard the winter call.\n\nAnd yet the root is busy in the dark,\n\
                      it drinks, it waits, it gathers up its power,\nand somewhere in the silence there's a spark\nthat keeps the time until the waking hour.\n\
                      So I will sit and wait, and I will mark\nthe patient, hidden labor of a flower.\n";

fn desk() -> Desk {
    Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"sonnet.txt\"]\nform = \"sonnet\"\n"),
        ("a.haiku.txt", BROKEN.as_bytes()),
        ("page.haiku.txt", format!("# The Gate\n\n{FITS}").as_bytes()),
        ("song.txt", SONG.as_bytes()),
        ("sonnet.txt", SONNET.as_bytes()),
        ("free.txt", b"a foglefreude\nof no\nform at all\n"),
        ("inner.txt", b"The rain on the lane and the stone by the throne\nhave grown all alone like a hen in a den\n"),
        ("prose.txt", b"It was late. The old gate stood wide, and snow had filled the wagon; nobody came home.\n"),
        (
            "forms/broken.toml",
            b"name = \"Broken\"\nsyllables = [2]\n[[example]]\ntext = \"one two three\"\nexpect = []\n",
        ),
    ])
}

#[test]
fn the_json_of_every_command_is_what_its_schema_says_and_no_field_is_missing_there() {
    let desk = desk();
    for (name, runs) in DOCUMENTS {
        let schema = Schema::read(&root("docs/schema"), name);
        let mut met = Vec::new();
        for arguments in *runs {
            let said = desk.verse(arguments);
            let document: Value =
                serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{arguments:?}: {}{}", said.out, said.err));
            assert_eq!(schema.faults(&document), Vec::<String>::new(), "{arguments:?}\n{}", said.out);
            met.push(document);
        }
        assert_eq!(schema.never_met(&met), Vec::<String>::new(), "{name}: no run above shows these fields");
    }
}

#[test]
fn the_json_of_a_revision_is_what_its_schema_says() {
    let repository = Repository::new();
    repository.put("a.haiku.txt", BROKEN);
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message", "a"]);
    repository.put("a.haiku.txt", FITS);
    let output = repository.run(env!("CARGO_BIN_EXE_verse"), &["diff", "--output-format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(Schema::read(&root("docs/schema"), "diff").faults(&document), Vec::<String>::new(), "{document}");
    assert_eq!(document["drafts"].as_array().unwrap().len(), 1, "{document}");
}

#[test]
fn every_schema_has_a_run_and_every_field_is_on_the_page() {
    let mut names: Vec<String> = fs::read_dir(root("docs/schema"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".json").to_owned())
        .collect();
    names.sort();
    let tried: Vec<&str> = DOCUMENTS.iter().map(|(name, _)| *name).chain(["diff"]).collect();
    assert!(names.iter().all(|name| tried.contains(&name.as_str())) && names.len() == tried.len(), "{names:?}");
    let mut page = format!(
        "# JSON\n\n{MADE} Its tables are those of the schemas in [docs/schema](../schema), to which tests hold what the commands print.\n\n`version` grows when a field changes or \
         goes; fields may be added without that. `jsonl` prints the elements of the array, one object a line and nothing else. Lines and columns count from 1, columns in grapheme \
         clusters; `[]` is each element of an array, *or null* a field that is always there and may hold nothing, *optional* one that may be missing.\n"
    );
    for name in names {
        let schema = Schema::read(&root("docs/schema"), &name);
        let (title, about) = schema.title();
        write!(page, "\n## {title}\n\n{about} Schema: [{name}.json](../schema/{name}.json).\n\n| field | holds | means |\n|---|---|---|\n").unwrap();
        for (field, holds, about) in field_rows(&schema) {
            writeln!(page, "| `{field}` | {holds} | {} |", cell(&about)).unwrap();
        }
    }
    hold("docs/reference/json.md", &page);
}
