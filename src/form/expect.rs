//! What a form's keys may say, one type a key.

use std::fmt;
use std::sync::Arc;

use super::Form;
use crate::rule::Severity;

/// Words a key may take, each with the value it stands for.
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
    /// What to make of a word that rhymes with itself.
    IdenticalRhyme {
        /// Nothing.
        Allow "allow",
        /// A remark.
        Note "note",
        /// A fault.
        Forbid "forbid",
    }
}

words! {
    /// How closely a returning line must return.
    RefrainMatch {
        /// Every mark of it.
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
    /// Where the letters or words of an acrostic stand.
    AcrosticPlace {
        /// At the start of each line.
        LineStart "line start",
        /// At the end of each line.
        LineEnd "line end",
        /// At the start of each stanza.
        StanzaStart "stanza start",
    }
}

words! {
    /// Whether a draft may hold several poems of a form.
    Poems {
        /// A heading parts poems of fixed length, a blank line those of one stanza.
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

/// What is asked of a returning line beyond that it returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refrain {
    /// Which part returns.
    pub part: RefrainPart,
    /// The line it returns to, counted from 1 in the poem; `None` for the first line of its letter.
    pub of: Option<u32>,
    /// The rhyme it also keeps, as a small letter.
    pub rhyme: Option<char>,
    /// Whether the rhyme stands on the word before the repeated ending, as in a ghazal.
    pub rhyme_before: bool,
    /// How closely it must return, where that differs from the form's [`refrain_match`](super::Form::refrain_match).
    pub matching: Option<RefrainMatch>,
}

/// What the lines of a poem spell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acrostic {
    /// Where the letters or words stand.
    pub at: AcrosticPlace,
    /// What they spell.
    pub spells: AcrosticText,
    /// Whether whole words are taken rather than letters.
    pub by_word: bool,
}

/// What an acrostic spells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcrosticText {
    /// The letters from a to z.
    Alphabet,
    /// A text the draft gives (`acrostic:` in its front matter).
    Given,
    /// This text.
    Text(String),
}

/// A pattern of four beats, two and two: equal letters alliterate, `x` is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alliteration {
    /// The letters of the four beats.
    pub beats: [char; 4],
}

/// A chain of poems.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// The form of each poem, by its id.
    pub form: String,
    /// How many poems there are; 0 when any number will do.
    pub count: u32,
    /// Whether each poem takes up the last line of the one before as its first.
    pub linked: bool,
    /// Whether the last poem ends on the first line of the first.
    pub circle: bool,
    /// Whether a last poem is made of the first lines of the others.
    pub master: bool,
    /// The form of each poem, once the registry has found it.
    pub(super) poem: Option<Arc<Form>>,
}

impl Sequence {
    /// The form of each poem; `None` for a form that was made without a registry to find it in.
    pub fn poem(&self) -> Option<&Arc<Form>> {
        self.poem.as_ref()
    }

    /// What is asked, for a reader: `7 poems, each a sonnet that begins on the last line of the one before`.
    pub fn in_words(&self) -> String {
        let count = if self.count > 0 { format!("{} poems", self.count) } else { "poems".to_owned() };
        let each = self.poem.as_ref().map_or(self.form.as_str(), |form| form.name.as_str()).to_lowercase();
        let linked = if self.linked { " that begins on the last line of the one before" } else { "" };
        let circle = if self.circle { ", until one closes on the very first line" } else { "" };
        let master = if self.master { "; the last is made of the first lines of the others" } else { "" };
        format!("{count}, each a {each}{linked}{circle}{master}")
    }
}
