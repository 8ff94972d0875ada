//! `total-syllables`: the syllables of the whole poem.

use crate::analysis::Counts;
use crate::judge::Rule;
use crate::judge::laid::Laid;
use crate::judge::report::{Remark, Report};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    let Some(wanted) = &laid.case.form.total_syllables else { return };
    let Some(last) = laid.lines().next_back() else { return };
    let total = laid.lines().fold(Counts::zero(), |sum, line| sum.plus(&counts_so_far(laid, line)));
    let fits = total.iter().any(|count| wanted.contains(count));
    let over = wanted.most().is_some_and(|most| total.least() > most);
    if fits || laid.case.scene.open && !over {
        return;
    }
    let guess = laid.lines().find_map(|line| {
        let heard = laid.heard(line);
        heard.guesses().next().map(|word| heard.text_of(word).to_owned())
    });
    let form = laid.case.form.noun.with_verb("has", "have");
    let message = format!("{total} syllables in all; {form} {wanted}");
    report.add(Remark::new(Rule::TotalSyllables, last, message).guessing(guess));
}

/// What a line counts: the one under the cursor, by its finished words.
fn counts_so_far(laid: &Laid<'_>, line: usize) -> Counts {
    if laid.is_settled(line) {
        return laid.heard(line).counts.clone();
    }
    laid.finished_words(line).iter().fold(Counts::zero(), |sum, word| sum.plus(&word.counts()))
}
