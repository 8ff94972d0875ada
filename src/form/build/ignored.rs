//! Keys that a form file sets without effect, each with the reason.

use super::keys::Keys;
use crate::form::{AcrosticPlace, Form, Ignored, Mesostic, Scheme};

/// The keys that the form's own file sets without effect.
pub(super) fn keys(form: &Form, keys: &Keys<'_>) -> Vec<Ignored> {
    let set = Set { form, keys };
    let mut ignored = if form.sequence.is_some() {
        set.besides(&OF_CHAINS, "each poem is judged by the form that sequence names")
    } else if form.prose {
        let mut unread = set.among(&OF_LINES, NO_LINES);
        unread.extend(set.of_single_lines());
        unread
    } else {
        set.of_verse()
    };
    let inner = |at: AcrosticPlace| at == AcrosticPlace::WithinLine;
    let stray = form.acrostics.iter().any(|acrostic| acrostic.mesostic != Mesostic::Free && !inner(acrostic.at));
    ignored.extend(set.unread("acrostic", stray, "a mesostic is read at \"within line\""));
    ignored.dedup_by_key(|ignored| ignored.key);
    ignored
}

/// The keys that a form file sets.
struct Set<'k, 't> {
    form: &'k Form,
    keys: &'k Keys<'t>,
}

impl Set<'_, '_> {
    fn has(&self, key: &str) -> bool {
        self.keys.node(key).is_some()
    }

    /// A key without effect, if `is_unread` and the file itself sets it; a key without a line is inherited, or
    /// set for one draft.
    fn unread(&self, key: &'static str, is_unread: bool, why: &'static str) -> Option<Ignored> {
        let line = self.keys.line(key).filter(|_| is_unread)?;
        Some(Ignored { line, key, why })
    }

    fn among(&self, unread: &[&'static str], why: &'static str) -> Vec<Ignored> {
        unread.iter().filter_map(|key| self.unread(key, true, why)).collect()
    }

    fn besides(&self, read: &[&'static str], why: &'static str) -> Vec<Ignored> {
        let unread: Vec<&'static str> = crate::form::schema::key_names().filter(|key| !read.contains(key)).collect();
        self.among(&unread, why)
    }

    /// The keys of `[[line]]` tables that have no effect in prose.
    fn of_single_lines(&self) -> Vec<Ignored> {
        let tables = self.keys.tables("line").unwrap_or_default();
        let unread = |key: &'static str| {
            let line = tables.iter().find_map(|(_, table)| table.get(key)?.line)?;
            Some(Ignored { line, key, why: NO_LINES })
        };
        OF_SINGLE_LINES.iter().filter_map(|key| unread(key)).collect()
    }

    fn of_verse(&self) -> Vec<Ignored> {
        let (has, form) = (|key: &str| self.has(key), self.form);
        let counted = has("syllables") || has("line");
        let metered = has("meter") || has("line");
        let rhymes = form.schemes().any(Scheme::has_rhymes);
        let returns = form.schemes().any(Scheme::has_refrains);
        let any_length = !has("scheme") && form.most_lines().is_none();
        let rows = [
            ("inset", true, "only prose has poems set in it: prose = true"),
            ("lines", has("scheme"), "the scheme gives the number of lines"),
            ("stanza_breaks", any_length, "without a scheme blank lines may fall anywhere"),
            ("tolerance", !counted, "no line has a number of syllables"),
            ("licenses", !metered, "no line has a meter"),
            ("habitual_licenses", !metered, "no line has a meter"),
            ("licenses_per_line", !metered, "no line has a meter"),
            ("rhyme", !rhymes && !has("alike"), "no line rhymes"),
            ("identical_rhyme", !rhymes, "no line rhymes"),
            ("refrain", !returns, "no line returns"),
        ];
        rows.into_iter().filter_map(|(key, is_unread, why)| self.unread(key, is_unread, why)).collect()
    }
}

/// Why keys of lines have no effect in prose.
const NO_LINES: &str = "prose has no lines";

/// The keys of a `[[line]]` table that are for lines of verse.
const OF_SINGLE_LINES: [&str; 7] = ["some", "syllables", "meter", "words", "ending", "cynghanedd", "has"];

/// The keys that take effect in a form of a chain of poems; any other belongs in the form of its poems.
const OF_CHAINS: [&str; 14] = [
    "name",
    "noun",
    "stanza_noun",
    "aka",
    "family",
    "origin",
    "notes",
    "extends",
    "sequence",
    "refrain",
    "unjudged",
    "poems",
    "severity",
    "budget",
];

/// The keys that are for lines of verse.
const OF_LINES: [&str; 21] = [
    "acrostic",
    "alliteration",
    "total_syllables",
    "identical_rhyme",
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
