//! The `verse` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    verse::cli::main()
}
