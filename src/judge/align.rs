//! Which line answers which slot of a form when a line is missing or over.
//!
//! Without this a single line too many would shift everything below it, and a page that has one fault would turn red.

/// What a missing or extra line costs: as much as three lines that do not answer one another, so that the lines are shifted
/// only when that mends more than it breaks.
const MISPLACED: u32 = 6;

/// How far lines may slip against the slots beyond the difference of their numbers.
const SLACK: usize = 2;

/// Beyond this difference the lines are laid in order: it is not one slip any more.
const MOST_SLIPPED: usize = 4;

/// Whether lines may still be added at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Slots without a line at the end are not missing yet.
    Open,
    /// Every slot wants its line.
    Closed,
}

/// What was done just before a line is laid on a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The line before was laid on the slot before.
    Answered,
    /// A line was over or missing there.
    Slipped,
}

/// Lays lines on slots in order, letting lines be missing or over, at the least cost: the slot of each line.
///
/// `cost(slot, line, before)` says how badly a line answers a slot, given what came just before. Where two ways cost the
/// same, the slip comes as late as it can. Linear in the number of lines.
pub(super) fn align(
    lines: usize,
    slots: usize,
    end: End,
    cost: impl Fn(usize, usize, Before) -> u32,
) -> Vec<Option<usize>> {
    let in_order = || (0..lines).map(|line| (line < slots).then_some(line)).collect();
    let apart = match end {
        End::Open => lines.saturating_sub(slots),
        End::Closed => lines.abs_diff(slots),
    };
    if apart > MOST_SLIPPED {
        return in_order();
    }
    let band = Band { lines, slots, reach: apart + SLACK, end };
    band.walk(&band.costs_to_go(&cost), &cost)
}

/// The ways of laying lines on slots that slip no further than `reach`.
struct Band {
    lines: usize,
    slots: usize,
    reach: usize,
    end: End,
}

impl Band {
    fn width(&self) -> usize {
        2 * self.reach + 1
    }

    /// Where the cost to go from a line and a slot stands; `None` outside the band.
    fn at(&self, line: usize, slot: usize, before: Before) -> Option<usize> {
        let across = (slot + self.reach).checked_sub(line)?;
        let cell = line * self.width() + across;
        (across < self.width() && slot <= self.slots && line <= self.lines).then_some(2 * cell + before as usize)
    }

    /// The least cost of laying everything from each line and slot on.
    fn costs_to_go(&self, cost: &impl Fn(usize, usize, Before) -> u32) -> Vec<u32> {
        let mut to_go = vec![u32::MAX; 2 * (self.lines + 1) * self.width()];
        for line in (0..=self.lines).rev() {
            let last = (line + self.reach).min(self.slots);
            for slot in (line.saturating_sub(self.reach)..=last).rev() {
                for before in [Before::Answered, Before::Slipped] {
                    let best = self.steps(line, slot, before, &to_go, cost).into_iter().min().unwrap_or(u32::MAX);
                    if let Some(at) = self.at(line, slot, before) {
                        to_go[at] = if self.is_done(line, slot) { 0 } else { best };
                    }
                }
            }
        }
        to_go
    }

    fn is_done(&self, line: usize, slot: usize) -> bool {
        line == self.lines && (slot == self.slots || self.end == End::Open)
    }

    /// The cost of going on with the line on the slot, with the slot missing its line, with the line being over.
    fn steps(
        &self,
        line: usize,
        slot: usize,
        before: Before,
        to_go: &[u32],
        cost: &impl Fn(usize, usize, Before) -> u32,
    ) -> [u32; 3] {
        let after = |line, slot, step| self.at(line, slot, step).map_or(u32::MAX, |at| to_go[at]);
        let slipped = |line, slot| after(line, slot, Before::Slipped).saturating_add(MISPLACED);
        let answered = if line < self.lines && slot < self.slots {
            after(line + 1, slot + 1, Before::Answered).saturating_add(cost(slot, line, before))
        } else {
            u32::MAX
        };
        [answered, slipped(line, slot + 1), slipped(line + 1, slot)]
    }

    fn walk(&self, to_go: &[u32], cost: &impl Fn(usize, usize, Before) -> u32) -> Vec<Option<usize>> {
        let mut slot_of = Vec::with_capacity(self.lines);
        let (mut slot, mut before) = (0, Before::Answered);
        while slot_of.len() < self.lines {
            let line = slot_of.len();
            let [answered, missing, over] = self.steps(line, slot, before, to_go, cost);
            before = Before::Slipped;
            if answered <= missing && answered <= over && answered < u32::MAX {
                slot_of.push(Some(slot));
                slot += 1;
                before = Before::Answered;
            } else if missing < over {
                slot += 1;
            } else {
                slot_of.push(None);
            }
        }
        slot_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Couplets: each second slot wants the end of the one before.
    fn couplets(ends: &str, slots: usize, end: End) -> Vec<Option<usize>> {
        let ends: Vec<char> = ends.chars().collect();
        align(ends.len(), slots, end, |slot, line, before| {
            let pair = before == Before::Answered && line > 0 && ends[line - 1] == ends[line];
            let answers = slot % 2 == 0 || pair;
            if answers { 0 } else { 2 }
        })
    }

    #[test]
    fn lines_that_answer_stay_in_order() {
        assert_eq!(couplets("aabb", 4, End::Closed), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(couplets("aab", 4, End::Open), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_line_too_many_is_found_where_it_stands() {
        let laid = couplets("aabbbccddee", 10, End::Closed);
        assert_eq!(laid[4], None);
        assert_eq!(&laid[5..], [Some(4), Some(5), Some(6), Some(7), Some(8), Some(9)]);
    }

    #[test]
    fn a_missing_line_leaves_its_slot_open() {
        let laid = couplets("aabccddee", 10, End::Closed);
        assert_eq!(laid, [0, 1, 2, 4, 5, 6, 7, 8, 9].map(Some));
    }

    #[test]
    fn two_slips_that_make_up_for_each_other_are_both_found() {
        let ends = "aabbbccddeeffggjjkkllhii";
        let laid = couplets(ends, 24, End::Closed);
        let paired = |pair: char| {
            let first = laid[ends.find(pair).unwrap()];
            first.is_some_and(|slot| slot % 2 == 0) && laid[ends.rfind(pair).unwrap()] == first.map(|slot| slot + 1)
        };
        assert!("acdefgjkli".chars().all(paired), "{laid:?}");
    }

    #[test]
    fn a_poem_of_another_length_altogether_is_laid_in_order() {
        assert_eq!(couplets("aabbccddee", 2, End::Closed).iter().flatten().count(), 2);
    }
}
