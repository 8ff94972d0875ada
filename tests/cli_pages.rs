//! The pages around the checking: explanations, settings shown, completions, manuals, the doctor.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders and run programs in them"
)]

mod desk;

use std::io::Write as _;
use std::process::{Command, Stdio};

use desk::{BROKEN, Desk, FITS, is_at_hand};
use serde_json::Value;
use verse::judge::Rule;

const CONFIG: &[u8] =
    b"min-level = \"note\"\n\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\nset = { tolerance = 1 }\n";

/// Every command of `verse --help`, in its order.
fn commands(desk: &Desk) -> Vec<String> {
    let help = desk.verse(&["--help"]).out;
    let (_, listed) = help.split_once("\nCommands:\n").unwrap();
    let listed = listed.split_once("\n\n").unwrap().0;
    listed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// What a program says of a text it reads from standard input; nothing, and success, when all is well.
fn reads(program: &str, arguments: &[&str], text: &str) -> Result<(), String> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() && told.is_empty() { Ok(()) } else { Err(told) }
}

#[test]
fn every_rule_is_explained_by_name_and_by_code() {
    let desk = Desk::new(&[]);
    let list = desk.verse(&["explain"]).out;
    for rule in Rule::ALL {
        assert!(list.lines().any(|line| line.starts_with(rule.code()) && line.contains(rule.about())), "{}", rule.id());
        let page = desk.verse(&["explain", rule.id()]);
        assert_eq!((page.code, page.err.as_str()), (0, ""), "{}", rule.id());
        assert!(page.out.starts_with(&format!("{} ({})\n", rule.id(), rule.code())), "{}", page.out);
        assert!(!page.out.contains("```") && !page.out.contains("## "), "Markdown is for files: {}", page.out);
        assert_eq!(desk.verse(&["explain", rule.code()]).out, page.out);
    }
    let unknown = desk.verse(&["explain", "rime"]);
    assert!(unknown.code == 2 && unknown.err.contains("did you mean `rhyme`?"), "{}", unknown.err);
}

#[test]
fn a_line_is_explained_by_what_was_heard_asked_and_found() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN.as_bytes()), ("free.md", FITS.as_bytes())]);
    let told = desk.verse(&["explain", "i.txt:2"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for part in [
        "i.txt:2 (haiku)",
        "Words: 9 syllables.",
        "wooden  ",
        "dictionary: W UH1 D AH0 N",
        "syllables 7",
        "[syllables]: 9",
    ] {
        assert!(told.out.contains(part), "{part}: {}", told.out);
    }
    assert!(desk.verse(&["explain", "i.txt:1"]).out.contains("Nothing is found against it."));
    assert!(desk.verse(&["explain", "free.md:1"]).out.contains("(no form)"));
    for (place, told) in [("i.txt:9", "i.txt:9: the draft has 3 lines"), ("none.txt:1", "none.txt: no such file")] {
        let said = desk.verse(&["explain", place]);
        assert!(said.code == 2 && said.err.contains(told), "{place}: {}", said.err);
    }
}

#[test]
fn what_would_be_checked_is_shown_and_by_what() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", FITS.as_bytes()), ("b.tanka.md", FITS.as_bytes())]);
    desk.put("notes.md", b"milk\n");
    let files = desk.verse(&["check", "--show-files"]);
    assert_eq!((files.code, files.out.as_str()), (0, "b.tanka.md\ttanka\ni.txt\thaiku\nnotes.md\tno form\n"));
    let settings = desk.verse(&["check", "--show-settings", "--ignore", "R2", "i.txt"]).out;
    let rows: Vec<(&str, &str)> = settings.lines().skip(1).filter_map(|row| row.trim().split_once(' ')).collect();
    let value = |key: &str| rows.iter().find(|(name, _)| *name == key).map(|(_, value)| value.trim());
    assert!(value("form").is_some_and(|form| form.starts_with("haiku (verse.toml:")), "{settings}");
    assert_eq!(
        (value("verse.toml"), value("min-level")),
        (Some("verse.toml"), Some("note (verse.toml:1)")),
        "{settings}"
    );
    assert_eq!(
        (value("set"), value("ignore")),
        (Some("tolerance = 1 (verse.toml:6)"), Some("rhyme-slant (--ignore)")),
        "{settings}"
    );
}

#[test]
fn statistics_count_the_findings_and_keep_the_exit_code() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes()), ("b.haiku.txt", BROKEN.as_bytes())]);
    let told = desk.verse(&["check", "--statistics"]);
    assert_eq!(told.code, 1);
    assert!(told.out.trim_start().starts_with("2  error    syllables "), "{}", told.out);
    let json: Value =
        serde_json::from_str(&desk.verse(&["check", "--statistics", "--output-format", "json"]).out).unwrap();
    let row = serde_json::json!({"rule": "syllables", "code": "M1", "severity": "error", "count": 2});
    assert_eq!(json, serde_json::json!({"version": 1, "statistics": [row]}));
}

#[test]
fn words_that_would_fit_are_named_on_request() {
    let quatrain = "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
                    The children long have gone to bed,\nAnd dream of nothing more.\n";
    let desk = Desk::new(&[("q.abab.txt", quatrain.as_bytes())]);
    let named = desk.verse(&["check", "--form", "ABAB", "--suggest", "--output-format", "jsonl"]).out;
    let finding: Value = serde_json::from_str(named.lines().next().unwrap()).unwrap();
    let (_, words) = finding["help"].as_str().unwrap().split_once("would fit: ").unwrap();
    assert!(words.split(", ").count() > 1 && !words.contains("deep"), "{words}");
    assert!(!desk.verse(&["check", "--form", "ABAB"]).out.contains("would fit"));
}

#[test]
fn without_a_form_unknown_words_are_noted_on_request_and_nothing_else() {
    let desk = Desk::new(&[("free.txt", b"fickle, high off foglefreude\n")]);
    assert_eq!(desk.verse(&["check"]).out, "");
    let told = desk.verse(&["check", "--min-level", "note", "--output-format", "jsonl"]);
    let findings: Vec<Value> = told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((told.code, findings.len()), (0, 1), "{}", told.out);
    assert_eq!((&findings[0]["rule"], &findings[0]["form"]), (&"pronunciation".into(), &Value::Null));
}

#[test]
fn the_doctor_tells_what_was_found() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("lexicon.dict", b"foglefreude F OW1 G AH0 L\n")]);
    desk.put("forms/short.toml", b"name = \"Short\"\nsyllables = [2]\n");
    let told = desk.verse(&["doctor"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for part in [
        env!("CARGO_PKG_VERSION"),
        "verse.toml   verse.toml",
        "1 of them yours",
        "forms/short.toml",
        "lexicon.dict",
        "not a terminal",
    ] {
        assert!(told.out.contains(part), "{part}: {}", told.out);
    }
    desk.put("lexicon.dict", b"foglefreude BX\n");
    let broken = desk.verse(&["doctor"]);
    assert!(broken.code == 2 && broken.err.contains("lexicon.dict:1: `BX`"), "{}", broken.err);
    desk.put("lexicon.dict", b"foglefreude F OW1 G AH0 L\n");
    desk.put(".home/.config/verse/editor.toml", b"panel = \"no\n");
    let broken = desk.verse(&["doctor"]);
    assert!(broken.code == 2 && broken.out.contains("editor.toml  broken; see below"), "{}{}", broken.out, broken.err);
    assert!(broken.err.contains("editor.toml:1: "), "{}", broken.err);
}

#[test]
fn completions_name_every_command_in_every_shell() {
    let desk = Desk::new(&[]);
    for (shell, program, arguments) in [
        ("bash", "bash", &["-n"][..]),
        ("zsh", "zsh", &["-n"]),
        ("fish", "fish", &["--no-execute"]),
        ("powershell", "pwsh", &["-NoProfile", "-Command", "[ScriptBlock]::Create($input | Out-String) | Out-Null"]),
        ("nushell", "nu", &["--no-config-file", "--stdin", "-c", "let script = $in; $script | nu-check"]),
    ] {
        let script = desk.verse(&["completions", shell]).out;
        for command in commands(&desk) {
            assert!(script.contains(&command), "{shell} misses {command}");
        }
        if is_at_hand(program) {
            assert_eq!(reads(program, arguments, &script), Ok(()), "{shell}");
        }
    }
    assert_eq!(desk.verse(&["completions", "tcsh"]).code, 2);
}

#[test]
fn bash_completes_commands_and_options() {
    let desk = Desk::new(&[]);
    let script = desk.verse(&["completions", "bash"]).out;
    let ask = "COMP_WORDS=(verse ch); COMP_CWORD=1; _verse verse ch verse; echo \"${COMPREPLY[@]}\"\n\
               COMP_WORDS=(verse check --min); COMP_CWORD=2; _verse verse --min check; echo \"${COMPREPLY[@]}\"\n";
    let mut bash = Command::new("bash").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all((script + "\n" + ask).as_bytes()).unwrap();
    let answer = String::from_utf8(bash.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(answer, "check\n--min-level\n");
}

#[test]
fn every_command_has_a_manual_page_that_formats_without_a_warning() {
    let desk = Desk::new(&[]);
    let groff = is_at_hand("groff");
    for command in commands(&desk).iter().map(Some).chain([None]) {
        let arguments: Vec<&str> = ["man"].into_iter().chain(command.map(String::as_str)).collect();
        let page = desk.verse(&arguments);
        assert_eq!(page.code, 0, "{}", page.err);
        let title = command.map_or_else(|| "verse".to_owned(), |command| format!("verse-{command}"));
        assert!(page.out.contains(&format!(".TH {title} 1")), "{title}: {}", page.out);
        if groff {
            assert_eq!(reads("groff", &["-man", "-Tutf8", "-ww", "-z"], &page.out), Ok(()), "{title}");
        }
    }
    let keys = desk.verse(&["man", "edit"]).out;
    for entry in verse::tui::COMMANDS {
        assert!(keys.contains(&format!("\n{}\n", entry.title)), "{} is not in the editor's page", entry.id);
    }
    assert!(desk.verse(&["man", "chekc"]).err.contains("there is no command `chekc`"));
}

#[test]
fn a_starter_is_written_once_and_judges_nothing() {
    let desk = Desk::new(&[("i.txt", BROKEN.as_bytes())]);
    assert_eq!(desk.verse(&["init"]).code, 0);
    let again = desk.verse(&["init"]);
    assert!(again.code == 2 && again.err.contains("verse.toml is there already"), "{}", again.err);
    assert_eq!(desk.verse(&["check"]).code, 0);
}

#[test]
fn color_is_where_it_is_asked_for_and_nowhere_else() {
    let desk = Desk::new(&[("a.haiku.txt", BROKEN.as_bytes())]);
    assert!(!desk.verse(&["check"]).out.contains('\u{1b}'), "a pipe is no terminal");
    assert!(desk.verse(&["check", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!desk.verse(&["check", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn a_budget_lets_so_many_findings_pass_and_no_more() {
    let desk = Desk::new(&[("a.txt", BROKEN.as_bytes())]);
    for (budget, code) in [(1, 0), (0, 1)] {
        let config = format!("[[drafts]]\npaths = [\"a.txt\"]\nform = \"haiku\"\nbudget = {budget}\n");
        desk.put("verse.toml", config.as_bytes());
        let told = desk.verse(&["check"]);
        assert_eq!(told.code, code, "{}", told.err);
        assert!(told.out.contains("[syllables]"), "it is shown all the same: {}", told.out);
        assert_eq!(told.err.contains("1 draft within budget"), code == 0, "the pardon is told: {}", told.err);
    }
}

#[test]
fn the_budget_closest_to_the_draft_holds() {
    let lenient = "name = \"Lenient haiku\"\nextends = \"haiku\"\nbudget = 1\n";
    let desk = Desk::new(&[("forms/lenient.toml", lenient.as_bytes()), ("a.txt", BROKEN.as_bytes())]);
    let config = |rest: &str| format!("[[drafts]]\npaths = [\"*.txt\"]\nform = \"lenient\"\n{rest}");
    let code = |settings: &str, front: &str, arguments: &[&str]| {
        desk.put("verse.toml", config(settings).as_bytes());
        desk.put("a.txt", format!("{front}{BROKEN}").as_bytes());
        let told = desk.verse(&[&["check", "a.txt"], arguments].concat());
        assert!(told.out.contains("[syllables]"), "{}{}", told.out, told.err);
        told.code
    };
    let none = "---\nverse:\n  budget: 0\n---\n";
    assert_eq!(code("", "", &[]), 0, "the form's own");
    assert_eq!(code("budget = 0\n", "", &[]), 1, "verse.toml over the form");
    assert_eq!(code("set = { budget = 0 }\n", "", &[]), 1, "as any key of the form");
    assert_eq!(code("budget = 1\nset = { budget = 0 }\n", "", &[]), 0, "the entry's own key over its `set`");
    assert_eq!(code("budget = 1\n", none, &[]), 1, "the draft's front matter over verse.toml");
    assert_eq!(code("", none, &["--set", "budget = 1"]), 0, "the command line over all");
    let shown = desk.verse(&["forms", "show", "lenient"]).out;
    assert!(shown.contains("A draft may have 1 finding before a check fails."), "{shown}");
    let settings = desk.verse(&["check", "--show-settings", "--set", "budget = 3"]).out;
    assert!(settings.contains("  budget     3 (--set)\n"), "{settings}");
    let wrong = desk.verse(&["check", "--set", "budget = -1"]);
    assert!(wrong.code == 2 && wrong.err.contains("budget: it takes a number from 0 on"), "{}", wrong.err);
}

#[test]
fn strict_counts_warnings_against_the_budget() {
    let desk = Desk::new(&[("a.txt", BROKEN.as_bytes())]);
    desk.put(
        "verse.toml",
        b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\nset.severity.syllables = \"warning\"\n",
    );
    let code = |arguments: &[&str]| desk.verse(&[&["check"], arguments].concat()).code;
    assert_eq!((code(&[]), code(&["--strict"]), code(&["--strict", "--set", "budget = 1"])), (0, 1, 0));
}

#[test]
fn what_was_accepted_is_listed_from_the_folder_above() {
    let desk = Desk::new(&[("old/a.haiku.txt", BROKEN.as_bytes()), ("new/b.haiku.txt", BROKEN.as_bytes())]);
    for place in ["old/a.haiku.txt:2", "new/b.haiku.txt:2"] {
        assert_eq!(desk.verse(&["allow", place, "syllables", "--reason", "meant"]).code, 0);
    }
    let listed = desk.verse(&["allow", "list"]).out;
    assert!(listed.contains("old/a.haiku.txt  syllables") && listed.contains("new/b.haiku.txt"), "{listed}");
    assert!(!desk.verse(&["allow", "list", "old"]).out.contains("b.haiku.txt"));
}

#[test]
fn a_score_says_what_each_draft_keeps_of_its_form() {
    let desk = Desk::new(&[
        ("a.haiku.txt", b"the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n"),
        ("b.haiku.txt", b"the old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock\n"),
        ("c.txt", b"a line of no form\n"),
    ]);
    let said = desk.verse(&["check", "--score"]);
    assert_eq!(said.code, 1, "the exit code is that of the findings: {}", said.err);
    assert_eq!(
        said.out,
        "1.00  a.haiku.txt (haiku): lines 3 of 3, syllables 3 of 3\n0.83  b.haiku.txt (haiku): lines 3 of 3, syllables 2 of 3\n   -  c.txt: no form chosen\n0.92  mean of 2 drafts\n"
    );
    let json: Value = serde_json::from_str(&desk.verse(&["check", "--score", "--output-format", "json"]).out).unwrap();
    assert_eq!(json["scores"][1]["score"], 0.8333);
    assert_eq!(json["scores"][1]["duties"]["syllables"], serde_json::json!({"owed": 3, "kept": 2, "undecided": 0}));
    assert_eq!(json["scores"][2]["score"], Value::Null);
    assert_eq!(json["ear"], concat!("verse ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_folder_is_one_table_with_titles_states_and_the_files_left_out() {
    let desk = Desk::new(&[
        ("a.haiku.txt", b"# The Gate | <Wide>\n\nthe old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock\n"),
        ("b.shakespearean-sonnet.txt", b"When winter lays the garden down to sleep\nand hangs its iron key upon the wall,\n"),
        ("essay.docx", b"PK"),
        ("=cmd.haiku.txt", b"the old gate stands wide\n"),
    ]);
    let markdown = desk.verse(&["check", "--report", "markdown"]).out;
    assert!(markdown.contains("| The Gate \\| \\<Wide\\> | a.haiku.txt | haiku | finished | 3 |"), "{markdown}");
    assert!(markdown.contains("| 2 of 14 lines |"), "{markdown}");
    assert!(
        markdown.contains("- essay.docx: a document of a word processor; save it as text or Markdown"),
        "{markdown}"
    );
    let html = desk.verse(&["check", "--report", "html"]).out;
    assert!(html.contains("<th scope=\"row\">The Gate | &lt;Wide&gt;</th>"), "{html}");
    let csv = desk.verse(&["check", "--report", "csv"]).out;
    let lines: Vec<&str> = csv.lines().collect();
    let fields = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() == fields), "{csv}");
    assert!(csv.contains("'=cmd.haiku.txt,"), "a spreadsheet runs nothing: {csv}");
}

#[test]
fn each_poem_of_a_draft_has_a_row_with_its_own_title_faults_and_score() {
    let desk = Desk::new(&[
        (
            "two.haiku.txt",
            b"# The Gate\n\nthe old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock\n\n# Snow\n\nthe ferry is late\nand the rain has all the time\nthat we have not got\n",
        ),
        ("untitled.haiku.txt", b"the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n\nthe ferry is late\nand the rain has all the time\nthat we have not got\n"),
        ("free.md", b"# The Ferry\n\nThe ferry is late\nand nobody minds\n\n# The Well\n\nThe well is deep\nand cold as a stone\n"),
    ]);
    let csv = desk.verse(&["check", "--report", "csv"]).out;
    let rows: Vec<Vec<&str>> = csv.lines().skip(1).map(|row| row.split(',').collect()).collect();
    let shown: Vec<[&str; 6]> = rows.iter().map(|row| [row[0], row[1], row[2], row[4], row[5], row[17]]).collect();
    assert_eq!(
        shown,
        [
            ["free.md", "1", "The Ferry", "no form", "2", ""],
            ["free.md", "6", "The Well", "no form", "2", ""],
            ["two.haiku.txt", "1", "The Gate", "finished", "3", "0.8333"],
            ["two.haiku.txt", "7", "Snow", "finished", "3", "1.0000"],
            ["untitled.haiku.txt", "1", "the old gate stands wide", "finished", "3", "1.0000"],
            ["untitled.haiku.txt", "5", "the ferry is late", "finished", "3", "1.0000"],
        ]
    );
    let markdown = desk.verse(&["check", "--report", "markdown"]).out;
    assert!(markdown.contains("| Snow | two.haiku.txt:7 | haiku | finished | 3 |"), "{markdown}");
    let scores = desk.verse(&["check", "--score"]).out;
    assert!(scores.contains("0.92  two.haiku.txt (haiku): lines 6 of 6, syllables 5 of 6"), "{scores}");
}

#[test]
fn a_form_is_written_out_as_instructions() {
    let desk = Desk::new(&[]);
    let said = desk.verse(&["forms", "show", "limerick", "--instructions"]).out;
    assert!(said.starts_with("Write a limerick of 5 lines.\n"), "{said}");
    assert!(said.contains("Lines 1, 2 and 5 rhyme.\n"), "{said}");
    assert!(said.contains("Marks of meter: x is a light syllable and / a beat"), "{said}");
    let json: Value =
        serde_json::from_str(&desk.verse(&["forms", "show", "haiku", "--instructions", "--output-format", "json"]).out)
            .unwrap();
    assert_eq!(json["instructions"][1], "Lines 1 and 3: 5 syllables.");
}
