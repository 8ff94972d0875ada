//! Opening a draft: the folder is looked through, and says how each draft fares.
#![cfg(feature = "tui")]

mod stage;

use stage::Stage;

fn stage() -> Stage {
    let mut stage = Stage::open("snow\n", "");
    for name in ["hail.txt", "drafts/rain.txt", "drafts/rainbow.txt", "drafts/old/frost.txt"] {
        stage.files.insert(name.into(), format!("{name}\n"));
    }
    stage
}

#[test]
fn the_drafts_of_the_folder_are_listed_with_how_they_fare() {
    let mut stage = stage();
    stage.press("ctrl-o");
    let screen = stage.screen();
    assert!(screen.contains("hail.txt") && screen.contains("no form"), "{screen}");
    stage.press("enter");
    assert!(stage.app.drafts().len() == 2, "{}", stage.screen());
}

#[test]
fn typing_a_folder_lists_what_is_in_it_and_tab_writes_paths_on() {
    let mut stage = stage();
    stage.press("ctrl-o").type_text("drafts/r").press("tab");
    assert!(stage.screen().contains("> drafts/rain"), "{}", stage.screen());
    stage.type_text("b").press("enter");
    assert_eq!(stage.text(), "drafts/rainbow.txt\n");
}

#[test]
fn a_path_that_nobody_has_is_asked_for_again() {
    let mut stage = stage();
    stage.press("ctrl-o").type_text("drafts/sleet.txt").press("enter");
    assert!(
        stage.screen().contains("no such file") && stage.screen().contains("Open: drafts/sleet.txt"),
        "{}",
        stage.screen()
    );
    stage.press(&"backspace ".repeat(9)).type_text("rain.txt").press("enter");
    assert_eq!(stage.text(), "drafts/rain.txt\n");
}

#[test]
fn a_folder_that_is_chosen_is_looked_into() {
    let mut stage = stage();
    stage.press("ctrl-o").type_text("draf").press("enter").rest();
    assert!(stage.screen().contains("> drafts/") && stage.screen().contains("rainbow.txt"), "{}", stage.screen());
    stage.type_text("ol").press("enter").type_text("fr").press("enter");
    assert_eq!(stage.text(), "drafts/old/frost.txt\n");
}
