//! What holds for every line and every meter: no panic, feet that tile the line, the same scansion for the same poem.

use proptest::prelude::*;
use verse::analysis::{HeardLine, Session};
use verse::lexicon::Ear;
use verse::meter::{Fault, Licenses, Meter, fit, runners_up, scan_poem};

const METERS: &[&str] = &[
    "iambic pentameter",
    "trochaic tetrameter",
    "anapestic trimeter or iambic tetrameter",
    "dactylic hexameter",
    "amphibrachic dimeter",
    "choriambic monometer",
    "4 beats",
    "2 beats || 2 beats, 1-2 slack",
    "3 beats || 2 beats",
    "(x)(x)/ (x)x/ || (x)x/ (x)(x)",
    "/?x(/x)",
];

fn lines() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "th'",
        "eternal",
        "many",
        "a",
        "heaven,",
        "fire",
        "o'er",
        "glittering",
        "walked;",
        "Vlorbish",
        "upon",
        "—",
        "'tis",
        "unknown",
        "striking",
        "and",
        "日本",
        "12",
        "to",
        "enjoy",
        "thou",
        "art",
    ]);
    prop_oneof![
        3 => prop::collection::vec(words, 0..24).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
    ]
}

/// Words and lines with more syllables than a byte can count.
fn long_lines() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec!["a", "o", "moon", "1984", "'s", "many", "th'"]);
    let between = prop::sample::select(vec!["-", " ", "--", ", "]);
    (pieces, between, 120..480usize).prop_map(|(piece, between, times)| vec![piece; times].join(between))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_word_or_a_line_of_any_length_is_laid_and_scanned(
        line in long_lines(),
        meter in prop::sample::select(METERS),
    ) {
        let poem = Session::new(Ear::new()).hear(&line);
        let meter = meter.parse::<Meter>().unwrap();
        for line in &poem.lines {
            let laid = fit(&line.heard, &meter, &Licenses::Usual);
            prop_assert_eq!(laid.fits(), laid.fault.is_none());
        }
        for given in [None, Some(&meter)] {
            for (line, heard) in scan_poem(&poem, given).lines.iter().zip(&poem.lines) {
                let scansion = &line.scansion;
                prop_assert_eq!(scansion.beats.len(), scansion.syllables.len());
                prop_assert!(heard.heard.counts.least() as usize <= scansion.beats.len() + heard.heard.words.len());
                for pair in scansion.syllables.windows(2).filter(|pair| pair[0].word == pair[1].word) {
                    prop_assert_eq!(pair[0].syllable + 1, pair[1].syllable);
                }
            }
        }
    }
}

#[test]
fn a_word_of_hundreds_of_syllables_is_laid_on_a_meter() {
    let line = HeardLine::hear(&vec!["a"; 400].join("-"), &Ear::new());
    let meter: Meter = "iambic pentameter".parse().unwrap();
    assert!(matches!(fit(&line, &meter, &Licenses::Usual).fault, Some(Fault::Count { .. })));
    let poem = Session::new(Ear::new()).hear(&line.text);
    let scanned = scan_poem(&poem, None);
    assert_eq!(scanned.lines[0].scansion.syllables.last().map(|last| last.syllable), Some(399));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_line_is_laid_on_any_meter_and_its_feet_tile_it(line in lines(), meter in prop::sample::select(METERS)) {
        let (line, meter) = (HeardLine::hear(&line, &Ear::new()), meter.parse::<Meter>().unwrap());
        for licenses in [Licenses::None, Licenses::Usual, Licenses::Loose] {
            let laid = fit(&line, &meter, &licenses);
            let Some(scansion) = laid.scansion else { continue };
            let mut end = 0;
            for foot in &scansion.feet {
                prop_assert_eq!(foot.start, end);
                end = foot.end;
            }
            prop_assert_eq!(end, scansion.beats.len());
            prop_assert_eq!((scansion.stress.len(), scansion.syllables.len()), (end, end));
            prop_assert!(scansion.syllables.iter().all(|syllable| syllable.word < line.words.len()));
        }
    }

    #[test]
    fn a_poem_scans_the_same_however_it_was_typed(before in lines(), after in prop::collection::vec(lines(), 1..6)) {
        let text = after.join("\n");
        let mut session = Session::new(Ear::new());
        session.hear(&format!("{before}\n{text}"));
        let (edited, fresh) = (session.hear(&text), Session::new(Ear::new()).hear(&text));
        prop_assert_eq!(scan_poem(&edited, None), scan_poem(&fresh, None));
    }

    #[test]
    fn runners_up_differ_from_the_scansion_shown_and_from_each_other_and_fall_ever_farther_behind(line in lines()) {
        let poem = Session::new(Ear::new()).hear(&line);
        let scanned = scan_poem(&poem, None);
        for (heard, shown) in poem.lines.iter().zip(&scanned.lines) {
            let (mut known, mut last) = (vec![shown.scansion.beats.clone()], 0.0);
            for other in runners_up(&heard.heard, shown, 4) {
                prop_assert!(!known.contains(&other.scansion.beats));
                prop_assert!(other.behind >= last);
                last = other.behind;
                known.push(other.scansion.beats);
            }
        }
    }
}

#[test]
fn a_line_aloud_has_the_syllables_the_voice_sounds() {
    let poem = Session::new(Ear::new()).hear(
        "The harbor lanterns glittering in the rain\nThe candle gutters in the empty hall\nThe ferry will not cross the \
         bay again\nAnd no one comes to answer when we call",
    );
    let scanned = scan_poem(&poem, None);
    let line = &scanned.lines[0];
    assert_eq!((line.scansion.beats.len(), line.aloud.len()), (10, 11));
    assert_eq!(scanned.lines[1].aloud.len(), scanned.lines[1].scansion.beats.len());
}

#[test]
fn an_accent_of_older_verse_and_a_preposition_keep_the_meter() {
    let meter: Meter = "iambic pentameter".parse().unwrap();
    for line in [
        "And let the winter triumph in the south",
        "The gulls came down unto the empty shore",
        "We walked among unknown and quiet men",
        "And mercy came unto the drowned at last",
    ] {
        let laid = fit(&HeardLine::hear(line, &Ear::new()), &meter, &Licenses::Usual);
        assert!(laid.fits(), "{line}: {:?}", laid.fault);
    }
    let short = fit(&HeardLine::hear("The gulls came down", &Ear::new()), &meter, &Licenses::Usual);
    assert!(matches!(short.fault, Some(Fault::Count { .. })));
}

#[test]
fn prose_cut_into_lines_keeps_no_regular_meter_and_verse_keeps_its_own() {
    let scan = |text: &str| scan_poem(&Session::new(Ear::new()).hear(text), None);
    let prose = scan(
        "To renew a card, bring proof of\naddress and the number printed on its back to\nthe desk.\nCards that have not \
         been used for three years lapse without notice\nand must be applied for\nagain in person, which takes about\na week\n\
         unless the branch is closed for stocktaking, as happens every February.",
    );
    assert_eq!(prose.meter_in_words(), None, "{}", prose.regularity);
    let longer = scan(
        "The committee met on Tuesday in the smaller of\nthe two rooms, because the heating\nin the larger one had failed \
         again, and agreed, after a\nlong discussion, to ask the council for money.\nMrs. Pell said that she had already \
         written\ntwice and had nothing to show for it but a form. The\ntreasurer then read his report, from which it\n\
         appeared that the sale of plants had\nbrought in less than last year, chiefly on account of the\nrain, and that \
         the tea urn would have to be\nreplaced before the winter, since it leaked and\nnobody could find the guarantee.",
    );
    assert_eq!(longer.meter_in_words(), None, "{}", longer.regularity);
    let verse = scan(
        "The ferry will not cross the bay again,\nthe harbor lamps are lit along the wall,\nand no one in the waiting room \
         can say\nwho lit them, or for whom, or why at all.",
    );
    assert_eq!(verse.meter_in_words().as_deref(), Some("iambic pentameter"));
    assert!(verse.regularity > 2.0 * prose.regularity);
}
