//! Makes `data/wordnet.bin`: senses, synonyms, near words and short definitions of the commonest words, from WordNet 3.0.
//!
//! ```text
//! cargo run --release --no-default-features --features train --example sense -- /usr/share/wordnet data
//! ```
//!
//! The folder is that of Debian's package `wordnet-base`, or `dict` of Princeton's own archive. `data` has `scowl.words`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a trainer reads and writes files and says what it did"
)]

mod files;
mod pack;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let [wordnet, data] = &std::env::args().skip(1).collect::<Vec<_>>()[..] else {
        println!("usage: sense WORDNET_FOLDER DATA_FOLDER");
        return Ok(());
    };
    let data = Path::new(data);
    let classes = files::classes(&std::fs::read_to_string(data.join("scowl.words"))?);
    let read = files::read(Path::new(wordnet))?;
    let (file, counts) = pack::pack(&read, &classes)?;
    println!("{counts}; {} bytes", file.len());
    std::fs::write(data.join("wordnet.bin"), file)?;
    Ok(())
}
