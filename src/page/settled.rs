//! Roles of lines that the poet has given, or that the editor holds while a line is typed.

use std::collections::HashMap;

use crate::text::line_words;

use super::{PageLine, Role};

/// Roles that the poet settled, by the words of a line: they hold wherever the line goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    roles: HashMap<String, Role>,
}

impl Settled {
    /// Gives lines with these words a role.
    pub fn settle(&mut self, line: &str, role: Role) {
        self.roles.insert(line_words(line), role);
    }

    /// The role given to a line, if there is one.
    pub fn role(&self, line: &str) -> Option<Role> {
        if self.roles.is_empty() { None } else { self.roles.get(&line_words(line)).copied() }
    }

    /// Whether nothing is settled.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }
}

/// The roles that lines keep while one of them is typed: the editor holds the roles chosen last until the line settles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// The role of each physical line, counted from 0; `None` where it is not held.
    pub roles: Vec<Option<Role>>,
}

impl Held {
    /// Holds the line that is typed, counted from 0, to its last role, or to verse where it had no words; `roles` are those of all
    /// physical lines, or empty where only this line is held.
    pub fn typing(line: usize, roles: &[Option<Role>], lines: usize) -> Self {
        let mut held = roles.to_vec();
        held.resize(lines.max(line + 1), None);
        if let role @ (None | Some(Role::Blank)) = &mut held[line] {
            *role = Some(Role::Verse);
        }
        Self { roles: held }
    }
}

/// Sets the given and held roles of the lines.
pub(super) fn settle<'a>(text: &str, lines: &mut [PageLine], settled: impl Iterator<Item = &'a Settled>, held: &Held) {
    for known in settled.filter(|settled| !settled.is_empty()) {
        for line in lines.iter_mut().filter(|line| line.certain.is_none_or(Role::is_aside)) {
            line.certain = known.role(line.heard.of(text)).or(line.certain);
        }
    }
    for line in lines.iter_mut().filter(|line| line.certain.is_none()) {
        let held = held.roles.get(line.number as usize - 1).copied().flatten();
        line.certain = held.filter(|role| !matches!(role, Role::Blank | Role::FrontMatter));
    }
}
