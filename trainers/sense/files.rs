//! The files of WordNet, as its pages wndb(5) and cntlist(5) lay them out.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::{fs, io};

use verse::sense::{PartOfSpeech, Tie};

/// A sense as its line in a data file has it.
pub(crate) struct Sense {
    pub(crate) part: PartOfSpeech,
    /// Its words as written, with spaces.
    pub(crate) words: Vec<String>,
    /// The senses it is tied to, each by its part of speech and place.
    pub(crate) ties: Vec<(Tie, Key)>,
    pub(crate) gloss: String,
}

/// A sense's part of speech, and the place at which its line begins in the file of that part.
pub(crate) type Key = (PartOfSpeech, u32);

/// The data read from WordNet's files.
#[derive(Default)]
pub(crate) struct WordNetFiles {
    pub(crate) senses: BTreeMap<Key, Sense>,
    /// For each word in lower case its senses, the commonest first.
    pub(crate) words: BTreeMap<String, Vec<Key>>,
    /// How often each word is tagged in the texts that were tagged by hand.
    pub(crate) tagged: HashMap<String, u32>,
    /// The irregular forms.
    pub(crate) irregular: Vec<(PartOfSpeech, String, String)>,
}

/// The class of each word in SCOWL, the commonest 10, and whether it is a name.
pub(crate) fn classes(text: &str) -> HashMap<String, (u8, bool)> {
    let mut section = (u8::MAX, false);
    let mut classes = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with(";;;")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).and_then(|line| line.split_once(' ')) {
            Some((kind, class)) => section = (class.parse().unwrap_or(u8::MAX), kind == "names"),
            None => _ = classes.insert(line.to_owned(), section),
        }
    }
    classes
}

/// Reads the folder of WordNet's files.
pub(crate) fn read(folder: &Path) -> io::Result<WordNetFiles> {
    let text = |name: String| Ok::<_, io::Error>(String::from_utf8_lossy(&fs::read(folder.join(name))?).into_owned());
    let mut read = WordNetFiles::default();
    let mut counts: HashMap<(String, PartOfSpeech, usize), u32> = HashMap::new();
    for line in text("cntlist.rev".to_owned())?.lines() {
        let mut fields = line.split(' ');
        let (Some(key), Some(number), Some(count)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Some((word, part)) = word_of(key) else { continue };
        let (Ok(number), Ok(count)) = (number.parse::<usize>(), count.parse::<u32>()) else { continue };
        *read.tagged.entry(word.clone()).or_default() += count;
        counts.insert((word, part, number), count);
    }
    let mut ranked: BTreeMap<String, Vec<(u32, usize, Key)>> = BTreeMap::new();
    for part in PartOfSpeech::ALL {
        let name = part.file_name();
        for line in text(format!("data.{name}"))?.lines().filter(|line| !line.starts_with(' ')) {
            read.senses.extend(sense(line, part));
        }
        for line in text(format!("index.{name}"))?.lines().filter(|line| !line.starts_with(' ')) {
            let Some((word, keys)) = indexed(line, part) else { continue };
            let ranks = keys.into_iter().enumerate().map(|(number, key)| {
                (counts.get(&(word.clone(), part, number + 1)).copied().unwrap_or(0), number, key)
            });
            ranked.entry(word.clone()).or_default().extend(ranks);
        }
        for line in text(format!("{name}.exc"))?.lines() {
            let mut words = line.split(' ').map(spaced);
            let form = words.next().unwrap_or_default();
            read.irregular.extend(words.map(|word| (part, form.clone(), word)));
        }
    }
    for (word, mut senses) in ranked {
        senses.sort_by_key(|&(count, number, key)| (std::cmp::Reverse(count), number, key));
        read.words.insert(word, senses.into_iter().map(|(.., key)| key).collect());
    }
    Ok(read)
}

/// The word and the part of speech of a sense key: `snow%1:19:00::`.
fn word_of(key: &str) -> Option<(String, PartOfSpeech)> {
    let (word, sense) = key.split_once('%')?;
    let part = match sense.get(..1)? {
        "1" => PartOfSpeech::Noun,
        "2" => PartOfSpeech::Verb,
        "3" | "5" => PartOfSpeech::Adjective,
        "4" => PartOfSpeech::Adverb,
        _ => return None,
    };
    Some((spaced(word).to_lowercase(), part))
}

/// A word as written, with spaces, and without the mark of an adjective's place: `galore(ip)`.
fn spaced(word: &str) -> String {
    word.split('(').next().unwrap_or_default().replace('_', " ")
}

/// The part of speech of its letter in the files.
fn part_of(letter: &str) -> Option<PartOfSpeech> {
    match letter {
        "n" => Some(PartOfSpeech::Noun),
        "v" => Some(PartOfSpeech::Verb),
        "a" | "s" => Some(PartOfSpeech::Adjective),
        "r" => Some(PartOfSpeech::Adverb),
        _ => None,
    }
}

/// The tie that a pointer's symbol names, of those that are kept.
fn tie(symbol: &str) -> Option<Tie> {
    match symbol {
        "@" | "@i" => Some(Tie::Kind),
        "&" | "$" | "^" => Some(Tie::Like),
        "!" => Some(Tie::Opposite),
        "%p" | "%m" | "%s" => Some(Tie::Part),
        "+" | "=" | "*" | ">" | "\\" => Some(Tie::Made),
        _ => None,
    }
}

/// Reads a line of a data file.
fn sense(line: &str, part: PartOfSpeech) -> Option<(Key, Sense)> {
    let (fields, gloss) = line.split_once(" | ")?;
    let mut fields = fields.split(' ');
    let place = fields.next()?.parse().ok()?;
    let count = usize::from_str_radix(fields.nth(2)?, 16).ok()?;
    let words = (0..count).map(|_| {
        let word = fields.next().map(spaced);
        fields.next();
        word
    });
    let words = words.collect::<Option<Vec<_>>>()?;
    let pointers = fields.next()?.parse::<usize>().ok()?;
    let mut ties = Vec::new();
    for _ in 0..pointers {
        let (symbol, place, letter) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
        fields.next();
        if let (Some(tie), Some(part)) = (tie(symbol), part_of(letter)) {
            ties.push((tie, (part, place)));
        }
    }
    ties.dedup();
    Some(((part, place), Sense { part, words, ties, gloss: gloss.trim().to_owned() }))
}

/// Reads a line of an index file: the word, and its senses in their order.
fn indexed(line: &str, part: PartOfSpeech) -> Option<(String, Vec<Key>)> {
    let mut fields = line.split(' ');
    let word = spaced(fields.next()?);
    let pointers: usize = fields.nth(2)?.parse().ok()?;
    let places = fields.skip(pointers + 2).filter_map(|place| place.parse().ok());
    Some((word, places.map(|place| (part, place)).collect()))
}
