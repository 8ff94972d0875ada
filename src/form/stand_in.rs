//! The meter of a line as text, until the meter's own room is built.

use std::str::FromStr;

/// A meter as a form file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter(pub String);

impl FromStr for Meter {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl std::fmt::Display for Meter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A license by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct License(&'static str);

impl License {
    /// Every license.
    pub const ALL: &'static [Self] = &[
        Self("inversion"),
        Self("heavy"),
        Self("light"),
        Self("feminine"),
        Self("triple-ending"),
        Self("headless"),
        Self("catalexis"),
        Self("anacrusis"),
        Self("anapest"),
        Self("iamb"),
        Self("elision"),
    ];

    /// The id.
    pub fn id(self) -> &'static str {
        self.0
    }
}
