//! Bytes and the events they are, however the reads part them.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// The events of some reads, the terminal silent after the last.
fn events(reads: &[&[u8]]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    for read in reads {
        decoder.take(read, |event| events.push(event));
    }
    decoder.settle(|event| events.push(event));
    assert_eq!(decoder.waits(), None);
    events
}

fn letters(text: &str) -> Vec<Event> {
    text.chars().map(|letter| letter_key(letter, NONE)).collect()
}

#[test]
fn keys_are_told_by_their_sequences() {
    for (bytes, code, modifiers) in [
        ("a", KeyCode::Char('a'), NONE),
        ("S", KeyCode::Char('S'), SHIFT),
        ("é", KeyCode::Char('é'), NONE),
        ("\u{1f407}", KeyCode::Char('\u{1f407}'), NONE),
        ("\r", KeyCode::Enter, NONE),
        ("\n", KeyCode::Char('j'), CONTROL),
        ("\t", KeyCode::Tab, NONE),
        ("\u{7f}", KeyCode::Backspace, NONE),
        ("\0", KeyCode::Char(' '), CONTROL),
        ("\u{13}", KeyCode::Char('s'), CONTROL),
        ("\u{1f}", KeyCode::Char('7'), CONTROL),
        ("\u{1b}", KeyCode::Esc, NONE),
        ("\u{1b}r", KeyCode::Char('r'), ALT),
        ("\u{1b}é", KeyCode::Char('é'), ALT),
        ("\u{1b}\r", KeyCode::Enter, ALT),
        ("\u{1b}\u{13}", KeyCode::Char('s'), ALT | CONTROL),
        ("\u{1b}[", KeyCode::Char('['), ALT),
        ("\u{1b}O", KeyCode::Char('O'), ALT | SHIFT),
        ("\u{1b}[A", KeyCode::Up, NONE),
        ("\u{1b}OB", KeyCode::Down, NONE),
        ("\u{1b}[1;2C", KeyCode::Right, SHIFT),
        ("\u{1b}[1;5D", KeyCode::Left, CONTROL),
        ("\u{1b}[1;8H", KeyCode::Home, SHIFT | ALT | CONTROL),
        ("\u{1b}[4~", KeyCode::End, NONE),
        ("\u{1b}[3;5~", KeyCode::Delete, CONTROL),
        ("\u{1b}[6~", KeyCode::PageDown, NONE),
        ("\u{1b}OP", KeyCode::F(1), NONE),
        ("\u{1b}[[E", KeyCode::F(5), NONE),
        ("\u{1b}[15~", KeyCode::F(5), NONE),
        ("\u{1b}[17~", KeyCode::F(6), NONE),
        ("\u{1b}[24;2~", KeyCode::F(12), SHIFT),
        ("\u{1b}[Z", KeyCode::BackTab, SHIFT),
        ("\u{1b}[13;5u", KeyCode::Enter, CONTROL),
        ("\u{1b}[97;5u", KeyCode::Char('a'), CONTROL),
    ] {
        assert_eq!(events(&[bytes.as_bytes()]), [key(code, modifiers)], "{bytes:?}");
    }
}

#[test]
fn the_mouse_is_told_in_its_three_forms() {
    let click = |kind, column, row, modifiers| Event::Mouse(MouseEvent { kind, column, row, modifiers });
    let down = click(MouseEventKind::Down(MouseButton::Left), 9, 4, NONE);
    for bytes in ["\u{1b}[<0;10;5M", "\u{1b}[32;10;5M", "\u{1b}[M *%"] {
        assert_eq!(events(&[bytes.as_bytes()]), std::slice::from_ref(&down), "{bytes:?}");
    }
    for (bytes, kind, modifiers) in [
        ("\u{1b}[<0;10;5m", MouseEventKind::Up(MouseButton::Left), NONE),
        ("\u{1b}[<32;10;5M", MouseEventKind::Drag(MouseButton::Left), NONE),
        ("\u{1b}[<35;10;5M", MouseEventKind::Moved, NONE),
        ("\u{1b}[<64;10;5M", MouseEventKind::ScrollUp, NONE),
        ("\u{1b}[<81;10;5M", MouseEventKind::ScrollDown, CONTROL),
        ("\u{1b}[<6;10;5M", MouseEventKind::Down(MouseButton::Right), SHIFT),
    ] {
        assert_eq!(events(&[bytes.as_bytes()]), [click(kind, 9, 4, modifiers)], "{bytes:?}");
    }
    assert_eq!(
        events(&[b"\x1b[<0;0;0M"]),
        [click(MouseEventKind::Down(MouseButton::Left), 0, 0, NONE)],
        "no place counts from 0"
    );
}

#[test]
fn what_the_reads_part_is_one_event() {
    let text = "an é\u{1b}[1;5C\u{1b}r\u{1b}[<0;10;5M\u{1b}[200~snow\u{1b}[201~\u{13}";
    let whole = events(&[text.as_bytes()]);
    assert_eq!(whole.len(), 9);
    for at in 0..text.len() {
        assert_eq!(events(&[&text.as_bytes()[..at], &text.as_bytes()[at..]]), whole, "parted at {at}");
    }
    let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
    assert_eq!(events(&bytes), whole);
}

#[test]
fn a_paste_is_one_event_whatever_is_in_it() {
    let pasted = |text: &str| Event::Paste(text.to_owned());
    assert_eq!(
        events(&[b"\x1b[200~a pond\r\x13\x1b[A\x1b[201~s"]),
        [pasted("a pond\r\u{13}\u{1b}[A"), letter_key('s', NONE)]
    );
    assert_eq!(events(&[b"\x1b[200~a pond"]), [pasted("a pond")], "its end never came");
    assert_eq!(events(&[b"\x1b[201~"]), [], "an end of nothing");
}

#[test]
fn a_sequence_that_breaks_off_swallows_no_key_after_it() {
    let all: [&[u8]; 7] = [b"\x1b[<0;3", b"\x1b[<", b"\x1b[1;", b"\x1b[32;1", b"\x1b[M ", b"\x1b[[", b"\xc3"];
    for broken in all {
        let mut decoder = Decoder::default();
        let mut after = Vec::new();
        decoder.take(broken, |event| after.push(event));
        decoder.settle(|event| after.push(event));
        decoder.take(b"frog", |event| after.push(event));
        assert_eq!(after, letters("frog"), "{broken:?}, then a pause");
        let save = events(&[broken, b"\x13"]);
        assert_eq!(save, [key(KeyCode::Char('s'), CONTROL)], "{broken:?}, and ^S at once");
        let up = events(&[broken, b"\x1b[A"]);
        assert_eq!(up, [key(KeyCode::Up, NONE)], "{broken:?}, and an arrow at once");
    }
    assert_eq!(events(&[b"\x1b[<0;3frog"]), letters("frog"));
    let endless = [b"\x1b[".as_slice(), &[b'1'; 100], b"frog"].concat();
    assert!(events(&[&endless]).ends_with(&letters("frog")));
}

#[test]
fn bytes_that_are_no_text_are_dropped_alone() {
    assert_eq!(events(&[b"a\xffb\xc3(\xe2\x82d"]), letters("ab(d"));
}

#[test]
fn a_decoder_waits_only_for_what_has_begun() {
    let mut decoder = Decoder::default();
    let mut nothing = |event| panic!("{event:?} is not whole");
    for (bytes, waits) in [("\u{1b}", SEQUENCE_PAUSE), ("[20", SEQUENCE_PAUSE), ("0~snow", PASTE_PAUSE)] {
        decoder.take(bytes.as_bytes(), &mut nothing);
        assert_eq!(decoder.waits(), Some(waits), "{bytes:?}");
    }
}

#[test]
fn a_plain_paste_is_a_paste_and_typing_is_typing() {
    let text = "An old silent pond\r".repeat(20);
    let all = ["\u{1b}[A", &text, "\u{13}snow"].concat();
    let save = key(KeyCode::Char('s'), CONTROL);
    let expected = [vec![key(KeyCode::Up, NONE), Event::Paste(text), save], letters("snow")].concat();
    assert_eq!(events(&[all.as_bytes()]), expected);
    let indented = "\tinto\tthe pond\n".repeat(20);
    assert_eq!(events(&[indented.as_bytes()]), [Event::Paste(indented.clone())], "no tab takes a rhyme");
    let typed = "a frog leaps ".repeat(10);
    assert_eq!(events(&[typed.as_bytes()]), letters(&typed));
    let up = "\u{1b}[A".repeat(300);
    assert_eq!(events(&[up.as_bytes()]), vec![key(KeyCode::Up, NONE); 300]);
}
