//! What lines owe by themselves, and what the marks of their meters mean.

use super::{groups, listed};
use crate::form::{Layout, Measure};
use crate::meter;
use crate::rule::Severity;

/// What lines owe by themselves, those that owe the same together.
pub(super) fn measures(layout: &Layout) -> Vec<String> {
    let owed = groups(layout, |slot| Some(measure_in_words(&slot.measure)).filter(|owed| !owed.is_empty()));
    let all = layout.slots.len();
    // Sorted by the first line of each.
    let mut rows: Vec<(Vec<usize>, String)> = owed.into_iter().map(|(owed, lines)| (lines, owed)).collect();
    rows.sort();
    rows.into_iter()
        .map(|(lines, owed)| {
            if lines.len() == all {
                format!("Each line: {owed}.")
            } else {
                format!("{}: {owed}.", listed("Line", &lines))
            }
        })
        .collect()
}

/// A measure for a reader who knows no name of a meter: `iambic pentameter (x / x / x / x / x /)`.
fn measure_in_words(measure: &Measure) -> String {
    let owed = measure.in_words().join(", ");
    let named = measure.meter.as_ref().and_then(|meter| meter.measures().find_map(meter::Measure::named));
    let Some(named) = named else { return owed };
    let beats: Vec<&str> = named.pattern().into_iter().map(|beat| if beat { "/" } else { "x" }).collect();
    format!("{owed} ({})", beats.join(" "))
}

/// `At least one of lines 5 to 7: 1 word.`
pub(super) fn one_of(layout: &Layout) -> Vec<String> {
    let told = layout.one_of.iter().map(|one_of| {
        let lines: Vec<usize> = one_of.slots.iter().map(|slot| slot + 1).collect();
        let usual = if one_of.measure.severity == Some(Severity::Note) { ", by custom" } else { "" };
        format!("At least one of {}{usual}: {}.", listed("line", &lines), measure_in_words(&one_of.measure))
    });
    told.collect()
}

/// What the marks of the lines' meters mean: each mark that one of them has.
pub(super) fn legend(layout: &Layout) -> Option<String> {
    let mut shown = String::new();
    for meter in layout.slots.iter().filter_map(|slot| slot.measure.meter.as_ref()) {
        shown.push_str(&meter.to_string());
        let is_in_feet = meter.measures().any(|measure| measure.named().is_some());
        shown.push_str(if is_in_feet { " x/" } else { "" });
    }
    let told = [
        ("/", "x is a light syllable and / a beat, a syllable that the verse stresses"),
        ("?", "? is either of them"),
        ("(", "what is in brackets may be left out"),
        ("||", "|| is a pause that parts the line"),
        ("slack", "slack is the number of light syllables between two beats"),
    ];
    let told: Vec<&str> =
        told.into_iter().filter(|(mark, _)| shown.contains(mark)).map(|(_, meaning)| meaning).collect();
    (!told.is_empty()).then(|| format!("Marks of meter: {}.", told.join("; ")))
}
