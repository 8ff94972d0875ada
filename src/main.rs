//! The `verse` program.

fn main() {}
