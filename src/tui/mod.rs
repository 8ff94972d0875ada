//! The draft editor, `verse edit`.
//!
//! State, actions, update and view are kept apart. [`App`] is the whole state and knows no terminal, no file and no clock;
//! [`App::update`] takes an [`Action`] and returns [`Effect`]s; [`view::draw`] is a read-only picture of the state; only
//! `run` and the files it calls touch the terminal, the disk and the clock. So the whole editor runs in a test, key by key.
//!
//! | file | holds |
//! |---|---|
//! | `action`, `command` | the actions, effects and events, and one table of all commands with their keys |
//! | `keymap` | which key does what |
//! | `buffer` | the text, its cursor and its history |
//! | `reading` | the text as heard and judged, and when it is heard and judged |
//! | `opened`, `draft`, `app`, `overlay`, `form_search`, `question`, `tour` | the state |
//! | `update` | how each action changes the state, and the effects it asks for |
//! | `page`, `gutter`, `popup`, `wrap` | the layout of the screen: its parts, rows and cells |
//! | `view` | the state drawn on the screen |
//! | `run`, `runtime`, `terminal`, `listen` | running it: keys in, frames out, effects carried out |
//! | `input` | the bytes of the terminal as keys, clicks and pastes |
//! | `found`, `identity` | which version of a file a draft was made from, which file a path means |
//! | `disk`, `complete`, `clipboard` | the files, and the clipboard of the system |
//! | `recovery`, `sessions`, `lock`, `private` | unsaved text, kept for each session in files that follow no link |
//! | `host`, `workspace_host` | the interface to the files around the drafts, and its implementation |
//! | `start` | opening the editor: its settings and the drafts asked for |

mod action;
mod app;
mod buffer;
mod clipboard;
mod command;
mod complete;
mod disk;
mod draft;
mod form_search;
mod found;
mod gutter;
mod host;
mod identity;
// On other systems `crossterm` reads the keys.
#[cfg(any(unix, test))]
mod input;
mod keymap;
mod listen;
mod lock;
mod opened;
mod overlay;
mod page;
mod poem;
mod popup;
mod private;
mod question;
mod reading;
mod recovery;
mod reference;
mod run;
mod runtime;
mod sessions;
mod start;
mod terminal;
mod tour;
mod update;
pub mod view;
mod workspace_host;
mod wrap;

pub use action::{Action, Effect, Event, FolderEntry};
pub use app::{App, Layout, Look, MarksShown, Start, Told};
pub use buffer::{EditKind, LinesChanged, Motion, Refused, Selecting, Splice, TextBuffer};
pub use clipboard::Clipboard;
pub use command::{COMMANDS, Command, Entry, Group};
pub use disk::{Disk, Greeting, SaveOutcome, read_only};
pub use draft::{Anchor, OpenDraft};
pub use form_search::FormWords;
pub use found::{Found, Version};
pub use host::DraftHost;
pub use keymap::{Key, KeyError, Keymap, key_page};
pub use opened::{EarlierWords, OpenedDraft, SideText};
pub use overlay::{Choice, Item, List, ListKind, OnEnter, Overlay, Paragraph, Prompt, PromptKind, ReadPage};
pub use poem::{LineReading, Offer, OfferedWord, Scanned, ScansionMark, SideFile};
pub use question::{Answer, Ask, Replacement};
pub use reading::Reading;
pub use reference::EDITOR_KEYS;
pub use run::{Ended, run};
pub use start::{Request, edit};
