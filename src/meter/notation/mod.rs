//! What a form asks of a line, as it is written: feet and their numbers, beats, marks, licenses.

mod error;
mod foot;
mod license;
mod marks;
mod measure;

pub use error::MeterError;
pub use foot::{Foot, MOST_FEET, length_name, length_named};
pub use license::{License, LicenseSet, Licenses, UnknownLicense};
pub use marks::{Mark, Marks, Position};
pub use measure::{Beats, Measure};
