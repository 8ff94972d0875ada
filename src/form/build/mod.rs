//! Builds a [`Form`] from the keys of its file, or says what is wrong with them.

mod acrostic;
mod grid;
mod ignored;
mod keys;
mod lines;
mod parts;
mod per_line;
mod written;

use super::layout::{Alternative, Shape};
use super::node::{Node, Table, Value};
use super::noun::FormNoun;
use super::schema::{self, LocatedFault};
use super::{
    Count, Example, Fault, Form, FormError, IdenticalRhyme, MOST_LINES, Poems, RhymeAsked, Scheme, StanzaBreaks, tables,
};
use keys::{Keys, at_most};
use lines::LineKeys;
use per_line::Listed;

/// Builds a form from its keys, among them those of the forms it extends.
pub(super) fn form(path: &str, id: &str, parents: Vec<String>, table: &Table) -> Result<Form, FormError> {
    let built = checked(id, parents, table);
    built.map_err(|LocatedFault { line, key, fault }| FormError {
        path: path.to_owned(),
        line,
        key,
        fault: Box::new(fault),
    })
}

/// Reads the examples of a form file, which are no part of the [`Form`].
pub(super) fn examples(path: &str, table: &Table) -> Result<Vec<Example>, FormError> {
    let read = parts::examples(&Keys(table));
    read.map_err(|LocatedFault { line, key, fault }| FormError {
        path: path.to_owned(),
        line,
        key,
        fault: Box::new(fault),
    })
}

/// The number of counted licenses a line may take unless its form says otherwise; 2.4 % of classic pentameters take more.
const LICENSES_PER_LINE: u32 = 2;

fn checked(id: &str, parents: Vec<String>, table: &Table) -> Result<Form, LocatedFault> {
    if let Some((key, line, table)) = tables::key_of_table(table) {
        return Err(LocatedFault::on_line(line, Fault::KeyOfTable { key, table }));
    }
    schema::known_keys(table, schema::key_names())?;
    let keys = Keys(table);
    let name: String = keys.optional("name")?.ok_or_else(|| LocatedFault::on_line(None, Fault::NoName))?;
    if let Some(Node { line, value: Value::List(_) | Value::Table(_) }) = keys.node("lines") {
        return Err(LocatedFault::in_key(*line, "lines", Fault::LinesTable));
    }
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
        habitual_licenses: parts::habitual_licenses(&keys)?,
        licenses_per_line: keys.optional("licenses_per_line")?.unwrap_or(LICENSES_PER_LINE),
        rhyme: keys.optional("rhyme")?.unwrap_or(RhymeAsked::Usual),
        identical_rhyme: keys.optional("identical_rhyme")?.unwrap_or(IdenticalRhyme::Note),
        refrain_match,
        refrains,
        acrostics: acrostic::acrostics(&keys)?,
        alternation: keys.optional("alternation")?,
        written: written::written(&keys)?,
        alliteration: parts::alliteration(&keys)?,
        sequence: parts::sequence(&keys)?,
        inset: parts::inset(&keys)?,
        poems: keys.optional("poems")?.unwrap_or(Poems::Many),
        levels,
        budget: keys.optional("budget")?.unwrap_or(0),
        ignored: Vec::new(),
        alternatives: Vec::new(),
    };
    if form.sequence.is_some() && form.inset.is_some() {
        return Err(LocatedFault::in_key(keys.line("inset"), "inset", Fault::ChainAndInset));
    }
    check_schemes(&form, &keys, &schemes)?;
    form.alternatives = alternatives(&keys, &lines, schemes)?;
    lines.check_places(&form.alternatives)?;
    if keys.node("stanza_breaks").is_none() && form.alternatives.iter().all(Alternative::is_line_by_line) {
        form.stanza_breaks = StanzaBreaks::Free;
    }
    form.ignored = ignored::keys(&form, &keys);
    check_stanzas(&form, &keys)?;
    Ok(form)
}

/// The most schemes of a form; of the built-in forms the Petrarchan sonnet has the most, 14.
const MOST_SCHEMES: usize = 100;

fn schemes(keys: &Keys<'_>) -> Result<Vec<Scheme>, LocatedFault> {
    let texts: Vec<String> = keys.optional("scheme")?.unwrap_or_default();
    let line = keys.line("scheme");
    at_most(texts.len(), "schemes", MOST_SCHEMES).map_err(|fault| LocatedFault::in_key(line, "scheme", fault))?;
    texts.iter().map(|text| Scheme::parse(text).map_err(|fault| LocatedFault::in_key(line, "scheme", fault))).collect()
}

/// Checks that every letter occurs twice, and that the schemes have every refrain the form names.
fn check_schemes(form: &Form, keys: &Keys<'_>, schemes: &[Scheme]) -> Result<(), LocatedFault> {
    let declared = |letter: char| form.refrains.contains_key(&letter.to_ascii_uppercase());
    for scheme in schemes {
        if let Some(letter) = scheme.lone_letter().filter(|&letter| !declared(letter)) {
            return Err(LocatedFault::in_key(keys.line("scheme"), "scheme", Fault::LetterOnce(letter)));
        }
        if let Some(word) = scheme.lone_end_word() {
            let text = scheme.to_string();
            let fault = match text.strip_suffix(&format!(" x{word}")) {
                Some(stanza) => Fault::Times { stanza: stanza.to_owned(), times: word },
                None => Fault::EndWordOnce(word),
            };
            return Err(LocatedFault::in_key(keys.line("scheme"), "scheme", fault));
        }
    }
    for &letter in form.refrains.keys() {
        if !schemes.iter().any(|scheme| scheme.has_refrain(letter)) {
            let is_capitals = |scheme: &Scheme| scheme.to_string().contains(letter);
            let fault = if schemes.iter().any(is_capitals) { Fault::CapitalsAlone } else { Fault::NoRefrain };
            return Err(LocatedFault::in_key(keys.line("refrain"), format!("refrain.{letter}"), fault(letter)));
        }
    }
    Ok(())
}

/// The shapes a poem can have, each with the measures of its lines.
fn alternatives(keys: &Keys<'_>, lines: &LineKeys, schemes: Vec<Scheme>) -> Result<Vec<Alternative>, LocatedFault> {
    if schemes.is_empty() {
        let shapes = shapes_without_scheme(keys, lines)?;
        return shapes.into_iter().map(|shape| lines.alternative(shape)).collect();
    }
    schemes.into_iter().map(|scheme| lines.alternative(Shape::Scheme(scheme))).collect()
}

/// The shapes of a form without a scheme: a list gives the number of lines, else the key `lines` does, else any number will do.
fn shapes_without_scheme(keys: &Keys<'_>, lines: &LineKeys) -> Result<Vec<Shape>, LocatedFault> {
    if let Some(listed) = lines.shape() {
        check_lines(keys, &listed)?;
        return Ok(vec![listed.shape]);
    }
    let asked = keys.optional::<Count>("lines")?.map_or(0, |count| count.least() as usize);
    at_most(asked, "lines", MOST_LINES).map_err(|fault| LocatedFault::in_key(keys.line("lines"), "lines", fault))?;
    let Some(count) = keys.optional::<Count>("lines")? else { return Ok(vec![Shape::Open(0)]) };
    Ok(match count.most() {
        Some(most) if most - count.least() < MOST_LENGTHS => {
            (count.least()..=most).filter(|&n| count.contains(n)).map(|n| Shape::Lines(n as usize)).collect()
        }
        _ => vec![Shape::Open(count.least() as usize)],
    })
}

/// Refuses a list of another length than the lines that the form asks for.
fn check_lines(keys: &Keys<'_>, listed: &Listed) -> Result<(), LocatedFault> {
    let (Some(asked), Shape::Lines(values)) = (keys.optional::<Count>("lines")?, &listed.shape) else { return Ok(()) };
    if u32::try_from(*values).is_ok_and(|values| asked.contains(values)) {
        return Ok(());
    }
    let fault = Fault::OtherLength { values: *values, asked: asked.to_string() };
    Err(LocatedFault::in_key(listed.line, listed.key, fault))
}

/// A form with at most this many possible lengths counts as one of fixed length.
const MOST_LENGTHS: u32 = 100;

/// Checks that the shortest poem is not too long, and that it has no more stanzas than the form allows.
fn check_stanzas(form: &Form, keys: &Keys<'_>) -> Result<(), LocatedFault> {
    let key = if form.stanzas.is_some() { "stanzas" } else { "scheme" };
    let longest =
        form.alternatives.iter().map(|alternative| form.least_lines_of(alternative)).max().unwrap_or_default();
    at_most(longest, "lines", MOST_LINES).map_err(|fault| LocatedFault::in_key(keys.line(key), key, fault))?;
    let Some(count) = &form.stanzas else { return Ok(()) };
    let wrong = |fault| Err(LocatedFault::in_key(keys.line("stanzas"), format!("stanzas = \"{count}\""), fault));
    match form.schemes().map(Scheme::least_stanzas).min() {
        Some(shortest) if count.most().is_some_and(|most| (most as usize) < shortest) => {
            return wrong(Fault::ShortestPoem(shortest));
        }
        _ => {}
    }
    let longest = form.alternatives.iter().map(Alternative::most_stanzas).collect::<Option<Vec<usize>>>();
    match longest.and_then(|all| all.into_iter().max()).filter(|&most| (count.least() as usize) > most) {
        Some(most) => wrong(Fault::LongestPoem(most)),
        None => Ok(()),
    }
}
