//! Finds the scheme of a poem: of each stanza by itself, then with the others' schemes as candidates, then across stanzas.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::letter::{Letters, lettered};
use super::row::{Evidence, Row, weigh};
use super::unit::Grammar;
use super::{FARTHEST, carry, returns};
use crate::analysis::Poem;
use crate::rhyme::model::Weights;
use crate::rhyme::{LineEnd, observe};

/// The scheme of a poem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scheme {
    /// A letter for each line, by first appearance in the poem.
    pub poem: Letters,
    /// A letter for each line, by first appearance in its stanza.
    pub stanzas: Vec<Letters>,
}

/// The pseudo-count of a scheme's probability in verse at large, in stanzas of the poem.
const PRIOR_STANZAS: f32 = 1.0;

/// How many times stanzas are read again with the others' schemes as candidates.
const ROUNDS: usize = 2;

/// The most schemes of other stanzas that are candidates for a stanza, the commonest first; the limit keeps the cost linear.
const MOST_KIN: usize = 24;

/// Finds which lines rhyme, from every line's end and the stanzas as ranges of lines, from 0.
///
/// Lines outside every stanza rhyme with nothing. Linear in the number of lines; each line is compared with the four before.
pub fn settle(ends: &[LineEnd], stanzas: &[Range<usize>]) -> Scheme {
    settle_by(Weights::shipped(), ends, stanzas)
}

/// Finds which lines of a poem rhyme, as [`settle`] does; a line whose words return keeps its letter at any distance.
pub fn of_poem(poem: &Poem) -> Scheme {
    let ends: Vec<LineEnd> = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
    let (mut classes, stanzas) = classes(Weights::shipped(), &ends, &poem.stanzas);
    returns::tie(&mut classes, &returns::of_lines(poem.lines.iter().map(|line| &*line.heard)));
    Scheme { poem: lettered(&classes), stanzas }
}

/// Finds the scheme as [`settle`] does, with the caller's weights: a trainer tries them so.
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "only a trainer names it"))]
pub fn settle_by(weights: &Weights, ends: &[LineEnd], stanzas: &[Range<usize>]) -> Scheme {
    let (classes, stanzas) = classes(weights, ends, stanzas);
    Scheme { poem: lettered(&classes), stanzas }
}

/// The class of each line over the poem, named by its first line, and the letters of each stanza.
fn classes(weights: &Weights, ends: &[LineEnd], stanzas: &[Range<usize>]) -> (Vec<usize>, Vec<Letters>) {
    let grammar = Grammar::of(weights);
    let evidence = hear(weights, ends);
    let read = |stanza: &Range<usize>| Row::likeliest(evidence.get(stanza.clone()).unwrap_or_default(), &grammar);
    let mut rows: Vec<Row> = stanzas.iter().map(read).collect();
    for _ in 0..ROUNDS {
        rows = agree(&evidence, stanzas, &rows);
    }
    let mut classes: Vec<usize> = (0..ends.len()).collect();
    for (stanza, row) in stanzas.iter().zip(&rows) {
        tie(&mut classes, stanza, &row.links);
    }
    let by_stanza = stanzas.iter().map(|stanza| lettered(&local(&classes, stanza))).collect();
    carry::over(&mut classes, &evidence, stanzas);
    (classes, by_stanza)
}

/// Reads annotated links as the likeliest row of units that has exactly these links.
///
/// Gives each unit's place among [`Weights::units`] and whether it is one more of the kind before it.
#[cfg(feature = "train")]
pub fn units_of(weights: &Weights, links: &[u8]) -> Vec<(usize, bool)> {
    const CERTAIN: f32 = 100.0;
    let certain = |at: usize| {
        let mut line = [-CERTAIN; FARTHEST];
        let mut back = 0;
        while let Some(link) = links.get(at - back).map(|&link| usize::from(link)).filter(|&link| link > 0) {
            back += link;
            let Some(slot) = line.get_mut(back - 1) else { break };
            *slot = CERTAIN;
        }
        line
    };
    let evidence: Vec<Evidence> = (0..links.len()).map(certain).collect();
    Row::likeliest(&evidence, &Grammar::of(weights)).units
}

fn hear(weights: &Weights, ends: &[LineEnd]) -> Vec<Evidence> {
    let heard = |at: usize| {
        let mut line = [f32::NEG_INFINITY; FARTHEST];
        for (back, slot) in (1..=FARTHEST.min(at)).zip(line.iter_mut()) {
            *slot = weights.evidence(&observe(&weights.history, &ends[at - back], &ends[at]));
        }
        line
    };
    (0..ends.len()).map(heard).collect()
}

/// Reads every stanza again, with the schemes of the others of its length as candidates.
fn agree(evidence: &[Evidence], stanzas: &[Range<usize>], rows: &[Row]) -> Vec<Row> {
    let mut seen: BTreeMap<usize, Vec<(&Row, u32)>> = BTreeMap::new();
    for row in rows {
        let kin = seen.entry(row.links.len()).or_default();
        match kin.iter_mut().find(|(known, _)| known.links == row.links) {
            Some((_, count)) => *count += 1,
            None => kin.push((row, 1)),
        }
    }
    for kin in seen.values_mut() {
        kin.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        kin.truncate(MOST_KIN);
    }
    let choose = |(stanza, own): (&Range<usize>, &Row)| {
        let lines = evidence.get(stanza.clone()).unwrap_or_default();
        let kin = seen.get(&own.links.len()).map_or(&[][..], Vec::as_slice);
        let score = |row: &Row, count: u32| {
            let others = if row.links == own.links { count.saturating_sub(1) } else { count };
            #[allow(clippy::cast_precision_loss, reason = "a count of stanzas")]
            let prior = (PRIOR_STANZAS * row.prior.exp() + others as f32).ln();
            prior + weigh(lines, &row.links)
        };
        let known = kin.iter().copied().chain(std::iter::once((own, 1)));
        let best = known.max_by(|a, b| score(a.0, a.1).total_cmp(&score(b.0, b.1)));
        best.map_or_else(|| own.clone(), |best| best.0.clone())
    };
    stanzas.iter().zip(rows).map(choose).collect()
}

/// Gives lines that rhyme one class.
fn tie(classes: &mut [usize], stanza: &Range<usize>, links: &[u8]) {
    for (at, &link) in stanza.clone().zip(links) {
        if link > 0 {
            classes[at] = classes[at - usize::from(link)];
        }
    }
}

fn local(classes: &[usize], stanza: &Range<usize>) -> Vec<usize> {
    let mut first: HashMap<usize, usize> = HashMap::new();
    let names = classes.get(stanza.clone()).unwrap_or_default().iter();
    names
        .map(|&class| {
            let next = first.len();
            *first.entry(class).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{HeardLine, Session};
    use crate::lexicon::Ear;

    /// The letters of stanzas given as end words, parted by ` / `.
    fn letters(stanzas: &str) -> String {
        let ear = Ear::new();
        let mut ends = Vec::new();
        let mut ranges = Vec::new();
        for stanza in stanzas.split(" / ") {
            let first = ends.len();
            ends.extend(stanza.split(' ').map(|word| LineEnd::of(&HeardLine::hear(word, &ear))));
            ranges.push(first..ends.len());
        }
        settle(&ends, &ranges).poem.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn common_stanzas_come_out_in_their_letters() {
        for (ends, expected) in [
            ("night day light way", "abab"),
            ("night day may light", "abba"),
            ("night light day way", "aabb"),
            ("stone night bird light", "xaxa"),
            ("stone table silver morning window", "xxxxx"),
            ("night day light / way stone may / bone red alone", "ababcbcxc"),
        ] {
            assert_eq!(letters(ends), expected, "{ends}");
        }
    }

    #[test]
    fn whole_poems_come_out_in_the_letters_of_their_forms() {
        for (ends, expected) in [
            // Shakespeare's sonnet 106, by its end words.
            (
                "time wights rhyme knights best brow expressed now prophecies prefiguring eyes sing days praise",
                "ababcdcdefefgg",
            ),
            // A villanelle.
            (
                "rain door pane / again floor rain / chain shore pane / train more rain / plain before pane / \
                 vain war rain pane",
                "abaabaabaabaabaabaa",
            ),
            // Terza rima.
            ("wood night stood / sight sea white / free stone me / alone hall bone / fall", "ababcbcdcdede"),
            // Couplets with a triplet among them.
            ("gold cold night light sea free be wood stood rain pane bell tell", "aabbcccddeeff"),
            // A sound that returns after more than four lines is a new rhyme.
            ("night light sea free gold cold wood stood sight bright", "aabbccddee"),
        ] {
            assert_eq!(letters(ends), expected, "{ends}");
        }
    }

    #[test]
    fn the_other_stanzas_help_a_rough_one() {
        let rough = "gone day stone way";
        let sure = "night day light way / stone sea bone free / gold rain cold pane";
        let poem = format!("{sure} / {rough}");
        assert!(letters(&poem).ends_with("ghgh"), "{}", letters(&poem));
    }

    #[test]
    fn letters_start_again_with_each_stanza() {
        let ear = Ear::new();
        let ends: Vec<LineEnd> = "night day light way stone sea bone free"
            .split(' ')
            .map(|word| LineEnd::of(&HeardLine::hear(word, &ear)))
            .collect();
        let scheme = settle(&ends, &[0..4, 4..8]);
        let stanza = |at: usize| scheme.stanzas[at].iter().map(ToString::to_string).collect::<String>();
        assert_eq!([stanza(0), stanza(1)], ["abab", "abab"]);
        assert_eq!(scheme.poem[4].to_string(), "c");
    }

    #[test]
    fn a_line_that_returns_keeps_its_letter_however_far_apart() {
        let letters = |text: &str| {
            let scheme = of_poem(&Session::default().hear(text));
            scheme.poem.iter().map(ToString::to_string).collect::<String>()
        };
        let stanza =
            "the clock is slow\nthe fire is red\nthe children know\nand go to bed\nand no one sings of winter\n";
        let other =
            "the hill is white\nthe road is long\nwe walk all night\nwithout a song\nAnd no one sings of Winter!\n";
        assert_eq!(letters(&format!("{stanza}\n{other}")), "ababcdedec");
        assert_eq!(letters("snow, snow\nthe road is long\n\na bird\na stone\nSnow! Snow!\n"), "xxxxx");
    }

    #[test]
    fn no_lines_have_no_letters() {
        assert_eq!(settle(&[], &[]), Scheme::default());
    }
}
