//! Findings that the client asks for.

use serde_json::{Value, json};

use super::{Editor, rules};
use crate::desk::{BROKEN, Desk};

const CONFIG: &[u8] = b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n";

/// A client that asks for findings, and that can be told to ask again.
fn asks() -> Value {
    json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}})
}

fn found(editor: &mut Editor<'_>, name: &str, previous: Option<&Value>) -> Value {
    let asked = json!({"textDocument": {"uri": editor.uri(name)}, "previousResultId": previous});
    editor.ask("textDocument/diagnostic", &asked)
}

#[test]
fn a_client_that_asks_is_answered_with_findings_and_a_poem_that_has_the_same_with_their_number_alone() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN.as_bytes())]);
    let (mut editor, said) = Editor::start(&desk, &asks());
    assert_eq!(said["capabilities"]["diagnosticProvider"]["interFileDependencies"], false);
    editor.open("i.txt");
    let first = found(&mut editor, "i.txt", None);
    assert_eq!((&first["kind"], rules(first["items"].as_array().unwrap())), (&"full".into(), vec!["syllables"]));
    assert_eq!(first["items"][0].get("codeDescription"), None, "the pages of the rules have no address");
    let id = &first["resultId"];
    assert_eq!(found(&mut editor, "i.txt", Some(id)), json!({"kind": "unchanged", "resultId": id}));
    // The word that is too much goes, and comes again.
    editor.edit("i.txt", 2, (1, 26, 33), "");
    let mended = found(&mut editor, "i.txt", Some(id));
    assert_eq!((&mended["kind"], &mended["items"]), (&"full".into(), &json!([])));
    editor.edit("i.txt", 3, (1, 26, 26), "wooden ");
    editor.save("i.txt");
    assert_eq!(found(&mut editor, "i.txt", Some(id)), json!({"kind": "unchanged", "resultId": id}));
    let none = found(&mut editor, "never opened.txt", None);
    assert_eq!((&none["kind"], &none["items"]), (&"full".into(), &json!([])));
    assert!(
        editor.aside.iter().all(|message| message["method"] != "textDocument/publishDiagnostics"),
        "none is pushed"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_client_that_asks_is_told_to_ask_again_when_something_around_the_draft_changed() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN.as_bytes())]);
    let (mut editor, _) = Editor::start(&desk, &asks());
    editor.open("i.txt");
    let first = found(&mut editor, "i.txt", None);
    desk.put("verse.toml", b"[[drafts]]\npaths = [\"*.txt\"]\nform = \"free-verse\"\n");
    editor.save("i.txt");
    let again = editor.await_message(|message| message["method"] == "workspace/diagnostic/refresh");
    editor.send(&json!({"jsonrpc": "2.0", "id": again["id"], "result": null}));
    let now = found(&mut editor, "i.txt", Some(&first["resultId"]));
    assert_eq!((&now["kind"], &now["items"]), (&"full".into(), &json!([])));
    desk.put("verse.toml", b"[[draft]]\n");
    editor.save("i.txt");
    found(&mut editor, "i.txt", None);
    let told = editor.await_message(|message| message["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("unknown key `draft`"), "{told}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_client_that_cannot_be_told_to_ask_again_has_its_findings_published() {
    let desk = Desk::new(&[("verse.toml", CONFIG), ("i.txt", BROKEN.as_bytes())]);
    let (mut editor, said) = Editor::start(&desk, &json!({"textDocument": {"diagnostic": {}}}));
    assert_eq!(said["capabilities"].get("diagnosticProvider"), None);
    editor.open("i.txt");
    assert_eq!(rules(&editor.diagnostics("i.txt")), ["syllables"]);
    assert_eq!(editor.end(), 0);
}
