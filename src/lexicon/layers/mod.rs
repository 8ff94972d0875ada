//! Pronunciations of words that no dictionary lists, derived from their spelling.
//!
//! A layer is one function from a word to its pronunciations, each with its source; an empty answer passes the word on to
//! the next layer. Words come as [`Spelling`] makes them: ASCII letters in lower case, apostrophes straight.
#![allow(clippy::string_slice, reason = "a spelling's key is ASCII")]

mod accents;
mod affix;
mod apostrophe;
mod capitals;
mod clitic;
mod compound;
mod endings;
mod fraction;
mod inflection;
mod mixed;
mod names;
mod numeral;
mod old_spelling;
mod sign;
mod stretched;

use super::readings::with_variants;
use super::sources::Sources;
use super::spelling::Spelling;
use super::{Pronunciation, Source, Variant, Variants, initials, letter_to_sound, standing};
use crate::phonology::edit::with_main_stress;
use crate::phonology::{Sound, Sounds, Stress};

/// The longest word, in bytes, that is taken apart; a longer one is guessed whole, in time linear in its length.
const LONGEST: usize = 48;

/// How often a word may be taken apart, each part of the one before: un-like-li-est.
const DEEPEST: u8 = 3;

/// How many pronunciations of a part are used for the whole.
const WAYS: usize = 3;

/// The context of a layer beside the word: the sources in use, and how often the word was taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker<'a> {
    sources: &'a Sources,
    depth: u8,
    /// Whether the word is written in capitals and so may be initials.
    capitals: bool,
}

/// One layer: from a word to its pronunciations, empty when the layer has none.
type Layer = fn(Speaker<'_>, &str) -> Vec<Pronunciation>;

/// The layers in order of trust, each with the source whose exclusion leaves it out.
const LAYERS: [(Source, Layer); 15] = [
    (Source::Rule, mixed::in_dimensions),
    (Source::Rule, numeral::say),
    (Source::Rule, mixed::plural_say),
    (Source::Rule, mixed::say),
    (Source::Rule, mixed::range),
    (Source::Rule, apostrophe::say),
    (Source::Rule, stretched::stammered),
    (Source::Derived, compound::hyphenated),
    (Source::Derived, compound::of_place),
    (Source::Derived, affix::inflected),
    (Source::Derived, old_spelling::say),
    (Source::Rule, stretched::say),
    (Source::Names, names::say),
    (Source::Derived, affix::derived),
    (Source::Derived, compound::closed),
];

impl<'a> Speaker<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, depth: 0, capitals: false }
    }

    /// The pronunciations of a written word: by its accents, if it has any, else by the layers.
    pub(super) fn read(self, spelling: &Spelling) -> Vec<Pronunciation> {
        let instructed = if self.sources.asks(Source::Rule) { accents::say(self, spelling) } else { Vec::new() };
        if !instructed.is_empty() {
            return instructed;
        }
        let ways = Self { capitals: spelling.capitals, ..self }.say(&spelling.key);
        let lettered = (spelling.capitals || spelling.small_s) && self.sources.asks(Source::Rule);
        if lettered { capitals::with_letters(self, spelling, ways) } else { ways }
    }

    /// The pronunciations of the words a short form stands for: "with", "care of".
    pub(super) fn read_phrase(self, words: &str) -> Vec<Pronunciation> {
        if !words.contains(' ') {
            return with_variants(words, self.known(words));
        }
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        numeral::phrase(self, &words).map(|sounds| Pronunciation::plain(sounds, Source::Rule)).into_iter().collect()
    }

    /// The pronunciations of a word with a sign in it, or of a sign read as a word: £5, 9:05, "+".
    pub(super) fn read_sign(self, word: &str) -> Vec<Pronunciation> {
        let known = self.sources.known(&word.to_lowercase());
        if !known.is_empty() || !self.sources.asks(Source::Rule) { known } else { sign::say(self, word) }
    }

    /// The pronunciations of a word from the dictionaries, else the first layer that has any, else letter-to-sound.
    fn say(self, word: &str) -> Vec<Pronunciation> {
        let known = self.known(word);
        if !known.is_empty() {
            return inflection::with_readings_of_its_stem(self, word, known);
        }
        if self.depth < DEEPEST && (word.len() <= LONGEST || word.contains('-')) {
            let deeper = Self { depth: self.depth + 1, ..self };
            let asked = LAYERS.iter().filter(|(source, _)| self.sources.asks(*source));
            if let Some(ways) = asked.map(|(_, layer)| layer(deeper, word)).find(|ways| !ways.is_empty()) {
                return ways;
            }
        }
        self.guess(word).map(|sounds| Pronunciation::plain(sounds, Source::Guess)).into_iter().collect()
    }

    /// The dictionaries' pronunciations, with a main stress in every word of two syllables or more; without those that name the
    /// word's letters, unless it is written in capitals.
    fn known(self, word: &str) -> Vec<Pronunciation> {
        let mut ways = self.sources.known(word);
        if !self.capitals {
            initials::leave_out(word, &mut ways);
        }
        for way in &mut ways {
            if way.sounds.syllable_count() > 1 && way.sounds.stresses().all(|stress| stress != Stress::Primary) {
                way.sounds = with_main_stress(std::mem::take(&mut way.sounds));
            }
        }
        ways
    }

    /// The dictionaries' pronunciations of a word that others may be made from: a word of the language, or one of the poet's.
    fn base(self, word: &str) -> Vec<Pronunciation> {
        let fit = word.len() >= 2 && standing(word).class.is_some_and(|class| class <= 80) && !standing(word).is_name;
        let mut ways = self.known(word);
        ways.retain(|way| fit || matches!(way.source, Source::Lexicon | Source::Patch));
        ways.truncate(WAYS);
        ways
    }

    /// The pronunciations of a base, or of an inflection of one.
    fn made(self, word: &str) -> Vec<Pronunciation> {
        let base = self.base(word);
        if !base.is_empty() || self.depth >= DEEPEST || word.len() < 4 {
            return base;
        }
        affix::inflected(Self { depth: self.depth + 1, ..self }, word)
    }

    fn guess(self, word: &str) -> Option<Sounds> {
        let sayable = word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'\'' | b'-'));
        let guess = if sayable && self.sources.asks(Source::Guess) { letter_to_sound::guess(word) } else { None };
        guess.map(|sounds| if self.sources.asks(Source::Names) { names::with_full_i(word, sounds) } else { sounds })
    }
}

/// The words of a number in figures, the likeliest reading.
pub(super) fn in_words(figures: &str) -> Option<String> {
    numeral::numerals(figures).first().map(|words| words.join(" "))
}

/// The pronunciations of a shouted word; `capitals` are those of the same letters as initials or word.
pub(super) fn shouted(key: &str, word: &[Pronunciation], capitals: &[Pronunciation]) -> Vec<Pronunciation> {
    capitals::shouted(word.to_vec(), capitals, key)
}

/// Whether a word is so common that a word made from it is accepted without asking letter-to-sound.
fn is_common(word: &str) -> bool {
    /// SCOWL's class 50 ends where an educated reader begins to look words up.
    const RAREST: u8 = 50;
    let standing = standing(word);
    standing.class.is_some_and(|class| class <= RAREST) && !standing.is_name
}

/// How many syllables letter-to-sound gives; uncertain layers must give as many.
fn guessed_count(word: &str) -> Option<u32> {
    letter_to_sound::guess(word).map(|sounds| sounds.syllable_count())
}

/// The pronunciations of a whole, made from those of a part by `change`, each no more trusted than `source`.
fn carried(ways: &[Pronunciation], source: Source, change: impl Fn(&Sounds) -> Sounds) -> Vec<Pronunciation> {
    let mut carried: Vec<Pronunciation> = Vec::new();
    for way in ways.iter().take(WAYS) {
        let sounds = change(&way.sounds);
        if carried.iter().all(|known| known.sounds != sounds) {
            carried.push(Pronunciation { sounds, source: source.max(weakest(way.source)), variants: way.variants });
        }
    }
    carried
}

/// The limit that a part's source sets to the trust in a whole: a guess or a name limits it to its own level, a dictionary
/// does not limit it.
fn weakest(source: Source) -> Source {
    if source >= Source::Names { source } else { Source::Pin }
}

/// The pronunciations of two parts one after the other; the second one's main stress becomes secondary if the first has one.
fn joined(first: &[Pronunciation], second: &[Pronunciation], source: Source) -> Vec<Pronunciation> {
    let mut whole: Vec<Pronunciation> = Vec::new();
    for second in second.iter().take(WAYS) {
        for first in first.iter().take(WAYS) {
            let Some(variants) = both(first.variants, second.variants) else { continue };
            let stressed = first.sounds.stresses().any(|stress| stress == Stress::Primary);
            let rest = second.sounds.iter().map(|sound| if stressed { lowered(sound) } else { sound });
            let sounds = with_main_stress(first.sounds.iter().chain(rest).collect());
            let source = source.max(weakest(first.source)).max(weakest(second.source));
            if whole.iter().all(|known| known.sounds != sounds) {
                whole.push(Pronunciation { sounds, source, variants });
            }
        }
    }
    whole.sort_by_key(|way| way.variants.iter().count());
    whole
}

fn both(first: Variants, second: Variants) -> Option<Variants> {
    second.iter().try_fold(first, Variants::and)
}

fn lowered(sound: Sound) -> Sound {
    if sound.stress() == Some(Stress::Primary) { sound.with_stress(Stress::Secondary) } else { sound }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    #[test]
    fn each_word_is_said_by_the_layer_that_knows_it() {
        let ear = Ear::new().without(Source::SecondDictionary);
        for (word, said, source) in [
            ("heaven", "HH EH1 V AH0 N", Source::Dictionary),
            ("o'er", "AO1 R", Source::Patch),
            ("ling'ringly", "L IH1 NG G R IH0 NG L IY0", Source::Rule),
            ("deckt", "D EH1 K T", Source::Derived),
            ("moonbeam's", "M UW1 N B IY2 M Z", Source::Derived),
            ("dew-pearled", "D UW1 P ER2 L D", Source::Derived),
            ("learnèd", "L ER1 N IH0 D", Source::Derived),
            ("unwearied", "AH0 N W IH1 R IY0 D", Source::Derived),
            ("loue", "L AH1 V", Source::Derived),
            ("starless", "S T AA1 R L AH0 S", Source::Derived),
            ("42nd", "F AO1 R T IY0 S EH1 K AH0 N D", Source::Rule),
            ("&", "AH0 N D", Source::Rule),
            ("RSTVW", "AA1 R EH1 S T IY1 V IY1 D AH1 B AH0 L Y UW0", Source::Rule),
        ] {
            let spoken = ear.say(word);
            let best = spoken.best().unwrap_or_else(|| panic!("{word} is not said"));
            assert_eq!((best.sounds.to_string().as_str(), best.source), (said, source), "{word}");
        }
    }

    #[test]
    fn what_no_english_reader_can_say_has_no_pronunciation() {
        for word in
            ["", "'", "''", "-", "☃", "пушкин", "日本", "x9y8z7x6y5", "loveпушкин", "\u{301}", "9:5:1", "$", "5.1.2"]
        {
            assert_eq!(Ear::new().say(word).pronunciations, [], "{word:?}");
        }
    }

    #[test]
    fn a_word_made_from_a_guess_is_a_guess() {
        for word in ["vlorbish's", "vlorbish-tower", "dew-vlorbish"] {
            assert!(Ear::new().say(word).is_guess(), "{word}");
        }
    }
}
