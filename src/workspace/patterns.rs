//! The patterns of a settings file, matched together.
//!
//! A verse.toml may name thousands of drafts (`verse new` adds one each time), so lookups are fast: plain paths by hash,
//! patterns with wildcards in sets that scan a path once. The size of the sets is bounded, since the file may be a
//! stranger's.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use toml::Spanned;

use super::file::{ConfigError, SettingsText};
use super::paths::{STDIN, absolute, below, folder_of};

/// Patterns below one folder, each with the number of the entry that has it.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    folder: PathBuf,
    /// Paths from the folder on, without wildcards.
    paths: HashMap<String, Vec<usize>>,
    /// Names without wildcards that match in every folder.
    names: HashMap<String, Vec<usize>>,
    sets: Vec<GlobSetOf>,
}

/// A set of patterns and the entry of each.
#[derive(Debug)]
struct GlobSetOf {
    globs: GlobSet,
    entries: Vec<usize>,
}

/// The most bytes of a pattern: as many as a path may have on Linux.
const MOST_BYTES: usize = 4096;

/// The most braces inside each other. globset writes each as two groups of a regular expression, whose parser allows 250.
const MOST_BRACES: usize = 16;

/// The most bytes of patterns with wildcards in one file, with a thousand times as much as a large collection has. Compiled
/// they take fifty times the memory.
const MOST_WILD: usize = 1 << 20;

/// The most bytes and patterns of one set: compiled, well below the 10 MB at which globset refuses it.
const SET_BYTES: usize = 1 << 15;
const SET_PATTERNS: usize = 512;

impl Patterns {
    /// Reads patterns, each with the number of its entry; they count from `folder`.
    ///
    /// A pattern without a slash matches in every folder, as in a .gitignore.
    pub(super) fn read<'a>(
        patterns: impl IntoIterator<Item = (usize, &'a Spanned<String>)>,
        source: SettingsText<'_>,
        folder: &Path,
    ) -> Result<Self, ConfigError> {
        let mut read = Self { folder: folder.to_owned(), ..Self::default() };
        let (mut wild, mut gathered) = (0, Gathered::default());
        for (entry, pattern) in patterns {
            let written = pattern.get_ref().trim_start_matches("./").trim_end_matches('/');
            let (rooted, bare) = (written.contains('/'), written.trim_start_matches('/'));
            let refuse = |message: String| source.error(Some(pattern.span()), message);
            bounded(written).map_err(refuse)?;
            if !bare.contains(['*', '?', '[', ']', '{', '}', '\\']) {
                let known = if rooted { &mut read.paths } else { &mut read.names };
                known.entry(bare.to_owned()).or_default().push(entry);
                continue;
            }
            wild += bare.len();
            if wild > MOST_WILD {
                return Err(refuse(format!("patterns with wildcards hold more than {MOST_WILD} bytes; name folders")));
            }
            let unreadable = |error: &globset::Error| {
                refuse(format!("the pattern \"{}\" cannot be read: {}", pattern.get_ref(), error.kind()))
            };
            let glob = glob(bare, rooted).map_err(|error| unreadable(&error))?;
            if let Some(full) = gathered.add(glob, bare.len(), entry) {
                read.sets.push(full.set().map_err(|error| unreadable(&error))?);
            }
        }
        let whole =
            |error: globset::Error| source.error(None, format!("its patterns cannot be read: {}", error.kind()));
        read.sets.push(gathered.set().map_err(whole)?);
        Ok(read)
    }

    /// Whether a pattern matches this path itself.
    pub(super) fn match_path(&self, path: &Path) -> bool {
        path.strip_prefix(&self.folder).is_ok_and(|rest| !self.entries_of(rest).is_empty())
    }

    /// The entries with a pattern that matches this path or a folder it lies in, in their order.
    pub(super) fn entries(&self, path: &Path) -> Vec<usize> {
        let Ok(rest) = path.strip_prefix(&self.folder) else { return Vec::new() };
        let parts = rest.ancestors().filter(|part| !part.as_os_str().is_empty());
        let mut entries: Vec<usize> = parts.flat_map(|part| self.entries_of(part)).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// The entries with a pattern that matches exactly this path, counted from the folder.
    fn entries_of(&self, path: &Path) -> Vec<usize> {
        let mut entries = Vec::new();
        let name = path.file_name().and_then(|name| self.names.get(&*name.to_string_lossy()));
        let whole = below(Path::new(""), path).and_then(|path| self.paths.get(&path));
        entries.extend(name.into_iter().chain(whole).flatten());
        for set in &self.sets {
            entries.extend(set.globs.matches(path).into_iter().filter_map(|at| set.entries.get(at)));
        }
        entries
    }
}

/// Files that the command line leaves out.
#[derive(Debug, Default)]
pub struct ExcludedFiles(Vec<Patterns>);

impl ExcludedFiles {
    /// Reads patterns that count from the working directory, several with commas between them; messages name the option they were
    /// given by. A pattern may lead out of the working directory by `..`.
    ///
    /// # Errors
    /// When a pattern cannot be read, or is too long.
    pub fn read(option: &str, patterns: &[String]) -> Result<Self, ConfigError> {
        let here = folder_of(Path::new(STDIN));
        let read = patterns.iter().flat_map(|patterns| parted(patterns)).map(|pattern| {
            let (folder, pattern) = rooted(&here, pattern);
            let source = SettingsText { path: option, text: "" };
            Patterns::read([(0, &Spanned::new(0..0, pattern))], source, folder)
        });
        read.collect::<Result<_, _>>().map(Self).map_err(|error| ConfigError { line: None, ..error })
    }

    /// Whether a pattern names this file or a folder it lies in.
    pub fn hold(&self, file: &Path) -> bool {
        let file = absolute(file);
        self.0.iter().any(|pattern| !pattern.entries(&file).is_empty())
    }
}

/// Patterns with commas between them; a comma inside braces or brackets, or after a backslash, belongs to its pattern.
fn parted(patterns: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut escaped) = (0_usize, false);
    let is_between = move |letter: char| {
        let is_plain = !escaped;
        escaped = is_plain && letter == '\\';
        match letter {
            '{' | '[' if is_plain => depth += 1,
            '}' | ']' if is_plain => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && is_plain && depth == 0
    };
    patterns.split(is_between).filter(|pattern| !pattern.is_empty())
}

/// The folder that a pattern counts from, and the pattern as one of that folder: the working directory, or as many folders above it as
/// the pattern leads up. A whole path counts from the working directory where it lies below.
fn rooted<'a>(here: &'a Path, pattern: &str) -> (&'a Path, String) {
    if let Some(below) = Path::new(pattern).strip_prefix(here).ok().and_then(Path::to_str) {
        return (here, format!("/{below}"));
    }
    let (mut folder, mut rest) = (here, pattern.trim_start_matches("./"));
    while let Some(below) = rest.strip_prefix("../") {
        (folder, rest) = (folder.parent().unwrap_or(folder), below.trim_start_matches("./"));
    }
    if folder == here { (here, pattern.to_owned()) } else { (folder, format!("/{rest}")) }
}

/// Patterns collected for one set.
#[derive(Default)]
struct Gathered {
    globs: Vec<Glob>,
    entries: Vec<usize>,
    bytes: usize,
}

impl Gathered {
    /// Adds a pattern; returns the patterns collected before it when they fill a set.
    fn add(&mut self, glob: Glob, bytes: usize, entry: usize) -> Option<Self> {
        let is_full = self.bytes + bytes > SET_BYTES || self.globs.len() >= SET_PATTERNS;
        let full = is_full.then(|| std::mem::take(self));
        self.globs.push(glob);
        self.entries.push(entry);
        self.bytes += bytes;
        full
    }

    fn set(self) -> Result<GlobSetOf, globset::Error> {
        let mut builder = GlobSetBuilder::new();
        self.globs.into_iter().for_each(|glob| _ = builder.add(glob));
        Ok(GlobSetOf { globs: builder.build()?, entries: self.entries })
    }
}

fn glob(bare: &str, rooted: bool) -> Result<Glob, globset::Error> {
    let anywhere = if rooted { "" } else { "**/" };
    GlobBuilder::new(&format!("{anywhere}{bare}")).literal_separator(true).build()
}

/// Refuses patterns on which globset would end the program: too long ones, and too deeply nested braces.
fn bounded(pattern: &str) -> Result<(), String> {
    if pattern.len() > MOST_BYTES {
        return Err(format!("a pattern has {} bytes; {MOST_BYTES} are the most", pattern.len()));
    }
    let (mut depth, mut deepest, mut escaped) = (0_usize, 0, false);
    for byte in pattern.bytes() {
        match byte {
            b'{' if !escaped => depth += 1,
            b'}' if !escaped => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        escaped = byte == b'\\' && !escaped;
    }
    if deepest > MOST_BRACES {
        return Err(format!("a pattern has {deepest} braces inside each other; {MOST_BRACES} are the most"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Listed {
        paths: Vec<Spanned<String>>,
    }

    fn patterns(paths: &[String]) -> Result<Patterns, String> {
        let text = format!("\npaths = {paths:?}\n");
        let source = SettingsText { path: "verse.toml", text: &text };
        let listed: Listed = source.parse().unwrap();
        let read = Patterns::read(listed.paths.iter().enumerate(), source, Path::new("/poems"));
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn a_pattern_that_would_end_the_program_is_told_with_its_line() {
        let braces = format!("{}a{}", "{".repeat(130), "}".repeat(130));
        for (pattern, told) in [
            (braces, "a pattern has 130 braces inside each other; 16 are the most"),
            ("a".repeat(1 << 20), "a pattern has 1048576 bytes; 4096 are the most"),
            ("[z-a]".to_owned(), "the pattern \"[z-a]\" cannot be read: invalid range; 'z' > 'a'"),
            ("{a,b".to_owned(), "the pattern \"{a,b\" cannot be read: unclosed alternate group; missing '}'"),
        ] {
            let error = patterns(&[pattern]).unwrap_err();
            assert!(error.starts_with("verse.toml:2: ") && error.contains(told.split(" (").next().unwrap()), "{error}");
        }
    }

    #[test]
    fn patterns_at_their_bounds_are_matched() {
        for pattern in ["?".repeat(4096), "{a,b}".repeat(819), "[a-zé]".repeat(585), "**/a".repeat(1024)] {
            assert!(patterns(&[pattern]).is_ok());
        }
        let nested = format!("{}a{}.txt", "{".repeat(16), "}".repeat(16));
        assert!(patterns(&[nested]).unwrap().match_path(Path::new("/poems/odes/a.txt")));
        let many: Vec<String> =
            (0..1 << 14).map(|nth| format!("odes/{nth}*?[a-z]{{x,y}}-{}", "w".repeat(30))).collect();
        assert!(patterns(&many).is_ok());
        assert!(patterns(&[many.clone(), many].concat()).unwrap_err().contains("more than 1048576 bytes"));
    }

    #[test]
    fn sixteen_thousand_drafts_are_looked_up_and_not_gone_through() {
        let named: Vec<String> = (0..16_000).map(|nth| format!("/odes/{nth}.txt")).collect();
        let patterns = patterns(&named).unwrap();
        assert_eq!(patterns.entries(Path::new("/poems/odes/15999.txt")), [15_999]);
        assert_eq!(patterns.sets.iter().map(|set| set.entries.len()).sum::<usize>(), 0, "none of them is a wildcard");
    }

    #[test]
    fn a_path_has_the_entries_of_its_folders_in_their_order() {
        let listed = ["odes", "*.txt", "/odes/i.txt", "deep/*/", "i.txt", "Odes", "od?s/**"].map(str::to_owned);
        let patterns = patterns(&listed).unwrap();
        for (path, entries) in [
            ("/poems/odes/i.txt", &[0, 1, 2, 4, 6][..]),
            ("/poems/a/odes/b/c.md", &[0]),
            ("/poems/deep/b/c.md", &[3]),
            ("/poems/a.txt/b", &[1]),
            ("/elsewhere/i.txt", &[]),
        ] {
            assert_eq!(patterns.entries(Path::new(path)), entries, "{path}");
        }
    }
}
