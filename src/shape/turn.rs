//! The turn of a sonnet, its volta.
//!
//! It lies where the sonnet's parts meet: after the octave, and in the English sonnet often before the couplet (Fussell 1979, chapter 7).
//! Which of them is meant, words and marks tell: *But*, *Yet*, *So* at the line's head, a stanza break, a sentence that ends before it.

use std::ops::Range;

use super::enjambment::close;
use crate::analysis::Poem;
use crate::rhyme::scheme::Scheme;
use crate::speech::Stop;
use crate::text::plain;

/// The turn of a sonnet, with the signs by which it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its line in the sonnet, from 1.
    pub line: usize,
    /// The word at the line's head that turns, as written.
    pub word: Option<Box<str>>,
    /// Whether a stanza begins there.
    pub begins_stanza: bool,
    /// Whether a sentence ends before it.
    pub after_sentence: bool,
}

impl Turn {
    /// In words: `line 9, at “But”, after the octave`.
    pub fn in_words(&self) -> String {
        let place = if self.line == OCTAVE + 1 { "after the octave" } else { "before the couplet" };
        let word = self.word.as_ref().map(|word| format!("at \u{201c}{word}\u{201d}, ")).unwrap_or_default();
        format!("turns here: {word}{place}")
    }
}

const SONNET: usize = 14;
const OCTAVE: usize = 8;
const COUPLET: usize = 2;

/// Words that turn, at a line's head: they set against, conclude, or say that the time has changed.
const TURNING: [&str; 18] = [
    "but",
    "yet",
    "so",
    "then",
    "now",
    "still",
    "though",
    "although",
    "however",
    "thus",
    "therefore",
    "or",
    "nor",
    "instead",
    "until",
    "till",
    "ah",
    "o",
];

/// The turns of the sonnets among a draft's poems: runs of fourteen lines that no heading parts.
pub(super) fn of_poem(poem: &Poem, scheme: &Scheme) -> Vec<(usize, Turn)> {
    let sonnets = poems(poem).into_iter().filter(|lines| lines.len() == SONNET);
    sonnets
        .map(|lines| (lines.start, turn(poem, scheme, lines.start)))
        .map(|(start, turn)| (start + turn.line - 1, turn))
        .collect()
}

/// The poems of a draft as ranges of its lines: a stanza below a heading begins one.
fn poems(poem: &Poem) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (stanza, headed) in poem.stanzas.iter().zip(&poem.headed) {
        match found.last_mut() {
            Some(last) if !headed => last.end = stanza.end,
            _ => found.push(stanza.clone()),
        }
    }
    found
}

/// Where the sonnet that begins with a line turns: after its octave, or before a couplet where more speaks for that.
fn turn(poem: &Poem, scheme: &Scheme, start: usize) -> Turn {
    let letter = |line: usize| scheme.poem.get(start + line - 1).filter(|letter| !letter.is_x());
    let has_couplet = letter(SONNET - 1).is_some() && letter(SONNET - 1) == letter(SONNET);
    let (octave, couplet) = (at(poem, start, OCTAVE + 1), at(poem, start, SONNET - COUPLET + 1));
    let strength = |turn: &Turn| {
        2 * usize::from(turn.word.is_some()) + usize::from(turn.begins_stanza) + usize::from(turn.after_sentence)
    };
    if has_couplet && strength(&couplet) > strength(&octave) { couplet } else { octave }
}

/// The signs of a turn at a line of the sonnet, counted from 1.
fn at(poem: &Poem, start: usize, line: usize) -> Turn {
    let place = start + line - 1;
    let word = poem.lines.get(place).and_then(|line| Some(line.heard.text_of(line.heard.words.first()?)));
    let before = place.checked_sub(1).and_then(|before| poem.lines.get(before)).map(|line| close(&line.heard));
    Turn {
        line,
        word: word.filter(|word| TURNING.contains(&plain(word).as_str())).map(Into::into),
        begins_stanza: poem.stanzas.iter().any(|stanza| stanza.start == place),
        after_sentence: before.is_some_and(|stop| stop >= Stop::Period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;
    use crate::rhyme::scheme;

    /// A sonnet whose ninth and thirteenth lines begin so.
    fn turns(ninth: &str, thirteenth: &str) -> Vec<(usize, Option<Box<str>>)> {
        let ends = [
            "night", "sea", "light", "free", "stone", "day", "alone", "way", "hill", "snow", "still", "go", "door",
            "more",
        ];
        let line = |at: usize| match at {
            8 => format!("{ninth} all the lamps were burning by the {}", ends[at]),
            12 => format!("{thirteenth} all the lamps were burning by the {}", ends[at]),
            _ => format!("and all the lamps were burning by the {}", ends[at]),
        };
        let text: Vec<String> = (0..14).map(line).collect();
        let poem = Session::new(Ear::new()).hear(&text.join("\n"));
        of_poem(&poem, &scheme::of_poem(&poem)).into_iter().map(|(at, turn)| (at, turn.word)).collect()
    }

    #[test]
    fn a_sonnet_turns_after_its_octave_or_before_its_couplet_by_the_word_that_turns() {
        assert_eq!(turns("But", "and"), [(8, Some("But".into()))]);
        assert_eq!(turns("and", "Yet"), [(12, Some("Yet".into()))]);
        assert_eq!(turns("and", "and"), [(8, None)]);
    }

    #[test]
    fn a_poem_of_another_length_has_no_turn_to_tell() {
        let poem = Session::new(Ear::new()).hear("But all the lamps\nwere burning");
        assert!(of_poem(&poem, &scheme::of_poem(&poem)).is_empty());
    }
}
