//! The word or pause right before a place in a line, which decides what may follow.

use super::tag::Tag;

/// The word, pause or nothing right before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Before {
    /// Nothing: the line begins here.
    Start,
    /// A mark of punctuation.
    Pause,
    /// A function word, by the index of its class in [`CLASSES`].
    Class(u8),
    /// Another word, by its likeliest tag.
    Word(Tag),
}

/// Classes of function words: the name and the words of each.
#[rustfmt::skip]
const CLASSES: [(&str, &[&str]); 15] = [
    ("a", &["a", "an"]),
    ("the", &["the"]),
    ("possessive", &["my", "thy", "his", "her", "its", "our", "your", "their", "mine", "thine", "whose"]),
    ("demonstrative", &[
        "this", "that", "these", "those", "every", "each", "no", "some", "any", "all", "both", "such", "what", "which",
    ]),
    ("preposition", &[
        "of", "in", "on", "at", "by", "from", "with", "without", "into", "unto", "upon", "through", "over", "under", "above",
        "below", "between", "among", "against", "about", "before", "after", "behind", "beyond", "beneath", "toward", "towards",
        "within", "off", "out", "up", "down", "for", "like", "round", "around", "near", "beside", "along", "across", "amid",
        "amidst", "'mid", "'neath", "o'er",
    ]),
    ("to", &["to"]),
    ("modal", &[
        "will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "shalt", "wilt", "canst", "dost",
        "doth", "do", "does", "did", "'d", "don't", "can't", "won't", "couldn't", "shouldn't",
    ]),
    ("be", &["be", "am", "is", "are", "was", "were", "been", "being", "art", "wert", "wast", "'s", "'re", "'m"]),
    ("have", &["have", "has", "had", "having", "hast", "hath", "'ve"]),
    ("subject", &["i", "we", "thou", "ye", "you", "he", "it", "she", "they", "who"]),
    ("object", &["me", "us", "thee", "him", "them"]),
    ("conjunction", &["and", "or", "nor", "but", "yet"]),
    ("negation", &["not", "never", "ne'er", "ever", "e'er"]),
    ("degree", &["so", "too", "very", "more", "most", "as", "how", "less", "than"]),
    ("adverb", &[
        "then", "now", "here", "there", "when", "where", "while", "if", "though", "thus", "again", "still",
    ]),
];

/// The tags in the order in which one is chosen for a word that has several.
const LIKELIEST: [Tag; 9] =
    [Tag::Adjective, Tag::Verb, Tag::Noun, Tag::Plural, Tag::Past, Tag::Ing, Tag::Third, Tag::Adverb, Tag::Function];

impl Before {
    /// How many values of [`Before`] there are.
    #[cfg(test)]
    pub(super) const COUNT: usize = 2 + CLASSES.len() + Tag::ALL.len();

    /// The word or pause before a place, given the words of the line up to it and whether a pause follows the last
    /// one.
    pub(super) fn of(words: &[String], pause: bool) -> Self {
        let Some(last) = words.last() else { return if pause { Self::Pause } else { Self::Start } };
        if pause {
            return Self::Pause;
        }
        if let Some((class, _)) = (0..).zip(CLASSES).find(|(_, (_, words))| words.contains(&last.as_str())) {
            return Self::Class(class);
        }
        let tags = Tag::of(last);
        Self::Word(LIKELIEST.into_iter().find(|tag| tags.contains(tag)).unwrap_or(Tag::Unknown))
    }

    /// Its index among all values, from 0.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Start => 0,
            Self::Pause => 1,
            Self::Class(class) => 2 + usize::from(class),
            Self::Word(tag) => 2 + CLASSES.len() + tag as usize,
        }
    }

    /// The names of all values, in their order.
    pub(super) fn names() -> impl Iterator<Item = String> {
        let classes = CLASSES.into_iter().map(|(name, _)| name.to_owned());
        let tags = Tag::ALL.into_iter().map(|tag| format!("another {}", tag.name()));
        ["nothing".to_owned(), "a pause".to_owned()].into_iter().chain(classes).chain(tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_a_place_and_a_name_of_its_own() {
        let names: Vec<String> = Before::names().collect();
        assert_eq!(names.len(), Before::COUNT);
        let name = |line: &str, pause| {
            let words: Vec<String> = line.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            names[Before::of(&words, pause).index()].clone()
        };
        assert_eq!(name("", false), "nothing");
        assert_eq!(name("a lamp", true), "a pause");
        assert_eq!(name("and by the", false), "the");
        assert_eq!(name("the cold", false), "another adjective");
        assert_eq!(name("she softly", false), "another adverb");
    }
}
