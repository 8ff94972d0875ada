//! Measures weights: stanzas whose letters are all right, and pairs of lines.

use std::fmt;

use verse::analysis::Session;
use verse::lexicon::Ear;
use verse::rhyme::LineEnd;
use verse::rhyme::model::Weights;
use verse::rhyme::scheme::{Letter, settle_by};

use crate::stanza::Poem;

/// Counts behind the figures.
#[derive(Default)]
pub(crate) struct Figures {
    stanzas: u32,
    exact: u32,
    found: u32,
    missed: u32,
    wrong: u32,
}

impl Figures {
    /// The figures of all poems under some weights.
    pub(crate) fn of(poems: &[Poem], weights: &Weights) -> Self {
        let mut figures = Self::default();
        for poem in poems {
            figures.add(poem, weights);
        }
        figures
    }

    /// Counts one poem in.
    pub(crate) fn add(&mut self, poem: &Poem, weights: &Weights) {
        let scheme = settle_by(weights, &poem.ends, &poem.stanzas);
        for (stanza, letters) in poem.stanzas.iter().zip(&scheme.stanzas) {
            let mut exact = true;
            for (at, line) in stanza.clone().enumerate() {
                for (before, other) in (stanza.start..line).enumerate() {
                    let rhymes = poem.letters[line] == poem.letters[other];
                    let tied = !letters[at].is_x() && letters[at] == letters[before];
                    self.found += u32::from(rhymes && tied);
                    self.missed += u32::from(rhymes && !tied);
                    self.wrong += u32::from(!rhymes && tied);
                    exact &= rhymes == tied;
                }
            }
            self.stanzas += 1;
            self.exact += u32::from(exact);
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
        let pairs = share(2 * self.found, 2 * self.found + self.missed + self.wrong);
        write!(
            f,
            "stanzas exact {:.2} %, pairs F1 {pairs:.2} ({} stanzas)",
            share(self.exact, self.stanzas),
            self.stanzas
        )
    }
}

/// Prints every stanza whose letters are wrong: as annotated, as settled, and the end words.
pub(crate) fn print_errors(poems: &[Poem], weights: &Weights) {
    for poem in poems {
        let scheme = settle_by(weights, &poem.ends, &poem.stanzas);
        for (stanza, letters) in poem.stanzas.iter().zip(&scheme.stanzas) {
            let gold: String = poem.letters[stanza.clone()].iter().collect();
            let found: String = letters.iter().map(Letter::to_string).collect();
            let pairs = || (0..letters.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
            let wrong = pairs().any(|(a, b)| {
                let tied = !letters[a].is_x() && letters[a] == letters[b];
                tied != (poem.letters[stanza.start + a] == poem.letters[stanza.start + b])
            });
            if wrong {
                println!("{gold} {found} {}", poem.words[stanza.clone()].join(" "));
            }
        }
    }
}

/// The share of lines of unrhymed verse that are given the letter of an earlier line, per cent.
pub(crate) fn unrhymed_tied(folder: &str, weights: &Weights) -> Result<f64, String> {
    let failed = |error: std::io::Error| format!("{folder}: {error}");
    let (mut lines, mut tied) = (0u32, 0u32);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let text = std::fs::read_to_string(entry.map_err(failed)?.path()).map_err(failed)?;
        let poem = Session::new(Ear::new()).hear(&text);
        let ends: Vec<LineEnd> = poem.lines.iter().map(|line| LineEnd::of(&line.heard)).collect();
        for letters in settle_by(weights, &ends, &poem.stanzas).stanzas {
            for (at, letter) in letters.iter().enumerate() {
                lines += 1;
                tied += u32::from(!letter.is_x() && letters[..at].contains(letter));
            }
        }
    }
    Ok(100.0 * f64::from(tied) / f64::from(lines.max(1)))
}
