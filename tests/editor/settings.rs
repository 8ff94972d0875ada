//! What a client sets for drafts that say nothing themselves.

use serde_json::{Value, json};

use super::{Editor, rules};
use crate::desk::{BROKEN, Desk, FITS};

const COUPLET: &str = "We left the carriage on the grass\nAnd thought the evening was a farce\n";

/// A client that answers what is set.
fn answers() -> Value {
    json!({"workspace": {"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}}})
}

/// Answers the server's question after the settings.
fn set(editor: &mut Editor<'_>, settings: &Value) {
    let asked = editor.await_message(|message| message["method"] == "workspace/configuration");
    assert_eq!(asked["params"]["items"], json!([{"section": "verse"}]));
    editor.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": [settings]}));
}

#[test]
fn a_form_of_the_client_holds_for_drafts_that_have_none_and_for_no_other() {
    let desk = Desk::new(&[
        ("bare.txt", BROKEN.as_bytes()),
        ("own.md", format!("---\nform: free-verse\n---\n{BROKEN}").as_bytes()),
        ("name.tanka.txt", BROKEN.as_bytes()),
    ]);
    let (mut editor, _) = Editor::start_with(&desk, &json!({}), &json!({"form": "haiku"}));
    let (haiku, tanka) = (vec!["syllables"], vec!["syllables", "line-count"]);
    for (name, found) in [("bare.txt", haiku), ("own.md", vec![]), ("name.tanka.txt", tanka)] {
        editor.open(name);
        assert_eq!(rules(&editor.diagnostics(name)), found, "{name}");
    }
    // A project that says which form the draft has comes first too.
    desk.put("verse.toml", b"[[drafts]]\npaths = [\"bare.txt\"]\nform = \"free-verse\"\n");
    editor.save("bare.txt");
    assert!(editor.diagnostics("bare.txt").is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_told_later_holds_from_then_on_whether_it_is_pushed_or_asked_for() {
    let desk = Desk::new(&[("i.txt", BROKEN.as_bytes())]);
    let (mut pushing, _) = Editor::start(&desk, &json!({}));
    pushing.open("i.txt");
    assert!(pushing.diagnostics("i.txt").is_empty(), "no form");
    pushing.tell("workspace/didChangeConfiguration", &json!({"settings": {"verse": {"form": "haiku"}}}));
    assert_eq!(rules(&pushing.diagnostics("i.txt")), ["syllables"]);
    pushing.tell("workspace/didChangeConfiguration", &json!({"settings": {"form": ""}}));
    assert!(pushing.diagnostics("i.txt").is_empty());
    assert_eq!(pushing.end(), 0);

    let (mut asked, _) = Editor::start(&desk, &answers());
    let registration = asked.await_message(|message| message["method"] == "client/registerCapability");
    let registered = &registration["params"]["registrations"][0];
    assert_eq!(registered["method"], "workspace/didChangeConfiguration");
    assert_eq!(registered["registerOptions"], json!({"section": "verse"}));
    asked.send(&json!({"jsonrpc": "2.0", "id": registration["id"], "result": null}));
    set(&mut asked, &json!({"form": "haiku"}));
    asked.open("i.txt");
    while rules(&asked.diagnostics("i.txt")) != ["syllables"] {}
    asked.tell("workspace/didChangeConfiguration", &json!({"settings": null}));
    set(&mut asked, &json!({"form": null}));
    assert!(asked.diagnostics("i.txt").is_empty());
    assert_eq!(asked.end(), 0);
}

#[test]
fn an_accent_of_the_client_holds_where_the_draft_says_none() {
    let verse = |accent: &str| format!("---\nform: couplet\n{accent}---\n\n{COUPLET}");
    let desk = Desk::new(&[("none.md", verse("").as_bytes()), ("own.md", verse("accent: british\n").as_bytes())]);
    let (mut editor, _) = Editor::start_with(&desk, &json!({}), &json!({"verse": {"accent": "american"}}));
    editor.open("none.md");
    assert!(!editor.diagnostics("none.md").is_empty(), "grass and farce rhyme in no American voice");
    editor.open("own.md");
    assert!(editor.diagnostics("own.md").is_empty());
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"accent": "british"}}));
    assert!(editor.diagnostics("none.md").is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_value_that_means_nothing_is_told_once_and_changes_nothing() {
    let desk = Desk::new(&[("i.haiku.txt", FITS.as_bytes())]);
    let (mut editor, _) = Editor::start_with(&desk, &json!({}), &json!({"accent": "scottish"}));
    let told = editor.await_message(|message| message["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("`accent` is \"scottish\""), "{told}");
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"accent": "scottish"}}));
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": 7}));
    editor.open("i.haiku.txt");
    assert!(editor.diagnostics("i.haiku.txt").is_empty());
    assert!(editor.aside.iter().all(|message| message["method"] != "window/showMessage"), "{:?}", editor.aside);
    // A form that nobody knows is told in the draft, as one of verse.toml is.
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"form": "hiaku"}}));
    desk.put("ii.txt", FITS.as_bytes());
    editor.open("ii.txt");
    let found = editor.diagnostics("ii.txt");
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.starts_with("the editor's setting `form`: ") && message.contains("haiku"), "{message}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn findings_link_to_their_rules_where_the_client_says_at_which_address() {
    let desk = Desk::new(&[("i.haiku.txt", BROKEN.as_bytes())]);
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    editor.open("i.haiku.txt");
    assert!(editor.diagnostics("i.haiku.txt")[0]["codeDescription"].is_null());
    let served = "https://poems.example/rules.md";
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"rulePages": served}}));
    let found = editor.diagnostics("i.haiku.txt");
    assert_eq!(found[0]["codeDescription"]["href"], format!("{served}#syllables-m1"));
    let page = std::fs::read_to_string("docs/reference/rules.md").unwrap();
    assert!(page.contains("\n## syllables (M1)\n"), "the heading that the link names");
    assert_eq!(editor.end(), 0);
}

#[test]
fn hints_show_licenses_or_none_at_all_as_the_client_sets_it() {
    let couplet = "I never knew how far the road could move\nUntil I walked it with the one I love\n";
    let desk = Desk::new(&[
        ("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"couplet\"\n"),
        ("i.txt", couplet.as_bytes()),
    ]);
    let can = json!({"workspace": {"inlayHint": {"refreshSupport": true}}});
    let (mut editor, _) = Editor::start(&desk, &can);
    editor.open("i.txt");
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 2, "character": 0}});
    let asked = json!({"textDocument": {"uri": editor.uri("i.txt")}, "range": whole});
    let hints = |editor: &mut Editor<'_>| -> Vec<(String, String)> {
        let hints = editor.ask("textDocument/inlayHint", &asked);
        let text = |hint: &Value, key: &str| hint[key].as_str().unwrap().to_owned();
        hints.as_array().unwrap().iter().map(|hint| (text(hint, "label"), text(hint, "tooltip"))).collect()
    };
    let plain = hints(&mut editor);
    assert_eq!(plain.len(), 2);
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"showLicenses": true}}));
    editor.await_message(|message| message["method"] == "workspace/inlayHint/refresh");
    let licensed = hints(&mut editor);
    assert_eq!(plain[1].0, "10 a");
    let told = "10 syllables; rhyme a; *love* and *move* rhyme to the eye only";
    assert_eq!((licensed[1].0.as_str(), licensed[1].1.as_str()), ("10 a ~", told));
    editor.tell("workspace/didChangeConfiguration", &json!({"settings": {"inlayHints": false}}));
    editor.await_message(|message| message["method"] == "workspace/inlayHint/refresh");
    assert!(hints(&mut editor).is_empty());
    assert_eq!(editor.end(), 0);
}
