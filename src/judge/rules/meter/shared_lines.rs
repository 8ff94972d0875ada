//! Shared lines: one line of the meter, printed as several where a speech or a paragraph ends within it.
//!
//! Blank verse is printed so: the parts follow one another, owe no rhyme, and make one regular line together. Lines of a shorter
//! meter follow one another too. So a whole run of short lines must make one line, or none of it does, unless indentation shows
//! which of them belong together.

use std::sync::Arc;

use crate::analysis::Counts;
use crate::meter::Meter;

/// A line that is too short for its meter.
#[derive(Debug, Clone)]
pub(super) struct Short {
    /// The line.
    pub(super) line: usize,
    /// Its indentation, in characters.
    pub(super) indent: usize,
    /// The numbers of syllables it can have.
    pub(super) found: Counts,
    /// The meter it is too short for.
    pub(super) meter: Arc<Meter>,
    /// The fewest syllables its meter allows.
    pub(super) least: u32,
}

/// The fewest syllables that a part of a line lacks; a line that lacks one merely lost a word.
const LEAST_LACK: u32 = 2;

impl Short {
    fn is_part(&self) -> bool {
        self.found.least() + LEAST_LACK <= self.least
    }

    fn precedes(&self, next: &Self) -> bool {
        next.line == self.line + 1 && next.meter == self.meter
    }
}

/// Lines that are too short by themselves and get no remark.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Shared {
    /// The parts of shared lines.
    pub(super) parts: Vec<usize>,
    /// Short lines at the end of a poem that may still grow: the rest of their line may follow.
    pub(super) waiting: Vec<usize>,
}

impl Shared {
    /// Whether a line is a part of a shared line, or may become one.
    pub(super) fn has(&self, line: usize) -> bool {
        self.parts.contains(&line) || self.waiting.contains(&line)
    }
}

/// Which of the short lines make a line of their meter together, as `is_line` decides.
///
/// `last_of_open` is the last line of a poem that may still grow; `None` for a finished poem.
pub(super) fn shared(short: &[Short], last_of_open: Option<usize>, is_line: impl Fn(&[Short]) -> bool) -> Shared {
    let mut shared = Shared::default();
    let parts: Vec<Short> = short.iter().filter(|line| line.is_part()).cloned().collect();
    for run in parts.chunk_by(Short::precedes) {
        for group in groups(run) {
            let (said, waiting) = match group.split_last() {
                Some((last, _)) if last_of_open != Some(last.line) || is_whole(group, &is_line) => (group, &[][..]),
                _ if is_short_still(group) => (&[][..], group),
                _ => group.split_at(group.len().saturating_sub(1)),
            };
            if is_whole(said, &is_line) {
                shared.parts.extend(said.iter().map(|part| part.line));
            }
            shared.waiting.extend(waiting.iter().map(|part| part.line));
        }
    }
    shared
}

/// The groups of a run that may make a line: lines of growing indentation, or the whole run where indentation never grows.
fn groups(run: &[Short]) -> impl Iterator<Item = &[Short]> {
    let is_flush = run.is_sorted_by(|before, after| before.indent >= after.indent);
    run.chunk_by(move |before, after| is_flush || before.indent < after.indent)
}

fn is_whole(group: &[Short], is_line: impl Fn(&[Short]) -> bool) -> bool {
    group.len() > 1 && is_line(group)
}

/// Whether a group is still too short for one line, so that more of it may follow.
fn is_short_still(group: &[Short]) -> bool {
    let together: u32 = group.iter().map(|part| part.found.least()).sum();
    group.first().is_some_and(|first| together < first.least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(line: usize, indent: usize, found: u32) -> Short {
        let meter = Arc::new("iambic pentameter".parse().unwrap());
        Short { line, indent, found: Counts::of([found]), meter, least: 10 }
    }

    /// The parts and the waiting lines, of lines with these syllables and indentations from line 3 on, where ten make a line.
    fn of(counts: &[u32], indents: &[usize], last_of_open: Option<usize>) -> (Vec<usize>, Vec<usize>) {
        let lines: Vec<Short> = counts
            .iter()
            .zip(indents)
            .enumerate()
            .map(|(at, (&found, &indent))| short(3 + at, indent, found))
            .collect();
        let ten = |group: &[Short]| group.iter().map(|part| part.found.least()).sum::<u32>() == 10;
        let Shared { parts, waiting } = shared(&lines, last_of_open, ten);
        (parts, waiting)
    }

    #[test]
    fn a_line_is_shared_by_two_or_more_that_make_it_together() {
        assert_eq!(of(&[4, 6], &[0, 0], None), (vec![3, 4], vec![]));
        assert_eq!(of(&[2, 3, 5], &[0, 0, 0], None), (vec![3, 4, 5], vec![]));
        assert_eq!(of(&[4, 4], &[0, 0], None), (vec![], vec![]));
        assert_eq!(of(&[9, 1], &[0, 0], None), (vec![], vec![]), "a lost word is no half line");
        let apart = [short(3, 0, 4), short(5, 0, 6)];
        assert_eq!(shared(&apart, None, |_| true), Shared::default());
    }

    #[test]
    fn a_run_of_short_lines_is_shared_only_where_the_page_steps_them() {
        assert_eq!(of(&[4, 6, 4, 6], &[0; 4], None), (vec![], vec![]));
        assert_eq!(of(&[4, 6, 4, 6], &[0, 9, 0, 9], None), (vec![3, 4, 5, 6], vec![]));
        assert_eq!(of(&[4, 6, 4], &[0, 9, 0], None), (vec![3, 4], vec![]));
    }

    #[test]
    fn parts_at_the_end_of_a_poem_that_may_grow_wait_for_the_rest() {
        assert_eq!(of(&[4], &[0], Some(3)), (vec![], vec![3]));
        assert_eq!(of(&[2, 3], &[0, 0], Some(4)), (vec![], vec![3, 4]));
        assert_eq!(of(&[4, 6], &[0, 0], Some(4)), (vec![3, 4], vec![]));
        assert_eq!(of(&[4, 6, 4], &[0, 0, 0], Some(5)), (vec![3, 4], vec![5]));
        assert_eq!(of(&[8, 8, 8], &[0, 0, 0], Some(5)), (vec![], vec![5]));
    }
}
