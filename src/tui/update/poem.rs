//! Commands of the poem: rhymes, words, explanations, forms, kept lines, and the choices of what is shown.

use std::time::Duration;

use crate::rhyme::suggest::slot::written_on;
use crate::span::Span;
use crate::tui::action::Effect;
use crate::tui::app::{App, Layout, MarksShown};
use crate::tui::buffer::EditKind;
use crate::tui::command::{COMMANDS, Command, Group};
use crate::tui::overlay::{Choice, Item, List, ListKind, OnEnter, Overlay, Paragraph, PromptKind, ReadPage};
use crate::tui::poem;
use crate::tui::update::editing::INDENT;
use crate::tui::view::help_here;

/// How long after the last key rhymes are searched.
const PAUSE: Duration = Duration::from_millis(250);

/// The signs beside a line, each with its meaning, for the help page.
const SIGNS: &[(&str, &str)] = &[
    ("a b c", "the rhyme the form wants; a capital letter is a line that returns"),
    (
        "9-10/10",
        "the line's syllables, a range while its readings differ, and how many the form asks; 9+ is nine or more",
    ),
    ("(nothing)", "the line fits"),
    ("~", "it fits with a license that a reader notices, named below the page"),
    ("!", "it does not fit; below the page stands what was found, and Why tells more"),
    ("?", "it rests on a word that was guessed, which can be taught"),
    (".", "it is not judged yet"),
];

impl App {
    /// Runs a command of the poem or of what is shown; `None` when it is none.
    pub(super) fn run_poem(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::TakeOrIndent => self.take_or_indent(),
            Command::Rhymes => self.list_rhymes(),
            Command::FindRhymes => self.find_rhymes(),
            Command::Word => self.show_word(),
            Command::Why => self.show_why(),
            Command::Returning => self.toggle_returning(),
            Command::Form => self.list_forms(),
            Command::Pin => self.list_readings(),
            Command::KeepLine => return Some(self.keep_line()),
            Command::SwapLine => return Some(self.swap_line()),
            Command::Tour => return Some(vec![Effect::BeginTour]),
            Command::Quiet => self.toggle_quiet(),
            Command::Panel => self.look.panel = !self.look.panel,
            Command::Marks => self.show_other_marks(),
            Command::Help => self.overlay = Some(Overlay::Page(self.help())),
            Command::CommandLine => self.list_commands(),
            _ => return None,
        }
        self.follow_cursor();
        Some(Vec::new())
    }

    /// Changes the lines that show scansion, with a message on which they are, or why there is none to show.
    fn show_other_marks(&mut self) {
        self.look.marks = self.look.marks.next();
        let reading = &self.draft().reading;
        let told = match (reading.form(), self.look.marks) {
            (None, _) => "No form is chosen, so there is no meter to mark.".to_owned(),
            (Some(form), _) if !reading.has_meter() => {
                format!("{} asks for no meter, so there is none to mark.", form.name)
            }
            (_, MarksShown::EveryLine) => "The meter is marked on every line.".to_owned(),
            (_, MarksShown::CursorLine) => "The meter is marked on the cursor's line.".to_owned(),
            (_, MarksShown::Nowhere) => "The meter is marked on no line.".to_owned(),
        };
        self.tell(told);
    }

    fn toggle_quiet(&mut self) {
        if self.look.layout == Layout::Quiet {
            self.look.layout = Layout::Full;
            return;
        }
        self.look.layout = Layout::Quiet;
        if let Some(key) = self.keymap.shown(Command::Quiet).into_iter().next() {
            self.tell(format!("Quiet; {key} brings the rest back."));
        }
    }

    /// The help page: the meaning of the signs beside a line, then every command under its heading with its keys.
    pub(in crate::tui) fn help(&self) -> ReadPage {
        let begin = "Enter begins a tour of five minutes, in a draft of its own.".to_owned();
        let mut lines = vec![begin.into(), Paragraph::default(), Paragraph::from("Beside each line".to_owned())];
        lines.extend(SIGNS.iter().map(|(sign, says)| Paragraph::led(format!("  {sign}"), *says)));
        for group in Group::ALL {
            lines.extend([Paragraph::default(), group.title().to_owned().into()]);
            let commands = COMMANDS.iter().filter(|entry| entry.group == group);
            lines.extend(commands.map(|entry| {
                let keys = self.keymap.shown(entry.command).join(" ");
                let keys = if keys.is_empty() { "\u{2013}".to_owned() } else { keys };
                Paragraph::led(format!("  {keys}"), entry.title)
            }));
        }
        ReadPage { covers: true, on_enter: Some(OnEnter::Run(Command::Tour)), ..ReadPage::new("Signs and keys", lines) }
    }

    /// The words that would fill the line at the cursor, while they are shown there.
    pub(in crate::tui) fn offer_in_sight(&self) -> Option<&poem::Offer> {
        let offer = self.offer.as_ref()?;
        let shown = self.look.layout == Layout::Full && offer.rhymes && !offer.words.is_empty();
        (shown && offer.at == self.draft().buffer.cursor()).then_some(offer)
    }

    /// Updates the offered rhymes after an edit: narrows those shown by the letters typed, or schedules a search after a
    /// pause.
    pub(super) fn offer_later(&mut self) {
        let buffer = &self.drafts[self.current].buffer;
        self.offer = self.offer.take().and_then(|offer| offer.narrowed(buffer));
        self.offer_due = self.offer.is_none().then(|| self.now + PAUSE);
    }

    /// Searches rhymes now, where a word is begun at the cursor and they are due after a pause; returns whether some are in sight.
    fn offers_at_once(&mut self) -> bool {
        let buffer = &self.draft().buffer;
        let is_begun = buffer.line(buffer.cursor_line()).get(..buffer.cursor_offset()).unwrap_or_default();
        if self.offer_due.is_none() || !is_begun.ends_with(char::is_alphabetic) {
            return false;
        }
        self.offer_due = Some(self.now);
        self.look_for_offer();
        self.offer_in_sight().is_some()
    }

    /// Searches rhymes once the poet has paused at the end of a line that is being typed and owes a rhyme; not for a line closed with a
    /// punctuation mark.
    pub(super) fn look_for_offer(&mut self) {
        if self.offer_due.take_if(|due| *due <= self.now).is_none() {
            return;
        }
        self.read_stale();
        let draft = &mut self.drafts[self.current];
        let line = draft.buffer.cursor_line();
        let text = draft.buffer.line(line);
        let at_end = draft.buffer.cursor_offset() == text.len() && !is_closed(text);
        let typing = draft.reading.is_open(line);
        let rhymes = draft.reading.owes(line).is_some_and(|owes| !owes.letter.is_empty());
        if at_end && typing && rhymes && self.look.layout == Layout::Full {
            self.offer = poem::offer_to_end_line(&draft.reading, &draft.buffer);
        }
    }

    /// The rest of the refrain due on this line, or of the words it must end on, while the line begins it and the cursor is at its end.
    pub(in crate::tui) fn rest_of_refrain(&self) -> Option<&str> {
        let (buffer, reading) = (self.draft().buffer(), self.draft().reading());
        let line = buffer.cursor_line();
        if self.look.layout == Layout::Quiet || buffer.cursor_offset() != buffer.line(line).len() {
            return None;
        }
        let (owes, typed) = (reading.owes(line)?, buffer.line(line));
        let refrain = owes.refrain.as_deref().and_then(|refrain| poem::rest_of(refrain, typed));
        refrain.or_else(|| poem::rest_of_ending(owes.ending.as_deref()?, typed))
    }

    /// The end-word due on this line, while the cursor is at its end and the line has other words before it.
    pub(in crate::tui) fn due_end_word(&self) -> Option<&str> {
        let (buffer, reading) = (self.draft().buffer(), self.draft().reading());
        let line = buffer.cursor_line();
        let typed = buffer.line(line);
        if self.look.layout == Layout::Quiet || buffer.cursor_offset() != typed.len() || typed.trim().is_empty() {
            return None;
        }
        let due = reading.owes(line)?.end_words.last()?.as_deref()?;
        let is_there = |last: &str| last.to_lowercase() == due.to_lowercase();
        let words = crate::text::words(typed);
        words.last().is_none_or(|last| !is_there(last.span.of(typed))).then_some(due)
    }

    /// Writes the end-word due at the cursor, after the letters of it that were typed.
    fn take_end_word(&mut self, due: &str) {
        let buffer = &self.draft().buffer;
        let (line, cursor) = (buffer.cursor_line(), buffer.cursor());
        let last =
            crate::text::words(buffer.line(line)).last().map(|word| word.span.shifted(buffer.line_span(line).start()));
        let begun = last.filter(|span| span.end() == cursor && written_on(span.of(buffer.text()), due).is_some());
        self.put_word(due, begun.unwrap_or(Span::new(cursor, cursor)));
    }

    fn take_or_indent(&mut self) {
        if self.draft().buffer.selected().contains('\n') {
            return self.edit(EditKind::Whole, |buffer| buffer.indent(INDENT));
        }
        if let Some(rest) = self.rest_of_refrain().map(str::to_owned) {
            return self.edit(EditKind::Typed, |buffer| buffer.insert(&rest));
        }
        if let Some(due) = self.due_end_word().map(str::to_owned) {
            return self.take_end_word(&due);
        }
        let offered = self.offer_in_sight().and_then(|offer| Some((offer.words.first()?.word.clone(), offer.replaces)));
        match offered {
            Some((word, span)) => self.put_word(&word, span),
            // Before the pause after which words are offered: they are shown, and none is taken unseen.
            None if self.offers_at_once() => {}
            None => self.edit(EditKind::Typed, |buffer| buffer.insert(INDENT)),
        }
    }

    /// What the poet may ask for at the cursor: more letters of the word there where those were just offered.
    fn finder(&self) -> poem::Finder {
        let draft = self.draft();
        let is_begun = self.offer_in_sight().is_some_and(|offer| !offer.replaces.is_empty());
        poem::Finder::at(&draft.reading, &draft.buffer, is_begun)
    }

    fn list_rhymes(&mut self) {
        self.read_stale();
        self.offers_at_once();
        let finder = self.finder();
        let mut list = List::new(ListKind::Rhymes, finder.title(), Vec::new());
        list.input.type_text(finder.begun());
        if finder.leaves_the_word() {
            list.foot = "Enter takes it, Tab replaces the word".into();
        }
        list.items = self.words_of(finder, list.input.text());
        self.overlay = Some(Overlay::List(list));
    }

    /// Searches again, for words that begin with the text typed into the list.
    pub(super) fn narrow_rhymes(&mut self) {
        let typed = match &self.overlay {
            Some(Overlay::List(list)) if list.kind == ListKind::Rhymes => list.input.text().to_owned(),
            _ => return,
        };
        let items = self.words_of(self.finder(), &typed);
        if let Some(Overlay::List(list)) = &mut self.overlay {
            list.items = items;
        }
    }

    /// The words for the cursor's place that agree with the text typed: the end-word that is due, words of the same meaning, words
    /// to come.
    fn words_of(&self, finder: poem::Finder, typed: &str) -> Vec<Item> {
        let letters = finder.letters();
        let insert = |word: String| Choice::Insert { word, replaces: letters };
        let due = self.due_end_word().filter(|due| due.to_lowercase().starts_with(&typed.trim().to_lowercase()));
        let due = due.map(|due| Item {
            label: due.to_owned(),
            detail: "the end-word due here".to_owned(),
            choice: insert(due.to_owned()),
        });
        let poem::Found { next, instead } = finder.found(typed);
        let instead = instead.into_iter().map(|offered| Item {
            label: offered.word.clone(),
            detail: offered.why,
            choice: Choice::Replace { word: offered.word, of: letters },
        });
        let next = next.into_iter().map(|offered| Item {
            label: offered.word.clone(),
            detail: offered.why,
            choice: insert(offered.word),
        });
        due.into_iter().chain(instead).chain(next).collect()
    }

    fn show_word(&mut self) {
        let buffer = &self.draft().buffer;
        let Some(span) = buffer.word_near_cursor() else {
            self.tell("There is no word on this line.");
            return;
        };
        let word = span.of(buffer.text()).to_owned();
        let lines = poem::word_page(&word, &self.draft().reading.say(&word));
        let on_enter = Some(OnEnter::Ask(PromptKind::Teach(word.clone())));
        let lines = lines.into_iter().map(Paragraph::from).collect();
        self.overlay = Some(Overlay::Page(ReadPage { on_enter, ..ReadPage::new(word, lines) }));
    }

    fn show_why(&mut self) {
        self.read_stale();
        let draft = self.draft();
        let line = draft.buffer.cursor_line();
        let number =
            draft.reading.verse(line).map_or_else(|| "This line".to_owned(), |verse| format!("Line {}", verse + 1));
        // The place as `verse explain` takes it.
        let place = draft.place().map(|place| format!(", {place}")).unwrap_or_default();
        let said = poem::why(&draft.reading, line, |finding| help_here(self, finding));
        self.overlay = Some(Overlay::page(format!("{number}{place}"), said));
    }
}

/// Whether a line ends on a mark that closes it, before any closing quotes.
fn is_closed(line: &str) -> bool {
    let quotes = ['"', '\'', '\u{201d}', '\u{2019}', ')', ' '];
    line.trim_end_matches(quotes).ends_with(['.', '!', '?', ';'])
}
