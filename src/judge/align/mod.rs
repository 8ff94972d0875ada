//! Aligns the lines of a poem with the slots of a layout.
//!
//! If lines were matched with slots by number alone, one missing line would shift all the lines below it, and a page with one
//! fault would turn red. `candidates` lists the alignments worth judging, `banded` finds the cheapest alignment of a run of
//! lines by dynamic programming, and an [`AlignedPoem`] is the result: which line answers which slot.

mod aligned;
mod banded;
mod candidates;

pub(super) use aligned::AlignedPoem;
pub(super) use candidates::alignments;
