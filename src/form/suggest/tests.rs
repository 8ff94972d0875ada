//! Forms suggested for drafts.

use super::{Registry, Suggestion, suggest};
use crate::analysis::Session;

fn suggestions(text: &str) -> Vec<Suggestion> {
    let poem = Session::default().hear(text);
    suggest(&poem, text, &Registry::new())
}

fn best(text: &str) -> Option<String> {
    suggestions(text).first().map(|suggestion| suggestion.form.id.clone())
}

const LIMERICK: &str = "There once was a baker from Kent
who never knew where his bread went;
he locked up the door
and he searched the whole floor
till he noticed the mouse with a tent.
";

const TRIOLET: &str = "The rain is on the roof again,
and I am in my bed.
It's half past three, or maybe ten;
the rain is on the roof again.
It did not ask me where or when,
or mind the things I said.
The rain is on the roof again,
and I am in my bed.
";

#[test]
fn a_poem_is_known_by_what_it_does() {
    assert_eq!(best(LIMERICK).as_deref(), Some("limerick"));
    assert_eq!(best(TRIOLET).as_deref(), Some("triolet"));
    assert_eq!(
        best("first frost on the gate\na robin takes the handle\nas if it were his\n").as_deref(),
        Some("haiku")
    );
}

#[test]
fn a_line_with_a_feminine_ending_has_the_right_length() {
    let text = "The ferry takes the evening river\nand nobody is there,\nthe water makes the willows shiver\nand cold is all the air.\n
The ferryman has lit the candle\nand set it on the prow,\nhis hand is heavy on the handle\nand no one calls him now.\n";
    let found = suggestions(text);
    assert_eq!(found.first().map(|first| first.form.id.as_str()), Some("common-meter"), "{found:?}");
    assert!(found[0].misfits.is_empty(), "{:?}", found[0]);
}

#[test]
fn stanzas_of_any_length_are_only_what_their_rhymes_are() {
    let text = "The cat sat down beside the road,\nthe night was cold,\na lorry with a heavy unaccustomed load\nof somebody's gold.\n
He looked at it and went away again,\nthe moon was high,\nas cats have always done in every kind of rain\nwithout a why.\n
Tomorrow there will be another one,\nand none the less\nhe sits, and watches it, and in the morning sun\nhe will confess.\n";
    assert!(best(text).is_some_and(|form| form.starts_with("quatrain")), "{:?}", best(text));
}

#[test]
fn rhymes_half_kept_are_told_where_nothing_looser_is_worth_saying() {
    let text = "The cat sat down beside the road,\nthe night was cold,\na lorry with an unaccustomed weight\nof other people's gold.\n
He looked at it and went away,\nthe moon was high,\nas cats have always done in every town\nwithout a sign.\n
Tomorrow there will be another,\na little late,\nand he will sit and watch it from the wall\nand hesitate.\n
He knows the drivers by their tires,\ntheir brakes, their names,\nand none of them has ever asked him why,\nor why he waits.\n";
    let found = suggestions(text);
    assert_eq!(found.first().map(|first| first.form.id.as_str()), Some("quatrain-abcb"), "{found:?}");
    assert!(found[0].fits.contains(&"2 of 4 rhymes".to_owned()), "{:?}", found[0].fits);
}

#[test]
fn two_rhymes_are_not_one_that_slips() {
    let text = "The lamp is low, the letter is not done,\nI write your name and cross it out again;\n\
                The window holds the last of all the sun,\nThe ink is dry before I lift the pen.\n";
    assert_eq!(best(text).as_deref(), Some("heroic-quatrain"));
}

#[test]
fn free_verse_is_left_alone() {
    for text in [
        "Whatever you carry into this room\nyou may put down\nanywhere.\n",
        "We counted the stairs on the way up\nand counted them again coming down.\nThere was always one more\nthan either of us remembered.\n",
        "one line",
        "",
    ] {
        assert_eq!(suggestions(text), [], "{text}");
    }
}

#[test]
fn a_suggestion_says_what_fits_and_what_does_not() {
    let torn = TRIOLET.replace("or mind the things I said", "or mind the things I took");
    let found = suggestions(&torn);
    let triolet = found.first().unwrap();
    assert_eq!(triolet.form.id, "triolet");
    assert!(triolet.fits.contains(&"8 lines".to_owned()), "{:?}", triolet.fits);
    assert!(triolet.misfits.contains(&"line 6 does not rhyme".to_owned()), "{:?}", triolet.misfits);
}

#[test]
fn a_title_speaks_for_its_form() {
    let plain = suggestions(LIMERICK).first().map(|suggestion| suggestion.score).unwrap_or_default();
    let named = suggestions(&format!("# Another limerick\n\n{LIMERICK}"));
    assert!(named.first().unwrap().score > plain + 4.0);
}

#[test]
fn fourteen_lines_of_terza_rima_are_terza_rima() {
    let text = "I took the lower road to miss the town,\nthe one that follows where the river bends,\nand met a woman carrying a crown\n
of paper roses home. She had some friends\nwho made it for a child. The child was late.\nI asked her where she thought the river ends.\n
She said it stops behind an iron gate\nand after that is water, like before,\nand after that, she said, you have to wait.\n
I thanked her, and I thought of it some more,\nand when I came to where the road gave out\nI saw the gate, the water and the shore,\n
and no one there to ask what came about\nor tell me what the water was about.\n";
    let found: Vec<String> = suggestions(text).into_iter().map(|found| found.form.id.clone()).collect();
    assert_eq!(found.first().map(String::as_str), Some("terza-rima"), "{found:?}");
}

#[test]
fn a_limerick_with_a_slip_is_no_short_quintilla() {
    let text = "There was an old baker of Wells\nwho always sold seven good bells\nwhen they broke all their teeth\non the icing inside\nhe sold them a set of small shells.\n";
    let found = suggest(&Session::default().hear(text), text, &Registry::new());
    assert_eq!(found.first().map(|one| one.form.id.as_str()), Some("limerick"));
}
