//! Which of several finds are kept: of the same words the best, of overlapping ones the better.

use std::collections::{BTreeMap, BTreeSet};

use super::Find;

/// Keeps the best find of the same words; unless `overlapping` ones are wanted, drops each find that overlaps a better one, or an equal one
/// before it. Returns the others in the order of the text.
pub(super) fn settle(mut finds: Vec<Find>, overlapping: bool) -> Vec<Find> {
    finds.sort_by(|one, other| {
        let best = other.quality.total_cmp(&one.quality);
        best.then_with(|| one.span.cmp(&other.span))
    });
    // The stretches taken so far, by their first bytes.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut met = BTreeSet::new();
    let mut kept = Vec::with_capacity(finds.len());
    for find in finds {
        let (start, end) = (find.span.start(), find.span.end());
        let is_free = if overlapping {
            met.insert(find.span)
        } else {
            taken.range(..end.max(start + 1)).next_back().is_none_or(|(_, &other)| other <= start)
        };
        if is_free {
            taken.insert(start, end);
            kept.push(find);
        }
    }
    kept.sort_by_key(|find| find.span);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn the_better_of_two_finds_that_overlap_stays() {
        let find = |start, end, quality| Find {
            span: Span::new(start, end),
            line: 1,
            end_line: 1,
            lines: Vec::new(),
            quality,
            why: Vec::new(),
        };
        let finds = vec![find(0, 10, 0.5), find(5, 15, 0.9), find(12, 20, 0.7), find(20, 30, 0.1), find(5, 15, 0.2)];
        let spans = |overlapping| -> Vec<(usize, f32)> {
            settle(finds.clone(), overlapping).iter().map(|find| (find.span.start(), find.quality)).collect()
        };
        assert_eq!(spans(false), [(5, 0.9), (20, 0.1)]);
        assert_eq!(spans(true), [(0, 0.5), (5, 0.9), (12, 0.7), (20, 0.1)]);
    }
}
