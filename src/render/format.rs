//! The output formats: each command offers some of them.

use super::rows::Rows;

/// How results are written.
///
/// Each command lists what it offers, with what the format gives there: `check::FORMATS`, `scan::FORMATS` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Format {
    /// For people, with all details.
    #[default]
    Full,
    /// One line a result.
    Concise,
    /// Results under the path of their draft.
    Grouped,
    /// Whole sentences without symbols, for screen readers.
    Plain,
    /// One JSON object.
    Json,
    /// One JSON object a record, one a line.
    Jsonl,
    /// Commands of GitHub's workflows.
    Github,
    /// A code quality report for GitLab.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
    /// A table with commas, after RFC 4180.
    Csv,
    /// XML after the guidelines of the Text Encoding Initiative.
    Tei,
}

/// The formats a command offers, each with what it gives there.
pub type Offered = &'static [(Format, &'static str)];

impl Format {
    /// The name it is asked for by: `jsonl`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Grouped => "grouped",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Csv => "csv",
            Self::Tei => "tei",
        }
    }

    /// Whether it is for people: it then has color where color is wanted, and a closing sentence.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Full | Self::Concise | Self::Grouped | Self::Plain)
    }

    /// The records of `json` and `jsonl`, to be written one after another; `key` is the name of their array in the document of `json`.
    /// `None` for every other format.
    pub fn rows(self, key: &'static str) -> Option<Rows> {
        match self {
            Self::Json => Some(Rows::document(key)),
            Self::Jsonl => Some(Rows::lines()),
            _ => None,
        }
    }
}
