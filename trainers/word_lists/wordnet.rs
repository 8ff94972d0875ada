//! WordNet's tagged counts: how often each sense of a word stands in a corpus whose words were tagged by hand (SemCor, most of it
//! the Brown corpus of 1961). They tell the parts of speech of a word, and its uses where the vocabulary has it not.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::vocabulary::Vocabulary;

/// The share that a form of a word has in the counts of that word, which has two or three other forms. Of 0.2, 0.4 and 0.7 it
/// puts the most common rhymes among the first twenty (see docs/accuracy.md).
const SHARE: f64 = 0.4;

/// The count of a function word with an apostrophe (*don't*), which neither WordNet nor the vocabulary lists: as many as the commonest
/// words have.
const FUNCTION_WORD: f64 = 255.0;

/// The most uses of a word that the vocabulary lacks: its rarest words would have as many.
const BEYOND_VOCABULARY: f64 = 1.0;

/// The parts of speech of WordNet.
const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// The least share of a word's count that makes it a part of speech.
const LEAST_PART: f64 = 0.15;

/// The endings that WordNet's own lookup takes off, and what it puts there, by part of speech.
const ENDINGS: [(&str, &[(&str, &str)]); 3] = [
    (
        "noun",
        &[
            ("s", ""),
            ("ses", "s"),
            ("xes", "x"),
            ("zes", "z"),
            ("ches", "ch"),
            ("shes", "sh"),
            ("men", "man"),
            ("ies", "y"),
        ],
    ),
    ("verb", &[("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")]),
    ("adj", &[("er", ""), ("est", ""), ("er", "e"), ("est", "e")]),
];

/// The counts of WordNet's words, and what is needed to find the word that a form is made from.
#[derive(Debug, Default)]
pub(crate) struct Tagged {
    /// How often each word is tagged, by part of speech.
    counts: HashMap<(String, &'static str), u32>,
    /// The irregular forms, each with its part of speech and words.
    irregular: HashMap<String, Vec<(&'static str, String)>>,
    /// Every word WordNet lists.
    listed: HashSet<String>,
}

/// The part of speech of a sense key: its first digit.
fn part_of_speech(digit: &str) -> Option<&'static str> {
    match digit {
        "1" => Some("noun"),
        "2" => Some("verb"),
        "3" | "5" => Some("adj"),
        "4" => Some("adv"),
        _ => None,
    }
}

/// Reads the folder of WordNet's files.
pub(crate) fn read(folder: &Path) -> io::Result<Tagged> {
    let mut tagged = Tagged::default();
    for line in fs::read_to_string(folder.join("cntlist.rev"))?.lines() {
        let mut fields = line.split(' ');
        let (Some(key), _, Some(count)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let Some((word, sense)) = key.split_once('%') else { continue };
        let part = sense.split(':').next().and_then(part_of_speech);
        if let (Some(part), Ok(count)) = (part, count.parse::<u32>()) {
            *tagged.counts.entry((word.to_lowercase(), part)).or_default() += count;
        }
    }
    for part in PARTS {
        for line in fs::read_to_string(folder.join(format!("{part}.exc")))?.lines() {
            let mut words = line.split(' ');
            let form = words.next().unwrap_or_default().to_owned();
            tagged.irregular.entry(form).or_default().extend(words.map(|word| (part, word.to_owned())));
        }
        let index = fs::read_to_string(folder.join(format!("index.{part}")))?;
        let listed = index.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next());
        tagged.listed.extend(listed.map(str::to_owned));
    }
    Ok(tagged)
}

/// How a word is used.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    often: u32,
    tagged: u32,
    parts: Vec<&'static str>,
}

/// A count in half powers of two: 2·log₂(1 + the count), rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number that is never below 0")]
fn in_half_powers(count: f64) -> u32 {
    (2.0 * (1.0 + count).log2()).round() as u32
}

impl Tagged {
    fn count(&self, word: &str, part: &'static str) -> u32 {
        self.counts.get(&(word.to_owned(), part)).copied().unwrap_or_default()
    }

    /// The words of a part of speech that a form is made from.
    fn made_from(&self, form: &str, part: &'static str, endings: &[(&str, &str)]) -> HashSet<String> {
        let irregular = self.irregular.get(form).into_iter().flatten().filter(|(of, _)| *of == part);
        let irregular: HashSet<String> = irregular.map(|(_, word)| word.clone()).collect();
        if !irregular.is_empty() {
            return irregular;
        }
        let mut found = HashSet::new();
        for (ending, other) in endings {
            let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
            let mut letters = stem.chars().rev();
            let doubled = part == "verb"
                && ["ed", "ing"].contains(ending)
                && other.is_empty()
                && letters.next() == letters.next();
            let undoubled = stem.get(..stem.len() - 1).filter(|_| doubled).map(str::to_owned);
            let words = [Some([stem, other].concat()), undoubled].into_iter().flatten();
            found.extend(words.filter(|word| self.count(word, part) > 0));
        }
        found
    }

    /// Whether WordNet lists a word or one that it is a regular form of, which leaves out the function words.
    fn lists(&self, word: &str) -> bool {
        const REGULAR: [(&str, &str); 8] =
            [("", ""), ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e")];
        // Stems of two letters are found by chance: "his" is no form of "hi".
        let stems = REGULAR.iter().filter_map(|(ending, other)| {
            let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2 || ending.is_empty())?;
            Some([stem, other].concat())
        });
        stems.into_iter().any(|stem| self.listed.contains(&stem))
    }

    /// How often a word is likely to stand in that corpus as a part of speech: its own count, and its share of the words it is a
    /// form of.
    fn expected(&self, word: &str, part: &'static str) -> f64 {
        let endings = ENDINGS.iter().find(|(of, _)| *of == part).map_or(&[][..], |(_, endings)| endings);
        let made = self.made_from(word, part, endings).into_iter().filter(|stem| stem != word);
        let made: u32 = made.map(|stem| self.count(&stem, part)).sum();
        f64::from(self.count(word, part)) + SHARE * f64::from(made)
    }

    /// How a word is used: how often, and how often tagged texts have it, each in half powers of two (2·log₂(1 + the count), rounded), and
    /// as which parts of speech.
    fn use_of(&self, word: &str, is_commonest: bool, vocabulary: &Vocabulary) -> Use {
        let counts = PARTS.map(|part| (part, self.expected(word, part)));
        let sum: f64 = counts.iter().map(|(_, count)| count).sum();
        let is_function_word = is_commonest && sum == 0.0 && !self.lists(word);
        let tagged = if is_function_word { FUNCTION_WORD } else { sum };
        let uses = match vocabulary.uses(word) {
            Some(uses) => uses,
            None if is_function_word => FUNCTION_WORD,
            None => sum.min(BEYOND_VOCABULARY),
        };
        let parts = counts.into_iter().filter(|(_, count)| *count > 0.0 && *count >= LEAST_PART * sum);
        Use {
            often: in_half_powers(uses),
            tagged: in_half_powers(tagged),
            parts: parts.map(|(part, _)| part).collect(),
        }
    }

    /// The list as `data/wordnet.words` holds it: the words of `known`, each with whether it is among the commonest, by how
    /// often they are used; words without any use are left out.
    pub(crate) fn write<'a>(&self, known: impl Iterator<Item = (&'a str, bool)>, vocabulary: &Vocabulary) -> String {
        let mut sections: BTreeMap<Use, Vec<&str>> = BTreeMap::new();
        for (word, is_commonest) in known {
            sections.entry(self.use_of(word, is_commonest, vocabulary)).or_default().push(word);
        }
        sections.retain(|of, _| of.often > 0);
        let mut text = String::from(
            ";;; How often words are used, how often they are tagged, each as 2 log2(1 + count in 230,000 words), rounded, and as\n\
             ;;; which parts of speech. The first is by the order of the vocabulary of all-MiniLM-L6-v2, whose license is in\n\
             ;;; LICENSE-MINILM; the others are from text tagged with WordNet's senses.\n\
             ;;; WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. The license is in LICENSE-WORDNET.\n\
             ;;; Made by trainers/word_lists.\n",
        );
        for (Use { often, tagged, parts }, words) in sections {
            let heading: String = parts.iter().flat_map(|part| [" ", *part]).collect();
            // Writing to a string cannot fail.
            _ = writeln!(text, "[often {often} tagged {tagged}{heading}]\n{}", words.join("\n"));
        }
        text
    }
}
