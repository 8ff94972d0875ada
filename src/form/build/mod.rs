//! From a form file's keys to a [`Form`], or to what is wrong with them.

mod grid;
mod keys;
mod lines;
mod parts;
mod per_line;

use super::layout::{Alternative, Shape};
use super::node::Table;
use super::noun::FormNoun;
use super::schema::{self, Slip};
use super::{Count, Example, Fault, Form, FormError, IdenticalRhyme, Poems, RhymeAsked, Scheme, StanzaBreaks};
use keys::{Keys, at_most};
use lines::LineKeys;

/// Makes a form of its keys, its parents' already among them.
pub(super) fn form(path: &str, id: &str, parents: Vec<String>, table: &Table) -> Result<Form, FormError> {
    let built = checked(id, parents, table);
    built.map_err(|Slip { line, key, fault }| FormError { path: path.to_owned(), line, key, fault: Box::new(fault) })
}

/// Reads the examples of a form file, which the form itself does not hold.
pub(super) fn examples(path: &str, table: &Table) -> Result<Vec<Example>, FormError> {
    let read = parts::examples(&Keys(table));
    read.map_err(|Slip { line, key, fault }| FormError { path: path.to_owned(), line, key, fault: Box::new(fault) })
}

/// Counted licenses a line may take unless its form says otherwise: more flags 2.4 % of classic pentameters.
const LICENSES_PER_LINE: u32 = 2;

fn checked(id: &str, parents: Vec<String>, table: &Table) -> Result<Form, Slip> {
    schema::known_keys(table, schema::key_names())?;
    let keys = Keys(table);
    let name: String = keys.optional("name")?.ok_or_else(|| Slip::keyless(None, Fault::NoName))?;
    let (refrain_match, refrains) = parts::refrains(&keys)?;
    let levels = parts::levels(&keys)?;
    let lines = LineKeys::read(&keys)?;
    let schemes = schemes(&keys)?;
    let mut form = Form {
        id: id.to_owned(),
        noun: FormNoun::new(&name, keys.optional("noun")?, keys.optional("stanza_noun")?),
        name,
        aka: keys.optional("aka")?.unwrap_or_default(),
        family: keys.optional("family")?,
        origin: keys.optional("origin")?,
        notes: keys.optional("notes")?,
        parents,
        stanzas: keys.optional("stanzas")?,
        stanza_breaks: keys.optional("stanza_breaks")?.unwrap_or(StanzaBreaks::Required),
        prose: keys.optional("prose")?.unwrap_or(false),
        alike: parts::alike(&keys)?,
        tolerance: keys.optional("tolerance")?.unwrap_or(0),
        total_syllables: keys.optional("total_syllables")?,
        licenses: parts::licenses(&keys)?,
        licenses_per_line: keys.optional("licenses_per_line")?.unwrap_or(LICENSES_PER_LINE),
        rhyme: keys.optional("rhyme")?.unwrap_or(RhymeAsked::Usual),
        identical_rhyme: keys.optional("identical_rhyme")?.unwrap_or(IdenticalRhyme::Note),
        refrain_match,
        refrains,
        acrostic: parts::acrostic(&keys)?,
        alliteration: parts::alliteration(&keys)?,
        sequence: parts::sequence(&keys)?,
        poems: keys.optional("poems")?.unwrap_or(Poems::Many),
        levels,
        budget: keys.optional("budget")?.unwrap_or(0),
        alternatives: Vec::new(),
    };
    check_schemes(&form, &keys, &schemes)?;
    form.alternatives = alternatives(&keys, &lines, schemes)?;
    check_stanzas(&form, &keys)?;
    Ok(form)
}

/// The most schemes of a form; the Petrarchan sonnet, which has the most of the house, has 14.
const MOST_SCHEMES: usize = 100;

/// The most lines that the shortest poem of a form may have. A heroic crown has 210; a form that asked for millions would
/// have a reader's machine write them all out.
const MOST_LINES: usize = 10_000;

fn schemes(keys: &Keys<'_>) -> Result<Vec<Scheme>, Slip> {
    let texts: Vec<String> = keys.optional("scheme")?.unwrap_or_default();
    let line = keys.line("scheme");
    at_most(texts.len(), "schemes", MOST_SCHEMES).map_err(|fault| Slip::at(line, "scheme", fault))?;
    texts.iter().map(|text| Scheme::parse(text).map_err(|fault| Slip::at(line, "scheme", fault))).collect()
}

/// Every letter must rhyme with something, and every refrain spoken of must be there.
fn check_schemes(form: &Form, keys: &Keys<'_>, schemes: &[Scheme]) -> Result<(), Slip> {
    let declared = |letter: char| form.refrains.contains_key(&letter.to_ascii_uppercase());
    for scheme in schemes {
        if let Some(letter) = scheme.lone_letter().filter(|&letter| !declared(letter)) {
            return Err(Slip::at(keys.line("scheme"), "scheme", Fault::LetterOnce(letter)));
        }
    }
    for &letter in form.refrains.keys() {
        if !schemes.iter().any(|scheme| scheme.has_refrain(letter)) {
            return Err(Slip::at(keys.line("refrain"), format!("refrain.{letter}"), Fault::NoRefrain(letter)));
        }
    }
    Ok(())
}

/// The shapes the form can have, each with the measure of its lines.
fn alternatives(keys: &Keys<'_>, lines: &LineKeys, schemes: Vec<Scheme>) -> Result<Vec<Alternative>, Slip> {
    if schemes.is_empty() {
        let shapes = shapes_without_scheme(keys, lines)?;
        return shapes.into_iter().map(|shape| lines.alternative(shape)).collect();
    }
    schemes.into_iter().map(|scheme| lines.alternative(Shape::Scheme(scheme))).collect()
}

/// Without a scheme a list gives the number of lines, else the key `lines` does; with neither, any will do.
fn shapes_without_scheme(keys: &Keys<'_>, lines: &LineKeys) -> Result<Vec<Shape>, Slip> {
    if let Some(shape) = lines.shape() {
        return Ok(vec![shape]);
    }
    let asked = keys.optional::<Count>("lines")?.map_or(0, |count| count.least() as usize);
    at_most(asked, "lines", MOST_LINES).map_err(|fault| Slip::at(keys.line("lines"), "lines", fault))?;
    let Some(count) = keys.optional::<Count>("lines")? else { return Ok(vec![Shape::Open(0)]) };
    Ok(match count.most() {
        Some(most) if most - count.least() < MOST_LENGTHS => {
            (count.least()..=most).filter(|&n| count.contains(n)).map(|n| Shape::Lines(n as usize)).collect()
        }
        _ => vec![Shape::Open(count.least() as usize)],
    })
}

/// How many different lengths a form may have before it counts as one of any length.
const MOST_LENGTHS: u32 = 100;

/// The number of stanzas asked for must be one the shortest poem can have, and one that can be written out.
fn check_stanzas(form: &Form, keys: &Keys<'_>) -> Result<(), Slip> {
    let key = if form.stanzas.is_some() { "stanzas" } else { "scheme" };
    let longest =
        form.alternatives.iter().map(|alternative| form.least_lines_of(alternative)).max().unwrap_or_default();
    at_most(longest, "lines", MOST_LINES).map_err(|fault| Slip::at(keys.line(key), key, fault))?;
    let (Some(count), Some(shortest)) = (&form.stanzas, form.schemes().map(Scheme::least_stanzas).min()) else {
        return Ok(());
    };
    if count.most().is_some_and(|most| (most as usize) < shortest) {
        let key = format!("stanzas = \"{count}\"");
        return Err(Slip::at(keys.line("stanzas"), key, Fault::ShortestPoem(shortest)));
    }
    Ok(())
}
