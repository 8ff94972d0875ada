//! A draft as the ear hears it: words with every way of saying them, and the counts a line can have.
//!
//! Begin with [`Session::hear`], which remembers lines by their text: hearing a draft again after an edit costs the lines
//! that changed. A [`Poem`] so heard equals one heard afresh; nothing here depends on a form or a meter.

mod counts;
mod line;
mod page;
mod pins;
mod poem;
mod session;

pub use counts::Counts;
pub use line::{HeardLine, HeardWord};
pub use page::HeardPage;
pub use pins::{PinnedWord, Pins};
pub use poem::{Poem, PoemLine};
pub use session::Session;
