//! The weight of each demand of a slot that a line keeps or does not keep: log-likelihood ratios of the right form against chance,
//! in nats.

use crate::rhyme::Grade;

/// The weight of a rhyme of this grade where the form asks for one.
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

/// A rhyme that depends on a guessed word.
pub(super) const RHYME_GUESSED: f64 = -0.4;

/// A rhyme where the form allows none; it is small, since a couplet may close a scene of blank verse.
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
/// The share of lines that have any one count by chance, and the greatest share of any range of counts.
const BY_CHANCE: f64 = 0.13;
const MOST_BY_CHANCE: f64 = 0.9;

/// A line inside the range of `width` counts that the form asks.
pub(super) fn syllables_kept(width: u32) -> f64 {
    (KEPT / MOST_BY_CHANCE.min(BY_CHANCE * f64::from(width))).ln()
}

/// A line one syllable out, or more.
pub(super) const ONE_SYLLABLE_OUT: f64 = -0.5;
pub(super) const SYLLABLES_OUT: f64 = -3.0;

/// A line scanned in the foot of the form's meter, or in another. Set by judgment, well below the weight of a line's length in a
/// regular meter, so that a few inverted lines do not decide.
pub(super) const FOOT_KEPT: f64 = 0.2;
pub(super) const OTHER_FOOT: f64 = -1.5;

/// A form without a fixed length whose last stanza is not full yet.
pub(super) const UNFINISHED: f64 = -1.5;

/// A line with the number of words asked, or not; a short line has any one number by chance about one time in six.
pub(super) const WORDS_KEPT: f64 = 1.7;
pub(super) const WORDS_OUT: f64 = -3.0;

/// A letter of an acrostic that is there, or is not; the chance is one in twenty-six.
pub(super) const ACROSTIC: f64 = 3.0;
pub(super) const ACROSTIC_MISSING: f64 = -3.0;

/// Blank lines where the form has them, or elsewhere.
pub(super) const BREAKS_KEPT: f64 = 1.5;
pub(super) const BREAKS_ELSEWHERE: f64 = -4.0;

/// A fixed number of lines that the draft has.
pub(super) const LINES_MET: f64 = 1.5;

/// A title of the draft that names the form.
pub(super) const NAMED_IN_TITLE: f64 = 5.0;

/// The least score of a suggestion: of 150 poems in free verse one reaches it.
pub(super) const LEAST_SCORE: f64 = 4.0;

/// The lead over its parent that a form needs.
pub(super) const CHILD_MUST_LEAD: f64 = 4.0;
/// How far below its parent a form without that lead is put.
pub(super) const JUST_BELOW: f64 = 0.01;
