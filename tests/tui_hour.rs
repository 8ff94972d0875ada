//! What an hour's writing asks for: places that commands take, questions that take no letter of the poem, and no blame for what is
//! still being written.
#![cfg(feature = "tui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod stage;

use stage::Stage;
use verse::judge::Rule;
use verse::tui::{EarlierWords, Layout, Look, OpenedDraft, Start};

const HAIKU: &str = "An old silent pond\na frog leaps into the pond\nsplash, silence again\n";

#[test]
fn the_place_of_the_cursor_is_shown_as_commands_take_it() {
    let mut stage = Stage::open("A title\n\nAn old silent pond\na frog leaps in\n", "haiku");
    stage.press("down down down");
    assert!(stage.row(0).contains("snow.txt:4"), "{}", stage.screen());
    stage.press("alt-l");
    assert!(stage.screen().contains("Line 2, snow.txt:4"), "{}", stage.screen());
}

#[test]
fn a_second_poem_in_the_file_is_not_blamed_for_lines_that_may_still_come() {
    let mut stage = Stage::open(HAIKU, "haiku");
    stage.press("ctrl-end").type_text("\nA new silent pond\n").press("ctrl-s").settle();
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "{}", stage.screen());
    stage.type_text("a frog").rest().press("ctrl-s").settle();
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "the last line is written on: {}", stage.screen());
    // It is the same when the file is opened again.
    let text = stage.text().to_owned();
    let stage = Stage::open(&format!("{text} leaps into the pond\n"), "haiku");
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "{}", stage.screen());
}

#[test]
fn after_an_undo_the_line_at_the_cursor_is_still_being_written() {
    let mut stage = Stage::open("An old silent pond\n", "haiku");
    stage.press("ctrl-end").type_text("a frog leaps").rest().press("ctrl-z").rest();
    stage.settle();
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "{}", stage.screen());
    stage.press("up").settle();
    assert!(stage.app.draft().reading().findings().count() > 0, "once it is left it is judged: {}", stage.screen());
}

#[test]
fn a_key_that_has_nothing_to_show_says_why() {
    let mut stage = Stage::open("An old silent pond\n", "");
    stage.press("alt-s");
    assert!(stage.screen().contains("No form is chosen"), "{}", stage.screen());
    let mut stage = Stage::open("An old silent pond\n", "haiku");
    stage.press("alt-s");
    assert!(stage.screen().contains("Haiku asks for no meter"), "{}", stage.screen());
    let mut stage = Stage::open("The evening settles on the river's edge\n", "blank-verse");
    stage.press("alt-s");
    assert!(stage.screen().contains("on every line"), "{}", stage.screen());
}

#[test]
fn closing_the_only_draft_leaves_an_empty_page() {
    let mut stage = Stage::open("An old silent pond\n", "haiku");
    stage.press("alt-x");
    assert!(!stage.left && stage.text().is_empty(), "{}", stage.screen());
    assert!(stage.screen().contains("Closed snow.txt"), "{}", stage.screen());
    stage.press("alt-x");
    assert!(!stage.left && stage.screen().contains("^Q leaves the editor"), "{}", stage.screen());
    let mut stage = Stage::open("", "haiku");
    stage.type_text("snow").press("alt-x").type_text("s");
    assert!(!stage.left && stage.text().is_empty() && stage.saved() == "snow", "{}", stage.screen());
}

#[test]
fn the_folder_shows_how_an_open_draft_fares_and_not_its_file() {
    let mut stage = Stage::open("An old silent pond\n", "haiku");
    stage.press("ctrl-end").type_text("a frog leaps into the pond\n").press("ctrl-o");
    assert!(stage.screen().contains("haiku, 2 of 3 lines, not saved"), "{}", stage.screen());
}

#[test]
fn a_poem_that_begins_while_earlier_words_are_asked_about_answers_nothing() {
    let earlier = EarlierWords { text: "snow falls\n".to_owned(), ..EarlierWords::default() };
    let draft = OpenedDraft { recovered: vec![earlier], new: true, ..OpenedDraft::default() };
    let start =
        |draft: OpenedDraft| Stage::start(Start { drafts: vec![draft], size: (80, 24), ..Start::default() }, "");
    let mut stage = start(draft.clone());
    assert!(stage.screen().contains("Enter take them"), "{}", stage.screen());
    stage.type_text("T");
    assert!(stage.screen().contains("offered when the draft is opened again"), "{}", stage.screen());
    stage.type_text("he snow");
    assert_eq!(stage.text(), "The snow");
    let mut stage = start(draft);
    stage.press("enter");
    assert_eq!(stage.text(), "snow falls\n");
}

#[test]
fn a_count_that_is_right_is_not_at_fault_where_a_stress_clashes() {
    let stage = Stage::open(
        "And all the ancient begonias assumed\nThe evening settles on the river's lonely edge\n",
        "blank-verse",
    );
    let of_count = |line: usize| {
        let reading = stage.app.draft().reading();
        reading
            .findings_on(line)
            .filter(|found| found.rule == Rule::Meter)
            .map(|found| found.of_count)
            .collect::<Vec<_>>()
    };
    assert_eq!((of_count(0), of_count(1)), (vec![false], vec![true]), "{}", stage.screen());
}

#[test]
fn a_name_below_the_poem_owes_no_line() {
    let stage = Stage::open("An old silent pond\na frog leaps into the pond\n\n\u{2014} A. O.\n", "haiku");
    let reading = stage.app.draft().reading();
    let below: Vec<bool> = (2..4).map(|line| reading.owes(line).is_some()).collect();
    assert_eq!(below, [true, false], "{}", stage.screen());
}

#[test]
fn a_part_of_a_song_that_has_its_name_owes_its_lines() {
    let verse = "[Verse 1]\nThe bus goes by the river wall\nI count the lights on every floor\n\
                 and no one ever thought to call\nbut still I listen at the door\n";
    let text = format!("---\nsections: {{Verse: abab, Chorus: aabb}}\n---\n{verse}\n[Chorus]\n");
    let mut stage = Stage::open(&text, "");
    let letters = |stage: &Stage| {
        let reading = stage.app.draft().reading();
        let owed = reading.owes(stage.app.draft().buffer().line_count() - 1).into_iter().chain(reading.owed_below());
        owed.map(|owes| owes.letter.to_string()).collect::<String>()
    };
    assert_eq!(letters(&stage), "aabb", "{}", stage.screen());
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "{}", stage.screen());
    stage.press("ctrl-end").type_text("O leave a lamp for me\n").settle();
    assert_eq!(letters(&stage), "abb", "{}", stage.screen());
}

#[test]
fn the_words_that_end_a_ghazals_couplets_are_shown_and_written_to_their_end() {
    let couplet = "We ate what there was, a heel of bread in the dark,\nand spoke of the boats with their sails of lead in the dark.\n";
    let mut stage = Stage::open_sized(
        &format!("{couplet}\nThe ferryman\u{2019}s daughter has lit the stove,\n"),
        "ghazal",
        (120, 36),
        Look::default(),
    );
    stage.press("ctrl-end");
    let screen = stage.screen();
    assert!(screen.contains("ends on \u{201c}in the dark\u{201d}"), "{screen}");
    stage.type_text("and counts on her fingers the words that he said i").settle();
    assert!(stage.screen().contains("he said i\u{258f}n the dark"), "{}", stage.screen());
    assert!(stage.screen().contains("writes the words that return here: n the dark"), "{}", stage.screen());
    stage.press("tab").settle();
    assert!(stage.text().ends_with("that he said in the dark"), "{}", stage.text());
    assert_eq!(stage.app.draft().reading().findings_on(4).count(), 0, "{}", stage.screen());
    stage.press("enter enter").rest();
    assert!(stage.screen().contains("\u{2026} in the dark"), "the next couplet closes on it: {}", stage.screen());
}

#[test]
fn a_line_that_is_owed_shows_its_last_words_where_it_has_no_room_for_all() {
    let couplet = "We ate what there was, a heel of bread in the dark of the ferry house by night,\n\
                   and spoke of the boats with their sails of lead in the dark of the ferry house by night.\n";
    let text = format!("{couplet}\nThe ferryman\u{2019}s daughter has lit the stove,\n");
    for (width, shown) in
        [(120, "\u{2026} in the dark of the ferry house by night"), (40, "\u{2026} dark of the ferry house by night")]
    {
        let mut stage = Stage::open_sized(&text, "ghazal", (width, 24), Look::default());
        stage.press("ctrl-end").press("up").rest();
        let ghost = stage.screen().lines().find(|row| row.contains('\u{2026}')).map(str::to_owned);
        assert!(ghost.as_deref().is_some_and(|row| row.contains(shown)), "{width}: {}", stage.screen());
    }
}

#[test]
fn a_couplet_to_come_is_parted_from_the_line_before_it_and_each_line_shows_its_end() {
    let couplet = "We ate what there was, a heel of bread in the dark,\n";
    let mut stage = Stage::open_sized(couplet, "ghazal", (80, 24), Look::default());
    stage.press("ctrl-end").rest();
    let told = "its last words return in the next line, with a rhyme before them";
    stage.press("up").rest();
    assert!(stage.screen().contains(told), "{}", stage.screen());
    stage
        .press("down")
        .type_text("and spoke of the boats with their sails of lead in the dark.\n\nThe ferryman has lit the stove,\n")
        .rest();
    assert!(!stage.screen().contains("needs a rhyme for"), "{}", stage.screen());
    let rows: Vec<String> = (0..18).map(|row| stage.row(row)).collect();
    let at = rows.iter().position(|row| row.contains("ferryman")).unwrap();
    assert!(
        rows[at + 1].contains("\u{2026} in the dark") || rows[at + 1].contains("in the dark"),
        "{}",
        stage.screen()
    );
    assert_eq!(rows[at + 2].trim(), "", "{}", stage.screen());
    assert!(rows[at + 4].contains("\u{2026} in the dark"), "{}", stage.screen());
}

#[test]
fn a_ghazals_line_is_offered_the_rhyme_before_the_words_that_return_and_then_these() {
    let couplet = "The roof above me sings all night of rain\nI close my eyes for better sight of rain\n";
    let text = format!("{couplet}\nThe city folds its hundred thousand lamps\n");
    let mut stage = Stage::open_sized(&text, "ghazal", (80, 24), Look::default());
    stage.press("ctrl-end").type_text("And drowns the river in its l").settle();
    let offered = stage.screen().lines().find(|row| row.contains("takes")).unwrap_or_default().to_owned();
    assert!(offered.contains("takes light") && stage.screen().contains("sight (line 2)"), "{}", stage.screen());
    stage.press("tab").settle();
    assert!(stage.screen().contains("takes of rain"), "{}", stage.screen());
    stage.press("tab").settle();
    assert!(stage.text().ends_with("in its light of rain"), "{}", stage.text());
    assert!(!stage.screen().contains("takes"), "{}", stage.screen());
}

#[test]
fn a_full_line_is_offered_no_second_rhyme() {
    let above = "The tide comes in and takes the castle down\nWe built in morning light with plastic spades\n";
    for line in ["And nothing that I love will let me drown,", "And nothing that I love will let me drown, "] {
        let mut stage = Stage::open(above, "villanelle");
        stage.press("ctrl-end").type_text(line).settle();
        assert!(!stage.screen().contains("to rhyme with"), "{}", stage.screen());
    }
}

#[test]
fn a_tab_before_the_pause_shows_what_it_would_take_and_inserts_nothing() {
    let above = "The roof above me sings all night\nand holds the rain till morning\n";
    let mut stage = Stage::open(above, "quatrain-abab");
    stage.press("ctrl-end").type_text("I close my eyes and lose the li").press("tab");
    assert!(stage.text().ends_with("lose the li"), "{:?}", stage.text());
    assert!(stage.screen().contains("takes light"), "{}", stage.screen());
    stage.press("tab");
    assert!(stage.text().ends_with("lose the light"), "{:?}", stage.text());
}

#[test]
fn the_list_of_words_goes_on_with_the_letters_that_a_tab_would_complete() {
    let mut stage = Stage::open("The ferryman is out of view\n", "couplet");
    stage.press("ctrl-end").type_text("and nobody is in can").settle();
    assert!(stage.screen().contains("takes canoe"), "{}", stage.screen());
    stage.press("alt-r");
    assert!(stage.screen().contains("canoe") && !stage.screen().contains("After can"), "{}", stage.screen());
    // The list is the same before the pause after which words are offered.
    let mut hasty = Stage::open("The ferryman is out of view\n", "couplet");
    hasty.press("ctrl-end").type_text("and nobody is in can").press("alt-r");
    assert!(hasty.screen().contains("canoe") && !hasty.screen().contains("After can"), "{}", hasty.screen());
}

#[test]
fn the_form_that_the_draft_names_itself_stays_when_it_is_chosen_again() {
    let mut stage = Stage::open("---\nform: haiku\n---\nAn old silent pond\n", "haiku");
    stage.press("alt-f enter").rest();
    assert!(stage.screen().contains("Haiku stays"), "{}", stage.screen());
}

#[test]
fn where_the_first_row_is_short_the_faults_stay_and_the_form_goes() {
    let text = "An old silent lily pond\na frog leaps far into the pond\nsplash, silence again\n";
    let stage = Stage::open_sized(text, "haiku", (34, 12), Look::default());
    assert!(stage.row(0).contains("2 faults") && !stage.row(0).contains("haiku"), "{}", stage.screen());
}

#[test]
fn replacing_all_takes_the_match_around_the_cursor_too() {
    let mut stage = Stage::open("The river moves and the river sings\nA river bends\n", "");
    stage.press("right right right right right right ctrl-r").type_text("river").press("enter").type_text("harbor");
    stage.press("enter").type_text("a").rest();
    assert_eq!(stage.text(), "The harbor moves and the harbor sings\nA harbor bends\n");
}

#[test]
fn the_list_of_forms_begins_with_the_drafts_own() {
    let text = "The winter light comes late across the sill,\nand all the house is quiet with the snow;\n";
    let mut stage = Stage::open(text, "shakespearean-sonnet");
    stage.press("alt-f");
    assert!(stage.screen().contains("this draft's form"), "{}", stage.screen());
    stage.press("enter").rest();
    assert!(stage.row(0).contains("sonnet"), "{}", stage.screen());
}

#[test]
fn a_song_of_named_parts_has_a_name_a_state_and_lines_of_its_parts() {
    let text = "---\nsections: {Verse: abab}\n---\n[Verse 1]\nThe bus goes by the river wall\nI count the lights on every floor\n\
                and no one ever thought to call\nbut still I listen at the gate\n";
    let stage = Stage::open(text, "");
    assert!(stage.row(0).contains("song   4 lines, 1 fault"), "{}", stage.screen());
    assert!(stage.app.draft().reading().findings().any(|found| found.message.contains("line 2 of this part")));
}

#[test]
fn the_name_of_a_part_that_has_a_form_is_no_line_of_it_however_little_follows() {
    let mut stage = Stage::open("---\nsections: {Verse: abab}\n---\n", "");
    stage.press("ctrl-end").type_text("[Verse 1]\n").settle();
    assert_eq!(stage.app.draft().reading().poem().lines.len(), 0, "{}", stage.screen());
    let reading = stage.app.draft().reading();
    let owed = reading.owes(4).into_iter().chain(reading.owed_below());
    assert_eq!(owed.map(|owes| owes.letter.to_string()).collect::<String>(), "abab", "{}", stage.screen());
}

#[test]
fn the_labels_of_a_poem_of_one_form_make_no_parts_of_it() {
    let text = "[Verse]\nThe tide comes in and takes the castle down\nWe built in morning light with plastic spades\n\
                And nothing that I love will let me drown\n\n[Chorus]\nThe children run along the edge of town\n\
                and call the names of gulls and renegades\nThe tide goes out and leaves the castle down\n";
    let stage = Stage::open(text, "villanelle");
    let told: Vec<&str> = stage.app.draft().reading().findings().map(|found| found.message.as_str()).collect();
    assert!(told.iter().any(|told| told.contains("line 1 of stanza 1")), "{told:?}");
    assert!(!told.iter().any(|told| told.contains("part")), "{told:?}");
}

#[test]
fn a_song_counts_the_lines_of_all_its_parts() {
    let text = "---\nstatus: draft\nsections: {Verse: abab, Chorus: aabb}\n---\n[Verse]\nThe bus goes by the river wall\nI count the lights on every floor\n\
                and no one ever thought to call\nbut still I listen at the door\n\n[Chorus]\nO leave a lamp for me\nbeside the apple tree\n";
    let stage = Stage::open(text, "");
    assert!(stage.row(0).contains("song   6 of 8 lines"), "{}", stage.screen());
}

#[test]
fn a_line_of_verse_that_begins_like_the_name_of_a_part_is_verse() {
    let text = "---\nsections: {The Bridge: abab}\n---\n[The Bridge]\nThe bridge was out, the ferryman said this:\n";
    let stage = Stage::open(text, "");
    assert_eq!(stage.app.draft().reading().poem().lines.len(), 1, "{}", stage.screen());
}

#[test]
fn no_form_stops_a_song_too_and_stands_behind_the_forms_that_are_like_the_draft() {
    let text = "---\nsections: {Verse: abab}\n---\n[Verse]\nsnow\nrain\nsnow\nwind\n";
    let mut stage = Stage::open(text, "");
    assert!(stage.app.draft().reading().findings().count() > 0, "{}", stage.screen());
    stage.press("alt-f").type_text("No form").press("enter").rest();
    assert_eq!(stage.app.draft().reading().findings().count(), 0, "{}", stage.screen());
    // A bare scheme has no row of its own.
    let mut scheme = Stage::open("snow\nrain\n", "abcdabcd");
    scheme.press("alt-f");
    let rows: Vec<String> = (0..24).map(|row| scheme.row(row)).collect();
    let none = rows.iter().position(|row| row.contains("No form")).unwrap();
    let above = rows[..none].iter().skip_while(|row| !row.contains("> ")).skip(1);
    assert!(above.into_iter().all(|row| row.contains("like this draft")), "{}", scheme.screen());
}

#[test]
fn words_that_return_are_asked_for_once_and_where_they_are_due() {
    // No rhyme is owed before them: the last word is asked for.
    let form = "scheme = \"AAxA\"\nrefrain.A = { part = \"ending\" }";
    let lines =
        "The lamp is out and no one drank in the dark\nthe river never left its bank in the dark\nI heard a step\n";
    let registry = verse::form::Registry::new();
    let setting = verse::form::Setting::parse("test", form).unwrap();
    let made = registry.made_of(&[setting]).unwrap();
    let heard = verse::analysis::Session::default().hear(&format!("{lines}and stood "));
    let verdict = verse::judge::Judge::new(made).judge(&heard, &verse::judge::JudgeOptions::typing(4));
    let place = verse::sense::fill::Place { number: 4, line: "and stood ", byte: 10 };
    let ear = verse::Ear::new();
    let asked = verse::sense::fill::Question::at(&heard, &verdict, place, |text| ear.hear(text));
    assert_eq!(asked.rhymes_with.map(|(word, _)| word).as_deref(), Some("dark"));
    // Once they are begun, nothing is to rhyme.
    let couplet = "The roof above me sings all night of rain\nI close my eyes for better sight of rain\n\nThe city folds its lamps\n";
    let mut stage = Stage::open_sized(couplet, "ghazal", (80, 24), Look::default());
    stage.press("ctrl-end").type_text("And drowns the river in its light of r").settle();
    assert!(!stage.screen().contains("to rhyme with"), "{}", stage.screen());
    assert!(stage.screen().contains("words that return here: ain"), "{}", stage.screen());
    // A reason compares the words before them.
    stage.press("tab alt-l").settle();
    assert!(stage.screen().contains("\u{201c}light\u{201d} and \u{201c}sight\u{201d}"), "{}", stage.screen());
}

#[test]
fn what_the_keys_of_a_list_do_is_whole_at_sixty_columns_and_marked_where_it_is_cut() {
    for (width, shown) in [(60, "Enter keeps it here, Tab in verse.toml"), (40, "\u{2026}")] {
        let mut stage = Stage::open_sized("snow\n", "haiku", (width, 20), Look::default());
        stage.press("alt-f");
        let foot =
            stage.screen().lines().find(|row| row.starts_with('\u{2570}')).map(str::to_owned).unwrap_or_default();
        assert!(foot.contains(shown), "{width}: {foot}");
    }
}

#[test]
fn the_letters_of_a_scheme_that_is_heard_are_shown_while_it_is_written() {
    let text = "The ferry leaves the pier at nine\nand turns its heavy wheel\nthe captain has a glass of wine\nthe gulls are at the keel\n";
    let mut stage = Stage::open(text, "common-meter");
    let letters = |stage: &Stage| {
        (0..4).map(|line| stage.app.draft().reading().owes(line).unwrap().letter.to_string()).collect::<String>()
    };
    assert_eq!(letters(&stage), "abab");
    stage.press("ctrl-home").type_text(" ").press("backspace").rest();
    assert_eq!(letters(&stage), "abab", "{}", stage.screen());
}

#[test]
fn the_chosen_row_of_a_list_has_a_mark_and_the_cursor_for_a_screen_reader() {
    let look = Look { layout: Layout::Linear, ..Look::default() };
    let mut stage = Stage::open_sized("An old silent pond\n", "haiku", (80, 24), look);
    stage.press("alt-f down");
    let marked: Vec<usize> = (0..24).filter(|&row| stage.row(row).trim_start().starts_with('>')).collect();
    let cursor = verse::tui::view::cursor(&stage.app).unwrap();
    assert!(marked.contains(&usize::from(cursor.y)), "{marked:?} {cursor:?}\n{}", stage.screen());
}

#[test]
fn a_reason_names_the_editors_own_key_and_no_command() {
    let mut stage = Stage::open("the foglefreude is out\n", "haiku");
    stage.press("ctrl-home alt-l");
    let screen = stage.screen();
    assert!(screen.contains("Alt-W on") && !screen.contains("verse say"), "{screen}");
}

#[test]
fn a_reason_names_the_endings_in_the_order_of_the_words() {
    let mut stage =
        Stage::open("We waited out the rain for half the day\nand found that every word of it was lost\n", "couplet");
    stage.press("down alt-l");
    let screen = stage.screen();
    assert!(screen.contains("-ost, -ay"), "{screen}");
}

#[test]
fn beats_are_told_without_the_words_of_the_form_files() {
    let stage = Stage::open_sized("The ferryman has gone to bed,\n", "ballad", (120, 36), Look::default());
    assert!(stage.screen().contains("3 beats") && !stage.screen().contains("slack"), "{}", stage.screen());
}

#[test]
fn an_undo_takes_back_the_tab_and_leaves_the_word_before_it() {
    let mut stage = Stage::open("", "");
    stage.type_text("snow").press("tab");
    assert_eq!(stage.text(), "snow  ");
    stage.press("ctrl-z");
    assert_eq!(stage.text(), "snow");
}

#[test]
fn the_faults_are_counted_while_the_next_line_is_written() {
    let mut stage = Stage::open("An old silent pond\na frog leaps far into the pond\n", "haiku");
    let faults = stage.app.draft().reading().progress().unwrap();
    assert!(faults.ends_with("1 fault"), "{faults}");
    stage.press("ctrl-end").type_text("splash");
    assert!(stage.row(0).contains("1 fault"), "{}", stage.screen());
    // A line that was just left is settling: what is not told of it yet does not count.
    let mut stage = Stage::open("An old silent pond\n", "haiku");
    stage.press("ctrl-end").type_text("a frog leaps far into the pond").press("enter");
    let shown = stage.app.draft().reading().findings().count();
    assert_eq!((shown, stage.row(0).contains("fault")), (0, false), "{}", stage.screen());
    // The line in hand is not judged yet, so nothing says that all fits.
    let mut stage = Stage::open("An old silent pond\na frog leaps into the pond\nsplash silence", "haiku");
    stage.press("ctrl-end").type_text(" again");
    assert!(!stage.screen().contains("all fits"), "{}", stage.screen());
}

#[test]
fn the_faults_of_other_lines_are_told_as_far_as_there_is_room() {
    let draft = "An old silent lily pond\na frog leaps far into the pond\nsplash, silence again\n";
    let mut stage = Stage::open_sized(draft, "haiku", (80, 36), Look::default());
    stage.press("ctrl-end");
    let told: Vec<String> =
        stage.screen().lines().filter(|row| row.contains("of a haiku has")).map(str::to_owned).collect();
    assert_eq!(told.len(), 2, "{}", stage.screen());
    assert!(told[0].contains("1!") && told[1].contains("2!"), "{told:?}");
}

#[test]
fn the_list_of_rhymes_says_how_another_word_is_asked_for() {
    let mut stage = Stage::open("the winter light\n", "");
    stage.press("end alt-y");
    assert!(stage.screen().contains("Alt-Y: another word"), "{}", stage.screen());
    stage.press("alt-y").type_text("stone").press("enter");
    assert!(stage.screen().contains("Rhymes with stone"), "{}", stage.screen());
}

#[test]
fn a_songwriter_finds_verse_without_a_pattern_first() {
    let mut stage = Stage::open("", "");
    stage.press("alt-f").type_text("song").press("enter");
    assert_eq!(
        stage.app.draft().reading().form().map(|form| form.id.as_str()),
        Some("free-verse"),
        "{}",
        stage.screen()
    );
}

#[test]
fn why_says_in_words_how_two_lines_rhyme() {
    let why = |first: &str, second: &str| {
        let mut stage = Stage::open(&format!("The road is full of {first}\nand all of it is {second}\n"), "couplet");
        stage.press("down alt-l").screen()
    };
    let said = why("light", "night");
    assert!(said.contains("(line 1) make a perfect rhyme"), "{said}");
    let said = why("me", "memory");
    assert!(said.contains("last syllable that speech leaves light"), "{said}");
}
