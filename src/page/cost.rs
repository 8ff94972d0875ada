//! The costs by which readings of a page are compared.

use super::Role;

/// The cost of a reading of a page, in fortieths of an error of the judge.
///
/// A page read as it looks costs nothing. The judge takes the reading with the least sum of its own cost and the cost of the
/// findings under it, so a line is set aside where that costs less than the findings it avoids.
pub type Cost = u32;

/// The cost of an error that the judge finds, against which all other costs are set. Setting a line aside costs less only where
/// the page shows that it is no verse.
pub const ERROR: Cost = 40;

/// A role that a line, or several similar ones, may have besides verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Possible {
    pub(super) role: Role,
    /// The cost of setting it aside.
    pub(super) aside: Cost,
    /// The cost of reading it as verse.
    pub(super) verse: Cost,
}
