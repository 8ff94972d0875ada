//! Which words and senses are kept, and their bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use verse::sense::layout::{Part, TooLarge, write_number};

use super::files::{Key, Sense, WordNetFiles};
use verse::sense::Tie;

/// The rarest size class of SCOWL whose names are kept; of other words all that it lists are.
const COMMON_NAME: u8 = 50;

/// The longest definition in letters, but for its first clause.
const LONGEST: usize = 90;

/// The bytes of the file, and a summary of its content in words.
pub(crate) fn pack(read: &WordNetFiles, classes: &HashMap<String, (u8, bool)>) -> Result<(Vec<u8>, String), TooLarge> {
    let is_kept = |word: &str| {
        read.tagged.contains_key(word)
            || classes.get(word).is_some_and(|&(class, is_name)| !is_name || class <= COMMON_NAME)
    };
    // Sorted by their bytes, as a search in the file needs them.
    let words: Vec<&str> = read.words.keys().map(String::as_str).filter(|word| is_kept(word)).collect();
    let places: HashMap<&str, usize> = words.iter().enumerate().map(|(place, word)| (*word, place)).collect();
    let has_kept = |sense: &Sense| sense.words.iter().any(|word| places.contains_key(word.to_lowercase().as_str()));
    let senses: Vec<(&Key, &Sense)> = read.senses.iter().filter(|(_, sense)| has_kept(sense)).collect();
    let sense_places: BTreeMap<Key, usize> = senses.iter().enumerate().map(|(at, (key, _))| (**key, at)).collect();
    let (mut numbers, mut definitions) = (Vec::new(), String::new());
    let mut put = |number: usize| write_number(u32::try_from(number).unwrap_or(u32::MAX), &mut numbers);
    for (key, sense) in &senses {
        let lower: Vec<String> = sense.words.iter().map(|word| word.to_lowercase()).collect();
        let kept: Vec<&String> = lower.iter().filter(|word| places.contains_key(word.as_str())).collect();
        put(sense.part as usize);
        put(kept.len());
        for word in kept {
            put(places[word.as_str()]);
            put(read.words[word].iter().position(|other| other == *key).unwrap_or(0));
        }
        let ties = ties(read, sense, &sense_places);
        put(ties.len());
        for (tie, place) in ties {
            put(tie as usize);
            put(place);
        }
        definitions.push_str(&short(&sense.gloss));
        definitions.push('\n');
    }
    let is_needed = |form: &str, word: &str| places.contains_key(word) && form != word;
    let kept = read.irregular.iter().filter(|(_, form, word)| is_needed(form, word));
    let lines: Vec<String> = kept.map(|(part, form, word)| format!("{}{form}\t{word}\n", *part as u8)).collect();
    let irregular = lines.concat();
    let counts = format!("{} words, {} senses", words.len(), senses.len());
    let file = Part::pack([words.join("\n").as_bytes(), &numbers, definitions.as_bytes(), irregular.as_bytes()])?;
    Ok((file, counts))
}

/// The ties to senses that are kept; a kind of which no word is kept gives way to the kind above it.
fn ties(read: &WordNetFiles, sense: &Sense, places: &BTreeMap<Key, usize>) -> BTreeSet<(Tie, usize)> {
    let mut found = BTreeSet::new();
    for &(tie, key) in &sense.ties {
        let mut at = Some(key);
        while let Some(key) = at {
            if let Some(&place) = places.get(&key) {
                found.insert((tie, place));
                break;
            }
            let above = |sense: &Sense| sense.ties.iter().find(|(tie, _)| *tie == Tie::Kind).map(|(_, key)| *key);
            at = if tie == Tie::Kind { read.senses.get(&key).and_then(above) } else { None };
        }
    }
    found
}

/// The definition in a gloss without its examples: the first clause, and those after it that do not make it long.
fn short(gloss: &str) -> String {
    let text = gloss.split("; \"").next().unwrap_or(gloss);
    let mut short = String::new();
    for clause in text.split("; ").map(str::trim).filter(|clause| !clause.starts_with('"')) {
        if !short.is_empty() && short.len() + clause.len() > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push_str("; ");
        }
        short.push_str(clause);
    }
    short.replace('\n', " ")
}
