//! The word lists of the lattice: classes by how readily a word takes a beat, and which words lean on the next.
//!
//! The dictionary's stress says nothing of monosyllables: *love* takes a beat more readily than *can*, and *can* more
//! readily than *the*. The closed classes of grammar are listed whole; every other word is a content word.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// The class of a word when it is said in one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// Nouns, full verbs, adjectives: everything that is not listed.
    Content,
    /// the, a, an
    Article,
    /// of, in, by
    Preposition,
    /// and, but, when
    Conjunction,
    /// I, thou, they
    Subject,
    /// me, him, thee
    Object,
    /// my, thy, whose
    Possessive,
    /// is, shall, let, I'll
    Auxiliary,
    /// who, what, how
    Question,
    /// this, there, thus
    Demonstrative,
    /// not, no, none
    Negative,
    /// all, each, two
    Quantity,
    /// now, then, yet
    Adverb,
    /// O, lo, alas
    Interjection,
}

impl Class {
    /// Every class.
    pub(crate) const ALL: [Self; 14] = [
        Self::Content,
        Self::Article,
        Self::Preposition,
        Self::Conjunction,
        Self::Subject,
        Self::Object,
        Self::Possessive,
        Self::Auxiliary,
        Self::Question,
        Self::Demonstrative,
        Self::Negative,
        Self::Quantity,
        Self::Adverb,
        Self::Interjection,
    ];

    /// The class's name in the table of weights.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Article => "article",
            Self::Preposition => "preposition",
            Self::Conjunction => "conjunction",
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Possessive => "possessive",
            Self::Auxiliary => "auxiliary",
            Self::Question => "question",
            Self::Demonstrative => "demonstrative",
            Self::Negative => "negative",
            Self::Quantity => "quantity",
            Self::Adverb => "adverb",
            Self::Interjection => "interjection",
        }
    }

    /// How strong the class is: content, strong function words (*not*, *all*, *now*), weak ones (*the*, *of*, *shall*).
    pub(crate) fn strength(self) -> Strength {
        match self {
            Self::Content => Strength::Content,
            Self::Article
            | Self::Preposition
            | Self::Conjunction
            | Self::Subject
            | Self::Object
            | Self::Possessive
            | Self::Auxiliary => Strength::Weak,
            Self::Question
            | Self::Demonstrative
            | Self::Negative
            | Self::Quantity
            | Self::Adverb
            | Self::Interjection => Strength::Strong,
        }
    }
}

/// Three grades of monosyllables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Strength {
    /// Content words.
    Content,
    /// Function words that are often stressed.
    Strong,
    /// Function words that seldom are.
    Weak,
}

#[rustfmt::skip]
const CLASSES: [(Class, &str); 13] = [
    (Class::Article, "a an the th' t' y'"),
    (Class::Preposition, "of in to on at by for with from through thro' thro up down out off round 'round 'gainst 'mid 'midst 'neath near past like 'twixt o'er till 'til til per sans o' i' wi' 'mongst amongst 'tween into onto unto"),
    (Class::Conjunction, "and an' an & but or if as than though tho' tho when while where since ere 'ere lest whilst that nor whence so"),
    (Class::Subject, "i he she it we they thou ye you 't"),
    (Class::Object, "me him her us them thee 'em"),
    (Class::Possessive, "my thy his our your their its mine thine whose"),
    (Class::Auxiliary, "is are was were be been am art hast hath has have had do does did dost doth didst can could may might must shall should will would wilt shalt wert wast canst couldst wouldst shouldst mayst mightst let i'm i've i'd i'll he's she's it's 'tis 'twas 'twere 'twill 'twould we're they're you're we've we'll you'll you've they'll they've they'd we'd you'd he'd she'd he'll she'll it'll thou'rt thou'lt there's that's what's who's let's can't don't won't isn't"),
    (Class::Question, "who whom which what how why"),
    (Class::Demonstrative, "this these those there here thus hence"),
    (Class::Negative, "not no none ne'er nought naught"),
    (Class::Quantity, "all some each both such more most much few one two three four five six ten same own less half twice last first next"),
    (Class::Adverb, "now then too yet still just once else oft e'er ever e'en ev'n well far long soon back"),
    (Class::Interjection, "o oh ah lo hark ay aye nay yea yes ha alas hail"),
];

/// Function words of two syllables or more.
const LONG_FUNCTION_WORDS: &str = "upon into over under unto before after until without within among between because \
    every many any never ever only either neither other another himself myself themselves itself herself thyself ourselves \
    against beneath beyond beside about above across along amid amidst around behind below during toward towards \
    throughout whether although unless whenever wherever whatever therefore wherefore whereon wherein being having also \
    even very whoever however almost";

/// A word of a closed class: its index in the table, which is also that of its own weight, and its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The word's place among the listed words, in the order of the alphabet.
    pub(crate) place: u16,
    /// Its class.
    pub(crate) class: Class,
}

/// What the lists say of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says another thing of the word, and any may go together")]
pub(crate) struct Standing {
    /// The closed-class word it is, if it is one.
    pub(crate) listed: Option<Listed>,
    /// Whether it is a long function word, such as *upon*.
    pub(crate) long_function: bool,
    /// How it may lose its syllable before a vowel, if it may.
    pub(crate) proclitic: Option<Proclitic>,
    /// Whether it ends in a vowel letter that may run into the vowel of the next word: *many a*, *sorrow and*.
    pub(crate) open_end: bool,
    /// Whether it may open a phrase without a pause: a long function word or, by its ending, a participle.
    pub(crate) opens_phrase: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it is a contraction written apart, with no vowel of its own: *you 'd*, *'t was*.
    pub(crate) vowelless: bool,
    /// Whether it is spelled with a prefix that may have its stress or leave it to the stem: *aspect*, *uplift*.
    pub(crate) prefixed: bool,
}

/// A word that may lose its syllable to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Proclitic {
    /// *th'*, *t'*: written so.
    Written,
    /// A word whose vowel is marked as lost to the next one: *so' alone*, *b' imputed*.
    Marked,
    /// *the* before a vowel.
    The,
    /// *to* before a vowel.
    To,
    /// A pronoun before an auxiliary that begins with a vowel: *thou art*, *I am*.
    Pronoun,
}

/// The listed words in order, with their classes.
fn table() -> &'static [(&'static str, Class)] {
    static TABLE: LazyLock<Vec<(&'static str, Class)>> = LazyLock::new(|| {
        let words = CLASSES.iter().flat_map(|&(class, words)| words.split(' ').map(move |word| (word, class)));
        let mut table: Vec<(&str, Class)> = words.collect();
        table.sort_by_key(|&(word, _)| word);
        table.dedup_by_key(|&mut (word, _)| word);
        table
    });
    &TABLE
}

/// How many words are listed.
pub(crate) fn listed_words() -> usize {
    table().len()
}

/// Possessives that cannot do without a noun; *his*, *mine* and *thine* can.
const BOUND_POSSESSIVES: [&str; 6] = ["its", "my", "our", "their", "thy", "your"];

/// Weak words that may be nouns or adjectives, so that a determiner may come before them: *the will*, *a while*, *the past*.
const NOMINAL: [&str; 15] = [
    "can", "down", "have", "like", "may", "might", "must", "near", "off", "out", "past", "round", "up", "while", "will",
];

/// Whether the listed word at a place leans on the word after it and is never a noun or an adjective: *of*, *and*, *is*.
pub(crate) fn is_proclitic(place: u16) -> bool {
    static PROCLITIC: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let leans = |&(word, class): &(&str, Class)| class.strength() == Strength::Weak && !NOMINAL.contains(&word);
        table().iter().map(leans).collect()
    });
    PROCLITIC.get(usize::from(place)).copied().unwrap_or(false)
}

/// Whether the listed word at a place is a determiner that cannot do without a noun: an article, or *my* and its like.
pub(crate) fn is_bound_determiner(place: u16) -> bool {
    static BOUND: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let bound = |&(word, class): &(&str, Class)| class == Class::Article || BOUND_POSSESSIVES.contains(&word);
        table().iter().map(bound).collect()
    });
    BOUND.get(usize::from(place)).copied().unwrap_or(false)
}

/// Whether a word needs another after it in its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// Always: an article, *my*, *and*.
    Always,
    /// Yes, unless a new phrase begins after it: *of*, *in*, *shall*, *we*.
    Unless,
    /// No, and it opens a phrase itself: *it*, *who*.
    Opens,
    /// No.
    Never,
}

/// Pronouns that may be objects as well as subjects, so that they may end a phrase.
const OBJECTS_TOO: [&str; 4] = ["it", "you", "ye", "'t"];

/// Conjunctions that may be adverbs, so that they may end a phrase.
const ADVERBS_TOO: [&str; 3] = ["so", "though", "since"];

/// Function words of several syllables that lean on what follows: prepositions and conjunctions of grammar's closed classes.
#[rustfmt::skip]
const LONG_LEANING: &[&str] = &[
    "about", "across", "after", "against", "along", "although", "amid", "among", "around", "because", "before", "behind", "below", "beneath",
    "beside", "between", "beyond", "during", "either", "every", "except", "having", "into", "neither", "onto", "over", "throughout", "toward",
    "towards", "under", "unless", "until", "upon", "whether", "within", "without",
];

/// Whether a word in lower case needs another after it in its phrase.
pub(crate) fn leaning(word: &str) -> Leaning {
    let standing = standing(word);
    match standing.listed.map(|listed| listed.class) {
        Some(Class::Article) => Leaning::Always,
        Some(Class::Possessive) if BOUND_POSSESSIVES.contains(&word) || word == "whose" => Leaning::Always,
        Some(Class::Conjunction) if !ADVERBS_TOO.contains(&word) && !NOMINAL.contains(&word) => Leaning::Always,
        Some(Class::Subject) if OBJECTS_TOO.contains(&word) => Leaning::Opens,
        Some(Class::Subject | Class::Possessive | Class::Preposition | Class::Auxiliary) => Leaning::Unless,
        Some(Class::Conjunction | Class::Question) => Leaning::Opens,
        _ if LONG_LEANING.contains(&word) => Leaning::Unless,
        _ if standing.long_function => Leaning::Opens,
        _ => Leaning::Never,
    }
}

/// Whether a word in lower case is a function word: it is on one of the two lists.
pub(crate) fn is_function_word(word: &str) -> bool {
    let standing = standing(word);
    standing.listed.is_some() || standing.long_function
}

/// Whether a word in lower case begins a noun's phrase: *the*, *my*, *this*, *all*.
pub(crate) fn is_determiner(word: &str) -> bool {
    let class = standing(word).listed.map(|listed| listed.class);
    matches!(class, Some(Class::Article | Class::Possessive | Class::Demonstrative | Class::Quantity))
}

/// Whether a word leans on the next one, so that hardly a line ends on it unless the sense runs on: an article, a preposition, a
/// conjunction, a subject, *my* and its like, an auxiliary.
pub(crate) fn leans_on_next(word: &str) -> bool {
    let listed = standing(word).listed.filter(|listed| is_proclitic(listed.place));
    let is_among = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    listed.is_some_and(|listed| listed.class != Class::Object) && !is_among(&OBJECTS_TOO) || is_among(LONG_LEANING)
}

/// The listed word at a place.
#[cfg(any(test, feature = "train"))]
pub(crate) fn listed_word(place: usize) -> &'static str {
    table().get(place).map_or("", |&(word, _)| word)
}

/// What the lists say of a word as it stands in a line.
pub(crate) fn standing(word: &str) -> Standing {
    const LONGEST: usize = 24;
    let mut buffer = [0u8; LONGEST];
    let mut length = 0;
    let capital = word.starts_with(char::is_uppercase);
    for c in word.chars() {
        let c = if crate::text::is_apostrophe(c) { '\'' } else { c.to_ascii_lowercase() };
        if !c.is_ascii() || length == LONGEST {
            return Standing { capital, ..by_spelling(word.as_bytes()) };
        }
        buffer[length] = c as u8;
        length += 1;
    }
    let bytes = &buffer[..length];
    let known = function_words().get(bytes).copied().unwrap_or_default();
    let marked = marked(bytes).filter(|_| known.listed.is_none());
    let spelling = by_spelling(marked.unwrap_or(bytes));
    Standing {
        open_end: spelling.open_end,
        opens_phrase: known.long_function || spelling.opens_phrase && known.listed.is_none(),
        proclitic: known.proclitic.or(marked.map(|_| Proclitic::Marked)),
        vowelless: VOWELLESS.iter().any(|word| word.as_bytes() == bytes),
        prefixed: spelling.prefixed,
        capital,
        ..known
    }
}

/// What the lists say of every word in them, by its letters; the fields that depend on spelling are left unset.
fn function_words() -> &'static HashMap<&'static [u8], Standing, RandomState> {
    static WORDS: LazyLock<HashMap<&[u8], Standing, RandomState>> = LazyLock::new(|| {
        let long = LONG_FUNCTION_WORDS.split_whitespace();
        let long = long.map(|word| (word.as_bytes(), Standing { long_function: true, ..Standing::default() }));
        let mut words: HashMap<&[u8], Standing, RandomState> = long.collect();
        for (place, &(word, class)) in table().iter().enumerate() {
            let Ok(place) = u16::try_from(place) else { break };
            let listed = Some(Listed { place, class });
            // A word on both lists has the marks of both.
            let standing = words.entry(word.as_bytes()).or_default();
            *standing = Standing { listed, proclitic: proclitic(word, listed), ..*standing };
        }
        words
    });
    &WORDS
}

fn proclitic(key: &str, listed: Option<Listed>) -> Option<Proclitic> {
    match key {
        "th'" | "t'" => Some(Proclitic::Written),
        "the" => Some(Proclitic::The),
        "to" => Some(Proclitic::To),
        _ => listed.filter(|listed| listed.class == Class::Subject).map(|_| Proclitic::Pronoun),
    }
}

/// Contractions that older print sets apart from their word.
const VOWELLESS: [&str; 8] = ["'s", "'d", "'ll", "'t", "'ve", "'re", "'m", "'st"];

/// The letters before an apostrophe at the word's end that marks its vowel as lost; a single consonant is enough (*b'*).
fn marked(word: &[u8]) -> Option<&[u8]> {
    let letters = word.strip_suffix(b"'")?;
    let (last, before) = letters.split_last()?;
    (before.is_empty() || b"aeiouy".contains(last)).then_some(letters)
}

/// Prefixes, mostly of Latin and French words, whose stress has wavered between prefix and stem or parts noun from verb.
#[rustfmt::skip]
const PREFIXES: [&str; 46] = [
    "ab", "ac", "ad", "af", "al", "an", "ap", "as", "at", "be", "co", "col", "com", "con", "cor", "de", "di", "dis", "em",
    "en", "es", "ex", "for", "fore", "im", "in", "mis", "ob", "oc", "of", "op", "out", "over", "per", "pre", "pro", "re",
    "sub", "suf", "sup", "sur", "tra", "trans", "un", "under", "up",
];

/// The fewest letters of a stem.
const LEAST_STEM: usize = 3;

/// The prefixes by their first letters, from *a*, to be fast: every word of every line is looked up.
fn prefixes() -> &'static [Vec<&'static str>; 26] {
    static BY_LETTER: LazyLock<[Vec<&str>; 26]> = LazyLock::new(|| {
        std::array::from_fn(|letter| {
            let begins = |prefix: &&str| prefix.bytes().next().is_some_and(|first| usize::from(first - b'a') == letter);
            PREFIXES.into_iter().filter(begins).collect()
        })
    });
    &BY_LETTER
}

/// The fields of [`Standing`] that depend on spelling alone.
fn by_spelling(word: &[u8]) -> Standing {
    let begins = |prefix: &&str| word.len() >= prefix.len() + LEAST_STEM && word.starts_with(prefix.as_bytes());
    let letter = word.first().map(|letter| letter.wrapping_sub(b'a'));
    let prefixes = letter.and_then(|letter| prefixes().get(usize::from(letter)));
    Standing {
        open_end: matches!(word, [.., b'y'] | [.., b'o', b'w'] | [.., b'i', b'e']),
        opens_phrase: matches!(word, [.., b'i', b'n', b'g'] | [.., b'e', b'd']),
        prefixed: prefixes.is_some_and(|prefixes| prefixes.iter().any(begins)),
        ..Standing::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_class_however_it_is_written() {
        assert_eq!(standing("The").listed.unwrap().class, Class::Article);
        assert_eq!(standing("’Tis").listed.unwrap().class, Class::Auxiliary);
        assert_eq!(standing("love").listed, None);
        assert!(standing("Upon").long_function);
        assert!(standing("sorrow").open_end && standing("MANY").listed.is_none());
        assert_eq!(standing("th’").proclitic, Some(Proclitic::Written));
        assert_eq!(standing("b’").proclitic, Some(Proclitic::Marked));
        assert!(standing("glory'").open_end && standing("wi'").proclitic.is_none());
        assert!(standing("’T").vowelless && !standing("'tis").vowelless);
        assert!(standing("Aspect").prefixed && !standing("over").prefixed && !standing("gallant").prefixed);
    }
}
