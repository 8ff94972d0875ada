//! The rank of the poet's word among the words offered.

use std::collections::BTreeMap;
use std::fmt;

use super::learn::Example;

/// How often the poet's word is among the first so many.
#[derive(Default)]
pub(crate) struct Figures {
    of: u32,
    first: [u32; 3],
}

impl Figures {
    const AMONG: [usize; 3] = [1, 5, 20];

    pub(crate) fn add(&mut self, rank: Option<usize>) {
        self.of += 1;
        for (first, most) in self.first.iter_mut().zip(Self::AMONG) {
            *first += u32::from(rank.is_some_and(|rank| rank <= most));
        }
    }

    /// The ranks of the words in the order of rhymes.
    pub(crate) fn of_order(examples: &[Example]) -> Self {
        let mut figures = Self::default();
        for example in examples {
            figures.add(example.wanted.map(|at| at + 1));
        }
        figures
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (first, most) in self.first.iter().zip(Self::AMONG) {
            write!(f, "among {most}: {:.1} %  ", 100.0 * f64::from(*first) / f64::from(self.of.max(1)))?;
        }
        Ok(())
    }
}

/// Deals the authors to folds, those with most examples first, each to the fold that has fewest.
pub(crate) fn folds(learned: &[Example], measured: &[Example], folds: usize) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for example in learned.iter().chain(measured) {
        *counts.entry(&example.author).or_default() += 1;
    }
    let mut authors: Vec<(&str, usize)> = counts.into_iter().collect();
    authors.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let mut sizes = vec![0; folds];
    let mut dealt = BTreeMap::new();
    for (author, count) in authors {
        let fold = (0..folds).min_by_key(|&fold| sizes[fold]).unwrap_or(0);
        sizes[fold] += count;
        dealt.insert(author.to_owned(), fold);
    }
    dealt
}
