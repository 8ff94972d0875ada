//! Lines that return: a refrain keeps its letter over any distance.

use std::collections::HashMap;

use crate::analysis::HeardLine;

/// The fewest words of a line that returns on purpose: "Hark! hark!" may come by chance.
const FEWEST_WORDS: usize = 3;

/// For each line of a poem, the first line with the same words, itself where none comes before; case, punctuation and the
/// shape of apostrophes aside. Linear in the number of words.
pub(super) fn of_lines<'a>(lines: impl Iterator<Item = &'a HeardLine>) -> Vec<usize> {
    let mut first: HashMap<String, usize> = HashMap::new();
    lines
        .enumerate()
        .map(|(at, line)| if line.words.len() < FEWEST_WORDS { at } else { *first.entry(plain(line)).or_insert(at) })
        .collect()
}

/// Merges the class of each returning line with that of the line it repeats, and so the lines that rhyme with either.
///
/// Linear in the number of lines.
pub(super) fn tie(classes: &mut [usize], returns: &[usize]) {
    let mut joined: Vec<usize> = (0..classes.len()).collect();
    for (line, &first) in returns.iter().enumerate().filter(|&(line, &first)| first < line) {
        let (Some(&one), Some(&other)) = (classes.get(first), classes.get(line)) else { continue };
        let (one, other) = (root(&mut joined, one), root(&mut joined, other));
        joined[one.max(other)] = one.min(other);
    }
    for class in classes {
        *class = root(&mut joined, *class);
    }
}

/// The root of a class in the union-find forest; halves the path to it.
fn root(joined: &mut [usize], mut class: usize) -> usize {
    while joined[class] != class {
        joined[class] = joined[joined[class]];
        class = joined[class];
    }
    class
}

fn plain(line: &HeardLine) -> String {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    line.words.iter().map(|word| letters(line.text_of(word))).collect::<Vec<String>>().join(" ")
}
