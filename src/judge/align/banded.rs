//! The cheapest alignment of lines with slots: the Needleman-Wunsch algorithm, limited to a band around the diagonal.

/// The cost of skipping a line or a slot. It equals that of three lines that answer nothing (2 each), so that lines are shifted
/// only where that mends more than it breaks.
const SKIP_COST: u32 = 6;

/// The number of places by which lines may shift against the slots beyond the difference of their numbers.
const BAND_SLACK: usize = 2;

/// The greatest difference between the numbers of lines and slots that is aligned; beyond it, lines are matched by number.
const MOST_SKIPPED: usize = 4;

/// Whether slots at the end may stay without a line at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Lines may still be added, so slots without a line at the end are not missing yet.
    Open,
    /// Every slot needs its line.
    Closed,
}

/// How badly a line answers a slot, by the step before.
#[derive(Debug, Clone, Copy)]
pub(super) struct MatchCost {
    /// The line before was matched with the slot before.
    pub(super) after_match: u32,
    /// A line or a slot was skipped.
    pub(super) after_skip: u32,
}

/// The step before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Previous {
    /// The line before was matched with the slot before.
    Matched,
    /// A line or a slot was skipped.
    Skipped,
}

/// The slot of each line in the cheapest alignment; `None` for a line that is skipped.
///
/// `cost(slot, line)` says how badly a line answers a slot. Of two alignments that cost the same, the one that skips later is
/// chosen. The time is linear in the number of lines.
pub(super) fn align(
    lines: usize,
    slots: usize,
    end: End,
    cost: impl Fn(usize, usize) -> MatchCost,
) -> Vec<Option<usize>> {
    let difference = match end {
        End::Open => lines.saturating_sub(slots),
        End::Closed => lines.abs_diff(slots),
    };
    if difference > MOST_SKIPPED {
        return (0..lines).map(|line| (line < slots).then_some(line)).collect();
    }
    let band = Band { lines, slots, reach: difference + BAND_SLACK, end };
    band.walk(&band.costs_to_go(&cost), &cost)
}

/// The pairs of a line and a slot whose numbers differ by at most `reach`.
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

    /// The index of the cost to go from a line and a slot; `None` outside the band.
    fn index(&self, line: usize, slot: usize, previous: Previous) -> Option<usize> {
        let across = (slot + self.reach).checked_sub(line)?;
        let cell = line * self.width() + across;
        (across < self.width() && slot <= self.slots && line <= self.lines).then_some(2 * cell + previous as usize)
    }

    /// The least cost of aligning the rest, from each line, slot and previous step.
    fn costs_to_go(&self, cost: &impl Fn(usize, usize) -> MatchCost) -> Vec<u32> {
        let mut to_go = vec![u32::MAX; 2 * (self.lines + 1) * self.width()];
        for line in (0..=self.lines).rev() {
            let last = (line + self.reach).min(self.slots);
            for slot in (line.saturating_sub(self.reach)..=last).rev() {
                let answers = self.cost_of(line, slot, cost);
                for previous in [Previous::Matched, Previous::Skipped] {
                    let best = self.steps(line, slot, previous, &to_go, answers).into_iter().min().unwrap_or(u32::MAX);
                    if let Some(at) = self.index(line, slot, previous) {
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

    /// The cost of matching a line with a slot; `None` behind the last of either.
    fn cost_of(&self, line: usize, slot: usize, cost: &impl Fn(usize, usize) -> MatchCost) -> Option<MatchCost> {
        (line < self.lines && slot < self.slots).then(|| cost(slot, line))
    }

    /// The costs to go of the three steps: match the line with the slot, skip the slot, skip the line.
    fn steps(
        &self,
        line: usize,
        slot: usize,
        previous: Previous,
        to_go: &[u32],
        answers: Option<MatchCost>,
    ) -> [u32; 3] {
        let after = |line, slot, step| self.index(line, slot, step).map_or(u32::MAX, |at| to_go[at]);
        let skipped = |line, slot| after(line, slot, Previous::Skipped).saturating_add(SKIP_COST);
        let matched = answers.map_or(u32::MAX, |answers| {
            let answer = match previous {
                Previous::Matched => answers.after_match,
                Previous::Skipped => answers.after_skip,
            };
            after(line + 1, slot + 1, Previous::Matched).saturating_add(answer)
        });
        [matched, skipped(line, slot + 1), skipped(line + 1, slot)]
    }

    /// Follows the cheapest steps from the first line and slot.
    fn walk(&self, to_go: &[u32], cost: &impl Fn(usize, usize) -> MatchCost) -> Vec<Option<usize>> {
        let mut slot_of = Vec::with_capacity(self.lines);
        let (mut slot, mut previous) = (0, Previous::Matched);
        while slot_of.len() < self.lines {
            let line = slot_of.len();
            let [matched, slot_skipped, line_skipped] =
                self.steps(line, slot, previous, to_go, self.cost_of(line, slot, cost));
            previous = Previous::Skipped;
            if matched <= slot_skipped && matched <= line_skipped && matched < u32::MAX {
                slot_of.push(Some(slot));
                slot += 1;
                previous = Previous::Matched;
            } else if slot_skipped < line_skipped {
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

    /// Aligns lines that end in these letters with couplets: each second slot wants the letter of the line before.
    fn couplets(ends: &str, slots: usize, end: End) -> Vec<Option<usize>> {
        let ends: Vec<char> = ends.chars().collect();
        align(ends.len(), slots, end, |slot, line| {
            let pair = line > 0 && ends[line - 1] == ends[line];
            let first = slot % 2 == 0;
            MatchCost { after_match: if first || pair { 0 } else { 2 }, after_skip: if first { 0 } else { 2 } }
        })
    }

    #[test]
    fn lines_that_answer_stay_in_order() {
        assert_eq!(couplets("aabb", 4, End::Closed), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(couplets("aab", 4, End::Open), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_line_too_many_is_found_in_its_place() {
        let aligned = couplets("aabbbccddee", 10, End::Closed);
        assert_eq!(aligned[4], None);
        assert_eq!(&aligned[5..], [Some(4), Some(5), Some(6), Some(7), Some(8), Some(9)]);
    }

    #[test]
    fn a_missing_line_leaves_its_slot_open() {
        let aligned = couplets("aabccddee", 10, End::Closed);
        assert_eq!(aligned, [0, 1, 2, 4, 5, 6, 7, 8, 9].map(Some));
    }

    #[test]
    fn two_slips_that_make_up_for_each_other_are_both_found() {
        let ends = "aabbbccddeeffggjjkkllhii";
        let aligned = couplets(ends, 24, End::Closed);
        let paired = |pair: char| {
            let first = aligned[ends.find(pair).unwrap()];
            first.is_some_and(|slot| slot % 2 == 0) && aligned[ends.rfind(pair).unwrap()] == first.map(|slot| slot + 1)
        };
        assert!("acdefgjkli".chars().all(paired), "{aligned:?}");
    }

    #[test]
    fn a_poem_of_another_length_altogether_is_matched_by_number() {
        assert_eq!(couplets("aabbccddee", 2, End::Closed).iter().flatten().count(), 2);
    }
}
