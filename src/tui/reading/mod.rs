//! An open draft as heard and judged, and when each line is judged.
//!
//! The line being typed is heard with every key; the whole draft is heard and judged when no key is waiting. A line that was
//! typed is *settled* a moment after the cursor has left it; until then its mark is `.` and no finding is shown on it or
//! on a line that depends on it, except that its mark turns `!` at once when the line can no longer come right.

mod choice;
mod lines;
mod typing;
mod widths;

use std::path::Path;
use std::sync::Arc;

use crate::analysis::{HeardLine, HeardPage, Pins, Poem, Session};
use crate::form::{Form, Registry};
use crate::judge::{Judge, JudgeOptions, LineVerdict, SongJudge, Status, Verdict};
use crate::lexicon::Spoken;
use crate::page::{FrontMatter, Page, Role, Settled};
use crate::rhyme::Accent;
use crate::tui::buffer::TextBuffer;
use crate::tui::poem::Scans;
use crate::workspace::{DraftContext, FormSetting, goes_on, may_go_on, syntax_of};
use choice::Chosen;
use typing::{Settling, Typed};
pub(super) use widths::Widths;

/// A draft as heard and judged.
#[derive(Debug)]
pub struct Reading {
    context: DraftContext,
    /// The form that the project's settings ask for, with the place of that setting.
    asked: Option<(FormSetting, String)>,
    session: Session,
    /// The form the poet chose in the editor, over all others.
    chosen: Option<Chosen>,
    /// The front matter the form and the options were settled with.
    front: Option<FrontMatter>,
    /// Whether the form and the options must be resolved again, whatever the front matter.
    unsettled: bool,
    judge: Option<Judge>,
    /// The judge of a poem whose named parts have forms of their own.
    song: Option<SongJudge>,
    /// The line, from 1, of the first of git's conflict marks.
    conflict: Option<u32>,
    /// The options of the judgment, such as the draft's status and the text of its acrostic.
    options: JudgeOptions,
    /// Why the draft cannot be judged as it asks to be.
    problem: Option<String>,
    scans: Scans,
    poem: Poem,
    verdict: Verdict,
    /// For each line of the draft, the line of the poem it is, from 0.
    verses: Vec<Option<usize>>,
    /// The line being typed, counted from 0, as it is heard now.
    typing: Option<Typed>,
    /// The roles that the poet gave to lines.
    settled: Settled,
    /// The role of each line.
    roles: Vec<Option<Role>>,
    /// The empty line that the next line due would take.
    next: Option<usize>,
    /// The line being typed while the others keep their roles, and how many lines the draft has.
    held_for: Option<(usize, usize)>,
    settling: Vec<Settling>,
    /// The columns that the gutter needs, for the form of this name.
    widths: (Option<String>, Widths),
    stale: bool,
}

impl Reading {
    pub(super) fn new(context: DraftContext) -> Self {
        Self {
            session: Session::new(context.project.ear.clone()),
            asked: context.settings.form.clone(),
            context,
            chosen: None,
            front: None,
            unsettled: true,
            judge: None,
            song: None,
            conflict: None,
            options: JudgeOptions::default(),
            problem: None,
            scans: Scans::default(),
            poem: Poem::default(),
            verdict: Verdict::default(),
            verses: Vec::new(),
            typing: None,
            settled: Settled::default(),
            roles: Vec::new(),
            next: None,
            held_for: None,
            settling: Vec::new(),
            widths: (None, Widths::default()),
            stale: true,
        }
    }

    /// The poem as last heard.
    pub fn poem(&self) -> &Poem {
        &self.poem
    }

    /// The judgement as last given.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The form, if one was chosen.
    pub fn form(&self) -> Option<&Arc<Form>> {
        self.judge.as_ref().map(Judge::form)
    }

    /// Every form the draft can have.
    pub fn registry(&self) -> &Registry {
        &self.context.project.registry
    }

    /// Whether it is judged by the context of this file.
    pub(super) fn is_of(&self, path: &Path) -> bool {
        self.context.path == path
    }

    /// Why the draft cannot be judged as it asks to be, in words.
    pub fn problem(&self) -> Option<&str> {
        let conflict =
            self.conflict.map(|_| "git could not merge two versions; keep one of them and take its marks out");
        conflict.or(self.problem.as_deref())
    }

    /// Whether something changed since the draft was heard and judged.
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Settles every line, because the draft was saved. The last line of an unfinished poem may still be continued.
    pub(super) fn settle_now(&mut self) {
        let last = self.verses.iter().rposition(Option::is_some);
        let goes_on = self.verdict.unfinished.is_some();
        self.typing.take_if(|typed| !goes_on || last.is_some_and(|last| typed.line < last));
        self.settling.clear();
        self.stale = true;
    }

    /// Hears and judges the draft as it is now.
    pub(super) fn read(&mut self, buffer: &TextBuffer) {
        let text = buffer.text();
        let page = Page::read_holding(
            text,
            syntax_of(&self.context.path, text),
            &self.settled,
            &self.held(buffer.line_count()),
        );
        self.settle(page.front_matter.as_ref());
        let options = self.options_for(buffer);
        let page = self.session.hear_page(page, text);
        self.conflict = page.page().conflict();
        (self.poem, self.verdict) = self.judged_and_filtered(&page, text, &options);
        if options.status == Status::Unsaid
            && let Some(form) = self.form().cloned()
            && may_go_on(&form, &self.poem, &self.verdict)
        {
            let options = JudgeOptions { status: Status::Draft, ..options };
            let (poem, verdict) = self.judged_and_filtered(&page, text, &options);
            if goes_on(&form, &poem, &verdict) {
                (self.poem, self.verdict) = (poem, verdict);
            }
        }
        self.held_for = self.typing.as_ref().map(|typed| (typed.line, buffer.line_count()));
        self.roles = self.poem.roles_to_hold(buffer.line_count());
        self.verses = vec![None; buffer.line_count()];
        for (index, line) in self.poem.lines.iter().enumerate() {
            if let Some(verse) = self.verses.get_mut(line.number as usize - 1) {
                *verse = Some(index);
            }
        }
        self.next = self.next_line();
        self.widen();
        self.stale = false;
    }

    /// The poem on a page, and the judgement on it, without what the settings leave out.
    fn judged_and_filtered(&mut self, page: &HeardPage, text: &str, options: &JudgeOptions) -> (Poem, Verdict) {
        let (poem, mut verdict) = self.judged(page, text, options);
        self.context.filter(&poem, text, &mut verdict);
        (poem, verdict)
    }

    /// The poem on a page, and the judgement on it; a draft without a form is not judged.
    fn judged(&mut self, page: &HeardPage, text: &str, options: &JudgeOptions) -> (Poem, Verdict) {
        if let Some(song) = &mut self.song {
            return song.judge_page(page, text, options);
        }
        if let Some(judge) = &mut self.judge {
            return judge.judge_page(page, options);
        }
        let poem = page.cheapest();
        let lines = vec![LineVerdict::default(); poem.lines.len()];
        (poem, Verdict { lines, ..Verdict::default() })
    }

    /// Widens the gutter to the columns it needs now; it does not shrink while the form stays the same.
    fn widen(&mut self) {
        let form = self.form().map(|form| form.id.clone());
        let now = Widths::of(&self.verdict, self.poem.lines.len());
        let (of, known) = &self.widths;
        let widths = if *of == form { known.with(&now) } else { now };
        self.widths = (form, widths);
    }

    /// The columns that each part of the gutter needs.
    pub(super) fn widths(&self) -> Widths {
        self.widths.1
    }

    /// Sets the roles that the poet gave to lines.
    pub(super) fn settle_lines(&mut self, settled: Settled) {
        self.settled = settled;
        self.stale = true;
    }

    /// A saved draft is judged as `verse check` judges it; one that is being changed is unfinished until it is saved.
    fn options_for(&self, buffer: &TextBuffer) -> JudgeOptions {
        let typing = self.typing.as_ref().and_then(|typed| u32::try_from(typed.line + 1).ok());
        let last = buffer.line_count() - 1;
        let is_blank = |line: usize| buffer.line(line).trim().is_empty();
        let opened = last > 0 && is_blank(last) && is_blank(last - 1);
        let options = JudgeOptions { opened, ..self.options.clone() };
        if buffer.is_changed() { options.while_changing(typing) } else { JudgeOptions { typing, ..options } }
    }

    /// Sets the poet's pins.
    pub(super) fn pin(&mut self, pins: Pins) {
        self.session.pin(pins);
        if let Some(typed) = &mut self.typing {
            typed.heard = Arc::new(self.session.hear_line(&typed.heard.text));
        }
        self.scans = Scans::default();
        self.stale = true;
    }

    /// Hears a stretch of verse by itself.
    pub fn hear(&self, text: &str) -> HeardLine {
        HeardLine::hear(text, self.session.ear())
    }

    /// The accent in which the draft's rhymes are judged.
    pub fn accent(&self) -> Accent {
        self.options.accent
    }

    /// Whether letters are a whole word and not only the beginning of one: two letters or more, and in the lexicons.
    pub(super) fn is_whole_word(&self, letters: &str) -> bool {
        let said = self.say(letters);
        letters.chars().nth(1).is_some() && said.best().is_some() && !said.is_guess()
    }

    /// The pronunciations of a word as the draft spells it.
    pub fn say(&self, word: &str) -> Arc<Spoken> {
        self.session.ear().say(word)
    }
}
