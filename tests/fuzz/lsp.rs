//! Messages to the language server: each line of the input is one, a few short words standing for what is long. A line
//! that begins with `!` is sent as it is, a `\r\n` written in it as the end of a header.

use std::io::Cursor;

use verse::lsp;
use verse::workspace::Scope;

/// Lines that begin so are the method and the rest of the message: `m textDocument/hover {...}`.
const MESSAGE: &str = "m ";

/// What the session begins with, so that not every input has to find it.
const BEGIN: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;

/// Speaks to a server until it has nothing more to say.
pub fn run(data: &[u8]) {
    let text = super::texts(data).concat();
    let mut input = framed(BEGIN.as_bytes());
    for (id, line) in (2..).zip(text.lines()) {
        match line.strip_prefix(MESSAGE).and_then(|line| line.split_once(' ')) {
            Some((method, params)) if method.starts_with("n:") => {
                let method = serde_json::Value::from(method.trim_start_matches("n:"));
                input.extend(framed(format!(r#"{{"jsonrpc":"2.0","method":{method},"params":{params}}}"#).as_bytes()));
            }
            Some((method, params)) => {
                let method = serde_json::Value::from(method);
                input.extend(framed(
                    format!(r#"{{"jsonrpc":"2.0","id":{id},"method":{method},"params":{params}}}"#).as_bytes(),
                ));
            }
            None if line.starts_with('!') => {
                input.extend(line.trim_start_matches('!').replace(r"\r\n", "\r\n").as_bytes());
            }
            None => input.extend(framed(line.as_bytes())),
        }
    }
    let scope = Scope { isolated: true, ..Scope::default() };
    let mut out = Vec::new();
    // A message that cannot be read is answered with an error; it ends no session.
    lsp::serve(Cursor::new(input), &mut out, &scope).unwrap();
    whole(&out);
}

fn framed(message: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes(), message].concat()
}

/// Makes sure that the server's answers are whole messages.
fn whole(mut out: &[u8]) {
    while !out.is_empty() {
        let end = out.windows(4).position(|end| end == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&out[..end]).unwrap();
        let length: usize = head.trim_start_matches("Content-Length: ").parse().unwrap();
        serde_json::from_slice::<serde_json::Value>(&out[end + 4..][..length]).unwrap();
        out = &out[end + 4 + length..];
    }
}
