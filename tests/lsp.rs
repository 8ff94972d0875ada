//! The language server as an editor meets it: the program itself, spoken to over its standard input and output.
#![cfg(feature = "lsp")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out folders and speak to the program"
)]

mod desk;
mod editor;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use desk::{BROKEN, Desk, FITS};
use editor::{Editor, rules};
use serde_json::{Value, json};

const CONFIG: &[u8] =
    b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n\n[[drafts]]\npaths = [\"q*.md\"]\nform = \"ABAB\"\n";
const QUATRAIN: &str = "The lamp is low, the rooms are deep,\nThe wind is at the door,\n\
                        The children long have gone to bed,\nAnd dream of nothing more.\n";

fn desk() -> Desk {
    Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN.as_bytes()), ("q 1.md", QUATRAIN.as_bytes())])
}

#[test]
fn a_draft_is_judged_when_it_is_opened_and_no_more_when_it_is_closed() {
    let desk = desk();
    let (mut editor, said) = Editor::start(&desk, &json!({}));
    assert_eq!(said["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(said["serverInfo"]["name"], "verse");
    editor.open("i.txt");
    let found = editor.diagnostics("i.txt");
    assert_eq!(rules(&found), ["syllables"]);
    assert_eq!((&found[0]["severity"], &found[0]["source"]), (&1.into(), &"verse".into()));
    assert_eq!(found[0]["range"], json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 37}}));
    assert!(found[0]["message"].as_str().unwrap().starts_with("9 syllables; line 2 of a haiku has 7\n"));
    editor.tell("textDocument/didClose", &json!({"textDocument": {"uri": editor.uri("i.txt")}}));
    assert!(editor.diagnostics("i.txt").is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_line_being_typed_is_not_nagged_and_the_saved_draft_is_judged_whole() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    assert_eq!(rules(&editor.diagnostics("q 1.md")), ["rhyme"], "bed answers deep");
    // Typing on the line that fails: it is open again.
    editor.edit("q 1.md", 2, (2, 31, 34), "sl");
    assert!(editor.diagnostics("q 1.md").is_empty());
    editor.edit("q 1.md", 3, (2, 33, 33), "eep");
    assert!(editor.diagnostics("q 1.md").is_empty());
    editor.edit("q 1.md", 4, (2, 31, 36), "bed");
    assert!(editor.diagnostics("q 1.md").is_empty());
    editor.save("q 1.md");
    assert_eq!(rules(&editor.diagnostics("q 1.md")), ["rhyme"]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_rhyme_that_fits_is_offered_and_taken() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    editor.diagnostics("q 1.md");
    editor.edit("q 1.md", 2, (2, 31, 34), "s");
    let offered = editor.ask("textDocument/completion", &editor.at("q 1.md", 2, 32));
    let items = offered["items"].as_array().unwrap();
    let sleep = items.iter().find(|item| item["label"] == "sleep").unwrap();
    assert!(items.iter().all(|item| item["label"].as_str().unwrap().starts_with('s')), "{items:?}");
    assert_eq!(sleep["detail"], "perfect rhyme, 1 syllable, near dream, rooms");
    assert_eq!(sleep["textEdit"]["range"]["start"], json!({"line": 2, "character": 31}));
    editor.edit("q 1.md", 3, (2, 31, 32), sleep["textEdit"]["newText"].as_str().unwrap());
    editor.save("q 1.md");
    while !editor.diagnostics("q 1.md").is_empty() {}
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_letters_typed_of_a_word_keep_their_case() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    editor.edit("q 1.md", 2, (2, 31, 34), "Sl");
    let offered = editor.ask("textDocument/completion", &editor.at("q 1.md", 2, 33));
    let items = offered["items"].as_array().unwrap();
    let sleep = items.iter().find(|item| item["label"] == "sleep").unwrap();
    assert_eq!(sleep["textEdit"]["newText"], "Sleep");
    assert_eq!(editor.end(), 0);
}

#[test]
fn rhymes_are_those_of_the_accent_of_the_draft() {
    let verse = |accent: &str| {
        format!(
            "---\nform: couplet\naccent: {accent}\n---\n\nWe left the carriage on the grass\nAnd thought the evening was a f\n"
        )
    };
    let desk = desk();
    for (accent, rhymes) in [("british", true), ("american", false)] {
        let name = format!("{accent}.md");
        desk.put(&name, verse(accent).as_bytes());
        let (mut editor, _) = Editor::start(&desk, &json!({}));
        editor.open(&name);
        editor.edit(&name, 2, (6, 30, 31), "fa");
        let offered = editor.ask("textDocument/completion", &editor.at(&name, 6, 32));
        let items = offered["items"].as_array().unwrap();
        assert_eq!(items.iter().any(|item| item["label"] == "farce"), rhymes, "{accent}: {items:?}");
        let hover = editor.ask("textDocument/hover", &editor.at(&name, 5, 30));
        let page = hover["contents"]["value"].as_str().unwrap();
        let perfect = page.lines().find(|line| line.starts_with("- perfect: ")).unwrap();
        assert!(perfect.contains("pass") && perfect.contains("class"), "{page}");
        assert_eq!(page.contains("farce"), rhymes, "{accent}: {page}");
        assert_eq!(editor.end(), 0);
    }
}

#[test]
fn the_next_line_of_an_unfinished_poem_is_offered_its_rhymes() {
    let desk = desk();
    desk.put("q2.md", QUATRAIN.lines().take(3).collect::<Vec<_>>().join("\n").as_bytes());
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q2.md");
    editor.diagnostics("q2.md");
    editor.edit("q2.md", 2, (2, 35, 35), "\n");
    let offered = editor.ask("textDocument/completion", &editor.at("q2.md", 3, 0));
    let items = offered["items"].as_array().unwrap();
    assert!(items.iter().any(|item| item["label"] == "more"), "{items:?}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn hovering_tells_readings_meter_and_why() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    let hover = editor.ask("textDocument/hover", &editor.at("q 1.md", 2, 33));
    let page = hover["contents"]["value"].as_str().unwrap();
    for part in [
        "**bed**, 1 syllable",
        "`B EH1 D`",
        "CMUdict",
        "The children long have gone to bed",
        "rhyme letter a",
        "[rhyme]",
        "Rhymes with **bed**",
        "- perfect: ",
        "- family: ",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(hover["range"]["start"], json!({"line": 2, "character": 31}));
    assert_eq!(editor.ask("textDocument/hover", &editor.at("q 1.md", 99, 0)), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", &editor.at("never opened.txt", 0, 0)), Value::Null);
    assert_eq!(editor.end(), 0);
}

#[test]
fn hints_count_each_line_and_say_what_the_form_asks_for() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.txt");
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 2, "character": 0}});
    let asked = json!({"textDocument": {"uri": editor.uri("i.txt")}, "range": whole});
    let hints = editor.ask("textDocument/inlayHint", &asked);
    let labels: Vec<&str> = hints.as_array().unwrap().iter().map(|hint| hint["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["5", "9/7", "5"]);
    assert_eq!(hints[1]["position"], json!({"line": 1, "character": 37}));
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_the_line_is_left_alone() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.txt");
    let found = editor.diagnostics("i.txt");
    let asked = json!({"textDocument": {"uri": editor.uri("i.txt")}, "range": found[0]["range"], "context": {"diagnostics": found}});
    let actions = editor.ask("textDocument/codeAction", &asked);
    let accept =
        actions.as_array().unwrap().iter().find(|action| action["title"] == "Accept this syllables: meant so").unwrap();
    let command = json!({"command": accept["command"]["command"], "arguments": accept["command"]["arguments"]});
    editor.ask("workspace/executeCommand", &command);
    assert!(editor.diagnostics("i.txt").is_empty());
    let book = fs::read_to_string(desk.folder.path().join("allow.toml")).unwrap();
    assert!(
        book.contains("path = \"i.txt\"\nrule = \"syllables\"") && book.contains("reason = \"meant so\""),
        "{book}"
    );
    let checked = desk.verse(&["check"]);
    assert!(!checked.out.contains("i.txt:2"), "{}", checked.out);
    let again = editor.begin("workspace/executeCommand", &command);
    assert!(editor.answer(again)["error"]["message"].as_str().unwrap().contains("to accept any more"));
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_guessed_word_is_taught_and_the_verdict_stands_on_knowledge() {
    let desk = desk();
    desk.put("ii.txt", b"five merry rascals\nfickle, high off foglefreude\ndie English skippers\n");
    desk.put("verse.toml", &[b"min-level = \"note\"\n".as_slice(), CONFIG].concat());
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("ii.txt");
    let found = editor.diagnostics("ii.txt");
    assert!(rules(&found).contains(&"pronunciation"), "{found:?}");
    let line = json!({"start": {"line": 1, "character": 20}, "end": {"line": 1, "character": 20}});
    let asked = json!({"textDocument": {"uri": editor.uri("ii.txt")}, "range": line, "context": {"diagnostics": []}});
    let actions = editor.ask("textDocument/codeAction", &asked);
    let teach = actions.as_array().unwrap().iter().find(|action| action["command"]["command"] == "verse.say").unwrap();
    assert!(teach["title"].as_str().unwrap().starts_with("Teach foglefreude: "), "{teach}");
    editor
        .ask("workspace/executeCommand", &json!({"command": "verse.say", "arguments": teach["command"]["arguments"]}));
    assert!(!rules(&editor.diagnostics("ii.txt")).contains(&"pronunciation"));
    assert!(fs::read_to_string(desk.folder.path().join("lexicon.dict")).unwrap().starts_with("foglefreude F "));
    assert_eq!(editor.end(), 0);
}

#[test]
fn settings_that_change_are_read_again() {
    let desk = desk();
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let (mut editor, _) = Editor::start(&desk, &can);
    let registration = editor.await_message(|message| message["method"] == "client/registerCapability");
    assert_eq!(registration["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    editor.send(&json!({"jsonrpc": "2.0", "id": registration["id"], "result": null}));
    editor.open("i.txt");
    assert_eq!(editor.diagnostics("i.txt").len(), 1);
    desk.put("verse.toml", b"ignore = [\"syllables\"]\n[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n");
    editor.tell("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": editor.uri("verse.toml"), "type": 2}]}));
    assert!(editor.diagnostics("i.txt").is_empty());
    desk.put("verse.toml", b"[[draft]]\n");
    editor.tell("workspace/didChangeWatchedFiles", &json!({"changes": [{"uri": editor.uri("verse.toml"), "type": 2}]}));
    let told = editor.await_message(|message| message["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("verse.toml:1: unknown key `draft`"), "{told}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn every_file_that_settles_a_judgement_is_read_again_when_it_changes() {
    let desk = desk();
    desk.put("verse.toml", b"extend = \"base.toml\"\n[lexicon]\nfiles = [\"own.dict\"]\n[forms]\npaths = [\"own\"]\n");
    desk.put("base.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"two\"\n");
    desk.put("own.dict", b"");
    let form = |most: u32| format!("name = \"Two\"\nsyllables = [5, {most}, 5]\nscheme = \"---\"\n");
    desk.put("own/two.toml", form(7).as_bytes());
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.txt");
    assert_eq!(editor.diagnostics("i.txt").len(), 1);
    let chosen = |name: &str| format!("[[drafts]]\npaths = [\"*.txt\"]\nform = \"{name}\"\n");
    let pinned = "[[pin]]\nline = \"snow has filled the empty wooden cart\"\nsaid = [\"snow S N OW1 OW0\"]\n";
    for (file, text, found) in [
        ("own/two.toml", form(9), None),
        ("own/two.toml", form(8), Some("9 syllables; line 2 of a two has 8")),
        ("base.toml", ["ignore = [\"syllables\"]\n", &chosen("two")].concat(), None),
        ("base.toml", chosen("haiku"), Some("9 syllables; line 2 of a haiku has 7")),
        ("own.dict", "wooden W UH1 D\n".to_owned(), Some("8 syllables; line 2 of a haiku has 7")),
        (".verse/i.txt.toml", pinned.to_owned(), Some("9 syllables; line 2 of a haiku has 7")),
        (".verse/i.txt.toml", "[[pin]]\n".to_owned(), Some("8 syllables; line 2 of a haiku has 7")),
    ] {
        desk.put(file, text.as_bytes());
        // The client says nothing of the file; the server looks whenever it hears of anything.
        editor.ask("textDocument/hover", &editor.at("i.txt", 0, 0));
        let now = editor.diagnostics("i.txt");
        let told = now.first().map(|found| found["message"].as_str().unwrap().lines().next().unwrap());
        assert_eq!(told, found, "{file}: {text}");
    }
    let told = editor.await_message(|message| message["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("i.txt.toml"), "{told}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn columns_are_right_for_letters_beyond_the_first_plane() {
    let verse = "\u{1d4ef} the lamp is low\nthe \u{1f469}\u{200d}\u{1f4bb} wind is loud\n\u{1d4ef} the roads are slow\n\u{1d4ef}\u{1d4ef} the hill is cold\n";
    let desk = desk();
    desk.put("q3.md", verse.as_bytes());
    for (can, column) in [(json!({}), 17), (json!({"general": {"positionEncodings": ["utf-32", "utf-8"]}}), 21)] {
        let (mut editor, _) = Editor::start(&desk, &can);
        editor.open("q3.md");
        let found = editor.diagnostics("q3.md");
        let cold = found.iter().find(|diagnostic| diagnostic["range"]["start"]["line"] == 3).unwrap();
        assert_eq!(cold["range"]["start"]["character"], column, "{cold}");
        assert_eq!(cold["range"]["end"]["character"], column + 4, "{cold}");
        let hover = editor.ask("textDocument/hover", &editor.at("q3.md", 3, column + 1));
        assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**cold**"));
        editor.edit("q3.md", 2, (3, column, column + 4), "proud");
        editor.save("q3.md");
        while !editor.diagnostics("q3.md").is_empty() {}
        assert_eq!(editor.end(), 0);
    }
}

#[test]
fn the_session_ends_as_the_protocol_has_it() {
    let desk = desk();
    let mut early = Editor::spawn(&desk);
    let hover = early.begin("textDocument/hover", &json!({}));
    assert_eq!(early.answer(hover)["error"]["code"], -32002, "before initialize");
    early.tell("exit", &Value::Null);
    assert_eq!(early.server.wait().unwrap().code(), Some(1), "exit without shutdown");
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    let unknown = editor.begin("textDocument/rename", &json!({}));
    assert_eq!(editor.answer(unknown)["error"]["code"], -32601);
    let nonsense = editor.begin("textDocument/hover", &json!({"textDocument": 7}));
    assert_eq!(editor.answer(nonsense)["error"]["code"], -32602);
    editor.ask("shutdown", &Value::Null);
    let late = editor.begin("textDocument/hover", &json!({}));
    assert_eq!(editor.answer(late)["error"]["code"], -32600, "after shutdown");
    drop(editor.input.take());
    assert_eq!(editor.server.wait().unwrap().code(), Some(1), "the editor went away");
}

#[test]
fn a_message_that_cannot_be_read_is_answered_with_an_error_and_the_session_goes_on() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    editor.diagnostics("q 1.md");
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let hover = json!({"jsonrpc": "2.0", "id": 4_294_967_296_i64, "method": "textDocument/hover"}).to_string();
    for (bad, code) in [
        (framed("{snow"), -32700),
        (framed(&format!("[{hover}]")), -32600),
        (framed(&hover), -32600),
        (format!("Content-Length: 99999999999999\r\n\r\n{hover}"), -32700),
        (format!("Content-Length: 4294967296\r\n\r\n{hover}"), -32700),
        (format!("Content-Length: snow\r\n\r\n{hover}"), -32700),
        (format!("Content-Length: 7\r\n\r\n{hover}"), -32700),
        (format!("Content-Length: {}\r\n\r\n{hover}", hover.len() + 9), -32700),
        (format!("Content-Type: application/json\r\n\r\n{hover}"), -32700),
        (framed(&hover).replacen("\r\n", "\r\nContent-Type: application/json; charset=utf-16\r\n", 1), -32600),
    ] {
        editor.input.as_mut().unwrap().write_all(bad.as_bytes()).unwrap();
        let told = editor.ask("textDocument/hover", &editor.at("q 1.md", 0, 4));
        assert!(told["contents"]["value"].is_string(), "{bad}");
        let error = editor.await_message(|message| message.get("error").is_some());
        assert_eq!(error["error"]["code"], code, "{bad}");
        assert!(error["id"].is_null() || error["id"] == 4_294_967_296_i64, "{error}");
    }
    assert!(editor.aside.iter().all(|message| message.get("error").is_none()), "each is answered once");
    assert_eq!(editor.end(), 0);
}

#[test]
fn half_a_letter_leaves_the_draft_as_the_editor_has_it() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.txt");
    assert_eq!(editor.diagnostics("i.txt").len(), 1);
    let document = json!({"uri": editor.uri("i.txt"), "version": 2});
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    let changes = json!([{"range": range, "text": "HALF "}]);
    let params = json!({"textDocument": document, "contentChanges": changes});
    let change = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}).to_string();
    let change = change.replace("HALF", r"\ud83d");
    write!(editor.input.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{change}", change.len()).unwrap();
    editor.diagnostics("i.txt");
    // The half counts as one column, and so do the words after it lie where the editor has them.
    editor.edit("i.txt", 3, (0, 0, 2), "");
    editor.save("i.txt");
    assert_eq!(editor.diagnostics("i.txt").len(), 1);
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_request_taken_back_in_time_is_not_answered_with_work() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("q 1.md");
    editor.diagnostics("q 1.md");
    // Both lie in one write, so that the second has come before the first is looked at.
    let hover =
        json!({"jsonrpc": "2.0", "id": 77, "method": "textDocument/hover", "params": editor.at("q 1.md", 0, 0)});
    let busy: Vec<Value> = (100..140)
        .map(|id| json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/completion", "params": editor.at("q 1.md", 2, 34)}))
        .collect();
    let cancel = json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 77}});
    let frame = |message: &Value| format!("Content-Length: {}\r\n\r\n{message}", message.to_string().len());
    let all: String = busy.iter().chain([&hover, &cancel]).map(frame).collect();
    editor.input.as_mut().unwrap().write_all(all.as_bytes()).unwrap();
    let answer = editor.answer(77);
    // The reader may be late; then the answer is an ordinary one. Either way there is exactly one.
    assert!(answer["error"]["code"] == -32800 || answer["result"]["contents"].is_object(), "{answer}");
    for id in 100..140 {
        assert!(editor.answer(id)["result"]["items"].is_array());
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_draft_has_the_same_findings_in_check_and_in_an_editor() {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = Desk::new(&[]);
    for name in ["i", "ii", "iii", "iv"] {
        let path = format!("drafts/{name}.txt");
        desk.put(&path, &fs::read(drafts.join(&path)).unwrap());
    }
    desk.put("drafts/typo.haiku.txt", b"caf\xc3\xa9 by night\r\n\r\nthe old gate\r\n");
    let config = fs::read_to_string(drafts.join("verse.toml")).unwrap().replace("quatrain", "ABAB");
    desk.put("verse.toml", format!("min-level = \"note\"\n{config}").as_bytes());
    let checked = desk.verse(&["check", "--output-format", "jsonl", "drafts"]).out;
    let checked: Vec<Value> = checked.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(checked.len() > 8, "there is something to compare");
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    for path in ["drafts/i.txt", "drafts/ii.txt", "drafts/iii.txt", "drafts/iv.txt", "drafts/typo.haiku.txt"] {
        editor.open(path);
        let told = editor.diagnostics(path).into_iter().map(|diagnostic| {
            let message = diagnostic["message"].as_str().unwrap();
            let (message, help) = message.split_once('\n').unwrap_or((message, ""));
            let line = diagnostic["range"]["start"]["line"].as_u64().unwrap() + 1;
            (line, diagnostic["code"].clone(), diagnostic["severity"].clone(), message.to_owned(), help.to_owned())
        });
        let own = checked.iter().filter(|finding| finding["path"] == path).map(|finding| {
            let severity =
                ["error", "warning", "note"].iter().position(|level| finding["severity"] == *level).unwrap() + 1;
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            (finding["line"].as_u64().unwrap(), finding["rule"].clone(), severity.into(), text("message"), text("help"))
        });
        assert_eq!(told.collect::<Vec<_>>(), own.collect::<Vec<_>>(), "{path}");
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_form_nobody_knows_is_told_in_the_draft() {
    let desk = desk();
    desk.put("iii.md", b"---\nform: hiaku\n---\nsnow\n");
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("iii.md");
    let found = editor.diagnostics("iii.md");
    assert!(found[0]["message"].as_str().unwrap().contains("did you mean haiku"), "{found:?}");
    assert_eq!(found[0]["range"], json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 11}}));
    editor.edit("iii.md", 2, (1, 6, 11), "haiku");
    assert!(editor.diagnostics("iii.md").iter().all(|diagnostic| diagnostic["code"].is_string()));
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_keeps_a_draft_from_being_judged_stands_on_the_line_at_fault() {
    let desk = desk();
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    for (name, text, line) in [
        ("a.md", "---\ntitle: Snow\nform: hiaku\n---\nsnow\n", 2),
        ("b.md", "---\nform: haiku\nstatus: nearly\n---\nsnow\n", 2),
        ("c.md", "---\nform: haiku\nverse:\n  tolerance: much\n---\nsnow\n", 3),
        ("q4.md", "snow\nand sleet\n", 0),
    ] {
        desk.put(name, text.as_bytes());
        if line == 0 {
            desk.put("verse.toml", &String::from_utf8_lossy(CONFIG).replace("ABAB", "quartain").into_bytes());
            editor.save(name);
        }
        editor.open(name);
        let found = editor.diagnostics(name);
        let length = text.lines().nth(line).unwrap().len();
        let whole = json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": length}});
        assert_eq!((found.len(), &found[0]["range"]), (1, &whole), "{name}: {found:?}");
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn completion_of_an_open_line_costs_no_finding() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", FITS.as_bytes())]);
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.txt");
    assert!(editor.diagnostics("i.txt").is_empty());
    editor.edit("i.txt", 2, (1, 31, 31), " b");
    assert!(editor.diagnostics("i.txt").iter().all(|diagnostic| diagnostic["code"] == "syllables"));
    let offered = editor.ask("textDocument/completion", &editor.at("i.txt", 1, 33));
    assert_eq!(offered["items"], json!([]), "the line is full");
    assert_eq!(editor.end(), 0);
}

#[test]
fn neovim_types_a_line_gets_the_finding_hovers_and_takes_a_rhyme() {
    if !desk::is_at_hand("nvim") {
        return;
    }
    let desk = desk();
    let draft = desk.folder.path().join("q 1.md");
    let done = Command::new("nvim")
        .args(["--clean", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c"])
        .arg(concat!("luafile ", env!("CARGO_MANIFEST_DIR"), "/tests/nvim.lua"))
        .current_dir(desk.folder.path())
        .env("VERSE", env!("CARGO_BIN_EXE_verse"))
        .env("DRAFT", "q\\ 1.md")
        .env("HOME", desk.folder.path().join(".home"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let said = |name: &str| {
        let lines = told.lines().filter_map(|line| serde_json::from_str::<(String, Value)>(line).ok());
        let mut values = lines.filter(|(known, _)| known == name).map(|(_, value)| value);
        values.next().unwrap_or_else(|| panic!("nvim did not tell {name}: {}", desk::said(&done)))
    };
    assert_eq!(said("opened"), json!([[3, "rhyme"]]));
    assert_eq!(said("typing"), json!([]));
    assert_eq!(said("line"), "The children long have gone to sleep,");
    assert!(said("hover").as_str().unwrap().contains("**sleep**, 1 syllable"));
    assert_eq!((said("saved"), said("stopped")), (json!([]), true.into()));
    assert!(fs::read_to_string(&draft).unwrap().contains("gone to sleep,"));
}
