//! Colors: the terminal's own sixteen; a color only repeats what a letter or a mark already shows.

use ratatui::style::{Color, Modifier, Style};

/// The role of a piece of the screen, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The poem.
    Text,
    /// Less important text beside the poem.
    Dim,
    /// A heading.
    Heading,
    /// Something that does not fit.
    Broken,
    /// A license.
    License,
    /// A guess.
    Guess,
    /// A duty that is pending.
    Pending,
    /// The cursor line's mark in the gutter.
    Here,
    /// Selected text.
    Selected,
    /// A match of what is sought.
    Match,
    /// The chosen item of a list.
    Chosen,
    /// A key's name.
    Key,
    /// A rhyme letter, by its index in the alphabet.
    Rhyme(u8),
}

/// The looks of every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    color: bool,
}

/// Rhyme letters take these in turn.
const RHYME_COLORS: [Color; 6] =
    [Color::Cyan, Color::Magenta, Color::Green, Color::Blue, Color::Yellow, Color::LightRed];

impl Theme {
    /// The theme with colors, or with weight and underline alone.
    pub fn new(color: bool) -> Self {
        Self { color }
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let colored = |color: Color| if self.color { plain.fg(color) } else { plain };
        match role {
            Role::Text => plain,
            Role::Dim | Role::Pending => plain.add_modifier(Modifier::DIM),
            Role::Heading | Role::Here | Role::Key => plain.add_modifier(Modifier::BOLD),
            Role::Broken => colored(Color::Red).add_modifier(Modifier::BOLD),
            Role::License => colored(Color::Cyan),
            Role::Guess => colored(Color::Yellow),
            Role::Selected | Role::Chosen => plain.add_modifier(Modifier::REVERSED),
            Role::Match => colored(Color::Yellow).add_modifier(Modifier::UNDERLINED),
            Role::Rhyme(letter) => colored(RHYME_COLORS[usize::from(letter) % RHYME_COLORS.len()]),
        }
    }
}
