//! Draws the editor as an SVG, from its own screen: `cargo run --example editor_picture -- writing > docs/tour/writing.svg`.
//!
//! Without a name it draws every scene of the README's tour into docs/tour. `keys` prints docs/keys.md from the editor's own
//! table.
#![allow(clippy::print_stdout, reason = "the picture is printed")]
#![allow(clippy::disallowed_methods, reason = "the pictures are written to the documentation")]

mod picture;
mod scenes;

use std::path::Path;

fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("keys") => print!("{}", verse::tui::key_page()),
        Some(name) => match scenes::drawn(name) {
            Some(picture) => print!("{picture}"),
            None => return Err(std::io::Error::other(format!("there is no scene `{name}`"))),
        },
        None => {
            for name in scenes::NAMES {
                let tour = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour");
                std::fs::write(tour.join(format!("{name}.svg")), scenes::drawn(name).unwrap_or_default())?;
            }
        }
    }
    Ok(())
}
