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
//! | [`shape`] | where the sense runs on over the line's end, pauses and turns |
//! | [`speech`] | how a line is said to a voice, and when its beats fall |
//! | [`rule`] | what is checked, and how much it weighs |
//! | [`judge`] | the poem laid on a form, and what each line owes |
//! | [`find`] | which sentences of prose keep a form |
//!
//! # A guide
//!
//! Five names do most of the work. An [`Ear`] says words and compares them. A [`Session`] hears poems and remembers their lines. A [`Meter`] is
//! read from text. A [`Registry`] holds the forms. A [`Judge`] lays a poem on a form.
//!
//! Count the syllables of a line, and hear whether two words rhyme:
//!
//! ```
//! use verse::{Ear, rhyme::Grade};
//!
//! let ear = Ear::new();
//! assert_eq!(ear.hear("every evening by the fire").counts.to_string(), "7-9");
//! assert_eq!(ear.compare("love", "prove").grade, Grade::Eye);
//! ```
//!
//! Scan a poem, in the meter it keeps or in one that is given:
//!
//! ```
//! use verse::{Ear, Session, meter::scan_poem};
//!
//! let poem = Session::new(Ear::new()).hear("The ink is dry before I lift the pen,\nI write your name and cross it out again.");
//! let scansion = scan_poem(&poem, None);
//! assert_eq!(scansion.meter_in_words().as_deref(), Some("iambic pentameter"));
//! for line in &scansion.lines {
//!     println!("{} {}", line.scansion.beats_string(), line.text);
//! }
//! ```
//!
//! Ask whether one line keeps a meter:
//!
//! ```
//! use verse::{Ear, Meter, meter::{Licenses, fit}};
//!
//! let meter: Meter = "iambic tetrameter".parse()?;
//! let line = Ear::new().hear("The river carries off the leaves of spring");
//! assert!(!fit(&line, &meter, &Licenses::Usual).fits());
//! # Ok::<(), verse::meter::MeterError>(())
//! ```
//!
//! Name the scheme of a poem's rhymes:
//!
//! ```
//! use verse::{Session, rhyme::scheme};
//!
//! let poem = Session::default().hear("the bell\nthe stone\nthe well\nalone");
//! let letters: String = scheme::of_poem(&poem).poem.iter().map(ToString::to_string).collect();
//! assert_eq!(letters, "abab");
//! ```
//!
//! Check a draft against a form, one of the registry's or one of your own:
//!
//! ```
//! use verse::{Judge, Registry, Session, judge::JudgeOptions};
//!
//! let mut registry = Registry::new();
//! registry.add("forms/brick.toml", "name = \"Brick\"\nlines = 2\nsyllables = 4\n")?;
//! let poem = Session::default().hear("a quiet night\nwith falling snow again");
//! let verdict = Judge::new(registry.find("brick")?).judge(&poem, &JudgeOptions::finished());
//! assert_eq!(verdict.findings[0].message, "6 syllables; line 2 of a brick has 4");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Score what it keeps:
//!
//! ```
//! use verse::{Judge, Registry, Session, judge::{JudgeOptions, Score}};
//!
//! let form = Registry::new().find("haiku")?;
//! let poem = Session::default().hear("the old gate stands wide\nsnow has filled the wooden cart\nno one knocks");
//! let verdict = Judge::new(form.clone()).judge(&poem, &JudgeOptions::finished());
//! let score = Score::of(&poem, &form, &verdict, &verdict.findings);
//! assert_eq!(score.value(), Some((1.0 + 2.0 / 3.0) / 2.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! The feature `render` adds `render`, which writes verdicts as text and as data; `workspace` adds `workspace`, which reads a poet's files and judges
//! them. Three front ends rest on both, each with its feature: `cli`, the command line; `tui`, the draft editor; `lsp`, the language server.

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
pub mod find;
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
pub mod shape;
pub mod span;
pub mod speech;
mod steps;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
#[cfg(any(test, feature = "train"))]
pub mod weights;
#[cfg(feature = "workspace")]
pub mod workspace;

pub use analysis::Session;
pub use form::Registry;
pub use judge::Judge;
pub use lexicon::Ear;
pub use meter::Meter;
