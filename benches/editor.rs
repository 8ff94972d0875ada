//! How long a key takes to the drawn frame, and how that grows with the draft.
//!
//! `cargo bench --bench editor` prints median and 99th percentile for drafts of 14, 1,000 and 10,000 lines, and the ratio of
//! the longest to the shortest; how long the word list takes to open; and how the cost of replacing all grows.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark takes the time and prints it")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use verse::form::Registry;
use verse::span::Span;
use verse::tui::{Action, App, Command, Motion, OpenedDraft, Start, TextBuffer, view};
use verse::workspace::DraftContext;

const SIZE: (u16, u16) = (100, 30);
const KEYS: usize = 400;
const NOUNS: [&str; 10] =
    ["evening", "river", "window", "shadow", "swallow", "garden", "winter", "meadow", "lantern", "sparrow"];
const VERBS: [&str; 8] = ["settles", "gathers", "lingers", "wanders", "listens", "trembles", "glimmers", "beckons"];
const PLACES: [&str; 10] =
    ["on the", "by the", "near the", "past the", "from the", "in the", "to the", "with the", "at the", "for the"];
const RHYMES: [[&str; 2]; 12] = [
    ["hill", "mill"],
    ["light", "night"],
    ["stone", "bone"],
    ["rain", "lane"],
    ["sea", "tree"],
    ["snow", "crow"],
    ["day", "bay"],
    ["star", "bar"],
    ["bell", "well"],
    ["sky", "eye"],
    ["flame", "name"],
    ["shore", "door"],
];
const TYPED: &str = "slowly the water comes to rest beside the wall ";

fn main() {
    println!("{:>6} lines  {:>22}  {:>22}  {:>12}", "", "key to frame", "judged and drawn", "first frame");
    let figures: Vec<Duration> = [14, 1_000, 10_000].into_iter().map(measure).collect();
    let ratio = figures[2].as_secs_f64() / figures[0].as_secs_f64();
    println!("a key in 10,000 lines takes {ratio:.2} times as long as in 14");
    let begun = Instant::now();
    verse::sense::fill::warm_up();
    println!("unpacking what words are found in takes {:.1?}, beside the first frame", begun.elapsed());
    for (what, form, text) in FOUND {
        open_word_list(what, form, text);
    }
    println!(
        "replacing 40,000 words and undoing it takes {:.1} times as long as 10,000",
        replaced(40_000) / replaced(10_000)
    );
}

/// Where words are looked for: what of, the form, and the draft, whose end has the cursor.
const FOUND: [(&str, &str, &str); 5] = [
    ("any word", "", "The harbor lamps are burning low\nand gulls are crying on the "),
    ("a word of one syllable", "haiku", "the old gate stands wide\nsnow has filled the empty "),
    (
        "a rhyme",
        "quatrain-abab",
        "The lamp is low, the rooms are deep,\nThe wind is at the door,\nThe children long have gone to ",
    ),
    (
        "a rhyme of many words",
        "couplet",
        "The river takes the colors of the city\nand all the windows keep the falling ",
    ),
    ("another for a word", "", "The harbor lamps are burning low\nand gulls are crying on the water"),
];

/// Prints how long it takes to the drawn list of words, the first time and later.
fn open_word_list(what: &str, form: &str, text: &str) {
    const TIMES: usize = 20;
    let context = DraftContext::of(Registry::new(), Some(form).filter(|form| !form.is_empty()));
    let drafts =
        vec![OpenedDraft { path: "draft.txt".into(), text: text.to_owned(), context, ..OpenedDraft::default() }];
    let mut app = App::new(Start { drafts, size: SIZE, ..Start::default() });
    let mut screen = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    app.update(Action::Do(Command::Move(Motion::End)));
    app.update(Action::Idle);
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        app.update(Action::Do(Command::Rhymes));
        draw(&app, &mut screen);
        times.push(begun.elapsed());
        app.update(Action::Do(Command::Cancel));
    }
    let first = times[0];
    println!("the list for {what:<24} {:>9.1?}, first {first:>9.1?}", at(&mut times, 0.5));
}

fn measure(lines: usize) -> Duration {
    let begun = Instant::now();
    let mut app = open(lines);
    let mut screen = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    draw(&app, &mut screen);
    let first = begun.elapsed();
    for _ in 0..lines / 2 {
        app.update(Action::Do(Command::Move(Motion::Down(1))));
    }
    app.update(Action::Do(Command::Move(Motion::LineEnd)));
    let (mut keys, mut judged) = (Vec::with_capacity(KEYS), Vec::with_capacity(KEYS));
    for letter in TYPED.chars().cycle().take(KEYS) {
        // Every tenth key breaks the line or joins it again: the lines below all move, and their stanza's meter changes.
        let action = match keys.len() % 20 {
            9 => Action::Do(Command::BreakLine),
            19 => Action::Do(Command::EraseLeft),
            _ => Action::Type(letter.to_string()),
        };
        let begun = Instant::now();
        app.update(action);
        draw(&app, &mut screen);
        keys.push(begun.elapsed());
        let begun = Instant::now();
        app.update(Action::Idle);
        draw(&app, &mut screen);
        judged.push(begun.elapsed());
    }
    let (key, key_99, read, read_99) =
        (at(&mut keys, 0.5), at(&mut keys, 0.99), at(&mut judged, 0.5), at(&mut judged, 0.99));
    println!("{lines:>6} lines  {key:>9.1?} {key_99:>9.1?} p99  {read:>9.1?} {read_99:>9.1?} p99  {first:>12.1?}");
    key
}

fn open(lines: usize) -> App {
    let text: String = (0..lines).map(line).collect();
    let context = DraftContext::of(Registry::new(), Some("quatrain-abab"));
    let drafts = vec![OpenedDraft { path: "draft.txt".into(), text, context, ..OpenedDraft::default() }];
    App::new(Start { drafts, size: SIZE, ..Start::default() })
}

/// A line of the draft: quatrains of iambic tetrameter with alternate rhymes, hardly a line like another.
fn line(at: usize) -> String {
    let (stanza, row) = (at / 5, at % 5);
    if row == 4 {
        return "\n".to_owned();
    }
    let nth = stanza * 4 + row;
    let (noun, verb, place) = (NOUNS[nth % 10], VERBS[nth / 10 % 8], PLACES[nth / 80 % 10]);
    let rhyme = RHYMES[(stanza + nth / 800 + row % 2 * 5) % 12][row / 2];
    format!("The {noun} {verb} {place} {rhyme}\n")
}

/// How many seconds it takes to replace so many words at once and take it back.
fn replaced(words: usize) -> f64 {
    let mut buffer = TextBuffer::open(&"snow falls\n".repeat(words));
    let edits: Vec<(Span, String)> =
        (0..words).map(|nth| (Span::new(nth * 11, nth * 11 + 4), "hail".to_owned())).collect();
    let begun = Instant::now();
    buffer.replace_all(&edits);
    buffer.undo();
    black_box(buffer);
    begun.elapsed().as_secs_f64()
}

fn draw(app: &App, screen: &mut Buffer) {
    screen.reset();
    view::draw(app, screen.area, screen);
    black_box(screen);
}

fn at(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index"
    )]
    let index = (times.len() as f64 * share) as usize;
    times[index.min(times.len() - 1)]
}
