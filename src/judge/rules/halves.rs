//! A line of the meter that two lines of the page share, as where a speech or a paragraph ends within it.

use crate::analysis::Counts;

/// A line that is too short for its meter.
#[derive(Debug)]
pub(super) struct Short {
    /// The line.
    pub(super) line: usize,
    /// The counts it can have.
    pub(super) found: Counts,
    /// The counts its meter allows.
    pub(super) wanted: Counts,
}

/// The fewest syllables that part a half line from one that merely lost a word.
const LEAST_LACK: u32 = 2;

impl Short {
    fn is_half(&self) -> bool {
        self.found.least() + LEAST_LACK <= self.wanted.least()
    }

    fn completes(&self, other: &Self) -> bool {
        let together = self.found.plus(&other.found);
        other.line == self.line + 1
            && self.is_half()
            && other.is_half()
            && together.iter().any(|count| self.wanted.contains(count))
    }
}

/// The lines, of those that are too short, that are one half of a line shared with the next or the one before; a half at the
/// end of a poem that may still grow waits for its other half.
pub(super) fn halves(short: &[Short], last_of_open: Option<usize>) -> Vec<usize> {
    let mut halves = Vec::new();
    for (at, half) in short.iter().enumerate() {
        let answered = halves.last() == Some(&half.line);
        if answered {
            continue;
        }
        match short.get(at + 1) {
            Some(other) if half.completes(other) => halves.extend([half.line, other.line]),
            None if last_of_open == Some(half.line) && half.is_half() => halves.push(half.line),
            _ => {}
        }
    }
    halves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(line: usize, found: u32) -> Short {
        Short { line, found: Counts::of([found]), wanted: Counts::of([10, 11]) }
    }

    #[test]
    fn two_halves_in_a_row_make_a_line_and_a_third_waits_for_its_own() {
        assert_eq!(halves(&[short(3, 4), short(4, 6)], None), [3, 4]);
        assert_eq!(halves(&[short(3, 4), short(4, 6), short(5, 4)], None), [3, 4]);
        assert_eq!(halves(&[short(3, 4), short(4, 6), short(5, 4)], Some(5)), [3, 4, 5]);
    }

    #[test]
    fn lines_apart_or_of_another_length_together_are_no_halves() {
        assert_eq!(halves(&[short(3, 4), short(5, 6)], None), Vec::<usize>::new());
        assert_eq!(halves(&[short(3, 4), short(4, 4)], None), Vec::<usize>::new());
        assert_eq!(halves(&[short(3, 9), short(4, 1)], None), Vec::<usize>::new(), "a lost word is no half line");
    }
}
