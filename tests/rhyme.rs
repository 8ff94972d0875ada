//! The ear for rhyme on verse written for it: the trainer, the shipped weights, and any text at all.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "the trainer reads its sample and reports")]

#[path = "../trainers/rhyme/history.rs"]
#[allow(dead_code, reason = "the trainer prints what a test only counts")]
mod history;
#[path = "../trainers/rhyme/learn.rs"]
mod learn;
#[path = "../trainers/rhyme/measure.rs"]
#[allow(dead_code, reason = "the trainer prints what a test only counts")]
mod measure;
#[path = "../trainers/rhyme/stanza.rs"]
#[allow(dead_code, reason = "the trainer prints what a test only counts")]
mod stanza;

use measure::Figures;
use proptest::prelude::*;
use verse::analysis::{HeardLine, Session};
use verse::lexicon::Ear;
use verse::rhyme::model::Weights;
use verse::rhyme::suggest::{Asked, rhymes};
use verse::rhyme::{LineEnd, compare, scheme, sound};

const SAMPLE: &str = "tests/rhyme/stanzas.jsonl";

#[test]
fn the_shipped_weights_name_every_letter_of_plain_stanzas() {
    let poems = stanza::read(SAMPLE).unwrap();
    assert_eq!(
        Figures::of(&poems, Weights::shipped()).to_string(),
        "stanzas exact 100.00 %, pairs F1 100.00 (11 stanzas)"
    );
}

#[test]
fn the_trainer_learns_the_sample_and_learns_it_the_same_each_time() {
    let poems = stanza::read(SAMPLE).unwrap();
    let sample: Vec<_> = poems.iter().collect();
    let teach = || learn::weights(&sample, &history::learn(&sample));
    let learned = teach();
    assert_eq!(Figures::of(&poems, &learned).to_string(), "stanzas exact 100.00 %, pairs F1 100.00 (11 stanzas)");
    assert_eq!(learned, teach());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_letters(text in "(\\PC{0,24}\n?){0,12}") {
        let poem = Session::new(Ear::new()).hear(&text);
        let scheme = scheme::of_poem(&poem);
        prop_assert_eq!(scheme.poem.len(), poem.lines.len());
        prop_assert_eq!(scheme.stanzas.iter().map(Vec::len).sum::<usize>(), poem.lines.len());
        let heard: Vec<&HeardLine> = poem.lines.iter().map(|line| &*line.heard).collect();
        sound::inner_rhymes(&heard);
        for line in heard {
            sound::alliteration(&sound::stresses(line));
        }
    }

    #[test]
    fn likeness_does_not_hang_on_the_order(first in "[a-z' -]{0,12}", second in "[a-z' -]{0,12}") {
        let ear = Ear::new();
        let [first, second] = [&first, &second].map(|text| LineEnd::of(&HeardLine::hear(text, &ear)));
        let (there, back) = (compare(&first, &second), compare(&second, &first));
        prop_assert_eq!(there.grade, back.grade);
        prop_assert!((there.evidence - back.evidence).abs() < 1e-3);
        prop_assert_eq!(there.missing(&first, &second).is_empty(), there.grade.is_full() && there.perfect_in.is_none());
    }

    #[test]
    fn whatever_is_offered_rhymes(word in "[a-z]{1,8}") {
        let end = LineEnd::of(&HeardLine::hear(&word, &Ear::new()));
        for found in rhymes(&end, &Asked::default()).iter().take(20) {
            prop_assert!(found.grade.is_full() && found.word != word);
        }
    }
}
