//! `verse forms show`: the demands of a form, its stanzas drawn line by line.

use std::io::{self, Write};
use std::path::Path;

use super::Exit;
use crate::cli::Context;
use crate::form::{Example, FindError, Form, FormFile, Layout, OneOf, Scheme, Slot};
use crate::render::Format;
use crate::text::{counted, printable};
use crate::workspace::{Project, read};

pub(super) fn run(name: &str, project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let form = project.registry.find(name)?;
    let examples = project.registry.examples(name).unwrap_or_default();
    if format == Format::Full {
        let mut out = context.stdout();
        Picture { out: &mut out, form: &form }.draw(&examples)?;
        out.flush()?;
    } else {
        let mut out = context.bytes_out();
        let letters: Vec<String> = form.shortest().into_iter().map(|layout| layout.letters()).collect();
        let row = serde_json::json!({
            "version": 1, "id": form.id, "name": form.name, "noun": form.noun.poem(), "stanza_noun": form.noun.stanza(),
            "aka": form.aka, "family": form.family,
            "origin": form.origin, "notes": form.notes, "shape": form.shape(), "letters": letters,
            "schemes": form.schemes().map(ToString::to_string).collect::<Vec<_>>(),
            "parents": form.parents, "budget": form.budget,
        });
        writeln!(out, "{row}")?;
        out.flush()?;
    }
    Ok(Exit::Success)
}

/// Prints the demands of a form as instructions, one sentence a line.
pub(super) fn instructions(name: &str, project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let form = project.registry.find(name)?;
    let told = form.instructions();
    if format == Format::Full {
        let mut out = context.stdout();
        told.iter().try_for_each(|sentence| writeln!(out, "{}", printable(sentence)))?;
        out.flush()?;
    } else {
        let mut out = context.bytes_out();
        writeln!(out, "{}", serde_json::json!({"version": 1, "id": form.id, "instructions": told}))?;
        out.flush()?;
    }
    Ok(Exit::Success)
}

/// Prints the file of a form: a built-in form's own, or of the poet's the file on disk; a bare scheme as a file that says the same.
pub(super) fn file(name: &str, project: &Project, context: &Context) -> anyhow::Result<Exit> {
    let form = project.registry.find(name)?;
    let text = match project.registry.file(name) {
        Ok(FormFile::BuiltIn(text)) => text,
        Ok(FormFile::Own(path)) => read(Path::new(&path))?,
        Err(error @ FindError::Broken(_)) => return Err(error.into()),
        Err(FindError::Unknown(_)) => {
            let scheme = form.schemes().map(ToString::to_string).next().unwrap_or_default();
            format!("name = \"{name}\"\nscheme = \"{scheme}\"\n")
        }
    };
    let mut out = context.stdout();
    for line in text.lines() {
        writeln!(out, "{}", printable(line))?;
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// Draws one form.
struct Picture<'a, W> {
    out: &'a mut W,
    form: &'a Form,
}

impl<W: Write> Picture<'_, W> {
    fn draw(&mut self, examples: &[Example]) -> io::Result<()> {
        let form = self.form;
        writeln!(self.out, "{}", printable(&form.name))?;
        let title: String = "=".repeat(form.name.chars().count());
        writeln!(self.out, "{title}")?;
        if !form.aka.is_empty() {
            writeln!(self.out, "also {}", printable(&form.aka.join(", ")))?;
        }
        if let Some(origin) = &form.origin {
            writeln!(self.out, "from {}", printable(origin))?;
        }
        writeln!(self.out, "\n{}\n", printable(&form.shape()))?;
        if let Some(layout) = form.shortest().filter(|layout| !layout.slots.is_empty()) {
            self.grid(&layout)?;
        } else if let Some(owed) = form.owed_by_each_line() {
            writeln!(self.out, "  each line  {}\n", printable(&owed))?;
        }
        self.schemes()?;
        self.rules()?;
        if let Some(notes) = &form.notes {
            writeln!(self.out, "{}\n", printable(notes))?;
        }
        self.example(examples)
    }

    /// One row a line of the shortest poem: number, letter, syllables, meter, and what else it owes.
    fn grid(&mut self, layout: &Layout) -> io::Result<()> {
        let letters = layout.slots.iter().map(|slot| slot.letter().chars().count()).max().unwrap_or(1);
        for (nth, stanza) in layout.stanzas.iter().enumerate() {
            if nth > 0 {
                writeln!(self.out)?;
            }
            for line in stanza.clone() {
                let slot = &layout.slots[line];
                let row = format!("  {:>3}  {:letters$}  {}", line + 1, slot.letter(), owed(slot));
                writeln!(self.out, "{}", printable(row.trim_end()))?;
            }
        }
        if layout.open {
            let rises = self.form.rises_by().join(", ");
            let comma = if rises.is_empty() { "" } else { ", " };
            writeln!(self.out, "       and so on{comma}{rises}")?;
        }
        writeln!(self.out)?;
        for one in &layout.one_of {
            writeln!(self.out, "  {}", printable(&of_several(one)))?;
        }
        Ok(())
    }

    fn schemes(&mut self) -> io::Result<()> {
        let schemes: Vec<String> =
            self.form.schemes().map(|scheme| printable(&scheme.to_string()).into_owned()).collect();
        match schemes.as_slice() {
            [] => Ok(()),
            [only] => writeln!(self.out, "Scheme: {only}"),
            [first, rest @ ..] => {
                writeln!(self.out, "Scheme: {first}")?;
                rest.iter().try_for_each(|scheme| writeln!(self.out, "     or {scheme}"))
            }
        }
    }

    fn rules(&mut self) -> io::Result<()> {
        let form = self.form;
        if form.schemes().next().is_some() {
            writeln!(self.out, "Stanza breaks: {}. Rhyme: {}.", form.stanza_breaks, form.rhyme)?;
        }
        if let Some(total) = &form.total_syllables {
            writeln!(self.out, "The whole poem has {total} syllables.")?;
        }
        if form.tolerance > 0 {
            writeln!(self.out, "A line {} out only warns.", counted(form.tolerance, "syllable"))?;
        }
        if form.schemes().any(Scheme::has_refrains) {
            writeln!(self.out, "Returning lines: {}.", form.refrain_match)?;
        }
        for acrostic in &form.acrostics {
            writeln!(self.out, "{}", printable(&acrostic.in_words()))?;
        }
        if let Some(alternation) = form.alternation {
            writeln!(self.out, "Endings on a stress and off it take turns, by {alternation}.")?;
        }
        for asked in form.written.in_words() {
            writeln!(self.out, "Asks {}.", printable(&asked))?;
        }
        for asked in &form.written.unjudged {
            writeln!(self.out, "Not judged: {}.", printable(asked))?;
        }
        for ignored in &form.ignored {
            writeln!(self.out, "Line {} sets {}, which asks nothing: {}.", ignored.line, ignored.key, ignored.why)?;
        }
        for (rule, level) in &form.levels {
            writeln!(self.out, "{}: {level}.", rule.id())?;
        }
        if form.budget > 0 {
            writeln!(self.out, "A draft may have {} before a check fails.", counted(form.budget, "finding"))?;
        }
        writeln!(self.out)
    }

    fn example(&mut self, examples: &[Example]) -> io::Result<()> {
        let Some(example) = examples.iter().find(|example| example.expect.is_empty()) else { return Ok(()) };
        writeln!(self.out, "Example:\n")?;
        for line in example.text.trim_end().lines() {
            writeln!(self.out, "{}", format!("    {}", printable(line)).trim_end())?;
        }
        Ok(())
    }
}

/// What a slot owes beside its letter, in words.
fn owed(slot: &Slot) -> String {
    let mut parts = slot.measure.in_words();
    parts.extend(slot.refrain.and_then(|refrain| {
        let source = refrain.source?;
        let part = match refrain.part {
            crate::form::RefrainPart::Whole => "line",
            crate::form::RefrainPart::Opening => "the opening of line",
            crate::form::RefrainPart::Ending => "the ending of line",
        };
        Some(format!("{part} {} again", source + 1))
    }));
    parts.join(", ")
}

fn of_several(one: &OneOf) -> String {
    let lines: Vec<String> = one.slots.iter().map(|slot| (slot + 1).to_string()).collect();
    format!("One of lines {} has {}.", lines.join(", "), one.measure.in_words().join(", "))
}
