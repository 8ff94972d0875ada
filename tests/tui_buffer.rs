//! The editor's text: what is saved is what was opened and typed, and undo takes everything back.
#![cfg(feature = "tui")]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;
use verse::span::Span;
use verse::tui::{Motion, Refused, Selecting, TextBuffer};
use verse::workspace::{LARGEST, MOST_LINES};

const WIDTH: usize = 20;

#[test]
fn a_draft_saved_untouched_has_the_bytes_it_was_opened_with() {
    for text in ["", "\n", "snow", "\u{feff}snow\r\n\tfalls  \r\n\nrain\n\r", "a\rb\r\n\r\n", "\u{feff}\u{feff}"] {
        assert_eq!(TextBuffer::open(text).to_file(), text);
    }
}

#[test]
fn a_new_line_ends_as_its_neighbors_do() {
    let mut windows = TextBuffer::open("snow falls\r\nrain falls\r\n");
    windows.place(4, Selecting::No);
    windows.break_line();
    assert_eq!(windows.to_file(), "snow\r\nfalls\r\nrain falls\r\n");
    let mut last = TextBuffer::open("snow falls\r\nrain falls");
    last.go(Motion::End, Selecting::No, WIDTH);
    last.break_line();
    last.paste("hail\rsleet\nice");
    assert_eq!(last.to_file(), "snow falls\r\nrain falls\r\nhail\r\nsleet\r\nice");
}

#[test]
fn an_edit_whose_text_could_not_be_opened_again_is_not_made() {
    let mut buffer = TextBuffer::open("\u{feff}snow falls\n");
    buffer.select(Span::new(0, 4));
    let too_large = "x".repeat(usize::try_from(LARGEST).unwrap() - 9);
    let too_many = "\n".repeat(MOST_LINES);
    for (text, refused) in
        [("a\0b", Refused::Nul), (too_large.as_str(), Refused::TooLarge), (too_many.as_str(), Refused::TooManyLines)]
    {
        assert_eq!(buffer.paste(text), []);
        assert_eq!(buffer.take_refused(), Some(refused));
        assert_eq!((buffer.to_file().as_str(), buffer.selected()), ("\u{feff}snow falls\n", "snow"));
        assert!(!buffer.is_changed());
    }
    buffer.replace_all(&[(Span::new(0, 1), "\0".into()), (Span::new(5, 6), "\0".into())]);
    assert_eq!(buffer.take_refused(), Some(Refused::Nul));
    let largest = too_large.get(1..).unwrap();
    buffer.paste(largest);
    assert_eq!((buffer.take_refused(), buffer.to_file().len() as u64), (None, LARGEST));
    buffer.type_text("x");
    assert_eq!(buffer.take_refused(), Some(Refused::TooLarge));
    buffer.erase(Motion::Left, WIDTH);
    buffer.type_text("y");
    assert_eq!((buffer.take_refused(), buffer.to_file().len() as u64), (None, LARGEST));
}

#[test]
fn an_indent_is_kept() {
    let mut buffer = TextBuffer::open("  snow falls");
    buffer.go(Motion::End, Selecting::No, WIDTH);
    buffer.break_line();
    buffer.type_text("on");
    assert_eq!(buffer.text(), "  snow falls\n  on");
}

#[test]
fn backspace_takes_a_letter_with_its_accent_and_an_emoji_whole() {
    let mut buffer = TextBuffer::open("learne\u{300}d \u{1f469}\u{200d}\u{1f33e}");
    buffer.go(Motion::End, Selecting::No, WIDTH);
    buffer.erase(Motion::Left, WIDTH);
    assert_eq!(buffer.text(), "learne\u{300}d ");
    buffer.erase(Motion::Left, WIDTH);
    buffer.erase(Motion::Left, WIDTH);
    buffer.erase(Motion::Left, WIDTH);
    assert_eq!(buffer.text(), "learn");
}

#[test]
fn undo_takes_back_a_word_at_a_time() {
    let mut buffer = TextBuffer::default();
    for letter in "when in the chronicle".graphemes(true) {
        buffer.type_text(letter);
    }
    let mut left = Vec::new();
    while buffer.steps() > 0 {
        buffer.undo();
        left.push(buffer.text().to_owned());
    }
    assert_eq!(left, ["when in the ", "when in ", "when ", ""]);
    assert!(!buffer.is_changed());
    buffer.redo();
    assert_eq!(buffer.text(), "when ");
    assert!(buffer.is_changed());
}

#[test]
fn a_text_undone_and_typed_otherwise_is_not_the_saved_one() {
    let mut buffer = TextBuffer::default();
    buffer.type_text("snow");
    buffer.mark_saved();
    assert!(!buffer.is_changed());
    buffer.undo();
    assert!(buffer.is_changed());
    buffer.type_text("rain");
    assert!(buffer.is_changed());
    buffer.undo();
    buffer.type_text("snow");
    assert!(buffer.is_changed(), "the same words typed anew are a change until they are saved");
}

#[test]
fn lines_move_and_keep_their_endings() {
    let mut buffer = TextBuffer::open("one\r\ntwo\nthree");
    buffer.place(6, Selecting::No);
    buffer.move_line_down();
    assert_eq!(buffer.text(), "one\r\nthree\ntwo");
    assert_eq!(buffer.line(buffer.cursor_line()), "two");
    buffer.move_line_up();
    buffer.move_line_up();
    assert_eq!(buffer.text(), "two\r\none\nthree");
    assert_eq!(buffer.cursor_offset(), 1);
    buffer.delete_line();
    assert_eq!(buffer.text(), "one\nthree");
    buffer.join_line();
    assert_eq!(buffer.text(), "one three");
    buffer.duplicate_line();
    assert_eq!(buffer.text(), "one three\none three");
}

#[test]
fn a_run_of_moves_down_keeps_its_column() {
    let mut buffer = TextBuffer::open("a long line\nab\nanother long");
    buffer.place(8, Selecting::No);
    buffer.go(Motion::Down(1), Selecting::No, 40);
    assert_eq!(buffer.cursor_offset(), 2);
    buffer.go(Motion::Down(1), Selecting::No, 40);
    assert_eq!(buffer.cursor_offset(), 8);
}

#[test]
fn several_replacements_are_one_step() {
    let mut buffer = TextBuffer::open("snow on snow");
    buffer.replace_all(&[(Span::new(0, 4), "rain".into()), (Span::new(8, 12), "rain".into())]);
    assert_eq!(buffer.text(), "rain on rain");
    buffer.undo();
    assert_eq!(buffer.text(), "snow on snow");
}

#[derive(Debug, Clone)]
enum Edit {
    Type(String),
    Paste(String),
    Break,
    Erase(Motion),
    Go(Motion, Selecting),
    DeleteLine,
    Duplicate,
    Join,
    MoveUp,
    MoveDown,
    Indent,
    Outdent,
    ReplaceAll(String),
    Undo,
    Redo,
}

fn motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        Just(Motion::Left),
        Just(Motion::Right),
        Just(Motion::WordLeft),
        Just(Motion::WordRight),
        (0..4usize).prop_map(Motion::Up),
        (0..4usize).prop_map(Motion::Down),
        Just(Motion::LineStart),
        Just(Motion::LineEnd),
        Just(Motion::StanzaUp),
        Just(Motion::StanzaDown),
        Just(Motion::Start),
        Just(Motion::End),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("snow "),
        Just("é"),
        Just("\u{300}"),
        Just("雪"),
        Just("👩\u{200d}🌾"),
        Just("\u{200d}"),
        Just("\t"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\u{feff}"),
        Just("שלום"),
        Just("\u{0}"),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn edit() -> impl Strategy<Value = Edit> {
    let selecting = prop_oneof![3 => Just(Selecting::No), 1 => Just(Selecting::Yes)];
    prop_oneof![
        6 => text().prop_map(Edit::Type),
        1 => text().prop_map(Edit::Paste),
        2 => Just(Edit::Break),
        3 => motion().prop_map(Edit::Erase),
        6 => (motion(), selecting).prop_map(|(motion, selecting)| Edit::Go(motion, selecting)),
        1 => Just(Edit::DeleteLine),
        1 => Just(Edit::Duplicate),
        1 => Just(Edit::Join),
        1 => Just(Edit::MoveUp),
        1 => Just(Edit::MoveDown),
        1 => Just(Edit::Indent),
        1 => Just(Edit::Outdent),
        1 => text().prop_map(Edit::ReplaceAll),
        2 => Just(Edit::Undo),
        1 => Just(Edit::Redo),
    ]
}

fn make(buffer: &mut TextBuffer, edit: &Edit) {
    match edit {
        Edit::Type(text) => drop(buffer.type_text(text)),
        Edit::Paste(text) => drop(buffer.paste(text)),
        Edit::Break => drop(buffer.break_line()),
        Edit::Erase(motion) => drop(buffer.erase(*motion, WIDTH)),
        Edit::Go(motion, selecting) => buffer.go(*motion, *selecting, WIDTH),
        Edit::DeleteLine => drop(buffer.delete_line()),
        Edit::Duplicate => drop(buffer.duplicate_line()),
        Edit::Join => drop(buffer.join_line()),
        Edit::MoveUp => drop(buffer.move_line_up()),
        Edit::MoveDown => drop(buffer.move_line_down()),
        Edit::Indent => drop(buffer.indent("  ")),
        Edit::Outdent => drop(buffer.outdent(2)),
        Edit::ReplaceAll(text) => {
            let spans: Vec<Span> =
                buffer.text().match_indices('o').map(|(at, found)| Span::new(at, at + found.len())).collect();
            buffer.replace_all(&spans.iter().map(|&span| (span, text.to_owned())).collect::<Vec<_>>());
        }
        Edit::Undo => drop(buffer.undo()),
        Edit::Redo => drop(buffer.redo()),
    }
}

/// The buffer's own account of its lines agrees with its text, and the cursor stands between two graphemes.
fn is_sound(buffer: &TextBuffer) {
    let text = buffer.text();
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(buffer.line_count(), lines.len());
    for (index, line) in lines.iter().enumerate() {
        let ended = index + 1 < lines.len();
        assert_eq!(buffer.line(index), line.strip_suffix('\r').filter(|_| ended).unwrap_or(line));
    }
    let line = buffer.line(buffer.cursor_line());
    let offset = buffer.cursor_offset();
    let boundary = offset == line.len() || line.grapheme_indices(true).any(|(at, _)| at == offset);
    assert!(boundary, "the cursor stands inside a grapheme of {line:?} at {offset}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(
        opened in text(),
        edits in prop::collection::vec(edit(), 1..60),
    ) {
        let mut buffer = TextBuffer::open(&opened);
        for edit in &edits {
            make(&mut buffer, edit);
            is_sound(&buffer);
        }
        let mut states = vec![buffer.to_file()];
        while buffer.steps() > 0 {
            buffer.undo();
            states.push(buffer.to_file());
        }
        prop_assert_eq!(states.pop(), Some(opened));
        prop_assert!(!buffer.is_changed());
        while let Some(state) = states.pop() {
            buffer.redo();
            prop_assert_eq!(buffer.to_file(), state);
        }
    }
}
