//! Learns which words of different vowels verse has rhymed: a logistic regression of annotated rhymes against slips.
//!
//! A slip is an annotated full rhyme with one end word exchanged for another of the same verse that has the same sounds after
//! another vowel. The slips are the same on each run: the words stand in order, and are taken at fixed strides.

use std::collections::{BTreeMap, BTreeSet};

use verse::lexicon::Ear;
use verse::phonology::{Sounds, Stress};
use verse::rhyme::model;
use verse::rhyme::scheme::FARTHEST;
use verse::rhyme::{LineEnd, compare, observe_history};

use crate::stanza::{FOLDS, Poem};

/// How many passes over the examples are made.
const ROUNDS: usize = 8;

/// How far a weight moves at first (`AdaGrad`).
const STEP: f32 = 0.3;

/// The L2 strength, applied to a weight each time its feature occurs.
const DECAY: f32 = 0.02;

/// Weights nearer to zero than this, in hundredths, are left out.
const LEAST: i16 = 8;

/// The stride by which the words for slips are taken; it shares no factor with the length of most lists.
const STRIDE: usize = 7919;

/// The learned model: each feature with its weight, and the log-odds of two words without any.
pub(crate) struct History {
    bias: f32,
    weights: BTreeMap<String, f32>,
}

impl History {
    fn log_odds(&self, noticed: &[String]) -> f32 {
        self.bias + noticed.iter().filter_map(|name| self.weights.get(name)).sum::<f32>()
    }
}

/// Two end words of different vowels, and whether they rhyme by annotation.
struct Example {
    noticed: Vec<String>,
    rhymes: bool,
    words: String,
}

/// Learns from poems.
pub(crate) fn learn(poems: &[&Poem]) -> History {
    let examples = examples(poems, &paired(poems));
    let known: BTreeSet<&String> =
        examples.iter().filter(|example| example.rhymes).flat_map(|example| &example.noticed).collect();
    let mut learned = History { bias: 0.0, weights: known.into_iter().map(|name| (name.clone(), 0.0)).collect() };
    let mut squares: BTreeMap<String, f32> = learned.weights.keys().map(|name| (name.clone(), 1e-6)).collect();
    let mut bias_square = 1e-6f32;
    for _ in 0..ROUNDS {
        for at in 0..examples.len() {
            let example = &examples[at * STRIDE % examples.len()];
            let error = f32::from(u8::from(example.rhymes)) - 1.0 / (1.0 + (-learned.log_odds(&example.noticed)).exp());
            bias_square += error * error;
            learned.bias += STEP * error / bias_square.sqrt();
            for name in &example.noticed {
                let (Some(weight), Some(square)) = (learned.weights.get_mut(name), squares.get_mut(name)) else {
                    continue;
                };
                let gradient = error - DECAY * *weight;
                *square += gradient * gradient;
                *weight += STEP * gradient / square.sqrt();
            }
        }
    }
    learned
}

/// The nearest rhyme of each line, as two places.
fn links(poem: &Poem) -> impl Iterator<Item = (usize, usize)> + '_ {
    poem.stanzas.iter().flat_map(move |stanza| {
        stanza.clone().filter_map(move |at| {
            let reach = FARTHEST.min(at - stanza.start);
            (1..=reach).find(|back| poem.letters[at - back] == poem.letters[at]).map(|back| (at - back, at))
        })
    })
}

/// All words that are annotated as rhymes somewhere, two a key.
fn paired(poems: &[&Poem]) -> BTreeSet<[String; 2]> {
    poems.iter().flat_map(|poem| links(poem).map(|(one, other)| key(&poem.words[one], &poem.words[other]))).collect()
}

fn key(one: &str, other: &str) -> [String; 2] {
    let mut key = [one.to_lowercase(), other.to_lowercase()];
    key.sort();
    key
}

/// The rhymes of these poems whose vowels differ, and a slip for either word of each full rhyme.
fn examples(poems: &[&Poem], paired: &BTreeSet<[String; 2]>) -> Vec<Example> {
    let slips = Slips::of(poems);
    let mut examples = Vec::new();
    let mut taken = 0;
    for poem in poems {
        for (one, other) in links(poem) {
            let (first, second) = (&poem.ends[one], &poem.ends[other]);
            if first.is_guessed() || second.is_guessed() {
                continue;
            }
            let words = format!("{} {}", poem.words[one], poem.words[other]).to_lowercase();
            if let Some(noticed) = observe_history(first, second) {
                examples.push(Example { noticed, rhymes: true, words });
            } else if is_full(first, second) {
                for (kept, lost) in [(one, other), (other, one)] {
                    taken += 1;
                    let Some((word, end)) = slips.word(&poem.words[lost], taken) else { continue };
                    if paired.contains(&key(word, &poem.words[kept])) {
                        continue;
                    }
                    let words = format!("{} {word}", poem.words[kept].to_lowercase());
                    let noticed = observe_history(&poem.ends[kept], end);
                    examples.extend(noticed.map(|noticed| Example { noticed, rhymes: false, words }));
                }
            }
        }
    }
    examples
}

/// Whether two ends rhyme fully as the dictionaries write them.
fn is_full(first: &LineEnd, second: &LineEnd) -> bool {
    let likeness = compare(first, second);
    likeness.grade.is_full() && likeness.perfect_in.is_none()
}

/// The end words of some verse, by their sounds after the rhyming vowel.
struct Slips {
    words: BTreeMap<Vec<u8>, Vec<(String, LineEnd)>>,
    ear: Ear,
}

impl Slips {
    fn of(poems: &[&Poem]) -> Self {
        let mut slips = Self { words: BTreeMap::new(), ear: Ear::new() };
        let known: BTreeSet<String> =
            poems.iter().flat_map(|poem| &poem.words).map(|word| word.to_lowercase()).collect();
        for word in known {
            let spoken = slips.ear.say(&word);
            let Some(best) = spoken.best().filter(|_| !spoken.is_guess()) else { continue };
            let end = LineEnd::of_word(&word, &spoken);
            slips.words.entry(after_the_vowel(&best.sounds)).or_default().push((word, end));
        }
        slips
    }

    /// A word with the sounds that this one has after its rhyming vowel.
    fn word(&self, word: &str, taken: usize) -> Option<&(String, LineEnd)> {
        let spoken = self.ear.say(&word.to_lowercase());
        let alike = self.words.get(&after_the_vowel(&spoken.best()?.sounds))?;
        alike.get(taken * STRIDE % alike.len())
    }
}

/// The sounds after the last main stress, without their stress.
fn after_the_vowel(sounds: &Sounds) -> Vec<u8> {
    let sounds: Vec<_> = sounds.iter().collect();
    let main = sounds.iter().rposition(|sound| sound.stress() == Some(Stress::Primary)).unwrap_or(0);
    sounds.iter().skip(main + 1).map(|sound| sound.phone() as u8).collect()
}

/// Prints, for poems not learned from, how many rhymes of different vowels are kept and how many slips pass, at several
/// thresholds; pairs spelled alike are left out, since they rhyme to the eye.
pub(crate) fn print(poems: &[Poem], errors: bool) {
    let all: Vec<&Poem> = poems.iter().collect();
    let paired = paired(&all);
    let mut found: Vec<(f32, bool, String)> = Vec::new();
    for fold in 0..FOLDS {
        let (held_out, from): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
        let [held_out, from] = [held_out, from].map(|part| part.into_iter().map(|(_, poem)| *poem).collect::<Vec<_>>());
        let learned = learn(&from);
        let others =
            examples(&held_out, &paired).into_iter().filter(|it| !it.noticed.iter().any(|name| name == "alike"));
        found.extend(others.map(|it| (learned.log_odds(&it.noticed), it.rhymes, it.words)));
    }
    for tenths in (-40..=0i8).step_by(4) {
        let least = f32::from(tenths) / 10.0;
        let share = |rhymes: bool| {
            let whole: Vec<_> = found.iter().filter(|it| it.1 == rhymes).collect();
            #[allow(clippy::cast_precision_loss, reason = "counts of examples")]
            let (part, whole) = (whole.iter().filter(|it| it.0 > least).count() as f64, whole.len().max(1) as f64);
            100.0 * part / whole
        };
        println!(
            "history above {least:4.1}: {:.1} % of rhymes kept, {:.1} % of slips passed",
            share(true),
            share(false)
        );
    }
    if errors {
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (log_odds, rhymes, words) in found {
            println!("{} {log_odds:.1} {words}", if rhymes { "rhyme" } else { "slip" });
        }
    }
}

impl History {
    /// The history as read back from its own rows.
    pub(crate) fn as_written(&self) -> model::History {
        model::History::of(self.rows().iter().map(|(weight, name)| (name.as_str(), *weight)))
    }

    /// The bias, then the features, each with its weight in whole hundredths; small weights are left out.
    pub(crate) fn rows(&self) -> Vec<(f32, String)> {
        #[allow(clippy::cast_possible_truncation, reason = "weights are a few units")]
        let hundredths = |weight: f32| (weight * 100.0).round() as i16;
        let kept = self.weights.iter().map(|(name, weight)| (hundredths(*weight), name));
        let kept = kept.filter(|(hundredths, _)| hundredths.abs() >= LEAST);
        let noticed = kept.map(|(hundredths, name)| (f32::from(hundredths) / 100.0, name.clone()));
        let bias = (f32::from(hundredths(self.bias)) / 100.0, "bias".to_owned());
        std::iter::once(bias).chain(noticed).collect()
    }
}
