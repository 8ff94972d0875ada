//! Lines in which the place of a word says how it is read.

use super::*;
use crate::text::words;

/// How many syllables the first pronunciation of each word has.
fn counts(line: &str) -> Vec<u32> {
    let said = say_line(&Ear::new(), line, &words(line));
    said.iter().map(|spoken| spoken.best().map_or(0, |way| way.sounds.syllable_count())).collect()
}

fn total(line: &str) -> u32 {
    counts(line).iter().sum()
}

#[test]
fn an_abbreviation_is_read_in_full_where_it_is_one() {
    for (line, syllables) in [
        ("Prof. Hale", 4),
        ("Nov. fog", 4),
        ("By Sept. corn", 5),
        ("Gov. Finch", 4),
        ("Rev. Ames", 4),
        ("Gen. Hood", 4),
        ("Wed. again", 4),
        ("Sen. Marsh", 4),
        ("Sat. noon", 4),
        ("Mar. 3", 2),
        ("Capt. Cook", 3),
        ("Sgt. Troy", 3),
        ("Lt. Blue", 4),
        ("Mt. Hood", 2),
        ("No. 12", 3),
        ("Vol. 5", 3),
        ("Fig. 6", 3),
        ("the dept. of", 5),
        ("approx. ten", 6),
        ("p. 9", 2),
        ("ch. 4", 3),
        ("5 ft. tall", 3),
        ("20 lbs of", 4),
        ("Sgt Pepper", 4),
        ("Boston, Mass. in", 7),
        ("St. Paul", 2),
        ("on Main St. now", 4),
        ("Dr. Grey", 3),
        ("on Mill Dr. now", 4),
        ("Smith Jr. sings", 4),
    ] {
        assert_eq!(total(line), syllables, "{line}");
    }
}

#[test]
fn a_word_before_a_full_stop_stays_a_word() {
    for (line, syllables) in [
        ("I said no. 'Tis so", 5),
        ("He sat. The moon", 4),
        ("O gentle sun. The end", 6),
        ("and that is the sun.", 5),
        ("The ark. The dove", 4),
        ("She is so ill. And pale", 6),
        ("a dark mass. It moved", 5),
        ("in the cold sea. In", 5),
        ("we must wed. We did", 5),
        ("an ounce of ore. He", 5),
        ("a fig. He ate", 4),
        ("the gal. She", 3),
        ("come in. We", 3),
    ] {
        assert_eq!(total(line), syllables, "{line}");
    }
}

#[test]
fn a_roman_numeral_follows_a_name_or_a_title() {
    for (line, syllables) in [
        ("Richard II sat", 6),
        ("Part II", 2),
        ("Louis XVI", 5),
        ("World War II", 3),
        ("Elizabeth II", 7),
        ("Godfather III", 4),
        ("Henry V", 4),
        ("Pope Pius IX", 5),
        ("Chapter XII", 3),
        ("Act V", 2),
        ("Super Bowl XLII", 6),
        ("Apollo XI", 6),
        ("Malcolm X", 3),
        ("vitamin C", 4),
        ("Plan D", 2),
        ("and I went", 3),
        ("an IV drip", 4),
    ] {
        assert_eq!(total(line), syllables, "{line}");
    }
}

#[test]
fn capitals_shout_in_a_line_of_capitals_and_name_letters_in_another() {
    for (line, syllables) in [
        ("a LED lamp", 5),
        ("LED BY THE MOON", 4),
        ("in the US now", 5),
        ("GIVE US BREAD", 3),
        ("she said ADD US now", 5),
        ("the ER door", 4),
        ("I said NO to him", 5),
        ("the OMG of it", 6),
        ("OMG, WHAT A NIGHT", 6),
    ] {
        assert_eq!(total(line), syllables, "{line}");
    }
}

#[test]
fn every_reading_is_kept() {
    let line = "on Main St. Paul waits";
    let said = say_line(&Ear::new(), line, &words(line));
    let street: Vec<String> = said[2].pronunciations.iter().map(|way| way.sounds.to_string()).collect();
    assert_eq!(street, ["S EY1 N T", "S T R IY1 T"]);
}
