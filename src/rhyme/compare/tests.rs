//! Two line ends as readers have heard them.

use super::*;
use crate::analysis::HeardLine;
use crate::lexicon::Ear;

fn compared(first: &str, second: &str) -> (RhymeComparison, String) {
    let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
    let (first, second) = (end(first), end(second));
    let comparison = compare(&first, &second);
    let back = compare(&second, &first);
    assert_eq!(comparison.grade, back.grade, "the grade hangs on the order");
    (comparison, comparison.missing(&first, &second))
}

#[test]
fn two_ends_are_as_like_as_readers_have_heard_them() {
    for (first, second, grade) in [
        ("night", "night", Grade::Identical),
        ("leave", "believe", Grade::Rich),
        ("I", "eye", Grade::Rich),
        ("light", "night", Grade::Perfect),
        ("twilight", "night", Grade::Perfect),
        ("making", "waking", Grade::Perfect),
        ("Byron", "iron", Grade::Perfect),
        ("iron", "siren", Grade::Perfect),
        ("star", "war", Grade::NearPerfect),
        ("fear", "here", Grade::NearPerfect),
        ("wedding", "betting", Grade::NearPerfect),
        ("love", "Jove", Grade::Eye),
        ("love", "move", Grade::Eye),
        ("death", "beneath", Grade::Eye),
        ("flood", "mood", Grade::Eye),
        ("come", "tomb", Grade::Historic),
        ("thee", "memory", Grade::Promoted),
        ("eternity", "die", Grade::Promoted),
        ("misery", "liberty", Grade::Promoted),
        ("company", "I", Grade::Promoted),
        ("bliss", "is", Grade::Historic),
        ("barking", "hearken", Grade::NearPerfect),
        ("Quaker", "Jamaica", Grade::NearPerfect),
        ("horse", "sauce", Grade::NearPerfect),
        ("law", "more", Grade::NearPerfect),
        ("alive", "live", Grade::Rich),
        ("weave", "live", Grade::Historic),
        ("poor", "more", Grade::NearPerfect),
        ("harmonies", "is", Grade::Promoted),
        ("drawer", "fire", Grade::Slant),
        ("beautiful", "dutiful", Grade::Perfect),
        ("minds", "combines", Grade::NearPerfect),
        ("prints", "since", Grade::NearPerfect),
        ("minds", "finds", Grade::Perfect),
        ("married", "did", Grade::Promoted),
        ("vigor", "figure", Grade::NearPerfect),
        ("home", "dim", Grade::Slant),
        ("stars", "bombs", Grade::Slant),
        ("time", "shine", Grade::Slant),
        ("making", "dreaming", Grade::Slant),
        ("nitride", "surprise", Grade::Assonance),
        ("too", "womb", Grade::Assonance),
        ("beach", "spine", Grade::None),
        ("tulips", "mountain", Grade::None),
    ] {
        assert_eq!(compared(first, second).0.grade, grade, "{first} / {second}");
    }
}

#[test]
fn words_that_keep_only_their_consonants_do_not_rhyme() {
    for (first, second) in [
        ("sight", "late"),
        ("stone", "mean"),
        ("chips", "keeps"),
        ("bath", "faith"),
        ("lacks", "talks"),
        ("lack", "shock"),
        ("cat", "cot"),
        ("bone", "bin"),
        ("class", "guess"),
    ] {
        let (comparison, _) = compared(first, second);
        assert!(!comparison.grade.is_licensed(), "{first} / {second} is {}", comparison.grade);
        assert!(comparison.vowels_apart, "{first} / {second}");
    }
}

#[test]
fn words_that_verse_has_paired_are_heard_by_themselves_and_their_spelling() {
    for (first, second) in [
        ("one", "gone"),
        ("blood", "stood"),
        ("come", "Rome"),
        ("great", "seat"),
        ("said", "maid"),
        ("haste", "past"),
        ("heaven", "given"),
        ("tongue", "song"),
        ("obey", "sea"),
    ] {
        let (comparison, _) = compared(first, second);
        assert!(comparison.grade.is_licensed(), "{first} / {second} is {}", comparison.grade);
    }
}

#[test]
fn a_rhyme_of_one_accent_names_it() {
    for (first, second) in [
        ("grass", "farce"),
        ("idea", "near"),
        ("promenade", "yard"),
        ("caught", "port"),
        ("vase", "stars"),
        ("dancer", "answer"),
        ("drama", "farmer"),
    ] {
        let [one, other] = [first, second].map(|text| LineEnd::of(&HeardLine::hear(text, &Ear::new())));
        let grade = |accent| compare_in(accent, &one, &other).grade;
        assert_eq!(grade(Accent::British), Grade::Perfect, "{first} / {second}");
        let any = compare(&one, &other);
        assert!(any.grade.is_full(), "{first} / {second}");
        if first != "dancer" {
            assert!(!grade(Accent::American).is_full(), "{first} / {second}");
            assert_eq!(any.perfect_in, Some(Accent::British), "{first} / {second}");
            assert_eq!(any.missing(&one, &other), "rhyme in British English");
        }
    }
}

#[test]
fn an_accent_grades() {
    for (first, second, american, british) in [
        ("cot", "caught", true, false),
        ("calm", "bomb", true, false),
        ("bath", "math", true, false),
        ("clerk", "work", true, false),
        ("tomato", "potato", true, false),
        ("fear", "here", true, true),
        ("tune", "moon", true, true),
        ("class", "guess", false, false),
    ] {
        let [one, other] = [first, second].map(|text| LineEnd::of(&HeardLine::hear(text, &Ear::new())));
        assert_eq!(compare_in(Accent::American, &one, &other).grade.is_full(), american, "{first} / {second}");
        assert_eq!(compare_in(Accent::British, &one, &other).grade.is_full(), british, "{first} / {second}");
    }
}

#[test]
fn ends_told_apart_by_their_last_sounds_never_rhyme_fully() {
    let words = crate::lexicon::dictionary().iter().step_by(251).map(|(word, _)| word);
    let more = ["making", "maken", "wedding", "setting", "sofa", "photo", "star", "law", "see", "is 't", "her"];
    let ends: Vec<LineEnd> = words
        .chain(more.map(str::to_owned))
        .map(|word| LineEnd::of(&HeardLine::hear(&format!("the old {word}"), &Ear::new())))
        .collect();
    let mut told_apart = 0;
    for (one, other) in ends.iter().flat_map(|one| ends.iter().map(move |other| (one, other))) {
        let full = matches!(compare(one, other).grade, Grade::Rich | Grade::Perfect | Grade::NearPerfect);
        assert!(one.may_rhyme(other) || !full, "{} / {}", one.letters, other.letters);
        told_apart += usize::from(!one.may_rhyme(other));
    }
    assert!(told_apart * 2 > ends.len() * ends.len());
}

#[test]
fn a_word_that_may_lose_a_sound_is_no_homophone() {
    for (first, second) in [("tents", "tense"), ("minds", "mines"), ("prints", "prince")] {
        let (comparison, _) = compared(first, second);
        assert_eq!((comparison.grade, comparison.repeat), (Grade::NearPerfect, None), "{first} / {second}");
    }
    assert_eq!(compared("night", "knight").0.repeat, Some(Repeat::Homophone));
}

#[test]
fn a_mosaic_rhyme_takes_in_the_words_before_the_last() {
    let (known, _) = compared("as if you did not know it", "a poet");
    assert_eq!((known.grade, known.ending, known.mosaic), (Grade::Perfect, Ending::Feminine, true));
    let (above, _) = compared("the stars above me", "do you love me");
    assert_eq!((above.grade, above.repeat), (Grade::Perfect, None));
    let (twice, _) = compared("and you love me", "do you love me");
    assert_eq!((twice.grade, twice.repeat), (Grade::Identical, Some(Repeat::SameWord)));
    assert_eq!(compared("the hens that never please her", "the tower of Pisa").0.grade, Grade::Historic);
    assert_eq!(compared("the hens that never please her", "the book of Lisa").0.grade, Grade::Historic);
    assert_eq!(compared("she waits until we hush her", "the winter comes to Russia").0.grade, Grade::NearPerfect);
    assert_eq!(compared("a chair, a cup to ease us", "the kettle when it freezes").0.grade, Grade::NearPerfect);
}

#[test]
fn what_is_missing_is_said_in_letters() {
    for (first, second, missing) in [
        ("light", "night", ""),
        ("surprise", "nitride", "share only the vowel: -ise, -ide"),
        ("too", "womb", "share only the vowel; -m is left over"),
        ("burr", "herb", "share only the vowel; -b is left over"),
        ("time", "shine", "are one sound off: m and n"),
        ("love", "move", "rhyme to the eye only"),
        ("home", "dim", "share the last consonants, not the vowel: -ome, -im"),
    ] {
        assert_eq!(compared(first, second).1, missing, "{first} / {second}");
    }
}

#[test]
fn an_end_without_a_word_is_like_nothing() {
    assert_eq!(compared("", "night").0.grade, Grade::None);
    assert_eq!(compared("", "").0.grade, Grade::None);
}

#[test]
fn words_nobody_can_say_are_held_together_by_their_letters() {
    let (comparison, _) = compared("zzyxqua", "qqvyxqua");
    assert!(comparison.guessed.any());
    assert!(comparison.grade.is_licensed());
}
