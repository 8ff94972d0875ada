//! `verse compare`: how two words or phrases rhyme, in which accent, and why.

use std::io::Write as _;
use std::path::Path;

use anyhow::ensure;

use super::values::{accents, offered};
use super::{Context, Exit};
use crate::analysis::HeardLine;
use crate::render::Format;
use crate::render::compare::{Compared, FORMATS, write};
use crate::rhyme::{Accent, LineEnd, compare_in};
use crate::text::printable;
use crate::workspace::{Project, STDIN};

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

/// Runs `verse compare`. Words that do not rhyme are an answer like any other.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let project = projects.of(Path::new(STDIN));
    let exit = context.tell_problems(&projects);
    let lines = [heard(&args.one, &project)?, heard(&args.other, &project)?];
    let [one, other] = lines.each_ref().map(LineEnd::of);
    let likeness = compare_in(args.accent, &one, &other);
    let (first, second) = likeness.ways;
    let compared = Compared {
        one: &args.one,
        other: &args.other,
        ends: (&one, &other),
        likeness,
        accent: args.accent,
        rests_on: [(&lines[0], first), (&lines[1], second)]
            .into_iter()
            .filter_map(|(line, way)| rare(line, way))
            .collect(),
    };
    let mut out = context.out_for(args.output_format);
    write(args.output_format, &compared, &mut out)?;
    out.flush()?;
    Ok(exit)
}

fn heard(words: &str, project: &Project) -> anyhow::Result<HeardLine> {
    let line = HeardLine::hear(words, &project.ear);
    ensure!(!line.words.is_empty(), "`{}` holds no word to rhyme; write one in letters", printable(words));
    Ok(line)
}

/// The line's last word and its pronunciation at this place, unless that is the likeliest.
fn rare(line: &HeardLine, way: u8) -> Option<(String, String)> {
    let last = line.words.last().filter(|_| way > 0)?;
    let said = last.spoken.pronunciations.get(usize::from(way))?;
    Some((printable(last.span.of(&line.text)).to_string(), said.sounds.ipa()))
}
