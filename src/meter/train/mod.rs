//! Learning the weights of the ear for meter from hand-scanned verse.

mod prior;
mod report;

pub use report::table;

use super::feature;

/// The weights before anything is learned.
pub fn untrained() -> Vec<f32> {
    (0..feature::count()).map(prior::weight).collect()
}
