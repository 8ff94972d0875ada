//! The block of keys between two `---` lines at the top of a draft.

use std::ops::Range;

use crate::span::Span;

use super::{Role, Settled, Syntax};

/// The keys at the top of a draft, between two lines of `---`.
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
    /// `acrostic:` or `given:`, the text that the form takes from the draft.
    pub given_text: Option<String>,
    /// `accent:`, the accent in which rhymes are judged.
    pub accent: Option<String>,
    /// The keys under `verse:`, each with its value as written and its line, counted from 0.
    pub settings: Vec<(String, String, usize)>,
    /// The keys under `page:`: the words of a line, the name of its role, and the key's line, counted from 0.
    pub page: Vec<(String, String, usize)>,
    /// The keys under `sections:`: a label of a part, its form, and the key's line, counted from 0.
    pub sections: Vec<(String, String, usize)>,
    /// The keys that are not indented, each with its line, counted from 0.
    pub keys: Vec<(String, usize)>,
    /// Lines that could not be read, counted from 0, with what is wrong.
    pub warnings: Vec<(usize, String)>,
}

/// Reads the front matter of a text, if its first line is `---`, another `---` follows, and what lies between is a map of keys.
///
/// The block is front matter if it has one of our keys; in Markdown, where other programs have keys of their own, if every line
/// can belong to a map.
pub(super) fn read(text: &str, lines: &[Span], syntax: Syntax) -> Option<FrontMatter> {
    let bare = |line: &Span| line.of(text).trim_end();
    if bare(lines.first()?) != "---" {
        return None;
    }
    let close = 1 + lines.iter().skip(1).position(|line| bare(line) == "---")?;
    let within = || lines.iter().take(close).skip(1).map(|line| line.of(text));
    let ours = || {
        within().any(|line| key_of(line).is_some_and(|key| KEYS.iter().any(|known| known.eq_ignore_ascii_case(key))))
    };
    let map =
        || syntax == Syntax::Markdown && within().any(|line| key_of(line).is_some()) && within().all(may_be_of_map);
    if !ours() && !map() {
        return None;
    }
    let mut matter = FrontMatter { lines: 0..close + 1, ..FrontMatter::default() };
    let mut above = Above::Nothing;
    for (index, line) in lines.iter().enumerate().take(close).skip(1) {
        matter.read_line(index, line.of(text), &mut above);
    }
    Some(matter)
}

/// The key of a line `key: value`.
fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let named = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (named && (value.is_empty() || value.starts_with([' ', '\t']))).then_some(key)
}

/// Whether a line can belong to a map: a key, an entry of a list, an indented line, a comment, a blank line.
fn may_be_of_map(line: &str) -> bool {
    let bare = line.trim();
    bare.is_empty() || bare.starts_with(['#', '-']) || line.starts_with([' ', '\t']) || key_of(line).is_some()
}

/// The key that an indented line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// There is no key above it.
    Nothing,
    /// `verse:`, whose keys it is among.
    Verse,
    /// `page:`, whose keys it is among.
    Page,
    /// `sections:`, whose keys it is among.
    Sections,
    /// A key of another program, or one of ours that already has its value.
    Other,
}

/// The keys read here; others belong to other programs.
const KEYS: &[&str] =
    &["form", "status", "title", "author", "date", "acrostic", "given", "accent", "verse", "page", "sections"];

impl FrontMatter {
    /// The line of a key, counted from 0; the last one where the key occurs again.
    pub fn line_of(&self, key: &str) -> Option<usize> {
        self.keys.iter().rev().find(|(known, _)| known == key).map(|&(_, line)| line)
    }

    fn read_line(&mut self, index: usize, line: &str, above: &mut Above) {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            return;
        }
        let indented = line.starts_with([' ', '\t']);
        if let (Above::Page, Some(words)) = (*above, bare.strip_prefix("- ")) {
            if let Some((_, role, _)) = self.page.last().cloned() {
                self.page.push((plain(words), role, index));
            }
            return;
        }
        let Some((key, value)) = bare.split_once(':') else {
            if !indented && !bare.starts_with('-') {
                self.warn(index, format!("`{bare}` is no `key: value`"));
            }
            return;
        };
        let key = key.trim();
        if indented {
            match above {
                Above::Verse => self.settings.push((key.to_owned(), plain(value), index)),
                Above::Page => self.read_roles(index, &plain(key), value),
                Above::Sections => self.sections.push((plain(key), plain(value), index)),
                Above::Nothing => {
                    self.warn(index, format!("`{key}:` is indented below no key; begin it at the margin"));
                }
                Above::Other => {}
            }
            return;
        }
        if let Some(ours) = KEYS.iter().find(|ours| **ours != key && ours.eq_ignore_ascii_case(key)) {
            self.warn(index, format!("`{key}:` is not read; write `{ours}:`"));
        }
        self.keys.push((key.to_owned(), index));
        let value = plain(value);
        *above = match key {
            "verse" => Above::Verse,
            "page" => Above::Page,
            "sections" => Above::Sections,
            _ => Above::Other,
        };
        if *above != Above::Other {
            self.read_map(index, key, &value);
            return;
        }
        self.set_field(index, key, value);
    }

    /// Sets one of our keys that has a plain value.
    fn set_field(&mut self, index: usize, key: &str, value: String) {
        let field = match key {
            "form" => &mut self.form,
            "status" => &mut self.status,
            "title" => &mut self.title,
            "author" => &mut self.author,
            "date" => &mut self.date,
            "acrostic" | "given" => &mut self.given_text,
            "accent" => &mut self.accent,
            _ => return,
        };
        let again = field.is_some();
        *field = (!value.is_empty()).then_some(value);
        if again {
            self.warn(index, format!("`{key}:` is said twice; this one counts"));
        } else if key == "form" && self.form.is_none() {
            self.warn(index, "`form:` names no form".to_owned());
        }
    }

    /// Reads the value on the line of `verse:`, `page:` or `sections:` itself: nothing, or a whole map in braces.
    fn read_map(&mut self, index: usize, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let Some(entries) = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            let told = match key {
                "verse" => {
                    format!(
                        "`verse:` holds keys of the form, one a line below it or as `{{rhyme: slant}}`, not `{value}`"
                    )
                }
                "page" => {
                    format!(
                        "`page:` holds roles and lines, one a line below it or as `{{title: [\"Winter\"]}}`, not `{value}`"
                    )
                }
                _ => format!(
                    "`sections:` holds labels and forms, one a line below it or as `{{Chorus: aabb}}`, not `{value}`"
                ),
            };
            self.warn(index, told);
            return;
        };
        for entry in between_commas(entries).into_iter().map(str::trim).filter(|entry| !entry.is_empty()) {
            match entry.split_once(':') {
                Some((entry, value)) if key == "page" => self.read_roles(index, &plain(entry), value),
                Some((entry, value)) if key == "sections" => self.sections.push((plain(entry), plain(value), index)),
                Some((entry, value)) => self.settings.push((plain(entry), plain(value), index)),
                None => self.warn(index, format!("`{entry}` is no `key: value`")),
            }
        }
    }

    /// Reads one key of `page:`: a role, and the line or the list of lines that have it.
    fn read_roles(&mut self, index: usize, role: &str, value: &str) {
        if Role::named(role).is_none() {
            let roles: Vec<&str> = Role::SETTLED.iter().map(|role| role.id()).collect();
            self.warn(index, format!("`{role}` is no role of a line; roles are {}", roles.join(", ")));
            return;
        }
        let value = value.trim();
        match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            None if value.is_empty() => self.page.push((String::new(), role.to_owned(), index)),
            None => self.page.push((plain(value), role.to_owned(), index)),
            Some(list) => {
                let words = between_commas(list).into_iter().map(plain).filter(|words| !words.is_empty());
                self.page.extend(words.map(|words| (words, role.to_owned(), index)));
            }
        }
    }

    /// The roles that the front matter gives to lines of the page.
    pub fn settled(&self) -> Settled {
        let mut settled = Settled::default();
        for (words, role, _) in &self.page {
            if let Some(role) = Role::named(role).filter(|_| !words.is_empty()) {
                settled.settle(words, role);
            }
        }
        settled
    }

    fn warn(&mut self, index: usize, message: String) {
        self.warnings.push((index, message));
    }
}

/// The entries of a map in braces: parted by commas, but for those in quotes, brackets or braces of their own.
fn between_commas(entries: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, c) in entries.char_indices() {
        match (c, quote) {
            (c, Some(open)) => quote = quote.filter(|_| c != open),
            ('"' | '\'', None) if entries.get(start..at).unwrap_or_default().trim_end().ends_with([':', ',', '[']) => {
                quote = Some(c);
            }
            ('[' | '{', None) => depth += 1,
            (']' | '}', None) => depth = depth.saturating_sub(1),
            (',', None) if depth == 0 => {
                parts.push(entries.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(entries.get(start..).unwrap_or_default());
    parts
}

/// A plain scalar: quotes around it and a comment after it taken off.
///
/// A quote mark without a closing one, or with text other than a comment after it, belongs to the words: *'Tis winter, 'tis
/// cold*.
fn plain(value: &str) -> String {
    let value = value.trim();
    quoted(value).unwrap_or_else(|| {
        let mut before = '\t';
        let comment = value.find(|c| std::mem::replace(&mut before, c).is_whitespace() && c == '#');
        comment.map_or(value, |at| value.get(..at).unwrap_or(value)).trim_end().to_owned()
    })
}

/// The text between quote marks, if the value is quoted and only a comment follows.
///
/// As in YAML, a quote mark inside double ones follows a backslash, and one inside single ones is doubled.
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
    use crate::page::{FrontMatter, Page, Settled, Syntax};

    fn read(text: &str) -> Option<FrontMatter> {
        Page::read(text, Syntax::Plain, &Settled::default()).front_matter
    }

    #[test]
    fn a_draft_may_name_its_form_at_its_top() {
        let text =
            "---\nform: \"haiku\"\ntitle: Snow # a working title\nlayout: post\nverse:\n  tolerance: 1\n---\nsnow\n";
        let matter = read(text).unwrap();
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
            read(&text).unwrap().title
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
    fn the_keys_of_the_form_stand_below_verse_or_in_braces_beside_it() {
        let keys_of = |verse: &str| {
            let text = format!("---\n{verse}\n---\nsnow\n");
            let matter = read(&text).unwrap();
            assert_eq!(matter.warnings, [], "{verse}");
            matter.settings.into_iter().map(|(key, value, _)| format!("{key} = {value}")).collect::<Vec<_>>()
        };
        for (written, keys) in [
            ("verse: {rhyme: slant}", vec!["rhyme = slant"]),
            (
                "verse: { \"meter\": \"4 beats, 1-2 slack\", tolerance: 1 } # loose",
                vec!["meter = 4 beats, 1-2 slack", "tolerance = 1"],
            ),
            ("verse: {syllables: [5, 7, 5], poet's: o'er}", vec!["syllables = [5, 7, 5]", "poet's = o'er"]),
            ("verse: {}", vec![]),
            ("verse:\n  rhyme: slant\n  tolerance: 1", vec!["rhyme = slant", "tolerance = 1"]),
            ("jekyll:\n  form: page", vec![]),
        ] {
            assert_eq!(keys_of(written), keys, "{written}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        for (written, line, told) in [
            (
                "verse: slant",
                1,
                "`verse:` holds keys of the form, one a line below it or as `{rhyme: slant}`, not `slant`",
            ),
            ("verse: {slant}", 1, "`slant` is no `key: value`"),
            ("Form: haiku", 1, "`Form:` is not read; write `form:`"),
            ("  form: haiku", 1, "`form:` is indented below no key; begin it at the margin"),
            ("form: haiku\nform: tanka", 2, "`form:` is said twice; this one counts"),
            ("form:\n  name: haiku", 1, "`form:` names no form"),
            ("form: haiku\na haiku", 2, "`a haiku` is no `key: value`"),
            (
                "page: {crown: [Snow]}",
                1,
                "`crown` is no role of a line; roles are verse, title, subtitle, byline, epigraph, dedication, date, signature, label, speaker, direction, number, note, tag, end",
            ),
        ] {
            let text = format!("---\n{written}\n---\nsnow\n");
            let warnings = read(&text).unwrap().warnings;
            assert_eq!(warnings, [(line, told.to_owned())], "{written}");
        }
    }

    #[test]
    fn a_line_of_dashes_alone_is_no_front_matter() {
        assert_eq!(read("---\nsnow falls\n"), None);
        assert_eq!(read("snow\n---\nform: haiku\n---\n"), None);
    }
}
