//! Speech: the programs that speak, and running one of them.
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
//! | `complaint` | the standard error of a running program |
//! | `speaking` | starting, silencing and waiting for a voice |
//! | `sound` | speech as a sound file, and its length |

mod complaint;
mod error;
mod own;
mod program;
mod sound;
mod speaking;

pub use error::{NoVoice, VoiceError};
pub use own::{VoiceTable, own_file_checked};
pub use program::{Takes, VOICES, Voice};
pub use sound::{measure, speak_to_file};
pub use speaking::Speaking;
