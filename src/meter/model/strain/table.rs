//! The strains by name, each with what it weighs.

macro_rules! strains {
    ($($name:ident $words:literal $weight:literal),+ $(,)?) => {
        /// One way for a line to strain against its meter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Strain { $($name),+ }

        /// Every strain with its name and its weight.
        ///
        /// Learned by `trainers/plausible.rs` from canonical verse against the same lines with two neighboring words swapped, a
        /// word dropped or a word added; the unit is arbitrary.
        pub(crate) const STRAINS: &[(Strain, &str, f32)] = &[$((Strain::$name, $words, $weight)),+];
    };
}

strains! {
    // A stress in slack, by the word it belongs to.
    MainInSlack "main stress of a long word in slack" 0.043,
    PrefixInSlack "main stress on a prefix in slack" 0.029,
    StemInSlack "main stress after a prefix in slack" 0.494,
    NameInSlack "main stress of a name in slack" 0.018,
    FunctionInSlack "main stress of a long function word in slack" 0.794,
    PrepositionInSlack "main stress of a function word of two syllables in slack" 0.120,
    SecondaryInSlack "secondary stress in slack" 0.022,
    ContentInSlack "content monosyllable in slack" 0.139,
    StrongInSlack "strong function monosyllable in slack" 0.066,
    // The same by its neighbors: a stress between two light syllables is the line's own peak, and slack will not hold it.
    MainAfterLight "main stress in slack after a light syllable of another word" 0.460,
    MainAfterMiddling "main stress in slack after a half-stressed syllable of another word" 0.349,
    MainAfterStress "main stress in slack after a stress of another word" 0.164,
    MainBeforeLight "main stress in slack before a light syllable of another word" 0.516,
    MainBeforeMiddling "main stress in slack before a half-stressed syllable of another word" 0.300,
    MainBeforePause "main stress in slack before a pause" 0.020,
    // A word in the slack after the last beat.
    LastContentInSlack "content monosyllable in the slack that ends the line" 0.499,
    LastStrongInSlack "strong function monosyllable in the slack that ends the line" 0.422,
    LastWeakInSlack "weak function monosyllable, no pronoun, in the slack that ends the line" 0.436,
    // A light syllable on a beat, by the word it belongs to.
    BesideOnBeat "unstressed syllable beside a stress on a beat" 0.193,
    RisingOnBeat "unstressed syllable before a stress on a beat" 0.432,
    FinalOnBeat "final unstressed syllable beside a stress on a beat" 0.409,
    PrefixOnBeat "unstressed prefix on a beat" 0.127,
    LightStemOnBeat "unstressed syllable after a prefix on a beat" 0.366,
    NameOnBeat "unstressed syllable of a name on a beat" 0.288,
    LightFunctionOnBeat "unstressed syllable of a long function word on a beat" 0.123,
    LightPrepositionOnBeat "unstressed syllable of a function word of two syllables on a beat" 0.224,
    WeakOnBeat "weak function monosyllable on a beat" 0.057,
    ArticleOnBeat "article on a beat" 0.026,
    // The same by what follows.
    LightBeforeLight "unstressed end of a word on a beat before a syllable without stress" 0.361,
    LightBeforeStress "unstressed end of a word on a beat before a stress" 0.194,
    LightBeforePause "unstressed end of a word on a beat before a pause" 0.057,
    // An article leans on the word after it.
    ArticleAtPause "article before a pause or the line's end" 0.415,
    ArticleAlone "article before a word that leans itself" 0.161,
    // What the meter takes beyond its plain feet.
    TurnFirst "first foot turned" 0.030,
    TurnLater "later foot turned after a pause" 0.031,
    TurnPhrase "later foot turned where a phrase may open" 0.467,
    TurnStress "later foot turned after a stress" 0.637,
    ExtraSlack "two slacks for one" 0.787,
    ExtraInWord "two slacks for one, the first inside a word" 0.594,
    ExtraAtPause "two slacks for one, the first before a pause" 0.538,
    ExtraTurn "two slacks in a turned foot" 0.695,
    ShortFirst "one slack for two in the first foot" 0.001,
    Short "one slack for two" 0.533,
    Headless "first slack dropped" 0.575,
    Anacrusis "slack before the first beat" 0.604,
    Feminine "feminine ending" 0.052,
    Triple "two slacks after the last beat" 0.800,
    Catalexis "last slack dropped" 0.799,
    // How words are read.
    AlternateReading "another pronunciation" 0.212,
    Everyday "everyday reading" 0.018,
    Being "a vowel and -ing or -l in one syllable" 0.303,
    VowelsJoined "two vowels run together" 0.134,
    VowelLost "a vowel lost that speech keeps" 0.706,
    EdSounded "-ed as a syllable" 0.278,
    SyllableRestored "a syllable that speech has lost" 0.372,
    JoinedWritten "th' said with the next word" 0.029,
    JoinedThe "\"the\" said with the next word" 0.247,
    JoinedTo "\"to\" said with the next word" 0.610,
    JoinedPronoun "a pronoun said with the next word" 0.504,
    JoinedOpenEnd "a last vowel run into the next word" 0.477,
}

#[cfg(any(test, feature = "train"))]
impl Strain {
    /// Whether it is a departure that tradition licenses, as against a word that resists.
    pub(crate) fn is_license(self) -> bool {
        (Self::TurnFirst as u8..=Self::Catalexis as u8).contains(&(self as u8))
    }
}
