//! How the graded scale parts lines that rhyme from lines that do not.

use std::collections::BTreeMap;

use verse::rhyme::model::{Weights, name, vowels_at};
use verse::rhyme::scheme::FARTHEST;
use verse::rhyme::{Grade, compare, observe};

use crate::stanza::Poem;

/// Prints, for each grade, its share among the nearest rhymes and among lines within reach that do not rhyme, per cent;
/// pairs with a guessed word apart.
pub(crate) fn print(poems: &[Poem]) {
    let mut counts: BTreeMap<(bool, bool, Grade), u32> = BTreeMap::new();
    for poem in poems {
        for stanza in &poem.stanzas {
            for at in stanza.clone() {
                let mut paired = false;
                for back in 1..=FARTHEST.min(at - stanza.start) {
                    let rhymes = poem.letters[at - back] == poem.letters[at];
                    if rhymes && paired {
                        continue;
                    }
                    paired |= rhymes;
                    let likeness = compare(&poem.ends[at - back], &poem.ends[at]);
                    *counts.entry((rhymes, likeness.guessed.any(), likeness.grade)).or_default() += 1;
                }
            }
        }
    }
    println!("{:14} {:>9} {:>9} {:>9} {:>9}", "", "rhyme", "guessed", "none", "guessed");
    for &grade in Grade::ALL {
        let share = |rhymes: bool, guessed: bool| {
            let whole: u32 = counts.iter().filter(|(key, _)| key.0 == rhymes).map(|(_, count)| count).sum();
            let part = counts.get(&(rhymes, guessed, grade)).copied().unwrap_or(0);
            100.0 * f64::from(part) / f64::from(whole.max(1))
        };
        println!(
            "{grade:14} {:9.2} {:9.2} {:9.2} {:9.2}",
            share(true, false),
            share(true, true),
            share(false, false),
            share(false, true)
        );
    }
}

/// Prints, for each pair of vowels held against each other in words that are not spelled alike, how often the lines rhyme
/// and how often they do not: what the list of historic pairs was drawn from.
pub(crate) fn print_vowels(poems: &[Poem]) {
    let mut counts: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    for poem in poems {
        for stanza in &poem.stanzas {
            for at in stanza.clone() {
                for back in 1..=FARTHEST.min(at - stanza.start) {
                    let (first, second) = (&poem.ends[at - back], &poem.ends[at]);
                    if first.is_guessed() || second.is_guessed() || compare(first, second).grade == Grade::Eye {
                        continue;
                    }
                    for &place in observe(&Weights::shipped().history, first, second).places() {
                        let count = counts.entry(usize::from(place)).or_default();
                        let rhymes = poem.letters[at - back] == poem.letters[at];
                        if rhymes { count.0 += 1 } else { count.1 += 1 }
                    }
                }
            }
        }
    }
    for (place, (rhymes, others)) in counts.into_iter().filter(|(place, _)| vowels_at(*place).is_some()) {
        println!("{} {rhymes} {others}", name(place));
    }
}

/// Prints the pairs of known words that are annotated as rhymes and graded worse than promoted.
pub(crate) fn print_unlike(poems: &[Poem]) {
    let mut found: BTreeMap<(Grade, String, String), u32> = BTreeMap::new();
    for poem in poems {
        for stanza in &poem.stanzas {
            for (at, link) in stanza.clone().zip(poem.links(stanza)).filter(|(_, link)| *link > 0) {
                let before = at - usize::from(link);
                let likeness = compare(&poem.ends[before], &poem.ends[at]);
                if !likeness.grade.is_licensed() && !likeness.guessed.any() {
                    let words = [before, at].map(|line| poem.words[line].to_lowercase());
                    let [first, second] = words;
                    *found.entry((likeness.grade, first, second)).or_default() += 1;
                }
            }
        }
    }
    for ((grade, first, second), count) in found {
        println!("{grade} {first} {second} {count}");
    }
}
