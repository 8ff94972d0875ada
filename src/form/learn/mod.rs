//! Drafts a form file from a poem that shows the form.
//!
//! The file has the poem's rhymes, returning lines, and meter or counts, as far as all stanzas agree. A poet must correct it:
//! one poem does not show which of its features belong to the form.

use std::fmt::Write as _;
use std::ops::Range;

mod written;

use super::{Count, rhyme_letter};
use crate::analysis::{HeardLine, Poem};
use crate::meter::{PoemScansion, scan_poem};
use crate::rhyme::scheme::{Letter, Letters, settle};
use crate::rhyme::{LineEnd, compare};

/// Drafts a form file with this name from a poem.
///
/// ```
/// use verse::analysis::Session;
/// use verse::form::learn::learn;
///
/// let poem = Session::default().hear("The kettle sings its only tune,\nand half the window holds the moon.\n");
/// assert!(learn(&poem, "Pair").contains("scheme = \"aa\""));
/// ```
pub fn learn(poem: &Poem, name: &str) -> String {
    let mut file = format!("name = {}\nfamily = \"own\"\n", quoted(name));
    if poem.lines.is_empty() {
        return file;
    }
    let (begin, end) = (written::shared_words(poem, false), written::shared_words(poem, true));
    let marks = match written::end_words(poem) {
        _ if end > 0 => vec!["x".to_owned(); poem.lines.len()],
        Some(words) => words,
        None => marks(poem),
    };
    let unit = repeated_stanza(&marks, &poem.stanzas);
    let scheme = match &unit {
        Some(stanza) => format!("{} ...", stanza.concat()),
        None => poem.stanzas.iter().map(|stanza| notation(&marks[stanza.clone()])).collect::<Vec<_>>().join(" "),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(file, "scheme = {}", quoted(&scheme));
    let lines = unit.map_or(poem.lines.len(), |stanza| stanza.len());
    for (key, words) in [("anaphora", begin), ("epistrophe", end)].into_iter().filter(|(_, words)| *words > 0) {
        let _ = writeln!(file, "{key} = {words}");
    }
    let counted = written::counts(poem).filter(|_| lines == poem.lines.len());
    let rhymes = marks.iter().any(|mark| mark != "x");
    let measure = || {
        let shows = |values: &Vec<String>| rhymes || shows_meter(poem, values);
        let measure = meters(poem, lines).filter(shows).map(|values| ("meter", values));
        let measure = measure.or_else(|| counts(poem, lines).map(|values| ("syllables", values)));
        measure.map(|(key, values)| (key, value(&values)))
    };
    if let Some((key, value)) = counted.or_else(measure) {
        let _ = writeln!(file, "{key} = {value}");
    }
    for suggestion in written::suggestions(poem) {
        let _ = writeln!(file, "# {suggestion}");
    }
    let text = text_of(poem);
    let is_plain = !text.contains("'''") && text.chars().all(|c| c == '\n' || !c.is_control());
    let text = if is_plain { format!("'''\n{text}'''") } else { quoted(&text) };
    let _ = write!(file, "\n[[example]]\ntext = {text}\n");
    file
}

/// The mark of each line: its rhyme's letter, a capital where the line returns, `x` where it rhymes with nothing.
fn marks(poem: &Poem) -> Vec<String> {
    let ends: Vec<LineEnd> = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
    let words: Vec<Vec<String>> = poem.lines.iter().map(|line| plain_words(&line.heard)).collect();
    let is_again = |line: usize| words[line].len() > 1 && words[..line].contains(&words[line]);
    let letters = if (0..words.len()).any(is_again) { far_letters(&ends) } else { settle(&ends, &poem.stanzas).poem };
    let mut refrains: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut marks = Vec::with_capacity(words.len());
    for (line, letter) in letters.iter().enumerate() {
        let letter = letter.to_string();
        let returns = words[line].len() > 1 && words.iter().filter(|other| **other == words[line]).count() > 1;
        if !returns {
            marks.push((letter, None));
            continue;
        }
        let place = refrains.iter().position(|(known, _)| *known == letter).unwrap_or_else(|| {
            refrains.push((letter.clone(), Vec::new()));
            refrains.len() - 1
        });
        let lines = &mut refrains[place].1;
        let nth = lines.iter().position(|known| *known == words[line]).unwrap_or_else(|| {
            lines.push(words[line].clone());
            lines.len() - 1
        });
        marks.push((letter, Some(nth + 1)));
    }
    let numbered = |letter: &str| refrains.iter().any(|(known, lines)| known == letter && lines.len() > 1);
    let written = |(letter, nth): (String, Option<usize>)| match nth {
        None => letter,
        Some(nth) if numbered(&letter) => format!("{}{nth}", letter.to_uppercase()),
        Some(_) => letter.to_uppercase(),
    };
    marks.into_iter().map(written).collect()
}

/// The letters of a poem in which rhymes reach from one end to the other, as in a poem with returning lines.
fn far_letters(ends: &[LineEnd]) -> Letters {
    let mut rhymes: Vec<u32> = Vec::with_capacity(ends.len());
    let mut next = 0;
    for (line, end) in ends.iter().enumerate() {
        let mate = ends[..line].iter().position(|other| compare(other, end).grade.is_full());
        rhymes.push(mate.map_or(next, |mate| rhymes[mate]));
        next += u32::from(mate.is_none());
    }
    let mut known: Vec<u32> = Vec::new();
    let mut letter = |rhyme: u32| {
        if rhymes.iter().filter(|&&other| other == rhyme).count() < 2 {
            return Letter::X;
        }
        let place = known.iter().position(|&other| other == rhyme).unwrap_or_else(|| {
            known.push(rhyme);
            known.len() - 1
        });
        Letter::of_rhyme(u32::try_from(place).unwrap_or(u32::MAX))
    };
    rhymes.iter().map(|&rhyme| letter(rhyme)).collect()
}

/// The marks that all stanzas share when their letters are counted from `a` in each.
///
/// `None` when there is one stanza, a line returns, or a rhyme goes on from one stanza to another.
fn repeated_stanza(marks: &[String], stanzas: &[Range<usize>]) -> Option<Vec<String>> {
    let returns = marks.iter().any(|mark| mark.starts_with(char::is_uppercase));
    let within = |stanza: &Range<usize>, mark: &String| marks[stanza.clone()].contains(mark);
    let goes_on = |mark: &String| mark != "x" && stanzas.iter().filter(|stanza| within(stanza, mark)).count() > 1;
    let end_words = marks.iter().any(|mark| mark.starts_with(|c: char| c.is_ascii_digit()));
    if stanzas.len() < 2 || returns || end_words || marks.iter().any(goes_on) {
        return None;
    }
    let mut patterns = stanzas.iter().map(|stanza| from_a(&marks[stanza.clone()]));
    let first = patterns.next()?;
    patterns.all(|pattern| pattern == first).then_some(first)
}

/// A stanza's marks as a scheme writes them; a rhyme past the letter `z` becomes `x`.
fn notation(marks: &[String]) -> String {
    let past = |mark: &&String| mark.chars().filter(|c| c.is_alphabetic()).count() > 1;
    marks.iter().map(|mark| Some(mark).filter(|mark| !past(mark)).map_or("x", String::as_str)).collect()
}

/// A stanza's marks with its letters counted from `a`.
fn from_a(marks: &[String]) -> Vec<String> {
    let mut known: Vec<&String> = Vec::new();
    let mut letter = |mark| {
        let place = known.iter().position(|other| *other == mark).unwrap_or_else(|| {
            known.push(mark);
            known.len() - 1
        });
        rhyme_letter(u32::try_from(place).unwrap_or(u32::MAX))
    };
    marks.iter().map(|mark| if mark == "x" { mark.clone() } else { letter(mark) }).collect()
}

/// The meter of each line of the form, when the poem keeps a meter and all stanzas agree.
fn meters(poem: &Poem, lines: usize) -> Option<Vec<String>> {
    let PoemScansion { meter, lines: scanned, .. } = scan_poem(poem, None);
    meter?;
    let named = |line: usize| scanned.get(line)?.measure.map(|meter| meter.to_string());
    let first: Vec<String> = (0..lines).map(named).collect::<Option<_>>()?;
    let alike = (0..scanned.len()).all(|line| named(line).as_ref() == first.get(line % lines.max(1)));
    alike.then_some(first)
}

/// Whether a poem without rhymes shows its meters: all lines are in one meter, or there are more lines than
/// [`MOST_COUNTED`].
fn shows_meter(poem: &Poem, meters: &[String]) -> bool {
    poem.lines.len() > MOST_COUNTED || meters.windows(2).all(|pair| pair[0] == pair[1])
}

/// The most lines of a short unrhymed poem whose syllables are counted and not its feet; a tanka has as many.
const MOST_COUNTED: usize = 5;

/// The syllables of each line of the form, over all stanzas; `None` when they differ by more than [`WIDEST`].
fn counts(poem: &Poem, lines: usize) -> Option<Vec<String>> {
    let range = |line: usize| {
        let counts = poem.lines.iter().skip(line).step_by(lines.max(1)).map(|line| line.heard.counts.least());
        let (least, most) = counts.fold((u32::MAX, 0), |(least, most), n| (least.min(n), most.max(n)));
        (most >= least && most - least <= WIDEST).then(|| Count::between(least, most).to_string())
    };
    (0..lines).map(range).collect()
}

/// The greatest difference between the counts of one line of a form in different stanzas: one syllable either way.
const WIDEST: u32 = 2;

/// One value when all are the same, else a list.
fn value(values: &[String]) -> String {
    let written = |value: &String| value.parse::<u32>().map_or_else(|_| quoted(value), |count| count.to_string());
    match values.first() {
        Some(first) if values.iter().all(|value| value == first) => written(first),
        _ => format!("[{}]", values.iter().map(written).collect::<Vec<_>>().join(", ")),
    }
}

/// The poem's lines, with blank lines between stanzas.
fn text_of(poem: &Poem) -> String {
    let stanza = |stanza: &Range<usize>| {
        poem.lines[stanza.clone()].iter().flat_map(|line| [line.heard.text.trim_end(), "\n"]).collect::<String>()
    };
    poem.stanzas.iter().map(stanza).collect::<Vec<_>>().join("\n")
}

/// A text as a TOML string, with all control characters escaped; TOML itself allows U+0080 to U+009F unescaped.
fn quoted(text: &str) -> String {
    let plain = toml::Value::String(text.to_owned()).to_string();
    if !plain.chars().any(|c| c.is_control() && c != '\n') {
        return plain;
    }
    let escaped = text.chars().flat_map(|c| match c {
        '"' | '\\' => vec!['\\', c],
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)).chars().collect(),
        c => vec![c],
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn plain_words(line: &HeardLine) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    line.words.iter().map(|word| letters(line.text_of(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::learn;
    use crate::analysis::Session;
    use crate::form::Registry;

    fn learned(text: &str) -> String {
        learn(&Session::default().hear(text), "Mine")
    }

    #[test]
    fn a_form_is_learned_from_a_poem() {
        let ballad = "The ferry's late, the tide is out,\nthe gulls are on the pier;\na man is selling paper hats\nto nobody, all year.\n\n\
            The wind gets up, the wind lies down,\nthe gulls go round the mast;\na man is folding paper hats\nand putting them on fast.\n";
        let file = learned(ballad);
        assert!(file.contains("scheme = \"xaxa ...\""), "{file}");
        assert!(file.contains("meter = [\"iambic tetrameter\", \"iambic trimeter\""), "{file}");
    }

    #[test]
    fn a_learned_form_has_its_returning_lines() {
        let triolet = "The rain is on the roof again,\nand I am in my bed.\nIt's half past three, or maybe ten;\nthe rain is on the roof again.\n\
            It did not ask me where or when,\nor mind the things I said.\nThe rain is on the roof again,\nand I am in my bed.\n";
        let file = learned(triolet);
        assert!(file.contains("scheme = \"ABaAabAB\""), "{file}");
    }

    #[test]
    fn lines_that_end_alike_are_no_rhymes() {
        let file =
            learned("I carried the water\nand somebody poured the water\nuntil there was no more water\nthan water\n");
        assert!(file.contains("scheme = \"xxxx\"") && file.contains("epistrophe = 1"), "{file}");
        let file = learned("Where the road bends\nwhere the gate hangs open\nwhere no one has been\n");
        assert!(file.contains("anaphora = 1"), "{file}");
    }

    #[test]
    fn end_words_that_come_back_are_digits() {
        let tritina = "the rain came down upon the gate\nand filled the barrel and the road\nuntil I could not see the lamp\n\n\
            you went outside and took the lamp\nand hung it on the broken gate\nto show whoever took the road\n\n\
            that somewhere on the other road\nthere was a house that had a lamp\nand somebody beside the gate\n";
        let file = learned(tritina);
        assert!(file.contains("scheme = \"123 312 231\""), "{file}");
    }

    #[test]
    fn counts_of_words_and_letters_that_rise_and_fall_are_no_meter() {
        let file = learned("rain\nfalls slowly\non the hill\nwhere somebody is waiting\nfor the bus\nto come\nhome\n");
        assert!(file.contains("words = [1, 2, 3, 4, 3, 2, 1]") && !file.contains("meter"), "{file}");
        let file = learned("I\nam\nthe\nlone\nrower\n");
        assert!(file.contains("letters = \"1 up\"") && file.contains("'''\nI\nam\n"), "{file}");
        let file = learned("an old silent pond\nthe frog goes into water\nnobody hears it\n");
        assert!(file.contains("syllables = [5, 7, 5]") && !file.contains("meter"), "{file}");
        let file = learned("am\nout\nlate\nunder\nclouds\n");
        assert!(file.contains("letters = \"2 up\""), "{file}");
    }

    #[test]
    fn letters_that_a_poem_does_without_are_suggested() {
        let line = "our cat sits on a warm brick wall and looks at nothing all day long\n";
        let file = learned(&format!(
            "{line}a bird or two will sing and fall to squabbling in its morning song\n{}",
            line.repeat(2)
        ));
        assert!(file.contains("# No e in "), "{file}");
        assert!(!learned(&line.replace("warm", "stone").repeat(4)).contains("# No e"));
    }

    proptest::proptest! {
        #[test]
        fn what_is_learned_is_a_form(text in "([a-z']{1,9}[ ]?){0,5}(\n{1,2}([a-z']{1,9}[ ]?){1,5}){0,7}") {
            let file = learned(&text);
            let mut registry = Registry::new();
            registry.add("mine.toml", &file).unwrap();
            proptest::prop_assert_eq!(registry.broken(), [], "{}", file);
        }
    }
}
