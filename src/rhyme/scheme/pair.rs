//! The grades of a scheme's rhymes.

use std::collections::BTreeMap;

use super::Scheme;
use crate::analysis::Poem;
use crate::rhyme::{Grade, LineEnd, compare};

impl Scheme {
    /// The grades of the rhymes in order: of each line with the nearest line before it that has the
    /// same letter.
    pub fn grades(&self, poem: &Poem) -> Vec<Grade> {
        let ends: Vec<LineEnd> = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
        let mut last = BTreeMap::new();
        let pairs = ends.iter().zip(&self.poem).filter_map(|(end, letter)| {
            let before = last.insert(letter.rhyme()?, end)?;
            Some(compare(before, end).grade)
        });
        pairs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_poem;
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;

    #[test]
    fn a_line_is_graded_by_the_one_before_it_that_has_its_letter() {
        let poem = Session::new(Ear::new()).hear("the hand I love\nthe bell\na thing to prove\nthe well\n");
        assert_eq!(of_poem(&poem).grades(&poem), [Grade::Eye, Grade::Perfect]);
    }
}
