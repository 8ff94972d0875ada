//! Finds in prose written for them.

use super::*;
use crate::form::{Registry, Setting};
use crate::page::{Page, Settled, Syntax};

fn finder(form: &str, asked: Asked) -> Finder {
    Finder::new(Registry::new().find(form).unwrap(), Ear::new(), asked).unwrap()
}

fn shown(lines: &[FoundLine]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" / ")
}

/// The finds of a form in a text, each as its lines joined by a slash.
fn found_as(form: &str, prose: &str, asked: Asked) -> Vec<String> {
    let page = Page::read(prose, Syntax::Plain, &Settled::default());
    let mut finder = finder(form, asked);
    let finds = Paragraph::of_page(&page, prose).into_iter().flat_map(|paragraph| finder.find(&paragraph));
    finds.map(|find| shown(&find.lines)).collect()
}

fn found(form: &str, prose: &str) -> Vec<String> {
    found_as(form, prose, Asked::default())
}

#[test]
fn sentences_and_runs_of_sentences_are_found_whole() {
    for (form, prose, expected) in [
        (
            "haiku",
            "We waited. The old gate stood wide, and snow had filled the wagon; nobody came home. We left.",
            "The old gate stood wide, / and snow had filled the wagon; / nobody came home.",
        ),
        (
            "haiku",
            "It rained. Mr. Hale was late.\nThe lamp in the hall burned low.\nNobody had come. Then all slept.",
            "Mr. Hale was late. / The lamp in the hall burned low. / Nobody had come.",
        ),
        ("haiku", "The old gate stood wide, and snow had filled the yellow wagon; nobody came home.", ""),
        ("haiku", "The old gate stood wide, and snow had filled\n\nthe wagon; nobody came home.", ""),
        (
            "heroic couplet",
            "So it went. The baker sold his bread along the street, and everybody thought the smell was sweet. Then he left.",
            "The baker sold his bread along the street, / and everybody thought the smell was sweet.",
        ),
        (
            "heroic couplet",
            "So it went. The baker sold his bread along the street, and everybody thought the smell was good. Then he left.",
            "",
        ),
        ("couplet", "The night was cold. She closed the door and swept the dust along the floor.", ""),
        (
            "couplet",
            "The night was cold. She closed the door, and swept the dust along the floor.",
            "The night was cold. She closed the door, / and swept the dust along the floor.",
        ),
    ] {
        assert_eq!(found(form, prose).first().map_or("", String::as_str), expected, "{form}: {prose}");
    }
}

#[test]
fn a_line_of_a_meter_is_found_where_a_sentence_or_a_clause_is_one() {
    let own = "name = \"line\"\nlines = 1\nmeter = \"iambic pentameter\"";
    let form = Registry::new().made_of(&[Setting::parse("test", own).unwrap()]).unwrap();
    let prose = "Nobody spoke. The kettle sang its only tune to me. I waited for hours; \
                 the window held a corner of the moon; it was cold.";
    let at = |bounds| -> Vec<String> {
        let asked = Asked { bounds, ..Asked::default() };
        let mut finder = Finder::new(Arc::clone(&form), Ear::new(), asked).unwrap();
        finder.find(&Paragraph::alone(prose)).iter().map(|find| shown(&find.lines)).collect()
    };
    assert_eq!(at(Bounds::Sentence), ["The kettle sang its only tune to me."]);
    assert_eq!(at(Bounds::Clause)[1..], ["the window held a corner of the moon;"]);
}

#[test]
fn a_find_within_a_sentence_lies_within_it_and_says_so() {
    let prose =
        "He read: first frost on the gate, a robin takes the handle as if it were his; then no more. It rained.";
    let at = |bounds| found_as("haiku", prose, Asked { bounds, ..Asked::default() });
    assert_eq!(at(Bounds::Sentence), [] as [&str; 0]);
    assert_eq!(at(Bounds::Clause), ["first frost on the gate, / a robin takes the handle / as if it were his;"]);
    let find = finder("haiku", Asked::default()).find(&Paragraph::alone(prose)).remove(0);
    assert_eq!(find.why, ["from the middle of a sentence", "1 of 2 lines end at a pause"]);
}

#[test]
fn a_guessed_word_is_told_lowers_the_quality_and_may_be_left_out() {
    let known = "The old gate stood wide, and snow had filled the wagon; nobody came home.";
    let guessed = known.replace("wagon", "vorgleth");
    let find = |prose: &str, without_guesses| {
        finder("haiku", Asked { without_guesses, ..Asked::default() }).find(&Paragraph::alone(prose)).pop()
    };
    let (known, hanging) = (find(known, false).unwrap(), find(&guessed, false).unwrap());
    assert!(hanging.quality < 0.7 * known.quality, "{hanging:?}");
    assert_eq!(hanging.why.last().unwrap(), "rests on a guess: *vorgleth* with 2 syllables");
    assert_eq!(find(&guessed, true), None);
}

#[test]
fn a_word_that_cannot_be_said_is_in_no_find() {
    assert_eq!(
        found("haiku", "The old gate stood wide, and snow had filled the wagon; nobody 來 came home."),
        [] as [&str; 0]
    );
}

#[test]
fn of_finds_that_overlap_the_better_one_stays() {
    let prose = "She knew. The old gate stood wide, and snow had filled the wagon; nobody came home. She knew the road. \
                 Snow fell on the roofs and on the empty wagons; nobody came home.";
    let count = |overlapping| found_as("haiku", prose, Asked { overlapping, ..Asked::default() }).len();
    assert!(count(false) <= count(true));
    let finds = finder("haiku", Asked::default()).find(&Paragraph::alone(prose));
    assert!(finds.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{finds:?}");
}

#[test]
fn quotation_marks_without_their_partner_and_dashes_are_left_out() {
    for (prose, expected) in [
        ("\"The old gate stood wide, and snow had filled the wagon; nobody came home. We left.\"", "The old gate"),
        ("\"The old gate stood wide, and snow had filled the wagon; nobody came home.\"", "\"The old gate"),
        ("“The old gate stood wide, and snow had filled the wagon; nobody came home. We left.”", "The old gate"),
        ("We waited--the old gate stood wide, and snow had filled the wagon; nobody came home--", "the old gate"),
    ] {
        let found = found("haiku", prose);
        assert!(found.iter().any(|find| find.starts_with(expected) && !find.ends_with('-')), "{prose}: {found:?}");
    }
}

#[test]
fn the_quality_of_a_cut_is_higher_where_lines_end_as_phrases_do() {
    let quality = |prose: &str| finder("haiku", Asked::default()).find(&Paragraph::alone(prose)).remove(0).quality;
    let whole = quality("The old gate stood wide; the snow had filled the wagon; nobody came home.");
    let torn = quality("Nobody knew of the reason for the absence of the old woman.");
    assert!(whole > 0.95 && torn < 0.75, "{whole} {torn}");
}

#[test]
fn a_text_given_whole_is_cut_or_told_what_does_not_fit() {
    let split = |form: &str, text: &str| match finder(form, Asked::default()).split(text) {
        Split::Fits(find) => (shown(&find.lines), String::new()),
        Split::Misfits(uncut) => (shown(&uncut.nearest), uncut.why.join(" | ")),
    };
    let fits = "the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock";
    for (form, text, lines, why) in [
        ("haiku", fits, "the old gate stands wide / snow has filled the empty cart / no one comes to knock", ""),
        ("haiku", "the old gate stands wide open today", "", "9 syllables; a haiku has 17"),
        (
            "haiku",
            "the unexpected rain came and filled the old empty wagon of mine",
            "the unexpected / rain came and filled the old / empty wagon of mine",
            "6 syllables; line 2 of a haiku has 7 | 6 syllables; line 3 of a haiku has 5",
        ),
        ("haiku", "", "", "there are no words to cut"),
    ] {
        assert_eq!(split(form, text), (lines.to_owned(), why.to_owned()), "{text}");
    }
    let (lines, why) = split("aa", "She closed the door, and swept the dust along the wall.");
    assert_eq!(lines, "She closed the door, / and swept the dust along the wall.");
    assert!(why.contains("*wall* and *door*"), "{why}");
}

#[test]
fn the_time_of_a_search_grows_with_the_text() {
    let sentence = "The old gate stood wide and snow had filled the empty wagon and the road ";
    let found =
        |count: usize| finder("limerick", Asked::default()).find(&Paragraph::alone(&sentence.repeat(count))).len();
    assert_eq!((found(1), found(2_000)), (0, 0));
    let marks = Paragraph::alone(&"?! ".repeat(100_000));
    assert_eq!(finder("limerick", Asked::default()).find(&marks), []);
}

#[test]
fn no_line_is_cut_inside_a_word_as_it_is_written() {
    let text = "The ferry has left the harbor at ten a.m., nobody was late.";
    let mut finder = finder("haiku", Asked { overlapping: true, ..Asked::default() });
    let found = finder.find(&Paragraph::alone(text));
    let lines = |find: &Find| find.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
    assert!(found.iter().any(|find| lines(find)[1].ends_with("at ten a.m.,")), "{found:?}");
    assert!(found.iter().flat_map(lines).all(|line| !line.starts_with("m.")), "{found:?}");
}

#[test]
fn a_line_may_end_on_a_number_or_on_more() {
    let text = "A baker who lived by the quay would dunk all his bread in the sea; when the customers swore, he would bake twenty more and sprinkle the sand on for free.";
    let finds = finder("limerick", Asked::default()).find(&Paragraph::alone(text));
    assert_eq!(finds.len(), 1, "{finds:?}");
}
