//! `total-syllables`: whether the whole poem has the syllables its form asks for.

use crate::analysis::Counts;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    let Some(wanted) = &aligned.context.form.total_syllables else { return };
    let Some(last) = aligned.lines().next_back() else { return };
    let total = aligned.lines().fold(Counts::zero(), |sum, line| sum.plus(&counts_so_far(aligned, line)));
    let fits = total.iter().any(|count| wanted.contains(count));
    let over = wanted.most().is_some_and(|most| total.least() > most);
    if fits || aligned.context.options.open && !over {
        return;
    }
    let guess = aligned.lines().find_map(|line| {
        let heard = aligned.heard(line);
        heard.guesses().next().map(|word| heard.text_of(word).to_owned())
    });
    let form = aligned.context.form.noun.with_verb("has", "have");
    let message = format!("{total} syllables in all; {form} {wanted}");
    report.add(Remark::new(Rule::TotalSyllables, last, message).guessing(guess));
}

/// The syllables of a line; of the line under the cursor, those of its finished words.
fn counts_so_far(aligned: &AlignedPoem<'_>, line: usize) -> Counts {
    if aligned.is_settled(line) {
        return aligned.heard(line).counts.clone();
    }
    aligned.finished_words(line).iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()))
}
