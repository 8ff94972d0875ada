//! `verse say`: teaching the ear a word.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};

use super::bounds::Bounds;
use super::config::{LEXICON, Project, Projects, own_folder};
use super::input::InputError;
use super::{Context, Exit, input, output};
use crate::lexicon::{Ear, LexiconEntry, UserLexicon, made_to_rhyme, respelled};
use crate::phonology::Sounds;
use crate::text::printable;

/// Teach the ear a word: in ARPAbet, in a plain respelling, or by what it rhymes with.
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
        None => read_sounds(&args.sounds.join(" "))?,
    };
    if args.word.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '#' | '(' | ')' | ';')) {
        bail!("`{}` is not one word; give one word and then how it is said", printable(&args.word));
    }
    let entry = LexiconEntry::new(&args.word, sounds)?;
    if args.project && project.own_lexicon.is_none() {
        projects.tell(context);
    }
    let path = lexicon(&project, args.project)?;
    let added = add(&path, &entry)?;
    let mut out = context.stdout();
    let (shown, entry, ipa) = (input::shown(&path), printable(&entry.to_string()).into_owned(), entry.sounds.ipa());
    match added {
        Added::New => writeln!(out, "{entry}  {ipa}\nwritten to {shown}")?,
        Added::Another => writeln!(out, "{entry}  {ipa}\nadded in {shown} beside what was there")?,
        Added::Known => writeln!(out, "{shown} says so already: {entry}")?,
    }
    out.flush()?;
    // Read again: a lexicon that verse.toml names and that was not there is there now.
    Ok(open(context).0.tell(context))
}

fn open(context: &Context) -> (Projects, Arc<Project>) {
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let project = projects.of(Path::new(input::STDIN));
    (projects, project)
}

/// ARPAbet where a stress digit shows it, else a plain respelling.
pub(super) fn read_sounds(text: &str) -> anyhow::Result<Sounds> {
    if text.contains(|c: char| c.is_ascii_digit()) { Ok(text.parse()?) } else { Ok(respelled(text)?) }
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

/// Where the word is written: the poet's own lexicon, or the project's.
fn lexicon(project: &Project, of_project: bool) -> anyhow::Result<PathBuf> {
    if project.isolated {
        bail!("--isolated leaves lexicons alone; leave it out to teach a word");
    }
    if !of_project {
        let folder = own_folder().context("there is no configuration folder; set XDG_CONFIG_HOME or use --project")?;
        return Ok(folder.join(LEXICON));
    }
    let Some(config) = &project.config else {
        bail!("there is no verse.toml above this folder; leave out --project, or make one with `verse init`");
    };
    let path = project.own_lexicon.clone().with_context(|| {
        let config = input::shown_from_here(config);
        format!("{config} names no lexicon of its own folder; add \"{LEXICON}\" to the `files` of its [lexicon]")
    })?;
    let guarded = Bounds::of(&project.folder()).guard(&path);
    guarded.with_context(|| format!("cannot write {}", input::shown_from_here(&path)))?;
    Ok(path)
}

/// Writes a word into the project's lexicon, or the poet's own where there is no verse.toml; says where.
#[cfg(feature = "lsp")]
pub(crate) fn teach(project: &Project, word: &str, sounds: Sounds) -> anyhow::Result<PathBuf> {
    let path = lexicon(project, project.config.is_some())?;
    add(&path, &LexiconEntry::new(word, sounds)?)?;
    Ok(path)
}

/// What became of an entry.
pub(super) enum Added {
    New,
    Another,
    Known,
}

/// Adds an entry at the end of a lexicon, which is made if need be; what stands in it stays byte for byte.
pub(super) fn add(path: &Path, entry: &LexiconEntry) -> anyhow::Result<Added> {
    let shown = input::shown(path);
    let text = match input::read(path) {
        Ok(text) => text,
        Err(InputError::Missing(_)) => String::new(),
        Err(error) => return Err(error.into()),
    };
    let lexicon =
        UserLexicon::parse(&text).map_err(|error| anyhow::anyhow!("{shown}:{}: {}", error.line(), error.told()))?;
    let known = lexicon.lookup(&entry.word);
    if known.contains(&entry.sounds) {
        return Ok(Added::Known);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", input::shown(folder)))?;
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let number = if known.is_empty() { String::new() } else { format!("({})", known.len() + 1) };
    let line = format!("{gap}{}{number} {}\n", entry.word, entry.sounds);
    output::replace(path, [text.as_bytes(), line.as_bytes()].concat().as_slice())
        .with_context(|| format!("cannot write {shown}"))?;
    Ok(if known.is_empty() { Added::New } else { Added::Another })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(word: &str, sounds: &str) -> LexiconEntry {
        LexiconEntry::new(word, read_sounds(sounds).unwrap()).unwrap()
    }

    #[test]
    fn a_word_is_added_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join(LEXICON);
        add(&path, &entry("Foglefreude", "FOH-gul-froy-duh")).unwrap();
        add(&path, &entry("foglefreude", "F OW1 G AH0 L F R OY0 D")).unwrap();
        add(&path, &entry("foglefreude", "FOH-gul-froy-duh")).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "foglefreude F OW1 G AH0 L F R OY0 D AH0\nfoglefreude(2) F OW1 G AH0 L F R OY0 D\n");
    }

    #[test]
    fn what_stands_in_a_lexicon_stays_and_a_broken_one_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LEXICON);
        std::fs::write(&path, ";;; mine\r\nbrae B R EY1").unwrap();
        add(&path, &entry("fog", "FAWG")).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), ";;; mine\r\nbrae B R EY1\nfog F AO1 G\n");
        std::fs::write(&path, "brae BX\n").unwrap();
        assert!(format!("{:#}", add(&path, &entry("fog", "FAWG")).map(|_| ()).unwrap_err()).contains(":1: `BX`"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "brae BX\n");
    }
}
