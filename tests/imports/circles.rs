//! The circles of files: strongly connected components of more than one file.

use std::collections::BTreeMap;

use super::arrows::Arrows;

/// Every circle, its files sorted: any two of them lead to each other along arrows.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Vec<&str>> {
    let mut search = Search { arrows, found: BTreeMap::new(), open: Vec::new(), circles: Vec::new() };
    for file in arrows.keys() {
        if !search.found.contains_key(file.as_str()) {
            search.visit(file);
        }
    }
    search.circles.sort();
    search.circles
}

/// Tarjan's search for strongly connected components (Tarjan 1972).
struct Search<'a> {
    arrows: &'a Arrows,
    /// When each file was found, counted from 0.
    found: BTreeMap<&'a str, usize>,
    /// The files whose component is not complete yet, in the order they were found.
    open: Vec<&'a str>,
    circles: Vec<Vec<&'a str>>,
}

impl<'a> Search<'a> {
    /// Searches from a file on. Returns when the earliest open file that it leads to was found.
    fn visit(&mut self, file: &'a str) -> usize {
        let at = self.found.len();
        self.found.insert(file, at);
        self.open.push(file);
        let mut earliest = at;
        let arrows = self.arrows;
        for to in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            match self.found.get(to.as_str()) {
                None => earliest = earliest.min(self.visit(to)),
                Some(&known) if self.open.contains(&to.as_str()) => earliest = earliest.min(known),
                Some(_) => {}
            }
        }
        if earliest == at {
            self.complete(file);
        }
        earliest
    }

    /// Takes out the component that begins with a file, and notes it if it is a circle.
    fn complete(&mut self, first: &str) {
        let start = self.open.iter().position(|file| *file == first).unwrap_or(0);
        let mut component = self.open.split_off(start);
        if component.len() > 1 {
            component.sort_unstable();
            self.circles.push(component);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrows, circles};

    fn arrows(pairs: &[(&str, &str)]) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, to) in pairs {
            let all = arrows.entry((*from).to_owned()).or_default();
            all.entry((*to).to_owned()).or_default().insert("name".to_owned());
        }
        arrows
    }

    #[test]
    fn three_files_that_lead_to_each_other_are_a_circle_and_what_hangs_on_them_is_not_in_it() {
        let arrows = arrows(&[("in", "b"), ("b", "c"), ("c", "a"), ("a", "b"), ("c", "out")]);
        assert_eq!(circles(&arrows), [["a", "b", "c"]]);
    }

    #[test]
    fn circles_that_share_no_file_are_two_and_circles_that_do_are_one() {
        assert_eq!(circles(&arrows(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")])).len(), 2);
        assert_eq!(circles(&arrows(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")])), [["a", "b", "c"]]);
    }

    #[test]
    fn two_ways_to_one_file_are_no_circle() {
        assert!(circles(&arrows(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")])).is_empty());
    }
}
