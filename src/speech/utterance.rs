//! The text given to a voice: phonemes for one that reads them, or the words.

use std::time::Duration;

use super::{SaidLine, Stop, phonemes, times};
use crate::rhyme::Accent;

/// The text given to a voice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Utterance {
    /// The sounds of the reading chosen, as espeak-ng reads them: phonemes in `[[ ]]`, a line of text for each line of verse.
    pub phonemes: String,
    /// The words as written, for a voice that reads them in its own way.
    pub words: String,
    /// About how long it takes to say it all at a reader's pace, pauses between lines apart.
    pub length: Duration,
}

/// The pause of a voice at the end of a line that no mark closes, in espeak-ng's notation: about a fifth of a second, less than half of
/// a comma's.
const LINE_END: &str = " _:";

impl Utterance {
    /// Lines in an accent; where either will do, the American one.
    pub fn of(lines: &[SaidLine], accent: Accent) -> Self {
        let mut utterance = Self::default();
        for (at, line) in lines.iter().enumerate() {
            if line.begins_stanza {
                utterance.phonemes.push('\n');
                utterance.words.push('\n');
            }
            utterance.phonemes.push_str(&in_phonemes(line, accent, at + 1 == lines.len()));
            utterance.phonemes.push('\n');
            utterance.words.push_str(&in_words(&line.text));
            utterance.words.push('\n');
            utterance.length += times(line).length;
        }
        utterance
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        !self.phonemes.contains('[')
    }
}

/// A line in phonemes; the last one ends as a sentence does.
fn in_phonemes(line: &SaidLine, accent: Accent, is_last: bool) -> String {
    let said = phonemes(line, accent);
    let mut text = String::new();
    let mut open = false;
    for (word, phonemes) in line.words.iter().zip(&said).filter(|(_, phonemes)| !phonemes.is_empty()) {
        if word.before != Stop::None && open {
            text.push_str("]]");
            text.push_str(word.before.sign());
            text.push(' ');
            open = false;
        }
        match (open, word.joined) {
            (false, _) => text.push_str("[["),
            (true, false) => text.push(' '),
            (true, true) => {}
        }
        text.push_str(phonemes);
        open = true;
    }
    if open {
        if line.close == Stop::None && !is_last {
            text.push_str(LINE_END);
        }
        text.push_str("]]");
        text.push_str(if line.close == Stop::None && is_last { "." } else { line.close.sign() });
    }
    text
}

/// The words of a line without what a voice would take for a command: control characters, and the double brackets of phonemes.
fn in_words(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.replace("[[", " ").replace("]]", " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;
    use crate::meter::scan_poem;
    use crate::speech::said;

    fn utterance(text: &str, accent: Accent) -> Utterance {
        let poem = Session::new(Ear::new()).hear(text);
        let scansion = scan_poem(&poem, None);
        Utterance::of(&said(&poem, &scansion, 0..poem.lines.len()), accent)
    }

    fn spoken(text: &str) -> String {
        utterance(text, Accent::Any).phonemes
    }

    #[test]
    fn a_line_is_said_word_by_word_with_its_stresses_and_its_pauses() {
        assert_eq!(spoken("The ink is dry, the pen"), "[[D@ 'INk Iz dr'aI]], [[D@ p'En]].\n");
        assert_eq!(spoken("Is the ink dry?"), "[[Iz D@ 'INk dr'aI]]?\n");
    }

    #[test]
    fn a_line_that_runs_on_has_a_short_pause_and_the_last_one_ends() {
        let said = spoken("The ink is dry before\nI lift the pen");
        assert_eq!(said.lines().collect::<Vec<_>>(), ["[[D@ 'INk Iz dr'aI bIf'o@ _:]]", "[[aI l'Ift D@ p'En]]."]);
    }

    #[test]
    fn a_stanza_begins_after_an_empty_line() {
        assert_eq!(spoken("The ink\n\nThe pen").lines().nth(1), Some(""));
    }

    #[test]
    fn what_a_voice_would_take_for_a_command_is_left_out_of_the_words() {
        assert_eq!(utterance("The ink [[rate 900]] is\u{7} dry", Accent::Any).words, "The ink rate 900 is  dry\n");
    }

    #[test]
    fn england_says_it_as_england_does() {
        let said = utterance("The far star in the grass was hot", Accent::British).phonemes;
        assert_eq!(said, "[[D@ f'A@ st'A:r In D@ gr'A@s w0z h'0t]].\n");
    }
}
