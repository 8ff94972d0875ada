//! The noun of a form in sentences, with its article and number: `a haiku`, `blank verse`, `hendecasyllabics`.

/// The nouns of a form, as messages need them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormNoun {
    poem: String,
    stanza: String,
}

impl FormNoun {
    /// The nouns a form file gives (`noun`, `stanza_noun`); each one missing is made from the other or from the name.
    pub(super) fn new(name: &str, poem: Option<String>, stanza: Option<String>) -> Self {
        let given = |noun: Option<String>| noun.map(|noun| noun.trim().to_owned()).filter(|noun| !noun.is_empty());
        let poem = given(poem).unwrap_or_else(|| from_name(name));
        let stanza = given(stanza).unwrap_or_else(|| stanza_of(&poem));
        Self { poem, stanza }
    }

    /// One poem of the form, with its article if it takes one: `a haiku`, `blank verse`, `a poem in couplets`.
    pub fn poem(&self) -> &str {
        &self.poem
    }

    /// One stanza of a form that repeats its stanza, with its article: `a couplet`, `a Burns stanza`.
    pub fn stanza(&self) -> &str {
        &self.stanza
    }

    /// The poem with a verb in its number: `a haiku has`, `hendecasyllabics have`.
    ///
    /// ```
    /// use verse::form::Registry;
    ///
    /// let registry = Registry::new();
    /// let said = |form: &str| registry.find(form).map(|form| form.noun.with_verb("has", "have"));
    /// assert_eq!(said("haiku"), Ok("a haiku has".to_owned()));
    /// assert_eq!(said("hendecasyllabics"), Ok("hendecasyllabics have".to_owned()));
    /// ```
    pub fn with_verb(&self, singular: &str, plural: &str) -> String {
        format!("{} {}", self.poem, if is_plural(&self.poem) { plural } else { singular })
    }
}

/// A word or phrase with its indefinite article: `a haiku`, `an englyn`.
pub(super) fn with_article(phrase: &str) -> String {
    let article = if starts_with_vowel_sound(phrase) { "an" } else { "a" };
    format!("{article} {phrase}")
}

/// A stanza named by its scheme, with the article of its first letter's name: `an xaxa stanza`.
pub(super) fn scheme_stanza(scheme: &str) -> String {
    let first = scheme.chars().find(|mark| mark.is_alphanumeric()).unwrap_or('a');
    format!("{} {scheme} stanza", if is_vowel_name(first) { "an" } else { "a" })
}

/// Beginnings with a vowel letter that are spoken with a consonant: *a unison*, *a eulogy*, *a use*.
const CONSONANT_SOUNDS: &[&str] = &["uni", "eu", "use", "usu"];

/// Beginnings that look like *unison* but are spoken with a vowel: *an unintended rhyme*.
const VOWEL_SOUNDS: &[&str] = &["unin", "unim", "unid"];

/// Beginnings with a silent h: *an hour*.
const SILENT_H: &[&str] = &["hour", "honest", "honor", "honour", "heir"];

fn starts_with_vowel_sound(phrase: &str) -> bool {
    let word = phrase.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let Some(first) = word.chars().next() else { return false };
    let is_spelled_out = first.is_uppercase() && word.chars().all(char::is_uppercase);
    if is_spelled_out || first.is_ascii_digit() {
        return is_vowel_name(first) || word.starts_with("11") || word.starts_with("18");
    }
    let small = word.to_lowercase();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| small.starts_with(beginning));
    let vowel = "aeiouàáâäèéêëìíîïòóôöùúûü".contains(first.to_lowercase().next().unwrap_or(first));
    (vowel && !matches!(small.as_str(), "one" | "once") && (!starts(CONSONANT_SOUNDS) || starts(VOWEL_SOUNDS)))
        || starts(SILENT_H)
}

/// Whether the name of a letter or digit begins with a vowel: *an F*, *an x*, *an 8*.
fn is_vowel_name(mark: char) -> bool {
    "aefhilmnorsx8".contains(mark.to_ascii_lowercase())
}

/// Whether a noun without an article is a plural: its last word ends in a plural *s*.
fn is_plural(noun: &str) -> bool {
    const SINGULAR: &[&str] = &["ss", "us", "is", "ys", "'s"];
    let head = head(noun);
    !has_article(noun) && head.ends_with('s') && !SINGULAR.iter().any(|ending| head.ends_with(ending))
}

fn has_article(noun: &str) -> bool {
    ["a ", "an ", "the "].iter().any(|article| noun.starts_with(article))
}

fn without_article(noun: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun)
}

/// A phrase without the modifiers after its noun: `a crown` for `a crown of sonnets`.
fn head(phrase: &str) -> &str {
    let end = [" of ", " in ", " on ", " for ", " with "].iter().filter_map(|word| phrase.find(word)).min();
    end.and_then(|end| phrase.get(..end)).unwrap_or(phrase)
}

/// Last words of names that are mass nouns: *blank verse*, *common meter*, *ottava rima*, *rhyme royal*.
const MASS_NOUNS: &[&str] =
    &["verse", "meter", "metre", "measure", "rhythm", "rhyme", "rima", "royal", "prose", "poetry"];

/// The noun made from a form's name, for a form that gives none: `a kitchen quatrain`.
fn from_name(name: &str) -> String {
    let plain = name.split(" (").next().unwrap_or(name).trim();
    let noun = if keeps_capital(plain) { plain.to_owned() } else { with_small_letter(plain) };
    let last = head(&noun).split_whitespace().next_back().unwrap_or_default();
    if has_article(&noun) || MASS_NOUNS.contains(&last) || is_plural(&noun) { noun } else { with_article(&noun) }
}

/// Endings of first words that are made from the name of a person, people or place.
const PROPER_ENDINGS: &[&str] = &["ean", "ian", "ish", "esque", "ese", "can", "nch", "'s"];

/// Whether a name keeps its capital inside a sentence: *Shakespearean sonnet*, *In Memoriam stanza*, *Burns stanza*.
///
/// A name of one word is a common noun. The first of several words keeps its capital when it has an ending of
/// [`PROPER_ENDINGS`], when it or a later word has another capital, or when it is a name in *-s* before *stanza*.
fn keeps_capital(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let (first, rest) = (words.next().unwrap_or_default(), words.clone());
    let other_capital =
        first.chars().skip(1).any(char::is_uppercase) || words.any(|word| word.starts_with(char::is_uppercase));
    let Some(last) = rest.last() else { return other_capital };
    let is_derived = PROPER_ENDINGS.iter().any(|ending| first.ends_with(ending));
    other_capital || is_derived || (last == "stanza" && first.ends_with('s'))
}

fn with_small_letter(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Nouns that mean one stanza.
const STANZAS: &[&str] =
    &["stanza", "couplet", "distich", "tercet", "triplet", "quatrain", "quintain", "sestet", "octave"];

/// The noun of one stanza, made from that of the poem: `a pantoum stanza`, `a kitchen quatrain`.
fn stanza_of(poem: &str) -> String {
    if head(poem) != poem {
        return format!("a stanza of {poem}");
    }
    let bare = without_article(poem);
    let one = if is_plural(poem) { bare.trim_end_matches('s') } else { bare };
    let is_stanza = one.split_whitespace().next_back().is_some_and(|last| STANZAS.contains(&last));
    with_article(&if is_stanza { one.to_owned() } else { format!("{bare} stanza") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_a_noun_is_called_by_its_name() {
        for (name, poem, stanza) in [
            ("Haiku", "a haiku", "a haiku stanza"),
            ("Englyn", "an englyn", "an englyn stanza"),
            ("Kitchen quatrain", "a kitchen quatrain", "a kitchen quatrain"),
            ("Shakespearean sonnet", "a Shakespearean sonnet", "a Shakespearean sonnet stanza"),
            ("Blank verse", "blank verse", "a blank verse stanza"),
            ("Burns stanza", "a Burns stanza", "a Burns stanza"),
            ("In Memoriam stanza", "an In Memoriam stanza", "an In Memoriam stanza"),
            ("Haiku (modern English)", "a haiku", "a haiku stanza"),
            ("Autumn couplets", "autumn couplets", "an autumn couplet"),
            ("Crown of sonnets", "a crown of sonnets", "a stanza of a crown of sonnets"),
            ("Unison", "a unison", "a unison stanza"),
            ("One-line poem", "a one-line poem", "a one-line poem stanza"),
            ("Onegin", "an onegin", "an onegin stanza"),
            ("Hour glass", "an hour glass", "an hour glass stanza"),
            ("ABAB quatrain", "an ABAB quatrain", "an ABAB quatrain"),
            ("The long song", "the long song", "a long song stanza"),
        ] {
            let noun = FormNoun::new(name, None, None);
            assert_eq!((noun.poem(), noun.stanza()), (poem, stanza), "{name}");
        }
    }

    #[test]
    fn a_plural_takes_a_plural_verb() {
        for (noun, said) in [
            ("fourteeners", "fourteeners have"),
            ("heroic couplets", "heroic couplets have"),
            ("a poem in couplets", "a poem in couplets has"),
            ("blank verse", "blank verse has"),
            ("the scheme aabbs", "the scheme aabbs has"),
            ("tetractys", "tetractys has"),
        ] {
            assert_eq!(FormNoun::new("", Some(noun.to_owned()), None).with_verb("has", "have"), said);
        }
    }

    #[test]
    fn a_scheme_takes_the_article_of_its_first_letter() {
        for (scheme, said) in [
            ("aabba", "an aabba stanza"),
            ("xaxa", "an xaxa stanza"),
            ("(bb)a", "a (bb)a stanza"),
            ("8", "an 8 stanza"),
        ] {
            assert_eq!(scheme_stanza(scheme), said);
        }
    }
}
