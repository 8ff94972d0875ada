//! A form written out as instructions for a writer who does not know it, a pupil or a program, from the same data that judges.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{
    Acrostic, AcrosticPlace, AcrosticText, Form, Layout, Measure, RefrainMatch, RefrainPart, RhymeAsked, Slot,
    SlotKind, StanzaBreaks,
};
use crate::meter;
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
            told.extend(measures(layout));
            told.extend(legend(layout));
            told.extend(self.rhymes(layout));
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

    fn rhymes(&self, layout: &Layout) -> Vec<String> {
        if self.rhyme == RhymeAsked::None {
            return Vec::new();
        }
        let mut told: Vec<String> = groups(layout, |slot| slot.rhyme)
            .into_values()
            .filter(|lines| lines.len() > 1)
            .map(|lines| {
                let before =
                    lines.iter().any(|line| layout.slots[line - 1].refrain.is_some_and(|one| one.rhyme_before));
                let place = if before { " before the words that return" } else { "" };
                format!("{} rhyme{place}.", listed("Line", &lines))
            })
            .collect();
        if !told.is_empty() {
            told.extend(kind_of_rhyme(self.rhyme).map(str::to_owned));
        }
        let apart = places(layout, |slot| slot.kind == SlotKind::Forbidden);
        if !apart.is_empty() {
            told.push(format!("{} no rhyme.", with_verb(&apart, "ends on", "end on")));
        }
        told
    }

    /// What is asked of the poem as a whole.
    fn of_whole_poem(&self) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(
            self.total_syllables.as_ref().map(|total| format!("The whole poem has {}.", total.with_unit("syllable"))),
        );
        told.extend(self.alternation.map(|turns| format!("Endings on a stress and off it take turns, by {turns}.")));
        told.extend(self.inset.iter().map(|inset| {
            let poem = inset.poem().map_or(inset.form.as_str(), |form| form.noun.poem());
            format!("Set in the prose, each parted from it by blank lines: {} of {poem}.", inset.count)
        }));
        told.extend(self.acrostics.iter().map(Acrostic::in_words));
        told.extend(self.written.in_words().into_iter().map(|asked| format!("The poem asks {asked}.")));
        told.extend(self.sequence.iter().map(|sequence| format!("The whole is {}.", sequence.in_words())));
        told.extend(self.written.unjudged.iter().map(|asked| format!("{}.", capitalized(asked))));
        told
    }
}

impl Acrostic {
    /// What it spells, and where: `Spells “SNOW” by a letter at the start of each line.`
    pub fn in_words(&self) -> String {
        let unit = if self.by_word { "word" } else { "letter" };
        let text = match &self.spells {
            AcrosticText::Alphabet => "the alphabet".to_owned(),
            AcrosticText::Given => "a text that the draft gives".to_owned(),
            AcrosticText::Text(text) => format!("\u{201c}{text}\u{201d}"),
        };
        let place = match self.at {
            AcrosticPlace::LineStart => "at the start of each line",
            AcrosticPlace::LineEnd => "at the end of each line",
            AcrosticPlace::StanzaStart => "at the start of each stanza",
            AcrosticPlace::WithinLine => "within each line",
        };
        format!("Spells {text} by a {unit} {place}.")
    }
}

/// `Part the lines into stanzas of 4, 4, 4 and 2 lines by blank lines.`
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

/// What lines owe by themselves, those that owe the same together.
fn measures(layout: &Layout) -> Vec<String> {
    let owed = groups(layout, |slot| Some(measure_in_words(&slot.measure)).filter(|owed| !owed.is_empty()));
    let all = layout.slots.len();
    // In the order of the first line of each.
    let mut rows: Vec<(Vec<usize>, String)> = owed.into_iter().map(|(owed, lines)| (lines, owed)).collect();
    rows.sort();
    rows.into_iter()
        .map(|(lines, owed)| {
            if lines.len() == all {
                format!("Each line: {owed}.")
            } else {
                format!("{}: {owed}.", listed("Line", &lines))
            }
        })
        .collect()
}

/// A measure for a reader who knows no name of a meter: `iambic pentameter (x / x / x / x / x /)`.
fn measure_in_words(measure: &Measure) -> String {
    let owed = measure.in_words().join(", ");
    let named = measure.meter.as_ref().and_then(|meter| meter.measures().find_map(meter::Measure::named));
    let Some(named) = named else { return owed };
    let beats: Vec<&str> = named.pattern().into_iter().map(|beat| if beat { "/" } else { "x" }).collect();
    format!("{owed} ({})", beats.join(" "))
}

/// What the marks of a meter mean, where one is named or written in them.
fn legend(layout: &Layout) -> Option<String> {
    let meters =
        || layout.slots.iter().filter_map(|slot| slot.measure.meter.as_ref()).flat_map(|meter| meter.measures());
    let is_in_marks = |measure: &meter::Measure| !matches!(measure, meter::Measure::Beats(_));
    let optional = meters().any(|measure| matches!(measure, meter::Measure::Marks(_)));
    let slack = meters().any(|measure| matches!(measure, meter::Measure::Beats(_)));
    let told = [
        meters().any(is_in_marks).then_some("x is a light syllable and / a beat, a syllable that the verse stresses"),
        optional.then_some("what is in brackets may be left out"),
        slack.then_some("slack is the number of light syllables between two beats"),
    ];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| format!("Marks of meter: {}.", told.join("; ")))
}

/// What is enough for a rhyme, for a reader who knows no kinds.
fn kind_of_rhyme(asked: RhymeAsked) -> Option<&'static str> {
    match asked {
        RhymeAsked::Perfect => Some("Rhymes are full: from the last stressed vowel on all sounds are the same."),
        RhymeAsked::Usual => Some("Rhymes are full; one to the eye, or of older speech, may pass."),
        RhymeAsked::Slant => Some("Near rhymes are enough: the last vowel or the consonants after it differ a little."),
        RhymeAsked::Assonance => Some("A shared vowel is enough for a rhyme."),
        RhymeAsked::None => None,
    }
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

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
