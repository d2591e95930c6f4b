//! Components that no operation reaches, and what tells two schemas apart.

use serde_json::Value;

use super::context::Lowering;

/// Lowers the component schemas that the document itself declares, reached or not: what
/// the author gave a name to is part of the crate. Those that bundling made are not.
pub fn declared(lowering: &mut Lowering<'_>) {
    let document = lowering.document;
    let Some(components) = &document.openapi.components else { return };
    for name in components.schemas.keys() {
        let pointer = format!("/components/schemas/{}", escaped(name));
        if document.origins.place(&pointer).pointer.to_string() == pointer {
            lowering.component(name);
        }
    }
}

/// A name as a token of a JSON pointer (RFC 6901).
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Removes from a schema what only people read.
pub fn strip_words(value: &mut Value) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                for word in ["description", "title", "example", "externalDocs"] {
                    // A property may be called `title`: then it is a schema, not a word.
                    if members.get(word).is_some_and(|found| !is_schema(found)) {
                        members.remove(word);
                    }
                }
                left.extend(members.values_mut());
            }
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
}

fn is_schema(value: &Value) -> bool {
    value.as_object().is_some_and(|members| {
        ["type", "$ref", "allOf", "oneOf", "anyOf", "properties"]
            .iter()
            .any(|key| members.contains_key(*key))
    })
}
