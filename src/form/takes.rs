//! The kinds of values that the keys of a form file take, as the documentation names them and the JSON Schema
//! describes them.

use std::fmt;

macro_rules! takes {
    ($($name:ident $said:literal,)*) => {
        /// The kind of value a key of a form file takes; one whose name begins with a capital when shown is
        /// an enum of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each variant says what it is when it is shown")]
        pub enum Takes { $($name,)* }

        impl fmt::Display for Takes {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $said,)* })
            }
        }
    };
}

takes! {
    Text "text",
    Texts "texts",
    TextOrTexts "text or texts",
    Count "count",
    StanzaBreaks "StanzaBreaks",
    Truth "truth",
    Alike "Alike",
    CountForEachLine "count for each line",
    MeterForEachLine "meter for each line",
    EndingForEachLine "ending for each line",
    Alternation "Alternation",
    CynghaneddForEachLine "cynghanedd for each line",
    LettersForEachLine "letters for each line",
    LettersOrTable "letters or table of them",
    NumbersOrTable "numbers or table of them",
    Within "Within",
    PalindromeUnit "PalindromeUnit",
    CountsByWord "counts by word",
    NumberOrTable "number or table of it",
    Number "number",
    Licenses "licenses",
    RhymeAsked "RhymeAsked",
    IdenticalRhyme "IdenticalRhyme",
    RefrainTable "refrain table",
    AcrosticTables "text or acrostic tables",
    Patterns "patterns",
    SequenceTable "sequence table",
    InsetTable "inset table",
    Poems "Poems",
    LineTables "line tables",
    LevelsByRule "levels by rule",
    ExampleTables "example tables",
    Places "number or numbers",
    Meter "meter",
    EndingAsked "EndingAsked",
    Cynghanedd "Cynghanedd",
    Letters "letters",
    Has "what a line has",
    Level "level",
    AcrosticPlace "AcrosticPlace",
    AcrosticUnit "AcrosticUnit",
    Mesostic "Mesostic",
    RefrainPart "RefrainPart",
    RefrainRhyme "small letter or \"before\"",
    RefrainMatch "RefrainMatch",
    Link "link",
    Numbers "numbers",
    BannedLettersForEachLine "letters for each line",
    BannedLetters "letters",
    PalindromeUnitOrTable "PalindromeUnit or a table",
    TextWithLetters "text",
    Vowels "count",
    Place "number",
    NumberFromOne "number",
    WithinLines "Within",
}
