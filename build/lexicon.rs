//! Packs `data/*.dict` into `OUT_DIR`: an fst of words, their sounds, and an index by sounds read backwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cmudict_fast::Rule;

use crate::layout::{Head, Pointer};
use crate::phone::Sound;
use crate::standing;

/// Each word's pronunciations in the order of the file.
type Entries = BTreeMap<String, Vec<Vec<Sound>>>;

/// How common each word is, as three bytes: see `src/lexicon/standing.rs`.
type Standings = BTreeMap<String, [u8; 3]>;

pub fn pack() {
    let standings = read_standings("data/scowl.words", "data/coarse.words", "data/wordnet.words");
    let dictionaries =
        [("dictionary", "data/cmudict.dict"), ("patch", "data/verse.dict"), ("second", "data/isle.dict")];
    for (name, file) in dictionaries {
        write(name, &read(file), &standings);
    }
}

/// Reads a file of the project and rebuilds when it changes.
fn text_of(file: &str) -> String {
    println!("cargo:rerun-if-changed={file}");
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Reads the words by class (`[words 35]`, `[names 50]`), the coarse ones, and how often words are used, how often they are tagged, and as what
/// (`[often 7 tagged 5 noun verb]`).
fn read_standings(classes: &str, coarse: &str, counts: &str) -> Standings {
    let mut standings = Standings::new();
    let mut section = 0;
    for line in text_of(classes).lines().filter(|line| !line.starts_with(";;;")) {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (kind, class) = heading.split_once(' ').unwrap_or_else(|| panic!("{classes}: [{heading}]"));
            let class: u8 = class.parse().unwrap_or_else(|_| panic!("{classes}: [{heading}]"));
            section = standing::pack(class, kind == "names");
        } else {
            standings.insert(line.to_owned(), [section, 0, 0]);
        }
    }
    for line in text_of(coarse).lines().filter(|line| !line.starts_with(";;;")) {
        standings.entry(line.to_owned()).or_default()[0] |= standing::COARSE;
    }
    let (mut often, mut tagged) = (0, 0);
    for line in text_of(counts).lines().filter(|line| !line.starts_with(";;;")) {
        match line.strip_prefix("[often ").and_then(|line| line.strip_suffix(']')) {
            Some(heading) => {
                let mut words = heading.split(' ');
                let number = |word: Option<&str>| -> u8 {
                    word.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{counts}: {line}"))
                };
                often = number(words.next());
                let times = number(words.next().filter(|word| *word == "tagged").and_then(|_| words.next()));
                let bit = |name: &str| standing::Parts::NAMES.iter().position(|known| *known == name);
                tagged = standing::pack_tagged(times, words.filter_map(bit).fold(0, |parts, bit| parts | 1 << bit));
            }
            None => standings.entry(line.to_owned()).or_default()[1..].copy_from_slice(&[often, tagged]),
        }
    }
    standings
}

/// Reads a dictionary with CMUdict's own parser.
fn read(file: &str) -> Entries {
    let text = text_of(file);
    let mut entries = Entries::new();
    let lines = text.lines().map(|line| line.split(" #").next().unwrap_or_default().trim());
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with(";;;")) {
        let rule: Rule = line.parse().unwrap_or_else(|error| panic!("{file}:{}: {error}", number + 1));
        let word = rule.label().split('(').next().unwrap_or_default().to_owned();
        let sounds = rule.pronunciation().iter().map(|symbol| {
            let sound: Result<Sound, _> = symbol.to_string().parse();
            sound.unwrap_or_else(|error| panic!("{file}:{}: {error}", number + 1))
        });
        entries.entry(word).or_default().push(sounds.collect());
    }
    entries
}

/// Writes a dictionary's three files, laid out as `src/lexicon/layout.rs` has it.
fn write(name: &str, entries: &Entries, standings: &Standings) {
    let folder = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut words = fst::MapBuilder::memory();
    let mut sounds: Vec<u8> = Vec::new();
    let mut backwards: Vec<(Vec<u8>, Pointer)> = Vec::new();
    for (word, pronunciations) in entries {
        words.insert(word, sounds.len() as u64).unwrap();
        let offset = u32::try_from(sounds.len()).unwrap();
        sounds.extend(standings.get(word).copied().unwrap_or_default());
        let count = pronunciations.len();
        assert!(count <= usize::from(Pointer::PLACES), "{word} has {count} pronunciations");
        for (place, pronunciation) in (0..).zip(pronunciations) {
            let has_next = usize::from(place) + 1 < count;
            let length = u8::try_from(pronunciation.len()).unwrap_or(u8::MAX);
            let head = Head { length, has_next }.pack();
            sounds.push(head.unwrap_or_else(|| panic!("{word} has {} sounds", pronunciation.len())));
            sounds.extend(pronunciation.iter().map(|sound| sound.byte()));
            let key = pronunciation.iter().rev().map(|sound| sound.phone_byte()).collect();
            backwards.push((key, Pointer { offset, place }));
        }
    }
    backwards.sort();
    let entry = |(_, pointer): &(_, Pointer)| {
        pointer.pack().unwrap_or_else(|| panic!("{name}: the backwards index cannot hold {pointer:?}"))
    };
    let index: Vec<u8> = backwards.iter().flat_map(entry).collect();
    let path = |suffix: &str| Path::new(&folder).join(format!("{name}.{suffix}"));
    fs::write(path("fst"), words.into_inner().unwrap()).unwrap();
    fs::write(path("sounds"), sounds).unwrap();
    fs::write(path("backwards"), index).unwrap();
}
