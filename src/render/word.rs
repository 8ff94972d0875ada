//! A word and its pronunciations, as text for a reader or as JSON.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::rows::Rows;
use super::senses::{self, SenseRow};
use super::{Format, Offered};
use crate::lexicon::{Ear, Pronunciation, Source, Spoken, Variant, align, parted};
use crate::phonology::Stress;
use crate::sense::define;
use crate::text::printable;

/// The formats of `verse word`.
pub const FORMATS: Offered =
    &[(Format::Full, "For a reader"), (Format::Json, "One JSON document"), (Format::Jsonl, "One JSON object a word")];

/// The message about a word that has no character but spaces.
const NO_WORD: &str = "no word is here";

/// A word and its pronunciations, as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, serde::Serialize)]
pub struct WordRecord<'a> {
    word: &'a str,
    pronunciations: Vec<Way<'a>>,
    /// What the word means, where that is asked for; empty for a word that is not listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    senses: Option<Vec<SenseRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'static str>,
}

#[derive(Debug, serde::Serialize)]
struct Way<'a> {
    phones: String,
    syllables: Vec<&'a str>,
    stress: String,
    source: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<&'static str>,
}

impl<'a> WordRecord<'a> {
    /// The record of a word with these pronunciations; with its senses if `defines`.
    pub fn new(word: &'a str, spoken: &Spoken, defines: bool) -> Self {
        let ways = spoken.pronunciations.iter().map(|way| Way {
            phones: way.sounds.to_string(),
            syllables: parted(word, &way.sounds).into_iter().map(str::trim).collect(),
            stress: way.sounds.stresses().map(|stress| if stress > Stress::Unstressed { '+' } else { '-' }).collect(),
            source: way.source.id(),
            variants: way.variants.iter().map(Variant::id).collect(),
        });
        let senses = defines.then(|| senses::rows(&define(word)));
        Self { word, pronunciations: ways.collect(), senses, problem: None }
    }

    /// The record of a word without pronunciation.
    fn unsaid(word: &'a str, problem: &'static str) -> Self {
        Self { word, pronunciations: Vec::new(), senses: None, problem: Some(problem) }
    }
}

/// Prints words one after another.
#[derive(Debug)]
pub struct Printer<W> {
    out: W,
    /// The records of the JSON formats; a page for a reader without.
    rows: Option<Rows>,
    /// Whether it prints what words mean.
    defines: bool,
}

impl<W: Write> Printer<W> {
    /// A printer of this format.
    pub fn new(format: Format, out: W) -> Self {
        Self { out, rows: format.rows("words"), defines: false }
    }

    /// The same printer, which prints the senses of words too, or not.
    #[must_use]
    pub fn defining(self, defines: bool) -> Self {
        Self { defines, ..self }
    }

    /// Prints one word with the pronunciations of this ear.
    pub fn word(&mut self, word: &str, ear: &Ear) -> io::Result<()> {
        let spoken = ear.say_text(word);
        match &mut self.rows {
            None if word.trim().is_empty() => {
                writeln!(self.out, "“{}”\n  {NO_WORD}; a word would do, as in `verse word heaven`\n", printable(word))
            }
            Some(rows) if word.trim().is_empty() => rows.row(&WordRecord::unsaid(word, NO_WORD), &mut self.out),
            None => {
                full(word, &spoken, ear, &mut self.out)?;
                if self.defines {
                    senses::write(&define(word), &mut self.out)?;
                }
                writeln!(self.out)
            }
            Some(rows) => rows.row(&WordRecord::new(word, &spoken, self.defines), &mut self.out),
        }
    }

    /// Prints a line that is no UTF-8 text: with replacement characters, and without pronunciations.
    pub fn unreadable(&mut self, lossy: &str) -> io::Result<()> {
        match &mut self.rows {
            None => writeln!(self.out, "{}\n  not UTF-8, so it cannot be said\n", printable(lossy)),
            Some(rows) => rows.row(&WordRecord::unsaid(lossy, "not UTF-8"), &mut self.out),
        }
    }

    /// Prints the end of the document.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(rows) = self.rows {
            rows.finish(&[], &mut self.out)?;
        }
        self.out.flush()
    }
}

/// Writes the word, then a line for each pronunciation: syllables, stress, IPA, ARPAbet and source.
fn full(word: &str, spoken: &Spoken, ear: &Ear, out: &mut impl Write) -> io::Result<()> {
    let bold = Style::new().bold();
    let dim = Style::new().dimmed();
    writeln!(out, "{bold}{}{bold:#}", printable(word))?;
    let rows: Vec<[String; 4]> = spoken.pronunciations.iter().map(|way| row(word, way)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    for (way, row) in spoken.pronunciations.iter().zip(&rows) {
        write!(out, "  ")?;
        for (cell, width) in row.iter().zip(widths) {
            write!(out, "{cell}{:pad$}  ", "", pad = width - cell.width())?;
        }
        let source = if way.source == Source::Guess { AnsiColor::Yellow.on_default() } else { dim };
        writeln!(out, "{source}{}{source:#}", told(way))?;
    }
    if spoken.pronunciations.is_empty() {
        writeln!(out, "  no letters that English says; teach it with `verse say {} AS`", printable(word))?;
    } else if spoken.is_guess() {
        let near = ear.near(word);
        if !near.is_empty() {
            writeln!(out, "  {dim}spelled nearly so: {}{dim:#}", near.join(", "))?;
        }
        writeln!(out, "  {dim}if it is said otherwise: verse say {} AS{dim:#}", printable(word))?;
    }
    Ok(())
}

fn row(word: &str, way: &Pronunciation) -> [String; 4] {
    let parts = align(word, &way.sounds);
    let syllables = parts.iter().map(|part| part.letters.of(word).trim()).filter(|letters| !letters.is_empty());
    let marks = way.sounds.stresses().map(|stress| match stress {
        Stress::Primary => "/",
        Stress::Secondary => "\\",
        Stress::Unstressed => "x",
    });
    [
        printable(&syllables.collect::<Vec<_>>().join("·")).into_owned(),
        marks.collect::<Vec<_>>().join(" "),
        way.sounds.ipa(),
        way.sounds.to_string(),
    ]
}

/// The source of a pronunciation, and its variants.
fn told(way: &Pronunciation) -> String {
    let names = way.variants.iter().map(Variant::name);
    std::iter::once(way.source.name()).chain(names).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(format: Format, words: &[&str]) -> String {
        let mut out = Vec::new();
        let ear = Ear::new();
        let mut printer = Printer::new(format, &mut out);
        for word in words {
            printer.word(word, &ear).unwrap();
        }
        printer.finish().unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn a_reader_sees_syllables_stress_sounds_and_source() {
        let shown = printed(Format::Full, &["heaven"]);
        assert!(shown.contains("heav·en  / x  ˈhɛvən  HH EH1 V AH0 N"), "{shown}");
        assert!(shown.contains("-ven in one syllable"), "{shown}");
    }

    #[test]
    fn json_is_one_document_and_jsonl_one_object_a_word() {
        for words in [vec![], vec!["dove"], vec!["dove", "\u{1b}[2J\"", "love"]] {
            let document: serde_json::Value = serde_json::from_str(&printed(Format::Json, &words)).unwrap();
            assert_eq!(document["version"], 1);
            let listed: Vec<_> =
                document["words"].as_array().unwrap().iter().map(|record| record["word"].clone()).collect();
            assert_eq!(listed, words);
            assert_eq!(printed(Format::Jsonl, &words).lines().count(), words.len());
        }
    }

    #[test]
    fn several_words_and_abbreviations_are_said_as_they_are_read() {
        for (word, shown_as) in [
            ("ice cream", "ice·cream"),
            ("St.", "S EY1 N T"),
            ("St.", "S T R IY1 T"),
            ("Rev.", "R EH1 V ER0 AH0 N D"),
            ("New York City", "New·York·Cit·y"),
            ("", "no word is here"),
            ("  ", "no word is here"),
        ] {
            let shown = printed(Format::Full, &[word]);
            assert!(shown.contains(shown_as), "{word}: {shown}");
        }
        let record: serde_json::Value = serde_json::from_str(&printed(Format::Jsonl, &["ice cream"])).unwrap();
        assert_eq!(record["pronunciations"][0]["syllables"], serde_json::json!(["ice", "cream"]));
    }

    #[test]
    fn senses_are_told_where_they_are_asked_for() {
        let define = |format: Format, word: &str| {
            let mut out = Vec::new();
            let mut printer = Printer::new(format, &mut out).defining(true);
            printer.word(word, &Ear::new()).unwrap();
            printer.finish().unwrap();
            anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
        };
        let shown = define(Format::Full, "harbour");
        assert!(shown.contains("noun") && shown.contains("1. ") && shown.contains("haven"), "{shown}");
        assert!(define(Format::Full, "vlorbish").contains("no sense is listed"));
        let record: serde_json::Value = serde_json::from_str(&define(Format::Jsonl, "sings")).unwrap();
        assert_eq!((&record["senses"][0]["word"], &record["senses"][0]["part"]), (&"sing".into(), &"verb".into()));
        let plain: serde_json::Value = serde_json::from_str(&printed(Format::Jsonl, &["sang"])).unwrap();
        assert_eq!(plain.get("senses"), None);
    }

    #[test]
    fn a_guess_is_never_shown_as_knowledge() {
        let shown = printed(Format::Full, &["brindlesward"]);
        assert!(shown.contains("a guess by its letters") || shown.contains("made from a known word"), "{shown}");
        let record: serde_json::Value = serde_json::from_str(&printed(Format::Jsonl, &["vlorbish"])).unwrap();
        assert_eq!(record["pronunciations"][0]["source"], "guess");
    }
}
