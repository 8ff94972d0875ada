//! The ear for rhyme: how like two line ends are, which scheme a poem keeps, which words would fit.
//!
//! Begin with [`LineEnd::of`], which holds every pronunciation of a line's end, and [`compare`], which grades two ends as
//! readers of four centuries heard them. [`scheme::settle`] names the letters of a whole poem.

mod accent;
mod compare;
mod comparison;
mod end;
mod equivalence;
mod grade;
mod hanging;
mod kind;
mod last_word;
mod missing;
#[cfg(not(feature = "train"))]
mod model;
#[cfg(feature = "train")]
pub mod model;
mod part;
mod relation;
pub mod scheme;
mod slant;
pub mod sound;
mod spelling;
pub mod suggest;
mod words;

pub use accent::Accent;
#[cfg(not(feature = "train"))]
use compare::observe;
pub use compare::{compare, compare_in};
#[cfg(feature = "train")]
pub use compare::{observe, observe_history};
pub use comparison::{Ending, Guessed, Repeat, RhymeComparison};
pub use end::{LineEnd, inner_end};
pub use grade::Grade;
pub use kind::{KINDS, Kind};
pub use slant::Slant;
pub use words::{NoWord, WordComparison, compare_words};
