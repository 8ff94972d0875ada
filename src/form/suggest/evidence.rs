//! What is heard of a draft once, before any form is laid on it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::analysis::{Counts, HeardLine, Poem};
use crate::meter::{Foot, Licenses, LineScansion, Meter, scan_poem};
use crate::rhyme::{Grade, LineEnd, compare};

/// A draft as the forms are measured against it.
pub(super) struct Evidence<'p> {
    poem: &'p Poem,
    ends: Vec<LineEnd>,
    grades: HashMap<(usize, usize), Option<Grade>>,
    words: Vec<Vec<String>>,
    /// The foot each line is scanned in, where the poem keeps a meter.
    feet: Vec<Option<Foot>>,
    /// The counts of meters met so far, plain and licensed; walking a meter for each of its lines would cost the most.
    lengths: HashMap<(Meter, Licenses), Rc<(Counts, Counts)>>,
}

impl<'p> Evidence<'p> {
    pub(super) fn of(poem: &'p Poem) -> Self {
        let ends = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
        let words = poem.lines.iter().map(|line| plain_words(&line.heard)).collect();
        let scanned = scan_poem(poem, None);
        let regular = scanned.meter.is_some();
        let foot = |line: &LineScansion| line.measure.map(|(foot, _)| foot).filter(|_| regular);
        let feet = scanned.lines.iter().map(foot).collect();
        Self { poem, ends, grades: HashMap::new(), words, feet, lengths: HashMap::new() }
    }

    /// How many lines of verse there are.
    pub(super) fn len(&self) -> usize {
        self.poem.lines.len()
    }

    pub(super) fn line(&self, line: usize) -> &'p HeardLine {
        &self.poem.lines[line].heard
    }

    pub(super) fn counts(&self, line: usize) -> &'p Counts {
        &self.line(line).counts
    }

    /// The syllables a meter has when no license is taken, and those it may have with these.
    pub(super) fn lengths(&mut self, meter: &Meter, licenses: Licenses) -> Rc<(Counts, Counts)> {
        let lengths = self.lengths.entry((meter.clone(), licenses));
        Rc::clone(lengths.or_insert_with(|| Rc::new((meter.plain_counts(), meter.counts(licenses)))))
    }

    /// The foot a line is scanned in, where the poem keeps a meter.
    pub(super) fn foot(&self, line: usize) -> Option<Foot> {
        self.feet.get(line).copied().flatten()
    }

    /// The line's words, in small letters and without marks.
    pub(super) fn words(&self, line: usize) -> &[String] {
        &self.words[line]
    }

    pub(super) fn end(&self, line: usize) -> &LineEnd {
        &self.ends[line]
    }

    /// How like two line ends are; `None` where one of them is a guess and they are not alike.
    pub(super) fn grade(&mut self, one: usize, other: usize) -> Option<Grade> {
        let ends = &self.ends;
        *self.grades.entry((one, other)).or_insert_with(|| known_grade(&ends[one], &ends[other]))
    }

    /// Lines in each stanza, in order.
    pub(super) fn stanza_lengths(&self) -> Vec<usize> {
        self.poem.stanzas.iter().map(ExactSizeIterator::len).collect()
    }

    /// The lines a stanza begins on, but the first.
    pub(super) fn breaks(&self) -> Vec<usize> {
        self.poem.stanzas.iter().skip(1).map(|stanza| stanza.start).collect()
    }
}

/// The grade of two ends, unless they differ and one is known by guess alone.
pub(super) fn known_grade(one: &LineEnd, other: &LineEnd) -> Option<Grade> {
    let grade = compare(one, other).grade;
    let guessed = one.is_guessed() || other.is_guessed();
    Some(grade).filter(|grade| grade.is_licensed() || !guessed)
}

fn plain_words(line: &HeardLine) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    line.words.iter().map(|word| letters(line.text_of(word))).collect()
}
