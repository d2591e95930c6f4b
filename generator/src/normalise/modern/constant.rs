//! `const` is an `enum` of one value.

use serde_json::Value;

use super::schema::Schema;
use crate::diag::Code;

/// Reads `const` as 3.0 would say it.
pub(super) fn as_enum(schema: &mut Schema<'_>) {
    let Some(value) = schema.map.shift_remove("const") else { return };
    match &value {
        Value::Object(_) | Value::Array(_) => {
            let kind = if value.is_array() { "array" } else { "object" };
            schema.map.entry("type").or_insert_with(|| Value::from(kind));
            let words = "types can't say that only one list or object is allowed; \
                         `const` is left out";
            schema.warn(Code::ValidationKeyword, "const", words);
        }
        Value::Null => schema.set("type", "null"),
        _ => {
            // Of both, `const` says more.
            schema.set("enum", vec![value]);
            let moved = |key| crate::diag::Pointer::root().child(key);
            schema.moved(&[(moved("const"), moved("enum"))]);
        }
    }
}
