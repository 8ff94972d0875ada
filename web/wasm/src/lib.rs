//! `verse` as a WebAssembly module: a question in JSON goes in, an answer in JSON comes out.
//!
//! ```text
//! JavaScript → room, ask (abi) → question → workshop → check, page, scan, words, forms → answer → JavaScript
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `abi` | the four functions that JavaScript calls |
//! | `question` | the questions, and the answer as JSON |
//! | `workshop` | the forms, the ear and the checker, kept from question to question |
//! | `check` | the document of `verse check --output-format json` |
//! | `page`, `line` | the data that a web page shows beside each line of a draft |
//! | `scan` | the document of `verse scan --output-format json` |
//! | `words` | rhymes and comparisons |
//! | `forms` | the forms, and those that a draft resembles |
//!
//! Nothing here judges. Every answer comes from the functions that the command line calls, and every record from `verse::render`.
//!
//! The functions are a C interface of our own and no `wasm-bindgen`: strings go through memory that both sides see, four functions are all there is, and
//! the build then needs neither a second tool of the same version nor its minutes.

mod abi;
mod check;
mod forms;
mod line;
mod page;
mod question;
mod scan;
mod words;
mod workshop;
