//! Whether JSON says the same after a type has read and written it.

use serde_json::{Map, Value};

/// Where two values first differ, as a path with both sides. `null` equals absent, and
/// numbers are compared by value.
pub fn first_difference(before: &Value, after: &Value) -> Option<String> {
    difference(before, after, "$")
}

fn difference(before: &Value, after: &Value, path: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let get = |of: &Map<String, Value>, key: &str| {
                of.get(key).cloned().unwrap_or(Value::Null)
            };
            keys.into_iter().find_map(|key| {
                difference(&get(a, key), &get(b, key), &format!("{path}.{key}"))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(at, (a, b))| difference(a, b, &format!("{path}[{at}]")))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("{path}: {} became {}", short(a), short(b))),
    }
}

/// A value that fits into a line.
fn short(value: &Value) -> String {
    const MOST: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}..", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::first_difference;

    #[test]
    fn null_equals_absent_and_numbers_have_values() {
        let (before, after) = (json!({"a": null, "b": 1}), json!({"b": 1.0}));
        assert_eq!(first_difference(&before, &after), None);
    }

    #[test]
    fn what_is_lost_is_named() {
        let found =
            first_difference(&json!({"a": [1, {"b": 2}]}), &json!({"a": [1, {}]}));
        assert_eq!(found.as_deref(), Some("$.a[1].b: 2 became null"));
    }
}
