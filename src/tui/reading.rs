//! What the ear and the judge say of an open draft, and when.
//!
//! The line being typed is heard with every key; the whole draft is heard and judged when no key is waiting. A line that was
//! typed is *settled* [`SETTLING`] after the cursor has left it; until then its mark is `.` and no finding is shown on it or
//! on a line that depends on it, except that its mark turns `!` at once when the line can no longer come right.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::buffer::{EditKind, LinesChanged, TextBuffer};
use super::poem::{self, LineReading, Scanned, Scans};
use crate::analysis::{HeardLine, Pins, Poem, Session};
use crate::form::{Form, Registry};
use crate::judge::{Finding, Judge, JudgeOptions, LineVerdict, Mark, OwedLine, SongJudge, Verdict};
use crate::lexicon::Spoken;
use crate::page::{FrontMatter, HeardText, Held, Page, Role, Settled};
use crate::rhyme::Accent;
use crate::span::Span;
use crate::workspace::{ChoiceError, DraftContext, FormChoice, FormSetting, syntax_of};

/// How long after the cursor has left it a line is judged.
const SETTLING: Duration = Duration::from_millis(350);

/// How many lines are searched for a meter: a form that has one asks it of an early line.
const METER_LOOKED_FOR: usize = 32;

/// A draft as heard and judged.
#[derive(Debug)]
pub struct Reading {
    context: DraftContext,
    /// The form that the project's settings ask for, with its place.
    asked: Option<(FormSetting, String)>,
    session: Session,
    /// The form the poet chose in the editor, over all others.
    chosen: Option<Chosen>,
    /// The front matter the form and the options were settled with.
    front: Option<FrontMatter>,
    /// Whether they are to be settled again, whatever the front matter.
    unsettled: bool,
    judge: Option<Judge>,
    /// The judge of a poem whose named parts have forms of their own.
    song: Option<SongJudge>,
    /// The line, from 1, of the first of git's conflict marks.
    conflict: Option<u32>,
    /// How far the draft is said to be, what its acrostic spells.
    options: JudgeOptions,
    /// Why the draft cannot be judged as it asks to be.
    problem: Option<String>,
    scans: Scans,
    poem: Poem,
    verdict: Verdict,
    /// For each line of the draft, which line of the poem it is.
    verses: Vec<Option<usize>>,
    /// The line being typed, counted from 0, as it is heard now.
    typing: Option<Typed>,
    /// What some lines are, as the poet says.
    settled: Settled,
    /// What each line is read as.
    roles: Vec<Option<Role>>,
    /// The line being typed for which the others keep their roles, and how many lines the draft has.
    held_for: Option<(usize, usize)>,
    settling: Vec<Settling>,
    stale: bool,
}

/// The line that is typed.
#[derive(Debug)]
struct Typed {
    /// The line of the draft, counted from 0.
    line: usize,
    /// What is heard of it, with its bytes in the line.
    written: HeardText,
    heard: Arc<HeardLine>,
}

/// What the poet chose in the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Chosen {
    /// No form at all.
    Nothing,
    /// A form, by its id, or a bare scheme.
    Form(String),
}

/// A line the cursor has left a moment ago.
#[derive(Debug, Clone, Copy)]
struct Settling {
    line: usize,
    due: Duration,
    /// Whether its mark was `!` already while it was typed: the mark then stays, so that it does not blink.
    broken: bool,
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
            held_for: None,
            settling: Vec::new(),
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

    /// Judges by another form from now on, by its id; by none for an empty one.
    pub(super) fn choose(&mut self, form: &str) -> Result<Option<Arc<Form>>, ChoiceError> {
        if form.is_empty() {
            self.chosen = Some(Chosen::Nothing);
        } else {
            self.choice_of(form)?;
            self.chosen = Some(Chosen::Form(form.to_owned()));
        }
        self.unsettled = true;
        let page = Arc::clone(&self.poem.page);
        self.settle(page.front_matter.as_ref());
        self.stale = true;
        Ok(self.form().cloned())
    }

    /// Judges by the form that is kept for the draft, if one is, where neither the command line nor its front matter names one.
    pub(super) fn keep(&mut self, form: Option<&str>) {
        let kept = form.map(|form| (FormSetting::Name(form.to_owned()), "the form chosen for this draft".to_owned()));
        self.context.settings.form = kept.or_else(|| self.asked.clone());
        self.unsettled = true;
        self.stale = true;
    }

    /// What was chosen in the editor is written down now: the settings say it from here on.
    pub(super) fn forget_choice(&mut self) {
        // A form asked for on the command line would win over what was written down.
        if self.context.overrides.form.is_none() {
            self.chosen = None;
            self.unsettled = true;
            self.stale = true;
        }
    }

    /// Judges by another context from now on: settings, forms or lexicons changed, or the draft has another name.
    pub(super) fn follow(&mut self, context: DraftContext) {
        let pins = self.session.pins().clone();
        self.session = Session::new(context.project.ear.clone());
        self.session.pin(pins);
        self.asked.clone_from(&context.settings.form);
        self.context = context;
        self.unsettled = true;
        self.scans = Scans::default();
        self.stale = true;
    }

    fn choice_of(&self, form: &str) -> Result<FormChoice, ChoiceError> {
        self.context.choose(Some(form), self.poem.page.front_matter.as_ref())
    }

    /// Settles the form and the options, unless that was done with the front matter there is.
    fn settle(&mut self, front: Option<&FrontMatter>) {
        if !self.unsettled && self.front.as_ref() == front {
            return;
        }
        let chosen = match &self.chosen {
            Some(Chosen::Form(form)) => Some(form.as_str()),
            Some(Chosen::Nothing) | None => None,
        };
        let (mut choice, problem) = match self.context.choose(chosen, front) {
            Ok(choice) => (choice, None),
            Err(problem) => (FormChoice::default(), Some(problem)),
        };
        if self.chosen == Some(Chosen::Nothing) {
            choice.form = None;
        }
        (self.front, self.unsettled) = (front.cloned(), false);
        self.problem = problem.map(|problem| problem.to_string());
        self.options = choice.options;
        self.song = (!choice.parts.is_empty()).then(|| SongJudge::new(choice.form.clone(), &choice.parts));
        if self.form() != choice.form.as_ref() {
            self.judge = choice.form.map(Judge::new);
        }
    }

    /// Whether something changed since the draft was heard and judged.
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    pub(super) fn mark_stale(&mut self) {
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
        (self.poem, self.verdict) = if let Some(song) = &mut self.song {
            song.judge_page(&page, text, &options)
        } else if let Some(judge) = &mut self.judge {
            judge.judge_page(&page, &options)
        } else {
            let poem = page.cheapest();
            let lines = vec![LineVerdict::default(); poem.lines.len()];
            (poem, Verdict { lines, ..Verdict::default() })
        };
        self.held_for = self.typing.as_ref().map(|typed| (typed.line, buffer.line_count()));
        self.roles = self.poem.roles_to_hold(buffer.line_count());
        self.context.filter(&self.poem, buffer.text(), &mut self.verdict);
        self.verses = vec![None; buffer.line_count()];
        for (index, line) in self.poem.lines.iter().enumerate() {
            if let Some(verse) = self.verses.get_mut(line.number as usize - 1) {
                *verse = Some(index);
            }
        }
        self.stale = false;
    }

    /// What the lines are held to while one of them is typed, so that no line changes from verse to title and back with a key. A line
    /// that had no words before is held to be verse.
    fn held(&self, lines: usize) -> Held {
        let Some(typed) = &self.typing else { return Held::default() };
        if self.held_for == Some((typed.line, lines)) {
            return Held::typing(typed.line, &self.roles, lines);
        }
        // Another line is typed than before: the others have settled, and are chosen anew.
        let mut only = vec![None; lines];
        if let (Some(own), Some(known)) = (only.get_mut(typed.line), self.roles.get(typed.line)) {
            *own = *known;
        }
        Held::typing(typed.line, &only, lines)
    }

    /// Says what some lines are from now on, as the poet has it.
    pub(super) fn settle_lines(&mut self, settled: Settled) {
        self.settled = settled;
        self.stale = true;
    }

    /// A saved draft is judged as `verse check` judges it; one that is being changed is unfinished until it is saved.
    fn options_for(&self, buffer: &TextBuffer) -> JudgeOptions {
        let typing = self.typing.as_ref().and_then(|typed| u32::try_from(typed.line + 1).ok());
        let options = self.options.clone();
        if buffer.is_changed() { options.while_changing(typing) } else { JudgeOptions { typing, ..options } }
    }

    /// Another form, by its id, and the judgement the draft would have by it; `None` when it asks for nothing.
    ///
    /// # Errors
    /// When there is no such form, or a key set for the draft does not go with it.
    pub fn judged_as(&self, form: &str) -> Result<Option<(Arc<Form>, Verdict)>, ChoiceError> {
        let FormChoice { form, options, .. } = self.choice_of(form)?;
        Ok(form.map(|form| (Arc::clone(&form), Judge::new(form).judge(&self.poem, &options))))
    }

    /// Says lines as the poet pinned them from now on.
    pub(super) fn pin(&mut self, pins: Pins) {
        self.session.pin(pins);
        if let Some(typed) = &mut self.typing {
            typed.heard = Arc::new(self.session.hear_line(&typed.heard.text));
        }
        self.scans = Scans::default();
        self.stale = true;
    }

    /// Whether the poet pinned how a line, counted from 0, is said.
    pub(super) fn is_pinned(&self, line: usize) -> bool {
        self.heard(line).is_some_and(|heard| self.session.pins().holds(&heard.text))
    }

    /// The readings a line, counted from 0, can have, whatever is pinned.
    pub(super) fn readings(&mut self, line: usize) -> Vec<LineReading> {
        let Some(text) = self.heard(line).map(|heard| heard.text.clone()) else { return Vec::new() };
        let words = self.owes(line).map(|owes| owes.meter.clone()).unwrap_or_default();
        let licenses = self.form().map(|form| form.licenses).unwrap_or_default();
        let heard = self.hear(&text);
        poem::readings(&heard, self.scans.meter(&words).map(|meter| (meter, licenses)))
    }

    /// Hears a stretch of verse by itself.
    pub fn hear(&self, text: &str) -> HeardLine {
        HeardLine::hear(text, self.session.ear())
    }

    /// The accent in which the draft's rhymes are judged.
    pub fn accent(&self) -> Accent {
        self.options.accent
    }

    /// Says a word as the draft spells it.
    pub fn say(&self, word: &str) -> Arc<Spoken> {
        self.session.ear().say(word)
    }

    /// Updates the reading after an edit: moves what is known along with its lines and hears the cursor's line again.
    pub(super) fn edited(&mut self, changes: &[LinesChanged], kind: EditKind, buffer: &TextBuffer, now: Duration) {
        for change in changes {
            self.shift(*change);
        }
        self.stale = true;
        let line = buffer.cursor_line();
        match kind {
            EditKind::Typed => {
                self.cursor_moved(line, now);
                let typed = self.typed(line, buffer.line(line));
                self.settling.retain(|settling| settling.line != line);
                self.typing = Some(typed);
            }
            EditKind::Whole => {
                self.typing = None;
                self.settling.clear();
            }
        }
    }

    /// The line that is typed, read as a line of a page of the draft's syntax.
    fn typed(&self, line: usize, text: &str) -> Typed {
        let page = Page::read(text, syntax_of(&self.context.path, text), &Settled::default());
        let written = page.lines.into_iter().next().map(|line| line.heard).unwrap_or_default();
        let heard = Arc::new(self.session.hear_line(written.of(text)));
        Typed { line, written, heard }
    }

    fn shift(&mut self, change: LinesChanged) {
        let LinesChanged { line, removed, inserted } = change;
        if removed != inserted && line < self.roles.len() {
            let end = (line + removed).min(self.roles.len());
            let first = self.roles[line];
            self.roles.splice(line..end, std::iter::once(first).chain(std::iter::repeat_n(None, inserted - 1)));
        }
        if removed != inserted && line < self.verses.len() {
            let end = (line + removed).min(self.verses.len());
            let first = self.verses[line];
            self.verses.splice(line..end, std::iter::once(first).chain(std::iter::repeat_n(None, inserted - 1)));
        }
        if let Some(typed) = &mut self.typing {
            typed.line = change.moved(typed.line);
        }
        for settling in &mut self.settling {
            settling.line = change.moved(settling.line);
        }
    }

    /// Begins to settle the typed line when the cursor has left it.
    pub(super) fn cursor_moved(&mut self, line: usize, now: Duration) {
        if let Some(Typed { line: left, .. }) = self.typing.take_if(|typed| typed.line != line) {
            let broken = self.line_verdict(left).is_some_and(|verdict| verdict.mark == Mark::Broken);
            self.settling.push(Settling { line: left, due: now + SETTLING, broken });
            self.stale = true;
        }
    }

    /// Settles the lines that are due.
    pub(super) fn tick(&mut self, now: Duration) {
        self.settling.retain(|settling| settling.due > now);
    }

    pub(super) fn settles_at(&self) -> Option<Duration> {
        self.settling.iter().map(|settling| settling.due).min()
    }

    /// Whether a line, counted from 0, is still being typed or settling.
    pub fn is_open(&self, line: usize) -> bool {
        self.is_typed(line) || self.settling.iter().any(|settling| settling.line == line)
    }

    fn is_typed(&self, line: usize) -> bool {
        self.typing.as_ref().is_some_and(|typed| typed.line == line)
    }

    /// The line of the poem that a line of the draft, counted from 0, is.
    pub fn verse(&self, line: usize) -> Option<usize> {
        self.verses.get(line).copied().flatten().filter(|&verse| verse < self.poem.lines.len())
    }

    /// A line, counted from 0, as heard; the line being typed as it is at this moment.
    pub fn heard(&self, line: usize) -> Option<&Arc<HeardLine>> {
        if let Some(typed) = self.typing.as_ref().filter(|typed| typed.line == line) {
            let is_verse = !self.role(line).is_some_and(Role::is_aside);
            return (is_verse && !typed.heard.words.is_empty()).then_some(&typed.heard);
        }
        Some(&self.poem.lines.get(self.verse(line)?)?.heard)
    }

    /// The verdict on a line, counted from 0, as judged last.
    pub fn line_verdict(&self, line: usize) -> Option<&LineVerdict> {
        self.verdict.lines.get(self.verse(line)?)
    }

    /// What a line, counted from 0, owes; the last line of a draft, while it is empty, owes what comes next.
    pub fn owes(&self, line: usize) -> Option<&OwedLine> {
        if let Some(verdict) = self.line_verdict(line) {
            return Some(&verdict.owes);
        }
        (line + 1 == self.verses.len()).then(|| self.verdict.owed.first()).flatten()
    }

    /// The bytes of a line of the draft, counted from 0, in which a stretch of what is heard of it is written.
    pub fn in_line(&self, line: usize, heard: Span) -> Span {
        if let Some(typed) = self.typing.as_ref().filter(|typed| typed.line == line) {
            return typed.written.in_file(heard);
        }
        let Some(verse) = self.verse(line).and_then(|verse| self.poem.lines.get(verse)) else { return heard };
        let start = self.poem.page.physical.get(line).map_or(0, |physical| physical.start);
        let file = verse.in_file(heard);
        Span::new(file.start.saturating_sub(start), file.end.saturating_sub(start))
    }

    /// What a line, counted from 0, is read as.
    pub fn role(&self, line: usize) -> Option<Role> {
        self.roles.get(line).copied().flatten()
    }

    /// A line, counted from 0, scanned in the meter that it owes; only lines in sight are.
    pub fn scanned(&self, line: usize) -> Option<&Arc<Scanned>> {
        let (heard, owes) = (self.heard(line)?, self.owes(line)?);
        if self.is_typed(line) {
            return self.scans.get_begun(&heard.text, &owes.meter);
        }
        self.scans.get(&heard.text, &owes.meter)
    }

    /// Scans lines, counted from 0, in the meters that they owe.
    pub(super) fn scan(&mut self, lines: impl Iterator<Item = usize>) {
        let Some(licenses) = self.form().map(|form| form.licenses) else { return };
        for line in lines {
            if let (Some(heard), Some(owes)) = (self.heard(line).cloned(), self.owes(line).cloned()) {
                if self.is_typed(line) {
                    self.scans.add_begun(&heard, &owes.meter, licenses);
                } else {
                    self.scans.add(&heard, &owes.meter, licenses);
                }
            }
        }
    }

    /// How far the poem has come, in words.
    pub fn progress(&self) -> Option<String> {
        let unfinished = self.verdict.unfinished?;
        Some(format!("{} of {} lines", unfinished.lines, unfinished.of))
    }

    /// Whether the form asks any line for a meter.
    pub fn has_meter(&self) -> bool {
        let asked = self.verdict.lines.iter().map(|line| &line.owes).chain(&self.verdict.owed);
        asked.take(METER_LOOKED_FOR).any(|owes| !owes.meter.is_empty())
    }

    /// The lines still owed below the last line of the draft.
    pub fn owed_below(&self) -> &[OwedLine] {
        let last = self.verses.len().saturating_sub(1);
        let taken = usize::from(self.verse(last).is_none());
        self.verdict.owed.get(taken..).unwrap_or_default()
    }

    /// The mark of a line, counted from 0; none for a line that is not verse.
    pub fn mark(&self, line: usize) -> Option<Mark> {
        let verdict = self.line_verdict(line)?;
        if self.judge.is_none() {
            return Some(verdict.mark);
        }
        if let Some(settling) = self.settling.iter().find(|settling| settling.line == line) {
            return Some(if settling.broken { Mark::Broken } else { Mark::Pending });
        }
        let open = self.is_typed(line) && verdict.mark != Mark::Broken;
        Some(if open { Mark::Pending } else { verdict.mark })
    }

    /// The findings that may be shown now: none that depends on a line still settling.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let settling = |line: u32| self.settling.iter().any(|settling| settling.line + 1 == line as usize);
        self.verdict.findings.iter().filter(move |finding| {
            !settling(finding.line) && !finding.related.iter().any(|related| settling(related.line))
        })
    }

    /// The findings on a line, counted from 0.
    pub fn findings_on(&self, line: usize) -> impl Iterator<Item = &Finding> {
        self.findings().filter(move |finding| finding.line as usize == line + 1)
    }
}
