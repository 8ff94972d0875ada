//! The block of keys between two `---` lines at the top of a draft.

use std::ops::Range;

use super::DraftLine;

/// What a draft says of itself at its top, between two lines of `---`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The physical lines it takes, both `---` among them, counted from 0.
    pub lines: Range<usize>,
    /// `form:`, a form's name or a bare scheme.
    pub form: Option<String>,
    /// `status:`, `draft` or `done`.
    pub status: Option<String>,
    /// `title:`.
    pub title: Option<String>,
    /// `author:`.
    pub author: Option<String>,
    /// `date:`.
    pub date: Option<String>,
    /// `acrostic:`, the text an acrostic spells.
    pub acrostic: Option<String>,
    /// The keys under `verse:`, each with its value as written and its line, counted from 0.
    pub settings: Vec<(String, String, usize)>,
    /// The keys that stand at the margin, each with its line, counted from 0.
    pub keys: Vec<(String, usize)>,
    /// Lines that could not be read, counted from 0, with what is wrong.
    pub warnings: Vec<(usize, String)>,
}

/// Reads the front matter of a text, if its first line is `---` and another `---` follows.
pub(super) fn read(text: &str, lines: &[DraftLine]) -> Option<FrontMatter> {
    let bare = |line: &DraftLine| line.span.of(text).trim_end();
    if bare(lines.first()?) != "---" {
        return None;
    }
    let close = 1 + lines.iter().skip(1).position(|line| bare(line) == "---")?;
    let mut matter = FrontMatter { lines: 0..close + 1, ..FrontMatter::default() };
    let mut nested = false;
    for (index, line) in lines.iter().enumerate().take(close).skip(1) {
        matter.read_line(index, line.span.of(text), &mut nested);
    }
    Some(matter)
}

impl FrontMatter {
    /// The line on which a key stands, counted from 0; the last one holds.
    pub fn line_of(&self, key: &str) -> Option<usize> {
        self.keys.iter().rev().find(|(known, _)| known == key).map(|&(_, line)| line)
    }

    fn read_line(&mut self, index: usize, line: &str, nested: &mut bool) {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            return;
        }
        let indented = line.starts_with([' ', '\t']);
        let Some((key, value)) = bare.split_once(':') else {
            if !indented && !bare.starts_with('-') {
                self.warnings.push((index, format!("I expected `key: value`, not `{bare}`")));
            }
            return;
        };
        let (key, value) = (key.trim(), plain(value));
        if indented {
            if *nested {
                self.settings.push((key.to_owned(), value, index));
            }
            return;
        }
        self.keys.push((key.to_owned(), index));
        *nested = key == "verse" && value.is_empty();
        let field = match key {
            "form" => &mut self.form,
            "status" => &mut self.status,
            "title" => &mut self.title,
            "author" => &mut self.author,
            "date" => &mut self.date,
            "acrostic" => &mut self.acrostic,
            _ => return,
        };
        *field = (!value.is_empty()).then_some(value);
    }
}

/// A plain scalar: quotes around it and a comment after it taken off.
///
/// A quote mark that is not closed, or closed before more than a comment, belongs to the words: *'Tis winter, 'tis cold*.
fn plain(value: &str) -> String {
    let value = value.trim();
    quoted(value).unwrap_or_else(|| {
        let mut before = '\t';
        let comment = value.find(|c| std::mem::replace(&mut before, c).is_whitespace() && c == '#');
        comment.map_or(value, |at| value.get(..at).unwrap_or(value)).trim_end().to_owned()
    })
}

/// What stands between quote marks, if the value is that and nothing but a comment follows.
///
/// As in YAML, a mark stands inside double ones after a backslash, and inside single ones when it is doubled.
fn quoted(value: &str) -> Option<String> {
    let mut rest = value.chars();
    let quote = rest.next().filter(|c| matches!(c, '"' | '\''))?;
    let mut inner = String::new();
    loop {
        match rest.next()? {
            '\\' if quote == '"' && rest.as_str().starts_with(['"', '\\']) => inner.extend(rest.next()),
            c if c != quote => inner.push(c),
            _ if quote == '\'' && rest.as_str().starts_with('\'') => inner.extend(rest.next()),
            _ => break,
        }
    }
    let after = rest.as_str().trim_start();
    (after.is_empty() || after.starts_with('#')).then_some(inner)
}

#[cfg(test)]
mod tests {
    use crate::text::Draft;

    #[test]
    fn a_draft_may_name_its_form_at_its_top() {
        let text =
            "---\nform: \"haiku\"\ntitle: Snow # a working title\nlayout: post\nverse:\n  tolerance: 1\n---\nsnow\n";
        let matter = Draft::read(text).front_matter.unwrap();
        assert_eq!(matter.form.as_deref(), Some("haiku"));
        assert_eq!(matter.title.as_deref(), Some("Snow"));
        assert_eq!(matter.settings, [("tolerance".to_owned(), "1".to_owned(), 5)]);
        assert_eq!(matter.lines, 0..7);
        assert_eq!((matter.line_of("layout"), matter.line_of("status")), (Some(3), None));
        assert_eq!(matter.warnings, []);
    }

    #[test]
    fn quotes_come_off_where_they_stand_around_the_value_and_nowhere_else() {
        let title = |written: &str| {
            let text = format!("---\ntitle: {written}\n---\nsnow\n");
            Draft::read(&text).front_matter.unwrap().title
        };
        for (written, read) in [
            (r#""snow" # the "short" one"#, "snow"),
            ("'snow' # it's short", "snow"),
            (r#""the # is no comment here""#, "the # is no comment here"),
            (r#""she said \"no\" \\ and left""#, r#"she said "no" \ and left"#),
            ("'it''s late'", "it's late"),
            ("'Tis winter, 'tis cold", "'Tis winter, 'tis cold"),
            ("'Tis winter # 'tis cold", "'Tis winter"),
            ("\"Snow\", she said", "\"Snow\", she said"),
            ("The poets' hour", "The poets' hour"),
            ("Sonnet#3\t# a draft", "Sonnet#3"),
            ("\"never closed", "\"never closed"),
        ] {
            assert_eq!(title(written).as_deref(), Some(read), "{written}");
        }
        for nothing in ["", "''", "\"\"", "# only a remark"] {
            assert_eq!(title(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_line_of_dashes_alone_is_no_front_matter() {
        assert_eq!(Draft::read("---\nsnow falls\n").front_matter, None);
        assert_eq!(Draft::read("snow\n---\nform: haiku\n---\n").front_matter, None);
    }
}
