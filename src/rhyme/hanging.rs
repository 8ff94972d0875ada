//! Light words, and the two questions of mosaic rhyme: which word may bear the beat it begins on, and which may follow that
//! beat.
//!
//! Such a rhyme is a feminine one: it begins on the last main stress of the line, and what follows that is light in both lines
//! ("know it" with "poet", "met her" with "regret her"). Without this rule, an article or a pronoun before two end words would
//! make a rhyme of any two.

/// English articles, pronouns, prepositions, conjunctions and auxiliaries of one syllable.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "doth", "for",
    "from", "had", "has", "hast", "hath", "have", "he", "her", "him", "his", "i", "if", "in", "is", "it", "its", "may",
    "me", "might", "must", "my", "nor", "of", "on", "or", "our", "shall", "she", "should", "so", "than", "that", "the",
    "thee", "their", "them", "then", "these", "they", "this", "those", "thou", "thy", "to", "us", "was", "we", "were",
    "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

/// Whether a word is a function word of one syllable, whose repeated sounds nobody hears.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT.iter().any(|light| light.eq_ignore_ascii_case(word))
}

/// Words of one syllable, besides those that are light everywhere, that lean on a stress before them: "had one", "say so".
#[rustfmt::skip]
const LEANING: &[&str] = &[
    "all", "am", "been", "down", "em", "else", "here", "how", "in", "more", "no", "not", "now", "off", "one", "ones", "out",
    "so", "some", "then", "there", "though", "through", "too", "up", "ye", "yet",
];

/// Words that bear no beat where a light word follows: articles, conjunctions, subject and possessive pronouns, *of*.
#[rustfmt::skip]
const PROCLITIC: &[&str] = &[
    "a", "an", "and", "as", "but", "he", "her", "his", "i", "if", "its", "my", "nor", "of", "or", "our", "she", "than",
    "the", "their", "they", "thou", "thy", "we", "your",
];

/// Whether a last word may be slack after the beat of the word before it.
pub(super) fn hangs_over(word: &str) -> bool {
    let bare = word.trim_start_matches(['\'', '\u{2019}', '\u{2018}']);
    is_light(bare) || is_among(LEANING, bare)
}

/// Whether a word may bear the beat on which a rhyme of several words begins.
pub(super) fn may_bear_a_beat(word: &str) -> bool {
    !is_among(PROCLITIC, word)
}

fn is_among(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::analysis::HeardLine;
    use crate::lexicon::Ear;
    use crate::rhyme::{Grade, LineEnd, compare};

    fn grade(first: &str, second: &str) -> Grade {
        let end = |text: &str| LineEnd::of(&HeardLine::hear(text, &Ear::new()));
        compare(&end(first), &end(second)).grade
    }

    #[test]
    fn no_article_or_pronoun_begins_a_rhyme_of_several_words() {
        for before in ["the", "he", "a", "she"] {
            for (one, other) in [("sea", "sow"), ("sheet", "shot"), ("gate", "goat"), ("lake", "leak"), ("pin", "pain")]
            {
                let grade = grade(&format!("beside {before} {one}"), &format!("I find {before} {other}"));
                assert!(!grade.is_full(), "{before} {one} / {before} {other} is {grade}");
            }
        }
    }

    #[test]
    fn the_weak_form_of_a_word_bears_no_rhyme() {
        for (first, second) in [
            ("my lord and sir", "I know not who you are"),
            ("a present for", "an old gray cur"),
            ("the currant bun", "as well as I can"),
            ("let him go and", "the darkened sand"),
        ] {
            let is_weak = !first.ends_with("and");
            assert_eq!(grade(first, second).is_full(), !is_weak, "{first} / {second}");
        }
        for (first, second) in [("that is what it was", "the heavy bumblebee's buzz"), ("hurt her", "a flirter")] {
            assert!(grade(first, second).is_full(), "{first} / {second}");
        }
    }

    #[test]
    fn a_word_with_a_beat_of_its_own_hangs_over_none() {
        assert!(!grade("that is what we said", "the egg was served").is_full());
        assert!(!grade("the wide sea", "we tried so").is_full());
    }

    #[test]
    fn light_words_hang_over_the_beat_in_both_lines() {
        for (first, second) in [
            ("the day I met her", "I shall regret her"),
            ("if you but knew it", "I could not do it"),
            ("you do not know it", "a minor poet"),
            ("wait but a minute", "and nothing in it"),
            ("for those who love me", "the stars above me"),
        ] {
            let grade = grade(first, second);
            assert!(grade.is_full(), "{first} / {second} is {grade}");
        }
    }
}
