//! Options that several commands take: overrides of form and meter, and the choice of findings.

use crate::cli::values::{accents, one_of};
use crate::judge::Severity;
use crate::rhyme::Accent;
use crate::workspace::{FindingFilter, OverrideTexts, RuleSelector};

/// What drafts are checked against, whatever they say themselves.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Form options")]
pub struct OverrideArgs {
    /// The form: a name, a bare scheme such as `aabba`, or a form file.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// The meter, in place of the form's: `iambic pentameter`, `4 beats`, `x/ x/ x/`.
    #[arg(long, value_name = "METER", visible_alias = "metre")]
    pub meter: Option<String>,
    /// Set a key of the form, as a form file would: `--set 'tolerance = 1'`.
    #[arg(long, value_name = "KEY = VALUE")]
    pub set: Vec<String>,
    /// Judge every poem as finished.
    #[arg(long)]
    pub finished: bool,
    /// Judge rhymes as this accent says them.
    #[arg(long, value_name = "ACCENT", value_parser = accents())]
    pub accent: Option<Accent>,
}

impl From<&OverrideArgs> for OverrideTexts {
    fn from(args: &OverrideArgs) -> Self {
        let OverrideArgs { form, meter, set, finished, accent } = args.clone();
        Self { form, meter, set, finished, accent }
    }
}

/// Which findings are shown.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Output options")]
pub struct FilterArgs {
    /// Show only these rules: by name or code, `R` for every rule of that letter, or ALL.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<RuleSelector>,
    /// Leave these rules out, named in the same ways; what is ignored is not shown, though it is selected.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<RuleSelector>,
    /// Show findings from this level up [default: warning].
    #[arg(long, value_name = "LEVEL", value_parser = one_of(LEVELS))]
    pub min_level: Option<Severity>,
    /// Let warnings fail the run as errors do.
    #[arg(long)]
    pub strict: bool,
}

/// The levels of findings, with what help says of each.
const LEVELS: &[(Severity, &str, &str)] = &[
    (Severity::Error, "error", "The line breaks the form"),
    (Severity::Warning, "warning", "A reader might let it pass"),
    (Severity::Note, "note", "A remark"),
];

impl From<&FilterArgs> for FindingFilter {
    fn from(args: &FilterArgs) -> Self {
        let rules = |selectors: &[RuleSelector]| selectors.iter().flat_map(|selector| selector.0.clone()).collect();
        let FilterArgs { select, ignore, min_level, strict } = args;
        Self { select: rules(select), ignore: rules(ignore), min_level: *min_level, strict: *strict }
    }
}
