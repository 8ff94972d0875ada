//! Nothing jumps: the mouse finds what it points at, and every part of the screen says the same count.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use std::time::Duration;

use proptest::prelude::*;
use stage::Stage;
use verse::judge::Rule;
use verse::tui::{Action, Look};
use verse::workspace::side::Kept;
use verse::workspace::{Checker, Draft, DraftContext, FindingFilter, Overrides, Progress};

const VERSE: &str = "Beside the window sat the silent cat\nand watched the snow come down upon the sill\nthe kettle sang its only song and that\nwas all the talk until the wind was still\n";

/// The cell of the first letter of some words.
fn cell_of(stage: &Stage, words: &str) -> (u16, u16) {
    let screen = stage.screen().replace('\u{258f}', "");
    let (y, row) = screen.lines().enumerate().find(|(_, row)| row.contains(words)).unwrap();
    let x = row.split(words).next().unwrap().chars().count();
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

const FORMS: [&str; 5] = ["", "haiku", "shakespearean-sonnet", "quatrain-abab", "limerick"];

#[test]
fn no_row_of_the_text_moves_with_the_cursor() {
    for form in FORMS {
        let mut stage = Stage::open_sized(VERSE, form, (80, 24), Look::default());
        let before: Vec<(u16, u16)> = VERSE.lines().map(|line| cell_of(&stage, line)).collect();
        for keys in ["down", "down", "end", "down", "down", "up", "ctrl-home"] {
            stage.press(keys).settle();
            let now: Vec<(u16, u16)> = VERSE.lines().map(|line| cell_of(&stage, line)).collect();
            assert_eq!(now, before, "{form}, after {keys}:\n{}", stage.screen());
        }
    }
}

#[test]
fn dragging_selects_what_the_mouse_passes_in_every_form() {
    for form in FORMS {
        for line in VERSE.lines() {
            let mut stage = Stage::open_sized(VERSE, form, (80, 24), Look::default());
            let (x, y) = cell_of(&stage, line);
            stage.act(Action::Click { x, y });
            stage.settle();
            for step in 1..=6 {
                stage.act(Action::Drag { x: x + step, y });
                stage.rest();
            }
            let selected = stage.app.draft().buffer().selected().to_owned();
            assert_eq!(selected, line.get(..6).unwrap_or_default(), "{form}:\n{}", stage.screen());
        }
    }
}

#[test]
fn a_click_near_the_edge_leaves_the_page_where_it_is() {
    let mut stage = Stage::open(&"Beside the window sat the silent cat\n".repeat(60), "blank-verse");
    stage.act(Action::Wheel(5));
    let top = stage.row(1);
    let words = |row: &str| row.split("silent").next().unwrap_or_default().replace('>', " ");
    stage.act(Action::Click { x: 20, y: 1 });
    stage.settle();
    assert_eq!(words(&stage.row(1)), words(&top), "{}", stage.screen());
}

#[test]
fn a_second_click_selects_the_word_and_a_third_the_line() {
    let mut stage = Stage::open(VERSE, "quatrain-abab");
    let (x, y) = cell_of(&stage, "kettle");
    let selected = |stage: &Stage| stage.app.draft().buffer().selected().to_owned();
    for expected in ["", "kettle", "the kettle sang its only song and that", ""] {
        stage.act(Action::Click { x: x + 2, y });
        assert_eq!(selected(&stage), expected);
    }
    stage.wait(Duration::from_secs(1));
    stage.act(Action::Click { x: x + 2, y });
    assert_eq!(selected(&stage), "", "a late click is a first one");
}

#[test]
fn the_scansion_stands_beside_the_line_and_over_every_line_on_asking() {
    let mut stage = Stage::open(VERSE, "blank-verse");
    assert!(
        stage.screen().lines().any(|row| row.contains("silent cat") && row.ends_with("x/ x/ x/ x/ x/")),
        "{}",
        stage.screen()
    );
    stage.press("alt-s").settle();
    let (_, y) = cell_of(&stage, "Beside");
    assert!(stage.row(usize::from(y) - 1).contains("/ |  x"), "{}", stage.screen());
}

/// One thing a poet does.
#[derive(Debug, Clone)]
enum Deed {
    Type(&'static str),
    Press(&'static str),
}

fn deed() -> impl Strategy<Value = Deed> {
    let words = ["winter ", "snow", " fire", " heaven", "e", " ", ",", "ed", " every", "power "];
    let keys =
        ["enter", "backspace", "left", "right", "up", "down", "home", "end", "ctrl-z", "ctrl-w", "ctrl-k", "ctrl-s"];
    prop_oneof![
        3 => proptest::sample::select(words.to_vec()).prop_map(Deed::Type),
        2 => proptest::sample::select(keys.to_vec()).prop_map(Deed::Press),
    ]
}

/// The counts of the draft's lines of verse as the check hears them, by physical line from 0.
fn checked(form: &str, text: &str) -> Vec<(usize, String)> {
    let context = DraftContext::of(verse::form::Registry::new(), (!form.is_empty()).then_some(form));
    let draft = Draft { path: &context.path, text, kept: &Kept::default(), progress: Progress::Saved };
    let overrides = Overrides { ..context.overrides.clone() };
    let found =
        FindingFilter::default().check(&mut Checker::new(&overrides), &context.project, &context.settings, &draft);
    let poem = found.unwrap().poem;
    poem.lines.iter().map(|line| (line.number as usize - 1, line.heard.counts.to_string())).collect()
}

fn assert_one_count(stage: &Stage, form: &str) -> Result<(), TestCaseError> {
    let draft = stage.app.draft();
    let reading = draft.reading();
    let here = draft.buffer().cursor_line();
    let screen = stage.screen().replace('\u{258f}', "");
    for (line, count) in checked(form, stage.text()) {
        // What one of them takes for a title has no count there.
        let Some(heard) = reading.heard(line) else { continue };
        prop_assert_eq!(heard.counts.to_string(), count.clone(), "line {}:\n{}", line, screen);
        let words = draft.buffer().line(line).trim();
        if line == here {
            // A range without room is told by its least, and never cut.
            let row = screen.lines().find(|row| row.starts_with('>')).unwrap_or_default();
            let least = format!(" {}+", count.split('-').next().unwrap_or_default());
            prop_assert!(row.contains(&format!(" {count}")) || row.contains(&least), "{words}: {count}\n{}", screen);
            prop_assert!(screen.contains(&format!("has {count}:")), "{words}: {count}\n{}", screen);
        }
    }
    for finding in reading.findings().filter(|finding| finding.rule == Rule::Syllables) {
        let line = finding.line as usize - 1;
        let Some(heard) = reading.heard(line) else { continue };
        let said = finding.message.split(' ').next().unwrap_or_default();
        prop_assert_eq!(said, heard.counts.to_string(), "{}", screen);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn gutter_panel_message_and_check_say_one_count_at_every_key(
        form in proptest::sample::select(vec!["haiku", "quatrain-abab", "limerick"]),
        deeds in proptest::collection::vec(deed(), 1..40),
    ) {
        let start = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";
        let mut stage = Stage::open_sized(start, form, (120, 36), Look::default());
        for deed in deeds {
            match deed {
                Deed::Type(text) => _ = stage.type_text(text),
                Deed::Press(keys) => _ = stage.press(keys),
            }
            stage.rest();
            assert_one_count(&stage, form)?;
        }
    }
}
