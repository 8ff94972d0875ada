//! Counts of steps, by which tests measure without a clock how the cost of a loop grows; nothing else
//! counts them.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts so many steps, in a test.
#[inline]
pub(crate) fn count(steps: usize) {
    #[cfg(test)]
    TAKEN.with(|taken| taken.set(taken.get() + steps));
    #[cfg(not(test))]
    let _ = steps;
}

/// The steps that work takes on this thread.
#[cfg(test)]
pub(crate) fn taken_by<T>(work: impl FnOnce() -> T) -> usize {
    let before = TAKEN.with(std::cell::Cell::get);
    work();
    TAKEN.with(std::cell::Cell::get) - before
}
