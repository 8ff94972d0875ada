//! `verse word`: the pronunciations of words and their sources.

use std::io::{self, BufRead as _, Write};
use std::path::Path;

use super::values::offered;
use super::{Context, Exit};
use crate::lexicon::{Ear, Source};
use crate::render::Format;
use crate::render::word::{FORMATS, Printer};
use crate::workspace::STDIN;

/// Say words: syllables, stress, sounds, and where each pronunciation comes from.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    /// The words to say; `-` reads one word a line from standard input.
    #[arg(value_name = "WORD", required = true)]
    pub words: Vec<String>,
    /// Say every word by its letters alone, as if no dictionary had it.
    #[arg(long)]
    pub guess: bool,
    /// Leave a source out; may be given again.
    #[arg(long, value_name = "SOURCE", value_parser = source)]
    pub without: Vec<Source>,
    /// Tell what each word means too: its senses, synonyms and near words.
    #[arg(long)]
    pub define: bool,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

fn source(id: &str) -> Result<Source, String> {
    Source::named(id).ok_or_else(|| {
        let ids: Vec<&str> = Source::ALL.iter().map(|source| source.id()).collect();
        format!("expected one of {}", ids.join(", "))
    })
}

/// Runs `verse word`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(Path::new(STDIN));
    let exit = context.tell_problems(&projects);
    let ear = args.without.iter().fold(project.ear.clone(), |ear, &source| ear.without(source));
    let ear = if args.guess { ear.guess_only() } else { ear };
    let mut printer = Printer::new(args.output_format, context.out_for(args.output_format)).defining(args.define);
    for given in &args.words {
        if given == STDIN {
            say_lines(&ear, &mut printer)?;
        } else {
            printer.word(given, &ear)?;
        }
    }
    printer.finish()?;
    Ok(exit)
}

/// Says the words of standard input, one a line; a line that is not UTF-8 is echoed with U+FFFD and has no pronunciation.
fn say_lines(ear: &Ear, printer: &mut Printer<impl Write>) -> anyhow::Result<()> {
    let mut lines = io::stdin().lock();
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let ended = line.strip_suffix(b"\n").unwrap_or(&line);
        let bare = ended.strip_suffix(b"\r").unwrap_or(ended);
        match std::str::from_utf8(bare) {
            Ok(given) => printer.word(given, ear)?,
            Err(_) => printer.unreadable(&String::from_utf8_lossy(bare))?,
        }
        line.clear();
    }
    Ok(())
}
