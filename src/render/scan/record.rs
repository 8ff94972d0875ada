//! Scansions as JSON: the stable contract of `verse scan --output-format json` and `jsonl`.

use serde::Serialize;

use super::Scanned;
use super::shape::ShapeRecord;
use super::sound::SoundRecord;
use crate::analysis::HeardLine;
use crate::lexicon::{Pronunciation, parted};
use crate::meter::{RunnerUp, Scansion, Taken};
use crate::phonology::Stress;

/// A line of verse as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct LineRecord<'a> {
    /// The path of the draft, as given or found.
    pub path: &'a str,
    /// The line's number in the draft, blank lines counted, from 1.
    pub line: u32,
    /// Its stanza's number in the poem, from 1.
    pub stanza: usize,
    /// Its heard text.
    pub text: &'a str,
    /// The syllables as scanned.
    pub syllables: usize,
    /// The fewest syllables that its words can have.
    pub syllables_min: usize,
    /// The most.
    pub syllables_max: usize,
    /// The realised meter, `+` a beat and `-` slack.
    pub beats: String,
    /// The line as read aloud, `+` a stress and `-` none.
    pub stress: String,
    /// The foot and length it is read in, if it is any: `iambic pentameter`.
    pub meter: Option<&'a str>,
    /// The beats by feet.
    pub feet: Vec<String>,
    /// The licenses taken, each with its foot: `inversion@1`.
    pub licenses: Vec<String>,
    /// Its rhyme letter, `x` where it rhymes with no line.
    pub rhyme: String,
    /// The letters of its stanza, on the stanza's first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stanza_scheme: Option<Vec<String>>,
    /// The foot and length of most lines of the poem.
    pub poem_meter: Option<&'a str>,
    /// Syllables by place where stanzas alternate: `8.6.8.6, common meter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poem_measure: Option<&'a str>,
    /// The posterior probability of the line's meter, given the rest of the poem, from 0 to 1.
    pub sureness: f32,
    /// The mean posterior probability over the lines of the poem.
    pub poem_sureness: f32,
    /// Its words; none where they are left out.
    pub words: Vec<WordRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sound: Option<SoundRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<ShapeRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<ReadingRecord<'a>>,
}

/// A word of a line as JSON shows it. Fields may be added, never renamed or removed.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct WordRecord<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Its letters by syllables, as it is said in the line.
    pub syllables: Vec<&'a str>,
    /// Its pronunciation there, in ARPAbet with stresses.
    pub phones: String,
    /// Its own stresses, `+` a stressed syllable and `-` any other.
    pub stress: String,
    /// The source of that pronunciation; `guess` where no dictionary has the word.
    pub source: &'static str,
}

/// A runner-up of the scansion shown.
#[derive(Debug, Serialize)]
struct ReadingRecord<'a> {
    meter: &'a str,
    beats: String,
    stress: String,
    feet: Vec<String>,
    licenses: Vec<String>,
    /// How far behind the scansion shown, in log-odds.
    cost: f32,
}

/// Whether the records of lines hold their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRecords {
    /// Each word has a record.
    Made,
    /// No word has one, which saves the time to spell its sounds.
    LeftOut,
}

/// The lines of a poem as JSON objects.
pub(super) fn page(scanned: &Scanned, between: &str) -> String {
    let mut page = String::new();
    each(scanned, WordRecords::Made, |record| {
        if !page.is_empty() {
            page.push_str(between);
        }
        // A record has only strings, numbers and lists of them, so that writing it cannot fail.
        page.push_str(&serde_json::to_string(record).unwrap_or_default());
    });
    page
}

/// Calls `show` with the record of each line in order; all tables of lines use these records.
pub fn each(scanned: &Scanned, words: WordRecords, mut show: impl FnMut(&LineRecord<'_>)) {
    let meter = scanned.scansion.meter_in_words();
    let measure = scanned.scansion.measure_in_words(&scanned.poem.stanzas);
    for line in 0..scanned.poem.lines.len() {
        let mut record = LineRecord::of(scanned, line, meter.as_deref(), measure.as_deref());
        if words == WordRecords::Made {
            record.words = self::words(&scanned.poem.lines[line].heard, &scanned.scansion.lines[line].scansion);
        }
        show(&record);
    }
}

/// A probability to three places.
fn rounded(probability: f32) -> f32 {
    (probability * 1000.0).round() / 1000.0
}

impl<'a> LineRecord<'a> {
    /// The record without its words.
    fn of(scanned: &'a Scanned, at: usize, poem_meter: Option<&'a str>, poem_measure: Option<&'a str>) -> Self {
        let (line, read) = (&scanned.poem.lines[at], &scanned.scansion.lines[at]);
        let scansion = &read.scansion;
        let count = scansion.beats.len();
        let (stanza, place) = scanned.place(at);
        let letters = scanned.scheme.stanzas.get(stanza).filter(|_| place == 0);
        Self {
            path: &scanned.path,
            line: line.number,
            stanza: stanza + 1,
            text: &line.heard.text,
            syllables: count,
            syllables_min: count.min(line.heard.counts.least() as usize),
            syllables_max: count.max(line.heard.counts.most() as usize),
            beats: scansion.beats_string(),
            stress: read.aloud_string(),
            meter: Some(read.in_words.as_str()).filter(|meter| !meter.is_empty()),
            feet: scansion.feet_strings().collect(),
            licenses: licenses(scansion),
            rhyme: scanned.letter(at).to_string(),
            stanza_scheme: letters.map(|letters| letters.iter().map(ToString::to_string).collect()),
            poem_meter,
            poem_measure,
            sureness: rounded(read.posterior),
            poem_sureness: rounded(scanned.scansion.posterior),
            words: Vec::new(),
            sound: SoundRecord::of(scanned, at),
            shape: ShapeRecord::of(scanned, at),
            readings: scanned.runners_up[at].iter().map(ReadingRecord::of).collect(),
        }
    }
}

impl<'a> ReadingRecord<'a> {
    fn of(runner_up: &'a RunnerUp) -> Self {
        let scansion = &runner_up.scansion;
        Self {
            meter: &runner_up.in_words,
            beats: scansion.beats_string(),
            stress: scansion.stress_string(),
            feet: scansion.feet_strings().collect(),
            licenses: licenses(scansion),
            cost: (runner_up.behind * 100.0).round() / 100.0,
        }
    }
}

/// The licenses as `inversion@1`.
pub(super) fn licenses(scansion: &Scansion) -> Vec<String> {
    scansion.licenses.iter().map(Taken::to_string).collect()
}

fn words<'a>(line: &'a HeardLine, scansion: &Scansion) -> Vec<WordRecord<'a>> {
    let words = line.words.iter().zip(&scansion.pronunciations).map(|(heard, way)| {
        let text = line.text_of(heard);
        let said = way.and_then(|way| heard.spoken.pronunciations.get(way)).or_else(|| heard.spoken.best());
        WordRecord {
            text,
            syllables: said.map_or_else(Vec::new, |said| parted(text, &said.sounds)),
            phones: said.map_or_else(String::new, |said| said.sounds.to_string()),
            stress: said.map_or_else(String::new, stress),
            source: said.map_or("guess", |said| said.source.id()),
        }
    });
    words.collect()
}

fn stress(said: &Pronunciation) -> String {
    said.sounds.stresses().map(|stress| if stress > Stress::Unstressed { '+' } else { '-' }).collect()
}
