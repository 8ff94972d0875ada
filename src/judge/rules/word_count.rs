//! `word-count`: a line's words against the form's.

use crate::judge::Rule;
use crate::judge::laid::Laid;
use crate::judge::place;
use crate::judge::report::{Remark, Report};

pub(super) fn check(laid: &Laid<'_>, report: &mut Report<'_>) {
    for (line, slot, owes) in laid.laid() {
        let Some(wanted) = &owes.measure.words else { continue };
        let words = if laid.is_settled(line) { &laid.heard(line).words[..] } else { laid.finished_words(line) };
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        let over = wanted.most().is_some_and(|most| count > most);
        if wanted.contains(count) || !laid.is_settled(line) && !over {
            continue;
        }
        let message = format!("{}; {} has {wanted}", place::counted(count, "word"), place::owed_line(laid, slot));
        let extra = wanted.most().filter(|_| over).and_then(|most| words.get(most as usize..)).unwrap_or_default();
        let spans = extra.iter().map(|word| word.span);
        report.add(Remark::new(Rule::WordCount, line, message).over(spans).main(owes.measure.severity));
    }
}
