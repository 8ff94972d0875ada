//! `verse scan`: the scansion of drafts, of a corpus, or of a line given on the spot.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::progress::ProgressLine;
use super::values::{offered, one_of};
use super::{Context, Exit};
use crate::analysis::{Poem, PoemLine};
use crate::judge::{self, Verdict};
use crate::meter::{self, Meter};
use crate::render::Format;
use crate::render::scan::{FORMATS, Notation, Scanned, Statistics, Style, Tally};
use crate::rhyme::{scheme, sound};
use crate::shape;
use crate::workspace::side::Kept;
use crate::workspace::{
    Checker, Draft, DraftPath, OverrideTexts, Overrides, Progress, Project, Projects, STDIN, parallel, raw, side, walk,
};

/// Scan verse: marks above each line, counts, feet, rhyme letters, the poem's meter.
#[derive(Debug, Default, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line, read where it is used")]
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
    /// Read every line in the meter this form gives it: a name, a bare scheme, or a form file.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// Where rhyme letters begin again.
    #[arg(long, value_name = "UNIT", value_enum, default_value_t)]
    pub units: Units,
    /// Tell what sounds beyond the line ends: alliteration, assonance, and rhymes inside the lines of a stanza.
    #[arg(long)]
    pub sound: bool,
    /// Tell where the sense runs on over a line's end, where it pauses inside the line, and where a sonnet turns.
    #[arg(long)]
    pub shape: bool,
    /// Show the next best readings of each line too.
    #[arg(long)]
    pub all_readings: bool,
    /// Only count meters, schemes, licenses and kinds of rhyme, a file and over all.
    #[arg(long)]
    pub statistics: bool,
    /// Name everyday licenses too, a trochee in the first foot or a feminine ending; machine formats always name them.
    #[arg(long)]
    pub show_licenses: bool,
    /// How beats and stresses are drawn.
    #[arg(long, value_name = "NOTATION", value_parser = one_of(Notation::ALL), default_value = "marks")]
    pub notation: Notation,
    /// How scansions are printed.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full")]
    pub output_format: Format,
}

impl Args {
    /// How scansions are written.
    fn style(&self) -> Style {
        Style { format: self.output_format, notation: self.notation, all_licenses: self.show_licenses }
    }
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

/// The options of the command line, which hold for every poem.
struct Request<'a> {
    args: &'a Args,
    meter: Option<Meter>,
    /// The form by which poems are judged, so that each line is read in the meter it owes.
    form: Overrides,
}

/// Hears poems one after another and keeps the caches for the next; one for each thread.
struct Listener<'a> {
    checker: Checker<'a>,
    /// Whether each line is scanned in the meter it owes to a form: `--form`.
    judges: bool,
}

/// Runs `verse scan`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let meter = args.meter.as_deref().map(str::parse).transpose().context("--meter")?;
    let mut projects = context.projects();
    let texts = args.form.as_ref().map(|form| OverrideTexts { form: Some(form.clone()), ..OverrideTexts::default() });
    let form = texts.map(|texts| texts.read(&mut projects)).transpose()?.unwrap_or_default();
    let request = Request { args, meter, form };
    let mut sheet = Sheet::new(args, context);
    sheet.begin()?;
    let mut exit = Exit::Success;
    if args.text.is_empty() {
        exit = scan_files(&request, &mut projects, &mut sheet, context)?;
    } else {
        let task = Task { path: STDIN.into(), project: projects.of(Path::new(STDIN)) };
        let (poem, verdict) = request.listener().hear(&task, &args.text.join("\n"), &Kept::default())?;
        let made = request.make(&request.scan("<text>", poem, verdict.as_ref()));
        sheet.take(&made)?;
    }
    sheet.finish()?;
    Ok(exit.max(context.tell_problems(&projects)))
}

/// Scans the files asked for; reports those that cannot be read and goes on with the others.
fn scan_files(
    request: &Request<'_>,
    projects: &mut Projects,
    sheet: &mut Sheet,
    context: &Context,
) -> anyhow::Result<Exit> {
    let listing = walk(&request.args.paths, &|_| true);
    let mut exit = context.tell_listing(&listing);
    let tasks = tasks(listing.drafts, projects);
    if tasks.is_empty() && exit == Exit::Success {
        context.remark("no drafts there to scan");
    }
    let files = projects.files();
    let work = |listener: &mut Listener<'_>, task: &Task| -> anyhow::Result<Made> {
        let text = files.read(&task.path)?;
        let kept = side::kept(&task.project, &task.path, files).map_err(anyhow::Error::msg)?;
        let (poem, verdict) = listener.hear(task, &text, &kept)?;
        Ok(request.make(&request.scan(&raw(&task.path), poem, verdict.as_ref())))
    };
    let mut progress = ProgressLine::new(tasks.len(), request.args.statistics, context);
    parallel::in_order(
        &tasks,
        || request.listener(),
        work,
        |made| {
            progress.step();
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

/// The result of a thread for a poem.
enum Made {
    Page(String),
    Tally(Box<Tally>),
}

/// The output, written poem after poem.
struct Sheet {
    out: Box<dyn Write>,
    style: Style,
    first: bool,
    /// The counts that replace scansions, when only these are asked for.
    statistics: Option<Statistics>,
}

impl Sheet {
    fn new(args: &Args, context: &Context) -> Self {
        let style = args.style();
        let statistics = args.statistics.then(|| Statistics::new(args.output_format));
        let out = context.out_for(args.output_format);
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

fn tasks(drafts: Vec<DraftPath>, projects: &mut Projects) -> Vec<Task> {
    let task = |draft: DraftPath| {
        let project = projects.of(&draft.path);
        (draft.named || project.takes(&draft.path)).then_some(Task { path: draft.path, project })
    };
    drafts.into_iter().filter_map(task).collect()
}

impl Listener<'_> {
    /// Hears a poem; with `--form` it is judged too, for the verdict has the meter each line owes.
    fn hear(&mut self, task: &Task, text: &str, kept: &Kept) -> anyhow::Result<(Poem, Option<Verdict>)> {
        let settings = kept.clone().over(task.project.settings(&task.path));
        let draft = Draft { path: &task.path, text, kept, progress: Progress::Saved };
        if !self.judges {
            return Ok((self.checker.hear(&task.project, &settings, &draft), None));
        }
        let judged = self.checker.judge(&task.project, &settings, &draft)?;
        Ok((judged.poem, judged.verdict.map(|(_, verdict)| verdict)))
    }
}

impl Request<'_> {
    fn listener(&self) -> Listener<'_> {
        Listener { checker: Checker::new(&self.form), judges: self.args.form.is_some() }
    }

    /// Makes the page of a scanned poem, or its counts.
    fn make(&self, scanned: &Scanned) -> Made {
        let style = self.args.style();
        if self.args.statistics { Made::Tally(Box::new(Tally::of(scanned))) } else { Made::Page(style.page(scanned)) }
    }

    fn scan(&self, path: &str, mut poem: Poem, verdict: Option<&Verdict>) -> Scanned {
        let scansion = judge::scan(&mut poem, self.meter.as_ref(), verdict);
        let scheme = scheme::of_poem(&poem);
        let shape = self.args.shape.then(|| shape::of_poem(&poem, &scansion, &scheme));
        let echoes = self.args.sound.then(|| sound::of_poem(&poem));
        let more = if self.args.all_readings { MORE_READINGS } else { 0 };
        let next = |(line, scanned): (&PoemLine, _)| meter::runners_up(&line.heard, scanned, more);
        let runners_up = poem.lines.iter().zip(&scansion.lines).map(next).collect();
        let by_stanza = self.args.units == Units::Stanza;
        Scanned { path: path.to_owned(), runners_up, echoes, shape, poem, scansion, scheme, by_stanza }
    }
}
