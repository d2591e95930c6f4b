//! What 3.1 says about the document itself and 3.0 does not.

use serde_json::Value;

/// On a licence: its SPDX expression.
pub const LICENSE_IDENTIFIER: &str = "x-oasmith-identifier";

/// Puts the summary before the description, and the licence's identifier aside.
pub(super) fn run(tree: &mut Value) {
    let Some(info) = tree.get_mut("info").and_then(Value::as_object_mut) else { return };
    if let Some(Value::String(summary)) = info.shift_remove("summary") {
        let text = match info.get("description").and_then(Value::as_str) {
            Some(description) if description.starts_with(&summary) => {
                description.to_owned()
            }
            Some(description) => format!("{summary}\n\n{description}"),
            None => summary,
        };
        info.insert("description".to_owned(), Value::String(text));
    }
    let license = info.get_mut("license").and_then(Value::as_object_mut);
    if let Some(license) = license
        && let Some(identifier) = license.shift_remove("identifier")
    {
        license.insert(LICENSE_IDENTIFIER.to_owned(), identifier);
    }
}
