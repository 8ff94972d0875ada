//! Work on many drafts at once, answers in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many items a thread may begin before the result of an earlier one is taken: enough that no thread often waits for a
/// slow draft, few enough that memory does not grow with the number of drafts.
const AHEAD: usize = 256;

/// Does `work` on each item and gives the results to `take` in the order of the items.
///
/// Each thread makes one state with `start` and keeps it for all its items; a single item starts no thread. `take` runs on
/// the calling thread; its first error ends the work. There are as many threads as the machine has cores.
pub fn in_order<T: Sync, S, R: Send, E>(
    items: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    in_order_on(threads, items, start, work, take)
}

/// The same on at most so many threads; with one, all work is on the calling thread.
pub fn in_order_on<T: Sync, S, R: Send, E>(
    threads: NonZero<usize>,
    items: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.get().min(items.len());
    if threads < 2 {
        let mut state = start();
        return items.iter().try_for_each(|item| take(work(&mut state, item)));
    }
    let queue = Queue { places: Mutex::default(), moved: Condvar::new(), ahead: AHEAD * threads };
    std::thread::scope(|scope| {
        let _end = EndsWork(&queue);
        let (sender, answers) = channel();
        for _ in 0..threads {
            let (sender, queue, start, work) = (sender.clone(), &queue, &start, &work);
            scope.spawn(move || {
                // Where one thread panics, the results can never be in order, so all threads end.
                let _end = EndsWork(queue);
                let mut state = start();
                while let Some((at, item)) = queue.claim(items) {
                    if sender.send((at, work(&mut state, item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut due = 0;
        let mut early = BTreeMap::new();
        for (at, answer) in answers {
            early.insert(at, answer);
            while let Some(answer) = early.remove(&due) {
                take(answer)?;
                due += 1;
                queue.taken(due);
            }
        }
        Ok(())
    })
}

/// Which item is begun next, and which answer is taken next.
struct Queue {
    places: Mutex<Places>,
    /// Notified when a result was taken, or the work has ended.
    moved: Condvar,
    /// How many items may be begun beyond the one whose answer is taken next.
    ahead: usize,
}

#[derive(Default)]
struct Places {
    next: usize,
    due: usize,
    ended: bool,
}

impl Queue {
    /// The next item, once it may be begun; none when all are, or the work is at its end.
    fn claim<'a, T>(&self, items: &'a [T]) -> Option<(usize, &'a T)> {
        let too_far = |places: &mut Places| !places.ended && places.next >= places.due + self.ahead;
        let mut places = self.moved.wait_while(self.places(), too_far).unwrap_or_else(PoisonError::into_inner);
        let at = places.next;
        let item = items.get(at).filter(|_| !places.ended)?;
        places.next += 1;
        Some((at, item))
    }

    /// Notifies the threads of the result that is taken next.
    fn taken(&self, due: usize) {
        self.places().due = due;
        self.moved.notify_all();
    }

    /// The numbers are valid even after a thread panicked.
    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the work when dropped, so that no thread waits for a result that will not come.
struct EndsWork<'a>(&'a Queue);

impl Drop for EndsWork<'_> {
    fn drop(&mut self) {
        self.0.places().ended = true;
        self.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn answers_come_in_order_whatever_the_threads() {
        let items: Vec<u64> = (0..500).collect();
        let work = |count: &mut u64, item: &u64| {
            *count += 1;
            if *item == 0 {
                std::thread::yield_now();
            }
            *item
        };
        let mut got = Vec::new();
        let take = |answer| {
            got.push(answer);
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(&items, || 0, work, take), Ok(()));
        assert_eq!(got, items);
    }

    #[test]
    fn no_more_is_begun_than_may_wait_for_a_slow_one() {
        let items: Vec<usize> = (0..10_000).collect();
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        if threads == 1 {
            return;
        }
        let most = AHEAD * threads;
        let begun = AtomicUsize::new(0);
        let work = |(): &mut (), item: &usize| {
            let now = begun.fetch_add(1, Ordering::SeqCst) + 1;
            if *item == 0 {
                // The other threads go on up to the bound; without one they would do all items meanwhile.
                while begun.load(Ordering::SeqCst) < most {
                    std::thread::yield_now();
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
                return begun.load(Ordering::SeqCst);
            }
            now
        };
        let mut answers = Vec::new();
        let take = |answer| {
            answers.push(answer);
            Ok::<(), ()>(())
        };
        assert_eq!(in_order(&items, || (), work, take), Ok(()));
        assert_eq!((answers[0], answers.len()), (most, items.len()));
    }

    #[test]
    fn a_thread_that_dies_ends_the_work() {
        let items: Vec<u32> = (0..10_000).collect();
        let work = |(): &mut (), item: &u32| if *item == 0 { panic!("the first draft is too much") } else { *item };
        let died = std::panic::catch_unwind(|| in_order(&items, || (), work, |_| Ok::<(), ()>(())));
        assert!(died.is_err());
    }

    #[test]
    fn the_first_refusal_ends_the_work() {
        let items: Vec<u32> = (0..10_000).collect();
        let refuse = |answer| if answer == 7 { Err("enough") } else { Ok(()) };
        assert_eq!(in_order(&items, || (), |(), item| *item, refuse), Err("enough"));
    }
}
