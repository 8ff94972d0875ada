//! Keys that do the same wherever they are pressed, and edits that keep what the poet wrote.
#![cfg(feature = "tui")]

mod stage;

use stage::Stage;
use verse::tui::{COMMANDS, Command};

const POEM: &str = "Love is a light\nand love is a lamp\nLOVE is the night\n";

#[test]
fn an_undo_takes_a_word_and_leaves_its_line() {
    let mut stage = Stage::open("", "");
    stage.type_text("snow falls\nrain");
    for left in ["snow falls\n", "snow falls", "snow ", ""] {
        stage.press("ctrl-z");
        assert_eq!(stage.text(), left);
    }
    stage.press("ctrl-y ctrl-y ctrl-y ctrl-y");
    assert_eq!(stage.text(), "snow falls\nrain");
}

#[test]
fn a_replacement_keeps_the_capitals() {
    let mut stage = Stage::open(POEM, "");
    stage.press("ctrl-r").type_text("love").press("enter").type_text("hate").press("enter a");
    assert_eq!(stage.text(), "Hate is a light\nand hate is a lamp\nHATE is the night\n");
    stage.press("ctrl-z");
    assert_eq!(stage.text(), POEM);
    stage.press("ctrl-home ctrl-r").type_text("love").press("enter").type_text("hate").press("enter y n y");
    assert_eq!(stage.text(), "Hate is a light\nand love is a lamp\nHATE is the night\n");
    // Who types a capital means it.
    let mut stage = Stage::open(POEM, "");
    stage.press("ctrl-r").type_text("Love").press("enter").type_text("hate").press("enter a");
    assert_eq!(stage.text(), POEM.replace("Love", "hate"));
}

#[test]
fn a_rhyme_takes_the_capital_of_the_word_it_replaces() {
    let mut stage = Stage::open("Night\n", "");
    stage.press("alt-y").type_text("light").press("tab");
    assert_eq!(stage.text(), "Light\n");
}

#[test]
fn home_and_end_go_to_the_ends_of_every_list_and_page() {
    for keys in ["f1", "alt-f", "ctrl-e"] {
        let mut stage = Stage::open(POEM, "");
        stage.press(keys);
        let first = stage.screen();
        stage.press("end");
        let last = stage.screen();
        assert_ne!(first, last, "{keys}");
        stage.press("pageup pagedown pagedown");
        assert_eq!(stage.screen(), last, "{keys}");
        stage.press("home");
        assert_eq!(stage.screen(), first, "{keys}");
        stage.press("ctrl-end ctrl-home");
        assert_eq!(stage.screen(), first, "{keys}");
        stage.press("esc");
        assert!(stage.app.overlay().is_none(), "{keys}");
    }
    // In what is typed they move the cursor, and in a search nothing runs away.
    let mut stage = Stage::open(POEM, "");
    stage.press("ctrl-f").type_text("ove").press("home").type_text("l").press("ctrl-end ctrl-home");
    assert!(stage.screen().contains("Find: love") || stage.screen().contains("love"), "{}", stage.screen());
}

#[test]
fn every_action_has_a_key_or_is_found_in_the_command_list() {
    for entry in COMMANDS.iter().filter(|entry| entry.keys.is_empty()) {
        let mut stage = Stage::open(POEM, "");
        stage.press("ctrl-e").type_text(entry.title);
        let begins: String = entry.title.chars().take(40).collect();
        assert!(stage.screen().contains(&begins), "{}", stage.screen());
    }
    assert!(Command::CloseDraft.entry().is_some_and(|entry| !entry.keys.is_empty()));
}

#[test]
fn a_count_that_is_right_is_not_shown_as_wrong() {
    let villanelle = "The river takes the evening from the town\nand nothing that it carries will return\nI hear the water letting something down\n\nand every lamp along the quay goes brown\nas if the dark had something still to burn\nThe river takes the morning from a crown\n";
    let stage = Stage::open(villanelle, "villanelle");
    let screen = stage.buffer();
    let y = (0..24)
        .find(|&y| (0..80).map(|x| screen[(x, y)].symbol()).collect::<String>().contains("morning from"))
        .unwrap_or(0);
    let count = (0..16).find(|&x| screen[(x, y)].symbol() == "1").unwrap_or(0);
    assert_ne!(screen[(count, y)].fg, ratatui::style::Color::Red, "{}", stage.screen());
}
