//! The command line as users of ruff and ripgrep know it: rules by prefix, files left out, reports in files, settings shown with who says
//! so, help, colors, completions of names.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders and run programs in them"
)]

mod desk;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use desk::{BROKEN, Desk, FITS, is_at_hand};
use serde_json::Value;
use verse::judge::Rule;

#[test]
fn rules_are_selected_by_letter_code_name_and_all_in_any_case() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    let code = |arguments: &[&str]| desk.verse(&[&["check"], arguments].concat()).code;
    for (options, expected) in [
        (&["--select", "M"][..], 1),
        (&["--select", "m1"], 1),
        (&["--select", "Syllables"], 1),
        (&["--select", "R"], 0),
        (&["--select", "R,M"], 1),
        (&["--select", "ALL"], 1),
        (&["--select", "all", "--ignore", "m"], 0),
        (&["--ignore", "ALL"], 0),
        (&["--select", "Z"], 2),
    ] {
        assert_eq!(code(options), expected, "{options:?}");
    }
    desk.put("verse.toml", b"select = [\"ALL\"]\nignore = [\"M\"]\n");
    assert_eq!(code(&[]), 0, "verse.toml names rules in the same ways");
}

#[test]
fn a_report_goes_into_a_file_without_color_and_never_over_a_draft() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    let said = desk.verse(&["check", "--color", "always", "--output-file", "report.log"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    let report = fs::read_to_string(desk.folder.path().join("report.log")).unwrap();
    assert!(report.contains("[syllables]") && !report.contains('\u{1b}'), "{report}");
    desk.verse(&["check", "--output-format", "json", "--output-file", "report.log"]);
    let report = fs::read(desk.folder.path().join("report.log")).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&report).unwrap()["version"], 1);
    for draft in ["a.haiku.txt", "./a.haiku.txt"] {
        let said = desk.verse(&["check", "--output-file", draft]);
        assert!(said.code == 2 && said.err.contains("it is a draft of this run"), "{}", said.err);
    }
    assert_eq!(fs::read_to_string(desk.folder.path().join("a.haiku.txt")).unwrap(), BROKEN);
    assert_eq!(desk.verse(&["check", "--output-file", "nowhere/report.log"]).code, 2);
}

#[test]
fn a_report_takes_the_place_of_no_poem_that_the_run_leaves_out_and_of_none_of_our_files() {
    const POEM: &str = "a poem of its own\n";
    let desk = Desk::new(&[
        ("a.haiku.txt", BROKEN.as_bytes()),
        ("b.txt", POEM.as_bytes()),
        ("c.md", POEM.as_bytes()),
        ("verse.toml", b"strict = true\n"),
    ]);
    let text = |name: &str| fs::read_to_string(desk.folder.path().join(name)).unwrap();
    for name in ["b.txt", "c.md", "verse.toml", "allow.toml", "new.txt"] {
        for more in [&["--output-format", "json"][..], &["--report", "markdown"]] {
            let said = desk.verse(&[&["check", "a.haiku.txt", "--output-file", name][..], more].concat());
            let may_be = name == "new.txt" && more[0] == "--report";
            assert_eq!(
                said.code == 2 && said.err.contains("name another file"),
                !may_be,
                "{name} {more:?}: {}",
                said.err
            );
        }
    }
    assert_eq!((text("b.txt"), text("c.md"), text("verse.toml")), (POEM.into(), POEM.into(), "strict = true\n".into()));
    for _ in 0..2 {
        let said = desk.verse(&["check", "--report", "markdown", "--output-file", "report.md"]);
        assert_eq!(said.code, 1, "an older report is replaced and is no draft: {}", said.err);
        assert!(!text("report.md").contains("report.md"));
    }
    std::os::unix::fs::symlink("b.txt", desk.folder.path().join("link.log")).unwrap();
    assert_eq!(desk.verse(&["check", "a.haiku.txt", "--output-file", "link.log"]).code, 1);
    assert_eq!(text("b.txt"), POEM);
}

#[test]
fn what_is_not_read_is_refused_and_not_passed_over() {
    let desk = Desk::new(&[("a.txt", FITS.as_bytes()), ("b.haiku.txt", FITS.as_bytes())]);
    for (arguments, told) in [
        (&["a.txt", "--meter", "iambic potato"][..], "--meter: "),
        (&["a.txt", "--set", "tolerence=1"], "--set: "),
        (&["--score", "--output-format", "sarif"], "--score is written as text, json or jsonl"),
        (&["--statistics", "--output-format", "github"], "--statistics is written as"),
        (&["--show-files", "--output-format", "json"], "--show-files is written as text"),
        (&["--report", "csv", "--output-format", "json"], "--report is written as a format of its own"),
    ] {
        let said = desk.verse(&[&["check"], arguments].concat());
        assert!(said.code == 2 && said.err.contains(told), "{arguments:?}: {}{}", said.out, said.err);
        assert!(said.err.matches("--set: ").count() + said.err.matches("--meter: ").count() < 2, "{}", said.err);
    }
    let here = desk.folder.path().canonicalize().unwrap();
    let whole = here.join("b.haiku.txt");
    let files = desk.verse(&["check", "--show-files", "--exclude", whole.to_str().unwrap()]).out;
    assert!(!files.contains("b.haiku.txt"), "{files}");
}

#[test]
fn settings_are_shown_with_the_line_of_each_key_and_the_forms_of_named_parts() {
    let toml = "[[drafts]]\npaths = [\"*.txt\"]\nform = \"couplet\"\npoems = \"one\"\nbudget = 2\nset = { rhyme = \"slant\" }\n";
    let song = "---\nsections:\n  Verse: abab\n---\n[Verse]\nsnow\n";
    let desk = Desk::new(&[("verse.toml", toml.as_bytes()), ("a.txt", FITS.as_bytes()), ("song.md", song.as_bytes())]);
    let shown = desk.verse(&["check", "--show-settings"]).out;
    for row in [
        "poems = \"one\" (verse.toml:4)",
        "budget     2 (verse.toml:5)",
        "rhyme = \"slant\" (verse.toml:6)",
        "form       by sections",
        "section    Verse = ",
    ] {
        assert!(shown.contains(row), "{row} in {shown}");
    }
}

#[test]
fn a_run_that_leaves_rules_out_does_not_say_that_drafts_fit() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    let said = desk.verse(&["check", "--select", "rhyme"]);
    assert_eq!(said.code, 0);
    let expected = "1 draft: nothing found; 1 finding of rules that were not asked for.";
    assert!(said.out.contains(expected) || said.err.contains(expected), "{}{}", said.out, said.err);
}

#[test]
fn what_no_form_of_its_own_judges_keeps_what_was_accepted() {
    let desk = Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"a.txt\"]\nform = \"haiku\"\n"),
        ("a.txt", BROKEN.as_bytes()),
        ("other.toml", b""),
    ]);
    assert_eq!(desk.verse(&["allow", ".", "--all", "--reason", "meant so"]).code, 0);
    let accepted = fs::read_to_string(desk.folder.path().join("allow.toml")).unwrap();
    let said = desk.verse(&["check", "--form", "tanka", "--select", "unused-allow"]);
    assert!(!said.out.contains("nothing to accept"), "{}", said.out);
    desk.put("verse.toml", b"");
    desk.verse(&["allow", "--prune"]);
    assert_eq!(fs::read_to_string(desk.folder.path().join("allow.toml")).unwrap(), accepted);
}

#[test]
fn patterns_have_commas_between_them_and_lead_out_of_the_folder() {
    let desk = Desk::new(&[("a.haiku.txt", FITS.as_bytes()), ("old/b.haiku.txt", BROKEN.as_bytes())]);
    let files = |arguments: &[&str]| desk.verse(&[&["check", "--show-files"], arguments].concat()).out;
    assert_eq!(files(&["--exclude", "*/b*,a*"]), "");
    assert_eq!(files(&["--exclude", "{a,b}.haiku.txt"]), "");
    assert_eq!(files(&["--exclude", "[a,b].haiku.txt"]), "");
    desk.put("snow, rain.haiku.txt", FITS.as_bytes());
    assert_eq!(files(&["--exclude", "old,snow\\, rain*"]), "a.haiku.txt\thaiku\n");
    fs::remove_file(desk.folder.path().join("snow, rain.haiku.txt")).unwrap();
    let from_old = |arguments: &[&str]| {
        let given = [&["check", "--show-files", ".."], arguments].concat();
        let folder = desk.folder.path().join("old");
        desk.verse_in(&folder, &given).out
    };
    assert_eq!(from_old(&["--exclude", "../a*"]), "../old/b.haiku.txt\thaiku\n");
    assert_eq!(from_old(&["--exclude", "../old"]), "../a.haiku.txt\thaiku\n");
    assert_eq!(from_old(&["--exclude", "./b.haiku.txt,../nothing"]), "../a.haiku.txt\thaiku\n");
    let both = "../a.haiku.txt\thaiku\n../old/b.haiku.txt\thaiku\n";
    assert_eq!(
        from_old(&["--exclude", "../nothing,old"]),
        both,
        "the folder worked in is not one of the files below it"
    );
}

#[test]
fn files_are_excluded_and_ignored_files_are_found_on_request() {
    let desk = Desk::new(&[
        ("a.haiku.txt", FITS.as_bytes()),
        ("old/b.haiku.txt", BROKEN.as_bytes()),
        ("c.haiku.txt", BROKEN.as_bytes()),
        (".gitignore", b"c.haiku.txt\n"),
    ]);
    let files = |arguments: &[&str]| desk.verse(&[&["check", "--show-files"], arguments].concat()).out;
    assert_eq!(files(&[]), "a.haiku.txt\thaiku\nold/b.haiku.txt\thaiku\n");
    assert_eq!(files(&["--exclude", "old"]), "a.haiku.txt\thaiku\n");
    assert_eq!(files(&["--exclude", "*/b*", "--exclude", "a*"]), "");
    assert!(files(&["--no-respect-gitignore"]).contains("c.haiku.txt"));
    assert_eq!(
        files(&["old/b.haiku.txt", "--exclude", "old"]),
        "old/b.haiku.txt\thaiku\n",
        "who names a file means it"
    );
    assert_eq!(files(&["old/b.haiku.txt", "--exclude", "old", "--force-exclude"]), "");
    let wrong = desk.verse(&["check", "--exclude", "[z-a]"]);
    assert!(wrong.code == 2 && wrong.err.starts_with("error: --exclude: the pattern \"[z-a]\""), "{}", wrong.err);
}

#[test]
fn a_settings_file_that_is_not_there_ends_the_run() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    for command in [&["check"][..], &["scan", "a.haiku.txt"], &["forms"]] {
        let said = desk.verse(&[command, &["--config", "none.toml"]].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{command:?}");
        assert_eq!(said.err, "error: --config none.toml: no such file\n");
    }
    assert!(desk.verse(&["check", "--config", "."]).err.contains("is a folder; name a settings file"));
}

#[test]
fn help_is_had_in_both_ways() {
    let desk = Desk::new(&[]);
    for (by_word, by_flag) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "check"], &["check", "--help"]),
        (&["help", "forms", "show"], &["forms", "show", "--help"]),
    ] {
        let (word, flag) = (desk.verse(by_word), desk.verse(by_flag));
        assert_eq!((word.code, &word.out), (0, &flag.out), "{by_word:?}");
    }
}

#[test]
fn color_can_be_forced_by_the_environment() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    let colored = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut verse = Command::new(env!("CARGO_BIN_EXE_verse"));
        verse.arg("check").args(arguments).current_dir(desk.folder.path()).env_clear();
        verse.envs(variables.iter().copied()).env("HOME", desk.folder.path());
        verse.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(colored(&[("FORCE_COLOR", "1")], &[]));
    assert!(colored(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[]), "it is the closer wish");
    assert!(!colored(&[("FORCE_COLOR", "0")], &[]) && !colored(&[("FORCE_COLOR", "")], &[]));
    assert!(!colored(&[("FORCE_COLOR", "1")], &["--color", "never"]), "an option counts more");
}

#[test]
fn every_setting_is_shown_with_who_says_so() {
    let desk = Desk::new(&[
        ("base.toml", b"exclude = [\"notes\"]\nmin-level = \"note\"\n"),
        (
            "odes/verse.toml",
            b"extend = \"../base.toml\"\nignore = [\"R3\"]\n\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\nset = { tolerance = 1, severity.meter = \"off\" }\nignore = [\"U\"]\n",
        ),
        ("odes/a.txt", b"---\nform: tanka\nstatus: draft\nverse: {tolerance: 2}\n---\nthe old gate stands wide\n"),
        ("b.haiku.txt", FITS.as_bytes()),
    ]);
    let shown = |arguments: &[&str]| desk.verse(&[&["check", "--show-settings"], arguments].concat()).out;
    let told = shown(&["odes/a.txt", "--strict", "--ignore", "P"]);
    for row in [
        "  form       tanka (front matter, odes/a.txt:2)\n",
        "  set        severity.meter = \"off\" (odes/verse.toml:7)\n",
        "  set        tolerance = 2 (front matter, odes/a.txt:4)\n",
        "  budget     0 (default)\n",
        "  status     draft (front matter, odes/a.txt:3)\n",
        "  acrostic   none (default)\n",
        "  accent     any (default)\n",
        "  select     all (default)\n",
        "anaphora, given-line (odes/verse.toml:2, odes/verse.toml:8, --ignore)\n",
        "  min-level  note (base.toml:2)\n",
        "  strict     true (--strict)\n",
        "  exclude    notes (base.toml:1)\n",
        "  verse.toml odes/verse.toml\n",
        "  extend     base.toml\n",
    ] {
        assert!(told.contains(row), "{row}{told}");
    }
    assert_eq!(told.matches("tolerance").count(), 1, "the later one alone holds: {told}");
    let told = shown(&[
        "b.haiku.txt",
        "--select",
        "R",
        "--min-level",
        "error",
        "--set",
        "tolerance = 3",
        "--accent",
        "british",
    ]);
    for row in [
        "  form       haiku (the file's name)\n",
        "  set        tolerance = 3 (--set)\n",
        "  status     by its length (default)\n",
        "  accent     british (--accent)\n",
        "rhyme-merge (--select)\n",
        "  min-level  error (--min-level)\n",
        "  verse.toml none\n",
    ] {
        assert!(told.contains(row), "{row}{told}");
    }
    let told = shown(&["b.haiku.txt", "--form", "tanka", "--meter", "4 beats", "--finished"]);
    for row in ["form       tanka (--form)", "meter = 4 beats (--meter)", "status     done (--finished)"] {
        assert!(told.contains(row), "{row}: {told}");
    }
}

#[test]
fn a_form_of_the_command_line_is_not_loosened_by_the_draft_and_the_draft_is_told() {
    let loose = "---\nform: haiku\nverse:\n  tolerance: 9\n---\n".to_owned() + BROKEN;
    let desk = Desk::new(&[("a.txt", loose.as_bytes())]);
    assert_eq!(desk.verse(&["check"]).code, 0, "the poet may loosen the form of the poem");
    let said = desk.verse(&["check", "--form", "haiku"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.err.contains("a.txt:4: --form leaves out what the draft sets for its own form: `tolerance`"),
        "{}",
        said.err
    );
    assert_eq!(desk.verse(&["check", "--form", "haiku", "--set", "tolerance = 9"]).code, 0);
    let shown = desk.verse(&["check", "--show-settings", "--form", "haiku"]).out;
    assert!(!shown.contains("tolerance"), "{shown}");
}

#[test]
fn what_is_wrong_in_front_matter_is_told_with_its_line() {
    for (front, told) in [
        ("title: a\nform: hiaku\n", "a.txt:3: no form called \"hiaku\""),
        ("form: haiku\nstatus: nearly\n", "a.txt:3: `status: nearly`"),
        ("form: haiku\naccent: scots\n", "a.txt:3: `accent: scots`"),
        ("form: haiku\nverse:\n  tolerence: 1\n", "a.txt:4: unknown key \"tolerence\""),
        ("sections:\n  Chorus: hiaku\n", "a.txt:3: `sections`: no form called \"hiaku\""),
    ] {
        let desk = Desk::new(&[("a.txt", format!("---\n{front}---\n{FITS}").as_bytes())]);
        let said = desk.verse(&["check"]);
        assert!(said.code == 2 && said.err.starts_with(&format!("error: {told}")), "{front}{}", said.err);
    }
}

#[test]
fn a_line_is_explained_under_another_form() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    assert!(desk.verse(&["explain", "a.haiku.txt:2"]).out.starts_with("a.haiku.txt:2 (haiku)"));
    let said = desk.verse(&["explain", "a.haiku.txt:2", "--form", "tanka"]);
    assert!(said.code == 0 && said.out.starts_with("a.haiku.txt:2 (tanka)"), "{}{}", said.out, said.err);
    assert_eq!(desk.verse(&["explain", "a.haiku.txt:2", "--form", "hiaku"]).code, 2);
    assert_eq!(desk.verse(&["explain", "a.haiku.txt:2", "--output-format", "json"]).code, 2);
}

#[test]
fn all_rules_are_explained_at_once_for_people_and_for_programs() {
    let desk = Desk::new(&[]);
    let pages = desk.verse(&["explain", "--all"]).out;
    let json: Value = serde_json::from_str(&desk.verse(&["explain", "--all", "--output-format", "json"]).out).unwrap();
    assert_eq!(json["version"], 1);
    for (rule, row) in Rule::ALL.iter().zip(json["rules"].as_array().unwrap()) {
        assert!(pages.contains(&format!("{} ({})\n", rule.id(), rule.code())), "{}", rule.id());
        assert_eq!((row["rule"].as_str(), row["code"].as_str()), (Some(rule.id()), Some(rule.code())));
        assert_eq!((row["about"].as_str(), row["page"].as_str()), (Some(rule.about()), Some(rule.page())));
    }
    assert_eq!(json["kinds"].as_array().unwrap().len(), verse::rhyme::KINDS.len());
    let one: Value = serde_json::from_str(&desk.verse(&["explain", "R2", "--output-format", "json"]).out).unwrap();
    assert_eq!((one["rules"][0]["rule"].as_str(), one["kinds"].as_array().unwrap().len()), (Some("rhyme-slant"), 0));
}

#[test]
fn what_was_accepted_is_taken_back_by_line_and_rule() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    let allow = |arguments: &[&str]| desk.verse(&[&["allow"], arguments].concat());
    assert_eq!(allow(&["a.haiku.txt:2", "syllables", "--reason", "meant"]).code, 0);
    let other = allow(&["a.haiku.txt:2", "meter", "--remove"]);
    assert!(other.code == 2 && other.err.contains("a.haiku.txt:2: no `meter` is accepted there"), "{}", other.err);
    assert!(allow(&["a.haiku.txt:1", "--remove"]).err.contains("a.haiku.txt:1: nothing is accepted there"));
    assert_eq!(desk.verse(&["check"]).code, 0);
    let said = allow(&["a.haiku.txt:2", "--remove"]);
    assert_eq!((said.code, said.err.as_str()), (0, "allow.toml: 1 entry taken out\n"), "{}", said.err);
    assert!(said.out.contains("a.haiku.txt  syllables") && said.out.contains("meant"), "{}", said.out);
    assert_eq!(desk.verse(&["check"]).code, 1);
    assert_eq!(allow(&["a.haiku.txt:2", "--remove", "--reason", "no"]).code, 2);
}

#[test]
fn entries_that_accept_nothing_any_more_are_pruned_and_no_others() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes()), ("b.haiku.txt", BROKEN.as_bytes())]);
    desk.put("c.haiku.txt", BROKEN.as_bytes());
    assert_eq!(desk.verse(&["allow", ".", "--all", "--reason", "old"]).code, 0);
    let entries = || fs::read_to_string(desk.folder.path().join("allow.toml")).unwrap().matches("[[allow]]").count();
    assert_eq!(entries(), 3);
    desk.put("a.haiku.txt", FITS.as_bytes());
    fs::remove_file(desk.folder.path().join("c.haiku.txt")).unwrap();
    let pruned = desk.verse(&["allow", "--prune", "b.haiku.txt"]);
    assert_eq!((pruned.code, pruned.err.as_str()), (0, "nothing to take out of allow.toml\n"));
    let pruned = desk.verse(&["allow", "--prune"]);
    assert_eq!((pruned.code, pruned.err.as_str()), (0, "allow.toml: 2 entries taken out\n"), "{}", pruned.out);
    assert_eq!(entries(), 1);
    let said = desk.verse(&["check"]);
    assert!(said.code == 0 && !said.out.contains("unused-allow"), "{}{}", said.out, said.err);
}

/// What a shell offers after each of these beginnings, one line each.
fn completed(program: &str, arguments: &[&str], script: &str) -> Vec<String> {
    let mut path = std::path::PathBuf::from(env!("CARGO_BIN_EXE_verse"));
    path.pop();
    let path = format!("{}:{}", path.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new(program);
    shell.args(arguments).env("PATH", path).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut shell = shell.spawn().unwrap();
    shell.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let answer = String::from_utf8(shell.wait_with_output().unwrap().stdout).unwrap();
    answer.lines().map(str::to_owned).collect()
}

/// Beginnings of commands, and the names that complete each.
const BEGINNINGS: &[(&str, &str)] = &[
    ("verse new haik", "haiku haiku-modern"),
    ("verse check --form haik", "haiku haiku-modern"),
    ("verse forms show haik", "haiku haiku-modern"),
    ("verse new my-o", "my-own"),
    ("verse check --select rhyme-s", "rhyme-slant rhyme-stray"),
    ("verse explain rhyme-s", "rhyme-slant rhyme-stray"),
    ("verse allow a.txt:1 rhyme-s", "rhyme-slant rhyme-stray"),
];

/// A folder with a form of its own, so that its name is completed too.
fn with_own_form() -> Desk {
    Desk::new(&[("verse.toml", b""), ("forms/my-own.toml", b"name = \"My own\"\nsyllables = [2]\n")])
}

#[test]
fn bash_completes_forms_and_rules() {
    let script = with_own_form().verse(&["completions", "bash"]).out;
    let ask = "\nask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1)); COMPREPLY=(); _verse verse \"${@: -1}\" \"${@: -2:1}\"; \
               echo \"${COMPREPLY[@]}\"; }\n";
    let asked: Vec<String> = BEGINNINGS.iter().map(|(begun, _)| format!("ask {begun}")).collect();
    let answers = completed("bash", &[], &(script + ask + &asked.join("\n") + "\n"));
    let expected: Vec<&str> = BEGINNINGS.iter().map(|(_, names)| *names).collect();
    assert_eq!(answers, expected);
}

#[test]
fn fish_completes_forms_and_rules() {
    if !is_at_hand("fish") {
        return;
    }
    let script = with_own_form().verse(&["completions", "fish"]).out;
    let ask = |begun: &str| format!("echo (complete -C '{begun}' | string replace -r '\\t.*' '')\n");
    let asked: Vec<String> = BEGINNINGS.iter().map(|(begun, _)| ask(begun)).collect();
    let answers = completed("fish", &["--no-config"], &(script + "\n" + &asked.concat()));
    let expected: Vec<&str> = BEGINNINGS.iter().map(|(_, names)| *names).collect();
    assert_eq!(answers, expected);
}

#[test]
fn zsh_completes_forms_and_rules() {
    if !is_at_hand("zsh") {
        return;
    }
    let desk = with_own_form();
    desk.put("_verse", desk.verse(&["completions", "zsh"]).out.as_bytes());
    // A shell in a terminal of zsh's own: after Tab the name stands in the line, of which only its beginning was typed. Nothing is
    // waited for longer than ten seconds.
    let drive = "zmodload zsh/zpty\nzpty -b shell zsh -f -i\ninteger tries\n\
        await() { tries=0; seen=''; while (( tries++ < 200 )); do\n\
        while zpty -r -t shell part 2>/dev/null; do seen+=$part; done; [[ $seen == *$1* ]] && return 0; sleep 0.05; done; return 1 }\n\
        zpty -w shell \"PS1=; TERM=dumb; unsetopt zle_bracketed_paste; fpath=($1 \\$fpath); autoload -U compinit; compinit -u -D; print READ'Y'\"\n\
        await READY; shift\n\
        while (( $# )); do zpty -w -n shell \"$1\"$'\\t'; await $2 && print -r -- $2; zpty -w shell $'\\x15'; shift 2; done\n";
    let folder = desk.folder.path().display().to_string();
    let script = desk.folder.path().join("drive.zsh");
    fs::write(&script, drive).unwrap();
    let script = script.display().to_string();
    let asked = [
        ("verse new haib", "haibun"),
        ("verse check --form haib", "haibun"),
        ("verse explain rhyme-sl", "rhyme-slant"),
        ("verse new my-o", "my-own"),
    ];
    let arguments: Vec<&str> =
        ["-f", &script, &folder].into_iter().chain(asked.iter().flat_map(|(begun, name)| [*begun, *name])).collect();
    let expected: Vec<&str> = asked.iter().map(|(_, name)| *name).collect();
    assert_eq!(completed("zsh", &arguments, ""), expected);
}
