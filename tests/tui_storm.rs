//! Keys struck at random: nothing breaks, everything can be undone, what is saved is what stands there.
//!
//! Ten thousand on every run; `cargo test --test tui_storm -- --ignored` strikes a hundred thousand.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use stage::Stage;
use verse::tui::{Action, COMMANDS, Command};

const KEYS: usize = 1_000;

/// A small generator of its own, so that a storm can be repeated by its number.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        // Knuth's MMIX multiplier and increment.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.throw(from.len())]
    }
}

const TYPED: &[&str] = &[
    "a",
    "e",
    "s",
    " ",
    " ",
    "th",
    "é",
    "\u{300}",
    "雪",
    "👩\u{200d}🌾",
    "'",
    "\u{2019}",
    "-",
    "ש",
    "\t",
    "\u{0}",
    "\u{200d}",
];

const PASTED: &[&str] = &[
    "snow\nfalls",
    "\r\n\r\n",
    "one\rtwo",
    "",
    "a very long line of verse that goes on and on beyond the page's edge",
];

const DRAFTS: &[(&str, &str)] = &[
    ("", "haiku"),
    ("An old silent pond\r\na frog leaps into the pond\r\nsplash\r\n", "haiku"),
    ("---\nform: ABAB\n---\nthe night is long\n\nthe day is short", "ABAB"),
    ("\u{feff}\tsnow \n\n\n* * *\nrain\r\n", ""),
];

fn strike(dice: &mut Dice) -> Action {
    let (x, y) = (u16::try_from(dice.throw(120)).unwrap(), u16::try_from(dice.throw(40)).unwrap());
    match dice.throw(100) {
        0..45 => Action::Type((*dice.pick(TYPED)).to_owned()),
        45..85 => Action::Do(dice.pick(COMMANDS).command),
        85..88 => Action::Do(Command::BreakLine),
        88..90 => Action::Paste((*dice.pick(PASTED)).to_owned()),
        90..92 => Action::Click { x, y },
        92..94 => Action::Drag { x, y },
        94..95 => Action::Wheel(i16::try_from(dice.throw(9)).unwrap() - 4),
        95..96 => Action::Resize(x + 1, y + 1),
        _ => Action::Idle,
    }
}

#[test]
fn ten_thousand_keys_break_nothing() {
    rage(0..10);
}

#[test]
#[ignore = "takes a minute or more"]
fn a_hundred_thousand_keys_break_nothing() {
    rage(0..100);
}

fn rage(storms: std::ops::Range<u64>) {
    for storm in storms {
        let mut dice = Dice(storm);
        let (text, form) = DRAFTS[usize::try_from(storm).unwrap() % DRAFTS.len()];
        let mut stage = Stage::open(text, form);
        for key in 0..KEYS {
            stage.act(strike(&mut dice));
            if key % 16 == 0 {
                stage.wait(std::time::Duration::from_millis(100));
                stage.screen();
            }
            if stage.left {
                stage = Stage::open(text, form);
            }
        }
        what_stands_there_is_saved(&mut stage, storm);
        everything_is_undone_and_done_again(&mut stage, storm);
    }
}

fn what_stands_there_is_saved(stage: &mut Stage, storm: u64) {
    let path = stage.app.draft().path().to_owned();
    // The draft of a tour has no name yet, and takes one that no file has.
    let path = if path.as_os_str().is_empty() { "after-the-storm.txt".into() } else { path };
    stage.press("esc esc");
    stage.act(Action::Do(Command::SaveAs));
    stage.press("ctrl-a");
    stage.act(Action::Paste(path.display().to_string()));
    stage.press("enter");
    let standing = stage.app.draft().buffer().to_file();
    let path = stage.app.draft().path();
    assert_eq!(stage.files.get(path), Some(&standing), "storm {storm}");
}

fn everything_is_undone_and_done_again(stage: &mut Stage, storm: u64) {
    let mut states = vec![stage.app.draft().buffer().to_file()];
    while stage.app.draft().buffer().steps() > 0 {
        stage.press("ctrl-z");
        states.push(stage.app.draft().buffer().to_file());
    }
    let mut opened = states.pop();
    while let Some(state) = states.pop() {
        assert_eq!(
            opened.take().unwrap_or_else(|| stage.app.draft().buffer().to_file()),
            stage.app.draft().buffer().to_file()
        );
        stage.press("ctrl-y");
        assert_eq!(stage.app.draft().buffer().to_file(), state, "storm {storm}");
    }
}
