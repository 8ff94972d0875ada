//! Escape sequences in a draft, its name, its form or what is told of it reach no cell of the editor's screen.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use stage::Stage;
use verse::form::Registry;
use verse::tui::{Action, COMMANDS, Layout, Look, OpenedDraft, Start};
use verse::workspace::DraftContext;

const ESCAPES: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}2J";

#[test]
fn no_cell_of_the_screen_holds_a_control_character_whatever_is_open() {
    let form = r#"name = "Fog \u001b[2J"
notes = "n\u001b[2J\u009b2J"
scheme = "aa"
syllables = 3
"#;
    for layout in [Layout::Full, Layout::Quiet, Layout::Linear] {
        let mut own = Registry::new();
        own.add(&format!("fog{ESCAPES}.toml"), form).unwrap();
        let draft = OpenedDraft {
            path: format!("snow{ESCAPES}.txt").into(),
            text: format!("the gate{ESCAPES} is open\nsnow\t{ESCAPES}\n"),
            context: DraftContext::of(own, Some(&format!("fog{ESCAPES}"))),
            notes: vec![format!("told {ESCAPES}")],
            recovered: vec![format!("recovered {ESCAPES}").as_str().into()],
            ..OpenedDraft::default()
        };
        let look = Look { layout, ..Look::default() };
        let mut stage = Stage::start(Start { drafts: vec![draft], look, size: (120, 40), ..Start::default() }, "");
        let tidy = |stage: &Stage, what: &str| {
            let screen = stage.buffer();
            let raw = screen.content.iter().find(|cell| cell.symbol().chars().any(char::is_control));
            assert_eq!(raw.map(ratatui::buffer::Cell::symbol), None, "{layout:?}, {what}");
        };
        tidy(&stage, "opened");
        for entry in COMMANDS {
            stage.act(Action::Do(entry.command));
            stage.settle();
            tidy(&stage, entry.id);
            stage.press("esc esc");
            if stage.left {
                break;
            }
        }
    }
}
