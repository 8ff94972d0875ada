//! What a reading of a page costs.

use super::Role;

/// The cost of a reading of a page, in fortieths of an error of the judge.
///
/// A page that is read as it looks costs nothing. What costs less than a finding mends is set aside: the sum of a reading's own cost
/// and of the findings under it decides.
pub type Cost = u32;

/// The cost of an error that the judge finds: the unit of all others. A line is set aside for less only where the page shows it.
pub const ERROR: Cost = 40;

/// What a line, or several alike, may be beside verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Possible {
    pub(super) role: Role,
    /// The cost of setting it aside.
    pub(super) aside: Cost,
    /// The cost of reading it as verse.
    pub(super) verse: Cost,
}
