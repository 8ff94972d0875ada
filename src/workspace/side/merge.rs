//! Merging the side files of two editors on one draft.

use std::collections::BTreeMap;

use super::file::{KeptLine, PinnedLine, SideFile};

/// The side file `there` with the changes from `known` to `wanted` applied: a three-way merge.
pub(super) fn merged(known: &SideFile, wanted: SideFile, there: SideFile) -> SideFile {
    // Destructured, so that the compiler rejects a new field that is not merged here.
    let SideFile { form: wanted_form, page: wanted_page, kept: wanted_kept, pins: wanted_pins } = wanted;
    let SideFile { form, page, kept, pins } = there;
    SideFile {
        form: if wanted_form == known.form { form } else { wanted_form },
        page: merged_roles(&known.page, &wanted_page, page),
        kept: merged_kept(&known.kept, &wanted_kept, kept),
        pins: merged_pins(&known.pins, &wanted_pins, pins),
    }
}

/// Roles with the lines that have them.
type Roles = BTreeMap<String, Vec<String>>;

fn merged_roles(known: &Roles, wanted: &Roles, there: Roles) -> Roles {
    let has = |roles: &Roles, role: &str, line: &String| roles.get(role).is_some_and(|lines| lines.contains(line));
    let mut merged = there;
    for (role, lines) in &mut merged {
        lines.retain(|line| has(wanted, role, line) || !has(known, role, line));
    }
    for (role, lines) in wanted {
        let new = lines.iter().filter(|line| !has(known, role, line));
        let into = merged.entry(role.clone()).or_default();
        let new: Vec<String> = new.filter(|line| !into.contains(line)).cloned().collect();
        into.extend(new);
    }
    merged.retain(|_, lines| !lines.is_empty());
    merged
}

fn merged_kept(known: &[KeptLine], wanted: &[KeptLine], there: Vec<KeptLine>) -> Vec<KeptLine> {
    let of = |lines: &[KeptLine], line: &str| -> Vec<String> {
        lines.iter().filter(|kept| kept.line == line).flat_map(|kept| kept.wordings.clone()).collect()
    };
    let removed = |line: &str| -> Vec<String> {
        let still = of(wanted, line);
        of(known, line).into_iter().filter(|wording| !still.contains(wording)).collect()
    };
    let mut merged: Vec<KeptLine> = there;
    for kept in &mut merged {
        let removed = removed(&kept.line);
        kept.wordings.retain(|wording| !removed.contains(wording));
    }
    for KeptLine { line, wordings } in wanted {
        let known = of(known, line);
        let new = wordings.iter().filter(|wording| !known.contains(wording)).cloned();
        match merged.iter_mut().find(|kept| kept.line == *line) {
            Some(kept) => {
                let new: Vec<String> = new.filter(|wording| !kept.wordings.contains(wording)).collect();
                kept.wordings.extend(new);
            }
            None => merged.push(KeptLine { line: line.clone(), wordings: new.collect() }),
        }
    }
    merged.retain(|kept| !kept.wordings.is_empty());
    merged
}

fn merged_pins(known: &[PinnedLine], wanted: &[PinnedLine], there: Vec<PinnedLine>) -> Vec<PinnedLine> {
    let has = |pins: &[PinnedLine], line: &str| pins.iter().any(|pin| pin.line == line);
    let changed: Vec<PinnedLine> = wanted.iter().filter(|pin| !known.contains(pin)).cloned().collect();
    let is_removed = |pin: &PinnedLine| has(known, &pin.line) && !has(wanted, &pin.line);
    let mut merged: Vec<PinnedLine> =
        there.into_iter().filter(|pin| !is_removed(pin) && !has(&changed, &pin.line)).collect();
    merged.extend(changed);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(line: &str, wordings: &[&str]) -> KeptLine {
        KeptLine { line: line.to_owned(), wordings: wordings.iter().map(|&wording| wording.to_owned()).collect() }
    }

    fn pin(line: &str, said: &str) -> PinnedLine {
        PinnedLine { line: line.to_owned(), said: vec![said.to_owned()] }
    }

    fn file(kept: Vec<KeptLine>, pins: Vec<PinnedLine>) -> SideFile {
        SideFile { kept, pins, ..SideFile::default() }
    }

    #[test]
    fn what_another_kept_meanwhile_stays_and_what_one_let_go_is_gone() {
        let known = file(vec![kept("snow", &["snow", "sleet"])], vec![pin("the heaven", "heaven HH EH1 V N")]);
        let wanted = file(vec![kept("snow", &["sleet", "hail"])], vec![pin("the flower", "flower F L AW1 R")]);
        let there = file(
            vec![kept("snow", &["snow", "sleet", "rime"]), kept("rain", &["drizzle"])],
            vec![pin("the heaven", "heaven HH EH1 V N"), pin("the power", "power P AW1 R")],
        );
        let merged = merged(&known, wanted, there);
        let expected = file(
            vec![kept("snow", &["sleet", "rime", "hail"]), kept("rain", &["drizzle"])],
            vec![pin("the power", "power P AW1 R"), pin("the flower", "flower F L AW1 R")],
        );
        assert_eq!(merged, expected);
    }

    #[test]
    fn a_reworded_line_takes_its_wordings_along() {
        let known = file(vec![kept("snow falls", &["snow fell"])], Vec::new());
        let wanted = file(vec![kept("snow is falling", &["snow fell"])], Vec::new());
        assert_eq!(merged(&known, wanted.clone(), known.clone()), wanted);
    }
}
