//! When and how a poem is judged: what the judgement needs to know beside the poem and its form.

/// The occasion of a judgement. The same poem, form and occasion always give the same verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Occasion {
    /// Whether the poem is still being written, as far as anybody said.
    pub status: Status,
    /// The physical line under the cursor, counted from 1: it is unfinished, and so is whatever text added at the end could mend.
    pub typing: Option<u32>,
    /// The text the poem's acrostic spells, for forms that take it from the draft; front matter is asked when it is absent.
    pub acrostic: Option<String>,
}

impl Occasion {
    /// A draft judged as done, whatever it says of itself: `--finished`.
    pub fn finished() -> Self {
        Self { status: Status::Done, ..Self::default() }
    }

    /// A draft with the cursor on this physical line, counted from 1.
    pub fn typing(line: u32) -> Self {
        Self { typing: Some(line), ..Self::default() }
    }

    /// The same for a draft that is being changed, on this physical line if on one alone: unfinished, unless somebody said how
    /// far it is.
    #[must_use]
    pub fn while_changing(self, line: Option<u32>) -> Self {
        let status = if self.status == Status::Unsaid { Status::Draft } else { self.status };
        Self { status, typing: line, ..self }
    }
}

/// Whether a poem is still being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// Nobody said: the draft's front matter decides, then its length.
    #[default]
    Unsaid,
    /// A draft: what text added at the end could mend is pending.
    Draft,
    /// Done: everything is judged.
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
