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
//! | [`sense`] | what words mean, which words are near them |
//! | [`rule`] | what is checked, and how much it weighs |
//! | [`judge`] | the poem laid on a form, and what each line owes |
//!
//! # In ten lines each
//!
//! Scan a poem: its meter, and the beats of each line.
//!
//! ```
//! use verse::{analysis::Session, lexicon::Ear, meter::scan_poem};
//!
//! let poem = Session::new(Ear::new()).hear("The ink is dry before I lift the pen,\nI write your name and cross it out again.");
//! let scansion = scan_poem(&poem, None);
//! assert_eq!(scansion.meter_in_words().as_deref(), Some("iambic pentameter"));
//! assert_eq!(scansion.lines[0].scansion.beats_string(), "-+-+-+-+-+");
//! ```
//!
//! Compare two line ends, and name the scheme of a poem.
//!
//! ```
//! use verse::{analysis::{HeardLine, Session}, lexicon::Ear};
//! use verse::rhyme::{Grade, LineEnd, compare, scheme};
//!
//! let ear = Ear::new();
//! let end = |line| LineEnd::of(&HeardLine::hear(line, &ear));
//! assert_eq!(compare(&end("the hand I love"), &end("a thing to prove")).grade, Grade::Eye);
//! let poem = Session::new(ear).hear("the bell\nthe stone\nthe well\nalone");
//! let letters: String = scheme::of_poem(&poem).poem.iter().map(ToString::to_string).collect();
//! assert_eq!(letters, "abab");
//! ```
//!
//! Check a draft against a form.
//!
//! ```
//! use verse::{analysis::Session, form::Registry, judge::{Judge, JudgeOptions}, lexicon::Ear};
//!
//! let haiku = Registry::new().find("haiku")?;
//! let poem = Session::new(Ear::new()).hear("the old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock");
//! let verdict = Judge::new(haiku).judge(&poem, &JudgeOptions::finished());
//! assert_eq!(verdict.findings[0].message, "9 syllables; line 2 of a haiku has 7");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Load a form of your own.
//!
//! ```
//! use verse::form::Registry;
//!
//! let mut registry = Registry::new();
//! registry.add("forms/brick.toml", "name = \"Brick\"\nlines = 2\nsyllables = 4\n")?;
//! assert_eq!(registry.find("brick")?.name, "Brick");
//! assert_eq!(registry.find("hiaku").unwrap_err().to_string().contains("haiku"), true);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The feature `render` adds `render`, which writes verdicts as text and as data; `workspace` adds `workspace`, which reads a poet's files and judges
//! them. Three front ends rest on both, each with its feature: `cli`, the command line; `tui`, the draft editor; `lsp`, the language server.

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(any(feature = "render", feature = "tui"))]
mod fingerprint;
pub mod form;
pub mod judge;
pub mod lexicon;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod meter;
pub mod page;
pub mod phonology;
#[cfg(feature = "render")]
pub mod render;
pub mod rhyme;
pub mod rule;
pub mod sense;
pub mod span;
mod steps;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
#[cfg(any(test, feature = "train"))]
pub mod weights;
#[cfg(feature = "workspace")]
pub mod workspace;
