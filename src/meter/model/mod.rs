//! The models that score a path: two of beats, and one of stress.
//!
//! | file | holds |
//! |---|---|
//! | `scorer` | the interface of a model for searches |
//! | `feature` | the features of beats |
//! | `stress` | the features of stress, given the beats |
//! | `weights` | the learned log-linear model of both |
//! | `strain` | the model by which a line is judged: how far it is from any reading that keeps the meter |

pub(crate) mod feature;
mod learned;
mod scorer;
pub(crate) mod strain;
pub(crate) mod stress;
mod weights;

pub(crate) use scorer::Scorer;
pub(crate) use weights::Weights;
