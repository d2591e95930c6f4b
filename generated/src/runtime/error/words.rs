//! The words of an error: one line, whatever the server sends, and nothing said twice.

use super::{Error, ErrorKind};
use http::StatusCode;
use serde_json::Value;
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter, Write};
use std::time::Duration;

/// The letters of a text that are shown.
const LONGEST: usize = 500;

/// The letters of a request's name that are shown.
const LONGEST_ID: usize = 100;

/// Where bodies of errors say to people what is wrong, as JSON pointers.
const PLACES: &[&str] = &[
    "/message",
    "/error/message",
    "/detail",
    "/error_description",
    "/errors/0/message",
    "/errors/0/detail",
    "/errors/0",
    "/detail/0/msg",
    "/error",
    "/title",
    "/msg",
    "",
];

/// A text as one line, without what would do something to a terminal, and not too long.
pub fn line(text: &str) -> String {
    cut(text, LONGEST)
}

fn cut(text: &str, longest: usize) -> String {
    let mut line = String::new();
    let (mut left, mut gap) = (longest, false);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            skip_escape(&mut letters);
        } else if letter.is_whitespace() || letter.is_control() {
            gap = !line.is_empty();
        } else if !is_invisible(letter) {
            if left == 0 {
                line.push('\u{2026}');
                break;
            }
            left -= 1;
            if std::mem::take(&mut gap) {
                line.push(' ');
            }
            line.push(letter);
        }
    }
    line
}

/// What colours a terminal: `[`, parameters and a letter.
fn skip_escape(letters: &mut std::str::Chars<'_>) {
    let mut ahead = letters.clone();
    if ahead.next() == Some('[') {
        let _ = ahead.find(|letter| matches!(letter, '@'..='~'));
        *letters = ahead;
    }
}

/// What turns the direction of a text, or cannot be seen in it.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// What the body of an error says to people, in the ways that servers say it.
pub fn said(status: StatusCode, json: Option<&Value>, body: &[u8]) -> String {
    let text = json.map_or_else(|| in_text(body), in_json);
    let text = line(&text.unwrap_or_default());
    // Pages of proxies have nothing else to say.
    let known = shown(status);
    let said = [known.as_str(), status.as_str(), reason(status)];
    if said.iter().any(|known| text.eq_ignore_ascii_case(known)) {
        return String::new();
    }
    text
}

fn in_json(body: &Value) -> Option<String> {
    let at = |place: &str| body.pointer(place).and_then(Value::as_str);
    // RFC 9457: the title names the kind of problem, the detail this one.
    if let (Some(title), Some(detail)) = (at("/title"), at("/detail")) {
        return Some(format!("{title}: {detail}"));
    }
    let mut texts = PLACES.iter().filter_map(|place| at(place));
    texts.find(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The server's name for the call, where its body says it.
pub fn request_id(body: &Value) -> Option<String> {
    let at = |place: &str| body.pointer(place).and_then(Value::as_str);
    at("/request_id").or_else(|| at("/error/request_id")).map(str::to_owned)
}

/// Plain text as it is; of HTML and XML the title or message.
fn in_text(body: &[u8]) -> Option<String> {
    let start = body.get(..1 << 14).unwrap_or(body);
    if start.contains(&0) {
        return None;
    }
    let text = String::from_utf8_lossy(start);
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return Some(text.into_owned());
    }
    let small = text.to_ascii_lowercase();
    let between = |name: &str| {
        let from = small.find(&format!("<{name}>"))? + name.len() + 2;
        let rest = small.get(from..)?;
        let to = from + rest.find("</")?;
        text.get(from..to).map(str::to_owned)
    };
    between("message").or_else(|| between("title"))
}

fn reason(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or_default()
}

/// A status with its name, if it has one.
fn shown(status: StatusCode) -> String {
    format!("{} {}", status.as_str(), reason(status)).trim_end().to_owned()
}

/// A time that a person is to wait: whole seconds, never too few.
fn wait(time: Duration) -> String {
    let up = u64::from(time.subsec_nanos() > 0);
    format!("{} s", time.as_secs().saturating_add(up))
}

/// The cause behind all those that a text names already.
pub fn beyond<'e>(
    text: &str,
    first: &'e (dyn StdError + 'static),
) -> Option<&'e (dyn StdError + 'static)> {
    let (mut rest, mut cause) = (Some(first), Some(first));
    while let Some(one) = cause {
        cause = one.source();
        if text.contains(&line(&one.to_string())) {
            rest = cause;
        }
    }
    rest
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let (Some(method), Some(path)) = (self.method(), self.path()) {
            write!(f, "{method} {path}: ")?;
        }
        let what = &self.0.what;
        match (self.kind(), self.status().map(shown)) {
            (ErrorKind::Status, Some(status)) if what.is_empty() => {
                f.write_str(&status)?;
            }
            (ErrorKind::Status, Some(status)) => write!(f, "{status}: {what}")?,
            (ErrorKind::Decode, Some(status)) => {
                write!(f, "{status}, but the body is not as documented: {what}")?;
            }
            _ => f.write_str(what)?,
        }
        if let Some(hint) = &self.0.hint {
            write!(f, "; {hint}")?;
        }
        if let (ErrorKind::Status, Some(time)) = (self.kind(), self.retry_after()) {
            write!(f, "; come again in {}", wait(time))?;
        }
        let mut notes = String::new();
        if self.attempts() > 1 {
            write!(notes, "after {} attempts", self.attempts())?;
        }
        if let Some(id) = self.request_id() {
            let gap = if notes.is_empty() { "" } else { ", " };
            write!(notes, "{gap}request id {}", cut(id, LONGEST_ID))?;
        }
        if notes.is_empty() { Ok(()) } else { write!(f, " ({notes})") }
    }
}
