//! Scanning a poem: its meter is inferred from all lines, then each line is decoded with it.
//!
//! | file | holds |
//! |---|---|
//! | `poem` | a scanned poem and its lines |
//! | `scanner` | the model of scansion, ready to scan poems |
//! | `given` | lines read in a meter that was given |
//! | `likelihoods` | how likely one line is under each named meter |
//! | `aloud` | the line as said aloud |

mod aloud;
mod given;
mod likelihoods;
mod poem;
mod scanner;

pub(crate) use likelihoods::NamedMeters;
pub(crate) use poem::MeterPrior;
pub use poem::{LineScansion, PoemScansion};
pub(crate) use scanner::Scanner;

use given::read_in;
use poem::{most, posterior};

use super::alternatives::Meter;
use super::notation::NamedMeter;
use crate::analysis::{HeardLine, Poem};

/// Scans a poem: infers its meter from all of its lines, then scans each line with it. With a meter given, every line is
/// scanned in that meter where it can be.
///
/// A pure function of the poem: the same lines give the same scansion, in whatever order they were typed.
pub fn scan_poem(poem: &Poem, given: Option<&Meter>) -> PoemScansion {
    scan_poem_by(poem, |_| given)
}

/// Scans a poem as [`scan_poem`] does, each line in the meter given for it, by its place from 0.
pub fn scan_poem_by<'a>(poem: &Poem, given: impl Fn(usize) -> Option<&'a Meter>) -> PoemScansion {
    let lines: Vec<&HeardLine> = poem.lines.iter().map(|line| &*line.heard).collect();
    let scanner = Scanner::shipped();
    let read_as_given = |(at, line): (usize, &&HeardLine)| read_in(line, given(at)?);
    let read: Vec<Option<LineScansion>> = lines.iter().enumerate().map(read_as_given).collect();
    if !lines.is_empty() && read.iter().all(Option::is_some) {
        return kept_as_given(read.into_iter().flatten().collect());
    }
    let found = scanner.scan(&lines, &poem.stanzas);
    if read.iter().all(Option::is_none) {
        return found;
    }
    kept_as_given(read.into_iter().zip(found.lines).map(|(given, found)| given.unwrap_or(found)).collect())
}

/// The scansion of a poem whose lines were read in a given meter.
fn kept_as_given(lines: Vec<LineScansion>) -> PoemScansion {
    let in_patterns = lines.iter().filter(|line| line.is_given() && line.measure.is_none()).count();
    // A poem read in patterns is not in the foot of the few lines that were read in one.
    let is_most = |meter: &NamedMeter| lines.iter().filter(|line| line.measure == Some(*meter)).count() >= in_patterns;
    PoemScansion {
        meter: most(lines.iter().filter_map(|line| line.measure)).filter(is_most),
        posterior: posterior(&lines),
        regularity: 1.0,
        lines,
    }
}
