//! Keys that a form file sets and that nothing reads, each with the reason.

use super::keys::Keys;
use crate::form::{AcrosticPlace, Form, Ignored, Mesostic, Scheme};

/// The keys that the form's own file sets and that ask nothing of a poem.
pub(super) fn keys(form: &Form, keys: &Keys<'_>) -> Vec<Ignored> {
    let mut ignored = Vec::new();
    let mut unread = |key: &'static str, is_unread: bool, why: &'static str| {
        // A key without a line is inherited, or set for one draft.
        if let Some(line) = keys.line(key).filter(|_| is_unread) {
            ignored.push(Ignored { line, key, why });
        }
    };
    let has = |key: &str| keys.node(key).is_some();
    for key in OF_LINES {
        unread(key, form.prose, "prose has no lines");
    }
    let verse = !form.prose;
    unread("inset", verse, "only prose has poems set in it: prose = true");
    let rhymes =
        form.schemes().any(|scheme| scheme.to_string().contains(|mark: char| mark.is_alphabetic() && mark != 'x'));
    unread("lines", verse && has("scheme"), "the scheme gives the number of lines");
    unread(
        "stanza_breaks",
        verse && !has("scheme") && form.most_lines().is_none(),
        "without a scheme blank lines may fall anywhere",
    );
    unread("tolerance", verse && !has("syllables") && !has("line"), "no line has a number of syllables");
    unread("licenses", verse && !has("meter") && !has("line"), "no line has a meter");
    unread("habitual_licenses", verse && !has("meter") && !has("line"), "no line has a meter");
    unread("licenses_per_line", verse && !has("meter") && !has("line"), "no line has a meter");
    unread("rhyme", verse && !rhymes && !has("alike"), "no line rhymes");
    unread("identical_rhyme", verse && !rhymes, "no line rhymes");
    let returns = form.schemes().any(Scheme::has_refrains) || form.sequence.is_some();
    unread("refrain", verse && !returns, "no line returns");
    let inner = |at: AcrosticPlace| at == AcrosticPlace::WithinLine;
    let stray = form.acrostics.iter().any(|acrostic| acrostic.mesostic != Mesostic::Free && !inner(acrostic.at));
    unread("acrostic", stray, "a mesostic is read at \"within line\"");
    ignored
}

/// The keys that are for lines of verse.
const OF_LINES: [&str; 17] = [
    "alternation",
    "cynghanedd",
    "scheme",
    "lines",
    "stanzas",
    "stanza_breaks",
    "alike",
    "syllables",
    "meter",
    "words",
    "ending",
    "tolerance",
    "licenses",
    "habitual_licenses",
    "licenses_per_line",
    "rhyme",
    "refrain",
];
