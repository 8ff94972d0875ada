//! `verse scan`: the scansion of drafts, of a corpus, or of a line given on the spot.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::check::raw_path;
use super::config::{Project, Projects};
use super::ticker::Ticker;
use super::{Context, Exit, input, parallel, side};
use crate::analysis::{Poem, PoemLine, Session};
use crate::form::Form;
use crate::meter::{self, Meter};
use crate::render::scan::{Format, Notation, Scanned, Statistics, Style, Tally};
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
    /// Only count meters, schemes, licenses and kinds of rhyme, a file and over all.
    #[arg(long)]
    pub statistics: bool,
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
    let mut sheet = Sheet::new(args, context);
    sheet.begin()?;
    let mut exit = Exit::Success;
    if args.text.is_empty() {
        exit = scan_files(&wishes, &mut projects, &mut sheet, context)?;
    } else {
        let project = projects.of(Path::new(input::STDIN));
        let poem = Session::new(project.ear.clone()).hear(&args.text.join("\n"));
        let made = wishes.make(&wishes.scan("<text>", poem, &project));
        sheet.take(&made)?;
    }
    sheet.finish()?;
    Ok(exit.max(projects.tell(context)))
}

/// Scans the files asked for; what cannot be read is told, and the others are scanned all the same.
fn scan_files(
    wishes: &Wishes<'_>,
    projects: &mut Projects,
    sheet: &mut Sheet,
    context: &Context,
) -> anyhow::Result<Exit> {
    let listing = input::walk(&wishes.args.paths, &|_| true);
    let mut exit = listing.tell(context);
    let tasks = tasks(listing.drafts, projects);
    if tasks.is_empty() && exit == Exit::Success {
        context.remark("no drafts there to scan");
    }
    let files = projects.files();
    let work = |session: &mut Option<(Arc<Project>, Session)>, task: &Task| -> anyhow::Result<Made> {
        let text = files.read(&task.path)?;
        let session = session_of(session, &task.project);
        session.pin(side::pins(&task.project, &task.path, files).map_err(anyhow::Error::msg)?);
        Ok(wishes.make(&wishes.scan(&raw_path(&task.path), session.hear(&text), &task.project)))
    };
    let mut ticker = Ticker::new(tasks.len(), wishes.args.statistics, context);
    parallel::in_order(
        &tasks,
        || None,
        work,
        |made| {
            ticker.step();
            match made {
                Ok(made) => sheet.take(&made),
                Err(problem) => {
                    exit = context.fail(&problem);
                    Ok(())
                }
            }
        },
    )?;
    Ok(exit)
}

/// What a thread makes of a poem.
enum Made {
    Page(String),
    Tally(Box<Tally>),
}

/// What is printed, poem after poem.
struct Sheet {
    out: Box<dyn Write>,
    style: Style,
    first: bool,
    /// Counts in the place of scansions, when only these are asked for.
    statistics: Option<Statistics>,
}

impl Sheet {
    fn new(args: &Args, context: &Context) -> Self {
        let style = Style { format: args.output_format, notation: args.notation };
        let statistics = args.statistics.then(|| Statistics::new(args.output_format));
        let out = if style.format == Format::Full { Box::new(context.stdout()) } else { context.bytes_out() };
        Self { out, style, first: true, statistics }
    }

    fn begin(&mut self) -> io::Result<()> {
        match &self.statistics {
            Some(statistics) => statistics.begin(&mut self.out),
            None => self.out.write_all(self.style.head().as_bytes()),
        }
    }

    fn take(&mut self, made: &Made) -> anyhow::Result<()> {
        match (made, &mut self.statistics) {
            (Made::Tally(tally), Some(statistics)) => statistics.file(tally, &mut self.out)?,
            (Made::Page(page), None) if !page.is_empty() => {
                self.out.write_all(self.style.between(std::mem::take(&mut self.first)).as_bytes())?;
                self.out.write_all(page.as_bytes())?;
            }
            (Made::Page(_) | Made::Tally(_), _) => {}
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        match self.statistics {
            Some(statistics) => statistics.finish(&mut self.out)?,
            None => self.out.write_all(self.style.foot().as_bytes())?,
        }
        self.out.flush()
    }
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
    /// What is asked for of a scanned poem: its page, or its counts.
    fn make(&self, scanned: &Scanned) -> Made {
        let style = Style { format: self.args.output_format, notation: self.args.notation };
        if self.args.statistics { Made::Tally(Box::new(Tally::of(scanned))) } else { Made::Page(style.page(scanned)) }
    }

    fn scan(&self, path: &str, poem: Poem, project: &Project) -> Scanned {
        let form = self.args.form.as_deref().and_then(|name| project.registry.find(name).ok());
        let meters = form.map(|form| meters_of(&form, &poem)).unwrap_or_default();
        let given = |line: usize| self.meter.as_ref().or_else(|| meters.get(line)?.as_deref());
        let scansion = meter::scan_poem_by(&poem, given);
        let scheme = scheme::of_poem(&poem);
        let echoes = self.args.sound.then(|| sound::of_poem(&poem));
        let more = if self.args.all_readings { MORE_READINGS } else { 0 };
        let next = |(line, scanned): (&PoemLine, _)| meter::runners_up(&line.heard, scanned, more);
        let runners_up = poem.lines.iter().zip(&scansion.lines).map(next).collect();
        let by_stanza = self.args.units == Units::Stanza;
        Scanned { path: path.to_owned(), runners_up, echoes, poem, scansion, scheme, by_stanza }
    }
}

/// The meter a form gives each line of a poem, by the layout that holds it best.
fn meters_of(form: &Form, poem: &Poem) -> Vec<Option<Arc<Meter>>> {
    let lengths: Vec<usize> = poem.stanzas.iter().map(ExactSizeIterator::len).collect();
    let layouts = form.layouts(poem.lines.len(), &lengths);
    let best = layouts.into_iter().min_by_key(|layout| layout.fit);
    best.map(|layout| layout.slots.iter().map(|slot| slot.measure.meter.clone()).collect()).unwrap_or_default()
}
