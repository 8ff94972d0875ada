//! `verse find`: verse in prose, or one given text cut into the lines of a form.

mod prose;
mod wanted;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use self::prose::{Searched, search};
use self::wanted::Wanted;
use super::values::{accents, offered, one_of};
use super::{Context, Exit};
use crate::find::{Asked, Bounds, Finder};
use crate::render::Format;
use crate::render::find::{FORMATS, write, write_split};
use crate::rhyme::Accent;
use crate::workspace::{STDIN, Settings, read};

/// Verse in prose: sentences, runs of sentences and clauses that keep a form.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// The form: a name, a bare scheme such as `aabb`, a form file, or the meter of a line (`iambic pentameter`).
    #[arg(value_name = "FORM")]
    pub form: String,
    /// Prose and folders of prose; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Cut this text whole into the form's lines, or tell what does not fit; `-` reads standard input.
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["paths", "all", "limit"], allow_hyphen_values = true)]
    pub split: Option<String>,
    /// The meter of the lines, in place of the form's: `iambic pentameter`, `4 beats`, `x/ x/ x/`.
    #[arg(long, value_name = "METER", visible_alias = "metre")]
    pub meter: Option<String>,
    /// Set a key of the form, as a form file would: `--set 'syllables = [3, 5, 3]'`.
    #[arg(long, value_name = "KEY = VALUE")]
    pub set: Vec<String>,
    /// Where a find may begin and end.
    #[arg(long, value_name = "WHERE", value_parser = one_of(Bounds::ALL), default_value = "clause")]
    pub bounds: Bounds,
    /// Leave out what hangs on a guessed word.
    #[arg(long)]
    pub no_guesses: bool,
    /// Keep finds that overlap better ones too.
    #[arg(long)]
    pub all: bool,
    /// At most so many finds, the best; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Rhyme as this accent says the words; without it as the project's settings have it.
    #[arg(long, value_name = "ACCENT", value_parser = accents())]
    pub accent: Option<Accent>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

impl Args {
    /// The options of the search, beside the form.
    ///
    /// The accent is the one of the command line, else that of the settings for a file.
    fn asked(&self, settings: &Settings) -> Asked {
        let accent = self.accent.or(settings.accent).unwrap_or_default();
        Asked { bounds: self.bounds, without_guesses: self.no_guesses, overlapping: self.all, accent }
    }
}

/// Runs `verse find`. It is no error if nothing is found, or if a text cannot be cut.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let mut projects = context.projects();
    let wanted = Wanted::of(args, &mut projects)?;
    // A form that prose cannot be searched for fails before any file is read.
    let project = projects.of(Path::new(STDIN));
    let form = wanted.form(&project.registry)?;
    let mut finder = Finder::new(form.clone(), project.ear.clone(), args.asked(&project.settings(Path::new(STDIN))))?;
    let mut out = context.out_for(args.output_format);
    if let Some(text) = &args.split {
        let text = given(text)?;
        let split = finder.split(&text);
        write_split(args.output_format, (&text, &wanted.label(&form)), &split, &mut out)?;
        out.flush()?;
        return Ok(context.tell_problems(&projects));
    }
    let Searched { mut found, exit } = search(args, &wanted, &mut projects, context)?;
    // The sort is stable: equally good finds keep the order of the files and of their texts.
    found.sort_by(|one, other| other.find.quality.total_cmp(&one.find.quality));
    let all = found.len();
    if args.limit > 0 {
        found.truncate(args.limit);
    }
    write(args.output_format, &found, &mut out)?;
    out.flush()?;
    if all == 0 && exit == Exit::Success {
        context.remark(format_args!("nothing there makes {}", form.noun.poem()));
    } else if found.len() < all {
        context.remark(format_args!("{all} found; the best {} are shown (--limit 0 shows all)", found.len()));
    }
    Ok(exit.max(context.tell_problems(&projects)))
}

/// The text to be cut: the argument itself, or what standard input has.
fn given(text: &str) -> anyhow::Result<String> {
    if text == STDIN { Ok(read(Path::new(STDIN))?) } else { Ok(text.to_owned()) }
}
