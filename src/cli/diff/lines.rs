//! Which line became which.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A line before and after, each counted from 0; a line taken out has no place after, a new one none before.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Rewritten stretches with more pairs of lines than this are paired in order, so that the work stays small.
const MOST_PAIRS: usize = 10_000;

/// Lines less alike than this (1 is the same, 0 nothing in common) are no rewriting of one another.
const LEAST_LIKE: f64 = 0.35;

/// Pairs the lines of a draft with those of its revision, in order.
pub(super) fn paired(before: &[&str], after: &[&str]) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(before.len().max(after.len()));
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => pairs.extend(old.zip(new).map(both)),
            DiffOp::Delete { .. } => pairs.extend(old.map(gone)),
            DiffOp::Insert { .. } => pairs.extend(new.map(fresh)),
            DiffOp::Replace { .. } => {
                let shift = |(one, other): Pair| (one.map(|at| at + old.start), other.map(|at| at + new.start));
                pairs.extend(rewritten(&before[old.clone()], &after[new.clone()]).into_iter().map(shift));
            }
        }
    }
    pairs
}

fn both((one, other): (usize, usize)) -> Pair {
    (Some(one), Some(other))
}

fn gone(at: usize) -> Pair {
    (Some(at), None)
}

fn fresh(at: usize) -> Pair {
    (None, Some(at))
}

/// Pairs the lines of a rewritten stretch: one by one where there are as many as before, else the likest with each other.
fn rewritten(before: &[&str], after: &[&str]) -> Vec<Pair> {
    if before.len() == after.len() {
        return (0..before.len()).zip(0..after.len()).map(both).collect();
    }
    if before.len() * after.len() > MOST_PAIRS {
        let shared = before.len().min(after.len());
        let pairs = (0..shared).zip(0..shared).map(both);
        return pairs.chain((shared..before.len()).map(gone)).chain((shared..after.len()).map(fresh)).collect();
    }
    likest(before, after)
}

/// The pairing, lines kept in order, whose pairs are likest in all.
fn likest(before: &[&str], after: &[&str]) -> Vec<Pair> {
    let like: Vec<Vec<f64>> = before
        .iter()
        .map(|one| after.iter().map(|other| strsim::normalized_levenshtein(one, other)).collect())
        .collect();
    // best[i][j]: the likeness of the lines from i and from j on.
    let mut best = vec![vec![0.0_f64; after.len() + 1]; before.len() + 1];
    let pair = |best: &[Vec<f64>], i: usize, j: usize| {
        if like[i][j] < LEAST_LIKE { 0.0 } else { like[i][j] + best[i + 1][j + 1] }
    };
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            best[i][j] = pair(&best, i, j).max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < before.len() && j < after.len() {
        if best[i][j] > best[i + 1][j].max(best[i][j + 1]) {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            pairs.push(gone(i));
            i += 1;
        } else {
            pairs.push(fresh(j));
            j += 1;
        }
    }
    pairs.extend((i..before.len()).map(gone));
    pairs.extend((j..after.len()).map(fresh));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rewritten_line_is_known_again_among_new_ones() {
        let before = ["the lamp is low", "the wind is loud", "the roads are slow"];
        for (after, expected) in [
            (vec!["the lamp burns low", "the wind is loud", "the roads are slow"], vec![(Some(0), Some(0))]),
            (
                vec!["a door", "the lamps are low", "the wind is loud", "the roads are slow"],
                vec![(None, Some(0)), (Some(0), Some(1))],
            ),
            (vec!["the wind is loud", "the roads are slow"], vec![(Some(0), None)]),
            (vec!["snow", "the wind is loud", "the roads are slow"], vec![(Some(0), Some(0))]),
        ] {
            let pairs = paired(&before, &after);
            assert_eq!(pairs[..expected.len()], expected, "{after:?}");
            assert_eq!(pairs.iter().filter_map(|pair| pair.0).collect::<Vec<_>>(), [0, 1, 2]);
            assert_eq!(
                pairs.iter().filter_map(|pair| pair.1).collect::<Vec<_>>(),
                (0..after.len()).collect::<Vec<_>>()
            );
        }
    }
}
