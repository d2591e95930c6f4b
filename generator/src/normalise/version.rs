//! The gate: which versions of the standard the passes after this one can read.

use std::sync::Arc;

use serde_json::Value;

use crate::diag::{Code, Fault, Faults, Place, Pointer};
use crate::load::Sources;

/// What a document is read by. The entry file decides for all files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standard {
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1, and 3.2 as far as it is the same.
    V31,
}

impl Standard {
    /// How to call it in a message.
    pub fn name(self) -> &'static str {
        match self {
            Standard::V30 => "3.0",
            Standard::V31 => "3.1",
        }
    }

    fn of(version: &str) -> Option<Self> {
        let is = |minor: &str| {
            version
                .strip_prefix(minor)
                .is_some_and(|patch| patch.is_empty() || patch.starts_with(['.', '-']))
        };
        match () {
            () if is("3.0") => Some(Standard::V30),
            () if is("3.1") || is("3.2") => Some(Standard::V31),
            () => None,
        }
    }
}

/// The standard that the document is written by, and the version as it is declared.
pub(super) fn check(
    sources: &Sources,
    faults: &mut Faults,
) -> Option<(Standard, String)> {
    let entry = sources.entry().filter(|entry| entry.sound)?;
    let at = |key: &str| Place::value(&entry.path, Pointer::root().child(key));
    let fault = match (entry.tree.get("openapi"), entry.tree.get("swagger")) {
        (Some(version), _) => {
            let version = shown(version);
            if let Some(standard) = Standard::of(&version) {
                if version.starts_with("3.2") {
                    faults.push(newer(&version, at("openapi")));
                }
                return Some((standard, version));
            }
            let words = format!("OpenAPI {version} can't be read");
            Fault::new(Code::UnsupportedVersion, at("openapi"), words).hint(
                "Oasmith reads OpenAPI 3.0 and 3.1; write `openapi: 3.1.0` if the \
                 document fits it",
            )
        }
        (None, Some(version)) => Fault::new(
            Code::UnsupportedVersion,
            at("swagger"),
            format!("Swagger {} can't be read", shown(version)),
        )
        .hint("convert the document to OpenAPI 3.0, for example with `swagger2openapi`"),
        (None, None) => missing(&entry.path),
    };
    faults.push(fault);
    None
}

fn newer(version: &str, place: Place) -> Fault {
    let words = format!("OpenAPI {version} is read as 3.1");
    Fault::new(Code::NewerVersion, place, words).hint(
        "keys that came with 3.2, such as `itemSchema`, `query` and \
         `additionalOperations`, are reported where they stand and left out",
    )
}

fn missing(path: &Arc<str>) -> Fault {
    Fault::new(
        Code::MissingField,
        Place::value(path, Pointer::root()),
        "this is not an OpenAPI document: the field `openapi` is missing",
    )
    .hint("an OpenAPI document starts with a line such as `openapi: 3.0.3`")
}

fn shown(version: &Value) -> String {
    version.as_str().map_or_else(|| version.to_string(), str::to_owned)
}
