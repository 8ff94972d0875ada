//! What comes with a stranger's repository: escape sequences reach no terminal, and nothing outside is read or written.
#![cfg(all(unix, feature = "cli"))]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod desk;

use std::fs;
use std::os::unix::fs::symlink;

use desk::Desk;

/// Clears the screen, sets the window's title, hides what follows; by two bytes and by one.
const ESCAPES: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{1b}[8m\u{9b}2J";

/// The same as TOML writes it.
const IN_TOML: &str = r"\u001b[2J\u001b]0;owned\u0007\u001b[8m\u009b2J";

/// A repository whose every name and text holds escape sequences.
fn hostile() -> Desk {
    let draft = format!(
        "the old{ESCAPES} gate stands wide\nsnow has filled{ESCAPES} the empty wooden cart\nno one comes to kn{ESCAPES}ock\n"
    );
    let form = format!(
        "name = \"Fog {IN_TOML}\"\naka = [\"mist {IN_TOML}\"]\nfamily = \"f{IN_TOML}\"\norigin = \"o{IN_TOML}\"\nnotes = \"n{IN_TOML}\"\n\
         scheme = \"aa\u{85}bb\"\nmeter = \"x/\u{85}x/\"\n[[example]]\ntext = \"a{IN_TOML}\\nb\\nc\\nd\\n\"\nexpect = [\"rhyme:2\"]\nnote = \"x{IN_TOML}\"\n"
    );
    let config = format!(
        "[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\nacrostic = \"s{IN_TOML}\"\n\
         [[drafts]]\npaths = [\"mist*\"]\nform = \"fog\"\n[lexicon]\nfiles = [\"words{IN_TOML}.dict\"]\n"
    );
    let allow = format!(
        "[[allow]]\npath = \"gone{IN_TOML}.txt\"\nrule = \"rhyme\"\nwords = \"w{IN_TOML}\"\nreason = \"r{IN_TOML}\"\n"
    );
    Desk::new(&[
        ("verse.toml", config.as_bytes()),
        ("allow.toml", allow.as_bytes()),
        (&format!("forms/fog{ESCAPES}.toml"), form.as_bytes()),
        (&format!("forms/broken{ESCAPES}.toml"), format!("\"k{IN_TOML}\" = 1\nname = \"b\"\n").as_bytes()),
        (&format!("x{ESCAPES}.txt"), draft.as_bytes()),
        (&format!("mist{ESCAPES}.txt"), draft.as_bytes()),
        (&format!("front{ESCAPES}.txt"), format!("---\nform: no{ESCAPES}ne\nodd{ESCAPES}\n---\n{draft}").as_bytes()),
        (&format!("bytes{ESCAPES}.txt"), b"\xff\x1b[2J"),
        (
            &format!(".verse/x{ESCAPES}.txt.toml"),
            format!("[[pin]]\nline = \"a\"\nsaid = [\"b{IN_TOML}\"]\n").as_bytes(),
        ),
        (&format!("words{ESCAPES}.dict"), format!("fog{ESCAPES} F AO1 G\n").as_bytes()),
    ])
}

/// What is left of a print when the colors that `verse` itself uses are taken out of it.
fn without_colors(printed: &str) -> String {
    let mut plain = printed.to_owned();
    for color in ["0", "1", "2", "31", "32", "33", "34", "91", "92", "93", "94", "4"] {
        plain = plain.replace(&format!("\u{1b}[{color}m"), "");
    }
    plain
}

#[test]
fn no_command_prints_an_escape_sequence_of_a_strangers() {
    let desk = hostile();
    let (x, mist, front) = (format!("x{ESCAPES}.txt"), format!("mist{ESCAPES}.txt"), format!("front{ESCAPES}.txt"));
    let (fog, place) = (format!("fog{ESCAPES}"), format!("{x}:2"));
    let runs: &[&[&str]] = &[
        &["check"],
        &["check", "--min-level", "note", "--suggest", "--verbose", &mist, &x],
        &["check", "--output-format", "concise"],
        &["check", "--output-format", "grouped"],
        &["check", "--output-format", "plain"],
        &["check", "--statistics"],
        &["check", "--show-files"],
        &["check", "--show-settings"],
        &["check", "--form", &fog, &x],
        &["check", "--set", &format!("k{ESCAPES} = 1"), &x],
        &["check", "--meter", &fog, &x],
        &["check", &format!("--no{ESCAPES}ne")],
        &["check", &format!("missing{ESCAPES}.txt")],
        &["scan"],
        &["scan", "--sound", "--all-readings", &x],
        &["scan", "--form", &fog, &x],
        &["scan", "--statistics"],
        &["scan", "--text", &format!("the old{ESCAPES} gate")],
        &["word", &fog, "fog", &format!("1984{ESCAPES}")],
        &["rhyme", &fog],
        &["forms"],
        &["forms", "show", &fog],
        &["forms", "show", "mist"],
        &["forms", "suggest", &x],
        &["forms", "test"],
        &["forms", "learn", &x],
        &["explain", &place],
        &["explain", &format!("{mist}:2")],
        &["explain", &fog],
        &["allow", "list"],
        &["allow", &place, "syllables", "--reason", ESCAPES],
        &["allow", "--all", "--reason", ESCAPES, "."],
        &["find", "aa", &x, "--limit", "0", "--bounds", "phrase"],
        &["find", &fog],
        &["find", "haiku", "--split", &format!("the old{ESCAPES} gate")],
        &["find", "haiku", "--set", &format!("k{ESCAPES} = 1")],
        &["doctor"],
        &["textconv", &front],
        &["diff"],
        &["say", &fog, "FAWG"],
        &["new", &fog, &format!("new{ESCAPES}.txt")],
        &["new", "haiku", &format!("new{ESCAPES}.txt")],
    ];
    for arguments in runs {
        let said = desk.verse(&[&["--color", "always"], *arguments].concat());
        for printed in [&said.out, &said.err] {
            let plain = without_colors(printed);
            let raw = plain.find(|c: char| c.is_control() && c != '\n' && c != '\t');
            assert_eq!(
                raw.and_then(|at| plain.get(at..)).map(|raw| raw.chars().take(20).collect::<String>()),
                None,
                "{arguments:?}"
            );
        }
    }
}

/// A repository with a folder beside it that is none of its business.
fn neighbors() -> (Desk, Desk) {
    let secret = "SECRET-KEY\n";
    let other =
        Desk::new(&[("key", secret.as_bytes()), ("key.toml", b"SECRET-KEY = 1\n"), ("key.txt", secret.as_bytes())]);
    let own = Desk::new(&[("i.txt", desk::BROKEN.as_bytes())]);
    (own, other)
}

#[test]
fn settings_of_a_repository_read_nothing_outside_of_it() {
    let (own, other) = neighbors();
    let away = other.folder.path();
    let up = format!("../{}", away.file_name().unwrap().to_str().unwrap());
    for config in [
        format!("extend = \"{}/key.toml\"\n", away.display()),
        format!("extend = \"{up}/key.toml\"\n"),
        "extend = \"link.toml\"\n".to_owned(),
        format!("[lexicon]\nfiles = [\"{}/key\"]\n", away.display()),
        format!("[lexicon]\nfiles = [\"{up}/key\"]\n"),
        "[lexicon]\nfiles = [\"away/key\"]\n".to_owned(),
        format!("[forms]\npaths = [\"{}\"]\n", away.display()),
        format!("[forms]\npaths = [\"{up}/key.toml\"]\n"),
        "[forms]\npaths = [\"away\"]\n".to_owned(),
        "[forms]\npaths = [\"forms\"]\n".to_owned(),
    ] {
        own.put("verse.toml", config.as_bytes());
        own.put("forms/x", b"");
        let at = |name: &str| own.folder.path().join(name);
        for (link, target) in
            [("link.toml", away.join("key.toml")), ("away", away.to_owned()), ("forms/l.toml", away.join("key.toml"))]
        {
            let _ = fs::remove_file(at(link));
            symlink(target, at(link)).unwrap();
        }
        let said = own.verse(&["check", "i.txt"]);
        assert_eq!(said.code, 2, "{config}");
        assert!(said.err.contains("outside of the repository"), "{config}: {}", said.err);
        assert!(!said.err.contains("SECRET") && !said.out.contains("SECRET"), "{config}: {}", said.err);
    }
}

#[test]
fn files_beside_a_draft_that_are_links_out_of_the_repository_are_not_read() {
    let (own, other) = neighbors();
    let at = |name: &str| own.folder.path().join(name);
    own.put("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n");
    own.put(".verse/x", b"");
    for (link, target) in
        [("allow.toml", "key.toml"), (".verse/i.txt.toml", "key.toml"), ("lexicon.dict", "key"), ("key.txt", "key.txt")]
    {
        symlink(other.folder.path().join(target), at(link)).unwrap();
    }
    let said = own.verse(&["check"]);
    assert_eq!(said.code, 2);
    for name in ["allow.toml", "lexicon.dict", ".verse/i.txt.toml"] {
        assert!(said.err.contains(&format!("{name} leads outside of the repository")), "{name}: {}", said.err);
    }
    assert!(said.err.contains("key.txt leads outside of the repository and is left out"), "{}", said.err);
    assert!(!said.out.contains("SECRET") && !said.err.contains("SECRET"), "{}{}", said.out, said.err);
    assert!(said.out.contains("i.txt:2"), "the draft itself is checked: {}", said.out);
    // Whoever names the link wants what it leads to.
    assert!(own.verse(&["check", "--form", "haiku", "key.txt"]).out.contains("key.txt:1"));
    // A link within the repository is followed.
    symlink("i.txt", at("again.txt")).unwrap();
    assert!(own.verse(&["check"]).out.contains("again.txt:2"));
}

#[test]
fn nothing_is_written_through_a_link_out_of_the_repository() {
    let (own, other) = neighbors();
    let target = other.folder.path().join("written");
    let link = |name: &str| symlink(&target, own.folder.path().join(name)).unwrap();
    own.put("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n");
    link("allow.toml");
    link("lexicon.dict");
    for arguments in [
        &["allow", "i.txt:2", "syllables", "--reason", "so"][..],
        &["allow", "--all", "--reason", "so", "."],
        &["say", "--project", "fog", "FAWG"],
    ] {
        let said = own.verse(arguments);
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains("outside of the repository"), "{arguments:?}: {}", said.err);
    }
    fs::remove_file(own.folder.path().join("verse.toml")).unwrap();
    link("verse.toml");
    let said = own.verse(&["new", "haiku", "new.txt"]);
    assert!(said.code == 2 && said.err.contains("outside of the repository"), "{}", said.err);
    assert!(!target.exists());
}

#[test]
fn what_a_stranger_asks_costs_no_time_or_room_without_bound() {
    let deep = format!("a = {}1{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let chain = |nth: u32| format!("name = \"F{nth}\"\nextends = \"f{}\"\n", nth + 1);
    let many = format!("scheme = [{}]\n", "\"aa\",".repeat(5_000));
    let globs = format!("[[drafts]]\npaths = [\"{}\"]\nform = \"haiku\"\n", "{a,b}*".repeat(2_000));
    let stars = format!("[[drafts]]\npaths = [\"{}x\"]\nform = \"haiku\"\n", "*a*".repeat(1_000));
    let configs: Vec<(String, &str)> = vec![
        (deep.clone(), ""),
        (globs, ""),
        (stars, ""),
        ("[[drafts]]\npaths = [\"*\"]\nform = { scheme = \"aa ...\", stanzas = 4000000000 }\n".into(), "too many"),
        ("[[drafts]]\npaths = [\"*\"]\nform = { lines = 1000000000 }\n".into(), "too many"),
        ("[[drafts]]\npaths = [\"*\"]\nform = { lines = \"4000000000+\" }\n".into(), "too many"),
        (format!("[[drafts]]\npaths = [\"*\"]\nform = {{ {} }}\n", many.trim()), "too many"),
        (format!("[[drafts]]\npaths = [\"*\"]\nform = \"{}\"\n", "ab".repeat(100_000)), "no form called"),
        (format!("[[drafts]]\npaths = [\"*\"]\nform = \"haiku\"\nmeter = \"{}\"\n", "q".repeat(100_000)), "is no meter"),
        (format!("[[drafts]]\npaths = [\"*\"]\nform = \"haiku\"\nmeter = \"{}x\"\n", "/ or ".repeat(1_000)), "too many"),
        ("[[drafts]]\npaths = [\"*\"]\nform = { name = \"c\", sequence = { form = \"haiku\", count = 4000000000 } }\n".into(), ""),
    ];
    for (config, told) in &configs {
        let desk = Desk::new(&[("verse.toml", config.as_bytes()), ("i.txt", desk::FITS.as_bytes())]);
        let said = limited(&desk, &["check"]);
        let head: String = config.chars().take(80).collect();
        assert!(said.err.contains(told), "{head}: {:.400}", said.err);
    }
    let forms: Vec<(String, String)> = (0..2_000).map(|nth| (format!("forms/f{nth}.toml"), chain(nth))).collect();
    let mut files: Vec<(&str, &[u8])> = forms.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.extend([("verse.toml", &b""[..]), ("i.txt", desk::FITS.as_bytes()), ("forms/deep.toml", deep.as_bytes())]);
    let said = limited(&Desk::new(&files), &["check", "--form", "haiku"]);
    assert!(said.err.contains("17 forms extend each other; at most 16 may"), "{:.400}", said.err);
}

#[test]
fn a_form_whose_numbers_are_beyond_sense_is_answered_at_once_with_its_line() {
    let scheme = |text: &str| format!("name = \"M\"\nscheme = \"{text}\"\n");
    let with = |keys: &str| format!("name = \"M\"\nscheme = \"abab ...\"\n{keys}\n");
    let names: String =
        (1..=999).flat_map(|nth: u32| ["A".to_owned(), nth.to_string(), "B".to_owned(), nth.to_string()]).collect();
    let refused = [
        (scheme(&"aa ".repeat(60_000)), "m.toml:2: scheme: 120000 lines are too many"),
        (scheme(&"a a ".repeat(40_000)), "m.toml:2: scheme: 80000 lines are too many"),
        (scheme(&names.repeat(20)), "m.toml:2: scheme: 39960"),
        (with("stanzas = 4294967295"), "m.toml:3: stanzas: 17179869180 lines are too many"),
        (with("stanzas = 0"), "the shortest poem this scheme allows has 1 stanza\n"),
        (with("syllables = \"9-1\""), "m.toml:3: syllables: \"9-1\" runs backwards"),
        (with("syllables = 4294967296"), "m.toml:3: syllables: it takes a number from 0 on, not so great a number"),
        (with("tolerance = -1"), "m.toml:3: tolerance: it takes"),
        (with("[[line]]\nn = 0\nwords = 3"), "m.toml:3: [[line]]: the poem has no line 0"),
        (with("[[line]]\nn = 9223372036854775808\nwords = 3"), "m.toml:4: [[line]].n: it takes a number"),
        ("name = \"M\"\nlines = 4294967295\n".to_owned(), "m.toml:2: lines: 4294967295 lines are too many"),
    ];
    let read = [
        ["tolerance", "budget", "licenses_per_line", "syllables", "total_syllables", "words"]
            .map(|key| with(&format!("{key} = 4294967295")))
            .to_vec(),
        ["syllables", "words", "total_syllables"].map(|key| with(&format!("{key} = \"0 or 4294967295+\""))).to_vec(),
        [i64::MAX, i64::MIN].map(|n| with(&format!("[[line]]\nn = {n}\nstanza = {n}\nwords = 3"))).to_vec(),
        vec![
            with("syllables = 4294967295\ntolerance = 4294967295"),
            format!(
                "name = \"M\"\nscheme = \"{}...\"\n[[line]]\nn = [{}]\nwords = 3\n",
                "aa ".repeat(4_900),
                "1,".repeat(110_000)
            ),
            "name = \"M\"\nlines = 0\n".to_owned(),
            "name = \"M\"\n[sequence]\nform = \"haiku\"\ncount = 4294967295\n".to_owned(),
        ],
    ]
    .concat();
    let draft = [desk::BROKEN, desk::FITS].join("\n");
    let read = read.into_iter().map(|form| (form, ""));
    for (form, told) in refused.into_iter().chain(read) {
        let settings = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"m\"\n";
        let desk =
            Desk::new(&[("forms/m.toml", form.as_bytes()), ("verse.toml", settings), ("i.txt", draft.as_bytes())]);
        for arguments in [&["check", "i.txt"][..], &["scan", "i.txt"], &["forms", "suggest", "i.txt"], &["new", "m"]] {
            let said = limited(&desk, arguments);
            let head: String = form.chars().take(80).collect();
            assert!(said.err.len() < 100_000 && !said.err.contains("panicked"), "{head}: {:.400}", said.err);
            assert!(arguments[0] != "check" || said.err.contains(told), "{head}: {:.400}", said.err);
        }
    }
}

#[test]
fn a_number_of_a_drafts_entry_that_cannot_be_is_told_with_its_line() {
    for (entry, told) in [
        ("form = { scheme = \"abab ...\", stanzas = 0 }", "verse.toml:3: stanzas = \"0\": the shortest poem"),
        ("form = { scheme = \"abab ...\", tolerance = -1 }", "verse.toml:3: tolerance: it takes"),
        ("form = \"haiku\"\nset = { tolerance = -1 }", "verse.toml:4: tolerance: it takes"),
        ("form = \"haiku\"\nset = { words = 4294967296 }", "verse.toml:4: words: it takes"),
        ("form = \"haiku\"\n[drafts.set]\ntolerance = -1", "verse.toml:4: tolerance: it takes"),
        ("form = \"haiku\"\nbudget = -1", "verse.toml:4"),
    ] {
        let settings = format!("[[drafts]]\npaths = [\"*.txt\"]\n{entry}\n");
        let desk = Desk::new(&[("verse.toml", settings.as_bytes()), ("i.txt", desk::FITS.as_bytes())]);
        let said = limited(&desk, &["check"]);
        assert!(said.code == 2 && said.err.contains(told), "{entry}: {}", said.err);
    }
}

/// Runs `verse` with half a gigabyte of memory and twenty seconds of a processor, far more than any of this needs.
fn limited(desk: &Desk, arguments: &[&str]) -> desk::Said {
    let home = desk.folder.path().join(".home");
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 4000000; ulimit -t 20; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_verse")])
        .args(arguments)
        .current_dir(desk.folder.path())
        .env("HOME", &home)
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code <= 2), "{arguments:?}: {:?}", output.status);
    desk::Said::from(output)
}

#[test]
fn a_word_a_line_or_a_draft_beyond_all_measure_is_answered_at_once() {
    let desk = Desk::new(&[]);
    for (name, text) in [
        ("word.txt", "a".repeat(1_000_000)),
        ("hyphens.txt", "o-".repeat(500_000)),
        ("line.txt", "the gulls walk home ".repeat(50_000)),
        ("apostrophes.txt", "'".repeat(1_000_000)),
        ("digits.txt", "9".repeat(1_000_000)),
        ("marks.txt", "e\u{301}".repeat(300_000)),
        ("name.txt", format!("---\nform: {}\n---\nsnow\n", "ab".repeat(500_000))),
        ("keys.txt", format!("---\nform: haiku\nverse:\n{}---\nsnow\n", "  tolerance: 1\n".repeat(100_000))),
        ("lines.txt", "a\n".repeat(1_000_001)),
    ] {
        desk.put(name, text.as_bytes());
        let form: &[&str] = if name == "name.txt" || name == "keys.txt" { &[] } else { &["--form", "limerick"] };
        let said = limited(&desk, &[&["check", "--output-format", "concise", name], form].concat());
        // A page of marks has no word, and is an empty draft.
        assert_eq!(said.code > 0, name != "apostrophes.txt", "{name}");
        assert!(said.out.len() + said.err.len() < 100_000, "{name}: what is told is short");
    }
    let told = desk.verse(&["check", "lines.txt"]);
    assert_eq!(
        (told.code, told.err.contains("too large to be one poem (over 1000000 lines)")),
        (2, true),
        "{}",
        told.err
    );
}
