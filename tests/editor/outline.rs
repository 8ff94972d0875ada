//! The outline of a draft.

use serde_json::{Value, json};

use super::Editor;
use crate::desk::Desk;

/// A song in parts, and two short poems in one file.
const SONG: &str = "# The Mill\n\n[Verse 1]\nThe wheel goes round all day,\nThe water runs away.\n\n[Chorus]\nO turn, O turn,\nThe lamps all burn.\n\n\
                    And no one sees it turn,\nAnd all the candles burn.\n";
const TWO: &str = "---\ntitle: Weather\nform: couplet\n---\n\n# Rain\n\nThe rain comes down,\nIt fills the town.\n\n# Snow\n\nThe snow is deep,\nThe houses sleep.\n";

fn can_nest() -> Value {
    json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}})
}

fn symbols(editor: &mut Editor<'_>, name: &str) -> Vec<Value> {
    editor.open(name);
    let asked = json!({"textDocument": {"uri": editor.uri(name)}});
    editor.ask("textDocument/documentSymbol", &asked).as_array().unwrap().clone()
}

/// Names with details, one a line, parts indented.
fn drawn(symbols: &[Value], depth: usize) -> String {
    let text = |symbol: &Value, key: &str| symbol[key].as_str().unwrap().to_owned();
    let lines = symbols.iter().map(|symbol| {
        let (whole, head) = (&symbol["range"], &symbol["selectionRange"]);
        let line = |range: &Value, end: &str| range[end]["line"].as_u64().unwrap();
        assert!(line(whole, "start") <= line(head, "start") && line(head, "end") <= line(whole, "end"), "{symbol}");
        let from_to = format!("{}-{}", line(whole, "start") + 1, line(whole, "end") + 1);
        let own = format!("{}{} | {} | {from_to}\n", "  ".repeat(depth), text(symbol, "name"), text(symbol, "detail"));
        own + &drawn(symbol["children"].as_array().unwrap(), depth + 1)
    });
    lines.collect()
}

#[test]
fn poems_are_listed_by_their_titles_and_stanzas_by_their_names_or_numbers() {
    let plain = "The lamp is low,\nthe rooms are deep.\n\nThe wind is slow,\nthe children sleep.\n";
    let desk = Desk::new(&[
        ("song.md", SONG.as_bytes()),
        ("two.md", TWO.as_bytes()),
        ("plain.txt", plain.as_bytes()),
        ("named.txt", format!("---\ntitle: The Lamp\n---\n{plain}").as_bytes()),
        ("none.txt", b""),
    ]);
    let (mut editor, said) = Editor::start(&desk, &can_nest());
    assert_eq!(said["capabilities"]["documentSymbolProvider"], true);
    for (name, expected) in [
        (
            "song.md",
            "The Mill | 6 lines | 1-12\n  Verse 1 | The wheel goes round all day, | 3-5\n  \
             Chorus | O turn, O turn, | 7-9\n  Stanza 3 | And no one sees it turn, | 11-12\n",
        ),
        ("two.md", "Weather | Couplet, 4 lines | 6-14\n  Rain | 2 lines | 6-9\n  Snow | 2 lines | 11-14\n"),
        (
            "plain.txt",
            "The lamp is low, | 4 lines | 1-5\n  Stanza 1 | The lamp is low, | 1-2\n  Stanza 2 | The wind is slow, | 4-5\n",
        ),
        (
            "named.txt",
            "The Lamp | 4 lines | 4-8\n  Stanza 1 | The lamp is low, | 4-5\n  Stanza 2 | The wind is slow, | 7-8\n",
        ),
        ("none.txt", ""),
    ] {
        assert_eq!(drawn(&symbols(&mut editor, name), 0), expected, "{name}");
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_client_that_cannot_nest_symbols_gets_them_one_after_another() {
    let desk = Desk::new(&[("two.md", TWO.as_bytes())]);
    let (mut editor, _) = Editor::start(&desk, &json!({}));
    let symbols = symbols(&mut editor, "two.md");
    let told: Vec<(&str, &Value)> =
        symbols.iter().map(|symbol| (symbol["name"].as_str().unwrap(), &symbol["containerName"])).collect();
    assert_eq!(told, [("Weather", &Value::Null), ("Rain", &"Weather".into()), ("Snow", &"Weather".into())]);
    assert!(symbols.iter().all(|symbol| symbol["location"]["uri"] == editor.uri("two.md")), "{symbols:?}");
    assert_eq!(editor.end(), 0);
}
