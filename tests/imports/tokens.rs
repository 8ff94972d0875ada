//! A source cut into words and signs, without comments, strings and test modules.

/// The tokens of a source: words, `::`, and every other sign by itself.
pub(super) fn tokens(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (len, is_token) = next(rest, first);
        let (token, after) = rest.split_at(len);
        if is_token {
            found.push(token);
        }
        rest = after;
    }
    without_tests(&found)
}

/// The bytes that the text's first piece takes, and whether it is a token.
fn next(text: &str, first: char) -> (usize, bool) {
    if text.starts_with("//") {
        return (text.find('\n').unwrap_or(text.len()), false);
    }
    if text.starts_with("/*") {
        return (comment_len(text), false);
    }
    if let Some(len) = string_len(text).or_else(|| char_len(text)) {
        return (len, false);
    }
    if is_word(first) {
        return (text.find(|c| !is_word(c)).unwrap_or(text.len()), true);
    }
    let len = if text.starts_with("::") { 2 } else { first.len_utf8() };
    (len, !first.is_whitespace())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The bytes of a block comment, which may hold others.
fn comment_len(text: &str) -> usize {
    let mut depth = 0_u32;
    let mut rest = text;
    loop {
        if let Some(inner) = rest.strip_prefix("/*") {
            (depth, rest) = (depth + 1, inner);
        } else if let Some(after) = rest.strip_prefix("*/") {
            (depth, rest) = (depth - 1, after);
        } else {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
        }
        if depth == 0 || rest.is_empty() {
            return text.len() - rest.len();
        }
    }
}

/// The bytes of a string, raw or not, with the letters before its quote; `None` where no string begins.
fn string_len(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|prefix| text.starts_with(prefix)).unwrap_or("");
    let after = text.strip_prefix(prefix)?;
    if prefix.ends_with('r') {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let (fence, body) = after.split_at(hashes);
        let body = body.strip_prefix('"')?;
        let end = format!("\"{fence}");
        return Some(body.find(&end).map_or(text.len(), |at| text.len() - body.len() + at + end.len()));
    }
    let body = after.strip_prefix('"')?;
    Some(text.len() - body.len() + quoted_len(body, '"'))
}

/// The bytes of a character such as `'a'` or `'\n'`; `None` where none begins, as at a lifetime.
fn char_len(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let mut chars = body.chars();
    let is_escape = chars.next()? == '\\';
    (is_escape || chars.next() == Some('\'')).then(|| 1 + quoted_len(body, '\''))
}

/// The bytes up to and with the quote that ends a text in which `\` escapes.
fn quoted_len(body: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        if c == quote && !escaped {
            return at + quote.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    body.len()
}

/// The tokens without the module of tests at the file's end, or the line that names it.
fn without_tests<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    const HEAD: [&str; 9] = ["#", "[", "cfg", "(", "test", ")", "]", "mod", "tests"];
    let Some(start) = tokens.windows(HEAD.len()).position(|window| window == HEAD) else { return tokens.to_vec() };
    let (before, rest) = tokens.split_at(start);
    let after = match rest.get(HEAD.len()) {
        Some(&";") => rest.get(HEAD.len() + 1..).unwrap_or_default(),
        _ => &[],
    };
    [before, after].concat()
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn a_path_is_words_and_double_colons() {
        assert_eq!(tokens("use a::b_2;\n"), ["use", "a", "::", "b_2", ";"]);
    }

    #[test]
    fn comments_are_left_out() {
        assert_eq!(tokens("a // crate::x\n/// crate::y\nb /* /* c */ d */ e"), ["a", "b", "e"]);
    }

    #[test]
    fn strings_and_characters_are_left_out_and_lifetimes_do_not_begin_one() {
        assert_eq!(tokens(r#"a "x // \" y" b '"' c '\'' d"#), ["a", "b", "c", "d"]);
        assert_eq!(tokens("a r#\"x \" y\"# b b\"c\" d"), ["a", "b", "d"]);
        assert_eq!(tokens("f<'a, 'b>"), ["f", "<", "'", "a", ",", "'", "b", ">"]);
    }

    #[test]
    fn a_module_of_tests_is_left_out_and_what_follows_the_line_that_names_one_is_not() {
        assert_eq!(tokens("a\n#[cfg(test)]\nmod tests { use crate::b; }"), ["a"]);
        assert_eq!(tokens("a\n#[cfg(test)]\nmod tests;\nb"), ["a", "b"]);
    }
}
