//! Another meter, kept by many lines of a poem that break the poem's own.
//!
//! Three trimeters among tetrameters are three slips. Twenty are meant by the poet, and get one remark together.

use std::sync::Arc;

use crate::meter::{Meter, named_meters};

/// The fewest lines that share a meter.
const LEAST_LINES: usize = 4;

/// A meter is shared only where at least one measured line of so many breaks the poem's own. Poems that keep their meter break it
/// in one line of fifty; the poems of a collection that were filed under another meter than theirs, in one of four and more.
const ONE_LINE_IN: usize = 5;

/// Lines that break their own meter and share another.
#[derive(Debug, Clone)]
pub(super) struct SharedMeter {
    /// The meter they keep.
    pub(super) meter: Arc<Meter>,
    /// The lines, as indices into the misfits, in order.
    pub(super) lines: Vec<usize>,
}

/// The meters that lines keep in place of their own, the commonest first; each line is counted in one at most.
///
/// Of `measured` lines that owe a meter, `misfits` do not fit it. `keeps` says whether a misfit, by its index from 0, keeps a
/// meter within the usual licenses; `may_keep` is a fast test that is false only where `keeps` would be.
pub(super) fn shared_meters(
    misfits: usize,
    measured: usize,
    may_keep: impl Fn(usize, &Arc<Meter>) -> bool,
    keeps: impl Fn(usize, &Arc<Meter>) -> bool,
) -> Vec<SharedMeter> {
    let mut shared = Vec::new();
    if misfits < LEAST_LINES || misfits * ONE_LINE_IN < measured {
        return shared;
    }
    let mut left: Vec<usize> = (0..misfits).collect();
    loop {
        let mut best: Option<(&Arc<Meter>, Vec<usize>)> = None;
        // Of equals the plainer meter is kept, which comes first.
        for meter in named_meters() {
            let most = best.as_ref().map_or(LEAST_LINES - 1, |(_, lines)| lines.len());
            let asked: Vec<usize> = left.iter().copied().filter(|&at| may_keep(at, meter)).collect();
            best = more_than(most, &asked, |at| keeps(at, meter)).map(|lines| (meter, lines)).or(best);
        }
        let Some((meter, lines)) = best else { return shared };
        left.retain(|at| lines.binary_search(at).is_err());
        shared.push(SharedMeter { meter: Arc::clone(meter), lines });
    }
}

/// The lines that keep a meter, when they are more than `most`; looks at no further line once they cannot be.
fn more_than(most: usize, lines: &[usize], keeps: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut kept = Vec::new();
    for (seen, &at) in lines.iter().enumerate() {
        if kept.len() + (lines.len() - seen) <= most {
            return None;
        }
        if keeps(at) {
            kept.push(at);
        }
    }
    (kept.len() > most).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn any(_: usize, _: &Arc<Meter>) -> bool {
        true
    }

    #[test]
    fn a_few_slips_share_no_meter_and_many_lines_alike_do() {
        let trimeter = |_: usize, meter: &Arc<Meter>| meter.to_string() == "iambic trimeter";
        assert!(shared_meters(3, 12, any, trimeter).is_empty());
        assert!(shared_meters(5, 40, any, trimeter).is_empty());
        let found = shared_meters(6, 12, any, trimeter);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].meter.to_string().as_str(), found[0].lines.len()), ("iambic trimeter", 6));
    }

    #[test]
    fn lines_that_keep_no_meter_in_common_stay_slips() {
        let scattered = |at: usize, meter: &Arc<Meter>| at.is_multiple_of(3) && meter.to_string() == "iambic trimeter";
        assert!(shared_meters(9, 12, any, scattered).is_empty());
    }
}
