//! The error of a text that is no meter.

/// Text that is no meter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeterError {
    /// No notation fits the text.
    #[error(
        "\"{found}\" is no meter{}; write \"iambic pentameter\", \"4 beats\" or \"x/ x/ x/\"",
        nearest.as_ref().map(|name| format!(" (did you mean \"{name}\"?)")).unwrap_or_default()
    )]
    Unknown {
        /// The text as found.
        found: String,
        /// The named meter it comes near to.
        nearest: Option<String>,
    },
    /// Brackets do not pair.
    #[error("the brackets in \"{found}\" do not match")]
    Brackets {
        /// The text as found.
        found: String,
    },
    /// More measures joined by `or` than a line is read in.
    #[error("{measures} measures joined by \"or\" are too many; write at most {most}")]
    TooMany {
        /// How many were found.
        measures: usize,
        /// How many there may be.
        most: usize,
    },
    /// More positions than a line can have.
    #[error("{positions} positions are more than a line has; write at most {most}")]
    TooLong {
        /// How many positions were found.
        positions: usize,
        /// How many there may be.
        most: usize,
    },
}
