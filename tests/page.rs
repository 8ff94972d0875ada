//! The page as a poet keeps it: what is read as verse, whatever is put around and into a poem.

#![allow(clippy::unwrap_used, reason = "a test that finds no form should stop")]

use std::sync::Arc;

use verse::analysis::{Poem, Session};
use verse::form::{Form, Registry};
use verse::judge::{Judge, JudgeOptions, Severity, SongJudge, Verdict};
use verse::lexicon::Ear;
use verse::page::{Page, Role, Settled, Syntax};

const QUATRAINS: [&str; 2] = [
    "The orchard filled with early light,\nthe ladder stood against the tree,\nthe apples reddened overnight\nand fell where nobody could see.",
    "The cider press is cold and dry,\nthe baskets hang along the wall,\nand only wasps and starlings try\nthe windfall sugar after all.",
];

const HAIKU: &str = "the old kettle sings\nbefore anyone can wake\nto hear its one song";

fn poem() -> String {
    QUATRAINS.join("\n\n")
}

fn form(name: &str) -> Arc<Form> {
    Registry::new().find(name).unwrap()
}

fn judged_as(text: &str, syntax: Syntax, form_name: &str, settled: &Settled) -> (Poem, Verdict) {
    let page = Session::new(Ear::new()).hear_page(Page::read(text, syntax, settled), text);
    Judge::new(form(form_name)).judge_page(&page, &JudgeOptions::finished())
}

/// What is heard of the lines of verse.
fn heard(poem: &Poem) -> Vec<String> {
    poem.lines.iter().map(|line| line.heard.text.trim().to_owned()).collect()
}

/// The errors and warnings.
fn blamed(verdict: &Verdict) -> Vec<String> {
    let told = verdict.findings.iter().filter(|finding| finding.severity > Severity::Note);
    told.map(|finding| format!("{}:{}", finding.rule.id(), finding.line)).collect()
}

/// What is wrong with how a page is read: it should have just the poem's lines, and none blamed.
fn misread(text: &str, syntax: Syntax, form_name: &str, bare: &str) -> Option<String> {
    let (poem, verdict) = judged_as(text, syntax, form_name, &Settled::default());
    let lines: Vec<&str> = bare.lines().filter(|line| !line.is_empty()).collect();
    let alone = Session::new(Ear::new()).hear_page(Page::read(text, syntax, &Settled::default()), text).cheapest();
    let wrong = if heard(&poem) != lines {
        format!("{:?}", heard(&poem))
    } else if !blamed(&verdict).is_empty() {
        format!("{:?}", blamed(&verdict))
    } else if heard(&alone) != lines {
        format!("without a form: {:?}", heard(&alone))
    } else {
        return None;
    };
    Some(format!("{text}\n  is read as {wrong}"))
}

/// Every page has just the poem's lines.
fn are_read(pages: impl IntoIterator<Item = (Syntax, String)>, form_name: &str, bare: &str) {
    let wrong: Vec<String> =
        pages.into_iter().filter_map(|(syntax, text)| misread(&text, syntax, form_name, bare)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn plain(pages: impl IntoIterator<Item = String>) -> impl Iterator<Item = (Syntax, String)> {
    pages.into_iter().map(|text| (Syntax::Plain, text))
}

#[test]
fn what_is_put_before_a_poem_is_no_verse() {
    let poem = poem();
    let befores = [
        "Windfall\n\n",
        "WINDFALL\n\n",
        "The Windfall of an Autumn\n\n",
        "“Windfall”\n\n",
        "**Windfall**\n\n",
        "Windfall\n========\n\n",
        "    Windfall\n\n",
        "Title: Windfall\n\n",
        "<h1>Windfall</h1>\n\n",
        "Windfall\nby Ann Other\n\n",
        "Windfall\n\nAnn Other\n\n",
        "Windfall\n(a song)\n\n",
        "Windfall\n\nfor my father\n\n",
        "Windfall\nfor Anna\n\n",
        "Windfall\n\nA song of my grandmother's, more or less. She had it from a neighbor who pressed cider.\n\n",
        "Windfall\n\nin memory of J. B.\n\n",
        "Windfall\n\n3 October 2019\n\n",
        "Windfall\n\n“Nothing is lost that lies in grass.”\n— proverb\n\n",
        "# Windfall\n\n*after a photograph*\n\n",
        "Song 3\n\n",
        "III.\n\n",
        "#autumn #draft\n\n",
        "<!-- second draft,\nneeds a better end -->\n\n",
        "Leeds, October 2019\n\n",
        "The Autumn Windfall\n",
    ];
    are_read(plain(befores.map(|before| format!("{before}{poem}\n"))), "quatrain-abab", &poem);
}

#[test]
fn what_is_put_after_a_poem_is_no_verse() {
    let poem = poem();
    let afters = [
        "— Ann Other",
        "    -- A. O.",
        "Ann Other",
        "by Ann Other",
        "October 2019",
        "Leeds, 1998",
        "2019-10-03",
        "(2019)",
        "© 2019 Ann Other. All rights reserved.",
        "#poem #windfall",
        "Tags: apples, autumn",
        "The End",
        "[8 lines]",
        "word count: 48",
        "* * *",
        "~",
        "Notes:\nThe press is the one in the museum.\nThe wasps are real.",
        "Revision notes\n- the press is the one in the museum\n- the wasps are real",
        "Author\u{2019}s note: the press is real.",
        "[1] An old word for cider.",
        "* an old word for cider",
        "https://example.org/windfall",
        "— Ann Other\n\nOctober 2019\n\n#poem",
    ];
    let pages = afters.map(|after| format!("{poem}\n\n{after}\n"));
    let tight = format!("{poem}\n                    — Ann Other\n");
    let signed = format!("{poem}\n~ann\n");
    are_read(plain(pages.into_iter().chain([tight, signed])), "quatrain-abab", &poem);
}

#[test]
fn what_is_put_into_a_poem_is_no_verse() {
    let poem = poem();
    let each = |dress: &dyn Fn(usize, &str) -> String| -> String {
        let mut nth = 0;
        let lines = poem.lines().map(|line| {
            nth += usize::from(!line.is_empty());
            if line.is_empty() { String::new() } else { dress(nth, line) }
        });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    let pages = [
        each(&|nth, line| format!("{nth:>2}  {line}")),
        each(&|nth, line| format!("{nth}. {line}")),
        each(&|nth, line| format!("[{nth}] {line}")),
        each(&|nth, line| if nth % 5 == 0 { format!("{line}    {nth}") } else { line.to_owned() }),
        each(&|nth, line| if nth % 4 == 0 { format!("{line}\t({nth})") } else { line.to_owned() }),
        each(&|nth, line| if nth == 3 || nth == 5 { format!("{line}[{}]", nth / 2) } else { line.to_owned() }),
        each(&|nth, line| format!("> {line}{}", if nth % 2 == 0 { "  " } else { "" })),
        each(&|_, line| format!("{line}<br/>")),
        each(&|_, line| format!("\u{a0}\u{a0}\u{2003}{line}")),
        each(&|_, line| line.replace("ladder", "lad\u{ad}der").replace("apples", "ap\u{200b}ples")),
        each(&|_, line| {
            line.replace("apples", "[apples](https://example.org/a-b.html)").replace("wasps", "[[insects|wasps]]")
        }),
        each(&|nth, line| if nth == 2 { format!("*{line}*") } else { line.replace("the ", "**the** ") }),
        each(&|_, line| line.replace('a', "&#97;")),
        format!("[Verse 1]\n{}\n\n[Verse 2: Ann]\n{}\n", QUATRAINS[0], QUATRAINS[1]),
        format!("Verse 1:\n{}\n\nChorus:\n{}\n", QUATRAINS[0], QUATRAINS[1]),
        format!("(Verse)\n{}\n\n(Chorus)\n{}\n", QUATRAINS[0], QUATRAINS[1]),
        format!("{}\n\n. . . . . .\n\n{}\n", QUATRAINS[0], QUATRAINS[1]),
        format!("1\n{}\n\n2\n{}\n", QUATRAINS[0], QUATRAINS[1]),
        format!("```\n{poem}\n```\n"),
        poem.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n",
        QUATRAINS.map(|stanza| stanza.replace('\n', "\n\n")).join("\n\n\n"),
    ];
    are_read(plain(pages), "quatrain-abab", &poem);
}

#[test]
fn a_poem_is_read_in_the_markup_it_is_kept_in() {
    let poem = poem();
    let tex: Vec<String> = QUATRAINS.iter().map(|stanza| stanza.replace('\n', " \\\\\n") + " \\\\!").collect();
    let bars = poem.lines().map(|line| format!("| {line}")).collect::<Vec<_>>().join("\n");
    let pages = [
        (
            Syntax::Tex,
            format!(
                "\\documentclass{{article}}\n\\title{{Windfall}}\n\\begin{{document}}\nSome prose.\n\\begin{{verse}}[3in]\n{}\n\\end{{verse}}\n\\end{{document}}\n",
                tex.join("\n\n")
            ),
        ),
        (
            Syntax::Tex,
            format!(
                "\\poemtitle{{Windfall}}\n\\begin{{verse}}\n{}\n\\end{{verse}}\n",
                tex.join("\n\n").replace("the ladder", "\\vin the \\emph{ladder}")
            ),
        ),
        (
            Syntax::Org,
            format!(
                "#+TITLE: Windfall\n* A poem\n:PROPERTIES:\n:ID: 1\n:END:\nSome prose.\n#+BEGIN_VERSE\n{poem}\n#+END_VERSE\n"
            ),
        ),
        (
            Syntax::AsciiDoc,
            format!("= Windfall\nAnn Other\n\nSome prose.\n\n[verse, Ann Other, Windfall]\n____\n{poem}\n____\n"),
        ),
        (Syntax::Rst, format!("Windfall\n========\n\nSome prose.\n\n{bars}\n\n.. note:: a draft\n")),
        (
            Syntax::Markdown,
            format!("---\nlayout: post\ntitle: Windfall\n---\n\n# Windfall\n\n{}\n", poem.replace('\n', "  \n")),
        ),
        (Syntax::Markdown, format!("---\n\n{poem}\n\n---\n")),
        (Syntax::Markdown, format!("{}\n\n[^1]: An old word for cider.\n", poem.replace("cider", "cider[^1]"))),
        (
            Syntax::Markdown,
            poem.lines()
                .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    ];
    are_read(pages, "quatrain-abab", &poem);
}

#[test]
fn a_poem_on_one_line_is_parted_at_its_slashes() {
    are_read(plain([HAIKU.replace('\n', " / ")]), "haiku", HAIKU);
    let (poem, _) = judged_as("either / or", Syntax::Plain, "haiku", &Settled::default());
    assert_eq!(heard(&poem), ["either / or"]);
}

#[test]
fn each_titled_poem_of_a_file_is_one() {
    let text = format!(
        "Morning\n\n{HAIKU}\n\n— A. O.\n\nEvening\n\nthe last bus has gone\nand the driver walks back home\nwhistling in the rain\n"
    );
    let (poem, verdict) = judged_as(&text, Syntax::Plain, "haiku", &Settled::default());
    assert_eq!(poem.lines.len(), 6);
    assert_eq!(blamed(&verdict), Vec::<String>::new());
}

#[test]
fn the_form_decides_where_a_line_may_be_either() {
    // A lone I is a line of a tetractys, and a number elsewhere.
    let tetractys = "I\nhave left\nthe window\nopen all night\nto let the summer find its own way out";
    let (poem, verdict) = judged_as(tetractys, Syntax::Plain, "tetractys", &Settled::default());
    assert_eq!((poem.lines.len(), blamed(&verdict)), (5, vec![]));
    let (poem, verdict) = judged_as(&format!("I\n{HAIKU}\n"), Syntax::Plain, "haiku", &Settled::default());
    assert_eq!((poem.lines.len(), blamed(&verdict)), (3, vec![]));
    // Magpies counted in a rhyme keep their numbers, numbered lines lose theirs.
    let counting = "1 for the gate\n2 for the wall\n3 to be late\n4 for us all";
    let (poem, _) = judged_as(counting, Syntax::Plain, "quatrain-abab", &Settled::default());
    assert_eq!(heard(&poem)[1], "2 for the wall");
}

#[test]
fn what_lies_below_a_rule_at_the_end_is_no_poem() {
    for below in [
        "Note: written on the bus.",
        "Sam Jones",
        "*Sam Jones lives in Ohio.*",
        "(first published in the Modest Review)",
        "Sam Jones is a poet from Ohio. Her work has appeared in The Modest Review and on buses.",
        "-- sam jones, probably",
    ] {
        let text = format!("# Kettle\n\n{HAIKU}\n\n---\n\n{below}\n");
        let (poem, verdict) = judged_as(&text, Syntax::Markdown, "haiku", &Settled::default());
        assert_eq!((poem.lines.len(), blamed(&verdict)), (3, Vec::new()), "{text}");
    }
    let two = format!("{HAIKU}\n\n---\n\n{HAIKU}\n");
    let (poem, verdict) = judged_as(&two, Syntax::Markdown, "haiku", &Settled::default());
    assert_eq!((poem.lines.len(), blamed(&verdict)), (6, Vec::new()));
    let begun = format!("{HAIKU}\n\n---\n\n{HAIKU}\n\n---\n\nthe river has gone\n");
    let (_, verdict) = judged_as(&begun, Syntax::Markdown, "haiku", &Settled::default());
    assert!(!blamed(&verdict).is_empty(), "where rules part poems, a line below the last one begins another");
    let short = format!("{HAIKU}\n\n---\n\nthe river has gone\npast the lamp on the jetty\n");
    let (_, verdict) = judged_as(&short, Syntax::Markdown, "haiku", &Settled::default());
    assert!(!blamed(&verdict).is_empty(), "a poem that lacks a line is told");
}

#[test]
fn a_name_right_below_the_title_is_the_authors() {
    for head in ["AUTUMN KETTLE\nSam Jones", "Autumn Kettle\nSam Jones", "Autumn Kettle\nAnna Lee Moss"] {
        for (form, poem) in [("haiku", HAIKU), ("quatrain-abab", QUATRAINS[0])] {
            are_read(plain([format!("{head}\n\n{poem}\n")]), form, poem);
        }
    }
}

#[test]
fn of_couplets_the_second_line_is_no_name_below_a_title() {
    let couplets = "Blue Moon\nof Kentucky\n\nkeep on shining\non the railway\n\nI am walking\nto the harbor\n";
    let (poem, _) = judged_as(couplets, Syntax::Plain, "free-verse", &Settled::default());
    assert!(heard(&poem).contains(&"of Kentucky".to_owned()), "{:?}", heard(&poem));
}

#[test]
fn a_dedication_between_two_poems_belongs_to_neither() {
    let other = "the river has gone\npast the lamp on the jetty\nwithout a goodbye";
    for dedication in ["*for M.*", "for Anna Lee", "in memory of Ruth"] {
        let text = format!("{HAIKU}\n\n{dedication}\n\n{other}\n");
        let (poem, verdict) = judged_as(&text, Syntax::Markdown, "haiku", &Settled::default());
        assert_eq!((poem.lines.len(), blamed(&verdict)), (6, Vec::new()), "{text}");
    }
    let text = format!("{HAIKU}\n\nfor the garden gate\n\n{other}\n");
    let (_, verdict) = judged_as(&text, Syntax::Markdown, "haiku", &Settled::default());
    assert!(!blamed(&verdict).is_empty(), "a line that names nobody is a line of verse");
}

#[test]
fn no_line_of_verse_is_swallowed_to_save_the_form() {
    let extra = format!("{}\n{}\n", QUATRAINS[0], "and nobody has come to pick them yet");
    let (_, verdict) = judged_as(&extra, Syntax::Plain, "heroic-quatrain", &Settled::default());
    assert!(!blamed(&verdict).is_empty());
    for broken in [
        format!("early light\n{}", poem().split_once('\n').unwrap().1),
        format!("{}\nand fell", poem().rsplit_once('\n').unwrap().0),
        format!("{}\n\nand then the frost came down on everything.", poem()),
    ] {
        let (_, verdict) = judged_as(&broken, Syntax::Plain, "long-meter", &Settled::default());
        assert!(!blamed(&verdict).is_empty(), "{broken}");
    }
}

#[test]
fn a_stanza_of_short_lines_is_no_title() {
    let text = "rust on the gate\nmoss, burr\nfrost on the slate\nfeather and fur\n\nthe winter walks the orchard rows alone\nand counts the trunks that stood\nand lays a hand on every frozen stone\nand every stack of wood\n";
    let (poem, _) = judged_as(text, Syntax::Plain, "quatrain-abab", &Settled::default());
    assert_eq!(poem.lines.len(), 8);
    let alone = Session::new(Ear::new()).hear(text);
    assert_eq!(alone.lines.len(), 8);
}

#[test]
fn the_poet_settles_what_a_line_is() {
    let poem = poem();
    let text = format!("---\npage: {{verse: [\"Windfall\"]}}\n---\nWindfall\n\n{poem}\n");
    let (read, _) = judged_as(&text, Syntax::Plain, "quatrain-abab", &Settled::default());
    assert_eq!(heard(&read)[0], "Windfall");
    let mut settled = Settled::default();
    settled.settle("the ladder stood against the tree", Role::Note);
    let (read, _) = judged_as(&poem, Syntax::Plain, "quatrain-abab", &settled);
    assert_eq!(read.lines.len(), 7);
    let block =
        format!("---\npage:\n  title: the orchard filled with early light\n  note:\n    - the wasps\n---\n{poem}\n");
    let (read, _) = judged_as(&block, Syntax::Plain, "quatrain-abab", &Settled::default());
    assert_eq!(heard(&read)[0], "the ladder stood against the tree,");
}

#[test]
fn findings_and_words_keep_their_place_in_the_file() {
    let text =
        "# Kettle\n\n**the** old &#107;ettle sings\nbefore [anyone](a.html) at all can wake\nto hear its one song\n";
    let page = Session::new(Ear::new()).hear_page(Page::read(text, Syntax::Markdown, &Settled::default()), text);
    let (poem, verdict) = Judge::new(form("haiku")).judge_page(&page, &JudgeOptions::finished());
    let written = |line: usize| -> Vec<&str> {
        poem.lines[line].heard.words.iter().map(|word| poem.lines[line].in_file(word.span).of(text)).collect()
    };
    assert_eq!(written(0), ["the", "old", "&#107;ettle", "sings"]);
    assert_eq!(written(1), ["before", "anyone", "at", "all", "can", "wake"]);
    let found = &verdict.findings[0];
    assert_eq!((found.line, found.column, found.end_column), (4, 1, 40));
}

#[test]
fn a_page_is_spaced_as_its_poet_likes() {
    let solid = "A gate that nobody has painted yet\nhangs open on the lane behind the mill.\nThe road is dark, the grass along it wet,\nand every owl upon the farther hill\nhas something that it thinks we should not know.\nThe wheel was sold. The water turns there still\nand goes on falling, patient, clear and slow.";
    let (_, verdict) = judged_as(solid, Syntax::Plain, "terza-rima", &Settled::default());
    assert!(!blamed(&verdict).iter().any(|found| found.starts_with("stanza")), "{:?}", blamed(&verdict));
    let couplets = "The fog lay down along the bay\nand would not rise the whole long day.\n\nThe gulls complained about the cold\nas if they had been never told.\n";
    let (_, verdict) = judged_as(couplets, Syntax::Plain, "quatrain-aabb", &Settled::default());
    assert_eq!(blamed(&verdict), Vec::<String>::new());
    assert!(verdict.findings.iter().any(|finding| finding.rule.id() == "stanza-break"));
}

#[test]
fn a_chorus_has_a_form_of_its_own_and_may_return() {
    let chorus = "The fog lay down along the bay\nand would not rise the whole long day.";
    let text = format!(
        "[Verse 1]\n{}\n\n[Chorus]\n{chorus}\n\n[Verse 2]\n{}\n\n[Chorus x2]\n{chorus}\n",
        QUATRAINS[0], QUATRAINS[1]
    );
    let parts = [("Verse".to_owned(), form("quatrain-abab")), ("Chorus".to_owned(), form("short-couplet"))];
    let judged = |text: &str| {
        let page = Session::new(Ear::new()).hear_page(Page::read(text, Syntax::Plain, &Settled::default()), text);
        SongJudge::new(None, &parts).judge_page(&page, text, &JudgeOptions::finished())
    };
    let (poem, verdict) = judged(&text);
    assert_eq!((poem.lines.len(), blamed(&verdict)), (12, vec![]));
    let (_, verdict) = judged(&text.replacen("long day", "long night", 1));
    assert_eq!(blamed(&verdict), ["rhyme:9"]);
}

#[test]
fn the_marks_of_a_merge_are_known() {
    let text = "the old kettle sings\n<<<<<<< mine\nbefore anyone can wake\n=======\nbefore the house is awake\n>>>>>>> yours\nto hear its one song\n";
    assert_eq!(Page::read(text, Syntax::Plain, &Settled::default()).conflict(), Some(2));
    assert_eq!(Page::read("a\n=======\nb\n", Syntax::Plain, &Settled::default()).conflict(), None);
}

#[test]
fn speakers_and_directions_of_a_play_are_no_verse() {
    let text = "ANNA: The orchard filled with early light,\nBEN: the ladder stood against the tree,\n[Exit Anna.]\nBEN: the apples reddened overnight\nANNA: and fell where nobody could see.\n";
    are_read(plain([text.to_owned()]), "quatrain-abab", QUATRAINS[0]);
}
