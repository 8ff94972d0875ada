//! The sound echoes of every line of a poem, its end rhymes apart: what `verse scan --sound` shows.

use std::ops::Range;

use super::{Head, Stressed, alliteration, assonance, inner_rhymes, stresses};
use crate::analysis::{HeardLine, Poem};
use crate::phonology::Phone;
use crate::rhyme::RhymeComparison;

/// The echoes within one line, and its rhymes with earlier words of its stanza.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Echoes {
    /// Stressed syllables that begin alike, in order of first appearance.
    pub alliteration: Vec<Echo>,
    /// Stressed syllables that share their vowel, in order of first appearance.
    pub assonance: Vec<Echo>,
    /// Words that rhyme fully with an earlier word of the stanza, one of the two inside its line.
    pub rhymes: Vec<Answer>,
}

/// Words of one line that share a sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The sound in ARPAbet: `G`, `S T`, `EY`; `vowel` where any vowel answers any other.
    pub sound: String,
    /// The words, by their places in the line, counted from 0.
    pub words: Vec<usize>,
}

/// A word that rhymes with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The word, by its place in its line.
    pub word: usize,
    /// The line of the earlier word, by its place in the poem.
    pub line: usize,
    /// The earlier word, by its place in that line.
    pub with: usize,
    /// How they rhyme.
    pub comparison: RhymeComparison,
}

/// The echoes of every line of a poem, one entry a line. Linear in the number of words.
pub fn of_poem(poem: &Poem) -> Vec<Echoes> {
    let mut echoes: Vec<Echoes> = poem.lines.iter().map(|line| within(&line.heard)).collect();
    for stanza in &poem.stanzas {
        for (line, answer) in answers(poem, stanza) {
            echoes[line].rhymes.push(answer);
        }
    }
    echoes
}

/// The alliteration and assonance within one line.
fn within(line: &HeardLine) -> Echoes {
    let stressed = stresses(line);
    let echo = |sound: fn(&Stressed) -> String| {
        move |group: Vec<Stressed>| {
            let sound = group.first().map(sound).unwrap_or_default();
            (sound, group.into_iter().map(|stressed| stressed.word).collect::<Vec<_>>())
        }
    };
    let told = |(sound, words): (String, Vec<usize>)| {
        let text = |&word: &usize| line.words.get(word).map(|word| line.text_of(word).to_lowercase());
        let first = words.first().and_then(text);
        // A word said again is a repetition, not an echo.
        words.iter().any(|word| text(word) != first).then_some(Echo { sound, words })
    };
    Echoes {
        alliteration: alliteration(&stressed).into_iter().map(echo(head)).filter_map(told).collect(),
        assonance: assonance(&stressed).into_iter().map(echo(nucleus)).filter_map(told).collect(),
        rhymes: Vec::new(),
    }
}

fn head(stressed: &Stressed) -> String {
    match stressed.head {
        Head::Vowel => "vowel".to_owned(),
        Head::Consonant(phone) => phone.to_string(),
        Head::Cluster(stop) => format!("{} {stop}", Phone::S),
    }
}

fn nucleus(stressed: &Stressed) -> String {
    stressed.nucleus.map(|phone| phone.to_string()).unwrap_or_default()
}

/// The rhymes of a stanza in which one word is inside a line, each with the line of its later word; rhymes of two line
/// ends belong to the scheme.
fn answers(poem: &Poem, stanza: &Range<usize>) -> Vec<(usize, Answer)> {
    let lines: Vec<&HeardLine> = poem.lines[stanza.clone()].iter().map(|line| &*line.heard).collect();
    let places: Vec<(usize, usize)> = stanza
        .clone()
        .zip(&lines)
        .flat_map(|(line, heard)| (0..heard.words.len()).map(move |word| (line, word)))
        .collect();
    let is_end = |(line, word): (usize, usize)| word + 1 == poem.lines[line].heard.words.len();
    let answer = |rhyme: super::InnerRhyme| {
        let (first, second) = (places[rhyme.first], places[rhyme.second]);
        let answer = Answer { word: second.1, line: first.0, with: first.1, comparison: rhyme.comparison };
        (!is_end(first) || !is_end(second)).then_some((second.0, answer))
    };
    inner_rhymes(&lines).into_iter().filter_map(answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;

    fn echoes(text: &str) -> (Poem, Vec<Echoes>) {
        let poem = Session::default().hear(text);
        let echoes = of_poem(&poem);
        (poem, echoes)
    }

    #[test]
    fn a_line_is_heard_to_alliterate_and_to_share_a_vowel() {
        let (_, found) = echoes("the grey goat forgave the gate\n");
        assert_eq!(found[0].alliteration, [Echo { sound: "G".to_owned(), words: vec![1, 2, 3, 5] }]);
        assert_eq!(found[0].assonance, [Echo { sound: "EY".to_owned(), words: vec![1, 3, 5] }]);
    }

    #[test]
    fn a_word_said_again_is_no_echo() {
        let (_, found) = echoes("stone on stone\n");
        assert_eq!(found, [Echoes::default()]);
    }

    #[test]
    fn a_word_inside_a_line_answers_one_of_its_stanza() {
        let (poem, found) = echoes("the bells will ring\nand no bird sing in spring\n\na ring of keys\n");
        let told: Vec<(usize, usize, usize)> =
            found[1].rhymes.iter().map(|answer| (answer.word, answer.line, answer.with)).collect();
        assert_eq!(told, [(3, 0, 3), (5, 1, 3)]);
        assert_eq!(found[2], Echoes::default(), "another stanza: {:?}", poem.stanzas);
    }

    #[test]
    fn rhymes_of_two_line_ends_belong_to_the_scheme() {
        let (_, found) = echoes("the bells will ring\nbefore the spring\n");
        assert!(found.iter().all(|line| line.rhymes.is_empty()));
    }
}
