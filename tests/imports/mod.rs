//! Which files of a crate name which others, read from the `use` lines and `crate::` paths of its sources.
//!
//! | file | holds |
//! |---|---|
//! | `tokens` | a source cut into words and signs, without comments, strings and test modules |
//! | `paths` | the paths that a source names: use trees written out, `crate::` paths |
//! | `arrows` | the file each path leads to, followed through `pub use` |
//! | `circles` | the circles that the arrows make |

mod arrows;
mod circles;
mod paths;
mod tokens;

pub(crate) use arrows::{Arrows, Imports};
pub(crate) use circles::circles;
