//! The editor key by key: what a poet sees while typing, and what is never lost.
#![cfg(feature = "tui")]

mod stage;

use std::time::Duration;

use stage::Stage;
use verse::tui::{Action, Effect, Layout, Look, OpenedDraft, SideText, Start};

const HAIKU: &str = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";

#[test]
fn a_line_over_the_top_is_marked_while_it_is_typed() {
    let mut stage = Stage::open("", "haiku");
    stage.type_text("An old silent pond\na frog leaps into the ").rest();
    assert!(!stage.gutter("a frog").contains('!'), "{}", stage.screen());
    stage.type_text("morning pond ").rest();
    assert!(stage.gutter("a frog").contains('!'), "{}", stage.screen());
}

#[test]
fn the_second_line_turns_while_the_third_is_typed() {
    let mut stage = Stage::open("", "haiku");
    stage.type_text("An old silent pond\nthe green frog leaps into the pond").rest();
    stage.type_text("\nspl").rest();
    assert!(stage.gutter("the green frog").contains('8'), "{}", stage.screen());
    stage.settle();
    assert!(stage.gutter("the green frog").contains("8/7"), "{}", stage.screen());
    assert!(stage.gutter("the green frog").contains('!'), "{}", stage.screen());
    assert!(!stage.gutter("spl").contains('!'), "{}", stage.screen());
}

#[test]
fn a_short_line_is_not_blamed_before_it_has_settled() {
    let mut stage = Stage::open("", "haiku");
    stage.type_text("An old pond\n").rest();
    assert!(stage.gutter("An old pond").contains('.'), "{}", stage.screen());
    stage.wait(Duration::from_millis(200));
    assert!(stage.gutter("An old pond").contains('.'), "{}", stage.screen());
    stage.wait(Duration::from_millis(200));
    assert!(stage.gutter("An old pond").contains('!'), "{}", stage.screen());
}

#[test]
fn lines_still_owed_stand_below_as_ghosts() {
    let mut stage = Stage::open("", "haiku");
    stage.type_text("An old silent pond").rest();
    let screen = stage.screen();
    assert!(screen.lines().any(|row| row.trim() == "/7"), "{screen}");
    stage.press("enter").rest();
    assert!(stage.screen().lines().any(|row| row.trim().starts_with('>') && row.contains("/7")), "{}", stage.screen());
}

#[test]
fn nothing_moves_when_a_finding_comes_or_goes() {
    let mut stage = Stage::open("An old pond\na frog leaps into the pond\nsplash, silence again\n", "haiku");
    let rows_of_text =
        |stage: &Stage| stage.screen().replace('\u{258f}', "").lines().position(|row| row.contains("splash")).unwrap();
    let before = rows_of_text(&stage);
    stage.press("end").type_text(" sleeps in rain").settle();
    assert_eq!(rows_of_text(&stage), before);
}

#[test]
fn what_is_saved_is_what_was_opened_and_typed() {
    let mut stage = Stage::open("\u{feff}An old pond \r\n\ta frog\nsplash", "");
    stage.press("ctrl-s");
    assert_eq!(stage.saved(), "\u{feff}An old pond \r\n\ta frog\nsplash");
    stage.press("end").type_text("!").press("ctrl-s");
    assert_eq!(stage.saved(), "\u{feff}An old pond !\r\n\ta frog\nsplash");
}

#[test]
fn leaving_asks_before_anything_is_lost() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.type_text("x").press("ctrl-q");
    assert!(!stage.left);
    assert!(stage.screen().contains("not saved"), "{}", stage.screen());
    stage.press("enter");
    assert!(!stage.left, "Enter alone is no answer");
    stage.press("esc");
    assert!(!stage.screen().contains("not saved"));
    stage.press("ctrl-q s");
    assert!(stage.left);
    assert!(stage.saved().starts_with('x'));
}

#[test]
fn a_question_shows_every_answer_on_a_small_screen() {
    let mut stage = Stage::open_sized(HAIKU, "haiku", (40, 12), Look::default());
    stage.type_text("x").press("ctrl-q");
    let screen = stage.screen();
    assert!(screen.contains("save and quit") && screen.contains("back to the page"), "{screen}");
}

#[test]
fn a_list_leaves_the_line_it_is_for_in_sight() {
    for line in 0..20 {
        let mut stage = Stage::open(&"the snow\n".repeat(20), "");
        stage.press(&"down ".repeat(line)).type_text("here ").press("alt-r");
        assert!(stage.screen().contains("here the snow"), "{}", stage.screen());
    }
}

#[test]
fn a_full_disk_keeps_the_words_and_says_so() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.save_fails = Some("the disk is full; make room and save snow.txt again.".to_owned());
    stage.type_text("x").press("ctrl-q s");
    assert!(!stage.left);
    assert!(stage.screen().contains("disk is full"), "{}", stage.screen());
    assert!(stage.text().starts_with('x'));
}

#[test]
fn a_file_changed_on_disk_is_never_written_over_silently() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.type_text("x");
    stage.change_on_disk("Somebody else's pond\n");
    assert!(stage.screen().contains("changed by something else"), "{}", stage.screen());
    stage.type_text("watt");
    assert!(
        stage.screen().contains("changed by something else"),
        "letters typed on are no answers: {}",
        stage.screen()
    );
    stage.wait(Duration::from_secs(1)).press("t");
    assert_eq!(stage.text(), "Somebody else's pond\n");
    stage.press("ctrl-z");
    assert!(stage.text().starts_with('x'), "one undo brings the poet's own words back");
}

#[test]
fn words_are_kept_for_recovery_a_moment_after_they_are_typed() {
    let mut stage = Stage::open("", "");
    stage.type_text("snow");
    stage.wait(Duration::from_secs(3));
    assert_eq!(stage.recovery.values().next().map(String::as_str), Some("snow"));
    stage.press("ctrl-s");
    assert!(stage.recovery.is_empty());
}

#[test]
fn words_of_an_earlier_session_are_forgotten_only_when_it_is_meant() {
    let recovered = vec!["snow that was typed\n".into()];
    let draft = OpenedDraft { path: "snow.txt".into(), recovered, ..OpenedDraft::default() };
    let mut stage = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
    stage.press("delete").wait(Duration::from_secs(1)).type_text("for years the");
    assert!(stage.screen().contains("for good"), "{}", stage.screen());
    stage.press("esc").type_text("x").press("ctrl-s");
    let forgets = |effect: &Effect| matches!(effect, Effect::ForgetEarlier(_));
    assert!(!stage.effects.iter().any(forgets), "they are offered again");
}

#[test]
fn find_goes_to_the_match_and_back_on_escape() {
    let mut stage = Stage::open(HAIKU, "");
    stage.press("ctrl-f").type_text("leaps");
    assert_eq!(stage.app.draft().buffer().selected(), "leaps");
    stage.press("esc");
    assert_eq!(stage.app.draft().buffer().cursor(), 0);
    stage.press("ctrl-f").type_text("pond").press("enter ctrl-n");
    assert_eq!(stage.app.draft().buffer().cursor_line(), 1);
}

#[test]
fn replacing_all_is_one_undo() {
    let mut stage = Stage::open("snow on snow\nsnow\n", "");
    stage.press("ctrl-r").type_text("snow").press("enter").type_text("rain").press("enter y a");
    assert_eq!(stage.text(), "rain on rain\nrain\n");
    stage.press("ctrl-z ctrl-z");
    assert_eq!(stage.text(), "snow on snow\nsnow\n");
}

#[test]
fn a_mouse_click_puts_the_cursor_there_and_a_drag_selects() {
    let mut stage = Stage::open(HAIKU, "haiku");
    let x = u16::try_from(stage.row(2).find("frog").unwrap()).unwrap();
    stage.act(Action::Click { x, y: 2 });
    stage.act(Action::Drag { x: x + 4, y: 2 });
    assert_eq!(stage.app.draft().buffer().selected(), "frog");
    stage.press("ctrl-c");
    assert_eq!(stage.clipboard, "frog");
}

#[test]
fn a_paste_is_one_step_and_judged_at_once() {
    let mut stage = Stage::open("", "haiku");
    stage
        .act(Action::Paste("An old silent pond\rthe green frog leaps into the pond\rsplash, silence again".to_owned()));
    stage.rest();
    assert!(stage.gutter("the green frog").contains('!'), "{}", stage.screen());
    stage.press("ctrl-z");
    assert_eq!(stage.text(), "");
}

#[test]
fn every_command_can_be_found_by_name() {
    let mut stage = Stage::open("snow\nrain\n", "");
    stage.press("ctrl-e").type_text("move the line down").press("enter");
    assert_eq!(stage.text(), "rain\nsnow\n");
    stage.press("ctrl-e").type_text("undo").press("enter");
    assert_eq!(stage.text(), "snow\nrain\n");
    stage.press("ctrl-e").type_text("redo").press("enter");
    assert_eq!(stage.text(), "rain\nsnow\n");
}

#[test]
fn several_drafts_can_be_open() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.files.insert("rain.txt".into(), "rain\n".to_owned());
    stage.press("ctrl-o").type_text("rain.txt").press("enter");
    assert_eq!(stage.text(), "rain\n");
    stage.press("ctrl-t");
    assert_eq!(stage.text(), HAIKU);
    stage.press("ctrl-o").type_text("nowhere.txt").press("enter");
    assert!(stage.screen().contains("no such file"));
}

#[test]
fn quiet_shows_the_text_and_nothing_else() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.press("alt-q right");
    assert_eq!(stage.screen().replace('\u{258f}', "").trim_end(), HAIKU.trim_end());
}

#[test]
fn a_form_is_chosen_from_the_list() {
    let mut stage = Stage::open(HAIKU, "");
    assert!(stage.row(0).contains("no form"), "{}", stage.screen());
    stage.press("alt-f").type_text("haiku").press("enter").settle();
    assert!(stage.row(0).contains("haiku"), "{}", stage.screen());
}

#[test]
fn a_long_line_wraps_and_the_gutter_keeps_its_place() {
    let long = "the snow ".repeat(20);
    let mut stage = Stage::open(&long, "");
    let first = stage.row(1);
    let second = stage.row(2);
    assert!(first.contains("the snow") && second.contains("the snow"));
    let text = first.find("the").unwrap();
    assert!(second.chars().take(text).all(|c| c == ' '), "{second}");
    assert!(second.chars().nth(text).is_some_and(char::is_alphabetic), "{second}");
    stage.press("down");
    assert!(stage.app.draft().buffer().cursor() > 0, "down goes by rows of the page");
}

#[test]
fn small_screens_keep_count_and_mark() {
    let mut stage = Stage::open_sized(HAIKU, "haiku", (40, 12), Look::default());
    assert!(stage.gutter("An old").contains("5/5"), "{}", stage.screen());
    for (columns, rows) in [(1, 1), (2, 3), (20, 4), (300, 90)] {
        stage.act(Action::Resize(columns, rows));
        stage.screen();
    }
}

#[test]
fn without_color_the_screen_says_the_same() {
    let colored = Stage::open("An old pond\n", "haiku");
    let plain = Stage::open_sized("An old pond\n", "haiku", (80, 24), Look { color: false, ..Look::default() });
    assert_eq!(colored.screen(), plain.screen());
    let foreground = |stage: &Stage| {
        let screen = stage.buffer();
        screen.content.iter().filter(|cell| cell.fg != ratatui::style::Color::Reset).count()
    };
    assert_eq!(foreground(&plain), 0);
    assert!(foreground(&colored) > 0);
}

#[test]
fn a_killed_editor_asks_to_suspend_and_comes_back() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.press("alt-z");
    assert!(stage.effects.contains(&Effect::Suspend));
}

#[test]
fn the_linear_screen_has_no_boxes() {
    let mut stage =
        Stage::open_sized("An old pond\n", "haiku", (80, 24), Look { layout: Layout::Linear, ..Look::default() });
    stage.press("ctrl-e");
    let screen = stage.screen();
    assert!(!screen.contains(['\u{2500}', '\u{2502}', '\u{256d}']), "{screen}");
}

#[test]
fn the_key_page_of_the_documentation_is_the_editors_own_table() {
    let kept = include_str!("../docs/keys.md");
    assert_eq!(kept, verse::tui::key_page(), "cargo run --example editor_picture -- keys > docs/keys.md");
}

#[test]
fn a_reading_is_pinned_for_its_line_and_kept_beside_the_draft() {
    let mut stage = Stage::open("The heaven burns\n", "");
    assert!(stage.gutter("The heaven").contains("3-4"), "{}", stage.screen());
    stage.press("alt-p").type_text("3 syl").press("enter").rest();
    assert!(stage.gutter("The heaven").trim().ends_with('3'), "{}", stage.screen());
    let side = stage.side().unwrap();
    assert!(side.contains("heaven HH EH1 V"), "{side}");
    let draft = OpenedDraft { text: "The heaven burns\n".into(), side: SideText::Is(side), ..OpenedDraft::default() };
    let mut again = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
    assert!(again.gutter("The heaven").trim().ends_with('3'), "{}", again.screen());
    again.press("alt-p enter").rest();
    assert!(again.gutter("The heaven").contains("3-4"), "{}", again.screen());
}

#[test]
fn a_pin_holds_while_the_line_is_written_on() {
    let mut stage = Stage::open("The heaven burns", "");
    stage.press("alt-p").type_text("3 syl").press("enter end").type_text(" bright").rest();
    assert!(stage.gutter("The heaven").trim().trim_start_matches('>').trim().ends_with('4'), "{}", stage.screen());
}

#[test]
fn a_line_that_returns_is_written_by_tab() {
    let mut stage = Stage::open(&VILLANELLE.join("\n"), "villanelle");
    stage.press("ctrl-end enter").rest();
    assert!(stage.screen().contains("writes the line that returns here"), "{}", stage.screen());
    stage.type_text("the night's").rest();
    assert!(stage.screen().contains("long water wears the stone"), "{}", stage.screen());
    stage.press("tab");
    assert!(stage.text().ends_with("the night's long water wears the stone away."), "{}", stage.text());
    stage.press("ctrl-z");
    assert!(stage.text().ends_with("the night's"), "{}", stage.text());
    stage.type_text("x").rest();
    assert!(!stage.screen().contains("writes the line"), "{}", stage.screen());
}

/// Five lines of a villanelle; the first returns as the sixth.
const VILLANELLE: [&str; 6] = [
    "The night's long water wears the stone away.",
    "A lantern travels slowly down the shore.",
    "Whatever was is lost before the day.",
    "",
    "I heard the gulls, and what they had to say",
    "the tide had said a thousand times before.",
];

#[test]
fn the_acrostic_tells_which_letter_is_due() {
    let mut stage = Stage::open("---\nacrostic: owl\n---\n", "acrostic");
    stage.press("ctrl-end").type_text("Over the field\n").rest();
    let due: Vec<String> = stage.screen().lines().filter_map(|row| row.chars().nth(4).map(String::from)).collect();
    assert_eq!(due.concat().matches("OWL").count(), 1, "{due:?}\n{}", stage.screen());
}

#[test]
fn a_line_being_written_is_scanned_as_far_as_it_goes() {
    let mut stage = Stage::open("", "shakespearean-sonnet");
    stage.type_text("Beside the window").rest();
    let row = stage.screen().lines().find(|row| row.contains("Beside the")).unwrap().to_owned();
    assert!(row.ends_with("x/ x/ x") || row.ends_with("x/ x/x"), "{}", stage.screen());
}

#[test]
fn the_judgement_is_told_without_marks_of_its_own() {
    let mut stage = Stage::open("The cat lay down beside the stove\nand dreamt of fishes in the sea\n", "couplet");
    stage.press("ctrl-s ctrl-end up").settle();
    assert!(stage.screen().contains("\u{201c}"), "{}", stage.screen());
    assert!(!stage.screen().contains('*'), "{}", stage.screen());
}

#[test]
fn what_the_system_copied_is_pasted() {
    let draft = OpenedDraft { path: "snow.txt".into(), ..OpenedDraft::default() };
    let start = Start { drafts: vec![draft], size: (80, 24), system_clipboard: true, ..Start::default() };
    let mut stage = Stage::start(start, "");
    stage.clipboard = "rain".to_owned();
    stage.press("ctrl-v");
    assert_eq!(stage.text(), "rain");
    stage.press("ctrl-f ctrl-v");
    assert_eq!(stage.app.draft().buffer().selected(), "rain", "{}", stage.screen());
}

#[test]
fn a_kept_wording_goes_with_its_line_when_lines_change_places() {
    let mut stage = Stage::open("white snow\ngrey rain\n", "");
    stage.press("alt-k end").type_text(" falling").press("alt-down alt-o");
    assert_eq!(stage.text(), "grey rain\nwhite snow\n");
}

#[test]
fn a_word_that_fills_the_line_is_inserted_as_one_step() {
    let mut stage = Stage::open("the river takes the night\nthe window keeps the l", "couplet");
    stage.press("ctrl-end alt-r").type_text("ight");
    assert!(stage.screen().contains("rhyme with night"), "{}", stage.screen());
    stage.press("enter");
    assert!(stage.text().ends_with("the window keeps the light"), "{}", stage.text());
    stage.press("ctrl-z");
    assert!(stage.text().ends_with("the window keeps the l"), "{}", stage.text());
}

#[test]
fn tab_takes_the_first_rhyme_only_while_it_is_shown() {
    let mut stage = Stage::open("The river takes the colors of the night\n", "heroic-couplet");
    stage.press("ctrl-end").type_text("and all the windows keep the falling ").rest();
    assert!(!stage.screen().contains("Tab"), "nothing is offered while keys come: {}", stage.screen());
    stage.settle();
    assert!(stage.screen().contains("Tab"), "{}", stage.screen());
    stage.type_text("l").rest();
    assert!(stage.screen().contains("takes l"), "what is typed narrows it at once: {}", stage.screen());
    stage.press("tab");
    let taken = stage.text().lines().last().unwrap().to_owned();
    assert!(taken.starts_with("and all the windows keep the falling l") && taken.len() > 39, "{taken:?}");
    stage.press("home tab");
    assert!(stage.text().lines().last().unwrap().starts_with("  and"), "{}", stage.text());
}

#[test]
fn a_wording_can_be_kept_and_changed_back() {
    let mut stage = Stage::open("white snow\nrain\n", "");
    stage.press("alt-k end").type_text(" falling").press("alt-o");
    assert_eq!(stage.text(), "white snow\nrain\n");
    stage.press("alt-o");
    assert_eq!(stage.text(), "white snow falling\nrain\n");
    assert!(stage.side().is_some_and(|side| side.contains("white snow")));
}

#[test]
fn the_form_picker_tells_how_the_draft_would_fit() {
    let mut stage = Stage::open("An old pond\na frog\nsplash\n", "");
    stage.press("alt-f").type_text("haiku");
    assert!(stage.screen().contains("3 errors as Haiku"), "{}", stage.screen());
    stage.press("tab");
    assert!(stage.effects.iter().any(|effect| matches!(effect, Effect::KeepForm { form, .. } if form == "haiku")));
}

#[test]
fn a_form_the_draft_names_itself_is_not_kept_where_it_would_not_count() {
    let mut stage = Stage::open("---\nform: tanka\n---\nAn old pond\n", "tanka");
    stage.press("alt-f").type_text("haiku").press("tab");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::KeepForm { .. })));
    assert!(stage.screen().contains("that wins"), "{}", stage.screen());
}

#[test]
fn a_line_of_pentameter_does_not_wrap_beside_the_panel() {
    let line = "Whatever was is lost before the coming day.";
    let stage = Stage::open_sized(line, "", (100, 30), Look::default());
    assert!(stage.row(1).contains(line), "{}", stage.screen());
}

#[test]
fn the_word_at_the_cursor_is_said() {
    let mut stage = Stage::open("begin again\n", "");
    stage.press("alt-w");
    let screen = stage.screen();
    assert!(screen.contains("GIN") && screen.contains("2 syllables"), "{screen}");
}

#[test]
fn why_explains_the_line() {
    let mut stage = Stage::open("An old pond\n", "haiku");
    stage.press("alt-l");
    let screen = stage.screen();
    assert!(screen.contains("3 syllables: An 1, old 1, pond 1"), "{screen}");
}

#[test]
fn a_bare_scheme_is_a_form_in_the_picker_and_a_misspelled_name_is_told_the_nearest() {
    let mut stage = Stage::open("An old pond\na frog\nsplash\n", "");
    stage.press("alt-f").type_text("vilanele");
    let screen = stage.screen();
    assert!(screen.contains("villanelle") && !screen.contains("--form"), "{screen}");
    stage.press("esc esc alt-f").type_text("abaab").press("enter");
    let form = stage.app.draft().reading().form().map(|form| form.id.clone());
    assert_eq!(form.as_deref(), Some("abaab"), "{}", stage.screen());
}

#[test]
fn a_line_that_has_its_rhyme_is_offered_no_other() {
    let mut stage = Stage::open("The river takes the colors of the night\n", "heroic-couplet");
    stage.press("ctrl-end").type_text("and all the windows keep the falling ").rest();
    stage.settle();
    stage.type_text("l").rest();
    stage.settle();
    assert!(stage.screen().contains("takes l"), "{}", stage.screen());
    stage.press("tab").rest();
    stage.settle();
    assert!(!stage.screen().contains("Tab takes"), "{}", stage.screen());
}
