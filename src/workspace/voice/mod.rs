//! The programs that speak, and one of them at work.
//!
//! No other program is ever run for speech: those listed in `program`, and what `editor.toml` in the poet's own configuration folder names.
//! A project's verse.toml names none, since it may have come with a clone. Programs are looked for in the absolute folders of `PATH`
//! alone, and get their arguments one by one; no shell reads them.
//!
//! | file | holds |
//! |---|---|
//! | `error` | why there is no voice, why nothing was heard |
//! | `own` | the poet's own voice, as `editor.toml` names it |
//! | `program` | a program that speaks, and which of them are known |
//! | `complaint` | what a program says of itself while it runs |
//! | `speaking` | a voice started, silenced, waited for |
//! | `sound` | what a voice says as a sound file, or measured |

mod complaint;
mod error;
mod own;
mod program;
mod sound;
mod speaking;

pub use error::{NoVoice, VoiceError};
pub use own::VoiceTable;
pub use program::{Takes, VOICES, Voice};
pub use sound::{measure, speak_to_file};
pub use speaking::Speaking;
