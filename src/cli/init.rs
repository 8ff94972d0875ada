//! `verse init`: a starter verse.toml.

use std::path::PathBuf;

use anyhow::ensure;

use super::{Context, Exit};
use crate::workspace::{Change, FILE_NAME, StoreError, shown, update};

/// Write a starter verse.toml.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder to write it in.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

/// Runs `verse init`; never changes an existing verse.toml.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let path = args.folder.join(FILE_NAME);
    ensure!(args.folder.is_dir(), "there is no folder {}; make it first", shown(&args.folder));
    let shown = shown(&path);
    let mut is_there = path.exists();
    ensure!(!is_there, "{shown} is there already");
    update(&path, |text| {
        is_there = text.is_some();
        Ok::<_, StoreError>(if is_there { Change::Nothing } else { Change::Write(STARTER.to_owned()) })
    })?;
    ensure!(!is_there, "{shown} is there already");
    context.remark(format_args!("{shown}: written; say in it which drafts have which form"));
    Ok(Exit::Success)
}

/// The text of a new verse.toml. All of it is comments: nothing is judged until the poet sets a form.
const STARTER: &str = r#"# Which drafts have which form, and what `verse check` shows.

# min-level = "warning"             # error, warning or note
# ignore = ["rhyme-repeat"]
# exclude = ["notes/"]

# Later entries win, key by key. Paths count from this folder; one without a slash matches in every folder below.
#
# [[drafts]]
# paths = ["haiku/*.txt"]
# form = "haiku"                    # `verse forms` lists them; a bare scheme such as "aabba" is one too
#
# [[drafts]]
# paths = ["sonnets"]
# form = "shakespearean sonnet"
# status = "draft"                  # or "done"; what text added at the end could mend is then no finding
# set = { tolerance = 1, severity.rhyme-slant = "off" }   # any key of the form
# budget = 2                        # errors a draft may have before they fail a check

# [lexicon]
# files = ["lexicon.dict"]          # your words, in CMUdict's format; `verse say` writes them

# [forms]
# paths = ["forms"]                 # your forms, one TOML file each
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Projects, Scope};

    #[test]
    fn the_starter_reads_well_with_its_comments_and_without() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let open = STARTER.lines().map(|line| match line.strip_prefix("# ") {
            Some(key) if key.contains(" = ") || key.starts_with('[') => key,
            _ => line,
        });
        for text in [STARTER.to_owned(), open.collect::<Vec<_>>().join("\n")] {
            std::fs::write(&path, text.replace("files = [\"lexicon.dict\"]", "files = []")).unwrap();
            std::fs::create_dir_all(folder.path().join("forms")).unwrap();
            let project = Projects::new(&Scope::default()).of(&folder.path().join("a.txt"));
            assert_eq!(project.config.as_deref(), path.canonicalize().ok().as_deref());
            let own: Vec<_> = project.problems.iter().filter(|problem| problem.own).collect();
            assert!(own.is_empty(), "{own:?}");
        }
    }
}
