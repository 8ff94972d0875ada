//! `verse rhyme`: words that rhyme with a word, a phrase or the end of a line.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, ensure};

use super::place::Place;
use super::values::{accents, offered, rhyme_kinds};
use super::{Context, Exit};
use crate::analysis::HeardLine;
use crate::render::Format;
use crate::render::rhyme::{FORMATS, Rhymes, write};
use crate::rhyme::suggest::{Asked, Pattern, Saying, Spelling, keep_of_each_group, phrases, rhymes_or_nearer, sayings};
use crate::rhyme::{Accent, Grade};
use crate::sense::Theme;
use crate::text::printable;
use crate::workspace::{Projects, STDIN, read, shown};

/// Words that rhyme, by kind, common words first.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// The word, or several words that rhyme as one ("know it").
    #[arg(value_name = "WORD", required_unless_present = "rhymes_with_line")]
    pub words: Vec<String>,
    /// Which kinds of rhyme; without it full rhymes, and nearer kinds where there are few of those.
    #[arg(long, value_name = "KIND", value_parser = rhyme_kinds(), value_delimiter = ',')]
    pub kind: Vec<Grade>,
    /// Only words of so many syllables.
    #[arg(long, value_name = "N")]
    pub syllables: Option<u32>,
    /// Only words stressed so: `x` slack, `/` beat, `?` either.
    #[arg(long, value_name = "MARKS")]
    pub stress: Option<Pattern>,
    /// Only words that begin with these letters.
    #[arg(long, value_name = "LETTERS", default_value = "")]
    pub starts: String,
    /// Only words near this theme in what they mean, the nearest first: a word or several ("sea", "winter night").
    #[arg(long, value_name = "THEME")]
    pub like: Option<String>,
    /// Offer phrases of two words too that rhyme as one ("know it" with "poet").
    #[arg(long)]
    pub phrases: bool,
    /// Offer names and words hardly in use too.
    #[arg(long)]
    pub all: bool,
    /// Rhyme as this accent says the words.
    #[arg(long, value_name = "ACCENT", value_parser = accents(), default_value = "any")]
    pub accent: Accent,
    /// At most so many words of each kind; 0 for all, words hardly in use too.
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub limit: usize,
    /// Rhyme with the end of this line of a draft.
    #[arg(long, value_name = "FILE:LINE", conflicts_with = "words")]
    pub rhymes_with_line: Option<Place>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

/// Runs `verse rhyme`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let (sayings, spelling) = match &args.rhymes_with_line {
        Some(place) => sayings_of_line(place, &mut projects, context)?,
        None => (sayings_of_words(&args.words.join(" "), &mut projects)?, Arc::default()),
    };
    let exit = context.tell_problems(&projects);
    let theme = args.like.as_deref().map(theme).transpose()?;
    if let Some(guess) = sayings.first().filter(|_| sayings.iter().all(|saying| saying.end.is_guessed())) {
        context.remark(format_args!("*{}* is guessed from its letters; `verse say` teaches it", guess.end.letters()));
    }
    let found = found(args, sayings, &spelling, theme.as_ref());
    let mut out = context.out_for(args.output_format);
    write(args.output_format, &found, &mut out)?;
    out.flush()?;
    if found.iter().all(|rhymes| rhymes.found.is_empty()) {
        context.remark("no known word rhymes so; try --kind slant or assonance");
    }
    Ok(exit)
}

/// The pronunciations of the words to rhyme with, from the lexicons.
fn sayings_of_words(words: &str, projects: &mut Projects) -> anyhow::Result<Vec<Saying>> {
    let line = HeardLine::hear(words, &projects.of(Path::new(STDIN)).ear);
    ensure!(!line.words.is_empty(), "there is no word to rhyme with; name one in letters");
    Ok(sayings(&line))
}

/// The pronunciations of the end of a draft's line, from the lexicons or the poet's pins, and what its form asks of the letters of
/// words.
fn sayings_of_line(
    place: &Place,
    projects: &mut Projects,
    context: &Context,
) -> anyhow::Result<(Vec<Saying>, Arc<Spelling>)> {
    let text = read(&place.path)?;
    let (poem, verdict) = context.judge(&projects.of(&place.path), &place.path, &text);
    let at = poem.lines.iter().position(|line| line.number == place.line);
    let at = at.with_context(|| format!("{}:{} is no line of verse", shown(&place.path), place.line))?;
    let spelling = verdict.lines.get(at).map(|line| Arc::clone(&line.owes.spelling)).unwrap_or_default();
    Ok((sayings(&poem.lines[at].heard), spelling))
}

/// The theme that words should be near to.
fn theme(words: &str) -> anyhow::Result<Theme> {
    let theme = Theme::of(words);
    theme.with_context(|| format!("`{}` has no known meaning; name a theme in common words", printable(words)))
}

/// The words to show: at most `--limit` of each group.
fn found(args: &Args, sayings: Vec<Saying>, spelling: &Spelling, theme: Option<&Theme>) -> Vec<Rhymes> {
    let asked = Asked {
        grades: args.kind.clone(),
        syllables: args.syllables,
        stress: args.stress.clone(),
        starts: args.starts.to_lowercase(),
        accent: args.accent,
        rare: args.limit == 0 || theme.is_some(),
        all: args.all,
    };
    let found = rhymes_or_nearer(&sayings, &asked);
    let shown = sayings.into_iter().zip(found).map(|(saying, mut found)| {
        if args.phrases {
            found.extend(phrases(&saying.end, &asked));
        }
        found.retain(|suggestion| spelling.takes(&suggestion.word, suggestion.syllables));
        if let Some(theme) = theme {
            found = theme.nearest(found);
        }
        keep_of_each_group(&mut found, args.limit);
        Rhymes { said: saying.sounds, found }
    });
    shown.collect()
}
