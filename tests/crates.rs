//! The crates behind the binary and the Python module keep to deny.toml, without the network and without a tool: permissive licenses,
//! the crates.io registry, and nothing that opens a connection.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The crates of this machine's build of a package, tests and build script among them, each with its license. Of a package whose crates
/// were never fetched here, none: plain commands fetch those of the root alone.
fn crates(package: &str) -> Option<Vec<(String, String)>> {
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let asked = ["tree", "--locked", "--offline", "--all-features", "--prefix", "none", "--edges", "normal,build,dev"];
    let told = Command::new(env!("CARGO"))
        .args(asked)
        .args(["--format", "{p}|{l}", "--target", host, "--package", package])
        .output()
        .unwrap();
    if package != "verse" && !told.status.success() {
        return None;
    }
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).unwrap();
    let line = |line: &str| {
        let (package, license) = line.trim_end_matches(" (*)").split_once('|')?;
        Some((package.to_owned(), license.to_owned()))
    };
    Some(told.lines().filter_map(line).collect())
}

/// Every crate of every platform that the lock file has, tests and the Python module's among them: its name and where it comes from.
fn locked() -> Vec<(String, Option<String>)> {
    let lock: toml::Table = fs::read_to_string("Cargo.lock").unwrap().parse().unwrap();
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(toml::Value::as_str).map(ToOwned::to_owned);
    let packages = lock["package"].as_array().unwrap().iter();
    packages.map(|package| (text(package, "name").unwrap(), text(package, "source"))).collect()
}

fn rules() -> toml::Table {
    fs::read_to_string("deny.toml").unwrap().parse().unwrap()
}

/// Whether a license expression of SPDX's, or the older `MIT/Apache-2.0`, can be kept by these licenses alone.
fn is_kept(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.trim().replace('/', " OR ");
    for (word, all) in [(" OR ", false), (" AND ", true)] {
        let parts = outside_brackets(&expression, word);
        if parts.len() > 1 {
            let mut kept = parts.iter().map(|part| is_kept(part, allowed));
            return if all { kept.all(|kept| kept) } else { kept.any(|kept| kept) };
        }
    }
    match expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_kept(inner, allowed),
        None => allowed.contains(&expression.as_str()),
    }
}

/// The parts of a text between the places where a word stands outside of all brackets.
fn outside_brackets(text: &str, word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split(word) {
        match parts.last_mut() {
            Some(open) if open.matches('(').count() > open.matches(')').count() => *open = [open, word, piece].concat(),
            _ => parts.push(piece.to_owned()),
        }
    }
    parts
}

#[test]
fn every_crate_has_a_permissive_license() {
    let rules = rules();
    let allowed: Vec<&str> =
        rules["licenses"]["allow"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    for package in ["verse", "verse-web", "versewright"] {
        let Some(crates) = crates(package) else {
            eprintln!("skipped: the crates of {package} are not here");
            continue;
        };
        assert!(crates.len() > 20, "{package}: {crates:?}");
        for (name, license) in crates {
            assert!(is_kept(&license, &allowed), "{package}: {name}: {license}");
        }
    }
}

#[test]
fn every_crate_comes_from_the_registry_and_none_opens_a_connection() {
    let rules = rules();
    let banned: Vec<&str> =
        rules["bans"]["deny"].as_array().unwrap().iter().filter_map(|entry| entry["crate"].as_str()).collect();
    assert!(banned.contains(&"hyper"));
    for (name, source) in locked() {
        assert!(!banned.contains(&name.as_str()), "{name}");
        let ours = ["verse", "verse-web", "versewright"].contains(&name.as_str());
        let from_the_registry = source.as_ref().is_some_and(|source| source.starts_with("registry+"));
        assert!(ours || from_the_registry, "{name}: {source:?}");
    }
}

#[test]
fn no_line_of_ours_opens_a_connection() {
    fn look(folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let found =
                    ["std::net", "TcpStream", "UdpSocket", "UnixStream"].iter().find(|name| text.contains(**name));
                assert_eq!(found, None, "{}", path.display());
            }
        }
    }
    look(Path::new("src"));
    look(Path::new("build"));
    look(Path::new("python/src"));
    look(Path::new("web/wasm/src"));
}

#[test]
fn a_license_is_kept_when_one_way_of_taking_it_is() {
    for (expression, kept) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/GPL-2.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Zlib", true),
        ("(MIT OR Zlib) AND GPL-3.0", false),
        ("MIT AND (GPL-3.0 OR Zlib)", true),
    ] {
        assert_eq!(is_kept(expression, &["MIT", "Zlib"]), kept, "{expression}");
    }
}
