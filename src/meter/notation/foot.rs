//! The feet, and the four whose weights were learned.

use std::fmt;

/// A metrical foot, by the adjective prosodists give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Foot {
    /// Slack, beat: *a-BOUT*.
    Iambic,
    /// Beat, slack: *GOL-den*.
    Trochaic,
    /// Two slacks, beat: *in-ter-VENE*.
    Anapestic,
    /// Beat, two slacks: *MER-ri-ly*.
    Dactylic,
    /// Slack, beat, slack: *re-MEM-ber*.
    Amphibrachic,
    /// Two beats: *HEART-BREAK*.
    Spondaic,
    /// Beat, slack, beat: *BOLD and GRAY*.
    Cretic,
    /// Beat, two slacks, beat: *O-ver the HILL*.
    Choriambic,
}

impl Foot {
    /// Every foot that can be named.
    pub const ALL: [Self; 8] = [
        Self::Iambic,
        Self::Trochaic,
        Self::Anapestic,
        Self::Dactylic,
        Self::Amphibrachic,
        Self::Spondaic,
        Self::Cretic,
        Self::Choriambic,
    ];

    /// The four feet whose weights were learned; inference finds a poem's meter among them.
    pub const LEARNED: [Self; 4] = [Self::Iambic, Self::Trochaic, Self::Anapestic, Self::Dactylic];

    /// The adjective: `iambic`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Iambic => "iambic",
            Self::Trochaic => "trochaic",
            Self::Anapestic => "anapestic",
            Self::Dactylic => "dactylic",
            Self::Amphibrachic => "amphibrachic",
            Self::Spondaic => "spondaic",
            Self::Cretic => "cretic",
            Self::Choriambic => "choriambic",
        }
    }

    /// The foot with this adjective, in American or British spelling, lower case.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.replace("anapaest", "anapest");
        Self::ALL.into_iter().find(|foot| foot.name() == name)
    }

    /// The plain foot: `true` is a beat.
    pub fn pattern(self) -> &'static [bool] {
        match self {
            Self::Iambic => &[false, true],
            Self::Trochaic => &[true, false],
            Self::Anapestic => &[false, false, true],
            Self::Dactylic => &[true, false, false],
            Self::Amphibrachic => &[false, true, false],
            Self::Spondaic => &[true, true],
            Self::Cretic => &[true, false, true],
            Self::Choriambic => &[true, false, false, true],
        }
    }

    /// Whether the foot closes on its beat.
    pub fn is_rising(self) -> bool {
        self.pattern().last() == Some(&true)
    }
}

impl fmt::Display for Foot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The four feet whose weights were learned; inference finds a poem's meter among them. Two have two syllables and two have
/// three; of each pair the first rises to its beat and the second falls from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LearnedFoot {
    /// Slack, beat.
    Iambic,
    /// Beat, slack.
    Trochaic,
    /// Two slacks, beat.
    Anapestic,
    /// Beat, two slacks.
    Dactylic,
}

impl LearnedFoot {
    /// How many there are.
    pub(crate) const COUNT: usize = Foot::LEARNED.len();

    /// Each of them, in the order of [`Foot::LEARNED`].
    pub(crate) const ALL: [Self; Self::COUNT] = [Self::Iambic, Self::Trochaic, Self::Anapestic, Self::Dactylic];

    /// The learned foot that a foot is, if it is one.
    pub(crate) fn of(foot: Foot) -> Option<Self> {
        Self::ALL.into_iter().find(|learned| learned.foot() == foot)
    }

    /// The foot.
    pub(crate) const fn foot(self) -> Foot {
        Foot::LEARNED[self as usize]
    }

    /// Whether the foot closes on its beat.
    pub(crate) const fn is_rising(self) -> bool {
        matches!(self, Self::Iambic | Self::Anapestic)
    }

    /// Whether the foot has two slacks.
    pub(crate) const fn is_triple(self) -> bool {
        matches!(self, Self::Anapestic | Self::Dactylic)
    }
}
