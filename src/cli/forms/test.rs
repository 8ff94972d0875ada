//! `verse forms test`: the examples of form files, judged by their own forms.

use std::io::Write as _;

use serde::Serialize;

use super::{Exit, print_records};
use crate::analysis::Session;
use crate::cli::Context;
use crate::form::{Example, FindError};
use crate::judge::{Judge, JudgeOptions, Severity};
use crate::page::{Page, Settled, Syntax};
use crate::render::Format;
use crate::text::{counted, printable};
use crate::workspace::Project;

/// An example whose findings are not the expected ones.
#[derive(Debug, Serialize)]
struct Row {
    form: String,
    example: usize,
    expected: Vec<String>,
    found: Vec<String>,
}

pub(super) fn run(names: &[String], project: &Project, format: Format, context: &Context) -> anyhow::Result<Exit> {
    let registry = &project.registry;
    let ids: Vec<String> = if names.is_empty() {
        registry.list().into_iter().map(|form| form.id).collect()
    } else {
        names.iter().map(|name| Ok(registry.find(name)?.id.clone())).collect::<Result<_, FindError>>()?
    };
    let mut session = Session::new(project.ear.clone());
    let (mut rows, mut count, mut broken) = (Vec::new(), 0, false);
    for id in &ids {
        for ignored in registry.find(id).iter().flat_map(|form| &form.ignored) {
            context.remark(format_args!(
                "{id}: line {} sets {}, which asks nothing: {}",
                ignored.line, ignored.key, ignored.why
            ));
        }
        match examples_of(id, project, &mut session) {
            Ok((examples, failed)) => {
                count += examples;
                rows.extend(failed);
            }
            Err(error) => {
                let is_told = |message: &str| project.problems.iter().any(|problem| problem.message == message);
                if !is_told(&error.to_string()) {
                    context.complain(error);
                }
                broken = true;
            }
        }
    }
    report(&rows, (ids.len(), count), format, context)?;
    Ok(match (broken, rows.is_empty()) {
        (true, _) => Exit::Error,
        (false, false) => Exit::Findings,
        (false, true) => Exit::Success,
    })
}

/// How many examples a form has, and those that fail.
fn examples_of(id: &str, project: &Project, session: &mut Session) -> Result<(usize, Vec<Row>), FindError> {
    let mut judge = Judge::new(project.registry.find(id)?);
    let examples = project.registry.examples(id)?;
    let mut failed = Vec::new();
    for (place, example) in examples.iter().enumerate() {
        let (mut expected, mut found) = (example.expect.clone(), found(session, &mut judge, example));
        expected.sort();
        found.sort();
        if expected != found {
            failed.push(Row { form: id.to_owned(), example: place + 1, expected, found });
        }
    }
    Ok((examples.len(), failed))
}

/// The findings of an example, as `rule:line`: errors and warnings, and the notes it expects.
fn found(session: &mut Session, judge: &mut Judge, example: &Example) -> Vec<String> {
    let page = Page::read(&example.text, Syntax::Plain, &Settled::default());
    let (poem, verdict) = judge.judge_page(&session.hear_page(page, &example.text), &JudgeOptions::finished());
    let place = |number: u32| poem.lines.iter().position(|line| line.number == number).map_or(0, |place| place + 1);
    let named = |finding: &crate::judge::Finding| format!("{}:{}", finding.rule.id(), place(finding.line));
    let shown = |finding: &&crate::judge::Finding| {
        finding.severity > Severity::Note || example.expect.contains(&named(finding))
    };
    verdict.findings.iter().filter(shown).map(named).collect()
}

fn report(rows: &[Row], (forms, examples): (usize, usize), format: Format, context: &Context) -> anyhow::Result<()> {
    if print_records(rows, "failures", format, context)? {
        return Ok(());
    }
    let mut out = context.stdout();
    for row in rows {
        writeln!(
            out,
            "{} example {}: expected {}, found {}",
            printable(&row.form),
            row.example,
            printable(&said(&row.expected)),
            said(&row.found)
        )?;
    }
    let all = counted(examples, "example");
    let of = counted(forms, "form");
    match rows.len() {
        0 => writeln!(out, "{all} of {of} {}.", if examples == 1 { "holds" } else { "hold" })?,
        failed => writeln!(out, "{failed} of {all} of {of} {}.", if failed == 1 { "fails" } else { "fail" })?,
    }
    Ok(out.flush()?)
}

fn said(findings: &[String]) -> String {
    if findings.is_empty() { "nothing".to_owned() } else { findings.join(", ") }
}
