//! A meter that has a name: a foot, and how often it comes.

use std::fmt;

use super::Foot;

/// A number of feet, from 1 to [`Feet::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feet(u8);

/// The names of the lengths, from one foot on.
const NAMES: [&str; Feet::MOST as usize] =
    ["monometer", "dimeter", "trimeter", "tetrameter", "pentameter", "hexameter", "heptameter", "octameter"];

impl Feet {
    /// The most feet a named meter has.
    pub const MOST: u8 = 8;

    /// How many lengths there are.
    pub(crate) const COUNT: usize = Self::MOST as usize;

    /// This number of feet; `None` for 0 and for more than [`Feet::MOST`].
    pub const fn new(count: u8) -> Option<Self> {
        if count >= 1 && count <= Self::MOST { Some(Self(count)) } else { None }
    }

    /// Each number of feet, the fewest first.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (1..=Self::MOST).map(Self)
    }

    /// The number.
    pub const fn count(self) -> u8 {
        self.0
    }

    /// The name of a length: `pentameter`.
    pub fn name(self) -> &'static str {
        NAMES[self.index()]
    }

    /// The length with this name, lower case; `-metre` is read as `-meter`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.replace("metre", "meter");
        Self::all().find(|feet| feet.name() == name)
    }

    /// The same with one foot fewer; `None` for one foot.
    pub(crate) const fn one_fewer(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }

    /// The place in a table by length, from 0.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

/// A meter that has a name: iambic pentameter.
///
/// ```
/// use verse::meter::{Foot, NamedMeter};
///
/// let meter = NamedMeter::new(Foot::Iambic, 5).map(|meter| meter.to_string());
/// assert_eq!(meter.as_deref(), Some("iambic pentameter"));
/// assert_eq!(NamedMeter::new(Foot::Iambic, 9), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedMeter {
    /// The foot.
    pub foot: Foot,
    /// How often it comes.
    pub feet: Feet,
}

impl NamedMeter {
    /// The meter of so many feet; `None` for a number of feet that has no name.
    pub const fn new(foot: Foot, feet: u8) -> Option<Self> {
        match Feet::new(feet) {
            Some(feet) => Some(Self { foot, feet }),
            None => None,
        }
    }

    /// The beats of a plain line: `true` is a beat.
    pub fn pattern(self) -> Vec<bool> {
        self.foot.pattern().repeat(usize::from(self.feet.count()))
    }

    /// The syllables of a plain line.
    pub fn syllables(self) -> usize {
        self.foot.pattern().len() * usize::from(self.feet.count())
    }

    /// Every meter in a foot that was learned, foot by foot, the shortest first.
    pub(crate) fn learned() -> impl Iterator<Item = Self> {
        Foot::LEARNED.into_iter().flat_map(|foot| Feet::all().map(move |feet| Self { foot, feet }))
    }
}

impl fmt::Display for NamedMeter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.foot, self.feet.name())
    }
}
