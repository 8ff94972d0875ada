//! The realizations of each learned foot, each with its departure and its licenses.

use crate::meter::notation::{LearnedFoot, License, LicenseSet};

/// One realization of a foot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Realization {
    /// The syllables: `+` a beat, `-` slack.
    pub(crate) shape: &'static str,
    /// What the departure is called, whatever the foot.
    pub(crate) departure: Departure,
    /// The licenses it takes; a realization that no tradition names takes [`LicenseSet::UNNAMED`].
    pub(crate) needs: LicenseSet,
    /// Where it may stand.
    pub(crate) place: Place,
}

/// Where in a line a realization may stand by tradition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In any foot.
    Any,
    /// In the first foot only.
    First,
    /// In the last foot only.
    Last,
    /// In the first foot, after a pause or after a stress, never in the last foot.
    Turn,
}

/// The departures of a realization from the plain foot. Feet share them, so that rare meters share the weights learned in
/// common ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Departure {
    /// The foot as its name says.
    Plain,
    /// A beat alone.
    LoneBeat,
    /// Two beats.
    Spondee,
    /// No beat.
    Pyrrhic,
    /// The beat at the other end of the foot.
    Inverted,
    /// One slack too many.
    ExtraSlack,
    /// One slack too few, in a triple foot.
    Short,
    /// A beat where slack should be, in a triple foot.
    BeatOnSlack,
    /// Slack on both sides of the beat.
    Amphibrach,
}

impl Departure {
    /// Every departure.
    pub(crate) const ALL: [Self; 9] = [
        Self::Plain,
        Self::LoneBeat,
        Self::Spondee,
        Self::Pyrrhic,
        Self::Inverted,
        Self::ExtraSlack,
        Self::Short,
        Self::BeatOnSlack,
        Self::Amphibrach,
    ];

    /// The name in the table of weights.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::LoneBeat => "a beat alone",
            Self::Spondee => "two beats",
            Self::Pyrrhic => "no beat",
            Self::Inverted => "inverted",
            Self::ExtraSlack => "extra slack",
            Self::Short => "a slack short",
            Self::BeatOnSlack => "beat on a slack",
            Self::Amphibrach => "slack on both sides",
        }
    }
}

const UNNAMED: LicenseSet = LicenseSet::UNNAMED;
const HEAVY: LicenseSet = LicenseSet::of(&[License::Heavy]);
const LIGHT: LicenseSet = LicenseSet::of(&[License::Light]);
const TURN: LicenseSet = LicenseSet::of(&[License::Inversion]);
const TURN_ANAPEST: LicenseSet = LicenseSet::of(&[License::Inversion, License::Anapest]);
const ANAPEST: LicenseSet = LicenseSet::of(&[License::Anapest]);
const IAMB: LicenseSet = LicenseSet::of(&[License::Iamb]);
const IAMB_HEAVY: LicenseSet = LicenseSet::of(&[License::Iamb, License::Heavy]);
const IAMB_LIGHT: LicenseSet = LicenseSet::of(&[License::Iamb, License::Light]);
const HEADLESS: LicenseSet = LicenseSet::of(&[License::Headless]);
const CATALEXIS: LicenseSet = LicenseSet::of(&[License::Catalexis]);

const fn realized(shape: &'static str, departure: Departure, needs: LicenseSet, place: Place) -> Realization {
    Realization { shape, departure, needs, place }
}

/// The realizations of the four learned feet, the plain one first.
///
/// The shapes are those found in hand-scanned verse; the licenses are those of the handbook. A lone beat inside a line, or
/// a foot with slack on both sides, occurs, and a line with no form may be read so, but no tradition licenses it.
#[rustfmt::skip]
const REALIZATIONS: [&[Realization]; LearnedFoot::COUNT] = {
    use Departure::{Amphibrach, BeatOnSlack, ExtraSlack, Inverted, LoneBeat, Plain, Pyrrhic, Short, Spondee};
    use Place::{Any, First, Last, Turn};
    [
        &[
            realized("-+", Plain, LicenseSet::EMPTY, Any), realized("+-", Inverted, TURN, Turn), realized("--+", ExtraSlack, ANAPEST, Any),
            realized("+", LoneBeat, HEADLESS, First), realized("++", Spondee, HEAVY, Any), realized("--", Pyrrhic, LIGHT, Any),
            realized("-+-", Amphibrach, UNNAMED, Any), realized("+--", Amphibrach, TURN_ANAPEST, Turn),
        ],
        &[
            realized("+-", Plain, LicenseSet::EMPTY, Any), realized("-+", Inverted, TURN, Turn), realized("+--", ExtraSlack, ANAPEST, Any),
            realized("+", LoneBeat, CATALEXIS, Last), realized("++", Spondee, HEAVY, Any), realized("--", Pyrrhic, LIGHT, Any),
            realized("-+-", Amphibrach, UNNAMED, Any),
        ],
        &[
            realized("--+", Plain, LicenseSet::EMPTY, Any), realized("-+", Short, IAMB, Any), realized("+-+", BeatOnSlack, HEAVY, Any),
            realized("-++", BeatOnSlack, HEAVY, Any), realized("+", LoneBeat, HEADLESS, First), realized("++", Spondee, IAMB_HEAVY, Any),
            realized("+-", Inverted, UNNAMED, Any), realized("---+", ExtraSlack, ANAPEST, Any), realized("--", Pyrrhic, IAMB_LIGHT, Any),
            realized("-+-", Amphibrach, UNNAMED, Any),
        ],
        &[
            realized("+--", Plain, LicenseSet::EMPTY, Any), realized("+-", Short, IAMB, Any), realized("+", LoneBeat, CATALEXIS, Last),
            realized("++", Spondee, IAMB_HEAVY, Any), realized("++-", BeatOnSlack, HEAVY, Any), realized("+-+", BeatOnSlack, HEAVY, Any),
            realized("-+", Inverted, UNNAMED, Any), realized("+---", ExtraSlack, ANAPEST, Any), realized("--", Pyrrhic, IAMB_LIGHT, Any),
            realized("-+-", Amphibrach, UNNAMED, Any), realized("---", Pyrrhic, LIGHT, Any),
        ],
    ]
};

impl LearnedFoot {
    /// The realizations of the foot, the plain one first.
    pub(crate) const fn realizations(self) -> &'static [Realization] {
        REALIZATIONS[self as usize]
    }
}
