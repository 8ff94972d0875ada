//! A judged poem as it is scanned: each line in the meter that its form gives it.

use super::Verdict;
use crate::analysis::Poem;
use crate::meter::{PoemScansion, scan_poem_by};

/// A poem scanned, each line in the meter its form gives it, else in the meter that the poem has.
pub fn scansion(poem: &Poem, verdict: Option<&Verdict>) -> PoemScansion {
    let lines = verdict.map_or(&[][..], |verdict| &verdict.lines);
    scan_poem_by(poem, |line| lines.get(line)?.owes.measure.meter.as_deref())
}
