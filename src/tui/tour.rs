//! The tour: a draft the poet writes in, with instructions above it, step by step.
//!
//! A step ends when the poet has done what it asks; every step works as in any other draft.

use super::app::{App, Tour};
use super::buffer::{EditKind, Motion, Selecting};
use super::command::Command;
use super::overlay::{ListKind, OnEnter, Overlay, PromptKind};
use crate::judge::Mark;

/// The draft that the tour begins with, and its form.
const OPENING: &str = "the old gate stands wide\n";
const FORM: &str = "haiku";

/// The form that the tour chooses later.
const OTHER_FORM: &str = "limerick";

/// One step.
struct Step {
    /// The text, with commands in braces for their keys: `{why} tells why`.
    says: &'static str,
    /// Whether it is done.
    done: fn(&App) -> bool,
}

/// The steps in order; the last one is shown until the poet leaves the tour.
const STEPS: &[Step] = &[
    Step {
        says: "Write the second line of this haiku: seven syllables. The gutter counts: 3/7 is three of seven. Enter ends the line.",
        done: |app| is_written(app, 1),
    },
    Step {
        says: "Now the third, of five. A line is judged when the cursor has left it: press Up. What does not fit is marked ! and told below.",
        done: |app| app.draft().reading().all_fits(),
    },
    Step {
        says: "All fits. {why} tells how a line was read, syllable by syllable; Esc closes it.",
        done: |app| matches!(&app.overlay, Some(Overlay::Page(page)) if page.on_enter.is_none() && !page.covers),
    },
    Step {
        says: "{word} tells how the word at the cursor is said, and Enter there teaches another way.",
        done: |app| {
            let teaches = |enter: &OnEnter| matches!(enter, OnEnter::Ask(PromptKind::Teach(_)));
            matches!(&app.overlay, Some(Overlay::Page(page)) if page.on_enter.as_ref().is_some_and(teaches))
        },
    },
    Step {
        says: "{find-rhymes} finds rhymes for the word at the cursor, {rhymes} words that fill what is left of the line.",
        done: |app| {
            let open = app.overlay.as_ref();
            open.is_some_and(|open| open.is_list(ListKind::Finder) || open.is_list(ListKind::Rhymes))
        },
    },
    Step {
        says: "{form} lists the forms. Type limerick and press Enter; the poem stays as it is, only what is asked of it changes.",
        done: |app| app.draft().reading().form().is_some_and(|form| form.id == OTHER_FORM),
    },
    Step {
        says: "That is all there is to know. {save} saves a draft, {quit} leaves, {help} shows every key; Esc ends the tour here.",
        done: |_| false,
    },
];

/// Whether a line of verse, counted from 0, is written and fits.
fn is_written(app: &App, verse: usize) -> bool {
    let reading = app.draft().reading();
    let line = (0..app.draft().buffer().line_count()).find(|&line| reading.verse(line) == Some(verse));
    line.is_some_and(|line| !reading.is_open(line) && matches!(reading.mark(line), Some(Mark::Fits | Mark::License)))
}

impl App {
    /// Begins the tour in the draft that is shown, which is empty.
    pub(super) fn begin_tour(&mut self) {
        self.edit(EditKind::Whole, |buffer| {
            let changes = buffer.insert(OPENING);
            buffer.go(Motion::End, Selecting::No, usize::MAX);
            changes
        });
        self.draft_mut().begins_here();
        // The registry always has this form; without it the tour would only mention more than the
        // page shows.
        let _ = self.draft_mut().reading.choose(FORM);
        self.tour = Some(Tour { draft: self.draft().id, step: 0 });
        self.read_stale();
        self.follow_cursor();
    }

    /// Goes to the next step of the tour when the poet has done what this one asks.
    pub(super) fn go_on_with_tour(&mut self) {
        let Some(tour) = self.tour else { return };
        if self.index_of(tour.draft).is_none() {
            self.tour = None;
            return;
        }
        let is_here = !self.drafts.is_empty() && self.draft().id == tour.draft;
        if is_here && STEPS.get(tour.step).is_some_and(|step| (step.done)(self)) {
            self.tour = Some(Tour { step: tour.step + 1, ..tour });
        }
    }

    /// Ends the tour, if its last step is reached; returns whether it did.
    pub(super) fn end_tour(&mut self) -> bool {
        let is_over = self.tour.is_some_and(|tour| tour.step + 1 == STEPS.len());
        if is_over {
            self.tour = None;
        }
        is_over
    }

    /// The text of the tour's present step, above the page of its draft.
    pub(super) fn tour_says(&self) -> Option<String> {
        let tour = self.tour.filter(|tour| !self.drafts.is_empty() && self.draft().id == tour.draft)?;
        let mut said = format!("{} of {}  {}", tour.step + 1, STEPS.len(), STEPS.get(tour.step)?.says);
        for command in KEYS {
            let Some(entry) = command.entry() else { continue };
            let key = self.keymap.shown(*command).into_iter().next().unwrap_or_else(|| entry.id.to_owned());
            said = said.replace(&format!("{{{}}}", entry.id), &key);
        }
        Some(said)
    }
}

/// The commands whose keys the tour names.
const KEYS: &[Command] = &[
    Command::Why,
    Command::Word,
    Command::FindRhymes,
    Command::Rhymes,
    Command::Form,
    Command::Save,
    Command::Quit,
    Command::Help,
];
