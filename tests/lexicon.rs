//! The packed dictionary says what CMUdict says, word for word, as CMUdict's own reader hears it.
#![allow(clippy::unwrap_used, reason = "a line of CMUdict that cannot be read fails the test")]

use std::collections::BTreeMap;

use cmudict_fast::Rule;
use proptest::prelude::*;
use verse::analysis::HeardLine;
use verse::lexicon::{Ear, UserLexicon, align, dictionary};
use verse::phonology::Sounds;

const CMUDICT: &str = include_str!("../data/cmudict.dict");

/// Every headword with its pronunciations, read by `cmudict-fast`.
fn as_cmudict_fast_reads() -> BTreeMap<String, Vec<String>> {
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in CMUDICT.lines() {
        let rule: Rule = line.split(" #").next().unwrap_or_default().parse().unwrap();
        let word = rule.label().split('(').next().unwrap_or_default().to_owned();
        let sounds: Vec<String> = rule.pronunciation().iter().map(ToString::to_string).collect();
        words.entry(word).or_default().push(sounds.join(" "));
    }
    words
}

fn written(ways: &[Sounds]) -> Vec<String> {
    ways.iter().map(ToString::to_string).collect()
}

#[test]
fn every_headword_and_pronunciation_is_cmudicts_own() {
    let read = as_cmudict_fast_reads();
    let packed: BTreeMap<String, Vec<String>> =
        dictionary().iter().map(|(word, ways)| (word, written(&ways))).collect();
    assert_eq!(packed.len(), read.len());
    for (word, ways) in &read {
        assert_eq!(packed.get(word), Some(ways), "{word}");
        assert_eq!(&written(&dictionary().lookup(word)), ways, "{word}");
    }
}

#[test]
fn a_lexicon_in_cmudicts_format_reads_as_cmudict_does() {
    // A poet's lexicon must say a word with a vowel; eight entries of CMUdict have none.
    let sayable = |line: &&str| line.split(" #").next().is_some_and(|entry| entry.contains(['0', '1', '2']));
    let text: Vec<&str> = CMUDICT.lines().filter(sayable).collect();
    let lexicon = UserLexicon::parse(&text.join("\n")).unwrap();
    for (word, mut ways) in as_cmudict_fast_reads() {
        ways.retain(|way| way.contains(['0', '1', '2']));
        let heard = written(lexicon.lookup(&word));
        assert!(ways.iter().all(|way| heard.contains(way)), "{word}: {heard:?} is not {ways:?}");
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_said_or_left_unsaid(word in "\\PC{0,40}|[a-z'è-]{0,60}") {
        let spoken = Ear::new().say(&word);
        for way in &spoken.pronunciations {
            prop_assert!(way.sounds.syllable_count() > 0, "{} has no syllable", word);
            let covered: String = align(&word, &way.sounds).iter().map(|part| part.letters.of(&word)).collect();
            prop_assert_eq!(&covered, &word);
        }
    }
}

#[test]
fn a_word_of_ten_thousand_letters_is_said() {
    for word in
        ["ab".repeat(5_000), "a-".repeat(5_000) + "a", "'".repeat(10_000), "9".repeat(10_000), "è".repeat(10_000)]
    {
        let spoken = Ear::new().say(&word);
        assert!(spoken.pronunciations.iter().all(|way| align(&word, &way.sounds).len() >= 2));
    }
}

/// Every count a line can have in speech.
fn counts(line: &str) -> Vec<u32> {
    HeardLine::hear(line, &Ear::new()).counts.iter().collect()
}

#[test]
fn a_line_has_every_count_that_its_words_are_said_with() {
    for (line, count) in [
        ("a comfortable chair", 5),
        ("an uncomfortable chair", 6),
        ("uncomfortably warm", 5),
        ("dark chocolate cake", 5),
        ("the opera starts", 5),
        ("the opera's late", 5),
        ("a vegetable", 5),
        ("the vegetables", 5),
        ("so valuable", 5),
        ("a sovereign land", 5),
        ("his temperament", 5),
        ("an aspirin, please", 5),
        ("medieval song", 5),
        ("the diamond ring", 5),
        ("his diamonds' light", 5),
        ("caramel apple pie", 6),
        ("warm sake in hand", 5),
        ("a cup of sake", 5),
        ("reading Goethe now", 5),
        ("Goethe's roses bloom", 5),
        ("a genius sleeps", 5),
        ("Ophelia floats", 5),
        ("Kyoto in rain", 5),
        ("the camera's eye", 5),
        ("the camera's eye", 4),
        ("'tisn't the rain", 4),
        ("'twouldn't be right", 4),
        ("an orange, halved", 4),
        ("the library sleeps", 4),
        ("the dictionary", 4),
        ("open the drawer", 5),
        ("the radio hums", 4),
    ] {
        assert!(counts(line).contains(&count), "{line}: {:?}", counts(line));
    }
    for (line, count) in [
        ("give it to us", 4),
        ("I am, I am here now", 6),
        ("a cod on ice", 4),
        ("the lamb says baa", 4),
        ("ach, the old road", 4),
    ] {
        assert_eq!(counts(line), [count], "{line}");
    }
}

#[test]
fn an_apostrophe_may_be_set_before_the_vowel_it_takes_away() {
    for (word, wanted) in
        [("gar'isons", vec![2, 3]), ("ev'idence", vec![2, 3]), ("O'Brien", vec![3]), ("hawai'i", vec![3])]
    {
        assert_eq!(counts(word), wanted, "{word}");
    }
}

#[test]
fn a_sign_is_counted_as_it_is_read_or_makes_the_count_a_guess() {
    for (line, count) in [
        ("Take £5 and go", 5),
        ("fifty is 50%", 7),
        ("two + two is four", 5),
        ("At 9:05, rain", 5),
        ("At 9:05, rain", 4),
        ("the 12:30 train", 5),
        ("lunch @ the Ritz", 4),
        ("No. 5, or #5", 7),
    ] {
        let heard = HeardLine::hear(line, &Ear::new());
        assert!(heard.counts.contains(count), "{line}: {:?}", counts(line));
        assert_eq!(heard.guesses().count(), 0, "{line}");
    }
    for line in ["a £5q house", "my # is my own", "snow falls #haiku", "the $ falls again"] {
        assert!(HeardLine::hear(line, &Ear::new()).guesses().count() > 0, "{line}");
    }
}
