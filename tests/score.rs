//! Scores: the part of its form that a draft keeps, what lowers it, and what does not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use verse::analysis::Session;
use verse::form::{Form, Registry, Setting};
use verse::judge::{Duty, DutyScore, Judge, JudgeOptions, Rule, Score};
use verse::page::{Page, Settled, Syntax};

const SONNET: &str = "When winter lays the garden down to sleep\nand hangs its iron key upon the wall,\nI count the bulbs that I have planted deep\nand wonder if they feel the cold at all.\n\nThe spade is oiled, the watering can is dry,\nthe sparrow on the fence has lost his song;\na single leaf forgets the way to fly,\nand every afternoon is one hour long.\n\nBut underneath the crust of frozen clay\nsome patient thing is turning in its bed,\nand knows without a window or a day\nthe hour when it must lift a sleepy head.\n\nSo let me lie as quiet as the root\nand trust the dark to bring me to the fruit.\n";

fn form(name: &str) -> Arc<Form> {
    Registry::new().find(name).unwrap()
}

fn scored(form: &Arc<Form>, draft: &str) -> Score {
    let page = Page::read(draft, Syntax::Plain, &Settled::default());
    let heard = Session::default().hear_page(page, draft);
    let (poem, verdict) = Judge::new(Arc::clone(form)).judge_page(&heard, &JudgeOptions::finished());
    Score::of(&poem, form, &verdict, &verdict.findings)
}

fn kept(score: &Score, duty: Duty) -> Option<(u32, u32)> {
    score.duties.iter().find(|kind| kind.duty == duty).map(|kind| (kind.kept, kind.owed))
}

#[test]
fn a_poem_that_fits_scores_one() {
    let score = scored(&form("shakespearean-sonnet"), SONNET);
    assert_eq!(score.value(), Some(1.0), "{score:?}");
    assert_eq!(kept(&score, Duty::Lines), Some((14, 14)));
    assert_eq!(kept(&score, Duty::Meter), Some((14, 14)));
    assert_eq!(kept(&score, Duty::Rhyme), Some((7, 7)), "the first line of a rhyme has nothing to rhyme with yet");
}

#[test]
fn each_kind_of_fault_lowers_its_own_kind_alone() {
    for (from, to, duty, left) in [
        ("bring me to the fruit", "bring me to the shore", Duty::Rhyme, (6, 7)),
        (
            "and wonder if they feel the cold at all",
            "and wonder whether any of them feel the cold at all",
            Duty::Meter,
            (13, 14),
        ),
        ("and every afternoon is one hour long.\n", "", Duty::Lines, (13, 14)),
    ] {
        let score = scored(&form("shakespearean-sonnet"), &SONNET.replace(from, to));
        assert_eq!(kept(&score, duty), Some(left), "{to}: {score:?}");
        assert!(score.value() < Some(1.0));
        let others = score.duties.iter().filter(|kind| kind.duty != duty && duty != Duty::Lines);
        assert!(others.clone().all(|kind| kind.kept == kind.owed), "{to}: {score:?}");
    }
}

#[test]
fn a_lost_line_keeps_none_of_its_duties_wherever_it_is() {
    for lost in ["and every afternoon is one hour long.\n", "and trust the dark to bring me to the fruit.\n"] {
        let score = scored(&form("shakespearean-sonnet"), &SONNET.replace(lost, ""));
        for (duty, left) in [(Duty::Lines, (13, 14)), (Duty::Meter, (13, 14)), (Duty::Rhyme, (6, 7))] {
            assert_eq!(kept(&score, duty), Some(left), "{lost}: {score:?}");
        }
    }
}

#[test]
fn a_line_of_the_wrong_length_is_not_asked_for_its_meter_as_well() {
    let draft = "There once was a baker from Kent\nwho never in all of his life had an inkling of where his bread went;\nhe locked up the door\nand he searched the whole floor\ntill he met with a mouse in a tent.\n";
    let score = scored(&form("limerick"), draft);
    let of =
        |duty| score.duties.iter().find(|kind| kind.duty == duty).map(|kind| (kind.kept, kind.undecided, kind.owed));
    assert_eq!((of(Duty::Syllables), of(Duty::Meter)), (Some((4, 0, 5)), Some((4, 1, 5))), "{score:?}");
}

#[test]
fn lines_too_many_and_lines_missing_are_duties_broken() {
    let haiku = form("haiku");
    let whole = "the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n";
    assert_eq!(scored(&haiku, whole).value(), Some(1.0));
    let short = scored(&haiku, "the old gate stands wide\nsnow has filled the empty cart\n");
    assert_eq!((kept(&short, Duty::Lines), kept(&short, Duty::Syllables)), (Some((2, 3)), Some((2, 3))));
    let long = scored(&haiku, &format!("{whole}and no one ever will\n"));
    assert_eq!(kept(&long, Duty::Lines), Some((3, 4)), "{long:?}");
}

#[test]
fn what_the_poet_accepted_lowers_no_score() {
    let haiku = form("haiku");
    let draft = "the old gate stands wide\nsnow has filled the empty wooden cart\n";
    let page = Page::read(draft, Syntax::Plain, &Settled::default());
    let heard = Session::default().hear_page(page, draft);
    let (poem, verdict) = Judge::new(Arc::clone(&haiku)).judge_page(&heard, &JudgeOptions::finished());
    let left = verdict.findings.iter().filter(|finding| finding.rule != Rule::LineCount);
    let score = Score::of(&poem, &haiku, &verdict, left);
    assert_eq!((kept(&score, Duty::Lines), kept(&score, Duty::Syllables)), (Some((2, 2)), Some((1, 2))));
    assert_eq!(Score::of(&poem, &haiku, &verdict, []).value(), Some(1.0));
}

#[test]
fn a_guessed_word_decides_nothing_and_is_counted_apart() {
    let score =
        scored(&form("haiku"), "the old gate stands wide\nsnow has filled the blenzithal\nno one comes to knock\n");
    let syllables = score.duties.iter().find(|kind| kind.duty == Duty::Syllables).unwrap();
    assert_eq!(score.guessed_words, 1);
    assert!(syllables.kept + syllables.undecided == 3, "{score:?}");
    assert_eq!(score.value(), Some(1.0));
}

#[test]
fn a_poem_in_another_meter_keeps_no_line_of_its_form() {
    let trochees = "Golden barges on the river,\ncarry all the summer's apples,\npast the mill and past the orchard,\ndown to where the water widens;\n";
    let form = Registry::new()
        .made_of(&[Setting::parse("test", "meter = \"iambic tetrameter\"\nlines = 4").unwrap()])
        .unwrap();
    assert_eq!(kept(&scored(&form, trochees), Duty::Meter), Some((0, 4)));
}

#[test]
fn what_the_whole_poem_owes_counts_whether_it_is_kept_or_broken() {
    let pangram = form("pangram");
    assert_eq!(
        kept(&scored(&pangram, "Six big jars quickly moved with fine zest on top.\n"), Duty::Words).unwrap().1,
        1
    );
    let broken = scored(&pangram, "Six jars moved.\n");
    assert_eq!(kept(&broken, Duty::Words), Some((0, 1)), "{broken:?}");
}

#[test]
fn examples_that_fit_score_one_and_none_leaves_the_range() {
    let registry = Registry::new();
    for listed in registry.list() {
        let form = registry.find(&listed.id).unwrap();
        for example in registry.examples(&listed.id).unwrap() {
            let score = scored(&form, &example.text);
            let value = score.value().unwrap_or(1.0);
            assert!((0.0..=1.0).contains(&value), "{}: {score:?}", listed.id);
            let consistent = |kind: &DutyScore| kind.kept + kind.undecided <= kind.owed;
            assert!(score.duties.iter().all(consistent), "{}: {score:?}", listed.id);
            if example.expect.is_empty() {
                assert!(value > 0.999, "{}: {value} {score:?}\n{}", listed.id, example.text);
            }
        }
    }
}

#[test]
fn every_form_can_be_written_out_as_instructions() {
    let registry = Registry::new();
    for listed in registry.list() {
        let told = registry.find(&listed.id).unwrap().instructions();
        assert!(told[0].starts_with("Write "), "{told:?}");
        assert!(told.iter().all(|sentence| sentence.ends_with('.') && !sentence.contains("  ")), "{told:?}");
    }
    for (name, sentence) in [
        ("than-bauk", "Line 2 rhymes inside, on syllable 3, with the end of line 1."),
        ("luc-bat", "Line 2 rhymes inside, on syllable 6, with the end of line 1."),
        ("double-dactyl", "At least one of lines 5 to 7: 1 word."),
        ("ghazal", "At least one of lines 9 and 10, by custom: a name."),
        ("haibun", "Set in the prose, each parted from it by blank lines, 1 or more of: a modern haiku."),
        ("acrostic", "Spell a text of your own by a letter at the start of each line."),
        ("pangram", "Asked of the whole poem: every letter a to z."),
        ("englyn", "Asked too, for a reader to judge: cynghanedd; the answer to the gair cyrch in line 2."),
    ] {
        let told = form(name).instructions();
        assert!(told.contains(&sentence.to_owned()), "{told:#?}");
    }
    let villanelle = form("villanelle").instructions();
    assert!(villanelle.contains(&"Lines 6, 12 and 18 repeat line 1, in the same words.".to_owned()), "{villanelle:#?}");
    let sestina = form("sestina").instructions();
    assert!(
        sestina.contains(&"Line 39 has the last words of lines 6 and 1, in this order.".to_owned()),
        "{sestina:#?}"
    );
}
