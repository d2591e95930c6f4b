//! Wrong kinds everywhere: any node of a sound document may be anything.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::injected::{NAMES, TEXTS};
use crate::line::run;
use crate::template::{Hole, document};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_node_is_nothing_panics(
        changes in prop::collection::vec((any::<u32>(), anything()), 1..6),
    ) {
        let mut count = 0;
        let mut document = document(&mut |hole| {
            count += 1;
            match hole {
                Hole::Name => format!("name{count}"),
                Hole::Text => format!("Some words {count}."),
            }
        });
        for (at, value) in changes {
            let nodes = size(&document);
            replace(&mut document, &mut (at as usize % nodes), value);
        }
        run(document.to_string().as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        run(&bytes);
    }

    #[test]
    fn any_yaml_is_read_or_refused(text in "openapi: [\"'3.01]{3,6}\n[a-z:{}\\[\\]&*!|>\"'#%@`, \n-]{0,120}") {
        run(text.as_bytes());
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let schema = "#/components/schemas/";
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(u64::MAX)),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(TEXTS).prop_map(Value::from),
        prop::sample::select(NAMES).prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{}, [], null, 1, "x"])),
        Just(json!({"$ref": format!("{schema}Thing")})),
        Just(json!({"$ref": format!("{schema}Choice")})),
        Just(json!({"$ref": "#/"})),
        Just(json!({"$ref": "#"})),
        Just(json!({"$ref": 1})),
        Just(json!({"$ref": "#/paths/~1things/post"})),
        Just(json!({"allOf": [{"$ref": format!("{schema}Thing")}, {"type": "string"}]})),
        Just(
            json!({"oneOf": [{"$ref": format!("{schema}Thing")}, {"type": "null"}, true]})
        ),
        Just(json!({"type": ["object", "array", "string", "null"], "items": false})),
        Just(json!({"type": "object", "additionalProperties": {"$ref": "#"}})),
        Just(
            json!({"type": "array", "prefixItems": [{}, true], "enum": [[], {}, null, 1]})
        ),
        Just(json!({"not": {}, "anyOf": [], "discriminator": {"propertyName": ""}})),
        Just(json!({"type": "integer", "enum": [1, "x", null], "minimum": 1e300})),
    ]
}

fn size(node: &Value) -> usize {
    1 + match node {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

/// Puts `new` where `left` nodes stand before.
fn replace(node: &mut Value, left: &mut usize, new: Value) -> Option<Value> {
    if *left == 0 {
        *node = new;
        return None;
    }
    *left -= 1;
    let mut new = Some(new);
    match node {
        Value::Array(list) => {
            for child in list {
                new = replace(child, left, new?);
            }
        }
        Value::Object(map) => {
            for child in map.values_mut() {
                new = replace(child, left, new?);
            }
        }
        _ => {}
    }
    new
}
