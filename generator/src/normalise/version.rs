//! The gate: which versions of the standard the passes after this one can read.

use std::sync::Arc;

use serde_json::Value;

use crate::diag::{Code, Fault, Faults, Place, Pointer};
use crate::load::Sources;

/// The version that the document declares, if it can be read.
pub(super) fn check(sources: &Sources, faults: &mut Faults) -> Option<String> {
    let entry = sources.entry().filter(|entry| entry.sound)?;
    let at = |key: &str| Place::value(&entry.path, Pointer::root().child(key));
    let fault = match (entry.tree.get("openapi"), entry.tree.get("swagger")) {
        (Some(Value::String(version)), _) if is_readable(version) => {
            return Some(version.clone());
        }
        (Some(version), _) => Fault::new(
            Code::UnsupportedVersion,
            at("openapi"),
            format!("OpenAPI {} can't be read", shown(version)),
        )
        .hint(
            "Oasmith reads OpenAPI 3.0; write `openapi: 3.0.3` if the document fits it",
        ),
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

fn missing(path: &Arc<str>) -> Fault {
    Fault::new(
        Code::MissingField,
        Place::value(path, Pointer::root()),
        "this is not an OpenAPI document: the field `openapi` is missing",
    )
    .hint("an OpenAPI document starts with a line such as `openapi: 3.0.3`")
}

fn is_readable(version: &str) -> bool {
    version == "3.0" || version.starts_with("3.0.")
}

fn shown(version: &Value) -> String {
    version.as_str().map_or_else(|| version.to_string(), str::to_owned)
}
