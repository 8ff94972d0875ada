//! The judge of one form, which turns poems into verdicts.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{HeardPage, Poem};
use crate::form::{Form, Layout};

use super::align::AlignedPoem;
use super::choose::{Candidate, choose, layouts_to_try};
use super::context::{JudgeContext, ResolvedOptions};
use super::indexed_layout::IndexedLayout;
use super::memory::JudgeMemory;
use super::page_choice::PageChoice;
use super::section::{PoemLength, Section, sections};
use super::{JudgeOptions, Mark, Status, Verdict, inset, nothing, sequence, verdict};

/// The most lines of a form that is written at one sitting. A poem shorter than its form counts as unfinished only when the
/// form has more lines than this.
const LONGEST_SITTING: usize = 5;

/// What decides, besides the form, which layouts a poem is tried with.
#[derive(Debug, PartialEq, Eq)]
struct LayoutKey {
    stanzas: Vec<usize>,
    lines: usize,
    /// Whether text may still be added at the end.
    open: bool,
}

/// What decides, besides the form, which layout has one more stanza.
#[derive(Debug, PartialEq, Eq)]
struct LongerKey {
    stanzas: Vec<usize>,
    /// The number of lines that the poem's own layout has.
    slots: usize,
    /// The number of its scheme.
    alternative: usize,
}

/// Judges poems by one form; it remembers the lines of the last poem, so that judging a changed poem is cheap.
#[derive(Debug)]
pub struct Judge {
    form: Arc<Form>,
    memory: JudgeMemory,
    /// The layouts tried last, with their key: they stay the same while a line is typed.
    last_layouts: RefCell<Option<(LayoutKey, Rc<[IndexedLayout]>)>>,
    /// The layout with one more stanza asked for last, with its key: it stays the same while a line is typed.
    last_longer: RefCell<Option<(LongerKey, Option<Rc<IndexedLayout>>)>>,
    /// For a sequence of poems, or prose with poems set in it, the judge of one poem.
    per_poem: Option<Box<Self>>,
}

impl Judge {
    /// A judge of this form.
    pub fn new(form: Arc<Form>) -> Self {
        let poem_form = form.sequence.as_ref().and_then(|sequence| sequence.poem());
        let poem_form = poem_form.or_else(|| form.inset.as_ref().and_then(|inset| inset.poem())).cloned();
        let per_poem = poem_form.map(|form| Box::new(Self::new(form)));
        Self {
            memory: JudgeMemory::new(form.licenses),
            last_layouts: RefCell::default(),
            last_longer: RefCell::default(),
            per_poem,
            form,
        }
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Judges a poem. The verdict depends on the poem, the form and the options alone, whatever was judged before.
    ///
    /// A draft may hold several poems of a form of fixed length; each is judged by itself. The time grows with the number of
    /// lines, and with the number of layouts the poem may still fit.
    pub fn judge(&mut self, poem: &Poem, options: &JudgeOptions) -> Verdict {
        self.forget_stale(poem);
        self.verdict(poem, options)
    }

    /// Judges the poem on a page under the reading of the page that keeps the form best, and gives the poem as it was read.
    ///
    /// The choice depends on the page, the form and the options alone. A page of which nothing is open, or that fits as it looks, is
    /// judged once.
    pub fn judge_page(&mut self, page: &HeardPage, options: &JudgeOptions) -> (Poem, Verdict) {
        let poem = page.cheapest();
        self.forget_stale(&poem);
        if page.page().lone_title && options.typing.is_some() {
            // The page has only a title so far, which owes nothing.
            let mut verdict = verdict::empty(&poem, &self.form);
            verdict::fill_to(&mut verdict, poem.lines.len());
            verdict.lines.iter_mut().for_each(|line| line.mark = Mark::Pending);
            return (poem, verdict);
        }
        let judge = |poem: &Poem| self.verdict(poem, options);
        let typing = options.typing.is_some();
        PageChoice { page, judge: &judge, typing, sheets_apart: self.judges_sheets_apart() }.best(poem)
    }

    fn forget_stale(&mut self, poem: &Poem) {
        self.memory.forget_stale(poem);
        if let Some(judge) = &mut self.per_poem {
            judge.memory.forget_stale(poem);
        }
    }

    /// Whether a sheet of a page is a poem by itself: the form's length is fixed, and it is no sequence of poems.
    fn judges_sheets_apart(&self) -> bool {
        self.per_poem.is_none() && self.poem_length() != PoemLength::Open
    }

    fn verdict(&self, poem: &Poem, options: &JudgeOptions) -> Verdict {
        let mut verdict = verdict::empty(poem, &self.form);
        if let (Some(judge), Some(inset)) = (&self.per_poem, &self.form.inset) {
            let poems = inset::poems(poem);
            self.judge_all(&mut verdict, poem, &[Section::of(&poem.stanzas)], options);
            judge.judge_all(&mut verdict, poem, &poems, options);
            if status(poem, options) != Status::Draft && options.typing.is_none() {
                inset::judge(&mut verdict, poem, &poems, (&self.form, inset));
            }
        } else if let Some(judge) = &self.per_poem {
            let poems = sequence::poems(poem, judge.form.most_lines());
            judge.judge_all(&mut verdict, poem, &poems, options);
            let open = self.is_open(poem, options, poems.len());
            sequence::judge(&mut verdict, poem, &poems, &self.form, (open, options.typing));
        } else {
            let sections = sections(poem, self.poem_length(), self.form.poems);
            self.judge_all(&mut verdict, poem, &sections, options);
        }
        nothing::judge(&mut verdict, poem, &self.form, status(poem, options));
        verdict::sort(&mut verdict);
        // A word that no dictionary has is found once, though both the prose and the poem in it have it.
        verdict.findings.dedup();
        verdict
    }

    /// Judges each of a draft's poems by itself.
    fn judge_all(&self, verdict: &mut Verdict, poem: &Poem, sections: &[Section], options: &JudgeOptions) {
        let numbers = self.memory.numbers(poem);
        for (nth, section) in sections.iter().enumerate() {
            let is_last = nth + 1 == sections.len();
            let options = self.resolved_options(poem, section, options, is_last);
            let context =
                JudgeContext { poem, section, form: &self.form, options, memory: &self.memory, numbers: &numbers };
            let layouts = self.layouts(context);
            let Some(Candidate { aligned, report }) = choose(context, &layouts) else { continue };
            verdict::add(verdict, &aligned, report, is_last);
            if is_last
                && options.opened
                && verdict.owed.is_empty()
                && let Some(longer) = self.longer(&aligned)
            {
                verdict.owed = verdict::of_next_stanza(&aligned, &longer);
            }
        }
        verdict::fill_to(verdict, poem.lines.len());
    }

    /// The layouts to try for a poem, from the last ones where its key is the same.
    fn layouts(&self, context: JudgeContext<'_>) -> Rc<[IndexedLayout]> {
        let key = LayoutKey {
            stanzas: context.section.stanza_lengths(),
            lines: context.section.len(),
            open: context.options.open,
        };
        let mut last = self.last_layouts.borrow_mut();
        match &*last {
            Some((known, layouts)) if *known == key => Rc::clone(layouts),
            _ => {
                let layouts: Rc<[IndexedLayout]> = layouts_to_try(context).into();
                *last = Some((key, Rc::clone(&layouts)));
                layouts
            }
        }
    }

    /// The layout of a poem with one more stanza, for a form that may go on and has stanzas; from the last one where its key is the
    /// same.
    fn longer(&self, aligned: &AlignedPoem<'_>) -> Option<Rc<IndexedLayout>> {
        let key = LongerKey {
            stanzas: aligned.context.section.stanza_lengths(),
            slots: aligned.layout.slots.len(),
            alternative: aligned.layout.alternative,
        };
        let mut last = self.last_longer.borrow_mut();
        match &*last {
            Some((known, longer)) if *known == key => longer.clone(),
            _ => {
                let longer = longer(aligned).map(IndexedLayout::of).map(Rc::new);
                *last = Some((key, longer.clone()));
                longer
            }
        }
    }

    /// Whether a sequence with this many poems may still grow: unless its status says otherwise, while it has too few poems.
    fn is_open(&self, poem: &Poem, options: &JudgeOptions, poems: usize) -> bool {
        let short = self.form.sequence.as_ref().is_some_and(|sequence| poems < sequence.count as usize);
        match status(poem, options) {
            Status::Done => false,
            Status::Draft => true,
            Status::Unsaid => short || options.typing.is_some(),
        }
    }

    fn poem_length(&self) -> PoemLength {
        match (self.form.one_stanza_lines(), self.form.most_lines()) {
            (Some(lines), _) => PoemLength::OneStanza(lines),
            (None, Some(lines)) => PoemLength::Stanzas(lines),
            (None, None) => PoemLength::Open,
        }
    }

    /// The options of one poem of a draft.
    fn resolved_options<'a>(
        &self,
        poem: &'a Poem,
        section: &Section,
        options: &'a JudgeOptions,
        is_last: bool,
    ) -> ResolvedOptions<'a> {
        let matter = poem.page.front_matter.as_ref();
        let status = status(poem, options);
        let typing = options.typing.and_then(|row| section.lines.clone().find(|&line| poem.lines[line].number == row));
        let least = self.form.least_lines();
        let open = match status {
            Status::Done => false,
            Status::Draft => true,
            Status::Unsaid if options.typing.is_some() => is_last || typing.is_some(),
            Status::Unsaid => section.len() < least && least > LONGEST_SITTING,
        };
        let given_text =
            options.given_text.as_deref().or_else(|| matter.and_then(|matter| matter.given_text.as_deref()));
        let opened = options.opened && is_last;
        ResolvedOptions { open, typing, opened, given_text, accent: options.accent }
    }
}

/// The layout of a poem with one more stanza; `None` where the form must end, and for a poem written line by line, which has no
/// stanzas.
fn longer(aligned: &AlignedPoem<'_>) -> Option<Layout> {
    let (context, written) = (aligned.context, aligned.layout.slots.len());
    let lengths: Vec<usize> = context.section.stanza_lengths().into_iter().chain([1]).collect();
    let longer = context.form.layouts(written + 1, &lengths).into_iter();
    let longer =
        longer.filter(|layout| layout.alternative == aligned.layout.alternative && layout.slots.len() > written);
    longer.min_by_key(|layout| layout.slots.len()).filter(|layout| layout.slots.len() > written + 1)
}

/// The status of a poem by the options, or else by its front matter.
fn status(poem: &Poem, options: &JudgeOptions) -> Status {
    let matter = poem.page.front_matter.as_ref();
    let said = matter.and_then(|matter| matter.status.as_deref()).and_then(Status::named).unwrap_or_default();
    if options.status == Status::Unsaid { said } else { options.status }
}
