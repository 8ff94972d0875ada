//! `verse check` as a poet, a script and a commit hook meet it: exit codes, bad input, settings, where a form comes from.
#![cfg(feature = "cli")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders of drafts and run the program"
)]

mod desk;

use std::fs;
use std::process::{Command, Stdio};

use desk::Desk;

const FITS: &[u8] = desk::FITS.as_bytes();
const BROKEN: &[u8] = desk::BROKEN.as_bytes();
const CONFIG: &[u8] = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n";

/// How every command ends, in this order: 0 nothing at error level, 1 findings at error level, 2 what could not be done.
const EXIT_CODES: &[(&[&str], i32)] = &[
    (&["check", "--form", "haiku", "fits.txt"], 0),
    (&["check", "--form", "haiku", "broken.txt"], 1),
    (&["check", "--form", "haiku", "fits.txt", "broken.txt"], 1),
    (&["check", "--form", "haiku", "broken.txt", "--exit-zero"], 0),
    (&["check", "--form", "haiku", "broken.txt", "--ignore", "syllables"], 0),
    (&["check", "--form", "haiku", "broken.txt", "--select", "rhyme,M3"], 0),
    (&["check", "--form", "haiku", "broken.txt", "--set", "tolerance = 2"], 0),
    (&["check", "--form", "haiku", "broken.txt", "--set", "tolerance = 2", "--strict"], 1),
    (&["check", "--form", "haiku", "broken.txt", "--set", "severity.syllables = \"off\""], 0),
    (&["check", "none.md"], 0),
    (&["check", "missing.txt"], 2),
    (&["check", "missing.txt", "--exit-zero"], 2),
    (&["check", "--form", "hiaku", "fits.txt"], 2),
    (&["check", "--form", "haiku", "--set", "tolerence = 2", "fits.txt"], 2),
    (&["check", "--config", "none.toml", "fits.txt"], 2),
    (&["check", "--select", "rime", "fits.txt"], 2),
    (&["check", "--colour", "fits.txt"], 2),
    (&["check", "--stdin-filename", "x.txt", "fits.txt"], 2),
    (&["check", "--exit-zero", "--config", "none.toml", "fits.txt"], 2),
    (&["check", "--statistics", "--form", "haiku", "broken.txt"], 1),
    (&["check", "--form", "haiku", "broken.txt", "--min-level", "error", "--output-format", "json"], 1),
    (&["check", "--show-files", "broken.txt"], 0),
    (&["check", "no-drafts-here"], 0),
    (&["check", "--form", "missing/form.toml", "fits.txt"], 2),
    (&["check", "-"], 0),
    (&["hook", "run"], 2),
    (&["diff"], 2),
    (&["scan", "fits.txt"], 0),
    (&["scan", "missing.txt"], 2),
    (&["scan", "fits.txt", "--meter", "waltz"], 2),
    (&["scan", "fits.txt", "--form", "hiaku"], 2),
    (&["word", "dove", "☃"], 0),
    (&["word"], 2),
    (&["word", "dove", "--without", "rumor"], 2),
    (&["rhyme", "month"], 0),
    (&["rhyme", "☃"], 2),
    (&["rhyme", "--rhymes-with-line", "missing.txt:1"], 2),
    (&["forms"], 0),
    (&["forms", "show", "haiku"], 0),
    (&["forms", "show", "hiaku"], 2),
    (&["forms", "suggest", "fits.txt"], 0),
    (&["forms", "suggest", "prose.txt"], 0),
    (&["forms", "suggest", "missing.txt"], 2),
    (&["forms", "test", "haiku"], 0),
    (&["forms", "test", "--isolated", "hiaku"], 2),
    (&["forms", "learn", "fits.txt"], 0),
    (&["forms", "schema"], 0),
    (&["new", "haiku", "fits.txt"], 2),
    (&["new", "hiaku", "new.txt"], 2),
    (&["allow", "fits.txt:1", "syllables", "--reason", "no"], 2),
    (&["allow", "fits.txt:1", "syllables"], 2),
    (&["allow", "list"], 0),
    (&["say", "snow", "nonsense9"], 2),
    (&["explain"], 0),
    (&["explain", "R2"], 0),
    (&["explain", "fits.txt:1"], 0),
    (&["explain", "fits.txt:9"], 2),
    (&["explain", "rime"], 2),
    (&["init", "no-drafts-here"], 0),
    (&["init", "no-drafts-here"], 2),
    (&["textconv", "fits.txt"], 0),
    (&["textconv", "missing.txt"], 2),
    (&["doctor"], 0),
    (&["completions", "bash"], 0),
    (&["completions", "tcsh"], 2),
    (&["man"], 0),
    (&["man", "chekc"], 2),
    (&["nonsense"], 2),
    (&[], 2),
    (&["--version"], 0),
    (&["check", "--help"], 0),
];

#[test]
fn the_exit_code_of_every_command_says_what_was_found() {
    let rhymed = b"the lamp is low\nthe wind is loud\nthe roads are slow\nthe hill is cold\n";
    let desk = Desk::new(&[("fits.txt", FITS), ("broken.txt", BROKEN), ("slant.txt", rhymed), ("none.md", BROKEN)]);
    desk.put("prose.txt", b"He went to the shop, and since it was closed he went home again and slept.\n");
    desk.put("no-drafts-here/picture.png", b"\x89PNG");
    for (arguments, code) in EXIT_CODES {
        let said = desk.verse(arguments);
        assert_eq!(said.code, *code, "{arguments:?}\n{}{}", said.out, said.err);
    }
}

#[test]
fn bad_input_is_told_and_every_other_draft_is_still_checked() {
    let long = "la ".repeat(350_000);
    let cases: &[(&str, &[u8], &str)] = &[
        ("latin1.txt", b"caf\xe9 by night\n", "latin1.txt: line 1 is not UTF-8"),
        ("utf16.txt", b"\xff\xfes\0n\0o\0w\0", "utf16.txt: line 1 holds a NUL byte"),
        ("nul.txt", b"snow\nfalls\0here\n", "nul.txt: line 2 holds a NUL byte"),
    ];
    for (name, bytes, told) in cases {
        let desk = Desk::new(&[("verse.toml", CONFIG), (name, bytes), ("z.txt", BROKEN)]);
        for arguments in [&["check"][..], &["check", name, "z.txt"]] {
            let said = desk.verse(arguments);
            assert_eq!(said.code, 2, "{name}: {}", said.err);
            assert!(said.err.contains(told), "{name}: {}", said.err);
            assert!(said.out.contains("z.txt:2:1"), "{name}: {}", said.out);
            assert_eq!(fs::read(desk.folder.path().join(name)).unwrap(), *bytes, "{name} was changed");
        }
    }
    for (name, bytes) in [
        ("empty.txt", &b""[..]),
        ("blank.txt", b"\n\n \r\n"),
        ("bare.txt", b"snow"),
        ("crlf.txt", b"the old gate stands wide\r\nsnow has filled the empty cart\r\nno one comes to knock"),
        ("bom.txt", b"\xef\xbb\xbfthe old gate stands wide\n"),
        (
            "marks.txt",
            "c\u{301}\u{327} \u{202e}abc\u{fffd} \u{1f469}\u{200d}\u{1f4bb} \u{5e9}\u{5dc}\u{5d5}\u{5dd}\n".as_bytes(),
        ),
        ("long.txt", long.as_bytes()),
    ] {
        let desk = Desk::new(&[(name, bytes)]);
        let said = desk.verse(&["check", "--form", "haiku", name]);
        assert!(said.code < 2, "{name}: {}", said.err);
        assert!(said.out.lines().all(|line| line.len() < 1000), "{name}: a line of the report is too long to read");
        assert_eq!(fs::read(desk.folder.path().join(name)).unwrap(), bytes, "{name} was changed");
    }
}

#[test]
fn a_draft_too_large_to_be_a_poem_is_refused() {
    let desk = Desk::new(&[("z.txt", BROKEN)]);
    let file = fs::File::create(desk.folder.path().join("huge.txt")).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    let said = desk.verse(&["check", "--form", "haiku", "huge.txt", "z.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("huge.txt: it is too large to be one poem (over 16 MB)"), "{}", said.err);
    assert!(said.out.contains("z.txt:2:1"));
}

#[cfg(unix)]
#[test]
fn folders_and_circles_of_links_have_their_answers() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new(&[("verse.toml", CONFIG), ("z.txt", BROKEN), ("deep.txt/inner.txt", BROKEN)]);
    let root = desk.folder.path();
    symlink("b.txt", root.join("a.txt")).unwrap();
    symlink("a.txt", root.join("b.txt")).unwrap();
    symlink(".", root.join("loop")).unwrap();
    let said = desk.verse(&["check", "--output-format", "concise"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("cannot read a.txt: "), "{}", said.err);
    let found: Vec<&str> = said.out.lines().filter_map(|line| line.split_once(':')).map(|(path, _)| path).collect();
    assert_eq!(found, ["deep.txt/inner.txt", "z.txt"], "{}", said.err);
    let stdin = desk.verse_reading(&["check", "-", "--stdin-filename", "q.txt"], BROKEN);
    assert_eq!(stdin.code, 1);
    assert!(stdin.out.starts_with("q.txt:2:1"), "{}", stdin.out);
}

#[test]
fn a_broken_project_is_told_after_the_drafts_were_checked() {
    let own_form = b"name = \"Short\"\nsyllables = [5, 7, 5]\n";
    for (name, text, told) in [
        ("verse.toml", &b"[[draft]]\n"[..], "verse.toml:1: unknown key `draft` (did you mean `drafts`?)"),
        ("verse.toml", b"min-level = \"loud\"\n", "verse.toml:1: \"loud\" is unknown here"),
        ("forms/odd.toml", b"name = \"Odd\"\nsheme = \"aa\"\n", "unknown key \"sheme\" (did you mean \"scheme\"?)"),
        ("lexicon.dict", b"foglefreude BX AH0\n", "lexicon.dict:1: `BX` is not a phone"),
        (
            "allow.toml",
            b"[[allow]]\npath = \"a\"\nwords = \"b\"\nrule = \"rime\"\n",
            "allow.toml:4: there is no rule `rime`",
        ),
    ] {
        let desk = Desk::new(&[("verse.toml", b""), ("forms/short.toml", own_form), (name, text)]);
        desk.put("x.haiku.txt", BROKEN);
        let said = desk.verse(&["check"]);
        assert_eq!(said.code, 2, "{name}: {}", said.err);
        assert!(said.err.contains(told), "{name}: {}", said.err);
        assert!(said.out.contains("x.haiku.txt:2:1"), "{name}: {}", said.out);
        assert_eq!(desk.verse(&["check", "--isolated"]).code, 1, "{name}");
    }
}

#[test]
fn a_broken_form_in_the_poets_own_folder_is_only_a_remark() {
    let desk = Desk::new(&[("x.haiku.txt", FITS), (".home/.config/verse/forms/odd.toml", b"sheme = \"aa\"\n")]);
    let said = desk.verse(&["check"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("odd.toml") && said.err.contains("warning"), "{}", said.err);
}

#[test]
fn the_first_answer_to_which_form_wins() {
    let front = |form: &str| [format!("---\nform: {form}\n---\n").as_bytes(), BROKEN].concat();
    let desk = Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"b.*\", \"c.*\"]\nform = \"cinquain\"\n"),
        ("a.haiku.txt", BROKEN),
        ("b.haiku.txt", BROKEN),
        ("c.haiku.txt", &front("tanka")),
        ("d.nothing.txt", BROKEN),
        ("e.txt", &front("hiaku")),
    ]);
    let form = |arguments: &[&str]| {
        let said = desk.verse(&[&["check", "--output-format", "jsonl", "--min-level", "note"], arguments].concat());
        let finding = said.out.lines().next().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        finding.map(|finding| finding["form"].as_str().unwrap().to_owned())
    };
    assert_eq!(form(&["a.haiku.txt"]).as_deref(), Some("haiku"));
    assert_eq!(form(&["b.haiku.txt"]).as_deref(), Some("cinquain"));
    assert_eq!(form(&["c.haiku.txt"]).as_deref(), Some("tanka"));
    assert_eq!(form(&["c.haiku.txt", "--form", "Quatrain, ABAB"]).as_deref(), Some("quatrain-abab"));
    assert_eq!(form(&["d.nothing.txt"]), None);
    let unknown = desk.verse(&["check", "e.txt", "a.haiku.txt"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("e.txt:2: no form called \"hiaku\"; did you mean haiku"), "{}", unknown.err);
    assert!(unknown.out.contains("a.haiku.txt:2:1"));
}

#[test]
fn the_json_of_a_finding_keeps_its_contract() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN)]);
    let said = desk.verse(&["check", "--output-format", "jsonl"]);
    let finding: serde_json::Value = serde_json::from_str(said.out.trim_end()).unwrap();
    let expected = serde_json::json!({
        "path": "i.txt", "line": 2, "column": 1, "end_line": 2, "end_column": 38, "code": "M1", "rule": "syllables",
        "severity": "error", "message": "9 syllables; line 2 of a haiku has 7", "form": "haiku", "related": [],
        "help": finding["help"], "guess": null,
    });
    assert_eq!(finding, expected);
    assert_eq!(said.err, "");
}

#[test]
fn what_a_poet_accepts_is_silent_until_the_line_changes() {
    let allow =
        b"[[allow]]\npath = \"i.txt\"\nrule = \"syllables\"\nwords = \"snow has filled the empty wooden cart\"\n";
    let desk = Desk::new(&[("verse.toml", CONFIG), ("allow.toml", allow), ("i.txt", BROKEN)]);
    let said = desk.verse(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(said.err.contains("1 allowed"), "{}", said.err);
    desk.put("i.txt", FITS);
    let said = desk.verse(&["check", "--output-format", "concise"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("allow.toml:1:1: warning[unused-allow]"), "{}", said.out);
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let files: Vec<(String, &[u8])> = (0..400).map(|n| (format!("{n}.haiku.txt"), BROKEN)).collect();
    let desk = Desk::new(&files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect::<Vec<_>>());
    let mut child = Command::new(env!("CARGO_BIN_EXE_verse"))
        .args(["check", "--isolated"])
        .current_dir(desk.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_ne!(output.status.code(), Some(101));
}

#[test]
fn output_is_sorted_by_path_whatever_the_threads() {
    let files: Vec<(String, &[u8])> = (0..200).rev().map(|n| (format!("{n:03}.haiku.txt"), BROKEN)).collect();
    let desk = Desk::new(&files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect::<Vec<_>>());
    let said = desk.verse(&["check", "--output-format", "concise"]);
    let paths: Vec<&str> = said.out.lines().collect();
    assert_eq!(paths.len(), 200);
    assert!(paths.is_sorted());
}

#[test]
fn an_error_tells_its_cause_once() {
    let desk = Desk::new(&[("i.txt", b"---\nform: hiaku\n---\nsnow\n")]);
    for arguments in [&["explain", "i.txt:4"][..], &["check", "i.txt"], &["scan", "--form", "hiaku", "i.txt"]] {
        let said = desk.verse(arguments);
        assert_eq!((said.code, said.err.matches("no form called").count()), (2, 1), "{arguments:?}: {}", said.err);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("loop.txt", desk.folder.path().join("loop.txt")).unwrap();
        for arguments in [&["textconv", "loop.txt"][..], &["explain", "loop.txt:1"], &["check", "loop.txt"]] {
            let said = desk.verse(arguments);
            assert_eq!((said.code, said.err.matches("symbolic link").count()), (2, 1), "{arguments:?}: {}", said.err);
        }
    }
}

#[test]
fn a_draft_that_is_named_in_two_spellings_is_one() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN), ("-", BROKEN)]);
    let said = desk.verse(&["check", "a.haiku.txt", "./a.haiku.txt", "."]);
    assert!(said.err.contains("1 draft") && said.err.contains("1 error"), "{}", said.err);
    let dash = desk.verse(&["check", "--form", "haiku", "./-"]);
    assert!(dash.code == 1 && dash.out.contains("-:2:1"), "a file called - is no standard input: {}", dash.out);
}

#[test]
fn a_fault_that_several_projects_share_is_told_once() {
    let desk = Desk::new(&[(".home/.config/verse/forms/odd.toml", b"sheme = \"aa\"\n")]);
    for folder in 0..12 {
        desk.put(&format!("{folder:02}/x.haiku.txt"), FITS);
        if folder % 2 == 0 {
            desk.put(&format!("{folder:02}/allow.toml"), b"");
        }
        if folder % 3 == 0 {
            desk.put(&format!("{folder:02}/verse.toml"), b"");
        }
    }
    let said = desk.verse(&["check"]);
    assert_eq!(said.code, 0);
    assert_eq!(said.err.matches("odd.toml").count(), 1, "{}", said.err);
    for arguments in [&["forms"][..], &["word", "snow"], &["rhyme", "snow"], &["textconv", "00/x.haiku.txt"]] {
        let said = desk.verse(arguments);
        assert!(said.code == 0 && said.err.starts_with("warning: "), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn a_pinned_line_is_heard_as_it_was_pinned_by_every_command() {
    let pin = |last: &str| {
        let [heaven, wind] = [format!("HH EH1 V{last} N"), "W AY1 N D".to_owned()];
        format!("[[pin]]\nline = \"The heaven\u{2019}s wind\"\nsaid = [\"heaven's {heaven} Z\", \"wind {wind}\"]\n")
    };
    let draft = "the heaven's wind\n".repeat(3);
    let desk = Desk::new(&[("verse.toml", b""), ("i.txt", draft.as_bytes())]);
    let put = |last: &str| desk.put(".verse/i.txt.toml", pin(last).as_bytes());
    let learned = |desk: &Desk| desk.verse(&["forms", "learn", "i.txt"]).out;
    put("");
    assert!(desk.verse(&["textconv", "i.txt"]).out.starts_with("    3  the heaven"));
    let three = learned(&desk);
    let rhymes = desk.verse(&["rhyme", "--rhymes-with-line", "i.txt:1:5"]);
    assert!(rhymes.code == 0 && rhymes.out.contains("kind") && !rhymes.out.contains("pinned"), "{}", rhymes.out);
    put(" AH0");
    assert!(desk.verse(&["textconv", "i.txt"]).out.starts_with("    4  the heaven"));
    assert_ne!(learned(&desk), three);
    desk.put(".verse/i.txt.toml", b"[[pin]]\n");
    let broken = desk.verse(&["textconv", "i.txt"]);
    assert!(broken.code == 0 && broken.err.contains(".verse/i.txt.toml: "), "{}", broken.err);
}

#[test]
fn whatever_command_meets_a_broken_project_tells_it_once_and_writes_nothing_beside_it() {
    let told = "verse.toml:1: unknown key `drfats` (did you mean `drafts`?)";
    let files: &[(&str, &[u8])] = &[("verse.toml", b"drfats = []\n"), ("i.haiku.txt", BROKEN)];
    for (arguments, code) in [
        (&["check"][..], 2),
        (&["scan", "i.haiku.txt"], 2),
        (&["explain", "i.haiku.txt:2"], 2),
        (&["allow", "i.haiku.txt:2", "syllables", "--reason", "meant"], 2),
        (&["allow", "--all", ".", "--reason", "meant"], 2),
        (&["allow", "list"], 2),
        (&["new", "haiku", "ii.txt"], 2),
        (&["say", "snowlight", "SNOH-lee"], 2),
        (&["say", "snowlight", "SNOH-lee", "--project"], 2),
        (&["word", "snow"], 2),
        (&["rhyme", "snow"], 2),
        (&["rhyme", "--rhymes-with-line", "i.haiku.txt:1:3"], 2),
        (&["forms"], 2),
        (&["forms", "show", "haiku"], 2),
        (&["forms", "suggest", "i.haiku.txt"], 2),
        (&["forms", "learn", "i.haiku.txt"], 2),
        (&["forms", "test", "haiku"], 2),
        (&["doctor"], 2),
        // Git shows no difference at all when this fails.
        (&["textconv", "i.haiku.txt"], 0),
    ] {
        let desk = Desk::new(files);
        let said = desk.verse(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert_eq!(said.err.matches(told).count(), 1, "{arguments:?}: {}", said.err);
        let mut names: Vec<String> = fs::read_dir(desk.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        assert_eq!(names, ["i.haiku.txt", "verse.toml"], "{arguments:?}");
        assert_eq!(desk.verse(&[&["--isolated"], arguments].concat()).err.matches(told).count(), 0, "{arguments:?}");
    }
}

#[test]
fn verse_toml_settles_what_becomes_of_departures_that_are_gone() {
    let allow = b"[[allow]]\npath = \"x.haiku.txt\"\nrule = \"syllables\"\nwords = \"no such line\"\n";
    for (config, shown, code) in [
        ("", true, 0),
        ("ignore = [\"unused-allow\"]\n", false, 0),
        ("select = [\"syllables\"]\n", false, 0),
        ("min-level = \"error\"\n", false, 0),
        ("strict = true\n", true, 1),
        ("strict = true\nignore = [\"unused-allow\"]\n", false, 0),
    ] {
        let desk = Desk::new(&[("verse.toml", config.as_bytes()), ("allow.toml", allow), ("x.haiku.txt", FITS)]);
        let said = desk.verse(&["check"]);
        assert_eq!((said.out.contains("unused-allow"), said.code), (shown, code), "{config}: {}", said.out);
    }
}

#[test]
fn what_was_accepted_before_is_told_so() {
    let desk = Desk::new(&[("b.haiku.txt", BROKEN)]);
    let line = desk.verse(&["check", "b.haiku.txt"]).out.lines().next().unwrap_or_default().to_owned();
    let place = line.split(' ').next().and_then(|place| place.rsplit_once(':')).map(|(place, _)| place.to_owned());
    let place = place.unwrap_or_else(|| panic!("{line}"));
    let accept = || desk.verse(&["allow", &place, "syllables", "--reason", "as it is sung"]);
    assert!(accept().err.contains("accepted\n"));
    let again = accept();
    assert!(again.code == 0 && again.err.contains("`syllables` is accepted already"), "{}", again.err);
}

#[test]
fn a_departure_is_accepted_only_where_the_settings_speak_of_the_draft() {
    let desk = Desk::new(&[("own/verse.toml", b""), ("other/a.haiku.txt", BROKEN), ("own/b.haiku.txt", BROKEN)]);
    let accept = |draft: &str| {
        desk.verse(&["--config", "own/verse.toml", "allow", draft, "syllables", "--reason", "as it is sung"])
    };
    let outside = accept("other/a.haiku.txt:2");
    let told = "other/a.haiku.txt lies outside the folder of own/allow.toml";
    assert!(outside.code == 2 && outside.err.contains(told), "{}", outside.err);
    assert!(!desk.folder.path().join("own/allow.toml").exists());
    assert_eq!(accept("own/b.haiku.txt:2").code, 0);
    assert_eq!(desk.verse(&["--config", "own/verse.toml", "check", "own"]).code, 0);
}

#[test]
fn an_isolated_command_leaves_what_stands_beside_the_drafts_alone() {
    let desk = Desk::new(&[("verse.toml", b""), ("i.haiku.txt", BROKEN)]);
    for (arguments, told) in [
        (&["--isolated", "say", "snowlight", "SNOH-lee"][..], "--isolated leaves lexicons alone"),
        (
            &["--isolated", "allow", "i.haiku.txt:2", "syllables", "--reason", "meant"],
            "--isolated leaves allow.toml alone",
        ),
    ] {
        let said = desk.verse(arguments);
        assert!(said.code == 2 && said.err.contains(told), "{arguments:?}: {}", said.err);
    }
    assert_eq!(desk.verse(&["--isolated", "new", "haiku", "ii.txt"]).code, 0);
    let read = |name: &str| fs::read_to_string(desk.folder.path().join(name));
    assert_eq!(read("verse.toml").unwrap(), "");
    assert!(read("ii.txt").unwrap().starts_with("---\nform: haiku\n"));
    assert!(read("allow.toml").is_err() && read(".home/.config/verse/lexicon.dict").is_err());
}
