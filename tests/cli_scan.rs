//! `verse scan` as a scholar's scripts meet it: the contract of its lines, its tables, TEI and counts, hostile names included.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders and read what is printed"
)]

mod desk;

use std::collections::BTreeMap;

use desk::Desk;
use serde_json::{Value, json};

const POEM: &str = "The candle gutters in the empty hall\nAnd no one comes to light the other one\n\
                    Over the hill the bells begin to call\nTo say the evening and the day are done\n";

/// A name that would end a line, a cell, an attribute or a terminal's patience.
const HOSTILE: &str = "a\u{1b}[31m,\"b\"\n<&>%0A::x.txt";

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_scanned_line_keeps_its_contract() {
    let desk = Desk::new(&[("x.txt", POEM.as_bytes())]);
    let lines = objects(&desk.verse(&["scan", "--output-format", "jsonl"]).out);
    let first = lines[0].as_object().unwrap();
    let kinds: BTreeMap<&str, &str> = first
        .iter()
        .map(|(key, value)| {
            let kind = match value {
                Value::String(_) => "text",
                Value::Number(_) => "number",
                Value::Array(_) => "list",
                _ => "other",
            };
            (key.as_str(), kind)
        })
        .collect();
    for (key, kind) in [
        ("path", "text"),
        ("line", "number"),
        ("stanza", "number"),
        ("text", "text"),
        ("syllables", "number"),
        ("syllables_min", "number"),
        ("syllables_max", "number"),
        ("beats", "text"),
        ("stress", "text"),
        ("meter", "text"),
        ("feet", "list"),
        ("licenses", "list"),
        ("rhyme", "text"),
        ("stanza_scheme", "list"),
        ("poem_meter", "text"),
        ("sureness", "number"),
        ("poem_sureness", "number"),
        ("words", "list"),
    ] {
        assert_eq!(kinds.get(key), Some(&kind), "{key}");
    }
    let word = lines[2]["words"][2].as_object().unwrap();
    assert_eq!(word["text"], "hill");
    for key in ["text", "syllables", "phones", "stress", "source"] {
        assert!(word.contains_key(key), "{key}");
    }
    let rhymes: Vec<&str> = lines.iter().map(|line| line["rhyme"].as_str().unwrap()).collect();
    assert_eq!((&lines[0]["path"], rhymes), (&json!("x.txt"), vec!["a", "b", "a", "b"]));
}

#[test]
fn what_is_not_utf8_is_told_and_the_rest_is_scanned() {
    let desk = Desk::new(&[("a.txt", b"caf\xe9\n"), ("b.txt", POEM.as_bytes())]);
    let told = desk.verse(&["scan", "--output-format", "jsonl"]);
    assert!(told.code == 2 && told.err.contains("a.txt: line 1 is not UTF-8"), "{}", told.err);
    assert_eq!(objects(&told.out).len(), 4);
}

#[test]
fn a_hostile_name_goes_through_every_format() {
    let desk = Desk::new(&[(HOSTILE, POEM.as_bytes())]);
    let scan = |format: &str| desk.verse(&["scan", "--output-format", format]).out;
    assert!(!scan("full").contains('\u{1b}') && scan("full").lines().count() == 9, "{}", scan("full"));
    assert_eq!(objects(&scan("jsonl"))[0]["path"], HOSTILE);
    let whole: Value = serde_json::from_str(&scan("json")).unwrap();
    assert_eq!((&whole["version"], &whole["lines"][3]["path"]), (&1.into(), &HOSTILE.into()));
    let table = scan("csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[0][0], &rows[3][4]), (4, HOSTILE, "10"));
    let tei = scan("tei");
    let document = roxmltree::Document::parse(&tei).unwrap();
    let poem = document.descendants().find(|node| node.has_tag_name(("http://www.tei-c.org/ns/1.0", "div"))).unwrap();
    assert_eq!(poem.attribute("n").unwrap().replace('\u{fffd}', "\u{1b}"), HOSTILE);
    let counts = desk.verse(&["scan", "--statistics", "--output-format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(counts.as_bytes());
    assert!(rows.records().map(Result::unwrap).any(|row| &row[0] == HOSTILE && &row[2] == "lines" && &row[3] == "4"));
}

#[test]
fn tei_has_the_meter_the_reading_and_the_rhyme_of_every_line() {
    let desk = Desk::new(&[("a.txt", format!("{POEM}\n{POEM}").as_bytes()), ("b.txt", POEM.as_bytes())]);
    let page = desk.verse(&["scan", "--output-format", "tei"]).out;
    let document = roxmltree::Document::parse(&page).unwrap();
    let root = document.root_element();
    let parts: Vec<&str> =
        root.children().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!((root.tag_name().name(), parts), ("TEI", vec!["teiHeader", "text"]));
    let count = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!((count("div"), count("lg"), count("l")), (2, 3, 12));
    let all_lines: Vec<roxmltree::Node<'_, '_>> =
        document.descendants().filter(|node| node.has_tag_name("l")).collect();
    for line in &all_lines {
        for name in ["n", "met", "real", "rhyme"] {
            assert!(line.attribute(name).is_some_and(|value| !value.is_empty()), "{name}");
        }
    }
    let numbers: Vec<&str> = all_lines.iter().filter_map(|line| line.attribute("n")).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "1", "2", "3", "4"], "lines of verse are counted");
    let patterns = (all_lines[2].attribute("met"), all_lines[2].attribute("real"));
    assert_eq!(patterns, (Some("-+|-+|-+|-+|-+"), Some("+-|-+|-+|-+|-+")), "the nominal pattern and the realised one");
}

/// What `verse` writes of TEI P5: each element with the attributes it may have, and what an attribute may hold.
const TEI: &[(&str, &[&str])] = &[
    ("TEI", &[]),
    ("teiHeader", &[]),
    ("fileDesc", &[]),
    ("titleStmt", &[]),
    ("title", &[]),
    ("publicationStmt", &[]),
    ("sourceDesc", &[]),
    ("p", &[]),
    ("encodingDesc", &[]),
    ("metDecl", &["type", "pattern"]),
    ("metSym", &["value"]),
    ("text", &[]),
    ("body", &[]),
    ("div", &["type", "n"]),
    ("lg", &["n"]),
    ("l", &["n", "met", "real", "rhyme", "enjamb"]),
];

#[test]
fn tei_keeps_the_grammar_that_its_header_declares() {
    let odd = "The \u{65e5}\u{672c}\n\u{65e5}\u{672c}\n\nheaven, heaven, heaven, heaven, heaven, heaven, heaven, heaven, heaven, \
               heaven, heaven, heaven, heaven, heaven, heaven, heaven, heaven, heaven\n";
    let desk = Desk::new(&[("a.txt", POEM.as_bytes()), ("b.txt", odd.as_bytes())]);
    for arguments in [&["scan"][..], &["scan", "--meter", "4 beats"], &["scan", "--meter", "amphibrachic tetrameter"]] {
        let page = desk.verse(&[arguments, &["--output-format", "tei"]].concat()).out;
        let document = roxmltree::Document::parse(&page).unwrap();
        let symbols: String = document
            .descendants()
            .filter(|node| node.has_tag_name("metSym"))
            .filter_map(|node| node.attribute("value"))
            .collect();
        assert_eq!(symbols, "+-|");
        let declared = document.descendants().find(|node| node.has_tag_name("metDecl")).unwrap();
        assert_eq!(declared.attribute("type"), Some("met real"));
        assert_eq!(declared.attribute("pattern"), Some("[+\\-]+(\\|[+\\-]+)*"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let (_, allowed) = TEI.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("<{name}>"));
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(allowed.contains(&key), "<{name} {key}>");
                let feet = || value.split('|').all(|foot| !foot.is_empty() && foot.chars().all(|c| "+-".contains(c)));
                let holds = match key {
                    "met" | "real" => feet(),
                    "n" if name != "div" => value.parse::<u32>().is_ok_and(|n| n > 0),
                    "rhyme" => !value.is_empty() && value.chars().all(char::is_alphanumeric),
                    "enjamb" => ["yes", "no"].contains(&value),
                    _ => true,
                };
                assert!(holds, "<{name} {key}=\"{value}\">");
            }
        }
    }
}

#[test]
fn the_table_has_what_the_objects_have() {
    let desk = Desk::new(&[("x.txt", format!("{POEM}\nThe Vlorbish \u{65e5}\u{672c}, in 1984\n").as_bytes())]);
    let lines = objects(&desk.verse(&["scan", "--output-format", "jsonl"]).out);
    let table = desk.verse(&["scan", "--output-format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let names: Vec<String> = rows.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    let listed = |list: &Value, show: &dyn Fn(&Value) -> String, between: &str| {
        list.as_array().map(|list| list.iter().map(show).collect::<Vec<_>>().join(between)).unwrap_or_default()
    };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    for (row, line) in rows.iter().zip(&lines) {
        for key in line.as_object().unwrap().keys() {
            assert!(names.contains(key), "no column {key}");
        }
        for (name, cell) in names.iter().zip(row) {
            let of_words = |key: &'static str| move |word: &Value| word[key].as_str().unwrap().to_owned();
            let words = &line["words"];
            let expected = match name.as_str() {
                "feet" => listed(&line["feet"], &text, "|"),
                "licenses" | "stanza_scheme" => listed(&line[name], &text, " "),
                "words" => listed(words, &of_words("text"), " "),
                "word_syllables" => listed(words, &|word| listed(&word["syllables"], &text, "|"), " "),
                "phones" => listed(words, &of_words("phones"), " | "),
                "word_stress" => listed(words, &of_words("stress"), " "),
                "source" => listed(words, &of_words("source"), " "),
                _ if line[name].is_null() => String::new(),
                _ => text(&line[name]),
            };
            let same = cell == expected || line[name].as_f64().is_some_and(|number| cell.parse() == Ok(number));
            assert!(same, "{name} of {}: {cell} and {expected}", line["text"]);
        }
    }
    let sureness: Vec<f64> = lines.iter().map(|line| line["sureness"].as_f64().unwrap()).collect();
    let mean = sureness.iter().sum::<f64>() / 5.0;
    assert!(lines.iter().all(|line| (line["poem_sureness"].as_f64().unwrap() - mean).abs() < 0.002), "{sureness:?}");
}

#[test]
fn statistics_say_how_many_names_they_leave_out() {
    let stanza = |lines: usize| {
        let lines: Vec<String> = (0..lines).map(|n| format!("the lamp and number {n}")).collect();
        lines.join("\n") + "\n"
    };
    let draft: String = (1..=19).map(|lines| stanza(lines) + "\n").collect();
    let desk = Desk::new(&[("x.txt", draft.as_bytes())]);
    let page = desk.verse(&["scan", "--statistics"]).out;
    assert!(page.lines().next().unwrap().ends_with("and 7 more"), "{page}");
    assert!(page.contains("\n1 file, 19 stanzas, 190 lines"), "{page}");
    assert!(page.lines().any(|line| line.trim() == "and 7 more"), "{page}");
    let shares: Vec<&str> = page.lines().filter_map(|line| line.split_once(" %")).map(|(before, _)| before).collect();
    assert!(!shares.is_empty() && shares.iter().all(|before| !before.ends_with(" 0")), "{page}");
}

#[test]
fn statistics_count_a_folder_file_by_file_and_over_all() {
    let couplets = "The lamp is low, the rooms are deep,\nAnd every child is fast asleep.\n";
    let desk = Desk::new(&[("a/i.txt", POEM.as_bytes()), ("a/ii.txt", couplets.as_bytes()), ("b.txt", b"\n\n")]);
    let told: Value =
        serde_json::from_str(&desk.verse(&["scan", "--statistics", "--output-format", "json"]).out).unwrap();
    let files = told["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| &file["path"]).collect::<Vec<_>>(), ["a/i.txt", "a/ii.txt", "b.txt"]);
    assert_eq!((&files[0]["lines"], &files[0]["schemes"]), (&4.into(), &json!({"abab": 1})));
    assert_eq!((&files[0]["poem_meters"], &files[0]["syllables"]), (&json!({"iambic pentameter": 1}), &40.into()));
    assert_eq!(files[1]["rhymes"], json!({"perfect": 1}));
    assert_eq!(files[2]["lines"], 0);
    let all = &told["all"];
    assert_eq!((&all["path"], &all["files"], &all["lines"]), (&Value::Null, &2.into(), &6.into()));
    assert_eq!(all["rhymes"]["perfect"], 3);
    assert_eq!(all["licenses"]["inversion"], 1);
    // The same counts, whatever the format.
    let table = desk.verse(&["scan", "--statistics", "--output-format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let cell = |path: &str, what: &str, name: &str| {
        let row = rows.iter().find(|row| &row[0] == path && &row[1] == what && &row[2] == name);
        row.map_or("0", |row| &row[3]).to_owned()
    };
    assert_eq!((cell("", "rhyme", "perfect"), cell("", "total", "lines")), ("3".to_owned(), "6".to_owned()));
    assert_eq!(cell("a/i.txt", "scheme", "abab"), "1");
    let lines = objects(&desk.verse(&["scan", "--statistics", "--output-format", "jsonl"]).out);
    assert_eq!((lines.len(), &lines[3]), (4, all));
    let page = desk.verse(&["scan", "--statistics"]).out;
    assert!(
        page.starts_with("a/i.txt  4 lines  iambic pentameter  abab 1\n")
            && page.contains("\n2 files, 2 stanzas, 6 lines"),
        "{page}"
    );
}

/// A form whose meters hang on its rhymes, in two schemes, and a stanza in the second.
const BALLAD: &str = "name = \"Hillside\"\nscheme = [\"aabb\", \"abab\"]\n\
                      meter = { a = \"iambic tetrameter\", b = \"iambic trimeter\" }\n";
const STANZA: &str = "The river runs below the hill\nAnd takes the light away\nThe mill is dark the wheel is still\n\
                      And so it ends the day\n";

#[test]
fn a_form_gives_each_line_the_meter_that_explain_and_check_hear() {
    let desk = Desk::new(&[("verse.toml", b""), ("forms/hillside.toml", BALLAD.as_bytes())]);
    desk.put("i.txt", format!("---\nform: hillside\n---\n{STANZA}").as_bytes());
    desk.put("own.toml", BALLAD.replace("Hillside", "Riverside").as_bytes());
    desk.put("sub/verse.toml", b"");
    desk.put("sub/ii.txt", STANZA.as_bytes());
    assert!(desk.verse(&["explain", "i.txt:5"]).out.contains("meter iambic trimeter"));
    let expected = ["iambic tetrameter", "iambic trimeter", "iambic tetrameter", "iambic trimeter"];
    let meters = |arguments: &[&str]| -> Vec<String> {
        let told = desk.verse(&[&["scan", "--output-format", "jsonl"], arguments].concat());
        assert_eq!(told.code, 0, "{arguments:?}: {}", told.err);
        objects(&told.out).iter().map(|line| line["meter"].as_str().unwrap().to_owned()).collect()
    };
    for arguments in
        [&["--form", "hillside", "i.txt"], &["--form", "./own.toml", "i.txt"], &["--form", "own.toml", "sub"]]
    {
        assert_eq!(meters(arguments), expected, "{arguments:?}");
    }
    let text: Vec<&str> = STANZA.lines().flat_map(|line| ["--text", line]).collect();
    assert_eq!(meters(&[&["--form", "hillside"], &text[..]].concat()), expected);
    let unknown = desk.verse(&["scan", "--form", "hillside", "i.txt", "sub/ii.txt"]);
    assert!(unknown.code == 2 && unknown.err.contains("--form: no form called \"hillside\""), "{}", unknown.err);
}

#[test]
fn the_shape_of_the_sense_is_told_when_it_is_asked_for() {
    let desk = Desk::new(&[("ink.txt", b"The ink is dry; I lift the\nbroken pen, and write.\n")]);
    let lines = objects(&desk.verse(&["scan", "--shape", "--output-format", "jsonl"]).out);
    assert_eq!(lines[0]["shape"]["enjambment"]["strength"], "strong");
    let caesura =
        json!({"after": "dry", "syllable": 4, "foot": 2, "inside_foot": false, "kind": "masculine", "mark": ";"});
    assert_eq!(lines[0]["shape"]["caesuras"], json!([caesura]));
    assert!(lines[1]["shape"]["enjambment"].is_null());
    let text = desk.verse(&["scan", "--shape"]).out;
    assert!(text.contains("strong enjambment: \u{201c}the\u{201d} leans on the next line"), "{text}");
    assert!(!desk.verse(&["scan", "--output-format", "jsonl"]).out.contains("shape"));
}

#[test]
fn a_poem_read_in_its_forms_patterns_is_named_no_foot_and_not_called_irregular() {
    let poem = "A baker who lived by the sea\nput salt in the cups of the tea\nhis customers swore\nand came back for more\nand paid for the salt with a key\n";
    let desk = Desk::new(&[("l.txt", poem.as_bytes())]);
    let said = desk.verse(&["scan", "--form", "limerick", "l.txt"]).out;
    assert!(said.starts_with("l.txt: each line in the meter asked of it\n"), "{said}");
    // One line that fits no pattern does not name the poem.
    desk.put(
        "m.txt",
        poem.replace("his customers swore", "and every evening in the winter when the customers were sleeping")
            .as_bytes(),
    );
    let said = desk.verse(&["scan", "--form", "limerick", "m.txt"]).out;
    assert!(said.starts_with("m.txt: each line in the meter asked of it\n"), "{said}");
}
