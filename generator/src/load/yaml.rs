//! The only file that knows `serde_yaml`.
//!
//! Hands texts to it and takes its errors apart; what is read and what is looked
//! for is decided by the seeds of the neighbouring files.

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::limits::Limits;
use super::locate::{self, Wanted};
use super::sources::Position;
use super::tree::{Notes, Seed, TOO_MANY_NODES};
use crate::diag::Code;

/// Why a text could not be parsed.
#[derive(Debug)]
pub(super) struct ParseError {
    /// What sort of fault it is.
    pub code: Code,
    /// The parser's words, without the position.
    pub message: String,
    /// Where the parser gave up.
    pub position: Option<Position>,
}

/// Parses JSON or YAML, whichever the text is.
pub(super) fn parse(
    text: &str,
    notes: &Notes,
    json: bool,
    limits: &Limits,
) -> Result<Value, ParseError> {
    // JSON is nearly a part of YAML, but its own parser is faster and more exact.
    if json || text.trim_start().starts_with('{') {
        match parse_json(text, notes) {
            Err(_) if !json => {}
            done => return done,
        }
    }
    match asked_too_much(text, limits) {
        Some(code) => Err(ParseError { code, message: String::new(), position: None }),
        None => parse_yaml(text, notes),
    }
}

fn parse_json(text: &str, notes: &Notes) -> Result<Value, ParseError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let parsed = Seed::root(notes).deserialize(&mut json);
    parsed.and_then(|value| json.end().map(|()| value)).map_err(|error| {
        let message = error.to_string();
        let words = message.split(" at line ").next().unwrap_or(&message).to_owned();
        ParseError {
            code: sort(&words, Code::JsonSyntax),
            message: words,
            position: Some(Position {
                line: error.line(),
                column: error.column().max(1),
            }),
        }
    })
}

fn parse_yaml(text: &str, notes: &Notes) -> Result<Value, ParseError> {
    let parsed = Seed::root(notes).deserialize(serde_yaml::Deserializer::from_str(text));
    parsed.map_err(|error| {
        let message = error.to_string();
        let position = position_of_byte(text, &message).or_else(|| {
            error.location().map(|at| Position { line: at.line(), column: at.column() })
        });
        let words = message.split(" at line ").next().unwrap_or(&message);
        // The parser prefixes its path through the document; the place says it better.
        let words = match words.split_once(": ") {
            Some((path, words)) if !path.contains(' ') => words,
            _ => words,
        };
        ParseError {
            code: sort(words, Code::YamlSyntax),
            message: in_our_words(words),
            position,
        }
    })
}

fn in_our_words(words: &str) -> String {
    if words.contains("more than one document") {
        return "it holds several documents, divided by `---`".to_owned();
    }
    words.split(" at position ").next().unwrap_or(words).to_owned()
}

/// What the scanner refuses has a byte offset instead of a line.
fn position_of_byte(text: &str, message: &str) -> Option<Position> {
    let (_, offset) = message.rsplit_once(" at position ")?;
    let before = text.get(..offset.parse().ok()?)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some(Position {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..)?.chars().count() + 1,
    })
}

/// What `serde_yaml` is not asked to parse. It reads all of a text before we see any of it,
/// with a hundred bytes and more for each event, and its time grows with the square of the
/// depth of brackets. Both are counted as if there were no quotes.
fn asked_too_much(text: &str, limits: &Limits) -> Option<Code> {
    let (mut depth, mut deepest, mut events) = (0usize, 0, 0usize);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' | b',' | b':' | b'-' | b'?' => {}
            _ => continue,
        }
        events += 1;
    }
    if deepest > limits.brackets {
        return Some(Code::TooDeep);
    }
    (events > limits.yaml_events).then_some(Code::TooBig)
}

fn sort(words: &str, otherwise: Code) -> Code {
    if words.contains(TOO_MANY_NODES) || words.contains("repetition limit") {
        Code::AliasExpansion
    } else if words.contains("recursion limit") {
        Code::TooDeep
    } else {
        otherwise
    }
}

/// The positions of many nodes, in one reading of the text.
pub(super) fn locate(text: &str, wanted: &[Wanted]) -> Vec<Option<Position>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    locate::all(serde_yaml::Deserializer::from_str(text), text, wanted)
}
