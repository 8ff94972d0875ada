//! Screens of the editor at the sizes poets have, kept as pictures in text.
#![cfg(feature = "tui")]

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
