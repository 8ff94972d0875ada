//! Verse spoken: what espeak-ng makes of the phonemes, the sound file, and what is said where there is no voice.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out a folder of drafts and run programs"
)]

mod desk;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use desk::{Desk, Said, is_at_hand};
use verse::phonology::{Phone, Sound, Sounds, Stress};
use verse::rhyme::Accent;
use verse::speech::{SaidLine, SaidSyllable, SaidWord, Stop, Utterance};

const LINES: &str = "The harbor lamps are burning low,\nThe fishing boats come in so slow,\n";

/// Runs `verse` at a desk with this `PATH`.
fn verse_in_path(desk: &Desk, path: &str, arguments: &[&str]) -> Said {
    let home = desk.folder.path().join(".home");
    let output = Command::new(env!("CARGO_BIN_EXE_verse"))
        .args(arguments)
        .current_dir(desk.folder.path())
        .env_clear()
        .env("PATH", path)
        .env("HOME", &home)
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Said::from(output)
}

fn own_path() -> String {
    std::env::var("PATH").unwrap()
}

/// Puts a program that is a script of the shell into a folder of the desk, and returns the folder's path.
fn program(desk: &Desk, name: &str, script: &str) -> String {
    desk.put(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n").as_bytes());
    let folder = desk.folder.path().join("bin");
    fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    folder.display().to_string()
}

/// What espeak-ng says of an utterance in the International Phonetic Alphabet, without marks of length.
fn ipa_of(utterance: &str) -> Vec<String> {
    let mut child = Command::new("espeak-ng")
        .args(["--stdin", "-q", "--ipa", "-v", "en-us"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(utterance.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.trim().replace('ː', "")).filter(|line| !line.is_empty()).collect()
}

/// A line of one word that has these sounds.
fn line_of(sounds: &str) -> SaidLine {
    let sounds: Sounds = sounds.parse().unwrap();
    let syllables = sounds.stresses().map(|stress| SaidSyllable { stress, beat: false }).collect();
    let word = SaidWord { text: "word".into(), before: Stop::None, joined: false, sounds, syllables };
    SaidLine { number: 1, text: "word".into(), begins_stanza: true, words: vec![word], close: Stop::Period }
}

/// The sounds of a word in the alphabet of phoneticians, a mark of stress before each vowel that has one.
fn expected(sounds: &str) -> String {
    let sound = |sound: Sound| {
        let mark = match sound.stress() {
            Some(Stress::Primary) => "ˈ",
            Some(Stress::Secondary) => "ˌ",
            _ => "",
        };
        // espeak-ng writes the vowel of "bird" in another way.
        format!("{mark}{}", sound.ipa().replace('ɝ', "ɜ"))
    };
    sounds.parse::<Sounds>().unwrap().iter().map(sound).collect()
}

#[test]
fn espeak_ng_says_every_sound_of_arpabet_under_every_stress_as_it_is_meant() {
    if !is_at_hand("espeak-ng") {
        return;
    }
    let mut words: Vec<String> = Vec::new();
    for phone in Phone::ALL {
        if phone.is_vowel() {
            words.extend([0, 2, 1].map(|digit| format!("P {phone}{digit} P AA{} P", i32::from(digit != 1))));
        } else {
            words.push(format!("P AA1 {phone} IY0"));
        }
    }
    words.push("K AO1 R T SH IH2 P".to_owned());
    let lines: Vec<SaidLine> = words.iter().map(|word| line_of(word)).collect();
    let said = ipa_of(&Utterance::of(&lines, Accent::American).phonemes);
    assert_eq!(said.len(), words.len(), "{said:?}");
    for (word, said) in words.iter().zip(said) {
        // The vowel of "court" is that of "door" in America.
        // A t between vowels is flapped there, as everybody says it.
        assert_eq!(said.replace('ɾ', "t"), expected(word).replace("ɔɹ", "oɹ"), "{word}");
    }
}

#[test]
fn a_poem_is_spoken_to_a_file_as_it_was_read() {
    if !is_at_hand("espeak-ng") {
        return;
    }
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes())]);
    let told =
        verse_in_path(&desk, &own_path(), &["aloud", "harbor.txt", "--to", "harbor.wav", "--voice", "espeak-ng"]);
    assert_eq!((told.code, told.err.as_str()), (0, "spoken to harbor.wav\n"));
    let sound = fs::read(desk.folder.path().join("harbor.wav")).unwrap();
    assert!(sound.starts_with(b"RIFF") && sound.len() > 100_000, "{} bytes of sound", sound.len());
    let phonemes = desk.verse(&["aloud", "harbor.txt:1", "--phonemes"]).out;
    assert_eq!(ipa_of(&phonemes), ["ðə hˈɑɹbɚ lˈæmps ɑɹ bˈɜnɪŋ lˈoʊ"]);
}

#[test]
fn the_poem_is_never_written_over_by_its_own_sound() {
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes()), ("poem.wav", b"no sound")]);
    let path = program(&desk, "espeak-ng", "exit 0");
    for (file, why) in [("harbor.txt", "ends in .wav"), ("poem.wav", "holds no sound"), ("new.wav", "wrote no sound")] {
        let told = verse_in_path(&desk, &path, &["aloud", "harbor.txt", "--to", file]);
        assert!(told.code == 2 && told.err.contains(why), "{file}: {}", told.err);
    }
    assert_eq!(fs::read_to_string(desk.folder.path().join("harbor.txt")).unwrap(), LINES);
    assert_eq!(fs::read_to_string(desk.folder.path().join("poem.wav")).unwrap(), "no sound");
}

#[test]
fn where_there_is_no_voice_it_is_said_how_to_get_one() {
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes())]);
    for path in ["", "/no-such-folder"] {
        let told = verse_in_path(&desk, path, &["aloud", "harbor.txt"]);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(
            told.err.contains("there is no voice to speak with") && told.err.contains("Install espeak-ng"),
            "{}",
            told.err
        );
    }
    let told = verse_in_path(&desk, "", &["aloud", "harbor.txt", "--voice", "say"]);
    assert!(told.code == 2 && told.err.contains("the voice say was not found"), "{}", told.err);
}

#[test]
fn a_program_beside_the_drafts_is_never_run_and_neither_is_one_that_their_settings_name() {
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes())]);
    program(&desk, "espeak-ng", "touch was-run");
    desk.put("verse.toml", b"[voice]\ncommand = \"bin/espeak-ng\"\n");
    desk.put("editor.toml", b"[voice]\ncommand = \"bin/espeak-ng\"\n");
    for path in ["bin", "./bin", ":bin"] {
        let told = verse_in_path(&desk, path, &["aloud", "harbor.txt"]);
        assert_eq!(told.code, 2, "{path}: {}", told.err);
    }
    desk.put(".home/.config/verse/editor.toml", b"[voice]\ncommand = \"./bin/espeak-ng\"\n");
    let told = verse_in_path(&desk, "bin", &["aloud", "harbor.txt"]);
    assert!(told.code == 2 && told.err.contains("your own voice `./bin/espeak-ng` was not found"), "{}", told.err);
    assert!(!desk.folder.path().join("was-run").exists());
}

#[test]
fn a_voice_of_ones_own_gets_the_words_or_the_phonemes() {
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes())]);
    let path = program(&desk, "speak", "/bin/cat > said; echo \"$@\" > told");
    let said = |name: &str| fs::read_to_string(desk.folder.path().join(name)).unwrap();
    desk.put(".home/.config/verse/editor.toml", b"panel = false\n[voice]\ncommand = \"speak $HOME;ls -x\"\n");
    let told = verse_in_path(&desk, &path, &["aloud", "harbor.txt:2"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert_eq!(said("said"), "The fishing boats come in so slow,\n");
    assert_eq!(said("told"), "$HOME;ls -x\n", "no shell reads the arguments");
    desk.put(".home/.config/verse/editor.toml", b"[voice]\ncommand = [\"speak\"]\nphonemes = true\n");
    verse_in_path(&desk, &path, &["aloud", "harbor.txt:1"]);
    assert_eq!(said("said"), "[[D@ h'A@b3 l'amps A@ b'3:nIN l'oU]],\n");
}

#[test]
fn beats_are_shown_below_each_line_as_it_is_spoken() {
    let desk = Desk::new(&[("harbor.txt", format!("{LINES}\n{LINES}").as_bytes())]);
    let path = program(&desk, "speak", "/bin/cat > /dev/null");
    desk.put(".home/.config/verse/editor.toml", b"[voice]\ncommand = \"speak\"\n");
    let told = verse_in_path(&desk, &path, &["aloud", "harbor.txt:2-4", "--beat"]);
    let expected = "The fishing boats come in so slow,
  x  /| x    /  |  x   \\ | x   /

The harbor lamps are burning low,
  x  /| x   / |  x    /| x    /
";
    assert_eq!((told.code, told.out.as_str()), (0, expected), "{}", told.err);
}

#[test]
fn phonemes_keep_the_accent_the_meter_and_the_pins_of_the_draft() {
    let desk = Desk::new(&[("grass.txt", b"---\naccent: british\n---\nThe grass is never over there\n")]);
    assert_eq!(desk.verse(&["aloud", "grass.txt", "--phonemes"]).out, "[[D@ gr'A@s Iz n'Ev@r 'oUv@ D'e@]].\n");
    let american = desk.verse(&["aloud", "grass.txt", "--phonemes", "--accent", "american"]).out;
    assert_eq!(american, "[[D@ gr'as Iz n'Ev3 'oUv3 D'e@]].\n");
    let meter = |meter: &str| {
        desk.verse_reading(&["aloud", "-", "--phonemes", "--meter", meter], b"The heaven that burned above the hill\n")
            .out
    };
    assert_eq!(meter("iambic tetrameter"), "[[D@ h'Evn Dat b'3:nd @b'Vv D@ h'Il]].\n");
}

#[test]
fn what_each_line_is_spoken_with_is_told_as_json() {
    let desk = Desk::new(&[("harbor.txt", LINES.as_bytes())]);
    let told = desk.verse(&["aloud", "harbor.txt:1", "--phonemes", "--output-format", "jsonl"]).out;
    let line: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&line["line"], &line["beats"]), (&1.into(), &"-+-+-+-+".into()));
    assert_eq!(
        line["words"][1],
        serde_json::json!({"text": "harbor", "phones": "HH AA1 R B ER0", "phonemes": "h'A@b3"})
    );
    assert_eq!(line["times"].as_array().unwrap().len(), 8);
}

#[test]
fn what_cannot_be_spoken_is_said_and_nothing_is_run() {
    let desk = Desk::new(&[("empty.txt", b""), ("harbor.txt", LINES.as_bytes())]);
    let told = desk.verse(&["aloud", "empty.txt"]);
    assert_eq!((told.code, told.err.as_str()), (0, "there is no verse to speak\n"));
    let told = desk.verse(&["aloud", "harbor.txt:9"]);
    assert!(told.code == 2 && told.err.contains("has 2 lines, and no line 9"), "{}", told.err);
    let told = desk.verse(&["aloud", "none.txt"]);
    assert!(told.code == 2 && told.err.contains("none.txt: no such file"), "{}", told.err);
}
