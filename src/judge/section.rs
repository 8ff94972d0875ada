//! The poems of a draft: one file may hold several poems of a form of fixed length.

use std::ops::Range;

use crate::analysis::Poem;
use crate::form::Poems;

/// The lines of a draft that are one poem, judged by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The poem's lines, as a range of the draft's lines of verse.
    pub(super) lines: Range<usize>,
    /// The poem's stanzas, as ranges of the draft's lines of verse.
    pub(super) stanzas: Vec<Range<usize>>,
    /// Whether it is a part with a name of its own (`Chorus`), so that its lines are counted from the name.
    pub(super) is_part: bool,
}

/// The length of a form's poems, which decides how a draft is divided into poems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PoemLength {
    /// Any length: the whole draft is one poem.
    Open,
    /// This many lines in several stanzas.
    Stanzas(usize),
    /// One stanza of this many lines.
    OneStanza(usize),
}

impl Section {
    /// The poem that consists of these stanzas.
    pub(super) fn of(stanzas: &[Range<usize>]) -> Self {
        let start = stanzas.first().map_or(0, |stanza| stanza.start);
        let end = stanzas.last().map_or(start, |stanza| stanza.end);
        Self { lines: start..end, stanzas: stanzas.to_vec(), is_part: false }
    }

    /// The number of lines.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line's stanza, and its place in the stanza, both counted from 0.
    pub(super) fn stanza_and_line(&self, line: usize) -> (usize, usize) {
        let stanza = self.stanzas.partition_point(|stanza| stanza.end <= line);
        (stanza, self.stanzas.get(stanza).map_or(0, |stanza| line.saturating_sub(stanza.start)))
    }

    /// The number of lines of each stanza.
    pub(super) fn stanza_lengths(&self) -> Vec<usize> {
        self.stanzas.iter().map(Range::len).collect()
    }
}

/// Divides a draft into its poems.
///
/// For a form of fixed length a heading begins a new poem, and for a form of one stanza a blank line does. A draft with no more
/// lines than one poem has is one poem, whatever headings and blank lines it has.
pub(super) fn sections(poem: &Poem, form_length: PoemLength, poems: Poems) -> Vec<Section> {
    // The parts of a song that is judged as one poem have a name each.
    let is_part =
        poem.labels.first().is_some_and(|first| first.is_some() && poem.labels.iter().all(|name| name == first));
    let whole = Section { is_part, ..Section::of(&poem.stanzas) };
    let length = match form_length {
        PoemLength::Open => return vec![whole],
        PoemLength::Stanzas(length) | PoemLength::OneStanza(length) => length,
    };
    if poems == Poems::One || whole.len() <= length {
        return vec![whole];
    }
    let starts = |at: usize| match form_length {
        PoemLength::OneStanza(_) => true,
        PoemLength::Open | PoemLength::Stanzas(_) => poem.headed[at],
    };
    let mut firsts: Vec<usize> = (0..poem.stanzas.len()).filter(|&at| at == 0 || starts(at)).collect();
    firsts.push(poem.stanzas.len());
    firsts.windows(2).map(|pair| Section::of(&poem.stanzas[pair[0]..pair[1]])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;

    fn lengths(text: &str, form_length: PoemLength) -> Vec<usize> {
        let poem = Session::default().hear(text);
        sections(&poem, form_length, Poems::Many).iter().map(Section::len).collect()
    }

    #[test]
    fn a_file_of_haiku_holds_as_many_poems_as_stanzas() {
        let text = "snow\nsnow\nsnow\n\nrain\nrain\nrain\n";
        assert_eq!(lengths(text, PoemLength::OneStanza(3)), [3, 3]);
        assert_eq!(lengths(text, PoemLength::Open), [6]);
    }

    #[test]
    fn a_blank_line_inside_one_haiku_does_not_make_it_two() {
        assert_eq!(lengths("snow\n\nsnow\nsnow\n", PoemLength::OneStanza(3)), [3]);
    }

    #[test]
    fn a_heading_begins_the_next_poem_of_a_fixed_form() {
        let text = "# One\n\na\nb\n\nc\nd\n\n* * *\n\na\nb\n\nc\nd\n";
        assert_eq!(lengths(text, PoemLength::Stanzas(4)), [4, 4]);
    }

    #[test]
    fn a_draft_without_verse_is_one_empty_poem() {
        assert_eq!(lengths("\n\n", PoemLength::OneStanza(3)), [0]);
    }
}
