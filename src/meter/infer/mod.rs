//! Inference over every reading of a line: its likelihood under each meter, and the meter of a poem
//! from all its lines.
//!
//! | file | holds |
//! |---|---|
//! | `sum_product` | the sum over all paths of a line, for all lengths of a foot at once |
//! | `table` | a number for each foot and length |
//! | `evidence` | how likely a line is under every foot and length |
//! | `em` | the meter of a poem, by expectation-maximization |

pub(crate) mod em;
mod evidence;
mod sum_product;
mod table;

#[cfg(any(test, feature = "train"))]
pub(crate) use evidence::FootSums;
pub(crate) use evidence::Sums;
#[cfg(any(test, feature = "train"))]
pub(crate) use sum_product::ByLength;
pub(crate) use sum_product::Scratch;
pub(crate) use table::MeterTable;
