//! Draws the editor as an SVG, from its own screen: `cargo run --example editor_picture > docs/editor.svg`.
//!
//! `rhymes`, `readings`, `why` and `forms` draw what opens over the page; `keys` prints docs/keys.md from the editor's own
//! table.
#![allow(clippy::print_stdout, reason = "the picture is printed")]

use std::fmt::Write as _;
use std::time::Duration;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use verse::form::Registry;
use verse::tui::{Action, App, Command, Motion, OpenedDraft, Start, view};

const SIZE: (u16, u16) = (100, 26);
const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 14.0;
const BACKGROUND: &str = "#1d1f21";
const FOREGROUND: &str = "#d5d8d6";

const DRAFT: &str = "The evening settles on the river's edge
And every window gathers in its light;
A heron waits beside the broken sedge
And folds itself into the coming night.

Over the water comes a single bell
To tell the ferryman to bring his boat
Across the slow unfathomable swell
";

const HAIKU: &str = "An old silent pond
The green frog leaps into the pond
Splash, silence again
";

fn main() {
    let scene = std::env::args().nth(1).unwrap_or_default();
    if scene == "keys" {
        print!("{}", verse::tui::key_page());
        return;
    }
    let app = match scene.as_str() {
        "rhymes" => after(evening("And lays its music on the "), Command::Rhymes),
        "readings" => after(evening("And every flower in the evening"), Command::Pin),
        "why" => after(open("pond.txt", HAIKU, "haiku"), Command::Why),
        "forms" => after(open("pond.txt", HAIKU, ""), Command::Form),
        _ => evening("And lays its music on the wat"),
    };
    let mut screen = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    view::draw(&app, screen.area, &mut screen);
    println!("{}", picture(&screen, view::cursor(&app).map(|cursor| (cursor.x, cursor.y))));
}

/// An editor with this draft open.
fn open(path: &str, text: &str, form: &str) -> App {
    let registry = Registry::new();
    let form = registry.find(form).ok();
    let drafts = vec![OpenedDraft { path: path.into(), text: text.into(), form, ..OpenedDraft::default() }];
    let mut app = App::new(Start { drafts, registry, size: SIZE, ..Start::default() });
    app.update(Action::Do(Command::Move(Motion::Down(1))));
    app
}

/// The sonnet, with these words of its next line typed.
fn evening(typed: &str) -> App {
    let mut app = open("evening.txt", DRAFT, "shakespearean-sonnet");
    app.update(Action::Do(Command::Move(Motion::End)));
    for letter in typed.chars() {
        app.update(Action::Type(letter.to_string()));
    }
    app.update(Action::Idle);
    app.update(Action::Tick(Duration::from_secs(1)));
    app
}

/// The editor after a command.
fn after(mut app: App, command: Command) -> App {
    app.update(Action::Do(command));
    app
}

fn picture(screen: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let (width, height) = (f32::from(SIZE.0) * CELL.0 + 2.0 * MARGIN, f32::from(SIZE.1) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for y in 0..SIZE.1 {
        row(&mut svg, screen, y);
    }
    if let Some((x, y)) = cursor {
        let (x, y) = (MARGIN + f32::from(x) * CELL.0, MARGIN + f32::from(y) * CELL.1);
        let _ =
            writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"2\" height=\"{}\" fill=\"{FOREGROUND}\"/>", CELL.1);
    }
    svg + "</g>\n</svg>"
}

/// Writes a row of the screen as runs of one look.
fn row(svg: &mut String, screen: &Buffer, y: u16) {
    let mut x = 0;
    while x < SIZE.0 {
        let first = &screen[(x, y)];
        let end = (x..SIZE.0).find(|&at| !alike(&screen[(at, y)], first)).unwrap_or(SIZE.0);
        let text: String = (x..end).map(|at| screen[(at, y)].symbol()).collect();
        if !text.trim().is_empty() {
            run(svg, x, y, text.trim_end(), first);
        }
        x = end;
    }
}

fn run(svg: &mut String, x: u16, y: u16, text: &str, look: &Cell) {
    let indent = text.len() - text.trim_start().len();
    let left = MARGIN + (f32::from(x) + f32::from(u16::try_from(indent).unwrap_or(0))) * CELL.0;
    let base = MARGIN + f32::from(y) * CELL.1 + 13.0;
    let text = text.trim_start().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let columns = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    let length = f32::from(columns) * CELL.0;
    let mut style = format!("fill=\"{}\"", color(look.fg));
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::DIM, " opacity=\"0.55\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if look.modifier.contains(modifier) {
            style.push_str(attribute);
        }
    }
    let length = if text.contains('&') { String::new() } else { format!(" textLength=\"{length:.1}\"") };
    let _ = writeln!(svg, "<text x=\"{left:.1}\" y=\"{base:.1}\"{length} {style}>{text}</text>");
}

fn alike(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.modifier) == (other.fg, other.modifier)
}

/// The terminal's sixteen colors, as a quiet dark theme shows them.
fn color(color: Color) -> &'static str {
    match color {
        Color::Red | Color::LightRed => "#e0787a",
        Color::Green => "#a3be7c",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#81a2be",
        Color::Magenta => "#c397d8",
        Color::Cyan => "#7fc1bb",
        _ => FOREGROUND,
    }
}
