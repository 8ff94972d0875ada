//! Prints entries of CMUdict that are likely slips, each with the evidence, for a reader to judge: what is right goes into
//! `data/verse.dict` with its reason.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example audit -- [--class 60] [--other LIST]... [--divided FILE]
//! ```
//!
//! Four methods, the name of which begins each row of the output (method, SCOWL class, word, CMUdict's ways, evidence):
//! `stem`, a plural, past or derivation that says its stem otherwise than the stem's own entry; `lists`, a word that every other
//! list which has it says otherwise, these lists agreeing (`--other`, in CMUdict's format, given once or more); `letters`, a word
//! whose letters, by the model learned from all words, give another count of syllables; `divided`, a word that a printed
//! dictionary parts into another number of syllables (`--divided`, `WORD<TAB>DI·VI·SION` after a line of headings). Ways are
//! compared without their weak vowels (see `fold.rs`), so that a difference is one that a reader hears. A minute on one core.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a trainer reads files and says what it found")]

mod fold;
mod stems;

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

use fold::{Heard, heard};
use verse::lexicon::{dictionary, guess, patch, standing};
use verse::phonology::Sounds;

/// The rarest SCOWL class of the words looked at, unless `--class` says otherwise.
const RAREST: u8 = 60;

/// The ways of each word of a list.
type List = BTreeMap<String, Vec<Sounds>>;

/// The options of an audit.
struct Request {
    rarest: u8,
    others: Vec<List>,
    divided: BTreeMap<String, usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let request = Request::read(&env::args().skip(1).collect::<Vec<_>>())?;
    let mut looked_at = 0;
    let mut found = 0;
    for (word, ways) in dictionary().iter() {
        let class = standing(&word).class.filter(|_| !standing(&word).is_name);
        let Some(class) = class.filter(|&class| class <= request.rarest) else { continue };
        if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            continue;
        }
        looked_at += 1;
        let patched = patch().lookup(&word);
        let ways = if patched.is_empty() { ways } else { patched };
        for (method, evidence) in request.evidence(&word, &ways) {
            println!("{method}\t{class}\t{word}\t{}\t{evidence}", told(&ways));
            found += 1;
        }
    }
    println!("{looked_at} words looked at, {found} rows of evidence");
    Ok(())
}

impl Request {
    fn read(arguments: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut request = Self { rarest: RAREST, others: Vec::new(), divided: BTreeMap::new() };
        for pair in arguments.chunks(2) {
            let [option, value] = pair else { return Err("every option has a value".into()) };
            match option.as_str() {
                "--class" => request.rarest = value.parse()?,
                "--other" => request.others.push(list(&fs::read_to_string(value)?)),
                "--divided" => request.divided = divided(&fs::read_to_string(value)?),
                unknown => return Err(format!("unknown option {unknown}").into()),
            }
        }
        Ok(request)
    }

    /// The evidence against the pronunciations of a word: the method, and the pronunciation it expects.
    fn evidence(&self, word: &str, ways: &[Sounds]) -> Vec<(&'static str, String)> {
        let own: Vec<Heard> = ways.iter().map(heard).collect();
        let mut evidence = Vec::new();
        let made = stems::made(word);
        if !made.is_empty() && made.iter().all(|made| !own.contains(&heard(made))) {
            evidence.push(("stem", told(&made)));
        }
        if let Some(agreed) = self.agreed(word).filter(|agreed| !own.contains(&heard(agreed))) {
            evidence.push(("lists", agreed.to_string()));
        }
        let guess = guess(word);
        if let Some(guess) = guess.filter(|guess| own.iter().all(|own| own.syllables != guess.syllable_count())) {
            evidence.push(("letters", guess.to_string()));
        }
        let parts = self.divided.get(word).copied();
        if let Some(parts) = parts.filter(|&parts| own.iter().all(|own| own.syllables as usize != parts)) {
            evidence.push(("divided", format!("{parts} syllables")));
        }
        evidence
    }

    /// The first pronunciation on which all the other lists that have the word agree.
    fn agreed(&self, word: &str) -> Option<Sounds> {
        let mut having = self.others.iter().filter_map(|list| list.get(word));
        let first = having.next()?;
        let rest: Vec<&Vec<Sounds>> = having.collect();
        let shared = |way: &&Sounds| rest.iter().all(|ways| ways.iter().any(|other| heard(other) == heard(way)));
        first.iter().find(shared).cloned()
    }
}

fn told(ways: &[Sounds]) -> String {
    ways.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")
}

/// A list in CMUdict's format; a line that cannot be read is passed over.
fn list(text: &str) -> List {
    let mut list = List::new();
    for line in text.lines().filter(|line| !line.starts_with(";;;")) {
        let Some((label, sounds)) = line.split_once(' ') else { continue };
        let word = label.split('(').next().unwrap_or_default().to_lowercase();
        if let Ok(sounds) = sounds.trim().parse() {
            list.entry(word).or_default().push(sounds);
        }
    }
    list
}

/// The number of parts of each word of a file of divisions.
fn divided(text: &str) -> BTreeMap<String, usize> {
    let rows = text.lines().skip(1).filter_map(|line| line.split_once('\t'));
    rows.map(|(word, parts)| (word.to_owned(), parts.split('·').count())).collect()
}
