//! Caesuras: pauses that are written inside a line.

use crate::analysis::HeardLine;
use crate::meter::Scansion;
use crate::span::Span;
use crate::speech::Stop;

/// A pause inside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caesura {
    /// The word before it, by its place from 0.
    pub after: usize,
    /// How many syllables stand before it.
    pub syllable: usize,
    /// The foot it follows or parts, from 1; 0 where no feet are parted.
    pub foot: usize,
    /// Whether it parts that foot.
    pub inside_foot: bool,
    /// Whether the syllable before it is stressed: then it is masculine, else feminine.
    pub is_masculine: bool,
    /// The mark that is heard there.
    pub mark: Stop,
}

impl Caesura {
    /// `masculine` or `feminine`.
    pub fn kind(&self) -> &'static str {
        if self.is_masculine { "masculine" } else { "feminine" }
    }
}

/// The caesuras of a line; quote marks alone are none.
pub(super) fn of_line(line: &HeardLine, scansion: &Scansion) -> Vec<Caesura> {
    let pairs = line.words.windows(2).enumerate();
    let found = pairs.filter_map(|(after, pair)| {
        let [before, next] = pair else { return None };
        let mark = Stop::of(Span::new(before.span.end(), next.span.start()).of(&line.text));
        if mark == Stop::None {
            return None;
        }
        let syllable = scansion.syllables.iter().filter(|of| of.word <= after).count();
        let last = syllable.checked_sub(1)?;
        let foot = scansion.feet.iter().position(|foot| foot.contains(&last));
        Some(Caesura {
            after,
            syllable,
            foot: foot.map_or(0, |foot| foot + 1),
            inside_foot: foot.and_then(|foot| scansion.feet.get(foot)).is_some_and(|foot| foot.end > syllable),
            is_masculine: scansion.stress.get(last) == Some(&true),
            mark,
        })
    });
    found.filter(|caesura| caesura.syllable < scansion.syllables.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Session;
    use crate::lexicon::Ear;
    use crate::meter::scan_poem;

    #[test]
    fn a_caesura_is_counted_by_syllable_and_foot_and_named_by_the_stress_before_it() {
        for (text, told) in [
            ("The ink is dry; I lift the broken pen", &[(4, 2, false, "masculine")][..]),
            ("The lantern, burning low beside the door", &[(3, 2, true, "feminine")]),
            (
                "The wind, the rain, the road, and no one there",
                &[(2, 1, false, "masculine"), (4, 2, false, "masculine"), (6, 3, false, "masculine")],
            ),
            ("He said \u{201c}begin\u{201d} and then he closed the door", &[]),
            ("The harbor lamps are burning in the rain", &[]),
        ] {
            let poem = Session::new(Ear::new()).hear(text);
            let scansion = scan_poem(&poem, Some(&"iambic pentameter".parse().unwrap()));
            let found = of_line(&poem.lines[0].heard, &scansion.lines[0].scansion);
            let found: Vec<_> =
                found.iter().map(|pause| (pause.syllable, pause.foot, pause.inside_foot, pause.kind())).collect();
            assert_eq!(found, told, "{text}");
        }
    }
}
