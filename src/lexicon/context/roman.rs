//! Roman numerals after a name or a title: Richard II is "the second", Part II is "two"; *I* stays a word.

/// Words for a part of a whole, after which a numeral is its number: Part II.
#[rustfmt::skip]
const PARTS: [&str; 38] = [
    "part", "parts", "book", "books", "chapter", "canto", "cantos", "act", "scene", "volume", "vol", "vols", "section", "stanza", "verse", "psalm", "sonnet", "war",
    "phase", "stage", "type", "class", "level", "title", "article", "appendix", "figure", "fig", "table", "bowl", "century", "mark", "corps", "day", "week", "lesson",
    "movement", "number",
];

/// Names of things that come in numbered series, unlike rulers: Apollo XI, Saturn V.
const THINGS: [&str; 12] = [
    "apollo", "saturn", "gemini", "titan", "rocky", "vatican", "atlas", "voyager", "mercury", "rambo", "america",
    "world",
];

/// Titles that stand before a ruler's name.
const TITLES: [&str; 14] = [
    "king", "queen", "pope", "emperor", "empress", "tsar", "czar", "kaiser", "prince", "princess", "duke", "shah",
    "sultan", "saint",
];

/// The largest number in Roman figures that is read so.
const MOST: u32 = 3_999;

/// How a numeral is read, by what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As "the second".
    Ordinal,
    /// As "two".
    Cardinal,
    /// By its letters, or as the word that it spells.
    Letters,
}

/// The number that a word in capitals writes in Roman figures; `None` for other words, and for figures nobody writes so.
pub(super) fn number(word: &str) -> Option<u32> {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = word;
    let mut number = 0;
    for (value, digit) in DIGITS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(digit).filter(|_| times < 3) {
            (number, rest, times) = (number + value, after, times + 1);
        }
    }
    (rest.is_empty() && (1..=MOST).contains(&number)).then_some(number)
}

/// How a numeral after these words is read; `before` and `earlier` are the words before it in lower case, `capital` whether the
/// nearest has a capital, and `is_name` whether it is a name alone.
pub(super) fn reading(
    numeral: &str,
    before: Option<&str>,
    earlier: Option<&str>,
    capital: bool,
    is_name: bool,
) -> Reading {
    let Some(before) = before else { return alone(numeral) };
    let titled = earlier.is_some_and(|earlier| TITLES.contains(&earlier));
    match () {
        () if numeral == "I" => Reading::Letters,
        () if PARTS.contains(&before) => Reading::Cardinal,
        () if capital && THINGS.contains(&before) => Reading::Cardinal,
        // Malcolm X; but Henry V, and no vitamin C or plan D.
        () if numeral == "X" && !titled => Reading::Letters,
        () if numeral.len() == 1 && numeral != "V" && numeral != "X" => Reading::Letters,
        () if capital && (titled || is_name) => Reading::Ordinal,
        () if numeral == "V" || matches!(before, "an" | "a" | "the" | "my" | "her" | "his" | "on") => Reading::Letters,
        () if capital && !numeral.contains(['L', 'C', 'D', 'M']) => Reading::Cardinal,
        () => alone(numeral),
    }
}

/// How a numeral is read where nothing beside it helps.
fn alone(numeral: &str) -> Reading {
    let plain = numeral.len() > 1 && numeral.bytes().all(|digit| matches!(digit, b'I' | b'V' | b'X'));
    if plain && !matches!(numeral, "XX" | "XXX" | "IV") { Reading::Cardinal } else { Reading::Letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures_are_read_where_they_are_well_written() {
        for (word, value) in [
            ("I", Some(1)),
            ("II", Some(2)),
            ("IV", Some(4)),
            ("XVI", Some(16)),
            ("XLII", Some(42)),
            ("MCMXIV", Some(1914)),
            ("IIII", None),
            ("VX", None),
            ("MIDI", None),
            ("CIVIC", None),
            ("", None),
        ] {
            assert_eq!(number(word), value, "{word}");
        }
    }
}
