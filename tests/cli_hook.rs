//! `verse hook` and `verse allow` in a scratch repository with plain git.
#![cfg(all(feature = "cli", unix))]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "these tests lay out repositories and run programs in them"
)]

mod desk;

use std::fs;

use desk::{BROKEN, FITS, Repository, is_at_hand, said};

const CONFIG: &str = "[[drafts]]\npaths = [\"haiku\"]\nform = \"haiku\"\n";

#[test]
fn the_hook_judges_what_is_staged_and_not_what_lies_in_the_folder() {
    let repository = Repository::new();
    assert_eq!(repository.verse(&["hook", "install"]).0, Some(0));
    repository.put("verse.toml", CONFIG);
    let draft = repository.put("haiku/i.txt", BROKEN);
    repository.git(&["add", "."]);
    fs::write(&draft, FITS).unwrap();
    let (through, told) = repository.commit();
    assert!(!through && told.contains("haiku/i.txt:2:1") && told.contains("held back"), "{told}");
    repository.git(&["add", "."]);
    fs::write(&draft, BROKEN).unwrap();
    assert_eq!(repository.commit(), (true, String::new()));
}

#[test]
fn the_hook_takes_settings_and_exceptions_as_they_are_staged() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    let config = repository.put("verse.toml", CONFIG);
    repository.put("haiku/i.txt", BROKEN);
    repository.git(&["add", "."]);
    fs::write(&config, "").unwrap();
    assert!(!repository.commit().0, "the verse.toml that is staged still says haiku");
    fs::write(&config, CONFIG).unwrap();
    let allowed = repository.verse(&["allow", "haiku/i.txt:2", "syllables", "--reason", "it may"]);
    assert_eq!(allowed.0, Some(0), "{}", allowed.1);
    repository.git(&["add", "allow.toml"]);
    assert_eq!(repository.commit(), (true, String::new()));
}

#[test]
fn the_hook_is_silent_on_files_without_a_form() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    repository.put("notes.txt", BROKEN);
    repository.put("picture.png", "\u{0}");
    repository.git(&["add", "."]);
    assert_eq!(repository.commit(), (true, String::new()));
}

#[test]
fn another_hook_is_never_overwritten_silently() {
    let repository = Repository::new();
    let other = "#!/bin/sh\necho the other hook\n";
    let hook = repository.put(".git/hooks/pre-commit", other);
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&hook, mode).unwrap();
    let (code, told) = repository.verse(&["hook", "install"]);
    assert!(code == Some(2) && told.contains("verse hook run || exit 1"), "{told}");
    assert_eq!(fs::read_to_string(&hook).unwrap(), other);
    assert_eq!(repository.verse(&["hook", "uninstall"]).0, Some(2));
    assert_eq!(repository.verse(&["hook", "install", "--force"]).0, Some(0));
    assert_eq!(repository.verse(&["hook", "install"]).0, Some(0), "installing twice is once");
    repository.put("x.haiku.txt", BROKEN);
    repository.git(&["add", "."]);
    let (through, told) = repository.commit();
    assert!(!through && told.contains("the other hook") && told.contains("x.haiku.txt:2:1"), "{told}");
    assert_eq!(repository.verse(&["hook", "uninstall"]).0, Some(0));
    assert_eq!(fs::read_to_string(&hook).unwrap(), other);
}

#[test]
fn a_hook_that_was_put_aside_before_is_never_lost_to_another() {
    let repository = Repository::new();
    let (first, second) = ("#!/bin/sh\necho the first hook\n", "#!/bin/sh\necho the second hook\n");
    let hook = repository.put(".git/hooks/pre-commit", first);
    assert_eq!(repository.verse(&["hook", "install", "--force"]).0, Some(0));
    fs::write(&hook, second).unwrap();
    let (code, told) = repository.verse(&["hook", "install", "--force"]);
    assert!(code == Some(2) && told.contains("pre-commit.before-verse was put aside before"), "{told}");
    let aside = repository.root().join(".git/hooks/pre-commit.before-verse");
    assert_eq!([fs::read_to_string(&hook).unwrap(), fs::read_to_string(aside).unwrap()], [second, first]);
}

#[test]
fn the_hook_goes_where_core_hooks_path_says() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "my hooks"]);
    assert_eq!(repository.verse(&["hook", "install"]).0, Some(0));
    assert!(repository.root().join("my hooks/pre-commit").exists());
    repository.put("it's a.haiku.txt", BROKEN);
    repository.git(&["add", "."]);
    assert!(!repository.commit().0);
}

#[test]
fn a_departure_is_accepted_where_there_is_one_and_listed() {
    let repository = Repository::new();
    repository.put("verse.toml", CONFIG);
    repository.put("haiku/i.txt", BROKEN);
    repository.put("allow.toml", "# my own remark\n");
    let (code, told) = repository.verse(&["allow", "haiku/i.txt:1", "syllables", "--reason", "no"]);
    assert!(code == Some(2) && told.contains("found there: nothing at all"), "{told}");
    assert_eq!(repository.verse(&["check"]).0, Some(1));
    assert_eq!(repository.verse(&["allow", "haiku/i.txt:2:1", "M1", "--reason", "\"so\" it goes"]).0, Some(0));
    assert_eq!(repository.verse(&["check"]).0, Some(0));
    let (_, listed) = repository.verse(&["allow", "list"]);
    assert!(
        listed.contains("haiku/i.txt  syllables  \"snow has filled the empty wooden cart\"  \"so\" it goes"),
        "{listed}"
    );
    let book = fs::read_to_string(repository.root().join("allow.toml")).unwrap();
    assert!(book.starts_with("# my own remark\n"), "{book}");
}

#[test]
fn an_old_folder_is_accepted_as_it_stands() {
    let repository = Repository::new();
    repository.put("verse.toml", CONFIG);
    repository.put("haiku/i.txt", BROKEN);
    repository.put("haiku/ii.txt", &BROKEN.replace("knock", "knock on it"));
    let (code, told) = repository.verse(&["allow", "--all", "haiku", "--reason", "written in 1974"]);
    assert!(code == Some(0) && told.contains("accepted: 3"), "{told}");
    assert_eq!(repository.verse(&["check", "--strict"]).0, Some(0));
}

#[test]
fn the_pre_commit_framework_runs_our_hook() {
    if !is_at_hand("pre-commit") {
        return;
    }
    let hooks = Repository::new();
    hooks.put(".pre-commit-hooks.yaml", include_str!("../.pre-commit-hooks.yaml"));
    hooks.git(&["add", "."]);
    hooks.git(&["commit", "--quiet", "--message", "hooks"]);
    let revision = said(&hooks.run("git", &["rev-parse", "HEAD"]));
    let repository = Repository::new();
    let source = hooks.root().display();
    repository.put(
        ".pre-commit-config.yaml",
        &format!("repos:\n- repo: {source}\n  rev: {}\n  hooks:\n  - id: verse-system\n", revision.trim()),
    );
    repository.put("x.haiku.txt", BROKEN);
    repository.put("notes.txt", BROKEN);
    repository.git(&["add", "."]);
    let run = repository.run("pre-commit", &["run", "--all-files", "--color", "never"]);
    let told = said(&run);
    assert!(!run.status.success() && told.contains("x.haiku.txt:2:1") && !told.contains("notes.txt:"), "{told}");
    repository.put("x.haiku.txt", FITS);
    repository.git(&["add", "."]);
    let run = repository.run("pre-commit", &["run", "--all-files", "--color", "never"]);
    assert!(run.status.success(), "{}", said(&run));
}

#[test]
fn names_of_any_kind_are_judged_and_moved_and_taken_away() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    let names = ["my \"own\" draft.haiku.txt", "it's\nlate.haiku.txt", "b\u{fc}ch $HOME.haiku.txt", "-a.haiku.txt"];
    for name in names {
        let draft = repository.put(name, BROKEN);
        repository.git(&["add", "--", name]);
        let (through, told) = repository.commit();
        assert!(!through && told.contains("haiku.txt:2:1"), "{name}: {told}");
        fs::write(draft, FITS).unwrap();
        repository.git(&["add", "--", name]);
        assert_eq!(repository.commit(), (true, String::new()), "{name}");
    }
    repository.git(&["mv", names[0], "new name.haiku.txt"]);
    repository.git(&["rm", "--quiet", "--", names[1]]);
    assert_eq!(repository.commit(), (true, String::new()));
}

#[test]
fn a_commit_of_one_path_is_judged_by_that_path_alone() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    let (one, other) = (repository.put("one.haiku.txt", FITS), repository.put("other.haiku.txt", FITS));
    repository.git(&["add", "."]);
    assert!(repository.commit().0);
    fs::write(one, FITS.replace("snow", "rain")).unwrap();
    fs::write(other, BROKEN).unwrap();
    repository.git(&["add", "."]);
    let commit = |path: &str| repository.run("git", &["commit", "--quiet", "--message", "one", "--", path]);
    assert!(commit("one.haiku.txt").status.success(), "what else is staged waits");
    assert!(!commit("other.haiku.txt").status.success());
}

#[test]
fn a_worktree_is_guarded_by_the_hook_of_its_repository() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    repository.put("sub/verse.toml", "[[drafts]]\npaths = [\"*.txt\"]\nform = \"haiku\"\n");
    repository.put("sub/i.txt", FITS);
    repository.git(&["add", "."]);
    assert!(repository.commit().0);
    repository.git(&["worktree", "add", "--quiet", "tree"]);
    repository.put("tree/sub/i.txt", BROKEN);
    let within = |arguments: &[&str]| repository.run("git", &[&["-C", "tree/sub"], arguments].concat());
    assert!(within(&["add", "."]).status.success());
    let commit = within(&["commit", "--quiet", "--message", "broken"]);
    assert!(!commit.status.success() && said(&commit).contains("sub/i.txt:2:1"), "{}", said(&commit));
}

#[test]
fn a_commit_of_broken_settings_alone_is_held() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    repository.put("verse.toml", CONFIG);
    repository.put("odes/verse.toml", "extend = \"../base.toml\"\n");
    repository.put("base.toml", "");
    repository.put("haiku/i.txt", FITS);
    repository.git(&["add", "."]);
    assert!(repository.commit().0);
    for (name, good) in
        [("verse.toml", CONFIG), ("base.toml", ""), ("forms/mine.toml", "name = \"mine\"\nscheme = \"aa\"\n")]
    {
        repository.put(name, "[[draft]]\n");
        repository.git(&["add", "."]);
        let (through, told) = repository.commit();
        assert!(!through && told.contains(name) && told.contains("held back"), "{name}: {told}");
        repository.put(name, good);
        repository.git(&["add", "."]);
    }
    repository.put("README", "poems\n");
    repository.git(&["add", "."]);
    assert_eq!(repository.commit(), (true, String::new()));
}

#[test]
fn the_hook_and_project_only_judge_by_what_git_has() {
    let repository = Repository::new();
    repository.verse(&["hook", "install"]);
    repository.put("verse.toml", CONFIG);
    repository.put("haiku/i.txt", BROKEN);
    repository.git(&["add", "."]);
    repository.verse(&["allow", "haiku/i.txt:2", "syllables", "--reason", "it may"]);
    assert_eq!(repository.verse(&["check"]).0, Some(0), "the poet's own allow.toml counts");
    let (code, told) = repository.verse(&["check", "--project-only"]);
    assert_eq!((code, told.matches("allow.toml is not in git").count()), (Some(1), 1), "{told}");
    let (through, told) = repository.commit();
    assert!(!through && told.contains("allow.toml is not in git"), "{told}");
    repository.git(&["add", "allow.toml"]);
    assert_eq!(repository.verse(&["check", "--project-only"]).0, Some(0));
    assert_eq!(repository.commit(), (true, String::new()));
    repository.put(".verse/haiku/i.txt.toml", "[[pin]]\n");
    assert!(repository.verse(&["check"]).1.contains("i.txt.toml: "));
    let told = repository.verse(&["check", "--project-only"]).1;
    assert!(told.contains("1 side file is not in git") && !told.contains("i.txt.toml: "), "{told}");
}

#[test]
fn the_poets_own_words_and_forms_do_not_decide_for_others() {
    let repository = Repository::new();
    repository.put("verse.toml", "[[drafts]]\npaths = [\"*.txt\"]\nform = \"mine\"\n");
    repository.put("forms/mine.toml", "name = \"mine\"\nscheme = \"x\"\nsyllables = 2\n");
    repository.put("i.txt", "wooden cart\n");
    repository.verse(&["say", "wooden", "W", "UH1", "D"]);
    assert_eq!(repository.verse(&["check", "--finished"]).0, Some(0), "to the poet wooden has one syllable");
    assert_eq!(repository.verse(&["check", "--finished", "--project-only"]).0, Some(1));
}

#[test]
fn a_hooks_folder_of_all_repositories_or_of_husky_is_not_written_into() {
    let repository = Repository::new();
    let shared = repository.root().join("shared");
    repository.put(".home/made", "");
    repository.git(&["config", "--global", "core.hooksPath", shared.to_str().unwrap()]);
    let (code, told) = repository.verse(&["hook", "install"]);
    assert!(code == Some(2) && told.contains("shared") && told.contains("all your repositories"), "{told}");
    assert!(!shared.exists());
    assert_eq!(repository.verse(&["hook", "install", "--force"]).0, Some(0));
    assert!(shared.join("pre-commit").exists());
    repository.git(&["config", "core.hooksPath", ".husky/_"]);
    for arguments in [&["hook", "install"][..], &["hook", "install", "--force"]] {
        let (code, told) = repository.verse(arguments);
        assert!(code == Some(2) && told.contains("add the line `verse hook run` to .husky/pre-commit"), "{told}");
    }
}
