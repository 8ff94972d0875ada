//! Marks under a line of text, wide characters and very long lines included.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::text::printable;

/// The widest stretch of a line that is shown, in columns of the terminal: two pages side by side still fit.
const WIDEST: usize = 100;

/// Columns kept before the place of interest when a line is cut.
const BEFORE: usize = 20;

/// The sign where a line was cut.
const CUT: &str = "...";

/// A line, or a stretch of it, as shown on the terminal.
#[derive(Debug)]
pub(crate) struct Strip {
    text: String,
    /// For each grapheme shown: its first byte in the line and its first column on the terminal, both from 0.
    cells: Vec<(usize, usize)>,
    /// One past the last byte shown, and one past its column.
    end: (usize, usize),
}

impl Strip {
    /// The line around the byte `around`; the whole line when it is not too wide.
    ///
    /// Costs the bytes before `around` and the stretch shown, however long the line is.
    pub(crate) fn of(line: &str, around: usize) -> Self {
        let start = if is_too_wide(line) { start_of_window(line, around) } else { 0 };
        let mut strip = Self { text: String::new(), cells: Vec::new(), end: (start, 0) };
        if start > 0 {
            strip.text.push_str(CUT);
            strip.end.1 = CUT.len();
        }
        for (at, grapheme, width) in cells(line).skip_while(|(at, ..)| *at < start) {
            if strip.end.1 + width > WIDEST {
                strip.text.push_str(CUT);
                break;
            }
            strip.cells.push((at, strip.end.1));
            strip.text.push_str(&printable(grapheme));
            strip.end = (at + grapheme.len(), strip.end.1 + width);
        }
        strip.text.truncate(strip.text.trim_end().len());
        strip
    }

    /// The text as shown.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The column of a byte of the line, from 0; that of the nearest end where the byte is not shown.
    fn column(&self, byte: usize) -> usize {
        let at = self.cells.partition_point(|(start, _)| *start < byte);
        self.cells.get(at).map_or(self.end.1, |(_, column)| *column)
    }
}

/// The marks under some stretches of a line: dashes around a count, or carets where there is none.
pub(crate) fn mark(strip: &Strip, stretches: &[(usize, usize, String)]) -> String {
    let mut under = String::new();
    let mut at = 0;
    for (start, end, label) in stretches {
        let (from, to) = (strip.column(*start).max(at), strip.column(*end));
        if from >= to {
            continue;
        }
        under.extend(std::iter::repeat_n(' ', from - at));
        under.push_str(&labelled(to - from, label));
        at = to.max(from + label.len());
    }
    under
}

/// A label in the middle of a rule as wide as its word.
fn labelled(width: usize, label: &str) -> String {
    if label.is_empty() {
        return "^".repeat(width);
    }
    let left = width.saturating_sub(label.len()) / 2;
    let right = width.saturating_sub(label.len() + left);
    format!("{}{label}{}", "-".repeat(left), "-".repeat(right))
}

/// The graphemes of a line with their first byte and their width on the terminal.
fn cells(line: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    line.grapheme_indices(true).map(|(at, grapheme)| (at, grapheme, printable(grapheme).width()))
}

/// Whether a line does not fit into the widest stretch; looks no farther than that.
fn is_too_wide(line: &str) -> bool {
    let mut room = WIDEST;
    cells(line).any(|(_, _, width)| {
        let over = width > room;
        room = room.saturating_sub(width);
        over
    })
}

/// The byte at which a cut line begins, so that `around` is a few columns in.
fn start_of_window(line: &str, around: usize) -> usize {
    let before = line.get(..around).unwrap_or(line);
    let mut room = BEFORE;
    let mut start = before.len();
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        let width = printable(grapheme).width();
        if width > room {
            return start;
        }
        room -= width;
        start = at;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str, stretches: &[(&str, &str)]) -> (String, String) {
        let find = |(word, label): &(&str, &str)| {
            let at = line.find(word).unwrap();
            (at, at + word.len(), (*label).to_owned())
        };
        let stretches: Vec<_> = stretches.iter().map(find).collect();
        let strip = Strip::of(line, stretches.first().map_or(0, |(start, ..)| *start));
        (strip.text().to_owned(), mark(&strip, &stretches))
    }

    #[test]
    fn marks_stand_under_their_words() {
        let (text, under) = shown("a moon above", &[("a", "1"), ("moon", "1"), ("above", "9-10")]);
        assert_eq!(text, "a moon above");
        assert_eq!(under, "1 -1-- 9-10-");
        assert_eq!(shown("月 moon", &[("moon", "")]).1, "   ^^^^");
    }

    #[test]
    fn a_very_long_line_is_shown_around_its_marked_word() {
        let line = format!("{} nitride {}", "la ".repeat(200_000), "la ".repeat(200_000));
        let (text, under) = shown(&line, &[("nitride", "")]);
        assert!(text.starts_with("...") && text.ends_with("...") && text.len() < 110, "{text}");
        assert_eq!(text.find("nitride"), under.find('^'));
    }

    #[test]
    fn an_escape_in_a_line_is_written_out_and_marks_still_stand_right() {
        let (text, under) = shown("red \u{1b}[31m moon", &[("moon", "")]);
        assert_eq!(text.find("moon"), under.find('^'));
        assert!(!text.contains('\u{1b}'));
    }
}
