//! `verse fill`: words for what is left of a line, the likeliest first.

use std::io::Write as _;

use anyhow::{bail, ensure};

use super::place::Place;
use super::values::{accents, offered};
use super::{Context, Exit};
use crate::analysis::{HeardLine, Poem};
use crate::judge::Verdict;
use crate::lexicon::Ear;
use crate::page::Role;
use crate::render::Format;
use crate::render::fill::{FORMATS, Filled, write};
use crate::rhyme::Accent;
use crate::sense::fill::{self, Question, offers};
use crate::text::{counted, words};
use crate::workspace::{Checker, Draft, OverrideTexts, Progress, read, shown, side};

/// Words for what is left of a line: that rhyme where it must, fill its syllables and belong to the poem.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draft and its line: the word at the end of what is written there is looked for.
    #[arg(value_name = "FILE:LINE")]
    pub place: Place,
    /// Lay the draft on this form: a name, a bare scheme, or a form file.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// At most so many words; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Rhyme as this accent says the words; without it the draft's own.
    #[arg(long, value_name = "ACCENT", value_parser = accents())]
    pub accent: Option<Accent>,
    /// How to print.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

/// Runs `verse fill`. A line to which nothing more fits is an answer like any other.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let place = &args.place;
    let mut projects = context.projects();
    let texts = OverrideTexts { form: args.form.clone(), ..OverrideTexts::default() };
    let mut overrides = texts.read(&mut projects)?;
    overrides.accent = args.accent;
    let project = projects.of(&place.path);
    let exit = context.tell_problems(&projects);
    let text = read(&place.path)?;
    let kept = side::kept(&project, &place.path, projects.files()).map_err(anyhow::Error::msg)?;
    let settings = kept.over(project.settings(&place.path));
    let progress = Progress::Changing { line: Some(place.line) };
    let draft = Draft { path: &place.path, text: &text, kept: &kept, progress };
    let judged = Checker::new(&overrides).judge(&project, &settings, &draft)?;
    let verdict = judged.verdict.map(|(_, verdict)| verdict).unwrap_or_default();
    if let Some(role) = judged.poem.role(place.line).filter(|role| !matches!(role, Role::Verse | Role::Blank)) {
        bail!(
            "{}:{} is read as {}, and not as verse; name a line of the poem",
            shown(&place.path),
            place.line,
            role.in_words()
        );
    }
    let question = question(place, (&judged.poem, &verdict), &text, &project.ear)?;
    let most = if args.limit == 0 { usize::MAX } else { args.limit };
    let filled = Filled { offers: offers(&question, judged.accent, most), question };
    let mut out = context.out_for(args.output_format);
    write(args.output_format, &filled, &mut out)?;
    out.flush()?;
    if filled.offers.is_empty() {
        context.remark("no known word fills what is left of the line");
    }
    Ok(exit)
}

/// The question about the word at the end of a physical line of a draft. Letters there that are no word are its beginning; after a
/// whole word the question is about the next one, whether a space follows or not.
fn question(place: &Place, (poem, verdict): (&Poem, &Verdict), text: &str, ear: &Ear) -> anyhow::Result<Question> {
    let span = poem.page.physical.get(place.line as usize - 1);
    let last = poem.page.physical.len();
    ensure!(
        span.is_some() || place.line as usize == last + 1,
        "{} has {}, and no line {}; name one of them, or the one after the last",
        shown(&place.path),
        counted(last, "line"),
        place.line
    );
    let mut line = span.map_or("", |span| span.of(text)).to_owned();
    if words(&line).last().is_some_and(|last| last.span.end() == line.len() && is_whole(last.span.of(&line), ear)) {
        line.push(' ');
    }
    let place = fill::Place { number: place.line, line: &line, byte: line.len() };
    Ok(Question::at(poem, verdict, place, |text| HeardLine::hear(text, ear)))
}

/// Whether letters are a whole word and not only the beginning of one: two letters or more, and in the lexicons.
fn is_whole(letters: &str, ear: &Ear) -> bool {
    let said = ear.say(letters);
    letters.chars().nth(1).is_some() && said.best().is_some() && !said.is_guess()
}
