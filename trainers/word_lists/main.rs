//! Makes `data/scowl.words` (how common a word is) and `data/isle.dict` (the second dictionary) from their sources.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example word_lists -- SCOWL ISLEDICT data
//! ```
//!
//! SCOWL is the folder of lists in Debian's package `scowl` (`/usr/share/dict/scowl`); ISLEDICT is `ISLEdict.txt` in the
//! Python package `pysle`. An entry of ISLEdict is taken only where CMUdict lacks the word and SCOWL confirms it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a trainer reads and writes files and says what it did"
)]

mod isle;
mod scowl;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let [scowl_folder, isle_file, data] = &env::args().skip(1).collect::<Vec<_>>()[..] else {
        println!("usage: word_lists SCOWL_FOLDER ISLEDICT DATA_FOLDER");
        return Ok(());
    };
    let listed = scowl::read(Path::new(scowl_folder))?;
    let entries = isle::read(&fs::read_to_string(isle_file)?, &listed);
    fs::write(Path::new(data).join("isle.dict"), isle::write(&entries))?;
    let said = |word: &str| verse::lexicon::dictionary().contains(word) || entries.contains_key(word);
    fs::write(Path::new(data).join("scowl.words"), scowl::write(&listed, said))?;
    println!("{} words by class, {} in the second dictionary", listed.len(), entries.len());
    Ok(())
}
