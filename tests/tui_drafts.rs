//! Several drafts and their files in one editor: none takes another's words, and what was asked for is done.
#![cfg(feature = "tui")]

mod stage;

use std::path::Path;
use std::time::Duration;

use stage::{PATH, Stage};
use verse::tui::{Action, Command, EarlierWords, Effect, Event, Found, OpenedDraft, SideText, Start, Version};

const RAIN: &str = "rain.txt";

/// Two drafts, the first of them shown; words of an earlier session are left of each that is given some.
fn two(recovered: [Option<&str>; 2]) -> Stage {
    let draft = |id: u64, path: &str, text: &str, recovered: Option<&str>| OpenedDraft {
        id,
        path: path.into(),
        text: text.to_owned(),
        recovered: recovered.map(EarlierWords::from).into_iter().collect(),
        ..OpenedDraft::default()
    };
    let drafts = vec![draft(0, PATH, "snow\n", recovered[0]), draft(1, RAIN, "rain\n", recovered[1])];
    Stage::start(Start { drafts, size: (80, 24), ..Start::default() }, "snow\n")
}

/// Fills in the name in the prompt that stands over the page.
fn name(stage: &mut Stage, name: &str) {
    stage.press("ctrl-a").type_text(name).press("enter");
}

fn file<'a>(stage: &'a Stage, path: &str) -> &'a str {
    &stage.files[Path::new(path)]
}

#[test]
fn recovered_words_are_offered_with_their_own_draft_and_taken_into_no_other() {
    let mut stage = two([None, Some("rain that was typed\n")]);
    assert!(stage.app.overlay().is_none(), "nothing was left of the draft that is shown: {}", stage.screen());
    stage.press("ctrl-t");
    assert!(stage.screen().contains("rain that was typed"), "{}", stage.screen());
    stage.press("enter");
    let texts: Vec<&str> = stage.app.drafts().iter().map(|draft| draft.buffer().text()).collect();
    assert_eq!(texts, ["snow\n", "rain that was typed\n"]);
}

/// A draft of which three sessions left words.
fn left_by_three() -> Stage {
    let left = |text: &str, file: &str| EarlierWords { text: text.to_owned(), side: None, sessions: vec![file.into()] };
    let recovered = vec![left("hail\n", "3"), left("rain\n", "2"), left("snow\n", "1")];
    let draft = OpenedDraft { new: true, recovered, ..OpenedDraft::default() };
    Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "")
}

/// The recovery files of earlier sessions that were forgotten.
fn forgotten(stage: &Stage) -> Vec<&Path> {
    let mut forgotten = Vec::new();
    for effect in &stage.effects {
        if let Effect::ForgetEarlier(files) = effect {
            forgotten.extend(files.iter().map(std::path::PathBuf::as_path));
        }
    }
    forgotten
}

#[test]
fn the_words_of_several_sessions_are_offered_one_by_one() {
    let mut stage = left_by_three();
    assert!(stage.screen().contains("(1 of 3)") && stage.screen().contains("hail"), "{}", stage.screen());
    stage.press("tab");
    assert!(stage.screen().contains("(2 of 3)") && stage.screen().contains("rain"), "{}", stage.screen());
    stage.press("delete y");
    assert!(stage.screen().contains("(3 of 3)") && stage.screen().contains("snow"), "{}", stage.screen());
    stage.press("esc");
    assert!(stage.app.overlay().is_none());
    assert_eq!(forgotten(&stage), [Path::new("2")], "only what was let go of twice");
}

#[test]
fn sessions_that_begin_alike_are_told_apart() {
    let recovered = ["snow\nrain\n", "snow\nhail\n", "snow\n"].map(EarlierWords::from).to_vec();
    let draft = OpenedDraft { new: true, recovered, ..OpenedDraft::default() };
    let mut stage = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
    for quoted in ["\u{201c}rain\u{201d}", "\u{201c}hail\u{201d}", "\u{201c}snow\u{201d}"] {
        assert!(stage.screen().contains(quoted), "{quoted}: {}", stage.screen());
        stage.press("tab");
    }
}

#[test]
fn words_that_were_taken_are_needed_until_they_are_saved() {
    let mut stage = left_by_three();
    stage.press("tab enter");
    assert_eq!(stage.text(), "rain\n");
    assert!(stage.screen().contains("offered when the draft is opened again"), "{}", stage.screen());
    assert!(stage.app.overlay().is_none() && forgotten(&stage).is_empty());
    stage.press("ctrl-s");
    name(&mut stage, "rain.txt");
    assert_eq!(forgotten(&stage), [Path::new("2")]);
}

#[test]
fn after_words_were_taken_one_writes_on_where_they_end() {
    let draft = OpenedDraft {
        path: "snow.txt".into(),
        text: "snow\n\nrain\n".to_owned(),
        recovered: vec![EarlierWords::from("snow\nhail falls\n\nrain\n")],
        ..OpenedDraft::default()
    };
    let mut stage = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
    stage.press("enter").type_text(" again");
    assert_eq!(stage.text(), "snow\nhail falls again\n\nrain\n");
}

#[test]
fn words_that_were_taken_and_taken_back_are_offered_another_time() {
    let mut stage = left_by_three();
    stage.press("enter ctrl-z ctrl-q");
    assert!(stage.left && forgotten(&stage).is_empty(), "{}", stage.screen());
    let mut stage = left_by_three();
    stage.press("enter ctrl-q d");
    assert!(stage.left);
    assert_eq!(forgotten(&stage), [Path::new("3")], "leaving without saving lets go of them");
}

#[test]
fn words_that_were_taken_back_are_offered_another_time_though_others_were_saved() {
    for leave in ["ctrl-s", "ctrl-q d"] {
        let mut stage = two([Some("snow that was left\n"), None]);
        stage.press("enter ctrl-z").type_text("other ").press(leave);
        assert!(forgotten(&stage).is_empty() && file(&stage, PATH) != "snow that was left\n", "{leave}");
        let mut effects = stage.effects.iter();
        assert!(effects.any(|effect| matches!(effect, Effect::Forget { .. } | Effect::Close { .. })), "{leave}");
    }
    let mut stage = left_by_three();
    stage.press("enter ctrl-z ctrl-y").type_text("other ").press("ctrl-s");
    name(&mut stage, "hail.txt");
    assert_eq!(forgotten(&stage), [Path::new("3")], "taken back, and taken again");
}

#[test]
fn a_recovery_file_is_due_though_another_draft_is_shown() {
    let mut stage = two([None, None]);
    stage.wait(Duration::from_secs(10)).type_text("more ");
    stage.act(Action::Outside(Event::Opened(Box::new(OpenedDraft { id: 2, new: true, ..OpenedDraft::default() }))));
    assert!(stage.app.draft().path().as_os_str().is_empty());
    let wakes = stage.app.wakes_at().unwrap();
    assert!(wakes <= Duration::from_secs(12), "{wakes:?}");
    stage.now = wakes;
    stage.wait(Duration::from_secs(2));
    assert_eq!(stage.recovery[&0], "more snow\n");
}

#[test]
fn an_answer_is_for_the_draft_that_was_asked_about() {
    let mut stage = two([Some("snow that was typed\n"), None]);
    assert!(stage.screen().contains("snow that was typed"), "{}", stage.screen());
    let reason = "the disk is full.".to_owned();
    stage.act(Action::Outside(Event::SaveFailed { draft: 1, reason }));
    stage.press("enter");
    let texts: Vec<&str> = stage.app.drafts().iter().map(|draft| draft.buffer().text()).collect();
    assert_eq!(texts, ["snow that was typed\n", "rain\n"]);
}

#[test]
fn saving_under_the_name_of_another_file_asks_first_and_writes_over_what_was_seen() {
    let mut stage = two([None, None]);
    stage.files.insert("hail.txt".into(), "hail\n".to_owned());
    stage.type_text("x").press("alt-a");
    name(&mut stage, "hail.txt");
    assert!(stage.screen().contains("hail.txt is there already"), "{}", stage.screen());
    assert_eq!(stage.app.draft().path(), Path::new(PATH), "the name is taken once it is saved");
    stage.press("esc ctrl-s");
    assert_eq!((file(&stage, "hail.txt"), file(&stage, PATH)), ("hail\n", "xsnow\n"));
    stage.press("alt-a");
    name(&mut stage, "hail.txt");
    stage.files.insert("hail.txt".into(), "more hail\n".to_owned());
    stage.press("w");
    assert_eq!(file(&stage, "hail.txt"), "more hail\n", "it is another file than the one that was asked about");
    stage.press("w");
    assert_eq!(file(&stage, "hail.txt"), "xsnow\n");
    assert_eq!(stage.app.draft().path(), Path::new("hail.txt"));
    let forgets = |effect: &Effect| matches!(effect, Effect::Forget { draft: 0, .. });
    assert!(stage.effects.iter().any(forgets), "what was to be recovered under the old name is saved");
}

#[test]
fn a_name_that_cannot_be_saved_under_is_not_kept() {
    let mut stage = two([None, None]);
    stage.save_fails = Some("the folder of nodir/b.txt is not there.".to_owned());
    stage.type_text("x").press("alt-a");
    name(&mut stage, "nodir/b.txt");
    assert!(stage.screen().contains("is not there"), "{}", stage.screen());
    stage.save_fails = None;
    stage.press("esc ctrl-s");
    assert_eq!(file(&stage, PATH), "xsnow\n");
}

#[test]
fn a_prompt_that_fails_keeps_what_was_typed_and_the_poem_gets_none_of_what_is_typed_next() {
    let mut stage = two([None, None]);
    stage.save_fails = Some("the folder of nodir/b.txt is not there.".to_owned());
    stage.type_text("x").press("ctrl-q s");
    assert!(stage.screen().contains("Your words are kept here"), "{}", stage.screen());
    stage.press("alt-a");
    name(&mut stage, "nodir/b.txt");
    assert!(stage.screen().contains("Save as: nodir/b.txt"), "{}", stage.screen());
    assert!(stage.screen().contains("is not there"), "{}", stage.screen());
    stage.save_fails = None;
    stage.type_text("2").press("enter");
    assert_eq!(file(&stage, "nodir/b.txt2"), "xsnow\n");
    for (keys, typed, shown) in [
        ("ctrl-o", "nowhere.txt", "no such file"),
        ("ctrl-l", "snow", "such as 12"),
        ("ctrl-f", "hail", "not in this draft"),
    ] {
        stage.press(keys).type_text(typed).press("enter").type_text("!");
        assert!(stage.screen().contains(&format!("{typed}!")), "{}", stage.screen());
        assert!(!stage.screen().contains(shown) || keys == "ctrl-f", "what was told is of the text as it was");
        stage.press("backspace enter");
        assert!(stage.screen().contains(shown), "{}", stage.screen());
        assert_eq!(stage.text(), "xsnow\n");
        stage.press("esc");
    }
}

#[test]
fn a_word_that_cannot_be_taught_as_typed_is_asked_for_again() {
    let mut stage = two([None, None]);
    stage.press("alt-w enter").type_text("snoh").press("enter");
    assert!(stage.effects.iter().any(|effect| matches!(effect, Effect::Teach { .. })));
    let reason = "snow was not taught: `snoh` has no stress; write SNOH.".to_owned();
    stage.act(Action::Outside(Event::TeachFailed(reason)));
    assert!(stage.screen().contains("snow is said: snoh") && stage.screen().contains("has no stress"));
    stage.type_text("x");
    assert_eq!(stage.text(), "snow\n");
}

#[test]
fn a_draft_that_could_not_be_saved_under_one_name_is_still_left_under_the_next() {
    let mut stage = Stage::start(Start { size: (80, 24), ..Start::default() }, "");
    stage.save_fails = Some("the folder of nodir/b.txt is not there.".to_owned());
    stage.type_text("hail").press("ctrl-q s");
    name(&mut stage, "nodir/b.txt");
    stage.save_fails = None;
    name(&mut stage, "hail.txt");
    assert!(stage.left && file(&stage, "hail.txt") == "hail", "{}", stage.screen());
}

#[test]
fn on_the_smallest_screen_too_a_prompt_says_why_it_failed() {
    let look = verse::tui::Look { layout: verse::tui::Layout::Quiet, ..verse::tui::Look::default() };
    let mut stage = Stage::open_sized("snow\n", "", (40, 12), look);
    stage.press("ctrl-o").type_text("nowhere.txt").press("enter");
    assert!(stage.screen().contains("no such file") && stage.screen().contains("nowhere.txt"), "{}", stage.screen());
}

#[test]
fn a_file_that_is_open_is_shown_and_not_opened_twice() {
    let mut stage = two([None, None]);
    stage.press("ctrl-o").type_text(RAIN).press("enter");
    assert_eq!(stage.app.drafts().len(), 2);
    assert_eq!(stage.text(), "rain\n");
    assert!(stage.screen().contains("is open already"), "{}", stage.screen());
}

fn close_and_save(stage: &mut Stage) {
    stage.act(Action::Do(Command::CloseDraft));
    assert!(stage.screen().contains("save and close"), "{}", stage.screen());
    stage.press("s");
}

#[test]
fn save_and_close_saves_and_closes() {
    let mut stage = two([None, None]);
    stage.type_text("x");
    close_and_save(&mut stage);
    assert_eq!(file(&stage, PATH), "xsnow\n");
    assert_eq!(stage.app.drafts().len(), 1);
    assert_eq!(stage.text(), "rain\n");
    stage.type_text("y");
    close_and_save(&mut stage);
    assert!(!stage.left && stage.text().is_empty(), "in the place of the last one an empty page opens");
    assert_eq!(file(&stage, RAIN), "yrain\n");
}

#[test]
fn an_unnamed_draft_is_asked_its_name_before_it_is_saved_and_closed() {
    let unnamed = || {
        let mut stage = Stage::start(Start { size: (80, 24), ..Start::default() }, "");
        stage.type_text("hail").press("ctrl-q s");
        assert!(stage.screen().contains("Save as:"), "{}", stage.screen());
        stage
    };
    let mut stage = unnamed();
    name(&mut stage, "hail.txt");
    assert!(stage.left);
    assert_eq!(file(&stage, "hail.txt"), "hail");
    let mut stage = unnamed();
    stage.press("esc").type_text("x").press("ctrl-s");
    name(&mut stage, "hail.txt");
    assert!(!stage.left, "who went back to the page did not mean to leave any more");
}

#[test]
fn save_and_quit_saves_every_draft_and_asks_once() {
    let mut stage = two([None, None]);
    stage.type_text("x").press("ctrl-t").type_text("y").press("ctrl-q s");
    assert!(stage.left, "{}", stage.screen());
    assert_eq!((file(&stage, PATH), file(&stage, RAIN)), ("xsnow\n", "yrain\n"));
}

#[test]
fn save_and_quit_asks_about_a_changed_file_and_goes_on_when_it_is_answered() {
    let mut stage = two([None, None]);
    stage.type_text("x").press("ctrl-t").type_text("y");
    stage.files.insert(PATH.into(), "sleet\n".to_owned());
    stage.press("ctrl-q s");
    assert!(!stage.left && stage.screen().contains("was changed by something else"), "{}", stage.screen());
    stage.press("w");
    assert!(stage.left, "{}", stage.screen());
    assert_eq!((file(&stage, PATH), file(&stage, RAIN)), ("xsnow\n", "yrain\n"));
}

#[test]
fn the_files_text_that_was_taken_is_not_left_before_it_can_be_undone() {
    let mut stage = two([None, None]);
    stage.type_text("x");
    stage.files.insert(PATH.into(), "sleet\n".to_owned());
    stage.press("ctrl-q s t");
    assert!(!stage.left);
    assert_eq!(stage.text(), "sleet\n");
    stage.press("ctrl-z ctrl-s");
    assert_eq!(file(&stage, PATH), "xsnow\n", "what was taken is what it rests on");
}

#[test]
fn a_file_that_became_unreadable_is_never_taken_for_text() {
    let mut stage = two([None, None]);
    let reason = "cannot read snow.txt: line 1 is not UTF-8".to_owned();
    let found = Found::Unreadable { reason, version: Version::of(b"\xff") };
    stage.act(Action::Outside(Event::ChangedOnDisk { draft: 0, path: PATH.into(), found }));
    assert!(stage.screen().contains("cannot read snow.txt: line 1"), "{}", stage.screen());
    assert!(!stage.screen().contains("take the file's text"), "{}", stage.screen());
    stage.press("enter");
    assert_eq!(stage.text(), "snow\n");
}

#[test]
fn what_is_kept_beside_a_draft_is_written_only_when_it_changed() {
    let kept = "# mine\n[[kept]]\nline = \"snow\"\nwordings = [\"white snow\"]\n";
    for (side, told) in [
        (SideText::None, false),
        (SideText::Is(kept.to_owned()), false),
        (SideText::Unreadable("line 1 is not UTF-8".to_owned()), true),
    ] {
        let draft = OpenedDraft { path: PATH.into(), text: "snow\nice\n".into(), side, ..OpenedDraft::default() };
        let mut stage = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "snow\nice\n");
        assert_eq!(stage.screen().contains("left as they are"), told, "{}", stage.screen());
        stage.press("ctrl-end").type_text("x").press("ctrl-s");
        let writes = |effect: &&Effect| matches!(effect, Effect::WriteSide { .. });
        assert_eq!(stage.effects.iter().find(writes), None);
        stage.press("alt-k");
        assert_eq!(stage.effects.iter().any(|effect| writes(&effect)), !told, "{}", stage.screen());
    }
}

#[test]
fn what_could_not_be_opened_again_is_neither_pasted_nor_taken_nor_put_in_place() {
    let mut stage = two([Some("rain\0\n"), None]);
    stage.press("enter");
    assert!(stage.screen().contains("NUL byte"), "{}", stage.screen());
    assert_eq!(stage.text(), "snow\n");
    for pasted in ["ice\0".to_owned(), "x".repeat(17 << 20)] {
        stage.act(Action::Paste(pasted));
        assert!(stage.screen().contains("the draft is unchanged"), "{}", stage.screen());
        assert_eq!(stage.text(), "snow\n");
    }
    stage.act(Action::Type("\0".to_owned()));
    assert_eq!(stage.text(), "snow\n");
    stage.type_text("x").press("ctrl-s");
    assert_eq!(file(&stage, PATH), "xsnow\n", "what is typed after it is typed");
}

/// The side file that was written last, and where.
fn side_written(stage: &Stage) -> Option<(&Path, Option<&str>)> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteSide { path, text, .. } => Some((path.as_path(), text.as_deref())),
        _ => None,
    })
}

fn form(stage: &Stage) -> Option<String> {
    stage.app.draft().reading().form().map(|form| form.id.clone())
}

#[test]
fn the_form_chosen_is_kept_beside_the_draft_and_goes_along_with_it() {
    let mut stage = two([None, None]);
    stage.press("alt-f").type_text("haiku").press("enter").settle();
    let (path, text) = side_written(&stage).unwrap();
    assert_eq!((path, form(&stage).as_deref()), (Path::new(PATH), Some("haiku")));
    assert!(text.unwrap().contains("form = \"haiku\""), "{text:?}");
    stage.type_text("x").press("alt-a");
    name(&mut stage, "other.txt");
    let (path, text) = side_written(&stage).unwrap();
    assert_eq!(path, Path::new("other.txt"));
    let side = SideText::Is(text.unwrap().to_owned());
    let draft = OpenedDraft { path: "other.txt".into(), text: "xsnow\n".into(), side, ..OpenedDraft::default() };
    let mut again = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "xsnow\n");
    assert_eq!(form(&again).as_deref(), Some("haiku"), "opened again");
    again.act(Action::Outside(Event::FormKept { draft: 0, told: "kept in verse.toml".to_owned() }));
    assert_eq!(side_written(&again), Some((Path::new("other.txt"), None)), "verse.toml says it now");
    again.settle();
    assert_eq!(form(&again), None);
}

#[test]
fn a_draft_without_a_name_keeps_its_form_for_when_it_has_one() {
    for key in ["enter", "tab"] {
        let mut stage = Stage::start(Start { size: (80, 24), ..Start::default() }, "");
        stage.press("alt-f").type_text("haiku").press(key);
        stage.type_text("An old silent pond").wait(Duration::from_secs(3));
        assert_eq!((form(&stage).as_deref(), side_written(&stage)), (Some("haiku"), None));
        let side = stage.effects.iter().find_map(|effect| match effect {
            Effect::Recover { side, .. } => side.clone(),
            _ => None,
        });
        let left = EarlierWords { text: "An old silent pond".to_owned(), side, sessions: vec!["1".into()] };
        stage.press("ctrl-s");
        name(&mut stage, "pond.txt");
        let (path, text) = side_written(&stage).unwrap();
        assert_eq!(path, Path::new("pond.txt"));
        assert!(text.unwrap().contains("form = \"haiku\""), "{text:?}");
        let draft = OpenedDraft { new: true, recovered: vec![left], ..OpenedDraft::default() };
        let mut again = Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
        again.press("enter").settle();
        assert_eq!((again.text(), form(&again).as_deref()), ("An old silent pond", Some("haiku")));
    }
}
