//! The ear for rhyme: how like two line ends are, which scheme a poem keeps, which words would fit.
//!
//! Begin with [`LineEnd::of`], every way the end of a line can be said, and [`compare`], which grades two ends as readers of
//! four centuries heard them. [`scheme::settle`] names the letters of a whole poem.

mod compare;
mod comparison;
mod end;
mod equivalence;
mod grade;
mod last_word;
mod missing;
pub mod model;
mod part;
mod relation;
pub mod scheme;
pub mod sound;
mod spelling;
pub mod suggest;

pub use compare::{compare, observe};
pub use comparison::{Ending, Guessed, Repeat, RhymeComparison};
pub use end::{LineEnd, inner_end};
pub use grade::Grade;
