//! A form written out as instructions for a writer who does not know it, a pupil or a program, from the same data that judges.

mod lines;
mod rhymes;
mod whole;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Form, Layout, RefrainMatch, RefrainPart, Slot, StanzaBreaks};
use crate::text::counted;

impl Form {
    /// What to write, in whole sentences, one duty each: length, stanzas, lines, rhymes, returning lines, end-words, letters and words.
    ///
    /// ```
    /// let haiku = verse::form::Registry::new().find("haiku")?;
    /// assert_eq!(haiku.instructions()[..2], ["Write a haiku of 3 lines.", "Lines 1 and 3: 5 syllables."]);
    /// # Ok::<(), verse::form::FindError>(())
    /// ```
    pub fn instructions(&self) -> Vec<String> {
        let layout = self.shortest().filter(|layout| !layout.slots.is_empty() && !self.prose);
        let mut told = vec![self.opening(layout.as_ref())];
        if let Some(layout) = &layout {
            told.extend(stanzas(layout));
            told.extend(lines::measures(layout));
            told.extend(lines::one_of(layout));
            told.extend(lines::legend(layout));
            told.extend(self.rhymes(layout));
            told.extend(rhymes::alliteration(&self.alliteration));
            told.extend(returns(layout));
            told.extend(end_words(layout));
            told.extend(layout.open.then(|| "Further stanzas go on in the same way.".to_owned()));
        } else {
            told.extend(self.owed_by_each_line().map(|owed| format!("Each line: {owed}.")));
        }
        told.extend(self.of_whole_poem());
        told
    }

    /// `Write a limerick of 5 lines.`
    fn opening(&self, layout: Option<&Layout>) -> String {
        let length = match layout {
            Some(layout) if layout.open => format!(" of {} or more", counted(layout.slots.len(), "line")),
            Some(layout) => format!(" of {}", counted(layout.slots.len(), "line")),
            None => String::new(),
        };
        format!("Write {}{length}.", self.noun.poem())
    }
}

/// `Part them by blank lines into stanzas of 4, 4, 4 and 2 lines.`
fn stanzas(layout: &Layout) -> Option<String> {
    if layout.stanzas.len() < 2 {
        return None;
    }
    let lengths: Vec<usize> = layout.stanzas.iter().map(Range::len).collect();
    let same = lengths.windows(2).all(|pair| pair[0] == pair[1]);
    let of = if same { counted(lengths[0], "line") } else { format!("{} lines", joined(&lengths)) };
    Some(match layout.breaks {
        StanzaBreaks::Required => format!("Part them by blank lines into stanzas of {of}."),
        StanzaBreaks::Optional => format!("Its parts have {of}; blank lines between them are optional."),
        StanzaBreaks::Free => format!("Its parts have {of}; blank lines may stand anywhere."),
    })
}

/// `Lines 6, 12 and 18 repeat line 1, in the same words.`
fn returns(layout: &Layout) -> Vec<String> {
    let same = groups(layout, |slot| {
        let refrain = slot.refrain?;
        Some((refrain.source?, refrain.part, refrain.matching, refrain.rhyme_before))
    });
    let told = same.into_iter().map(|((source, part, matching, _), lines)| {
        let source = source + 1;
        let part = match part {
            RefrainPart::Whole => format!("{} line {source}", with_verb(&lines, "repeats", "repeat")),
            RefrainPart::Opening => {
                format!("{} the opening words of line {source}", with_verb(&lines, "repeats", "repeat"))
            }
            RefrainPart::Ending => {
                format!("{} the words that end line {source}", with_verb(&lines, "ends on", "end on"))
            }
        };
        let how = match matching {
            RefrainMatch::Exact => ", to the comma",
            RefrainMatch::SameWords => ", in the same words",
            RefrainMatch::Close => "; a third of the words may change",
            RefrainMatch::LastWord => "; only the last word must be the same",
        };
        format!("{part}{how}.")
    });
    told.collect()
}

fn end_words(layout: &Layout) -> Vec<String> {
    let mut first: BTreeMap<u8, usize> = BTreeMap::new();
    let mut told = Vec::new();
    for (at, slot) in layout.slots.iter().enumerate() {
        let due: Vec<usize> = slot.end_words.iter().filter_map(|word| first.get(word).copied()).collect();
        match (slot.end_words.as_slice(), due.as_slice()) {
            ([word], []) => _ = first.insert(*word, at + 1),
            (_, [line]) => {
                told.push(format!("Line {} ends on the last word of line {line}.", at + 1));
            }
            (_, []) => {}
            (_, lines) => {
                told.push(format!("Line {} has the last words of lines {}, in this order.", at + 1, joined(lines)));
            }
        }
    }
    told
}

/// The lines, from 1, that share a value.
fn groups<K: Ord>(layout: &Layout, key: impl Fn(&Slot) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, slot) in layout.slots.iter().enumerate() {
        if let Some(key) = key(slot) {
            groups.entry(key).or_default().push(at + 1);
        }
    }
    groups
}

fn places(layout: &Layout, is: impl Fn(&Slot) -> bool) -> Vec<usize> {
    (1..).zip(&layout.slots).filter(|(_, slot)| is(slot)).map(|(line, _)| line).collect()
}

fn with_verb(lines: &[usize], one: &str, many: &str) -> String {
    format!("{} {}", listed("Line", lines), if lines.len() == 1 { one } else { many })
}

/// `Line 3`, `Lines 1 and 3`, `Lines 1 to 13`.
fn listed(noun: &str, lines: &[usize]) -> String {
    match lines {
        [one] => format!("{noun} {one}"),
        [first, .., last] if lines.len() > 2 && last - first + 1 == lines.len() => format!("{noun}s {first} to {last}"),
        _ => format!("{noun}s {}", joined(lines)),
    }
}

/// `1, 3 and 5`.
fn joined(numbers: &[usize]) -> String {
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
