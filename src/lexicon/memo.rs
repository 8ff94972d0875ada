//! A bounded cache of words and their pronunciations.
//!
//! Each thread has a stripe of its own, so that two threads neither wait for one lock nor share the counts of one `Arc`; a word
//! that another stripe has is copied, which costs a tenth of finding its pronunciations anew. A stripe keeps the words that were
//! used lately and drops the rest.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::Spoken;

/// How many stripes there are; threads beyond it share.
const STRIPES: usize = 8;

/// How many words a stripe keeps in each of its two generations: four centuries of verse have about 60,000 kinds of words, a
/// tenth of which make up nine tenths of its lines.
const WORDS: usize = 16_384;

/// The longest word kept, in bytes; the pronunciations of a longer one are found anew each time.
const LONGEST: usize = 64;

/// The cache, shared by the clones of an ear.
#[derive(Debug, Default)]
pub(super) struct Memo {
    stripes: [Mutex<Stripe>; STRIPES],
}

#[derive(Debug, Default)]
struct Stripe {
    young: HashMap<Box<str>, Arc<Spoken>, RandomState>,
    old: HashMap<Box<str>, Arc<Spoken>, RandomState>,
}

impl Memo {
    /// The word's pronunciations from the cache, or from `say` if it is not there.
    pub(super) fn recall(&self, word: &str, say: impl FnOnce() -> Spoken) -> Arc<Spoken> {
        if word.len() > LONGEST {
            return Arc::new(say());
        }
        let own = own_stripe();
        let stripe = &self.stripes[own];
        if let Some(spoken) = stripe.lock().unwrap_or_else(PoisonError::into_inner).find(word) {
            return spoken;
        }
        let spoken = Arc::new(self.copied(own, word).unwrap_or_else(say));
        stripe.lock().unwrap_or_else(PoisonError::into_inner).keep(word, &spoken);
        spoken
    }

    /// A copy from another thread's stripe; a stripe that is locked is passed over.
    fn copied(&self, own: usize, word: &str) -> Option<Spoken> {
        let mut others = self.stripes.iter().enumerate().filter(|(place, _)| *place != own);
        others.find_map(|(_, stripe)| stripe.try_lock().ok()?.peek(word))
    }
}

impl Stripe {
    /// A copy of a word in the stripe, which does not count as use.
    fn peek(&self, word: &str) -> Option<Spoken> {
        self.young.get(word).or_else(|| self.old.get(word)).map(|spoken| Spoken::clone(spoken))
    }

    fn find(&mut self, word: &str) -> Option<Arc<Spoken>> {
        if let Some(spoken) = self.young.get(word) {
            return Some(Arc::clone(spoken));
        }
        let spoken = self.old.get(word).map(Arc::clone)?;
        self.keep(word, &spoken);
        Some(spoken)
    }

    fn keep(&mut self, word: &str, spoken: &Arc<Spoken>) {
        if self.young.len() >= WORDS {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(word.into(), Arc::clone(spoken));
    }
}

/// The stripe of this thread: threads take them in turn.
fn own_stripe() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static OWN: usize = NEXT.fetch_add(1, Ordering::Relaxed) % STRIPES;
    }
    OWN.with(|own| *own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_said_once_and_forgotten_when_two_ages_have_passed() {
        let memo = Memo::default();
        let mut said = 0;
        let mut recall = |word: &str| {
            memo.recall(word, || {
                said += 1;
                Spoken::default()
            });
        };
        recall("dove");
        recall("dove");
        (0..2 * WORDS).for_each(|number| recall(&number.to_string()));
        recall("dove");
        assert_eq!(said, 2 + 2 * WORDS);
    }
}
