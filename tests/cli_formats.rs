//! Every format of `verse check` with a hostile name and a hostile line, read back by tools that are not ours.
#![cfg(feature = "cli")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a format that cannot be read back should fail the test"
)]

mod desk;

use std::process::Command;

use serde_json::Value;
use verse::analysis::Session;
use verse::judge::{Finding, Related, Rule, Severity};
use verse::render::Format;
use verse::render::check::{self, Checked, Summary};

const NAME: &str = "dra\u{1b}[31mfts/a:b,c%20\n::error file=x::\"<&>'\u{202e}.txt";
const LINE: &str = "the\u{1b}]0;owned\u{7} moon %0A ::warning::]]> \u{1f469}\u{200d}\u{1f4bb} 月 é ends";
const MESSAGE: &str = "*moon\u{1b}[2J* does not rhyme with *100%\n::error::* (line 1)";

fn hostile() -> Checked {
    let finding = |severity, rule, column, end_column| Finding {
        rule,
        severity,
        of_count: false,
        line: 2,
        column,
        end_line: 2,
        end_column,
        message: MESSAGE.to_owned(),
        help: "Set rhyme = \"slant\" if <near> & so on.".to_owned(),
        related: vec![Related { line: 1, message: "the\u{1b}[0m gate".to_owned() }],
        guess: None,
    };
    let text = format!("the old\u{1b}[0m gate\n{LINE}\n");
    Checked {
        path: NAME.to_owned(),
        form: Some("couplet".to_owned()),
        poem: Session::default().hear(&text),
        text,
        findings: vec![
            finding(Severity::Error, Rule::Rhyme, 46, 47),
            finding(Severity::Warning, Rule::Syllables, 1, 30),
            finding(Severity::Note, Rule::Pronunciation, 3, 9),
        ],
        set_aside: Vec::new(),
    }
}

fn shown(format: Format, drafts: &[Checked]) -> String {
    let mut out = Vec::new();
    let mut report = check::report(format);
    for draft in drafts {
        report.draft(draft, &mut out).unwrap();
    }
    report.finish(&Summary::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn no_escape_of_a_draft_reaches_the_terminal() {
    for format in [Format::Full, Format::Concise, Format::Grouped, Format::Plain] {
        let colored = shown(format, &[hostile()]);
        let plain = anstream::adapter::strip_str(&colored).to_string();
        assert!(!plain.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format:?}: {plain:?}");
        // Only our own colors may be there: sequences that end in m.
        let foreign = colored.split('\u{1b}').skip(1).find(|rest| {
            let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
            !rest.starts_with('[') || rest.get(end..=end) != Some("m")
        });
        assert_eq!(foreign, None, "{format:?}");
        assert!(!plain.lines().any(|line| line.starts_with("::")), "{format:?}: {plain}");
    }
    assert_eq!(shown(Format::Concise, &[hostile()]).lines().count(), 3, "one line a finding, whatever its name holds");
}

#[test]
fn json_keeps_every_byte_of_name_and_message() {
    let lines = shown(Format::Jsonl, &[hostile()]);
    let findings: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings.len(), 3);
    assert_eq!((findings[0]["path"].as_str(), findings[0]["message"].as_str()), (Some(NAME), Some(MESSAGE)));
    let whole: Value = serde_json::from_str(&shown(Format::Json, &[hostile(), hostile()])).unwrap();
    assert_eq!(whole["version"], 1);
    assert_eq!(whole["findings"].as_array().unwrap().len(), 6);
    assert_eq!(whole["findings"][0], findings[0]);
    let none: Value = serde_json::from_str(&shown(Format::Json, &[])).unwrap();
    assert_eq!(none["findings"], serde_json::json!([]));
}

#[test]
fn github_sees_one_command_a_finding() {
    let commands = shown(Format::Github, &[hostile()]);
    let heads: Vec<&str> = commands.lines().filter_map(|line| line.split_once(' ')).map(|(head, _)| head).collect();
    assert_eq!(heads, ["::error", "::warning", "::notice"]);
    let file = commands.split_once("file=").unwrap().1.split_once(',').unwrap().0;
    let undone = file.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%");
    assert_eq!(undone, NAME);
}

#[test]
fn gitlab_knows_each_issue_by_a_fingerprint_that_stays() {
    let issues = |draft: &Checked| -> Vec<Value> {
        serde_json::from_str(&shown(Format::Gitlab, std::slice::from_ref(draft))).unwrap()
    };
    let before = issues(&hostile());
    let mut moved = hostile();
    moved.text = format!("\n\n{}", moved.text);
    moved.poem = Session::default().hear(&moved.text);
    moved.findings.iter_mut().for_each(|finding| finding.line += 2);
    let prints = |issues: &[Value]| issues.iter().map(|issue| issue["fingerprint"].to_string()).collect::<Vec<_>>();
    assert_eq!(prints(&before), prints(&issues(&moved)));
    assert_eq!(before[0]["location"]["path"], NAME);
    assert_eq!(
        before.iter().map(|issue| issue["severity"].as_str().unwrap()).collect::<Vec<_>>(),
        ["major", "minor", "info"]
    );
}

#[test]
fn junit_is_xml_with_a_failure_a_finding() {
    let xml = shown(Format::Junit, &[hostile(), Checked { path: "fits.txt".to_owned(), ..Checked::default() }]);
    let document = roxmltree::Document::parse(&xml).unwrap();
    let suites = document.root_element();
    assert_eq!((suites.attribute("tests"), suites.attribute("failures")), (Some("4"), Some("2")));
    let suite = suites.first_element_child().unwrap();
    assert_eq!(suite.attribute("name").unwrap().replace('\u{fffd}', "\u{1b}"), NAME);
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("failure")).count(), 2);
}

#[test]
fn sarif_keeps_the_published_schema() {
    let schema: Value = serde_json::from_str(include_str!("schemas/sarif-2.1.0.json")).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("sarif.json", schema).unwrap();
    let schema = compiler.compile("sarif.json", &mut schemas).unwrap();
    let fits = Checked { path: "fits.txt".to_owned(), ..Checked::default() };
    for drafts in [&[][..], &[hostile()], &[hostile(), fits, hostile()]] {
        let log: Value = serde_json::from_str(&shown(Format::Sarif, drafts)).unwrap();
        if let Err(fault) = schemas.validate(&log, schema) {
            panic!("{fault:#}");
        }
    }
    let mut wrong: Value = serde_json::from_str(&shown(Format::Sarif, &[hostile()])).unwrap();
    wrong["runs"][0]["results"][0]["level"] = "loud".into();
    assert!(schemas.validate(&wrong, schema).is_err(), "the schema is not asleep");
}

#[test]
fn junit_is_read_by_another_reader() {
    if !desk::is_at_hand("junitparser") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let fits = Checked { path: "fits.txt".to_owned(), ..Checked::default() };
    for (name, drafts, passes) in [("broken.xml", vec![hostile(), fits.clone()], false), ("fits.xml", vec![fits], true)]
    {
        let path = folder.path().join(name);
        std::fs::write(&path, shown(Format::Junit, &drafts)).unwrap();
        let read = Command::new("junitparser").arg("verify").arg(&path).output().unwrap();
        assert_eq!(read.status.success(), passes, "{name}: {}", desk::said(&read));
        assert_eq!(desk::said(&read), "", "{name}");
    }
}

#[test]
fn sarif_names_places_in_code_points_and_paths_as_uris() {
    let log: Value = serde_json::from_str(&shown(Format::Sarif, &[hostile()])).unwrap();
    assert_eq!((log["version"].as_str(), log["runs"].as_array().map(Vec::len)), (Some("2.1.0"), Some(1)));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.chars().all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c)), "{uri}");
        let (start, end) = (place["region"]["startColumn"].as_u64(), place["region"]["endColumn"].as_u64());
        assert!(start >= Some(1) && start <= end);
    }
    // The woman at her computer is one grapheme of three code points.
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((region["startColumn"].as_u64(), region["endColumn"].as_u64()), (Some(48), Some(49)));
    assert_eq!(
        serde_json::from_str::<Value>(&shown(Format::Sarif, &[])).unwrap()["runs"][0]["results"],
        serde_json::json!([])
    );
}

#[test]
fn what_could_not_be_judged_is_in_every_format_for_programs() {
    let fault = check::Fault { path: NAME.to_owned(), message: MESSAGE.to_owned() };
    let nowhere = check::Fault { path: String::new(), message: "git cannot be run".to_owned() };
    let told = |format| {
        let mut out = Vec::new();
        let mut report = check::report(format);
        report.fault(&fault, &mut out).unwrap();
        report.draft(&hostile(), &mut out).unwrap();
        report.fault(&nowhere, &mut out).unwrap();
        report.finish(&Summary::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let json: Value = serde_json::from_str(&told(Format::Json)).unwrap();
    assert_eq!(json["errors"][0], serde_json::json!({"path": NAME, "message": MESSAGE}));
    assert_eq!((json["errors"].as_array().unwrap().len(), json["findings"].as_array().unwrap().len()), (2, 3));
    assert_eq!(told(Format::Jsonl).lines().count(), 3, "a line is always a finding");
    let gitlab: Value = serde_json::from_str(&told(Format::Gitlab)).unwrap();
    assert_eq!((gitlab[0]["location"]["path"].as_str(), gitlab.as_array().unwrap().len()), (Some(NAME), 5));
    let github = told(Format::Github);
    assert_eq!(github.lines().filter(|line| line.starts_with("::error ")).count(), 3, "{github}");
    let xml = told(Format::Junit);
    let document = roxmltree::Document::parse(&xml).unwrap();
    assert_eq!(document.root_element().attribute("errors"), Some("2"));
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("error")).count(), 2);
    let sarif: Value = serde_json::from_str(&told(Format::Sarif)).unwrap();
    let schema: Value = serde_json::from_str(include_str!("schemas/sarif-2.1.0.json")).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("sarif.json", schema).unwrap();
    let schema = compiler.compile("sarif.json", &mut schemas).unwrap();
    assert!(schemas.validate(&sarif, schema).is_ok());
    let run = &sarif["runs"][0]["invocations"][0];
    assert_eq!(
        (run["executionSuccessful"].as_bool(), run["toolExecutionNotifications"][0]["message"]["text"].as_str()),
        (Some(false), Some(MESSAGE))
    );
    let good: Value = serde_json::from_str(&shown(Format::Sarif, &[])).unwrap();
    assert_eq!(good["runs"][0]["invocations"][0]["executionSuccessful"], true);
}
