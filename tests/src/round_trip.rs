//! Reads JSON into a type and writes it again, and says what was lost on the way.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What reads an example and writes it again.
pub type Check = fn(&Value) -> Result<(), String>;

/// Nothing may be lost: `null` equals absent, numbers are compared by value.
pub fn round_trip<T: Serialize + DeserializeOwned>(json: &Value) -> Result<(), String> {
    let text = json.to_string();
    let decoded: T = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let encoded = serde_json::to_value(&decoded).map_err(|error| error.to_string())?;
    same(json, &encoded)
}

/// Whether two values say the same; if not, where they first differ.
pub fn same(before: &Value, after: &Value) -> Result<(), String> {
    match first_difference(before, after, "$") {
        None => Ok(()),
        Some(difference) => Err(difference),
    }
}

/// Where two values first differ, as a path with both sides.
fn first_difference(before: &Value, after: &Value, path: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let get = |of: &serde_json::Map<String, Value>, key: &str| {
                of.get(key).cloned().unwrap_or(Value::Null)
            };
            keys.into_iter().find_map(|key| {
                first_difference(&get(a, key), &get(b, key), &format!("{path}.{key}"))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs
                .map(|(at, (a, b))| first_difference(a, b, &format!("{path}[{at}]")))
                .find_map(|found| found)
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("{path}: {a} became {b}")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::round_trip;

    #[test]
    fn null_equals_absent() {
        let lossless = round_trip::<BTreeMap<String, Option<i64>>>(&json!({"a": null}));
        assert_eq!(lossless, Ok(()));
    }

    #[test]
    fn numbers_are_compared_by_value() {
        assert_eq!(round_trip::<f64>(&json!(1)), Ok(()));
    }

    #[test]
    fn what_is_lost_is_named() {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Lossy {
            kept: Vec<i64>,
        }
        let json = json!({"kept": [1], "lost": {"a": 1}});
        let found = round_trip::<Lossy>(&json);
        assert_eq!(found, Err("$.lost: {\"a\":1} became null".to_owned()));
    }

    #[test]
    fn a_wrong_kind_does_not_pass() {
        assert!(round_trip::<i64>(&Value::from("1")).is_err());
    }
}
