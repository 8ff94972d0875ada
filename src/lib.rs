//! The ear and the judgement of `verse`, a terminal workshop for constrained verse.
//!
//! One straight line, each arrow a pure function:
//!
//! ```text
//! text → words → pronunciations → readings → scansion → rhyme → form fit → findings → renderers
//! ```
//!
//! | room | asks |
//! |---|---|
//! | [`text`] | which lines are verse, which words stand in a line |
//! | [`lexicon`] | how is this word said, and who says so |
//! | [`phonology`] | sounds, stress, syllables, the part that rhymes |
//! | [`analysis`] | the poem as heard |
//! | [`meter`] | how a line is scanned, which meter it keeps |
//! | [`rhyme`] | how alike two line ends are, and the scheme they make |
//! | [`form`] | what a form asks of each line, written out for a poem |
//! | [`judge`] | the poem laid on a form, and what each line owes |
//! | [`side`] | what the poet keeps beside a draft |
//!
//! With the feature `cli`, `cli` reads drafts and settings and `render` prints verdicts; with the feature `tui`, `tui` is the draft editor;
//! with the feature `lsp`, `lsp` tells other editors.

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
pub mod form;
pub mod judge;
pub mod lexicon;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod meter;
pub mod phonology;
#[cfg(feature = "cli")]
pub mod render;
pub mod rhyme;
pub mod side;
pub mod span;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
