//! The best paths of a line through a measure.
//!
//! | file | holds |
//! |---|---|
//! | `path` | one path: a reading of the line laid on a measure |
//! | `weighted` | a measure's automaton as a scorer weighs it |
//! | `viterbi` | the best path |
//! | `kbest` | the paths in the order of their scores |
//! | `unconstrained` | the best labels where no measure asks anything |
//! | `stress` | the best labels of a chain: the stresses of a scansion |

mod kbest;
mod path;
mod stress;
mod unconstrained;
mod viterbi;
mod weighted;

pub(crate) use kbest::KBest;
pub(crate) use path::Path;
#[cfg(any(test, feature = "train"))]
pub(crate) use path::Visit;
pub(crate) use unconstrained::{Labeled, unconstrained};
pub(crate) use viterbi::{Trellis, best_through};
pub(crate) use weighted::{UNREACHED, WeightCache, WeightedAutomaton};
