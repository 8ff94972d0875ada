//! The search through files, which are read one after another, divided into runs of paragraphs, and searched on all
//! processors.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::wanted::Wanted;
use super::{Args, Context, Exit};
use crate::cli::progress::ProgressLine;
use crate::find::{Asked, Finder, Paragraph};
use crate::page::Settled;
use crate::render::find::Found;
use crate::workspace::parallel;
use crate::workspace::{Project, Projects, page_of, raw, read, walk};

/// What was found in all files, in their order and that of their text.
#[derive(Debug)]
pub(super) struct Searched {
    pub(super) found: Vec<Found>,
    pub(super) exit: Exit,
}

/// A run of paragraphs of one file.
struct Part {
    path: Arc<str>,
    project: Arc<Project>,
    paragraphs: Vec<Paragraph>,
    bytes: usize,
}

/// How many bytes of text a thread searches at once: a few milliseconds' work, so that threads share a single
/// novel.
const PART: usize = 1 << 15;

/// How many bytes of text are read ahead of the search, so that memory does not grow with the number of files.
const READ_AHEAD: usize = 1 << 23;

/// Searches the files asked for; reports those that cannot be read and goes on with the others.
pub(super) fn search(
    args: &Args,
    wanted: &Wanted,
    projects: &mut Projects,
    context: &Context,
) -> anyhow::Result<Searched> {
    let listing = walk(&args.paths, &|_| true);
    let exit = context.tell_listing(&listing);
    let wants = |draft: &crate::workspace::DraftPath, projects: &mut Projects| {
        draft.named || projects.of(&draft.path).takes(&draft.path)
    };
    let drafts: Vec<_> = listing.drafts.into_iter().filter(|draft| wants(draft, projects)).collect();
    let paths: Vec<PathBuf> = drafts.into_iter().map(|draft| draft.path).collect();
    let sizes = paths.iter().filter_map(|path| path.metadata().ok()).map(|about| about.len());
    let kilobytes = usize::try_from(sizes.sum::<u64>() >> 10).unwrap_or(usize::MAX);
    let mut progress = ProgressLine::counting(kilobytes, "KB", true, context);
    let mut searched = Searched { found: Vec::new(), exit };
    let (mut parts, mut bytes) = (Vec::new(), 0);
    for path in paths {
        match read(&path) {
            Ok(text) => {
                bytes += text.len();
                parts.extend(parts_of(&path, &projects.of(&path), &text));
            }
            Err(why) => searched.exit = context.fail(&why.into()),
        }
        if bytes > READ_AHEAD {
            searched.take(args, wanted, &std::mem::take(&mut parts), &mut progress)?;
            bytes = 0;
        }
    }
    searched.take(args, wanted, &parts, &mut progress)?;
    Ok(searched)
}

/// A file's paragraphs in runs of about the same length.
fn parts_of(path: &Path, project: &Arc<Project>, text: &str) -> Vec<Part> {
    let page = page_of(path, text, &Settled::default());
    let path: Arc<str> = raw(path).into();
    let part = || Part { path: Arc::clone(&path), project: Arc::clone(project), paragraphs: Vec::new(), bytes: 0 };
    let mut parts: Vec<Part> = Vec::new();
    for paragraph in Paragraph::of_page(&page, text) {
        if parts.last().is_none_or(|last| last.bytes > PART) {
            parts.push(part());
        }
        if let Some(last) = parts.last_mut() {
            last.bytes += paragraph.text.len();
            last.paragraphs.push(paragraph);
        }
    }
    parts
}

impl Searched {
    /// Searches parts and keeps their finds.
    fn take(
        &mut self,
        args: &Args,
        wanted: &Wanted,
        parts: &[Part],
        progress: &mut ProgressLine,
    ) -> anyhow::Result<()> {
        let mut bytes = 0;
        parallel::in_order(
            parts,
            Vec::new,
            |finders, part: &Part| anyhow::Ok((part.bytes, search_part(finders, args, wanted, part)?)),
            |made| {
                let (read, found) = made?;
                bytes += read;
                progress.advance(bytes >> 10);
                bytes &= (1 << 10) - 1;
                self.found.extend(found);
                Ok(())
            },
        )
    }
}

/// The finders of a thread, one for each project and accent, each with what its form is called.
type Finders = Vec<((Arc<Project>, Asked), Finder, String)>;

fn search_part(finders: &mut Finders, args: &Args, wanted: &Wanted, part: &Part) -> anyhow::Result<Vec<Found>> {
    let asked = args.asked(&part.project.settings(Path::new(&*part.path)));
    let known =
        finders.iter().position(|((project, known), ..)| Arc::ptr_eq(project, &part.project) && *known == asked);
    let at = if let Some(at) = known {
        at
    } else {
        let form = wanted.form(&part.project.registry)?;
        let label = wanted.label(&form);
        let finder = Finder::new(form, part.project.ear.clone(), asked)?;
        finders.push(((Arc::clone(&part.project), asked), finder, label));
        finders.len() - 1
    };
    let (_, finder, label) = &mut finders[at];
    let finds = part.paragraphs.iter().flat_map(|paragraph| finder.find(paragraph));
    Ok(finds.map(|find| Found { path: part.path.to_string(), form: label.clone(), find }).collect())
}
