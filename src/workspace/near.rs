//! The known word nearest to an unknown one.

/// The word of `known` nearest to a mistyped one, if any is near enough to be meant.
///
/// ```
/// assert_eq!(verse::workspace::nearest("incldue", ["exclude", "include"]), Some("include"));
/// assert_eq!(verse::workspace::nearest("zebra", ["exclude", "include"]), None);
/// ```
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Jaro similarity from which a name is offered; the limit clap has for its own options.
    const NEAR: f64 = 0.7;
    let scored = known.into_iter().map(|name| (strsim::jaro(typed, name), name));
    let best = scored.filter(|(score, _)| *score > NEAR).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, name)| name)
}

/// `` (did you mean `include`?)``, or nothing when no name is near.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(typed, known).map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default()
}
