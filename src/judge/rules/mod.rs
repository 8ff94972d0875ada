//! The rules: each reads a laid poem and says what it finds.
//!
//! A rule, or a small family of rules, is one module with one `check`, and each rule has a page beside it, which
//! `verse explain` prints. To add one: a name in [`Rule`], a page, a module, and its `check` in [`CHECKS`].

mod acrostic;
mod alike;
mod alliteration;
mod end_word;
mod halves;
mod inner;
mod line_ending;
mod merge;
mod meter;
mod name;
mod one_of;
mod pronunciation;
mod refrain;
mod rhyme;
mod stray;
mod structure;
mod syllables;
mod total;
mod word_count;

pub(super) use acrostic::owed as owed_to_acrostic;

use super::Rule;
use super::laid::Laid;
use super::report::Report;

/// What a rule is in code: it reads the laid poem and adds to the report.
type Check = fn(&Laid<'_>, &mut Report<'_>);

/// Every check, in the order it is made: meter after syllables, which speak for both, rhyme after refrains, whose missing part
/// leaves nothing to rhyme.
const CHECKS: &[Check] = &[
    structure::check,
    alike::check,
    syllables::check,
    total::check,
    meter::check,
    line_ending::check,
    word_count::check,
    refrain::check,
    rhyme::check,
    inner::check,
    stray::check,
    merge::check,
    end_word::check,
    acrostic::check,
    alliteration::check,
    name::check,
    one_of::check,
    pronunciation::check,
];

/// Everything the rules have to say of a laid poem.
pub(super) fn report<'a>(laid: &Laid<'a>) -> Report<'a> {
    let mut report = Report::new(laid.case.form);
    // The lines of prose are the page's, not the poet's.
    let checks = if laid.case.form.prose { &[pronunciation::check as Check][..] } else { CHECKS };
    for check in checks {
        check(laid, &mut report);
    }
    report
}

macro_rules! pages {
    ($($rule:ident $file:literal),+ $(,)?) => {
        impl Rule {
            /// The rule's page in Markdown: what it finds, why it matters, an example, how to mend it, when to keep it.
            pub fn page(self) -> &'static str {
                match self { $(Self::$rule => include_str!($file)),+ }
            }
        }
    };
}

pages! {
    LineCount "line-count.md",
    StanzaCount "stanza-count.md",
    StanzaLength "stanza-length.md",
    StanzaBreak "stanza-break.md",
    Alike "alike.md",
    Syllables "syllables.md",
    TotalSyllables "total-syllables.md",
    Meter "meter.md",
    Beats "beats.md",
    LineEnding "line-ending.md",
    WordCount "word-count.md",
    Caesura "caesura.md",
    Rhyme "rhyme.md",
    RhymeSlant "rhyme-slant.md",
    RhymeRepeat "rhyme-repeat.md",
    RhymeStray "rhyme-stray.md",
    RhymeMerge "rhyme-merge.md",
    Refrain "refrain.md",
    RefrainPart "refrain-part.md",
    EndWord "end-word.md",
    Envoi "envoi.md",
    Sequence "sequence.md",
    Acrostic "acrostic.md",
    Alliteration "alliteration.md",
    Name "name.md",
    Pronunciation "pronunciation.md",
    UnusedAllow "unused-allow.md",
}
