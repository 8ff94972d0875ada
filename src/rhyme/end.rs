//! The end of a line in all its pronunciations.

use std::ops::Range;

use super::accent::{self, Accent};
use super::hanging;
use super::last_word::LastWord;
use super::part::{Folded, Part, is_vowel};
use super::{equivalence, spelling};
use crate::analysis::{HeardLine, HeardWord};
use crate::lexicon::{Source, Spoken};
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// The end of a line, or of a part of one, in all its pronunciations: what [`compare`](super::compare) compares.
///
/// Building one reads the last word and, where that word is a monosyllable, the two before it ("know it" with "poet").
#[derive(Debug, Clone, PartialEq)]
pub struct LineEnd {
    /// The last word's letters, folded for comparing.
    pub(crate) letters: Box<str>,
    /// Every pronunciation of the end.
    pub(crate) readings: Vec<Reading>,
    /// The readings as southern England says the end; empty where they are the American ones.
    british: Vec<Reading>,
    /// Whether the last word has no pronunciation but a guess, or none at all.
    pub(crate) guessed: bool,
    /// The kinds of last sound its readings have, one bit a kind: a fast test before two ends are compared.
    closes: u64,
}

/// One pronunciation of a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The sounds from the rhyming vowel on.
    pub(crate) part: Part,
    /// The place of the last vowel in the part, counted from 0.
    pub(crate) last: u8,
    /// Syllables in the part.
    pub(crate) syllables: u8,
    /// How strongly the last syllable is stressed.
    pub(crate) close: Stress,
    /// The consonants right before the rhyming vowel, folded into one number.
    pub(crate) onset: u32,
    /// All sounds of the words it spans, folded into one number.
    pub(crate) whole: u64,
    /// How many words it spans.
    pub(crate) words: u8,
    /// Whether one of those words is guessed.
    pub(crate) guessed: bool,
    /// Whether only southern England says the word so.
    pub(crate) is_british: bool,
    /// Whether a *t* or *d* between two consonants is left out: *minds* as *mines*.
    pub(crate) is_clipped: bool,
    /// Which pronunciation of the word it comes from, counted from 0, the likeliest first; 0 for a reading of several words.
    pub(crate) way: u8,
}

impl Reading {
    /// The last syllable from its vowel on.
    pub(crate) fn last_syllable(&self) -> &[Folded] {
        self.part.sounds().get(usize::from(self.last)..).unwrap_or_default()
    }

    /// The consonants after the last vowel.
    pub(crate) fn coda(&self) -> &[Folded] {
        self.last_syllable().get(1..).unwrap_or_default()
    }
}

/// One way to say a last word.
struct Way {
    sounds: Vec<Sound>,
    guess: bool,
    /// Whether the word can be said so under the beat of a rhyme.
    bears_the_rhyme: bool,
}

/// The most readings kept of one end: the first ones, which come from the best pronunciations.
const MOST_READINGS: usize = 12;

/// How many pronunciations of a word before the last one a mosaic rhyme tries.
const MOSAIC_WAYS: usize = 2;

/// The most words a mosaic rhyme spans.
const MOSAIC_WORDS: usize = 3;

impl LineEnd {
    /// The end of a line; it has no readings when the line has no words, or when the poet censored its last word ("D---").
    pub fn of(line: &HeardLine) -> Self {
        Self::of_words(&line.words, &line.text)
    }

    /// The end of the part of a line that these words make up.
    pub fn of_words(words: &[HeardWord], text: &str) -> Self {
        let LastWord::Said { letters, spoken, before } = LastWord::of(words, text) else {
            return Self { letters: "".into(), readings: Vec::new(), british: Vec::new(), guessed: false, closes: 0 };
        };
        let mut end = Self::of_word(&letters, &spoken);
        end.add_mosaics(before, text, &letters, &spoken);
        end.closes = closes(&end.readings) | closes(&end.british);
        end
    }

    /// The end of a single word; the weak form of a function word rhymes with nothing where the word has a stronger one.
    pub fn of_word(word: &str, spoken: &Spoken) -> Self {
        let has_strong = spoken.pronunciations.iter().any(|way| !way.sounds.is_weak_form());
        let ways = spoken.pronunciations.iter().map(|way| Way {
            sounds: as_said(word, &way.sounds),
            guess: way.source == Source::Guess,
            bears_the_rhyme: !has_strong || !way.sounds.is_weak_form(),
        });
        Self::of_ways(word, ways, spoken.is_guess())
    }

    /// The end of a dictionary's word in one pronunciation.
    pub fn of_sounds(word: &str, sounds: &Sounds) -> Self {
        let way = Way { sounds: as_said(word, sounds), guess: false, bears_the_rhyme: true };
        Self::of_ways(word, std::iter::once(way), false)
    }

    fn of_ways(word: &str, ways: impl Iterator<Item = Way>, guessed: bool) -> Self {
        let letters = spelling::letters(word);
        let (in_america, in_britain) = accent::ways(&letters).unzip();
        let (mut readings, mut british) = (Vec::with_capacity(4), Vec::new());
        let mut differs = in_britain.is_some();
        for (way, Way { sounds, guess, bears_the_rhyme }) in (0u8..).zip(ways) {
            let in_britain = in_britain.is_none().then(|| accent::british(&letters, &sounds));
            differs |= in_britain.as_ref().is_some_and(|said| *said != sounds);
            if !bears_the_rhyme {
                continue;
            }
            push_way(&mut readings, &sounds, guess, way);
            if let Some(said) = in_britain {
                push_way(&mut british, &said, guess, way);
            }
        }
        for way in in_britain.into_iter().flatten() {
            push_parses(&mut british, &accent::british(&letters, &way), 1, false);
        }
        let american: Vec<Part> = in_america.into_iter().flatten().flat_map(|way| parts(&way)).collect();
        if !american.is_empty() && readings.iter().any(|reading| american.contains(&reading.part)) {
            for reading in &mut readings {
                reading.is_british = !american.contains(&reading.part);
            }
        }
        if !differs {
            british.clear();
        }
        let closes = closes(&readings) | closes(&british);
        Self { letters, readings, british, guessed, closes }
    }

    /// The readings that an accent has.
    pub(crate) fn readings_in(&self, accent: Accent) -> impl Iterator<Item = &Reading> {
        let list = if accent == Accent::British && !self.british.is_empty() { &self.british } else { &self.readings };
        list.iter().filter(move |reading| accent != Accent::American || !reading.is_british)
    }

    /// Whether southern England says it otherwise than America.
    pub(crate) fn is_said_otherwise_in_britain(&self) -> bool {
        !self.british.is_empty()
    }

    /// The last word's letters: lower case, no accents or apostrophes.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether the last word has no pronunciation but a guess, or none at all.
    pub fn is_guessed(&self) -> bool {
        self.guessed
    }

    /// Whether there is no word to rhyme.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.readings.is_empty()
    }

    /// Whether the two may be a perfect or near-perfect rhyme, by one comparison of their last sounds; `false` is certain,
    /// `true` is not.
    pub fn may_rhyme(&self, other: &Self) -> bool {
        self.closes & other.closes != 0
    }

    /// Adds readings of several words, where the last is a light monosyllable after the beat ("know it").
    ///
    /// A word that bears a beat of its own makes none: "beside the sea" rhymes on *sea* alone.
    fn add_mosaics(&mut self, before: &[HeardWord], text: &str, letters: &str, last: &Spoken) {
        if !hanging::hangs_over(letters) {
            return;
        }
        for way in last.pronunciations.iter().filter(|way| way.sounds.syllable_count() == 1).take(MOSAIC_WAYS) {
            let tail = lightened(way.sounds.iter());
            self.add_mosaic(before, text, &tail, 2, way.source == Source::Guess);
            // "her" and "him" lose their h there: "hush her" is "hush 'er".
            if let [h, rest @ ..] = &*tail
                && h.phone() == Phone::HH
            {
                self.add_mosaic(before, text, rest, 2, way.source == Source::Guess);
            }
        }
    }

    /// Adds the readings of the word before these sounds together with them, and of the word before that if it has one syllable.
    fn add_mosaic(&mut self, before: &[HeardWord], text: &str, tail: &[Sound], words: usize, guessed: bool) {
        let Some((word, before)) = before.split_last() else { return };
        let bears_a_beat = hanging::may_bear_a_beat(word.span.of(text));
        for way in word.spoken.pronunciations.iter().take(MOSAIC_WAYS) {
            let guessed = guessed || way.source == Source::Guess;
            let sounds: Vec<Sound> = way.sounds.iter().chain(tail.iter().copied()).collect();
            if bears_a_beat {
                push_parses(&mut self.readings, &sounds, words, guessed);
                if !self.british.is_empty() {
                    push_parses(&mut self.british, &accent::british("", &sounds), words, guessed);
                }
            }
            if words < MOSAIC_WORDS && way.sounds.syllable_count() == 1 {
                let tail: Vec<Sound> = lightened(way.sounds.iter()).into_iter().chain(tail.iter().copied()).collect();
                self.add_mosaic(before, text, &tail, words + 1, guessed);
            }
        }
    }
}

/// The end of the part of a line whose syllables lie in a range counted from 0, by each word's best pronunciation.
///
/// Used for rhymes inside a line: the rhyme of a luc-bat's sixth syllable, the half-line of a leonine verse. A word belongs
/// to the part when its last syllable does; `None` when no word ends there.
pub fn inner_end(line: &HeardLine, syllables: Range<u32>) -> Option<LineEnd> {
    let mut sum = 0;
    let ends: Vec<u32> = line
        .words
        .iter()
        .map(|word| {
            sum += word.spoken.best().map_or(0, |way| way.sounds.syllable_count());
            sum
        })
        .collect();
    let inside = |end: &u32| *end > syllables.start && *end <= syllables.end;
    let last = ends.iter().rposition(inside)?;
    let first = ends.iter().position(inside)?;
    Some(LineEnd::of_words(line.words.get(first..=last)?, &line.text))
}

/// A word's sounds, with the light *-y* of "company" light even where CMUdict stresses it.
fn as_said(word: &str, sounds: &Sounds) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = sounds.iter().collect();
    let secondary = Sound::new(Phone::IY, Stress::Secondary);
    if let Some(last) = sounds.last_mut().filter(|last| **last == secondary && word.ends_with(['y', 'Y'])) {
        *last = last.with_stress(Stress::Unstressed);
    }
    sounds
}

/// The same sounds without stress, for a word said in one breath with the word before.
fn lightened(sounds: impl Iterator<Item = Sound>) -> Vec<Sound> {
    sounds.map(|sound| sound.with_stress(Stress::Unstressed)).collect()
}

/// The kinds of last sound that readings have: ends without one in common are never [`Grade::NearPerfect`] or better.
///
/// A near rhyme may differ in the voice of a consonant, in the *g* of *-ing*, in *AA* for *AO*, and in an unstressed vowel.
///
/// [`Grade::NearPerfect`]: super::Grade::NearPerfect
fn closes(readings: &[Reading]) -> u64 {
    const LIGHT_VOWEL: u32 = u64::BITS - 1;
    let kind = |reading: &Reading| {
        let last = *reading.part.sounds().last()?;
        Some(match last {
            vowel if is_vowel(vowel) && reading.syllables > 1 => LIGHT_VOWEL,
            vowel if is_vowel(vowel) => u32::from(equivalence::open_back(vowel)),
            nasal if nasal == Phone::NG as Folded => Phone::N as u32,
            consonant => u32::from(equivalence::twin(consonant).map_or(consonant, |twin| twin.min(consonant))),
        })
    };
    readings.iter().filter_map(kind).fold(0, |kinds, kind| kinds | 1 << kind)
}

/// Adds the readings of a word: from its main stress on, and from its last stress on where that is another one.
fn push_parses(readings: &mut Vec<Reading>, sounds: &[Sound], words: usize, guessed: bool) {
    let last_with = |least: Stress| sounds.iter().rposition(|sound| sound.stress() >= Some(least));
    let main = last_with(Stress::Primary);
    let last = last_with(Stress::Secondary);
    let fallback = last_with(Stress::Unstressed).or_else(|| (!sounds.is_empty()).then_some(0));
    let starts = [main.or(last).or(fallback), last.filter(|_| main.is_some() && last != main)];
    for start in starts.into_iter().flatten() {
        let reading = parse(sounds, start, words, guessed);
        let within = words > 1 && usize::from(reading.syllables) < words;
        let known = |other: &Reading| Reading { way: 0, is_clipped: false, ..*other } == reading;
        if !within && readings.len() < MOST_READINGS && !readings.iter().any(known) {
            readings.push(reading);
        }
    }
}

/// Adds the readings of one pronunciation of a word; `way` counts the pronunciations from 0.
fn push_way(readings: &mut Vec<Reading>, sounds: &[Sound], guessed: bool, way: u8) {
    let before = readings.len();
    push_parses(readings, sounds, 1, guessed);
    push_clipped(readings, sounds, guessed);
    readings.iter_mut().skip(before).for_each(|reading| reading.way = way);
}

/// Adds the readings of a word that ends in two consonants with *t* or *d* between them, without that *t* or *d*: *minds*,
/// *prints*.
///
/// Source: the elision of alveolar stops in Cruttenden, *Gimson's Pronunciation of English*.
fn push_clipped(readings: &mut Vec<Reading>, sounds: &[Sound], guessed: bool) {
    let [before @ .., stop, last] = sounds else { return };
    let closes = matches!(last.phone(), Phone::S | Phone::Z) && matches!(stop.phone(), Phone::T | Phone::D);
    if !closes || !before.last().is_some_and(|sound| !sound.is_vowel() && sound.phone() != Phone::R) {
        return;
    }
    let clipped: Vec<Sound> = before.iter().chain([last]).copied().collect();
    let start = readings.len();
    push_parses(readings, &clipped, 1, guessed);
    readings.iter_mut().skip(start).for_each(|reading| reading.is_clipped = true);
}

/// The rhyming parts of a word with these sounds.
fn parts(sounds: &[Sound]) -> Vec<Part> {
    let mut readings = Vec::with_capacity(2);
    push_parses(&mut readings, sounds, 1, false);
    readings.into_iter().map(|reading| reading.part).collect()
}

fn parse(sounds: &[Sound], start: usize, words: usize, guessed: bool) -> Reading {
    let (head, tail) = sounds.split_at(start);
    let part = Part::fold(tail);
    let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let close = tail.iter().rev().find_map(|sound| sound.stress()).unwrap_or(Stress::Unstressed);
    let alone = sounds.iter().filter(|sound| sound.is_vowel()).count() < 2;
    Reading {
        part,
        last: small(part.last_vowel()),
        syllables: small(tail.iter().filter(|sound| sound.is_vowel()).count()),
        close: if alone { Stress::Primary } else { close },
        onset: head.iter().rev().take_while(|sound| !sound.is_vowel()).fold(0, |sum, sound| sum << 6 | plain(*sound)),
        whole: sounds.iter().fold(0, |sum, sound| {
            (sum ^ (u64::from(plain(*sound)) + 1)).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(5)
        }),
        words: small(words),
        guessed,
        is_british: false,
        is_clipped: false,
        way: 0,
    }
}

fn plain(sound: Sound) -> u32 {
    sound.phone() as Phone as u32
}
