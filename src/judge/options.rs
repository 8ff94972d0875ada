//! The options of a judgment: what the judge needs to know besides the poem and its form.

use crate::rhyme::Accent;

/// How a poem is judged. The same poem, form and options always give the same verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JudgeOptions {
    /// Whether the poem is still being written.
    pub status: Status,
    /// The physical line under the cursor, counted from 1. It is not judged yet, nor is anything that text added at the end of
    /// the poem could mend.
    pub typing: Option<u32>,
    /// Whether a blank line below the poem has opened one more stanza: the verdict then says what that stanza owes, where the form may go on.
    pub opened: bool,
    /// The text that an acrostic spells or whose letters the poem has, for a form that leaves it to the draft; `None` takes it
    /// from the front matter.
    pub given_text: Option<String>,
    /// The accent in which rhymes are judged.
    pub accent: Accent,
}

impl JudgeOptions {
    /// Judges a draft as done, whatever its front matter says: `--finished`.
    pub fn finished() -> Self {
        Self { status: Status::Done, ..Self::default() }
    }

    /// Judges a draft with the cursor on this physical line, counted from 1.
    pub fn typing(line: u32) -> Self {
        Self { typing: Some(line), ..Self::default() }
    }

    /// The same options for a draft that is being changed, with the cursor on this physical line if the change is on one line
    /// alone. The draft counts as unfinished unless its status is given.
    #[must_use]
    pub fn while_changing(self, line: Option<u32>) -> Self {
        let status = if self.status == Status::Unsaid { Status::Draft } else { self.status };
        Self { status, typing: line, ..self }
    }
}

/// Whether a poem is still being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Status {
    /// Not given: the draft's front matter decides, then its length.
    #[default]
    Unsaid,
    /// A draft: what text added at the end could mend is not reported yet.
    Draft,
    /// Done: everything is reported.
    Done,
}

impl Status {
    /// The status named in front matter or `verse.toml`; `None` for any other word.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "draft" | "unfinished" => Some(Self::Draft),
            "done" | "finished" => Some(Self::Done),
            _ => None,
        }
    }
}
