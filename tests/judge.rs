//! The judgement's promises: what is typed is not nagged at, any text is taken, and the same poem has the same verdict.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use verse::analysis::Session;
use verse::form::{Form, Registry, Setting};
use verse::judge::{Judge, JudgeOptions, Mark, Rule, Severity, Verdict};
use verse::page::{Held, Page, Role, Settled, Syntax};

fn judged(form: &Arc<Form>, draft: &str, options: &JudgeOptions) -> Verdict {
    Judge::new(Arc::clone(form)).judge(&Session::default().hear(draft), options)
}

fn form(name: &str) -> Arc<Form> {
    Registry::new().find(name).unwrap()
}

fn made(toml: &str) -> Arc<Form> {
    Registry::new().made_of(&[Setting::parse("test", toml).unwrap()]).unwrap()
}

/// The findings above notes as `rule:line`.
fn told(verdict: &Verdict) -> Vec<String> {
    let above_notes = verdict.findings.iter().filter(|finding| finding.severity > Severity::Note);
    above_notes.map(|finding| format!("{}:{}", finding.rule.id(), finding.line)).collect()
}

const QUATRAINS: [&str; 3] = [
    "The rain came over from the west\nand filled the barrel by the door.\nThe swallow shook upon her nest\nand would not leave it any more.",
    "The wind came after with the night\nand went about from wall to wall.\nI saw the lantern's little light\nget smaller down the narrow hall.",
    "The house was quiet after that,\nthe clock forgot to strike at four,\nand on the window ledge the cat\nwas watching what had been before.",
];

#[test]
fn a_lost_line_is_told_once_and_the_lines_below_are_not_blamed() {
    let whole = QUATRAINS.join("\n\n");
    assert_eq!(told(&judged(&form("quatrain-abab"), &whole, &JudgeOptions::finished())), Vec::<String>::new());
    let lost = whole.replace("and went about from wall to wall.\n", "");
    assert_eq!(told(&judged(&form("quatrain-abab"), &lost, &JudgeOptions::finished())), ["stanza-length:8"]);
}

#[test]
fn a_line_twice_is_told_where_it_comes_again() {
    let twice = QUATRAINS.join("\n\n").replace(
        "and went about from wall to wall.\n",
        "and went about from wall to wall.\nand went about from wall to wall.\n",
    );
    assert_eq!(told(&judged(&form("quatrain-abab"), &twice, &JudgeOptions::finished())), ["stanza-length:8"]);
}

/// The first example of a form that fits it.
fn example(name: &str) -> (Arc<Form>, Vec<String>) {
    let examples = Registry::new().examples(name).unwrap();
    let fits = examples.iter().find(|example| example.expect.is_empty()).unwrap();
    (form(name), fits.text.trim().lines().map(str::to_owned).collect())
}

/// A line with another word at its end.
fn ending_in(line: &str, word: &str) -> String {
    format!("{} {word}", line.rsplit_once(' ').unwrap().0)
}

#[test]
fn one_slip_in_the_first_stanza_of_a_sestina_is_one_finding_there() {
    let (form, whole) = example("sestina");
    for line in [0, 1, 5, 7, 16] {
        let mut lines = whole.clone();
        lines[line] = ending_in(&lines[line], "basket");
        let told = told(&judged(&form, &lines.join("\n"), &JudgeOptions::finished()));
        assert_eq!(told, [format!("end-word:{}", line + 1)]);
    }
}

#[test]
fn a_line_too_many_or_too_few_in_a_sestina_is_told_once() {
    let (form, whole) = example("sestina");
    let mut more = whole.clone();
    more.insert(9, "and nobody remembered where it went,".to_owned());
    assert_eq!(told(&judged(&form, &more.join("\n"), &JudgeOptions::finished())), ["stanza-length:10"]);
    let mut fewer = whole;
    fewer.remove(9);
    assert_eq!(told(&judged(&form, &fewer.join("\n"), &JudgeOptions::finished())), ["stanza-length:12"]);
}

#[test]
fn one_slip_in_a_villanelle_is_one_finding_there() {
    let (form, whole) = example("villanelle");
    for line in [0, 1, 2, 4, 6] {
        let mut lines = whole.clone();
        lines[line] = ending_in(&lines[line], "basket");
        let told = told(&judged(&form, &lines.join("\n"), &JudgeOptions::finished()));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with(&format!(":{}", line + 1)), "{told:?}");
    }
}

#[test]
fn couplets_with_a_line_too_many_pair_up_again_below_it() {
    let couplets = "The kettle sings upon the stove\nand in the garden sings the dove.\n\
        The gate is shut, the lamp is low,\nthe garden disappears in snow,\nand where it went we cannot know.\n\
        The cat lies down beside the bed,\nthe children and the birds are fed.\n\
        The road is white, the fields are white,\nand nobody will come tonight.\n\
        Tomorrow when the plow has passed\nthe road will come to us at last.\n";
    let verdict = judged(&form("couplet"), couplets, &JudgeOptions::finished());
    assert_eq!(told(&verdict), ["line-count:5"]);
}

#[test]
fn stanzas_written_without_their_blank_line_get_one_note() {
    let solid = judged(&form("quatrain-abab"), &QUATRAINS.join("\n"), &JudgeOptions::finished());
    assert_eq!(told(&solid), Vec::<String>::new());
    let notes = solid.findings.iter().filter(|finding| finding.rule == Rule::StanzaBreak);
    assert_eq!(notes.map(|note| (note.severity, note.line)).collect::<Vec<_>>(), [(Severity::Note, 4)]);
}

#[test]
fn the_odd_one_of_three_is_blamed() {
    let form = form("aaa");
    let poem = "He counted every single stone\nand turned the others with his spade\nand went back to his house alone.";
    assert_eq!(told(&judged(&form, poem, &JudgeOptions::finished())), ["rhyme:2"]);
    let poem = "He turned the others with his spade\nand counted every single stone\nand went back to his house alone.";
    assert_eq!(told(&judged(&form, poem, &JudgeOptions::finished())), ["rhyme:1"]);
}

#[test]
fn a_sonnet_of_ten_lines_is_unfinished_and_not_wrong() {
    let line = "The morning light was lying on the hill\n".repeat(10);
    let form = form("sonnet");
    let draft = judged(&form, &line, &JudgeOptions::default());
    let unfinished = draft.unfinished.unwrap();
    assert_eq!((unfinished.lines, unfinished.of, draft.owed.len()), (10, 14, 4));
    assert_eq!(told(&draft), Vec::<String>::new());
    assert_eq!(told(&judged(&form, &line, &JudgeOptions::finished())), ["line-count:10"]);
}

#[test]
fn a_haiku_of_two_lines_is_short_of_one_unless_it_says_that_it_is_a_draft() {
    let two = "the old kettle sings\nbefore anyone can wake\n";
    assert_eq!(told(&judged(&form("haiku"), two, &JudgeOptions::default())), ["line-count:2"]);
    let draft = format!("---\nstatus: draft\n---\n{two}");
    assert_eq!(told(&judged(&form("haiku"), &draft, &JudgeOptions::default())), Vec::<String>::new());
}

#[test]
fn each_haiku_of_a_file_is_judged_by_itself() {
    let haiku = "the old kettle sings\nbefore anyone can wake\nto hear its one song\n";
    let file = format!("{haiku}\n{haiku}\nthe old kettle sings\nbefore anybody is awake\nto hear its one song\n");
    assert_eq!(told(&judged(&form("haiku"), &file, &JudgeOptions::finished())), ["syllables:10"]);
}

#[test]
fn a_line_being_typed_is_broken_only_when_its_finished_words_are_over() {
    let form = form("haiku");
    let mark = |text: &str| {
        let verdict = judged(&form, text, &JudgeOptions::typing(2));
        (told(&verdict), verdict.lines[1].mark)
    };
    let over = vec!["syllables:2".to_owned()];
    assert_eq!(mark("a blade of grass hides\nminuscule migratory"), (vec![], Mark::Pending));
    assert_eq!(mark("a blade of grass hides\nminuscule migratory men"), (vec![], Mark::Pending));
    assert_eq!(mark("a blade of grass hides\nminuscule migratory men "), (over, Mark::Broken));
}

#[test]
fn what_waits_for_a_rhyme_says_so() {
    let verdict = judged(&form("ABAB"), "The orchard filled with early light,\n", &JudgeOptions::typing(2));
    assert_eq!(verdict.lines[0].pending, ["needs a rhyme for *light*"]);
    let begun = "She put the kettle on for tea\nand sat beside the quiet sea\n";
    let rhymed = judged(&form("AABBA"), begun, &JudgeOptions::typing(3));
    assert_eq!(rhymed.lines[1].pending, ["has one more rhyme on *sea* to come"]);
    assert_eq!(verdict.owed.iter().map(|line| &*line.letter).collect::<Vec<_>>(), ["b", "a", "b"]);
}

/// What is told of a poem that is done, by the name of its form.
fn told_of(name: &str, draft: &str) -> Vec<String> {
    told(&judged(&form(name), draft, &JudgeOptions::finished()))
}

#[test]
fn a_line_of_blank_verse_may_stand_on_two_lines_of_the_page() {
    let speeches = "I heard the horses coming up the hill\nbeside the river.\n\
        Was the gate ajar?\nIt swung as if a hand had let it go.\n";
    assert_eq!(told_of("blank-verse", speeches), Vec::<String>::new());
    let verdict = judged(&form("blank-verse"), speeches, &JudgeOptions::finished());
    assert_eq!(verdict.lines[1].licenses[0].in_words, "part of a line that is shared");
    let another_length = speeches.replace("the river", "the road").replace("Was the gate", "The gate");
    assert_eq!(told_of("blank-verse", &another_length), ["meter:2", "meter:3"], "eight syllables are no line of ten");
    let out_of_meter = speeches.replace("Was the gate ajar?", "The yellow meadow");
    assert_eq!(told_of("blank-verse", &out_of_meter), ["meter:2", "meter:3"], "the two are no line of the meter");
}

#[test]
fn short_lines_in_a_row_do_not_excuse_each_other() {
    let dimeters = "The road is empty\nand the moon has gone.\nThe lamp is burning\nand the house is still.\n";
    let levels = |draft: &str| -> Vec<Severity> {
        let verdict = judged(&form("blank-verse"), draft, &JudgeOptions::finished());
        verdict.findings.iter().map(|finding| finding.severity).filter(|level| *level > Severity::Note).collect()
    };
    assert_eq!(levels(dimeters), [Severity::Error], "four lines alike are told once");
    let stepped = dimeters.replace("\nand", "\n                and");
    assert_eq!(levels(&stepped), [], "the page shows which lines belong together");
}

#[test]
fn lines_that_owe_a_rhyme_each_are_no_halves_of_one() {
    let tetrameters = "The moon is on the hill tonight.\nThe stars are all about her bright.\n";
    assert_eq!(told_of("heroic-couplet", tetrameters), ["meter:1", "meter:2"]);
    let dimeters =
        "The lamp is on the hill tonight,\nThe dark is deep below the town.\nThe wheel is still,\nThe sun goes down.\n";
    assert_eq!(told_of("long-meter", dimeters), ["meter:3", "meter:4"]);
}

#[test]
fn the_last_line_of_a_poem_that_may_grow_waits_for_the_rest_of_it_where_lines_are_shared() {
    let draft = "I heard the horses coming up the hill\nand no one answered.\n";
    let open = |name: &str| judged(&form(name), draft, &JudgeOptions::typing(3));
    let blank = open("blank-verse");
    assert_eq!((told(&blank), blank.lines[1].mark), (vec![], Mark::Fits));
    assert_eq!(blank.lines[1].pending, ["may be part of a line to come"]);
    assert_eq!(told(&open("sonnet")), ["meter:2"]);
}

/// The first thing told of a line.
fn message(name: &str, draft: &str) -> (Severity, String) {
    let verdict = judged(&form(name), draft, &JudgeOptions::finished());
    let finding = verdict.findings.iter().find(|finding| finding.severity > Severity::Note).unwrap();
    (finding.severity, format!("{}. {}", finding.message, finding.help))
}

#[test]
fn a_line_of_another_length_is_told_its_count_and_not_a_foot() {
    let common = "The heron stood upon the stone\nThe river runs below the town\nThe heron stood and stood alone\nAnd all the reeds were brown\n";
    let (level, said) = message("common-meter", common);
    assert!(said.starts_with("4 beats, as in iambic tetrameter; iambic trimeter has 3. The 1, riv-er 2"), "{said}");
    assert!(said.ends_with("the 1, town 1"), "{said}");
    assert_eq!(level, Severity::Warning, "the count itself can fit");
    let long = "The chroniclers forgot the wasted hours and all the days that made them\n";
    assert!(message("blank-verse", long).1.contains("where 10 or 11 are wanted"), "{:?}", message("blank-verse", long));
    let foot = "Garden morning water, lantern alone\n";
    assert!(message("blank-verse", foot).1.contains(" is said "), "{:?}", message("blank-verse", foot));
}

#[test]
fn a_clash_is_shown_at_the_word_that_makes_it_with_one_thing_to_do() {
    for (line, said) in [
        (
            "And every window wore assume grief",
            "*assume* is said as-SUME; iambic pentameter would stress AS-sume here. Put a word there that is stressed as AS-sume is, or \
             move *assume* by a syllable",
        ),
        (
            "Tomorrow she sold a small tricycle",
            "*a* is light where iambic pentameter has a beat. Put a stressed word there, or move *a* by a syllable",
        ),
    ] {
        assert_eq!(message("blank-verse", line).1, said);
    }
}

#[test]
fn a_level_that_is_off_says_nothing() {
    let quiet = made("name = \"Quiet\"\nscheme = \"abab\"\nseverity.rhyme = \"off\"");
    let poem = "The orchard filled with early light,\nthe ladder stood against the tree,\nthe apples reddened overnight\nand fell into the water.";
    assert_eq!(told(&judged(&quiet, poem, &JudgeOptions::finished())), Vec::<String>::new());
}

#[test]
fn a_rhyme_inside_the_line_is_listened_for() {
    let form = made("name = \"Inner\"\nscheme = \"aa(bb)a\"");
    let poem = |third: &str| {
        format!(
            "The harbor sleeps beneath the moon,\nthe fishermen will sail by noon,\n{third}\nand nobody will wake too soon."
        )
    };
    let kept = judged(&form, &poem("the gulls at play above the bay"), &JudgeOptions::finished());
    assert_eq!(told(&kept), Vec::<String>::new());
    let broken = judged(&form, &poem("the gulls are up above the bay"), &JudgeOptions::finished());
    assert_eq!(told(&broken), ["rhyme:3"]);
}

/// The findings of a verdict by rule and line.
fn places(verdict: &Verdict) -> BTreeSet<(Rule, u32)> {
    verdict.findings.iter().map(|finding| (finding.rule, finding.line)).collect()
}

/// Types a poem key by key; every finding on the way must be one the whole poem has.
fn nags(form: &Arc<Form>, poem: &str) -> Vec<String> {
    let whole = places(&judged(form, poem, &JudgeOptions::finished()));
    let (mut judge, mut session) = (Judge::new(Arc::clone(form)), Session::default());
    let (mut roles, mut held_for): (Vec<Option<Role>>, u32) = (Vec::new(), 0);
    let ends = poem.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut nags = Vec::new();
    for typed in ends.filter_map(|end| poem.get(..end)) {
        let row = u32::try_from(typed.matches('\n').count() + 1).unwrap();
        // As the editor does it: lines keep their roles while one is typed, and are chosen anew when another is.
        let line = row as usize - 1;
        let only = vec![None; line];
        let held = Held::typing(line, if held_for == row { &roles } else { &only }, row as usize);
        let page = Page::read_holding(typed, Syntax::Plain, &Settled::default(), &held);
        let (poem, verdict) = judge.judge_page(&session.hear_page(page, typed), &JudgeOptions::typing(row));
        (roles, held_for) = (poem.roles_to_hold(row as usize), row);
        for (rule, line) in places(&verdict).difference(&whole) {
            nags.push(format!("{}: {}:{line} after {:?}", form.id, rule.id(), typed.lines().next_back().unwrap_or("")));
        }
    }
    nags.dedup();
    nags
}

#[test]
fn no_passing_example_is_nagged_at_while_it_is_typed() {
    let registry = Registry::new();
    let mut all = Vec::new();
    for listed in registry.list() {
        let Ok(form) = registry.find(&listed.id) else { continue };
        let passing =
            registry.examples(&listed.id).unwrap_or_default().into_iter().filter(|example| example.expect.is_empty());
        for example in passing.filter(|example| example.text.len() < 1500) {
            all.extend(nags(&form, &example.text).into_iter().take(2));
            // A form that asks nothing but its stanzas cannot tell a title from a stanza of one line before the third is there.
            if example.text.len() < 400 && form.id != "cherita" {
                let dressed = format!("A Winter Evening\n\n{}\n\n— A. Nobody\n", example.text.trim_end());
                all.extend(nags(&form, &dressed).into_iter().take(2));
            }
        }
    }
    for (name, poem) in [
        ("quatrain-abab", QUATRAINS.join("\n\n")),
        ("haiku", "the old kettle sings\nbefore anyone can wake\nto hear its one song\n".to_owned()),
    ] {
        all.extend(nags(&form(name), &poem));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

const CHAIN: &str =
    "name = \"Chain\"\nsequence = { form = \"haiku\", count = 3, link = \"last line to first line\", circle = true }";
const LINKED: &str = "A thin winter moon\nsettles in the garden pond\nuntil the ice comes\n\nUntil the ice comes\na heron folds up its wings\nand waits for the thaw\n\nAnd waits for the thaw\nthe boat turned over on stones\na thin winter moon\n";

#[test]
fn a_chain_of_poems_is_judged_poem_by_poem_and_link_by_link() {
    let mut registry = Registry::new();
    registry.add("chain.toml", CHAIN).unwrap();
    let form = registry.find("chain").unwrap();
    let told_of = |poem: &str| told(&judged(&form, poem, &JudgeOptions::finished()));
    assert_eq!(told_of(LINKED), Vec::<String>::new());
    assert_eq!(told_of(&LINKED.replace("a heron folds up its wings", "a heron folds its wings")), ["syllables:6"]);
    assert_eq!(
        told_of(&LINKED.replace("Until the ice comes\na heron", "Under the low bridge\na heron")),
        ["sequence:5"]
    );
    assert_eq!(
        told_of(&LINKED.replace("stones\na thin winter moon", "stones\nwhere the path gives out")),
        ["sequence:11"]
    );
    let two = LINKED.rsplit_once("\n\n").unwrap().0;
    assert_eq!(told_of(two), ["sequence:7"]);
    let unfinished = judged(&form, two, &JudgeOptions::default());
    assert_eq!((told(&unfinished), unfinished.unfinished.map(|it| (it.lines, it.of))), (vec![], Some((6, 9))));
    assert_eq!(nags(&form, LINKED), Vec::<String>::new());
}

#[test]
fn a_judge_that_has_judged_before_gives_the_same_verdict() {
    let form = form("quatrain-abab");
    let mut judge = Judge::new(Arc::clone(&form));
    let mut session = Session::default();
    for count in [3, 1, 2, 3] {
        let text = QUATRAINS[..count].join("\n\n");
        let verdict = judge.judge(&session.hear(&text), &JudgeOptions::finished());
        assert_eq!(verdict, judged(&form, &text, &JudgeOptions::finished()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_judged_by_any_form(
        text in "([a-zA-Z'\u{2019}\\-., éß\u{1F600}0-9|#*]{0,24}\r?\n?){0,14}",
        name in prop::sample::select(&["haiku", "villanelle", "sestina", "ghazal", "terza-rima", "blank-verse", "free-verse",
            "abecedarian", "alliterative-verse", "limerick", "pantoum", "luc-bat", "choka", "rondeau", "double-dactyl"][..]),
        row in prop::option::of(1_u32..20),
    ) {
        let form = form(name);
        let options = JudgeOptions { typing: row, ..JudgeOptions::default() };
        let verdict = judged(&form, &text, &options);
        prop_assert_eq!(&verdict, &judged(&form, &text, &options));
        for finding in &verdict.findings {
            let line = text.lines().nth(finding.line as usize - 1).unwrap_or("");
            prop_assert!(finding.column <= finding.end_column);
            prop_assert!(finding.end_column as usize <= line.chars().count() + 2, "{finding:?}");
        }
    }
}
