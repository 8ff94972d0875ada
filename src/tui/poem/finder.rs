//! Words that rhyme with any word, as the editor lists them.

use crate::analysis::HeardLine;
use crate::rhyme::suggest::{Asked, FULL, Group, Suggestion, rhymes_by_saying, sayings};
use crate::rhyme::{Accent, Grade};

/// How many words of a group are listed for each way of saying the word.
const MOST: usize = 40;

/// The words that rhyme with the last of these, each with the remark beside it: its group, and how the word is said where its
/// ways have other rhymes.
///
/// Slant rhymes follow the full ones, and the vowel alone is heard where there is no full one.
pub(in crate::tui) fn rhymes(words: &HeardLine, accent: Accent) -> Vec<(String, String)> {
    let sayings = sayings(words);
    let licensed = [Grade::Historic, Grade::Eye, Grade::Promoted, Grade::Slant];
    let mut asked = Asked { grades: FULL.into_iter().chain(licensed).collect(), accent, ..Asked::default() };
    let mut found = rhymes_by_saying(&sayings, &asked);
    if !found.iter().flatten().any(|suggestion| suggestion.grade.is_full()) {
        asked.grades.push(Grade::Assonance);
        found = rhymes_by_saying(&sayings, &asked);
    }
    let several =
        sayings.iter().filter_map(|saying| saying.sounds.as_ref()).map(|sounds| format!("said /{}/: ", sounds.ipa()));
    let heads: Vec<String> = several.collect();
    let lists = found.into_iter().enumerate().flat_map(|(at, list)| {
        let head = heads.get(at).cloned().unwrap_or_default();
        first_of_each_group(list).into_iter().map(move |found| {
            let remark = format!("{head}{}", remark(&found));
            (found.word, remark)
        })
    });
    lists.collect()
}

/// The group of a word and its syllables: `perfect, 2 syllables`.
fn remark(found: &Suggestion) -> String {
    let count = found.syllables;
    format!("{}, {count} syllable{}", found.group().name(), if count == 1 { "" } else { "s" })
}

/// The first words of each group, in the order of the groups.
fn first_of_each_group(found: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut groups: Vec<(Group, Vec<Suggestion>)> = Vec::new();
    for suggestion in found {
        let group = suggestion.group();
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, list)) if list.len() < MOST => list.push(suggestion),
            Some(_) => {}
            None => groups.push((group, vec![suggestion])),
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    groups.into_iter().flat_map(|(_, list)| list).collect()
}
