//! The editor's manners: what it shows to somebody who has never seen it, on every size of screen, and what it leaves alone.
#![cfg(feature = "tui")]

mod stage;

use stage::Stage;
use verse::tui::{Action, COMMANDS, Effect, Layout, Look, OpenedDraft, Start};

const HAIKU: &str = "An old silent pond\nthe green frog leaps into the pond\nsplash, silence again\n";
const SMALL: (u16, u16) = (40, 12);

fn small(text: &str, form: &str) -> Stage {
    Stage::open_sized(text, form, SMALL, Look::default())
}

/// The screen in one line of words, whatever rows and borders they stand in.
fn words(stage: &Stage) -> String {
    let screen = stage.screen().replace(['\u{258f}', '\u{2502}', '\u{2500}'], " ");
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_last_row_names_what_the_poem_has_keys_for() {
    let stage = Stage::open(HAIKU, "haiku");
    let last = stage.row(23);
    for what in ["^S save", "^Q quit", "^G help", "Alt-R rhymes", "Alt-F form", "Alt-L why", "Alt-W word"] {
        assert!(last.contains(what), "{what} in {last}");
    }
    let linear = Look { layout: Layout::Linear, ..Look::default() };
    let spoken = Stage::open_sized(HAIKU, "haiku", (80, 24), linear).row(23);
    assert!(spoken.contains("Alt-R rhymes") && spoken.contains("Alt-L why"), "{spoken}");
}

#[test]
fn what_is_told_is_told_whole() {
    for look in [Look::default(), Look { layout: Layout::Quiet, ..Look::default() }] {
        let mut stage = Stage::open_sized(HAIKU, "haiku", SMALL, look);
        stage.save_fails = Some("the disk is full; make room and save snow.txt again.".to_owned());
        stage.type_text("x").press("ctrl-s");
        assert!(words(&stage).contains("save snow.txt again. Your words are kept here."), "{}", stage.screen());
    }
}

#[test]
fn the_end_of_a_line_of_unix_breaks_the_line() {
    let mut stage = Stage::open("", "");
    stage.type_text("snow").press("ctrl-j").type_text("rain");
    assert_eq!(stage.text(), "snow\nrain", "some terminals paste it so, and send it for Ctrl-J");
}

#[test]
fn the_quiet_page_says_how_to_come_back() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.press("alt-q");
    assert!(stage.screen().contains("Quiet; Alt-Q brings the rest back."), "{}", stage.screen());
    stage.press("right");
    assert!(!stage.screen().contains("Quiet"), "{}", stage.screen());
}

#[test]
fn the_help_begins_with_the_signs_and_has_every_command_on_any_screen() {
    for size in [(80, 24), SMALL] {
        let mut stage = Stage::open_sized(HAIKU, "haiku", size, Look::default());
        stage.press("f1");
        assert!(words(&stage).contains("the rhyme the form wants"), "{}", stage.screen());
        let mut seen = words(&stage);
        for _ in 0..300 {
            stage.press("down");
            seen.push_str(stage.screen().lines().rev().nth(2).unwrap());
        }
        let seen = seen.replace(['\u{2502}', ' '], "");
        for entry in COMMANDS {
            assert!(seen.contains(&entry.title.replace(' ', "")), "{} at {size:?}", entry.title);
        }
        let end = stage.screen();
        stage.press("up");
        assert_ne!(stage.screen(), end, "it was not scrolled beyond its end");
    }
}

#[test]
fn a_list_on_a_small_screen_keeps_its_corners_and_its_keys() {
    let mut stage = small(HAIKU, "");
    stage.press("alt-f");
    let foot = stage.row(10);
    assert!(foot.starts_with('\u{2570}') && foot.ends_with('\u{256f}'), "{foot}");
    stage.press("esc ctrl-e").type_text("why this");
    assert!(stage.screen().contains("Alt-L"), "{}", stage.screen());
}

#[test]
fn the_fault_of_another_line_is_told_whole_while_there_is_room() {
    let mut stage = small(HAIKU, "haiku");
    assert!(words(&stage).contains("8 syllables; line 2 of a haiku has 7."), "{}", stage.screen());
    stage.press("down").settle();
    assert!(words(&stage).contains("8 syllables; line 2"), "{}", stage.screen());
}

#[test]
fn the_word_just_written_is_the_one_that_is_asked_about() {
    let mut stage = Stage::open("", "");
    stage.type_text("begin again ").press("alt-w");
    assert!(stage.screen().contains("GAIN"), "{}", stage.screen());
}

#[test]
fn every_letter_typed_in_the_word_list_looks_again() {
    let mut stage = Stage::open("", "");
    stage.type_text("we stood beside the ").press("alt-r").type_text("wat");
    assert!(stage.screen().contains("\u{2502} water"), "{}", stage.screen());
    stage.type_text("erfa").press("enter");
    assert!(stage.text().ends_with("beside the waterfall"), "{}", stage.text());
}

#[test]
fn the_form_picker_says_what_a_form_asks() {
    let mut stage = Stage::open("", "");
    stage.press("alt-f").type_text("haiku");
    assert!(stage.screen().contains("3 lines, 5-7-5 syllables"), "{}", stage.screen());
    assert!(!stage.screen().contains("keeps all"), "an empty page keeps nothing yet: {}", stage.screen());
}

#[test]
fn a_line_with_several_readings_or_wordings_says_how_to_choose() {
    let mut stage = Stage::open("The heaven burns bright\nwith rain\n", "haiku");
    assert!(stage.screen().contains("It can be read with 4-5 syllables; Alt-P pins one"), "{}", stage.screen());
    stage.press("alt-p").type_text("5 syl").press("enter").settle();
    assert!(!stage.screen().contains("It can be read"), "{}", stage.screen());
    stage.press("down alt-k end").type_text(" and snow").press("ctrl-s up down").settle();
    assert!(stage.screen().contains("Kept beside it: \u{201c}with rain\u{201d}. Alt-O"), "{}", stage.screen());
}

#[test]
fn an_everyday_license_gets_its_mark_only_with_the_scansion_of_every_line() {
    let mut stage =
        Stage::open("Morning and silence filled the empty room\nand all the lamps were low\n", "blank-verse");
    stage.press("down").settle();
    let mark = |stage: &Stage| stage.screen().lines().find(|row| row.contains("Morning")).unwrap().contains('~');
    assert!(!mark(&stage), "{}", stage.screen());
    stage.press("alt-s").settle();
    assert!(mark(&stage), "{}", stage.screen());
}

#[test]
fn marks_stand_over_lines_the_wheel_brings_into_sight() {
    let mut stage = Stage::open(&"Beside the window sat the silent cat\n".repeat(40), "blank-verse");
    stage.press("alt-s").settle();
    for _ in 0..6 {
        stage.act(Action::Wheel(1));
    }
    let rows: Vec<String> = stage.screen().lines().skip(1).take(16).map(str::to_owned).collect();
    let bare = rows.windows(2).filter(|pair| pair[1].contains("Beside") && !pair[0].contains('/')).count();
    assert_eq!(bare, 0, "{}", stage.screen());
}

#[test]
fn the_mouse_chooses_and_takes_an_item() {
    let mut stage = Stage::open("snow\nrain\n", "");
    stage.press("ctrl-e").type_text("the line ");
    let at = |stage: &Stage, what: &str| {
        let screen = stage.screen();
        let y = screen.lines().position(|row| row.contains(what)).unwrap_or_else(|| panic!("{what}: {screen}"));
        (10, u16::try_from(y).unwrap())
    };
    let (x, y) = at(&stage, "move the line down");
    stage.act(Action::Click { x, y });
    assert!(stage.app.overlay().is_some(), "the first click chooses");
    stage.act(Action::Click { x, y });
    assert_eq!(stage.text(), "rain\nsnow\n");
    stage.press("f1");
    stage.act(Action::Click { x: 5, y: 0 });
    assert!(stage.app.overlay().is_none(), "a click beside it closes it");
}

#[test]
fn the_mouse_drags_the_page_along() {
    let mut stage = Stage::open(&"the snow\n".repeat(60), "");
    stage.act(Action::Click { x: 30, y: 5 });
    for _ in 0..30 {
        stage.act(Action::Drag { x: 30, y: 23 });
    }
    assert!(stage.app.draft().buffer().selected().lines().count() > 25, "{}", stage.screen());
}

#[test]
fn tab_moves_selected_lines_and_never_replaces_them() {
    let mut stage = Stage::open("snow\n\nrain\nhail\n", "");
    stage.press("shift-down shift-down shift-down tab");
    assert_eq!(stage.text(), "  snow\n\n  rain\nhail\n");
    stage.press("tab shift-tab");
    assert_eq!(stage.text(), "  snow\n\n  rain\nhail\n");
    stage.press("ctrl-z ctrl-z ctrl-z");
    assert_eq!(stage.text(), "snow\n\nrain\nhail\n");
    stage.press("ctrl-home").type_text("\t").press("shift-tab");
    assert_eq!(stage.text(), "snow\n\nrain\nhail\n", "a tab goes too");
}

#[test]
fn a_line_broken_between_words_leaves_no_space_at_the_seam() {
    for steps in ["", "right"] {
        let mut stage = Stage::open("  snow falling", "");
        stage.press("home ctrl-right").press(steps).press("enter");
        assert_eq!(stage.text(), "  snow\n  falling", "after {steps:?}");
        stage.press("ctrl-z");
        assert_eq!(stage.text(), "  snow falling");
    }
}

#[test]
fn replacing_goes_around_the_end_to_where_it_began() {
    let mut stage = Stage::open("snow\nsnow\nsnow\n", "");
    stage.press("down ctrl-r").type_text("snow").press("enter").type_text("snowfall").press("enter");
    stage.press("y n y");
    assert_eq!(stage.text(), "snowfall\nsnowfall\nsnow\n");
    assert!(stage.screen().contains("No further"), "{}", stage.screen());
    let mut stage = Stage::open("snow\nsnow\nsnow\n", "");
    stage.press("down ctrl-r").type_text("snow").press("enter").type_text("ice").press("enter n a");
    assert_eq!(stage.text(), "ice\nsnow\nice\n");
}

#[test]
fn the_search_says_how_much_it_found_and_goes_on_while_it_is_open() {
    let mut stage = Stage::open("snow\nrain\nsnow\n", "");
    stage.press("ctrl-f").type_text("snow");
    assert!(stage.screen().contains("1 of 2"), "{}", stage.screen());
    stage.press("ctrl-n");
    assert!(stage.screen().contains("2 of 2"), "{}", stage.screen());
    stage.type_text("y");
    assert!(stage.screen().contains("not in this draft"), "{}", stage.screen());
}

#[test]
fn a_path_is_written_on_by_tab() {
    let mut stage = Stage::open("", "");
    for name in ["rain.txt", "rainbow.txt", "hail.txt"] {
        stage.files.insert(name.into(), "rain\n".to_owned());
    }
    stage.press("ctrl-o").type_text("ra").press("tab");
    assert!(stage.screen().contains("> rain") && stage.screen().contains("rainbow.txt"), "{}", stage.screen());
    stage.type_text(".").press("tab enter");
    assert_eq!(stage.text(), "rain\n");
    assert!(stage.row(0).contains("2/2"), "which of the open drafts it is: {}", stage.row(0));
}

#[test]
fn what_is_typed_into_a_prompt_stays_in_sight() {
    let mut stage = small("", "");
    stage.press("ctrl-o").type_text("a/long/way/down/into/the/folders/of/old/drafts/snow.txt");
    assert!(stage.screen().contains("drafts/snow.txt\u{258f}"), "{}", stage.screen());
}

#[test]
fn words_of_an_earlier_session_are_shown_before_they_are_taken() {
    let recovered = vec!["white snow\nthat was typed\n".into()];
    let text = "white snow\n".to_owned();
    let draft = OpenedDraft { path: "snow.txt".into(), text, recovered, ..OpenedDraft::default() };
    let stage = Stage::start(Start { drafts: vec![draft], size: SMALL, ..Start::default() }, "");
    assert!(words(&stage).contains("\u{201c}that was typed\u{201d}"), "{}", stage.screen());
}

#[test]
fn nothing_is_pending_where_nothing_is_judged() {
    let mut stage = Stage::open("snow\nrain\n", "");
    stage.press("end").type_text(" falling").press("down").rest();
    assert!(!stage.gutter("snow falling").contains('.'), "{}", stage.screen());
}

#[test]
fn copying_without_a_selection_says_what_was_copied() {
    let mut stage = Stage::open("snow\nrain\n", "");
    stage.press("ctrl-c");
    assert!(stage.screen().contains("Copied the line."), "{}", stage.screen());
    assert!(stage.effects.contains(&Effect::Copy("snow\n".to_owned())));
}

#[test]
fn a_screen_reader_meets_nothing_of_the_page_beside_a_list() {
    let look = Look { layout: Layout::Linear, ..Look::default() };
    let mut stage = Stage::open_sized(HAIKU, "haiku", (80, 24), look);
    stage.press("alt-f");
    let torn = |row: &str| row.starts_with("th") || row.starts_with("spl");
    assert!(!stage.screen().lines().any(torn), "{}", stage.screen());
}

#[test]
fn a_page_down_in_the_help_goes_on_where_the_page_ended() {
    let mut stage = Stage::open_sized("snow\n", "", (80, 36), Look::default());
    stage.press("f1");
    let rows = |stage: &Stage| -> Vec<String> {
        let screen = stage.screen();
        let rows: Vec<&str> = screen.lines().filter(|row| row.contains('\u{2502}')).collect();
        rows.into_iter().map(str::to_owned).collect()
    };
    let before = rows(&stage);
    stage.press("pagedown");
    let after = rows(&stage);
    assert_eq!(after.first(), before.last(), "{}", stage.screen());
    stage.press("pageup");
    assert_eq!(rows(&stage), before);
}

#[test]
fn words_typed_before_a_line_are_told_with_the_count_that_stands_beside_it() {
    let mut stage = Stage::open("An old silent pond\na frog leaps into the pond\n", "haiku");
    stage.type_text("winter ").rest();
    assert!(stage.gutter("winter An old").contains('7'), "{}", stage.screen());
    assert!(stage.screen().contains("7 syllables; line 1"), "{}", stage.screen());
}

#[test]
fn a_title_has_no_count_and_keeps_its_role_while_it_is_typed() {
    let mut stage =
        Stage::open("The Kettle\n\nthe old kettle sings\nbefore anyone can wake\nto hear its one song\n", "haiku");
    assert_eq!(stage.gutter("The Kettle").trim(), ">", "{}", stage.screen());
    stage.press("end");
    for letter in [" ", "S", "o", "n", "g"] {
        stage.type_text(letter);
        assert_eq!(stage.gutter("The Kettle").trim(), ">", "{}", stage.screen());
        assert!(stage.gutter("before anyone").contains("7/7"), "{}", stage.screen());
    }
    // A name below the poem is set aside once its line settles, and takes no count from the poem.
    stage.press("ctrl-end").type_text("\n— A. O.").press("up").settle();
    assert_eq!(stage.gutter("— A. O.").trim(), "", "{}", stage.screen());
    assert!(stage.gutter("to hear its").contains("5/5"), "{}", stage.screen());
}

#[test]
fn rhymes_are_found_for_the_word_at_the_cursor_and_replace_nothing_unasked() {
    let mut stage = Stage::open("a lamp is in the window of the night\n", "");
    stage.press("end alt-y");
    let screen = stage.screen();
    assert!(screen.contains("Rhymes with night") && screen.contains("light") && screen.contains("perfect"), "{screen}");
    stage.type_text("ligh").press("enter");
    assert_eq!(stage.text(), "a lamp is in the window of the night\n");
    assert_eq!(stage.clipboard, "light");
    stage.press("alt-y").type_text("sigh").press("tab");
    assert_eq!(stage.text(), "a lamp is in the window of the sight\n");
    stage.press("ctrl-z");
    assert_eq!(stage.text(), "a lamp is in the window of the night\n");
}

#[test]
fn a_whole_word_at_the_cursor_is_replaced_by_another_only_on_tab() {
    let mut stage = Stage::open("the lamp is cold\n", "");
    // The word was written on, so the letters typed stay as they are.
    stage.press("end").type_text(" Win").press("alt-r").type_text("dow").press("enter");
    assert_eq!(stage.text(), "the lamp is cold Window\n");
    stage.press("ctrl-z end alt-r");
    assert!(stage.text().starts_with("the lamp is cold"), "{}", stage.text());
    let mut stage = Stage::open("the lamp is cold\n", "");
    stage.press("end alt-r");
    assert!(stage.screen().contains("Tab replaces the word"), "{}", stage.screen());
    stage.press(&"backspace ".repeat(4)).type_text("window").press("enter");
    assert_eq!(stage.text(), "the lamp is cold window\n");
    stage.press("ctrl-z end alt-r").press(&"backspace ".repeat(4)).type_text("window").press("tab");
    assert_eq!(stage.text(), "the lamp is window\n");
    // Letters that are no word yet are the beginning of one.
    stage
        .press("ctrl-z end")
        .type_text(" blorf")
        .press("alt-r")
        .press(&"backspace ".repeat(5))
        .type_text("window")
        .press("enter");
    assert_eq!(stage.text(), "the lamp is cold window\n");
}

#[test]
fn rhymes_are_found_for_any_word_that_is_typed() {
    let mut stage = Stage::open("", "");
    stage.type_text("we read ").press("alt-y alt-y").type_text("silver").press("enter");
    assert!(stage.screen().contains("Rhymes with silver"), "{}", stage.screen());
    stage.type_text("conson");
    assert!(stage.screen().contains("consonance, 2 syllables"), "typing a group narrows to it: {}", stage.screen());
    stage.press("esc alt-y");
    assert!(stage.screen().contains("said /ɹɛd/"), "{}", stage.screen());
    stage.press("alt-y").type_text("moon").press("enter").type_text("soon").press("enter");
    assert_eq!(stage.text(), "we read soon");
}
