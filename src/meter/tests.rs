//! Meters read, and lines laid on them.

use super::*;
use crate::analysis::{HeardLine, Session};
use crate::lexicon::Ear;

fn hear(line: &str) -> HeardLine {
    HeardLine::hear(line, &Ear::new())
}

fn meter(text: &str) -> Meter {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn fitted(line: &str, text: &str) -> MeterFit {
    fit(&hear(line), &meter(text), &Licenses::Usual)
}

fn counts(text: &str, licenses: Licenses) -> Vec<u32> {
    meter(text).counts(licenses).iter().collect()
}

#[test]
fn a_meter_is_read_in_any_notation_and_spelling() {
    for (written, shown) in [
        ("iambic pentameter", "iambic pentameter"),
        ("Iambic-Pentametre", "iambic pentameter"),
        ("anapaestic trimeter", "anapestic trimeter"),
        ("4 beats", "4 beats"),
        ("1 beats, 0-3 slack", "1 beat, 0-3 slack"),
        ("2 beats || 2 beats", "2 beats || 2 beats"),
        ("iambic tetrameter or trochaic tetrameter", "iambic tetrameter or trochaic tetrameter"),
        ("/x /? /xx /x /?", "/x /? /xx /x /?"),
    ] {
        assert_eq!(meter(written).to_string(), shown);
    }
}

#[test]
fn what_is_no_meter_is_told_with_the_nearest_name() {
    for (written, told) in [
        (
            "iambic pentamter",
            "\"iambic pentamter\" is no meter (did you mean \"iambic pentameter\"?); \
             write \"iambic pentameter\", \"4 beats\" or \"x/ x/ x/\"",
        ),
        ("waltz time", "\"waltz time\" is no meter; write \"iambic pentameter\", \"4 beats\" or \"x/ x/ x/\""),
        ("x/ (x/ x/", "the brackets in \"x/ (x/ x/\" do not match"),
        ("x/) x", "the brackets in \"x/) x\" do not match"),
    ] {
        assert_eq!(written.parse::<Meter>().unwrap_err().to_string(), told);
    }
    assert!("x/".repeat(300).parse::<Meter>().is_err());
}

#[test]
fn a_meter_says_how_many_syllables_it_allows() {
    assert_eq!(counts("iambic pentameter", Licenses::None), [10]);
    assert_eq!(counts("iambic pentameter", Licenses::listed(["feminine"]).unwrap()), [10, 11]);
    assert_eq!(counts("iambic tetrameter", Licenses::listed(["headless"]).unwrap()), [7, 8]);
    assert_eq!(counts("trochaic tetrameter", Licenses::listed(["catalexis"]).unwrap()), [7, 8]);
    assert_eq!(counts("(x)(x)/ (x)x/ (x)(x)", Licenses::Usual), [3, 4, 5, 6, 7, 8]);
    assert_eq!(counts("/x(xx)/", Licenses::Usual), [3, 5]);
    assert_eq!(counts("2 beats, 1-2 slack", Licenses::Usual), [3, 4, 5, 6, 7, 8]);
    assert_eq!(meter("iambic pentameter").plain_counts().iter().collect::<Vec<_>>(), [10]);
}

#[test]
fn lines_that_keep_their_meter_fit() {
    for (line, text) in [
        ("The candle gutters in the empty hall", "iambic pentameter"),
        ("To walk, or not to walk, upon the water", "iambic pentameter"),
        ("Over the hill and down along the river", "iambic pentameter"),
        ("Golden apples, silver dishes", "trochaic tetrameter"),
        ("Golden apples on a tray", "trochaic tetrameter"),
        ("And the rain in the night was the voice of a friend", "anapestic tetrameter"),
        ("Merrily, merrily over the heather", "dactylic tetrameter"),
        ("Golden the barley, golden the river", "4 beats"),
        ("Long is the morning, || loud is the market", "2 beats || 2 beats"),
        ("Merrily, happily", "/xx /xx"),
    ] {
        let found = fitted(line, text);
        assert_eq!(found.fault, None, "{line} as {text}: {:?}", found.scansion);
    }
}

#[test]
fn a_caesura_asks_for_a_word_to_begin_between_the_halves() {
    for text in ["1 beat || 1 beat", "1 beat || 1 beat, 0-3 slack", "(x)(x)/(x)(x)(x) || (x)/(x)(x)(x)"] {
        assert!(fitted("Golden apples", text).fits(), "{text}");
        assert!(!fitted("Incomprehensible", text).fits(), "{text}");
    }
    assert!(fitted("Incomprehensible", "2 beats").fits());
    assert!(fitted("Long is the morning, loud is the market", "2 beats || 2 beats, 1-2 slack").fits());
}

#[test]
fn a_foot_may_turn_where_a_participle_opens_its_phrase() {
    let turned = fitted("The long white hand striking the table twice", "iambic pentameter");
    assert!(turned.scansion.is_some_and(|line| line.beats_string() == "-+-++--+-+"));
}

#[test]
fn a_turned_first_foot_and_a_feminine_ending_are_licenses() {
    let line = fitted("Over the hill and down along the river", "iambic pentameter").scansion.unwrap();
    assert_eq!(line.beats_string(), "+--+-+-+-+-");
    let taken: Vec<(License, u32)> = line.licenses.iter().map(|taken| (taken.license, taken.foot)).collect();
    assert_eq!(taken, [(License::Inversion, 1), (License::Feminine, 5)]);
    assert_eq!((line.ending, line.feet.len(), line.licenses_counted()), (Ending::Feminine, 5, 1));
}

#[test]
fn only_a_syllable_that_is_lost_is_an_elision() {
    let taken = |line: &str| -> Vec<&str> {
        let fit = fit(&hear(line), &meter("iambic pentameter"), &Licenses::None);
        assert_eq!(fit.fault, None, "{line}");
        fit.licenses.iter().map(|taken| taken.license.id()).collect()
    };
    assert_eq!(taken("The painted boat goes by the leaved wood"), Vec::<&str>::new(), "leav-\u{e8}d has one more");
    assert_eq!(taken("The fallen and broken apples fill the lane"), ["elision"], "fall'n has one less");
}

#[test]
fn a_line_far_too_short_is_told_by_its_count() {
    let found = fitted("The candle gutters low", "iambic pentameter");
    let Some(Fault::Count { outside, .. }) = found.fault else { panic!("{:?}", found.fault) };
    assert_eq!(outside, 4, "six syllables where ten are the fewest");
}

#[test]
fn ten_thousand_words_and_a_template_of_two_hundred_positions_end() {
    let long = hear(&"fire and water ".repeat(3_400));
    assert!(!fit(&long, &meter("iambic pentameter"), &Licenses::Loose).fits());
    let wide = meter(&"(x)/".repeat(100));
    assert!(!fit(&long, &wide, &Licenses::Usual).fits());
    let fitting = hear(&"the day ".repeat(100));
    assert!(fit(&fitting, &wide, &Licenses::Usual).scansion.is_some());
}

/// The scansions of a line that come next in the meter given, as `beats licenses`.
fn next_in(line: &str, text: &str) -> Vec<String> {
    let poem = Session::new(Ear::new()).hear(line);
    let scanned = scan_poem(&poem, Some(&meter(text)));
    let next = runners_up(&poem.lines[0].heard, &scanned.lines[0], 6);
    assert!(next.iter().all(|other| other.in_words == text), "{line}");
    let shown = |other: &RunnerUp| {
        let licenses = other.scansion.licenses.iter().map(|taken| format!(" {}@{}", taken.license.id(), taken.foot));
        other.scansion.beats_string() + &licenses.collect::<String>()
    };
    next.iter().map(shown).collect()
}

#[test]
fn what_comes_next_after_the_scansion_shown_are_the_readings_a_teacher_would_discuss() {
    let pentameter = next_in("Under the eaves the swallows come to rest", "iambic pentameter");
    assert!(pentameter.contains(&"-+-+-+-+-+".to_owned()), "{pentameter:?}");
    let tetrameter = next_in("The river in the winter sleeps", "iambic tetrameter");
    assert!(tetrameter.contains(&"-+---+-+".to_owned()), "{tetrameter:?}");
    assert!(tetrameter.iter().any(|other| other.contains("inversion@1")), "{tetrameter:?}");
}

/// The steps of hearing and scanning a line of so many words.
fn steps_of(words: &str, times: usize, given: Option<&Meter>) -> usize {
    let line = words.repeat(times);
    crate::steps::taken_by(|| {
        let poem = Session::new(Ear::new()).hear(&line);
        let scanned = scan_poem(&poem, given);
        assert!(!scanned.lines[0].scansion.beats.is_empty());
        runners_up(&poem.lines[0].heard, &scanned.lines[0], 1)
    })
}

#[test]
fn a_line_costs_more_as_it_is_longer_and_no_more() {
    for words in ["heaven, ", "1984 ", "many a ", "the rain's ", "'s ", "th' eternal "] {
        let (short, long) = (steps_of(words, 500, None), steps_of(words, 4_000, None));
        assert!(short > 0 && long < 10 * short, "{words}: {short} and {long} steps");
    }
    let beats = meter("4 beats");
    let (short, long) = (steps_of("the rain ", 250, Some(&beats)), steps_of("the rain ", 1_000, Some(&beats)));
    assert!(short > 0 && long < 5 * short, "{short} and {long} steps");
}
