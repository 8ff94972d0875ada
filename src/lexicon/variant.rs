//! The named ways in which a reading departs from the plain pronunciation.

/// One named departure from a word's plain pronunciation.
///
/// Readings that join two words (th'eternal, many a) are not here: they belong to the line, not to the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Variant {
    /// Another pronunciation that is as good: "either" with the vowel of "eye", "opera" in three syllables.
    Alternate,
    /// A weak vowel lost before l, n or r and another weak vowel: fam'ly, list'ning, milit'ry.
    Syncope,
    /// A weak -er- drawn into the next vowel: wand'ring, ev'ry, gen'ral.
    SyncopeEr,
    /// A weak i that turns into y before a vowel: glor-yus, Ind-yan.
    GlideI,
    /// A weak u that turns into w before a vowel: us-wal, contin-wous.
    GlideU,
    /// Two other weak vowels run together.
    GlideWeak,
    /// One syllable for -ower, -our: power, flower, hour.
    Power,
    /// One syllable for -ire, -ier: fire, choir, higher.
    Fire,
    /// Two syllables for a word the dictionary gives one: fi-er, ou-er.
    FireLong,
    /// One syllable for a full vowel with l: trial, vowel, cruel, real.
    Trial,
    /// One syllable for a full vowel with -ing: being, going, dying.
    Being,
    /// Another full vowel that swallows the weak one after it: poet, riot, giant, idea.
    Hiatus,
    /// -ven in one syllable with the vowel before it: heav'n, ev'n, giv'n.
    Heaven,
    /// -en after l, r, s or z, or -il after v, in one syllable with the vowel before it: fall'n, chos'n, ev'l.
    Fallen,
    /// -ver before a vowel or by license: ev'r, o'er.
    Ever,
    /// sp'rit.
    Spirit,
    /// -tion, -sion, -nion in two syllables: na-ti-on, o-pin-i-on.
    IonFull,
    /// -ience, -ial, -ious after sh or ch in two syllables: pa-ti-ence, spe-ci-al.
    IousFull,
    /// An unmarked -ed with its vowel sounded: walk-èd.
    EdFull,
    /// An -ed without its vowel in a word that usually sounds it: belov'd, wick'd.
    EdShort,
    /// The vowel of -est lost after a full syllable: know'st, deem'st.
    EstShort,
    /// The vowel of -eth lost: know'th.
    EthShort,
}

/// Every variant with its id, its name for a poet, and whether speech has it.
#[rustfmt::skip]
const TABLE: [(Variant, &str, &str, bool); 22] = [
    (Variant::Alternate, "alternate", "another pronunciation", true),
    (Variant::Syncope, "syncope", "a weak vowel dropped (fam'ly)", true),
    (Variant::SyncopeEr, "syncope-er", "-er- drawn into the next vowel (wand'ring)", true),
    (Variant::GlideI, "glide-i", "i said as y (glor-yus)", true),
    (Variant::GlideU, "glide-u", "u said as w (us-wal)", true),
    (Variant::GlideWeak, "glide-weak", "two weak vowels run together", false),
    (Variant::Power, "power", "-ower in one syllable", true),
    (Variant::Fire, "fire", "-ire in one syllable", true),
    (Variant::FireLong, "fire-long", "-ire or -our in two syllables", true),
    (Variant::Trial, "trial", "a vowel and -l in one syllable (trial, cruel)", true),
    (Variant::Being, "being", "a vowel and -ing in one syllable (being)", true),
    (Variant::Hiatus, "hiatus", "two vowels run together (poet, riot)", false),
    (Variant::Heaven, "heaven", "-ven in one syllable (heav'n)", true),
    (Variant::Fallen, "fallen", "-en or -il in one syllable (fall'n, ev'l)", false),
    (Variant::Ever, "ever", "-ver in one syllable (ev'r)", false),
    (Variant::Spirit, "spirit", "sp'rit", false),
    (Variant::IonFull, "ion-full", "-ion in two syllables (na-ti-on)", false),
    (Variant::IousFull, "ious-full", "-tious, -cial, -tience in two syllables (pa-ti-ence)", false),
    (Variant::EdFull, "ed-full", "-ed as a syllable (walk-\u{e8}d)", false),
    (Variant::EdShort, "ed-short", "-ed without its vowel (belov'd)", false),
    (Variant::EstShort, "est-short", "-est without its vowel (know'st)", false),
    (Variant::EthShort, "eth-short", "-eth without its vowel (know'th)", false),
];

impl Variant {
    /// Every variant, in the order of declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The name used in output and in `data/meter.weights`: `glide-i`.
    pub fn id(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// What a poet would call it, with an example.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// Whether speech has it (fire, every, family), so that a syllable count without a meter may use it.
    ///
    /// The others (walk-èd unmarked, na-ti-on, fall'n) occur in verse alone and need a meter that asks for them.
    pub fn is_everyday(self) -> bool {
        TABLE[self as usize].3
    }

    /// Whether it has a syllable more than the plain reading: fi-er, na-ti-on, walk-èd.
    pub fn is_longer(self) -> bool {
        matches!(self, Self::FireLong | Self::IonFull | Self::IousFull | Self::EdFull)
    }
}

/// The departures of one reading: none for the plain one, two at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Variants([Option<Variant>; 2]);

impl Variants {
    /// The plain reading.
    pub const PLAIN: Self = Self([None, None]);

    /// One departure.
    pub const fn one(variant: Variant) -> Self {
        Self([Some(variant), None])
    }

    /// These departures and one more; `None` when there are two already.
    pub fn and(self, variant: Variant) -> Option<Self> {
        match self.0 {
            [None, _] => Some(Self::one(variant)),
            [first, None] => Some(Self([first, Some(variant)])),
            [Some(_), Some(_)] => None,
        }
    }

    /// The departures in the order they were made.
    pub fn iter(self) -> impl Iterator<Item = Variant> {
        self.0.into_iter().flatten()
    }

    /// Whether nothing departs from the plain reading.
    pub fn is_plain(self) -> bool {
        self == Self::PLAIN
    }

    /// Whether speech has this reading: every departure is an everyday one.
    pub fn is_everyday(self) -> bool {
        self.iter().all(Variant::is_everyday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_stands_at_its_own_place_in_the_table() {
        for (place, variant) in Variant::all().enumerate() {
            assert_eq!(variant as usize, place, "{}", variant.id());
        }
    }

    #[test]
    fn the_longer_ways_of_saying_a_word_are_told_from_the_shorter() {
        let longer: Vec<&str> = Variant::all().filter(|variant| variant.is_longer()).map(Variant::id).collect();
        assert_eq!(longer, ["fire-long", "ion-full", "ious-full", "ed-full"]);
    }

    #[test]
    fn a_reading_departs_twice_at_most() {
        let twice = Variants::one(Variant::Alternate).and(Variant::Fire).unwrap();
        assert_eq!(twice.iter().collect::<Vec<_>>(), [Variant::Alternate, Variant::Fire]);
        assert_eq!(twice.and(Variant::Power), None);
        assert!(twice.is_everyday() && !Variants::one(Variant::EdFull).is_everyday());
    }
}
