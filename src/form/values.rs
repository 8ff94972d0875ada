//! The values the keys of a form take, one type for each key.

use std::fmt;

use crate::rule::Severity;

/// Defines an enum whose variants a form file writes as fixed words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value with the word a form file writes.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The word a form file writes.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// Where blank lines may fall.
    StanzaBreaks {
        /// Exactly where the scheme has a space.
        Required "required",
        /// Where the scheme has a space, or nowhere.
        Optional "optional",
        /// Anywhere.
        Free "free",
    }
}

words! {
    /// What every stanza shares with the first.
    Alike {
        /// The number of its lines.
        Lines "lines",
        /// The pattern of its rhymes.
        Rhyme "rhyme",
        /// The syllables of its lines.
        Syllables "syllables",
    }
}

words! {
    /// The least that counts as a rhyme.
    RhymeAsked {
        /// Perfect rhymes alone.
        Perfect "perfect",
        /// Historic, eye and promoted rhymes too, as licenses.
        Usual "usual",
        /// Slant rhymes too.
        Slant "slant",
        /// A shared vowel will do.
        Assonance "assonance",
        /// Letters only name refrains.
        None "none",
    }
}

words! {
    /// What to report of a word that rhymes with itself.
    IdenticalRhyme {
        /// Nothing.
        Allow "allow",
        /// A note.
        Note "note",
        /// A finding one level above the rule's own.
        Forbid "forbid",
    }
}

words! {
    /// How closely a returning line must return.
    RefrainMatch {
        /// Its text, punctuation included.
        Exact "exact",
        /// Its words; case and punctuation may change.
        SameWords "same words",
        /// Up to a third of its words may change.
        Close "close",
        /// Its last word.
        LastWord "last word",
    }
}

words! {
    /// Which part of a line returns.
    RefrainPart {
        /// All of it.
        Whole "whole",
        /// Its first words, however many.
        Opening "opening",
        /// Its last words, however many the lines share.
        Ending "ending",
    }
}

words! {
    /// How a line closes.
    EndingAsked {
        /// On a stress.
        Masculine "masculine",
        /// Off it.
        Feminine "feminine",
        /// Either way.
        Any "any",
    }
}

words! {
    /// Which letters or words of the lines an acrostic takes.
    AcrosticPlace {
        /// At the start of each line.
        LineStart "line start",
        /// At the end of each line.
        LineEnd "line end",
        /// At the start of each stanza.
        StanzaStart "stanza start",
        /// Anywhere in each line: a mesostic.
        WithinLine "within line",
    }
}

words! {
    /// A stretch of a poem in which something is asked.
    Within {
        /// Each line by itself.
        Line "line",
        /// Each stanza by itself.
        Stanza "stanza",
        /// The whole poem.
        Poem "poem",
    }
}

words! {
    /// What a palindrome turns around.
    PalindromeUnit {
        /// Its letters.
        Letter "letter",
        /// Its words.
        Word "word",
        /// Its lines.
        Line "line",
    }
}

words! {
    /// What takes turns in ending on a stress and off it.
    Alternation {
        /// Rhymes: those of neighboring lines that do not rhyme with each other, as in French verse.
        Rhymes "rhymes",
        /// Lines.
        Lines "lines",
    }
}

words! {
    /// The kinds of cynghanedd.
    Cynghanedd {
        /// Any of them.
        Any "any",
        /// All consonants of one half come again in the other.
        Groes "groes",
        /// Those of the first half come again after some that are not answered.
        Draws "draws",
        /// Two parts rhyme, and a third answers the consonants of the second.
        Sain "sain",
        /// A word rhymes with the last syllable but one.
        Lusg "lusg",
    }
}

words! {
    /// Where the letters of a mesostic may not stand again.
    Mesostic {
        /// Anywhere.
        Free "free",
        /// The letter due next does not stand between two letters of the spine.
        Half "half",
        /// Neither of two letters of the spine stands between them.
        Full "full",
    }
}

words! {
    /// Whether a draft may hold several poems of a form.
    Poems {
        /// A heading divides poems of fixed length, a blank line divides poems of one stanza.
        Many "many",
        /// All of the draft is one poem.
        One "one",
    }
}

/// The level a form gives a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Not checked.
    Off,
    /// Checked at this severity.
    At(Severity),
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => f.write_str("off"),
            Self::At(severity) => write!(f, "{severity}"),
        }
    }
}

impl Level {
    /// The level with this name: `error`, `warning`, `note`, `off`.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "error" => Self::At(Severity::Error),
            "warning" => Self::At(Severity::Warning),
            "note" => Self::At(Severity::Note),
            "off" => Self::Off,
            _ => return None,
        })
    }
}

/// What a returning line owes beyond returning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refrain {
    /// Which part returns.
    pub part: RefrainPart,
    /// The line it returns to, counted from 1 in the poem; `None` for the first line of its letter.
    pub of: Option<u32>,
    /// The rhyme it must also keep, as a small letter.
    pub rhyme: Option<char>,
    /// Whether the word before the repeated ending carries the rhyme, as in a ghazal.
    pub rhyme_before: bool,
    /// How closely it must return, where that differs from the form's [`refrain_match`](super::Form::refrain_match).
    pub matching: Option<RefrainMatch>,
}

/// What the lines of a poem spell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acrostic {
    /// Which letters or words it takes.
    pub at: AcrosticPlace,
    /// What they spell.
    pub spells: AcrosticText,
    /// Whether the lines spell it by words rather than letters.
    pub by_word: bool,
    /// Where its letters may not stand again, if it is read down the middle.
    pub mesostic: Mesostic,
}

/// What an acrostic spells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AcrosticText {
    /// The letters from a to z.
    Alphabet,
    /// A text the draft gives (`acrostic:` in its front matter).
    Given,
    /// This text.
    Text(String),
}

/// A pattern of four beats, two in each half of a line: beats of one letter alliterate, `x` is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alliteration {
    /// The letters of the four beats.
    pub beats: [char; 4],
}
