//! Work on many drafts at once, answers in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

/// Answers waiting for an earlier one to be finished, a thread: enough that no thread waits for a slow draft, few enough
/// that memory does not grow with the number of drafts.
const WAITING: usize = 64;

/// Does `work` on each item and hands the answers to `take` in the order of the items.
///
/// Each thread makes one state with `start` and keeps it for all its items; a single item starts no thread. `take` runs on
/// the calling thread; its first error ends the work.
pub fn in_order<T: Sync, S, R: Send, E>(
    items: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    if threads < 2 {
        let mut state = start();
        return items.iter().try_for_each(|item| take(work(&mut state, item)));
    }
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let (sender, answers) = sync_channel(WAITING * threads);
        for _ in 0..threads {
            let (sender, next, start, work) = (sender.clone(), &next, &start, &work);
            scope.spawn(move || {
                let mut state = start();
                while let Some((at, item)) = claim(next, items) {
                    // A closed channel means that the reader wants no more.
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
            }
        }
        Ok(())
    })
}

fn claim<'a, T>(next: &AtomicUsize, items: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, items.get(at)?))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_first_refusal_ends_the_work() {
        let items: Vec<u32> = (0..10_000).collect();
        let refuse = |answer| if answer == 7 { Err("enough") } else { Ok(()) };
        assert_eq!(in_order(&items, || (), |(), item| *item, refuse), Err("enough"));
    }
}
