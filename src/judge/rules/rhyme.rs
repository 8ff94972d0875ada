//! `rhyme`, `rhyme-slant` and `rhyme-repeat`: whether lines that should rhyme do, under every pronunciation of their ends.

use crate::form::{IdenticalRhyme, RefrainPart, RhymeAsked};
use crate::judge::align::AlignedPoem;
use crate::judge::report::{LevelShift, Remark, Report};
use crate::judge::wording;
use crate::judge::{Rule, same_words};
use crate::rhyme::{Grade, Guessed, Repeat, RhymeComparison};
use crate::steps;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    if aligned.context.form.rhyme == RhymeAsked::None {
        return;
    }
    let told: Vec<usize> = report
        .remarks
        .iter()
        .filter(|(_, remark)| remark.rule == Rule::RefrainPart)
        .map(|(_, remark)| remark.line)
        .collect();
    for slots in aligned.layout.rhymes() {
        let rhyme = Rhyme::of(aligned, slots, &told);
        report.kept_rhymes += rhyme.kept();
        rhyme.report_unrhymed(report);
        rhyme.repeats(report);
        rhyme.licenses(report);
        rhyme.pending(report, slots);
    }
}

/// The number of earlier lines of its rhyme that a line is compared with: the latest ones of a longer monorhyme.
const MOST_COMPARED: usize = 24;

/// The lines of one rhyme that are not being typed and have words of their own.
struct Rhyme<'l, 'a> {
    aligned: &'l AlignedPoem<'a>,
    /// The lines with their slots, in order; a line that returns is in it once.
    lines: Vec<(usize, usize)>,
    /// The group of each line: lines of one group rhyme with one another, directly or through other lines.
    group: Vec<usize>,
}

impl<'l, 'a> Rhyme<'l, 'a> {
    /// The rhyme of these slots, without the lines in `told`, which already have a more severe remark.
    fn of(aligned: &'l AlignedPoem<'a>, slots: &[usize], told: &[usize]) -> Self {
        let own_words = |slot: &usize| {
            let returns = aligned.layout.slots[*slot].refrain.filter(|refrain| refrain.part != RefrainPart::Opening);
            returns.and_then(|refrain| refrain.source).is_none_or(|source| aligned.line_of(source).is_none())
        };
        let lines: Vec<(usize, usize)> = slots
            .iter()
            .filter(|slot| own_words(slot))
            .filter_map(|&slot| Some((aligned.settled_line_of(slot)?, slot)))
            .filter(|&(line, _)| !told.contains(&line) && !aligned.end(line).is_empty())
            .collect();
        let mut rhyme = Self { aligned, group: (0..lines.len()).collect(), lines };
        rhyme.join_rhyming();
        rhyme
    }

    /// Joins the groups of all lines that rhyme well enough for the form.
    fn join_rhyming(&mut self) {
        for later in 1..self.lines.len() {
            for earlier in later.saturating_sub(MOST_COMPARED)..later {
                let (one, other) = (self.first_of(earlier), self.first_of(later));
                if one != other && self.is_enough(earlier, later) {
                    self.group[one.max(other)] = one.min(other);
                }
            }
        }
        for at in 0..self.lines.len() {
            self.group[at] = self.first_of(at);
        }
    }

    /// The first line of a line's group so far, which identifies the group (union-find with path halving).
    fn first_of(&mut self, mut at: usize) -> usize {
        while self.group[at] != at {
            self.group[at] = self.group[self.group[at]];
            at = self.group[at];
        }
        at
    }

    fn likeness(&self, earlier: usize, later: usize) -> RhymeComparison {
        self.aligned.likeness(self.lines[earlier].0, self.lines[later].0)
    }

    fn is_enough(&self, earlier: usize, later: usize) -> bool {
        is_enough(self.aligned.context.form.rhyme, &self.likeness(earlier, later))
    }

    /// The largest group, the earliest of several: the lines that the others should rhyme with.
    fn largest_group(&self) -> Option<usize> {
        let mut sizes = vec![0; self.lines.len()];
        self.group.iter().for_each(|&group| sizes[group] += 1);
        (0..self.lines.len()).max_by_key(|&group| (sizes[group], std::cmp::Reverse(group)))
    }

    /// The number of lines that rhyme with an earlier one.
    fn kept(&self) -> usize {
        let mut groups = self.group.clone();
        groups.sort_unstable();
        groups.dedup();
        self.lines.len() - groups.len()
    }

    /// Remarks on every line outside the largest group.
    fn report_unrhymed(&self, report: &mut Report<'_>) {
        let Some(main) = self.largest_group() else { return };
        let (right, odd): (Vec<usize>, Vec<usize>) = (0..self.lines.len()).partition(|&at| self.group[at] == main);
        for odd in odd {
            let after = right.partition_point(|&at| at < odd);
            let near = after.saturating_sub(MOST_COMPARED)..right.len().min(after + MOST_COMPARED);
            // The line of the largest group that comes nearest in sound, then an earlier line, then the closest.
            let nearest = right.get(near).unwrap_or_default().iter().copied().min_by_key(|&at| {
                steps::count(1);
                (self.likeness(at.min(odd), at.max(odd)).grade, at > odd, at.abs_diff(odd))
            });
            if let Some(nearest) = nearest {
                report.add(self.fault(odd, nearest));
            }
        }
    }

    fn fault(&self, odd: usize, right: usize) -> Remark {
        let aligned = self.aligned;
        let ((line, slot), (other, _)) = (self.lines[odd], self.lines[right]);
        let likeness = aligned.likeness(other, line);
        let (word, answer) = (aligned.last_word(line), aligned.last_word(other));
        let there = wording::line_seen_from(aligned.context.section, other, line);
        let missing = likeness.missing(&aligned.end(line), &aligned.end(other));
        let remark = if likeness.grade == Grade::None {
            Remark::new(Rule::Rhyme, line, format!("*{word}* does not rhyme with *{answer}* ({there})"))
        } else {
            Remark::new(Rule::RhymeSlant, line, format!("*{word}* and *{answer}* ({there}) {missing}"))
                .help(asked(aligned.context.form.rhyme, likeness.grade))
        };
        let guess = match likeness.guessed {
            Guessed::Neither => None,
            Guessed::First => Some(answer.to_owned()),
            Guessed::Second | Guessed::Both => Some(word.to_owned()),
        };
        let last = aligned.heard(line).words.last().map(|word| word.span);
        remark
            .over(last)
            .beside(other, format!("*{answer}*"))
            .guessing(guess)
            .line_severity(aligned.layout.slots[slot].measure.severity)
    }

    /// Remarks on words that rhyme with themselves or with a homophone, at the later line.
    fn repeats(&self, report: &mut Report<'_>) {
        let shift = match self.aligned.context.form.identical_rhyme {
            IdenticalRhyme::Allow => return,
            IdenticalRhyme::Note => LevelShift::None,
            IdenticalRhyme::Forbid => LevelShift::Up,
        };
        for later in 1..self.lines.len() {
            let twin = (later.saturating_sub(MOST_COMPARED)..later)
                .rev()
                .find_map(|earlier| self.likeness(earlier, later).repeat.map(|repeat| (earlier, repeat)));
            if let Some((earlier, repeat)) = twin {
                report.add(self.repeat(earlier, later, repeat).shift(shift));
            }
        }
    }

    fn repeat(&self, earlier: usize, later: usize, repeat: Repeat) -> Remark {
        let aligned = self.aligned;
        let (other, line) = (self.lines[earlier].0, self.lines[later].0);
        let (word, answer) = (aligned.last_word(line), aligned.last_word(other));
        let there = wording::line_seen_from(aligned.context.section, other, line);
        let message = match repeat {
            Repeat::SameWord if same_words::is_same_word(word, answer) => {
                format!("*{word}* rhymes with itself ({there})")
            }
            Repeat::SameWord | Repeat::Homophone => format!("*{word}* and *{answer}* ({there}) are the same sound"),
        };
        let last = aligned.heard(line).words.last().map(|word| word.span);
        Remark::new(Rule::RhymeRepeat, line, message).over(last).beside(other, format!("*{answer}*"))
    }

    /// Adds a license for each rhyme kept by one: historic, eye and promoted rhymes.
    fn licenses(&self, report: &mut Report<'_>) {
        for later in 1..self.lines.len() {
            let group = self.group[later];
            let best = (later.saturating_sub(MOST_COMPARED)..later)
                .filter(|&earlier| self.group[earlier] == group)
                .min_by_key(|&earlier| self.likeness(earlier, later).grade);
            let Some(best) = best else { continue };
            let likeness = self.likeness(best, later);
            if likeness.grade.is_full() && likeness.perfect_in.is_none() {
                continue;
            }
            let (other, line) = (self.lines[best].0, self.lines[later].0);
            let (word, answer) = (self.aligned.last_word(line), self.aligned.last_word(other));
            let how = likeness.missing(&self.aligned.end(line), &self.aligned.end(other));
            report.license(line, format!("*{word}* and *{answer}* {how}"));
        }
    }

    /// Says of the last line so far that a rhyme for it is still to come, or its last words where these return.
    fn pending(&self, report: &mut Report<'_>, slots: &[usize]) {
        let Some(&(line, slot)) = self.lines.last() else { return };
        let waits = self.aligned.context.options.open
            && slots.iter().any(|&later| later > slot && self.aligned.settled_line_of(later).is_none());
        if !waits {
            return;
        }
        let returns = self.aligned.layout.slots[slot].refrain.filter(|returns| returns.part == RefrainPart::Ending);
        if let Some(returns) = returns {
            // Once a second line has set the words that return, they are shown in the lines to come.
            if slots.iter().all(|&other| other == slot || self.aligned.settled_line_of(other).is_none()) {
                let rhyme = if returns.rhyme_before { ", with a rhyme before them" } else { "" };
                let place = if slots.contains(&(slot + 1)) { "the next line" } else { "a line to come" };
                report.pending.push((line, format!("its last words return in {place}{rhyme}")));
            }
            return;
        }
        let word = self.aligned.last_word(line);
        // In a limerick line 2 rhymes already, and line 5 is still to come.
        let told = match self.lines.len() {
            1 => format!("needs a rhyme for *{word}*"),
            _ => format!("has one more rhyme on *{word}* to come"),
        };
        report.pending.push((line, told));
    }
}

/// The log-likelihood ratio, rhyming lines against others, above which a pair counts as a rhyme by custom. At 0, equal
/// likelihood, *mellow* passes with *swallow*; *time* with *shine* does not.
const BY_CUSTOM: f32 = 0.0;

/// Whether a pair rhymes well enough for what a form asks.
///
/// Unless perfect rhyme is asked, a pair that verse has rhymed more often than chance would is enough, whatever its grade;
/// but last syllables that keep only their consonants are enough only in words that verse has paired.
pub(super) fn is_enough(asked: RhymeAsked, likeness: &RhymeComparison) -> bool {
    let most = match asked {
        RhymeAsked::Perfect => 2,
        RhymeAsked::Usual => 3,
        RhymeAsked::Slant => 4,
        RhymeAsked::Assonance => 5,
        RhymeAsked::None => return true,
    };
    let graded = likeness.grade.level().is_some_and(|level| level <= most);
    graded || asked != RhymeAsked::Perfect && likeness.evidence > BY_CUSTOM && !likeness.vowels_apart
}

/// Help for a rhyme of this grade that falls short of what a form asks: the rhyme to ask for instead, where the pair would do then.
fn asked(rhyme: RhymeAsked, grade: Grade) -> String {
    let wider = if grade > Grade::Slant { "assonance" } else { "slant" };
    match rhyme {
        RhymeAsked::Perfect => "This form asks for perfect rhyme".to_owned(),
        RhymeAsked::Usual => format!(
            "If near is meant, say so: `verse: {{rhyme: {wider}}}` in the draft's front matter, or `set = {{ rhyme = \"{wider}\" }}` for it in verse.toml"
        ),
        RhymeAsked::Slant => {
            "Slant rhyme would do here; say `verse: {rhyme: assonance}` in the draft's front matter if the vowel alone is meant"
                .to_owned()
        }
        RhymeAsked::Assonance | RhymeAsked::None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::analysis::Session;
    use crate::form::{Registry, Setting};
    use crate::judge::{Judge, JudgeOptions, Rule};
    use crate::steps;

    #[test]
    fn a_monorhyme_that_is_not_kept_costs_more_as_it_is_longer_and_no_more() {
        let setting = Setting::parse("test", &format!("scheme = \"{}\"", "a".repeat(2_000))).unwrap();
        let form = Registry::new().made_of(&[setting]).unwrap();
        let steps = |lines: usize| {
            let draft = (10_000..10_000 + lines)
                .map(|line| format!("the light of number {line}"))
                .collect::<Vec<_>>()
                .join("\n");
            let poem = Session::default().hear(&draft);
            steps::taken_by(|| {
                let verdict = Judge::new(Arc::clone(&form)).judge(&poem, &JudgeOptions::default());
                assert!(verdict.findings.iter().any(|finding| finding.rule == Rule::Rhyme));
            })
        };
        let (short, long) = (steps(400), steps(1_600));
        assert!(short > 0 && long < 6 * short, "{short} and {long} steps");
    }
}
