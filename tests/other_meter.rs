//! Verse held against a meter that it does not keep: the wrong line is told, the right one passes, and a whole poem in another
//! meter gets one finding.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use verse::analysis::{HeardLine, Session};
use verse::form::{Form, Registry, Setting};
use verse::judge::{Finding, Judge, JudgeOptions, Severity};
use verse::lexicon::Ear;
use verse::meter::{Fault, Licenses, Meter, MeterFit, as_spoken, fit, scan_poem};

fn laid(line: &str, meter: &str) -> MeterFit {
    fit(&HeardLine::hear(line, &Ear::new()), &meter.parse::<Meter>().unwrap(), &Licenses::Usual)
}

fn made(toml: &str) -> Arc<Form> {
    Registry::new().made_of(&[Setting::parse("test", toml).unwrap()]).unwrap()
}

fn findings(form: &Arc<Form>, draft: &str) -> Vec<Finding> {
    let verdict = Judge::new(Arc::clone(form)).judge(&Session::default().hear(draft), &JudgeOptions::finished());
    verdict.findings.into_iter().filter(|finding| finding.severity > Severity::Note).collect()
}

/// The lines that a finding is on, its own first.
fn lines(finding: &Finding) -> Vec<u32> {
    std::iter::once(finding.line).chain(finding.related.iter().map(|related| related.line)).collect()
}

#[test]
fn a_line_of_the_next_length_is_told_however_licenses_could_bend_it() {
    for (line, meter) in [
        ("The harbor lights were drowning one by one", "iambic tetrameter"),
        ("The river ran beneath the sleeping town", "iambic tetrameter"),
        ("Beside the road the nettles grow", "iambic trimeter"),
        ("Silver apples on the table", "trochaic trimeter"),
        ("The farmer took his lantern down and walked along the edge", "iambic hexameter"),
        ("The miller took his coat and walked along the eaves", "iambic pentameter"),
        ("The sailor lost his way and never saw the isle", "iambic pentameter"),
        ("The children heard the wind and went to find the oak", "iambic pentameter"),
    ] {
        let fit = laid(line, meter);
        let is_length = matches!(fit.fault, Some(Fault::Count { .. } | Fault::Length { .. }));
        assert!(is_length, "{line}, {meter}: {:?} {:?}", fit.fault, fit.licenses);
    }
}

#[test]
fn a_stress_turned_inside_a_word_or_an_article_between_two_content_words_is_told() {
    for line in [
        "Tomorrow she sold a small tricycle",
        "Merry Christmas to you my poor old aunt",
        "Walking through the city in a borrowed coat",
        "and every shutter wore suppose grief",
    ] {
        let fit = laid(line, "iambic pentameter");
        assert!(!fit.fits(), "{line}: {:?}", fit.licenses);
    }
}

#[test]
fn a_line_that_any_reading_keeps_passes() {
    for (line, meter) in [
        ("Sunset and harbor light and one long bell", "iambic pentameter"),
        ("Over the hill the evening carried rain", "iambic pentameter"),
        ("The thirteen men came down the shining road", "iambic pentameter"),
        ("To be alone or not alone again, my dear", "iambic hexameter"),
        ("And in some perfumes there is more delight", "iambic pentameter"),
        ("Full many a lamp of purest ray is lit", "iambic pentameter"),
        ("More lovely and more temperate than rain", "iambic pentameter"),
        ("The secular and quiet sea", "iambic tetrameter"),
        ("My own antagonists expert", "iambic tetrameter"),
    ] {
        let fit = laid(line, meter);
        assert!(fit.fits(), "{line}, {meter}: {:?}", fit.fault);
    }
}

const FOUR_BEATS: &str = "4 beats, 0-2 slack";
const LIMERICK: &str = "(x)(x)/ (x)x/ (x)x/ (x)(x)";

#[test]
fn beats_are_counted_where_a_reader_hears_them() {
    for (line, meter) in [
        ("The miller came down with a sack on his back", FOUR_BEATS),
        ("It is the wind that walks the hill", FOUR_BEATS),
        ("Small brown birds peck two dry white crumbs", FOUR_BEATS),
        ("The old dog slept by the kitchen door", FOUR_BEATS),
        ("Black bread and brine and a bed in the hold", FOUR_BEATS),
        ("There was an old sailor named Lee", LIMERICK),
        ("who never was known to be late", LIMERICK),
        ("She asked if the children would play there", LIMERICK),
        ("A clever young baker from Kent", LIMERICK),
        ("who never knew where his bread went", LIMERICK),
        ("The trouble with marrying Brett is", LIMERICK),
        ("A man with a rather long coat on", LIMERICK),
        ("There once was a lady named Kew, who", LIMERICK),
        ("There was a young fellow called Finch, who", LIMERICK),
        ("The cook had a kettle to boil milk", LIMERICK),
        ("A plumber came back from the coast with", LIMERICK),
        ("nothing came out quite right", "(x)(x)/ (x)x/ (x)(x)"),
        // The last beat is on a secondary stress, or on a last word that a poet's ear brings forward.
        ("There was an old lady of Broadstairs", LIMERICK),
        ("There was an old cook of Minehead", LIMERICK),
        ("she grew melancholy", "(x)(x)/ (x)x/ (x)(x)"),
    ] {
        let fit = laid(line, meter);
        assert!(fit.fits(), "{line}: {:?} {:?}", fit.fault, fit.scansion.map(|read| read.beats_string()));
    }
}

#[test]
fn too_many_beats_and_too_few_are_told_where_nothing_but_beats_is_counted() {
    for (line, meter) in [
        ("and of the in", FOUR_BEATS),
        ("The gate was left open", FOUR_BEATS),
        ("and nobody saw that he was asleep", LIMERICK),
        ("would fold all his clean white sheets on the bed", LIMERICK),
        ("a sailor who lived by the cold gray sea", LIMERICK),
    ] {
        let fit = laid(line, meter);
        assert!(!fit.fits(), "{line}: {:?}", fit.scansion.map(|read| read.beats_string()));
    }
    let fault = laid("and nobody saw that he was asleep", LIMERICK).fault;
    assert_eq!(fault, Some(Fault::Beats { found: 4, wanted: 3 }));
    let fault = laid("The keeper of the harbor light had seven hungry dogs", FOUR_BEATS).fault;
    assert_eq!(fault, Some(Fault::Beats { found: 6, wanted: 4 }));
}

#[test]
fn a_line_of_other_beats_is_read_with_its_own_and_slack_alone_is_no_foot() {
    let meter: Meter = LIMERICK.parse().unwrap();
    let hear = |line| HeardLine::hear(line, &Ear::new());
    let four = as_spoken(&hear("and nobody saw that he was asleep"), &meter, Licenses::Usual).unwrap();
    assert_eq!(four.beats.iter().filter(|beat| **beat).count(), 4, "{}", four.beats_string());
    let three = laid("The trouble with marrying Brett is", LIMERICK).scansion.unwrap();
    assert_eq!(three.feet, [0..2, 2..5, 5..9], "the syllable after the last beat belongs to its foot");
}

#[test]
fn a_guessed_word_does_not_hide_a_line_that_is_two_syllables_out() {
    // *Brenzithal* is guessed: a syllable more or less would still leave a trimeter too long.
    let long = laid("And the good Brenzithal answered", "trochaic trimeter");
    assert!(!long.fits() && long.guess.is_none(), "{long:?}");
    let near = laid("The brenzithal was very cold", "iambic tetrameter");
    assert!(near.fits() || near.guess.is_some(), "{near:?}");
}

const TROCHEES: &str = "Golden barges on the river,\ncarry all the summer's apples,\npast the mill and past the orchard,\n\
                        down to where the water widens;\nthere the children wait with baskets,\nlaughing at the slow \
                        procession.\n";

const ANAPESTS: &str = "When the moon has gone under the edge of the hill\nand the river has nothing to carry or say,\n\
                        there's a light in the loft of the tumbledown mill\nwhere the miller is counting the hours until \
                        day.\nHe has numbered the sacks, he has numbered the mice,\nhe has written them down with the stub of \
                        a pen.\n";

const PENTAMETERS: &str = "The ferry will not cross the bay again,\nthe harbor lamps are lit along the wall,\nand no one in \
                           the waiting room can say\nwho lit them, or for whom, or why at all.\nThe clock above the door has \
                           lost its hands,\nthe timetable is written in the snow.\n";

#[test]
fn a_poem_in_another_foot_gets_one_finding_that_names_every_line() {
    for (poem, meter, kept) in [
        (TROCHEES, "iambic tetrameter", "trochaic tetrameter"),
        (ANAPESTS, "iambic pentameter", "anapestic tetrameter"),
        (PENTAMETERS, "anapestic tetrameter", "iambic pentameter"),
        (PENTAMETERS, "trochaic pentameter", "iambic pentameter"),
    ] {
        let form = made(&format!("scheme = \"x ...\"\nmeter = \"{meter}\""));
        let found = findings(&form, poem);
        assert_eq!(found.len(), 1, "{meter}: {found:#?}");
        assert!(found[0].message.contains(kept) && found[0].message.contains(meter), "{}", found[0].message);
        assert!(lines(&found[0]).len() >= 5, "{found:#?}");
    }
}

#[test]
fn a_poem_that_the_meter_of_the_form_cannot_hold_is_called_by_its_own() {
    let trimeters = "I went to see the sun,\nI found a little tree,\nand when the day was done\nit leaned against the \
                     sea.\n";
    let found = findings(&made("scheme = \"x ...\"\nmeter = \"iambic pentameter\""), trimeters);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("4 of 4 lines run in iambic trimeter"), "{}", found[0].message);
}

#[test]
fn a_foot_whose_likelihood_is_not_known_is_not_held_against_others() {
    let amphibrachs = "The river is rising, the valley is sleeping,\nthe lanterns are moving, the women are weeping,\nthe \
                       water has taken the bridge and the mill\nand nobody knows what is under the hill.\nThe morning is \
                       breaking, the valley is still.\n";
    let form = made("scheme = \"x ...\"\nmeter = \"amphibrachic tetrameter\"");
    assert_eq!(findings(&form, amphibrachs), []);
}

#[test]
fn a_habit_is_no_other_meter_where_the_form_names_it_as_its_tradition() {
    let headless = made("scheme = \"x ...\"\nmeter = \"iambic tetrameter\"\nhabitual_licenses = [\"headless\"]");
    assert_eq!(findings(&headless, TROCHEES), []);
    let plain = made("scheme = \"x ...\"\nmeter = \"iambic tetrameter\"");
    let mostly_iambs = "The barges on the river carry\nthe apples of the summer farther,\ngolden barges on the river,\nand \
                        children run along beside them.\n";
    assert_eq!(findings(&plain, mostly_iambs), [], "one headless line is a license");
}

#[test]
fn a_stanza_whose_lines_have_a_named_measure_is_called_by_it() {
    let measure = |text: &str| {
        let poem = Session::default().hear(text);
        scan_poem(&poem, None).measure_in_words(&poem.stanzas).unwrap_or_default()
    };
    let common = "The ferry crossed the water late,\nthe lamps were burning low,\nand no one stood beside the gate\nto see \
                  the ferry go.\n";
    let short = "The lamp is by the door,\nthe key is on the nail,\nand no one walks along the shore\nto bring the evening \
                 mail.\n";
    let long = "The ferry crossed the water late,\nthe lamps were burning on the pier,\nand no one stood beside the \
                gate\nto say that anyone was here.\n";
    let limerick = "There once was a baker in Kent\nwho kneaded his bread in a tent;\nwhen the wind took the flap\nhe was \
                    caught in a wrap\nand nobody knows where he went.\n";
    for (text, name) in [
        (common.to_owned(), "8.6.8.6, common meter"),
        (common.repeat(2), "8.6.8.6.8.6.8.6, common meter doubled"),
        (short.to_owned(), "6.6.8.6, short meter"),
        (long.to_owned(), "8.8.8.8, long meter"),
        (limerick.to_owned(), "9.9.6.6.9, limerick"),
    ] {
        assert_eq!(measure(&text), name, "{text}");
    }
    assert_eq!(measure(PENTAMETERS), "", "lines of one length measure what the meter says");
}
