//! `rhyme`, `rhyme-slant` and `rhyme-repeat`: whether lines that should rhyme do, over every way of saying their ends.

use crate::form::{IdenticalRhyme, RefrainPart, RhymeAsked};
use crate::judge::laid::Laid;
use crate::judge::place;
use crate::judge::report::{Case, Remark, Report};
use crate::judge::{Rule, same};
use crate::rhyme::{Grade, Guessed, Repeat, RhymeComparison};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    if laid.case.form.rhyme == RhymeAsked::None {
        return;
    }
    let told: Vec<usize> = report
        .remarks
        .iter()
        .filter(|(_, remark)| remark.rule == Rule::RefrainPart)
        .map(|(_, remark)| remark.line)
        .collect();
    for slots in laid.layout.rhymes() {
        let rhyme = Rhyme::of(laid, slots, &told);
        report.kept_rhymes += rhyme.kept();
        rhyme.blame(report);
        rhyme.repeats(report);
        rhyme.licenses(report);
        rhyme.pending(report, slots);
    }
}

/// How many of a rhyme's earlier lines each line is held against; a monorhyme longer than this is held against its latest.
const MOST_COMPARED: usize = 24;

/// The lines of one rhyme that are settled and say something of their own.
struct Rhyme<'l, 'a> {
    laid: &'l Laid<'a>,
    /// The lines with their slots, in order; a returning line counts once.
    lines: Vec<(usize, usize)>,
    /// The company each line keeps: lines of one number rhyme with one another, by whatever way.
    company: Vec<usize>,
}

impl<'l, 'a> Rhyme<'l, 'a> {
    /// The rhyme of these slots; lines of which something worse was told are left out.
    fn of(laid: &'l Laid<'a>, slots: &[usize], told: &[usize]) -> Self {
        let own_words = |slot: &usize| {
            let returns = laid.layout.slots[*slot].refrain.filter(|refrain| refrain.part != RefrainPart::Opening);
            returns.and_then(|refrain| refrain.source).is_none_or(|source| laid.line_of(source).is_none())
        };
        let lines: Vec<(usize, usize)> = slots
            .iter()
            .filter(|slot| own_words(slot))
            .filter_map(|&slot| Some((laid.settled_line_of(slot)?, slot)))
            .filter(|&(line, _)| !told.contains(&line) && !laid.end(line).is_empty())
            .collect();
        let mut rhyme = Self { laid, company: (0..lines.len()).collect(), lines };
        rhyme.keep_company();
        rhyme
    }

    /// Puts together all lines that rhyme well enough for the form.
    fn keep_company(&mut self) {
        for later in 1..self.lines.len() {
            for earlier in later.saturating_sub(MOST_COMPARED)..later {
                if self.company[earlier] != self.company[later] && self.is_enough(earlier, later) {
                    let (from, to) = (self.company[later], self.company[earlier]);
                    self.company.iter_mut().filter(|company| **company == from).for_each(|company| *company = to);
                }
            }
        }
    }

    fn likeness(&self, earlier: usize, later: usize) -> RhymeComparison {
        self.laid.likeness(self.lines[earlier].0, self.lines[later].0)
    }

    fn is_enough(&self, earlier: usize, later: usize) -> bool {
        is_enough(self.laid.case.form.rhyme, &self.likeness(earlier, later))
    }

    /// The largest company, the earliest of two as large: what the others should rhyme with.
    fn main_company(&self) -> Option<usize> {
        let size = |company: usize| self.company.iter().filter(|&&other| other == company).count();
        self.company.iter().copied().max_by_key(|&company| (size(company), std::cmp::Reverse(company)))
    }

    /// How many lines rhyme with an earlier one.
    fn kept(&self) -> usize {
        let mut companies = self.company.clone();
        companies.sort_unstable();
        companies.dedup();
        self.lines.len() - companies.len()
    }

    fn blame(&self, report: &mut Report<'_>) {
        let Some(main) = self.main_company() else { return };
        for odd in (0..self.lines.len()).filter(|&at| self.company[at] != main) {
            let right = (0..self.lines.len()).filter(|&at| self.company[at] == main);
            // The nearest of the right lines, an earlier one before a later one.
            let nearest =
                right.min_by_key(|&at| (self.likeness(at.min(odd), at.max(odd)).grade, at > odd, at.abs_diff(odd)));
            if let Some(nearest) = nearest {
                report.add(self.fault(odd, nearest));
            }
        }
    }

    fn fault(&self, odd: usize, right: usize) -> Remark {
        let laid = self.laid;
        let ((line, slot), (other, _)) = (self.lines[odd], self.lines[right]);
        let likeness = laid.likeness(other, line);
        let (word, answer) = (laid.last_word(line), laid.last_word(other));
        let there = place::line_seen_from(laid.case.section, other, line);
        let missing = likeness.missing(&laid.end(line), &laid.end(other));
        let remark = if likeness.grade == Grade::None {
            Remark::new(Rule::Rhyme, line, format!("*{word}* does not rhyme with *{answer}* ({there})"))
        } else {
            Remark::new(Rule::RhymeSlant, line, format!("*{word}* and *{answer}* ({there}) {missing}"))
                .help(asked(laid.case.form.rhyme))
        };
        let guess = match likeness.guessed {
            Guessed::Neither => None,
            Guessed::First => Some(answer.to_owned()),
            Guessed::Second | Guessed::Both => Some(word.to_owned()),
        };
        let last = laid.heard(line).words.last().map(|word| word.span);
        remark
            .over(last)
            .beside(other, format!("*{answer}*"))
            .guessing(guess)
            .main(laid.layout.slots[slot].measure.severity)
    }

    /// Words that rhyme with themselves or with their twins in sound, each told at the later line.
    fn repeats(&self, report: &mut Report<'_>) {
        let case = match self.laid.case.form.identical_rhyme {
            IdenticalRhyme::Allow => return,
            IdenticalRhyme::Note => Case::Main,
            IdenticalRhyme::Forbid => Case::Graver,
        };
        for later in 1..self.lines.len() {
            let twin = (later.saturating_sub(MOST_COMPARED)..later)
                .rev()
                .find_map(|earlier| self.likeness(earlier, later).repeat.map(|repeat| (earlier, repeat)));
            if let Some((earlier, repeat)) = twin {
                report.add(self.repeat(earlier, later, repeat).case(case));
            }
        }
    }

    fn repeat(&self, earlier: usize, later: usize, repeat: Repeat) -> Remark {
        let laid = self.laid;
        let (other, line) = (self.lines[earlier].0, self.lines[later].0);
        let (word, answer) = (laid.last_word(line), laid.last_word(other));
        let there = place::line_seen_from(laid.case.section, other, line);
        let message = match repeat {
            Repeat::SameWord if same::same(word, answer) => format!("*{word}* rhymes with itself ({there})"),
            Repeat::SameWord | Repeat::Homophone => format!("*{word}* and *{answer}* ({there}) are the same sound"),
        };
        let last = laid.heard(line).words.last().map(|word| word.span);
        Remark::new(Rule::RhymeRepeat, line, message).over(last).beside(other, format!("*{answer}*"))
    }

    /// Rhymes that are kept by a license of their time, or by the eye.
    fn licenses(&self, report: &mut Report<'_>) {
        for later in 1..self.lines.len() {
            let company = self.company[later];
            let best = (later.saturating_sub(MOST_COMPARED)..later)
                .filter(|&earlier| self.company[earlier] == company)
                .min_by_key(|&earlier| self.likeness(earlier, later).grade);
            let Some(best) = best else { continue };
            let likeness = self.likeness(best, later);
            if likeness.grade.is_full() {
                continue;
            }
            let (other, line) = (self.lines[best].0, self.lines[later].0);
            let (word, answer) = (self.laid.last_word(line), self.laid.last_word(other));
            let how = likeness.missing(&self.laid.end(line), &self.laid.end(other));
            report.licenses.push((line, format!("*{word}* and *{answer}* {how}")));
        }
    }

    /// What the last line so far still waits for.
    fn pending(&self, report: &mut Report<'_>, slots: &[usize]) {
        let Some(&(line, slot)) = self.lines.last() else { return };
        let waits = self.laid.case.scene.open
            && slots.iter().any(|&later| later > slot && self.laid.settled_line_of(later).is_none());
        if waits {
            report.pending.push((line, format!("needs a rhyme for *{}*", self.laid.last_word(line))));
        }
    }
}

/// How much likelier a pair must be among lines that rhyme than among others, as a natural logarithm, to pass for a rhyme by
/// custom: as likely. At this limit *mellow* passes with *swallow* and *glass* with *was*; *time* with *shine* does not.
const BY_CUSTOM: f32 = 0.0;

/// Whether a likeness is enough for what a form asks.
///
/// Unless perfect rhyme is asked, a pair that verse has rhymed more often than chance would is enough too, whatever its grade.
pub(super) fn is_enough(asked: RhymeAsked, likeness: &RhymeComparison) -> bool {
    let most = match asked {
        RhymeAsked::Perfect => 2,
        RhymeAsked::Usual => 3,
        RhymeAsked::Slant => 4,
        RhymeAsked::Assonance => 5,
        RhymeAsked::None => return true,
    };
    let graded = likeness.grade.level().is_some_and(|level| level <= most);
    graded || asked != RhymeAsked::Perfect && likeness.evidence > BY_CUSTOM
}

/// What a form asks, in words that help.
fn asked(rhyme: RhymeAsked) -> &'static str {
    match rhyme {
        RhymeAsked::Perfect => "This form asks for perfect rhyme",
        RhymeAsked::Usual => {
            "If near is what you mean, say so: `verse: {rhyme: slant}` in the draft's front matter, or `set = { rhyme = \"slant\" }` for it in verse.toml"
        }
        RhymeAsked::Slant => {
            "Slant rhyme would do here; say `verse: {rhyme: assonance}` in the draft's front matter if the vowel alone is meant"
        }
        RhymeAsked::Assonance | RhymeAsked::None => "",
    }
}
