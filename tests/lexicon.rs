//! The packed dictionary says what CMUdict says, word for word, as CMUdict's own reader hears it.
#![allow(clippy::unwrap_used, reason = "a line of CMUdict that cannot be read fails the test")]

use std::collections::BTreeMap;

use cmudict_fast::Rule;
use proptest::prelude::*;
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
