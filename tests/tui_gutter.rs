//! The gutter and the lines still owed: numbers whole on every screen, no column more than needed, ghosts that know the form.
#![cfg(feature = "tui")]

mod stage;

use stage::Stage;
use verse::tui::Look;

const LIMERICK: &str =
    "There once was a painter from Kent\nwho never knew where his paint went\nhe looked on the floor\n";

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (60, 20), (40, 12)];

/// The row of a line, up to its words.
fn beside(stage: &Stage, words: &str) -> String {
    let screen = stage.screen().replace('\u{258f}', "");
    let row = screen.lines().find(|row| row.contains(words)).unwrap_or_default();
    row.split(words).next().unwrap_or_default().to_owned()
}

#[test]
fn a_number_of_the_gutter_is_never_cut_and_its_mark_stands_apart() {
    for size in SIZES {
        let stage = Stage::open_sized(LIMERICK, "limerick", size, Look::default());
        let gutter = beside(&stage, "There once");
        assert!(size.0 < 60 || gutter.contains("8/7-11 "), "{size:?}: {}", stage.screen());
        assert!(gutter.len() <= 20, "{size:?}: {gutter:?}");
    }
    let broken = "There once was a painter from Kent\nwho never knew where his paint went\nhe looked on the floor for a door in the hall\n";
    for size in SIZES {
        let mut stage = Stage::open_sized(broken, "limerick", size, Look::default());
        stage.press("down down").settle();
        assert!(beside(&stage, "he looked").ends_with(" ! "), "{size:?}: {}", stage.screen());
    }
}

#[test]
fn the_gutter_is_as_wide_as_the_form_needs() {
    let width = |text: &str, form: &str, columns: u16| {
        beside(&Stage::open_sized(text, form, (columns, 24), Look::default()), text.lines().next().unwrap()).len()
    };
    assert_eq!(width("An old silent pond\n", "haiku", 80), 12);
    assert_eq!(width("An old silent pond\n", "haiku", 40), 8);
    assert!(width("An old silent pond\n", "", 80) < 14);
    assert!(width(LIMERICK, "limerick", 60) < 19);
}

#[test]
fn the_text_does_not_move_sideways_while_it_is_written() {
    let mut stage = Stage::open("", "limerick");
    let mut left = None;
    for letter in "There once was a painter from heaven\nwho flowered in power at seven\n".chars() {
        stage.type_text(&letter.to_string()).rest();
        if let Some(row) = stage.screen().replace('\u{258f}', "").lines().find(|row| row.contains("There")) {
            let at = row.find("There");
            assert_eq!(*left.get_or_insert(at), at, "{}", stage.screen());
        }
    }
}

#[test]
fn ghosts_have_the_stanzas_and_the_end_words_of_the_form() {
    let opening = "We went along the river for its water\nand saw the moon go under like a stone\nmy father held a lantern to the window\nI heard the corn go over in the wind\nand slept beside the kettle by the fire\nuntil the town had nothing left but morning\n";
    let mut stage = Stage::open_sized(opening, "sestina", (80, 30), Look::default());
    stage.press("ctrl-end").settle();
    let screen = stage.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let first = rows.iter().position(|row| row.contains("\u{2026} morning")).unwrap_or_default();
    assert!(rows[first + 1].contains("\u{2026} water"), "{screen}");
    assert_eq!(rows[first + 6].trim(), "", "a stanza has six lines: {screen}");
    // The empty line below a stanza is the blank one that is due, so it owes nothing.
    assert_eq!(rows[first - 1].replace('\u{258f}', "").trim(), ">", "{screen}");
    assert!(screen.contains("6 of 39 lines"), "{screen}");
}

#[test]
fn the_end_word_due_is_named_and_written_by_tab() {
    let opening = "We went along the river for its water\nand saw the moon go under like a stone\nmy father held a lantern to the window\nI heard the corn go over in the wind\nand slept beside the kettle by the fire\nuntil the town had nothing left but morning\n";
    let mut stage = Stage::open_sized(opening, "sestina", (120, 36), Look::default());
    stage.press("ctrl-end alt-t").type_text("There was no other voice in all the ").rest();
    assert!(
        stage.screen().contains("asks ends on \u{201c}morning\u{201d}")
            || stage.screen().contains("ends on \u{201c}morning\u{201d}"),
        "{}",
        stage.screen()
    );
    assert!(stage.screen().contains("Tab  writes the end-word due here: morning"), "{}", stage.screen());
    stage.press("alt-r");
    assert!(stage.screen().contains("the end-word due here"), "{}", stage.screen());
    stage.press("esc").type_text("mor").press("tab");
    assert!(stage.text().ends_with("\n\nThere was no other voice in all the morning"), "{}", stage.text());
}

#[test]
fn a_key_opens_the_next_stanza_with_its_scheme() {
    let stanza = "The lamp is low, the night is cold\nthe snow is on the sill\nthe tale is long and often told\nand we are sitting still";
    let mut stage = Stage::open(stanza, "quatrain-abab");
    assert!(stage.screen().contains("4 lines, all fits"), "{}", stage.screen());
    stage.press("down alt-enter").rest();
    assert_eq!(stage.text(), format!("{stanza}\n\n"));
    let letters = |stage: &Stage| -> Vec<String> {
        let screen = stage.screen().replace(['\u{258f}', '>'], "");
        let below = screen.lines().skip(6).take(4);
        below.map(|row| row.trim().to_owned()).collect()
    };
    assert_eq!(letters(&stage), ["c", "d", "c", "d"], "{}", stage.screen());
    stage.press("alt-enter");
    assert_eq!(stage.text(), format!("{stanza}\n\n"), "it is open already");
    stage.press("ctrl-z");
    assert_eq!(stage.text(), stanza);
}

#[test]
fn the_next_line_due_stands_on_the_first_empty_line_below_the_poem() {
    let stanza = "The lamp is low, the night is cold\nthe snow is on the sill\nthe tale is long and often told\nand we are sitting still\n";
    let mut stage = Stage::open(stanza, "quatrain-abab");
    stage.press("ctrl-end up end alt-enter").rest();
    assert_eq!(stage.text(), format!("{stanza}\n\n"), "the file ends as it did");
    let screen = stage.screen();
    let here = screen.lines().find(|row| row.starts_with('>')).unwrap_or_default();
    assert_eq!(here.replace(['\u{258f}', '>'], "").trim(), "c", "{screen}");
}

#[test]
fn a_stanza_that_the_form_leaves_to_the_poet_begins_where_the_cursor_is() {
    let quatrain = "The kettle ticks upon the kitchen stove\nand rain is at the window and the door,\nthe gulls have gone to shelter in the cove\nand I have never heard the wind before.";
    for end in ["", "\n"] {
        let mut stage = Stage::open(&format!("{quatrain}{end}"), "shakespearean-sonnet");
        stage.press("ctrl-home down down down end alt-enter").rest();
        let screen = stage.screen();
        let here = screen.lines().position(|row| row.starts_with('>')).unwrap();
        let letters: Vec<&str> = screen
            .lines()
            .map(|row| row.trim_matches(['\u{258f}', '>', ' ']).split(' ').next().unwrap_or_default())
            .collect();
        assert_eq!((letters[here - 1], letters[here]), ("", "c"), "{screen}");
        assert_eq!(letters[here + 1..].iter().find(|letter| !letter.is_empty()), Some(&"d"), "{screen}");
    }
}

#[test]
fn a_finished_poem_says_so_and_one_with_faults_how_many() {
    let haiku = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";
    assert!(Stage::open(haiku, "haiku").screen().contains("3 of 3 lines, all fits"));
    let broken = haiku.replace("a frog", "the green frog");
    assert!(Stage::open(&broken, "haiku").screen().contains("3 of 3 lines, 1 fault"));
    let mut stage = Stage::open("", "haiku");
    stage.type_text(haiku.trim_end()).rest();
    assert!(!stage.screen().contains("all fits"), "a line is open: {}", stage.screen());
    stage.press("ctrl-s").rest();
    assert!(stage.screen().contains("3 of 3 lines, all fits"), "{}", stage.screen());
}

#[test]
fn a_right_unfinished_poem_is_not_blamed_on_opening() {
    for (form, text) in [("haiku", "An old silent pond\n"), ("limerick", LIMERICK)] {
        let stage = Stage::open(text, form);
        let screen = stage.screen();
        assert!(!screen.contains('!') || !screen.contains("this has"), "{screen}");
        let count = text.lines().count();
        assert!(screen.contains(&format!("{count} of ")), "{screen}");
    }
}

#[test]
fn a_line_that_the_poet_has_closed_is_offered_no_more_words() {
    let offers = |last: &str| {
        let mut stage = Stage::open("A baker who lived by the sea\n", "limerick");
        stage.press("ctrl-end").type_text(last).settle();
        stage.screen().contains("Tab  takes")
    };
    assert!(offers("once ordered a barrel of pickles and "));
    assert!(!offers("once ordered a barrel of tea."));
}
