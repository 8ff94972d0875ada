//! Random numbers that depend on the seed alone.

/// The next number of an xorshift generator (Marsaglia 2003); the state must not be 0.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Shuffles (Fisher and Yates).
pub(super) fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for at in (1..items.len()).rev() {
        let other = usize::try_from(next(state) % (at as u64 + 1)).unwrap_or(0);
        items.swap(at, other);
    }
}
