//! What a path through a line and a measure weighs: two models of beats, and one of stress.
//!
//! | file | holds |
//! |---|---|
//! | `scorer` | what a search asks of a model |
//! | `feature` | what scansion attends to |
//! | `stress` | what stress attends to, given the beats |
//! | `weights` | the learned log-linear model of both |
//! | `strain` | the model by which a line is judged: what no reader can mend |

pub(crate) mod feature;
mod learned;
mod scorer;
pub(crate) mod strain;
pub(crate) mod stress;
mod weights;

pub(crate) use scorer::Scorer;
pub(crate) use weights::Weights;
