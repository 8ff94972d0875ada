//! A word's pronunciation in the International Phonetic Alphabet.

use super::{Sound, Sounds, Stress, syllabify};

impl Sounds {
    /// The word in the International Phonetic Alphabet, with a mark before each stressed syllable of two or more.
    ///
    /// ```
    /// let beheld: verse::phonology::Sounds = "B IH0 HH EH1 L D".parse()?;
    /// assert_eq!(beheld.ipa(), "bɪˈhɛld");
    /// # Ok::<(), verse::phonology::UnknownPhone>(())
    /// ```
    pub fn ipa(&self) -> String {
        let syllables = syllabify(self);
        let mut sounds = self.iter();
        let mut ipa = String::new();
        for syllable in &syllables {
            match syllable.stress {
                Stress::Primary if syllables.len() > 1 => ipa.push('ˈ'),
                Stress::Secondary => ipa.push('ˌ'),
                Stress::Primary | Stress::Unstressed => {}
            }
            let count = syllable.onset.len() + usize::from(syllable.nucleus.is_some()) + syllable.coda.len();
            ipa.extend(sounds.by_ref().take(count).map(Sound::ipa));
        }
        ipa
    }
}
