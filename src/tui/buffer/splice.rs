//! Applying splices to the text and its line starts: one after another, or all in one pass where they do not touch.

use super::edit::LinesChanged;
use super::history::Splice;
use super::{TextBuffer, line_starts};
use crate::span::Span;

impl TextBuffer {
    /// Applies splices in order, each to the text that the ones before it leave.
    pub(super) fn make(&mut self, splices: &[Splice]) -> Vec<LinesChanged> {
        if at_once(splices) {
            return self.make_at_once(splices);
        }
        splices.iter().map(|splice| self.run(splice.at, &splice.removed, &splice.inserted)).collect()
    }

    /// Undoes splices, the last one first.
    pub(super) fn take_back(&mut self, splices: &[Splice]) -> Vec<LinesChanged> {
        if at_once(splices) {
            return self.undo_at_once(splices);
        }
        splices.iter().rev().map(|splice| self.run(splice.at, &splice.inserted, &splice.removed)).collect()
    }

    fn run(&mut self, at: usize, removed: &str, inserted: &str) -> LinesChanged {
        let change = self.change(at, removed, inserted);
        self.splice(at, removed.len(), inserted);
        change
    }

    /// The effect on the lines of replacing a stretch of this text.
    fn change(&self, at: usize, removed: &str, inserted: &str) -> LinesChanged {
        let breaks = |text: &str| text.matches('\n').count() + 1;
        LinesChanged { line: self.line_of(at), removed: breaks(removed), inserted: breaks(inserted) }
    }

    /// Applies splices that do not touch, given from the last in the text to the first, in one pass over the text.
    fn make_at_once(&mut self, splices: &[Splice]) -> Vec<LinesChanged> {
        let changes = splices.iter().map(|splice| self.change(splice.at, &splice.removed, &splice.inserted)).collect();
        let edits = splices.iter().rev().map(|splice| (splice.at, splice.removed.len(), splice.inserted.as_str()));
        self.splice_all(edits);
        changes
    }

    /// Undoes splices that do not touch, given from the last in the text to the first, in one pass over the text.
    fn undo_at_once(&mut self, splices: &[Splice]) -> Vec<LinesChanged> {
        let (mut grown, mut shrunk) = (0, 0);
        let edits = splices.iter().rev().map(|splice| {
            let at = splice.at + grown - shrunk;
            grown += splice.inserted.len();
            shrunk += splice.removed.len();
            (at, splice.inserted.len(), splice.removed.as_str())
        });
        self.splice_all(edits);
        // Undone one by one from the first in the text, each is at its place from before any was applied.
        splices.iter().rev().map(|splice| self.change(splice.at, &splice.inserted, &splice.removed)).collect()
    }

    /// Applies a splice to the text and the line starts.
    fn splice(&mut self, at: usize, removed: usize, inserted: &str) {
        let first = self.line_of(at) + 1;
        let gone = self.starts.partition_point(|&start| start <= at + removed);
        let new: Vec<usize> = line_starts(inserted, at).skip(1).collect();
        let kept = first + new.len();
        self.starts.splice(first..gone.max(first), new);
        for start in self.starts.iter_mut().skip(kept) {
            *start = *start - removed + inserted.len();
        }
        self.text.replace_range(at..at + removed, inserted);
    }

    /// Applies splices that do not touch, in order: the byte where each begins, how many bytes are removed, and the text
    /// inserted.
    fn splice_all<'a>(&mut self, splices: impl ExactSizeIterator<Item = (usize, usize, &'a str)>) {
        if splices.len() <= 1 {
            // One splice moves the rest of the text and no more.
            splices.for_each(|(at, removed, inserted)| self.splice(at, removed, inserted));
            return;
        }
        let (mut text, mut taken) = (String::with_capacity(self.text.len()), 0);
        for (at, removed, inserted) in splices {
            text.push_str(Span::new(taken, at).of(&self.text));
            text.push_str(inserted);
            taken = at + removed;
        }
        text.push_str(Span::new(taken, self.text.len()).of(&self.text));
        self.starts = line_starts(&text, 0).collect();
        self.text = text;
    }
}

/// Whether splices may be applied in one pass: each lies before those in the list before it.
fn at_once(splices: &[Splice]) -> bool {
    splices.windows(2).all(|pair| pair[1].at + pair[1].removed.len() <= pair[0].at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, removed: &str, inserted: &str) -> Splice {
        Splice { at, removed: removed.to_owned(), inserted: inserted.to_owned() }
    }

    #[test]
    fn splices_that_stand_apart_are_made_at_once_as_they_are_one_by_one() {
        let text = "snow\non\r\nsnow\n\nsnow";
        for splices in [
            vec![splice(15, "snow", "a\nb"), splice(9, "snow", ""), splice(0, "snow\n", "rain ")],
            vec![splice(14, "\n", ""), splice(13, "\n", ""), splice(5, "on\r\n", "")],
            vec![splice(15, "", "  "), splice(9, "", "  "), splice(5, "", "  ")],
        ] {
            assert!(at_once(&splices));
            let (mut at_once, mut by_one) = (TextBuffer::open(text), TextBuffer::open(text));
            let one_by_one = |buffer: &mut TextBuffer| -> Vec<LinesChanged> {
                splices.iter().map(|splice| buffer.run(splice.at, &splice.removed, &splice.inserted)).collect()
            };
            assert_eq!(at_once.make(&splices), one_by_one(&mut by_one));
            assert_eq!((at_once.text(), &at_once.starts), (by_one.text(), &by_one.starts));
            let back = splices.iter().rev();
            let back: Vec<LinesChanged> =
                back.map(|splice| by_one.run(splice.at, &splice.inserted, &splice.removed)).collect();
            assert_eq!(at_once.take_back(&splices), back);
            assert_eq!((at_once.text(), &at_once.starts), (text, &by_one.starts));
        }
    }

    #[test]
    fn splices_that_rest_on_one_another_are_made_one_by_one() {
        assert!(!at_once(&[splice(4, "", "a"), splice(5, "", "b")]));
        assert!(!at_once(&[splice(4, "a", ""), splice(4, "b", "")]));
        let mut buffer = TextBuffer::open("snow");
        let typed = [splice(4, "", "s"), splice(5, "", "!")];
        buffer.make(&typed);
        assert_eq!(buffer.text(), "snows!");
        buffer.take_back(&typed);
        assert_eq!(buffer.text(), "snow");
    }
}
