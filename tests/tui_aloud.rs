//! The voice of the editor, key by key: begun, ended, and what is said where nothing was heard.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use stage::Stage;
use verse::tui::{Action, Effect, Event};

const LINES: &str =
    "The harbor lamps are burning low,\nThe fishing boats come in so slow,\n\nAnd gulls are crying on the quay\n";

/// What was spoken last: its number and its phonemes.
fn spoken(stage: &Stage) -> Option<(u64, String)> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::Speak { nth, utterance, .. } => Some((*nth, utterance.phonemes.clone())),
        _ => None,
    })
}

fn hushes(stage: &Stage) -> usize {
    stage.effects.iter().filter(|effect| matches!(effect, Effect::Hush)).count()
}

fn told(stage: &Stage) -> &str {
    stage.app.told().map_or("", |told| told.text.as_str())
}

#[test]
fn the_line_at_the_cursor_is_spoken_and_a_second_press_or_esc_ends_it() {
    let mut stage = Stage::open(LINES, "");
    for end in ["alt-v", "esc"] {
        stage.press("alt-v");
        assert_eq!(spoken(&stage).unwrap().1, "[[D@ h'A@b3 l'amps A@ b'3:nIN l'oU]],\n");
        assert_eq!(told(&stage), "Speaking; Alt-V or Esc ends it.");
        let before = hushes(&stage);
        stage.press(end);
        assert_eq!(hushes(&stage), before + 1, "{end}");
    }
    stage.press("esc");
    assert_eq!(hushes(&stage), 2, "nothing was spoken any more");
}

#[test]
fn lines_that_are_selected_are_spoken_together() {
    let mut stage = Stage::open(LINES, "");
    stage.press("shift-down shift-down alt-v");
    assert_eq!(spoken(&stage).unwrap().1.lines().count(), 2);
}

#[test]
fn when_the_voice_has_ended_its_message_goes_and_the_key_begins_anew() {
    let mut stage = Stage::open(LINES, "");
    stage.press("alt-v");
    let (nth, _) = spoken(&stage).unwrap();
    stage.act(Action::Outside(Event::Spoken { nth, failed: None }));
    assert_eq!(told(&stage), "");
    stage.press("alt-v");
    assert_eq!(spoken(&stage).unwrap().0, nth + 1);
    // The end of one that came before is no end of this one.
    stage.act(Action::Outside(Event::Spoken { nth, failed: Some("Nothing was heard.".to_owned()) }));
    assert_eq!(told(&stage), "Speaking; Alt-V or Esc ends it.");
    stage.act(Action::Outside(Event::Spoken { nth: nth + 1, failed: Some("Nothing was heard.".to_owned()) }));
    assert_eq!(told(&stage), "Nothing was heard.");
}

#[test]
fn a_line_without_verse_is_not_spoken() {
    let mut stage = Stage::open(LINES, "");
    stage.press("down down alt-v");
    assert!(spoken(&stage).is_none());
    assert_eq!(told(&stage), "There is no verse on this line to speak.");
}

#[test]
fn the_page_stays_as_it_is_while_a_line_is_spoken_and_can_be_written_on() {
    let mut stage = Stage::open(LINES, "");
    stage.press("alt-v");
    stage.type_text("O ");
    assert!(stage.text().starts_with("O The harbor"));
    assert_eq!(hushes(&stage), 0);
}
