//! Screens of the editor at the sizes poets have, kept as pictures in text.
#![cfg(feature = "tui")]
#![allow(clippy::disallowed_methods, reason = "the pictures of the documentation are read to be compared")]

#[path = "../examples/editor_picture/picture.rs"]
mod picture;
#[path = "../examples/editor_picture/scenes.rs"]
mod scenes;
mod stage;

use stage::Stage;
use verse::tui::{Layout, Look};

const HAIKU: &str = "An old silent pond\nthe green frog leaps into the pond\nsplash\n";

fn screen(size: (u16, u16), look: Look) -> String {
    let mut stage = Stage::open_sized(HAIKU, "haiku", size, look);
    stage.press("down down end").settle();
    stage.screen()
}

#[test]
fn screens_at_every_size() {
    for (name, size) in [("140x40", (140, 40)), ("100x30", (100, 30)), ("80x24", (80, 24)), ("40x12", (40, 12))] {
        insta::assert_snapshot!(name, screen(size, Look::default()));
    }
}

#[test]
fn the_screen_without_color() {
    insta::assert_snapshot!("no-color", screen((80, 24), Look { color: false, ..Look::default() }));
}

#[test]
fn the_linear_screen() {
    insta::assert_snapshot!("linear", screen((80, 24), Look { layout: Layout::Linear, ..Look::default() }));
}

#[test]
fn the_help_page() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.press("f1");
    insta::assert_snapshot!("help", stage.screen());
}

#[test]
fn the_pictures_of_the_tour_are_what_the_editor_shows() {
    let tour = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour");
    let page = include_str!("../docs/tour.md");
    for name in scenes::NAMES {
        let kept = std::fs::read_to_string(tour.join(format!("{name}.svg"))).unwrap_or_default();
        let drawn = scenes::drawn(name).unwrap_or_default();
        assert!(kept == drawn, "docs/tour/{name}.svg is stale; cargo run --example editor_picture draws it anew");
        assert!(page.contains(&format!("tour/{name}.svg")), "docs/tour.md does not show {name}");
    }
}
