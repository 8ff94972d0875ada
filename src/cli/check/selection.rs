//! Which findings are shown, and which of them fail a run.

use clap::ValueEnum;

use crate::cli::config::{self, Settings};
use crate::judge::{Finding, Rule, Severity};

/// Which findings are shown: the command line's part of it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "What is shown")]
pub struct Selection {
    /// Show only these rules, by name or code.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule)]
    pub select: Vec<Rule>,
    /// Leave these rules out.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = config::rule)]
    pub ignore: Vec<Rule>,
    /// Show findings from this level up [default: warning].
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub min_level: Option<Level>,
    /// Let warnings fail the run as errors do.
    #[arg(long)]
    pub strict: bool,
}

/// A level as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// The line breaks the form.
    Error,
    /// A reader might let it pass.
    Warning,
    /// A remark.
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Note => Self::Note,
        }
    }
}

impl Selection {
    /// The level from which a draft's findings are shown.
    pub fn min_level(&self, settings: &Settings) -> Severity {
        self.min_level.map(Into::into).or(settings.min_level).unwrap_or(Severity::Warning)
    }

    /// Whether a rule is asked for at all.
    pub fn takes(&self, settings: &Settings, rule: Rule) -> bool {
        let selected = if self.select.is_empty() { settings.select.as_deref() } else { Some(self.select.as_slice()) };
        selected.is_none_or(|rules| rules.contains(&rule))
            && !self.ignore.contains(&rule)
            && !settings.ignore.contains(&rule)
    }

    /// How many of a draft's findings would fail the run: those at error level, under `strict` from warnings up.
    pub fn failing(&self, settings: &Settings, findings: &[Finding]) -> usize {
        let from = if self.strict || settings.strict { Severity::Warning } else { Severity::Error };
        findings.iter().filter(|finding| finding.severity >= from).count()
    }
}
