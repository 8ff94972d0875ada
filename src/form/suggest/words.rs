//! Which demands of a form a draft keeps and which it does not, in words.

use super::score::Tally;

impl Tally {
    /// What the draft keeps of the form, and what it does not keep.
    pub(super) fn in_words(&self) -> (Vec<String>, Vec<String>) {
        let (mut fits, mut misfits) = (Vec::new(), Vec::new());
        fits.extend(self.lines.map(|lines| format!("{lines} lines")));
        let kinds = [
            (&self.rhymes, "rhymes", ["does not rhyme", "do not rhyme"]),
            (&self.refrains, "returning lines", ["does not return", "do not return"]),
            (&self.end_words, "end-words", ["misses an end-word", "miss an end-word"]),
            (&self.syllables, "lines of the right length", ["is of another length", "are of another length"]),
            (
                &self.words,
                "lines with the right number of words",
                ["has another number of words", "have another number of words"],
            ),
            (&self.acrostic, "letters in order", ["begins with another letter", "begin with another letter"]),
        ];
        for (part, kept, missed) in kinds {
            match (part.kept, part.asked()) {
                (_, 0) => {}
                (all, asked) if all == asked => fits.push(format!("all {asked} {kept}")),
                (some, asked) if some * 2 >= asked => fits.push(format!("{some} of {asked} {kept}")),
                _ => {}
            }
            if !part.missed.is_empty() {
                let missed = missed[usize::from(part.missed.len() > 1)];
                misfits.push(format!("{} {missed}", lines_named(&part.missed)));
            }
        }
        if self.breaks < 0.0 {
            misfits.push("blank lines fall elsewhere".to_owned());
        }
        (fits, misfits)
    }
}

/// `line 3`, `lines 3, 5 and 8`, `lines 3, 5, 8, 9 and 12 others`; one line more than are named is named too.
fn lines_named(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(|&line| (line + 1).to_string()).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [only] => format!("line {only}"),
        [rest @ .., last] if rest.len() <= MOST_NAMED => format!("lines {} and {last}", rest.join(", ")),
        many => format!("lines {} and {} others", many[..MOST_NAMED].join(", "), many.len() - MOST_NAMED),
    }
}

/// The most lines named one by one.
const MOST_NAMED: usize = 4;
