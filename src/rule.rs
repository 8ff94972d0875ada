//! Every rule a poem can break, one row each: its name, code, level, page and what it finds.
//!
//! Form files set levels for rules and the judge reports findings of them, so both read this table. The judge's own tables, in
//! `src/judge/rules/mod.rs`, name the code that looks for each rule.

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
    ($($name:ident $id:literal $code:literal $level:ident $about:literal),+ $(,)?) => {
        /// A rule: one thing that is checked. Its name is what a poet types in `[severity]`; names and codes never change or return.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $about] $name,)+
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name: `rhyme-slant`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// The short code for listings: `R2`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The severity of a finding where neither form nor poet sets a level.
            pub fn default_severity(self) -> Severity {
                match self { $(Self::$name => Severity::$level),+ }
            }

            /// What the rule finds, in one line.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => $about),+ }
            }

            /// The rule's page in Markdown: what it finds, why it matters, an example, how to mend it, when to keep it.
            pub fn page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("judge/rules/", $id, ".md"))),+ }
            }
        }
    };
}

// Variant, name, code, level, what it finds; the page is the file of that name beside the checks.
//
// What anybody can count without doubt is an error; what an ear decides is a warning, except two words with no likeness at all
// and a returning line that does not return. The rules' pages give the measured reasons.
rules! {
    LineCount "line-count" "S1" Error "The poem has more or fewer lines than the form.",
    StanzaCount "stanza-count" "S2" Error "The poem has more or fewer stanzas than the form.",
    StanzaLength "stanza-length" "S3" Error "A stanza has more or fewer lines than the form gives it.",
    StanzaBreak "stanza-break" "S4" Warning "A blank line stands where the form has none, or is missing.",
    Alike "alike" "S5" Warning "A stanza does not match the first one.",
    Inset "inset" "S6" Error "Prose has more or fewer poems set in it than the form asks for, or a draft no prose.",
    Syllables "syllables" "M1" Error "A line has more or fewer syllables than the form asks for.",
    TotalSyllables "total-syllables" "M2" Warning "The poem has more or fewer syllables than the form asks for.",
    Meter "meter" "M3" Warning "No way of reading the line fits its meter.",
    Beats "beats" "M4" Warning "A line has more or fewer beats than the form asks for.",
    LineEnding "line-ending" "M5" Warning "A line closes on a stress, or off it, against the form.",
    Alternation "alternation" "M9" Warning "Neighboring rhymes, or lines, both end on a stress or off it where they should take turns.",
    WordCount "word-count" "M6" Error "A line has more or fewer words than the form asks for.",
    Caesura "caesura" "M7" Note "A line has no pause where the form has one.",
    Rhyme "rhyme" "R1" Error "Two lines that should rhyme have no likeness at all.",
    RhymeSlant "rhyme-slant" "R2" Warning "Two lines that should rhyme come near it and no nearer.",
    RhymeRepeat "rhyme-repeat" "R3" Note "A word rhymes with itself, or with its homophone.",
    RhymeStray "rhyme-stray" "R4" Note "Two lines rhyme where the form wants none.",
    RhymeMerge "rhyme-merge" "R5" Warning "Two rhymes of the form sound alike.",
    Refrain "refrain" "P1" Error "A returning line has changed.",
    RefrainPart "refrain-part" "P2" Error "The returning part of a line has changed or is missing.",
    EndWord "end-word" "P3" Error "A line does not end on the word that is due.",
    Envoi "envoi" "P4" Error "The envoi misses an end-word or has them in another order.",
    Sequence "sequence" "P5" Error "A poem of a sequence does not take up the one before.",
    Acrostic "acrostic" "L1" Error "A line does not begin or end with the letter or word that is due.",
    Alliteration "alliteration" "L2" Warning "The stresses of a line do not alliterate as the form asks.",
    Cynghanedd "cynghanedd" "L12" Warning "No parts of a line answer each other's consonants as cynghanedd asks.",
    Name "name" "L3" Note "A line that should name somebody does not.",
    BannedLetter "banned-letter" "L4" Error "A word has a letter that the form bans or does not allow.",
    MissingLetter "missing-letter" "L5" Error "A letter that the form asks for does not occur.",
    LetterCount "letter-count" "L6" Error "A line has more or fewer letters than the form asks for.",
    WordLength "word-length" "L7" Error "A word has more or fewer letters than the form asks for.",
    WordSyllables "word-syllables" "M8" Error "A word has more or fewer syllables than the form asks for.",
    Tautogram "tautogram" "L8" Error "A word begins with another letter than the others.",
    Palindrome "palindrome" "L9" Error "Letters, words or lines do not read the same from either end.",
    Anagram "anagram" "L10" Error "A line has other letters than those it should rearrange.",
    WordUse "word-use" "W1" Error "A word occurs that the form bans, or more or less often than it asks.",
    Anaphora "anaphora" "P6" Error "A line does not begin or end on the words that its neighbors do.",
    GivenLine "given-line" "P7" Error "A line does not say the words that the form gives it.",
    TotalWords "total-words" "W2" Error "The poem has more or fewer words than the form asks for.",
    TotalLetters "total-letters" "L11" Error "The poem has more or fewer letters than the form asks for.",
    Pronunciation "pronunciation" "U1" Note "A word is not in the dictionary; how it is said was guessed.",
    UnusedAllow "unused-allow" "U2" Warning "An accepted departure is no longer there.",
}

impl Rule {
    /// The rule with this name, if there is one.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}
