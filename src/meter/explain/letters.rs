//! Which letters of a line spell each syllable of its scansion.

use crate::analysis::HeardLine;
use crate::lexicon::{SyllableSpan, align};
use crate::meter::scansion::Scansion;

impl Scansion {
    /// The letters of each syllable and of its vowel, over which a mark is drawn, as bytes of the line; `None` for a syllable of
    /// a word whose letters cannot be divided by that pronunciation. Linear in the line's length.
    pub fn letters(&self, line: &HeardLine) -> Vec<Option<SyllableSpan>> {
        let mut spans = Vec::with_capacity(self.syllables.len());
        let (mut word, mut of_word) = (None, Vec::new());
        for syllable in &self.syllables {
            if word != Some(syllable.word) {
                (word, of_word) = (Some(syllable.word), self.letters_of_word(line, syllable.word).unwrap_or_default());
            }
            spans.push(of_word.get(syllable.syllable).copied());
        }
        spans
    }

    fn letters_of_word(&self, line: &HeardLine, word: usize) -> Option<Vec<SyllableSpan>> {
        let heard = line.words.get(word)?;
        let said = heard.spoken.pronunciations.get(self.pronunciations.get(word).copied()??)?;
        let start = heard.span.start();
        let in_line = |span: SyllableSpan| SyllableSpan {
            letters: span.letters.shifted(start),
            nucleus: span.nucleus.shifted(start),
        };
        Some(align(line.text_of(heard), &said.sounds).into_iter().map(in_line).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::Session;
    use crate::lexicon::Ear;
    use crate::meter::scan_poem;

    #[test]
    fn each_syllable_has_its_letters_and_its_vowel() {
        let poem = Session::new(Ear::new()).hear("Beside the window");
        let line = &poem.lines[0].heard;
        let letters = scan_poem(&poem, None).lines[0].scansion.letters(line);
        let told: Vec<(&str, &str)> =
            letters.iter().flatten().map(|span| (span.letters.of(&line.text), span.nucleus.of(&line.text))).collect();
        assert_eq!(told, [("Be", "e"), ("side", "i"), ("the", "e"), ("win", "i"), ("dow", "o")]);
    }
}
