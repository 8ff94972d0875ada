//! The words of a line.
//!
//! A word keeps the marks that show its pronunciation: apostrophes for lost letters ('tis, o'er, th'), inner hyphens, and
//! diacritics. Only this file decides which quote marks are apostrophes.

use super::apostrophe::{is_short_year, loses_its_beginning, loses_its_end};
use super::short;
use crate::span::Span;

/// One word of a line and the pause before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordSpan {
    /// The word's bytes in the line, apostrophes that belong to it included.
    pub span: Span,
    /// The pause between this word and the one before.
    pub pause: Pause,
}

/// The pause a reader makes between two words, by the marks there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pause {
    /// White space only.
    None,
    /// A comma, a bracket, a quote mark.
    Light,
    /// A full stop, colon, semicolon, question or exclamation mark, or a dash.
    Strong,
    /// The line's beginning.
    LineStart,
}

/// The words of a line in order.
///
/// ```
/// let line = "’Tis th’ eternal mother-in-law’s ‘song’—o’er";
/// let words: Vec<&str> = verse::text::words(line).iter().map(|word| word.span.of(line)).collect();
/// assert_eq!(words, ["’Tis", "th’", "eternal", "mother-in-law’s", "song", "o’er"]);
/// ```
pub fn words(line: &str) -> Vec<WordSpan> {
    let mut words: Vec<WordSpan> = Vec::new();
    let mut rest = Span::new(0, line.len());
    let mut quoted = false;
    while let Some(found) = next_run(line, rest, !words.is_empty()) {
        let between = Span::new(rest.start(), found.start()).of(line);
        let span = own_apostrophes(line, found, &mut quoted);
        let pause = if words.is_empty() { Pause::LineStart } else { pause_of(between, found.of(line)) };
        if !span.is_empty() {
            words.push(WordSpan { span, pause });
        }
        rest = Span::new(found.end(), rest.end());
    }
    words
}

/// A word in small letters with straight apostrophes and plain hyphens: the same however it is typed.
///
/// ```
/// assert_eq!(verse::text::plain("Moon’s"), verse::text::plain("moon's"));
/// ```
pub fn plain(word: &str) -> String {
    let letter = |c: char| match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    };
    word.chars().map(letter).flat_map(char::to_lowercase).collect()
}

/// The key by which words are compared: the word as [`plain`] makes it, without hyphens.
///
/// ```
/// assert_eq!(verse::text::word_key("To-day"), verse::text::word_key("today"));
/// ```
pub fn word_key(word: &str) -> String {
    plain(word).replace('-', "")
}

/// The key by which a line is found: its plain words, without the punctuation between them.
///
/// ```
/// assert_eq!(verse::text::line_words("O wild‐wood bird, ’tis late!"), "o wild-wood bird 'tis late");
/// ```
pub fn line_words(line: &str) -> String {
    words(line).iter().map(|word| plain(word.span.of(line))).collect::<Vec<_>>().join(" ")
}

/// Signs that stand for words: alone between words, before or after figures, or (point, colon, slash and dash) inside them.
const SIGNS: [char; 17] = ['£', '$', '€', '¥', '¢', '%', '@', '+', '=', '#', '№', '§', '°', ':', '.', '⁄', '/'];

/// Whether a character inside a word is a sign that is read aloud, or a fraction.
pub(crate) fn is_spoken_sign(c: char) -> bool {
    SIGNS.contains(&c) || matches!(c, '½' | '¼' | '¾')
}

/// Whether a character is an apostrophe or a single quote mark.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' | '\u{00B4}' | '\u{2032}')
}

/// Whether a character is a hyphen that joins words.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Marks that combine with the letter before them, such as a grave accent typed apart.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '&' || !c.is_ascii() && (c.is_alphanumeric() || is_mark(c))
}

/// The next run of letters, apostrophes and inner hyphens with at least one letter, or a sign that is a word by itself; a
/// sign that begins a line marks a list or a heading and is none.
fn next_run(line: &str, within: Span, begun: bool) -> Option<Span> {
    let mut chars = within.of(line).char_indices();
    let mut start = None;
    let mut lettered = false;
    let mut previous = Span::new(0, within.start()).of(line).chars().next_back();
    while let Some((at, c)) = chars.next() {
        let next = chars.as_str().chars().next();
        let run = Span::new(start.unwrap_or(at), at).of(within.of(line));
        if let Some(length) = whole_run(previous, c, chars.as_str(), run) {
            let end = at + c.len_utf8() + length;
            return Some(Span::new(start.unwrap_or(at), end).shifted(within.start()));
        }
        if is_letter(c) || lettered && is_unit(previous, c) {
            start.get_or_insert(at);
            lettered = true;
        } else if is_apostrophe(c) || start.is_some() && joins(previous, c, next) {
            start.get_or_insert(at);
        } else if lettered {
            return start.map(|start| Span::new(start, at).shifted(within.start()));
        } else if opens(previous, c, next) {
            start = Some(at);
        } else if begun && is_sign_alone(previous, c, next) {
            return Some(Span::new(at, at + c.len_utf8()).shifted(within.start()));
        } else {
            start = None;
        }
        previous = Some(c);
    }
    start.filter(|_| lettered).map(|start| Span::new(start, within.len()).shifted(within.start()))
}

/// How many bytes after this character complete a run with signs in it: *w/*, *w/o*, *d—n*, *f\*\*k*; `run` is the part of the run
/// before the character, and `rest` the text after it.
fn whole_run(before: Option<char>, c: char, rest: &str, run: &str) -> Option<usize> {
    if run.is_empty() && c.is_ascii_alphabetic() && rest.starts_with('/') && !before.is_some_and(is_letter) {
        return short::ends(c, rest);
    }
    let dashed = short::is_blank(c) && !run.is_empty() && run.len() <= short::LONGEST_BEGINNING;
    dashed.then(|| short::censored_end(run, c, rest)).flatten()
}

/// Whether a hyphen between letters, or a comma, point, colon, slash or dash between figures, holds a word together.
fn joins(before: Option<char>, c: char, next: Option<char>) -> bool {
    let figures = matches!(c, ',' | '.' | ':' | '/' | '–') && before.is_some_and(|before| before.is_ascii_digit());
    (figures || is_hyphen(c) && before.is_some_and(is_letter))
        && next.is_some_and(|next| if figures { next.is_ascii_digit() } else { is_letter(next) })
}

/// Whether a sign belongs to the figure before it: 50%, 90°, 5¢.
fn is_unit(before: Option<char>, c: char) -> bool {
    matches!(c, '%' | '°' | '¢') && before.is_some_and(|before| before.is_ascii_digit())
}

/// Whether a sign belongs to the figure after it (£5, #7, §3) or to a word (#verse, @home).
fn opens(before: Option<char>, c: char, next: Option<char>) -> bool {
    let figure = matches!(c, '£' | '$' | '€' | '¥' | '#' | '№' | '§');
    let name = matches!(c, '#' | '@') && !before.is_some_and(is_letter);
    next.is_some_and(|next| figure && next.is_ascii_digit() || name && next.is_alphabetic())
}

/// Whether a sign stands for a word by itself, as *+* does between others. Two signs together are an ornament.
fn is_sign_alone(before: Option<char>, c: char, next: Option<char>) -> bool {
    let sign = matches!(c, '+' | '=' | '@' | '%' | '°' | '£' | '$' | '€' | '¥' | '#' | '№' | '§');
    let clear = |beside: char| beside.is_whitespace() || is_letter(beside);
    let ends = |beside: char| clear(beside) || matches!(beside, '.' | ',' | ';' | '!' | '?');
    sign && before.is_none_or(clear) && next.is_none_or(ends)
}

/// Leaves out the quote marks around a run and keeps its apostrophes.
fn own_apostrophes(line: &str, run: Span, quoted: &mut bool) -> Span {
    let text = run.of(line);
    if !text.starts_with(is_apostrophe) && !text.ends_with(is_apostrophe) {
        return run;
    }
    let bare = text.trim_matches(is_apostrophe);
    let start = run.start() + (text.len() - text.trim_start_matches(is_apostrophe).len());
    let end = start + bare.len();
    let before = text.chars().take_while(|&c| is_apostrophe(c)).last();
    let after = Span::new(end, run.end()).of(line).chars().next();
    let lower = bare.to_lowercase();
    let aphaeresis = before.is_some() && (loses_its_beginning(&lower) || after.is_none() && is_short_year(bare));
    if before.is_some() && !aphaeresis {
        *quoted = true;
    }
    let clipped = after.is_some() && loses_its_end(&lower, *quoted);
    if after.is_some() && !clipped {
        *quoted = false;
    }
    let start = start - before.filter(|_| aphaeresis).map_or(0, char::len_utf8);
    Span::new(start, end + after.filter(|_| clipped).map_or(0, char::len_utf8))
}

fn pause_of(between: &str, run: &str) -> Pause {
    let quoted = run.starts_with(['‘', '“']);
    if between == " " && !quoted {
        return Pause::None;
    }
    let strong = |c: char| matches!(c, '.' | '!' | '?' | ';' | ':' | '—' | '–' | '…' | '―' | '‒');
    if between.contains(strong) || between.contains("--") || between.contains(" - ") {
        Pause::Strong
    } else if between.chars().any(|c| !c.is_whitespace()) || quoted {
        Pause::Light
    } else {
        Pause::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<&str> {
        words(line).iter().map(|word| word.span.of(line)).collect()
    }

    #[test]
    fn apostrophes_belong_to_words_and_quote_marks_do_not() {
        for (line, expected) in [
            ("'Tis the poets' song", vec!["'Tis", "the", "poets'", "song"]),
            ("'the poets' sang", vec!["the", "poets", "sang"]),
            ("she said 'stay', ridin' o'er", vec!["she", "said", "stay", "ridin'", "o'er"]),
            ("th' eternal heav'n's lov'd", vec!["th'", "eternal", "heav'n's", "lov'd"]),
            ("rock 'n' roll", vec!["rock", "'n'", "roll"]),
            ("''' ’ '", vec![]),
        ] {
            assert_eq!(texts(line), expected, "{line}");
        }
    }

    #[test]
    fn hyphens_join_and_dashes_part() {
        for (line, expected) in [
            ("Tick-tock, goes", vec!["Tick-tock", "goes"]),
            ("tomb—yet--still - now-", vec!["tomb", "yet", "still", "now"]),
            ("1,000 men & 12", vec!["1,000", "men", "&", "12"]),
            ("copper\u{2011}waxed", vec!["copper\u{2011}waxed"]),
        ] {
            assert_eq!(texts(line), expected, "{line}");
        }
    }

    #[test]
    fn a_sign_belongs_to_its_figure_or_is_a_word_between_others() {
        for (line, expected) in [
            ("Take £5 and go, or $1,000.", vec!["Take", "£5", "and", "go", "or", "$1,000"]),
            ("50% of 90° (5¢)", vec!["50%", "of", "90°", "5¢"]),
            ("At 9:05, rain: 3.14", vec!["At", "9:05", "rain", "3.14"]),
            ("two + two = four", vec!["two", "+", "two", "=", "four"]),
            ("2+2=4", vec!["2", "+", "2", "=", "4"]),
            ("me @ home, me@home", vec!["me", "@", "home", "me", "@", "home"]),
            ("see #7 and § 3, #verse @home", vec!["see", "#7", "and", "§", "3", "#verse", "@home"]),
            ("# the year 1950. Then", vec!["the", "year", "1950", "Then"]),
            ("+ + +", vec![]),
            ("in C# minor, 5 %.", vec!["in", "C", "#", "minor", "5", "%"]),
            ("a == b =) c", vec!["a", "b", "c"]),
            ("he said:'No.'", vec!["he", "said", "No"]),
        ] {
            assert_eq!(texts(line), expected, "{line}");
        }
    }

    #[test]
    fn a_pause_is_what_a_reader_would_make() {
        use Pause::{Light, LineStart, None, Strong};
        let pauses: Vec<Pause> = words("Foiled! the cuckoo, dead—not I").iter().map(|word| word.pause).collect();
        assert_eq!(pauses, [LineStart, Strong, None, Light, Strong, None]);
    }

    #[test]
    fn an_accent_typed_apart_stays_with_its_letter() {
        assert_eq!(texts("learne\u{0300}d men"), ["learne\u{0300}d", "men"]);
    }
}
