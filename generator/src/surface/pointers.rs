//! Pointers go without saying where method and path say them, and are short where they
//! lead into a component: half of a `surface.json` would be pointers otherwise.

use super::{Operation, Surface};

/// Where components are, schemas and parameters.
const SCHEMAS: &str = "/components/schemas/";
const PARAMETERS: &str = "/components/parameters/";

/// Stands for these; no JSON pointer begins with it.
const SHORT: char = '#';

/// Shortens the pointers.
pub fn fold(surface: &mut Surface) {
    for one in &mut surface.operations {
        let usual = usual(one);
        for (at, parameter) in one.parameters.iter_mut().enumerate() {
            match parameter.at.strip_prefix(PARAMETERS) {
                Some(rest) => parameter.at = format!("{SHORT}{rest}"),
                None if parameter.at == listed(&usual, at) => parameter.at.clear(),
                None => {}
            }
        }
        if one.at == usual {
            one.at.clear();
        }
    }
    for one in &mut surface.types {
        if let Some(rest) = one.at.strip_prefix(SCHEMAS) {
            one.at = format!("{SHORT}{rest}");
        }
    }
}

/// Makes them whole.
pub fn unfold(surface: &mut Surface) {
    for one in &mut surface.operations {
        let usual = usual(one);
        for (at, parameter) in one.parameters.iter_mut().enumerate() {
            match parameter.at.strip_prefix(SHORT) {
                Some(rest) => parameter.at = format!("{PARAMETERS}{rest}"),
                None if parameter.at.is_empty() => parameter.at = listed(&usual, at),
                None => {}
            }
        }
        if one.at.is_empty() {
            one.at = usual;
        }
    }
    for one in &mut surface.types {
        if let Some(rest) = one.at.strip_prefix(SHORT) {
            one.at = format!("{SCHEMAS}{rest}");
        }
    }
}

/// Where an operation stands by its method and its path.
fn usual(one: &Operation) -> String {
    let path = escaped(&one.path);
    format!("/paths/{path}/{}", one.method.as_str().to_ascii_lowercase())
}

/// Where a parameter stands by its place in the list.
fn listed(operation: &str, at: usize) -> String {
    format!("{operation}/parameters/{at}")
}

/// A name as a segment of a JSON pointer (RFC 6901).
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
