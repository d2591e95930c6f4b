//! Whether JSON says the same after a type has read and written it. A probe has this file
//! as well.

use serde_json::{Map, Value};

/// Where two values first differ, as a path with both sides. `null` equals absent, and
/// numbers are compared by value.
pub fn first_difference(before: &Value, after: &Value) -> Option<String> {
    difference(before, after, "$", true)
}

/// Where something of the one value is not in the other. The other may have more members.
#[allow(dead_code, reason = "a probe asks for it")]
pub fn first_loss(before: &Value, after: &Value) -> Option<String> {
    difference(before, after, "$", false)
}

fn difference(
    before: &Value,
    after: &Value,
    path: &str,
    both_ways: bool,
) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let more = b.keys().filter(|key| both_ways && !a.contains_key(*key));
            a.keys().chain(more).find_map(|key| {
                let at = format!("{path}.{key}");
                difference(member(a, key), member(b, key), &at, both_ways)
            })
        }
        (Value::Null, _) if !both_ways => None,
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(at, (a, b))| {
                difference(a, b, &format!("{path}[{at}]"), both_ways)
            })
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("{path}: {} became {}", short(a), short(b))),
    }
}

fn member<'v>(of: &'v Map<String, Value>, key: &str) -> &'v Value {
    of.get(key).unwrap_or(&Value::Null)
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

    use super::{first_difference, first_loss};

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
        assert_eq!(first_loss(&json!({"a": 1}), &json!({"a": 1, "b": 0})), None);
        let lost = first_loss(&json!({"a": 1}), &json!({"b": 0}));
        assert_eq!(lost.as_deref(), Some("$.a: 1 became null"));
    }
}
