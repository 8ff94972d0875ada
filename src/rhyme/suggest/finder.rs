//! Rhymes of a word as an editor lists them: in groups, for each pronunciation that has rhymes of its own.

use super::{Asked, FULL, Group, Saying, Suggestion, rhymes_by_saying, sayings};
use crate::analysis::HeardLine;
use crate::rhyme::{Accent, Grade};

/// The pronunciations of the last word that have different rhymes, each with the first words of each group.
///
/// Slant rhymes follow the full ones; assonance is listed where there is no full rhyme. Each group has at most `most` words;
/// a pronunciation without rhymes has none.
pub fn rhymes_in_groups(words: &HeardLine, accent: Accent, most: usize) -> Vec<(Saying, Vec<Suggestion>)> {
    let sayings = sayings(words);
    let licensed = [Grade::Historic, Grade::Eye, Grade::Promoted, Grade::Slant];
    let mut asked = Asked { grades: FULL.into_iter().chain(licensed).collect(), accent, ..Asked::default() };
    let mut found = rhymes_by_saying(&sayings, &asked);
    if !found.iter().flatten().any(|suggestion| suggestion.grade.is_full()) {
        asked.grades.push(Grade::Assonance);
        found = rhymes_by_saying(&sayings, &asked);
    }
    let lists = found.into_iter().map(|list| first_of_each_group(list, most));
    sayings.into_iter().zip(lists).collect()
}

/// The first words of each group, in the order of the groups.
fn first_of_each_group(found: Vec<Suggestion>, most: usize) -> Vec<Suggestion> {
    let mut groups: Vec<(Group, Vec<Suggestion>)> = Vec::new();
    for suggestion in found {
        let group = suggestion.group();
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, list)) if list.len() < most => list.push(suggestion),
            Some(_) => {}
            None => groups.push((group, vec![suggestion])),
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    groups.into_iter().flat_map(|(_, list)| list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    fn found(words: &str, accent: Accent) -> Vec<(Saying, Vec<Suggestion>)> {
        rhymes_in_groups(&HeardLine::hear(words, &Ear::new()), accent, 3)
    }

    #[test]
    fn each_group_has_its_first_words_and_the_nearest_group_leads() {
        let night = found("night", Accent::Any);
        let groups: Vec<Group> = night[0].1.iter().map(Suggestion::group).collect();
        assert!(groups.is_sorted() && groups[0] == Group::Perfect, "{groups:?}");
        for group in &groups {
            assert!(groups.iter().filter(|other| *other == group).count() <= 3, "{groups:?}");
        }
        assert_eq!(found("read", Accent::Any).len(), 2);
    }

    #[test]
    fn the_vowel_alone_is_heard_where_there_is_no_full_rhyme() {
        let has = |words: &str| {
            let found = found(words, Accent::Any);
            found.iter().flat_map(|(_, list)| list).any(|suggestion| suggestion.group() == Group::Assonance)
        };
        assert!(has("month") && !has("night"));
    }
}
