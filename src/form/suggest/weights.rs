//! What each thing seen at a slot weighs, in nats: the logarithm of how much likelier it is under the right form than by chance.

use crate::rhyme::Grade;

/// What a predicted rhyme of this grade weighs.
///
/// The first four are ln(share of predicted pairs under the right scheme / share under a wrong one), counted on Shakespeare's
/// sonnets (1,064 pairs, right scheme against the Petrarchan); the finer grades take the weight of the one they were counted in.
pub(super) fn rhyme(grade: Grade) -> f64 {
    match grade {
        Grade::Rich | Grade::Perfect => 5.3,
        Grade::NearPerfect | Grade::Historic | Grade::Eye => 4.3,
        Grade::Identical => 2.0,
        Grade::Promoted => 1.2,
        Grade::Slant => 0.3,
        Grade::Assonance => -3.4,
        Grade::None => -3.5,
    }
}

/// A predicted rhyme that rests on a guessed word.
pub(super) const RHYME_GUESSED: f64 = -0.4;

/// A rhyme where the form wants none; a couplet may close a scene of blank verse, so this is mild.
pub(super) const STRAY_RHYME: f64 = -1.5;

/// A returning line that returns, returns in its last word alone, or does not; chance hardly ever repeats a line.
pub(super) const REFRAIN: f64 = 8.0;
pub(super) const REFRAIN_LAST_WORD: f64 = 3.0;
pub(super) const REFRAIN_MISSING: f64 = -5.0;

/// An end-word that is there, or is not.
pub(super) const END_WORD: f64 = 3.0;
pub(super) const END_WORD_MISSING: f64 = -3.0;

/// The share of lines that keep the count their form asks for: 83 % of the lines of Shakespeare's sonnets have ten syllables.
const KEPT: f64 = 0.8;
/// The share of lines that have any one count by chance, and the most any range of counts can have.
const BY_CHANCE: f64 = 0.13;
const MOST_BY_CHANCE: f64 = 0.9;

/// A line inside the wanted range of `width` counts.
pub(super) fn syllables_kept(width: u32) -> f64 {
    (KEPT / MOST_BY_CHANCE.min(BY_CHANCE * f64::from(width))).ln()
}

/// A line one syllable out, or more.
pub(super) const ONE_SYLLABLE_OUT: f64 = -0.5;
pub(super) const SYLLABLES_OUT: f64 = -3.0;

/// A line scanned in the foot of the form's meter, or in another; judgment, kept well below what a line's length weighs in a
/// plain meter, so that a few turned lines decide nothing.
pub(super) const FOOT_KEPT: f64 = 0.2;
pub(super) const OTHER_FOOT: f64 = -1.5;

/// A form without end whose last stanza is not full yet.
pub(super) const UNFINISHED: f64 = -1.5;

/// A line with the wanted number of words, or not; chance gives a short line any one number about one time in six.
pub(super) const WORDS_KEPT: f64 = 1.7;
pub(super) const WORDS_OUT: f64 = -3.0;

/// A letter of an acrostic that is there, or is not: one in twenty-six by chance.
pub(super) const ACROSTIC: f64 = 3.0;
pub(super) const ACROSTIC_MISSING: f64 = -3.0;

/// Blank lines just where the form has them, or elsewhere.
pub(super) const BREAKS_KEPT: f64 = 1.5;
pub(super) const BREAKS_ELSEWHERE: f64 = -4.0;

/// A fixed number of lines, met.
pub(super) const LINES_MET: f64 = 1.5;

/// The poem's own title names the form.
pub(super) const NAMED_IN_TITLE: f64 = 5.0;

/// The least score that is worth saying: of 150 poems in free verse one reaches it.
pub(super) const LEAST_SCORE: f64 = 4.0;

/// How much better than its parent a form must explain the draft.
pub(super) const CHILD_MUST_LEAD: f64 = 4.0;
/// Where a child that does not is put.
pub(super) const JUST_BELOW: f64 = 0.01;
