//! A screen as an SVG, in the colors of a quiet dark terminal.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

const CELL: (f32, f32) = (8.4, 18.0);
const MARGIN: f32 = 14.0;
const BACKGROUND: &str = "#1d1f21";
const FOREGROUND: &str = "#d5d8d6";

/// Draws a screen and its cursor.
pub(crate) fn picture(screen: &Buffer, cursor: Option<(u16, u16)>) -> String {
    let size = (screen.area.width, screen.area.height);
    let (width, height) = (f32::from(size.0) * CELL.0 + 2.0 * MARGIN, f32::from(size.1) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for y in 0..size.1 {
        row(&mut svg, screen, y);
    }
    if let Some((x, y)) = cursor {
        rect(&mut svg, (x, y), 2.0, FOREGROUND);
    }
    svg + "</g>\n</svg>\n"
}

/// Writes a row of the screen as runs of one look.
fn row(svg: &mut String, screen: &Buffer, y: u16) {
    let mut x = 0;
    while x < screen.area.width {
        let first = &screen[(x, y)];
        let end = (x..screen.area.width).find(|&at| !alike(&screen[(at, y)], first)).unwrap_or(screen.area.width);
        let text: String = (x..end).map(|at| screen[(at, y)].symbol()).collect();
        let reversed = first.modifier.contains(Modifier::REVERSED);
        if reversed {
            rect(svg, (x, y), f32::from(end - x) * CELL.0, FOREGROUND);
        }
        let fill = if reversed { BACKGROUND } else { color(first.fg) };
        let mut at = x;
        // Words parted by more than a space stand in columns, which must not depend on the width of the font that is found.
        for piece in text.split_inclusive("  ") {
            if !piece.trim().is_empty() {
                run(svg, (at, y), piece.trim_end(), first.modifier, fill);
            }
            at += u16::try_from(piece.width()).unwrap_or(0);
        }
        x = end;
    }
}

fn run(svg: &mut String, (x, y): (u16, u16), text: &str, look: Modifier, fill: &str) {
    let indent = text.len() - text.trim_start().len();
    let left = MARGIN + (f32::from(x) + f32::from(u16::try_from(indent).unwrap_or(0))) * CELL.0;
    let base = MARGIN + f32::from(y) * CELL.1 + 13.0;
    let length = f32::from(u16::try_from(text.trim_start().width()).unwrap_or(u16::MAX)) * CELL.0;
    let text = text.trim_start().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut style = format!("fill=\"{fill}\"");
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::DIM, " opacity=\"0.55\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if look.contains(modifier) {
            style.push_str(attribute);
        }
    }
    let _ = writeln!(svg, "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{length:.1}\" {style}>{text}</text>");
}

fn rect(svg: &mut String, (x, y): (u16, u16), width: f32, fill: &str) {
    let (x, y) = (MARGIN + f32::from(x) * CELL.0, MARGIN + f32::from(y) * CELL.1);
    let height = CELL.1;
    let _ = writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{fill}\"/>");
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
