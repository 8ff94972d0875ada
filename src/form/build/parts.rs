//! Keys with a structure of their own: refrains, levels, licenses, alliteration, sequence, examples.

use std::collections::BTreeMap;

use super::keys::{Keys, at_most};
use crate::form::node::{Node, Table, Value};
use crate::form::schema::{self, FormKey, FromNode, LocatedFault};
use crate::form::tables;
use crate::form::{Alike, Alliteration, Count, Example, Fault, Inset, Level};
use crate::form::{Refrain, RefrainMatch, RefrainPart, Sequence};
use crate::meter::{License, LicenseSet, Licenses};
use crate::rule::Rule;

/// Reads a key of a table, if it is there; `name` is the table's name in messages.
pub(super) fn field<T: FromNode>(table: &Table, key: &str, name: &str) -> Result<Option<T>, LocatedFault> {
    let read = |node: &Node| {
        T::from_node(node).map_err(|fault| LocatedFault::in_key(node.line, format!("{name}.{key}"), fault))
    };
    table.get(key).map(read).transpose()
}

/// Refuses a table with other keys than these.
pub(super) fn only(table: &Table, (name, keys): (&'static str, &'static [FormKey])) -> Result<(), LocatedFault> {
    let is_above =
        |key: &str| !keys.iter().any(|known| known.name == key) && schema::key_names().any(|name| name == key);
    if let Some((key, node)) = table.iter().find(|(key, _)| is_above(key)) {
        return Err(LocatedFault::on_line(node.line, Fault::KeyBelow { key: key.to_owned(), table: name }));
    }
    schema::known_keys(table, keys.iter().map(|key| key.name))
}

pub(super) fn refrains(keys: &Keys<'_>) -> Result<(RefrainMatch, BTreeMap<char, Refrain>), LocatedFault> {
    let mut matching = RefrainMatch::SameWords;
    let mut refrains = BTreeMap::new();
    let Some(table) = keys.table("refrain")? else { return Ok((matching, refrains)) };
    for (key, node) in table.iter() {
        let mut letters = key.chars();
        match (letters.next(), letters.next(), &node.value) {
            _ if key == "match" => matching = field(table, key, "refrain")?.unwrap_or(matching),
            (Some(letter @ 'A'..='Z'), None, Value::Table(of)) => {
                refrains.insert(letter, refrain(of, &format!("refrain.{key}"))?);
            }
            (Some('A'..='Z'), None, other) => {
                let fault = Fault::Kind { expected: "a table", found: other.kind() };
                return Err(LocatedFault::in_key(node.line, format!("refrain.{key}"), fault));
            }
            (Some(letter @ 'a'..='z'), None, _) => {
                let fault = Fault::SmallRefrain(letter.to_ascii_uppercase());
                return Err(LocatedFault::on_line(node.line, fault));
            }
            _ => {
                let fault = Fault::UnknownKey { key: format!("refrain.{key}"), nearest: None };
                return Err(LocatedFault::on_line(node.line, fault));
            }
        }
    }
    Ok((matching, refrains))
}

fn refrain(table: &Table, name: &str) -> Result<Refrain, LocatedFault> {
    only(table, ("a refrain", tables::REFRAIN))?;
    let rhyme: Option<String> = field(table, "rhyme", name)?;
    let letter = match rhyme.as_deref().map(|text| (text, text.chars().next())) {
        None | Some(("before", _)) => None,
        Some((text, Some(letter @ 'a'..='z'))) if text.len() == 1 => Some(letter),
        Some((text, _)) => {
            let expected = "a small letter or \"before\"".to_owned();
            let fault = Fault::UnknownWord { found: text.to_owned(), expected, nearest: None };
            return Err(LocatedFault::in_key(
                table.get("rhyme").and_then(|node| node.line),
                format!("{name}.rhyme"),
                fault,
            ));
        }
    };
    Ok(Refrain {
        part: field(table, "part", name)?.unwrap_or(RefrainPart::Whole),
        of: field(table, "of", name)?,
        rhyme: letter,
        rhyme_before: rhyme.as_deref() == Some("before"),
        matching: field(table, "match", name)?,
    })
}

pub(super) fn levels(keys: &Keys<'_>) -> Result<BTreeMap<Rule, Level>, LocatedFault> {
    let mut levels = BTreeMap::new();
    let Some(table) = keys.table("severity")? else { return Ok(levels) };
    for (name, node) in table.iter() {
        let rule = schema::rule(name).map_err(|fault| LocatedFault::in_key(node.line, "severity", fault))?;
        levels.insert(rule, level(node, &format!("severity.{name}"))?);
    }
    Ok(levels)
}

/// Reads `error`, `warning`, `note` or `off`.
pub(super) fn level(node: &Node, name: &str) -> Result<Level, LocatedFault> {
    let word = String::from_node(node).map_err(|fault| LocatedFault::in_key(node.line, name, fault))?;
    Level::named(&word).ok_or_else(|| LocatedFault::in_key(node.line, name, Fault::UnknownLevel(word)))
}

pub(super) fn licenses(keys: &Keys<'_>) -> Result<Licenses, LocatedFault> {
    let Some(node) = keys.node("licenses") else { return Ok(Licenses::Usual) };
    let at = |fault| LocatedFault::in_key(node.line, "licenses", fault);
    if let Value::Text(text) = &node.value {
        let words = [("none", Licenses::None), ("usual", Licenses::Usual), ("loose", Licenses::Loose)];
        return schema::word(text, &words).map_err(at);
    }
    Ok(Licenses::Listed(license_set(keys, "licenses")?))
}

/// The licenses that every line may take by tradition; none where the form names none.
pub(super) fn habitual_licenses(keys: &Keys<'_>) -> Result<LicenseSet, LocatedFault> {
    license_set(keys, "habitual_licenses")
}

/// The licenses that a key lists; none where the key is not set.
fn license_set(keys: &Keys<'_>, key: &'static str) -> Result<LicenseSet, LocatedFault> {
    let Some(node) = keys.node(key) else { return Ok(LicenseSet::EMPTY) };
    let at = |fault| LocatedFault::in_key(node.line, key, fault);
    let ids: Vec<String> = keys.optional(key)?.unwrap_or_default();
    let known: Vec<(&'static str, License)> = License::ALL.iter().map(|license| (license.id(), *license)).collect();
    let read = |id: &String| License::named(id).map_or_else(|| schema::word(id, &known), Ok).map_err(at);
    let licenses = ids.iter().map(read).collect::<Result<Vec<License>, LocatedFault>>()?;
    Ok(LicenseSet::of(&licenses))
}

pub(super) fn alike(keys: &Keys<'_>) -> Result<Vec<Alike>, LocatedFault> {
    let named: Vec<Alike> = keys.optional("alike")?.unwrap_or_default();
    let first = |&(nth, what): &(usize, &Alike)| !named[..nth].contains(what);
    Ok(named.iter().enumerate().filter(first).map(|(_, what)| *what).collect())
}

/// The most patterns of alliteration; four beats can agree in 15 ways.
const MOST_PATTERNS: usize = 100;

pub(super) fn alliteration(keys: &Keys<'_>) -> Result<Vec<Alliteration>, LocatedFault> {
    let patterns: Vec<String> = keys.optional("alliteration")?.unwrap_or_default();
    at_most(patterns.len(), "patterns", MOST_PATTERNS)
        .map_err(|fault| LocatedFault::in_key(keys.line("alliteration"), "alliteration", fault))?;
    let read = |pattern: &String| {
        let letters: Vec<char> = pattern.chars().collect();
        match letters.as_slice() {
            &[a, b, '|', c, d] if [a, b, c, d].iter().all(char::is_ascii_lowercase) => {
                Ok(Alliteration { beats: [a, b, c, d] })
            }
            _ => Err(LocatedFault::in_key(
                keys.line("alliteration"),
                "alliteration",
                Fault::Alliteration(pattern.clone()),
            )),
        }
    };
    patterns.iter().map(read).collect()
}

pub(super) fn sequence(keys: &Keys<'_>) -> Result<Option<Sequence>, LocatedFault> {
    let Some(table) = keys.table("sequence")? else { return Ok(None) };
    only(table, ("sequence", tables::SEQUENCE))?;
    let link: Option<String> = field(table, "link", "sequence")?;
    let links = [("last line to first line", true), ("none", false)];
    let linked = schema::word(link.as_deref().unwrap_or("none"), &links)
        .map_err(|fault| LocatedFault::in_key(keys.line("sequence"), "sequence.link", fault))?;
    let form: Option<String> = field(table, "form", "sequence")?;
    Ok(Some(Sequence {
        form: form.ok_or_else(|| LocatedFault::in_key(keys.line("sequence"), "sequence", Fault::SequenceOfWhat))?,
        count: field(table, "count", "sequence")?.unwrap_or(0),
        linked,
        circle: field(table, "circle", "sequence")?.unwrap_or(false),
        master: field(table, "master", "sequence")?.unwrap_or(false),
        poem: None,
    }))
}

pub(super) fn inset(keys: &Keys<'_>) -> Result<Option<Inset>, LocatedFault> {
    let Some(table) = keys.table("inset")? else { return Ok(None) };
    only(table, ("inset", tables::INSET))?;
    let form: Option<String> = field(table, "form", "inset")?;
    Ok(Some(Inset {
        form: form.ok_or_else(|| LocatedFault::in_key(keys.line("inset"), "inset", Fault::Needs("form")))?,
        count: field(table, "count", "inset")?.unwrap_or_else(|| Count::at_least(1)),
        poem: None,
    }))
}

pub(super) fn examples(keys: &Keys<'_>) -> Result<Vec<Example>, LocatedFault> {
    let read = |(node, table): (&Node, &Table)| {
        only(table, ("[[example]]", tables::EXAMPLE))?;
        let text: String = field(table, "text", "example")?
            .ok_or_else(|| LocatedFault::in_key(node.line, "[[example]]", Fault::ExampleWithoutText))?;
        let expect: Vec<String> = field(table, "expect", "example")?.unwrap_or_default();
        for finding in &expect {
            let rule = finding.split(':').next().unwrap_or_default();
            schema::rule(rule).map_err(|fault| LocatedFault::in_key(node.line, "example.expect", fault))?;
        }
        Ok(Example { text, expect, note: field(table, "note", "example")? })
    };
    keys.tables("example")?.into_iter().map(read).collect()
}
