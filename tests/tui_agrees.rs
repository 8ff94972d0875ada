//! The editor and the batch check say the same of the same draft, whatever was typed before.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use proptest::prelude::*;
use stage::Stage;
use verse::analysis::Session;
use verse::form::Registry;
use verse::judge::{Judge, Occasion, Verdict};
use verse::tui::{Action, Command, Motion};

const FORMS: &[&str] = &["haiku", "quatrain-abab", "shakespearean-sonnet", "villanelle", "limerick", "sestina"];

/// Lines to paste: some keep a form, some do not, some are no verse at all.
const LINES: &[&str] = &[
    "An old silent pond",
    "a frog leaps into the pond",
    "The evening settles on the river's edge",
    "and every window gathers in its light",
    "The heaven that burned above the quiet hill",
    "Whatever was is lost before the day.",
    "a glimmerous foglefreude of snow",
    "# A heading",
    "* * *",
    "II",
    "",
];

/// One thing a poet does.
#[derive(Debug, Clone)]
enum Deed {
    Type(char),
    Write(usize),
    Do(Command),
    Rest,
    Wait,
}

fn deed() -> impl Strategy<Value = Deed> {
    let commands = vec![
        Command::BreakLine,
        Command::BreakLine,
        Command::EraseLeft,
        Command::EraseWordLeft,
        Command::DeleteLine,
        Command::DuplicateLine,
        Command::JoinLine,
        Command::MoveLineUp,
        Command::MoveLineDown,
        Command::Undo,
        Command::Redo,
        Command::Cut,
        Command::Paste,
        Command::TakeOrIndent,
        Command::Move(Motion::Up(1)),
        Command::Move(Motion::Down(1)),
        Command::Move(Motion::StanzaUp),
        Command::Move(Motion::Start),
        Command::Move(Motion::End),
        Command::Move(Motion::LineEnd),
    ];
    prop_oneof![
        3 => proptest::sample::select("etaoin shrdlu'-,.".chars().collect::<Vec<char>>()).prop_map(Deed::Type),
        3 => (0..LINES.len()).prop_map(Deed::Write),
        5 => proptest::sample::select(commands).prop_map(Deed::Do),
        1 => Just(Deed::Rest),
        1 => Just(Deed::Wait),
    ]
}

/// What `verse check` says: a session and a judge that know nothing of what was before.
fn checked(text: &str, form: &str) -> Verdict {
    let form = Registry::new().find(form).unwrap();
    Judge::new(form).judge(&Session::default().hear(text), &Occasion::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn after_any_edits_a_saved_draft_has_the_findings_that_check_has(
        form in proptest::sample::select(FORMS),
        deeds in proptest::collection::vec(deed(), 1..60),
    ) {
        let mut stage = Stage::open("The evening settles on the river's edge\n", form);
        for deed in deeds {
            match deed {
                Deed::Type(letter) => stage.act(Action::Type(letter.to_string())),
                Deed::Write(line) => stage.act(Action::Paste(format!("{}\n", LINES[line]))),
                Deed::Do(command) => stage.act(Action::Do(command)),
                Deed::Rest => _ = stage.rest(),
                Deed::Wait => _ = stage.settle(),
            }
        }
        // A line that is being typed is settled once the cursor has left it for a while.
        stage.act(Action::Paste("\n".to_owned()));
        stage.press("ctrl-s").settle();
        let seen = stage.app.draft().reading();
        prop_assert_eq!(seen.verdict(), &checked(stage.text(), form));
        let shown: Vec<_> = seen.findings().collect();
        prop_assert_eq!(shown.len(), seen.verdict().findings.len());
    }
}
