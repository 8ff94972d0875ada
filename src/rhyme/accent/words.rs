//! Words that America and England say differently and that no rule covers.

use crate::phonology::{Sound, Sounds};

/// A word, its English pronunciations (in American sounds, before the rules of `british.rs`) and its American ones;
/// a bar parts several.
///
/// After the lists of Wells 1982 and of his *Longman Pronunciation Dictionary*.
#[rustfmt::skip]
const WORDS: &[(&str, &str, &str)] = &[
    ("again", "AH0 G EH1 N | AH0 G EY1 N", "AH0 G EH1 N"),
    ("against", "AH0 G EH1 N S T | AH0 G EY1 N S T", "AH0 G EH1 N S T"),
    ("ate", "EH1 T | EY1 T", "EY1 T"),
    ("aubade", "OW0 B AA1 D", "OW0 B AA1 D"),
    ("ballade", "B AH0 L AA1 D", "B AH0 L AA1 D"),
    ("been", "B IY1 N | B IH1 N", "B IH1 N"),
    ("beta", "B IY1 T AH0", "B EY1 T AH0"),
    ("buoy", "B OY1", "B UW1 IY0 | B OY1"),
    ("charade", "SH ER0 AA1 D", "SH ER0 EY1 D"),
    ("clerk", "K L AA1 R K", "K L ER1 K"),
    ("clerks", "K L AA1 R K S", "K L ER1 K S"),
    ("derby", "D AA1 R B IY0", "D ER1 B IY0"),
    ("berkshire", "B AA1 R K SH ER0", "B ER1 K SH ER0"),
    ("depot", "D EH1 P OW0", "D IY1 P OW0"),
    ("dynasty", "D IH1 N AH0 S T IY0", "D AY1 N AH0 S T IY0"),
    ("either", "AY1 DH ER0 | IY1 DH ER0", "IY1 DH ER0 | AY1 DH ER0"),
    ("neither", "N AY1 DH ER0 | N IY1 DH ER0", "N IY1 DH ER0 | N AY1 DH ER0"),
    ("epoch", "IY1 P AA0 K", "EH1 P AH0 K"),
    ("facade", "F AH0 S AA1 D", "F AH0 S AA1 D"),
    ("figure", "F IH1 G ER0", "F IH1 G Y ER0"),
    ("figures", "F IH1 G ER0 Z", "F IH1 G Y ER0 Z"),
    ("fillet", "F IH1 L IH0 T", "F AH0 L EY1"),
    ("from", "F R AA1 M", "F R AH1 M"),
    ("geyser", "G IY1 Z ER0", "G AY1 Z ER0"),
    ("herb", "HH ER1 B", "ER1 B | HH ER1 B"),
    ("leisure", "L EH1 ZH ER0", "L IY1 ZH ER0 | L EH1 ZH ER0"),
    ("lever", "L IY1 V ER0", "L EH1 V ER0 | L IY1 V ER0"),
    ("lieutenant", "L EH0 F T EH1 N AH0 N T", "L UW0 T EH1 N AH0 N T"),
    ("mom", "M AA1 M", "M AA1 M"),
    ("of", "AA1 V", "AH1 V"),
    ("patriot", "P AE1 T R IY0 AH0 T", "P EY1 T R IY0 AH0 T"),
    ("privacy", "P R IH1 V AH0 S IY0", "P R AY1 V AH0 S IY0"),
    ("process", "P R OW1 S EH2 S", "P R AA1 S EH2 S"),
    ("progress", "P R OW1 G R EH2 S", "P R AA1 G R EH2 S"),
    ("promenade", "P R AA2 M AH0 N AA1 D", "P R AA2 M AH0 N EY1 D"),
    ("quay", "K IY1", "K IY1 | K EY1"),
    ("route", "R UW1 T", "R UW1 T | R AW1 T"),
    ("routes", "R UW1 T S", "R UW1 T S | R AW1 T S"),
    ("schedule", "SH EH1 D Y UW0 L", "S K EH1 JH UH0 L"),
    ("scone", "S K AA1 N | S K OW1 N", "S K OW1 N"),
    ("shone", "SH AA1 N", "SH OW1 N"),
    ("squirrel", "S K W IH1 R AH0 L", "S K W ER1 AH0 L"),
    ("thorough", "TH AH1 R AH0", "TH ER1 OW0"),
    ("borough", "B AH1 R AH0", "B ER1 OW0"),
    ("tomato", "T AH0 M AA1 T OW0", "T AH0 M EY1 T OW0"),
    ("tomatoes", "T AH0 M AA1 T OW0 Z", "T AH0 M EY1 T OW0 Z"),
    ("trait", "T R EY1 | T R EY1 T", "T R EY1 T"),
    ("vase", "V AA1 Z", "V EY1 S | V EY1 Z"),
    ("vases", "V AA1 Z IH0 Z", "V EY1 S IH0 Z | V EY1 Z IH0 Z"),
    ("vitamin", "V IH1 T AH0 M IH0 N", "V AY1 T AH0 M AH0 N"),
    ("was", "W AA1 Z", "W AH1 Z | W AA1 Z"),
    ("what", "W AA1 T", "W AH1 T"),
    ("wrath", "R AA1 TH", "R AE1 TH"),
    ("z", "Z EH1 D", "Z IY1"),
    ("zebra", "Z EH1 B R AH0", "Z IY1 B R AH0"),
    ("water", "W AO1 T ER0", "W AO1 T ER0 | W AA1 T ER0"),
];

/// The American and the English pronunciations of a word, the English ones before the rules; `None` for a word that
/// is not listed.
#[allow(clippy::type_complexity, reason = "two lists of ways, unzipped where they are used")]
pub(in crate::rhyme) fn ways(word: &str) -> Option<(Vec<Vec<Sound>>, Vec<Vec<Sound>>)> {
    let (_, british, american) = WORDS.iter().find(|(known, ..)| *known == word)?;
    let parsed = |ways: &str| -> Vec<Vec<Sound>> {
        ways.split('|').filter_map(|way| way.trim().parse::<Sounds>().ok()).map(|way| way.iter().collect()).collect()
    };
    Some((parsed(american), parsed(british)))
}
