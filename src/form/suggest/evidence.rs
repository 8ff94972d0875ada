//! The properties of a draft that are computed once for the comparison with all forms.

use std::collections::HashMap;
use std::rc::Rc;

use crate::analysis::{Counts, HeardLine, Poem};
use crate::meter::{Foot, Licenses, LineScansion, Meter, scan_poem};
use crate::rhyme::{Grade, LineEnd, compare};

/// A draft prepared for the comparison with forms.
pub(super) struct Evidence<'p> {
    poem: &'p Poem,
    ends: Vec<LineEnd>,
    grades: HashMap<(usize, usize), Option<Grade>>,
    words: Vec<Vec<String>>,
    /// The foot each line is scanned in, where the poem keeps a meter.
    feet: Vec<Option<Foot>>,
    /// The syllable counts of the meters met so far, plain and with licenses; computing them for each line would cost the most.
    lengths: HashMap<(Meter, Licenses), Rc<(Counts, Counts)>>,
}

impl<'p> Evidence<'p> {
    pub(super) fn of(poem: &'p Poem) -> Self {
        let ends = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
        let words = poem.lines.iter().map(|line| plain_words(&line.heard)).collect();
        let scanned = scan_poem(poem, None);
        let regular = scanned.meter.is_some();
        let foot = |line: &LineScansion| line.measure.map(|meter| meter.foot).filter(|_| regular);
        let feet = scanned.lines.iter().map(foot).collect();
        Self { poem, ends, grades: HashMap::new(), words, feet, lengths: HashMap::new() }
    }

    /// The number of lines of verse.
    pub(super) fn len(&self) -> usize {
        self.poem.lines.len()
    }

    pub(super) fn line(&self, line: usize) -> &'p HeardLine {
        &self.poem.lines[line].heard
    }

    pub(super) fn counts(&self, line: usize) -> &'p Counts {
        &self.line(line).counts
    }

    /// The syllable counts of a meter without licenses, and with these.
    pub(super) fn lengths(&mut self, meter: &Meter, licenses: Licenses) -> Rc<(Counts, Counts)> {
        let lengths = self.lengths.entry((meter.clone(), licenses));
        Rc::clone(lengths.or_insert_with(|| Rc::new((meter.plain_counts(), meter.counts(licenses)))))
    }

    /// The foot a line is scanned in, where the poem keeps a meter.
    pub(super) fn foot(&self, line: usize) -> Option<Foot> {
        self.feet.get(line).copied().flatten()
    }

    /// The words of a line, in small letters and without punctuation.
    pub(super) fn words(&self, line: usize) -> &[String] {
        &self.words[line]
    }

    pub(super) fn end(&self, line: usize) -> &LineEnd {
        &self.ends[line]
    }

    /// How alike two line ends are; `None` where one of them is a guess and they are not alike.
    pub(super) fn grade(&mut self, one: usize, other: usize) -> Option<Grade> {
        let ends = &self.ends;
        *self.grades.entry((one, other)).or_insert_with(|| known_grade(&ends[one], &ends[other]))
    }

    /// The number of lines of each stanza, in order.
    pub(super) fn stanza_lengths(&self) -> Vec<usize> {
        self.poem.stanzas.iter().map(ExactSizeIterator::len).collect()
    }

    /// The first line of each stanza but the first.
    pub(super) fn breaks(&self) -> Vec<usize> {
        self.poem.stanzas.iter().skip(1).map(|stanza| stanza.start).collect()
    }
}

/// The grade of two ends; `None` where one is a guess and they do not rhyme.
pub(super) fn known_grade(one: &LineEnd, other: &LineEnd) -> Option<Grade> {
    let grade = compare(one, other).grade;
    let guessed = one.is_guessed() || other.is_guessed();
    Some(grade).filter(|grade| grade.is_licensed() || !guessed)
}

fn plain_words(line: &HeardLine) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    line.words.iter().map(|word| letters(line.text_of(word))).collect()
}
