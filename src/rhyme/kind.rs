//! The kinds of rhyme by name, each with what it is and an example, as `verse explain` and the glossary tell them.

use super::{LineEnd, Slant, compare};

/// A kind of rhyme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The name: that of a [`Grade`](super::Grade) or a [`Slant`](super::Slant), or `mosaic`.
    pub name: &'static str,
    /// What it is, in sentences.
    pub about: &'static str,
    /// Two words or phrases that rhyme so.
    pub example: (&'static str, &'static str),
}

/// Every kind, the nearest rhyme first.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "identical",
        about: "The same word. A refrain repeats a word on purpose; elsewhere it is no rhyme.",
        example: ("night", "night"),
    },
    Kind {
        name: "rich",
        about: "The same sounds from the consonants before the stressed vowel on, in another word. French verse seeks it, English verse mostly shuns it.",
        example: ("leave", "believe"),
    },
    Kind {
        name: "perfect",
        about: "The same sounds from the stressed vowel on, after other consonants: the full rhyme of English verse.",
        example: ("light", "night"),
    },
    Kind {
        name: "near-perfect",
        about: "One shade off: a vowel before r, the vowels of star and war, a consonant that differs in voice inside a word, a t or d that is hardly said (prints, since), or a rhyme that one accent alone has. It counts as a full rhyme.",
        example: ("star", "war"),
    },
    Kind {
        name: "historic",
        about: "Said alike once, or paired by so many poets that readers take it, and said apart now. It counts as a license.",
        example: ("come", "tomb"),
    },
    Kind {
        name: "eye",
        about: "Spelled alike from the vowel on, and said apart. It counts as a license.",
        example: ("love", "move"),
    },
    Kind {
        name: "promoted",
        about: "A light last syllable raised to a beat, so that it can rhyme. It counts as a license.",
        example: ("memory", "thee"),
    },
    Kind {
        name: "slant",
        about: "Near a rhyme and short of one: the sorts are family, additive and consonance. `verse explain rhyme-slant` says when a form minds it.",
        example: ("home", "dim"),
    },
    Kind {
        name: "family",
        about: "A slant rhyme: the same vowel before consonants that are said alike, as m and n, or t and d.",
        example: ("time", "thine"),
    },
    Kind {
        name: "additive",
        about: "A slant rhyme: the same vowel, and one word has a consonant more.",
        example: ("too", "womb"),
    },
    Kind { name: "assonance", about: "The vowel alone, before other consonants.", example: ("surprise", "light") },
    Kind {
        name: "consonance",
        about: "A slant rhyme: the same consonants after another vowel.",
        example: ("home", "dim"),
    },
    Kind {
        name: "mosaic",
        about: "A rhyme of several words with one, or with several: it begins on a beat, and the words after it are light.",
        example: ("know it", "poet"),
    },
];

impl Kind {
    /// The kind of this name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().copied().find(|kind| kind.name.eq_ignore_ascii_case(name.trim()))
    }

    /// Whether two ends rhyme so.
    pub fn holds(&self, first: &LineEnd, second: &LineEnd) -> bool {
        let comparison = compare(first, second);
        match self.name {
            "mosaic" => comparison.mosaic,
            name => comparison.grade.id() == name || comparison.slant().map(Slant::id) == Some(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::rhyme::Grade;

    #[test]
    fn every_kind_is_told_and_its_example_is_one() {
        let grades = Grade::ALL.iter().filter(|grade| **grade != Grade::None).map(|grade| grade.id());
        for name in grades.chain(Slant::ALL.into_iter().map(Slant::id)) {
            assert!(Kind::named(name).is_some(), "{name}");
        }
        let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
        for kind in KINDS {
            let (one, other) = kind.example;
            assert!(kind.holds(&end(one), &end(other)), "{one} / {other} is not {}", kind.name);
        }
    }
}
