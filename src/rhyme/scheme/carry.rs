//! Rhymes that go on from one stanza into the next: terza rima, villanelles, the octave of a sonnet set apart.

use std::collections::HashMap;
use std::ops::Range;

use super::FARTHEST;
use super::row::Evidence;

/// How often a rhyme goes on into the next stanza where nothing is known of the poem: `exp(-4)`, about one stanza in fifty.
///
/// Chosen, not fitted: annotated corpora letter each stanza by itself. A full rhyme outweighs it, a slant one does not.
const CARRIED: f32 = 0.018;

/// How many of the poem's own stanzas that probability counts as: a pseudo-count.
const PRIOR_STANZAS: f32 = 2.0;

/// A line that may take up a rhyme of the stanza before.
struct Bridge {
    /// The line, and the line of the stanza before it may rhyme with.
    line: usize,
    before: usize,
    /// Its place in its stanza, counted from 0, and how many lines back the other is.
    place: (usize, usize),
    /// The evidence of the line ends for it, as a log-likelihood ratio.
    heard: f32,
}

/// Joins a rhyme of one stanza with a rhyme of the next where the evidence of the line ends and of the poem's other stanzas
/// is for it.
///
/// Classes are named by their first line. Linear in the number of lines.
pub(super) fn over(classes: &mut [usize], evidence: &[Evidence], stanzas: &[Range<usize>]) {
    let bridges: Vec<Bridge> =
        stanzas.windows(2).flat_map(|pair| between(classes, evidence, &pair[0], &pair[1])).collect();
    let mut heard: HashMap<(usize, usize), f32> = HashMap::new();
    for bridge in bridges.iter().filter(|bridge| bridge.heard > 0.0) {
        *heard.entry(bridge.place).or_default() += 1.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "a count of stanzas")]
    let others = stanzas.len().saturating_sub(2) as f32;
    let holds = |bridge: &Bridge| {
        let own = f32::from(u8::from(bridge.heard > 0.0));
        let kept = heard.get(&bridge.place).map_or(0.0, |count| count - own) + PRIOR_STANZAS * CARRIED;
        let odds = kept / (others + PRIOR_STANZAS - kept).max(PRIOR_STANZAS * CARRIED);
        bridge.heard + odds.ln() > 0.0
    };
    let mut renamed: HashMap<usize, usize> = HashMap::new();
    for bridge in bridges.iter().filter(|bridge| holds(bridge)) {
        let class = classes[bridge.before];
        renamed.insert(bridge.line, renamed.get(&class).copied().unwrap_or(class));
    }
    for class in classes.iter_mut() {
        *class = renamed.get(class).copied().unwrap_or(*class);
    }
}

/// The lines of a stanza that begin a rhyme, each with the line of the stanza before that it is likest to.
fn between(classes: &[usize], evidence: &[Evidence], before: &Range<usize>, after: &Range<usize>) -> Vec<Bridge> {
    let begins = after.clone().take(FARTHEST).filter(|&line| classes[line] == line);
    let bridge = |line: usize| {
        let reach = (1..=FARTHEST.min(line)).filter(|back| before.contains(&(line - back)));
        let (heard, back) = reach.map(|back| (evidence[line][back - 1], back)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Bridge { line, before: line - back, place: (line - after.start, back), heard })
    };
    begins.filter_map(bridge).collect()
}
