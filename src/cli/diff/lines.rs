//! Pairs the lines of a draft with those of its revision.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A line before and after, each counted from 0; a removed line has none after, a new one none before.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Rewritten stretches with more pairs of lines than this are paired in order, so that the work stays small.
const MOST_PAIRS: usize = 10_000;

/// The most steps comparing the lines of a stretch may take, a letter of each line against one of each other: as many pairs of
/// lines of fifty letters, the longest that verse has. Longer ones are compared word by word, or else paired in order.
const MOST_STEPS: usize = MOST_PAIRS * 50 * 50;

/// The least likeness, from 0 to 1 for the same, of a line and its rewriting.
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
    let by_letters = || likeness(before, after, |line| line.chars().collect::<Vec<_>>());
    let by_words = || likeness(before, after, |line| line.split_whitespace().collect::<Vec<_>>());
    match by_letters().or_else(by_words) {
        Some(like) => likest(&like, after.len()),
        None => in_order(before.len(), after.len()),
    }
}

/// The lines before and after in their order, and those that are left over.
fn in_order(before: usize, after: usize) -> Vec<Pair> {
    let shared = before.min(after);
    let pairs = (0..shared).zip(0..shared).map(both);
    pairs.chain((shared..before).map(gone)).chain((shared..after).map(fresh)).collect()
}

/// How like each line before is to each after, compared part by part; `None` where that is too much work.
fn likeness<'a, T: PartialEq>(
    before: &[&'a str],
    after: &[&'a str],
    parts: impl Fn(&'a str) -> Vec<T>,
) -> Option<Vec<Vec<f64>>> {
    let parted = |lines: &[&'a str]| -> Vec<Vec<T>> { lines.iter().map(|line| parts(line)).collect() };
    let (before, after) = (parted(before), parted(after));
    let all = |lines: &[Vec<T>]| lines.iter().map(Vec::len).sum::<usize>();
    // Each part of each line before is compared with each part of each line after.
    if before.len() * after.len() > MOST_PAIRS || all(&before).saturating_mul(all(&after)) > MOST_STEPS {
        return None;
    }
    Some(before.iter().map(|one| after.iter().map(|other| like(one, other)).collect()).collect())
}

/// How much of two lines is the same: 1 is all, 0 nothing.
#[allow(clippy::cast_precision_loss, reason = "a line has few parts")]
fn like<T: PartialEq>(one: &Vec<T>, other: &Vec<T>) -> f64 {
    let longest = one.len().max(other.len()).max(1);
    1.0 - strsim::generic_levenshtein(one, other) as f64 / longest as f64
}

/// The pairing, lines kept in order, whose pairs are likest in all; `like` has a row for each line before.
fn likest(like: &[Vec<f64>], lines_after: usize) -> Vec<Pair> {
    let (rows, columns) = (like.len(), lines_after);
    // best[i][j]: the likeness of the lines from i and from j on.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let pair = |best: &[Vec<f64>], i: usize, j: usize| {
        if like[i][j] < LEAST_LIKE { 0.0 } else { like[i][j] + best[i + 1][j + 1] }
    };
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            best[i][j] = pair(&best, i, j).max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
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
    pairs.extend((i..rows).map(gone));
    pairs.extend((j..columns).map(fresh));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_compared_by_their_words_and_longer_ones_paired_in_order() {
        let prose = |nth: usize, words: usize| -> String {
            (0..words)
                .map(|word| if word % 2 == 0 { format!("snow{nth} ") } else { "falls and falls ".to_owned() })
                .collect()
        };
        // A paragraph is new at the top, and each after it loses a word.
        let lines = |words: usize| -> (Vec<String>, Vec<String>) {
            let old: Vec<String> = (0..30).map(|nth| prose(nth, words)).collect();
            let new = old.iter().map(|line| line.split_once(' ').unwrap().1.to_owned());
            let new = std::iter::once("an overture of rain".to_owned()).chain(new).collect();
            (old, new)
        };
        let paired_of = |words: usize| {
            let (old, new) = lines(words);
            let text = |lines: &[String]| lines.iter().map(String::len).sum::<usize>();
            let shown: (Vec<&str>, Vec<&str>) =
                (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
            (text(&old) * text(&new) > MOST_STEPS, paired(&shown.0, &shown.1))
        };
        for (words, moved) in [(10, true), (60, true), (500, false)] {
            let (many_letters, pairs) = paired_of(words);
            assert_eq!(many_letters, words > 10, "{words} words are told apart by letters or not");
            let expected = if moved { (Some(0), Some(1)) } else { (Some(0), Some(0)) };
            assert!(pairs.contains(&expected), "{words}: {pairs:?}");
            assert_eq!(pairs.iter().filter_map(|pair| pair.0).collect::<Vec<_>>(), (0..30).collect::<Vec<_>>());
            assert_eq!(pairs.iter().filter_map(|pair| pair.1).collect::<Vec<_>>(), (0..31).collect::<Vec<_>>());
        }
    }

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
