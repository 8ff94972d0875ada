//! A word's spelling as the dictionaries write it, with its capitals and accents kept apart.

use unicode_normalization::UnicodeNormalization as _;

/// A word as the dictionaries spell it, and the accents it was written with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spelling {
    /// Lower case, no accents, apostrophes straight, hyphens plain.
    pub(super) key: String,
    /// Whether the word was written in capitals throughout, a last small s aside: IDs.
    pub(super) capitals: bool,
    /// Whether the word is capitals with a small s after them: IDs, DJs.
    pub(super) small_s: bool,
    /// The accents that change a pronunciation, each with the byte of its letter in the key.
    pub(super) accents: Vec<(usize, Accent)>,
}

/// An accent that changes a pronunciation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accent {
    /// è, é: the vowel is sounded.
    Sounded,
    /// ë, ö: the vowel is a syllable apart from the vowel before it.
    Apart,
}

impl Spelling {
    /// Reads a word; `None` when it holds a letter of another script, or a character no word holds.
    pub(super) fn read(word: &str) -> Option<Self> {
        let capitals = in_capitals(word);
        let small_s =
            word.ends_with('s') && word.starts_with(char::is_uppercase) && (capitals || word.chars().nth(2).is_none());
        let mut spelling = Self { capitals, small_s, ..Self::default() };
        for c in word.nfkd() {
            spelling.add(c)?;
        }
        let sayable = spelling.key.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte == b'&');
        sayable.then_some(spelling)
    }

    fn add(&mut self, c: char) -> Option<()> {
        match c {
            'a'..='z' | '0'..='9' | '&' => self.key.push(c),
            'A'..='Z' => self.key.push(c.to_ascii_lowercase()),
            _ if crate::text::is_apostrophe(c) => self.key.push('\''),
            _ if crate::text::is_hyphen(c) || c == '–' => self.key.push('-'),
            ',' => {}
            '\u{300}' | '\u{301}' => self.accent(Accent::Sounded)?,
            '\u{308}' => self.accent(Accent::Apart)?,
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

    fn accent(&mut self, accent: Accent) -> Option<()> {
        let at = self.key.len().checked_sub(1)?;
        self.accents.push((at, accent));
        Some(())
    }
}

/// Whether a word is written in capitals; the s of a plural or possessive may be small after two of them.
fn in_capitals(word: &str) -> bool {
    let stem = word.strip_suffix('s').map(|stem| stem.trim_end_matches(crate::text::is_apostrophe));
    let stem = stem.filter(|stem| stem.chars().nth(1).is_some()).unwrap_or(word);
    stem.chars().all(|c| !c.is_lowercase())
}
