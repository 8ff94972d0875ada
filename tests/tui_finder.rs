//! The word list and the panel: words that fit at the cursor, each with why, and words for the same as the one there.
#![cfg(feature = "tui")]

mod stage;

use stage::Stage;
use verse::tui::Look;

const HARBOR: &str = "The harbor lamps are burning low,\nThe fishing boats come in so slow,\n\
                      And gulls are crying on the quay\nFor ships that sail upon the ";

#[test]
fn the_word_list_says_why_each_word_is_offered() {
    let mut stage = Stage::open(HARBOR, "aabb");
    stage.press("ctrl-end alt-r");
    let screen = stage.screen();
    assert!(screen.contains("to rhyme with quay (line 3)"), "{screen}");
    let sea = screen.lines().find(|row| row.contains("\u{2502} sea ")).unwrap_or_default();
    assert!(sea.contains("rhymes with quay"), "{screen}");
    assert!(screen.contains("; near ") && screen.contains("boats"), "{screen}");
    stage.type_text("sea").press("enter");
    assert!(stage.text().ends_with("upon the sea"), "{}", stage.text());
}

#[test]
fn words_for_the_same_that_fit_are_offered_for_the_word_at_the_cursor() {
    let mut stage = Stage::open("a field of cold rocks\n", "haiku");
    stage.press("end alt-r");
    let screen = stage.screen();
    assert!(screen.contains("In place of rocks") && screen.contains("like rocks"), "{screen}");
    stage.type_text("ston").press("enter");
    assert_eq!(stage.text(), "a field of cold stones\n");
    stage.press("ctrl-z");
    assert_eq!(stage.text(), "a field of cold rocks\n", "one undo takes it back");
    // Within the line too, and with the capital of the word.
    let mut stage = Stage::open("Rocks in a cold field\n", "haiku");
    stage.press("right alt-r").type_text("ston").press("enter");
    assert_eq!(stage.text(), "Stones in a cold field\n");
}

#[test]
fn the_panel_shows_the_words_of_the_same_finder_and_what_they_are_near_to() {
    let mut stage = Stage::open_sized("", "aabb", (120, 36), Look::default());
    stage.type_text(HARBOR).rest();
    stage.settle();
    let screen = stage.screen();
    assert!(screen.contains("Tab") && screen.contains("takes "), "{screen}");
    assert!(screen.contains("Rhymes") && screen.contains(": near "), "{screen}");
}

#[test]
fn where_much_is_left_and_nothing_rhymes_words_that_leave_room_are_offered_too() {
    let mut stage = Stage::open("the rain has gone home\n", "haiku");
    stage.press("ctrl-end alt-r");
    let screen = stage.screen();
    assert!(screen.contains("7 syllables left"), "{screen}");
    assert!(screen.contains("\u{2502} gone") && !screen.contains("responsibility"), "{screen}");
    assert!(!screen.contains("leaves room"), "every word leaves room: {screen}");
    let rows: Vec<&str> = screen.lines().filter(|row| row.starts_with("\u{2502} ")).collect();
    let mut once = rows.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), rows.len(), "each word is offered once: {screen}");
}
