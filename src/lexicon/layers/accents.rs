//! Accents as the poet's instruction: learnèd has two syllables, noösphere three, café two.

use unicode_normalization::UnicodeNormalization as _;

use super::endings::{stems, with};
use super::{Pronunciation, Source, Speaker, carried, joined};
use crate::lexicon::align;
use crate::phonology::letters::is_vowel_letter;
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// A word as the dictionaries spell it, and the accents it was written with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::lexicon) struct Spelling {
    /// Lower case, no accents, apostrophes straight, hyphens plain.
    pub(in crate::lexicon) key: String,
    /// Whether the word was written in capitals throughout, or but for the s of IDs.
    pub(in crate::lexicon) capitals: bool,
    /// Accents on letters that stand in the key at these bytes.
    marks: Vec<(usize, Mark)>,
}

/// An accent that tells how a letter is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// è, é: the vowel is said.
    Sounded,
    /// ë, ö: the vowel is said apart from the one before it.
    Apart,
}

impl Spelling {
    /// Reads a word; `None` when it holds a letter of another script, or a character no word holds.
    pub(in crate::lexicon) fn read(word: &str) -> Option<Self> {
        let mut spelling = Self { capitals: in_capitals(word), ..Self::default() };
        for c in word.nfkd() {
            spelling.add(c)?;
        }
        let sayable = spelling.key.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte == b'&');
        sayable.then_some(spelling)
    }

    /// Whether the word is letters to be named one by one: capitals, few, and not a vowel among them.
    pub(super) fn is_initials(&self) -> bool {
        /// Initials longer than this are a shout.
        const LONGEST: usize = 6;
        self.capitals
            && self.key.len() <= LONGEST
            && self.key.bytes().all(|letter| letter.is_ascii_lowercase() && !is_vowel_letter(letter))
    }

    fn add(&mut self, c: char) -> Option<()> {
        match c {
            'a'..='z' | '0'..='9' | '&' => self.key.push(c),
            'A'..='Z' => self.key.push(c.to_ascii_lowercase()),
            _ if crate::text::is_apostrophe(c) => self.key.push('\''),
            _ if crate::text::is_hyphen(c) || c == '-' => self.key.push('-'),
            ',' => {}
            '\u{300}' | '\u{301}' => self.mark(Mark::Sounded)?,
            '\u{308}' => self.mark(Mark::Apart)?,
            '\u{302}'..='\u{36F}' => _ = self.key.chars().next_back()?,
            'æ' | 'Æ' => self.key.push_str("ae"),
            'œ' | 'Œ' => self.key.push_str("oe"),
            'ø' | 'Ø' => self.key.push('o'),
            'ß' => self.key.push_str("ss"),
            'ð' | 'Ð' => self.key.push('d'),
            'þ' | 'Þ' => self.key.push_str("th"),
            'ł' | 'Ł' => self.key.push('l'),
            _ => return None,
        }
        Some(())
    }

    fn mark(&mut self, mark: Mark) -> Option<()> {
        let at = self.key.len().checked_sub(1)?;
        self.marks.push((at, mark));
        Some(())
    }
}

/// Whether a word is written in capitals; the s of a plural or possessive may be small after two of them.
fn in_capitals(word: &str) -> bool {
    let stem = word.strip_suffix('s').map(|stem| stem.trim_end_matches(crate::text::is_apostrophe));
    let stem = stem.filter(|stem| stem.chars().nth(1).is_some()).unwrap_or(word);
    stem.chars().all(|c| !c.is_lowercase())
}

/// Says a word as its accents ask; empty when it has none that matters.
pub(super) fn say(speaker: Speaker<'_>, spelling: &Spelling) -> Vec<Pronunciation> {
    let Some(&(at, mark)) = spelling.marks.last() else { return Vec::new() };
    let key = spelling.key.as_str();
    if !key.is_char_boundary(at) || !is_vowel_letter(key.as_bytes()[at]) {
        return Vec::new();
    }
    let after_vowel = at > 0 && is_vowel_letter(key.as_bytes()[at - 1]);
    match &key[at..] {
        "ed" => past(speaker, key, at, &[]),
        "edly" => past(speaker, key, at, &[Phone::L, Phone::IY]),
        "edness" => past(speaker, key, at, &[Phone::N, Phone::AH, Phone::S]),
        "e" if mark == Mark::Sounded || !after_vowel => sounded_end(speaker, key),
        _ if mark == Mark::Apart && after_vowel => apart(speaker, key, at),
        _ => Vec::new(),
    }
}

/// Learnèd, belovèd, markèdly: the vowel is said, whatever the stem.
fn past(speaker: Speaker<'_>, key: &str, at: usize, after: &[Phone]) -> Vec<Pronunciation> {
    let ending: Vec<Phone> = [Phone::IH, Phone::D].iter().chain(after).copied().collect();
    if let Some((first, last)) = key[..at].rsplit_once('-') {
        return joined(
            &speaker.say(first),
            &past(speaker, &key[first.len() + 1..], last.len(), after),
            Source::Derived,
        );
    }
    let stem = stems(&key[..at]).into_iter().map(|stem| speaker.made(&stem)).find(|ways| !ways.is_empty());
    let full = carried(&stem.unwrap_or_default(), Source::Derived, |stem| with(stem, &ending));
    if !full.is_empty() {
        return full;
    }
    // No known stem: the guess for the unmarked word, its last sound opened to a syllable.
    carried(&speaker.say(&key[..at + 2]), Source::Derived, |said| {
        let sounds: Vec<Sound> = said.iter().collect();
        let body = match sounds.as_slice() {
            [body @ .., weak, _] if weak.is_unstressed_vowel() => body,
            [body @ .., _] => body,
            [] => &[],
        };
        with(&body.iter().copied().collect(), &ending)
    })
}

/// Café, Brontë: the last vowel is said.
fn sounded_end(speaker: Speaker<'_>, key: &str) -> Vec<Pronunciation> {
    let said = speaker.say(key);
    let open = |sounds: &Sounds| sounds.iter().next_back().is_some_and(Sound::is_vowel);
    let fitting: Vec<Pronunciation> = said.iter().filter(|way| open(&way.sounds)).cloned().collect();
    if !fitting.is_empty() {
        return fitting;
    }
    carried(&said, Source::Rule, |sounds| sounds.iter().chain([Sound::new(Phone::EY, Stress::Secondary)]).collect())
}

/// Noösphere, Zoë: two vowels, two syllables.
fn apart(speaker: Speaker<'_>, key: &str, at: usize) -> Vec<Pronunciation> {
    let known = speaker.known(key);
    let parts = |way: &&Pronunciation| align(key, &way.sounds).iter().any(|part| part.nucleus.start == at);
    let fitting: Vec<Pronunciation> = known.iter().filter(parts).cloned().collect();
    if fitting.is_empty() { joined(&speaker.say(&key[..at]), &speaker.say(&key[at..]), Source::Rule) } else { fitting }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Ear;

    #[test]
    fn an_accent_makes_a_syllable() {
        let ear = Ear::new();
        for (word, syllables) in [
            ("learnèd", 2),
            ("learne\u{300}d", 2),
            ("learned", 1),
            ("Belovèd", 3),
            ("markèdly", 3),
            ("storm-belovèd", 4),
            ("vlorbèd", 2),
            ("noösphere", 3),
            ("Zoë", 2),
            ("café", 2),
            ("rosé", 2),
            ("naïve", 2),
            ("Cæsar", 2),
            ("façade", 2),
            ("señor", 2),
        ] {
            let spoken = ear.say(word);
            assert_eq!(spoken.best().map(|best| best.sounds.syllable_count()), Some(syllables), "{word}");
        }
    }
}
