//! Every key of `editor.toml`, as its reference page tells it.

use crate::workspace::SettingKey;

/// The keys of `editor.toml`. A key of `[keys]` is the name of a command, as docs/keys.md lists them.
pub const EDITOR_KEYS: &[SettingKey] = &[
    SettingKey::of([
        "",
        "panel",
        "true or false",
        "true",
        "0.1",
        "panel = false",
        "Whether the side panel shows on a wide screen.",
    ]),
    SettingKey::of([
        "",
        "linear",
        "true or false",
        "false",
        "0.1",
        "linear = true",
        "Whether `--linear` is always meant: one sentence a finding, for screen readers.",
    ]),
    SettingKey::of([
        "[keys]",
        "save",
        "a key or several",
        "as in docs/keys.md",
        "0.1",
        r#"save = ["ctrl-s", "f2"]"#,
        "The keys of a command, by its name; any command of the table of keys can stand here.",
    ]),
    SettingKey::of([
        "[clipboard]",
        "copy",
        "a command",
        "the terminal's own way",
        "0.1",
        r#"copy = "wl-copy""#,
        "A program that takes what is copied on its standard input.",
    ]),
    SettingKey::of([
        "[clipboard]",
        "paste",
        "a command",
        "the terminal's own way",
        "0.1",
        r#"paste = "wl-paste --no-newline""#,
        "A program that prints what the clipboard holds.",
    ]),
    SettingKey::of([
        "[voice]",
        "command",
        "a command or a list",
        "the first voice that is installed",
        "0.2",
        r#"command = ["say", "-r", "150"]"#,
        "A program that speaks: `verse aloud` and `Alt-V` give it the words on its standard input.",
    ]),
    SettingKey::of([
        "[voice]",
        "phonemes",
        "true or false",
        "false",
        "0.2",
        "phonemes = true",
        "Whether that program reads phonemes as espeak-ng does.",
    ]),
];
