//! How much of what its form asks a draft keeps, as one number and by kind of duty.
//!
//! The score reads a verdict and decides nothing: a line keeps a duty where no error or warning of the duty's rules is on it. A finding that
//! rests on a guessed word leaves its duty undecided, and the duty counts neither way.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Finding, LineVerdict, OwedLine, Rule, Severity, Verdict};
use crate::analysis::Poem;
use crate::form::Form;

/// What a form asks, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Duty {
    /// As many lines as the form has.
    Lines,
    /// Blank lines where the form parts its stanzas.
    Stanzas,
    /// The syllables of a line.
    Syllables,
    /// The meter, beats, pause and close of a line.
    Meter,
    /// A rhyme with an earlier line.
    Rhyme,
    /// A line, or a part of it, that returns.
    Refrain,
    /// The word that a line ends on.
    EndWords,
    /// What is asked of letters and words: acrostics, bans, lengths, counts, alliteration.
    Words,
}

impl Duty {
    /// Every kind, in the order of a report.
    pub const ALL: &[Self] = &[
        Self::Lines,
        Self::Stanzas,
        Self::Syllables,
        Self::Meter,
        Self::Rhyme,
        Self::Refrain,
        Self::EndWords,
        Self::Words,
    ];

    /// Its name in machine formats: `end_words`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Stanzas => "stanzas",
            Self::Syllables => "syllables",
            Self::Meter => "meter",
            Self::Rhyme => "rhyme",
            Self::Refrain => "refrain",
            Self::EndWords => "end_words",
            Self::Words => "words",
        }
    }

    /// The kind of duty that a rule watches over; `None` for rules that watch over words alone, or over whole sequences.
    pub const fn of(rule: Rule) -> Option<Self> {
        Some(match rule {
            Rule::LineCount => Self::Lines,
            Rule::StanzaCount | Rule::StanzaLength | Rule::StanzaBreak | Rule::Alike => Self::Stanzas,
            Rule::Syllables | Rule::TotalSyllables => Self::Syllables,
            Rule::Meter | Rule::Beats | Rule::Caesura | Rule::LineEnding | Rule::Alternation => Self::Meter,
            Rule::Rhyme | Rule::RhymeSlant | Rule::RhymeRepeat | Rule::RhymeStray | Rule::RhymeMerge => Self::Rhyme,
            Rule::Refrain | Rule::RefrainPart => Self::Refrain,
            Rule::EndWord | Rule::Envoi => Self::EndWords,
            Rule::Acrostic
            | Rule::Alliteration
            | Rule::Cynghanedd
            | Rule::Name
            | Rule::BannedLetter
            | Rule::MissingLetter
            | Rule::LetterCount
            | Rule::WordLength
            | Rule::WordSyllables
            | Rule::WordCount
            | Rule::Tautogram
            | Rule::Palindrome
            | Rule::Anagram
            | Rule::WordUse
            | Rule::Anaphora
            | Rule::GivenLine
            | Rule::TotalWords
            | Rule::TotalLetters => Self::Words,
            Rule::Sequence | Rule::Inset | Rule::Pronunciation | Rule::UnusedAllow => return None,
        })
    }
}

/// How many duties of one kind a draft has and keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyScore {
    /// The kind.
    pub duty: Duty,
    /// The number of duties, with those of missing lines.
    pub owed: u32,
    /// The number of duties kept.
    pub kept: u32,
    /// The number of duties neither kept nor broken: a guessed word decides, or another fault of the line kept them from being judged.
    pub undecided: u32,
}

impl DutyScore {
    /// The share kept of the decided duties, from 0 to 1; `None` where none is decided.
    pub fn value(&self) -> Option<f64> {
        let decided = self.owed - self.undecided.min(self.owed);
        (decided > 0).then(|| f64::from(self.kept) / f64::from(decided))
    }
}

/// How much of what its form asks a draft keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// Each kind of duty that the form asks.
    pub duties: Vec<DutyScore>,
    /// The words of the poem whose sound was guessed.
    pub guessed_words: u32,
}

impl Score {
    /// The program and version whose dictionaries, weights and rules gave a score; scores of two versions may differ.
    pub const EAR: &str = concat!("verse ", env!("CARGO_PKG_VERSION"));

    /// The score of a draft, from its verdict and its findings.
    ///
    /// `findings` are those that count against the draft: leave out what the poet accepted.
    pub fn of<'a>(
        poem: &Poem,
        form: &Form,
        verdict: &Verdict,
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> Self {
        Self::of_lines(poem, form, verdict, 0..poem.lines.len(), findings)
    }

    /// The score of one of several poems in a draft, which has these lines of verse. A finding counts when it is on one of them, or
    /// below them and above the next poem; above the first, it counts for the first.
    pub fn of_lines<'a>(
        poem: &Poem,
        form: &Form,
        verdict: &Verdict,
        lines: Range<usize>,
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> Self {
        let numbers = poem.numbers_of(&lines);
        let counts = |finding: &&Finding| finding.severity > Severity::Note && numbers.contains(&finding.line);
        let against: Vec<&Finding> = findings.into_iter().filter(counts).collect();
        let judged = Judged::of(poem, verdict, lines.clone(), &against);
        let duties = Duty::ALL.iter().filter_map(|&duty| {
            let owed = judged.owed(duty, form);
            let Breaches { broken, guessed, unjudged } = Breaches::of(duty, &judged, &against);
            // Findings about the whole poem are on lines that owe nothing of the kind themselves.
            let owed = owed.max(u32::from(broken + guessed > 0));
            let broken = broken.min(owed);
            let undecided = (guessed + unjudged).min(owed - broken);
            (owed > 0).then_some(DutyScore { duty, owed, kept: owed - broken - undecided, undecided })
        });
        let guessed = poem.lines.get(lines).unwrap_or_default().iter().map(|line| line.heard.guesses().count()).sum();
        Self { duties: duties.collect(), guessed_words: count(guessed) }
    }

    /// The score, from 0 to 1: the mean share kept, over the kinds of duty that the form asks. `None` where nothing is asked, or
    /// guessed words decide everything.
    ///
    /// Every kind weighs the same, so that fourteen meters do not drown seven rhymes.
    pub fn value(&self) -> Option<f64> {
        let values: Vec<f64> = self.duties.iter().filter_map(DutyScore::value).collect();
        let kinds = f64::from(count(values.len()));
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / kinds)
    }
}

/// The lines that are scored, with those lacking and those too many.
struct Judged<'a> {
    written: &'a [LineVerdict],
    /// What the lacking lines owe: first those inside the draft's poems, then those after the last line.
    lacking: Vec<&'a OwedLine>,
    missing: usize,
    extra: usize,
}

impl<'a> Judged<'a> {
    /// The lines lacking or too many count where a finding says so, or the poem is unfinished: the poet may have accepted its length.
    fn of(poem: &Poem, verdict: &'a Verdict, lines: Range<usize>, against: &[&Finding]) -> Self {
        let written = verdict.lines.get(lines.clone()).unwrap_or_default();
        let is_last = lines.end == poem.lines.len();
        let poems = || verdict.poems.iter().filter(|judged| judged.ends_in(&lines, is_last));
        let is_of_length = |finding: &&Finding| matches!(Duty::of(finding.rule), Some(Duty::Lines | Duty::Stanzas));
        if poems().all(|judged| judged.unfinished.is_none()) && !against.iter().any(is_of_length) {
            return Self { written, lacking: Vec::new(), missing: 0, extra: 0 };
        }
        let after = if is_last { verdict.owed.as_slice() } else { &[] };
        Self {
            written,
            lacking: poems().flat_map(|judged| &judged.lacking).chain(after).collect(),
            missing: poems().map(|judged| judged.missing).sum(),
            extra: poems().map(|judged| judged.extra).sum(),
        }
    }

    fn written(&self) -> impl Iterator<Item = &'a OwedLine> {
        self.written.iter().map(|line| &line.owes)
    }

    fn lacking(&self) -> impl Iterator<Item = &'a OwedLine> {
        self.lacking.iter().copied()
    }

    /// How many duties of a kind the form asks, with those of lacking lines.
    fn owed(&self, duty: Duty, form: &Form) -> u32 {
        let lines = || self.written().chain(self.lacking());
        let of_lines = || count(lines().filter(|line| owes(duty, line)).count());
        match duty {
            Duty::Lines if form.prose => 0,
            Duty::Lines => count(self.written.len() + self.missing),
            Duty::Stanzas => count(lines().skip(1).filter(|line| owes(duty, line)).count()),
            Duty::Syllables => of_lines() + u32::from(form.total_syllables.is_some()),
            Duty::Rhyme => rhymes(lines()),
            Duty::Meter | Duty::Refrain | Duty::EndWords => of_lines(),
            Duty::Words => of_lines() + of_whole_poem(form),
        }
    }
}

/// Whether a line owes something of a kind. Lines are counted and rhymes go by pairs, so neither is a line's own.
fn owes(duty: Duty, line: &OwedLine) -> bool {
    match duty {
        Duty::Lines => false,
        Duty::Stanzas => line.begins_stanza,
        Duty::Syllables => !line.syllables.is_empty(),
        Duty::Meter => !line.meter.is_empty() || line.measure.ending.is_some(),
        Duty::Rhyme => line.rhyme.is_some(),
        Duty::Refrain => line.refrain.is_some(),
        Duty::EndWords => line.end_words.iter().any(Option::is_some),
        Duty::Words => owes_words(line),
    }
}

/// Every line that owes a rhyme but for the first of each rhyme, which has nothing to rhyme with yet.
fn rhymes<'a>(lines: impl Iterator<Item = &'a OwedLine>) -> u32 {
    let mut begun = BTreeSet::new();
    let owing = lines.filter_map(|line| line.rhyme).filter(|rhyme| !begun.insert((rhyme.poem, rhyme.number)));
    count(owing.count())
}

fn owes_words(line: &OwedLine) -> bool {
    let measure = &line.measure;
    !line.acrostic.is_empty()
        || measure.words.is_some()
        || measure.cynghanedd.is_some()
        || measure.letters.is_some()
        || measure.word_letters.is_some()
        || measure.word_syllables.is_some()
        || measure.banned_letters.is_some()
        || measure.allowed_letters.is_some()
        || measure.says.is_some()
        || measure.name
}

/// What the form asks of the letters and words of the whole poem, one for each thing asked.
fn of_whole_poem(form: &Form) -> u32 {
    let written = &form.written;
    let asked = [
        written.vowels.is_some(),
        written.required.is_some(),
        written.lengths.is_some(),
        written.tautogram.is_some(),
        written.palindrome.is_some(),
        written.anagram.is_some(),
        written.anaphora.is_some(),
        written.epistrophe.is_some(),
        written.total_words.is_some(),
        written.total_letters.is_some(),
        !form.alliteration.is_empty(),
    ];
    count(asked.into_iter().filter(|asked| *asked).count())
}

/// The duties of one kind that are not kept, one for each line.
struct Breaches {
    /// Those with a finding, and those of missing lines.
    broken: u32,
    /// Those whose finding rests on a guessed word.
    guessed: u32,
    /// Those that another fault of the line kept from being judged.
    unjudged: u32,
}

impl Breaches {
    fn of(duty: Duty, judged: &Judged<'_>, against: &[&Finding]) -> Self {
        let never_kept = match duty {
            Duty::Lines => {
                return Self { broken: count(judged.missing + judged.extra), guessed: 0, unjudged: 0 };
            }
            Duty::Rhyme => rhymes(judged.written().chain(judged.lacking())) - rhymes(judged.written()),
            _ => count(judged.lacking().filter(|line| owes(duty, line)).count()),
        };
        let of = |duty: Duty| against.iter().copied().filter(move |finding| Duty::of(finding.rule) == Some(duty));
        let broken = lines_of(duty, of(duty).filter(|finding| finding.guess.is_none()));
        let mut guessed = lines_of(duty, of(duty).filter(|finding| finding.guess.is_some()));
        guessed.retain(|line| !broken.contains(line));
        let mut unjudged: BTreeSet<u32> =
            not_judged(duty).iter().flat_map(|&other| lines_of(other, of(other))).collect();
        unjudged.retain(|line| !broken.contains(line) && !guessed.contains(line));
        Self {
            broken: count(broken.len()) + never_kept,
            guessed: count(guessed.len()),
            unjudged: count(unjudged.len()),
        }
    }
}

/// The kinds of duty whose fault on a line keeps this kind from being judged there: a line of the wrong length is not checked for its
/// meter, nor a line that fails to return for its rhyme.
fn not_judged(duty: Duty) -> &'static [Duty] {
    match duty {
        Duty::Meter => &[Duty::Syllables],
        Duty::Rhyme => &[Duty::Refrain, Duty::EndWords],
        _ => &[],
    }
}

/// The lines that findings are on. One finding names every line of a poem in another meter.
fn lines_of<'a>(duty: Duty, findings: impl Iterator<Item = &'a Finding>) -> BTreeSet<u32> {
    let lines = |finding: &'a Finding| {
        let related = if duty == Duty::Meter { finding.related.as_slice() } else { &[] };
        std::iter::once(finding.line).chain(related.iter().map(|related| related.line))
    };
    findings.flat_map(lines).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
