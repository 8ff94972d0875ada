//! Words for what is left of a line, in the order in which a poet is likely to take them.
//!
//! A [`Question`] describes the place, [`offers`] answers it. A log-linear model weighs each candidate by its features (`feature`);
//! `trainers/fill` learns its named weights from stanzas cut before the poet's own rhyming word. docs/accuracy.md says from which, and
//! what each group of features is worth.

mod feature;
mod instead;
mod learned;
mod question;
mod why;

pub use feature::{Candidate, Feature, Noticed, Noticer, names};
pub use instead::instead;
pub use question::{Place, Question};
pub use why::Why;

use crate::rhyme::Accent;
use crate::rhyme::suggest::slot::Filler;

/// A word that is offered for a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The word, how it rhymes, and whether it fills what is left.
    pub filler: Filler,
    /// The probability that it is the word wanted, among all candidates; from 0 to 1.
    pub score: f32,
    /// Why it is offered.
    pub why: Why,
}

/// The words for a place, the likeliest first; those that fill what the form asks before those that leave room. Coarse words are
/// never offered.
///
/// Costs the weighing of some hundred words, and a look at some thousands where a rhyme has many.
pub fn offers(question: &Question, accent: Accent, limit: usize) -> Vec<Offer> {
    let noticer = Noticer::of(question);
    let candidates = question.candidates(accent).into_iter().enumerate();
    let mut ranked: Vec<(Filler, f32)> = candidates
        .filter(|(_, filler)| !filler.suggestion.standing.is_coarse)
        .map(|(order, filler)| {
            let score = noticer.notice(&Candidate { filler: &filler, order }).score(learned::WEIGHTS);
            (filler, score)
        })
        .collect();
    let best = ranked.iter().map(|(_, score)| *score).fold(f32::MIN, f32::max);
    let sum: f32 = ranked.iter().map(|(_, score)| (score - best).exp()).sum();
    ranked.sort_by(|(one, score), (other, other_score)| other.fills.cmp(&one.fills).then(other_score.total_cmp(score)));
    ranked.truncate(limit);
    let tell = |(filler, score): (Filler, f32)| {
        let why = why::why(question, &noticer, &filler);
        Offer { filler, score: (score - best).exp() / sum, why }
    };
    ranked.into_iter().map(tell).collect()
}

/// Unpacks the dictionaries, vectors and weights, about 100 ms of work, so that the first offers come as fast as later ones.
pub fn warm_up() {
    let question = Question::default();
    offers(&question, Accent::Any, 1);
    instead(&question, "sea", Accent::Any, 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{HeardLine, Session};
    use crate::form::Registry;
    use crate::judge::{Judge, JudgeOptions};
    use crate::lexicon::Ear;

    fn offered(form: &str, text: &str, number: u32) -> Vec<Offer> {
        let poem = Session::default().hear(text);
        let verdict = Judge::new(Registry::new().find(form).unwrap()).judge(&poem, &JudgeOptions::typing(number));
        let line = text.lines().nth(number as usize - 1).unwrap_or_default();
        let ear = Ear::new();
        let hear = |text: &str| HeardLine::hear(text, &ear);
        let question = Question::at(&poem, &verdict, Place { number, line, byte: line.len() }, hear);
        offers(&question, Accent::Any, 50)
    }

    fn place(offers: &[Offer], word: &str) -> usize {
        offers.iter().position(|offer| offer.filler.suggestion.word == word).unwrap_or(usize::MAX)
    }

    #[test]
    fn the_word_that_rhymes_fits_the_line_and_belongs_to_the_poem_leads() {
        let found = offered(
            "aabb",
            "The harbor lamps are burning low,\nThe fishing boats come in so slow,\n\
             And gulls are crying on the quay\nFor ships that sail upon the \n",
            4,
        );
        assert!(
            place(&found, "sea") < 5,
            "{:?}",
            found.iter().map(|offer| &offer.filler.suggestion.word).collect::<Vec<_>>()
        );
        assert!(place(&found, "sea") < place(&found, "key"));
        let sea = &found[place(&found, "sea")];
        assert!(sea.why.rhyme.as_deref() == Some("rhymes with quay"), "{:?}", sea.why);
        let bay = &found[place(&found, "bay")];
        assert!(bay.why.near.iter().any(|near| near == "boats"), "{:?}", bay.why);
    }

    #[test]
    fn scores_are_probabilities_and_fall() {
        let found = offered(
            "abab",
            "The lamp is low, the rooms are deep,\nThe wind is at the door,\nThe children long have gone to \n",
            3,
        );
        assert!(found.iter().map(|offer| offer.score).is_sorted_by(|one, other| one >= other));
        let sum: f32 = found.iter().map(|offer| offer.score).sum();
        assert!(sum > 0.3 && sum <= 1.001, "{sum}");
        assert!(place(&found, "sleep") < 5);
    }

    #[test]
    fn the_words_that_fill_what_the_form_asks_come_before_those_that_leave_room() {
        let found = offered("haiku", "the old gate stands wide\nsnow has filled the empty \n", 2);
        let fills: Vec<bool> = found.iter().map(|offer| offer.filler.fills).collect();
        assert!(!found.is_empty() && fills.is_sorted_by(|one, other| one >= other));
        assert_eq!(offered("haiku", "the old gate stands wide tonight again \n", 1), []);
    }
}
