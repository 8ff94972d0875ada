//! The scansion of a judged poem: each line in the meter that its form gives it.

use super::Verdict;
use crate::analysis::Poem;
use crate::meter::{Meter, PoemScansion, scan_poem_by};

/// A poem scanned, each line in the meter its form gives it, else in the meter that the poem has.
pub fn scansion(poem: &Poem, verdict: Option<&Verdict>) -> PoemScansion {
    let lines = verdict.map_or(&[][..], |verdict| &verdict.lines);
    scan_poem_by(poem, |line| lines.get(line)?.owes.measure.meter.as_deref())
}

/// The scansion of a poem: each line in `meter` if it is given, else as [`scansion`] finds it.
///
/// A single line shows no meter that could ask for an elision: without a given meter and a form it is read as it is
/// spoken.
pub fn scan(poem: &mut Poem, meter: Option<&Meter>, verdict: Option<&Verdict>) -> PoemScansion {
    *poem = std::mem::take(poem).with_lone_line_as_spoken(meter.is_some() || verdict.is_some());
    match meter {
        Some(meter) => scan_poem_by(poem, |_| Some(meter)),
        None => scansion(poem, verdict),
    }
}
