//! The only file that knows `serde_yaml`.
//!
//! Hands texts to it and takes its errors apart; what is read and what is looked
//! for is decided by the seeds of the neighbouring files.

use serde::de::DeserializeSeed;
use serde_json::Value;

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
pub(super) fn parse(text: &str, notes: &Notes, json: bool) -> Result<Value, ParseError> {
    // JSON is nearly a part of YAML, but its own parser is faster and more exact.
    if json || text.trim_start().starts_with('{') {
        match parse_json(text, notes) {
            Err(_) if !json => {}
            done => return done,
        }
    }
    parse_yaml(text, notes)
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
        let position =
            error.location().map(|at| Position { line: at.line(), column: at.column() });
        let message = error.to_string();
        let words = message.split(" at line ").next().unwrap_or(&message);
        // The parser prefixes its path through the document; the place says it better.
        let words = match words.split_once(": ") {
            Some((path, words)) if !path.contains(' ') => words,
            _ => words,
        };
        ParseError {
            code: sort(words, Code::YamlSyntax),
            message: words.to_owned(),
            position,
        }
    })
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
