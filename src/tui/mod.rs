//! The draft editor, `verse edit`.
//!
//! State, actions, update and view stand apart. [`App`] is the whole state and knows no terminal, no file and no clock;
//! [`App::update`] takes an [`Action`] and returns [`Effect`]s; [`view::draw`] is a read-only picture of the state; only
//! `run` and the rooms it calls touch the world. So the whole editor runs in a test, key by key.
//!
//! | file | holds |
//! |---|---|
//! | `action`, `command` | what can happen, and everything the editor can be asked to do in one table with its keys |
//! | `keymap` | which key does what |
//! | `buffer` | the text, its cursor and its history |
//! | `reading` | what the ear and the judge say of it, and when |
//! | `draft`, `app`, `overlay`, `question` | the state |
//! | `update` | what happens when something happens |
//! | `page`, `popup`, `wrap` | where everything stands |
//! | `view` | how it looks |
//! | `run`, `runtime`, `terminal`, `listen` | running it: keys in, frames out, effects carried out |
//! | `found`, `identity` | which version of a file a draft rests on, which file a path means |
//! | `disk`, `recovery`, `lock`, `complete`, `clipboard` | the files, and the clipboard of the system |
//! | `host`, `workspace_host` | what is asked of the files around the drafts, and the answers |
//! | `start` | opening the editor: its settings and the drafts asked for |

mod action;
mod app;
mod buffer;
mod clipboard;
mod command;
mod complete;
mod disk;
mod draft;
mod found;
mod host;
mod identity;
mod keymap;
mod listen;
mod lock;
mod opened;
mod overlay;
mod page;
mod poem;
mod popup;
mod question;
mod reading;
mod recovery;
mod run;
mod runtime;
mod start;
mod terminal;
mod update;
pub mod view;
mod workspace_host;
mod wrap;

pub use action::{Action, Earlier, Effect, Event};
pub use app::{App, Layout, Look, MarksShown, Start, Told};
pub use buffer::{EditKind, LinesChanged, Motion, Selecting, Splice, TextBuffer};
pub use clipboard::Clipboard;
pub use command::{COMMANDS, Command, Entry, Group};
pub use disk::{Disk, Greeting, SaveOutcome, read_only};
pub use draft::{Anchor, OpenDraft};
pub use found::{Found, Version};
pub use host::DraftHost;
pub use keymap::{Key, KeyError, Keymap, key_page};
pub use opened::{OpenedDraft, SideText};
pub use overlay::{Choice, Item, List, ListKind, Overlay, Paragraph, Prompt, PromptKind, ReadPage};
pub use poem::{LineReading, Offer, Scanned, ScansionMark, SideFile};
pub use question::{Answer, Ask, Replacement};
pub use reading::Reading;
pub use run::{Ended, run};
pub use start::{Request, edit};
