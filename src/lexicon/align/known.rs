//! A bounded memory of words and how they were parted, one a thread, since verse says the same words again and again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::SyllableSpan;
use super::division::Spelling;
use crate::phonology::Sounds;

/// How many words are remembered; when there are more, all are forgotten. A tenth of the words of four centuries of verse, about
/// 6,000, make up nine tenths of its lines.
const WORDS: usize = 8_192;

/// The longest word remembered, in bytes.
pub(super) const LONGEST: usize = 64;

/// The ways of parting a word, each with the sounds it is said with.
type Ways = Vec<(Sounds, Vec<SyllableSpan>)>;

thread_local! {
    static KNOWN: RefCell<HashMap<Box<str>, Ways, RandomState>> = RefCell::default();
    static LAST: RefCell<(Vec<u8>, Rc<Spelling>)> = RefCell::default();
}

/// What the letters of the last word parted say, or what `read` finds in others: a word is parted for each way of saying it in turn.
pub(super) fn spelling(letters: &[u8], read: impl FnOnce() -> Spelling) -> Rc<Spelling> {
    let last = LAST.with_borrow(|(known, spelling)| (known == letters).then(|| Rc::clone(spelling)));
    last.unwrap_or_else(|| {
        let spelling = Rc::new(read());
        LAST.set((letters.to_vec(), Rc::clone(&spelling)));
        spelling
    })
}

/// How a word is parted, from memory, or by `part` if it is not there.
pub(super) fn recall(word: &str, sounds: &Sounds, part: impl FnOnce() -> Vec<SyllableSpan>) -> Vec<SyllableSpan> {
    let found = |ways: &Ways| ways.iter().find(|(said, _)| said == sounds).map(|(_, spans)| spans.clone());
    if let Some(spans) = KNOWN.with_borrow(|known| known.get(word).and_then(found)) {
        return spans;
    }
    let spans = part();
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= WORDS {
            known.clear();
        }
        known.entry(word.into()).or_default().push((sounds.clone(), spans.clone()));
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_parted_once_for_each_way_of_saying_it() {
        let mut parted = 0;
        let mut part = |word: &str, sounds: &str| {
            recall(word, &sounds.parse().unwrap_or_default(), || {
                parted += 1;
                Vec::new()
            });
        };
        part("vlorbish", "V L AO1 R B IH0 SH");
        part("vlorbish", "V L AO1 R B IH0 SH");
        part("vlorbish", "V L ER1 B IH0 SH");
        assert_eq!(parted, 2);
    }
}
