//! The functions that JavaScript calls. Texts are UTF-8 in the module's memory.
//!
//! ```text
//! room(bytes) → address     JavaScript writes a question there
//! ask() → address           where the answer begins; a trap is a panic
//! answer() → address        the same again; after a trap, the panic's message
//! answer_length() → bytes   how long it is
//! ```
//!
//! After a trap the module's state may be inconsistent: JavaScript reads the message and starts a
//! new module.
#![allow(
    unsafe_code,
    reason = "a function has no other way to keep its name in the module than `unsafe(no_mangle)`; there is no unsafe block"
)]

use std::cell::RefCell;
use std::panic;

use crate::question::answer_to;
use crate::workshop::Workshop;

thread_local! {
    static QUESTION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static WORKSHOP: RefCell<Option<Workshop>> = const { RefCell::new(None) };
}

/// Reserves memory for a question of this many bytes, and returns its address.
#[unsafe(no_mangle)]
extern "C" fn room(bytes: usize) -> usize {
    QUESTION.with_borrow_mut(|question| {
        question.clear();
        question.resize(bytes, 0);
        question.as_mut_ptr().expose_provenance()
    })
}

/// Answers the question in that memory, and returns the address of the answer.
#[unsafe(no_mangle)]
extern "C" fn ask() -> usize {
    let question = QUESTION.take();
    let answer = WORKSHOP.with_borrow_mut(|workshop| {
        let workshop = workshop.get_or_insert_with(|| {
            // The message must outlive the trap that follows it.
            panic::set_hook(Box::new(|panic| keep(panic.to_string())));
            Workshop::default()
        });
        answer_to(&question, workshop)
    });
    keep(answer);
    self::answer()
}

/// The address of the last answer.
#[unsafe(no_mangle)]
extern "C" fn answer() -> usize {
    ANSWER.with_borrow(|answer| answer.as_ptr().expose_provenance())
}

/// The bytes of the last answer.
#[unsafe(no_mangle)]
extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

fn keep(answer: String) {
    ANSWER.set(answer.into_bytes());
}
