//! The sentences below the page: first those on the cursor's line, then the faults of other lines, from the top of the draft, as far as there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::gutter::{role_of, shows_everyday};
use super::paint::{put, put_cut, quoted, wrapped};
use super::theme::{Role, Theme};
use crate::judge::{CountedIn, Finding, LineLicense, Mark, Rule, Severity};
use crate::tui::app::{App, Layout};
use crate::tui::command::Command;
use crate::tui::page::Areas;
use crate::tui::poem::Offer;

/// A sentence below the page.
#[derive(Debug)]
struct Sentence {
    role: Role,
    /// The line of verse it is about, from 1; 0 for none.
    verse: usize,
    mark: char,
    text: String,
}

/// The sentences below the page.
#[derive(Debug, Default)]
struct Said {
    /// Those on the cursor's line, from the top.
    here: Vec<Sentence>,
    /// The faults of other lines, from the top of the draft.
    others: Vec<Sentence>,
}

/// Draws the rows below the page and the rules around them.
pub(super) fn draw(app: &App, areas: Areas, screen_area: Rect, theme: Theme, screen: &mut Buffer) {
    let area = areas.findings.intersection(screen_area);
    if areas.ruled {
        rule(area.y.saturating_sub(1), screen_area, theme, screen);
        rule(area.bottom(), screen_area, theme, screen);
    }
    let said = said(app);
    let needed =
        |sentence: &Sentence| u16::try_from(sentence.rows(app.look.layout, area.width).len()).unwrap_or(u16::MAX);
    let here: u16 = said.here.iter().map(needed).fold(0, u16::saturating_add);
    // The first fault of another line keeps the last row to itself; it and those after it take what the cursor's line leaves free.
    let kept = u16::from(area.height > 2 || said.here.is_empty());
    let free = area.height.saturating_sub(here).max(kept);
    let others = with_room(said.others, free, needed);
    let below = others.iter().map(needed).fold(0, u16::saturating_add).min(free);
    let room = Rect { height: area.height.saturating_sub(below), ..area };
    draw_sentences(&said.here, app.look.layout, room, theme, screen);
    let room = Rect { y: area.bottom().saturating_sub(below), height: below, ..area };
    draw_sentences(&others, app.look.layout, room, theme, screen);
}

/// The first sentences that have room in so many rows: at least one, if there is a row. The first row of the screen says how many faults
/// there are in all.
fn with_room(mut sentences: Vec<Sentence>, rows: u16, needed: impl Fn(&Sentence) -> u16) -> Vec<Sentence> {
    if rows == 0 {
        return Vec::new();
    }
    let mut taken = 0;
    let fits = sentences.iter().take_while(|sentence| {
        taken += needed(sentence);
        taken <= rows
    });
    let shown = fits.count().max(1);
    sentences.truncate(shown);
    sentences
}

/// Draws sentences from the top of an area.
fn draw_sentences(sentences: &[Sentence], layout: Layout, mut room: Rect, theme: Theme, screen: &mut Buffer) {
    for sentence in sentences {
        let y = draw_sentence(sentence, layout, room, theme, screen);
        room = Rect { y, height: room.bottom().saturating_sub(y), ..room };
    }
}

impl Sentence {
    /// The label as words before the sentence, where it has no column of its own.
    fn spoken(&self, layout: Layout) -> String {
        match layout {
            Layout::Linear => format!("{}{}", spoken_label(self), self.text),
            Layout::Full | Layout::Quiet => self.text.clone(),
        }
    }

    /// The column at which the sentence begins.
    fn indent(layout: Layout) -> u16 {
        if layout == Layout::Linear { 1 } else { 5 }
    }

    /// The sentence in rows of an area of this width.
    fn rows(&self, layout: Layout, width: u16) -> Vec<String> {
        let width = width.saturating_sub(Self::indent(layout) + 1);
        wrapped(&self.spoken(layout), width).into_iter().map(str::to_owned).collect()
    }
}

/// Draws a sentence in as many rows as it needs and has, and returns the row behind it.
fn draw_sentence(sentence: &Sentence, layout: Layout, area: Rect, theme: Theme, screen: &mut Buffer) -> u16 {
    let rows = sentence.rows(layout, area.width);
    let indent = Sentence::indent(layout);
    let (count, mut y) = (rows.len(), area.y);
    for (nth, (row, at)) in rows.iter().zip(area.top()..area.bottom()).enumerate() {
        y = at + 1;
        let goes_on = y == area.bottom() && nth + 1 < count;
        let row = if goes_on { format!("{row}\u{2026}") } else { row.clone() };
        let room = Rect { x: area.x + indent, y: at, width: area.width.saturating_sub(indent), height: 1 };
        put_cut(screen, room, &row, Style::new());
    }
    if y > area.y && layout != Layout::Linear {
        put(screen, area, area.x, area.y, &label(sentence), theme.style(sentence.role));
    }
    y
}

/// ` 12!`, or the key that takes what is offered.
fn label(sentence: &Sentence) -> String {
    match sentence.verse {
        _ if sentence.role == Role::Key => "Tab".to_owned(),
        0 => format!("   {}", sentence.mark),
        verse => format!("{verse:>3}{}", sentence.mark),
    }
}

/// The same for a screen reader: `Line 12 does not fit: `.
fn spoken_label(sentence: &Sentence) -> String {
    let what = match sentence.role {
        Role::Key => return "Tab ".to_owned(),
        Role::Broken => " does not fit",
        Role::License => ", a license",
        Role::Guess => ", a guess",
        Role::Pending => ", still open",
        _ => "",
    };
    match sentence.verse {
        0 => format!("This line{what}: "),
        verse => format!("Line {verse}{what}: "),
    }
}

fn rule(y: u16, area: Rect, theme: Theme, screen: &mut Buffer) {
    for x in area.left()..area.right() {
        put(screen, area, x, y, "\u{2500}", theme.style(Role::Dim));
    }
}

/// The sentences to show: the findings on the cursor's line, or else what it owes; then the word that Tab takes; then
/// the faults of other lines.
fn said(app: &App) -> Said {
    let draft = app.draft();
    let (reading, here) = (draft.reading(), draft.buffer().cursor_line());
    let mut said: Vec<Sentence> = Vec::new();
    if app.look.layout == Layout::Linear {
        said.extend(counted(app, here));
    }
    let mut found: Vec<&Finding> = reading.findings_on(here).collect();
    // A note that takes the first row would leave a fault half told.
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    said.extend(found.into_iter().map(|finding| finding_sentence(app, finding, Telling::All)));
    let returns = app.rest_of_refrain().map(|rest| {
        let is_whole = reading.owes(here).is_some_and(|owes| owes.refrain.is_some());
        refrain_sentence(if is_whole { "line that returns" } else { "words that return" }, rest)
    });
    let returns = returns.or_else(|| app.due_end_word().map(end_word_sentence));
    if said.is_empty() && returns.is_none() {
        said.extend(neutral(app, here));
    }
    said.extend(choices(app, here));
    if let Some(offered) = returns.or_else(|| app.offer_in_sight().map(|offer| offer_sentence(app, offer))) {
        said.insert(0, offered);
    }
    let others =
        reading.findings().filter(|finding| finding.line as usize != here + 1 && finding.severity > Severity::Note);
    let others = others.take(OTHERS).map(|finding| finding_sentence(app, finding, Telling::Message));
    Said { here: said, others: others.collect() }
}

/// The count of the cursor's line and its target, where no gutter shows them.
fn counted(app: &App, line: usize) -> Option<Sentence> {
    let reading = app.draft().reading();
    let heard = reading.heard(line)?;
    let asked = reading.owes(line).map(super::panel::owed_in_words).filter(|words| !words.is_empty());
    let asked = asked.map(|asked| format!("; asks {asked}")).unwrap_or_default();
    let unit = reading.owes(line).map(|owes| CountedIn::of(&owes.measure)).unwrap_or_default();
    let text = format!("{}{asked}.", unit.with_unit(&unit.count(heard)));
    Some(Sentence { role: Role::Text, verse: verse_number(app, line), mark: ' ', text })
}

/// The line's number in the gutter, or 0 for a line that has none.
fn verse_number(app: &App, line: usize) -> usize {
    app.draft().reading().verse(line).map_or(0, |verse| verse + 1)
}

/// `takes now.  1 syllable left, to rhyme with brow (line 6):  now  how  vow  bow`
fn offer_sentence(app: &App, offer: &Offer) -> Sentence {
    let words: Vec<&str> = offer.words.iter().take(OFFERED).map(|offered| offered.word.as_str()).collect();
    let first = words.first().copied().unwrap_or_default();
    let more = app.keymap.shown(Command::Rhymes).into_iter().next().map(|key| format!("  {key}: all"));
    let text = format!("takes {first}.  {}:  {}{}", offer.asks, words.join("  "), more.unwrap_or_default());
    Sentence { role: Role::Key, verse: 0, mark: ' ', text }
}

fn refrain_sentence(what: &str, rest: &str) -> Sentence {
    let text = format!("writes the {what} here: {}", rest.trim_start());
    Sentence { role: Role::Key, verse: 0, mark: ' ', text }
}

fn end_word_sentence(due: &str) -> Sentence {
    let text = format!("writes the end-word due here: {due}");
    Sentence { role: Role::Key, verse: 0, mark: ' ', text }
}

/// How many rhymes are shown below the page.
const OFFERED: usize = 6;

/// The most faults of other lines that are shown below the page, which has fewer rows than this.
const OTHERS: usize = 8;

/// Which sentences of a finding are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// The message and the help.
    All,
    /// The message alone.
    Message,
}

/// The help of a finding as the editor gives it: where the check names a command, the editor has a key.
pub(in crate::tui) fn help_here(app: &App, finding: &Finding) -> String {
    let key = app.keymap.shown(Command::Word).into_iter().next().filter(|_| finding.rule == Rule::Pronunciation);
    key.map_or_else(|| finding.help.clone(), |key| format!("{key} on the word teaches it"))
}

fn finding_sentence(app: &App, finding: &Finding, telling: Telling) -> Sentence {
    let mark = match finding.severity {
        Severity::Warning if finding.guess.is_some() => '?',
        Severity::Error | Severity::Warning => '!',
        Severity::Note => ' ',
    };
    let role = if mark == '!' { Role::Broken } else { Role::Guess };
    let help = match telling {
        Telling::Message => String::new(),
        Telling::All => help_here(app, finding),
    };
    let verse = verse_number(app, finding.line as usize - 1);
    Sentence { role, verse, mark, text: quoted(&sentence(&finding.message, &help)) }
}

/// The sentences on a line without a finding: its licenses, then its pending duties.
fn neutral(app: &App, line: usize) -> Vec<Sentence> {
    let reading = app.draft().reading();
    let Some(verdict) = reading.line_verdict(line) else {
        let owed = reading.owes(line).map(super::panel::owed_in_words).filter(|words| !words.is_empty());
        let open = |text: String| Sentence { role: Role::Pending, verse: 0, mark: '.', text };
        return owed.map(open).into_iter().collect();
    };
    let verse = verse_number(app, line);
    let said = |mark: Mark, text: &String| {
        let (role, mark) = (role_of(mark), mark.symbol());
        Sentence { role, verse, mark, text: quoted(text) }
    };
    let shown = |license: &&LineLicense| !license.is_everyday || shows_everyday(app);
    let licenses = verdict.licenses.iter().filter(shown).map(|license| said(Mark::License, &license.in_words));
    licenses.chain(verdict.pending.iter().map(|pending| said(Mark::Pending, pending))).collect()
}

/// The choices for a line that is not being written: a kept wording, one of its readings.
fn choices(app: &App, line: usize) -> Vec<Sentence> {
    let draft = app.draft();
    let reading = draft.reading();
    if reading.is_open(line) {
        return Vec::new();
    }
    let key = |command: Command| app.keymap.shown(command).into_iter().next();
    let kept = draft.other_wordings(line).into_iter().next().zip(key(Command::SwapLine));
    let kept =
        kept.map(|(wording, key)| format!("Kept beside it: \u{201c}{}\u{201d}. {key} changes back.", wording.trim()));
    let counts = reading.heard(line).map(|heard| heard.counts.to_string()).filter(|counts| counts.contains('-'));
    // Where the form counts nothing, or its meter decides between the readings, there is nothing to choose.
    let matters = reading.owes(line).is_some_and(|owes| !owes.syllables.is_empty() && owes.meter.is_empty());
    let pin = counts.filter(|_| matters && !reading.is_pinned(line)).zip(key(Command::Pin));
    let pin = pin.map(|(counts, key)| format!("It can be read with {counts} syllables; {key} pins one reading."));
    let verse = verse_number(app, line);
    kept.into_iter().chain(pin).map(|text| Sentence { role: Role::Dim, verse, mark: ' ', text }).collect()
}

/// Two sentences as one row, each with its full stop.
pub(in crate::tui) fn sentence(message: &str, help: &str) -> String {
    let stopped = |text: &str| text.is_empty() || text.ends_with(['.', '!', '?', '\u{2026}']);
    let stop = |text: &str| if stopped(text) { "" } else { "." };
    format!("{message}{} {help}{}", stop(message), stop(help)).trim_end().to_owned()
}
