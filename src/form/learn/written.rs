//! The written constraints that a model poem shows: words that its lines share, counts of words and letters, letters that it
//! lacks.

use std::collections::{BTreeSet, HashMap};

use super::plain_words;
use crate::analysis::Poem;
use crate::text::{VOWELS, letter_count, letters};

/// How many words all lines of a poem begin or end with alike; 0 where they share none, or where lines return whole.
pub(super) fn shared_words(poem: &Poem, at_end: bool) -> usize {
    let lines: Vec<Vec<String>> = poem.lines.iter().map(|line| plain_words(&line.heard)).collect();
    let distinct: BTreeSet<&Vec<String>> = lines.iter().collect();
    if lines.len() < FEWEST_LINES || distinct.len() < lines.len() {
        return 0;
    }
    let word = |line: &Vec<String>, nth: usize| {
        let at = if at_end { line.len().checked_sub(nth + 1) } else { Some(nth) };
        at.and_then(|at| line.get(at).cloned())
    };
    let alike = |nth: &usize| {
        let first = lines.first().and_then(|line| word(line, *nth));
        first.is_some() && lines.iter().all(|line| word(line, *nth) == first)
    };
    let shortest = lines.iter().map(Vec::len).min().unwrap_or_default();
    (0..shortest).take_while(alike).count()
}

/// The fewest lines from which shared words are concluded.
const FEWEST_LINES: usize = 3;

/// The end-words of a poem as digits, one for each line, where lines end on few words that come back: `123 312`; `None` elsewhere.
pub(super) fn end_words(poem: &Poem) -> Option<Vec<String>> {
    let ends: Vec<String> = poem.lines.iter().map(|line| plain_words(&line.heard).pop().unwrap_or_default()).collect();
    let mut uses: HashMap<&String, usize> = HashMap::new();
    for word in &ends {
        *uses.entry(word).or_default() += 1;
    }
    let again = |word: &String| uses.get(word).is_some_and(|&uses| uses > 1);
    let returning = ends.iter().filter(|word| again(word)).count();
    if ends.len() < FEWEST_ENDS || MOST_UNIQUE * (ends.len() - returning) > ends.len() {
        return None;
    }
    let mut known: Vec<&String> = Vec::new();
    let mut mark = |word| {
        if !again(word) {
            return "x".to_owned();
        }
        let at = known.iter().position(|other| *other == word).unwrap_or_else(|| {
            known.push(word);
            known.len() - 1
        });
        (at + 1).to_string()
    };
    let marks: Vec<String> = ends.iter().map(&mut mark).collect();
    // The end-words are those of the first stanza, and a scheme has at most nine.
    let first: BTreeSet<&String> = poem.stanzas.first().map(|stanza| ends[stanza.clone()].iter().collect())?;
    (2..=9).contains(&known.len()).then_some(marks).filter(|_| known.iter().all(|word| first.contains(word)))
}

/// The fewest lines from which end-words are concluded.
const FEWEST_ENDS: usize = 6;
/// At most one line in this many may end on a word that does not return.
const MOST_UNIQUE: usize = 6;

/// The numbers of words, or of letters where each line is one word, where each differs by one from the next.
pub(super) fn counts(poem: &Poem) -> Option<(&'static str, String)> {
    let words: Vec<u32> =
        poem.lines.iter().map(|line| u32::try_from(line.heard.words.len()).unwrap_or(u32::MAX)).collect();
    let letters: Vec<u32> = poem
        .lines
        .iter()
        .map(|line| line.heard.words.iter().map(|word| letter_count(line.heard.text_of(word))).sum())
        .collect();
    if words.len() < FEWEST_COUNTS {
        return None;
    }
    let is_pattern = |counts: &[u32]| counts.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == 1);
    let rises = |counts: &[u32]| counts.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let listed = |counts: &[u32]| format!("[{}]", counts.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
    let written = |counts: &[u32]| match counts.first() {
        Some(first) if rises(counts) => format!("\"{first} up\""),
        _ => listed(counts),
    };
    if words.iter().all(|&count| count == 1) && is_pattern(&letters) {
        return Some(("letters", written(&letters)));
    }
    is_pattern(&words).then(|| ("words", written(&words)))
}

/// The fewest lines whose counts show a pattern; with three, chance often does.
const FEWEST_COUNTS: usize = 4;

/// Constraints on letters and words that the poem keeps, as comments in the form file: one poem does not show whether they
/// are meant.
pub(super) fn suggestions(poem: &Poem) -> Vec<String> {
    let texts: Vec<&str> = poem
        .lines
        .iter()
        .flat_map(|line| line.heard.words.iter().map(|word| line.heard.text_of(word)))
        .filter(|text| letter_count(text) > 0)
        .collect();
    let (words, all) = (texts.len(), texts.iter().map(|text| f64::from(letter_count(text))).sum::<f64>());
    if words < FEWEST_WORDS {
        return Vec::new();
    }
    let used: BTreeSet<char> = texts.iter().flat_map(|text| letters(text)).map(|found| found.letter).collect();
    let missed = |(letter, share): &&(char, f64)| !used.contains(letter) && share * all >= CONVINCING;
    let mut told: Vec<String> = COMMON
        .iter()
        .filter(missed)
        .map(|(letter, _)| format!("No {letter} in {words} words: banned_letters = \"{letter}\" would ask for that."))
        .collect();
    let vowels = used.iter().filter(|letter| VOWELS.contains(*letter)).count();
    if vowels == 1 {
        told = vec![format!("One vowel in {words} words: vowels = 1 would ask for that.")];
    }
    let firsts: BTreeSet<char> =
        texts.iter().filter_map(|text| letters(text).next()).map(|first| first.letter).collect();
    if firsts.len() == 1 {
        told.push(format!("{words} words with one first letter: tautogram = \"poem\" would ask for that."));
    }
    let one_syllable = poem.lines.iter().flat_map(|line| &line.heard.words).all(|word| word.counts().least() <= 1);
    if one_syllable && words >= MONOSYLLABLES {
        told.push(format!("{words} words of one syllable: word_syllables = 1 would ask for that."));
    }
    told
}

/// The fewest words of a poem for which anything is suggested.
const FEWEST_WORDS: usize = 12;

/// The fewest words, all of one syllable, that are not chance: seven of ten words of English verse have one syllable, and 0.7 to
/// this power is 1 in 40,000.
const MONOSYLLABLES: usize = 30;

/// The expected number of a letter from which its absence is suggested as a ban: with ten, chance leaves a letter out once in 22,000 poems.
const CONVINCING: f64 = 10.0;

/// The share of each common letter among the letters of English, as the Concise Oxford Dictionary's Corpus of English Texts has it
/// (Lewand, Cryptological Mathematics, 2000, rounded).
const COMMON: &[(char, f64)] = &[
    ('e', 0.127),
    ('t', 0.091),
    ('a', 0.082),
    ('o', 0.075),
    ('i', 0.070),
    ('n', 0.067),
    ('s', 0.063),
    ('h', 0.061),
    ('r', 0.060),
    ('d', 0.043),
    ('l', 0.040),
    ('u', 0.028),
    ('c', 0.028),
    ('m', 0.024),
    ('w', 0.024),
    ('f', 0.022),
    ('g', 0.020),
    ('y', 0.020),
    ('p', 0.019),
    ('b', 0.015),
];
