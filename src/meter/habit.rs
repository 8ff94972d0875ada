//! What many lines of a poem that break its meter have in common: another meter that they keep.
//!
//! Three trimeters among tetrameters are three slips. Twenty are a habit, and are told once: the poet meant them.

use std::sync::Arc;

use super::alternatives::{Meter, named};

/// The fewest lines that make a habit.
const LEAST_LINES: usize = 4;

/// Out of so many lines of a poem at most four keep its meter where there is a habit. Poems that keep their meter break it in
/// one line of fifty; the poems of a collection that were filed under another meter than theirs, in one of four and more.
const ONE_LINE_IN: usize = 5;

/// Lines that break their own meter and keep another.
#[derive(Debug, Clone)]
pub struct Habit {
    /// The meter they keep.
    pub meter: Arc<Meter>,
    /// Which they are, as places among the lines asked about, in order.
    pub lines: Vec<usize>,
}

/// The meters that lines out of their own meter keep instead, the commonest first; each line is in one habit at most.
///
/// `misfits` lines were found out of their meter among `measured` that have one. `keeps` tells whether a misfit, by its place,
/// keeps a meter within the usual licenses; `may_keep` says so at little cost, and is false only where `keeps` would be.
pub fn habits(
    misfits: usize,
    measured: usize,
    may_keep: impl Fn(usize, &Arc<Meter>) -> bool,
    keeps: impl Fn(usize, &Arc<Meter>) -> bool,
) -> Vec<Habit> {
    let mut habits = Vec::new();
    if misfits < LEAST_LINES || misfits * ONE_LINE_IN < measured {
        return habits;
    }
    let mut left: Vec<usize> = (0..misfits).collect();
    loop {
        let mut best: Option<(&Arc<Meter>, Vec<usize>)> = None;
        // Of equals the plainer meter, which stands first, is kept.
        for meter in named() {
            let most = best.as_ref().map_or(LEAST_LINES - 1, |(_, lines)| lines.len());
            let asked: Vec<usize> = left.iter().copied().filter(|&at| may_keep(at, meter)).collect();
            best = more_than(most, &asked, |at| keeps(at, meter)).map(|lines| (meter, lines)).or(best);
        }
        let Some((meter, lines)) = best else { return habits };
        left.retain(|at| lines.binary_search(at).is_err());
        habits.push(Habit { meter: Arc::clone(meter), lines });
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
    fn a_few_slips_are_no_habit_and_many_lines_alike_are_one() {
        let trimeter = |_: usize, meter: &Arc<Meter>| meter.to_string() == "iambic trimeter";
        assert!(habits(3, 12, any, trimeter).is_empty());
        assert!(habits(5, 40, any, trimeter).is_empty());
        let found = habits(6, 12, any, trimeter);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].meter.to_string().as_str(), found[0].lines.len()), ("iambic trimeter", 6));
    }

    #[test]
    fn lines_that_keep_no_meter_in_common_stay_slips() {
        let scattered = |at: usize, meter: &Arc<Meter>| at.is_multiple_of(3) && meter.to_string() == "iambic trimeter";
        assert!(habits(9, 12, any, scattered).is_empty());
    }
}
