//! What is checked, and how much it weighs.
//!
//! A form sets levels for rules and the judgement reports by them, so both stand on this page; what a rule means to a poet is
//! told by its own page, beside the module that checks it.

use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A remark.
    Note,
    /// A reader might let it pass.
    Warning,
    /// The line breaks the form.
    Error,
}

impl Severity {
    /// One level down; a note stays a note.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }

    /// One level up; an error stays an error.
    #[must_use]
    pub fn graver(self) -> Self {
        match self {
            Self::Note => Self::Warning,
            Self::Warning | Self::Error => Self::Error,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

macro_rules! rules {
    ($($name:ident $id:literal $code:literal $about:literal),+ $(,)?) => {
        /// What is checked. The name is what a poet types in `[severity]`; names and codes never change or return.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $about] $name,)+
        }

        impl Rule {
            /// Every rule, in the order of its code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name: `rhyme-slant`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// The short code for listings: `R2`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What the rule finds, in one line.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => $about),+ }
            }
        }
    };
}

rules! {
    LineCount "line-count" "S1" "The poem has more or fewer lines than the form.",
    StanzaCount "stanza-count" "S2" "The poem has more or fewer stanzas than the form.",
    StanzaLength "stanza-length" "S3" "A stanza has more or fewer lines than the form gives it.",
    StanzaBreak "stanza-break" "S4" "A blank line stands where the form has none, or is missing.",
    Alike "alike" "S5" "A stanza does not match the first one.",
    Syllables "syllables" "M1" "A line has more or fewer syllables than the form asks for.",
    TotalSyllables "total-syllables" "M2" "The poem has more or fewer syllables than the form asks for.",
    Meter "meter" "M3" "No way of reading the line fits its meter.",
    Beats "beats" "M4" "A line has more or fewer beats than the form asks for.",
    LineEnding "line-ending" "M5" "A line closes on a stress, or off it, against the form.",
    WordCount "word-count" "M6" "A line has more or fewer words than the form asks for.",
    Caesura "caesura" "M7" "A line has no pause where the form has one.",
    Rhyme "rhyme" "R1" "Two lines that should rhyme have no likeness at all.",
    RhymeSlant "rhyme-slant" "R2" "Two lines that should rhyme come near it and no nearer.",
    RhymeRepeat "rhyme-repeat" "R3" "A word rhymes with itself, or with its homophone.",
    RhymeStray "rhyme-stray" "R4" "Two lines rhyme where the form wants none.",
    RhymeMerge "rhyme-merge" "R5" "Two rhymes of the form sound alike.",
    Refrain "refrain" "P1" "A returning line has changed.",
    RefrainPart "refrain-part" "P2" "The returning part of a line has changed or is missing.",
    EndWord "end-word" "P3" "A line does not end on the word that is due.",
    Envoi "envoi" "P4" "The envoi misses an end-word or has them in another order.",
    Sequence "sequence" "P5" "A poem of a sequence does not take up the one before.",
    Acrostic "acrostic" "L1" "A line does not begin or end with the letter or word that is due.",
    Alliteration "alliteration" "L2" "The stresses of a line do not alliterate as the form asks.",
    Name "name" "L3" "A line that should name somebody does not.",
    Pronunciation "pronunciation" "U1" "A word is not in the dictionary; how it is said was guessed.",
    UnusedAllow "unused-allow" "U2" "An accepted departure is no longer there.",
}

impl Rule {
    /// The rule with this name, if there is one.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// How much the rule's main case weighs where neither form nor poet says otherwise.
    ///
    /// What anybody can count without doubt is an error; what an ear decides is a warning, but for two words with no likeness
    /// at all and a returning line that does not return. Measured reasons stand on the rules' pages.
    pub fn main_severity(self) -> Severity {
        match self {
            Self::LineCount
            | Self::StanzaCount
            | Self::StanzaLength
            | Self::Syllables
            | Self::WordCount
            | Self::Rhyme
            | Self::Refrain
            | Self::RefrainPart
            | Self::EndWord
            | Self::Envoi
            | Self::Sequence
            | Self::Acrostic => Severity::Error,
            Self::StanzaBreak
            | Self::Alike
            | Self::TotalSyllables
            | Self::Meter
            | Self::Beats
            | Self::LineEnding
            | Self::RhymeSlant
            | Self::RhymeMerge
            | Self::Alliteration
            | Self::UnusedAllow => Severity::Warning,
            Self::Caesura | Self::RhymeRepeat | Self::RhymeStray | Self::Name | Self::Pronunciation => Severity::Note,
        }
    }
}
