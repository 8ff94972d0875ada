//! `verse aloud`: speaks a poem or some of its lines in the reading chosen.

use std::io::{self, Write as _};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::ensure;
use clap::builder::PossibleValuesParser;

use super::passage::Passage;
use super::values::{accents, offered};
use super::{Context, Exit};
use crate::analysis::Poem;
use crate::judge::scansion;
use crate::meter::PoemScansion;
use crate::render::Format;
use crate::render::aloud::{FORMATS, Spoken, Taps, write};
use crate::rhyme::Accent;
use crate::speech::{SaidLine, Utterance, said, times};
use crate::text::counted;
use crate::workspace::voice::{Speaking, VOICES, Voice, measure, speak_to_file};
use crate::workspace::{Checker, Draft, OverrideTexts, Progress, raw, read, shown, side};

/// Speak a poem, or lines of it, with the reading that was chosen.
///
/// espeak-ng is handed phonemes, so that every word is said as the line was scanned: pins, elisions and the accent of the draft are
/// kept. Other voices (spd-say, say, one of your own in editor.toml) get the words and say them in their own way.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draft, one line of it, or lines from one to another: drafts/i.txt, drafts/i.txt:2, drafts/i.txt:2-3; `-` reads
    /// standard input.
    #[arg(value_name = "FILE[:LINE[-LINE]]")]
    pub passage: Passage,
    /// Show the beats below each line as they fall.
    #[arg(long, conflicts_with_all = ["phonemes", "dry_run"])]
    pub beat: bool,
    /// Write a sound file, with espeak-ng, and play nothing.
    #[arg(long, value_name = "FILE.wav", conflicts_with_all = ["beat", "phonemes", "dry_run"])]
    pub to: Option<PathBuf>,
    /// Print the phonemes that espeak-ng would be handed, and run nothing.
    #[arg(long, conflicts_with = "dry_run")]
    pub phonemes: bool,
    /// Print the program that would be run and what it would be handed, and run nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// The voice; without it your own, if editor.toml names one, else the first of these that is installed.
    #[arg(long, value_name = "VOICE", value_parser = PossibleValuesParser::new(VOICES))]
    pub voice: Option<String>,
    /// Speak in this accent; without it in the draft's own.
    #[arg(long, value_name = "ACCENT", value_parser = accents())]
    pub accent: Option<Accent>,
    /// Read every line in this meter.
    #[arg(long, value_name = "METER", visible_alias = "metre")]
    pub meter: Option<String>,
    /// Read each line in the meter that this form gives it: a name, a bare scheme, or a form file.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// How the phonemes are printed.
    #[arg(long, value_name = "FORMAT", value_parser = offered(FORMATS), default_value = "full", requires = "phonemes")]
    pub output_format: Format,
}

/// A scanned poem, and the lines of it to speak.
struct Reading {
    poem: Poem,
    scansion: PoemScansion,
    accent: Accent,
    places: Range<usize>,
}

/// Runs `verse aloud`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<Exit> {
    let (reading, exit) = reading(args, context)?;
    let lines = said(&reading.poem, &reading.scansion, reading.places.clone());
    let utterance = Utterance::of(&lines, reading.accent);
    if utterance.is_empty() {
        context.remark("there is no verse to speak");
        return Ok(exit);
    }
    if args.phonemes {
        let path = raw(&args.passage.path);
        let mut out = context.out_for(args.output_format);
        write(args.output_format, &Spoken { path: &path, lines: &lines, accent: reading.accent }, &mut out)?;
        out.flush()?;
        return Ok(exit);
    }
    let voice = Voice::find(args.voice.as_deref(), &context.scope())?;
    if args.dry_run {
        let mut out = context.bytes_out();
        context.remark(format_args!("{} would be handed:", voice.in_words(reading.accent)));
        out.write_all(voice.handed(&utterance).as_bytes())?;
        out.flush()?;
    } else if let Some(path) = &args.to {
        speak_to_file(&voice, &utterance, reading.accent, path)?;
        context.remark(format_args!("spoken to {}", shown(path)));
    } else if args.beat {
        speak_with_beats(&reading, &lines, &voice, context)?;
    } else {
        Speaking::to_the_end(&voice, &utterance, reading.accent)?;
    }
    Ok(exit)
}

/// Hears and scans the poem, each line in the meter it owes, and finds the lines to speak.
fn reading(args: &Args, context: &Context) -> anyhow::Result<(Reading, Exit)> {
    let Passage { path, lines } = &args.passage;
    let mut projects = context.projects();
    let texts = OverrideTexts { form: args.form.clone(), meter: args.meter.clone(), ..OverrideTexts::default() };
    let mut overrides = texts.read(&mut projects)?;
    overrides.accent = args.accent;
    let project = projects.of(path);
    let exit = context.tell_problems(&projects);
    let text = read(path)?;
    let kept = side::kept(&project, path, projects.files()).map_err(anyhow::Error::msg)?;
    let settings = kept.over(project.settings(path));
    let draft = Draft { path, text: &text, kept: &kept, progress: Progress::Saved };
    let judged = Checker::new(&overrides).judge(&project, &settings, &draft)?;
    let verdict = judged.verdict.map(|(_, verdict)| verdict);
    let poem = judged.poem.with_lone_line_as_spoken(verdict.is_some());
    let last = poem.page.physical.len();
    for line in lines.iter().flat_map(|lines| [*lines.start(), *lines.end()]) {
        ensure!(
            line as usize <= last,
            "{} has {}, and no line {line}; name one of them",
            shown(path),
            counted(last, "line")
        );
    }
    let scansion = scansion(&poem, verdict.as_ref());
    let places = lines.as_ref().map_or(0..poem.lines.len(), |lines| {
        let before = |number: u32| poem.lines.partition_point(|line| line.number < number);
        before(*lines.start())..before(lines.end().saturating_add(1))
    });
    Ok((Reading { poem, scansion, accent: judged.accent, places }, exit))
}

/// Speaks line by line, and shows the marks of each below its words as their syllables are said.
fn speak_with_beats(reading: &Reading, lines: &[SaidLine], voice: &Voice, context: &Context) -> anyhow::Result<()> {
    let mut out = context.stdout();
    for (place, line) in reading.places.clone().zip(lines) {
        let (Some(heard), Some(read)) = (reading.poem.lines.get(place), reading.scansion.lines.get(place)) else {
            continue;
        };
        let taps = Taps::of(&heard.heard, &read.scansion);
        let utterance = Utterance::of(std::slice::from_ref(line), reading.accent);
        if line.begins_stanza {
            writeln!(out)?;
        }
        writeln!(out, "{}", taps.words)?;
        out.flush()?;
        let mut times = times(line);
        if let Some((lead, length)) = measure(voice, &utterance, reading.accent) {
            times = times.stretched(lead, length);
        }
        let (sender, ended) = mpsc::channel();
        let begun = Instant::now();
        let speaking = Speaking::start(voice, &utterance, reading.accent, move |how| _ = sender.send(how))?;
        tap(&mut out, &taps, &times.syllables, begun)?;
        // The voice reports once how it ended.
        ended.recv()??;
        drop(speaking);
    }
    Ok(())
}

/// Prints each mark when its syllable is said.
fn tap(out: &mut dyn io::Write, taps: &Taps, times: &[Duration], begun: Instant) -> io::Result<()> {
    for (nth, mark) in taps.marks.iter().enumerate() {
        let at = times.get(nth).copied().unwrap_or_default();
        thread::sleep(at.saturating_sub(begun.elapsed()));
        out.write_all(mark.as_bytes())?;
        out.flush()?;
    }
    writeln!(out)?;
    out.flush()
}
