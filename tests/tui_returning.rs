//! The words that return, marked in the editor on demand.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use ratatui::style::Modifier;
use stage::Stage;
use verse::tui::Look;

const LINES: &str = "The snow lay on the harbor road,\nAnd all the harbors filled with snow\n";

/// The words in bold on a row of the screen.
fn bold(stage: &Stage, y: u16) -> String {
    let screen = stage.buffer();
    let cell = |x: u16| {
        let cell = &screen[(x, y)];
        if cell.modifier.contains(Modifier::BOLD) { cell.symbol().to_owned() } else { " ".to_owned() }
    };
    (0..screen.area.width).map(cell).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn row_of(stage: &Stage, words: &str) -> u16 {
    let screen = stage.screen().replace('\u{258f}', "");
    u16::try_from(screen.lines().position(|row| row.contains(words)).unwrap()).unwrap()
}

#[test]
fn words_that_return_are_marked_on_demand_and_hidden_again() {
    let mut stage = Stage::open(LINES, "");
    stage.settle();
    let y = row_of(&stage, "And all");
    assert_eq!(bold(&stage, y), "");
    stage.press("alt-u");
    assert_eq!(stage.app.told().unwrap().text, "Words that return: harbor 2, snow 2. Alt-U hides them.");
    assert_eq!(bold(&stage, y), "harbors snow");
    stage.press("alt-u");
    assert_eq!(bold(&stage, y), "");
}

#[test]
fn a_word_that_is_written_meanwhile_is_marked_too() {
    let mut stage = Stage::open_sized(LINES, "", (120, 30), Look::default());
    stage.press("alt-u ctrl-end").type_text("the road").settle();
    let y = row_of(&stage, "the road");
    assert!(bold(&stage, y).contains("road"), "{}", bold(&stage, y));
    assert!(stage.screen().contains("Words that return"), "{}", stage.screen());
}

#[test]
fn a_draft_in_which_no_word_returns_says_so() {
    let mut stage = Stage::open("The snow lay on the road\n", "");
    stage.press("alt-u");
    assert_eq!(stage.app.told().unwrap().text, "No word returns.");
}
