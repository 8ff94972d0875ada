//! How common a word is, so that the words people know come first in every list of suggestions.
//!
//! The build script includes this file by path to pack the bytes that the library unpacks, so it depends on nothing.

/// The size classes of SCOWL, the commonest words first.
const CLASSES: [u8; 10] = [10, 20, 35, 40, 50, 55, 60, 70, 80, 95];

/// The bits of a packed standing that hold the class: 0 for none, else its place among `CLASSES` from 1.
const CLASS: u8 = 0b1111;

/// The bit of a name.
const NAME: u8 = 1 << 4;

/// The bit of a coarse word.
pub(crate) const COARSE: u8 = 1 << 5;

/// How common a word is, and whether it is a name or a coarse word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Standing {
    /// SCOWL's size class, from 10 (the commonest few thousand) to 95 (the rarest); `None` when SCOWL lacks the word.
    pub class: Option<u8>,
    /// Whether the word is listed as a name alone.
    pub is_name: bool,
    /// Whether the word is a slur or an obscenity.
    pub is_coarse: bool,
    /// How often the word is used, in half powers of two: 2·log₂(1 + *n*), where *n* is its likely number in 230,000 words, by its rank in
    /// the vocabulary of a language model and Zipf's law; at most 2 for a word that only WordNet's tagged texts have, and 0 for one that
    /// neither has.
    pub often: u8,
    /// How often WordNet's tagged texts, some 230,000 words in all, have the word, on the same scale and 15 at most; 0 for a word they lack.
    /// They are stories and news, where [`Self::often`] counts an encyclopedia too.
    pub tagged: u8,
    /// The parts of speech it is used as in those texts.
    pub parts: Parts,
}

/// Parts of speech, as WordNet's tagged texts use a word; none for a word they lack, and for function words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Parts(u8);

impl Parts {
    /// The names of the parts of speech in `data/wordnet.words`, each a bit from the lowest on.
    pub(crate) const NAMES: [&str; 4] = ["noun", "verb", "adj", "adv"];

    fn has(self, name: &str) -> bool {
        Self::NAMES.iter().position(|known| *known == name).is_some_and(|place| self.0 >> place & 1 == 1)
    }

    /// Whether the word is used as a noun.
    pub fn is_noun(self) -> bool {
        self.has("noun")
    }

    /// Whether the word is used as a verb.
    pub fn is_verb(self) -> bool {
        self.has("verb")
    }

    /// Whether the word is used as an adjective.
    pub fn is_adjective(self) -> bool {
        self.has("adj")
    }

    /// Whether the word is used as an adverb.
    pub fn is_adverb(self) -> bool {
        self.has("adv")
    }
}

impl Standing {
    /// How many bytes a packed standing takes: the byte of [`pack`], how often the word is used, and the byte of [`pack_tagged`].
    pub(crate) const BYTES: usize = 3;

    /// Reads these bytes.
    pub(crate) fn unpack([byte, often, tagged]: [u8; Self::BYTES]) -> Self {
        let class = (byte & CLASS).checked_sub(1).and_then(|place| CLASSES.get(usize::from(place)).copied());
        Self {
            class,
            is_name: byte & NAME != 0,
            is_coarse: byte & COARSE != 0,
            often,
            tagged: tagged >> PARTS_BITS,
            parts: Parts(tagged & MOST_TAGGED),
        }
    }

    /// The order in which words are suggested: common words, rare ones, names, coarse ones.
    pub fn order(self) -> u16 {
        const LAST: u16 = 100;
        let class = self.class.map_or(LAST, u16::from);
        class + if self.is_name { LAST } else { 0 } + if self.is_coarse { 2 * LAST } else { 0 }
    }
}

/// The first byte that [`Standing::unpack`] reads: a class, and whether the word is a name.
#[cfg_attr(not(test), allow(dead_code, reason = "the build script packs, the library unpacks"))]
pub(crate) fn pack(class: u8, is_name: bool) -> u8 {
    let place = CLASSES.iter().position(|&known| known == class).map_or(0, |place| place + 1);
    u8::try_from(place).unwrap_or(0) | if is_name { NAME } else { 0 }
}

/// The bits of the last byte that hold the parts of speech; those above hold how often tagged texts have the word.
const PARTS_BITS: u8 = 4;

/// The most that the four bits hold.
const MOST_TAGGED: u8 = 0b1111;

/// The last byte that [`Standing::unpack`] reads: how often tagged texts have a word, and its parts of speech as bits.
#[cfg_attr(not(test), allow(dead_code, reason = "the build script packs, the library unpacks"))]
pub(crate) fn pack_tagged(tagged: u8, parts: u8) -> u8 {
    tagged.min(MOST_TAGGED) << PARTS_BITS | parts & MOST_TAGGED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_survives_its_bytes() {
        for class in CLASSES {
            for is_name in [false, true] {
                let standing = Standing::unpack([pack(class, is_name) | COARSE, 7, pack_tagged(16, 2)]);
                assert_eq!(
                    standing,
                    Standing { class: Some(class), is_name, is_coarse: true, often: 7, tagged: 15, parts: Parts(2) }
                );
            }
        }
        assert_eq!(Standing::unpack([0, 0, 0]), Standing::default());
    }

    #[test]
    fn common_words_come_before_rare_ones_and_names_after_them() {
        let order = |word: &str| crate::lexicon::standing(word).order();
        assert!(order("light") < order("anthracite"));
        assert!(order("anthracite") < order("dwight"));
        assert!(order("dwight") < order("shit"));
    }

    #[test]
    fn words_are_as_often_used_as_the_words_they_are_forms_of_and_function_words_most() {
        let often = |word: &str| crate::lexicon::standing(word).often;
        assert!(often("light") > often("lantern") && often("lantern") > often("anthracite"));
        assert!(often("gave") > 8 && often("their") > often("window"));
        assert!(
            often("hello") > often("crow") && often("although") > often("owe"),
            "words that tagged texts lack or count as one"
        );
        assert_eq!(often("no such word"), 0);
        let tagged = |word: &str| crate::lexicon::standing(word).tagged;
        assert!(tagged("window") > tagged("lantern") && tagged("hello") < often("hello"));
        let parts = |word: &str| crate::lexicon::standing(word).parts;
        assert!(parts("knows").is_verb() && !parts("knows").is_noun());
        assert!(parts("door").is_noun() && parts("small").is_adjective() && !parts("their").is_noun());
    }
}
