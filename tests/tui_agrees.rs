//! The editor and the batch check say the same of the same draft, whatever was typed before and whatever settings there are.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot be set up should stop")]

mod stage;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use stage::Stage;
use tempfile::TempDir;
use verse::judge::{Rule, Severity, Status};
use verse::tui::{Action, Command, Effect, Event, Look, Motion, OpenedDraft, Start};
use verse::workspace::side::Kept;
use verse::workspace::{
    CheckedDraft, Checker, Draft, DraftContext, FindingFilter, Overrides, Progress, Project, Projects, Scope, Settings,
    goes_on, may_go_on,
};

const FORMS: &[&str] =
    &["haiku", "quatrain-abab", "shakespearean-sonnet", "villanelle", "limerick", "sestina", "lipogram", "haibun"];

/// Projects a draft may lie in: what their verse.toml says.
const SETTINGS: &[&str] = &[
    "",
    "ignore = [\"syllables\"]\n",
    "select = [\"rhyme\", \"meter\"]\nstrict = true\n",
    "min-level = \"error\"\n",
    "[[drafts]]\npaths = [\"*.txt\"]\nform = \"tanka\"\nset = { tolerance = 1 }\nstatus = \"done\"\n",
    "[[drafts]]\npaths = [\"snow.txt\"]\nform = \"abab\"\nmeter = \"iambic tetrameter\"\nignore = [\"meter\"]\n",
];

/// Departures accepted in each of them.
const ALLOWED: &str = "[[allow]]\npath = \"snow.txt\"\nrule = \"syllables\"\nwords = \"whatever was is lost before the day\"\n\
    reason = \"meant\"\n\n[[allow]]\npath = \"snow.txt\"\nrule = \"meter\"\nwords = \"a glimmerous foglefreude of snow\"\nreason = \"meant\"\n";

/// Names a draft may have; one says its form.
const NAMES: &[&str] = &["snow.txt", "snow.haiku.txt"];

/// What may stand at a draft's top.
const FRONTS: &[&str] = &["", "---\nform: limerick\n---\n", "---\nform: hiaku\n---\n", "---\nstatus: done\n---\n"];

/// The projects on disk, each in a folder of its own.
static PROJECTS: LazyLock<Vec<(TempDir, Arc<Project>)>> = LazyLock::new(|| {
    let made = SETTINGS.iter().map(|settings| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("verse.toml"), settings).unwrap();
        std::fs::write(folder.path().join("allow.toml"), ALLOWED).unwrap();
        let project = Projects::new(&Scope::default()).of(&folder.path().join("snow.txt"));
        assert_eq!(project.problems, []);
        (folder, project)
    });
    made.collect()
});

/// Lines to paste: some keep a form, some do not, some are no verse at all.
const LINES: &[&str] = &[
    "An old silent pond",
    "a frog leaps into the pond",
    "The evening settles on the river's edge",
    "and every window gathers in its light",
    "The heaven that burned above the quiet hill",
    "Whatever was is lost before the day.",
    "a glimmerous foglefreude of snow",
    "# A heading",
    "* * *",
    "II",
    "",
];

/// One thing a poet does.
#[derive(Debug, Clone)]
enum Deed {
    Type(char),
    Write(usize),
    Do(Command),
    Rest,
    Wait,
}

fn deed() -> impl Strategy<Value = Deed> {
    let commands = vec![
        Command::BreakLine,
        Command::BreakLine,
        Command::EraseLeft,
        Command::EraseWordLeft,
        Command::DeleteLine,
        Command::DuplicateLine,
        Command::JoinLine,
        Command::MoveLineUp,
        Command::MoveLineDown,
        Command::Undo,
        Command::Redo,
        Command::Cut,
        Command::Paste,
        Command::TakeOrIndent,
        Command::Move(Motion::Up(1)),
        Command::Move(Motion::Down(1)),
        Command::Move(Motion::StanzaUp),
        Command::Move(Motion::Start),
        Command::Move(Motion::End),
        Command::Move(Motion::LineEnd),
    ];
    prop_oneof![
        3 => proptest::sample::select("etaoin shrdlu'-,.".chars().collect::<Vec<char>>()).prop_map(Deed::Type),
        3 => (0..LINES.len()).prop_map(Deed::Write),
        5 => proptest::sample::select(commands).prop_map(Deed::Do),
        1 => Just(Deed::Rest),
        1 => Just(Deed::Wait),
    ]
}

/// What `verse check` finds in a saved draft, notes among it unless the settings leave them out.
fn checked(context: &DraftContext, text: &str) -> Result<CheckedDraft, String> {
    let level = if context.settings.min_level.is_none() { Some(Severity::Note) } else { None };
    let filter = FindingFilter { min_level: level, ..FindingFilter::default() };
    let draft = Draft { path: &context.path, text, kept: &Kept::default(), progress: Progress::Saved };
    let mut checker = Checker::new(&context.overrides);
    filter.check(&mut checker, &context.project, &context.settings, &draft).map_err(|error| error.to_string())
}

fn context(project: &Arc<Project>, path: PathBuf, form: Option<&str>) -> DraftContext {
    let overrides = Overrides { form: form.map(ToOwned::to_owned), ..Overrides::default() };
    DraftContext { settings: project.settings(&path), project: Arc::clone(project), path, overrides }
}

fn open(context: DraftContext, text: &str) -> Stage {
    let draft = OpenedDraft { path: context.path.clone(), text: text.to_owned(), context, ..OpenedDraft::default() };
    Stage::start(Start { drafts: vec![draft], look: Look::default(), size: (80, 24), ..Start::default() }, text)
}

fn do_all(stage: &mut Stage, deeds: Vec<Deed>) {
    for deed in deeds {
        match deed {
            Deed::Type(letter) => stage.act(Action::Type(letter.to_string())),
            Deed::Write(line) => stage.act(Action::Paste(format!("{}\n", LINES[line]))),
            Deed::Do(command) => stage.act(Action::Do(command)),
            Deed::Rest => _ = stage.rest(),
            Deed::Wait => _ = stage.settle(),
        }
    }
    // A line that is being typed is settled once the cursor has left it for a while.
    stage.act(Action::Paste("\n".to_owned()));
    stage.press("ctrl-s").settle();
}

/// What the check finds in a draft that the editor takes for unfinished: one with fewer lines than its form has, or whose last poem or
/// stanza is not complete. The editor blames none for lines that may still come.
fn checked_as_draft(context: &DraftContext, text: &str) -> Result<CheckedDraft, String> {
    let found = checked(context, text)?;
    let Some(form) = found.form.clone() else { return Ok(found) };
    let may_go_on = may_go_on(&form, &found.poem, &found.verdict);
    if !may_go_on || context.settings.status.is_some() || context.overrides.finished {
        return Ok(found);
    }
    let settings = Settings { status: Some(Status::Draft), ..context.settings.clone() };
    let front_says = found.poem.page.front_matter.as_ref().is_some_and(|front| front.status.is_some());
    if front_says {
        return Ok(found);
    }
    let as_draft = checked(&DraftContext { settings, ..context.clone() }, text)?;
    Ok(if goes_on(&form, &as_draft.poem, &as_draft.verdict) { as_draft } else { found })
}

/// Holds what the editor shows against what the check finds.
fn assert_agree(stage: &Stage, context: &DraftContext) -> Result<(), TestCaseError> {
    let seen = stage.app.draft().reading();
    match checked_as_draft(context, stage.text()) {
        Ok(checked) => {
            prop_assert_eq!(seen.form(), checked.form.as_ref());
            // Without a form the check may be asked for guessed words; the editor shows those beside the line.
            if checked.form.is_some() {
                // The editor may show one more stanza, which a blank line has opened.
                let mut verdict = checked.verdict;
                verdict.owed.clone_from(&seen.verdict().owed);
                prop_assert_eq!(seen.verdict(), &verdict);
            }
            prop_assert_eq!(seen.problem(), None);
        }
        Err(problem) => prop_assert_eq!(seen.problem(), Some(problem.as_str())),
    }
    prop_assert_eq!(seen.findings().count(), seen.verdict().findings.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn after_any_edits_a_saved_draft_has_the_findings_that_check_has(
        form in proptest::sample::select(FORMS),
        deeds in proptest::collection::vec(deed(), 1..60),
    ) {
        let context = context(&PROJECTS[0].1, "snow.txt".into(), Some(form));
        let mut stage = open(context.clone(), "The evening settles on the river's edge\n");
        do_all(&mut stage, deeds);
        assert_agree(&stage, &context)?;
    }

    #[test]
    fn a_draft_in_a_project_has_the_form_and_the_findings_that_check_has(
        project in 0..SETTINGS.len(),
        name in proptest::sample::select(NAMES),
        front in proptest::sample::select(FRONTS),
        deeds in proptest::collection::vec(deed(), 1..30),
    ) {
        let (folder, project) = &PROJECTS[project];
        let context = context(project, folder.path().join(name), None);
        let mut stage = open(context.clone(), "The evening settles on the river's edge\n");
        stage.act(Action::Do(Command::Move(Motion::Start)));
        stage.act(Action::Paste(front.to_owned()));
        stage.act(Action::Do(Command::Move(Motion::End)));
        do_all(&mut stage, deeds);
        assert_agree(&stage, &context)?;
    }
}

/// The drafts whose context the editor has asked for, by their files.
fn asked(stage: &Stage) -> Vec<&Path> {
    let settled = stage.effects.iter().filter_map(|effect| match effect {
        Effect::Settle { path, .. } => Some(path.as_path()),
        _ => None,
    });
    settled.collect()
}

#[test]
fn what_the_settings_leave_out_is_neither_told_nor_marked() {
    let (folder, project) = &PROJECTS[1];
    let context = context(project, folder.path().join("snow.haiku.txt"), None);
    let stage = open(context, "An old silent evening pond\na frog leaps into the pond\nsplash! silence again\n");
    let seen = stage.app.draft().reading();
    assert_eq!(seen.form().map(|form| form.id.as_str()), Some("haiku"));
    assert!(seen.findings().all(|finding| finding.rule != Rule::Syllables), "{:?}", seen.verdict().findings);
    assert!(!stage.screen().contains('!') || stage.screen().contains("splash!"), "{}", stage.screen());
}

#[test]
fn a_form_named_at_the_top_while_writing_is_followed_at_once() {
    let mut stage = open(context(&PROJECTS[0].1, "snow.txt".into(), None), "An old silent pond\n");
    assert_eq!(stage.app.draft().reading().form(), None);
    stage.act(Action::Do(Command::Move(Motion::Start)));
    stage.act(Action::Paste("---\nform: haiku\n---\n".to_owned()));
    stage.settle();
    assert_eq!(stage.app.draft().reading().form().map(|form| form.id.as_str()), Some("haiku"));
}

#[test]
fn a_draft_saved_under_another_name_is_judged_by_that_name() {
    let mut stage = open(context(&PROJECTS[0].1, "snow.txt".into(), None), "An old silent pond\n");
    stage.press("alt-a ctrl-u").type_text("pond.haiku.txt").press("enter");
    let named = stage.app.draft().path().to_owned();
    assert_eq!(asked(&stage), [named.as_path()]);
    let draft = stage.app.draft().id();
    let context = context(&PROJECTS[0].1, named, None);
    stage.act(Action::Outside(Event::Settled { draft, context: Box::new(context) }));
    assert_eq!(stage.app.draft().reading().form().map(|form| form.id.as_str()), Some("haiku"));
}

#[test]
fn a_word_taught_and_a_form_kept_are_heard_of_in_every_draft() {
    let mut stage = open(context(&PROJECTS[0].1, "snow.txt".into(), None), "An old silent pond\n");
    stage.act(Action::Outside(Event::Taught("foglefreude is taught.".to_owned())));
    assert_eq!(asked(&stage), [Path::new("snow.txt")]);
    stage.press("alt-f").type_text("tanka").press("enter");
    assert_eq!(stage.app.draft().reading().form().map(|form| form.id.as_str()), Some("tanka"));
    // Once it is kept, what verse.toml says is what counts, here nothing.
    let draft = stage.app.draft().id();
    stage.act(Action::Outside(Event::FormKept { draft, told: "kept".to_owned() }));
    stage.settle();
    assert_eq!(stage.app.draft().reading().form(), None);
}
