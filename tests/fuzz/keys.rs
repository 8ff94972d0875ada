//! A script of keys struck in the editor.
//!
//! The first byte chooses form and look; the first text is the draft, the second the script: a letter types itself, `\` and a byte is a command,
//! `^` and a byte something from outside.

use std::time::Duration;

use ratatui::buffer::Buffer;

use verse::tui::{Action, COMMANDS, Layout, Look, MarksShown};

use crate::stage::Stage;

const FORMS: &[&str] = &["", "haiku", "quatrain-abab", "villanelle", "limerick", "sestina"];
const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40), (40, 12), (1, 1), (10, 4), (200, 3)];

/// Strikes keys.
pub fn run(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let texts = super::texts(rest);
    let look = Look {
        layout: [Layout::Full, Layout::Quiet, Layout::Linear][usize::from(choice >> 6) % 3],
        marks: if choice & 32 == 0 { MarksShown::CursorLine } else { MarksShown::EveryLine },
        ..Look::default()
    };
    let form = FORMS[usize::from(choice) % FORMS.len()];
    let mut stage = Stage::open_sized(&texts[0], form, SIZES[usize::from(choice) % SIZES.len()], look);
    assert_eq!(stage.app.draft().buffer().to_file(), texts[0], "opened, nothing is changed");
    let mut script = texts.get(1).map_or("", String::as_str).chars();
    while let Some(key) = script.next() {
        match key {
            '\\' => stage.act(Action::Do(COMMANDS[script.next().map_or(0, |c| c as usize) % COMMANDS.len()].command)),
            '^' => outside(&mut stage, script.next().unwrap_or('0')),
            '\n' => _ = stage.press("enter"),
            letter => stage.act(Action::Type(letter.to_string())),
        }
        if stage.left {
            return;
        }
    }
    is_drawn_tidily(&stage.buffer());
    everything_can_be_undone(&mut stage);
}

fn outside(stage: &mut Stage, choice: char) {
    match choice {
        't' => _ = stage.settle(),
        'd' => is_drawn_tidily(&stage.buffer()),
        'p' => stage.act(Action::Paste("snow\r\nfalls\n\n\u{1b}[2J".to_owned())),
        'c' => stage.act(Action::Click { x: 20, y: 3 }),
        'g' => stage.act(Action::Drag { x: 3, y: 30 }),
        'w' => stage.act(Action::Wheel(-3)),
        's' => stage.act(Action::Resize(30, 9)),
        'b' => stage.act(Action::Resize(130, 50)),
        'x' => stage.change_on_disk("Somebody else\nwrote this.\n"),
        'f' => stage.save_fails = Some("disk full".to_owned()),
        'e' => _ = stage.press("esc"),
        _ => _ = stage.wait(Duration::from_secs(3)),
    }
}

fn is_drawn_tidily(screen: &Buffer) {
    let raw = screen.content.iter().find(|cell| cell.symbol().chars().any(char::is_control));
    assert!(raw.is_none(), "{raw:?}");
}

/// Undoes everything and does it again.
fn everything_can_be_undone(stage: &mut Stage) {
    stage.press("esc esc esc");
    let standing = stage.app.draft().buffer().to_file();
    let steps = stage.app.draft().buffer().steps();
    (0..steps).for_each(|_| _ = stage.press("ctrl-z"));
    (0..steps).for_each(|_| _ = stage.press("ctrl-y"));
    if !stage.left && stage.app.overlay().is_none() {
        assert_eq!(stage.app.draft().buffer().to_file(), standing, "undone and done again");
    }
}
