//! `verse compare`: how two words or phrases rhyme, in which accent, and why.

use std::io::Write as _;
use std::path::Path;

use super::values::{accents, offered};
use super::{Context, Exit};
use crate::render::Format;
use crate::render::compare::{Compared, FORMATS, write};
use crate::rhyme::{Accent, compare_words};
use crate::workspace::STDIN;

/// How two words or phrases rhyme, in which accent, and why.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// A word, or several that rhyme as one ("know it").
    #[arg(value_name = "A")]
    pub one: String,
    /// The word or words to hold it against.
    #[arg(value_name = "B")]
    pub other: String,
    /// Compare them as this accent says them.
    #[arg(long, value_name = "ACCENT", value_parser = accents(), default_value = "any")]
    pub accent: Accent,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

/// Runs `verse compare`. It is no error if the words do not rhyme.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(Path::new(STDIN));
    let exit = context.tell_problems(&projects);
    let words = compare_words(&args.one, &args.other, args.accent, &project.ear)?;
    let compared = Compared { one: &args.one, other: &args.other, words: &words };
    let mut out = context.out_for(args.output_format);
    write(args.output_format, &compared, &mut out)?;
    out.flush()?;
    Ok(exit)
}
