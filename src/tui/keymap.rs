//! Which key does what.
//!
//! The table of [`COMMANDS`], overridden by the poet's own bindings. Keys are named as `ctrl-s`, `alt-r`, `shift-left`,
//! `f1`; the same names are read from the settings and, shortened, shown on screen.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::Action;
use super::command::{COMMANDS, Command, Group};
use crate::workspace::did_you_mean;

/// A key with the keys held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// A binding that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The key's name is not one.
    #[error("unknown key `{name}`{hint}; keys are written `ctrl-s`, `alt-r`, `shift-left`, `f2`")]
    UnknownKey {
        /// What was written.
        name: String,
        /// The nearest key, in words.
        hint: String,
    },
    /// The command's name is not one.
    #[error("unknown command `{name}`{hint}; docs/keys.md has the names of all of them")]
    UnknownCommand {
        /// What was written.
        name: String,
        /// The nearest command, in words.
        hint: String,
    },
}

impl KeyError {
    fn key(name: &str) -> Self {
        let hint = did_you_mean(name, COMMANDS.iter().flat_map(|entry| entry.keys).copied());
        Self::UnknownKey { name: name.to_owned(), hint }
    }

    fn command(name: &str) -> Self {
        Self::UnknownCommand { name: name.to_owned(), hint: did_you_mean(name, COMMANDS.iter().map(|entry| entry.id)) }
    }
}

/// The keys and what they do.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: HashMap<Key, Command>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound =
            COMMANDS.iter().flat_map(|entry| entry.keys.iter().map(move |key| (key.parse::<Key>(), entry.command)));
        Self { keys: bound.filter_map(|(key, command)| Some((key.ok()?, command))).collect() }
    }
}

impl Keymap {
    /// The usual keys, overridden by these bindings (a command's name, a key's name).
    ///
    /// A command bound anew keeps its other keys; a key bound anew leaves its old command.
    ///
    /// # Errors
    /// [`KeyError`], when no key or no command has such a name.
    pub fn with<'a>(bindings: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, KeyError> {
        let mut keymap = Self::default();
        for (id, key) in bindings {
            let entry = COMMANDS.iter().find(|entry| entry.id == id);
            let entry = entry.ok_or_else(|| KeyError::command(id))?;
            keymap.keys.insert(key.parse()?, entry.command);
        }
        Ok(keymap)
    }

    /// The action of a key: a command, a letter typed, or none.
    pub fn action(&self, event: KeyEvent) -> Option<Action> {
        let key = Key::from(event);
        if let Some(&command) = self.keys.get(&key) {
            return Some(Action::Do(command));
        }
        match event.code {
            KeyCode::Char(c) if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                Some(Action::Type(c.to_string()))
            }
            // AltGr arrives as Ctrl and Alt together on some terminals and types a letter.
            KeyCode::Char(c)
                if event.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) && !c.is_ascii() =>
            {
                Some(Action::Type(c.to_string()))
            }
            _ => None,
        }
    }

    /// The keys of a command as shown on screen, the usual one first: `^S`, `Alt-R`.
    pub fn shown(&self, command: Command) -> Vec<String> {
        let usual = command.entry().map_or(&[][..], |entry| entry.keys);
        let usual = usual.iter().filter_map(|key| key.parse::<Key>().ok());
        let mut keys: Vec<Key> = usual.filter(|key| self.keys.get(key) == Some(&command)).collect();
        let mut own: Vec<Key> = self.keys.iter().filter(|(_, bound)| **bound == command).map(|(key, _)| *key).collect();
        own.retain(|key| !keys.contains(key));
        own.sort_by_key(Key::to_string);
        keys.splice(0..0, own);
        keys.iter().map(Key::to_string).collect()
    }
}

/// The table of commands and their usual keys in Markdown, as the documentation shows it.
pub fn key_page() -> String {
    let keymap = Keymap::default();
    let mut page = String::from(
        "# Keys of the editor\n\nMade from the editor's own table; keys can be bound anew in `editor.toml`. Every command is in the list of \
         `^E` too, whatever keys the terminal sends.\nOn macOS, Alt is the Option key once the terminal sends it so: Terminal calls that \
         *Use Option as Meta key*, iTerm2 *Esc+*.\n",
    );
    for group in Group::ALL {
        let rows = COMMANDS.iter().filter(|entry| entry.group == group).map(|entry| {
            let keys: Vec<String> = keymap.shown(entry.command).iter().map(|key| format!("`{key}`")).collect();
            format!("| {} | {} | `{}` |\n", keys.join(" "), entry.title, entry.id)
        });
        let rows: String = rows.collect();
        page.push_str(&["\n## ", group.title(), "\n\n| key | does | name |\n|---|---|---|\n", &rows].concat());
    }
    page
}

impl Key {
    /// The event a terminal sends for the key.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) if modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(c)
            }
            code => code,
        };
        Self { code, modifiers }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(name: &str) -> Result<Self, KeyError> {
        let lower = name.to_ascii_lowercase();
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = lower.as_str();
        for (prefix, modifier) in
            [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)]
        {
            if let Some(after) = rest.strip_prefix(prefix).filter(|after| !after.is_empty()) {
                modifiers |= modifier;
                rest = after;
            }
        }
        let code = code_named(rest).ok_or_else(|| KeyError::key(name))?;
        Ok(Self { code, modifiers })
    }
}

/// The keys that have a name, and how they are shown.
const NAMED: &[(&str, &str, KeyCode)] = &[
    ("enter", "Enter", KeyCode::Enter),
    ("tab", "Tab", KeyCode::Tab),
    ("esc", "Esc", KeyCode::Esc),
    ("backspace", "Backspace", KeyCode::Backspace),
    ("delete", "Del", KeyCode::Delete),
    ("insert", "Ins", KeyCode::Insert),
    ("left", "Left", KeyCode::Left),
    ("right", "Right", KeyCode::Right),
    ("up", "Up", KeyCode::Up),
    ("down", "Down", KeyCode::Down),
    ("home", "Home", KeyCode::Home),
    ("end", "End", KeyCode::End),
    ("pageup", "PgUp", KeyCode::PageUp),
    ("pagedown", "PgDn", KeyCode::PageDown),
    ("space", "Space", KeyCode::Char(' ')),
];

fn code_named(name: &str) -> Option<KeyCode> {
    if let Some((_, _, code)) = NAMED.iter().find(|(id, ..)| *id == name) {
        return Some(*code);
    }
    let mut chars = name.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") => Some(KeyCode::Char(c)),
        (Some('f'), number) => number.parse().ok().filter(|number| (1..=12).contains(number)).map(KeyCode::F),
        _ => None,
    }
}

impl fmt::Display for Key {
    /// `^S` for Ctrl alone with a letter, else `Ctrl-Del`, `Alt-R`, `Shift-Left`, `F1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (KeyCode::Char(c), KeyModifiers::CONTROL) = (self.code, self.modifiers) {
            return write!(f, "^{}", c.to_ascii_uppercase());
        }
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match (self.code, NAMED.iter().find(|(.., code)| *code == self.code)) {
            (_, Some((_, shown, _))) => f.write_str(shown),
            (KeyCode::Char(c), _) => write!(f, "{}", c.to_ascii_uppercase()),
            (KeyCode::F(number), _) => write!(f, "F{number}"),
            (code, _) => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_key_of_the_table_is_a_key_and_bound_once() {
        let mut seen = HashSet::new();
        for entry in COMMANDS {
            for name in entry.keys {
                let key: Key = name.parse().unwrap();
                assert!(seen.insert(key), "{name} is bound twice");
            }
        }
    }

    #[test]
    fn every_function_key_has_a_second_key() {
        for entry in COMMANDS {
            let function = entry.keys.iter().any(|key| key.starts_with('f') && key.len() > 1);
            assert!(!function || entry.keys.iter().any(|key| key.contains('-')), "{}", entry.id);
        }
    }

    #[test]
    fn a_key_can_be_bound_anew() {
        let keymap = Keymap::with([("save", "f12")]).unwrap();
        assert_eq!(keymap.shown(Command::Save), ["F12", "^S"]);
        let error = |command, key| Keymap::with([(command, key)]).unwrap_err().to_string();
        assert!(error("save", "crtl-s").starts_with("unknown key `crtl-s` (did you mean `ctrl-s`?)"));
        assert!(error("rhyme", "f12").starts_with("unknown command `rhyme` (did you mean `rhymes`?)"));
    }

    #[test]
    fn a_capital_is_typed_and_ctrl_ignores_case() {
        let keymap = Keymap::default();
        let shift = KeyEvent::new(KeyCode::Char('S'), KeyModifiers::SHIFT);
        assert!(matches!(keymap.action(shift), Some(Action::Type(text)) if text == "S"));
        let ctrl = KeyEvent::new(KeyCode::Char('S'), KeyModifiers::CONTROL);
        assert!(matches!(keymap.action(ctrl), Some(Action::Do(Command::Save))));
    }
}
