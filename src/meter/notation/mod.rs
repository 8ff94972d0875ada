//! What a form asks of a line, as it is written: feet and their numbers, beats, marks, licenses.

mod error;
mod foot;
mod license;
mod marks;
mod measure;
mod named;

pub use error::MeterError;
pub use foot::Foot;
pub(crate) use foot::LearnedFoot;
pub use license::{License, LicenseSet, Licenses, UnknownLicense};
pub use marks::{Mark, Marks, Position};
pub use measure::{Beats, Measure};
pub use named::{Feet, NamedMeter};
