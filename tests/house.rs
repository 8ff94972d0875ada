//! The order of the sources: no file names a room that its own room may not, and no files import each other in a circle.
//!
//! Which room may name which is written once, in the table of rooms in docs/ARCHITECTURE.md.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot read the sources should stop")]

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::{Arrows, Imports, circles};

/// The circles that are known and have to go, each by its files in order. The list only shrinks: the test fails on a circle
/// that is not listed, and on a listed one that is gone.
const KNOWN: &[&[&str]] = &[];

/// For each room of the table, the rooms that it may name: itself, those of its row, and what these may name.
type Rooms = BTreeMap<String, BTreeSet<String>>;

/// Reads the table of rooms: the first cell of a row has the room's path below `src/`, the last one the rooms that it may
/// depend on. Of the last cell, words in brackets and words that name no room are ignored.
fn read_table(page: &str) -> Rooms {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `src/")?.split_once('`'));
    let cells = rows.filter_map(|(place, rest)| {
        let (_, below) = rest.trim_end_matches('|').rsplit_once('|')?;
        Some((place.trim_end_matches(".rs").to_owned(), below.split('(').next()?))
    });
    let cells: BTreeMap<String, &str> = cells.collect();
    let words = |cell: &str| -> Vec<String> {
        let words = cell.split(|c: char| !c.is_ascii_lowercase() && c != '_').map(ToOwned::to_owned);
        words.filter(|word| cells.contains_key(word)).collect()
    };
    let may_name = |room: &String| {
        let mut found = BTreeSet::from([room.clone()]);
        let mut open = vec![room.clone()];
        while let Some(next) = open.pop() {
            open.extend(words(cells.get(&next).unwrap_or(&"")).into_iter().filter(|below| found.insert(below.clone())));
        }
        (room.clone(), found)
    };
    cells.keys().map(may_name).collect()
}

/// The room of a file: the folder or file directly below `src/`; `None` for `lib.rs` and `main.rs`.
fn room_of(file: &str) -> Option<&str> {
    let (first, _) = file.strip_prefix("src/")?.split_once(['/', '.'])?;
    (first != "lib" && first != "main").then_some(first)
}

/// What is wrong with the rooms: a file that names a room its own may not, a room without a row, a row without a room.
fn faults_of_rooms(imports: &Imports, rooms: &Rooms) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut missing: BTreeSet<&str> = rooms.keys().map(String::as_str).collect();
    for (file, named) in imports.named() {
        let Some(room) = room_of(file) else { continue };
        let Some(may_name) = rooms.get(room) else {
            faults.insert(format!("the table has no row for src/{room}"));
            continue;
        };
        missing.remove(room);
        for path in named {
            let is_fault = path.first().is_some_and(|named| rooms.contains_key(named) && !may_name.contains(named));
            if is_fault {
                let may_name: Vec<&str> = may_name.iter().map(String::as_str).collect();
                faults.insert(format!("{file} names {}; {room} may name {}", path.join("::"), may_name.join(", ")));
            }
        }
    }
    faults.extend(missing.into_iter().map(|room| format!("the table has a row for {room}, which is not in src")));
    faults.into_iter().collect()
}

/// The order in which a room lists its own files and folders: the table in its `mod.rs`, the lowest first.
fn read_order(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| Some(line.strip_prefix("//! | `")?.split_once('`')?.0)).collect()
}

/// What is wrong inside a room: a file or folder that names one listed below it, or that is not listed.
fn faults_of_order(arrows: &Arrows, room: &str, order: &[&str]) -> Vec<String> {
    let part_of = |file: &str| -> Option<String> {
        let part = file.strip_prefix("src/")?.strip_prefix(room)?.strip_prefix('/')?.split(['/', '.']).next()?;
        (part != "mod" && part != "tests").then(|| part.to_owned())
    };
    let place_of = |part: &str| order.iter().position(|listed| *listed == part);
    let mut faults = BTreeSet::new();
    for (from, named) in arrows {
        let Some(part) = part_of(from) else { continue };
        let Some(place) = place_of(&part) else {
            faults.insert(format!("the table of {room} does not list {part}"));
            continue;
        };
        let upward = named.iter().filter(|(to, _)| {
            let named = part_of(to);
            named.is_some_and(|named| place_of(&named).is_none_or(|named| named > place))
        });
        for (to, names) in upward {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            faults.insert(format!("{from} names {} of {to}, which is listed after {part}", names.join(", ")));
        }
    }
    faults.into_iter().collect()
}

/// What is wrong with the circles: one that is not known, a known one that is gone.
fn faults_of_circles(arrows: &Arrows, known: &[&[&str]]) -> Vec<String> {
    let found = circles(arrows);
    let new = found.iter().filter(|circle| !known.contains(&circle.as_slice()));
    let gone = known.iter().filter(|circle| !found.iter().any(|found| found == **circle));
    let new = new.map(|circle| shown(arrows, circle));
    let gone = gone.map(|circle| format!("this circle is gone, take it off the list: {}\n", circle.join(", ")));
    new.chain(gone).collect()
}

/// A circle with its arrows and the names that tie them.
fn shown(arrows: &Arrows, circle: &[&str]) -> String {
    let mut shown = format!("circle of {} files\n", circle.len());
    for from in circle {
        for (to, names) in arrows.get(*from).into_iter().flatten().filter(|(to, _)| circle.contains(&to.as_str())) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            shown.extend(["  ", from, " -> ", to, ": ", &names.join(", "), "\n"]);
        }
    }
    shown
}

/// Every source file below a folder, by its path from the root of the package, with its text.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| match path.extension() {
        _ if path.is_dir() => sources(&path),
        Some(extension) if extension == "rs" => {
            let parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap()).collect();
            vec![(parts.join("/"), fs::read_to_string(&path).unwrap())]
        }
        _ => Vec::new(),
    });
    found.collect()
}

/// What the files of this crate name.
fn imports_of_the_crate() -> Imports {
    let sources = sources(Path::new("src"));
    Imports::read(sources.iter().map(|(file, text)| (file.as_str(), text.as_str())))
}

#[test]
fn a_file_names_only_the_rooms_that_the_architecture_lets_its_own_name() {
    let rooms = read_table(&fs::read_to_string("docs/ARCHITECTURE.md").unwrap());
    let faults = faults_of_rooms(&imports_of_the_crate(), &rooms);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle_but_the_known_ones() {
    let faults = faults_of_circles(&imports_of_the_crate().arrows(), KNOWN);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn inside_meter_a_part_names_only_those_listed_before_it() {
    let page = fs::read_to_string("src/meter/mod.rs").unwrap();
    let order = read_order(&page);
    assert!(order.len() > 10, "the table of src/meter/mod.rs lists {order:?}");
    let faults = faults_of_order(&imports_of_the_crate().arrows(), "meter", &order);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The test fails where it should: on small sources and a small table.
mod on_small_sources {
    use super::{Imports, faults_of_circles, faults_of_order, faults_of_rooms, read_order, read_table};

    const TABLE: &str = "\
| room | asks | may depend on |
|---|---|---|
| `src/span.rs` | where | |
| `src/text` | what is verse | span |
| `src/lsp` | what other editors see | text |
| `src/tui` | the editor | text |
| `src/cli` | files | text; `edit` asks tui, `lsp` asks lsp (feature `cli`) |
| `trainers/` | numbers | the library |
";

    fn rooms_with(file: &str, text: &str) -> Vec<String> {
        let all = ["src/span.rs", "src/text/mod.rs", "src/lsp/mod.rs", "src/tui/mod.rs", "src/cli/mod.rs"];
        let sources = all.into_iter().map(|file| (file, "")).chain([(file, text)]);
        faults_of_rooms(&Imports::read(sources), &read_table(TABLE))
    }

    fn circles_of(sources: &[(&str, &str)], known: &[&[&str]]) -> Vec<String> {
        faults_of_circles(&Imports::read(sources.iter().copied()).arrows(), known)
    }

    #[test]
    fn a_room_may_name_those_of_its_row_and_what_these_may_name() {
        assert!(rooms_with("src/tui/app.rs", "use crate::text::Draft; use crate::span::Span;").is_empty());
        assert!(rooms_with("src/cli/edit.rs", "use crate::{lsp::run, tui};").is_empty());
    }

    #[test]
    fn a_room_may_name_no_other_in_a_use_line_or_in_the_code() {
        let upward = ["src/text/draft.rs names tui::App; text may name span, text"];
        assert_eq!(rooms_with("src/text/draft.rs", "use crate::{span::Span, tui::App};"), upward);
        assert_eq!(rooms_with("src/text/draft.rs", "fn f(_: &crate::tui::App) {}"), upward);
        assert_eq!(rooms_with("src/text/draft.rs", "use super::super::tui::App;"), upward);
    }

    #[test]
    fn only_the_command_line_names_the_server_and_the_editor() {
        assert_eq!(rooms_with("src/lsp/server.rs", "use crate::cli::Exit;").len(), 1);
        assert_eq!(rooms_with("src/lsp/server.rs", "use crate::tui::App;").len(), 1);
        assert_eq!(rooms_with("src/tui/run.rs", "use crate::lsp::run;").len(), 1);
    }

    #[test]
    fn every_room_has_a_row_and_every_row_a_room() {
        assert_eq!(rooms_with("src/new.rs", ""), ["the table has no row for src/new"]);
        let faults = faults_of_rooms(&Imports::read([("src/span.rs", "")]), &read_table(TABLE));
        assert_eq!(faults.len(), 4, "{faults:?}");
    }

    const THREE: [(&str, &str); 3] = [
        ("src/a.rs", "use crate::b::B;"),
        ("src/b.rs", "use super::c::{C, D};"),
        ("src/c.rs", "fn f() { crate::a::f() }"),
    ];

    #[test]
    fn a_circle_is_shown_with_the_names_that_tie_it() {
        let expected = "\
circle of 3 files
  src/a.rs -> src/b.rs: B
  src/b.rs -> src/c.rs: C, D
  src/c.rs -> src/a.rs: f
";
        assert_eq!(circles_of(&THREE, &[]), [expected]);
    }

    #[test]
    fn a_known_circle_passes_and_one_that_is_gone_or_has_changed_does_not() {
        let known: &[&[&str]] = &[&["src/a.rs", "src/b.rs", "src/c.rs"]];
        assert!(circles_of(&THREE, known).is_empty());
        let [a, b, _] = THREE;
        assert_eq!(
            circles_of(&[a, b, ("src/c.rs", "")], known),
            ["this circle is gone, take it off the list: src/a.rs, src/b.rs, src/c.rs\n"]
        );
        assert_eq!(circles_of(&[a, ("src/b.rs", "use crate::a::A;")], known).len(), 2);
    }

    #[test]
    fn inside_a_room_a_part_may_name_those_listed_before_it_and_no_other() {
        let order =
            read_order("//! | room | asks |\n//! |---|---|\n//! | `foot` | which |\n//! | `line` | how long |\n");
        let faults = |sources: &[(&str, &str)]| {
            faults_of_order(&Imports::read(sources.iter().copied()).arrows(), "meter", &order)
        };
        let (foot, line) = (("src/meter/foot.rs", ""), ("src/meter/line.rs", "use crate::meter::foot::Foot;"));
        assert!(faults(&[foot, line]).is_empty());
        let upward = ["src/meter/foot.rs names Line of src/meter/line.rs, which is listed after foot"];
        assert_eq!(faults(&[("src/meter/foot.rs", "use super::line::Line;"), ("src/meter/line.rs", "")]), upward);
        let unlisted = [foot, ("src/meter/poem.rs", "use super::foot::Foot;")];
        assert_eq!(faults(&unlisted), ["the table of meter does not list poem"]);
    }
}
