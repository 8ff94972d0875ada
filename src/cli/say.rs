//! `verse say`: teaching the ear a word.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::{Context, Exit};
use crate::lexicon::{Ear, LexiconEntry, made_to_rhyme};
use crate::phonology::Sounds;
use crate::text::printable;
use crate::workspace::{Added, Owner, Project, Projects, STDIN, lexicon_of, shown, sounds_of, teach};

/// Add a word's pronunciation to the lexicon: in ARPAbet, in a plain respelling, or by what it rhymes with.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    /// The word.
    pub word: String,
    /// How it is said: `F OW1 G AH0 L`, or `FOH-gul-froy-duh` with capitals for the stressed syllable.
    #[arg(value_name = "AS", required_unless_present = "rhymes_with")]
    pub sounds: Vec<String>,
    /// Say it as it is thought to sound, but rhyming with this word.
    #[arg(long, value_name = "WORD", conflicts_with = "sounds")]
    pub rhymes_with: Option<String>,
    /// Write into the lexicon beside verse.toml instead of your own.
    #[arg(long)]
    pub project: bool,
}

/// Runs `verse say`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let (projects, project) = open(context);
    let sounds = match &args.rhymes_with {
        Some(other) => rhyming(&args.word, other, &project.ear)?,
        None => sounds_of(&args.sounds.join(" "))?,
    };
    if args.word.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '#' | '(' | ')' | ';')) {
        bail!("`{}` is not one word; give one word and then how it is said", printable(&args.word));
    }
    let entry = LexiconEntry::new(&args.word, sounds)?;
    if args.project && project.own_lexicon.is_none() {
        context.tell_problems(&projects);
    }
    let path = lexicon_of(&project, if args.project { Owner::Project } else { Owner::Poet })?;
    let added = teach(&path, &entry)?;
    let mut out = context.stdout();
    let (shown, entry, ipa) = (shown(&path), printable(&entry.to_string()).into_owned(), entry.sounds.ipa());
    match added {
        Added::New => writeln!(out, "{entry}  {ipa}\nwritten to {shown}")?,
        Added::Another => writeln!(out, "{entry}  {ipa}\nadded in {shown} beside what was there")?,
        Added::Known => writeln!(out, "{shown} says so already: {entry}")?,
    }
    out.flush()?;
    // Read again: a lexicon that verse.toml names may exist only now.
    Ok(context.tell_problems(&open(context).0))
}

fn open(context: &Context) -> (Projects, Arc<Project>) {
    let mut projects = context.projects();
    let project = projects.of(Path::new(STDIN));
    (projects, project)
}

fn rhyming(word: &str, other: &str, ear: &Ear) -> anyhow::Result<Sounds> {
    let said = |word: &str| {
        let spoken = ear.say(word);
        spoken
            .best()
            .map(|best| best.sounds.clone())
            .with_context(|| format!("`{}` cannot be said; write its sounds instead", printable(word)))
    };
    Ok(made_to_rhyme(&said(word)?, &said(other)?))
}
