//! The `examples` of a schema: 3.0 has one `example`.

use serde_json::Value;

use super::schema::Schema;
use crate::diag::{Code, Pointer};

/// The first example stands for all.
pub(super) fn as_example(schema: &mut Schema<'_>) {
    match schema.map.shift_remove("examples") {
        Some(Value::Array(examples)) => {
            let first = examples.into_iter().next();
            if let Some(first) = first.filter(|_| !schema.has("example")) {
                schema.set("example", first);
                let from = Pointer::from_tokens(["examples", "0"]);
                schema.moved(&[(from, Pointer::root().child("example"))]);
            }
        }
        Some(_) => {
            let words =
                "the `examples` of a schema have to be a list; they are left out";
            schema.warn(Code::IgnoredKeyword, "examples", words);
        }
        None => {}
    }
}
