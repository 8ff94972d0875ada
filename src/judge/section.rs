//! The poems of a draft: one file may hold several of a form of fixed length.

use std::ops::Range;

use crate::analysis::Poem;
use crate::form::Poems;
use crate::text::LineKind;

/// One poem of a draft, judged by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// Its lines, as a range of the draft's lines of verse.
    pub(super) lines: Range<usize>,
    /// Its stanzas, as ranges of the draft's lines of verse.
    pub(super) stanzas: Vec<Range<usize>>,
}

/// How long a poem of a form is, as far as it parts a draft into poems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Any number of stanzas: the whole draft is one poem.
    Open,
    /// This many lines in several stanzas.
    Stanzas(usize),
    /// One stanza of this many lines.
    OneStanza(usize),
}

impl Section {
    /// The poem these stanzas make up.
    pub(super) fn of(stanzas: &[Range<usize>]) -> Self {
        let start = stanzas.first().map_or(0, |stanza| stanza.start);
        let end = stanzas.last().map_or(start, |stanza| stanza.end);
        Self { lines: start..end, stanzas: stanzas.to_vec() }
    }

    /// How many lines the poem has.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The stanza a line stands in and its place there, both counted from 0.
    pub(super) fn stanza_and_line(&self, line: usize) -> (usize, usize) {
        let stanza = self.stanzas.partition_point(|stanza| stanza.end <= line);
        (stanza, self.stanzas.get(stanza).map_or(0, |stanza| line.saturating_sub(stanza.start)))
    }

    /// How many lines each stanza has.
    pub(super) fn stanza_lengths(&self) -> Vec<usize> {
        self.stanzas.iter().map(Range::len).collect()
    }
}

/// Parts a draft into the poems it holds.
///
/// A heading begins a new poem of a form of fixed length, and a blank line one of a form of one stanza; but a draft that has
/// just the lines of one poem is one poem, wherever its blank lines and numerals stand.
pub(super) fn sections(poem: &Poem, extent: Extent, poems: Poems) -> Vec<Section> {
    let whole = Section::of(&poem.stanzas);
    let length = match extent {
        Extent::Open => return vec![whole],
        Extent::Stanzas(length) | Extent::OneStanza(length) => length,
    };
    if poems == Poems::One || whole.len() <= length {
        return vec![whole];
    }
    let starts = |at: usize| match extent {
        Extent::OneStanza(_) => true,
        Extent::Open | Extent::Stanzas(_) => heading_before(poem, poem.stanzas[at].start),
    };
    let mut firsts: Vec<usize> = (0..poem.stanzas.len()).filter(|&at| at == 0 || starts(at)).collect();
    firsts.push(poem.stanzas.len());
    firsts.windows(2).map(|pair| Section::of(&poem.stanzas[pair[0]..pair[1]])).collect()
}

/// Whether a heading stands between a line of verse and the one before.
pub(super) fn heading_before(poem: &Poem, line: usize) -> bool {
    let physical = |line: usize| poem.lines.get(line).map_or(0, |line| line.number as usize);
    let after = line.checked_sub(1).map_or(0, physical);
    let before = physical(line).saturating_sub(1);
    poem.draft.lines.get(after..before).is_some_and(|between| between.iter().any(|line| line.kind == LineKind::Heading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;

    fn lengths(text: &str, extent: Extent) -> Vec<usize> {
        let poem = Session::default().hear(text);
        sections(&poem, extent, Poems::Many).iter().map(Section::len).collect()
    }

    #[test]
    fn a_file_of_haiku_holds_as_many_poems_as_stanzas() {
        let text = "snow\nsnow\nsnow\n\nrain\nrain\nrain\n";
        assert_eq!(lengths(text, Extent::OneStanza(3)), [3, 3]);
        assert_eq!(lengths(text, Extent::Open), [6]);
    }

    #[test]
    fn a_blank_line_inside_one_haiku_does_not_make_it_two() {
        assert_eq!(lengths("snow\n\nsnow\nsnow\n", Extent::OneStanza(3)), [3]);
    }

    #[test]
    fn a_heading_begins_the_next_poem_of_a_fixed_form() {
        let text = "# One\n\na\nb\n\nc\nd\n\n* * *\n\na\nb\n\nc\nd\n";
        assert_eq!(lengths(text, Extent::Stanzas(4)), [4, 4]);
    }

    #[test]
    fn a_draft_without_verse_is_one_empty_poem() {
        assert_eq!(lengths("\n\n", Extent::OneStanza(3)), [0]);
    }
}
