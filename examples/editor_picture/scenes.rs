//! The scenes of the README's tour: the editor with a draft open, after some keys.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use verse::form::Registry;
use verse::tui::{Action, App, Command, Motion, OpenedDraft, Start, view};
use verse::workspace::DraftContext;

use super::picture::picture;

/// The scenes, in the order of the tour.
pub(crate) const NAMES: [&str; 6] = ["writing", "why", "rhymes", "forms", "scansion", "narrow"];

/// A screen wide enough for the side panel.
const WIDE: (u16, u16) = (100, 26);

/// The screen most terminals open with.
const USUAL: (u16, u16) = (80, 24);

/// A lower one, for what needs little room.
const LOW: (u16, u16) = (80, 20);

const SONNET: &str = "The evening settles on the river's edge
And every window gathers in its light;
A heron waits beside the broken sedge
And folds itself into the coming night.

Over the water comes a single bell
To tell the ferryman to bring his boat
Across the slow unfathomable swell
";

const HAIKU: &str = "An old silent pond
The green frog leaps into the pond
Splash, silence again
";

const VILLANELLE: &str = "The night's long water wears the stone away.
A lantern travels slowly down the shore.
Whatever was is lost before the day.

I heard the gulls, and what they had to say
The tide had said a thousand times before.
";

/// A scene as an SVG, if there is one of this name.
pub(crate) fn drawn(name: &str) -> Option<String> {
    let app = match name {
        "writing" => {
            typed(open("evening.txt", SONNET, "shakespearean-sonnet", WIDE), "And lays its music on the drifting ")
        }
        "why" => after(open("pond.txt", HAIKU, "haiku", LOW), &[Command::Move(Motion::Up(2)), Command::Why]),
        "rhymes" => {
            let app = open("evening.txt", SONNET, "shakespearean-sonnet", WIDE);
            after(typed(app, "And lays its silver music on the "), &[Command::Rhymes])
        }
        "forms" => typed(after(open("pond.txt", HAIKU, "", USUAL), &[Command::Form]), "ha"),
        "scansion" => after(open("evening.txt", SONNET, "shakespearean-sonnet", WIDE), &[Command::Marks]),
        "narrow" => typed(open("stone.txt", VILLANELLE, "villanelle", USUAL), "the night's"),
        _ => return None,
    };
    let (columns, rows) = app.size();
    let mut screen = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::draw(&app, screen.area, &mut screen);
    Some(picture(&screen, view::cursor(&app).map(|cursor| (cursor.x, cursor.y))))
}

/// An editor with this draft open and the cursor at its end.
fn open(path: &str, text: &str, form: &str, size: (u16, u16)) -> App {
    let context = DraftContext::of(Registry::new(), Some(form).filter(|form| !form.is_empty()));
    let drafts = vec![OpenedDraft { path: path.into(), text: text.into(), context, ..OpenedDraft::default() }];
    let app = App::new(Start { drafts, size, ..Start::default() });
    after(app, &[Command::Move(Motion::End)])
}

/// The editor with these words typed, and a moment later.
fn typed(mut app: App, words: &str) -> App {
    for letter in words.chars() {
        app.update(Action::Type(letter.to_string()));
    }
    app.update(Action::Idle);
    app.update(Action::Tick(Duration::from_secs(1)));
    app
}

/// The editor after some commands.
fn after(mut app: App, commands: &[Command]) -> App {
    for command in commands {
        app.update(Action::Do(*command));
    }
    app.update(Action::Idle);
    app
}
