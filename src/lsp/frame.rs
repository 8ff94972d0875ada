//! Messages cut out of the stream that they come in: a header with a length, an empty line, so many bytes of JSON.
//!
//! A client's fault must not end the session of a poet. A message that cannot be read is answered with an error, and reading
//! goes on at the next header with a length.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::{ErrorCode, Message, Request};
use serde_json::{Value, json};

use super::surrogates;

/// The longest message, in bytes: a draft has at most 16 MB, which JSON seldom makes more than four times as long.
const LONGEST_MESSAGE: usize = 1 << 26;

/// The longest line of a header, in bytes; those of the protocol have less than 80.
const LONGEST_HEADER: usize = 4096;

/// The header that begins every message, in lower case.
const LENGTH: &[u8] = b"content-length:";

/// A message that cannot be read, and the error its sender gets.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// The id of the request, null where it has none.
    id: Value,
    code: ErrorCode,
    told: String,
}

impl Unreadable {
    fn new(code: ErrorCode, told: impl Into<String>) -> Self {
        Self { id: Value::Null, code, told: told.into() }
    }

    /// Writes the answer; the protocol has a null id where that of the request is not known.
    pub(super) fn answer(&self, out: &mut impl Write) -> io::Result<()> {
        let error = json!({"code": self.code as i32, "message": self.told});
        let text = json!({"jsonrpc": "2.0", "id": self.id, "error": error}).to_string();
        write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        out.flush()
    }
}

/// The messages of a stream.
#[derive(Debug)]
pub(super) struct Frames<R> {
    input: R,
    /// Bytes read with a message that belong to the next one, which come before the stream's own.
    back: Vec<u8>,
    /// Whether an error was already sent for the bytes before the next length.
    complained: bool,
}

/// The header of a message.
struct Header {
    length: usize,
    /// The name of an encoding that is not UTF-8.
    encoding: Option<String>,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, back: Vec::new(), complained: false }
    }

    /// The next message, or its error; `None` at the stream's end.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Message, Unreadable>>> {
        let header = match self.header()? {
            None => return Ok(None),
            Some(Err(unreadable)) => {
                self.complained = true;
                return Ok(Some(Err(unreadable)));
            }
            Some(Ok(header)) => header,
        };
        let mut body = Vec::new();
        self.read_with(|input| input.take(header.length as u64).read_to_end(&mut body))?;
        if body.len() < header.length {
            // The client went away in the middle of a message.
            return Ok(None);
        }
        self.complained = false;
        if let Some(encoding) = header.encoding {
            let told = format!("the message is in {encoding:?}; verse reads UTF-8");
            return Ok(Some(Err(Unreadable::new(ErrorCode::InvalidRequest, told))));
        }
        Ok(Some(self.message(body)))
    }

    /// Reads header lines until one names a length and an empty line follows.
    fn header(&mut self) -> io::Result<Option<Result<Header, Unreadable>>> {
        let wrong = |told: &str| Unreadable::new(ErrorCode::ParseError, told);
        let (mut length, mut encoding) = (None, None);
        while let Some(line) = self.line()? {
            let text = String::from_utf8_lossy(&line);
            let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_name(name)) else {
                match length {
                    Some(length) if text.is_empty() => return Ok(Some(Ok(Header { length, encoding }))),
                    _ if self.complained => continue,
                    _ if text.is_empty() => return Ok(Some(Err(wrong("a header names no Content-Length")))),
                    _ => return Ok(Some(Err(wrong("a line of a header is no header")))),
                }
            };
            if name.eq_ignore_ascii_case("Content-Length") {
                match value.trim().parse::<usize>() {
                    Ok(named @ ..=LONGEST_MESSAGE) => length = Some(named),
                    Ok(_) => return Ok(Some(Err(wrong("a message is longer than 64 MB")))),
                    Err(_) => return Ok(Some(Err(wrong("a Content-Length is no number of bytes")))),
                }
            } else if name.eq_ignore_ascii_case("Content-Type") {
                encoding = other_encoding(value);
            }
        }
        Ok(None)
    }

    /// The next line of a header, without its end. Where a length is in the middle of a line, the bytes before it are the
    /// rest of a message whose length was wrong, and are dropped.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        loop {
            let count = self.read_with(|input| input.take(LONGEST_HEADER as u64).read_until(b'\n', &mut line))?;
            if let Some(at) = line.to_ascii_lowercase().windows(LENGTH.len()).position(|found| found == LENGTH) {
                line.drain(..at);
            }
            if count == 0 {
                return Ok(None);
            }
            if line.ends_with(b"\n") {
                let end = line.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
                line.truncate(end);
                return Ok(Some(line));
            }
            if line.len() > LONGEST_HEADER {
                // A line too long for a header is dropped, except its end, which may be the start of one.
                line.drain(..line.len() - LENGTH.len());
            }
        }
    }

    /// Parses the message of a body. Bytes after its JSON belong to the next message: the length was too large.
    fn message(&mut self, body: Vec<u8>) -> Result<Message, Unreadable> {
        let (body, halves) = surrogates::mended(body);
        let mut values = serde_json::Deserializer::from_slice(&body).into_iter::<Value>();
        let value = values.next();
        let rest = body.get(values.byte_offset()..).unwrap_or_default();
        match value {
            Some(Ok(value)) if rest.trim_ascii().is_empty() => match message(value)? {
                // A notification may have the text of a draft, which must stay equal to the editor's, so only requests are
                // refused.
                Message::Request(request) if halves > 0 => Err(half_letter(&request)),
                message => Ok(message),
            },
            Some(Ok(_)) => {
                self.back.splice(0..0, rest.iter().copied());
                Err(Unreadable::new(ErrorCode::ParseError, "a message is shorter than its Content-Length"))
            }
            Some(Err(error)) => {
                // When the length was too small, the rest of the message is still ahead.
                self.complained = true;
                Err(Unreadable::new(ErrorCode::ParseError, format!("a message is no JSON: {error}")))
            }
            None => Err(Unreadable::new(ErrorCode::ParseError, "a message is empty")),
        }
    }

    /// Reads from the bytes put back, then from the stream.
    fn read_with<T>(&mut self, read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>) -> io::Result<T> {
        let mut both = self.back.as_slice().chain(&mut self.input);
        let done = read(&mut both);
        let left = both.get_ref().0.len();
        self.back.drain(..self.back.len() - left);
        done
    }
}

/// Whether this may be the name of a header, and not the start of a misplaced message.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The encoding that a Content-Type names, unless it is UTF-8.
fn other_encoding(kind: &str) -> Option<String> {
    let named = kind.split(';').filter_map(|part| part.trim().split_once('=')).find(|(name, _)| *name == "charset")?;
    let name = named.1.trim().trim_matches('"');
    let is_utf8 = name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8");
    (!is_utf8).then(|| name.to_owned())
}

/// The error for a request with half a letter in it, with its id unless the id has it.
fn half_letter(request: &Request) -> Unreadable {
    let id = json!(request.id);
    let id = if id.as_str().is_some_and(|id| id.contains(surrogates::PLACEHOLDER)) { Value::Null } else { id };
    let told = "a text of the request has a lone surrogate, which is half a letter";
    Unreadable { id, ..Unreadable::new(ErrorCode::ParseError, told) }
}

/// Parses the message of a JSON value.
fn message(value: Value) -> Result<Message, Unreadable> {
    if value.is_array() {
        let told = "messages come one by one, not in a batch";
        return Err(Unreadable::new(ErrorCode::InvalidRequest, told));
    }
    let id = value.get("id").cloned().unwrap_or_default();
    let wrong = |told: &str| Unreadable { id: id.clone(), ..Unreadable::new(ErrorCode::InvalidRequest, told) };
    let is_counted = id.as_i64().is_some_and(|id| i32::try_from(id).is_ok());
    if !(id.is_null() || id.is_string() || is_counted) {
        return Err(wrong("an `id` is a string or an integer of 32 bits"));
    }
    serde_json::from_value(value).or(Err(wrong("a message is no request, answer or notification")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The messages of a stream: their methods, or the ids and codes of errors.
    fn read(stream: &[u8]) -> Vec<String> {
        let mut frames = Frames::new(stream);
        std::iter::from_fn(|| frames.next().unwrap())
            .map(|next| match next {
                Ok(Message::Request(request)) => request.method,
                Ok(Message::Notification(notification)) => notification.method,
                Ok(Message::Response(_)) => "answer".to_owned(),
                Err(unreadable) => format!("{} {}", unreadable.id, unreadable.code as i32),
            })
            .collect()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn said(method: &str) -> String {
        framed(&format!(r#"{{"jsonrpc":"2.0","method":"{method}"}}"#))
    }

    #[test]
    fn a_bad_message_is_one_error_and_the_next_is_read() {
        let body = r#"{"jsonrpc":"2.0","method":"snow"}"#;
        let of_length = |length: &str| format!("Content-Length: {length}\r\n\r\n{body}");
        for (bad, error) in [
            (framed("{snow"), "null -32700"),
            (framed(""), "null -32700"),
            (framed("[]"), "null -32600"),
            (framed(&format!("[{body},{body}]")), "null -32600"),
            (framed("7"), "null -32600"),
            (framed(r#"{"id":7}"#), "7 -32600"),
            (framed(r#"{"id":"snow"}"#), "\"snow\" -32600"),
            (framed(r#"{"id":4294967296,"method":"snow"}"#), "4294967296 -32600"),
            (framed(r#"{"id":7,"method":["snow"]}"#), "7 -32600"),
            (framed(&"[".repeat(100_000)), "null -32700"),
            (of_length("99999999999999"), "null -32700"),
            (of_length("99999999999999999999999"), "null -32700"),
            (of_length("4294967296"), "null -32700"),
            (of_length("-1"), "null -32700"),
            (of_length("snow"), "null -32700"),
            (of_length(""), "null -32700"),
            (of_length("0"), "null -32700"),
            (of_length("12"), "null -32700"),
            (of_length("36"), "null -32700"),
            (of_length("60"), "null -32700"),
            (format!("Content-Type: snow\r\n\r\n{body}"), "null -32700"),
            (format!("\r\n{body}"), "null -32700"),
            (body.to_owned() + "\r\n", "null -32700"),
            ("snow\r\n\r\nrain\r\n".to_owned(), "null -32700"),
            ("snow".repeat(10_000) + "\r\n", "null -32700"),
            (framed(body).replacen("\r\n", "\r\nContent-Type: application/json; charset=utf-16\r\n", 1), "null -32600"),
        ] {
            let stream = [said("rain"), bad.clone(), said("hail"), said("wind")].concat();
            assert_eq!(read(stream.as_bytes()), ["rain", error, "hail", "wind"], "{bad:.200}");
        }
    }

    #[test]
    fn headers_are_read_in_any_order_and_spelling() {
        let body = r#"{"jsonrpc":"2.0","method":"snow"}"#;
        for header in [
            "content-length:33\r\n",
            "Content-Length:   33 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n",
            "Content-Type: application/vscode-jsonrpc; charset=\"utf8\"\r\nContent-Length: 33\r\n",
            "X-Snow: falls\r\nContent-Length: 33\r\n",
        ] {
            let stream = [header, "\r\n", body, &said("rain")].concat();
            assert_eq!(read(stream.as_bytes()), ["snow", "rain"], "{header:?}");
        }
        assert_eq!(read(format!("Content-Length: 33\n\n{body}").as_bytes()), ["snow"]);
    }

    #[test]
    fn a_stream_that_ends_in_a_message_only_ends() {
        let stream = said("snow") + &said("rain");
        for end in said("snow").len()..stream.len() {
            assert_eq!(read(&stream.as_bytes()[..end]), ["snow"], "ended at {end}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_one_error() {
        let bad = b"Content-Length: 5\r\n\r\n\"a\xff\xfe\"".to_vec();
        assert_eq!(read(&[bad, said("rain").into_bytes()].concat()), ["null -32700", "rain"]);
    }

    #[test]
    fn a_request_with_half_a_letter_is_refused_and_a_draft_gets_a_letter_in_its_place() {
        for (id, told) in [("7", "7"), (r#""s\ud83dnow""#, "null"), (r#""snow""#, "\"snow\"")] {
            let body = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"snow","params":{{"a":"\udc00"}}}}"#);
            let expected = [format!("{told} -32700"), "rain".to_owned()];
            assert_eq!(read((framed(&body) + &said("rain")).as_bytes()), expected, "{id}");
        }
        let whole = r#"{"jsonrpc":"2.0","id":7,"method":"snow","params":{"a":"\ud83d\ude00 \\ud800 \ufffd"}}"#;
        assert_eq!(read(framed(whole).as_bytes()), ["snow"]);
        let body = r#"{"jsonrpc":"2.0","method":"a\ud83d b \ud83d\ude00 \udc00 \\ud800"}"#;
        assert_eq!(read(framed(body).as_bytes()), ["a\u{fffd} b \u{1f600} \u{fffd} \\ud800"]);
    }
}
