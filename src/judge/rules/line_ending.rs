//! `line-ending`: whether a line closes on a stress or off it, as its form asks.

use crate::analysis::HeardLine;
use crate::form::EndingAsked;
use crate::judge::Rule;
use crate::judge::align::AlignedPoem;
use crate::judge::report::{Remark, Report};
use crate::phonology::Stress;

pub(super) fn check(aligned: &AlignedPoem<'_>, report: &mut Report<'_>) {
    for (line, _, owes) in aligned.settled_pairs() {
        let heard = aligned.heard(line);
        let Some(last) = heard.words.last() else { continue };
        let text = heard.text_of(last);
        let Some(asked) = owes.measure.ending.filter(|&asked| !keeps(heard, asked)) else { continue };
        let message = match asked {
            EndingAsked::Feminine => format!("Ends on a stress (*{text}*); this line should end off it"),
            _ => format!("Ends on an unstressed syllable (*{text}*); this line should end on a stress"),
        };
        let guess = last.spoken.is_guess().then(|| text.to_owned());
        report.add(
            Remark::new(Rule::LineEnding, line, message)
                .over([last.span])
                .guessing(guess)
                .line_severity(owes.measure.severity),
        );
    }
}

/// Whether a line closes as asked; one without words does.
pub(super) fn keeps(heard: &HeardLine, asked: EndingAsked) -> bool {
    heard.words.is_empty()
        || match asked {
            EndingAsked::Masculine => can_close_on_stress(heard),
            EndingAsked::Feminine => can_close_off_stress(heard),
            EndingAsked::Any => true,
        }
}

/// The stresses of up to three last syllables of the last word, the last first, for each of its pronunciations.
fn closes(heard: &HeardLine) -> impl Iterator<Item = Vec<Stress>> + '_ {
    let ways = heard.words.last().map_or(&[][..], |word| &word.spoken.pronunciations);
    ways.iter().map(|way| way.sounds.stresses().rev().take(3).collect())
}

/// Whether a line can close on a stress: its last word has one syllable, ends on a stressed one, or ends on two unstressed ones,
/// of which verse promotes the last (*memory* with *thee*).
pub(super) fn can_close_on_stress(heard: &HeardLine) -> bool {
    closes(heard).any(|close| match close.as_slice() {
        [Stress::Unstressed, before, ..] => *before == Stress::Unstressed && close.len() > 2,
        _ => true,
    })
}

/// Whether a line can close off a stress: its last word does, or has one syllable that can lean on the word before (*know it*).
pub(super) fn can_close_off_stress(heard: &HeardLine) -> bool {
    closes(heard).any(|close| match close.as_slice() {
        [] => true,
        [_] => heard.words.len() > 1,
        [last, ..] => *last == Stress::Unstressed,
    })
}
