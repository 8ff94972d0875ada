//! Forms of verse: what a villanelle asks of its nineteen lines.
//!
//! A form is one TOML file (`forms/haiku.toml`). [`Registry::find`] finds a [`Form`] by name; a `Form` is always valid.
//! [`Form::layouts`] writes a form out for a poem of so many lines, as slots: one for each line, with what the line owes. The keys
//! of a form file are listed in `schema`, their values in `values`, and its scheme is a [`Scheme`].

mod build;
mod count;
mod definition;
mod error;
mod example;
mod instructions;
mod layout;
pub mod learn;
mod measure;
mod name;
mod near;
mod node;
mod noun;
mod registry;
mod schema;
mod scheme;
mod setting;
mod shape;
mod slip;
pub mod suggest;
mod tables;
mod takes;
mod values;
mod written;

pub use count::{Count, CountError};
pub use definition::{Form, Ignored, Inset, Sequence};
pub use error::{Fault, FormError};
pub use example::Example;
pub use layout::{InnerRhyme, Layout, LineFit, OneOf, Return, Slot, SlotKind, rhyme_letter};
pub use measure::Measure;
pub use name::name_key;
pub use noun::FormNoun;
pub use registry::{FindError, FormFile, Listed, Registry, UnknownForm};
pub use schema::{FormKey, keys};
pub use scheme::Scheme;
pub use setting::Setting;
pub use tables::tables;
pub use takes::Takes;
pub use values::{Acrostic, AcrosticPlace, AcrosticText, Alike, Alliteration, Alternation, Cynghanedd, EndingAsked};
pub use values::{IdenticalRhyme, Level};
pub use values::{
    Mesostic, PalindromeUnit, Poems, Refrain, RefrainMatch, RefrainPart, RhymeAsked, StanzaBreaks, Within,
};
pub use written::{
    Letters, LettersOf, Numbers, Palindrome, Repeated, RequiredLetters, Steps, WordLengths, WordUses, Written,
};

/// The most lines of a form's shortest poem. A heroic crown has 210; without a limit, a form that asks for millions of lines
/// would have them all written out.
const MOST_LINES: usize = 10_000;

#[cfg(test)]
mod tests;
