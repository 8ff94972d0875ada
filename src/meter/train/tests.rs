//! The trainer on a few lines of our own.

use super::*;

/// Lines written for this test, with their scansions.
const LINES: [(&str, &str, &str); 8] = [
    ("The candle gutters in the empty hall", "-+-+-+-+-+", "iambic pentameter"),
    ("Over the hill and down along the wall", "+--+-+-+-+", "iambic pentameter"),
    ("A lantern swings above the harbor stone", "-+-+-+-+-+", "iambic pentameter"),
    ("And no one comes to answer it alone", "-+-+-+-+-+", "iambic pentameter"),
    ("Golden apples, silver dishes", "+-+-+-+-", "trochaic tetrameter"),
    ("Paper lanterns, paper fishes", "+-+-+-+-", "trochaic tetrameter"),
    ("Golden apples on a tray", "+-+-+-+", "trochaic tetrameter"),
    ("Give the smallest one away", "+-+-+-+", "trochaic tetrameter"),
];

fn samples(at: &[usize]) -> Vec<Sample> {
    let sample = |&at: &usize| {
        let (text, signs, meter) = LINES[at];
        let (source, poem) = if at % 4 < 2 { ("meter", "lamps") } else { ("voice", "stones") };
        Sample::new(source, &format!("{poem} {}", at / 4), "1", text, &[signs], source == "voice", Some(meter))
    };
    at.iter().map(sample).collect()
}

const QUICK: Settings = Settings { epochs: 3, l2: 8.0, l2_stress: 0.4, seed: 7 };

#[test]
fn the_same_lines_teach_the_same_weights() {
    let all: Vec<usize> = (0..LINES.len()).collect();
    let (once, again) = (learn(&samples(&all), QUICK), learn(&samples(&all), QUICK));
    assert_eq!((&once.beats, &once.stresses), (&again.beats, &again.stresses));
    let untaught = learn(&samples(&[]), QUICK);
    assert_ne!(once.beats, untaught.beats, "lines teach something");
    assert_ne!(once.stresses, untaught.stresses, "stress is learned from the lines marked as read aloud");
}

#[test]
fn every_line_is_scanned_by_weights_that_never_saw_its_poem() {
    let all: Vec<usize> = (0..LINES.len()).collect();
    let mut scores = cross_validate(&samples(&all), 2, QUICK, samples);
    assert_eq!(scores.by_source["all"].lines, LINES.len());
    scores.merge(cross_validate(&samples(&all), 2, QUICK, samples));
    assert_eq!((scores.by_source["all"].lines, scores.poems), (2 * LINES.len(), 8));
}
