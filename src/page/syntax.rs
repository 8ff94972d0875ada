//! The markup languages that pages are kept in.

/// The markup of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Syntax {
    /// Plain text, in which the commonest marks of Markdown are read too.
    #[default]
    Plain,
    /// Markdown.
    Markdown,
    /// TeX and LaTeX.
    Tex,
    /// Emacs' org.
    Org,
    /// `AsciiDoc`.
    AsciiDoc,
    /// reStructuredText.
    Rst,
}

impl Syntax {
    /// The syntax of a file by the ending of its name, without the dot; plain for endings not known.
    pub fn of_ending(ending: &str) -> Self {
        let known = |endings: &[&str]| endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        match () {
            () if known(&["md", "markdown", "mdown", "mkd", "qmd", "rmd"]) => Self::Markdown,
            () if known(&["tex", "latex", "ltx", "sty"]) => Self::Tex,
            () if known(&["org"]) => Self::Org,
            () if known(&["adoc", "asciidoc", "asc"]) => Self::AsciiDoc,
            () if known(&["rst", "rest"]) => Self::Rst,
            () => Self::Plain,
        }
    }

    /// The syntax of a text without a name, by its opening mark.
    pub fn of_opening(text: &str) -> Self {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(OPENING_LINES);
        let opens = |marks: &[&str]| {
            let begins =
                |line: &str, mark: &&str| line.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
            lines().any(|line| marks.iter().any(|mark| begins(line, mark)))
        };
        match () {
            () if opens(&["\\documentclass", "\\begin{", "\\poemtitle"]) => Self::Tex,
            () if opens(&["#+begin_verse", "#+title:"]) => Self::Org,
            () if opens(&["[verse"]) && text.contains("____") => Self::AsciiDoc,
            () => Self::Plain,
        }
    }
}

/// The lines with words among which an opening mark is looked for.
const OPENING_LINES: usize = 5;
