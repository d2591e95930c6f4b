//! Bounds of integers: the types hold 64 bits with a sign, documents hold more.

use serde_json::{Map, Value};

use super::fit::Fit;
use crate::diag::Code;

/// The bounds, what excludes them, and where they go, as text, if they don't fit.
const BEYOND: [(&str, &str, &str); 2] = [
    ("minimum", "exclusiveMinimum", "x-oasmith-minimum"),
    ("maximum", "exclusiveMaximum", "x-oasmith-maximum"),
];

/// Makes the bounds of an integer whole, and moves them away if they are too big.
pub(super) fn fit(fit: &mut Fit<'_>, map: &mut Map<String, Value>) {
    if map.get("type").is_none_or(|kind| kind != "integer") {
        return;
    }
    for (key, exclusive, extension) in BEYOND {
        let Some(value) = map.get(key).filter(|value| !value.is_i64()) else { continue };
        let bound = value.as_f64().unwrap_or_default();
        // No integer lies between a bound and the next whole number inside it.
        let inside = if key == "minimum" { bound.ceil() } else { bound.floor() };
        if inside.abs() < 9e15 {
            map.insert(key.to_owned(), Value::from(inside as i64));
            if inside != bound {
                // What was excluded lies outside of the new bound.
                map.shift_remove(exclusive);
            }
        } else {
            let text =
                value.as_u64().map_or_else(|| format!("{inside}"), |n| n.to_string());
            map.shift_remove(key);
            map.insert(extension.to_owned(), Value::String(text));
        }
    }
    let step =
        map.get("multipleOf").filter(|step| !step.is_i64()).and_then(Value::as_f64);
    match step {
        Some(step) if step.fract() == 0.0 && step.abs() < 9e15 => {
            map.insert("multipleOf".to_owned(), Value::from(step as i64));
        }
        Some(_) => {
            map.shift_remove("multipleOf");
            let words =
                "an integer can't be a multiple of this; `multipleOf` is left out";
            fit.warn(Code::IgnoredKeyword, "multipleOf", words);
        }
        None => {}
    }
}
