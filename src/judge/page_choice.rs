//! The choice of the reading of a page, which says which lines are verse: the one under which the form is kept best.

use crate::analysis::{HeardPage, Poem};
use crate::page::{Cost, ERROR, PageReading, SheetReading};

use super::{Finding, Rule, Severity, Verdict};

/// The cost of a warning: two weigh less than an error, three more.
const WARNING: Cost = 15;

/// The most readings of a page that are judged whole. A page of one poem has at most 16.
const MOST_JUDGED: usize = 48;

/// The most open sheets of a page whose readings are judged with the whole page. Beyond them, each sheet is judged by itself
/// where the form's length is fixed, so that a file of a thousand titled haiku costs no more than a thousand haiku.
const MOST_OPEN: usize = 8;

/// How much more than the cheapest reading another may cost while a line is typed. A poem that is not finished has few findings, so that
/// any line could be taken for a title; only a line that looks at least as much like a title as like verse is.
const MOST_WHILE_TYPING: Cost = 12;

/// Looks for the best reading of a page.
pub(super) struct PageChoice<'a> {
    pub(super) page: &'a HeardPage,
    /// Judges a poem.
    pub(super) judge: &'a dyn Fn(&Poem) -> Verdict,
    /// Whether a line is being typed.
    pub(super) typing: bool,
    /// Whether each sheet of the page may be a poem by itself: the form's length is fixed.
    pub(super) sheets_apart: bool,
}

impl PageChoice<'_> {
    /// The poem under the best reading, with its verdict; `first` is the poem under the reading that costs least.
    pub(super) fn best(&self, first: Poem) -> (Poem, Verdict) {
        let verdict = (self.judge)(&first);
        let sheets = self.page.page().sheets().len();
        let open: Vec<usize> = (0..sheets).filter(|&sheet| !self.page.page().is_plain(sheet)).collect();
        if open.is_empty() || self.cost(&first, &verdict) == 0 {
            return (first, verdict);
        }
        if open.len() > MOST_OPEN && self.sheets_apart {
            return self.sheet_by_sheet(&open);
        }
        self.together(&open, (first, verdict))
    }

    /// Tries the readings of each sheet in turn, each judged with the whole page.
    fn together(&self, open: &[usize], first: (Poem, Verdict)) -> (Poem, Verdict) {
        let mut reading = self.page.page().cheapest();
        let mut best = first;
        let mut judged = 1;
        for &sheet in open {
            let current = reading.sheets[sheet];
            let (mut least, mut chosen) = (self.cost(&best.0, &best.1) + current.cost, current);
            for candidate in self.page.page().readings(sheet).into_iter().filter(|reading| *reading != current) {
                let far = self.typing && candidate.cost > current.cost + MOST_WHILE_TYPING;
                if candidate.cost >= least || far || judged >= MOST_JUDGED {
                    break;
                }
                reading.sheets[sheet] = candidate;
                let poem = self.page.poem(&reading);
                let verdict = (self.judge)(&poem);
                judged += 1;
                let total = self.cost(&poem, &verdict) + candidate.cost;
                if total < least {
                    (least, chosen, best) = (total, candidate, (poem, verdict));
                }
            }
            reading.sheets[sheet] = chosen;
        }
        best
    }

    /// Chooses the reading of each sheet as if it were a page by itself.
    fn sheet_by_sheet(&self, open: &[usize]) -> (Poem, Verdict) {
        let mut reading: PageReading = self.page.page().cheapest();
        for &sheet in open {
            let least = |candidate: SheetReading| {
                let poem = self.page.sheet(sheet, candidate);
                self.cost(&poem, &(self.judge)(&poem)) + candidate.cost
            };
            let mut best = (least(reading.sheets[sheet]), reading.sheets[sheet]);
            for candidate in
                self.page.page().readings(sheet).into_iter().filter(|other| *other != reading.sheets[sheet])
            {
                if candidate.cost >= best.0 {
                    break;
                }
                let total = least(candidate);
                if total < best.0 {
                    best = (total, candidate);
                }
            }
            reading.sheets[sheet] = best.1;
        }
        let poem = self.page.poem(&reading);
        let verdict = (self.judge)(&poem);
        (poem, verdict)
    }

    /// The cost of a verdict's findings. Each line over or missing costs as much as a warning, beside their one finding.
    ///
    /// A saved poem that is not finished is an error too, or a line that breaks its form would be taken for a title, and the poem for
    /// one that is still being written.
    ///
    /// A finding about letters or words in the first line of a block costs nothing where that line looks like verse, or any line with a
    /// wrong letter would be taken for a title.
    fn cost(&self, poem: &Poem, verdict: &Verdict) -> Cost {
        let number = |place: usize| poem.lines.iter().find(|line| line.place == place).map(|line| line.number);
        let firsts: Vec<u32> = self.page.page().in_one_block_with_verse().filter_map(number).collect();
        let is_written = |rule: Rule| OF_LETTERS_AND_WORDS.contains(&rule);
        let counts = |finding: &&Finding| !(is_written(finding.rule) && firsts.contains(&finding.line));
        let found = verdict.findings.iter().filter(counts).map(|finding| match finding.severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
            Severity::Note => 0,
        });
        let unmatched = WARNING.saturating_mul(u32::try_from(verdict.unmatched).unwrap_or(Cost::MAX));
        let unfinished = if verdict.unfinished.is_some() && !self.typing { ERROR } else { 0 };
        found.sum::<Cost>() + unmatched + unfinished
    }
}

/// The rules of letters and words that single lines break.
const OF_LETTERS_AND_WORDS: [Rule; 9] = [
    Rule::BannedLetter,
    Rule::MissingLetter,
    Rule::LetterCount,
    Rule::WordLength,
    Rule::WordSyllables,
    Rule::Tautogram,
    Rule::Anagram,
    Rule::WordUse,
    Rule::Anaphora,
];
