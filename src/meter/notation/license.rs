//! Metrical licenses: the departures a tradition allows, by name.

use std::fmt;
use std::str::FromStr;

use super::{Foot, Measure, NamedMeter};

macro_rules! licenses {
    ($($name:ident $id:literal $words:literal $counted:literal $about:literal),+ $(,)?) => {
        /// A departure from the plain meter that has a name and a tradition.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum License { $(#[doc = $about] $name),+ }

        impl License {
            /// Every license, in the order of the handbook.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The id used in form files and in output.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// What a poet would call it.
            pub fn in_words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }

            /// What it is, in one sentence.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => $about),+ }
            }

            /// Whether it counts toward a form's `licenses_per_line`.
            pub fn is_counted(self) -> bool {
                match self { $(Self::$name => $counted),+ }
            }
        }
    };
}

licenses! {
    Inversion "inversion" "a stress first" true "The stress moved to the front of an iambic foot, in foot 1, after a pause or after a stress; never in the last foot.",
    Heavy "heavy" "a stress off the beat" false "A stressed syllable in a slack place.",
    Light "light" "a light syllable on the beat" false "An unstressed syllable on the beat.",
    Feminine "feminine" "a light syllable after the last beat" false "One extra slack at the end of a rising line.",
    TripleEnding "triple-ending" "two light syllables after the last beat" true "Two extra slacks at the end.",
    Headless "headless" "the first light syllable left out" true "The first slack dropped.",
    Catalexis "catalexis" "the last light syllable left out" false "The final slack or slacks of a falling line dropped.",
    Anacrusis "anacrusis" "a light syllable before the first beat" true "Extra slack before the first beat of a falling line.",
    Anapest "anapest" "a light syllable more" true "Two slacks for one.",
    Iamb "iamb" "a light syllable fewer" true "One slack for two.",
    Elision "elision" "syllables run together" false "Syllables run together: heav'n, th'eternal, many a.",
}

impl License {
    /// The license with this id; the spellings `anapaest` and `anapaestic` are taken too.
    pub fn named(id: &str) -> Option<Self> {
        match id {
            "anapaest" | "anapaestic" | "anapestic" => Some(Self::Anapest),
            _ => Self::ALL.iter().copied().find(|license| license.id() == id),
        }
    }
}

impl fmt::Display for License {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A set of licenses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LicenseSet(u16);

impl LicenseSet {
    /// No license.
    pub const EMPTY: Self = Self(0);
    /// The departures that no tradition names; no form allows them.
    pub(crate) const UNNAMED: Self = Self(1 << 15);
    /// The places that only `loose` allows: with it, a foot may be inverted anywhere in the line.
    pub(crate) const EVERY_PLACE: Self =
        Self::of(&[License::TripleEnding, License::Headless, License::Iamb, License::Inversion]);
    /// Every license and the unnamed departures, for scanning a line that no form judges.
    pub(crate) const ANYTHING: Self = Self(u16::MAX);

    /// The set of these licenses.
    pub const fn of(licenses: &[License]) -> Self {
        let mut bits = 0;
        let mut place = 0;
        while place < licenses.len() {
            bits |= 1 << licenses[place] as u16;
            place += 1;
        }
        Self(bits)
    }

    /// Every named license.
    pub fn all() -> Self {
        Self::of(License::ALL)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The licenses of this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The licenses that are in both sets.
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the license is in the set.
    pub const fn contains(self, license: License) -> bool {
        self.0 >> license as u16 & 1 == 1
    }

    /// Whether every license of this set is in the other.
    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The named licenses of the set, in order.
    pub fn iter(self) -> impl Iterator<Item = License> {
        License::ALL.iter().copied().filter(move |&license| self.contains(license))
    }
}

impl fmt::Debug for LicenseSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Which licenses a form allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Licenses {
    /// Elision only, and heavy and light feet, which nobody calls a license.
    None,
    /// What tradition allows the meter's own foot and length.
    #[default]
    Usual,
    /// Every license.
    Loose,
    /// These, and elision.
    Listed(LicenseSet),
}

/// Licenses every meter has, in whatever way it is written.
const ALWAYS: LicenseSet = LicenseSet::of(&[License::Heavy, License::Light, License::Elision]);

/// The most feet at which a headless line is usual: 13.1 % of hand-scanned iambic tetrameters are headless, 0.2 % of
/// pentameters.
const MOST_HEADLESS_FEET: u8 = 4;

impl Licenses {
    /// The licenses allowed in this measure.
    ///
    /// A measure written in marks or beats writes out what is optional, so it allows only `heavy`, `light` and
    /// `elision`, whatever the form says.
    pub fn allowed(self, measure: &Measure) -> LicenseSet {
        let Measure::Named(meter) = measure else { return ALWAYS };
        match self {
            Self::None => ALWAYS,
            Self::Usual => ALWAYS.with(usual(*meter)),
            Self::Loose => LicenseSet::all(),
            Self::Listed(licenses) => ALWAYS.with(licenses),
        }
    }

    /// The licenses with these ids.
    ///
    /// # Errors
    /// The first id that is no license.
    pub fn listed<'a>(ids: impl IntoIterator<Item = &'a str>) -> Result<Self, UnknownLicense> {
        let mut set = LicenseSet::EMPTY;
        for id in ids {
            let license = License::named(id).ok_or_else(|| UnknownLicense { found: id.to_owned() })?;
            set = set.with(LicenseSet::of(&[license]));
        }
        Ok(Self::Listed(set))
    }
}

fn usual(NamedMeter { foot, feet }: NamedMeter) -> LicenseSet {
    use License::{Anacrusis, Anapest, Catalexis, Feminine, Headless, Iamb, Inversion, TripleEnding};
    let headless = if feet.count() <= MOST_HEADLESS_FEET { LicenseSet::of(&[Headless]) } else { LicenseSet::EMPTY };
    match foot {
        Foot::Iambic => LicenseSet::of(&[Inversion, Feminine, Anapest]).with(headless),
        Foot::Anapestic => LicenseSet::of(&[Feminine, TripleEnding, Iamb]).with(headless),
        Foot::Trochaic => LicenseSet::of(&[Catalexis, Anacrusis]),
        Foot::Dactylic => LicenseSet::of(&[Catalexis, Anacrusis, Iamb]),
        Foot::Amphibrachic => LicenseSet::of(&[Catalexis, Headless, Iamb]),
        Foot::Spondaic | Foot::Cretic | Foot::Choriambic => LicenseSet::of(&[Feminine]),
    }
}

impl FromStr for Licenses {
    type Err = UnknownLicense;

    /// Reads `none`, `usual` or `loose`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_lowercase().as_str() {
            "none" => Ok(Self::None),
            "usual" => Ok(Self::Usual),
            "loose" => Ok(Self::Loose),
            other => Self::listed([other]),
        }
    }
}

/// A word that names no license.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no license called \"{found}\"; write \"none\", \"usual\", \"loose\", or a list of {}", ids())]
pub struct UnknownLicense {
    /// The word as found.
    pub found: String,
}

fn ids() -> String {
    License::ALL.iter().map(|license| license.id()).collect::<Vec<_>>().join(", ")
}
