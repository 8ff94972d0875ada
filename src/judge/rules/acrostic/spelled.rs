//! The texts that a form's acrostics spell, and the lines that spell them.

use crate::form::{Acrostic, AcrosticPlace, AcrosticText};
use crate::judge::align::AlignedPoem;
use crate::text::letters;

const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// The mark between the texts of several acrostics that a draft gives: `given: OWL / SUN`.
const BETWEEN: char = '/';

/// An acrostic with its text, its letters or words, and the lines that spell them.
pub(super) struct Spelled<'a> {
    pub(super) acrostic: &'a Acrostic,
    pub(super) text: &'a str,
    /// The letters or words due, in order; letters without case and accents.
    pub(super) due: Vec<String>,
    /// The lines, one for each of those due; there may be more or fewer.
    pub(super) lines: Vec<usize>,
}

/// The form's acrostics with their texts, in the order of the form, and the number of texts that the draft should give and
/// lacks.
pub(super) fn all<'a>(aligned: &AlignedPoem<'a>) -> (Vec<Spelled<'a>>, usize) {
    let acrostics = &aligned.context.form.acrostics;
    let texts = Texts::of(acrostics, aligned.context.options.given_text);
    let (mut given, mut missing) = (0, 0);
    let mut all = Vec::new();
    for acrostic in acrostics {
        let text = match &acrostic.spells {
            AcrosticText::Alphabet => Some(ALPHABET),
            AcrosticText::Text(text) => Some(text.as_str()),
            AcrosticText::Given => {
                given += 1;
                texts.nth(given - 1)
            }
        };
        let spelled = text.map(|text| (text, due(acrostic, text))).filter(|(_, due)| !due.is_empty());
        match spelled {
            Some((text, due)) => all.push(Spelled { acrostic, text, due, lines: lines(aligned, acrostic.at) }),
            None => missing += 1,
        }
    }
    (all, missing)
}

/// The texts that a draft gives; if it gives one alone, all acrostics spell it.
enum Texts<'a> {
    One(Option<&'a str>),
    Several(Vec<&'a str>),
}

impl<'a> Texts<'a> {
    fn of(acrostics: &[Acrostic], given: Option<&'a str>) -> Self {
        match given {
            Some(text) if several_given(acrostics) && text.contains(BETWEEN) => {
                Self::Several(text.split(BETWEEN).map(str::trim).collect())
            }
            given => Self::One(given),
        }
    }

    fn nth(&self, nth: usize) -> Option<&'a str> {
        match self {
            Self::One(text) => *text,
            Self::Several(texts) => texts.get(nth).copied(),
        }
    }
}

/// Whether the form leaves more than one text to the draft.
fn several_given(acrostics: &[Acrostic]) -> bool {
    acrostics.iter().filter(|acrostic| acrostic.spells == AcrosticText::Given).count() > 1
}

/// Whether several acrostics spell one text because the draft gives one alone.
pub(super) fn shares_one_text(aligned: &AlignedPoem<'_>) -> bool {
    several_given(&aligned.context.form.acrostics)
        && aligned.context.options.given_text.is_some_and(|text| !text.contains(BETWEEN))
}

/// The letters or words of a text. Figures are read at the edges of lines; within a line only letters are looked for.
fn due(acrostic: &Acrostic, text: &str) -> Vec<String> {
    if acrostic.by_word {
        let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        return words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    }
    let has_figures = acrostic.at != AcrosticPlace::WithinLine;
    let units = text.split_inclusive(char::is_numeric).flat_map(|part| {
        let figure = part.chars().next_back().filter(|c| has_figures && c.is_numeric());
        letters(part).map(|found| found.letter).chain(figure)
    });
    units.map(String::from).collect()
}

/// The lines that spell an acrostic.
fn lines(aligned: &AlignedPoem<'_>, at: AcrosticPlace) -> Vec<usize> {
    match at {
        AcrosticPlace::StanzaStart => aligned.context.section.stanzas.iter().map(|stanza| stanza.start).collect(),
        AcrosticPlace::LineStart | AcrosticPlace::LineEnd | AcrosticPlace::WithinLine => aligned.lines().collect(),
    }
}
