//! A line as a voice says it: each word with the sounds of its chosen reading, stressed as the line stresses it.

use std::ops::Range;

use super::Stop;
use crate::analysis::{HeardLine, HeardWord, Poem, PoemLine};
use crate::lexicon::Pronunciation;
use crate::meter::{Liaison, PoemScansion, Scansion};
use crate::phonology::{Phone, Sound, Sounds, Stress};
use crate::span::Span;

/// A line as a voice says it.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidLine {
    /// The physical line, counted from 1.
    pub number: u32,
    /// The line as written.
    pub text: Box<str>,
    /// Whether a stanza begins with it that is not the first.
    pub begins_stanza: bool,
    /// Its words.
    pub words: Vec<SaidWord>,
    /// The mark after the last word.
    pub close: Stop,
}

/// A word as a voice says it.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidWord {
    /// The word as written.
    pub text: Box<str>,
    /// The mark before it.
    pub before: Stop,
    /// Whether it is said in one with the word before: th'eternal.
    pub joined: bool,
    /// Its sounds, with the stresses of the pronunciation chosen; empty where nobody knows how it is said.
    pub sounds: Sounds,
    /// The syllables of the scansion that are said in it.
    pub syllables: Vec<SaidSyllable>,
}

/// A syllable as a voice says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidSyllable {
    /// How strongly: as its word has it, or for a word of one syllable as the line stresses it.
    pub stress: Stress,
    /// Whether the meter beats on it.
    pub beat: bool,
}

/// Lines of a poem, by their indices from 0, as a voice says them; indices beyond the last line are left out.
pub fn said(poem: &Poem, scansion: &PoemScansion, places: Range<usize>) -> Vec<SaidLine> {
    let first = places.start;
    let line = |at: usize| {
        let (line, read) = (poem.lines.get(at)?, scansion.lines.get(at)?);
        let begins_stanza = at > first && poem.stanzas.iter().any(|stanza| stanza.start == at);
        Some(SaidLine { begins_stanza, ..SaidLine::of(line, &read.scansion) })
    };
    places.filter_map(line).collect()
}

impl SaidLine {
    /// A line as its scansion reads it.
    pub fn of(line: &PoemLine, scansion: &Scansion) -> Self {
        let heard = &*line.heard;
        let places = places_by_word(heard, scansion);
        let mut words: Vec<SaidWord> = Vec::with_capacity(heard.words.len());
        for at in 0..heard.words.len() {
            words.push(Reader { heard, scansion, places: &places }.word(at));
        }
        let end = heard.words.last().map_or(0, |word| word.span.end());
        let close = Stop::of(Span::new(end, heard.text.len()).of(&heard.text));
        Self { number: line.number, text: heard.text.clone(), begins_stanza: false, words, close }
    }

    /// Its syllables in order, as many as the scansion has.
    pub fn syllables(&self) -> impl Iterator<Item = SaidSyllable> + '_ {
        self.words.iter().flat_map(|word| word.syllables.iter().copied())
    }
}

/// The places of each word's syllables among those of the scansion.
fn places_by_word(line: &HeardLine, scansion: &Scansion) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); line.words.len()];
    for (place, syllable) in scansion.syllables.iter().enumerate() {
        if let Some(of_word) = places.get_mut(syllable.word) {
            of_word.push(place);
        }
    }
    places
}

/// Reads the words of a line one after another.
struct Reader<'a> {
    heard: &'a HeardLine,
    scansion: &'a Scansion,
    places: &'a [Vec<usize>],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> SaidWord {
        let heard = &self.heard.words[at];
        let way = self.way(at, heard);
        let plain = way.map(|way| way.sounds.clone()).unwrap_or_default();
        let is_long = plain.syllable_count() > 1;
        let stresses: Vec<Stress> = plain.stresses().collect();
        let syllable = |&place: &usize| {
            let own = self.scansion.syllables.get(place).and_then(|of| stresses.get(of.syllable)).copied();
            SaidSyllable {
                stress: if is_long { own.unwrap_or(Stress::Unstressed) } else { self.stress_of_line(place) },
                beat: self.scansion.beats.get(place) == Some(&true),
            }
        };
        let (lost, before) = (self.lost_to_next(at), at.checked_sub(1).and_then(|before| self.lost_to_next(before)));
        let own = &self.places[at];
        let mut syllables: Vec<SaidSyllable> = own.iter().map(syllable).collect();
        let mut sounds = plain;
        if lost == Some(Liaison::Pronoun) {
            // The pronoun keeps its vowel, and the verb gives up its own: thou'rt.
            let next = self.places.get(at + 1).and_then(|places| places.first());
            syllables = next.map(syllable).into_iter().collect();
        } else if lost.is_some() {
            sounds = without_vowels(&sounds);
        }
        if before == Some(Liaison::Pronoun) {
            sounds = after_first_vowel(&sounds);
            syllables = syllables.split_off(syllables.len().min(1));
        }
        let runs_on = |place: &usize| self.liaison(*place) == Some(Liaison::OpenEnd);
        if own.last().is_some_and(runs_on) {
            sounds = run_on(&sounds);
        }
        let joins = at.checked_sub(1).and_then(|before| self.places[before].last()).is_some_and(runs_on);
        SaidWord {
            text: self.heard.text_of(heard).into(),
            before: self.stop_before(at),
            joined: before.is_some() || joins,
            sounds,
            syllables,
        }
    }

    /// The pronunciation a word is read in. One without a syllable of its own has no vowel to say, unless it gives it up to the next.
    fn way<'b>(&self, at: usize, heard: &'b HeardWord) -> Option<&'b Pronunciation> {
        let ways = &heard.spoken.pronunciations;
        let read = self.scansion.pronunciations.get(at).copied().flatten().and_then(|way| ways.get(way));
        let vowelless = || ways.iter().find(|way| way.sounds.syllable_count() == 0);
        read.or_else(vowelless).or_else(|| heard.spoken.best())
    }

    fn stress_of_line(&self, place: usize) -> Stress {
        if self.scansion.stress.get(place) == Some(&true) { Stress::Primary } else { Stress::Unstressed }
    }

    fn liaison(&self, place: usize) -> Option<Liaison> {
        self.scansion.syllables.get(place)?.liaison
    }

    /// How a word without a syllable of its own is said with the next.
    fn lost_to_next(&self, at: usize) -> Option<Liaison> {
        if !self.places[at].is_empty() {
            return None;
        }
        let next = *self.places.get(at + 1)?.first()?;
        self.liaison(next).filter(|&liaison| liaison != Liaison::OpenEnd)
    }

    fn stop_before(&self, at: usize) -> Stop {
        let words = &self.heard.words;
        let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else { return Stop::None };
        Stop::of(Span::new(before.span.end(), words[at].span.start()).of(&self.heard.text))
    }
}

/// Th' of the, t' of to.
fn without_vowels(sounds: &Sounds) -> Sounds {
    sounds.iter().take_while(|sound| !sound.is_vowel()).collect()
}

/// The rt of art, the m of am.
fn after_first_vowel(sounds: &Sounds) -> Sounds {
    sounds.iter().skip_while(|sound| !sound.is_vowel()).skip(1).collect()
}

/// A word whose last vowel runs into the next word: many as *men-y*, sorrow as *sorr-w*.
fn run_on(sounds: &Sounds) -> Sounds {
    let mut sounds: Vec<Sound> = sounds.iter().collect();
    if let Some(last) = sounds.iter().rposition(|sound| sound.is_vowel()) {
        let glide = match sounds[last].phone() {
            Phone::IY | Phone::IH | Phone::EY => Some(Phone::Y),
            Phone::OW | Phone::UW | Phone::UH => Some(Phone::W),
            Phone::ER => Some(Phone::R),
            _ => None,
        };
        sounds.splice(last..=last, glide.map(Sound::plain));
    }
    sounds.into_iter().collect()
}
