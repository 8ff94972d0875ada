//! `verse scan`: the scansion of drafts, of a corpus, or of a line given on the spot.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::config::{Project, Projects};
use super::{Context, Exit, input, parallel};
use crate::analysis::{Poem, Session};
use crate::form::Form;
use crate::meter::{self, Meter};
use crate::render::scan::{Format, Notation, Scanned, Style};
use crate::rhyme::{scheme, sound};

/// Scan verse: marks above each line, counts, feet, rhyme letters, the poem's meter.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Poems and folders of poems; `-` reads standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Scan this text instead; give it again for each further line.
    #[arg(long, value_name = "LINE", conflicts_with = "paths", allow_hyphen_values = true)]
    pub text: Vec<String>,
    /// Read every line in this meter: `iambic pentameter`, `4 beats`, `x/ x/ x/`.
    #[arg(long, value_name = "METER", visible_alias = "metre", conflicts_with = "form")]
    pub meter: Option<String>,
    /// Read every line in the meter this form gives it.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// Where rhyme letters begin again.
    #[arg(long, value_name = "UNIT", value_enum, default_value_t)]
    pub units: Units,
    /// Tell what sounds beyond the line ends: alliteration, assonance, and rhymes inside the lines of a stanza.
    #[arg(long)]
    pub sound: bool,
    /// Show the next best readings of each line too.
    #[arg(long)]
    pub all_readings: bool,
    /// How beats and stresses are drawn.
    #[arg(long, value_name = "NOTATION", value_enum, default_value_t)]
    pub notation: Notation,
    /// How scansions are printed.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub output_format: Format,
}

/// What rhyme letters are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Units {
    /// Letters run through the poem.
    #[default]
    Poem,
    /// Letters begin again at each stanza.
    Stanza,
}

/// Readings shown of each line beside the best one.
const MORE_READINGS: usize = 4;

/// A poem to be scanned.
struct Task {
    path: PathBuf,
    project: Arc<Project>,
}

/// What the command line asks of every poem.
struct Wishes<'a> {
    args: &'a Args,
    meter: Option<Meter>,
}

/// Runs `verse scan`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let meter = args.meter.as_deref().map(str::parse).transpose().context("--meter")?;
    let mut projects = Projects::new(context.global.isolated, context.global.config.as_deref());
    let form = args.form.as_deref();
    if let Some(name) = form {
        projects.of(Path::new(input::STDIN)).registry.find(name).context("--form")?;
    }
    let wishes = Wishes { args, meter };
    let mut out = context.stdout();
    let style = Style { format: args.output_format, notation: args.notation };
    out.write_all(style.head().as_bytes())?;
    let mut first = true;
    let mut print = |page: String| -> anyhow::Result<()> {
        if !page.is_empty() {
            out.write_all(style.between(std::mem::take(&mut first)).as_bytes())?;
            out.write_all(page.as_bytes())?;
        }
        Ok(())
    };
    let mut exit = Exit::Success;
    if args.text.is_empty() {
        let listing = input::walk(&args.paths, &|_| true);
        for problem in &listing.problems {
            context.complain(problem);
            exit = Exit::Error;
        }
        let tasks = tasks(listing.drafts, &mut projects);
        if tasks.is_empty() && exit == Exit::Success {
            context.remark("no drafts there to scan");
        }
        let files = projects.files();
        let work = |session: &mut Option<(Arc<Project>, Session)>, task: &Task| {
            let text = files.read(&task.path)?;
            let session = session_of(session, &task.project);
            Ok(style.page(&wishes.scan(&input::shown(&task.path), session.hear(&text), &task.project)))
        };
        parallel::in_order(
            &tasks,
            || None,
            work,
            |page: Result<String, input::InputError>| match page {
                Ok(page) => print(page),
                Err(problem) => {
                    context.complain(problem);
                    exit = Exit::Error;
                    Ok(())
                }
            },
        )?;
    } else {
        let project = projects.of(Path::new(input::STDIN));
        let poem = Session::new(project.ear.clone()).hear(&args.text.join("\n"));
        print(style.page(&wishes.scan("<text>", poem, &project)))?;
    }
    out.write_all(style.foot().as_bytes())?;
    out.flush()?;
    Ok(exit.max(super::check::complain_of(&projects, context)))
}

fn tasks(drafts: Vec<input::DraftPath>, projects: &mut Projects) -> Vec<Task> {
    let task = |draft: input::DraftPath| {
        let project = projects.of(&draft.path);
        (draft.named || project.takes(&draft.path)).then_some(Task { path: draft.path, project })
    };
    drafts.into_iter().filter_map(task).collect()
}

/// The session kept for a project; a thread goes through one project after another.
fn session_of<'a>(kept: &'a mut Option<(Arc<Project>, Session)>, project: &Arc<Project>) -> &'a mut Session {
    if kept.as_ref().is_some_and(|(known, _)| !Arc::ptr_eq(known, project)) {
        *kept = None;
    }
    &mut kept.get_or_insert_with(|| (Arc::clone(project), Session::new(project.ear.clone()))).1
}

impl Wishes<'_> {
    fn scan(&self, path: &str, poem: Poem, project: &Project) -> Scanned {
        let form = self.args.form.as_deref().and_then(|name| project.registry.find(name).ok());
        let meters = form.map(|form| meters_of(&form, &poem)).unwrap_or_default();
        let given = |line: usize| self.meter.as_ref().or_else(|| meters.get(line)?.as_deref());
        let scansion = meter::scan_poem_by(&poem, given);
        let scheme = scheme::of_poem(&poem);
        let echoes = self.args.sound.then(|| sound::of_poem(&poem));
        let more = if self.args.all_readings { MORE_READINGS } else { 0 };
        let others = poem.lines.iter().zip(&scansion.lines).map(|(line, scanned)| {
            if more > 0 { meter::other_readings(&line.heard, scanned, more) } else { Vec::new() }
        });
        let others = others.collect();
        let by_stanza = self.args.units == Units::Stanza;
        Scanned { path: path.to_owned(), others, echoes, poem, scansion, scheme, by_stanza }
    }
}

/// The meter a form gives each line of a poem, by the layout that holds it best.
fn meters_of(form: &Form, poem: &Poem) -> Vec<Option<Arc<Meter>>> {
    let lengths: Vec<usize> = poem.stanzas.iter().map(ExactSizeIterator::len).collect();
    let layouts = form.layouts(poem.lines.len(), &lengths);
    let best = layouts.into_iter().min_by_key(|layout| layout.fit);
    best.map(|layout| layout.slots.iter().map(|slot| slot.measure.meter.clone()).collect()).unwrap_or_default()
}
