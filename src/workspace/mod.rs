//! What every front end needs to judge a poet's files: drafts, settings, lexicons, side files, and the checker.
//!
//! Begin with [`Projects::of`], which finds the project a draft belongs to; [`Project::settings`] has its settings for that draft, and
//! [`FindingFilter::check`] judges it. A broken file is returned as a [`Problem`] or an error and left out, so that every other draft
//! is still judged. This room prints nothing and knows no exit code.
//!
//! | file | holds |
//! |---|---|
//! | `paths`, `near` | where paths lead and how messages show them; the word somebody meant |
//! | `bounds`, `read`, `walk`, `git`, `source` | drafts from files, folders, standard input, and what git holds |
//! | `file`, `patterns`, `settings`, `mapping`, `reference` | verse.toml as written, its paths, what it asks for one draft, an entry written back, every key for its page |
//! | `project`, `loading`, `discovery`, `stamps` | a project and its files: what it is, reading it, finding it, whether it changed |
//! | `overrides`, `resolve`, `context`, `held` | which form a draft is judged by, and which key of it comes from where |
//! | `checker`, `filter`, `selector`, `state` | judging one draft after another, which findings are shown, how rules are named, and how far a draft has come |
//! | `accepted`, `accept` | departures the poet accepted: allow.toml read and written |
//! | `parallel` | work on many drafts at once |
//! | `side`, `lexicon` | what is kept beside a draft; words taught |
//! | `voice` | the programs that speak, and one of them at work |
//! | `store`, `lock` | every write of the above, by one writer at a time |
#![allow(clippy::disallowed_methods, reason = "the workspace is where files and the environment are read")]

mod accept;
mod accepted;
mod bounds;
mod checker;
mod context;
mod defaults;
mod discovery;
mod file;
mod filter;
pub mod git;
mod held;
mod lexicon;
mod loading;
mod lock;
mod mapping;
mod near;
mod overrides;
mod page;
pub mod parallel;
mod parse_message;
mod paths;
mod patterns;
mod problem;
mod project;
mod read;
mod reference;
mod resolve;
mod selector;
mod settings;
pub mod side;
mod source;
mod stamps;
mod state;
mod store;
pub mod voice;
mod walk;

pub use accept::{AcceptError, Departures, take_out};
pub use accepted::{Accepted, AcceptedEntry, FILE_NAME as ALLOW_FILE, LineWords, UnusedEntry};
pub use bounds::Bounds;
pub use checker::{Checker, Draft, Judged, Progress};
pub use context::DraftContext;
pub use defaults::Defaults;
pub use discovery::{Projects, Scope};
pub use file::{ConfigError, FILE_NAME, SettingsText};
pub use filter::{CheckError, CheckedDraft, FilteredOut, FindingFilter};
pub use held::{HeldKey, Voices};
pub use lexicon::{Added, Owner, SoundsError, TeachError, lexicon_of, sounds_of, teach};
pub use mapping::{Mapping, MappingError, pattern_of};
pub use near::{did_you_mean, nearest};
pub use overrides::{OverrideError, OverrideTexts, Overrides};
pub use page::{page_of, syntax_of};
pub use paths::{STDIN, absolute, folder_of, from_here, raw, shown, shown_from_here};
pub use patterns::ExcludedFiles;
pub use problem::Problem;
pub use project::{LEXICON, Project, config_folder};
pub use read::{LARGEST, MOST_LINES, ReadError, read, read_bytes, text_of};
pub use reference::{SETTING_KEYS, SettingKey};
pub use resolve::{ChoiceError, FormChoice, form_of_name, resolve};
pub use selector::{RuleSelector, rule};
pub use settings::{FormSetting, Settings};
pub use source::Files;
pub use stamps::Stamps;
pub use state::{all_fits, goes_on, lines_and_faults, lines_in_words, may_go_on, state_in_words};
pub use store::{Change, StoreError, replace, target, update};
pub use walk::{DraftPath, EXTENSIONS, LeftOut, Listing, has_draft_extension, walk, walk_leaving};
