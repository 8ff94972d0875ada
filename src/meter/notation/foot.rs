//! Feet, their lengths, and the ways each may be realised.

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

    /// The four feet whose weights were learned, and which a poem's meter is sought among.
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

/// The most feet a named meter has.
pub const MOST_FEET: u8 = 8;

const LENGTHS: [&str; MOST_FEET as usize] =
    ["monometer", "dimeter", "trimeter", "tetrameter", "pentameter", "hexameter", "heptameter", "octameter"];

/// The name of a length in feet, one to eight: `pentameter`.
pub fn length_name(feet: u8) -> Option<&'static str> {
    LENGTHS.get(usize::from(feet).checked_sub(1)?).copied()
}

/// The number of feet a length's name stands for; `-metre` is read as `-meter`.
pub fn length_named(name: &str) -> Option<u8> {
    let name = name.replace("metre", "meter");
    let place = LENGTHS.iter().position(|&length| length == name)?;
    u8::try_from(place + 1).ok()
}
