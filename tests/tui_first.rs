//! First contact: the empty page, the picker of forms, the tour.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use stage::Stage;
use verse::form::Registry;
use verse::tui::{Layout, Look, OpenedDraft, Start};
use verse::workspace::DraftContext;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (60, 20), (40, 12)];

/// The names in the picker, from the top.
fn names(stage: &Stage) -> Vec<String> {
    let screen = stage.screen();
    let rows = screen.lines().filter_map(|row| row.trim_start().strip_prefix("\u{2502} "));
    let named = rows.skip(1).map(|row| row.split("  ").next().unwrap_or_default().trim().to_owned());
    named.take_while(|name| !name.is_empty()).collect()
}

#[test]
fn an_empty_page_shows_the_first_steps_until_the_first_letter() {
    for size in SIZES {
        let mut stage = Stage::open_sized("", "", size, Look::default());
        for step in ["Alt-F", "choose a form", "^S", "F1", "^Q"] {
            let known = stage.screen();
            assert!(known.contains(step) || step == "F1" && known.contains("^G"), "{step} at {size:?}: {known}");
        }
        stage.type_text("s").rest();
        assert!(!stage.screen().contains("choose a form"), "{}", stage.screen());
    }
    let quiet = Look { layout: Layout::Quiet, ..Look::default() };
    assert_eq!(Stage::open_sized("", "", (80, 24), quiet).screen().trim(), "\u{258f}");
    assert!(!Stage::open("", "haiku").screen().contains("choose a form"), "the form's lines are there");
}

#[test]
fn the_picker_begins_with_the_forms_people_want_and_fills_the_screen() {
    let mut stage = Stage::open_sized("", "", (80, 36), Look::default());
    stage.press("alt-f");
    let shown = names(&stage);
    assert_eq!(shown[..4], ["No form", "Haiku", "Limerick", "Shakespearean sonnet"], "{}", stage.screen());
    assert!(shown.len() > 20, "{}", stage.screen());
}

#[test]
fn a_form_is_found_by_any_word_of_its_names_and_of_what_is_said_of_it() {
    for (typed, first) in [
        ("limer", "Limerick"),
        ("LIMERICK", "Limerick"),
        ("sonnet", "Sonnet"),
        ("shakes", "Shakespearean sonnet"),
        ("sonnet shakes", "Shakespearean sonnet"),
        ("abecedarius", "Abecedarian"),
        ("lear", "Limerick (Lear's four-line layout)"),
    ] {
        let mut stage = Stage::open("", "");
        stage.press("alt-f").type_text(typed);
        assert_eq!(names(&stage).first().map(String::as_str), Some(first), "{typed}: {}", stage.screen());
    }
    let mut stage = Stage::open("", "");
    stage.press("alt-f").type_text("welsh");
    assert!(names(&stage).len() > 3, "{}", stage.screen());
    stage.press("ctrl-w").type_text("lyric");
    assert!(!names(&stage).is_empty() && !stage.screen().contains("Nothing agrees"), "{}", stage.screen());
    stage.press("ctrl-w").type_text("abcabc").press("enter");
    assert!(stage.screen().contains("abcabc"), "a scheme is a form too: {}", stage.screen());
}

fn tour(size: (u16, u16)) -> Stage {
    let context = DraftContext::of(Registry::new(), None);
    let draft = OpenedDraft { new: true, context, ..OpenedDraft::default() };
    Stage::start(Start { drafts: vec![draft], size, tour: true, ..Start::default() }, "")
}

#[test]
fn the_tour_is_a_draft_one_writes_in_and_goes_on_as_it_is_written() {
    for size in SIZES {
        let mut stage = tour(size);
        stage.rest();
        assert!(stage.screen().contains("1 of 7"), "{}", stage.screen());
        assert!(stage.screen().contains("the old gate stands wide"), "{}", stage.screen());
        stage.wait(std::time::Duration::from_secs(5));
        assert!(stage.recovery.is_empty(), "nobody wrote what the tour begins with");
        stage.type_text("snow has filled the cart").press("enter").settle();
        assert!(stage.screen().contains("1 of 7"), "the line is too short: {}", stage.screen());
        stage.press("up end").type_text(" again").press("down").settle();
        assert!(stage.screen().contains("2 of 7"), "{}", stage.screen());
        stage.type_text("no one comes to knock").press("up").settle();
        assert!(stage.screen().contains("3 of 7"), "{}", stage.screen());
        stage.press("alt-l esc").rest();
        assert!(stage.screen().contains("4 of 7"), "{}", stage.screen());
        stage.press("alt-w esc alt-y esc").rest();
        assert!(stage.screen().contains("6 of 7"), "{}", stage.screen());
        stage.press("alt-f").type_text("limerick").press("enter").rest();
        assert!(stage.screen().contains("7 of 7"), "{}", stage.screen());
        assert_eq!(stage.app.draft().reading().form().map(|form| form.id.as_str()), Some("limerick"));
        stage.press("esc").rest();
        assert!(!stage.screen().contains("7 of 7"), "{}", stage.screen());
    }
}

#[test]
fn the_help_begins_the_tour_beside_the_drafts_that_are_open() {
    let mut stage = Stage::open("snow falls\n", "");
    stage.press("f1");
    assert!(stage.screen().contains("tour of five minutes"), "{}", stage.screen());
    stage.press("enter").rest();
    assert!(stage.screen().contains("1 of 7") && stage.row(0).contains("2/2"), "{}", stage.screen());
    stage.press("ctrl-t");
    assert!(stage.screen().contains("snow falls") && !stage.screen().contains("1 of 7"), "{}", stage.screen());
    stage.press("ctrl-t alt-x");
    assert!(!stage.row(0).contains("2/2"), "nothing was written, nothing is asked: {}", stage.screen());
}
