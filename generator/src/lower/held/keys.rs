//! What things go by in `names.lock`: a component by its name, what is below an operation
//! by that operation and the rest of the pointer.

use std::collections::HashMap;

use super::Held;
use crate::names::OperationKey;

const SCHEMAS: &str = "/components/schemas/";

/// Between an operation and where something stands below it.
const BELOW: char = '#';

/// A key as it is now, and as the file has it if the operation that it is below has moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub now: String,
    pub then: String,
}

/// The key of what stands at a pointer of the bundled document.
pub fn of(held: &Held<'_>, pointer: &str) -> Key {
    if let Some(below) = pointer.strip_prefix(SCHEMAS) {
        return Key { now: below.to_owned(), then: below.to_owned() };
    }
    let plain = || Key { now: pointer.to_owned(), then: pointer.to_owned() };
    let mut slashes = pointer.match_indices('/').map(|(at, _)| at);
    // `/paths/~1v2~1droplets/get`, and behind it the rest.
    let end = slashes.nth(3).unwrap_or(pointer.len());
    let Some((operation, rest)) = pointer.split_at_checked(end) else { return plain() };
    let Some(known) = held.operations.get(operation) else { return plain() };
    let key = |operation: &OperationKey| format!("{operation}{BELOW}{rest}");
    Key { now: key(&known.key), then: key(known.line.unwrap_or(&known.key)) }
}

/// Whether a key is that of a component itself.
pub fn is_component(key: &str) -> bool {
    !key.contains(['/', BELOW, ' '])
}

/// The component that a key is within, and the rest: `droplet`, `/components/responses/all`.
pub fn component(key: &str) -> (&str, &str) {
    let slashes = || key.match_indices('/').map(|(at, _)| at);
    let end = match key.starts_with('/') {
        true => slashes().nth(3),
        false => key.find(['/', ' ']),
    };
    key.split_at(end.unwrap_or(key.len()))
}

/// Whether a key tells nothing of who uses the type: it is within a component, and that
/// may have another name.
pub fn may_move(key: &str) -> bool {
    is_component(key) || key.starts_with("/components/")
}

/// A key with the names that components had when the file was written.
pub fn renamed(key: &str, components: &HashMap<String, String>) -> String {
    let (component, rest) = component(key);
    match components.get(component) {
        Some(then) => format!("{then}{rest}"),
        None => key.to_owned(),
    }
}

/// A key without the numbers of alternatives: what stands before one may come and go.
pub fn without_numbers(key: &str) -> Option<String> {
    let number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain: Vec<&str> =
        key.split('/').map(|part| if number(part) { "#" } else { part }).collect();
    let plain = plain.join("/");
    // A status is no number of an alternative, but it does no harm here.
    (plain != key).then_some(plain)
}
